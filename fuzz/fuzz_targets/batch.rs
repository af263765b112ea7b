//! libFuzzer's program for `batch`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::batch(data));
