//! libFuzzer's program for `batch_outcome`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::batch_outcome(data));
