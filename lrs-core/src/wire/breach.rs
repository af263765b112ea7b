//! Messages, and what is said of them.

pub(super) mod given;

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Offsets, Span};
use crate::breach::{self, EntityKind, Part};

pub use given::{read_attachment, read_bounds, read_breach_policy, read_message};

/// A judgement: `{verdict, breaches, advice, unread}`. It holds no value of the message.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct BreachReport {
    /// `send` or `hold`.
    pub verdict: &'static str,
    /// The breaches, at most one of a kind.
    pub breaches: Vec<Breach>,
    /// What else the sender should know.
    pub advice: Vec<BreachAdvice>,
    /// What was not read.
    pub unread: Vec<UnreadPart>,
}

/// A breach: `{kind, section, message, remedy, evidence, evidenceCount}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Breach {
    /// The stable code, for example `uln_with_demographic`.
    pub kind: &'static str,
    /// Where the rule stands.
    pub section: String,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do instead.
    pub remedy: &'static str,
    /// What it rests on, up to a bound.
    pub evidence: Vec<Evidence>,
    /// How many pieces there are in all.
    pub evidence_count: usize,
}

/// One piece of evidence: `{kind, part, span, confidence, learner, preview}`; the span is counted in the part's text.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Evidence {
    /// The stable code, for example `date_of_birth`.
    pub kind: &'static str,
    /// `subject`, `body`, `html`, `attachment 1`, `name of attachment 1`.
    pub part: String,
    /// Where in the part's text.
    pub span: Span,
    /// How sure it is, in percent.
    pub confidence: u8,
    /// Which of the message's learners it is about, from 0.
    pub learner: Option<u32>,
    /// The value with its letters as `x` and its digits as `9`.
    pub preview: String,
}

/// What the sender should know: `{code, section, message, remedy, part}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct BreachAdvice {
    /// The stable code.
    pub code: &'static str,
    /// Where it comes from.
    pub section: String,
    /// What it says.
    pub message: &'static str,
    /// What to do.
    pub remedy: &'static str,
    /// The part that it is about.
    pub part: Option<String>,
}

/// A part that was not read: `{part, reason}`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct UnreadPart {
    /// Which part.
    pub part: String,
    /// The stable code, for example `too_large`.
    pub reason: &'static str,
}

impl BreachReport {
    /// The shape of a judgement of `message`, in whose parts the spans are counted.
    pub fn of(report: &breach::BreachReport, message: &breach::EmailMessage, offsets: Offsets) -> Self {
        let spans = Spans::of(report, message, offsets);
        let evidence = |evidence: &breach::Evidence| Evidence {
            kind: evidence.kind.code(),
            part: evidence.part.to_string(),
            span: spans.get(evidence),
            confidence: evidence.confidence,
            learner: evidence.learner,
            preview: evidence.preview.clone(),
        };
        let breach = |breach: &breach::Breach| Breach {
            kind: breach.kind.code(),
            section: breach.section().to_string(),
            message: breach.message(),
            remedy: breach.remedy(),
            evidence: breach.evidence.iter().map(evidence).collect(),
            evidence_count: breach.evidence_count,
        };
        Self {
            verdict: report.verdict.code(),
            breaches: report.breaches.iter().map(breach).collect(),
            advice: report.advice.iter().map(BreachAdvice::from).collect(),
            unread: report.unread.iter().map(UnreadPart::from).collect(),
        }
    }
}

impl From<&breach::BreachAdvice> for BreachAdvice {
    fn from(advice: &breach::BreachAdvice) -> Self {
        Self {
            code: advice.code(),
            section: advice.section().to_string(),
            message: advice.message(),
            remedy: advice.remedy(),
            part: advice.part.map(|part| part.to_string()),
        }
    }
}

impl From<&breach::Unread> for UnreadPart {
    fn from(unread: &breach::Unread) -> Self {
        Self { part: unread.part.to_string(), reason: unread.reason.code() }
    }
}

