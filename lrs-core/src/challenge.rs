//! Data challenges: how a problem with a ULN or with a learning event is reported to the LRS.
//!
//! [`kinds`] is the guide's table of what can be challenged and what information it takes. [`route`](route()) says which
//! way a problem goes: a data challenge, your own update, the awarding organisation or the next ILR return. A
//! [`ChallengeDraft`] gathers what is known, by hand or [`from_conflict`]; [`check`](check()) says what is still missing,
//! and [`compose`](compose()) writes the text for the portal. [`status`](status()) and [`advance`] follow a challenge
//! until it has ended.
//!
//! # Privacy
//!
//! Only [`ChallengeDraft`] and [`ChallengeForm`] hold what a caller put in, and their `Debug` hides it. The reference
//! number of a data challenge holds the learner's ULN, so that this room neither asks for it nor keeps it; an e-mail with
//! the number and other details is held by [`breach::assess`](crate::breach::assess).
//!
//! # Examples
//!
//! ```
//! use lrs_core::LearnerDraft;
//! use lrs_core::challenge::{ChallengeDraft, check, compose};
//! use lrs_core::value::ChallengeKind;
//!
//! let with_uln = |uln: &'static str| LearnerDraft { uln: uln.into(), ..LearnerDraft::default() };
//! let draft = ChallengeDraft {
//!     learners: vec![with_uln("9276308686"), with_uln("1026893096")],
//!     contact_name: "Rhian Maddock".into(),
//!     contact_email_address: "exams@example.org".into(),
//!     contact_telephone: "01632 960001".into(),
//!     ..ChallengeDraft::new(ChallengeKind::DuplicateUln)
//! };
//! let found = check(&draft);
//! assert_eq!((found.is_ready, found.findings[0].code()), (false, "challenge.master_missing"));
//!
//! let draft = ChallengeDraft { master_uln: "9276308686".into(), ..draft };
//! assert!(check(&draft).is_ready);
//! assert!(compose(&draft).comments.ends_with("Please merge 1026893096 into the master ULN 9276308686."));
//! ```

mod check;
mod compose;
mod conflict;
mod draft;
mod information;
mod problem;
mod route;
mod status;

use crate::finding::{Finding, Rule};
use crate::guide::Section;

pub use check::{ChallengeCheck, check};
pub use compose::{ChallengeForm, compose};
pub use conflict::from_conflict;
pub use draft::{ChallengeDraft, ChallengeField};
pub use information::{ChallengeInformation, ChallengeType, information, kinds};
pub use problem::ChallengeProblem;
pub use route::{ChallengeRoute, ChallengeSituation, ChallengeStep, ChallengeWay, route};
pub use status::{ChallengeError, ChallengeEvent, ChallengeState, ChallengeStatus, advance, status};

const fn guide(number: &'static str, heading: &'static str) -> Section {
    Section::Guide { number, heading }
}

const OVERVIEW: Section = guide("6.1", "Overview");
const ULN_PROBLEM: Section = guide("6.2", "Report a ULN problem");
const PLR_PROBLEM: Section = guide("6.3", "Report a problem with the content of the PLR");
const WRONG_INFORMATION: Section = guide("6.3.1", "Information on one of the qualifications is wrong");
const NOT_THIS_LEARNER: Section = guide("6.3.2", "One of the qualifications does not belong to this learner");
const MORE_THAN_ONCE: Section = guide("6.3.3", "One of the qualifications appears more than once");
const HISTORY: Section = guide("6.4", "View data challenge history");
const UPDATE: Section = guide("4.2.3", "View, add or update learner's ULN details");

/// A finding about a data challenge.
///
/// # Privacy
///
/// It says which part of the draft is meant, never what stands there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ChallengeFinding {
    /// The finding.
    pub finding: Finding,
    /// The field of the draft; none where the challenge as a whole is meant.
    pub field: Option<ChallengeField>,
    /// Which of the learners or qualifications in that field, from 0; none where the field as a whole is meant.
    pub place: Option<usize>,
}

impl ChallengeFinding {
    const fn new(rule: &'static Rule) -> Self {
        Self::of(Finding::new(rule, None))
    }

    const fn of(finding: Finding) -> Self {
        Self { finding, field: None, place: None }
    }

    const fn at(rule: &'static Rule, field: ChallengeField) -> Self {
        Self { field: Some(field), ..Self::new(rule) }
    }

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        self.finding.code
    }
}

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] =
    &[route::RULES, check::RULES, check::EVENT_RULES, compose::RULES, status::RULES, status::ERROR_RULES];
