//! How text is compared: digits of every script, and (see each file) names folded to a key.

mod digit;

pub use digit::decimal_digit;
