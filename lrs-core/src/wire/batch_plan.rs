//! How a set of learners is split, and XML files that are written.

use serde::Serialize;

use super::{Error, Finding};
use crate::batch::{self, BatchRoute, FileFormat};
use crate::learner::InputError;
use crate::value::Date;

/// One file or call.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchPart {
    /// The place of its first record in the set, from 0.
    pub start: u64,
    /// How many records it has.
    pub count: u64,
    /// Its name as a file.
    pub file_name: String,
}

/// How a set of learners is split.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct BatchPlan {
    /// The parts in order.
    pub parts: Vec<BatchPart>,
    /// What is to be said about it.
    pub findings: Vec<Finding>,
}

impl From<batch::BatchPlan> for BatchPlan {
    fn from(plan: batch::BatchPlan) -> Self {
        let part = |batch::BatchPart { start, count, file_name }| BatchPart { start, count, file_name };
        Self {
            parts: plan.parts.into_iter().map(part).collect(),
            findings: plan.findings.iter().map(Finding::from).collect(),
        }
    }
}

/// Who splits a set of learners, when, and for what; the codes of the route and of the format may be left out.
#[derive(Clone, Copy, Debug)]
pub struct SplitPolicy<'a> {
    /// UKPRN.
    pub ukprn: &'a str,
    /// The day of now.
    pub date: Date,
    /// The hour of now.
    pub hour: u8,
    /// The minute of now.
    pub minute: u8,
    /// `portal` or `web_service`.
    pub route: Option<&'a str>,
    /// `csv` or `xml`.
    pub file_format: Option<&'a str>,
}

/// Plans how a set of learners is split.
///
/// # Errors
///
/// As [`batch::split()`], and [`InputError::Setting`] for a code that is none, in the wire's shape.
pub fn split_batch(count: u64, policy: SplitPolicy<'_>) -> Result<BatchPlan, Error> {
    let SplitPolicy { ukprn, date, hour, minute, route, file_format } = policy;
    let unknown = |place| Error::of_input(&InputError::Setting { place });
    let mut wanted = batch::SplitPolicy::new(ukprn, date, hour, minute);
    if let Some(code) = route {
        wanted.route = BatchRoute::from_code(code).ok_or_else(|| unknown(5))?;
    }
    if let Some(code) = file_format {
        wanted.file_format = FileFormat::from_code(code).ok_or_else(|| unknown(6))?;
    }
    batch::split(count, &wanted).map(BatchPlan::from).map_err(|error| Error::from(&error))
}

/// The name of a batch file of a format; the code of the format may be left out.
///
/// # Errors
///
/// [`InputError::Setting`] for a code that is none, in the wire's shape.
pub fn batch_file_name(
    ukprn: &str,
    date: Date,
    hour: u8,
    minute: u8,
    file_format: Option<&str>,
) -> Result<Option<String>, Error> {
    let format = file_format.map_or(Some(FileFormat::Csv), FileFormat::from_code);
    let format = format.ok_or_else(|| Error::of_input(&InputError::Setting { place: 5 }))?;
    Ok(format.file_name(ukprn, date, hour, minute))
}

/// What stands around the learners of an XML file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg(feature = "xml")]
pub struct XmlFrame {
    /// The tags around the learners, from the root on.
    pub tags: Vec<String>,
    /// A learner's element: its name, and the namespaces that it declares itself.
    pub record: String,
    /// Whether version and name of the file stand before the UKPRN.
    pub has_file_name: bool,
}

#[cfg(feature = "xml")]
impl From<batch::XmlFrame> for XmlFrame {
    fn from(frame: batch::XmlFrame) -> Self {
        let batch::XmlFrame { tags, record, has_file_name } = frame;
        Self { tags, record, has_file_name }
    }
}

/// Writes a whole XML file in memory; `count` is that of the drafts unless it is given.
///
/// # Errors
///
/// As [`batch::write_xml()`], in the wire's shape.
#[cfg(feature = "xml")]
pub fn write_xml_batch(
    drafts: &[crate::learner::LearnerDraft<'_>],
    header: &batch::BatchHeader,
    frame: &batch::XmlFrame,
    count: Option<u64>,
) -> Result<String, Error> {
    let mut file = Vec::new();
    batch::write_xml(&mut file, header, frame, count.unwrap_or(drafts.len() as u64), drafts)
        // INVARIANT: what is written is made of texts.
        .map(|()| String::from_utf8_lossy(&file).into_owned())
        .map_err(|error| Error::from(&error))
}
