//! libFuzzer's program for `matching`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::matching(data));
