//! The shapes in which one message can travel.

use crate::people::Random;

/// Declares a choice and lists it; the first is what most mails have.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident: $first:ident $first_is:literal, $($other:ident $is:literal,)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
        pub enum $name {
            #[doc = $first_is]
            #[default]
            $first,
            $(#[doc = $is] $other,)*
        }

        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[Self::$first, $(Self::$other,)*];
        }
    };
}

choice! {
    /// How the letters of a body are written as bytes, and what the mail says about it.
    Charset: Utf8 "UTF-8.",
    Windows1252 "windows-1252.",
    Latin1 "ISO-8859-1.",
    CalledLatin1 "windows-1252 that is called ISO-8859-1.",
    Utf16 "UTF-16 with a mark, high byte first.",
    Utf16Le "UTF-16LE without a mark.",
    Unlabelled "UTF-8, and nothing says so.",
}

choice! {
    /// How the bytes of a body are written as lines.
    Transfer: EightBit "As they are.",
    SevenBit "As they are, none above 127.",
    QuotedPrintable "Quoted-printable.",
    Base64 "Base64 in lines.",
    Base64OneLine "Base64 in one line, however long.",
}

choice! {
    /// How letters outside ASCII stand in the header (RFC 2047).
    Words: Base64 "Encoded words, B.",
    Quoted "Encoded words, Q.",
    Raw "UTF-8 as it is (RFC 6532).",
}

choice! {
    /// What the mail is made of.
    Body: Plain "The body as it is, plain or HTML.",
    Flowed "Lines cut at a space that stays (`format=flowed`, RFC 3676).",
    Wrapped "Lines cut for good, as old programs do.",
    Page "HTML made of the plain body.",
    Alternative "The plain body, and HTML made of it.",
    Related "The same within `multipart/related` with a picture, within `multipart/mixed`.",
    Quoted "The body quoted in an empty answer.",
    Forwarded "The whole mail attached to another as `message/rfc822`.",
    ForwardedFile "The same as a file with a name, in base64.",
}

choice! {
    /// How open files hang on a mail.
    Files: Typed "By their type, as text, the name in quotes or as RFC 2231 has it.",
    Octets "As `application/octet-stream` in base64.",
    Continued "The name in pieces (RFC 2231).",
    EncodedName "The name as an encoded word, which no standard allows and many programs write.",
    Utf16 "As a spreadsheet writes Unicode text: UTF-16 with a mark, in base64.",
    Unquoted "The name without quotes, and no type that fits.",
}

choice! {
    /// How lines end.
    LineEnd: CrLf "CR LF, as mails travel.",
    Lf "LF, as they are stored.",
}

choice! {
    /// What stands around a mail.
    Envelope: Bare "Nothing but what must be there.",
    Mbox "A `From ` line before it, as in a mailbox file.",
    Travelled "The fields that servers and lists add, some long and folded.",
}

/// The shape of a mail.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::EmailMessage;
/// use lrs_examples::mail::{self, Shape};
///
/// let labelled = mail::known()?.remove(0);
/// let mail = Shape::default().write(&labelled, 1).expect("UTF-8 has every letter");
/// assert_eq!(EmailMessage::parse(&mail).subject, labelled.message.subject);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Shape {
    /// The letters of a body as bytes.
    pub charset: Charset,
    /// The bytes of a body as lines.
    pub transfer: Transfer,
    /// Letters outside ASCII in the header.
    pub words: Words,
    /// What the mail is made of.
    pub body: Body,
    /// How files hang on it.
    pub files: Files,
    /// How lines end.
    pub line_end: LineEnd,
    /// What stands around it.
    pub envelope: Envelope,
}

impl Shape {
    /// The shapes that differ from the usual one in a single respect, the usual one first. Charsets that no line can hold
    /// are in base64.
    pub fn single() -> Vec<Self> {
        let usual = Self::default();
        let mut shapes = vec![usual];
        shapes.extend(others(Charset::ALL).map(|charset| Self { charset, ..usual }.possible()));
        shapes.extend(others(Transfer::ALL).map(|transfer| Self { transfer, ..usual }));
        shapes.extend(others(Words::ALL).map(|words| Self { words, ..usual }));
        shapes.extend(others(Body::ALL).map(|body| Self { body, ..usual }));
        shapes.extend(others(Files::ALL).map(|files| Self { files, ..usual }));
        shapes.extend(others(LineEnd::ALL).map(|line_end| Self { line_end, ..usual }));
        shapes.extend(others(Envelope::ALL).map(|envelope| Self { envelope, ..usual }));
        shapes
    }

    /// A shape that is drawn.
    pub fn drawn(random: &mut Random) -> Self {
        fn pick<T: Copy + Default>(random: &mut Random, all: &[T]) -> T {
            random.pick(all).copied().unwrap_or_default()
        }
        let shape = Self {
            charset: pick(random, Charset::ALL),
            transfer: pick(random, Transfer::ALL),
            words: pick(random, Words::ALL),
            body: pick(random, Body::ALL),
            files: pick(random, Files::ALL),
            line_end: pick(random, LineEnd::ALL),
            envelope: pick(random, Envelope::ALL),
        };
        shape.possible()
    }

    /// UTF-16 has bytes 0 and so needs base64.
    fn possible(self) -> Self {
        let needs_base64 = matches!(self.charset, Charset::Utf16 | Charset::Utf16Le);
        let is_base64 = matches!(self.transfer, Transfer::Base64 | Transfer::Base64OneLine);
        if needs_base64 && !is_base64 { Self { transfer: Transfer::Base64, ..self } } else { self }
    }

    /// Whether the text that a reader sees is the same to the letter; otherwise lines are cut, doubled, or stand elsewhere.
    pub fn keeps_text(&self) -> bool {
        self.body == Body::Plain
    }
}

fn others<T: Copy>(all: &[T]) -> impl Iterator<Item = T> {
    all.iter().skip(1).copied()
}
