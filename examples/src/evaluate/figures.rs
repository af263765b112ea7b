//! Precision, recall and their kin.

use std::collections::{HashMap, HashSet};
use std::io::Write;

use lrs_core::matching::{Bits, MatchPair, Register};
use lrs_core::{Field, LearnerDraft, MatchPolicy};

use super::Result;
use super::labelled::Labelled;

/// The weights at which a user may draw the line, in bits.
const THRESHOLDS: [f64; 9] = [-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 10.0, 14.0];

/// What became of the pairs.
pub(super) struct Pairs<'l> {
    /// Each listed pair: its weight, and whether it is of one person; the heaviest first.
    listed: Vec<(f64, bool)>,
    /// How many pairs are of one person.
    all_true: usize,
    /// The true pairs that are not listed or weigh less than nothing, by kind.
    missed: Vec<(&'static str, usize)>,
    missed_in_all: usize,
    people: &'l [usize],
}

impl<'l> Pairs<'l> {
    pub(super) fn of(pairs: &[MatchPair], one: &'l Labelled, other: &Labelled, two_files: bool) -> Self {
        let people = other.people_of(one);
        let is_true = |left: usize, right: usize| {
            people.get(right).copied().flatten().is_some_and(|person| one.people.get(left) == Some(&person))
        };
        let mut listed: Vec<(f64, bool)> =
            pairs.iter().map(|pair| (pair.report.weight.as_f64(), is_true(pair.left, pair.right))).collect();
        listed.sort_by(|one, other| other.0.total_cmp(&one.0));
        let likely = pairs.iter().filter(|pair| pair.report.weight.as_f64() >= 0.0);
        let likely: HashSet<(usize, usize)> = likely.map(|pair| (pair.left, pair.right)).collect();
        let mut by_person: HashMap<usize, Vec<usize>> = HashMap::new();
        for (record, person) in one.people.iter().enumerate() {
            by_person.entry(*person).or_default().push(record);
        }
        let (mut all_true, mut missed, mut missed_in_all) = (0, HashMap::new(), 0);
        for (right, person) in people.iter().enumerate() {
            for left in person.and_then(|person| by_person.get(&person)).into_iter().flatten() {
                if !two_files && *left >= right {
                    continue;
                }
                all_true += 1;
                if !likely.contains(&(*left, right)) {
                    missed_in_all += 1;
                    for kind in kinds(one.learners.get(*left), other.learners.get(right)) {
                        *missed.entry(kind).or_default() += 1;
                    }
                }
            }
        }
        let mut missed: Vec<(&'static str, usize)> = missed.into_iter().collect();
        missed.sort_by_key(|(kind, count)| (usize::MAX - count, *kind));
        Self { listed, all_true, missed, missed_in_all, people: &one.people }
    }

    pub(super) fn write(&self, out: &mut impl Write) -> Result {
        writeln!(out, "{} pairs are of one person; {} pairs are listed", self.all_true, self.listed.len())?;
        writeln!(out, "\nthreshold   precision   recall   F1")?;
        for threshold in THRESHOLDS {
            let taken = self.listed.iter().take_while(|(weight, _)| *weight >= threshold).count();
            let [precision, recall, f1] = self.figures(taken);
            writeln!(out, "{threshold:>5} bits   {precision:>9.4}   {recall:.4}   {f1:.4}")?;
        }
        let (best, f1) = self.best();
        let [precision, recall, _] = self.figures(best);
        let weight =
            best.checked_sub(1).and_then(|last| self.listed.get(last)).map_or(0.0, |(weight, _)| *weight);
        writeln!(out, "best F1 {f1:.4} at {weight:.1} bits: precision {precision:.4}, recall {recall:.4}")?;
        writeln!(out, "\n{} true pairs are below 0 bits or not listed:", self.missed_in_all)?;
        self.missed.iter().try_for_each(|(kind, count)| writeln!(out, "{count:>8}  {kind}"))?;
        Ok(())
    }

    /// The number of pairs to take for the best F1, equal weights together.
    fn best(&self) -> (usize, f64) {
        let ends = (1..=self.listed.len()).filter(|taken| {
            let weight = |place: usize| self.listed.get(place).map(|(weight, _)| *weight);
            weight(taken - 1) != weight(*taken)
        });
        let mut right = 0;
        let mut counted = 0;
        ends.fold((0, 0.0), |best, taken| {
            right += self.listed.iter().take(taken).skip(counted).filter(|(_, is_true)| *is_true).count();
            counted = taken;
            let f1 = share(2 * right, taken + self.all_true);
            if f1 > best.1 { (taken, f1) } else { best }
        })
    }

    fn figures(&self, taken: usize) -> [f64; 3] {
        let right = self.listed.iter().take(taken).filter(|(_, is_true)| *is_true).count();
        [share(right, taken), share(right, self.all_true), share(2 * right, taken + self.all_true)]
    }

    pub(super) fn write_clusters(&self, clusters: &[usize], out: &mut impl Write) -> Result {
        let pairs = |count: usize| count * count.saturating_sub(1) / 2;
        let (mut both, mut of_cluster): (HashMap<_, usize>, HashMap<_, usize>) =
            (HashMap::new(), HashMap::new());
        for (cluster, person) in clusters.iter().zip(self.people) {
            *both.entry((cluster, person)).or_default() += 1;
            *of_cluster.entry(cluster).or_default() += 1;
        }
        let right: usize = both.into_values().map(pairs).sum();
        let groups = of_cluster.len();
        let made: usize = of_cluster.values().copied().map(pairs).sum();
        let f1 = share(2 * right, made + self.all_true);
        let (precision, recall) = (share(right, made), share(right, self.all_true));
        let records = clusters.len();
        writeln!(
            out,
            "\nclusters: {groups} of {records} records; pairs in them: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}"
        )?;
        Ok(())
    }
}

/// What became of the look-ups.
#[derive(Default)]
pub(super) struct LookUps {
    known: usize,
    strangers: usize,
    first: usize,
    among_ten: usize,
    accepted: usize,
    wrong: usize,
    /// Of each look-up that found somebody: how probable the first is, how many bits ahead, and whether it is the right one.
    firsts: Vec<(f64, f64, bool)>,
}

/// The rules by which a user may accept a candidate: the least probability, and the least lead in bits.
const RULES: [(f64, f64); 12] = [
    (0.5, 0.0),
    (0.5, 3.0),
    (0.5, 6.0),
    (0.8, 3.0),
    (0.9, 3.0),
    (0.9, 6.0),
    (0.95, 3.0),
    (0.95, 6.0),
    (0.99, 3.0),
    (0.99, 6.0),
    (0.999, 6.0),
    (0.9999, 10.0),
];

/// Looks every record of the second file up among the first. Without a second file, of each person with several records the
/// last is looked up among all others.
pub(super) fn look_ups(first: &Labelled, second: Option<&Labelled>, policy: &MatchPolicy) -> LookUps {
    let mut figures = LookUps::default();
    let mut register = Register::new(&first.learners, policy);
    let is_of = |id: u32, person: usize| first.people.get(id as usize) == Some(&person);
    if let Some(second) = second {
        for (learner, person) in second.learners.iter().zip(second.people_of(first)) {
            figures.count(&register, learner, person, is_of);
        }
        return figures;
    }
    let last: HashMap<usize, usize> =
        first.people.iter().enumerate().map(|(record, person)| (*person, record)).collect();
    let mut asked: Vec<(usize, usize)> = last.into_iter().map(|(person, record)| (record, person)).collect();
    asked.sort_unstable();
    let several: HashMap<usize, usize> = first.people.iter().fold(HashMap::new(), |mut counts, person| {
        *counts.entry(*person).or_default() += 1;
        counts
    });
    for (record, _) in &asked {
        register.remove(u32::try_from(*record).unwrap_or(u32::MAX));
    }
    for (record, person) in asked {
        let is_known = several.get(&person).is_some_and(|count| *count > 1);
        if let Some(learner) = first.learners.get(record) {
            figures.count(&register, learner, is_known.then_some(person), is_of);
        }
    }
    figures
}

impl LookUps {
    fn count(
        &mut self,
        register: &Register,
        learner: &LearnerDraft<'_>,
        person: Option<usize>,
        is_of: impl Fn(u32, usize) -> bool,
    ) {
        let found = register.find(learner);
        let is_right = |id: u32| person.is_some_and(|person| is_of(id, person));
        self.known += usize::from(person.is_some());
        self.strangers += usize::from(person.is_none());
        self.first += usize::from(found.candidates.first().is_some_and(|candidate| is_right(candidate.id)));
        self.among_ten += usize::from(found.candidates.iter().any(|candidate| is_right(candidate.id)));
        let mut candidates = found.candidates.iter();
        if let Some(first) = candidates.next() {
            let second = candidates.next().map(|second| first.report.weight - second.report.weight);
            let lead = second.map_or(f64::INFINITY, Bits::as_f64);
            self.firsts.push((first.report.probability, lead, is_right(first.id)));
        }
        self.accepted += usize::from(found.accepted.is_some_and(is_right));
        self.wrong += usize::from(found.accepted.is_some_and(|id| !is_right(id)));
    }

