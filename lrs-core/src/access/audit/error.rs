//! Why a list of users cannot be read.

use std::io;

use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;

/// Why a list of users cannot be read; lines are counted from 1.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum AuditError {
    /// `audit.io`: the source failed.
    Io {
        /// How.
        kind: io::ErrorKind,
    },
    /// `audit.empty`: there is no text.
    Empty,
    /// `audit.binary`: it is no text.
    Binary {
        /// The line on which a byte 0 stands.
        line: u64,
    },
    /// `audit.too_long`: it passes [`max_bytes`](super::AuditLimits::max_bytes).
    TooLong {
        /// The bound, in bytes.
        limit: u64,
    },
    /// `audit.too_many_columns`: a row passes [`max_columns`](super::AuditLimits::max_columns).
    TooManyColumns {
        /// The line on which the row starts.
        line: u64,
        /// The bound.
        limit: usize,
    },
    /// `audit.value_too_long`: a value passes [`max_value_bytes`](super::AuditLimits::max_value_bytes).
    ValueTooLong {
        /// The line on which its row starts.
        line: u64,
        /// The bound, in bytes.
        limit: usize,
    },
    /// `audit.too_many_users`: it passes [`max_users`](super::AuditLimits::max_users).
    TooManyUsers {
        /// The line of the first user too many.
        line: u64,
        /// The bound.
        limit: u64,
    },
    /// `audit.open_quote`: a quote never closes.
    OpenQuote {
        /// The line on which it opens.
        line: u64,
    },
    /// `audit.not_users`: no heading names a user.
    NotUsers,
}

impl AuditError {
    /// The physical line that it is about, where it is about one.
    pub const fn line(&self) -> Option<u64> {
        match *self {
            Self::Binary { line }
            | Self::TooManyColumns { line, .. }
            | Self::ValueTooLong { line, .. }
            | Self::TooManyUsers { line, .. }
            | Self::OpenQuote { line } => Some(line),
            Self::Io { .. } | Self::Empty | Self::TooLong { .. } | Self::NotUsers => None,
        }
    }
}

impl RuleError for AuditError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Io { .. } => &IO,
            Self::Empty => &EMPTY,
            Self::Binary { .. } => &BINARY,
            Self::TooLong { .. } => &TOO_LONG,
            Self::TooManyColumns { .. } => &TOO_MANY_COLUMNS,
            Self::ValueTooLong { .. } => &VALUE_TOO_LONG,
            Self::TooManyUsers { .. } => &TOO_MANY_USERS,
            Self::OpenQuote { .. } => &OPEN_QUOTE,
            Self::NotUsers => &NOT_USERS,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::TooLong { limit } => [0, limit],
            Self::TooManyColumns { line, limit } | Self::ValueTooLong { line, limit } => [line, limit as u64],
            Self::TooManyUsers { line, limit } => [line, limit],
            other => [other.line().unwrap_or(0), 0],
        }
    }
}

rule_error!(AuditError, "list of users");

const BOUND: Section = Section::OurChoice { reason: "memory stays bounded whatever the list" };
const FORM: Section = Section::OurChoice { reason: "the form of the portal's list is not published" };
const AGAIN: &str = "Save the list as CSV again, one user a row.";

static IO: Rule = Rule::error(
    "audit.io",
    FORM,
    "the list could not be read to its end",
    "Try again from a copy on this machine.",
);
static EMPTY: Rule = Rule::error("audit.empty", FORM, "the list is empty", AGAIN);
static BINARY: Rule = Rule::error(
    "audit.binary",
    FORM,
    "the list is no text: line {0} has a byte that texts do not have",
    "Open it in the program that wrote it and save it as CSV.",
);
static TOO_LONG: Rule = Rule::error(
    "audit.too_long",
    BOUND,
    "the list has more than {1} bytes",
    "Make sure that it is the list of users.",
);
static TOO_MANY_COLUMNS: Rule =
    Rule::error("audit.too_many_columns", BOUND, "the row on line {0} has more than {1} columns", AGAIN);
static VALUE_TOO_LONG: Rule = Rule::error(
    "audit.value_too_long",
    BOUND,
    "a value of the row on line {0} has more than {1} bytes",
    AGAIN,
);
static TOO_MANY_USERS: Rule =
    Rule::error("audit.too_many_users", BOUND, "line {0} is beyond {1} users", "Review the list in parts.");
static OPEN_QUOTE: Rule =
    Rule::error("audit.open_quote", FORM, "a quote that opens on line {0} never closes", AGAIN);
static NOT_USERS: Rule = Rule::error(
    "audit.not_users",
    FORM,
    "no heading of the first row names users",
    "Give the columns headings such as Given name, Family name, Email address, Roles and Last login.",
);

/// The rules of this file. `audit.io` is not among them: no list breaks it.
pub(in crate::access) static RULES: &[&Rule] = &[
    &EMPTY,
    &BINARY,
    &TOO_LONG,
    &TOO_MANY_COLUMNS,
    &VALUE_TOO_LONG,
    &TOO_MANY_USERS,
    &OPEN_QUOTE,
    &NOT_USERS,
];
