//! PDF: whether one is encrypted, and (feature `pdf`) its text.
//!
//! A PDF that has only an owner's password opens for everybody: it is not closed. The syntax is read by a crate that
//! has no `unsafe` and tries the empty password itself; what it would unpack without a bound is measured before it
//! comes to see the file, and the text is unpacked and laid out here.

#[cfg(feature = "pdf")]
mod cmap;
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
use crate::breach::reading::Opened;

/// Reads a PDF.
pub(super) fn open(data: &[u8], budget: &mut Budget, most: usize) -> Opened {
    if let Err(reason) = budget.take(data.len()).and_then(|()| guard::check(data, budget)) {
        return Opened::Unread(reason);
    }
    // CHOICE: the crate is known to panic at no file, and checks its numbers less than we do ours. Where a panic can be
    // caught it costs the file; in a browser it cannot.
    let opened = catch_unwind(AssertUnwindSafe(|| read(data, budget, most)));
    opened.unwrap_or(Opened::Unread(UnreadReason::Damaged))
}

fn read(data: &[u8], budget: &mut Budget, most: usize) -> Opened {
    match Pdf::new(data.to_vec()) {
        Ok(pdf) => text(&pdf, budget, most),
        Err(LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        )) => Opened::Sealed(Encryption::Pdf, String::new()),
        Err(_) => Opened::Unread(UnreadReason::Damaged),
    }
}

/// The text of all pages. A PDF of pictures alone has none, and is not read.
#[cfg(feature = "pdf")]
fn text(pdf: &Pdf, budget: &mut Budget, most: usize) -> Opened {
    match page::text(pdf, budget, most) {
        Ok(text) if text.trim().is_empty() => Opened::Unread(UnreadReason::UnsupportedKind),
        Ok(text) => Opened::Text(text),
        Err(reason) => Opened::Unread(reason),
    }
}

#[cfg(not(feature = "pdf"))]
fn text(_: &Pdf, _: &mut Budget, _: usize) -> Opened {
    Opened::Unread(UnreadReason::UnsupportedKind)
}
