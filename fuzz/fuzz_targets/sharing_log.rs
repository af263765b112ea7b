//! libFuzzer's program for `sharing_log`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::sharing_log(data));
