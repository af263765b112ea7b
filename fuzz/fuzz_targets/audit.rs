//! libFuzzer's program for `audit`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::audit(data));
