//! An output as a whole: outcomes by code, totals, what has no answer, ULNs for the MIS, and the exceptions.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::super::error::BatchError;
use super::super::report::Total;
use super::carry::{CarriedUln, carry};
use super::error::OutputError;
use super::held::{HeldOutcome, HeldReport, VERIFIED_FIELDS, compare_with};
use super::job::JobTotals;
use super::pair::{Key, Pairs, repeats};
use super::policy::OutcomePolicy;
use super::queue::{BatchException, ExceptionQueue, Terms};
use super::read::{OutputKind, OutputReader, read_output};
use super::record::{OutputCode, OutputRecord};
use super::rules;
use super::tally::Tally;
use crate::finding::{Field, Finding};
use crate::guide::{Outcome, ServiceCode};
use crate::learner::LearnerDraft;
use crate::matching::MatchPolicy;
use crate::value::Uln;

/// How many records have one code.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CodeTotal {
    /// The code.
    pub code: OutputCode,
    /// How many records have it.
    pub count: u64,
}

/// How the records of an output go together with what was sent.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Reconciled {
    /// How many records were sent.
    pub sent: u64,
    /// How many of them have an answer.
    pub answered: u64,
    /// How many were told by their place, having no identifier of their own.
    pub by_position: u64,
    /// The records, from 1, that were sent and have no answer.
    pub missing: Vec<u64>,
    /// The records of the output, from 1, that answer none.
    pub unexpected: Vec<u64>,
}

/// How what the LRS holds differs from what a verify batch was searched by.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct HeldRecord {
    /// The record of the output, from 1.
    pub record: u64,
    /// What differs.
    pub report: HeldReport,
}

/// What an output comes to.
///
/// # Privacy
///
/// ULNs and MIS identifiers stand in [`ulns`](Self::ulns) and [`queue`](Self::queue); `Debug` hides them. There are no
/// names, dates or postcodes.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct OutcomeReport {
    /// What kind of batch it answers.
    pub kind: OutputKind,
    /// Whether the file is XML.
    pub is_xml: bool,
    /// How many records it has.
    pub records: u64,
    /// How many are successful.
    pub successful: u64,
    /// How many are exceptions.
    pub exceptions: u64,
    /// How many have no code, or none that is known.
    pub unknown: u64,
    /// How many records have each code.
    pub codes: Vec<CodeTotal>,
    /// What the file says about the job.
    pub job: JobTotals,
    /// How it goes together with what was sent; none where that was not given.
    pub reconciled: Option<Reconciled>,
    /// The ULNs that a MIS can take over, in the order of the output. Those of a registration batch only.
    pub ulns: Vec<CarriedUln>,
    /// The exceptions, oldest first. Those of a registration batch only.
    pub queue: ExceptionQueue,
    /// For a verify batch, each found record in which the LRS holds something else.
    pub held: Vec<HeldRecord>,
    /// Exact totals by rule and field.
    pub totals: Vec<Total>,
    /// The findings, of each code up to a bound.
    pub findings: Vec<Finding>,
}

/// Judges an output file, CSV or XML by its content, and holds it against what was sent.
///
/// Records go together by MIS identifier where it is one record's own, and otherwise by place where names and birth
/// date agree too; what does not is told, never guessed. The file is read in a stream; of each record its identifier,
/// names and birth date are kept to be told by.
///
/// # Source
///
/// Codes: guide 1.3 and what is public of each, see [`ReturnCode`](crate::guide::ReturnCode). Deadlines: guide 4.3.
/// Totals: LRS schema, `BatchOutputResp`.
///
/// # Errors
///
/// As [`read_output`]; a file that cannot be read to its end has no outcome. More records than
/// [`OutcomePolicy::limits`] allow, sent or answered, are [`BatchError::TooManyRecords`].
///
/// # Examples
///
/// ```
/// use lrs_core::batch::{self, OutcomePolicy};
/// use lrs_core::{LearnerDraft, value::Date};
///
/// let csv = "ReturnCode,MISIdentifier,ULN\nRC001,A1,9276308686\nRC010,A2,\n";
/// let sent = ["A1", "A2", "A3"].map(|mis| LearnerDraft { mis_identifier: mis.into(), ..LearnerDraft::default() });
/// let day = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let mut sent = sent.into_iter().map(Ok);
/// let report = batch::outcome(csv.as_bytes(), Some(&mut sent), &OutcomePolicy::new(day, day))?;
/// assert_eq!((report.successful, report.exceptions), (1, 1));
/// assert_eq!(report.reconciled.expect("sent").missing, [3]);
/// assert_eq!(report.ulns[0].mis_identifier, "A1");
/// assert_eq!(report.queue.exceptions()[0].next_step.code(), "fill_missing");
/// # Ok::<(), batch::OutputError>(())
/// ```
pub fn outcome<R: Read>(
    reader: R,
    sent: Option<Sent<'_>>,
    policy: &OutcomePolicy,
) -> Result<OutcomeReport, OutputError> {
    let mut output = read_output(reader, policy.limits)?;
    let mut gathered = Gathered::new(policy);
    while let Some(record) = output.next_record() {
        gathered.add(record?);
    }
    gathered.finish(&output, sent, policy)
}

