//! Why a qualification does not stand in a record at all.

use super::source::PlrSource;
use super::{CHALLENGE, NO_GRADE, PlrFinding, SOURCES};
use crate::finding::Rule;
use crate::guide::Section;
use crate::value::Date;

const OVERVIEW: Section = Section::Guide { number: "5.1", heading: "Overview" };

/// A qualification that a learner has and the record does not.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct AbsentEvent {
    /// When it was awarded or achieved, where that is known.
    pub awarded: Option<Date>,
    /// Which source should have given it, where that is known.
    pub source: Option<PlrSource>,
    /// Whether it is one of higher education.
    pub is_higher_education: bool,
}

/// Says why a qualification may not stand in a record, what is certain first, and what to do: the certificate is to be asked
/// for, and a missing qualification goes to the awarding organisation, not into a data challenge.
///
/// # Source
///
/// Guide 5.1 (Overview), 5.2 (Information displayed on the PLR), 6.1. "Since summer 2009" is taken from 1 June 2009, and
/// "from 2013" from 1 January 2013: our choice.
///
/// # Examples
///
/// ```
/// use lrs_core::plr::{AbsentEvent, why_absent};
/// use lrs_core::value::Date;
///
/// let absent = AbsentEvent { awarded: Date::from_ymd(2006, 8, 24), ..AbsentEvent::default() };
/// assert_eq!(why_absent(&absent)[0].code(), "plr.absent.before_2009");
/// ```
pub fn why_absent(absent: &AbsentEvent) -> Vec<PlrFinding> {
    let AbsentEvent { awarded, source, is_higher_education } = *absent;
    let is_before = |day: Option<Date>| awarded.zip(day).map(|(awarded, day)| awarded < day);
    let before_records = is_before(Date::from_ymd(2009, 6, 1));
    let before_uploads = is_before(Date::from_ymd(2013, 1, 1));
    let may_be_of = |of| source.is_none_or(|source| source == of);
    let reasons = [
        (is_higher_education, &HIGHER_EDUCATION),
        (before_records == Some(true), &BEFORE_2009),
        (before_uploads == Some(true) && may_be_of(PlrSource::Ao), &BEFORE_2013),
        // The day is not known: it may be either.
        (awarded.is_none(), &BEFORE_2009),
        (awarded.is_none() && may_be_of(PlrSource::Ao), &BEFORE_2013),
        (may_be_of(PlrSource::Npd), &KEY_STAGES),
        (may_be_of(PlrSource::Ilr), &ILR_MATCH),
        (may_be_of(PlrSource::Ao), &NOT_REGULATED),
        (true, &AWARDING_ORGANISATION),
        (true, &CERTIFICATE),
    ];
    reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, rule)| PlrFinding::new(rule)).collect()
}

static HIGHER_EDUCATION: Rule = Rule::advice(
    "plr.absent.higher_education",
    OVERVIEW,
    "the record does not cover higher education",
    "Ask the learner for the certificate or a transcript.",
);
static BEFORE_2009: Rule = Rule::advice(
    "plr.absent.before_2009",
    SOURCES,
    "achievements from before summer 2009 are not in the record",
    "Ask the learner for the certificate.",
);
static BEFORE_2013: Rule = Rule::advice(
    "plr.absent.before_2013",
    SOURCES,
    "awarding organisations began to upload in 2013",
    "Ask the learner for the certificate.",
);
static KEY_STAGES: Rule = Rule::advice(
    "plr.absent.npd_key_stages",
    SOURCES,
    "the National Pupil Database gives qualifications of Key Stage 4 and 5 only",
    "Ask the school where the learner sat the exam.",
);
static ILR_MATCH: Rule = Rule::advice(
    "plr.absent.ilr_match",
    SOURCES,
    "an ILR return is taken over only with a valid ULN and UKPRN that match the learner's details",
    "Ask the provider whether its return held the right ULN and the learner's details as the LRS has them.",
);
static NOT_REGULATED: Rule = Rule::advice(
    "plr.absent.not_regulated",
    SOURCES,
    "awarding organisations upload qualifications that Ofqual or Qualifications Wales regulate, and no others",
    "Look the qualification up in the register of regulated qualifications.",
);
static AWARDING_ORGANISATION: Rule = Rule::advice(
    "plr.absent.awarding_organisation",
    CHALLENGE,
    "a missing qualification is no matter for a data challenge",
    "Contact the awarding organisation directly.",
);
static CERTIFICATE: Rule = Rule::advice(
    "plr.absent.certificate",
    NO_GRADE,
    "the certificate shows whether it was achieved",
    "Ask the learner for a copy of the qualification certificate.",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[
    &HIGHER_EDUCATION,
    &BEFORE_2009,
    &BEFORE_2013,
    &KEY_STAGES,
    &ILR_MATCH,
    &NOT_REGULATED,
    &AWARDING_ORGANISATION,
    &CERTIFICATE,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_and_day_ends_with_what_to_do_and_says_nothing_twice() {
        let days =
            [None, Date::from_ymd(2009, 5, 31), Date::from_ymd(2009, 6, 1), Date::from_ymd(2013, 1, 1)];
        let sources = PlrSource::ALL.map(Some).into_iter().chain([None]);
        for (source, awarded) in sources.flat_map(|source| days.map(|day| (source, day))) {
            for is_higher_education in [false, true] {
                let found = why_absent(&AbsentEvent { awarded, source, is_higher_education });
                let codes: Vec<_> = found.iter().map(PlrFinding::code).collect();
                let has = |code: &str| codes.contains(&code);
                assert!(codes.ends_with(&["plr.absent.awarding_organisation", "plr.absent.certificate"]));
                assert_eq!(has("plr.absent.higher_education"), is_higher_education);
                assert_eq!(has("plr.absent.before_2009"), awarded.is_none() || awarded == days[1]);
                let is_upload = matches!(source, None | Some(PlrSource::Ao));
                assert_eq!(has("plr.absent.before_2013"), is_upload && awarded != days[3], "{codes:?}");
                let unique: std::collections::BTreeSet<_> = codes.iter().collect();
                assert_eq!(unique.len(), codes.len(), "{codes:?}");
            }
        }
    }
}
