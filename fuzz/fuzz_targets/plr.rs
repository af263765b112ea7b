//! libFuzzer's program for `plr`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lrs_fuzz::plr(data));
