//! Registration batch files: many learners in one upload.
//!
//! A batch file finds, confirms or registers the ULN of up to 5,000 learners at once (guide 4.3). The LRS
//! takes it only when its name, headings and first record are exactly so, and answers a wrong value hours
//! later with a code that says little. This room says all of it before the upload.

mod csv;
mod decode;
mod error;
mod file_name;
mod header;
mod layout;
mod policy;
mod read;

pub use csv::LineEnd;
pub use decode::Encoding;
pub use error::BatchError;
pub use file_name::{check_file_name, file_name};
pub use layout::{Layout, headings};
pub use policy::{BatchLimits, BatchPolicy};
pub use read::{BatchReader, Record, read};
