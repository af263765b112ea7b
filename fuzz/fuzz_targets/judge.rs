//! libFuzzer's program for `judge`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::judge(data));
