//! How a report is shown.

use super::super::finding_values::FindingValues;

/// How a report is shown: how wide, how many places of a kind, and whether with values.
///
/// # Examples
///
/// ```
/// use lrs_core::batch::ReportStyle;
///
/// let style = ReportStyle { most_of_one_kind: 20, file_name: Some("learners.csv".to_owned()), ..ReportStyle::default() };
/// assert_eq!((style.width, style.colour), (100, false));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReportStyle {
    /// How many characters a line of text has at most, but for words that are longer; at least
    /// [`LEAST_WIDTH`](Self::LEAST_WIDTH).
    pub width: usize,
    /// Whether text has the colour codes of a terminal in it.
    pub colour: bool,
    /// Whether text is plain ASCII without columns, one fact a line, as a screen reader reads it best.
    pub plain: bool,
    /// How many places of one kind are shown; the rest is counted: "and 1,204 more".
    pub most_of_one_kind: usize,
    /// What the file is called; where it is none, the name in the file's first record.
    pub file_name: Option<String>,
    /// What stands at the findings, as [`finding_values`](super::super::finding_values()) gives it.
    pub values: Option<FindingValues>,
}

impl ReportStyle {
    /// How wide text is unless the style says otherwise, in characters.
    pub const WIDTH: usize = 100;
    /// The least width, in characters: less leaves no room beside the margin.
    pub const LEAST_WIDTH: usize = 40;
    /// How many places of one kind are shown unless the style says otherwise.
    pub const MOST_OF_ONE_KIND: usize = 5;
}

impl Default for ReportStyle {
    fn default() -> Self {
        Self {
            width: Self::WIDTH,
            colour: false,
            plain: false,
            most_of_one_kind: Self::MOST_OF_ONE_KIND,
            file_name: None,
            values: None,
        }
    }
}
