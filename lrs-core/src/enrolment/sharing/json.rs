//! The log as JSON: `{format, held, changes: [{at, by, to, noticeVersion}]}`, written for an audit and read again.

use serde::{Deserialize, Serialize};

use super::{Moment, SharingChange, SharingLog, SharingLogError, SharingLogLimits};
use crate::value::AbilityToShare;

/// The version of the shape.
const FORMAT: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    format: u32,
    held: Option<u16>,
    changes: Vec<WrittenChange<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrittenChange<'a> {
    at: String,
    by: &'a str,
    to: u16,
    notice_version: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    format: u32,
    held: Option<u16>,
    changes: Vec<ReadChange>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ReadChange {
    at: String,
    by: String,
    to: u16,
    #[serde(default)]
    notice_version: String,
}

impl ReadChange {
    fn change(self, entry: usize, limits: &SharingLogLimits) -> Result<SharingChange, SharingLogError> {
        let limit = limits.max_text_bytes;
        let Self { at, by, to, notice_version } = self;
        if [&at, &by, &notice_version].iter().any(|text| text.len() > limit) {
            return Err(SharingLogError::TextTooLong { entry, limit });
        }
        Ok(SharingChange {
            at: Moment::parse(&at).ok_or(SharingLogError::Moment { entry })?,
            by,
            to: AbilityToShare::from_lrs_code(to).ok_or(SharingLogError::State { entry })?,
            notice_version,
        })
    }
}

impl SharingLog {
    /// The log as JSON, for an audit, with the same bytes for the same log.
    pub fn to_json(&self) -> String {
        let changes = self.changes.iter().map(|change| WrittenChange {
            at: change.at.to_string(),
            by: &change.by,
            to: change.to.lrs_code(),
            notice_version: &change.notice_version,
        });
        let held = self.held.map(AbilityToShare::lrs_code);
        let log = Written { format: FORMAT, held, changes: changes.collect() };
        // Texts and numbers can always be written.
        serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
    }

    /// Reads a log that was written as JSON; each entry must be legal.
    ///
    /// # Errors
    ///
    /// See [`SharingLogError`]; of several entries, the first that cannot be.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::enrolment::{SharingLog, SharingLogLimits};
    ///
    /// let json = br#"{"format": 1, "held": 1, "changes": [
    ///     {"at": "2026-09-01T08:30:00Z", "by": "r.maddock", "to": 2, "noticeVersion": "2025-08"}
    /// ]}"#;
    /// let log = SharingLog::read(json, &SharingLogLimits::DEFAULT)?;
    /// assert_eq!(SharingLog::read(log.to_json().as_bytes(), &SharingLogLimits::DEFAULT)?, log);
    /// # Ok::<(), lrs_core::enrolment::SharingLogError>(())
    /// ```
    pub fn read(json: &[u8], limits: &SharingLogLimits) -> Result<Self, SharingLogError> {
        let (held, changes) = Self::read_changes(json, limits)?;
        Self::from_changes(held, changes)
    }

    /// Reads the entries of a log whether or not they are legal, for [`replay`](Self::replay) to judge.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read), save for entries that cannot follow.
    pub fn read_changes(
        json: &[u8],
        limits: &SharingLogLimits,
    ) -> Result<(Option<AbilityToShare>, Vec<SharingChange>), SharingLogError> {
        if json.len() > limits.max_bytes {
            return Err(SharingLogError::TooLarge { limit: limits.max_bytes });
        }
        let Read { format, held, changes } = parsed(json)?;
        if format != FORMAT {
            return Err(SharingLogError::Format);
        }
        if changes.len() > limits.max_changes {
            return Err(SharingLogError::TooMany { limit: limits.max_changes });
        }
        let state = |code| AbilityToShare::from_lrs_code(code).ok_or(SharingLogError::State { entry: 0 });
        let changes = changes.into_iter().zip(1..).map(|(change, entry)| change.change(entry, limits));
        Ok((held.map(state).transpose()?, changes.collect::<Result<_, _>>()?))
    }
}

impl SharingChange {
    /// Reads one entry as it stands in a log; `entry` is the number that it is to have, for what is wrong with it.
    ///
    /// # Errors
    ///
    /// See [`SharingLogError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::enrolment::{SharingChange, SharingLogLimits};
    ///
    /// let json = br#"{"at": "yesterday", "by": "r.maddock", "to": 0}"#;
    /// let error = SharingChange::read(json, 4, &SharingLogLimits::DEFAULT).expect_err("no moment");
    /// assert_eq!((error.code(), error.entry()), ("sharing_log.moment", Some(4)));
    /// ```
    pub fn read(json: &[u8], entry: usize, limits: &SharingLogLimits) -> Result<Self, SharingLogError> {
        if json.len() > limits.max_bytes {
            return Err(SharingLogError::TooLarge { limit: limits.max_bytes });
        }
        parsed::<ReadChange>(json)?.change(entry, limits)
    }
}

/// What serde says may quote a value, so its words are left out.
fn parsed<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, SharingLogError> {
    serde_json::from_slice(json).map_err(|error| {
        let line = error.line().max(1);
        if error.is_data() { SharingLogError::Shape { line } } else { SharingLogError::Json { line } }
    })
}
