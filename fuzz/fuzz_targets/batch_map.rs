//! libFuzzer's program for `batch_map`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::batch_map(data));
