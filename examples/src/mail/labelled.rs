//! Messages with a label each: which breaches are in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use lrs_core::breach::{Attachment, BreachKind, Channel, EmailMessage, Encryption, Part};
use serde::Deserialize;

use super::Result;

/// A file that hangs on a labelled message, as it was before it was attached.
#[derive(Clone, Eq, PartialEq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What it says, as it stands in the file; none where it is encrypted.
    pub text: Option<String>,
    /// What it is encrypted by; none where it is open.
    pub encryption: Option<Encryption>,
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File").field("encryption", &self.encryption).finish_non_exhaustive()
    }
}

/// A message of which it is known what is wrong with it.
#[derive(Clone, Debug)]
pub struct LabelledMessage {
    /// What it is called in lists.
    pub id: String,
    /// The breaches that are in it, in the order of the guide.
    pub breaches: Vec<BreachKind>,
    /// The message as a reader has it.
    pub message: EmailMessage,
    /// What hangs on it, as files.
    pub files: Vec<File>,
    /// What of a learner, and what secrets, stand in it as written, by kind: `names`, `passwords` and so on. Empty in the
    /// held-out set.
    pub values: BTreeMap<String, Vec<String>>,
}

/// The set that the recognisers are built with.
pub fn known_path() -> PathBuf {
    folder().join("known.jsonl")
}

/// The set that is only reported.
pub fn held_out_path() -> PathBuf {
    folder().join("held_out.jsonl")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/mails")
}

/// The messages that the recognisers are built with.
///
/// # Errors
///
/// The file is not there, or is not what it should be.
///
/// # Examples
///
/// ```
/// let messages = lrs_examples::mail::known()?;
/// assert!(messages.iter().any(|labelled| labelled.breaches.is_empty()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn known() -> Result<Vec<LabelledMessage>> {
    read(&known_path())
}

/// The messages that are only reported: nothing may be changed with them in view.
///
/// # Errors
///
/// The file is not there, or is not what it should be.
pub fn held_out() -> Result<Vec<LabelledMessage>> {
    read(&held_out_path())
}

/// Reads a file of labelled messages, one a line.
///
/// # Errors
///
/// The file cannot be read, or a line is no labelled message; the line is numbered, and nothing of it is quoted.
pub fn read(path: &Path) -> Result<Vec<LabelledMessage>> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            // The error's own words may quote the message.
            let row: Row = serde_json::from_str(line).map_err(|error| {
                format!("{name}: line {}, column {}: no labelled message", at + 1, error.column())
            })?;
            row.labelled().map_err(|wrong| format!("{name}: line {}: no {wrong}", at + 1).into())
        })
        .collect()
}

/// A line of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    #[serde(default, rename = "voice")]
    _voice: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    channel: Option<String>,
    subject: String,
    body: String,
    #[serde(default)]
    html: String,
    #[serde(default)]
    attachments: Vec<RowFile>,
    breaches: Vec<String>,
    #[serde(default, rename = "why")]
    _why: String,
    /// What is marked in it, for who estimates weights: see `LabelledMessage::values`.
    #[serde(default)]
    values: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowFile {
    name: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    encrypted: Option<String>,
}

impl Row {
    /// The message, or what is unknown in the line.
    fn labelled(self) -> std::result::Result<LabelledMessage, &'static str> {
        let mut breaches = self
            .breaches
            .iter()
            .map(|code| BreachKind::from_code(code).ok_or("known breach"))
            .collect::<std::result::Result<Vec<_>, _>>()?;
        breaches.sort_unstable();
        let channel = match self.channel {
            None => Channel::Email,
            Some(code) => Channel::from_code(&code).ok_or("known channel")?,
        };
        let files =
            self.attachments.into_iter().map(RowFile::file).collect::<std::result::Result<Vec<_>, _>>()?;
        let message = EmailMessage {
            from: self.from,
            to: self.to,
            subject: self.subject,
            body: self.body,
            html: self.html,
            attachments: files.iter().map(File::attachment).collect(),
            channel,
            ..EmailMessage::default()
        };
        Ok(LabelledMessage { id: self.id, breaches, message, files, values: self.values })
    }
}

impl RowFile {
    fn file(self) -> std::result::Result<File, &'static str> {
        let encryption = match self.encrypted.as_deref() {
            None => None,
            Some("zip") => Some(Encryption::ZipAes),
            Some("xlsx" | "docx" | "pptx") => Some(Encryption::Office),
            Some("pdf") => Some(Encryption::Pdf),
            Some("7z") => Some(Encryption::SevenZip),
            Some("pgp") => Some(Encryption::Pgp),
            Some(_) => return Err("known encryption"),
        };
        if self.text.is_some() == encryption.is_some() {
            return Err("file with either a text or an encryption");
        }
        Ok(File { name: self.name, text: self.text, encryption })
    }
}

impl File {
    /// Whether it is a page, which is read without its tags.
    pub(super) fn is_page(&self) -> bool {
        [".html", ".htm"].iter().any(|ending| self.name.to_ascii_lowercase().ends_with(ending))
    }

    /// As a message has it: what can be read of it without a password.
    pub fn attachment(&self) -> Attachment {
        let text = self.text.clone().unwrap_or_default();
        let text = if self.is_page() { text_of_page(text) } else { text };
        Attachment { name: self.name.clone(), text, encryption: self.encryption }
    }
}

fn text_of_page(html: String) -> String {
    let page = EmailMessage { html, ..EmailMessage::default() };
    page.parts()
        .into_iter()
        .find(|part| part.part == Part::Html)
        .map_or_else(String::new, |part| part.text.into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn both_sets_are_read_and_every_id_stands_once() {
        let (known, held_out) = (known().unwrap(), held_out().unwrap());
        assert!(known.len() > 1_400 && held_out.len() >= 200);
        let ids: HashSet<&str> = known.iter().chain(&held_out).map(|labelled| labelled.id.as_str()).collect();
        assert_eq!(ids.len(), known.len() + held_out.len());
        for kind in BreachKind::ALL {
            for set in [&known, &held_out] {
                assert!(
                    set.iter().filter(|labelled| labelled.breaches.contains(&kind)).count() > 15,
                    "{}",
                    kind.code()
                );
            }
        }
    }

    #[test]
    fn what_cannot_be_used_is_said_without_its_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mails.jsonl");
        let said = |line: &str| {
            fs::write(&path, line).unwrap();
            read(&path).unwrap_err().to_string()
        };
        let error = said(r#"{"id":"1","subject":"Amina","body":"","breaches":["amina"]}"#);
        assert!(error.ends_with("line 1: no known breach"), "{error}");
        let error = said(r#"{"id":"1","subject":"","body":"","breaches":[],"Amina":""}"#);
        assert!(error.ends_with("no labelled message") && !error.contains("Amina"), "{error}");
        let error =
            said(r#"{"id":"1","subject":"","body":"","breaches":[],"attachments":[{"name":"a.csv"}]}"#);
        assert!(error.ends_with("either a text or an encryption"), "{error}");
    }
}
