//! CSV or XML: the two kinds of files that the LRS takes.

use crate::value::Date;

use super::file_name::stem;

/// Which kind of file a batch file is.
///
/// # Source
///
/// LRB batch file, quick reference guide: no other kinds are accepted.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum FileFormat {
    /// Values separated by commas, in layout 2A.
    #[default]
    Csv,
    /// XML, with the elements of the LRS's schema.
    Xml,
}

impl FileFormat {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Xml];

    /// The stable name: `csv` or `xml`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xml => "xml",
        }
    }

    /// Finds a format by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// How the names of such files end, in capital letters as the LRS wants them: `CSV` or `XML`.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xml => "XML",
        }
    }

    /// As [`file_name`](super::file_name()), for a file of this format.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::batch::FileFormat;
    /// use lrs_core::value::Date;
    ///
    /// let day = Date::from_ymd(2026, 9, 1).expect("a real date");
    /// let name = FileFormat::Xml.file_name("10000001", day, 9, 30);
    /// assert_eq!(name.as_deref(), Some("LRB_10000001_010920260930.XML"));
    /// ```
    pub fn file_name(self, ukprn: &str, date: Date, hour: u8, minute: u8) -> Option<String> {
        stem(ukprn, date, hour, minute).map(|stem| format!("{stem}.{}", self.extension()))
    }
}
