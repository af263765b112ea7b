//! Nothing is dropped when a file is corrected, nothing is changed silently, and every change can be undone.

use std::collections::BTreeMap;

use lrs_core::batch::{self, BatchHeader, ChangeDetail, Corrected, CorrectionFiles, Fate, XmlFrame};
use lrs_core::value::Date;
use lrs_core::{BatchPolicy, Field, LearnerDraft};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_record_is_ready_repaired_or_held_back(file in files(), beside in any::<bool>(), apply in any::<bool>()) {
        let policy = BatchPolicy { apply_repairs: apply, ..policy() };
        let done = correct(&file, beside, &policy);
        let counts = done.corrected.counts;
        let read = read(&file);
        prop_assert_eq!(counts.records, counts.ready + counts.repaired + counts.held_back);
        prop_assert_eq!(counts.records, read.len() as u64);
        prop_assert_eq!(done.corrected.written + done.corrected.held_back, counts.records);
        prop_assert_eq!(done.corrected.held_back, if beside { counts.held_back } else { 0 });
        prop_assert_eq!(done.corrected.changed, counts.changed);
        // The two files hold each record once, in order, and whole.
        prop_assert_eq!(read_or_none(&done.file).len() as u64, done.corrected.written);
        prop_assert!(done.in_order(&file, &policy) == done.all());
    }

    #[test]
    fn what_is_not_held_back_has_no_error(file in files()) {
        let done = correct(&file, true, &policy());
        let report = batch::check(&done.file[..], &policy()).expect("our own file");
        let about_records = report.findings.iter().filter(|finding| finding.record.is_some());
        let errors: Vec<_> = about_records.filter(|finding| finding.severity == lrs_core::Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        prop_assert_eq!(report.ready, done.corrected.counts.ready + done.corrected.counts.repaired);
    }

    #[test]
    fn the_change_log_backwards_gives_what_was_read(file in files()) {
        let done = correct(&file, false, &policy());
        let mut learners = read(&done.file);
        for change in done.log() {
            let place = change["Record"].parse::<usize>().expect("a number") - 1;
            let field = Field::ALL.into_iter().find(|field| field.column() == change["Field"]).expect("a field");
            prop_assert_eq!(learners[place].text(field), unguarded(&change["To"]));
            learners[place].set(field, unguarded(&change["From"]).to_owned());
        }
        prop_assert!(learners == read(&file));
    }

    #[test]
    fn a_dry_run_says_what_a_correction_does(file in files()) {
        let done = correct(&file, true, &policy());
        let report = batch::check(&file[..], &policy()).expect("our own file");
        let mut rehearsal = batch::rehearse(&file[..], &report, &policy()).expect("the same file");
        let mut changed = 0;
        while let Some(record) = rehearsal.next_record() {
            let record = record.expect("the same file");
            changed += record.changes.iter().filter(|change| change.applied).count() as u64;
            prop_assert!(record.changes.iter().all(|change| change.typed != change.to && !change.rules().is_empty()));
            prop_assert_eq!(record.fate == Fate::HeldBack, !record.questions.is_empty());
            prop_assert!(record.questions.iter().all(|question| question.question().ends_with(['?', '.'])));
        }
        prop_assert_eq!(rehearsal.counts(), done.corrected.counts);
        prop_assert_eq!(changed, done.corrected.changed);
        prop_assert_eq!(done.log().len() as u64, changed);
    }
}

/// A correction in memory.
struct Done {
    file: Vec<u8>,
    held_back: Option<Vec<u8>>,
    changes: Vec<u8>,
    corrected: Corrected,
}

fn correct(file: &[u8], beside: bool, policy: &BatchPolicy) -> Done {
    let report = batch::check(file, policy).expect("our own file");
    let (mut corrected, mut held_back, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    let files = CorrectionFiles {
        held_back: beside.then(|| Box::new(&mut held_back) as _),
        changes: Some(Box::new(&mut changes)),
        detail: ChangeDetail { values: true, mis_identifier: true },
        ..CorrectionFiles::new(&mut corrected)
    };
    let done = batch::correct_with(file, files, &BatchHeader::of(&report, policy), &report, policy);
    let done = done.expect("our own file");
    Done { file: corrected, held_back: beside.then_some(held_back), changes, corrected: done }
}

impl Done {
    /// The learners of both files.
    fn all(&self) -> (Vec<LearnerDraft<'static>>, Vec<LearnerDraft<'static>>) {
        (read_or_none(&self.file), self.held_back.as_deref().map(read_or_none).unwrap_or_default())
    }

    /// What the two files are to hold, by a dry run.
    fn in_order(
        &self,
        file: &[u8],
        policy: &BatchPolicy,
    ) -> (Vec<LearnerDraft<'static>>, Vec<LearnerDraft<'static>>) {
        let report = batch::check(file, policy).expect("our own file");
        let mut rehearsal = batch::rehearse(file, &report, policy).expect("our own file");
        let (mut written, mut held_back) = (Vec::new(), Vec::new());
        while let Some(record) = rehearsal.next_record() {
            let record = record.expect("our own file");
            let is_beside = record.fate == Fate::HeldBack && self.held_back.is_some();
            let to = if is_beside { &mut held_back } else { &mut written };
            to.push(record.learner.into_owned());
        }
        (written, held_back)
    }

    /// The rows of the change log, by the headings.
    fn log(&self) -> Vec<BTreeMap<String, String>> {
        let text = std::str::from_utf8(&self.changes).expect("UTF-8").trim_start_matches('\u{FEFF}');
        let mut rows = rows(text).into_iter();
        let headings = rows.next().expect("the headings");
        rows.map(|row| headings.iter().cloned().zip(row).collect()).collect()
    }
}

/// The values of a table in which each stands in quotes.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut value, mut is_open) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (is_open, letter) {
            (true, '"') if letters.next_if_eq(&'"').is_some() => value.push('"'),
            (true, '"') => {
                row.push(core::mem::take(&mut value));
                is_open = false;
            }
            (true, _) => value.push(letter),
            (false, '"') => is_open = true,
            (false, '\n') => rows.push(core::mem::take(&mut row)),
            (false, _) => assert!(matches!(letter, ',' | '\r'), "{letter:?} between values"),
        }
    }
    rows
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn unguarded(cell: &str) -> &str {
    let rest =
        cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']));
    rest.unwrap_or(cell)
}

