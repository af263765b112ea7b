//! Workbooks of spreadsheet programs: a sheet becomes the text of a CSV file.
//!
//! What a batch file is read from is text, so a sheet is written as text first, faithfully: a date cell is
//! `YYYY-MM-DD` whatever it looks like on the screen, a whole number has all of its digits, and a text stays as it is. The
//! rows keep their numbers, so that a line in a report is the row in the sheet.
//!
//! XLSX is read by the crate `calamine`, cell by cell, since its shared texts, number formats and two date systems are
//! written nowhere shorter. Before it is asked, every part is unpacked once within bounds, and what would make it take
//! memory by a number that stands in the file is refused. ODS is read here: `calamine` 0.38 expands repeated cells before
//! anybody can bound them.

mod cell;
mod error;
mod ods;
mod package;
mod sheet;
#[cfg(test)]
mod tests;
mod xlsx;

use core::fmt;
use std::io::Read;

pub(super) use error::RULES;
pub use error::WorkbookError;
use package::Kind;

/// How a workbook is read.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::WorkbookPolicy;
///
/// let policy = WorkbookPolicy { sheet: Some("Enrolments".to_owned()), ..WorkbookPolicy::default() };
/// assert_eq!(policy.limits.max_columns, 256);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct WorkbookPolicy {
    /// The name of the sheet; none for the first that has the headings of a list of learners, hidden sheets last.
    pub sheet: Option<String>,
    /// The bounds that hostile or broken files meet.
    pub limits: WorkbookLimits,
}

/// The bounds within which a workbook is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WorkbookLimits {
    /// The largest file, in bytes.
    pub max_bytes: usize,
    /// The most that its parts may come to when unpacked, in bytes.
    pub max_unpacked_bytes: u64,
    /// How many times larger than packed a part may be.
    pub max_ratio: u64,
    /// The last row that may have a value.
    pub max_rows: u32,
    /// The last column that may have a value.
    pub max_columns: u32,
    /// The most cells with a value.
    pub max_cells: u64,
}

impl WorkbookLimits {
    /// Far above any list of learners: a million rows of thirty columns come to 100 MB unpacked and more, and XML packs to a
    /// twentieth or so.
    pub const DEFAULT: Self = Self {
        max_bytes: 64 * 1024 * 1024,
        max_unpacked_bytes: 512 * 1024 * 1024,
        max_ratio: 200,
        max_rows: 1_048_576,
        max_columns: 256,
        max_cells: 30_000_000,
    };

    /// The most parts of a workbook.
    pub const MAX_PARTS: usize = 10_000;
}

impl Default for WorkbookLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// One sheet of a workbook as the text of a CSV file.
///
/// # Privacy
///
/// `csv` holds the learners' values; `Debug` hides it.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct Sheet {
    /// The name of the sheet.
    pub name: String,
    /// The names of all sheets, in their order.
    pub sheets: Vec<String>,
    /// The last row with a value, from 1.
    pub rows: u32,
    /// The rows as CSV in UTF-8, each on the line of its number.
    pub csv: Vec<u8>,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet")
            .field("sheets", &self.sheets.len())
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

/// Reads a sheet of a workbook (XLSX or ODS) as the text of a CSV file, for [`guess_headings`](super::guess_headings()),
/// [`check`](super::check()) and the rest.
///
/// The whole workbook is held in memory, within the policy's bounds.
///
/// # Errors
///
/// [`WorkbookError`]: encrypted, of the old or the binary format, damaged, past a bound, or without a sheet of learners.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, WorkbookError, WorkbookPolicy};
///
/// let error = batch::read_workbook(&b"Surname,Forename"[..], &WorkbookPolicy::default()).expect_err("no workbook");
/// assert_eq!(error, WorkbookError::NotWorkbook);
/// ```
pub fn read_workbook<R: Read>(reader: R, policy: &WorkbookPolicy) -> Result<Sheet, WorkbookError> {
    let data = package::load(reader, policy.limits.max_bytes)?;
    match package::kind(&data, &policy.limits)? {
        Kind::Xlsx => xlsx::read(&data, policy),
        Kind::Ods => ods::read(&data, policy),
    }
}
