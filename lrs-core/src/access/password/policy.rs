//! What the judgement of a password may be told.

use core::fmt;

use crate::guide::{EDITION, Edition};

/// What the judgement of a password may be told; nothing need be.
///
/// # Privacy
///
/// `Debug` hides names and the previous password.
///
/// # Examples
///
/// ```
/// use lrs_core::access::password::PasswordPolicy;
///
/// let policy = PasswordPolicy { previous: Some("Kestrel7Orchard".to_owned()), ..PasswordPolicy::default() };
/// assert!(!format!("{policy:?}").contains("Kestrel"));
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct PasswordPolicy {
    /// The edition of the rules.
    pub edition: Edition,
    /// The user's names and user name.
    pub names: Vec<String>,
    /// The password until now, such as a one-time password.
    pub previous: Option<String>,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self { edition: EDITION, names: Vec::new(), previous: None }
    }
}

impl fmt::Debug for PasswordPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordPolicy")
            .field("edition", &self.edition)
            .field("names", &format_args!("<{} redacted>", self.names.len()))
            .field("previous", &self.previous.as_ref().map(|_| format_args!("<redacted>")))
            .finish()
    }
}
