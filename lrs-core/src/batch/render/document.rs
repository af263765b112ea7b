//! What a report has to say, before it is decided how it looks.

use super::style::ReportStyle;
use crate::finding::Severity;

/// A report that can be shown. Only the reports of this room are.
pub trait Report: sealed::Document {}

impl<R: sealed::Document> Report for R {}

/// Keeps the trait to this room: a document is no promise.
mod sealed {
    use super::ReportStyle;

    pub trait Document {
        #[doc(hidden)]
        fn document(&self, style: &ReportStyle) -> super::Document;
    }
}

pub(crate) use sealed::Document as Documented;

/// What a report has to say. Texts of files stand in `subject`, `facts` and values, and only there.
pub struct Document {
    /// What kind of report it is.
    pub(crate) title: &'static str,
    /// The sentence that matters most.
    pub(crate) lead: String,
    /// What it is about: the name of a file.
    pub(crate) subject: Option<String>,
    /// Names and what they come to.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// Sentences that must not be missed.
    pub(crate) notes: Vec<String>,
    pub(crate) parts: Vec<Part>,
}

/// A part with a heading.
pub(crate) struct Part {
    pub(crate) heading: String,
    pub(crate) severity: Option<Severity>,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Faults(Vec<Fault>),
    Table(Table),
    Bars(Bars),
}

/// One kind of fault, with the first places.
pub(crate) struct Fault {
    pub(crate) count: u64,
    /// What it is about: a field, the record or the file.
    pub(crate) field: &'static str,
    /// The field, where the message does not name it; empty where it does.
    pub(crate) label: &'static str,
    pub(crate) message: String,
    pub(crate) code: &'static str,
    pub(crate) remedy: String,
    pub(crate) spots: Vec<Spot>,
    /// How many places there are beside those that are shown.
    pub(crate) more: u64,
    /// Where the rule comes from.
    pub(crate) section: String,
}

/// A place, and what stands there if that was asked for.
pub(crate) struct Spot {
    pub(crate) words: String,
    pub(crate) value: Option<String>,
}

pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<String>>,
    /// The column that says what a row is about; in HTML it stands first.
    pub(crate) key: usize,
    /// What is to be said below it.
    pub(crate) note: Option<String>,
}

pub(crate) struct Column {
    pub(crate) heading: &'static str,
    pub(crate) is_number: bool,
}

impl Column {
    pub(crate) const fn number(heading: &'static str) -> Self {
        Self { heading, is_number: true }
    }

    pub(crate) const fn text(heading: &'static str) -> Self {
        Self { heading, is_number: false }
    }
}

/// A picture of counts, with the same figures as a table.
pub(crate) struct Bars {
    /// What each bar stands for: `Rule`, `Field`.
    pub(crate) of: &'static str,
    pub(crate) bars: Vec<Bar>,
}

pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) count: u64,
    /// How bad the worst of them is.
    pub(crate) severity: Severity,
}
