//! Which record of an output answers which of those that were sent.
//!
//! By the MIS identifier where it is one record's own on both sides. Records without one of their own are told by
//! their place, and only where both sides have as many records and names and birth date agree there. Nothing is
//! guessed: the others are told to be missing and unexpected.

use std::collections::HashMap;

use super::record::OutputRecord;
use crate::finding::Field;
use crate::learner::LearnerDraft;
use crate::text::name_key;

/// What is kept of a record to tell it by.
#[derive(Clone, Default)]
pub(super) struct Key {
    pub(super) mis_identifier: String,
    /// Names and birth date as they are compared; blank where the record has none.
    identity: String,
    pub(super) uln: String,
}

impl Key {
    pub(super) fn of(draft: &LearnerDraft<'_>) -> Self {
        Self {
            mis_identifier: draft.mis_identifier.trim().to_owned(),
            identity: identity(draft),
            uln: draft.uln.trim().to_owned(),
        }
    }

    pub(super) fn of_output(record: &OutputRecord) -> Self {
        let learner = record.searched.as_ref().unwrap_or(&record.learner);
        Self { mis_identifier: record.mis_identifier().to_owned(), ..Self::of(learner) }
    }
}

fn identity(draft: &LearnerDraft<'_>) -> String {
    let names = [&draft.family_name, &draft.given_name].map(|name| name_key(name));
    if names.iter().all(String::is_empty) {
        return String::new();
    }
    [names.as_slice(), &[super::held::canonical(Field::DateOfBirth, &draft.date_of_birth)]]
        .concat()
        .join("\n")
}

/// The places of an identifier on one side.
#[derive(Clone, Copy)]
struct Seen {
    first: usize,
    count: usize,
}

fn seen(keys: &[Key]) -> HashMap<&str, Seen> {
    let mut all: HashMap<&str, Seen> = HashMap::with_capacity(keys.len());
    for (place, key) in keys.iter().enumerate().filter(|(_, key)| !key.mis_identifier.is_empty()) {
        all.entry(&key.mis_identifier).or_insert(Seen { first: place, count: 0 }).count += 1;
    }
    all
}

/// How the records of both sides go together; places are from 0.
#[derive(Default)]
pub(super) struct Pairs {
    /// For each record of the output the one that was sent.
    pub(super) sent_of: Vec<Option<usize>>,
    /// How many were told by their place.
    pub(super) by_position: u64,
    /// Those that were sent and have no answer.
    pub(super) missing: Vec<usize>,
    /// Those of the output that answer none.
    pub(super) unexpected: Vec<usize>,
}

impl Pairs {
    pub(super) fn of(sent: &[Key], output: &[Key]) -> Self {
        let (in_sent, in_output) = (seen(sent), seen(output));
        let mut pairs = Self::default();
        let mut is_answered = vec![false; sent.len()];
        for (place, key) in output.iter().enumerate() {
            let identifier = key.mis_identifier.as_str();
            let once = |side: &HashMap<&str, Seen>| side.get(identifier).is_some_and(|seen| seen.count == 1);
            let found = if once(&in_sent) && once(&in_output) {
                in_sent.get(identifier).map(|seen| seen.first)
            } else {
                let beside =
                    sent.get(place).filter(|other| sent.len() == output.len() && is_same(key, other));
                pairs.by_position += u64::from(beside.is_some());
                beside.map(|_| place)
            };
            match found {
                Some(found) => is_answered.get_mut(found).map(|slot| *slot = true).unwrap_or_default(),
                None => pairs.unexpected.push(place),
            }
            pairs.sent_of.push(found);
        }
        pairs.missing = (0..sent.len()).filter(|place| is_answered.get(*place) == Some(&false)).collect();
        pairs
    }
}

fn is_same(one: &Key, other: &Key) -> bool {
    !one.identity.is_empty() && one.identity == other.identity && one.mis_identifier == other.mis_identifier
}

/// Each record whose identifier stood before, with where it stood first; places are from 0.
pub(super) fn repeats(keys: &[Key]) -> Vec<(usize, usize)> {
    let all = seen(keys);
    let first = |key: &Key| all.get(key.mis_identifier.as_str()).map(|seen| seen.first);
    let pairs = keys.iter().enumerate().filter_map(|(place, key)| Some((place, first(key)?)));
    pairs.filter(|(place, first)| place != first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(mis: &str, name: &str) -> Key {
        let draft = LearnerDraft {
            mis_identifier: mis.into(),
            family_name: name.into(),
            date_of_birth: "2008-03-14".into(),
            ..LearnerDraft::default()
        };
        Key::of(&draft).clone()
    }

    #[test]
    fn an_identifier_of_its_own_finds_a_record_anywhere() {
        let sent = [key("A", "Ng"), key("B", "Example"), key("C", "Okafor")];
        let output = [key("C", ""), key("A", "Changed")];
        let pairs = Pairs::of(&sent, &output);
        assert_eq!(pairs.sent_of, [Some(2), Some(0)]);
        assert_eq!((pairs.missing, pairs.unexpected, pairs.by_position), (vec![1], vec![], 0));
    }

    #[test]
    fn a_place_is_believed_only_where_the_learner_agrees() {
        let sent = [key("", "Ng"), key("A", "Example"), key("A", "Okafor")];
        let same = Pairs::of(&sent, &sent.clone());
        assert_eq!((same.sent_of, same.by_position), (vec![Some(0), Some(1), Some(2)], 3));
        let turned = [key("", "Ng"), key("A", "Okafor"), key("A", "Example")];
        let pairs = Pairs::of(&sent, &turned);
        assert_eq!(pairs.sent_of, [Some(0), None, None]);
        assert_eq!((pairs.missing, pairs.unexpected), (vec![1, 2], vec![1, 2]));
        let shorter = Pairs::of(&sent, &sent[..2]);
        assert_eq!(shorter.sent_of, [None, None]);
        let nameless = [key("", ""), key("", "")];
        assert_eq!(Pairs::of(&nameless, &nameless.clone()).sent_of, [None, None]);
        assert_eq!(repeats(&sent), [(2, 1)]);
    }
}
