//! The changes of all learners in files: stage by stage, each file of a size that the portal takes.

use std::collections::BTreeMap;

use super::super::mandatory::MANDATORY;
use super::super::output::BatchHeader;
use super::super::split::{BatchRoute, equal_parts};
use super::super::way::way;
use super::change::Change;
use super::policy::{PlanError, PlanPolicy};
use super::{Notes, PlanFile, PlanRecord, UpdatePlan};
use crate::finding::Field;
use crate::learner::LearnerDraft;

/// Optional fields that go with a mandatory one; all others go with the learner's first file.
const RIDERS: [(Field, Field); 7] = [
    (Field::OtherVerificationDescription, Field::VerificationType),
    (Field::LastKnownAddressLine1, Field::LastKnownPostcode),
    (Field::LastKnownAddressLine2, Field::LastKnownPostcode),
    (Field::LastKnownAddressTown, Field::LastKnownPostcode),
    (Field::LastKnownAddressCountyOrCity, Field::LastKnownPostcode),
    (Field::DateOfAddressCapture, Field::LastKnownPostcode),
    (Field::PreviousFamilyName, Field::FamilyName),
];

/// A record of a file, and what it changes.
pub(super) type Entry = (PlanRecord, LearnerDraft<'static>);

/// The records of each stage, by a number that grows with the stages.
pub(super) type Stages = BTreeMap<usize, Vec<Entry>>;

/// Makes the files of changes whose fields are in order.
pub(super) fn plan(changes: &[Change], notes: Notes, policy: &PlanPolicy) -> Result<UpdatePlan, PlanError> {
    let mut stages = Stages::new();
    for change in changes.iter().filter(|change| !change.is_none()) {
        for (place, (record, state)) in records(change).into_iter().enumerate() {
            let at = if policy.one_field_per_file { place_of(record.mandatory) } else { place };
            stages.entry(at).or_default().push((record, state));
        }
    }
    finish(stages, notes, policy)
}

/// The place of a field's own stage; changes of optional fields alone go with the first.
fn place_of(field: Option<Field>) -> usize {
    MANDATORY.iter().position(|mandatory| Some(*mandatory) == field).unwrap_or_default()
}

/// The records of one learner, file by file.
fn records(change: &Change) -> Vec<Entry> {
    let rides = |field: Field| {
        let with = RIDERS.iter().find(|(rider, _)| *rider == field).map(|(_, with)| *with);
        with.filter(|with| change.mandatory.contains(with)).or(change.mandatory.first().copied())
    };
    let steps: Vec<Option<Field>> = match change.mandatory.as_slice() {
        [] => vec![None],
        fields => fields.iter().copied().map(Some).collect(),
    };
    let mut state = change.held.clone();
    let mut record = |mandatory: Option<Field>| {
        let optional = change.optional.iter().copied().filter(|field| rides(*field) == mandatory);
        let optional: Vec<Field> = optional.collect();
        for field in mandatory.iter().chain(&optional) {
            state.set(*field, change.new.text(*field).to_owned());
        }
        (PlanRecord { learner: change.learner, mandatory, optional }, state.clone())
    };
    steps.into_iter().map(&mut record).collect()
}

/// Cuts the stages into files and names them.
pub(super) fn finish(stages: Stages, mut notes: Notes, policy: &PlanPolicy) -> Result<UpdatePlan, PlanError> {
    // A policy that can name no file is wrong, whether there is one to name or not.
    policy.file_name_after(1)?;
    let mut files: Vec<PlanFile> = Vec::new();
    let mut learners: Vec<u64> = Vec::new();
    for (records, stage) in stages.into_values().zip(1..) {
        learners.extend(records.iter().map(|(record, _)| record.learner));
        for part in parts(records, route(policy)) {
            let file_name = policy.file_name_after(files.len() as u64 + 1)?;
            let header = BatchHeader { file_name, ukprn: policy.ukprn.clone() };
            let (records, learners) = part.into_iter().unzip();
            files.push(PlanFile { header, stage, learners, records });
        }
    }
    learners.sort_unstable();
    learners.dedup();
    notes.steps.sort_by_key(|step| step.learner);
    notes.findings.sort_by_key(|finding| finding.record);
    let Notes { steps, findings, repairs, unchanged } = notes;
    let way = way(learners.len() as u64, policy.is_linked);
    Ok(UpdatePlan { files, steps, findings, repairs, unchanged, way })
}

/// How the files of a plan go: only the web services look for learners without registering them.
fn route(policy: &PlanPolicy) -> BatchRoute {
    if policy.is_check_only { BatchRoute::WebService } else { BatchRoute::Portal }
}

/// Parts of nearly the same size, none larger than the route takes.
fn parts(records: Vec<Entry>, route: BatchRoute) -> Vec<Vec<Entry>> {
    let sizes = equal_parts(records.len() as u64, route.most());
    let mut records = records.into_iter();
    sizes.map(|size| records.by_ref().take(usize::try_from(size).unwrap_or(usize::MAX)).collect()).collect()
}
