//! What there is to say about a map.

use super::{Evidence, HeadingMap, Joint, MappedColumn, Meaning, Placed, Preview, Sureness};
use crate::finding::{Field, Finding, Rule};
use crate::guide::{Section, section};

/// What there is to say about a map as it stands.
pub(super) fn judge(map: &HeadingMap) -> Vec<Finding> {
    let line = Some(map.line).filter(|line| *line > 0);
    let mut findings: Vec<Finding> = Vec::new();
    findings.extend((map.rows_above > 0).then(|| rows_above(map.rows_above, line)));
    for known in &map.columns {
        let column = Some(known.column).filter(|column| *column > 0);
        findings.extend(of_guess(known).map(|finding| finding.at(None, line, column)));
        findings.extend(of_meaning(known, known.column).map(|finding| finding.at(None, line, column)));
    }
    findings.extend(missing(map, line));
    findings
}

impl HeadingMap {
    /// What there is to say about a file that is read by the map.
    pub(in crate::batch) fn judge_placed(
        &self,
        placed: &Placed,
        headings: &[String],
        preview: &Preview,
    ) -> Vec<Finding> {
        let line = Some(preview.line);
        let mut findings = Vec::new();
        if preview.rows_above > 0 {
            findings.push(rows_above(preview.rows_above as u64, line));
        }
        let mut seen = Vec::new();
        for ((place, known), heading) in (1..).zip(&placed.columns).zip(headings) {
            let number = [u64::from(place), 0];
            let mut note = |finding: Finding| findings.push(finding.at(None, line, Some(place)));
            let Some(known) = known.and_then(|at| self.columns.get(at)) else {
                if !heading.trim().is_empty() {
                    note(Finding::new(&NEW_COLUMN, None).with_numbers(number));
                }
                continue;
            };
            let gives = Field::ALL.into_iter().filter(|field| known.meaning.gives(*field));
            match gives.clone().find(|field| seen.contains(field)) {
                Some(field) => note(Finding::new(&TWICE, Some(field)).with_numbers(number)),
                None => of_meaning(known, place).into_iter().for_each(note),
            }
            seen.extend(gives);
        }
        let is_lost = |&(at, known): &(usize, &MappedColumn)| {
            !placed.columns.contains(&Some(at)) && !matches!(known.meaning, Meaning::Ignored)
        };
        for (at, known) in self.columns.iter().enumerate().filter(is_lost) {
            let finding = Finding::new(&LOST_COLUMN, known.meaning.field());
            findings.push(finding.with_numbers([at as u64 + 1, 0]).at(None, line, None));
        }
        findings.extend(missing(self, line));
        findings
    }
}

fn rows_above(count: u64, line: Option<u64>) -> Finding {
    Finding::new(&ROWS_ABOVE, None).with_numbers([count, 0]).at(None, line, None)
}

/// What is said of a guess until somebody has confirmed it.
fn of_guess(known: &MappedColumn) -> Option<Finding> {
    let number = [u64::from(known.column), 0];
    if let Some(field) = known.claimed {
        return Some(Finding::new(&CLAIMED, Some(field)).with_numbers(number));
    }
    let field = known.meaning.field()?;
    let rule = match (known.evidence, known.sureness) {
        (Evidence::Similar, _) => &SIMILAR,
        (_, Sureness::Unsure) => &UNSURE,
        _ => return None,
    };
    Some(Finding::new(rule, Some(field)).with_numbers(number))
}

/// What is said of a column that holds several fields.
fn of_meaning(known: &MappedColumn, column: u32) -> Option<Finding> {
    let Meaning::Joint(joint) = known.meaning else { return None };
    let rule = match joint {
        Joint::FamilyCommaGiven => &PARTED,
        Joint::WholeName => &WHOLE_NAME,
        Joint::WholeAddress => &WHOLE_ADDRESS,
    };
    Some(Finding::new(rule, None).with_numbers([u64::from(column), 0]))
}

fn missing(map: &HeadingMap, line: Option<u64>) -> impl Iterator<Item = Finding> {
    map.missing().into_iter().map(move |field| {
        let is_name = matches!(field, Field::GivenName | Field::FamilyName);
        let rule = if is_name { &MISSING_NAME } else { &MISSING };
        Finding::new(rule, Some(field)).at(None, line, None)
    })
}

const GUESSED: Section =
    Section::OurChoice { reason: "a heading is a word; what stands below it a person knows" };
const CONFIRMED: Section = Section::OurChoice {
    reason: "an export that has changed since its map was confirmed needs another look",
};

