//! A labelled message as the bytes of a mail.

use std::borrow::Cow;

use super::encode::{base64, base64_lines, encoded_words, percent, quoted_printable, with_line_ends};
use super::html;
use super::labelled::{File, LabelledMessage};
use super::part::Part;
use super::sealed::sealed;
use super::shape::{Body, Charset, Envelope, Files, LineEnd, Shape, Transfer, Words};
use crate::people::Random;

/// Letters of a line that is cut.
// SOURCE: RFC 3676, 4.2, and RFC 5322, 2.1.1: 78 at most.
const LINE: usize = 72;

/// Letters of a piece of a file's name.
// CHOICE: so short that most names have several.
const PIECE: usize = 12;

/// A picture of one dot.
const PICTURE: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xFF\xFF\xFF!\xF9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

impl Shape {
    /// The bytes of a mail in this shape; none where the shape cannot say the message: its charset lacks a letter, or lines
    /// are to be cut where there is only HTML. The seed decides what separates the parts.
    pub fn write(&self, labelled: &LabelledMessage, seed: u64) -> Option<Vec<u8>> {
        let mut writer = Writer { shape: *self, random: Random::new(seed, 0) };
        let mut mail = Vec::new();
        if self.envelope == Envelope::Mbox {
            mail.extend(b"From office@example.org Tue Nov 24 09:00:00 2026\n");
        }
        mail.extend(writer.mail(labelled)?.bytes());
        Some(match self.line_end {
            LineEnd::Lf => mail,
            LineEnd::CrLf => with_carriage_returns(&mail),
        })
    }
}

fn with_carriage_returns(mail: &[u8]) -> Vec<u8> {
    let mut lines = Vec::with_capacity(mail.len() + mail.len() / 20);
    for &byte in mail {
        if byte == b'\n' {
            lines.push(b'\r');
        }
        lines.push(byte);
    }
    lines
}

struct Writer {
    shape: Shape,
    random: Random,
}

impl Writer {
    fn mail(&mut self, labelled: &LabelledMessage) -> Option<Part> {
        let mut content = self.bodies(labelled)?;
        if !labelled.files.is_empty() || self.shape.body == Body::Related {
            let files = labelled.files.iter().map(|file| self.file(file));
            let parts = [content].into_iter().chain(files).collect();
            content = Part::multipart("mixed", parts, &mut self.random);
        }
        let message = &labelled.message;
        let mut fields = self.envelope();
        fields.extend(self.people("From", std::slice::from_ref(&message.from)));
        fields.extend(self.people("To", &message.to));
        fields.push(format!("Subject: {}", self.words(&message.subject)));
        fields.push("MIME-Version: 1.0".to_owned());
        fields.append(&mut content.fields);
        let mail = Part::new(fields, content.body);
        Some(match self.shape.body {
            Body::Forwarded | Body::ForwardedFile => self.forwarded(&mail),
            _ => mail,
        })
    }

    fn envelope(&self) -> Vec<String> {
        if self.shape.envelope != Envelope::Travelled {
            return Vec::new();
        }
        let hop = |number: u32| {
            format!(
                "Received: from mail-{number}.example.org (mail-{number}.example.org [192.0.2.{number}])\n\
                 \tby mx.example.org (Postfix) with ESMTPS id 4{number}Fv8K2Z; Tue, 24 Nov 2026 09:0{number}:00 +0000 (GMT)"
            )
        };
        let references: Vec<String> =
            (0..40).map(|number| format!("<{number}.20261124.office@example.org>")).collect();
        let signature = base64_lines(&[0xA5; 384]).trim_end().replace('\n', "\n\t");
        let mut fields: Vec<String> = (1..6).map(hop).collect();
        fields.extend([
            format!("DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=k1;\n\tb={signature}"),
            "Date: Tue, 24 Nov 2026 09:00:00 +0000".to_owned(),
            "Message-ID: <20261124090000.office@example.org>".to_owned(),
            format!("References: {}", references.join("\n ")),
            "X-Mailer: Post Office 3.1 (build 2026.11)".to_owned(),
            "List-Unsubscribe: <mailto:leave@example.org>".to_owned(),
        ]);
        fields
    }

