//! `batch`, as far as a file is read piece by piece: checked, corrected, read.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;

use lrs_core::BatchPolicy;
use lrs_core::batch::{self, BatchError, BatchHeader, BatchReport, CorrectionFiles};
use lrs_core::wire;
use wasm_bindgen::prelude::*;

use crate::batch::{code, policy};
use crate::input::correction;
use crate::learner::ProhibitedText;
use crate::output::{Answer, answer, thrown};
use crate::plan::Inside;
use crate::report::wanted;
use crate::source::{Source, source};

/// `batch.Checker`
#[wasm_bindgen]
pub struct Checker {
    policy: BatchPolicy,
    step: Step,
}

enum Step {
    Checking(Box<batch::Checker<Source>>),
    Checked(Box<BatchReport>),
    /// Only while the one before becomes the next.
    Between,
}

#[wasm_bindgen]
impl Checker {
    /// `new batch.Checker`
    #[wasm_bindgen(constructor)]
    pub fn new(data: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Result<Self, JsValue> {
        let policy = policy(settings, prohibited)?;
        let checker = batch::Checker::new(source(data)?, &policy).map_err(refused)?;
        Ok(Self { policy, step: Step::Checking(Box::new(checker)) })
    }

    /// `Checker.advance`
    pub fn advance(&mut self) -> bool {
        if let Step::Checking(checker) = &mut self.step { checker.advance() } else { false }
    }

    /// `Checker.progress`
    pub fn progress(&self) -> Answer {
        let progress = match &self.step {
            Step::Checking(checker) => checker.progress(),
            Step::Checked(report) => batch::Progress { bytes: report.bytes, records: report.records },
            Step::Between => batch::Progress { bytes: 0, records: 0 },
        };
        answer(&wire::Progress::from(progress))
    }

    /// `Checker.finish`
    pub fn finish(&mut self) -> Answer {
        answer(&self.report().map(wire::BatchReport::from))
    }

    /// `Checker.findingsCsv`
    #[wasm_bindgen(js_name = findingsCsv)]
    pub fn findings_csv(&mut self) -> Result<Vec<u8>, JsValue> {
        let mut file = Vec::new();
        if let Some(report) = self.report() {
            batch::write_findings_csv(&mut file, &report.findings).map_err(refused)?;
        }
        Ok(file)
    }

    /// `Checker.reportHtml`
    #[wasm_bindgen(js_name = reportHtml)]
    pub fn report_html(&mut self, style: &JsValue, values: &JsValue) -> Result<Option<String>, JsValue> {
        let style = wanted(style, values)?;
        Ok(self.report().map(|report| batch::report_html(report, &style)))
    }

    /// `Checker.withInside`; none where `progress` said that it is to end.
    #[wasm_bindgen(js_name = withInside)]
    pub fn with_inside(&mut self, inside: Inside, progress: &JsValue) -> Answer {
        let found = inside.report(progress)?;
        self.report();
        self.step = match (core::mem::replace(&mut self.step, Step::Between), &found) {
            (Step::Checked(report), Some(found)) => Step::Checked(Box::new(report.with_inside(found))),
            (step, _) => step,
        };
        answer(&found.as_ref().map(wire::InsideReport::from))
    }

    /// `Checker.correct`
    pub fn correct(
        &mut self,
        data: &JsValue,
        wanted: &JsValue,
        file_name: &JsValue,
    ) -> Result<Corrector, JsValue> {
        let (policy, wanted) = (self.policy.clone(), correction(wanted)?);
        let report = self.report().ok_or_else(|| refused(BatchError::Incomplete))?;
        let mut header = BatchHeader::of(report, &policy);
        header.file_name = code(file_name)?.unwrap_or(header.file_name);
        let parts: [Parts; 4] = Default::default();
        let [file, held_back, changes, questions] = &parts;
        let files = CorrectionFiles {
            held_back: held_back.writer(wanted.hold_back),
            changes: changes.writer(wanted.changes),
            questions: questions.writer(wanted.questions),
            detail: wanted.detail,
            ..CorrectionFiles::new(file.clone())
        };
        let corrector = batch::Corrector::new(source(data)?, files, &header, report, &policy);
        Ok(Corrector { inner: Some(corrector.map_err(refused)?), parts })
    }
}

impl Checker {
    /// The report, which ends the check.
    fn report(&mut self) -> Option<&BatchReport> {
        self.step = match core::mem::replace(&mut self.step, Step::Between) {
            Step::Checking(checker) => Step::Checked(Box::new(checker.finish())),
            step => step,
        };
        if let Step::Checked(report) = &self.step { Some(report) } else { None }
    }
}

/// `batch.Corrector`
#[wasm_bindgen]
pub struct Corrector {
    inner: Option<batch::Corrector<'static, Source>>,
    /// The file, those held back, the log of the changes, what to ask.
    parts: [Parts; 4],
}

#[wasm_bindgen]
impl Corrector {
    /// `Corrector.advance`
    pub fn advance(&mut self) -> Result<bool, JsValue> {
        self.inner.as_mut().map_or(Ok(false), batch::Corrector::advance).map_err(refused)
    }

