//! Why a grade, a date or another shown field may be blank.

use super::column::PlrColumn;
use super::event::LearningEvent;
use super::source::PlrSource;
use super::{NO_DATE, NO_GRADE, PlrFinding, VIEWING};
use crate::finding::Rule;
use crate::guide::Section;

/// Says of each blank among the eight shown fields why it may be so, in the order of the columns; the likeliest reasons
/// cannot be told apart from here, so all that the guide gives are listed.
///
/// # Source
///
/// Guide 5.2.1 (Qualification has no grade), 5.2.2 (Qualification has no date), 5.3 (Viewing the Personal Learning Record).
///
/// # Examples
///
/// ```
/// use lrs_core::plr::{EventField, LearningEvent, why_blank};
///
/// let event = LearningEvent { source: "ILR".into(), subject: "Bricklaying".into(), ..LearningEvent::default() };
/// let why = why_blank(&event);
/// assert_eq!(why.iter().filter(|found| found.field == Some(EventField::Grade)).count(), 6);
/// ```
pub fn why_blank(event: &LearningEvent) -> Vec<PlrFinding> {
    let source = event.source().unwrap_or(PlrSource::Other);
    let blank = PlrColumn::ALL.into_iter().filter(|column| event.said(column.field()).is_none());
    let why = |column: PlrColumn| {
        reasons(source, column).iter().map(move |rule| PlrFinding::in_field(rule, column.field()))
    };
    blank.flat_map(why).collect()
}

/// Why a column may be blank in events of a source.
pub(super) fn reasons(source: PlrSource, column: PlrColumn) -> &'static [&'static Rule] {
    let holds = |of: &&Reasons| of.0 == column && of.1.is_none_or(|only| only == source);
    REASONS.iter().find(holds).map_or(&[], |of| of.2)
}

/// A column, the source that the reasons are for (none for every other one), and the reasons.
type Reasons = (PlrColumn, Option<PlrSource>, &'static [&'static Rule]);

static REASONS: &[Reasons] = &[
    (PlrColumn::Subject, None, &[&SUBJECT]),
    (PlrColumn::Level, None, &[&LEVEL]),
    (
        PlrColumn::Grade,
        Some(PlrSource::Ilr),
        &[&NO_EXAM, &NO_GRADING, &NOT_YET_ACHIEVED, &GRADE_WITHDREW, &AIMS_OPEN, &NOT_AT_RETURN],
    ),
    (PlrColumn::Grade, None, &[&GRADE_UNSAID]),
    (PlrColumn::Credit, None, &[&CREDIT]),
    (PlrColumn::Source, None, &[&SOURCE]),
    (PlrColumn::StartDate, Some(PlrSource::Npd), &[&COURSE_NPD]),
    (PlrColumn::StartDate, Some(PlrSource::Ilr), &[&START_ILR]),
    (PlrColumn::StartDate, Some(PlrSource::Ao), &[&START_AO]),
    (PlrColumn::StartDate, None, &[&DATE_OTHER]),
    (PlrColumn::EndDate, Some(PlrSource::Npd), &[&COURSE_NPD]),
    (PlrColumn::EndDate, Some(PlrSource::Ilr), &[&END_ACHIEVING, &END_WITHDREW, &END_AT_RETURN]),
    (PlrColumn::EndDate, Some(PlrSource::Ao), &[&END_AO]),
    (PlrColumn::EndDate, None, &[&DATE_OTHER]),
    (PlrColumn::AwardDate, Some(PlrSource::Npd), &[&AWARD_NPD]),
    (PlrColumn::AwardDate, Some(PlrSource::Ilr), &[&AWARD_ILR]),
    (PlrColumn::AwardDate, Some(PlrSource::Ao), &[&AWARD_AO]),
    (PlrColumn::AwardDate, None, &[&DATE_OTHER]),
];

const UNSAID: Section =
    Section::OurChoice { reason: "the guide gives no reason for this source, and none is made up" };

const CERTIFICATE: &str = "Ask the learner for a copy of the certificate. A data challenge can ask for the grade, and may \
                           not succeed, for example where the provider no longer exists.";
const COURSE: &str = "Ask the learner whether the course goes on, and for a certificate if it does not.";

static NO_EXAM: Rule =
    Rule::advice("plr.blank.grade_no_exam", NO_GRADE, "there may have been no exam", CERTIFICATE);
static NO_GRADING: Rule = Rule::advice(
    "plr.blank.grade_no_structure",
    NO_GRADE,
    "the qualification may have no grading structure",
    CERTIFICATE,
);
static NOT_YET_ACHIEVED: Rule = Rule::advice(
    "plr.blank.grade_not_yet_achieved",
    NO_GRADE,
    "the qualification may not be achieved yet",
    CERTIFICATE,
);
static GRADE_WITHDREW: Rule = Rule::advice(
    "plr.blank.grade_withdrawn",
    NO_GRADE,
    "the learner may have withdrawn from the course",
    CERTIFICATE,
);
static AIMS_OPEN: Rule = Rule::advice(
    "plr.blank.grade_aims_not_completed",
    NO_GRADE,
    "not all aims may have been completed for the qualification to be awarded",
    CERTIFICATE,
);
static NOT_AT_RETURN: Rule = Rule::advice(
    "plr.blank.grade_not_at_return",
    NO_GRADE,
    "the qualification may not have been achieved when the ILR was returned",
    CERTIFICATE,
);
static GRADE_UNSAID: Rule =
    Rule::advice("plr.blank.grade_unsaid", UNSAID, "the source gives no grade and no reason", CERTIFICATE);
