//! The folder of redacted mails: a new one, so that no file is ever overwritten.

use std::io::Write;
use std::path::Path;

use lrs_core::breach::{BreachPolicy, EmailMessage, Verdict, redact};

use super::{Mail, Result, words};
use crate::folder::Folder;

/// Where redacted mails go.
pub(super) struct Redacted {
    folder: Folder,
}

impl Redacted {
    /// Makes the folder, which must be new: what is left in a mail may be a learner's.
    pub(super) fn new(folder: &Path) -> Result<Self> {
        Ok(Self { folder: Folder::new(folder, "--redact")? })
    }

    /// Writes a mail with the least taken out that lets it pass, and says what that was. Its name is a number: that of the
    /// mail could be a learner's.
    pub(super) fn add(&self, mail: &Mail, out: &mut dyn Write) -> Result {
        let redaction = redact(&mail.message, &BreachPolicy::default());
        let name = format!("mail-{}.txt", mail.number);
        self.folder.add(&name, &text(&redaction.message))?;
        let mut removed: Vec<_> =
            redaction.removed.iter().map(|(kind, count)| (kind.code(), *kind, count)).collect();
        removed.sort_unstable_by_key(|(code, ..)| *code);
        let removed: Vec<String> =
            removed.iter().map(|(_, kind, count)| format!("{} {count}", words::kind(*kind))).collect();
        let now = match redaction.report.verdict {
            Verdict::Send => "may go",
            Verdict::Hold => "is still held",
        };
        writeln!(out, "  Redacted: {name}, taken out: {}. What is left {now}.", removed.join(", "))?;
        Ok(())
    }
}

/// The text of a mail, part by part; a page is its text.
fn text(message: &EmailMessage) -> String {
    let part = |part: lrs_core::breach::MessagePart<'_>| format!("--- {} ---\n{}\n", part.part, part.text);
    message.parts().into_iter().map(part).collect()
}