    fn people(&self, field: &str, people: &[String]) -> Option<String> {
        let shown: Vec<String> = people
            .iter()
            .filter(|person| !person.is_empty())
            .map(|person| match person.split_once('<') {
                Some((name, address)) if !name.is_ascii() => {
                    format!("{} <{address}", self.words(name.trim_end()))
                }
                _ => self.words(person),
            })
            .collect();
        (!shown.is_empty()).then(|| format!("{field}: {}", shown.join(",\n ")))
    }

    fn words(&self, text: &str) -> String {
        match self.shape.words {
            _ if text.is_ascii() => text.to_owned(),
            Words::Raw => text.to_owned(),
            Words::Base64 => encoded_words(text, false),
            Words::Quoted => encoded_words(text, true),
        }
    }

    fn bodies(&mut self, labelled: &LabelledMessage) -> Option<Part> {
        let (plain, page) = (labelled.message.body.as_str(), labelled.message.html.as_str());
        let (has_plain, has_page) = (!plain.is_empty(), !page.is_empty());
        match self.shape.body {
            Body::Flowed if has_plain && !has_page => self.text("plain", "; format=flowed", &flowed(plain)),
            Body::Wrapped if has_plain && !has_page => self.text("plain", "", &wrapped(plain)),
            Body::Quoted if has_plain && !has_page => self.text("plain", "", &quoted(plain)),
            Body::Flowed | Body::Wrapped | Body::Quoted => None,
            Body::Page if has_plain && !has_page => self.text("html", "", &html::page(plain)),
            Body::Alternative | Body::Related if has_plain && !has_page => {
                self.alternative(plain, &html::page(plain))
            }
            Body::Plain
            | Body::Page
            | Body::Alternative
            | Body::Related
            | Body::Forwarded
            | Body::ForwardedFile => match (has_plain, has_page) {
                (true, true) => self.alternative(plain, page),
                (false, true) => self.text("html", "", page),
                _ => self.text("plain", "", plain),
            },
        }
    }

    fn alternative(&mut self, plain: &str, page: &str) -> Option<Part> {
        let plain = self.text("plain", "", plain)?;
        let mut page = self.text("html", "", page)?;
        if self.shape.body == Body::Related {
            let fields =
                ["Content-Type: image/gif", "Content-Transfer-Encoding: base64", "Content-ID: <dot>"];
            let picture = Part::new(fields.map(str::to_owned), base64_lines(PICTURE));
            page = Part::multipart("related; type=\"text/html\"", vec![page, picture], &mut self.random);
        }
        Some(Part::multipart("alternative", vec![plain, page], &mut self.random))
    }

    /// A text as a part by the shape's charset and encoding.
    fn text(&self, kind: &str, more: &str, text: &str) -> Option<Part> {
        let Shape { charset, transfer, line_end, .. } = self.shape;
        let is_base64 = matches!(transfer, Transfer::Base64 | Transfer::Base64OneLine);
        // Lines of other encodings end as the mail's do.
        let text = with_line_ends(text, if is_base64 { line_end } else { LineEnd::Lf });
        let bytes = charset.encode(&text)?;
        let (encoding, body) = match transfer {
            Transfer::EightBit => ("8bit", bytes),
            Transfer::SevenBit if bytes.is_ascii() => ("7bit", bytes),
            Transfer::SevenBit => return None,
            Transfer::QuotedPrintable => ("quoted-printable", quoted_printable(&bytes).into_bytes()),
            Transfer::Base64 => ("base64", base64_lines(&bytes).into_bytes()),
            Transfer::Base64OneLine => ("base64", base64(&bytes).into_bytes()),
        };
        let charset = match charset {
            Charset::Unlabelled => String::new(),
            _ => format!("; charset={}", charset.label()),
        };
        let fields = [
            format!("Content-Type: text/{kind}{charset}{more}"),
            format!("Content-Transfer-Encoding: {encoding}"),
        ];
        Some(Part::new(fields, body))
    }

