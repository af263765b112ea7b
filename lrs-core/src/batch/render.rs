//! Reports as people read them: text for a terminal, and one HTML file that needs nothing else.
//!
//! Each report says what there is to say as a [`Document`]: sentences, facts, faults, tables and bars. How that looks is
//! decided once for all of them, in [`text`] and [`html`]; what is foreign in it (a file's name, a learner's value that
//! was asked for) is made harmless in [`foreign`].

mod document;
mod faults;
mod foreign;
mod html;
mod picture;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub use document::Report;
pub(super) use document::{Body, Column, Document, Documented, Part, Table};
pub(super) use faults::{Found, faults, pictures};
pub(super) use foreign::shown;
pub use style::ReportStyle;
pub(super) use words::{grouped, label, plural};

/// A report as text for a terminal, an e-mail or a screen reader: what matters most first, wrapped to the style's width.
///
/// The same words as the report's `Display`, which has the plain [`ReportStyle::default`].
///
/// # Privacy
///
/// No learner's value, unless the style holds [`values`](ReportStyle::values) that were asked for in clear.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, ReportStyle};
/// use lrs_core::{BatchPolicy, value::Date};
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,x,10000001,1,Jo\n";
/// let report = batch::check(csv.as_bytes(), &BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date")))?;
/// let text = batch::report_text(&report, &ReportStyle { width: 60, plain: true, ..ReportStyle::default() });
/// assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 60));
/// assert_eq!(batch::report_text(&report, &ReportStyle::default()), report.to_string());
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn report_text<R: Report>(report: &R, style: &ReportStyle) -> String {
    text::written(&report.document(style), style)
}

/// A report as one HTML file for a browser, a printer or an e-mail's attachment.
///
/// It needs no script, no network and no other file, and forbids them to itself. Headings, tables and pictures are for
/// screen readers too; it is dark where the reader's screen is, and black on white on paper.
///
/// # Privacy
///
/// As [`report_text`]. Whatever a file wrote into its name or a value is shown as text, never as HTML.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, ReportStyle};
/// use lrs_core::{BatchPolicy, value::Date};
///
/// let csv = "FileVersion,FileName,UKPRN,LearnerRecordCount,GivenName\n2A,<script>,10000001,1,Jo\n";
/// let report = batch::check(csv.as_bytes(), &BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a real date")))?;
/// let page = batch::report_html(&report, &ReportStyle::default());
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("&lt;script&gt;") && !page.contains("<script"));
/// # Ok::<(), batch::BatchError>(())
/// ```
pub fn report_html<R: Report>(report: &R, style: &ReportStyle) -> String {
    html::written(&report.document(style))
}
