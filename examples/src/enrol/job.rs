//! One check from the file to its results.

use std::fs;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use lrs_core::batch::{self, BatchReport, InsidePolicy, InsideReport, ReportComparison, ReportStyle};
use lrs_core::{BatchPolicy, ProhibitedText, wire};

use super::arguments::Arguments;
use super::clock::{self, Moment};
use super::columns::{self, Confirmed, MAP_JSON};
use super::correction::{Correction, Written, written};
use super::document::{self, Document};
use super::output::{Folder, Results};
use super::source::{Passes, Source, unread};
use super::{Failure, Outcome, prohibited};
use crate::people::file::SAMPLE_NAME;

/// What is to be checked, and how.
pub(super) struct Job {
    path: PathBuf,
    is_demonstration: bool,
    folder: Folder,
    policy: BatchPolicy,
    before: Option<BatchReport>,
    sheet: Option<String>,
    confirmed: Confirmed,
    /// When the file was made, where its own time does not count.
    made_at: Option<Moment>,
}

/// What came of it.
pub(super) struct Done {
    pub(super) outcome: Outcome,
    pub(super) path: PathBuf,
    pub(super) is_demonstration: bool,
    /// What the file is called.
    pub(super) name: Option<String>,
    pub(super) policy: BatchPolicy,
    /// The records by themselves and against each other.
    pub(super) report: BatchReport,
    pub(super) inside: InsideReport,
    /// What was put right since an earlier report, where one was handed over.
    pub(super) since: Option<ReportComparison>,
    /// What was corrected; nothing where the file could not be read to its end.
    pub(super) written: Option<Written>,
    /// The results that were written.
    pub(super) files: Vec<PathBuf>,
}

/// How many findings of one code the lists hold; the totals beside them are exact.
const FINDINGS_PER_CODE: usize = 10_000;
pub(super) const FINDINGS_CSV: &str = "findings.csv";
pub(super) const FINDINGS_JSON: &str = "findings.json";
pub(super) const REPORT_HTML: &str = "report.html";
/// What `--since` reads.
pub(super) const REPORT_JSON: &str = "report.json";

impl Done {
    /// Where the result with a name is.
    pub(super) fn file(&self, name: &str) -> Option<&Path> {
        let has_name = |path: &&PathBuf| path.file_name().is_some_and(|own| own == name);
        self.files.iter().find(has_name).map(PathBuf::as_path)
    }

    /// The files to upload.
    pub(super) fn uploads(&self) -> impl Iterator<Item = &Path> {
        let names = self.written.iter().flat_map(|written| &written.uploads);
        names.filter_map(|name| self.file(name))
    }
}

impl Job {
    pub(super) fn new(arguments: Arguments) -> Result<Self, Failure> {
        let is_demonstration = arguments.file.is_none();
        let path = arguments.file.unwrap_or_else(|| sample(Path::new(SAMPLE_NAME)));
        let today = match arguments.today {
            Some(today) => today,
            None if is_demonstration => clock::demonstration_day()?,
            None => clock::today()?,
        };
        let folder = match arguments.out {
            Some(folder) => Folder::Named(folder),
            None if is_demonstration => Folder::Own(target().join("enrol")),
            None => Folder::Own(beside(&path, "_checked")),
        };
        let prohibited = match arguments.prohibited {
            Some(list) => prohibited::read(&list)?,
            None => ProhibitedText::guide(),
        };
        let policy = BatchPolicy {
            file_name: path.file_name().map(|name| name.to_string_lossy().into_owned()),
            ukprn: arguments.ukprn,
            edition: arguments.edition,
            prohibited,
            // A ULN that a spreadsheet wrote another way is put right where all its digits are there, and listed as a change.
            apply_uln_format: true,
            max_findings_per_code: FINDINGS_PER_CODE,
            ..BatchPolicy::new(today)
        };
        let before = arguments.since.as_deref().map(earlier).transpose()?;
        let Arguments { sheet, confirmed, .. } = arguments;
        Ok(Self { path, is_demonstration, folder, policy, before, sheet, confirmed, made_at: None })
    }

    /// The same with its results in another folder.
    pub(super) fn into_folder(self, folder: Folder) -> Self {
        Self { folder, ..self }
    }

