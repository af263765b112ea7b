//! Whether an e-mail would breach the security rules of the LRS.

pub(crate) mod given;
pub(crate) mod message;
pub(crate) mod policy;
pub(crate) mod report;

use lrs_core::breach;
use pyo3::prelude::*;

use message::EmailMessage;
use policy::{BreachPolicy, wanted};
use report::{BreachReport, Redaction};

/// Judges a message: an `EmailMessage`, or a dictionary of its names and values.
#[pyfunction]
#[pyo3(signature = (message, policy=None))]
pub(crate) fn assess(
    py: Python<'_>,
    message: Bound<'_, PyAny>,
    policy: Option<Bound<'_, BreachPolicy>>,
) -> PyResult<BreachReport> {
    let (message, policy) = (EmailMessage::of(&message)?, wanted(policy));
    Ok(py.detach(|| BreachReport::of(breach::assess(&message, &policy), &message)))
}

/// Takes out the least that lets a message pass: of a learner's details one kind stays, the one of which there is most.
///
/// A part that was not read stays unread, and holds the message as before.
#[pyfunction]
#[pyo3(signature = (message, policy=None))]
pub(crate) fn redact(
    py: Python<'_>,
    message: Bound<'_, PyAny>,
    policy: Option<Bound<'_, BreachPolicy>>,
) -> PyResult<Redaction> {
    let (message, policy) = (EmailMessage::of(&message)?, wanted(policy));
    Ok(py.detach(|| Redaction::of(breach::redact(&message, &policy))))
}

/// The stable names of the breaches, of what they rest on, of channels, of encryptions, and of why a part was not read.
#[pyfunction]
pub(crate) fn breach_codes() -> [Vec<&'static str>; 5] {
    [
        breach::BreachKind::ALL.map(breach::BreachKind::code).into(),
        breach::EntityKind::ALL.map(breach::EntityKind::code).into(),
        breach::Channel::ALL.map(breach::Channel::code).into(),
        breach::Encryption::ALL.map(breach::Encryption::code).into(),
        breach::UnreadReason::ALL.map(breach::UnreadReason::code).into(),
    ]
}

/// What a kind of evidence is called in a sentence; None where it is no kind.
#[pyfunction]
#[pyo3(signature = (code, /))]
pub(crate) fn entity_label(code: &str) -> Option<&'static str> {
    breach::EntityKind::from_code(code).map(breach::EntityKind::label)
}

/// The messages that somebody sends, in their order.
///
/// `assess` judges each message by itself, and advises where a password and an encrypted file go to the same people in two
/// messages. Addresses are remembered as long as it lives, of the last 200 messages.
#[pyclass(module = "lrs.breach")]
pub(crate) struct Thread(breach::Thread);

#[pymethods]
impl Thread {
    #[new]
    fn new() -> Self {
        Self(breach::Thread::new())
    }

    /// Judges a message and remembers it.
    #[pyo3(signature = (message, policy=None))]
    fn assess(
        &mut self,
        py: Python<'_>,
        message: Bound<'_, PyAny>,
        policy: Option<Bound<'_, BreachPolicy>>,
    ) -> PyResult<BreachReport> {
        let (message, policy) = (EmailMessage::of(&message)?, wanted(policy));
        Ok(py.detach(|| BreachReport::of(self.0.assess(&message, &policy), &message)))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("Thread({} messages)", self.0.len())
    }
}
