//! What stands for the bytes of an encrypted file.

use lrs_core::breach::Encryption;

/// The bytes of a small encrypted file, written by a program that people use. The text beside it in a message names another
/// password than the one that opens it.
pub fn sealed(encryption: Encryption) -> &'static [u8] {
    match encryption {
        Encryption::SevenZip => include_bytes!("../../data/mails/sealed/list.7z"),
        Encryption::Pdf => include_bytes!("../../data/mails/sealed/list.pdf"),
        Encryption::Office => include_bytes!("../../data/mails/sealed/list.xlsx"),
        Encryption::Pgp => include_bytes!("../../data/mails/sealed/list.gpg"),
        _ => include_bytes!("../../data/mails/sealed/list.zip"),
    }
}
