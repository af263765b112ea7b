//! Text of a message, whatever it says: judged, masked, judged again.

use lrs_core::LearnerDraft;
use lrs_core::breach::{
    Attachment, BreachPolicy, EmailMessage, Encryption, Roster, Thread, Verdict, assess, redact,
};

/// The first line is the subject, the rest is body and an open file beside a closed one.
pub fn judge(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    let (subject, body) = text.split_once('\n').unwrap_or(("", text));
    let message = EmailMessage {
        from: "Jo Bell <jo.bell@college.example>".to_owned(),
        to: vec!["desk@college.example".to_owned()],
        subject: subject.to_owned(),
        body: body.to_owned(),
        attachments: vec![
            Attachment { name: subject.to_owned(), text: body.to_owned(), encryption: None },
            Attachment {
                name: "list.zip".to_owned(),
                text: String::new(),
                encryption: Some(Encryption::ZipAes),
            },
        ],
        ..EmailMessage::default()
    };
    let policy = BreachPolicy::default();
    let report = assess(&message, &policy);
    for breach in &report.breaches {
        assert!(!breach.evidence.is_empty() && breach.evidence.len() <= breach.evidence_count);
        for evidence in &breach.evidence {
            assert!(evidence.confidence >= policy.floor);
            assert!(evidence.value(&message).is_some(), "evidence stands in its part");
        }
    }
    let redaction = redact(&message, &policy);
    assert_eq!(redaction.report.verdict, Verdict::Send, "what was masked passes");
    let learner = LearnerDraft { given_name: subject.into(), uln: body.into(), ..LearnerDraft::default() };
    let known = BreachPolicy { roster: Some(Roster::new([&learner]).into()), ..policy };
    let _ = Thread::new().assess(&message, &known);
}
