//! Holding the records against each other: each later record against the earliest with the same key, and against the earliest
//! that says something else: another ULN, or another of the people who have that ULN.

use std::collections::BTreeMap;

use super::super::mandatory::MANDATORY;
use super::super::report::{Place, Tally};
use super::collect::Inside;
use super::keys::{Keys, compared};
use super::policy::InsidePolicy;
use super::report::{InsideFinding, InsideReport};
use super::rules;
use crate::finding::{Field, Finding, Rule};
use crate::matching::OnProgress;

/// Where a record is, and its numbers.
pub(super) struct Kept {
    pub(super) record: u64,
    /// The physical line; 0 where there is none.
    pub(super) line: u64,
    pub(super) keys: Keys,
}

impl Kept {
    fn line(&self) -> Option<u64> {
        Some(self.line).filter(|line| *line > 0)
    }

    fn place(&self) -> Place {
        Place { record: Some(self.record), line: self.line(), column: None }
    }
}

/// How many are to be told apart where two records have one ULN: it alone says that they are one.
// CHOICE: even odds before anything is compared.
const OF_ONE_ULN: u32 = 2;
const EVEN: f64 = 0.5;
/// How many people who have one ULN are told apart, beside the first.
// CHOICE: whoever gives one number to everybody has one fault, not thousands; and each record is held against each of them.
const MOST_PEOPLE: usize = 8;

/// Judges all records in their order; none where that was told to end.
pub(super) fn judge(
    inside: &Inside,
    policy: &InsidePolicy,
    records: u64,
    stop: Option<Finding>,
    on_progress: OnProgress<'_>,
) -> Option<InsideReport> {
    let mut found = Found::new(policy.max_findings_per_code);
    let (compared, kept) = (inside.hashes.len() as u64, inside.kept.len() as u64);
    let mut note = |rule: &'static Rule, count: u64| {
        found.add(Finding::new(rule, None).with_numbers([count, records]), None, None);
    };
    if compared < kept {
        note(&rules::COMPARED_IN_PART, compared);
    }
    if kept < records {
        note(&rules::KEPT_IN_PART, kept);
    }
    Judge::new(inside, policy, on_progress)?.all(&mut found);
    let complete = stop.is_none();
    if let Some(finding) = stop {
        found.add(finding, None, None);
    }
    let (_, totals, _) = found.tally.finish();
    Some(InsideReport { findings: found.findings, totals, records, compared, kept, complete })
}

/// The findings so far: of each code up to the bound, and counted beyond it.
struct Found {
    most: usize,
    tally: Tally,
    kept: BTreeMap<&'static str, usize>,
    findings: Vec<InsideFinding>,
}

impl Found {
    fn new(most: usize) -> Self {
        // The tally counts; what is kept, is kept here with the other record.
        Self { most, tally: Tally::new(0), kept: BTreeMap::new(), findings: Vec::new() }
    }

    fn add(&mut self, finding: Finding, other: Option<Place>, probability: Option<f64>) {
        self.tally.add(finding);
        let kept = self.kept.entry(finding.code).or_default();
        if *kept < self.most {
            *kept += 1;
            self.findings.push(InsideFinding { finding, other, probability });
        }
    }
}

/// Two records by their places among those that were kept, and how likely they are of one learner.
#[derive(Clone, Copy)]
struct Pair {
    earlier: u32,
    probability: f64,
}

struct Judge<'a> {
    inside: &'a Inside,
    accept: f64,
    /// For each record, the earliest with the same ULN, and the earliest with the same demographics: itself where none.
    same_uln: Vec<u32>,
    same_five: Vec<u32>,
    /// For each record, the earliest with the same demographics and another ULN: itself where none.
    other_uln: Vec<u32>,
    /// For each later record, the earlier one that is likeliest of the same learner.
    likeliest: BTreeMap<u32, Pair>,
}

