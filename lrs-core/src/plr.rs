//! The Personal Learning Record (PLR): what a learner has achieved, from three sources, and who may see it.
//!
//! A record is a list of [`LearningEvent`]s. Much of it may be blank, and a source contradicts itself now and then:
//! [`why_blank`] says why a grade or a date may be missing, [`check`] what cannot be, [`why_absent`] why a qualification
//! does not stand there at all, and [`mend`] who can put it right. [`view`] decides whether somebody may see it, and
//! [`report`](report()) makes the report that is handed to the learner.
//!
//! # Examples
//!
//! ```
//! use lrs_core::AbilityToShare;
//! use lrs_core::plr::{self, LearningEvent, PlrRequest};
//! use lrs_core::value::UserRole;
//!
//! let event = LearningEvent { source: "ILR".into(), subject: "Bricklaying".into(), ..LearningEvent::default() };
//! let request = PlrRequest {
//!     roles: vec![UserRole::LearnerRecord],
//!     has_searched: true,
//!     has_seen_privacy_notice: true,
//!     ability_to_share: Some(AbilityToShare::AbleToShare),
//!     ..PlrRequest::default()
//! };
//! assert_eq!(plr::view(&[event], &request).shown, [0]);
//! ```

mod absence;
mod blank;
mod check;
mod column;
mod error;
mod event;
mod mending;
#[cfg(any(feature = "json", feature = "xml"))]
mod read;
mod report;
mod source;
mod view;

use crate::finding::{Finding, Rule};
use crate::guide::Section;

pub use absence::{AbsentEvent, why_absent};
pub use blank::why_blank;
pub use check::check;
pub use column::{PlrColumn, SortOrder, sort};
pub use error::PlrError;
pub use event::{EventField, LearningEvent};
pub(crate) use mending::PARTICIPATION;
pub use mending::{MendWay, Mending, PlrProblem, mend};
#[cfg(any(feature = "json", feature = "xml"))]
pub use read::{PlrLimits, PlrRecord, read};
#[cfg(feature = "pdf")]
pub use report::write_pdf;
pub use report::{PlrReport, ReportEntry, ReportHead, report, write_html};
pub use source::PlrSource;
pub use view::{PlrAccess, PlrRequest, PlrView, view};

/// A finding about a Personal Learning Record.
///
/// # Privacy
///
/// It says which event and which field, never what stands there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PlrFinding {
    /// The finding.
    pub finding: Finding,
    /// The event, by its place in the record, from 0; none where the record as a whole is meant.
    pub event: Option<usize>,
    /// The event's field; none where the event as a whole is meant.
    pub field: Option<EventField>,
}

impl PlrFinding {
    const fn new(rule: &'static Rule) -> Self {
        Self { finding: Finding::new(rule, None), event: None, field: None }
    }

    const fn at(rule: &'static Rule, event: usize, field: Option<EventField>) -> Self {
        Self { event: Some(event), field, ..Self::new(rule) }
    }

    const fn in_field(rule: &'static Rule, field: EventField) -> Self {
        Self { field: Some(field), ..Self::new(rule) }
    }

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        self.finding.code
    }
}

const SOURCES: Section = Section::Guide { number: "5.2", heading: "Information displayed on the PLR" };
const NO_GRADE: Section = Section::Guide { number: "5.2.1", heading: "Qualification has no grade" };
const NO_DATE: Section = Section::Guide { number: "5.2.2", heading: "Qualification has no date" };
const VIEWING: Section = Section::Guide { number: "5.3", heading: "Viewing the Personal Learning Record" };
const REPORT: Section = Section::Guide { number: "5.4", heading: "Create a PLR report" };
const CHALLENGE: Section =
    Section::Guide { number: "6.1", heading: "Report a ULN or PLR problem (Data Challenge)" };

/// The rules of this room.
pub(crate) static RULES: &[&[&Rule]] = &[
    absence::RULES,
    blank::RULES,
    check::RULES,
    error::RULES,
    mending::RULES,
    #[cfg(any(feature = "json", feature = "xml"))]
    read::RULES,
    report::RULES,
    view::RULES,
];
