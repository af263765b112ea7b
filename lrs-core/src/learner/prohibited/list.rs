//! Reading the official list: plain text, one entry a line, or a column of a CSV file.

use super::{Entry, ProhibitedText};
use crate::finding::{Numbers, Rule, RuleError, rule_error};
use crate::guide::Section;
use crate::text::{Rows, RowsError, name_key};

impl ProhibitedText {
    /// The most entries that a list is read with.
    // CHOICE: far above any list of words; a file beyond it is not one.
    pub const MAX_ENTRIES: usize = 10_000;
    /// The most characters (code points) of an entry that is read.
    // CHOICE: the longest field in which words are looked for, notes apart.
    pub const MAX_ENTRY_LENGTH: usize = 255;

    /// Reads a list from plain text: one entry a line.
    ///
    /// Empty lines, and lines that start with `#`, are no entries. A byte order mark at the start is passed over.
    /// What the guide names comes with [`with_guide`](Self::with_guide).
    ///
    /// # Errors
    ///
    /// - [`ProhibitedTextError::TooMany`]: more than [`MAX_ENTRIES`](Self::MAX_ENTRIES)
    /// - [`ProhibitedTextError::EntryTooLong`]: longer than [`MAX_ENTRY_LENGTH`](Self::MAX_ENTRY_LENGTH)
    /// - [`ProhibitedTextError::EntryUnusable`]: no letter or digit, so nothing would ever be found
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::ProhibitedText;
    ///
    /// let list = ProhibitedText::from_text("# words\nconvict\n\nM60 9AH\r\n")?;
    /// assert_eq!((list.phrases(), list.postcodes()), (1, 1));
    /// # Ok::<(), lrs_core::learner::ProhibitedTextError>(())
    /// ```
    pub fn from_text(text: &str) -> Result<Self, ProhibitedTextError> {
        let mut reader = Reader::default();
        let mut line = 0;
        for entry in without_bom(text).lines() {
            line += 1;
            let entry = entry.trim();
            if !entry.is_empty() && !entry.starts_with('#') {
                reader.add(entry, line)?;
            }
        }
        Ok(reader.finish())
    }

    /// Reads a list from CSV: the column with a heading such as `text`, `word` or `postcode`; without such
    /// a heading, the first column of every row.
    ///
    /// Empty cells are no entries. Other columns are not looked at.
    ///
    /// # Errors
    ///
    /// As [`from_text`](Self::from_text), and [`ProhibitedTextError::Quote`]: a quote that never closes.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::ProhibitedText;
    ///
    /// let list = ProhibitedText::from_csv("No,Prohibited text\r\n1,\"young offender\"\r\n2,convict\r\n")?;
    /// assert_eq!(list.phrases(), 2);
    /// # Ok::<(), lrs_core::learner::ProhibitedTextError>(())
    /// ```
    pub fn from_csv(text: &str) -> Result<Self, ProhibitedTextError> {
        let mut reader = Reader::default();
        let mut rows = Rows::new(without_bom(text), ',', usize::MAX);
        let mut column = None;
        while let Some((cells, line)) = rows.next_row()? {
            let Some(column) = column else {
                let heading = cells.iter().position(|cell| HEADINGS.contains(&name_key(cell).as_str()));
                column = Some(heading.unwrap_or(0));
                if heading.is_none() {
                    reader.add_cell(&cells, 0, line)?;
                }
                continue;
            };
            reader.add_cell(&cells, column, line)?;
        }
        Ok(reader.finish())
    }
}

/// Headings of the column that holds the entries, as comparison keys.
const HEADINGS: &[&str] = &[
    "entry",
    "phrase",
    "postcode",
    "prohibited",
    "prohibited text",
    "prohibited word",
    "prohibited words",
    "term",
    "text",
    "value",
    "word",
    "words",
];

#[derive(Default)]
struct Reader {
    entries: Vec<Entry>,
}

