//! One value each, never one another: a ULN is not a number, a postcode is not a text.
//!
//! A value type carries its validity: what has been parsed need not be checked again.

mod date;
pub mod uln;

pub use date::Date;
pub use uln::{Uln, UlnError};
