//! The learner's e-mail address, in the form that the LRS takes.
//!
//! The LRS's pattern is narrower than e-mail itself: no `&`, no label of one letter before the last, no
//! ending of more than six letters. An address that works may so be refused, and the errors say why.

mod error;
mod repair;

pub use error::EmailAddressError;
pub(crate) use error::RULES as ERROR_RULES;
pub(crate) use repair::RULES as REPAIR_RULES;
pub use repair::{EmailAddressRepair, repairs};

/// An e-mail address of the form that the LRS takes.
///
/// # Source
///
/// LRS schema, `MIAPEmail`.
///
/// # Privacy
///
/// `Debug` prints `EmailAddress(<redacted>)`; `Display` gives the address.
///
/// # Examples
///
/// ```
/// use lrs_core::EmailAddress;
///
/// let address = EmailAddress::parse("zoe.example@example.org")?;
/// assert_eq!((address.local(), address.domain()), ("zoe.example", "example.org"));
/// assert_eq!(format!("{address:?}"), "EmailAddress(<redacted>)");
/// # Ok::<(), lrs_core::value::EmailAddressError>(())
/// ```
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EmailAddress(Box<str>);

impl EmailAddress {
    /// The most characters of an address.
    pub const MAX_LENGTH: usize = 254;

    /// Parses an address exactly as the LRS takes it; spaces around it are refused.
    ///
    /// See [`repairs`] for what was meant.
    ///
    /// # Source
    ///
    /// LRS schema, `MIAPEmail`. That "none" is no address: guide, Appendix C.
    ///
    /// # Errors
    ///
    /// The first that applies, in the order of [`EmailAddressError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::{EmailAddress, value::EmailAddressError};
    ///
    /// assert!(EmailAddress::parse("o'brien@example.org").is_ok());
    /// assert_eq!(EmailAddress::parse("none"), Err(EmailAddressError::NoneWord));
    /// assert_eq!(EmailAddress::parse("jo@x.org"), Err(EmailAddressError::ShortLabel));
    /// ```
    pub fn parse(text: &str) -> Result<Self, EmailAddressError> {
        Self::check(text).map(|()| Self(text.into()))
    }

    /// Whether [`parse`](Self::parse) would take the text, without keeping it.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn check(text: &str) -> Result<(), EmailAddressError> {
        if text.len() <= Self::MAX_LENGTH && is_address(text.as_bytes()) {
            return Ok(());
        }
        Err(error::why_not(text))
    }

    /// Takes a text that [`check`](Self::check) has let pass.
    pub(crate) fn from_checked(text: String) -> Self {
        Self(text.into())
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the @.
    pub fn local(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// The part behind the @.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

text_value!(EmailAddress, EmailAddressError);

/// Scans an address once, from its start to its end.
fn is_address(text: &[u8]) -> bool {
    let (mut rest, mut at_start) = (text, true);
    while let [byte, behind @ ..] = rest {
        rest = behind;
        if is(*byte, ATOM) {
            at_start = false;
            continue;
        }
        match byte {
            b'@' if !at_start => return is_domain(rest),
            b'.' if !at_start => at_start = true,
            _ => return false,
        }
    }
    false
}

/// At least one label, and an ending behind the last dot.
fn is_domain(domain: &[u8]) -> bool {
    // Where the label at hand starts, and what kinds of bytes it has.
    let (mut start, mut kinds) = (0, 0);
    for (place, &byte) in domain.iter().enumerate() {
        if byte != b'.' {
            kinds |= kind(byte);
            continue;
        }
        let ends_well = match domain.get(start..place) {
            Some([first, .., last]) => *first != b'-' && *last != b'-',
            _ => false,
        };
        if !ends_well || kinds & NOT_IN_LABEL != 0 {
            return false;
        }
        (start, kinds) = (place + 1, 0);
    }
    start > 0 && kinds & !ATOM == LETTER && ENDING.contains(&(domain.len() - start))
}

/// How many letters the last part of a domain has.
// SOURCE: LRS schema, MIAPEmail.
const ENDING: core::ops::RangeInclusive<usize> = 2..=6;

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const ATOM: u8 = 4;
/// Neither letter, digit nor hyphen.
const NOT_IN_LABEL: u8 = 8;
const HYPHEN: u8 = 16;

fn is(byte: u8, kinds: u8) -> bool {
    kind(byte) & kinds != 0
}

fn kind(byte: u8) -> u8 {
    KINDS.get(usize::from(byte)).copied().unwrap_or(NOT_IN_LABEL)
}

/// What each byte may be, so that a scan asks once.
static KINDS: [u8; 256] = {
    let mut kinds = [NOT_IN_LABEL; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, reason = "a byte is less than 256; const")]
        let kind = &mut kinds[byte as usize];
        *kind = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'-' => HYPHEN,
            _ => NOT_IN_LABEL,
        } | if is_atom_byte(byte) { ATOM } else { 0 };
        byte += 1;
    }
    kinds
};

/// The letters, digits and signs of the part before the @: no `&`.
// SOURCE: LRS schema, MIAPEmail.
const fn is_atom_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'/'
                | b'='
                | b'?'
                | b'^'
                | b'_'
                | b'`'
                | b'{'
                | b'|'
                | b'}'
                | b'~'
        )
}

/// A label before the last: at least two letters, digits or hyphens, no hyphen at either end.
fn is_label(label: &str) -> bool {
    label.len() >= 2
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_ending(ending: &str) -> bool {
    ENDING.contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pattern of the LRS by its parts, as slow as it is plain.
    fn passes_the_schema(text: &str) -> bool {
        let Some((local, domain)) = text.split_once('@') else { return false };
        let Some((labels, ending)) = domain.rsplit_once('.') else { return false };
        text.len() <= EmailAddress::MAX_LENGTH
            && local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_byte))
            && labels.split('.').all(is_label)
            && is_ending(ending)
    }

    #[test]
    fn the_scan_agrees_with_the_pattern() {
        const PARTS: [&str; 8] = ["a", "ab", ".", "@", "-", "1", "&", "abcdefg"];
        let mut texts = vec![String::new()];
        for _ in 0..6 {
            texts = texts.iter().flat_map(|start| PARTS.map(|part| format!("{start}{part}"))).collect();
            for text in &texts {
                assert_eq!(EmailAddress::check(text).is_ok(), passes_the_schema(text), "{text}");
            }
        }
    }

    #[test]
    fn bytes_beyond_ascii_are_nothing() {
        assert!((128..=255).all(|byte| !is(byte, LETTER | DIGIT | ATOM)));
    }
}
