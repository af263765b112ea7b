//! How right a matcher is, whoever made it: the same count of the pairs and answers of the library and of its peers.

use std::collections::HashMap;
use std::path::Path;

use lrs_core::{Field, LearnerDraft};
use lrs_examples::people::labelled::Record;

use crate::peer::Result;

/// Records of which it is known who is who.
#[derive(Default)]
pub struct Known {
    /// What they hold.
    pub learners: Vec<LearnerDraft<'static>>,
    /// Whose each of them is.
    pub labels: Vec<u64>,
}

impl FromIterator<Record> for Known {
    fn from_iter<R: IntoIterator<Item = Record>>(records: R) -> Self {
        let (learners, labels) = records.into_iter().map(|record| (record.draft, record.label)).unzip();
        Self { learners, labels }
    }
}

impl Known {
    /// Reads a CSV file whose first column is the label and whose others are fields by their names.
    pub fn read(path: &Path) -> Result<Self> {
        let mut known = Self::default();
        let mut reader = csv::Reader::from_path(path)?;
        let headings = reader.headers()?.clone();
        for row in reader.records() {
            let row = row?;
            let mut draft = LearnerDraft::default();
            for (heading, text) in headings.iter().zip(&row) {
                if let Some(field) = Field::from_name(heading) {
                    draft.set(field, text.to_owned());
                }
            }
            known.labels.push(row.get(0).unwrap_or_default().parse()?);
            known.learners.push(draft);
        }
        Ok(known)
    }

    fn counts(&self) -> HashMap<u64, usize> {
        self.labels.iter().fold(HashMap::new(), |mut counts, label| {
            *counts.entry(*label).or_default() += 1;
            counts
        })
    }
}

/// Two records, by their places, and the score that a matcher gives them, in bits.
#[derive(Clone, Copy, Debug)]
pub struct Scored {
    /// The place of the one.
    pub left: usize,
    /// The place of the other: in the second file, if there is one.
    pub right: usize,
    /// The higher, the likelier; at 0 as likely as not.
    pub score: f64,
}

/// Reads the pairs that a peer found.
pub fn read_scored(path: &Path) -> Result<Vec<Scored>> {
    let mut reader = csv::Reader::from_path(path)?;
    let pair = |row: csv::StringRecord| -> Result<Scored> {
        let text = |place: usize| row.get(place).unwrap_or_default();
        Ok(Scored { left: text(0).parse()?, right: text(1).parse()?, score: text(2).parse()? })
    };
    reader.records().map(|row| pair(row?)).collect()
}

/// The two F1 of a list of pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// The best over all thresholds.
    pub best: f64,
    /// That at 0 bits, where a pair is as likely as not.
    pub at_zero: f64,
}

/// Counts the pairs of one file, or between two.
pub fn figures(mut pairs: Vec<Scored>, one: &Known, other: Option<&Known>) -> Figures {
    let is_true = |pair: &Scored| {
        let right = &other.unwrap_or(one).labels;
        one.labels.get(pair.left).is_some_and(|label| right.get(pair.right) == Some(label))
    };
    let all = all_true(one, other);
    pairs.sort_unstable_by(|one, other| other.score.total_cmp(&one.score));
    let (mut figures, mut right, mut taken) = (Figures::default(), 0, 0);
    for same_score in pairs.chunk_by(|one, other| one.score.total_cmp(&other.score).is_eq()) {
        taken += same_score.len();
        right += same_score.iter().filter(|pair| is_true(pair)).count();
        let f1 = share(2 * right, taken + all);
        figures.best = figures.best.max(f1);
        if same_score.first().is_some_and(|pair| pair.score >= 0.0) {
            figures.at_zero = f1;
        }
    }
    figures
}

fn all_true(one: &Known, other: Option<&Known>) -> usize {
    let counts = one.counts();
    match other {
        None => counts.values().map(|count| count * (count - 1) / 2).sum(),
        Some(other) => other.labels.iter().filter_map(|label| counts.get(label)).sum(),
    }
}

