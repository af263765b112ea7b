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
        let Some((local, domain)) = text.split_once('@') else { return Err(error::without_at(text)) };
        if text.len() <= Self::MAX_LENGTH && is_local(local) && is_domain(domain) {
            return Ok(());
        }
        Err(error::why_not(text, local, domain))
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

fn is_local(local: &str) -> bool {
    local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_byte))
}

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

fn is_domain(domain: &str) -> bool {
    domain
        .rsplit_once('.')
        .is_some_and(|(labels, ending)| is_ending(ending) && labels.split('.').all(is_label))
}

/// A label before the last: at least two letters, digits or hyphens, no hyphen at either end.
fn is_label(label: &str) -> bool {
    label.len() >= 2
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_ending(ending: &str) -> bool {
    (2..=6).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
}
