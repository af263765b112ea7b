//! The file written again: what is ready, what is held back, what was changed and what is to be asked.

use std::io::{self, Read};

use lrs_core::BatchPolicy;
use lrs_core::batch::{
    self, BatchError, BatchHeader, BatchPart, BatchReport, BatchRoute, ChangeDetail, ChangeFormat, Corrected,
    CorrectionFiles, FileFormat, SplitPolicy,
};

use super::clock::Moment;
use super::output::Results;
use super::source::{Passes, Source};
use crate::whole_file::WholeFile;

/// Each change that was made or is proposed.
pub(super) const CHANGES_CSV: &str = "changes.csv";
/// What to ask about the learners who are held back.
pub(super) const QUESTIONS_CSV: &str = "questions.csv";
/// The learners who are held back, as a batch file to mend.
pub(super) const HELD_BACK_CSV: &str = "held_back.CSV";
/// The same of a file in XML.
pub(super) const HELD_BACK_XML: &str = "held_back.XML";

/// What is written, and whence.
pub(super) struct Correction<'a> {
    pub(super) source: &'a Source,
    pub(super) report: &'a BatchReport,
    pub(super) policy: &'a BatchPolicy,
    /// When the file was last changed, to name what has no name of its own.
    pub(super) changed: Option<Moment>,
}

/// What was written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) corrected: Corrected,
    /// The names of the files to upload: one, several where the LRS takes no more in one, or none where nobody is ready.
    pub(super) uploads: Vec<String>,
}

/// What identifies a learner to the college, and what a person needs to see to say yes.
const DETAIL: ChangeDetail = ChangeDetail { values: true, mis_identifier: true };

impl Correction<'_> {
    /// Writes it all.
    pub(super) fn write(&self, passes: &mut Passes, results: &mut Results) -> io::Result<Written> {
        let Self { source, report, policy, .. } = *self;
        let mut header = BatchHeader::of(report, policy);
        header.file_name = self.name(&header);
        let mut files = [results.new_file()?, results.new_file()?, results.new_file()?];
        passes.begin("Correcting");
        let reader = source.read_with(passes)?;
        let corrected = correct(reader, &mut files, &header, report, policy)?;
        // Nothing is dropped: the library counts so, and so does whoever relies on it.
        if !corrected.counts.is_whole() || corrected.counts.records != corrected.written + corrected.held_back
        {
            return Err(io::Error::other("a learner was lost on the way; nothing was written"));
        }
        let [upload, held_back, questions] = files;
        let uploads = self.uploads(upload, &header, corrected.written, results)?;
        if corrected.held_back > 0 {
            let is_xml = report.file_format == FileFormat::Xml;
            results.put(if is_xml { HELD_BACK_XML } else { HELD_BACK_CSV }, held_back);
            results.put(QUESTIONS_CSV, questions);
        }
        passes.begin("Listing");
        if corrected.counts.changed + corrected.counts.proposed > 0 {
            let rehearsal = written(batch::rehearse(source.read_with(passes)?, report, policy))?;
            results.add(CHANGES_CSV, |file| {
                written(batch::write_changes(file, rehearsal, ChangeFormat::Csv, DETAIL))
            })?;
        }
        Ok(Written { corrected, uploads })
    }

    /// Names the file to upload, or the parts of it where it is too long for one.
    fn uploads(
        &self,
        mut upload: WholeFile,
        header: &BatchHeader,
        count: u64,
        results: &mut Results,
    ) -> io::Result<Vec<String>> {
        if count == 0 {
            return Ok(Vec::new());
        }
        let parts = if count > BatchRoute::Portal.most() { self.parts(header, count) } else { None };
        let Some(parts) = parts else {
            results.put(&header.file_name, upload);
            return Ok(vec![header.file_name.clone()]);
        };
        let policy = BatchPolicy::new(self.policy.today);
        let whole = written(batch::read(upload.read()?, &policy))?;
        // What stands around the learners of an XML upload is not published: each part has what the file itself has.
        let frame = whole.xml_frame();
        let mut learners = whole.drafts();
        for part in &parts {
            // Memory holds no more than one part.
            let size = usize::try_from(part.count).map_err(io::Error::other)?;
            let learners = written(learners.by_ref().take(size).collect::<Result<Vec<_>, _>>())?;
            let header = BatchHeader { file_name: part.file_name.clone(), ..header.clone() };
            results.add(&part.file_name, |file| {
                written(match &frame {
                    None => batch::write(file, &header, part.count, learners),
                    Some(frame) => batch::write_xml(file, &header, frame, part.count, learners),
                })
            })?;
        }
        Ok(parts.into_iter().map(|part| part.file_name).collect())
    }

    /// The parts; none where the UKPRN or the time of the file is not known, and so no name.
    fn parts(&self, header: &BatchHeader, count: u64) -> Option<Vec<BatchPart>> {
        let Moment { date, hour, minute } = self.changed?;
        let file_format = self.report.file_format;
        let policy = SplitPolicy { file_format, ..SplitPolicy::new(&header.ukprn, date, hour, minute) };
        Some(batch::split(count, &policy).ok()?.parts)
    }

    /// The name that the LRS wants: the file's own where that is right, or the next best that is known.
    fn name(&self, header: &BatchHeader) -> String {
        if batch::check_file_name(&header.file_name, None).is_empty() {
            return header.file_name.clone();
        }
        let format = self.report.file_format;
        let name = self.changed.and_then(|at| format.file_name(&header.ukprn, at.date, at.hour, at.minute));
        name.unwrap_or_else(|| format!("corrected.{}", format.code().to_uppercase()))
    }
}

/// Three files in one pass: the ready, the held back, and what to ask about these.
fn correct(
    reader: impl Read,
    [upload, held_back, questions]: &mut [WholeFile; 3],
    header: &BatchHeader,
    report: &BatchReport,
    policy: &BatchPolicy,
) -> io::Result<Corrected> {
    upload.write(|upload| {
        held_back.write(|held_back| {
            questions.write(|questions| {
                let files = CorrectionFiles {
                    held_back: Some(Box::new(held_back)),
                    questions: Some(Box::new(questions)),
                    detail: DETAIL,
                    ..CorrectionFiles::new(upload)
                };
                written(batch::correct_with(reader, files, header, report, policy))
            })
        })
    })
}

/// The trouble of a writer; anything else means that the file was changed between two readings.
pub(super) fn written<T>(result: Result<T, BatchError>) -> io::Result<T> {
    result.map_err(|error| match error {
        BatchError::Io { kind } => kind.into(),
        error => io::Error::other(error),
    })
}
