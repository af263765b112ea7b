//! A mail while its parts are walked through: bodies are joined, files are opened as they come.

use super::super::html::to_text;
use super::super::message::{Encryption, Part, Unread, UnreadReason};
use super::super::reading::{Opened, Reading};
use super::address;
use super::armour::{lines, take_out, unflowed};
use super::charset;
use super::cms::{self, Content};
use super::header::{Field, Headers};
use super::parameter::Value;
use super::parts::{Stretch, Stretches};
use super::transfer::{self, Decoded};
use super::word;
use crate::value::Date;

/// Parts in parts of one mail.
// CHOICE: a signed mail with an HTML body, its pictures and files is 4 deep; a list and a gateway add one each.
const DEEPEST: usize = 12;

/// What a mail says.
#[derive(Debug, Default)]
pub(super) struct Letter {
    pub(super) from: String,
    pub(super) to: Vec<String>,
    pub(super) subject: String,
    /// The field `Date` as it stands.
    written: String,
    pub(super) day: Option<Date>,
    pub(super) body: String,
    pub(super) html: String,
    pub(super) encryption: Option<Encryption>,
    /// What of its bodies could not be read.
    pub(super) unread: Vec<Unread>,
}

impl Letter {
    /// Reads a mail. What hangs on it goes into `reading`, with `path` before its name.
    pub(super) fn read(reading: &mut Reading, data: &[u8], path: &str, depth: usize) -> Self {
        // Line ends of very old machines.
        let unified: Vec<u8>;
        let data = if data.contains(&b'\r') && !data.contains(&b'\n') {
            unified = data.iter().map(|&byte| if byte == b'\r' { b'\n' } else { byte }).collect();
            &unified
        } else {
            data
        };
        let (headers, body) = Headers::of_mail(data);
        let written = word::line(headers.first(Field::Date));
        let subjects: Vec<_> = headers.all(Field::Subject).map(word::line).collect();
        let letter = Self {
            from: headers.all(Field::From).flat_map(address::list).collect::<Vec<_>>().join(", "),
            to: [Field::To, Field::Cc, Field::Bcc]
                .into_iter()
                .flat_map(|field| headers.all(field).flat_map(address::list))
                .collect(),
            subject: subjects.join(" "),
            day: day(&written),
            written,
            ..Self::default()
        };
        let mut walk = Walk { reading, letter, path, depth };
        walk.entity(&headers, body, &Place { is_root: true, ..Place::default() });
        walk.letter.open_armour();
        walk.letter
    }

    /// The mail as it reads where it was forwarded.
    pub(super) fn forwarded(&self) -> String {
        let to = self.to.join(", ");
        let mut text = String::new();
        for (name, value) in
            [("From", &self.from), ("Date", &self.written), ("To", &to), ("Subject", &self.subject)]
        {
            if !value.is_empty() {
                text.extend([name, ": ", value, "\n"]);
            }
        }
        let page = to_text(&self.html);
        // Two forms of one text are one; otherwise either may hold what the other does not.
        let is_same = self.body.split_whitespace().eq(page.split_whitespace());
        for part in [self.body.as_str(), if is_same { "" } else { &page }] {
            if !part.trim().is_empty() {
                text.extend(["\n", part]);
            }
        }
        text
    }

    /// Takes `OpenPGP` messages out of the bodies. A mail that holds nothing else is sealed.
    fn open_armour(&mut self) {
        let is_sealed = [take_out(&mut self.body), take_out(&mut self.html)].contains(&true);
        if is_sealed && self.body.trim().is_empty() && to_text(&self.html).trim().is_empty() {
            self.encryption = self.encryption.or(Some(Encryption::Pgp));
        } else if is_sealed {
            self.note(Part::Body, UnreadReason::Encrypted);
        }
    }

    fn note(&mut self, part: Part, reason: UnreadReason) {
        let unread = Unread { part, reason };
        if !self.unread.contains(&unread) {
            self.unread.push(unread);
        }
    }
}

