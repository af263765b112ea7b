//! What the benches of e-mails work on: the labelled messages, and long texts made of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lrs_core::Uln;
use lrs_core::breach::{Attachment, BreachPolicy, EmailMessage, Encryption, Part, Roster};
use lrs_examples::mail::{self, Body, LabelledMessage, Shape};
use lrs_examples::people::Random;
use regex::Regex;

use crate::peer::Result;
use crate::{SEED, clean_file, drafts};

/// Messages in which there is no breach, as nearly all are.
pub fn ordinary() -> Result<Vec<LabelledMessage>> {
    Ok(mail::known()?.into_iter().filter(|labelled| labelled.breaches.is_empty()).collect())
}

/// All that a reader of a message sees, one part a paragraph.
pub fn whole_text(message: &EmailMessage) -> String {
    let parts = message.parts();
    parts.iter().map(|part| part.text.as_ref()).collect::<Vec<_>>().join("\n\n")
}

/// A long text of ordinary messages, again and again in another order.
pub fn long_text(bytes: usize) -> Result<String> {
    let mut texts: Vec<String> = ordinary()?.iter().map(|labelled| whole_text(&labelled.message)).collect();
    let mut random = Random::new(SEED, 7);
    let mut long = String::with_capacity(bytes + 10_000);
    while long.len() < bytes {
        random.shuffle(&mut texts);
        for text in &texts {
            long.extend([text.as_str(), "\n\n"]);
        }
    }
    long.truncate(long.floor_char_boundary(bytes));
    Ok(long)
}

/// A message of one long plain body.
pub fn of_text(text: String) -> EmailMessage {
    EmailMessage { subject: "All of it".into(), body: text, ..EmailMessage::default() }
}

/// A message of one long page.
pub fn of_page(bytes: usize) -> Result<EmailMessage> {
    let text = long_text(bytes)?;
    let labelled = LabelledMessage {
        id: String::new(),
        breaches: Vec::new(),
        message: of_text(text),
        files: Vec::new(),
        values: BTreeMap::new(),
    };
    let shape = Shape { body: Body::Page, ..Shape::default() };
    let mail = shape.write(&labelled, SEED).ok_or("UTF-8 has every letter")?;
    Ok(EmailMessage::parse(&mail))
}

/// A message with a list of learners as a batch file.
pub fn of_list(records: usize) -> EmailMessage {
    let file = mail::File {
        name: "learners.csv".into(),
        text: Some(String::from_utf8_lossy(&clean_file(records)).into_owned()),
        encryption: None,
    };
    EmailMessage {
        subject: "Learners".into(),
        attachments: vec![file.attachment()],
        ..EmailMessage::default()
    }
}

/// How many bytes a reader of messages sees.
pub fn seen_bytes<'m>(messages: impl IntoIterator<Item = &'m EmailMessage>) -> usize {
    messages.into_iter().flat_map(EmailMessage::parts).map(|part| part.text.len()).sum()
}

/// The bytes of an HTML body with its tags, or else of all that is seen.
pub fn raw_bytes(message: &EmailMessage) -> usize {
    let others = message
        .parts()
        .iter()
        .filter(|part| part.part != Part::Html)
        .map(|part| part.text.len())
        .sum::<usize>();
    others + message.html.len()
}

/// How a college with so many learners judges.
pub fn policy_with_roster(learners: usize) -> BreachPolicy {
    let roster = Roster::new(&drafts(learners));
    BreachPolicy { roster: Some(Arc::new(roster)), ..BreachPolicy::default() }
}

/// What a text may say again and again, so that a step that looks at all of it for each word is seen.
pub const REPEATED: [&str; 20] = [
    "Amina,",
    "Amina Khan; ",
    "Amina Khan ",
    "9276308686 ",
    "DC-9276308686-01 ",
    "12/03/2007 ",
    "12 March 2007 ",
    "CF24 5HJ ",
    "female ",
    "Amina Khan\t9276308686\t12/03/2007\tCF24 5HJ\tfemale\n",
    "Name: ",
    "Name\n",
    "password Teapot58 ",
    "user: jo pw: Teapot58 ",
    "the encrypted zip is attached, password ",
    "share my login ",
    "Dear Amina\n",
    "Thanks\nJo\n\n",
    "<td>Amina</td>",
    "my ",
];

/// A message that says one thing again and again, in its body or as a page, with a closed file.
pub fn repeating(unit: &str, bytes: usize, is_page: bool) -> EmailMessage {
    let text = unit.repeat(bytes / unit.len().max(1));
    let file =
        Attachment { name: "list.zip".into(), encryption: Some(Encryption::ZipAes), ..Attachment::default() };
    let (body, html) = if is_page { (String::new(), text) } else { (text, String::new()) };
    EmailMessage { body, html, attachments: vec![file], ..EmailMessage::default() }
}

/// What a user would write with the regex crate to find what may be a learner's detail: ten digits with the check, a date, a
/// postcode, an e-mail address, a word for a password. It finds candidates alone: no names, and nothing is put together.
pub struct DetailsByRegex {
    patterns: Vec<Regex>,
}

impl DetailsByRegex {
    const PATTERNS: [&str; 5] = [
        r"\b[1-9][0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}\b",
        r"(?i)\b(?:[0-9]{1,2}(?:st|nd|rd|th)?[/. -](?:[0-9]{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[/. -](?:[0-9]{2}){1,2}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b",
        r"(?i)\b[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][abd-hjlnp-uw-z]{2}\b",
        r"(?i)[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}",
        r"(?i)\b(?:password|passcode|pwd|username|user name|login)\b",
    ];

    /// Compiles the patterns.
    #[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "patterns written here")]
    #[expect(clippy::new_without_default, reason = "one use")]
    pub fn new() -> Self {
        Self {
            patterns: Self::PATTERNS.iter().map(|pattern| Regex::new(pattern).expect("a pattern")).collect(),
        }
    }

    /// How many candidates there are in a text.
    pub fn count(&self, text: &str) -> usize {
        let found = self.patterns.iter().map(|pattern| pattern.find_iter(text));
        let is_uln = |text: &str| {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            Uln::is_valid(&digits)
        };
        found
            .enumerate()
            .map(|(at, matches)| matches.filter(|found| at > 0 || is_uln(found.as_str())).count())
            .sum()
    }
}

/// Collects the mails below a folder, files that end in `.eml`, in the order of their names.
pub fn mails_below(folder: &Path, files: &mut Vec<PathBuf>) -> Result {
    let mut entries = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            mails_below(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "eml") {
            files.push(path);
        }
    }
    Ok(())
}