impl<'a> Judge<'a> {
    fn new(inside: &'a Inside, policy: &InsidePolicy, on_progress: OnProgress<'_>) -> Option<Self> {
        let earliest = |key: fn(&Keys) -> u64| earliest_of(inside.kept.iter().map(|kept| key(&kept.keys)));
        let mut judge = Self {
            inside,
            accept: policy.matching.accept,
            same_uln: earliest(|keys| keys.uln),
            same_five: earliest(|keys| keys.five),
            other_uln: earliest_with_another(inside.kept.iter().map(|kept| (kept.keys.five, kept.keys.uln))),
            likeliest: BTreeMap::new(),
        };
        for pair in inside.gathering.pairs(on_progress)? {
            let (earlier, later) = (number(pair.left), number(pair.right));
            if judge.says_something(earlier, later, pair.report.probability) {
                let pair = Pair { earlier, probability: pair.report.probability };
                let best = judge.likeliest.entry(later).or_insert(pair);
                if pair.probability > best.probability {
                    *best = pair;
                }
            }
        }
        Some(judge)
    }

    fn keys(&self, place: u32) -> Option<&'a Keys> {
        self.inside.kept.get(place as usize).map(|kept| &kept.keys)
    }

    /// Whether a pair is one that the keys have not told of, and likely enough.
    fn says_something(&self, earlier: u32, later: u32, probability: f64) -> bool {
        let Some((earlier, later)) = self.keys(earlier).zip(self.keys(later)) else { return false };
        let is_known = (earlier.uln != 0 && earlier.uln == later.uln)
            || (earlier.five != 0 && earlier.five == later.five);
        !is_known && probability >= if have_two_ulns(earlier, later) { self.accept } else { EVEN }
    }

    fn all(&self, found: &mut Found) {
        let mut people: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let earlier = self.same_uln.iter().zip(&self.same_five).zip(&self.other_uln);
        for (later, ((uln, five), other_uln)) in (0..).zip(earlier) {
            if *uln != later {
                self.of_one_uln(*uln, later, &mut people, found);
            }
            if *five != later && five != uln {
                self.of_one_five(*five, *other_uln, later, found);
            }
            if let Some(pair) = self.likeliest.get(&later) {
                self.alike(*pair, later, found);
            }
        }
    }

    /// `people` are those who have a ULN beside the first who has it.
    fn of_one_uln(&self, first: u32, later: u32, people: &mut BTreeMap<u32, Vec<u32>>, found: &mut Found) {
        let Some(probability) = self.likely(first, later) else { return self.by_keys(first, later, found) };
        if probability >= EVEN {
            return self.of_one_person(first, later, probability, found);
        }
        self.note(found, &rules::ULN_SHARED, Some(Field::Uln), first, later, Some(probability));
        let others = people.entry(first).or_default();
        let known = others.iter().find_map(|other| {
            self.likely(*other, later).filter(|likely| *likely >= EVEN).map(|likely| (*other, likely))
        });
        match known {
            Some((other, probability)) => self.of_one_person(other, later, probability, found),
            None if others.len() < MOST_PEOPLE => others.push(later),
            None => {}
        }
    }

    /// How likely two records with one ULN are of one person; none where what they hold was not kept.
    fn likely(&self, earlier: u32, later: u32) -> Option<f64> {
        let has_hashes = |place: u32| self.inside.hashes.get(place as usize).is_some();
        (has_hashes(earlier) && has_hashes(later))
            .then(|| self.inside.gathering.compare(earlier, later, OF_ONE_ULN).probability)
    }

    /// One ULN and one person: the same twice, or two changes.
    fn of_one_person(&self, earlier: u32, later: u32, probability: f64, found: &mut Found) {
        let hashes = |place: u32| self.inside.hashes.get(place as usize);
        let Some((one, other)) = hashes(earlier).zip(hashes(later)) else { return };
        let differ = |field: Field| {
            let [one, other] = [one, other].map(|all| all.get(field as usize).copied().unwrap_or_default());
            one != 0 && other != 0 && one != other
        };
        let mut fields = compared().filter(|field| differ(*field)).peekable();
        if fields.peek().is_none() {
            return self.note(found, &rules::REPEATED, None, earlier, later, Some(probability));
        }
        for field in fields {
            let rule =
                if MANDATORY.contains(&field) { &rules::MANDATORY_TWICE } else { &rules::OPTIONAL_TWICE };
            self.note(found, rule, Some(field), earlier, later, Some(probability));
        }
    }

    /// What the keys alone say of two records with one ULN.
    fn by_keys(&self, earlier: u32, later: u32, found: &mut Found) {
        let Some((one, other)) = self.keys(earlier).zip(self.keys(later)) else { return };
        let rule = match (one.five != 0 && one.five == other.five, one.whole == other.whole) {
            (_, true) => &rules::REPEATED,
            (true, false) => &rules::OPTIONAL_TWICE,
            (false, false) => &rules::ULN_REPEATED,
        };
        self.note(found, rule, None, earlier, later, None);
    }

    /// `other_uln` is the earliest record of the same demographics with another ULN, or `later` itself.
    fn of_one_five(&self, earlier: u32, other_uln: u32, later: u32, found: &mut Found) {
        if other_uln != later {
            return self.note(found, &rules::ULNS_DIFFER, Some(Field::Uln), other_uln, later, None);
        }
        let Some((one, other)) = self.keys(earlier).zip(self.keys(later)) else { return };
        if one.uln == 0 || other.uln == 0 {
            self.note(found, &rules::REPEATED, None, earlier, later, None);
        }
    }

    fn alike(&self, pair: Pair, later: u32, found: &mut Found) {
        let Some((one, other)) = self.keys(pair.earlier).zip(self.keys(later)) else { return };
        let (rule, field) = if have_two_ulns(one, other) {
            (&rules::ULNS_DIFFER, Some(Field::Uln))
        } else {
            (&rules::DUPLICATE, None)
        };
        self.note(found, rule, field, pair.earlier, later, Some(pair.probability));
    }

    fn note(
        &self,
        found: &mut Found,
        rule: &'static Rule,
        field: Option<Field>,
        earlier: u32,
        later: u32,
        probability: Option<f64>,
    ) {
        let place = |place: u32| self.inside.kept.get(place as usize);
        let Some((earlier, later)) = place(earlier).zip(place(later)) else { return };
        let numbers = [earlier.record, percent(probability)];
        let finding = Finding::new(rule, field).with_numbers(numbers);
        found.add(finding.at(Some(later.record), later.line(), None), Some(earlier.place()), probability);
    }
}

