//! libFuzzer's program for `uln`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::uln(data));
