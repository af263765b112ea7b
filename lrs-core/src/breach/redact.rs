//! A message with the least taken out that lets it pass, proved by judging what is left.

use std::collections::BTreeMap;
use std::ops::Range;

use super::assess::{assess, entities};
use super::entity::{Entity, EntityKind};
use super::kind::BreachKind;
use super::message::{EmailMessage, Part};
use super::policy::BreachPolicy;
use super::report::BreachReport;

/// What stands where something was taken out.
pub const REMOVED: &str = "[removed]";

/// How often the least is taken out, since what is masked changes how the rest is read.
// CHOICE: one or two rounds are the rule.
const ROUNDS: usize = 6;
/// After how many rounds the whole text of a part goes that a breach still rests on.
// CHOICE: in between everything goes that was found.
const LAST_ROUND: usize = 12;
/// How often a whole part goes: what is left of the others is then read anew.
// CHOICE: subject, two bodies and some files.
const PARTS: usize = 8;

/// A message that was made to pass.
#[derive(Clone, Debug)]
pub struct Redaction {
    /// The message with [`REMOVED`] where something was taken out. An HTML body becomes plain text in HTML.
    pub message: EmailMessage,
    /// How many pieces were taken out, by what they were.
    pub removed: Vec<(EntityKind, usize)>,
    /// The judgement of what is left.
    pub report: BreachReport,
}

/// Takes out the least that lets a message pass: of a learner's details one kind stays, the one of which there is most.
///
/// A part that was not read stays unread, and holds the message as before.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::{BreachPolicy, EmailMessage, Verdict, redact};
///
/// let message = EmailMessage {
///     body: "Amina Khan has the ULN 9276308686.".into(),
///     ..EmailMessage::default()
/// };
/// let redaction = redact(&message, &BreachPolicy::default());
/// assert_eq!(redaction.report.verdict, Verdict::Send);
/// assert_eq!(redaction.message.body.matches("[removed]").count(), 1);
/// ```
pub fn redact(message: &EmailMessage, policy: &BreachPolicy) -> Redaction {
    let mut message = message.clone();
    let mut removed: BTreeMap<EntityKind, usize> = BTreeMap::new();
    let mut report = assess(&message, policy);
    for round in 0..=LAST_ROUND + PARTS {
        if report.breaches.is_empty() {
            break;
        }
        let out = taken(&message, policy, &report, round);
        for entity in &out {
            *removed.entry(entity.kind).or_default() += 1;
        }
        mask(&mut message, &spans(&out));
        report = assess(&message, policy);
    }
    Redaction { message, removed: removed.into_iter().collect(), report }
}

/// What is taken out in a round: the least, then all that was found, at last the whole text that it stands in.
fn taken(message: &EmailMessage, policy: &BreachPolicy, report: &BreachReport, round: usize) -> Vec<Entity> {
    let parts = message.parts();
    let mut found = entities(message, &parts, policy, false);
    found.retain(|entity| entity.confidence >= policy.floor);
    if round < ROUNDS {
        let kinds: Vec<BreachKind> = report.breaches.iter().map(|breach| breach.kind).collect();
        return least(&kinds, &found);
    }
    if round >= LAST_ROUND {
        for entity in &mut found {
            let whole = parts.iter().find(|part| part.part == entity.part).map_or(0, |part| part.text.len());
            entity.span = 0..whole;
        }
    }
    found
}

/// What of a learner's details may stay: the one kind of which there is most.
fn least(kinds: &[BreachKind], found: &[Entity]) -> Vec<Entity> {
    let is_learners = |kind: EntityKind| {
        kind.is_demographic() || matches!(kind, EntityKind::Uln | EntityKind::ChallengeReference)
    };
    let mut out: Vec<Entity> = Vec::new();
    let is_of_learner = |kind: &BreachKind| {
        matches!(
            kind,
            BreachKind::UlnWithDemographic
                | BreachKind::SeveralDemographics
                | BreachKind::ChallengeReferenceWithDetails
        )
    };
    if kinds.iter().any(is_of_learner) {
        let mut counts: BTreeMap<EntityKind, usize> = BTreeMap::new();
        for entity in found.iter().filter(|entity| is_learners(entity.kind)) {
            *counts.entry(family_of(entity.kind)).or_default() += 1;
        }
        let stays = counts
            .iter()
            .max_by_key(|&(kind, count)| (*count, core::cmp::Reverse(*kind)))
            .map(|(kind, _)| *kind);
        let is_out = |entity: &&Entity| is_learners(entity.kind) && Some(family_of(entity.kind)) != stays;
        out.extend(found.iter().filter(is_out).cloned());
        let keeps_reference = stays == Some(EntityKind::Uln)
            && found.iter().any(|entity| entity.kind == EntityKind::ChallengeReference);
        if keeps_reference {
            out.extend(found.iter().filter(|entity| entity.kind == EntityKind::LearnerDetail).cloned());
        }
    }
    if kinds
        .iter()
        .any(|kind| matches!(kind, BreachKind::PasswordWithEncryptedFile | BreachKind::Credentials))
    {
        out.extend(found.iter().filter(|entity| entity.kind == EntityKind::Password).cloned());
    }
    if kinds.contains(&BreachKind::AccountSharing) {
        out.extend(found.iter().filter(|entity| entity.kind == EntityKind::SharedAccount).cloned());
    }
    out
}

/// A reference holds a ULN: both stay or go together.
fn family_of(kind: EntityKind) -> EntityKind {
    if kind == EntityKind::ChallengeReference { EntityKind::Uln } else { kind }
}

/// The places to mask, by part; those that touch are one.
fn spans(out: &[Entity]) -> BTreeMap<Part, Vec<Range<usize>>> {
    let mut spans: BTreeMap<Part, Vec<Range<usize>>> = BTreeMap::new();
    for entity in out {
        spans.entry(entity.part).or_default().push(entity.span.clone());
    }
    for spans in spans.values_mut() {
        spans.sort_by_key(|span| (span.start, span.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(spans.len());
        for span in spans.drain(..) {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        *spans = joined;
    }
    spans
}

fn mask(message: &mut EmailMessage, spans: &BTreeMap<Part, Vec<Range<usize>>>) {
    for (part, spans) in spans {
        match *part {
            Part::Subject => message.subject = masked(&message.subject, spans),
            Part::Body => message.body = masked(&message.body, spans),
            Part::Html => {
                let text = masked(&super::html::to_text(&message.html), spans);
                message.html = as_html(&text);
            }
            Part::AttachmentName(at) => {
                if let Some(attachment) = message.attachments.get_mut(at) {
                    attachment.name = masked(&attachment.name, spans);
                }
            }
            Part::Attachment(at) => {
                if let Some(attachment) = message.attachments.get_mut(at) {
                    attachment.text = masked(&attachment.text, spans);
                }
            }
        }
    }
}

fn masked(text: &str, spans: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(REMOVED);
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn as_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    html.push_str("<pre>");
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            _ => html.push(letter),
        }
    }
    html.push_str("</pre>");
    html
}
