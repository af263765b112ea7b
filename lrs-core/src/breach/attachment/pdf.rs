//! PDF: whether one is encrypted, and (feature `pdf`) its text.
//!
//! A PDF that has only an owner's password opens for everybody: it is not closed. The syntax is read by a crate that
//! has no `unsafe` and tries the empty password itself; what it would unpack without a bound is measured before it
//! comes to see the file, and the text is unpacked and laid out here.

#[cfg(feature = "pdf")]
mod cmap;
#[cfg(feature = "pdf")]
mod embedded;
#[cfg(feature = "pdf")]
mod filter;
#[cfg(feature = "pdf")]
mod font;
#[cfg(feature = "pdf")]
mod glyph;
mod guard;
#[cfg(feature = "pdf")]
mod layout;
#[cfg(feature = "pdf")]
mod page;
#[cfg(feature = "pdf")]
mod token;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::budget::Budget;
use crate::breach::message::{Encryption, UnreadReason};
use crate::breach::reading::{Opened, ReadBounds, Reading};

/// What a PDF was opened to: what can be read of it, and the files inside.
type Content = (Opened, Vec<(String, Result<Vec<u8>, UnreadReason>)>);

/// Reads a PDF. The files inside are put into the reading after it.
pub(super) fn open(reading: &mut Reading, name: &str, data: &[u8], depth: usize) -> Opened {
    let (most, bounds) = (reading.text_left(), reading.bounds);
    let budget = &mut reading.budget;
    if let Err(reason) = budget.take(data.len()).and_then(|()| guard::check(data, budget)) {
        return Opened::Unread(reason);
    }
    // CHOICE: no file is known at which the crate panics, but it checks its numbers less than we do ours. Where a panic
    // can be caught it costs the file; in a browser it cannot.
    let content = catch_unwind(AssertUnwindSafe(|| read(data, budget, most, &bounds)));
    let (opened, files) = content.unwrap_or((Opened::Unread(UnreadReason::Damaged), Vec::new()));
    if files.is_empty() {
        return opened;
    }
    reading.put(name.to_owned(), opened);
    for (file, content) in files {
        let file = format!("{name}/{file}");
        match content {
            _ if !reading.has_room() => {
                reading.put(file, Opened::Unread(UnreadReason::TooMany));
                break;
            }
            Ok(_) if depth >= bounds.depth => reading.put(file, Opened::Unread(UnreadReason::TooDeep)),
            Ok(content) => reading.open(file, "", &content, depth + 1),
            Err(reason) => reading.put(file, Opened::Unread(reason)),
        }
    }
    Opened::Put
}

fn read(data: &[u8], budget: &mut Budget, most: usize, bounds: &ReadBounds) -> Content {
    let opened = match Pdf::new(data.to_vec()) {
        Ok(pdf) => return content(&pdf, budget, most, bounds),
        Err(LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        )) => Opened::Sealed(Encryption::Pdf, String::new()),
        Err(_) => Opened::Unread(UnreadReason::Damaged),
    };
    (opened, Vec::new())
}

/// The text of all pages, and the files inside. A PDF of pictures alone has no text, and is not read.
#[cfg(feature = "pdf")]
fn content(pdf: &Pdf, budget: &mut Budget, most: usize, bounds: &ReadBounds) -> Content {
    let opened = match page::text(pdf, budget, most) {
        Ok(text) if text.trim().is_empty() => Opened::Unread(UnreadReason::UnsupportedKind),
        Ok(text) => Opened::Text(text),
        Err(reason) => Opened::Unread(reason),
    };
    (opened, embedded::files(pdf, budget, bounds.parts))
}

#[cfg(not(feature = "pdf"))]
fn content(_: &Pdf, _: &mut Budget, _: usize, _: &ReadBounds) -> Content {
    (Opened::Unread(UnreadReason::UnsupportedKind), Vec::new())
}