    /// The same as if the file was made then.
    pub(super) fn made_at(self, moment: Moment) -> Self {
        Self { made_at: Some(moment), ..self }
    }

    pub(super) fn run(self, shows_progress: bool) -> Result<Done, Failure> {
        let Self { path, is_demonstration, folder, mut policy, before, sheet, confirmed, made_at } = self;
        let source = Source::open_any(&path, sheet)?;
        let name = policy.file_name.clone();
        let changed = made_at.or_else(|| Moment::of_file(&path));
        policy.heading_map = columns::map(&source, &policy, &confirmed)?;
        if policy.heading_map.is_some() {
            // An export may have any name; the file to upload may not.
            policy.file_name =
                changed.zip(policy.ukprn.as_deref()).and_then(|(at, ukprn)| at.file_name(ukprn));
        }
        let mut passes = Passes::new(&source, 4, shows_progress);
        let checked = check(&source, &policy, &mut passes)?;
        passes.begin("Comparing");
        let reader = source.read_with(&passes).map_err(unread)?;
        let inside = batch::check_inside(reader, &policy, &InsidePolicy::default())?;
        let report = checked.with_inside(&inside);
        let outcome = match &report {
            report if !report.complete => Outcome::Unusable,
            _ if is_demonstration => Outcome::Ready,
            report if report.is_ready() => Outcome::Ready,
            _ => Outcome::Errors,
        };
        let since = before.map(|before| batch::compare_reports(&before, &report));
        let mut results = Results::new(folder).map_err(unwritten)?;
        let mut done = Done {
            outcome,
            path,
            is_demonstration,
            name,
            policy,
            report,
            inside,
            since,
            written: None,
            files: Vec::new(),
        };
        if done.report.complete {
            let (report, policy) = (&done.report, &done.policy);
            let correction = Correction { source: &source, report, policy, changed };
            done.written = Some(correction.write(&mut passes, &mut results).map_err(unwritten)?);
        }
        report_on(&done, &mut results).map_err(unwritten)?;
        passes.end();
        done.files = results.finish().map_err(unwritten)?;
        Ok(done)
    }
}

/// Reads the file and reports.
fn check(source: &Source, policy: &BatchPolicy, passes: &mut Passes) -> Result<BatchReport, Failure> {
    passes.begin("Checking");
    let reader = source.read_with(passes).map_err(unread)?;
    Ok(batch::check_with(reader, policy, &mut |_| ControlFlow::Continue(()))?)
}

/// The reports of a check, for people, spreadsheets and programs.
fn report_on(done: &Done, results: &mut Results) -> io::Result<()> {
    let style = ReportStyle { file_name: done.name.clone(), ..ReportStyle::default() };
    results.add(FINDINGS_CSV, |file| written(batch::write_findings_csv(file, &done.report.findings)))?;
    if let Some(map) = &done.policy.heading_map {
        results.add(MAP_JSON, |file| document::write(&wire::HeadingMap::from(map), file))?;
    }
    let document = Document::of(done);
    results.add(FINDINGS_JSON, |file| document.write(file))?;
    results.add(REPORT_JSON, |file| document.write(file))?;
    let page = batch::report_html(&done.report, &style);
    results.add(REPORT_HTML, |file| file.write_all(page.as_bytes()))
}

/// The report of an earlier run.
fn earlier(path: &Path) -> Result<BatchReport, Failure> {
    let json = fs::read_to_string(path)
        .map_err(|error| Failure::System("cannot read the earlier report".to_owned(), error))?;
    Ok(wire::read_report(&json)?)
}

/// The trouble of results.
pub(super) fn unwritten(error: io::Error) -> Failure {
    Failure::System("cannot write the results; name another folder with --out".to_owned(), error)
}

/// A sample file, in the project that the program was built from or in the current folder.
pub(super) fn sample(name: &Path) -> PathBuf {
    let here = Path::new("examples").join("data").join(name);
    let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    if built_from.is_file() { built_from } else { here }
}

/// The folder of what was built.
pub(super) fn target() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().filter(|folder| folder.is_dir());
    project.map_or_else(|| PathBuf::from("target"), |project| project.join("target"))
}

/// A folder next to the file, named after it.
pub(super) fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(what);
    path.with_file_name(name)
}
