//! Details of a learner beyond the five: course, grade, school, candidate number. They matter beside a reference of a data
//! challenge, which holds the ULN.

use crate::breach::label::Labelled;
use crate::breach::phrase::{Cue, Meaning};
use crate::breach::scan::Scan;
use crate::breach::token::Kind;
use crate::breach::zone::Zone;

/// A detail.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct DetailFound {
    pub(in super::super) first: usize,
    pub(in super::super) last: usize,
    pub(in super::super) confidence: u8,
}

// CHOICE: by judgement.
const SURE: u8 = 75;

pub(in super::super) fn find(scan: &Scan<'_>) -> Vec<DetailFound> {
    scan.hits
        .iter()
        .filter(|hit| {
            matches!(hit.meaning, Meaning::Cue(Cue::Detail) | Meaning::Label(Labelled::Detail))
                || (hit.meaning == Meaning::Cue(Cue::LearnerTalk) && is_candidate_number(scan, hit.last))
        })
        .filter(|hit| scan.zone(hit.first) == Zone::Body)
        .map(|hit| DetailFound { first: hit.first, last: hit.last, confidence: SURE })
        .collect()
}

/// `candidate 0417`.
fn is_candidate_number(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_one_of(at, &["candidate", "cand", "ymgeisydd"])
        && scan.token(at + 1).is_some_and(|token| token.kind == Kind::Number && token.end - token.start == 4)
}
