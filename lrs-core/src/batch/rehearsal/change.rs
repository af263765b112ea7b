//! One value of a record before and after.

use core::fmt;

use crate::batch::check::CheckedRecord;
use crate::batch::layout::OF_3A_ALONE;
use crate::batch::record::Record;
use crate::finding::{Field, Repair, Rule};
use crate::guide::Section;
use crate::learner::LearnerDraft;

/// A change to one value of a batch file, made or proposed.
///
/// # Privacy
///
/// [`typed`](Self::typed) and [`to`](Self::to) are the learner's; `Debug` hides them.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct BatchChange {
    /// The data record, from 1.
    pub record: u64,
    /// The physical line of the value, from 1.
    pub line: u64,
    /// The field.
    pub field: Field,
    /// The value as it was read.
    pub typed: String,
    /// The value that it becomes; blank where it is taken out.
    pub to: String,
    /// Whether a corrected file holds the change; a person decides otherwise.
    pub applied: bool,
    rules: Vec<&'static Rule>,
}

impl BatchChange {
    /// The reasons, at least one: each a rule with its code, words and source.
    pub fn rules(&self) -> &[&'static Rule] {
        &self.rules
    }

    /// The codes of the reasons, for example `name.repair.spaces name.repair.apostrophe`.
    pub fn codes(&self) -> String {
        let codes: Vec<_> = self.rules.iter().map(|rule| rule.code).collect();
        codes.join(" ")
    }

    /// Whether the value is taken out because the layout has no column for it.
    pub(in crate::batch) fn is_left_out(&self) -> bool {
        self.rules.contains(&&NO_COLUMN)
    }

    /// Why, in a sentence for each reason.
    pub fn reason(&self) -> String {
        let sentences: Vec<_> = self.rules.iter().map(|rule| rule.said_of(self.field)).collect();
        sentences.join(" ")
    }
}

impl fmt::Debug for BatchChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchChange")
            .field("record", &self.record)
            .field("line", &self.line)
            .field("field", &self.field)
            .field("codes", &self.codes())
            .field("typed", &format_args!("<redacted>"))
            .field("to", &format_args!("<redacted>"))
            .field("applied", &self.applied)
            .finish()
    }
}

/// What is changed in a record and what is proposed, field by field, the changes of a field before its proposals.
///
/// `written` is the record as a corrected file holds it.
pub(super) fn changes(
    record: &Record<'_>,
    checked: &CheckedRecord<'_>,
    written: &LearnerDraft<'_>,
) -> Vec<BatchChange> {
    let mut changes: Vec<BatchChange> = Vec::new();
    for repair in &checked.repairs {
        let Repair { field, applied, .. } = *repair;
        let typed = record.text(field);
        // Of several steps that are made, the last is what the file holds.
        let to = if applied { written.text(field) } else { &repair.to };
        let is_same =
            |other: &&mut BatchChange| (other.field, other.applied) == (field, applied) && other.to == to;
        if let Some(change) = changes.iter_mut().find(is_same) {
            if !change.rules.contains(&repair.rule()) {
                change.rules.push(repair.rule());
            }
        } else if to != typed {
            changes.push(change(record, field, to, applied, repair.rule()));
        }
    }
    changes.sort_by_key(|change| (change.field, !change.applied));
    changes
}

fn change(record: &Record<'_>, field: Field, to: &str, applied: bool, rule: &'static Rule) -> BatchChange {
    let line = record.element_of(field).or(record.place_of(field).map(|(_, line)| ("", line)));
    BatchChange {
        record: record.record,
        line: line.map_or(record.line, |(_, line)| line),
        field,
        typed: record.text(field).to_owned(),
        to: to.to_owned(),
        applied,
        rules: vec![rule],
    }
}

/// Takes out what layout 2A has no column for, and says so: what becomes of such a value besides no longer matters.
pub(super) fn leave_out(record: &Record<'_>, learner: &mut LearnerDraft<'_>, changes: &mut Vec<BatchChange>) {
    for field in OF_3A_ALONE {
        if !learner.text(field).is_empty() {
            learner.set(field, "");
            changes.retain(|change| change.field != field);
            changes.push(change(record, field, "", true, &NO_COLUMN));
        }
    }
}

static NO_COLUMN: Rule = Rule::advice(
    "batch.repair.no_column",
    Section::Source { title: "Learning Records Service release 19.02.01, 12 February 2019" },
    "the {field} is left out: layout 2A has no column for it",
    "Keep it in your own records. Where the LRS is to have it, enter it in the portal.",
);

/// The rules of what is changed for the sake of the layout.
pub(in crate::batch) static RULES: &[&Rule] = &[&NO_COLUMN];
