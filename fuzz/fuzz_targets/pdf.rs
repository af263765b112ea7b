//! libFuzzer's program for `pdf`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::pdf(data));