/// What was sent, in its order: a file's learners or a list of them, each read or not.
pub type Sent<'s> = &'s mut dyn Iterator<Item = Result<LearnerDraft<'static>, BatchError>>;

/// What is kept of a record's answer.
pub(super) struct Answer {
    pub(super) code: OutputCode,
    pub(super) uln: Option<Uln>,
    pub(super) line: u64,
}

/// Both sides, as they go together.
#[derive(Default)]
pub(super) struct Side {
    pub(super) output: Vec<Key>,
    pub(super) answers: Vec<Answer>,
    pub(super) sent: Option<Vec<Key>>,
    pub(super) pairs: Pairs,
    /// The identifiers that more than one record has, on either side.
    pub(super) is_repeated: BTreeSet<String>,
}

/// What was read so far.
struct Gathered {
    side: Side,
    codes: BTreeMap<OutputCode, u64>,
    held: Vec<HeldRecord>,
    matching: MatchPolicy,
    tally: Tally,
}

/// So many different codes are counted apart; an honest file has no more.
const MOST_CODES: usize = 1_000;

impl Gathered {
    fn new(policy: &OutcomePolicy) -> Self {
        Self {
            side: Side::default(),
            codes: BTreeMap::new(),
            held: Vec::new(),
            matching: MatchPolicy::default(),
            tally: Tally::new(policy.max_findings_per_code),
        }
    }

    fn add(&mut self, record: OutputRecord) {
        self.tally.extend(record.findings.iter().copied());
        if let Some(searched) = record.searched.as_ref().filter(|_| is_filled(&record.learner)) {
            let report = compare_with(&record.learner, searched, &VERIFIED_FIELDS, &self.matching);
            if report.outcome != HeldOutcome::Same || !report.findings.is_empty() {
                let place = |finding: &Finding| finding.at(Some(record.record), Some(record.line), None);
                self.tally.extend(report.findings.iter().map(place));
                self.held.push(HeldRecord { record: record.record, report });
            }
        }
        let is_new = !self.codes.contains_key(&record.code);
        let code =
            if is_new && self.codes.len() >= MOST_CODES { OutputCode::Missing } else { record.code.clone() };
        *self.codes.entry(code).or_default() += 1;
        self.side.output.push(Key::of_output(&record));
        self.side.answers.push(Answer { uln: record.uln(), line: record.line, code: record.code });
    }

    fn finish<R: Read>(
        mut self,
        output: &OutputReader<R>,
        sent: Option<Sent<'_>>,
        policy: &OutcomePolicy,
    ) -> Result<OutcomeReport, OutputError> {
        self.tally.extend(output.findings());
        let reconciled = sent.map(|sent| self.reconcile(sent, policy)).transpose()?;
        self.note_repeats();
        let is_registration = output.kind() == OutputKind::Registration;
        let ulns = if is_registration { carry(&self.side, &mut self.tally) } else { Vec::new() };
        let queue = if is_registration { self.queue(policy) } else { ExceptionQueue::default() };
        let count = |outcome: Outcome| {
            self.codes
                .iter()
                .filter(|(code, _)| code.outcome() == outcome)
                .map(|(_, count)| count)
                .sum::<u64>()
        };
        let [successful, exceptions, unknown] =
            [Outcome::Successful, Outcome::Exception, Outcome::Unknown].map(count);
        let job = output.job().clone();
        self.tally.extend(check_totals(&job, [output.records(), successful, exceptions]));
        Ok(OutcomeReport {
            kind: output.kind(),
            is_xml: output.is_xml(),
            records: output.records(),
            successful,
            exceptions,
            unknown,
            codes: self.codes.into_iter().map(|(code, count)| CodeTotal { code, count }).collect(),
            job,
            reconciled,
            ulns,
            queue,
            held: self.held,
            totals: self.tally.totals,
            findings: self.tally.findings,
        })
    }