/// The day that a field `Date` names: `Mon, 1 Sep 2026 10:00:00 +0100`.
fn day(date: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut words = date
        .split(|letter: char| letter == ',' || letter == '-' || letter.is_whitespace())
        .filter(|word| !word.is_empty())
        .skip_while(|word| !word.starts_with(|letter: char| letter.is_ascii_digit()));
    let day = words.next()?.parse().ok()?;
    let month = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = u8::try_from(MONTHS.iter().position(|name| *name == month)? + 1).ok()?;
    // SOURCE: RFC 5322, 4.3: years of two or three digits.
    let year = words.next()?;
    let year = match (year.parse::<u16>().ok()?, year.len()) {
        (year @ ..50, 2) => year + 2000,
        (year, 2 | 3) => year + 1900,
        (year, _) => year,
    };
    let year = i32::from(year);
    Date::from_ymd(year, month, day)
}

/// Where a part stands.
#[derive(Clone, Copy, Default)]
struct Place {
    level: usize,
    /// It is the whole mail, but for signatures.
    is_root: bool,
    is_signed: bool,
    /// Parts without a type are mails.
    is_digest: bool,
}

struct Walk<'a> {
    reading: &'a mut Reading,
    letter: Letter,
    path: &'a str,
    /// How deep the files of this mail lie.
    depth: usize,
}

