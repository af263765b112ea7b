//! libFuzzer's program for `html`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::html(data));