/// Where the evidence of a report stands, in the units of a language. Each part's text is counted once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Spans(BTreeMap<(Part, usize), usize>);

impl Spans {
    /// Counts in the parts of the message that was judged.
    pub fn of(report: &breach::BreachReport, message: &breach::EmailMessage, offsets: Offsets) -> Self {
        let mut places: BTreeMap<(Part, usize), usize> = BTreeMap::new();
        for evidence in report.breaches.iter().flat_map(|breach| &breach.evidence) {
            for at in [evidence.span.start, evidence.span.end] {
                places.insert((evidence.part, at), 0);
            }
        }
        let parts = if places.is_empty() { Vec::new() } else { message.parts() };
        let (mut of, mut from, mut count) = (None, 0, 0);
        for (&(part, at), place) in &mut places {
            if of != Some(part) {
                (of, from, count) = (Some(part), 0, 0);
            }
            let text = parts.iter().find(|other| other.part == part).map_or("", |part| part.text.as_ref());
            let passed = text.get(from..at).unwrap_or_default();
            count += passed.chars().map(|letter| width(letter, offsets)).sum::<usize>();
            from = at;
            *place = count;
        }
        Self(places)
    }

    /// The span of a piece of evidence of that report.
    pub fn get(&self, evidence: &breach::Evidence) -> Span {
        let at = |byte: usize| self.0.get(&(evidence.part, byte)).copied().unwrap_or_default();
        Span { start: at(evidence.span.start), end: at(evidence.span.end) }
    }
}

fn width(letter: char, offsets: Offsets) -> usize {
    match offsets {
        Offsets::CodePoints => 1,
        Offsets::Utf16 => letter.len_utf16(),
    }
}

/// The value that a piece of evidence points at, from the message that was judged; none where there is no such place.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::EmailMessage;
/// use lrs_core::wire::{Offsets, Span, evidence_value};
///
/// let message = EmailMessage { body: "𐐀 9276308686".into(), ..EmailMessage::default() };
/// let value = |start, end| evidence_value("body", Span { start, end }, &message, Offsets::Utf16);
/// assert_eq!(value(3, 13).as_deref(), Some("9276308686"));
/// assert_eq!(value(3, 14), None);
/// ```
pub fn evidence_value(
    part: &str,
    span: Span,
    message: &breach::EmailMessage,
    offsets: Offsets,
) -> Option<String> {
    let wanted = part_of(part)?;
    let parts = message.parts();
    let text = parts.iter().find(|part| part.part == wanted)?.text.as_ref();
    let (mut at, mut value) = (0, String::new());
    for letter in text.chars() {
        if at >= span.end {
            break;
        }
        if at >= span.start {
            value.push(letter);
        }
        at += width(letter, offsets);
    }
    (at >= span.end).then_some(value)
}

/// The part that a report names, read back.
fn part_of(text: &str) -> Option<Part> {
    let place = |count: &str| count.parse::<usize>().ok()?.checked_sub(1);
    match text {
        "subject" => Some(Part::Subject),
        "body" => Some(Part::Body),
        "html" => Some(Part::Html),
        _ => match text.strip_prefix("name of attachment ") {
            Some(count) => place(count).map(Part::AttachmentName),
            None => text.strip_prefix("attachment ").and_then(place).map(Part::Attachment),
        },
    }
}

/// A message: `{from, to, subject, date, body, html, attachments, channel, encryption, unread}`.
///
/// # Privacy
///
/// Holds the message; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct EmailMessage {
    /// Who sends it.
    pub from: String,
    /// Who gets it.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The day on which it was written.
    pub date: Option<String>,
    /// The plain body.
    pub body: String,
    /// The HTML body.
    pub html: String,
    /// What hangs on it.
    pub attachments: Vec<Attachment>,
    /// The stable code, for example `email`.
    pub channel: &'static str,
    /// The stable code, for example `smime`; none where the body is open.
    pub encryption: Option<&'static str>,
    /// What could not be read.
    pub unread: Vec<UnreadPart>,
}

