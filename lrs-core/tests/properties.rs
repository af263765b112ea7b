//! Laws that hold for every input, and not only for the cases of `conformance/`.
//!
//! Each test is one law; its name says it. A failure found here becomes a vector where a user can see it.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a law may take its own input's shape for granted"
)]

#[path = "properties/access.rs"]
mod access;
#[path = "properties/batch.rs"]
mod batch;
#[path = "properties/breach.rs"]
mod breach;
#[path = "properties/date.rs"]
mod date;
#[path = "properties/learner.rs"]
mod learner;
#[path = "properties/matching.rs"]
mod matching;
#[path = "properties/name.rs"]
mod name;
#[path = "properties/plan.rs"]
mod plan;
#[path = "properties/postcode.rs"]
mod postcode;
#[path = "properties/rehearsal.rs"]
mod rehearsal;
#[path = "properties/uln.rs"]
mod uln;
#[path = "properties/value.rs"]
mod value;
