//! The bytes of a mail as a message to judge.
//!
//! Any bytes give a message: what a mail program shows of a broken mail is read, and what is lost is named. The reader
//! is our own, since each of these had to hold at once: bounds before memory is taken, no recursion that the mail
//! decides on, and no letter lost where a charset is missing or wrong.

mod address;
mod armour;
mod charset;
mod cms;
mod header;
mod letter;
mod parameter;
mod parts;
mod tables;
mod transfer;
mod word;

use super::message::{EmailMessage, Part, Unread, UnreadReason};
use super::reading::{Opened, ReadBounds, Reading};
use letter::Letter;

impl EmailMessage {
    /// Reads a mail as it travels (RFC 5322 and MIME), within the usual [`ReadBounds`].
    ///
    /// Plain bodies are joined, HTML bodies too; files, attached mails and what hangs on those are attachments. What
    /// cannot be read is in [`unread`](Self::unread).
    ///
    /// # Source
    ///
    /// RFC 5322 (messages), RFC 2045 to 2047 and 2231 (MIME), RFC 3676 (flowed text), RFC 8551 (S/MIME), RFC 3156
    /// (PGP/MIME). Where mails break these, **our choice** is what mail programs show.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::breach::EmailMessage;
    ///
    /// let mail = b"From: Jo Bell <jo@example.org>\r\nSubject: =?utf-8?Q?Si=C3=A2n?=\r\n\r\nThe hall opens at nine.\r\n";
    /// let message = EmailMessage::parse(mail);
    /// assert_eq!(message.from, "Jo Bell <jo@example.org>");
    /// assert_eq!(message.subject, "Siân");
    /// assert_eq!(message.body, "The hall opens at nine.\n");
    /// ```
    pub fn parse(data: &[u8]) -> Self {
        Self::parse_within(data, &ReadBounds::default())
    }

    /// Reads a mail as [`parse`](Self::parse) does, within bounds.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::breach::{EmailMessage, ReadBounds, UnreadReason};
    ///
    /// let bounds = ReadBounds { message_bytes: 20, ..ReadBounds::default() };
    /// let message = EmailMessage::parse_within(b"Subject: Exams\r\n\r\nThe hall opens at nine.", &bounds);
    /// assert_eq!(message.body, "Th");
    /// assert_eq!(message.unread[0].reason, UnreadReason::TooLarge);
    /// ```
    pub fn parse_within(data: &[u8], bounds: &ReadBounds) -> Self {
        let mut reading = Reading::new(*bounds);
        let whole = data.get(..bounds.message_bytes).unwrap_or(data);
        let letter = Letter::read(&mut reading, whole, "", 1);
        let mut unread = letter.unread;
        if whole.len() < data.len() {
            unread.push(Unread { part: Part::Body, reason: UnreadReason::TooLarge });
        }
        if letter.encryption.is_some() {
            unread.push(Unread { part: Part::Body, reason: UnreadReason::Encrypted });
        }
        unread.append(&mut reading.unread);
        Self {
            from: letter.from,
            to: letter.to,
            subject: letter.subject,
            date: letter.day,
            body: letter.body,
            html: letter.html,
            attachments: reading.attachments,
            encryption: letter.encryption,
            unread,
            ..Self::default()
        }
    }
}

/// Takes in a mail that hangs on another, as a forwarded one reads, and what hangs on it.
pub(super) fn attach(reading: &mut Reading, name: String, data: &[u8], depth: usize) {
    let path = if name.is_empty() { name.clone() } else { format!("{name}/") };
    let Some(at) = reading.reserve(name) else { return };
    let letter = Letter::read(reading, data, &path, depth + 1);
    let reasons = letter.unread.iter().map(|unread| unread.reason);
    reading.unread.extend(reasons.map(|reason| Unread { part: Part::Attachment(at), reason }));
    let text = letter.forwarded();
    let opened = match letter.encryption {
        Some(encryption) => Opened::Sealed(encryption, text),
        None => Opened::Text(text),
    };
    reading.fill(at, opened);
}

#[cfg(test)]
mod tests;
