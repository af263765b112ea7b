//! libFuzzer's program for `mime`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::mime(data));