impl Reader {
    fn add_cell(&mut self, cells: &[String], column: usize, line: usize) -> Result<(), ProhibitedTextError> {
        match cells.get(column).map(|cell| cell.trim()) {
            None | Some("") => Ok(()),
            Some(entry) => self.add(entry, line),
        }
    }

    fn add(&mut self, entry: &str, line: usize) -> Result<(), ProhibitedTextError> {
        if self.entries.len() >= ProhibitedText::MAX_ENTRIES {
            return Err(ProhibitedTextError::TooMany { line });
        }
        if entry.len() > ProhibitedText::MAX_ENTRY_LENGTH
            && entry.chars().count() > ProhibitedText::MAX_ENTRY_LENGTH
        {
            return Err(ProhibitedTextError::EntryTooLong { line });
        }
        self.entries.push(Entry::of(entry).ok_or(ProhibitedTextError::EntryUnusable { line })?);
        Ok(())
    }

    fn finish(self) -> ProhibitedText {
        ProhibitedText::new(self.entries, 0)
    }
}

fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// Why a list of prohibited text cannot be read; the line is counted from 1.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ProhibitedTextError {
    /// `prohibited.too_many`: more than [`ProhibitedText::MAX_ENTRIES`].
    TooMany {
        /// The line of the first entry too many.
        line: usize,
    },
    /// `prohibited.entry_too_long`: longer than [`ProhibitedText::MAX_ENTRY_LENGTH`].
    EntryTooLong {
        /// Its line.
        line: usize,
    },
    /// `prohibited.entry_unusable`: an entry without a letter or digit.
    EntryUnusable {
        /// Its line.
        line: usize,
    },
    /// `prohibited.quote`: a quote that never closes.
    Quote {
        /// The line on which it opens.
        line: usize,
    },
}

impl From<RowsError> for ProhibitedTextError {
    fn from(error: RowsError) -> Self {
        match error {
            // INVARIANT: the rows of a list are read without a bound on their cells.
            RowsError::OpenQuote { line } | RowsError::TooManyCells { line } => Self::Quote { line },
        }
    }
}

impl RuleError for ProhibitedTextError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::TooMany { .. } => &TOO_MANY,
            Self::EntryTooLong { .. } => &ENTRY_TOO_LONG,
            Self::EntryUnusable { .. } => &ENTRY_UNUSABLE,
            Self::Quote { .. } => &QUOTE,
        }
    }

    fn numbers(&self) -> Numbers {
        match *self {
            Self::TooMany { line } => [line as u64, ProhibitedText::MAX_ENTRIES as u64],
            Self::EntryTooLong { line } => [line as u64, ProhibitedText::MAX_ENTRY_LENGTH as u64],
            Self::EntryUnusable { line } | Self::Quote { line } => [line as u64, 0],
        }
    }
}

rule_error!(ProhibitedTextError, "list of prohibited text");

const BOUND: Section =
    Section::OurChoice { reason: "a list that cannot be what it claims to be is refused whole" };

pub(super) static TOO_MANY: Rule = Rule::error(
    "prohibited.too_many",
    BOUND,
    "line {0} of the list is beyond {1} entries",
    "Make sure that the file is the list of prohibited text.",
);
pub(super) static ENTRY_TOO_LONG: Rule = Rule::error(
    "prohibited.entry_too_long",
    BOUND,
    "the entry in line {0} of the list has more than {1} characters",
    "Make sure that the file is the list of prohibited text, with one entry a line.",
);
pub(super) static ENTRY_UNUSABLE: Rule = Rule::error(
    "prohibited.entry_unusable",
    Section::OurChoice { reason: "an entry that can never be found would be lost without a word" },
    "the entry in line {0} of the list has no letter or digit",
    "Take the line out of the list, or start it with # if it is a comment.",
);
pub(super) static QUOTE: Rule = Rule::error(
    "prohibited.quote",
    BOUND,
    "a quote that opens in line {0} of the list never closes",
    "Close the quote, or save the list as CSV again.",
);
