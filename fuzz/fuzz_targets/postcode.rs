//! libFuzzer's program for `postcode`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::postcode(data));
