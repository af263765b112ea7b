//! Messages one after the other: a password that follows its file by the same way.

use std::collections::VecDeque;

use super::advice::SAME_METHOD;
use super::assess::{assess, entities};
use super::entity::EntityKind;
use super::message::{Channel, EmailMessage, Encryption};
use super::policy::BreachPolicy;
use super::report::{BreachAdvice, BreachReport};

/// How many messages are remembered.
// CHOICE: what somebody sends in some days.
const REMEMBERED: usize = 200;
/// How many days lie between a file and its password at most, where both messages bear a date.
// CHOICE: two weeks.
const DAYS: i64 = 14;

/// The messages that somebody sends, in their order.
///
/// The guide wants the password of a file to go by a separate *method*: the next e-mail to the same people is the same
/// method. [`assess`](Self::assess) judges each message by itself and adds the advice `breach.same_method` where a
/// password and an encrypted file went to the same people in two messages.
///
/// # Source
///
/// Guide, 2.2 (User responsibilities): a separate method for sending the password.
///
/// # Privacy
///
/// Addresses are remembered as long as the thread lives; `Debug` shows how many messages there are.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::{Attachment, BreachPolicy, EmailMessage, Encryption, Thread};
///
/// let file = EmailMessage {
///     to: vec!["desk@college.example".into()],
///     attachments: vec![Attachment {
///         name: "list.zip".into(),
///         encryption: Some(Encryption::ZipAes),
///         ..Attachment::default()
///     }],
///     ..EmailMessage::default()
/// };
/// let password = EmailMessage {
///     to: vec!["desk@college.example".into()],
///     body: "The password is Walnut-72-Ferry".into(),
///     ..EmailMessage::default()
/// };
/// let mut thread = Thread::new();
/// assert!(thread.assess(&file, &BreachPolicy::default()).advice.is_empty());
/// let report = thread.assess(&password, &BreachPolicy::default());
/// assert_eq!(report.advice[0].code(), "breach.same_method");
/// ```
#[derive(Default)]
pub struct Thread {
    sent: VecDeque<Sent>,
}

/// What is remembered of a message.
struct Sent {
    to: Vec<String>,
    date: Option<crate::value::Date>,
    has_file: bool,
    has_password: bool,
}

impl Thread {
    /// A thread without messages.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many messages are remembered, at most 200.
    pub fn len(&self) -> usize {
        self.sent.len()
    }

    /// Whether nothing was sent yet.
    pub fn is_empty(&self) -> bool {
        self.sent.is_empty()
    }

    /// Judges a message and remembers it.
    pub fn assess(&mut self, message: &EmailMessage, policy: &BreachPolicy) -> BreachReport {
        let mut report = assess(message, policy);
        let sent = Sent::of(message, policy);
        let meets = |other: &&Sent| {
            sent.is_to_same_people(other)
                && sent.is_soon_after(other)
                && ((sent.has_password && other.has_file) || (sent.has_file && other.has_password))
        };
        if message.channel == Channel::Email && self.sent.iter().any(|other| meets(&other)) {
            report.advice.push(BreachAdvice { rule: &SAME_METHOD, part: None });
        }
        if self.sent.len() >= REMEMBERED {
            self.sent.pop_front();
        }
        self.sent.push_back(sent);
        report
    }
}

impl core::fmt::Debug for Thread {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Thread").field("messages", &self.sent.len()).finish()
    }
}

impl Sent {
    fn of(message: &EmailMessage, policy: &BreachPolicy) -> Self {
        let parts = message.parts();
        let has_password = entities(message, &parts, policy, true)
            .iter()
            .any(|entity| entity.kind == EntityKind::Password && entity.confidence >= policy.floor);
        let has_file = message
            .attachments
            .iter()
            .any(|attachment| attachment.encryption.is_some_and(Encryption::opens_by_password));
        let to = message.to.iter().map(|address| address_of(address)).collect();
        Self { to, date: message.date, has_file, has_password }
    }

    fn is_to_same_people(&self, other: &Self) -> bool {
        self.to.iter().any(|address| other.to.contains(address))
    }

    fn is_soon_after(&self, other: &Self) -> bool {
        match (self.date, other.date) {
            (Some(date), Some(before)) => before.plus_days(DAYS).is_none_or(|last| date <= last),
            _ => true,
        }
    }
}

/// `Jo Bell <Jo@College.example>` is `jo@college.example`.
fn address_of(text: &str) -> String {
    let inner = text.rsplit_once('<').map_or(text, |(_, address)| address);
    inner.trim_end_matches('>').trim().to_lowercase()
}
