//! What the program says to a person.

use std::io::{self, Write};

use lrs_core::breach::{
    Breach, BreachAdvice, EntityKind, Evidence, MessagePart, Part, UnreadReason, Verdict,
};

use super::Mail;

/// How many places of a breach are listed.
// CHOICE: who mends a mail looks at the first few and searches for the rest.
const MOST_PLACES: usize = 10;

/// What was found in a mail.
pub(super) fn report(mail: &Mail, shows_values: bool, out: &mut dyn Write) -> io::Result<()> {
    let verdict = match mail.report.verdict {
        Verdict::Send => "it may go",
        Verdict::Hold => "HELD, it must not go as it is",
    };
    writeln!(out, "{}: {verdict}", mail.name)?;
    let parts = mail.message.parts();
    for breach in &mail.report.breaches {
        say_breach(breach, &parts, shows_values, out)?;
    }
    for advice in &mail.report.advice {
        say_advice(*advice, out)?;
    }
    for unread in &mail.report.unread {
        writeln!(out, "  Not read: {}, {}", unread.part, reason(unread.reason))?;
    }
    Ok(())
}

fn say_breach(
    breach: &Breach,
    parts: &[MessagePart<'_>],
    shows_values: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "  Breach: {}", breach.message())?;
    writeln!(out, "    Rule: {}", breach.section())?;
    for evidence in breach.evidence.iter().take(MOST_PLACES) {
        let text = parts.iter().find(|part| part.part == evidence.part).map_or("", |part| &part.text);
        let value = text.get(evidence.span.clone()).filter(|_| shows_values).unwrap_or(&evidence.preview);
        let (place, kind) = (place(evidence, text), kind(evidence.kind));
        writeln!(out, "    {place}: {kind} {} ({} % sure)", shown(value), evidence.confidence)?;
    }
    let more = breach.evidence_count.saturating_sub(MOST_PLACES);
    if more > 0 {
        writeln!(out, "    and in {more} more places")?;
    }
    writeln!(out, "    What to do: {}", breach.remedy())
}

fn say_advice(advice: BreachAdvice, out: &mut dyn Write) -> io::Result<()> {
    let part = advice.part.map(|part: Part| format!(" ({part})")).unwrap_or_default();
    writeln!(out, "  Advice: {}{part}", advice.message())?;
    writeln!(out, "    Rule: {}", advice.section())?;
    writeln!(out, "    What to do: {}", advice.remedy())
}

/// The part, and its line where it has several.
fn place(evidence: &Evidence, text: &str) -> String {
    if !text.contains('\n') {
        return evidence.part.to_string();
    }
    let before = text.get(..evidence.span.start).unwrap_or_default();
    format!("{}, line {}", evidence.part, before.matches('\n').count() + 1)
}

/// What a piece of evidence is, in words.
pub(super) fn kind(kind: EntityKind) -> String {
    if kind == EntityKind::Uln { "ULN".to_owned() } else { kind.code().replace('_', " ") }
}

/// Why a part was not read, in words.
fn reason(reason: UnreadReason) -> &'static str {
    match reason {
        UnreadReason::TooLarge => "it is too large",
        UnreadReason::TooDense => "it unpacks to far more than its size",
        UnreadReason::TooDeep => "it lies too deep inside other files",
        UnreadReason::TooMany => "there are too many parts",
        UnreadReason::Damaged => "it is damaged",
        UnreadReason::UnsupportedKind => "this kind of file is not read",
        UnreadReason::Encrypted => "it is encrypted",
        _ => "it could not be read",
    }
}

/// Text of a mail in one line: a terminal obeys control characters, so each becomes a space.
pub(super) fn shown(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// How many mails may go, are held and could not be read.
#[derive(Default)]
pub(super) struct Tally {
    sent: usize,
    held: usize,
    pub(super) unread: usize,
}

impl Tally {
    pub(super) fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Send => self.sent += 1,
            Verdict::Hold => self.held += 1,
        }
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self { sent, held, unread } = self;
        writeln!(out, "\n{} mails: {sent} may go, {held} held, {unread} not read.", sent + held + unread)
    }

    pub(super) const fn exit_code(&self) -> u8 {
        match self {
            Self { unread: 1.., .. } => 2,
            Self { held: 1.., .. } => 1,
            _ => 0,
        }
    }
}
