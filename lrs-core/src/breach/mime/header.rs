//! The fields above a mail or one of its parts.

use crate::text::decoded;

/// A field that is read, or that shows that this is a mail.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Field {
    From,
    To,
    Cc,
    Bcc,
    Subject,
    Date,
    ContentType,
    ContentDisposition,
    ContentTransferEncoding,
    /// Known, and not read.
    Other,
}

impl Field {
    fn of(name: &[u8]) -> Option<Self> {
        let mut lower = [0; 32];
        let lower = lower.get_mut(..name.len())?;
        lower.copy_from_slice(name);
        lower.make_ascii_lowercase();
        Some(match &*lower {
            b"from" => Self::From,
            b"to" => Self::To,
            b"cc" => Self::Cc,
            b"bcc" => Self::Bcc,
            b"subject" => Self::Subject,
            b"date" => Self::Date,
            b"content-type" => Self::ContentType,
            b"content-disposition" => Self::ContentDisposition,
            b"content-transfer-encoding" => Self::ContentTransferEncoding,
            b"sender"
            | b"reply-to"
            | b"return-path"
            | b"received"
            | b"message-id"
            | b"in-reply-to"
            | b"references"
            | b"mime-version"
            | b"delivered-to"
            | b"importance"
            | b"priority"
            | b"thread-topic"
            | b"thread-index"
            | b"dkim-signature"
            | b"authentication-results" => Self::Other,
            // CHOICE: what somebody writes down never begins like these.
            name if [&b"x-"[..], b"content-", b"resent-", b"arc-", b"list-", b"received-"]
                .iter()
                .any(|start| name.starts_with(start)) =>
            {
                Self::Other
            }
            _ => return None,
        })
    }
}

/// The fields that are read, unfolded.
#[derive(Debug, Default)]
pub(super) struct Headers {
    fields: Vec<(Field, String)>,
}

impl Headers {
    /// The fields of a mail, and its body. Where there are none, everything is body.
    pub(super) fn of_mail(data: &[u8]) -> (Self, &[u8]) {
        let start = data.trim_ascii_start();
        let start = match start {
            // A mail box puts this line before each mail.
            [b'F', b'r', b'o', b'm', b' ', ..] | [b'>', b'F', b'r', b'o', b'm', b' ', ..] => {
                split_line(start).1
            }
            _ => start,
        };
        match Self::read(start) {
            (headers, body, true) => (headers, body),
            _ => (Self::default(), data),
        }
    }

    /// The fields of a part, and its body. A line break alone is an empty header.
    pub(super) fn of_part(data: &[u8]) -> (Self, &[u8]) {
        match (Self::read(data), split_line(data)) {
            ((headers, body, true), _) => (headers, body),
            (_, ([], body)) => (Self::default(), body),
            _ => (Self::default(), data),
        }
    }

    /// The fields, the body, and whether any field is one of a mail's.
    fn read(data: &[u8]) -> (Self, &[u8], bool) {
        let mut headers = Self::default();
        let mut is_mail = false;
        let mut rest = data;
        while !rest.is_empty() {
            let (line, mut after) = split_line(rest);
            if line.trim_ascii().is_empty() {
                return (headers, after, is_mail);
            }
            let Some((field, value)) = split_field(line) else {
                // A line that is no field ends the header, unless more of it follows: then it slipped in.
                let next = split_field(split_line(after).0);
                if next.is_none_or(|(field, _)| field.is_none()) {
                    return (headers, rest, is_mail);
                }
                rest = after;
                continue;
            };
            let mut value = value.to_vec();
            while let [b' ' | b'\t', ..] = after {
                let (more, next) = split_line(after);
                if more.trim_ascii().is_empty() {
                    break;
                }
                value.extend_from_slice(more);
                after = next;
            }
            is_mail |= field.is_some();
            if let Some(field) = field.filter(|&field| field != Field::Other) {
                headers.fields.push((field, decoded(&value).replace('\0', "")));
            }
            rest = after;
        }
        (headers, rest, is_mail)
    }

    /// What a field says, the first of its name; empty where it is missing.
    pub(super) fn first(&self, field: Field) -> &str {
        self.all(field).next().unwrap_or_default()
    }

    /// What all fields of a name say.
    pub(super) fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |(name, _)| *name == field).map(|(_, value)| value.as_str())
    }
}

/// A line without its end, and what comes after it.
pub(super) fn split_line(data: &[u8]) -> (&[u8], &[u8]) {
    let end = data.iter().position(|&byte| byte == b'\n');
    let (line, after) = match end {
        Some(end) => (data.get(..end).unwrap_or_default(), data.get(end + 1..).unwrap_or_default()),
        None => (data, &[][..]),
    };
    let end = line.iter().rposition(|&byte| byte != b'\r').map_or(0, |last| last + 1);
    (line.get(..end).unwrap_or_default(), after)
}

/// The field of a line, if it is known, and its value; none where the line is no field.
fn split_field(line: &[u8]) -> Option<(Option<Field>, &[u8])> {
    let colon = line.iter().position(|&byte| byte == b':')?;
    let (name, value) = line.split_at_checked(colon)?;
    let name = name.trim_ascii_end();
    // SOURCE: RFC 5322, 3.6.8: printable ASCII without spaces.
    if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
        return None;
    }
    Some((Field::of(name), value.get(1..).unwrap_or_default().trim_ascii_start()))
}
