//! What stands for the bytes of an encrypted file.

use lrs_core::breach::Encryption;

/// A ZIP archive with AES-256 that holds one file, `list.csv`.
const ZIP: &[u8] = include_bytes!("../../data/mails/sealed.zip");

/// The kinds of encryption that a reader of raw mails must tell from the bytes that [`sealed`] gives.
// CHOICE: none so far, since nothing opens archives yet; whoever adds a reader adds its kind, and bytes that are real.
pub const IS_READ: &[Encryption] = &[];

/// The bytes of an encrypted file. Those of an archive are real; others are in form what they are called, and hold
/// nothing.
pub fn sealed(encryption: Encryption) -> &'static [u8] {
    match encryption {
        Encryption::SevenZip => b"7z\xBC\xAF\x27\x1C\x00\x04",
        Encryption::Pdf => b"%PDF-1.7\ntrailer << /Encrypt 1 0 R >>\n%%EOF\n",
        Encryption::Office => b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        Encryption::Pgp => {
            b"-----BEGIN PGP MESSAGE-----\n\nwcBMA0000000000000\n=0000\n-----END PGP MESSAGE-----\n"
        }
        _ => ZIP,
    }
}
