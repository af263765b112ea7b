//! PDF: whether one is encrypted, and (feature `pdf`) its text.
//!
//! A PDF that has only an owner's password opens for everybody: it is not closed.

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::budget::Budget;
use super::bytes::find;
use crate::breach::message::{Encryption, UnreadReason};
use crate::breach::reading::Opened;

/// Reads a PDF.
pub(super) fn open(data: &[u8], budget: &mut Budget, most: usize) -> Opened {
    if let Err(reason) = budget.take(data.len()) {
        return Opened::Unread(reason);
    }
    match Pdf::new(data.to_vec()) {
        Ok(pdf) => text(&pdf, budget, most),
        Err(LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        )) => Opened::Sealed(Encryption::Pdf, String::new()),
        Err(_) => Opened::Unread(UnreadReason::Damaged),
    }
}

fn text(_pdf: &Pdf, _budget: &mut Budget, _most: usize) -> Opened {
    Opened::Unread(UnreadReason::UnsupportedKind)
}
