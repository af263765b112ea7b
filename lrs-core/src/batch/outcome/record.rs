//! One record of an output file, and the code beside it.

use core::fmt;

use super::rules;
use super::slot::Slot;
use crate::finding::{Field, Finding};
use crate::guide::{Outcome, ReturnCode, ServiceCode};
use crate::learner::LearnerDraft;
use crate::value::Uln;

/// The code beside a record, as far as it is known.
///
/// # Privacy
///
/// `Debug` hides a code that is not known: in a file whose columns slipped it may be anything.
#[derive(Clone, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum OutputCode {
    /// A return code of a registration batch.
    Return(ReturnCode),
    /// A code of the web services, as verify outputs have it.
    Service(ServiceCode),
    /// Something else, as it stands.
    Other(String),
    /// Nothing.
    #[default]
    Missing,
}

impl OutputCode {
    /// Reads a code; what is not known is kept as it stands.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::batch::{OutputCode, Outcome};
    ///
    /// assert_eq!(OutputCode::read("RC 10").text(), "RC010");
    /// assert_eq!(OutputCode::read("RC099").text(), "RC099");
    /// assert_eq!(OutputCode::read("RC099").outcome(), Outcome::Unknown);
    /// ```
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let known = ReturnCode::from_code(text)
            .map(Self::Return)
            .or_else(|| ServiceCode::from_code(text).map(Self::Service));
        match known {
            Some(code) => code,
            None if text.is_empty() => Self::Missing,
            None => Self::Other(text.to_owned()),
        }
    }

    /// The code as the LRS writes it; one that is not known as it stands; empty where there is none.
    pub fn text(&self) -> &str {
        match self {
            Self::Return(code) => code.code(),
            Self::Service(code) => code.code(),
            Self::Other(text) => text,
            Self::Missing => "",
        }
    }

    /// Whether the record is done with.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Return(code) => code.outcome(),
            Self::Service(code) => code.outcome(),
            Self::Other(_) | Self::Missing => Outcome::Unknown,
        }
    }

    /// What the code means, as a clause; none where that is not published.
    pub const fn meaning(&self) -> Option<&'static str> {
        match self {
            Self::Return(code) => code.meaning(),
            Self::Service(code) => Some(code.meaning()),
            Self::Other(_) | Self::Missing => None,
        }
    }
}

impl fmt::Debug for OutputCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(_) => f.write_str("Other(<redacted>)"),
            Self::Missing => f.write_str("Missing"),
            known => f.write_str(known.text()),
        }
    }
}

/// One record of an output file.
///
/// # Privacy
///
/// Holds the learner's values. `Debug` shows places, the code, and which fields are filled.
#[derive(Clone, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct OutputRecord {
    /// The number of the record, from 1.
    pub record: u64,
    /// The physical line on which it begins, from 1.
    pub line: u64,
    /// The code beside it.
    pub code: OutputCode,
    /// The learner: in a registration output what was sent, with the ULN; in a verify output what the LRS holds.
    pub learner: LearnerDraft<'static>,
    /// What a verify batch was searched by; the MIS identifier stands in [`learner`](Self::learner).
    pub searched: Option<LearnerDraft<'static>>,
    /// The signs of what could not be verified, as they stand: their values are not published.
    pub failure_flags: Vec<String>,
    /// What is wrong with the record.
    pub findings: Vec<Finding>,
    /// `LearnerRecordCount`, where it is filled.
    pub(super) stated_count: Option<String>,
}

impl OutputRecord {
    /// Puts a value where it belongs; the first of two for one field counts.
    pub(super) fn put(&mut self, slot: Slot, value: &str) {
        if value.is_empty() {
            return;
        }
        match slot {
            Slot::Learner(field) => keep_first(&mut self.learner, field, value),
            Slot::Searched(field) => {
                keep_first(self.searched.get_or_insert_default(), field, value);
            }
            Slot::Code if self.code == OutputCode::Missing => self.code = OutputCode::read(value),
            Slot::FailureFlag => self.failure_flags.push(value.to_owned()),
            Slot::RecordCount if self.stated_count.is_none() => self.stated_count = Some(value.to_owned()),
            Slot::Code | Slot::RecordCount | Slot::File | Slot::Extra => {}
        }
    }

    /// The ULN that the record brings, where it is a right one.
    pub fn uln(&self) -> Option<Uln> {
        Uln::parse(self.learner.uln.trim()).ok()
    }

    /// The MIS identifier as it is compared: without spaces around it.
    pub(super) fn mis_identifier(&self) -> &str {
        self.learner.mis_identifier.trim()
    }

    /// What is wrong with the code and the ULN of a whole record.
    pub(super) fn judge(&mut self) {
        match self.code {
            OutputCode::Missing => self.note(&rules::CODE_MISSING, None),
            OutputCode::Other(_) => self.note(&rules::CODE_UNKNOWN, None),
            _ => {}
        }
        let has_uln = !self.learner.uln.trim().is_empty();
        match (self.code.outcome(), has_uln) {
            (Outcome::Successful, false) => self.note(&rules::ULN_MISSING, Some(Field::Uln)),
            (_, true) if self.uln().is_none() => self.note(&rules::ULN_WRONG, Some(Field::Uln)),
            _ => {}
        }
    }

    pub(super) fn note(&mut self, rule: &'static crate::finding::Rule, field: Option<Field>) {
        self.findings.push(Finding::new(rule, field).at(Some(self.record), Some(self.line), None));
    }
}

fn keep_first(draft: &mut LearnerDraft<'static>, field: Field, value: &str) {
    if draft.text(field).is_empty() {
        draft.set(field, value.to_owned());
    }
}

impl fmt::Debug for OutputRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutputRecord")
            .field("record", &self.record)
            .field("line", &self.line)
            .field("code", &self.code)
            .field("learner", &self.learner)
            .field("searched", &self.searched)
            .field("failure_flags", &self.failure_flags.len())
            .field("findings", &self.findings)
            .finish()
    }
}
