//! What the benches and their peers work on: invented learners, the same in every run.
#![forbid(unsafe_code)]

pub mod mails;
pub mod peer;
pub mod quality;

use lrs_core::batch::{self, BatchError, BatchHeader, XmlFrame};
use lrs_core::{BatchPolicy, CheckPolicy, Field, LearnerDraft, Uln};
use lrs_core::{learner::PRISON_POSTCODES, learner::Purpose, value::uln::COLUMN_WIDTH};
use lrs_examples::people::{self, Faults, People, Random};
use regex::Regex;

/// The seed of everything here.
const SEED: u64 = 1;

/// A column of ULNs, ten bytes each; one in sixteen has a wrong check digit.
pub fn uln_column(rows: usize) -> Vec<u8> {
    let mut random = Random::new(SEED, 0);
    let mut column = Vec::with_capacity(rows * COLUMN_WIDTH);
    while column.len() < rows * COLUMN_WIDTH {
        let stem = 100_000_000 + random.below(900_000_000);
        let Ok(uln) = Uln::from_stem(&stem.to_string()) else { continue };
        let mut text = uln.to_string().into_bytes();
        if random.below(16) == 0
            && let Some(last) = text.last_mut()
        {
            *last = b'0' + (*last - b'0' + 1) % 10;
        }
        column.extend(text);
    }
    column
}

/// The same ULNs, a text each.
pub fn ulns(count: usize) -> Vec<String> {
    let column = uln_column(count);
    column.as_chunks::<COLUMN_WIDTH>().0.iter().map(|row| String::from_utf8_lossy(row).into_owned()).collect()
}

/// Given and family names as people have them: most are ASCII, some have accents, apostrophes and hyphens.
pub fn names(count: usize) -> Vec<String> {
    texts(count, &[Field::GivenName, Field::FamilyName])
}

/// Postcodes in their canonical spelling.
pub fn postcodes(count: usize) -> Vec<String> {
    texts(count, &[Field::LastKnownPostcode])
}

/// The postcodes of prisons, one a line.
pub fn prison_postcodes() -> String {
    let postcodes: Vec<&str> = PRISON_POSTCODES.iter().map(|(postcode, _)| *postcode).collect();
    postcodes.join("\n")
}

fn texts(count: usize, fields: &[Field]) -> Vec<String> {
    let people = People::new(SEED).map(|person| person.to_draft().into_owned());
    people
        .flat_map(|draft| fields.iter().map(|&field| draft.text(field).to_owned()).collect::<Vec<_>>())
        .take(count)
        .collect()
}

/// Clean learners.
pub fn drafts(count: usize) -> Vec<LearnerDraft<'static>> {
    people::drafts(count, SEED)
}

/// A batch file of clean learners.
pub fn clean_file(records: usize) -> Vec<u8> {
    file(records, Faults::None)
}

/// A batch file in which one record in five has a fault.
pub fn faulty_file(records: usize) -> Vec<u8> {
    file(records, Faults::OneIn(5))
}

/// Given and family names that are right and that a rule made too tight refuses.
const TRUE_NAMES: [(&str, &str); 16] = [
    ("Seán", "O’Neill"),
    ("Jo", "Ng"),
    ("Zoë", "D'Angelo-Smith"),
    ("Hương", "Nguyễn"),
    ("Łukasz", "Błaszczykowski"),
    ("Li", "O"),
    ("Siân", "ap Rhys"),
    ("محمد", "الشريف"),
    ("小龍", "李"),
    ("Αλέξανδρος", "Παπαδόπουλος"),
    ("Christopher", "Null"),
    ("Nan", "Na"),
    ("María José", "García-Márquez de la Vega"),
    ("Ольга", "Соловьёва"),
    ("Wilhelmina-Alexandra", "Featherstonehaugh-Cholmondley-Smyth"),
    ("J'Marcus", "St. John"),
];
/// Postcodes that are right and look odd: the one for not known, the forces', London's with a letter behind the digit.
const TRUE_POSTCODES: [&str; 4] = ["ZZ99 9ZZ", "BFPO 61", "EC1A 1BB", "GIR 0AA"];