fn policy() -> BatchPolicy {
    BatchPolicy::new(Date::from_ymd(2026, 9, 1).expect("a day"))
}

fn read(file: &[u8]) -> Vec<LearnerDraft<'static>> {
    let reader = batch::read(file, &policy()).expect("our own file");
    reader.drafts().collect::<Result<_, _>>().expect("our own file")
}

/// As [`read`]: an XML file without a learner has no path to one and is read as none.
fn read_or_none(file: &[u8]) -> Vec<LearnerDraft<'static>> {
    batch::read(file, &policy()).map_or_else(
        |_| Vec::new(),
        |reader| reader.drafts().map(|draft| draft.expect("our own file")).collect(),
    )
}

/// CSV and XML files of learners who are fine, but for a few values.
fn files() -> impl Strategy<Value = Vec<u8>> {
    (vec(learners(), 1..8), any::<bool>()).prop_map(|(learners, is_xml)| {
        let header = BatchHeader { file_name: String::new(), ukprn: "10000001".to_owned() };
        let (mut file, count) = (Vec::new(), learners.len() as u64);
        let written = if is_xml {
            batch::write_xml(&mut file, &header, &XmlFrame::default(), count, &learners)
        } else {
            batch::write(&mut file, &header, count, &learners)
        };
        written.expect("learners that can be written");
        file
    })
}

fn learners() -> impl Strategy<Value = LearnerDraft<'static>> {
    const TEXTS: [(Field, &str); 30] = [
        (Field::GivenName, " Jo "),
        (Field::GivenName, "ZoÃ«"),
        (Field::GivenName, " =Jo"),
        (Field::GivenName, " '=Jo"),
        (Field::GivenName, ""),
        (Field::FamilyName, "O’Neill"),
        (Field::FamilyName, "Prisoner"),
        (Field::FamilyName, "Zo\u{FFFD}"),
        (Field::DateOfBirth, "13/04/2008"),
        (Field::DateOfBirth, "03/04/2008"),
        (Field::DateOfBirth, "12/25/2008"),
        (Field::DateOfBirth, "39551"),
        (Field::DateOfBirth, "2008-02-30"),
        (Field::DateOfAddressCapture, "01/02/07"),
        (Field::LastKnownPostcode, "sw1a1aa"),
        (Field::LastKnownPostcode, "SW1A IAA"),
        (Field::LastKnownPostcode, ""),
        (Field::Gender, "F"),
        (Field::Gender, "7"),
        (Field::Uln, "927 630 8686"),
        (Field::Uln, "9999999999"),
        (Field::EmailAddress, "none"),
        (Field::EmailAddress, " jo@example.org"),
        (Field::EmailAddress, "jo@example"),
        (Field::AbilityToShare, "01"),
        (Field::VerificationType, "Passport"),
        (Field::VerificationType, "nothing"),
        (Field::MiddleOtherName, "-Ann  Bo"),
        (Field::Notes, "one\r\ntwo \t"),
        (Field::MisIdentifier, "\t@A\"1"),
    ];
    let change = prop_oneof![
        4 => prop::sample::select(TEXTS.to_vec()).prop_map(|(field, text)| (field, text.to_owned())),
        1 => (0..Field::COUNT - 2, "[ -~é’]{0,12}").prop_map(|(place, text)| (Field::ALL[place], text)),
    ];
    vec(change, 0..4).prop_map(|changes| {
        let mut learner = LearnerDraft {
            given_name: "Jo".into(),
            family_name: "Ng".into(),
            date_of_birth: "2008-03-14".into(),
            gender: "2".into(),
            last_known_postcode: "SW1A 1AA".into(),
            ability_to_share: "1".into(),
            verification_type: "2".into(),
            ..LearnerDraft::default()
        };
        for (field, text) in changes {
            learner.set(field, text);
        }
        learner
    })
}
