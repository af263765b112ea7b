//! Everything that the library said, to be searched.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::{Debug, Write as _};

use lrs_core::batch::{Report, ReportStyle, ShowValues};
use lrs_core::finding::RuleError;
use lrs_core::{BatchPolicy, BatchReport, Finding, batch, wire};

use crate::plants::{ORDINARY, PLANTS};

/// Texts, each with where it came from.
#[derive(Default)]
pub(crate) struct Said(BTreeMap<String, &'static str>);

impl Said {
    pub(crate) fn words(&mut self, source: &'static str, words: String) {
        self.0.insert(words, source);
    }

    pub(crate) fn debug(&mut self, source: &'static str, value: &dyn Debug) {
        self.words(source, format!("{value:?}"));
        self.words(source, format!("{value:#?}"));
    }

    /// An error with all that caused it.
    pub(crate) fn error(&mut self, source: &'static str, error: &dyn Error) {
        let mut words = format!("{error} {error:?}");
        let mut cause = error.source();
        while let Some(deeper) = cause {
            write!(words, " {deeper} {deeper:?}").expect("a text grows");
            cause = deeper.source();
        }
        self.words(source, words);
    }

    pub(crate) fn parsed<T: Debug, E: RuleError>(&mut self, source: &'static str, parsed: Result<T, E>) {
        match parsed {
            Ok(value) => self.debug(source, &value),
            Err(error) => {
                self.error(source, &error);
                let shape = wire::Error::from(&error);
                self.debug(source, &shape);
                self.words(source, serde_json::to_string(&shape).expect("JSON"));
            }
        }
    }

    pub(crate) fn json<'a, T: Debug + serde::Deserialize<'a>>(&mut self, json: &'a str) {
        match serde_json::from_str::<T>(json) {
            Ok(value) => self.debug("a value from JSON", &value),
            Err(error) => self.error(std::any::type_name::<T>(), &error),
        }
    }

    pub(crate) fn finding(&mut self, finding: &Finding) {
        self.debug("Finding", finding);
        self.words("message", finding.message());
        self.words("remedy", finding.remedy());
        self.words("form_text", finding.form_text());
        self.words("section", finding.section.to_string());
        self.debug("rule", finding.rule());
        let shape = serde_json::to_string(&wire::Finding::from(finding)).expect("JSON");
        self.words("wire::Finding", shape);
    }

    pub(crate) fn report(&mut self, report: &BatchReport, policy: &BatchPolicy) {
        // A count of bytes may be four digits of a plant by chance.
        let mut report = report.clone();
        report.bytes = 0;
        self.debug("BatchReport", &report);
        self.words("BatchReport", report.to_string());
        let shape = wire::BatchReport::from(&report);
        self.debug("wire::BatchReport", &shape);
        self.words("wire::BatchReport", serde_json::to_string(&shape).expect("JSON"));
        let mut csv = Vec::new();
        batch::write_findings_csv(&mut csv, &report.findings).expect("a list grows");
        self.words("write_findings_csv", String::from_utf8(csv).expect("UTF-8"));
        let mut csv = Vec::new();
        batch::write_totals_csv(&mut csv, &report.totals).expect("a list grows");
        self.words("write_totals_csv", String::from_utf8(csv).expect("UTF-8"));
        let comparison = batch::compare_reports(&report, &report);
        self.debug("ReportComparison", &comparison);
        self.words("ReportComparison", comparison.to_string());
        let shape = wire::ReportComparison::from(&comparison);
        self.debug("wire::ReportComparison", &shape);
        self.words("wire::ReportComparison", serde_json::to_string(&shape).expect("JSON"));
        self.debug("BatchHeader", &batch::BatchHeader::of(&report, policy));
        report.findings.iter().for_each(|finding| self.finding(finding));
    }

    /// A dry run, and the tables and the diff without the values that nobody asked for.
    pub(crate) fn rehearsal(&mut self, file: &[u8], report: &BatchReport, policy: &BatchPolicy) {
        let again = || batch::rehearse(file, report, policy);
        let Ok(mut rehearsal) = again() else { return };
        while let Some(record) = rehearsal.next_record() {
            let record = record.expect("the file that was checked");
            self.debug("Rehearsed", &record);
            for change in &record.changes {
                self.debug("BatchChange", change);
                self.words("BatchChange::reason", change.reason());
            }
            for question in &record.questions {
                self.debug("BatchQuestion", question);
                self.words("BatchQuestion::question", question.question());
            }
        }
        let shape = again().map(|rehearsal| wire::RehearsalReport::of(rehearsal, 100));
        self.debug("wire::RehearsalReport", &shape);
        let mut said = Vec::new();
        for format in batch::ChangeFormat::ALL {
            let rehearsal = again().expect("the file that was checked");
            batch::write_changes(&mut said, rehearsal, format, batch::ChangeDetail::default())
                .expect("a list grows");
        }
        let rehearsal = again().expect("the file that was checked");
        batch::write_questions(&mut said, rehearsal, batch::ChangeDetail::default()).expect("a list grows");
        self.words("write_changes", String::from_utf8(said).expect("UTF-8"));
    }

    /// A report in the forms in which people read it.
    pub(crate) fn shown<R: Report>(&mut self, source: &'static str, report: &R, style: &ReportStyle) {
        self.words(source, batch::report_text(report, style));
        // The page's own style is the same whatever it shows.
        let page = batch::report_html(report, style);
        let (head, rest) = page.split_once("<style>").expect("a style");
        let (_, body) = rest.split_once("</style>").expect("an end of it");
        // A name of HTML has four letters of a plant in it.
        self.words(source, format!("{head}{body}").replace("aria-labelledby", ""));
    }

    /// A report with the shape of the values beside its findings.
    pub(crate) fn shapes(&mut self, file: &[u8], report: &BatchReport, policy: &BatchPolicy) {
        for show in ShowValues::ALL {
            match batch::finding_values(file, report, policy, show) {
                Ok(values) => {
                    self.debug("FindingValues", &values);
                    let style = ReportStyle { values: Some(values), ..ReportStyle::default() };
                    self.debug("ReportStyle", &style);
                    if show == ShowValues::Shape {
                        let mut report = report.clone();
                        report.bytes = 0;
                        self.shown("values in shape", &report, &style);
                    }
                }
                Err(error) => self.error("finding_values", &error),
            }
        }
    }

    /// Looks for four characters in a row of any plant, in any case.
    pub(crate) fn holds_no_plant(self) {
        assert!(!self.0.is_empty(), "nothing was said");
        let parts = parts();
        // Most of what is said begins no part: that is seen without looking the part up.
        let mut begins = vec![false; usize::from(u16::MAX) + 1];
        for part in parts.keys() {
            begins[place(part)] = true;
        }
        let mut leaks = BTreeMap::new();
        for (words, source) in self.0 {
            let said: Vec<char> = words.to_lowercase().chars().collect();
            let leak =
                said.windows(PART).position(|window| begins[place(window)] && parts.contains_key(window));
            if let Some(at) = leak {
                let plant = said.get(at..at + PART).and_then(|window| parts.get(window)).copied();
                let around: String = said[at.saturating_sub(60)..(at + 60).min(said.len())].iter().collect();
                leaks.entry((source, plant)).or_insert(format!("{source}, a part of {plant:?}: …{around}…"));
            }
        }
        let leaks: Vec<String> = leaks.into_values().collect();
        assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
    }
}

/// How many characters of a plant are enough to know it by.
const PART: usize = 4;

/// A place in a table of 65,536 for how a part begins; two parts may share it.
fn place(part: &[char]) -> usize {
    let [first, second, ..] = *part else { return 0 };
    usize::from((first as u16).rotate_left(8) ^ second as u16)
}

/// Every four characters in a row of every plant; blanks and marks alone are no part.
fn parts() -> BTreeMap<Vec<char>, &'static str> {
    let mut parts = BTreeMap::new();
    for &(_, plant) in PLANTS {
        let mut distinct = plant.to_lowercase();
        for word in ORDINARY {
            distinct = distinct.replace(word, " ");
        }
        let letters: Vec<char> = distinct.chars().collect();
        for window in
            letters.windows(PART).filter(|window| window.iter().all(|letter| letter.is_alphanumeric()))
        {
            parts.entry(window.to_vec()).or_insert(plant);
        }
    }
    parts
}