const fn have_two_ulns(one: &Keys, other: &Keys) -> bool {
    one.uln != 0 && other.uln != 0 && one.uln != other.uln
}

/// For each place the earliest with the same key; itself where the key is 0 or nobody else's.
fn earliest_of(keys: impl Iterator<Item = u64>) -> Vec<u32> {
    let mut sorted: Vec<(u64, u32)> = keys.zip(0..).collect();
    let mut earliest: Vec<u32> = (0..).take(sorted.len()).collect();
    sorted.retain(|(key, _)| *key != 0);
    sorted.sort_unstable();
    for group in sorted.chunk_by(|one, other| one.0 == other.0) {
        let Some((_, first)) = group.first() else { continue };
        for (_, place) in group {
            if let Some(slot) = earliest.get_mut(*place as usize) {
                *slot = *first;
            }
        }
    }
    earliest
}

/// For each place the earliest before it with the same key and another value; itself where there is none. 0 is no key and no
/// value.
fn earliest_with_another(all: impl Iterator<Item = (u64, u64)>) -> Vec<u32> {
    let mut sorted: Vec<(u64, u32, u64)> =
        all.zip(0..).map(|((key, value), place)| (key, place, value)).collect();
    let mut earliest: Vec<u32> = (0..).take(sorted.len()).collect();
    sorted.retain(|(key, _, value)| *key != 0 && *value != 0);
    sorted.sort_unstable();
    for group in sorted.chunk_by(|one, other| one.0 == other.0) {
        let Some((_, first, its)) = group.first() else { continue };
        // Whoever has the value of the first looks for the first that has another.
        let second = group.iter().find(|(_, _, value)| value != its).map(|(_, place, _)| *place);
        for (_, place, value) in group {
            let other = if value == its { second } else { Some(*first) };
            if let Some((slot, other)) =
                earliest.get_mut(*place as usize).zip(other.filter(|other| other < place))
            {
                *slot = other;
            }
        }
    }
    earliest
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A probability in whole parts of a hundred, never more than it is.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
fn percent(probability: Option<f64>) -> u64 {
    (probability.unwrap_or_default().clamp(0.0, 1.0) * 100.0) as u64
}