    fn file(&self, file: &File) -> Part {
        let text = file.text.as_deref().unwrap_or_default();
        let name = &file.name;
        let (media, data): (&str, Cow<'_, [u8]>) = match file.encryption {
            Some(encryption) => ("application/octet-stream", sealed(encryption).into()),
            None if self.shape.files == Files::Utf16 && is_table(name) => {
                ("text/csv", Charset::Utf16.encode(text).unwrap_or_default().into())
            }
            None => match self.shape.files {
                Files::Octets => ("application/octet-stream", text.as_bytes().into()),
                Files::Unquoted => ("application/x-unknown", text.as_bytes().into()),
                _ => (media_of(name), text.as_bytes().into()),
            },
        };
        let is_lines = self.shape.files == Files::Typed && file.encryption.is_none();
        let (encoding, body) = if is_lines {
            ("8bit", with_line_ends(text, LineEnd::Lf).into_bytes())
        } else {
            ("base64", base64_lines(&data).into_bytes())
        };
        let charset = if is_lines && media.starts_with("text/") { "; charset=utf-8" } else { "" };
        let fields = [
            format!("Content-Type: {media}{charset}"),
            format!("Content-Transfer-Encoding: {encoding}"),
            format!("Content-Disposition: attachment;\n {}", self.file_name(name)),
        ];
        Part::new(fields, body)
    }

    fn file_name(&self, name: &str) -> String {
        let quoted = || format!("filename=\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
        let is_token =
            |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        match self.shape.files {
            Files::Continued => {
                let letters: Vec<char> = name.chars().collect();
                let pieces = letters.chunks(PIECE).enumerate().map(|(at, piece)| {
                    let charset = if at == 0 { "UTF-8''" } else { "" };
                    format!("filename*{at}*={charset}{}", percent(&piece.iter().collect::<String>()))
                });
                pieces.collect::<Vec<_>>().join(";\n ")
            }
            Files::EncodedName => format!("filename=\"{}\"", encoded_words(name, false)),
            Files::Unquoted if is_token(name) => format!("filename={name}"),
            _ if name.is_ascii() => quoted(),
            _ => format!("filename*=UTF-8''{}", percent(name)),
        }
    }

    /// A mail attached to another.
    fn forwarded(&mut self, mail: &Part) -> Part {
        let data = mail.bytes();
        let note = Part::new(["Content-Type: text/plain; charset=us-ascii".to_owned()], "See below.\n");
        let attached = if self.shape.body == Body::ForwardedFile {
            let fields = [
                "Content-Type: application/octet-stream",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment; filename=message.eml",
            ];
            Part::new(fields.map(str::to_owned), base64_lines(&data))
        } else {
            let fields = ["Content-Type: message/rfc822", "Content-Disposition: inline"];
            Part::new(fields.map(str::to_owned), data)
        };
        let mut whole = Part::multipart("mixed", vec![note, attached], &mut self.random);
        whole.fields.splice(0..0, ["Subject: Fw: for you".to_owned(), "MIME-Version: 1.0".to_owned()]);
        whole
    }
}

fn is_table(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".csv")
}

fn media_of(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref().unwrap_or_default() {
        "csv" => "text/csv",
        "txt" => "text/plain",
        "htm" | "html" => "text/html",
        "ics" => "text/calendar",
        "xml" => "application/xml",
        "json" => "application/json",
        "eml" => "message/rfc822",
        _ => "application/octet-stream",
    }
}

/// Cuts a line after a space, so that each piece has the letters of a line at most, where it can.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for word in line.split_inclusive(' ') {
        let piece = pieces.last_mut().map(|piece| (piece.chars().count(), piece));
        match piece {
            Some((length, piece)) if length == 0 || length + word.chars().count() <= LINE => {
                piece.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
    }
    pieces
}

/// Lines cut at spaces that stay; a space is put before what would be read as something else.
// SOURCE: RFC 3676, 4.2 and 4.4.
fn flowed(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.replace("\r\n", "\n").lines() {
        let depth = line.len() - line.trim_start_matches('>').len();
        let (marks, content) = line.split_at_checked(depth).unwrap_or(("", line));
        let content = if depth > 0 { content.strip_prefix(' ').unwrap_or(content) } else { content };
        let content = if content == "-- " { content } else { content.trim_end_matches(' ') };
        for piece in pieces(content) {
            let needs_space = depth > 0 || piece.starts_with([' ', '>']) || piece.starts_with("From ");
            lines.push(format!("{marks}{}{piece}", if needs_space { " " } else { "" }));
        }
    }
    lines.join("\n") + "\n"
}

fn wrapped(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> =
        text.lines().flat_map(pieces).map(|piece| piece.trim_end_matches(' ').to_owned()).collect();
    lines.join("\n") + "\n"
}

fn quoted(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
    format!("See below.\n\nOn 24/11/2026 09:00, the office wrote:\n{}\n", lines.join("\n"))
}
