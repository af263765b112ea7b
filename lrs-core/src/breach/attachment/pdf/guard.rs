//! What the reader of PDF syntax would unpack by itself, measured before it does.
//!
//! It unpacks tables of references and streams of objects, without a bound and whatever they say about themselves.
//! Those stand in the file as they are, so that one pass finds them.

use std::borrow::Cow;

use crate::breach::attachment::budget::Budget;
use crate::breach::attachment::bytes::find;
use crate::breach::message::UnreadReason;

/// Up to so many packed bytes nothing can become too large.
// CHOICE: DEFLATE packs at most 1,032 to 1, which makes 66 MB.
const SMALL: usize = 64 << 10;

/// The most packed bytes of object streams that nobody can look into before they are decrypted.
// CHOICE: those of some two thousand pages; 1 GB at the worst.
const MOST_ENCRYPTED: usize = 1 << 20;

/// The most structures of a file.
// CHOICE: one holds a hundred objects; whoever has more than this has a million.
const MOST_STRUCTURES: usize = 10_000;

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
    let mut structures = Structures {
        data,
        budget,
        is_encrypted: find(data, b"/Encrypt").is_some(),
        encrypted_left: MOST_ENCRYPTED,
        left: MOST_STRUCTURES,
        end: 0,
    };
    let mut dictionary = Dictionary::default();
    let mut at = 0;
    while let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) {
        match rest.first() {
            Some(b'o') if rest.starts_with(b"obj") => dictionary = Dictionary::default(),
            Some(b'/') => note(&mut dictionary, rest),
            Some(b's') if rest.starts_with(b"stream") && dictionary.is_structure => {
                let is_end = data.get(..at).unwrap_or_default().ends_with(b"end");
                if !is_end {
                    structures.check(dictionary, at + 6)?;
                }
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// The streams that the reader may unpack by itself.
struct Structures<'a, 'b> {
    data: &'a [u8],
    budget: &'b mut Budget,
    is_encrypted: bool,
    /// Packed bytes of encrypted ones, and ones at all, that there may still be.
    encrypted_left: usize,
    left: usize,
    /// Where the last stream ended.
    end: usize,
}

impl Structures<'_, '_> {
    /// Looks at the stream that begins at a place.
    fn check(&mut self, dictionary: Dictionary, at: usize) -> Result<(), UnreadReason> {
        self.left = self.left.checked_sub(1).ok_or(UnreadReason::TooMany)?;
        let content = self.data.get(at..).unwrap_or_default();
        if self.end < at {
            self.end = find(content, b"endstream").map_or(self.data.len(), |length| at + length);
        }
        let content = content.get(..self.end - at).unwrap_or_default();
        if self.is_encrypted {
            self.encrypted_left =
                self.encrypted_left.checked_sub(content.len()).ok_or(UnreadReason::TooLarge)?;
        }
        if dictionary.packings == 0 {
            return Ok(());
        }
        if dictionary.is_odd || dictionary.packings > 1 {
            return Err(UnreadReason::Damaged);
        }
        let content = content.strip_prefix(b"\r").unwrap_or(content);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        // Two bytes of header come first.
        match self.budget.inflate(content.get(2..).unwrap_or_default()) {
            // What is damaged or encrypted cannot be measured, but where it is small.
            Err(UnreadReason::Damaged) if self.is_encrypted || content.len() <= SMALL => Ok(()),
            outcome => outcome.map(|_| ()),
        }
    }
}

/// Takes note of a name in a dictionary.
fn note(dictionary: &mut Dictionary, rest: &[u8]) {
    let (name, behind) = name(rest);
    let number = number(behind);
    match &*name {
        b"First" | b"W" | b"XRef" | b"ObjStm" => dictionary.is_structure = true,
        b"FlateDecode" | b"Fl" => dictionary.packings += 1,
        b"LZWDecode" | b"LZW" => {
            dictionary.packings += 1;
            dictionary.is_odd = true;
        }
        b"Columns" => {
            dictionary.is_odd |= !number.is_some_and(|count| (1..=MOST_COLUMNS).contains(&count));
        }
        b"Colors" => dictionary.is_odd |= !number.is_some_and(|count| (1..=8).contains(&count)),
        b"BitsPerComponent" => {
            dictionary.is_odd |= !number.is_some_and(|bits| matches!(bits, 1 | 2 | 4 | 8 | 16));
        }
        // One that stands elsewhere cannot be looked at.
        b"DecodeParms" | b"DP" => dictionary.is_odd |= number.is_some(),
        _ => {}
    }
}

/// The name behind `/`, in which `#` and two digits stand for a letter, and what is behind it.
// SOURCE: ISO 32000-1, 7.3.5 (name objects).
fn name(rest: &[u8]) -> (Cow<'_, [u8]>, &[u8]) {
    let rest = rest.get(1..).unwrap_or_default();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    // CHOICE: the longest name that matters has 16 letters, each of which may be written as three.
    let length = rest.iter().take(64).take_while(|byte| is_part(byte)).count();
    let (name, behind) = rest.split_at_checked(length).unwrap_or_default();
    if !name.contains(&b'#') {
        return (Cow::Borrowed(name), behind);
    }
    let mut parts = name.split(|&byte| byte == b'#');
    let mut whole = parts.next().unwrap_or_default().to_vec();
    for part in parts {
        let (digits, letters) = part.split_at_checked(2).unwrap_or((part, &[]));
        let digits = core::str::from_utf8(digits).unwrap_or_default();
        whole.extend(u8::from_str_radix(digits, 16));
        whole.extend_from_slice(letters);
    }
    (Cow::Owned(whole), behind)
}

/// The whole number behind a name; none where there is another thing.
fn number(rest: &[u8]) -> Option<usize> {
    let rest = rest.get(..rest.len().min(32))?.trim_ascii_start();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    core::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()
}