impl Walk<'_> {
    fn entity(&mut self, headers: &Headers, body: &[u8], place: &Place) {
        if !self.reading.enter() {
            self.letter.note(Part::Body, UnreadReason::TooMany);
            return;
        }
        let kind = Value::read(headers.first(Field::ContentType));
        let shown = Value::read(headers.first(Field::ContentDisposition));
        if kind.main.starts_with("multipart/") && self.multipart(&kind, body, place) {
            return;
        }
        let name = shown.get("filename").or_else(|| kind.get("name")).map(word::line).unwrap_or_default();
        let encoding = headers.first(Field::ContentTransferEncoding).trim();
        let decoded = transfer::decode(encoding, body);
        match kind.main.as_str() {
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => self.cms(&kind, &name, &decoded, place),
            "application/pkcs7-signature" | "application/x-pkcs7-signature" | "application/pgp-signature"
                if place.is_signed =>
            {
                let name = self.named(&name);
                self.reading.put(name, Opened::Text(String::new()));
            }
            "" if place.is_digest => self.file("message/rfc822", &kind, &name, &decoded),
            "text/html" if name.is_empty() && shown.main != "attachment" => self.html(&kind, &decoded),
            media if name.is_empty() && shown.main != "attachment" && is_plain(media) => {
                self.plain(&kind, &decoded);
            }
            media => self.file(media, &kind, &name, &decoded),
        }
    }

    /// Walks through the parts; false where there are none, and the body is text after all.
    fn multipart(&mut self, kind: &Value, body: &[u8], place: &Place) -> bool {
        let Some(stretches) = Stretches::of(body, kind.get("boundary").unwrap_or_default()) else {
            return false;
        };
        if place.level >= DEEPEST {
            let name = self.named("");
            self.reading.put(name, Opened::Unread(UnreadReason::TooDeep));
            return true;
        }
        if kind.main == "multipart/encrypted" && is_armoured(body) {
            self.sealed(Encryption::Pgp, "", place);
            return true;
        }
        let is_signed = kind.main == "multipart/signed";
        let inner = Place {
            level: place.level + 1,
            is_root: place.is_root && is_signed,
            is_signed,
            is_digest: kind.main == "multipart/digest",
        };
        for stretch in stretches {
            match stretch {
                Stretch::Part(_) if self.reading.is_full() => {
                    self.letter.note(Part::Body, UnreadReason::TooMany);
                    break;
                }
                Stretch::Part(part) => {
                    let (headers, body) = Headers::of_part(part);
                    self.entity(&headers, body, &inner);
                }
                Stretch::Outside(text) => self.outside(text),
            }
        }
        true
    }

    /// What stands around the parts: programs do not show it, and whoever looks at the mail's source sees it.
    fn outside(&mut self, text: &[u8]) {
        let text = text.trim_ascii();
        // CHOICE: every program has a sentence of its own that this is MIME, some four lines long.
        let is_notice = text.len() < 500 && text.windows(4).any(|word| word == b"MIME");
        if !text.is_empty() && !is_notice {
            self.append(lines(charset::decode("", text).0));
        }
    }

    fn plain(&mut self, kind: &Value, decoded: &Decoded<'_>) {
        let (text, is_known) = charset::decode(kind.get("charset").unwrap_or_default(), &decoded.data);
        let mut text = lines(text);
        if kind.get("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
            let deletes_space = kind.get("delsp").is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"));
            text = unflowed(&text, deletes_space);
        }
        self.append(text);
        self.judge(Part::Body, decoded, is_known);
    }

    fn html(&mut self, kind: &Value, decoded: &Decoded<'_>) {
        let (text, is_known) = charset::decode(kind.get("charset").unwrap_or_default(), &decoded.data);
        let mut text = text.replace('\0', "");
        if !self.reading.afford(&mut text) {
            self.letter.note(Part::Html, UnreadReason::TooLarge);
        }
        if !self.letter.html.is_empty() {
            self.letter.html.push('\n');
        }
        self.letter.html.push_str(&text);
        self.judge(Part::Html, decoded, is_known);
    }

    /// Adds text to the plain body.
    fn append(&mut self, mut text: String) {
        if !self.reading.afford(&mut text) {
            self.letter.note(Part::Body, UnreadReason::TooLarge);
        }
        if !self.letter.body.is_empty() && !text.is_empty() {
            let has_end = self.letter.body.ends_with('\n');
            self.letter.body.push_str(if has_end { "\n" } else { "\n\n" });
        }
        self.letter.body.push_str(&text);
    }

    /// Says what of a body was lost.
    fn judge(&mut self, part: Part, decoded: &Decoded<'_>, is_known: bool) {
        if decoded.is_damaged {
            self.letter.note(part, UnreadReason::Damaged);
        }
        if decoded.is_foreign || !is_known {
            self.letter.note(part, UnreadReason::UnsupportedKind);
        }
    }

    fn file(&mut self, media: &str, kind: &Value, name: &str, decoded: &Decoded<'_>) {
        let name = self.named(name);
        let at = self.reading.attachments.len();
        let label = kind.get("charset").unwrap_or_default();
        if decoded.is_foreign {
            self.reading.put(name, Opened::Unread(UnreadReason::UnsupportedKind));
        } else if media.starts_with("text/") && !label.is_empty() && !decoded.data.is_ascii() {
            // The charset is known here alone.
            let text = charset::decode(label, &decoded.data).0;
            self.reading.open(name, media, text.as_bytes(), self.depth);
        } else {
            self.reading.open(name, media, &decoded.data, self.depth);
        }
        if decoded.is_damaged && self.reading.attachments.len() > at {
            self.reading.unread.push(Unread { part: Part::Attachment(at), reason: UnreadReason::Damaged });
        }
    }

    fn cms(&mut self, kind: &Value, name: &str, decoded: &Decoded<'_>, place: &Place) {
        let says_sealed =
            kind.get("smime-type").is_some_and(|kind| kind.to_ascii_lowercase().ends_with("enveloped-data"));
        match cms::content(&decoded.data) {
            Content::Sealed => self.sealed(Encryption::Smime, name, place),
            Content::Damaged if says_sealed => self.sealed(Encryption::Smime, name, place),
            Content::Signed(mail) if place.level < DEEPEST => {
                let (headers, body) = Headers::of_part(&mail);
                let inner = Place { level: place.level + 1, is_root: place.is_root, ..Place::default() };
                self.entity(&headers, body, &inner);
            }
            content => {
                let name = self.named(name);
                self.reading.put(
                    name,
                    match content {
                        Content::Empty => Opened::Text(String::new()),
                        Content::Signed(_) => Opened::Unread(UnreadReason::TooDeep),
                        Content::Damaged => Opened::Unread(UnreadReason::Damaged),
                        Content::Other | Content::Sealed => Opened::Unread(UnreadReason::UnsupportedKind),
                    },
                );
            }
        }
    }

    /// Takes in a sealed part: the whole mail, or something that hangs on it.
    fn sealed(&mut self, encryption: Encryption, name: &str, place: &Place) {
        if place.is_root {
            self.letter.encryption = Some(encryption);
        } else {
            let name = self.named(name);
            self.reading.put(name, Opened::Sealed(encryption, String::new()));
        }
    }

    /// The name of a file, with the path of the mail that it hangs on.
    fn named(&self, name: &str) -> String {
        format!("{}{name}", self.path)
    }
}

/// Whether a type is plain text, or no type at all.
fn is_plain(media: &str) -> bool {
    media == "text/plain" || media == "text" || !media.contains('/') || media.starts_with("multipart/")
}

/// Whether a part of `multipart/encrypted` is there: what only says that it is encrypted is read.
fn is_armoured(body: &[u8]) -> bool {
    body.windows(22).any(|line| line == b"-----BEGIN PGP MESSAGE")
}
