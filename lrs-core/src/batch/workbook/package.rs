//! The archive that a workbook is: what kind it is of, and whether its parts stay within bounds.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{WorkbookError, WorkbookLimits};

/// What is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The whole file, up to a bound.
pub(super) fn load<R: Read>(reader: R, most: usize) -> Result<Vec<u8>, WorkbookError> {
    let mut data = Vec::new();
    let read = reader.take(most as u64 + 1).read_to_end(&mut data);
    read.map_err(|error| WorkbookError::Io { kind: error.kind() })?;
    if data.len() > most { Err(WorkbookError::TooLarge { limit: most as u64 }) } else { Ok(data) }
}

/// The old compound documents: workbooks before 2007, and the cover of an encrypted one.
const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];
/// The name of the encrypted part in such a document, as it is written there.
const ENCRYPTED_PACKAGE: &str = "EncryptedPackage";

/// Tells the kind of a workbook, and unpacks each of its parts once to see that all stay within bounds.
pub(super) fn kind(data: &[u8], limits: &WorkbookLimits) -> Result<Kind, WorkbookError> {
    if data.starts_with(&COMPOUND) {
        let name: Vec<u8> = ENCRYPTED_PACKAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = contains(data, &name);
        return Err(if is_encrypted { WorkbookError::Encrypted } else { WorkbookError::OldFormat });
    }
    if !data.starts_with(b"PK") {
        return Err(WorkbookError::NotWorkbook);
    }
    let mut archive = open(data)?;
    if archive.len() > WorkbookLimits::MAX_PARTS {
        return Err(WorkbookError::Unpacked { limit: WorkbookLimits::MAX_PARTS as u64 });
    }
    // A name that cannot be read could hide a part that has to be looked into.
    let names: Result<Vec<_>, _> =
        archive.file_names().map(|name| name.map(std::borrow::Cow::into_owned)).collect();
    let names = names.map_err(|error| refused(&error))?;
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let (is_binary, is_xlsx, is_ods) =
        (has("xl/workbook.bin"), has("[Content_Types].xml") && has("_rels/.rels"), has("content.xml"));
    if is_binary {
        return Err(WorkbookError::BinaryFormat);
    }
    if !is_xlsx && !is_ods {
        return Err(WorkbookError::NotWorkbook);
    }
    measure(&mut archive, limits)?;
    Ok(if is_xlsx { Kind::Xlsx } else { Kind::Ods })
}

pub(super) fn open(data: &[u8]) -> Result<Archive<'_>, WorkbookError> {
    ZipArchive::new(Cursor::new(data)).map_err(|error| refused(&error))
}

/// The error for one of the archive.
pub(super) fn refused(error: &ZipError) -> WorkbookError {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => WorkbookError::Encrypted,
        _ => WorkbookError::Damaged,
    }
}

/// Below this no part is a bomb, whatever its ratio, in bytes.
const SMALL: u64 = 1024 * 1024;

/// Unpacks each part once, and looks into those whose numbers the reader of XLSX would believe.
fn measure(archive: &mut Archive<'_>, limits: &WorkbookLimits) -> Result<(), WorkbookError> {
    let mut all = 0;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(|error| refused(&error))?;
        let name = part.name().map_err(|error| refused(&error))?.to_ascii_lowercase();
        let most = limits.max_unpacked_bytes.saturating_sub(all);
        let by_ratio = part.compressed_size().saturating_mul(limits.max_ratio).max(SMALL);
        let is_read = name.ends_with("sharedstrings.xml") || name.ends_with("manifest.xml");
        let mut kept = Vec::new();
        let mut bounded = (&mut part).take(most.min(by_ratio).saturating_add(1));
        let size = if is_read {
            bounded.read_to_end(&mut kept).map(|size| size as u64)
        } else {
            io::copy(&mut bounded, &mut io::sink())
        };
        let size = size.map_err(|_| WorkbookError::Damaged)?;
        if size > most {
            return Err(WorkbookError::Unpacked { limit: limits.max_unpacked_bytes });
        }
        if size > by_ratio {
            return Err(WorkbookError::Unpacked { limit: limits.max_ratio });
        }
        all += size;
        if name.ends_with("manifest.xml") && contains(&kept, b"encryption-data") {
            return Err(WorkbookError::Encrypted);
        }
        // Room is made for as many texts as the part says; each takes `<si/>` at the least. A text that is not in a
        // superset of ASCII could hide the number.
        if name.ends_with("sharedstrings.xml") && (kept.contains(&0) || !is_honest(&kept)) {
            return Err(WorkbookError::Damaged);
        }
    }
    Ok(())
}

/// Whether no count of texts is larger than the part could hold.
fn is_honest(part: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    let mut rest = part;
    while let Some(at) = find(rest, COUNT) {
        rest = rest.get(at + COUNT.len()..).unwrap_or_default();
        let is_around = |byte: &&u8| matches!(byte, b'=' | b'"' | b'\'') || byte.is_ascii_whitespace();
        let digits = rest.iter().skip_while(is_around).take_while(|byte| byte.is_ascii_digit());
        let count = digits
            .fold(0_u64, |count, digit| count.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
        if count > part.len() as u64 {
            return false;
        }
    }
    true
}

fn contains(data: &[u8], wanted: &[u8]) -> bool {
    find(data, wanted).is_some()
}

fn find(data: &[u8], wanted: &[u8]) -> Option<usize> {
    data.windows(wanted.len()).position(|window| window == wanted)
}
