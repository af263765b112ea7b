//! What a judge of messages answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use lrs_core::breach;
use lrs_core::wire::{Offsets, Spans};
use pyo3::prelude::*;

use super::message::{EmailMessage, Unread};
use crate::finding::span;

/// What was found in a message, and whether it may leave. It holds no value of the message.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(Clone, PartialEq)]
pub(crate) struct BreachReport {
    report: breach::BreachReport,
    spans: Arc<Spans>,
}

impl BreachReport {
    /// A judgement of `message`, in whose parts the spans are counted: code points, as Python counts.
    pub(super) fn of(report: breach::BreachReport, message: &breach::EmailMessage) -> Self {
        let spans = Arc::new(Spans::of(&report, message, Offsets::CodePoints));
        Self { report, spans }
    }
}

#[pymethods]
impl BreachReport {
    /// `send`: it may go; `hold`: it must not go as it is.
    #[getter]
    fn verdict(&self) -> &'static str {
        self.report.verdict.code()
    }

    /// The breaches, at most one of a kind, as a new list.
    #[getter]
    fn breaches(&self) -> Vec<Breach> {
        let breaches = self.report.breaches.iter().cloned();
        breaches.map(|breach| Breach { breach, spans: Arc::clone(&self.spans) }).collect()
    }

    /// What else the sender should know, as a new list.
    #[getter]
    fn advice(&self) -> Vec<BreachAdvice> {
        self.report.advice.iter().copied().map(BreachAdvice).collect()
    }

    /// What was not read, as a new list.
    #[getter]
    fn unread(&self) -> Vec<Unread> {
        self.report.unread.iter().copied().map(Unread).collect()
    }

    fn __repr__(&self) -> String {
        let kinds: Vec<&str> = self.report.breaches.iter().map(|breach| breach.kind.code()).collect();
        format!("BreachReport('{}', breaches='{}')", self.verdict(), kinds.join(", "))
    }
}

/// A breach, and what it rests on. It holds no value of the message.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(PartialEq)]
pub(crate) struct Breach {
    breach: breach::Breach,
    spans: Arc<Spans>,
}

#[pymethods]
impl Breach {
    /// The stable code, for example `uln_with_demographic`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.breach.kind.code()
    }

    /// Where the rule stands.
    #[getter]
    fn section(&self) -> String {
        self.breach.section().to_string()
    }

    /// What is wrong, in one sentence that names what was found.
    #[getter]
    fn message(&self) -> String {
        self.breach.message()
    }

    /// What to do instead.
    #[getter]
    fn remedy(&self) -> &'static str {
        self.breach.remedy()
    }

    /// What it rests on, at most 100 pieces, as a new list.
    #[getter]
    fn evidence(&self) -> Vec<Evidence> {
        let evidence = self.breach.evidence.iter().cloned();
        evidence.map(|evidence| Evidence { span: self.spans.get(&evidence), evidence }).collect()
    }

    /// How many pieces there are in all.
    #[getter]
    fn evidence_count(&self) -> usize {
        self.breach.evidence_count
    }

    fn __repr__(&self) -> String {
        format!("Breach('{}', evidence_count={})", self.kind(), self.breach.evidence_count)
    }
}

/// Something in a message that a breach rests on: where it stands; `value` gives it to whoever has the message.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(PartialEq)]
pub(crate) struct Evidence {
    evidence: breach::Evidence,
    span: lrs_core::wire::Span,
}

#[pymethods]
impl Evidence {
    /// What it is: a stable code, for example `date_of_birth`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.evidence.kind.code()
    }

    /// In which part: `subject`, `body`, `html`, `attachment 1`, `name of attachment 1`.
    #[getter]
    fn part(&self) -> String {
        self.evidence.part.to_string()
    }

    /// Where in the part's text, in code points.
    #[getter]
    fn span<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        span(py, self.span)
    }

    /// How sure it is, in percent.
    #[getter]
    fn confidence(&self) -> u8 {
        self.evidence.confidence
    }

    /// Which of the message's learners it is about, from 0; None where that cannot be told.
    #[getter]
    fn learner(&self) -> Option<u32> {
        self.evidence.learner
    }

    /// The value with every letter as `x` and every digit as `9`.
    #[getter]
    fn preview(&self) -> &str {
        &self.evidence.preview
    }

    /// The value itself, from the message that was judged; None where the text is another.
    #[pyo3(signature = (message, /))]
    fn value(&self, message: Bound<'_, PyAny>) -> PyResult<Option<String>> {
        if let Ok(message) = message.cast::<EmailMessage>() {
            return Ok(self.evidence.value(&message.get().0));
        }
        Ok(self.evidence.value(&EmailMessage::of(&message)?))
    }

    fn __repr__(&self) -> String {
        format!(
            "Evidence('{}', part='{}', confidence={})",
            self.kind(),
            self.evidence.part,
            self.evidence.confidence
        )
    }
}

/// What the sender should know beside the breaches.
#[pyclass(frozen, eq, module = "lrs.breach")]
#[derive(PartialEq)]
pub(crate) struct BreachAdvice(breach::BreachAdvice);

#[pymethods]
impl BreachAdvice {
    /// The stable code, for example `breach.same_method`.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code()
    }

    /// Where it comes from.
    #[getter]
    fn section(&self) -> String {
        self.0.section().to_string()
    }

    /// What it says.
    #[getter]
    fn message(&self) -> &'static str {
        self.0.message()
    }

    /// What to do.
    #[getter]
    fn remedy(&self) -> &'static str {
        self.0.remedy()
    }

    /// The part that it is about; None where it is about the whole message.
    #[getter]
    fn part(&self) -> Option<String> {
        self.0.part.map(|part| part.to_string())
    }

    fn __repr__(&self) -> String {
        format!("BreachAdvice('{}')", self.0.code())
    }
}

/// A message that was made to pass. Its repr shows nothing of the message.
#[pyclass(frozen, module = "lrs.breach")]
pub(crate) struct Redaction {
    message: EmailMessage,
    removed: BTreeMap<&'static str, usize>,
    report: BreachReport,
}

impl Redaction {
    pub(super) fn of(redaction: breach::Redaction) -> Self {
        let removed = redaction.removed.into_iter();
        Self {
            removed: removed.map(|(kind, count)| (kind.code(), count)).collect(),
            report: BreachReport::of(redaction.report, &redaction.message),
            message: EmailMessage(redaction.message),
        }
    }
}

#[pymethods]
impl Redaction {
    /// The message with `[removed]` where something was taken out.
    #[getter]
    fn message(&self) -> EmailMessage {
        self.message.clone()
    }

    /// How many pieces were taken out, by the code of what they were, as a new dictionary.
    #[getter]
    fn removed(&self) -> BTreeMap<&'static str, usize> {
        self.removed.clone()
    }

    /// The judgement of what is left.
    #[getter]
    fn report(&self) -> BreachReport {
        self.report.clone()
    }

    fn __repr__(&self) -> String {
        let count: usize = self.removed.values().sum();
        format!("Redaction('{}', {count} removed)", self.report.report.verdict.code())
    }
}
