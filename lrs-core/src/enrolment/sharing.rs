//! A learner's ability to share in time: who recorded what, when, and by which version of the Privacy Notice.
//!
//! A log only grows. It says nothing of who the learner is: keep it beside the learner's record, under a key of your own.

mod error;
#[cfg(feature = "json")]
mod json;
mod moment;
mod replay;

use core::fmt;

pub use error::SharingLogError;
pub use moment::Moment;
pub use replay::{SharingPolicy, SharingReplay};

pub(super) use error::RULES as ERROR_RULES;
pub(super) use replay::RULES;

use crate::value::AbilityToShare;
use replay::Standing;

/// One change of a learner's ability to share.
///
/// # Privacy
///
/// Who recorded it is a member of staff; `Debug` shows neither the name nor the version of the notice.
#[derive(Clone, Eq, PartialEq)]
pub struct SharingChange {
    /// When it was recorded.
    pub at: Moment,
    /// Who recorded it: the user's name on the portal, or however your own system names its users.
    pub by: String,
    /// The ability to share from then on.
    pub to: AbilityToShare,
    /// The version of the Privacy Notice that the learner has seen, for example the month it was published in; empty
    /// where it was not seen.
    pub notice_version: String,
}

impl fmt::Debug for SharingChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharingChange").field("at", &self.at).field("to", &self.to).finish_non_exhaustive()
    }
}

/// The changes of one learner's ability to share, each of them legal; it can be added to and not altered.
///
/// # Source
///
/// Guide, Appendix F (Ability to Share), 5.2.1 (Privacy Notice – Ability to share), Appendix E: the learner's wishes are
/// recorded. That a log is kept, and what each entry must say, is our choice: it answers an audit's questions.
///
/// # Examples
///
/// ```
/// use lrs_core::AbilityToShare;
/// use lrs_core::enrolment::{Moment, SharingChange, SharingLog};
///
/// let change = |at, to, notice: &str| SharingChange {
///     at: Moment::parse(at).expect("a moment"),
///     by: "r.maddock".into(),
///     to,
///     notice_version: notice.into(),
/// };
/// let mut log = SharingLog::new(None);
/// log.append(change("2026-09-01T08:30:00Z", AbilityToShare::NotSeen, ""))?;
/// log.append(change("2026-09-03T13:05:00+01:00", AbilityToShare::AbleToShare, "2025-08"))?;
/// assert_eq!(log.state(), Some(AbilityToShare::AbleToShare));
///
/// let error = log.append(change("2026-09-04T09:00:00Z", AbilityToShare::NotSeen, "")).expect_err("it was seen");
/// assert_eq!((error.code(), error.entry()), ("sharing_log.cannot_unsee", Some(3)));
/// assert_eq!(log.changes().len(), 2);
/// # Ok::<(), lrs_core::enrolment::SharingLogError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SharingLog {
    held: Option<AbilityToShare>,
    changes: Vec<SharingChange>,
}

impl SharingLog {
    /// A log without entries. `held` is the state that the LRS holds before the first; none for a new learner.
    pub const fn new(held: Option<AbilityToShare>) -> Self {
        Self { held, changes: Vec::new() }
    }

    /// A log of entries that were kept elsewhere.
    ///
    /// # Errors
    ///
    /// The first entry that cannot be, as [`append`](Self::append) says.
    pub fn from_changes(
        held: Option<AbilityToShare>,
        changes: impl IntoIterator<Item = SharingChange>,
    ) -> Result<Self, SharingLogError> {
        let mut log = Self::new(held);
        changes.into_iter().try_for_each(|change| log.append(change))?;
        Ok(log)
    }

    /// Adds an entry; one that cannot follow is refused, and the log stays as it was.
    ///
    /// # Errors
    ///
    /// - [`SharingLogError::NobodyNamed`]
    /// - [`SharingLogError::CannotUnsee`]: to 0 from 1 or 2
    /// - [`SharingLogError::NoNotice`], [`SharingLogError::NoticeUnseen`]
    /// - [`SharingLogError::OutOfOrder`]: earlier than the entry before
    pub fn append(&mut self, change: SharingChange) -> Result<(), SharingLogError> {
        let standing = Standing { state: self.state(), last: self.changes.last().map(|last| last.at) };
        let fault = standing.faults(&change, self.changes.len() + 1).next();
        fault.map_or(Ok(()), Err)?;
        self.changes.push(change);
        Ok(())
    }

    /// The state before the first entry.
    pub const fn held(&self) -> Option<AbilityToShare> {
        self.held
    }

    /// The entries, oldest first.
    pub fn changes(&self) -> &[SharingChange] {
        &self.changes
    }

    /// The state now; none where nothing is known.
    pub fn state(&self) -> Option<AbilityToShare> {
        self.changes.last().map_or(self.held, |last| Some(last.to))
    }

    /// The state at a moment; none where nothing is known.
    pub fn state_at(&self, moment: Moment) -> Option<AbilityToShare> {
        let before = self.changes.iter().take_while(|change| change.at <= moment);
        before.last().map_or(self.held, |last| Some(last.to))
    }

    /// Makes sure that this log is an earlier one with entries added, and nothing of it altered or taken away.
    ///
    /// # Errors
    ///
    /// [`SharingLogError::Rewritten`]: the first entry of the earlier log that is another here, or is not here; 0 where
    /// the state before the first entry is another.
    pub fn continues(&self, earlier: &Self) -> Result<(), SharingLogError> {
        if self.held != earlier.held {
            return Err(SharingLogError::Rewritten { entry: 0 });
        }
        let kept = self.changes.iter().zip(&earlier.changes).take_while(|(now, then)| now == then).count();
        if kept < earlier.changes.len() {
            return Err(SharingLogError::Rewritten { entry: kept + 1 });
        }
        Ok(())
    }
}

/// The bounds of a log that is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SharingLogLimits {
    /// The most bytes.
    pub max_bytes: usize,
    /// The most entries.
    pub max_changes: usize,
    /// The most bytes of a name or a version.
    pub max_text_bytes: usize,
}

impl SharingLogLimits {
    /// 1 MiB, 1,000 entries, 254 bytes a text: far beyond what one learner has.
    pub const DEFAULT: Self = Self { max_bytes: 1 << 20, max_changes: 1_000, max_text_bytes: 254 };
}

impl Default for SharingLogLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