    /// `Corrector.progress`; none when it is finished.
    pub fn progress(&self) -> Answer {
        answer(&self.inner.as_ref().map(|corrector| wire::Progress::from(corrector.progress())))
    }

    /// `Corrector.take`, `takeHeldBack`, `takeChanges` and `takeQuestions`
    pub fn take(&self, file: usize) -> Vec<u8> {
        self.parts.get(file).map(|parts| parts.0.take()).unwrap_or_default()
    }

    /// `Corrector.finish`; none when it was finished before.
    pub fn finish(&mut self) -> Answer {
        let corrected = self.inner.take().map(batch::Corrector::finish).transpose();
        answer(&corrected.map_err(refused)?.map(wire::Corrected::from))
    }
}

/// What was written and not taken yet.
#[derive(Clone, Default)]
struct Parts(Rc<Cell<Vec<u8>>>);

impl Parts {
    fn writer(&self, is_wanted: bool) -> Option<Box<dyn Write>> {
        is_wanted.then(|| Box::new(self.clone()) as _)
    }
}

impl Write for Parts {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut written = self.0.take();
        written.extend_from_slice(bytes);
        self.0.set(written);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `batch.BatchReader`
#[wasm_bindgen]
pub struct BatchReader(pub(crate) batch::BatchReader<Source>);

#[wasm_bindgen]
impl BatchReader {
    /// `new batch.BatchReader`
    #[wasm_bindgen(constructor)]
    pub fn new(data: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Result<Self, JsValue> {
        let reader = batch::read(source(data)?, &policy(settings, prohibited)?);
        reader.map(Self).map_err(refused)
    }

    /// `BatchReader.next`
    #[wasm_bindgen(js_name = next)]
    pub fn next_record(&mut self) -> Answer {
        let record = self.0.next_record().transpose().map_err(refused)?;
        answer(&record.map(|record| wire::BatchRecord::from(&record)))
    }

    /// `BatchReader.xmlFrame`; none for CSV.
    #[wasm_bindgen(js_name = xmlFrame)]
    pub fn xml_frame(&self) -> Answer {
        answer(&self.0.xml_frame().map(wire::XmlFrame::from))
    }

    /// `BatchReader.skip`
    pub fn skip(&mut self, records: u32) -> Result<u32, JsValue> {
        let mut skipped = 0;
        while skipped < records {
            if self.0.next_record().transpose().map_err(refused)?.is_none() {
                break;
            }
            skipped += 1;
        }
        Ok(skipped)
    }
}

pub(crate) fn refused(error: BatchError) -> JsValue {
    thrown(&wire::Error::from(&error))
}
