//! The tips of the guide's Appendix B, as data: each a rule and how it is tried on a learner.

use super::SearchHints;
use super::names::{capitalised, spelt_by_sound, without_hyphen, without_prefix};
use crate::finding::{Field, Rule};
use crate::guide::section::SEARCH_TIPS;
use crate::learner::LearnerDraft;
use crate::matching::forms::{forms_of, spellings_of};
use crate::text::submission;
use crate::value::{Date, DateOfBirth, Postcode};

/// A tip.
pub(super) struct Tip {
    pub(super) rule: &'static Rule,
    /// The field that is searched by in another way; the first of several.
    pub(super) field: Field,
    pub(super) try_on: fn(&Known<'_>, Sink<'_>),
}

/// The tips, the likeliest first.
// CHOICE: the order. What the learner or the college knows comes before what is guessed, what changes a whole name
// before a spelling, and the last resorts come last.
pub(super) static TIPS: [Tip; 13] = [
    Tip { rule: &PREVIOUS_FAMILY_NAME, field: Field::FamilyName, try_on: previous_family_name },
    Tip { rule: &PREFERRED_NAME, field: Field::GivenName, try_on: preferred_name },
    Tip { rule: &OTHER_POSTCODE, field: Field::LastKnownPostcode, try_on: other_postcode },
    Tip { rule: &NAMES_SWAPPED, field: Field::GivenName, try_on: names_swapped },
    Tip { rule: &HYPHEN, field: Field::FamilyName, try_on: hyphen },
    Tip { rule: &PREFIX, field: Field::FamilyName, try_on: prefix },
    Tip { rule: &DAY_AND_MONTH, field: Field::DateOfBirth, try_on: day_and_month },
    Tip { rule: &MIDDLE_NAME, field: Field::GivenName, try_on: middle_name },
    Tip { rule: &SHORT_FORM, field: Field::GivenName, try_on: short_form },
    Tip { rule: &SPELLING, field: Field::GivenName, try_on: spelling },
    Tip { rule: &FIRST_OF_MONTH, field: Field::DateOfBirth, try_on: first_of_month },
    Tip { rule: &DEFAULT_POSTCODE, field: Field::LastKnownPostcode, try_on: default_postcode },
    Tip { rule: &FIRST_OF_JANUARY, field: Field::DateOfBirth, try_on: first_of_january },
];

/// What is known about the learner, as far as it can be read.
pub(super) struct Known<'d> {
    draft: &'d LearnerDraft<'d>,
    hints: &'d SearchHints,
    given: String,
    family: String,
    date_of_birth: Option<Date>,
}

impl<'d> Known<'d> {
    pub(super) fn of(draft: &'d LearnerDraft<'d>, hints: &'d SearchHints) -> Self {
        let date_of_birth = DateOfBirth::parse(&draft.date_of_birth).ok().map(DateOfBirth::date);
        Self {
            draft,
            hints,
            given: tidied(&draft.given_name),
            family: tidied(&draft.family_name),
            date_of_birth,
        }
    }
}

fn tidied(name: &str) -> String {
    submission(name).text.into_owned()
}

/// Takes the changes that make one more search.
type Sink<'s> = &'s mut dyn FnMut(Vec<(Field, String)>);

fn previous_family_name(known: &Known<'_>, sink: Sink<'_>) {
    let draft = known.draft;
    let written = [&*draft.previous_family_name, &*draft.family_name_at_age_16].into_iter();
    for name in written.chain(known.hints.family_names.iter().map(String::as_str)) {
        sink(vec![(Field::FamilyName, tidied(name))]);
    }
}

fn preferred_name(known: &Known<'_>, sink: Sink<'_>) {
    let hints = known.hints.given_names.iter().map(String::as_str);
    for name in [&*known.draft.preferred_given_name].into_iter().chain(hints) {
        sink(vec![(Field::GivenName, tidied(name))]);
    }
}

fn other_postcode(known: &Known<'_>, sink: Sink<'_>) {
    for postcode in known.hints.postcodes.iter().filter_map(|text| Postcode::parse(text).ok()) {
        sink(vec![(Field::LastKnownPostcode, postcode.to_string())]);
    }
}

