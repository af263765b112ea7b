//! libFuzzer's program for `draft`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::draft(data));
