//! What the reader of PDF syntax would unpack by itself, measured before it does.
//!
//! It unpacks tables of references and streams of objects, without a bound and whatever they say about themselves.
//! Those stand in the file as they are, so that one pass finds them.

use crate::breach::attachment::budget::Budget;
use crate::breach::attachment::bytes::find;
use crate::breach::message::UnreadReason;

/// Up to so many packed bytes nothing can become too large.
// CHOICE: DEFLATE packs at most 1,032 to 1, which makes 66 MB.
const SMALL: usize = 64 << 10;

/// The most packed bytes of object streams that nobody can look into before they are decrypted.
// CHOICE: those of some thousand pages; 512 MB at the worst.
const MOST_ENCRYPTED: usize = 512 << 10;

/// The most columns of a table that is predicted.
// CHOICE: those in use have five or so.
const MOST_COLUMNS: usize = 65_536;

/// What the dictionary before a stream says, as far as it matters.
#[derive(Clone, Copy, Default)]
struct Dictionary {
    /// The reader may unpack the stream.
    is_structure: bool,
    /// How often it is packed.
    packings: usize,
    /// It is packed in a way that structures never are, or has numbers that none has.
    is_odd: bool,
}

/// Whether all that is unpacked unasked stays within the bounds.
pub(super) fn check(data: &[u8], budget: &mut Budget) -> Result<(), UnreadReason> {
    let is_encrypted = find(data, b"/Encrypt").is_some();
    let mut encrypted_left = MOST_ENCRYPTED;
    let mut dictionary = Dictionary::default();
    let mut at = 0;
    while let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) {
        at += 1;
        if rest.starts_with(b"obj") {
            dictionary = Dictionary::default();
        } else if rest.starts_with(b"/") || rest.starts_with(b"#") {
            note(&mut dictionary, rest);
        } else if rest.starts_with(b"stream") && !data.get(..at - 1).unwrap_or_default().ends_with(b"end") {
            let content = rest.get(6..).unwrap_or_default();
            let content = content.strip_prefix(b"\r").unwrap_or(content);
            let content = content.strip_prefix(b"\n").unwrap_or(content);
            if dictionary.is_structure && is_encrypted {
                let length = find(content, b"endstream").unwrap_or(content.len());
                encrypted_left = encrypted_left.checked_sub(length).ok_or(UnreadReason::TooLarge)?;
            }
            if dictionary.is_structure && dictionary.packings > 0 {
                check_stream(dictionary, content, is_encrypted, budget)?;
            }
        }
    }
    Ok(())
}

fn check_stream(
    dictionary: Dictionary,
    content: &[u8],
    is_encrypted: bool,
    budget: &mut Budget,
) -> Result<(), UnreadReason> {
    if dictionary.is_odd || dictionary.packings > 1 {
        return Err(UnreadReason::Damaged);
    }
    let length = find(content, b"endstream").unwrap_or(content.len());
    let packed = content.get(..length).and_then(|content| content.get(2..)).unwrap_or_default();
    match budget.inflate(packed) {
        // What is damaged or encrypted cannot be measured, but where it is small.
        Err(UnreadReason::Damaged) if is_encrypted || length <= SMALL => Ok(()),
        outcome => outcome.map(|_| ()),
    }
}

/// Takes note of a name in a dictionary. One that is spelled with `#` may be any.
fn note(dictionary: &mut Dictionary, rest: &[u8]) {
    let name_is = |name: &[u8]| {
        let behind = rest.strip_prefix(name);
        behind.is_some_and(|behind| !behind.first().is_some_and(u8::is_ascii_alphanumeric))
    };
    let number = |name: &[u8]| number(rest.get(name.len()..).unwrap_or_default());
    if rest.starts_with(b"#") || name_is(b"/First") || name_is(b"/W") || name_is(b"/XRef") {
        dictionary.is_structure = true;
    } else if name_is(b"/FlateDecode") || name_is(b"/Fl") {
        dictionary.packings += 1;
    } else if name_is(b"/LZWDecode") || name_is(b"/LZW") {
        dictionary.packings += 1;
        dictionary.is_odd = true;
    } else if name_is(b"/Columns") {
        dictionary.is_odd |= !number(b"/Columns").is_some_and(|count| (1..=MOST_COLUMNS).contains(&count));
    } else if name_is(b"/Colors") {
        dictionary.is_odd |= !number(b"/Colors").is_some_and(|count| (1..=8).contains(&count));
    } else if name_is(b"/BitsPerComponent") {
        dictionary.is_odd |=
            !number(b"/BitsPerComponent").is_some_and(|bits| matches!(bits, 1 | 2 | 4 | 8 | 16));
    } else if name_is(b"/DecodeParms") || name_is(b"/DP") {
        // One that stands elsewhere cannot be looked at.
        let behind = rest.iter().skip(3).skip_while(|byte| byte.is_ascii_alphabetic());
        dictionary.is_odd |=
            behind.copied().find(|byte| !byte.is_ascii_whitespace()).is_none_or(|byte| byte.is_ascii_digit());
    }
}

/// The whole number behind a name; none where there is another thing.
fn number(rest: &[u8]) -> Option<usize> {
    let rest = rest.get(..rest.len().min(32))?.trim_ascii_start();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    core::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()
}
