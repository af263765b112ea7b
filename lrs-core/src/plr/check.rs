//! Where an event contradicts its source, or itself.

use super::column::{PlrColumn, level_rank};
use super::event::{EventField, LearningEvent};
use super::source::PlrSource;
use super::{NO_DATE, PlrFinding, SOURCES, VIEWING};
use crate::finding::Rule;
use crate::guide::Section;
use crate::value::Date;

/// Says where events contradict what their source gives, or themselves, as of a day.
///
/// # Source
///
/// Guide 5.2 (Information displayed on the PLR), 5.2.2 (Qualification has no date), 5.3 (Viewing the Personal Learning
/// Record). That status `F` stands for final: inferred from recorded answers.
///
/// # Examples
///
/// ```
/// use lrs_core::plr::{LearningEvent, check};
/// use lrs_core::value::Date;
///
/// let today = Date::from_ymd(2026, 9, 1).expect("a real date");
/// let event = LearningEvent { source: "AO".into(), grade: "Pass".into(), ..LearningEvent::default() };
/// assert_eq!(check(&[event], today)[0].code(), "plr.event.ao_without_award_date");
/// ```
pub fn check(events: &[LearningEvent], today: Date) -> Vec<PlrFinding> {
    let mut found = Vec::new();
    let mut ids = std::collections::HashSet::new();
    for (place, event) in events.iter().enumerate() {
        let mut note = |rule, field| found.push(PlrFinding::at(rule, place, field));
        if event.said(EventField::Id).is_some_and(|id| !ids.insert(id)) {
            note(&REPEATED, Some(EventField::Id));
        }
        judge_source(event, &mut note);
        judge_fields(event, &mut note);
        judge_dates(event, today, &mut note);
    }
    found
}

type Note<'a> = dyn FnMut(&'static Rule, Option<EventField>) + 'a;

fn judge_source(event: &LearningEvent, note: &mut Note<'_>) {
    let is_blank = |field| event.said(field).is_none();
    match event.source() {
        None => note(&SOURCE_MISSING, Some(EventField::Source)),
        Some(PlrSource::Other) => note(&SOURCE_OTHER, Some(EventField::Source)),
        Some(PlrSource::Ao) => {
            if is_blank(EventField::AchievementAwardDate) {
                note(&AO_WITHOUT_AWARD, Some(EventField::AchievementAwardDate));
            }
            if event.said(EventField::Status).is_some_and(|status| !status.eq_ignore_ascii_case(FINAL)) {
                note(&AO_NOT_FINAL, Some(EventField::Status));
            }
        }
        Some(PlrSource::Npd) => {
            let course = [EventField::ParticipationStartDate, EventField::ParticipationEndDate];
            for field in course.into_iter().filter(|field| !is_blank(*field)) {
                note(&NPD_COURSE, Some(field));
            }
        }
        Some(PlrSource::Ilr) => {}
    }
    let first_year = match event.source() {
        Some(PlrSource::Npd | PlrSource::Ilr) => 2009,
        Some(PlrSource::Ao) => 2013,
        Some(PlrSource::Other) | None => return,
    };
    if event.date(EventField::DateLoaded).is_some_and(|loaded| loaded.year() < first_year) {
        note(&LOADED_EARLY, Some(EventField::DateLoaded));
    }
}

/// The status of an event that is final.
// SOURCE: HMPPS learner records API, LRS stubs: every event has it.
const FINAL: &str = "F";

fn judge_fields(event: &LearningEvent, note: &mut Note<'_>) {
    if event.said(EventField::Level).is_some_and(|level| level_rank(level).is_none()) {
        note(&LEVEL_UNKNOWN, Some(EventField::Level));
    }
    if event.said(EventField::Credits).is_some_and(|credit| credit.parse::<u64>().is_err()) {
        note(&CREDIT_UNREADABLE, Some(EventField::Credits));
    }
    if event.is_under_data_challenge() {
        note(&UNDER_CHALLENGE, Some(EventField::UnderDataChallenge));
    }
}

fn judge_dates(event: &LearningEvent, today: Date, note: &mut Note<'_>) {
    for column in [PlrColumn::StartDate, PlrColumn::EndDate, PlrColumn::AwardDate] {
        let field = column.field();
        if event.said(field).is_some() && event.date(field).is_none() {
            note(&DATE_UNREADABLE, Some(field));
        }
    }
    let [start, end, award] = [
        EventField::ParticipationStartDate,
        EventField::ParticipationEndDate,
        EventField::AchievementAwardDate,
    ]
    .map(|field| event.date(field));
    if start.zip(end).is_some_and(|(start, end)| end < start) {
        note(&END_BEFORE_START, Some(EventField::ParticipationEndDate));
    }
    if start.zip(award).is_some_and(|(start, award)| award < start) {
        note(&AWARD_BEFORE_START, Some(EventField::AchievementAwardDate));
    }
    if award.is_some_and(|award| award > today) {
        note(&AWARD_IN_FUTURE, Some(EventField::AchievementAwardDate));
    }
}

