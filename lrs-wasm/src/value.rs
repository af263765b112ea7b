//! One value each.

pub mod identifier;
pub mod name;
pub mod person;
pub mod postcode;
pub mod sharing;
pub mod uln;
pub mod verification;
