//! 7z archives: whether they are encrypted. They are not unpacked.

use std::io::Read;

use lzma_rust2::{Lzma2Reader, LzmaReader};

use super::bytes::{find, long_size_at, slice, u32_at};
use crate::breach::message::{Encryption, UnreadReason};
use crate::breach::reading::Opened;

// SOURCE: 7-Zip, DOC/7zFormat.txt, "Property IDs"; DOC/Methods.txt.
const HEADER: u8 = 0x01;
const ENCODED_HEADER: u8 = 0x17;
const PACK_INFO: u8 = 0x06;
const UNPACK_INFO: u8 = 0x07;
const SIZE: u8 = 0x09;
const FOLDER: u8 = 0x0B;
const UNPACK_SIZE: u8 = 0x0C;
/// A coder whose identifier has four bytes and that has properties, and AES-256 as its identifier.
const AES: &[u8] = &[0x24, 0x06, 0xF1, 0x07, 0x01];
/// A coder whose identifier has three bytes and that has five bytes of properties: LZMA.
const LZMA: &[u8] = &[0x23, 0x03, 0x01, 0x01, 0x05];
/// A coder whose identifier has one byte and that has one byte of properties: LZMA2.
const LZMA_2: &[u8] = &[0x21, 0x21, 0x01];

/// The most bytes of a header.
// CHOICE: a name takes some 100 bytes; this is room for 100,000 files.
const LONGEST_HEADER: usize = 16 << 20;

/// Whether an archive is encrypted.
pub(super) fn open(data: &[u8]) -> Opened {
    let Some(header) = header(data) else { return Opened::Unread(UnreadReason::Damaged) };
    match header.first() {
        // An archive without files has no header.
        None => Opened::Text(String::new()),
        Some(&(HEADER | ENCODED_HEADER)) if find(header, AES).is_some() => sealed(),
        Some(&HEADER) => Opened::Unread(UnreadReason::UnsupportedKind),
        Some(&ENCODED_HEADER) => match decoded_header(data, header) {
            Some(header) if find(&header, AES).is_some() => sealed(),
            Some(_) => Opened::Unread(UnreadReason::UnsupportedKind),
            None => Opened::Unread(UnreadReason::Damaged),
        },
        Some(_) => Opened::Unread(UnreadReason::Damaged),
    }
}

fn sealed() -> Opened {
    Opened::Sealed(Encryption::SevenZip, String::new())
}

fn header(data: &[u8]) -> Option<&[u8]> {
    let (at, length) = (long_size_at(data, 12)?, long_size_at(data, 20)?);
    slice(data, at.checked_add(32)?, length)
}

/// The header that another header describes, packed with LZMA or LZMA2, as 7-Zip does for all but the smallest archives.
fn decoded_header(data: &[u8], header: &[u8]) -> Option<Vec<u8>> {
    let mut field = Fields { rest: header.get(1..)? };
    field.expect(PACK_INFO)?;
    let at = field.number()?.checked_add(32)?;
    field.expect_one()?;
    field.expect(SIZE)?;
    let packed = slice(data, at, field.number()?)?;
    let folder = field.rest.get(find(field.rest, &[UNPACK_INFO, FOLDER])?..)?;
    let coder = |kind: &[u8]| folder.get(find(folder, kind)? + kind.len()..);
    let (old, new) = (coder(LZMA), coder(LZMA_2));
    let mut sizes = Fields { rest: old.map_or_else(|| new?.get(1..), |old| old.get(5..))? };
    sizes.expect(UNPACK_SIZE)?;
    let length = sizes.number().filter(|&length| length <= LONGEST_HEADER)?;
    // A dictionary larger than what comes out is of no use, and memory is taken for it.
    let dictionary = u32::try_from(length.max(4_096)).ok()?;
    let mut decoded = Vec::new();
    let most = length as u64;
    match old {
        Some(coder) => {
            let dictionary = dictionary.min(u32_at(coder, 1)?);
            let reader = LzmaReader::new_with_props(packed, most, *coder.first()?, dictionary, None).ok()?;
            reader.take(most).read_to_end(&mut decoded).ok()?
        }
        None => Lzma2Reader::new(packed, dictionary, None).take(most).read_to_end(&mut decoded).ok()?,
    };
    Some(decoded)
}

struct Fields<'a> {
    rest: &'a [u8],
}

impl Fields<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    fn expect(&mut self, sought: u8) -> Option<()> {
        (self.byte()? == sought).then_some(())
    }

    fn expect_one(&mut self) -> Option<()> {
        (self.number()? == 1).then_some(())
    }

    /// A number whose first byte says by its leading ones how many bytes follow.
    // SOURCE: 7-Zip, DOC/7zFormat.txt, "NUMBER".
    fn number(&mut self) -> Option<usize> {
        let first = self.byte()?;
        let count = first.leading_ones().min(8);
        let mut number = 0_u64;
        for at in 0..count {
            number |= u64::from(self.byte()?) << (8 * at);
        }
        let high = u64::from(first) & (0x7F_u64 >> count);
        number |= high.checked_shl(8 * count).unwrap_or(0);
        usize::try_from(number).ok()
    }
}
