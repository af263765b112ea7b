//! What the LRS holds otherwise than the college, and the files by which that is put right.

use std::collections::HashMap;
use std::io::{self, Read, Write};

use lrs_core::batch::{
    self, HeldOutcome, OutcomePolicy, PlanPolicy, PlanRecord, PlanStep, UpdatePlan, VERIFIED_FIELDS,
};
use lrs_core::{BatchPolicy, Field, LearnerDraft};

use super::super::clock::Moment;
use super::super::source::{Source, unread};
use super::super::{Failure, table};

/// The learners whom the LRS holds otherwise, and how they come to be held as they are.
pub(super) struct Update {
    /// Them, in the order of the plan.
    learners: Vec<Held>,
    pub(super) plan: UpdatePlan,
    /// How many records seem to be of another learner: no file puts that right.
    pub(super) of_others: u64,
}

/// A learner whom the LRS holds otherwise.
struct Held {
    /// The record in the output, from 1.
    record: u64,
    /// What the LRS holds.
    now: LearnerDraft<'static>,
    /// What the college holds.
    own: LearnerDraft<'static>,
}

/// Compares each record of an output with what the college holds; nothing where all is the same.
pub(super) fn plan(
    output: impl Read,
    sent: Option<&Source>,
    ukprn: Option<String>,
    now: Moment,
    policy: &OutcomePolicy,
) -> Result<Option<Update>, Failure> {
    let sent = sent.map_or_else(|| Ok(Sent::default()), |sent| Sent::read(sent, policy))?;
    let mut output = batch::read_output(output, policy.limits)?;
    let (mut learners, mut of_others) = (Vec::new(), 0);
    while let Some(record) = output.next_record() {
        let record = record?;
        let own = sent.of(record.learner.mis_identifier.trim());
        // A verify output says itself what it was searched by.
        let Some(local) = record.searched.as_ref().or(own).filter(|_| record.uln().is_some()) else {
            continue;
        };
        // A ULN that was not sent is what was asked for, and no difference.
        let is_compared = |field: &Field| {
            !record.learner.text(*field).trim().is_empty()
                && (*field != Field::Uln || !local.uln.trim().is_empty())
        };
        let fields: Vec<Field> = VERIFIED_FIELDS.into_iter().filter(is_compared).collect();
        match batch::compare_held(&record.learner, local, &fields).outcome {
            HeldOutcome::UpdateRequired => {}
            HeldOutcome::OtherLearner => {
                of_others += 1;
                continue;
            }
            _ => continue,
        }
        let uln = record.learner.uln.clone();
        let own = LearnerDraft { uln, ..own.unwrap_or(local).clone() };
        // Of what the output does not say, the LRS is taken to hold what was sent.
        let mut now = own.clone();
        for field in fields {
            now.set(field, record.learner.text(field).to_owned());
        }
        now.mis_identifier.clone_from(&record.learner.mis_identifier);
        learners.push(Held { record: record.record, now, own });
    }
    if learners.is_empty() && of_others == 0 {
        return Ok(None);
    }
    let ukprn = ukprn.or(sent.ukprn).unwrap_or_default();
    let (held, own): (Vec<_>, Vec<_>) =
        learners.iter().map(|Held { now, own, .. }| (now.clone(), own.clone())).unzip();
    let plan = batch::plan_update(&held, &own, &PlanPolicy::new(&ukprn, now.date, now.hour, now.minute))?;
    Ok(Some(Update { learners, plan, of_others }))
}

/// What was sent, by the college's own keys.
#[derive(Default)]
struct Sent {
    ukprn: Option<String>,
    /// None where two learners have one key.
    learners: HashMap<String, Option<LearnerDraft<'static>>>,
}

impl Sent {
    fn read(source: &Source, policy: &OutcomePolicy) -> Result<Self, Failure> {
        let mut reader = batch::read(source.read().map_err(unread)?, &BatchPolicy::new(policy.today))?;
        let mut sent = Self::default();
        while let Some(record) = reader.next_record() {
            let record = record?;
            let [_, _, ukprn, _] = record.file_fields();
            if sent.ukprn.is_none() && !ukprn.is_empty() {
                sent.ukprn = Some(ukprn.to_owned());
            }
            let draft = record.draft().into_owned();
            let key = draft.mis_identifier.trim().to_owned();
            if !key.is_empty() {
                sent.learners.entry(key).and_modify(|known| *known = None).or_insert(Some(draft));
            }
        }
        Ok(sent)
    }

    fn of(&self, key: &str) -> Option<&LearnerDraft<'static>> {
        self.learners.get(key)?.as_ref()
    }
}

impl Update {
    /// How many learners the LRS holds otherwise.
    pub(super) fn count(&self) -> u64 {
        self.learners.len() as u64
    }

    /// What the LRS holds otherwise, which file changes it, and what no file can do. A person looks at both values before
    /// anything is uploaded: it may be the college that is wrong.
    pub(super) fn write_table(&self, writer: &mut impl Write) -> io::Result<()> {
        let headings = [
            "Record",
            "MISIdentifier",
            "Field",
            "The LRS holds",
            "The file says",
            "Stage",
            "File",
            "Instead",
            "Why",
        ];
        let in_files = self.plan.files.iter().flat_map(|file| {
            let records = file.records.iter().zip(&file.learners);
            records.flat_map(move |(record, learner)| {
                let fields = record.mandatory.iter().chain(&record.optional);
                fields.map(move |&field| {
                    let place = [file.stage.to_string(), file.header.file_name.clone()];
                    self.row(record, field, learner.text(field), place)
                })
            })
        });
        let instead = self.plan.steps.iter().map(|step| self.instead(step));
        table::write(writer, headings, in_files.chain(instead))
    }

    fn row(&self, record: &PlanRecord, field: Field, to: &str, [stage, file]: [String; 2]) -> [String; 9] {
        let [number, key, held, _] = self.about(record.learner, Some(field));
        let blank = String::new;
        [number, key, field.column().to_owned(), held, to.to_owned(), stage, file, blank(), blank()]
    }

    fn instead(&self, PlanStep { learner, route, finding, .. }: &PlanStep) -> [String; 9] {
        let [number, key, held, own] = self.about(*learner, finding.field);
        let field = finding.field.map_or("", Field::column).to_owned();
        let why = format!("{} {}", finding.message(), finding.remedy());
        let blank = String::new;
        [number, key, field, held, own, blank(), blank(), route.code().to_owned(), why]
    }

    /// The record and the key of a learner of the plan, from 1, and both values of a field.
    fn about(&self, learner: u64, field: Option<Field>) -> [String; 4] {
        let place = usize::try_from(learner).ok().and_then(|learner| learner.checked_sub(1));
        let Some(held) = place.and_then(|place| self.learners.get(place)) else { return Default::default() };
        let value = |draft: &LearnerDraft<'_>| field.map_or("", |field| draft.text(field)).to_owned();
        let key = held.now.mis_identifier.to_string();
        [held.record.to_string(), key, value(&held.now), value(&held.own)]
    }
}