/// What hangs on a message: `{name, text, encryption}`.
///
/// # Privacy
///
/// Holds a part of the message; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Attachment {
    /// The file's name.
    pub name: String,
    /// What can be read in it.
    pub text: String,
    /// The stable code, for example `zip_aes`; none where it is open.
    pub encryption: Option<&'static str>,
}

impl From<breach::EmailMessage> for EmailMessage {
    fn from(message: breach::EmailMessage) -> Self {
        let attachment = |attachment: breach::Attachment| Attachment {
            name: attachment.name,
            text: attachment.text,
            encryption: attachment.encryption.map(breach::Encryption::code),
        };
        Self {
            from: message.from,
            to: message.to,
            subject: message.subject,
            date: message.date.map(|date| date.to_string()),
            body: message.body,
            html: message.html,
            attachments: message.attachments.into_iter().map(attachment).collect(),
            channel: message.channel.code(),
            encryption: message.encryption.map(breach::Encryption::code),
            unread: message.unread.iter().map(UnreadPart::from).collect(),
        }
    }
}

/// The text of a part: `{part, text}`.
///
/// # Privacy
///
/// Holds a part of the message; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct MessagePart {
    /// `subject`, `body`, `html`, `attachment 1`, `name of attachment 1`.
    pub part: String,
    /// Its text.
    pub text: String,
}

impl From<breach::MessagePart<'_>> for MessagePart {
    fn from(part: breach::MessagePart<'_>) -> Self {
        Self { part: part.part.to_string(), text: part.text.into_owned() }
    }
}

/// A message that was made to pass: `{message, removed, report}`.
///
/// # Privacy
///
/// Holds what is left of the message; there is no `Debug`.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Redaction {
    /// What is left.
    pub message: EmailMessage,
    /// How many pieces were taken out, by the code of what they were.
    pub removed: BTreeMap<&'static str, usize>,
    /// The judgement of what is left.
    pub report: BreachReport,
}

impl Redaction {
    /// The shape of a redaction.
    pub fn of(redaction: breach::Redaction, offsets: Offsets) -> Self {
        let removed = redaction.removed.iter();
        Self {
            report: BreachReport::of(&redaction.report, &redaction.message, offsets),
            removed: removed.map(|&(kind, count)| (EntityKind::code(kind), count)).collect(),
            message: redaction.message.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_shown_is_read_back() {
        for part in [
            Part::Subject,
            Part::Body,
            Part::Html,
            Part::Attachment(0),
            Part::Attachment(41),
            Part::AttachmentName(0),
            Part::AttachmentName(9),
        ] {
            assert_eq!(part_of(&part.to_string()), Some(part));
        }
        for text in ["", "Body", "attachment", "attachment 0", "attachment x", "name of attachment "] {
            assert_eq!(part_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_is_found_by_the_span_that_was_shown() {
        let message = breach::EmailMessage {
            subject: "😀 Amina Khan".into(),
            body: "é😀 ULN 9276308686".into(),
            html: "<p>😀&nbsp;Amina Khan</p>".into(),
            ..breach::EmailMessage::default()
        };
        let report = breach::assess(&message, &breach::BreachPolicy::default());
        for offsets in [Offsets::CodePoints, Offsets::Utf16] {
            let spans = Spans::of(&report, &message, offsets);
            let evidence: Vec<_> = report.breaches.iter().flat_map(|breach| &breach.evidence).collect();
            assert!(evidence.len() > 1);
            for evidence in evidence {
                let value =
                    evidence_value(&evidence.part.to_string(), spans.get(evidence), &message, offsets);
                assert!(value.is_some());
                assert_eq!(value, evidence.value(&message));
            }
        }
    }
}
