//! Registration batch files: many learners in one upload.
//!
//! A batch file finds, confirms or registers the ULN of up to 5,000 learners at once (guide 4.3). The LRS
//! takes it only when its name, headings and first record are exactly so, and answers a wrong value hours
//! later with a code that says little. This room says all of it before the upload: [`check()`] reads a file
//! and reports, [`correct()`] writes it again with every safe repair.

mod check;
mod csv;
mod decode;
mod error;
mod file;
mod file_name;
mod format;
mod header;
mod layout;
mod letters;
mod line;
mod output;
mod plain;
mod policy;
mod read;
mod record;
mod repair;
mod report;
mod row;
mod split;
mod summary;
#[cfg(test)]
mod tests;
mod values;
#[cfg(feature = "xml")]
mod xml;

pub use check::{Progress, check, check_with};
pub use decode::Encoding;
pub use error::BatchError;
pub use file_name::{check_file_name, file_name};
pub use format::FileFormat;
pub use layout::{Layout, headings};
pub use line::LineEnd;
pub use output::{BatchHeader, write, write_findings_csv};
pub use policy::{BatchLimits, BatchPolicy};
pub use read::{BatchReader, read};
pub use record::Record;
pub use repair::{Corrected, correct};
pub use report::{BatchReport, FileFields, Place, RepairTotal, Total};
pub use split::{BatchPart, BatchPlan, BatchRoute, SplitError, SplitPolicy, split};
#[cfg(feature = "xml")]
pub use xml::{XmlFrame, write_xml};

/// The rules of this room.
pub(crate) static RULES: &[&[&crate::finding::Rule]] = &[
    error::RULES,
    file_name::RULES,
    header::RULES,
    row::RULES,
    letters::RULES,
    file::RULES,
    split::RULES,
    #[cfg(feature = "xml")]
    xml::RULES,
];