/// What a matcher answers to one look-up.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Whether the person is there.
    pub is_known: bool,
    /// At which place the right record is, from 0.
    pub right_at: Option<usize>,
    /// The score of the first record, and how far the next one's is below it; none where there is none.
    pub first: Option<(f64, f64)>,
}

impl Answer {
    fn is_right(&self) -> bool {
        self.right_at == Some(0)
    }
}

/// How many look-ups of people who are there have the right record among so many first ones; a share of 1.
pub fn among_first(answers: &[Answer], most: usize) -> f64 {
    let right = answers.iter().filter(|answer| answer.right_at.is_some_and(|place| place < most)).count();
    share(right, answers.iter().filter(|answer| answer.is_known).count())
}

/// The leads that a user may ask for, in bits.
const LEADS: [f64; 6] = [0.0, 1.0, 2.0, 3.0, 6.0, 10.0];

/// Of all rules that ask for a score and a lead and accept at most so many wrong in 10,000, the one that accepts most: the
/// share of those who are there who are accepted, and the wrong in 10,000.
pub fn best_rule(answers: &[Answer], most_wrong: f64) -> [f64; 2] {
    let known = answers.iter().filter(|answer| answer.is_known).count();
    let mut best = [0.0; 2];
    for least in LEADS {
        let mut firsts: Vec<(f64, bool)> = answers
            .iter()
            .filter_map(|answer| Some((answer.first?, answer.is_right())))
            .filter(|((_, lead), _)| *lead >= least)
            .map(|((score, _), is_right)| (score, is_right))
            .collect();
        firsts.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
        let (mut right, mut wrong) = (0, 0);
        for same_score in firsts.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
            let right_here = same_score.iter().filter(|(_, is_right)| *is_right).count();
            right += right_here;
            wrong += same_score.len() - right_here;
            let rule = [share(right, known), 10_000.0 * share(wrong, answers.len())];
            if rule[1] <= most_wrong && rule[0] > best[0] {
                best = rule;
            }
        }
    }
    best
}

/// A part of a whole.
#[expect(clippy::cast_precision_loss, reason = "counts of records, far below 2^53")]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(labels: &[u64]) -> Known {
        Known { labels: labels.to_vec(), learners: Vec::new() }
    }

    #[test]
    fn pairs_of_one_score_are_taken_together() {
        let pair = |left, right, score| Scored { left, right, score };
        let pairs = || vec![pair(0, 2, 1.0), pair(0, 1, 1.0), pair(2, 3, -1.0)];
        // One of two right, and both true pairs found among three.
        let figures = figures(pairs(), &known(&[7, 7, 8, 8]), None);
        assert!((figures.at_zero - 0.5).abs() < 1e-9 && (figures.best - 0.8).abs() < 1e-9, "{figures:?}");
    }

    #[test]
    fn between_two_files_the_pairs_of_a_label_multiply() {
        assert_eq!(all_true(&known(&[7, 7, 8]), Some(&known(&[7, 9, 7]))), 4);
    }

    #[test]
    fn a_lead_may_keep_the_wrong_ones_out() {
        let answer = |right_at, score, lead| Answer { is_known: true, right_at, first: Some((score, lead)) };
        let answers = [answer(Some(0), 5.0, 4.0), answer(Some(1), 9.0, 0.5), answer(Some(0), 4.0, 7.0)];
        let percent = |part: f64| format!("{:.1}", 100.0 * part);
        assert_eq!(best_rule(&answers, 0.0).map(percent), ["66.7", "0.0"]);
        assert_eq!(percent(best_rule(&answers, 10_000.0)[0]), "66.7");
        assert_eq!([1, 2].map(|most| percent(among_first(&answers, most))), ["66.7", "100.0"]);
    }
}
