//! Programs that show how to use `lrs-core`, and the invented learners that its tests and benches share.
//!
//! [`people`] makes them; [`mail`] has invented e-mails. The programs stand in `rust/`, `python/`, `typescript/` and `browser/`; the package's
//! `README.md` says how to run each.
#![forbid(unsafe_code)]

pub mod college_day;
pub mod enrol;
pub mod evaluate;
pub mod find;
mod folder;
pub mod mail;
pub mod people;
pub mod screen;
pub mod whole_file;

/// The README's Rust, which runs as an example of these docs.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The same for the crate's own page.
#[cfg(doctest)]
#[doc = include_str!("../../lrs-core/README.md")]
pub struct CoreReadme;
