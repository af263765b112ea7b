//! What would settle the errors of a record.

use super::ask;
use crate::finding::{Field, Finding, Severity, fill};
use crate::guide::Section;

/// Who can settle an error.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Ask {
    /// The learner.
    Learner,
    /// Whoever enrolled the learner, with the papers at hand.
    Office,
    /// Whoever runs the system that the file came from.
    Mis,
    /// The LRS Service Desk.
    ServiceDesk,
}

impl Ask {
    /// Everybody who may be asked.
    pub const ALL: [Self; 4] = [Self::Learner, Self::Office, Self::Mis, Self::ServiceDesk];

    /// The stable name: `learner`, `office`, `mis` or `service_desk`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Office => "office",
            Self::Mis => "mis",
            Self::ServiceDesk => "service_desk",
        }
    }

    /// As people say it: `the learner`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Learner => "the learner",
            Self::Office => "whoever enrolled the learner",
            Self::Mis => "whoever runs your system",
            Self::ServiceDesk => "the LRS Service Desk",
        }
    }
}

/// A question whose answer would settle an error of a record.
///
/// # Privacy
///
/// Holds no learner's value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct BatchQuestion {
    /// The error, with its record and line.
    pub finding: Finding,
    /// Who knows the answer.
    pub ask: Ask,
    /// Where the question comes from.
    pub section: Section,
    words: &'static str,
}

impl BatchQuestion {
    /// The question about an error.
    fn about(finding: Finding) -> Self {
        let row = ask::about(finding.code, finding.field);
        Self { finding, ask: row.ask, section: row.section, words: row.question }
    }

    /// What to ask, in plain English.
    pub fn question(&self) -> String {
        fill(self.words, self.finding.field.map_or("", Field::label), [0, 0])
    }
}

/// The questions about the errors of a record; one that would be asked twice stands once.
pub(super) fn questions(findings: &[Finding]) -> Vec<BatchQuestion> {
    let mut questions: Vec<BatchQuestion> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let question = BatchQuestion::about(*finding);
        let is_same =
            |other: &BatchQuestion| (other.words, other.finding.field) == (question.words, finding.field);
        if !questions.iter().any(is_same) {
            questions.push(question);
        }
    }
    questions
}
