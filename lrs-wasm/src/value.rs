//! One value each.

pub mod uln;
