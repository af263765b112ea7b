//! libFuzzer's program for `workbook`.
#![no_main]

libfuzzer_sys::fuzz_target!(
    // A panic of the crate that reads XLSX is caught by the library, and must not end the search.
    init: std::panic::set_hook(Box::new(|_| {})),
    |data: &[u8]| lrs_fuzz::workbook(data)
);
