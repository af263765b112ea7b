//! What the columns of an export seem to be.

use super::super::layout::{Column, Spelling, fold, resolve};
use super::preview::Preview;
use super::synonym::{Known, similar, synonym};
use super::{Evidence, HeadingMap, Joint, MappedColumn, Meaning, Sureness, joint, shortened};
use crate::finding::Field;

/// How much a row looks like headings: 0 where fewer than two of its values are known as such.
pub(in crate::batch) fn score(headings: &[String]) -> usize {
    let known = headings.iter().filter(|heading| is_heading(heading)).count();
    if known < FEWEST_KNOWN { 0 } else { known }
}

/// Fewer known headings than this, and a row is none of headings.
// CHOICE: a name and a birth date in two columns are a list of learners; one word is none.
const FEWEST_KNOWN: usize = 2;

/// The longest heading that is looked up, in bytes. Longer values are sentences above a table.
const LONGEST_HEADING: usize = 60;

fn is_heading(heading: &str) -> bool {
    if heading.len() > LONGEST_HEADING {
        return false;
    }
    forms(heading).any(|heading| {
        let by_layout = resolve(heading).0 != Column::Unknown;
        by_layout || synonym(&fold(heading)).is_some_and(|synonym| synonym.known != Known::NotAsked)
    })
}

/// A heading as it stands, and what stands before a bracket or stroke in it: `Date of Birth (DD/MM/YYYY)`.
fn forms(heading: &str) -> impl Iterator<Item = &str> {
    let before = heading.split_once(['(', '[', '/', ':']).map(|(before, _)| before);
    [Some(heading), before].into_iter().flatten()
}

/// Guesses each column, and settles which of those that claim one field gives it.
pub(super) fn guess(preview: &Preview) -> HeadingMap {
    let columns = preview.headings.iter().zip(1..);
    let columns = columns.map(|(heading, column)| guess_one(column, heading, preview));
    let mut map = HeadingMap {
        columns: columns.collect(),
        line: preview.line,
        rows_above: preview.rows_above as u64,
        is_layout: is_layout(&preview.headings),
    };
    settle(&mut map.columns);
    map
}

fn is_layout(headings: &[String]) -> bool {
    let by_layout = headings.iter().map(|heading| resolve(heading));
    let about = by_layout.clone().filter(|(column, _)| matches!(column, Column::File(_))).count();
    about > 0
        && by_layout
            .into_iter()
            .all(|(_, spelling)| matches!(spelling, Spelling::Exact | Spelling::Release2019))
}

fn guess_one(column: u32, heading: &str, preview: &Preview) -> MappedColumn {
    let unknown = MappedColumn {
        column,
        heading: shortened(heading),
        meaning: Meaning::Ignored,
        evidence: Evidence::Unknown,
        sureness: Sureness::Unsure,
        section: None,
        claimed: None,
    };
    let by_layout = forms(heading).enumerate().find_map(|(form, heading)| {
        let (column, spelling) = resolve(heading);
        let evidence = match spelling {
            Spelling::Exact if form == 0 => Evidence::Exact,
            Spelling::Release2019 if form == 0 => Evidence::Layout3A,
            Spelling::Exact | Spelling::Release2019 | Spelling::Case | Spelling::Other => Evidence::Spelling,
            Spelling::Synonym | Spelling::Empty | Spelling::Unknown => return None,
        };
        Some((column, evidence))
    });
    let Some((column, evidence)) = by_layout else { return by_synonym(unknown, heading, preview) };
    let known = MappedColumn { evidence, sureness: Sureness::Certain, ..unknown };
    match column {
        Column::Learner(field) => MappedColumn { meaning: Meaning::Field(field), ..known },
        _ => MappedColumn { evidence: Evidence::AboutFile, ..known },
    }
}

fn by_synonym(unknown: MappedColumn, heading: &str, preview: &Preview) -> MappedColumn {
    if heading.len() > LONGEST_HEADING {
        return unknown;
    }
    let Some(synonym) = forms(heading).find_map(|heading| synonym(&fold(heading))) else {
        let Some(field) = forms(heading).find_map(|heading| similar(&fold(heading))) else { return unknown };
        return MappedColumn { meaning: Meaning::Field(field), evidence: Evidence::Similar, ..unknown };
    };
    let sureness = if synonym.is_sure { Sureness::Likely } else { Sureness::Unsure };
    let known =
        MappedColumn { evidence: Evidence::Synonym, sureness, section: Some(synonym.section), ..unknown };
    match synonym.known {
        Known::Column(Column::Learner(field)) => MappedColumn { meaning: Meaning::Field(field), ..known },
        Known::Column(_) => MappedColumn { evidence: Evidence::AboutFile, ..known },
        Known::WholeName => {
            MappedColumn { meaning: Meaning::Joint(whole_name(known.column, preview)), ..known }
        }
        Known::WholeAddress => MappedColumn { meaning: Meaning::Joint(Joint::WholeAddress), ..known },
        Known::NotAsked => MappedColumn { evidence: Evidence::NotAsked, ..known },
    }
}

/// Whether names are written `Example, Jo`, by the first values of the column: nine in ten of them.
fn whole_name(column: u32, preview: &Preview) -> Joint {
    let place = (column as usize).saturating_sub(1);
    let values =
        preview.below.iter().filter_map(|row| row.get(place)).filter(|value| !value.trim().is_empty());
    let (all, parted) =
        values.fold((0, 0), |(all, parted), value| (all + 1, parted + usize::from(joint::is_parted(value))));
    if all > 0 && parted * 10 >= all * 9 { Joint::FamilyCommaGiven } else { Joint::WholeName }
}

/// Lets one column give each field: the surest, and of equal ones the first.
fn settle(columns: &mut [MappedColumn]) {
    let surest = |columns: &[MappedColumn], field: Field| {
        let claims = columns.iter().enumerate().filter(|(_, known)| known.meaning == Meaning::Field(field));
        let rank = |known: &MappedColumn| (known.sureness, known.evidence != Evidence::Similar);
        claims.rev().max_by_key(|(_, known)| rank(known)).map(|(at, _)| at)
    };
    for field in Field::ALL {
        let Some(winner) = surest(columns, field) else { continue };
        for (at, known) in columns.iter_mut().enumerate() {
            if at != winner && known.meaning == Meaning::Field(field) {
                (known.meaning, known.claimed) = (Meaning::Ignored, Some(field));
            }
        }
    }
    // A whole name beside both of its parts, or a whole address beside its first line, says nothing new.
    let has = |field| columns.iter().any(|known| known.meaning == Meaning::Field(field));
    let names = [Field::GivenName, Field::FamilyName].map(has);
    let has_address = has(Field::LastKnownAddressLine1);
    let mut has_joint = false;
    for known in columns.iter_mut() {
        known.meaning = match known.meaning {
            Meaning::Joint(Joint::WholeAddress) if has_address => Meaning::Ignored,
            Meaning::Joint(Joint::WholeName | Joint::FamilyCommaGiven) if has_joint || names == [true; 2] => {
                Meaning::Ignored
            }
            // One of the two names is given by a column of its own: which is right a person must say.
            Meaning::Joint(Joint::FamilyCommaGiven) if names != [false; 2] => {
                Meaning::Joint(Joint::WholeName)
            }
            other => other,
        };
        has_joint |= known.meaning == Meaning::Joint(Joint::FamilyCommaGiven);
    }
}