fn names_swapped(known: &Known<'_>, sink: Sink<'_>) {
    sink(vec![(Field::GivenName, known.family.clone()), (Field::FamilyName, known.given.clone())]);
}

fn hyphen(known: &Known<'_>, sink: Sink<'_>) {
    for name in without_hyphen(&known.family) {
        sink(vec![(Field::FamilyName, name)]);
    }
    for name in without_hyphen(&known.given) {
        sink(vec![(Field::GivenName, name)]);
    }
}

fn prefix(known: &Known<'_>, sink: Sink<'_>) {
    for name in without_prefix(&known.family) {
        sink(vec![(Field::FamilyName, name)]);
    }
}

fn middle_name(known: &Known<'_>, sink: Sink<'_>) {
    for name in tidied(&known.draft.middle_other_name).split(' ') {
        sink(vec![(Field::GivenName, name.to_owned())]);
    }
}

fn short_form(known: &Known<'_>, sink: Sink<'_>) {
    for form in forms_of(&known.given) {
        sink(vec![(Field::GivenName, capitalised(form))]);
    }
}

fn spelling(known: &Known<'_>, sink: Sink<'_>) {
    for (field, name) in [(Field::GivenName, &known.given), (Field::FamilyName, &known.family)] {
        for spelling in spellings_of(name) {
            sink(vec![(field, capitalised(spelling))]);
        }
    }
    for (field, name) in [(Field::FamilyName, &known.family), (Field::GivenName, &known.given)] {
        for spelling in spelt_by_sound(name) {
            sink(vec![(field, spelling)]);
        }
    }
}

fn day_and_month(known: &Known<'_>, sink: Sink<'_>) {
    if let Some(date) = known.date_of_birth
        && let Some(swapped) = Date::from_ymd(date.year(), date.day(), date.month())
    {
        sink(vec![(Field::DateOfBirth, swapped.to_string())]);
    }
}

fn first_of_month(known: &Known<'_>, sink: Sink<'_>) {
    if let Some(date) = known.date_of_birth
        && let Some(first) = Date::from_ymd(date.year(), date.month(), 1)
    {
        sink(vec![(Field::DateOfBirth, first.to_string())]);
    }
}

/// Of the same year, and of those beside it: "a year closest to their age".
fn first_of_january(known: &Known<'_>, sink: Sink<'_>) {
    let Some(date) = known.date_of_birth else { return };
    for year in [date.year(), date.year() - 1, date.year() + 1] {
        if let Some(first) = Date::from_ymd(year, 1, 1) {
            sink(vec![(Field::DateOfBirth, first.to_string())]);
        }
    }
}

fn default_postcode(_: &Known<'_>, sink: Sink<'_>) {
    sink(vec![(Field::LastKnownPostcode, "ZZ99 9ZZ".to_owned())]);
}

macro_rules! tips {
    ($($name:ident $code:literal $message:literal;)*) => {
        $(static $name: Rule = Rule::advice($code, SEARCH_TIPS, $message, "Search the LRS so as well.");)*

        /// The rules of this room.
        pub(crate) static RULES: &[&Rule] = &[$(&$name),*];
    };
}

tips! {
    PREVIOUS_FAMILY_NAME "search.previous_family_name" "search by a previous family name";
    PREFERRED_NAME "search.preferred_name" "search by the preferred name as the given name";
    OTHER_POSTCODE "search.other_postcode" "search by a previous postcode, or that of the parents";
    NAMES_SWAPPED "search.names_swapped" "search with given and family name the other way round";
    HYPHEN "search.hyphen" "search by the {field} with or without its hyphen, and by its parts";
    PREFIX "search.prefix" "search by the family name without its prefix or suffix, or with another form of it";
    DAY_AND_MONTH "search.day_and_month" "search with day and month of birth the other way round";
    MIDDLE_NAME "search.middle_name" "search by a middle name as the given name";
    SHORT_FORM "search.short_form" "search by another form of the given name, such as a nickname";
    SPELLING "search.spelling" "search by another spelling of the {field}";
    FIRST_OF_MONTH "search.first_of_month" "search by the first of the month of birth";
    DEFAULT_POSTCODE "search.default_postcode" "search by the default postcode";
    FIRST_OF_JANUARY "search.first_of_january" "search by 1 January, which stands for a day that was not known";
}
