//! What is said of a message shows nothing of it.

use std::sync::Arc;

use lrs_core::Field;
use lrs_core::breach::{
    Attachment, BreachPolicy, BreachReport, EmailMessage, Encryption, Part, Roster, Thread, Unread,
    UnreadReason, assess, redact,
};
use lrs_core::value::Postcode;
use lrs_core::wire::{self, Nested, Offsets};

use crate::plants::{self, PLANTS};
use crate::said::Said;

#[test]
fn messages_and_their_reports_show_nothing() {
    let mut said = Said::default();
    let rosters: Vec<_> = (0..plants::MOST).map(plants::full).collect();
    let mut thread = Thread::new();
    let mut is_held = false;
    for place in 0..plants::MOST {
        let message = message(place);
        let policy = BreachPolicy {
            floor: 0,
            roster: Some(Arc::new(Roster::new(&rosters))),
            staff: PLANTS.iter().map(|(_, text)| (*text).to_owned()).collect(),
            organisation_domains: vec!["vlaxmoor.zwq".to_owned()],
            organisation_postcodes: Postcode::parse("ZE47 8XW").into_iter().collect(),
            ..BreachPolicy::default()
        };
        said.debug("EmailMessage", &message);
        said.debug("MessagePart", &message.parts());
        said.debug("BreachPolicy", &policy);
        said.debug("Roster", &policy.roster);
        for policy in [policy, BreachPolicy::default()] {
            let report = assess(&message, &policy);
            is_held |= report.breaches.iter().any(|breach| breach.evidence.len() > 2);
            said.judged(&report, &message);
            said.judged(&thread.assess(&message, &policy), &message);
            let redaction = redact(&message, &policy);
            said.debug("Redaction", &redaction);
            said.judged(&redaction.report, &redaction.message);
        }
    }
    assert!(is_held, "the plants are found");
    said.debug("Thread", &thread);
    said.holds_no_plant();
}

#[test]
fn mails_that_are_read_show_nothing() {
    let mut said = Said::default();
    for place in 0..plants::MOST {
        let text = text(place);
        let head = text.replace(['\r', '\n'], " ");
        for kind in
            ["text/plain", "text/html", "message/rfc822", "multipart/mixed; boundary=Vlaxmoor", "image/png"]
        {
            let mail = format!(
                "From: {head}\r\nSubject: {head}\r\nContent-Type: {kind}; name=\"{head}\"\r\n\r\n{text}"
            );
            let message = EmailMessage::parse(mail.as_bytes());
            said.debug("EmailMessage::parse", &message);
            said.judged(&assess(&message, &BreachPolicy::default()), &message);
        }
    }
    said.holds_no_plant();
}

#[test]
fn what_cannot_be_a_message_or_a_policy_shows_nothing() {
    let mut said = Said::default();
    for &(_, text) in PLANTS {
        for given in [
            serde_json::json!(text),
            serde_json::json!([text]),
            serde_json::json!({ text: text }),
            serde_json::json!({ "subject": [text] }),
            serde_json::json!({ "to": text }),
            serde_json::json!({ "channel": text, "hold": [text] }),
            serde_json::json!({ "date": text }),
            serde_json::json!({ "today": text }),
            serde_json::json!({ "attachments": [text] }),
            serde_json::json!({ "attachments": [{ text: text }] }),
            serde_json::json!({ "unread": [{ "part": text, "reason": text }] }),
            serde_json::json!({ "staff": text }),
            serde_json::json!({ "organisationPostcodes": [text, text.repeat(9)] }),
            serde_json::json!({ "parts": text }),
        ] {
            said.parsed("read_message", wire::read_message(Nested::from(given.clone())));
            said.parsed("read_breach_policy", wire::read_breach_policy(Nested::from(given.clone()), None));
            said.parsed("read_bounds", wire::read_bounds(Nested::from(given)));
        }
    }
    said.holds_no_plant();
}

impl Said {
    fn judged(&mut self, report: &BreachReport, message: &EmailMessage) {
        // A place in a text may be four digits of a plant by chance.
        let mut placeless = report.clone();
        for evidence in placeless.breaches.iter_mut().flat_map(|breach| &mut breach.evidence) {
            evidence.span = 0..0;
        }
        self.debug("BreachReport", &placeless);
        for breach in &report.breaches {
            self.words("Breach", format!("{} {} {}", breach.message(), breach.section(), breach.remedy()));
            breach.evidence.iter().for_each(|evidence| self.words("preview", evidence.preview.clone()));
        }
        for advice in &report.advice {
            self.words(
                "BreachAdvice",
                format!("{} {} {}", advice.message(), advice.section(), advice.remedy()),
            );
        }
        for offsets in [Offsets::CodePoints, Offsets::Utf16] {
            let mut shape = wire::BreachReport::of(report, message, offsets);
            for evidence in shape.breaches.iter_mut().flat_map(|breach| &mut breach.evidence) {
                evidence.span = wire::Span { start: 0, end: 0 };
            }
            self.debug("wire::BreachReport", &shape);
            self.words("wire::BreachReport", serde_json::to_string(&shape).expect("JSON"));
        }
    }
}

/// A plant of every field, each after its label.
fn text(place: usize) -> String {
    let draft = plants::full(place);
    let line = |field: Field| format!("{}: {}\r\n", field.label(), draft.text(field));
    format!(
        "Learner: {} {}\r\n{}User name: qzwirquddo\r\nPassword: Vlaxmoor-736451\r\n",
        draft.given_name,
        draft.family_name,
        Field::ALL.map(line).concat()
    )
}

/// A message with plants in every part.
fn message(place: usize) -> EmailMessage {
    let text = text(place);
    let file = |encryption| Attachment { name: text.clone(), text: text.clone(), encryption };
    EmailMessage {
        from: text.clone(),
        to: vec![text.clone(), "qzwirquddo@vlaxmoor.zwq".to_owned()],
        subject: text.clone(),
        body: text.clone(),
        html: format!("<p>{}</p><div hidden>{text}</div>", text.replace("\r\n", "<br>")),
        attachments: vec![file(None), file(Some(Encryption::ZipCrypto))],
        unread: UnreadReason::ALL.map(|reason| Unread { part: Part::Attachment(0), reason }).into(),
        ..EmailMessage::default()
    }
}