    /// Holds the output against what was sent.
    fn reconcile(&mut self, sent: Sent<'_>, policy: &OutcomePolicy) -> Result<Reconciled, OutputError> {
        let limit = policy.limits.max_records;
        let mut keys = Vec::new();
        for draft in sent {
            if keys.len() as u64 >= limit {
                return Err(BatchError::TooManyRecords { line: limit + 1, limit }.into());
            }
            keys.push(Key::of(&draft?));
        }
        let pairs = Pairs::of(&keys, &self.side.output);
        let numbers = |places: &[usize]| places.iter().map(|place| *place as u64 + 1).collect::<Vec<_>>();
        let reconciled = Reconciled {
            sent: keys.len() as u64,
            answered: (keys.len() - pairs.missing.len()) as u64,
            by_position: pairs.by_position,
            missing: numbers(&pairs.missing),
            unexpected: numbers(&pairs.unexpected),
        };
        for &record in &reconciled.missing {
            self.tally.add(Finding::new(&rules::MISSING_RECORD, None).with_numbers([record, 0]));
        }
        for &place in &pairs.unexpected {
            let finding = self.at(&rules::UNEXPECTED_RECORD, place);
            self.tally.add(finding);
        }
        if pairs.by_position > 0 {
            let numbers = [pairs.by_position, 0];
            self.tally.add(Finding::new(&rules::BY_POSITION, None).with_numbers(numbers));
        }
        (self.side.sent, self.side.pairs) = (Some(keys), pairs);
        Ok(reconciled)
    }

    /// Notes identifiers that more than one record has.
    fn note_repeats(&mut self) {
        let mis = Some(Field::MisIdentifier);
        for (place, first) in repeats(&self.side.output) {
            let mut finding = self.at(&rules::REPEATED_OUTPUT, place).with_numbers([first as u64 + 1, 0]);
            finding.field = mis;
            self.tally.add(finding);
            self.side.is_repeated.extend(self.side.output.get(place).map(|key| key.mis_identifier.clone()));
        }
        let sent = self.side.sent.as_deref().unwrap_or_default();
        for (place, first) in repeats(sent) {
            let numbers = [place as u64 + 1, first as u64 + 1];
            self.tally.add(Finding::new(&rules::REPEATED_SENT, mis).with_numbers(numbers));
            self.side.is_repeated.extend(sent.get(place).map(|key| key.mis_identifier.clone()));
        }
    }

    fn at(&self, rule: &'static crate::finding::Rule, place: usize) -> Finding {
        let line = self.side.answers.get(place).map(|answer| answer.line);
        Finding::new(rule, None).at(Some(place as u64 + 1), line, None)
    }

    fn queue(&self, policy: &OutcomePolicy) -> ExceptionQueue {
        let OutcomePolicy { uploaded, today, ref batch, channel, soon_days, .. } = *policy;
        let terms = Terms { batch, uploaded, today, soon_days, channel };
        let records = (1..).zip(self.side.output.iter().zip(&self.side.answers));
        let exceptions: Vec<BatchException> = records
            .filter_map(|(record, (key, answer))| terms.exception(record, &key.mis_identifier, &answer.code))
            .collect();
        ExceptionQueue::of(exceptions)
    }
}

/// Whether the LRS holds anything about the learner.
fn is_filled(held: &LearnerDraft<'_>) -> bool {
    VERIFIED_FIELDS.into_iter().any(|field| !held.text(field).trim().is_empty())
}

/// Holds a job's own totals against what the file has: its records, those successful and the exceptions.
fn check_totals(job: &JobTotals, found: [u64; 3]) -> Vec<Finding> {
    let stated_records = job.records.or_else(|| job.successful()?.checked_add(job.exceptions()?));
    let stated = [stated_records, job.successful(), job.exceptions()];
    let rules = [&rules::RECORD_TOTAL, &rules::SUCCESSFUL_TOTAL, &rules::EXCEPTION_TOTAL];
    let differing = rules.into_iter().zip(stated).zip(found).filter_map(|((rule, stated), found)| {
        let stated = stated.filter(|stated| *stated != found)?;
        Some(Finding::new(rule, None).with_numbers([stated, found]))
    });
    let is_unfinished = matches!(job.response_code, Some(ServiceCode::Wsrc0008 | ServiceCode::Wsrc0010));
    let unfinished = is_unfinished.then(|| Finding::new(&rules::JOB_NOT_FINISHED, None));
    differing.chain(unfinished).collect()
}