const CONTRADICTION: Section = Section::OurChoice {
    reason: "a course ends and is awarded after it began, and an award is not foreseen",
};
const ONE_TYPE: Section = Section::Schema { name: "LearningEvent" };
const WRONG_DATE: &str =
    "Compare it with the learner's certificate, and raise a data challenge if it was recorded incorrectly.";

static REPEATED: Rule = Rule::warning(
    "plr.event.repeated",
    ONE_TYPE,
    "an event before this one has the same number",
    "The list may have been put together twice: ask for the record again.",
);
static SOURCE_MISSING: Rule = Rule::warning(
    "plr.event.source_missing",
    VIEWING,
    "the event does not say where it comes from",
    "The source should be NPD, ILR or AO: ask the LRS Service Desk.",
);
static SOURCE_OTHER: Rule = Rule::advice(
    "plr.event.source_other",
    SOURCES,
    "the event comes from a source that the guide does not name",
    "What holds for NPD, ILR and AO may not hold for it.",
);
static AO_WITHOUT_AWARD: Rule = Rule::warning(
    "plr.event.ao_without_award_date",
    NO_DATE,
    "an event of an awarding organisation always has an achieved date, and this one has none",
    "Raise a data challenge, or ask the awarding organisation.",
);
static AO_NOT_FINAL: Rule = Rule::warning(
    "plr.event.ao_not_final",
    NO_DATE,
    "all qualifications of awarding organisations are final, and the status of this one says otherwise",
    "Do not rely on it until the awarding organisation has confirmed it.",
);
static NPD_COURSE: Rule = Rule::advice(
    "plr.event.npd_course_date",
    NO_DATE,
    "the National Pupil Database usually has the award date only, and this event has a date of the course",
    "Compare it with what the school says.",
);
static LOADED_EARLY: Rule = Rule::warning(
    "plr.event.loaded_early",
    SOURCES,
    "the event was loaded before its source was: NPD and ILR since 2009, awarding organisations since 2013",
    "Ask the LRS Service Desk: the source or the date of loading is wrong.",
);
static LEVEL_UNKNOWN: Rule = Rule::advice(
    "plr.event.level_unknown",
    VIEWING,
    "the level is not one of Entry Level to Level 8",
    "Look the qualification up in the register of regulated qualifications.",
);
static CREDIT_UNREADABLE: Rule = Rule::warning(
    "plr.event.credit_unreadable",
    ONE_TYPE,
    "the credit is not a whole number",
    "Compare it with the learner's certificate.",
);
static UNDER_CHALLENGE: Rule = Rule::advice(
    "plr.event.under_data_challenge",
    VIEWING,
    "the event is under investigation in a data challenge",
    "Look at View enquiries for its status before you raise another.",
);
static DATE_UNREADABLE: Rule = Rule::warning(
    "plr.event.date_unreadable",
    ONE_TYPE,
    "the date is not a real day written YYYY-MM-DD",
    "Ask for the record again as the web service gives it; a spreadsheet may have changed the date.",
);
static END_BEFORE_START: Rule = Rule::warning(
    "plr.event.end_before_start",
    CONTRADICTION,
    "the course ended before it began",
    WRONG_DATE,
);
static AWARD_BEFORE_START: Rule = Rule::warning(
    "plr.event.award_before_start",
    CONTRADICTION,
    "the qualification was awarded before the course began",
    WRONG_DATE,
);
static AWARD_IN_FUTURE: Rule =
    Rule::warning("plr.event.award_in_future", CONTRADICTION, "the award date is still to come", WRONG_DATE);

/// The rules of this part of the room.
pub(super) static RULES: &[&Rule] = &[
    &REPEATED,
    &SOURCE_MISSING,
    &SOURCE_OTHER,
    &AO_WITHOUT_AWARD,
    &AO_NOT_FINAL,
    &NPD_COURSE,
    &LOADED_EARLY,
    &LEVEL_UNKNOWN,
    &CREDIT_UNREADABLE,
    &UNDER_CHALLENGE,
    &DATE_UNREADABLE,
    &END_BEFORE_START,
    &AWARD_BEFORE_START,
    &AWARD_IN_FUTURE,
];