/// A batch file of true learners: such names, postcodes, ages at either edge of what the LRS permits, and a quotation mark in
/// an address.
pub fn true_learners(records: usize) -> Result<Vec<u8>, BatchError> {
    const TRUE_BIRTHS: [&str; 3] = ["2013-09-01", "1915-09-02", "2008-02-29"];
    let mut learners = drafts(records);
    // Numbers without a common divisor, so that all meet all.
    for (place, learner) in learners.iter_mut().enumerate() {
        if let Some((given, family)) = every(2, place, &TRUE_NAMES) {
            (learner.given_name, learner.family_name) = ((*given).into(), (*family).into());
        }
        if let Some(postcode) = every(3, place, &TRUE_POSTCODES) {
            learner.last_known_postcode = (*postcode).into();
        }
        if let Some(birth) = every(5, place, &TRUE_BIRTHS) {
            learner.date_of_birth = (*birth).into();
        }
        if place % 7 == 0 {
            learner.last_known_address_line_1 = "Flat 2, \"The Maltings\"".into();
        }
    }
    let header =
        BatchHeader { file_name: people::file::SAMPLE_NAME.into(), ukprn: people::file::UKPRN.into() };
    let mut file = Vec::new();
    batch::write(&mut file, &header, learners.len() as u64, &learners)?;
    Ok(file)
}

/// Of every so many places one has something of a list, which comes round again.
fn every<T>(so_many: usize, place: usize, list: &[T]) -> Option<&T> {
    place.is_multiple_of(so_many).then(|| list.get(place / so_many % list.len())).flatten()
}

/// The same learners as an XML file.
#[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "a file of our own")]
pub fn xml_file(csv: &[u8]) -> Vec<u8> {
    let drafts = batch::read(csv, &batch_policy()).expect("a batch file").drafts();
    let drafts = drafts.collect::<Result<Vec<_>, _>>().expect("a whole file");
    let (header, frame) = (BatchHeader::default(), XmlFrame::default());
    let mut file = Vec::new();
    batch::write_xml(&mut file, &header, &frame, drafts.len() as u64, &drafts).expect("texts of XML");
    file
}

#[expect(clippy::expect_used, reason = "a list of bytes takes every byte")]
fn file(records: usize, faults: Faults) -> Vec<u8> {
    let mut file = Vec::new();
    people::csv(&mut file, records, SEED, faults).expect("a list of bytes takes every byte");
    file
}

/// How a row of a file is checked.
pub fn check_policy() -> CheckPolicy {
    CheckPolicy { purpose: Purpose::Batch, ..CheckPolicy::new(people::reference_day()) }
}

/// How a file is checked.
pub fn batch_policy() -> BatchPolicy {
    BatchPolicy::new(people::reference_day())
}

/// What a user would write for a ULN with the regex crate: the form by a pattern, the check digit by a loop.
pub struct UlnByRegex(Regex);

impl UlnByRegex {
    /// Compiles the pattern.
    #[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "a pattern written here")]
    #[expect(clippy::new_without_default, reason = "one use")]
    pub fn new() -> Self {
        Self(Regex::new("^[1-9][0-9]{9}$").expect("a pattern"))
    }

    /// Whether a text is a ULN.
    pub fn is_valid(&self, text: &str) -> bool {
        let digits = text.bytes().map(|digit| u32::from(digit.wrapping_sub(b'0')));
        self.0.is_match(text)
            && digits.zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 10
    }
}

/// What a user would write for a postcode with the regex crate: the LRS's own pattern, outward and inward part.
pub struct PostcodeByRegex(Regex);

impl PostcodeByRegex {
    /// Compiles the pattern.
    #[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "a pattern written here")]
    #[expect(clippy::new_without_default, reason = "one use")]
    pub fn new() -> Self {
        let pattern = "^(GIR|[A-Z]{1,2}[0-9R][0-9A-Z]?|BFPO) ?([0-9][ABD-HJLNP-UW-Z]{2}|[0-9]{1,4})$";
        Self(Regex::new(pattern).expect("a pattern"))
    }

    /// The two parts of a postcode.
    pub fn parse<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let (_, [outward, inward]) = self.0.captures(text)?.extract();
        Some((outward, inward))
    }
}
