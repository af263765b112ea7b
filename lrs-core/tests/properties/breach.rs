//! A judge of e-mails never gets milder for what is added, points only to what is there, and passes what it masked.

use std::collections::BTreeSet;

use lrs_core::breach::{
    Attachment, BreachKind, BreachPolicy, EmailMessage, Encryption, REMOVED, Verdict, assess, redact,
};
use proptest::prelude::*;

/// Messages with a breach each, in the manners of people who write.
// All learners are invented.
const BREACHING: &[&str] = &[
    "Hi Jo,\nAmina Khan has the ULN 9103981443, can you check?\nThanks, Sam",
    "ULN 9103981443\nDOB 12/03/2007\n\nTa\nBev",
    "Surname,Forename,DOB\nKhan,Amina,12/03/2007\nNowak,Tomasz,04/11/2008\n",
    "My name is Tomos Rees and my ULN is 9103981443.\n\nTomos",
    "Amina Khan moved to CF24 5HJ last week, please update her home address.",
    "User name: tprice4\nPassword: Walnut-72-Ferry",
    "log in as mharker, then Cedar-2026-x the first time",
    "I'm away, so use my LRS login until Friday. The card is in my drawer.",
    "We all share one account for the LRS portal, always have done.",
    "Enquiry 9103981443/1 is about the Level 2 Diploma, grade B.",
    "The password for the attached file is Walnut-72-Ferry.",
];

/// Sentences that anybody could add.
const PLAIN: &[&str] = &[
    "The hall opens at nine.",
    "The library is closed on Friday.",
    "Please bring a pen, a calculator and your own lunch.",
    "Room B12 has been booked from 10:30 until noon.",
    "There is no parking on site, so take bus 42 or walk.",
    "The invoice was paid in March; order 48213 is complete.",
    "Another matter: the printer in the office is broken again.",
    "That was reported to estates, and it must not be moved.",
    "All the best for the spring term to everybody in the team.",
];

fn message(body: &str) -> EmailMessage {
    EmailMessage {
        subject: "Records".to_owned(),
        body: body.to_owned(),
        attachments: vec![Attachment {
            name: "list.zip".to_owned(),
            encryption: Some(Encryption::ZipAes),
            ..Attachment::default()
        }],
        ..EmailMessage::default()
    }
}

fn kinds(message: &EmailMessage) -> BTreeSet<BreachKind> {
    assess(message, &BreachPolicy::default()).breaches.into_iter().map(|breach| breach.kind).collect()
}

#[test]
fn each_message_here_is_held() {
    for body in BREACHING {
        assert!(!kinds(&message(body)).is_empty(), "{body}");
    }
}

proptest! {
    #[test]
    fn a_plain_paragraph_behind_takes_no_breach_away(
        body in prop::sample::select(BREACHING),
        added in prop::collection::vec(prop::sample::select(PLAIN), 1..4),
    ) {
        let alone = kinds(&message(body));
        let longer = kinds(&message(&format!("{body}\n\n{}\n", added.join(" "))));
        prop_assert!(longer.is_superset(&alone), "{alone:?} became {longer:?}");
    }

    #[test]
    fn evidence_stands_in_its_part(body in texts(), subject in "\\PC{0,60}") {
        let message = EmailMessage { subject, ..message(&body) };
        for breach in assess(&message, &BreachPolicy { floor: 1, ..BreachPolicy::default() }).breaches {
            for evidence in breach.evidence {
                let value = evidence.value(&message);
                prop_assert!(value.is_some_and(|value| !value.is_empty() || evidence.span.is_empty()));
            }
        }
    }

    #[test]
    fn what_was_masked_passes(body in texts()) {
        let redaction = redact(&message(&body), &BreachPolicy::default());
        prop_assert_eq!(redaction.report.verdict, Verdict::Send);
        let masked: usize = redaction.removed.iter().map(|(_, count)| count).sum();
        prop_assert_eq!(masked > 0, redaction.message.body.contains(REMOVED) || redaction.message.attachments[0].name.contains(REMOVED));
    }

    #[test]
    fn a_higher_floor_finds_no_more(body in texts(), low in 1_u8..60, more in 1_u8..40) {
        let at = |floor| {
            let policy = BreachPolicy { floor, ..BreachPolicy::default() };
            assess(&message(&body), &policy).breaches.into_iter().map(|breach| breach.kind).collect::<BTreeSet<_>>()
        };
        prop_assert!(at(low).is_superset(&at(low + more)));
    }
}

/// Texts of any kind, of pieces that mean something, and of breaching messages cut up.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(BREACHING).prop_map(str::to_owned),
        prop::sample::select(PLAIN).prop_map(str::to_owned),
        prop::sample::select(
            &[
                "9103981443",
                "DOB: ",
                "12/03/2007",
                "F",
                "CF24 5HJ",
                "password is ",
                "Teapot-58-x",
                "Amina Khan",
                "\n",
                "\n\n",
                ", ",
                "\t",
                "ULN ",
                "Thanks\n",
                "Hi Jo,\n",
                "use my login ",
                "LRS ",
                "user: ",
                "DC-9103981443-01",
                "male ",
            ][..]
        )
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}
