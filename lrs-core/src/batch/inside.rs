//! What the records of one file say against each other: learners who stand in it twice, and ULNs that contradict.
//!
//! Each record may be right by itself, so a check of records one by one cannot see it. Here every record leaves a few
//! numbers behind and none of its texts: hashes of its fields, its ULN, and what [`matching`](crate::matching) needs.

mod collect;
mod judge;
mod keys;
mod policy;
mod report;
mod rules;
mod summary;
#[cfg(test)]
mod tests;

pub use collect::{Inside, check_inside, check_inside_with};
pub use policy::InsidePolicy;
pub use report::{InsideFinding, InsideReport};
pub(super) use rules::{RULES, is_ours};
