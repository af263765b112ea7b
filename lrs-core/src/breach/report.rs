//! What a judge of messages answers.

use core::fmt;
use core::ops::Range;

use super::entity::EntityKind;
use super::kind::BreachKind;
use super::message::{EmailMessage, Part, Unread};
use crate::finding::Rule;
use crate::guide::Section;

/// Whether a message may leave.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Verdict {
    /// It may go.
    #[default]
    Send,
    /// It must not go as it is.
    Hold,
}

impl Verdict {
    /// The stable name: `send` or `hold`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Hold => "hold",
        }
    }
}

/// Something in a message that a breach rests on.
///
/// # Privacy
///
/// It says where the value stands; [`value`](Self::value) gives it to whoever asks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Evidence {
    /// What it is.
    pub kind: EntityKind,
    /// In which part.
    pub part: Part,
    /// Where in the part's text, in bytes.
    pub span: Range<usize>,
    /// How sure it is, in percent.
    pub confidence: u8,
    /// Which of the message's learners it is about, counted from 0; none where that cannot be told.
    pub learner: Option<u32>,
    /// The value with every letter as `x` and every digit as `9`.
    pub preview: String,
}

impl Evidence {
    /// The value itself, from the message that was judged; none where the text is another.
    pub fn value(&self, message: &EmailMessage) -> Option<String> {
        let parts = message.parts();
        let part = parts.iter().find(|part| part.part == self.part)?;
        part.text.get(self.span.clone()).map(str::to_owned)
    }
}

/// A breach, and what it rests on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Breach {
    /// Which rule is broken.
    pub kind: BreachKind,
    /// What it rests on: at most [`MOST_EVIDENCE`] pieces, the surest first of each kind kept.
    pub evidence: Vec<Evidence>,
    /// How many pieces there are in all.
    pub evidence_count: usize,
}

/// How many pieces of evidence a breach keeps.
// CHOICE: a class list in a report is read by its first lines.
pub const MOST_EVIDENCE: usize = 100;

impl Breach {
    /// Where the rule stands.
    pub fn section(&self) -> Section {
        self.kind.section()
    }

    /// What is wrong, in one sentence that names what was found.
    pub fn message(&self) -> String {
        let mut kinds: Vec<EntityKind> = self.evidence.iter().map(|evidence| evidence.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let found: Vec<&str> = kinds.iter().map(|kind| kind.label()).collect();
        format!("{}: {}", self.kind.message(), found.join(", "))
    }

    /// What to do instead.
    pub fn remedy(&self) -> &'static str {
        self.kind.remedy()
    }
}

/// What the sender should know beside the breaches.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct BreachAdvice {
    pub(super) rule: &'static Rule,
    /// The part that it is about.
    pub part: Option<Part>,
}

impl BreachAdvice {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// Where it comes from.
    pub fn section(&self) -> Section {
        self.rule.section
    }

    /// What it says.
    pub fn message(&self) -> &'static str {
        self.rule.message
    }

    /// What to do.
    pub fn remedy(&self) -> &'static str {
        self.rule.remedy
    }
}

impl fmt::Debug for BreachAdvice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BreachAdvice").field("code", &self.rule.code).field("part", &self.part).finish()
    }
}

/// What was found in a message, and whether it may leave.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct BreachReport {
    /// Whether it may leave.
    pub verdict: Verdict,
    /// The breaches, at most one of a kind.
    pub breaches: Vec<Breach>,
    /// What else the sender should know.
    pub advice: Vec<BreachAdvice>,
    /// What was not read.
    pub unread: Vec<Unread>,
}

/// A value with its letters as `x` and its digits as `9`.
pub(super) fn preview(value: &str) -> String {
    const LONGEST: usize = 60;
    value
        .chars()
        .take(LONGEST)
        .map(|letter| {
            if letter.is_alphabetic() {
                'x'
            } else if letter.is_numeric() {
                '9'
            } else if letter.is_ascii() || letter.is_whitespace() {
                letter
            } else {
                '·'
            }
        })
        .collect()
}
