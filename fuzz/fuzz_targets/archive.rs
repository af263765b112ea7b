//! libFuzzer's program for `archive`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::archive(data));
