//! Every rule there is, and the error of everything, for `?`.

use crate::finding::Rule;
use crate::{learner, value};

/// The rules of every room: each code once.
///
/// # Examples
///
/// ```
/// let codes: Vec<&str> = lrs_core::error::rules().map(|rule| rule.code).collect();
/// assert!(codes.contains(&"uln.check_digit"));
/// ```
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    ROOMS.iter().chain(learner::CHECK_RULES).flat_map(|room| room.iter().copied())
}

static ROOMS: &[&[&Rule]] = &[value::uln::RULES];