static SIMILAR: Rule = Rule::warning(
    "batch.map.similar",
    GUESSED,
    "column {0} is taken for the {field} because its heading is spelled almost like a word for it",
    "Look at the column. If it holds something else, say in the map what, or that it is not to be read.",
);
static UNSURE: Rule = Rule::warning(
    "batch.map.unsure",
    GUESSED,
    "column {0} is taken for the {field}, and its heading may mean something else",
    "Look at the column. If it holds something else, say in the map what, or that it is not to be read.",
);
static CLAIMED: Rule = Rule::warning(
    "batch.map.claimed",
    GUESSED,
    "column {0} speaks of the {field} too, which another column gives, and is not read",
    "Look at both columns, and say in the map which of them is right.",
);
static PARTED: Rule = Rule::advice(
    "batch.map.parted",
    GUESSED,
    "column {0} holds family name and given name, and is parted at the comma",
    "Look at a few names. If the given name comes first, export the two names in columns of their own.",
);
static WHOLE_NAME: Rule = Rule::warning(
    "batch.map.whole_name",
    GUESSED,
    "column {0} seems to hold whole names, and is not read",
    "Export family name and given name in columns of their own. If all are written 'Surname, Forename', say so in the map.",
);
static WHOLE_ADDRESS: Rule = Rule::warning(
    "batch.map.whole_address",
    GUESSED,
    "column {0} seems to hold whole addresses, and is not read",
    "Export the lines of the address and the postcode in columns of their own.",
);
static MISSING: Rule = Rule::warning(
    "batch.map.missing",
    section::REGISTER,
    "no column gives the {field}, which the LRS wants of a learner without a ULN",
    "Add it to the export, or say in the map which column it is.",
);
static MISSING_NAME: Rule = Rule::error(
    "batch.map.missing_name",
    Section::Schema { name: "BatchLearner" },
    "no column gives the {field}, without which the LRS takes no learner",
    MISSING.remedy,
);
static ROWS_ABOVE: Rule = Rule::advice(
    "batch.map.rows_above",
    GUESSED,
    "rows above the headings, which were not read: {0}",
    "Nothing to do if they are a title. If learners are among them, move the headings to the top.",
);
static NEW_COLUMN: Rule = Rule::warning(
    "batch.map.new_column",
    CONFIRMED,
    "column {0} is not in the map and was not read",
    "Say in the map what it holds, or that it is not to be read.",
);
static LOST_COLUMN: Rule = Rule::error(
    "batch.map.lost_column",
    CONFIRMED,
    "column {0} of the map is not in the file",
    "Compare the headings: the export has changed, or this is another file. Then make the map anew.",
);
static TWICE: Rule = Rule::error(
    "batch.map.twice",
    CONFIRMED,
    "column {0} is a second column for the {field} in the map; only the first was read",
    "Say in the map which of the two is right, and that the other is not to be read.",
);
/// Found in a record whose joint name has no comma, or more than one.
pub(in crate::batch) static NOT_PARTED: Rule = Rule::error(
    "batch.map.not_parted",
    GUESSED,
    "the name is not a family name and a given name with one comma between them",
    "Write the two names in columns of their own, or put the comma where it belongs.",
);
pub(in crate::batch) static NO_UKPRN: Rule = Rule::warning(
    "batch.map.no_ukprn",
    super::super::error::QUICK_REFERENCE,
    "an export does not say whose it is, and a batch file must: the UKPRN is not known",
    "Give your organisation's UKPRN, and the name that the file is to have, before you take the corrected file.",
);
pub(in crate::batch) static LOOKS_LIKE_EXPORT: Rule = Rule::advice(
    "batch.export",
    Section::OurChoice {
        reason: "a list of missing headings says less than that this is another kind of file",
    },
    "the headings look like an export of another system, not like a batch file",
    "Let its headings be guessed, confirm what each column is, and read it by that map: a corrected file is in layout 2A.",
);

pub(in crate::batch) static NO_HEADINGS: Rule = Rule::error(
    "batch.map.no_headings",
    Section::OurChoice { reason: "headings are looked for where they can be" },
    "none of the first 20 rows of the file has the headings of a list of learners",
    "Put a row of headings above the learners, each over its column, as near to the start of the file as can be.",
);
pub(in crate::batch) static OTHER_FILE: Rule = Rule::error(
    "batch.map.other_file",
    CONFIRMED,
    "none of the headings that the map reads is in the first 20 rows of the file",
    LOST_COLUMN.remedy,
);

/// The rules of maps.
pub(in crate::batch) static RULES: &[&Rule] = &[
    &SIMILAR,
    &UNSURE,
    &CLAIMED,
    &PARTED,
    &WHOLE_NAME,
    &WHOLE_ADDRESS,
    &MISSING,
    &MISSING_NAME,
    &ROWS_ABOVE,
    &NEW_COLUMN,
    &LOST_COLUMN,
    &TWICE,
    &NOT_PARTED,
    &NO_UKPRN,
    &LOOKS_LIKE_EXPORT,
    &NO_HEADINGS,
    &OTHER_FILE,
];
