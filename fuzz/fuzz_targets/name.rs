//! libFuzzer's program for `name`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::name(data));
