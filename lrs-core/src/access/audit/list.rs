//! Reading a list of users from CSV, within bounds.

use std::io::Read;

use super::error::AuditError;
use super::policy::AuditLimits;
use super::review::Told;
use crate::access::account::{AccountDraft, AccountField};
use crate::text::{Rows, RowsError, decoded};

/// The whole text of a list.
pub(super) fn text<R: Read>(reader: R, limits: AuditLimits) -> Result<String, AuditError> {
    let mut data = Vec::new();
    let mut bounded = reader.take(limits.max_bytes.saturating_add(1));
    bounded.read_to_end(&mut data).map_err(|error| AuditError::Io { kind: error.kind() })?;
    if data.len() as u64 > limits.max_bytes {
        return Err(AuditError::TooLong { limit: limits.max_bytes });
    }
    let text = decoded(&data);
    if let Some(at) = text.find('\0') {
        let before = text.get(..at).unwrap_or_default();
        return Err(AuditError::Binary { line: before.matches('\n').count() as u64 + 1 });
    }
    if text.trim().is_empty() {
        return Err(AuditError::Empty);
    }
    Ok(text)
}

/// A list behind its headings.
pub(super) struct List<'t> {
    rows: Rows<'t>,
    limits: AuditLimits,
    columns: Vec<Option<AccountField>>,
    records: u64,
}

/// One user of a list.
pub(super) struct UserRow {
    pub(super) draft: AccountDraft<'static>,
    /// The number, from 1.
    pub(super) record: u64,
    /// The physical line, from 1.
    pub(super) line: u64,
    /// How many values the row has and how many headings there are, where these differ.
    pub(super) width: Option<(u64, u64)>,
}

impl<'t> List<'t> {
    pub(super) fn new(text: &'t str, limits: AuditLimits) -> Result<Self, AuditError> {
        let mut rows = Rows::new(text, delimiter(text), limits.max_columns);
        loop {
            let Some((cells, line)) = next(&mut rows, limits)? else { return Err(AuditError::NotUsers) };
            // A line for spreadsheet programs may stand before the headings.
            let is_for_programs = line == 1 && cells.first().is_some_and(|cell| cell.starts_with("sep="));
            if is_for_programs || is_blank(&cells) {
                continue;
            }
            let columns: Vec<_> = cells.iter().map(|cell| AccountField::from_heading(cell)).collect();
            let list = Self { rows, limits, columns, records: 0 };
            return if list.names_users() { Ok(list) } else { Err(AuditError::NotUsers) };
        }
    }

    /// Whether a column says who a user is.
    fn names_users(&self) -> bool {
        let who = [
            AccountField::UserName,
            AccountField::GivenName,
            AccountField::FamilyName,
            AccountField::EmailAddress,
        ];
        self.columns.iter().flatten().any(|field| who.contains(field))
    }

    /// The fields that have a column.
    pub(super) fn told(&self) -> Told {
        AccountField::ALL.map(|field| self.columns.contains(&Some(field)))
    }

    /// The column of a field, from 1; the first where there are several.
    pub(super) fn column(&self, field: AccountField) -> Option<u32> {
        let at = self.columns.iter().position(|column| *column == Some(field))?;
        u32::try_from(at + 1).ok()
    }

    /// How many columns are not known.
    pub(super) fn extra_columns(&self) -> u64 {
        self.columns.iter().filter(|column| column.is_none()).count() as u64
    }

    /// The next user; rows with nothing in them are passed over.
    pub(super) fn next_row(&mut self) -> Result<Option<UserRow>, AuditError> {
        while let Some((cells, line)) = next(&mut self.rows, self.limits)? {
            if is_blank(&cells) {
                continue;
            }
            if self.records >= self.limits.max_users {
                return Err(AuditError::TooManyUsers { line, limit: self.limits.max_users });
            }
            self.records += 1;
            let (found, wanted) = (cells.len() as u64, self.columns.len() as u64);
            let width = (found != wanted).then_some((found, wanted));
            return Ok(Some(UserRow { draft: self.draft(cells), record: self.records, line, width }));
        }
        Ok(None)
    }

    fn draft(&self, cells: Vec<String>) -> AccountDraft<'static> {
        let mut draft = AccountDraft::default();
        for (cell, field) in cells.into_iter().zip(&self.columns) {
            let Some(field) = *field else { continue };
            let cell = cell.trim();
            let held = draft.text(field);
            if held.is_empty() {
                draft.set(field, cell.to_owned());
            } else if field.holds_several() && !cell.is_empty() {
                let joined = format!("{held};{cell}");
                draft.set(field, joined);
            }
        }
        draft
    }
}

fn next(rows: &mut Rows<'_>, limits: AuditLimits) -> Result<Option<(Vec<String>, u64)>, AuditError> {
    let next = rows.next_row().map_err(|error| match error {
        RowsError::OpenQuote { line } => AuditError::OpenQuote { line: line as u64 },
        RowsError::TooManyCells { line } => {
            AuditError::TooManyColumns { line: line as u64, limit: limits.max_columns }
        }
    })?;
    let Some((cells, line)) = next else { return Ok(None) };
    let line = line as u64;
    if cells.iter().any(|cell| cell.len() > limits.max_value_bytes) {
        return Err(AuditError::ValueTooLong { line, limit: limits.max_value_bytes });
    }
    Ok(Some((cells, line)))
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

/// What parts the values: a comma, a semicolon or a tab, by what the first line has most of.
fn delimiter(text: &str) -> char {
    let start = text.trim_start();
    if let Some(named) = start.strip_prefix("sep=") {
        return named.chars().next().filter(|letter| DELIMITERS.contains(letter)).unwrap_or(',');
    }
    let first = start.lines().next().unwrap_or_default();
    let count = |delimiter: &char| first.matches(*delimiter).count();
    // Of those that come as often, the last in the list is taken: the comma.
    DELIMITERS.into_iter().max_by_key(count).unwrap_or(',')
}

const DELIMITERS: [char; 3] = ['\t', ';', ','];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_the_values_is_told_by_the_first_line() {
        for (text, expected) in [
            ("Name,Email\n", ','),
            ("Name;Email;Roles, needed\n", ';'),
            ("\n Name\tEmail\n", '\t'),
            ("Email\n", ','),
            ("sep=;\nName;Email", ';'),
            ("sep=x\nName;Email", ','),
        ] {
            assert_eq!(delimiter(text), expected, "{text}");
        }
    }
}
