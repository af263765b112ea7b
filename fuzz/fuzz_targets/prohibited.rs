//! libFuzzer's program for `prohibited`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::prohibited(data));
