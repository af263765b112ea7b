//! Laws that hold for every input, and not only for the cases of `conformance/`.
//!
//! Each test is one law; its name says it. A failure found here becomes a vector where a user can see it.

#[path = "properties/date.rs"]
mod date;
#[path = "properties/uln.rs"]
mod uln;