    pub(super) fn write(&self, out: &mut impl Write) -> Result {
        let asked = self.known + self.strangers;
        writeln!(
            out,
            "\n{asked} look-ups, {} of people who are there, {} of strangers",
            self.known, self.strangers
        )?;
        let percent = |part: usize| 100.0 * share(part, self.known);
        writeln!(out, "{:>8.2} %  right person first", percent(self.first))?;
        writeln!(out, "{:>8.2} %  right person among the first ten", percent(self.among_ten))?;
        writeln!(out, "{:>8.2} %  right person accepted without a registrar", percent(self.accepted))?;
        writeln!(
            out,
            "{:>8.1}    wrong people accepted in 10,000 look-ups",
            10_000.0 * share(self.wrong, asked)
        )?;
        writeln!(out, "\naccepted from  and a lead of   found       wrong in 10,000")?;
        for (probability, lead) in RULES {
            let taken = |is_right: bool| {
                let passes = |first: &&(f64, f64, bool)| {
                    first.0 >= probability && first.1 >= lead && first.2 == is_right
                };
                self.firsts.iter().filter(passes).count()
            };
            let (found, wrong) = (percent(taken(true)), 10_000.0 * share(taken(false), asked));
            writeln!(out, "{probability:>13}  {lead:>9} bits   {found:>5.2} %  {wrong:>9.1}")?;
        }
        Ok(())
    }
}

/// In what two records of one person differ, or what is special about them.
fn kinds<'d>(
    one: Option<&'d LearnerDraft<'static>>,
    other: Option<&'d LearnerDraft<'static>>,
) -> Vec<&'static str> {
    let Some((one, other)) = one.zip(other) else { return Vec::new() };
    let differ = |field: Field| {
        let (one, other) = (one.text(field), other.text(field));
        !one.is_empty() && !other.is_empty() && one != other
    };
    let names = [Field::GivenName, Field::FamilyName].map(|field| [one.text(field), other.text(field)]);
    let names = || names.as_flattened().iter();
    let is_short = |name: &&str| (1..=3).contains(&name.chars().count());
    let blank = [Field::GivenName, Field::FamilyName, Field::DateOfBirth, Field::LastKnownPostcode];
    let is_blank = |field: &Field| one.text(*field).is_empty() || other.text(*field).is_empty();
    let all = [
        ("given names differ", differ(Field::GivenName)),
        ("family names differ", differ(Field::FamilyName)),
        ("dates of birth differ", differ(Field::DateOfBirth)),
        ("moved house: postcodes differ", differ(Field::LastKnownPostcode)),
        ("genders differ", differ(Field::Gender)),
        ("something is blank", blank.iter().any(is_blank)),
        ("short names, of three letters or fewer", names().any(is_short)),
        ("names with letters beyond A to Z", names().any(|name| !name.is_ascii())),
    ];
    all.into_iter().filter(|(_, is_so)| *is_so).map(|(kind, _)| kind).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of records, far below 2^53")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
