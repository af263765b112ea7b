//! Checking one record of a file: its row, its letters and its learner.

use super::super::letters;
use super::super::record::Record;
use super::super::report::Tally;
use super::super::{row, spreadsheet};
use crate::finding::{Field, Finding, Repair, Severity};
use crate::learner::{self, CheckPolicy, LearnerDraft, Typed};
use crate::value::VerificationType;

/// The finding that a date can be read day first and month first.
pub(super) const AMBIGUOUS: &str = "date_of_birth.ambiguous";
/// The finding that a date is only valid month first.
pub(super) const MONTH_FIRST: &str = "date_of_birth.month_first";

/// What one record's check gave, with every finding in its place.
pub(in crate::batch) struct CheckedRecord<'a> {
    /// The learner as typed with the letters that were mended, where any could be spoilt.
    pub(in crate::batch) mended: Option<Box<LearnerDraft<'a>>>,
    pub(super) verification_type: Option<VerificationType>,
    /// Whether a spreadsheet program has rewritten its birth date or ULN.
    pub(super) is_from_spreadsheet: bool,
    pub(in crate::batch) findings: Vec<Finding>,
    pub(in crate::batch) repairs: Vec<Repair>,
}

impl<'a> CheckedRecord<'a> {
    /// The learner of a record, behind what was found in its row; `draft` is asked for where something may be spoilt. Told
    /// is whether there may be odd letters in it, and whether it is of an export.
    pub(super) fn inspect(
        mut findings: Vec<Finding>,
        typed: &Typed<'_>,
        (has_odd_letters, is_export): (bool, bool),
        draft: impl FnOnce() -> LearnerDraft<'a>,
        policy: &CheckPolicy,
    ) -> Self {
        let mut repairs = Vec::new();
        let mended = (has_odd_letters || spreadsheet::may_be_spoilt(typed)).then(|| {
            let mut draft = draft();
            spreadsheet::mend(&mut draft, policy.apply_repairs, &mut findings, &mut repairs);
            letters::mend(&mut draft, policy.apply_repairs, &mut findings, &mut repairs);
            Box::new(draft)
        });
        let checked = match &mended {
            Some(draft) => learner::inspect(&Typed::of(draft), policy),
            None => learner::inspect(typed, policy),
        };
        findings.extend(checked.findings);
        repairs.extend(checked.repairs);
        Self {
            mended,
            verification_type: checked.verification_type,
            is_from_spreadsheet: row::is_from_spreadsheet(typed, is_export),
            findings,
            repairs,
        }
    }

    /// A record with nothing in it. One finding says it all: a missing name, birth date, postcode and so on would repeat it.
    pub(super) const fn of_nothing(findings: Vec<Finding>) -> Self {
        Self {
            mended: None,
            verification_type: None,
            is_from_spreadsheet: false,
            findings,
            repairs: Vec::new(),
        }
    }

    /// Every finding at its place.
    pub(super) fn placed(mut self, place: impl Fn(Finding) -> Finding) -> Self {
        for finding in &mut self.findings {
            *finding = place(*finding);
        }
        self
    }
}

impl CheckedRecord<'_> {
    /// Whether the LRS would take the record: no finding is an error.
    pub(in crate::batch) fn is_ready(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }

    /// Counts its findings and repairs.
    pub(super) fn tally(&self, tally: &mut Tally) {
        tally.add_all(self.findings.iter().copied());
        for (place, repair) in self.repairs.iter().enumerate() {
            // Several proposals of one kind for one value count once.
            let is_same = |other: &Repair| (other.field, other.code) == (repair.field, repair.code);
            if !self.repairs.iter().take(place).any(is_same) {
                tally.add_repair(repair, self.is_doubtful(repair.field));
            }
        }
    }

    /// Whether the order of day and month in this field is in doubt.
    fn is_doubtful(&self, field: Field) -> bool {
        self.findings.iter().any(|finding| finding.field == Some(field) && is_of_order(finding))
    }
}

/// Whether a finding doubts the order of day and month.
pub(super) fn is_of_order(finding: &Finding) -> bool {
    finding.code == AMBIGUOUS || finding.code == MONTH_FIRST
}

/// Checks one record: its row, its letters and its learner.
pub(in crate::batch) fn check_record<'a>(record: &Record<'a>, policy: &CheckPolicy) -> CheckedRecord<'a> {
    let mut typed = Typed::empty();
    record.type_into(&mut typed);
    // Most rows have a learner's value; one without may have others.
    let is_empty = typed.filled().is_empty() && record.row.is_empty();
    let findings = row::judge(record, is_empty);
    if is_empty {
        return CheckedRecord::of_nothing(findings);
    }
    let has_odd_letters = !record.row.is_ascii && letters::may_be_spoilt(record.row.text());
    let about = (has_odd_letters, record.columns.is_export);
    CheckedRecord::inspect(findings, &typed, about, || record.draft(), policy)
        .placed(|finding| placed(finding, record))
}

fn placed(finding: Finding, record: &Record<'_>) -> Finding {
    if let Some((element, line)) = finding.field.and_then(|field| record.element_of(field)) {
        // A finding about the elements knows its own line.
        let line = if finding.element.is_some() { finding.line.unwrap_or(line) } else { line };
        return finding.in_element(element).at(Some(record.record), Some(line), None);
    }
    let place = finding.field.and_then(|field| record.place_of(field));
    let column = place.map(|(column, _)| column).or(finding.column);
    let line = place.map(|(_, line)| line).or(finding.line).unwrap_or(record.line);
    finding.at(Some(record.record), Some(line), column)
}