static START_ILR: Rule = Rule::advice(
    "plr.blank.start_ilr",
    NO_DATE,
    "a provider's return usually has a start date, and this one has none",
    "Ask the provider that returned it.",
);
static START_AO: Rule = Rule::advice(
    "plr.blank.start_ao",
    NO_DATE,
    "an awarding organisation gives a start date only sometimes",
    "The achieved date is the one to go by.",
);
static COURSE_NPD: Rule = Rule::advice(
    "plr.blank.course_npd",
    NO_DATE,
    "the National Pupil Database usually has the award date only",
    "The award date is the one to go by.",
);
static END_ACHIEVING: Rule = Rule::advice(
    "plr.blank.end_achieving",
    NO_DATE,
    "the learner may still be achieving the qualification",
    COURSE,
);
static END_WITHDREW: Rule = Rule::advice(
    "plr.blank.end_withdrawn",
    NO_DATE,
    "the learner may have withdrawn from the course",
    COURSE,
);
static END_AT_RETURN: Rule = Rule::advice(
    "plr.blank.end_not_at_return",
    NO_DATE,
    "the qualification may not have been completed when the ILR was returned",
    COURSE,
);
static END_AO: Rule = Rule::advice(
    "plr.blank.end_ao",
    NO_DATE,
    "an awarding organisation gives the achieved date, and need not give the end of the course",
    "The achieved date is the one to go by.",
);
static AWARD_AO: Rule = Rule::advice(
    "plr.blank.award_ao",
    NO_DATE,
    "an awarding organisation always gives an achieved date, so that there is no reason for this blank",
    "Raise a data challenge, or ask the awarding organisation.",
);
static AWARD_ILR: Rule = Rule::advice(
    "plr.blank.award_ilr",
    NO_GRADE,
    "the qualification may not have been achieved when the ILR was returned",
    CERTIFICATE,
);
static AWARD_NPD: Rule = Rule::advice(
    "plr.blank.award_npd",
    NO_DATE,
    "the National Pupil Database usually has an award date, and this event has none",
    "Ask the learner for a copy of the certificate.",
);
static DATE_OTHER: Rule = Rule::advice(
    "plr.blank.date_other",
    UNSAID,
    "it is not published which dates this source gives",
    "Ask the learner for a copy of the certificate.",
);
static LEVEL: Rule = Rule::advice(
    "plr.blank.level",
    VIEWING,
    "a level may be blank",
    "Look the qualification up in the register of regulated qualifications.",
);
static CREDIT: Rule = Rule::advice(
    "plr.blank.credit",
    VIEWING,
    "not all fields of a record are filled; many qualifications carry no credit",
    "Look the qualification up in the register of regulated qualifications.",
);
static SUBJECT: Rule = Rule::advice(
    "plr.blank.subject",
    VIEWING,
    "not all fields of a record are filled, and the title of this one is not",
    "Look the code of its subject up in the register of regulated qualifications.",
);
static SOURCE: Rule = Rule::advice(
    "plr.blank.source",
    VIEWING,
    "the source should be NPD, ILR or AO, so that there is no reason for this blank",
    "Ask the LRS Service Desk where the event comes from.",
);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[
    &NO_EXAM,
    &NO_GRADING,
    &NOT_YET_ACHIEVED,
    &GRADE_WITHDREW,
    &AIMS_OPEN,
    &NOT_AT_RETURN,
    &GRADE_UNSAID,
    &START_ILR,
    &START_AO,
    &COURSE_NPD,
    &END_ACHIEVING,
    &END_WITHDREW,
    &END_AT_RETURN,
    &END_AO,
    &AWARD_AO,
    &AWARD_ILR,
    &AWARD_NPD,
    &DATE_OTHER,
    &LEVEL,
    &CREDIT,
    &SUBJECT,
    &SOURCE,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Every source beside every field, filled and blank.
    #[test]
    fn each_blank_of_each_source_has_its_reasons_and_what_is_filled_has_none() {
        for source in PlrSource::ALL {
            let mut filled = LearningEvent::default();
            for column in PlrColumn::ALL {
                filled.set(column.field(), "x");
            }
            filled.source = if source == PlrSource::Other { "QCFU" } else { source.code() }.to_owned();
            assert_eq!(why_blank(&filled), []);
            for column in PlrColumn::ALL {
                let mut event = filled.clone();
                event.set(column.field(), " ");
                let told: Vec<_> =
                    why_blank(&event).into_iter().map(|found| (found.field, found.code())).collect();
                // Without its source an event is one of another source.
                let source = if column == PlrColumn::Source { PlrSource::Other } else { source };
                let wanted: Vec<_> =
                    reasons(source, column).iter().map(|rule| (Some(column.field()), rule.code)).collect();
                assert_eq!(told, wanted, "{source:?} {column:?}");
                assert!(!told.is_empty(), "{source:?} {column:?}");
            }
        }
    }

    /// The guide's own lists are as long as it prints them.
    #[test]
    fn the_guides_reasons_are_all_there() {
        assert_eq!(reasons(PlrSource::Ilr, PlrColumn::Grade).len(), 6);
        assert_eq!(reasons(PlrSource::Ilr, PlrColumn::EndDate).len(), 3);
    }
}
