//! Records of which it is known who is who: to judge a matcher by, and to set its weights.

use std::io::{self, Write};

use lrs_core::{Field, LearnerDraft};

use super::{People, Random, Second};

/// How many records each person has, and how they differ.
///
/// # Examples
///
/// ```
/// use lrs_examples::people::labelled::Labelled;
///
/// let made: Vec<_> = Labelled { seed: 1, most_records: 3, ..Labelled::default() }.records(100).collect();
/// assert!(made.len() > 100 && made.last().is_some_and(|record| record.label == 99));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Labelled {
    /// The seed of everything.
    pub seed: u64,
    /// Of how many in 1,000 people there is more than one record.
    pub several: u64,
    /// The most records of one person.
    pub most_records: u64,
    /// How the further records differ from the first.
    pub second: Second,
    /// Whether only the five demographics are written.
    pub five: bool,
}

impl Default for Labelled {
    fn default() -> Self {
        Self { seed: 1, several: 250, most_records: 2, second: Second::default(), five: false }
    }
}

/// One record.
#[derive(Clone, Debug)]
pub struct Record {
    /// The number of the person, from 0.
    pub label: u64,
    /// The number of the household; people of one are relatives.
    pub household: u64,
    /// What the record holds.
    pub draft: LearnerDraft<'static>,
}

/// The fields that are compared: the five demographics first.
pub const FIELDS: [Field; 12] = [
    Field::GivenName,
    Field::FamilyName,
    Field::DateOfBirth,
    Field::Gender,
    Field::LastKnownPostcode,
    Field::PreferredGivenName,
    Field::MiddleOtherName,
    Field::PreviousFamilyName,
    Field::FamilyNameAtAge16,
    Field::SchoolAtAge16,
    Field::PlaceOfBirth,
    Field::EmailAddress,
];

impl Labelled {
    fn fields(&self) -> &'static [Field] {
        if self.five { FIELDS.split_at(5).0 } else { &FIELDS }
    }

    /// The records of so many people, those of one person one after the other.
    pub fn records(self, people: usize) -> impl Iterator<Item = Record> {
        let mut random = Random::new(self.seed, u64::MAX - 3);
        let mut household = 0;
        let mut line: Option<String> = None;
        (0..).zip(People::new(self.seed).in_families().take(people)).flat_map(move |(label, person)| {
            let here = format!("{} {}", person.last_known_address_line_1, person.last_known_postcode);
            household += u64::from(line.replace(here.clone()).is_none_or(|before| before != here));
            let count =
                if random.permille(self.several) { random.between(2, self.most_records.max(2)) } else { 1 };
            let mut first = person.to_draft().into_owned();
            self.second.leave_out(&mut first, &mut random);
            let mut records = vec![Record { label, household, draft: self.slim(&first) }];
            for _ in 1..count {
                let (draft, _) = self.second.record(&person, &mut random);
                records.push(Record { label, household, draft: self.slim(&draft) });
            }
            records
        })
    }

    /// A register of so many people and what to look up in it: a second record of each tenth of them, and one in ten
    /// of a stranger.
    pub fn look_ups(self, people: usize, asked: usize) -> (Vec<Record>, Vec<Record>) {
        let strangers = asked / 10;
        let alone = Self { several: 0, ..self };
        let mut held: Vec<Record> = alone.records(people + strangers).collect();
        let mut random = Random::new(self.seed, u64::MAX - 4);
        random.shuffle(&mut held);
        let wanted: Vec<u64> = held.iter().take(asked).map(|record| record.label).collect();
        let mut places: Vec<(u64, u64)> = wanted.into_iter().zip(0..).collect();
        places.sort_unstable();
        let mut places = places.into_iter().peekable();
        let mut second: Vec<(u64, Record)> = Vec::new();
        for (label, person) in (0..).zip(People::new(self.seed).in_families().take(people + strangers)) {
            if let Some((_, place)) = places.next_if(|(wanted, _)| *wanted == label) {
                let (draft, _) = self.second.record(&person, &mut random);
                second.push((place, Record { label, household: 0, draft: self.slim(&draft) }));
            }
        }
        second.sort_by_key(|(place, _)| *place);
        // The first of those who are asked for are not in the register.
        let register = held.split_off(strangers);
        (register, second.into_iter().map(|(_, record)| record).collect())
    }

    fn slim(&self, draft: &LearnerDraft<'_>) -> LearnerDraft<'static> {
        let mut slim = LearnerDraft::default();
        for field in self.fields() {
            slim.set(*field, draft.text(*field).to_owned());
        }
        slim
    }

    /// Writes records as CSV: the column `label`, and the fields by their names.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write(&self, writer: impl Write, records: impl IntoIterator<Item = Record>) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(writer);
        csv.write_record(core::iter::once("label").chain(self.fields().iter().map(|field| field.name())))?;
        for record in records {
            let label = record.label.to_string();
            let texts = self.fields().iter().map(|field| record.draft.text(*field));
            csv.write_record(core::iter::once(label.as_str()).chain(texts))?;
        }
        csv.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn one_in_ten_who_are_looked_up_is_a_stranger() {
        let (register, asked) = Labelled::default().look_ups(2_000, 500);
        let held: BTreeSet<u64> = register.iter().map(|record| record.label).collect();
        assert_eq!((held.len(), asked.len()), (2_000, 500));
        assert_eq!(asked.iter().filter(|record| !held.contains(&record.label)).count(), 50);
    }

    #[test]
    fn people_of_a_household_live_together() {
        let records: Vec<Record> = Labelled { several: 0, ..Labelled::default() }.records(5_000).collect();
        let together = records.windows(2).filter(|pair| pair[0].household == pair[1].household);
        let together: Vec<_> = together.collect();
        assert!(together.len() > 300);
        assert!(
            together
                .iter()
                .all(|pair| pair[0].draft.last_known_postcode == pair[1].draft.last_known_postcode)
        );
    }

    #[test]
    fn the_file_has_what_was_asked_for() {
        let labelled = Labelled { five: true, ..Labelled::default() };
        let mut file = Vec::new();
        labelled.write(&mut file, labelled.records(10)).expect("a list of bytes takes every byte");
        let text = String::from_utf8_lossy(&file).into_owned();
        assert!(
            text.starts_with("label,given_name,family_name,date_of_birth,gender,last_known_postcode\n0,"),
            "{text}"
        );
    }
}
