//! What is handed over about a Personal Learning Record: events, who asks, and what a report says.

use super::super::Error;
use super::super::given::Given;
use super::super::nested::{Nested, list, named, optional, text};
use super::super::policy::day;
use crate::learner::InputError;
use crate::plr::{
    AbsentEvent, EventField, LearningEvent, PlrColumn, PlrLimits, PlrProblem, PlrRequest, PlrSource,
    ReportHead, SortOrder,
};
use crate::value::{AbilityToShare, Date, Uln, UserRole};

/// The events of a list of objects; names are those of JSON, values texts or numbers.
pub(super) fn events(given: Nested) -> Result<Vec<LearningEvent>, InputError> {
    let Nested::List(items) = given else { return Err(InputError::Shape) };
    items.into_iter().map(event).collect()
}

pub(in super::super) fn event(given: Nested) -> Result<LearningEvent, InputError> {
    let mut event = LearningEvent::default();
    for (place, name, value) in named(given)? {
        let field = EventField::ALL.into_iter().find(|field| field.camel_name() == name);
        let field = field.ok_or(InputError::UnknownName { place })?;
        event.set(field, value_text(value)?);
    }
    Ok(event)
}

/// Numbers of events and credit may be numbers.
fn value_text(value: Nested) -> Result<String, InputError> {
    match value {
        Nested::Plain(Given::Whole(number)) => Ok(number.to_string()),
        // A whole number that is too large for the one before, as JavaScript has it.
        Nested::Plain(Given::Real(number)) if number.fract() == 0.0 => Ok(number.to_string()),
        _ => text(value),
    }
}

pub(super) fn today(given: Nested) -> Result<Date, InputError> {
    match given {
        Nested::Plain(value) => day(Some(&value)),
        _ => Err(InputError::Today),
    }
}

/// `{awarded, source, isHigherEducation}`
pub(super) fn absent(given: Nested) -> Result<AbsentEvent, InputError> {
    let mut absent = AbsentEvent::default();
    for (place, name, value) in named(given)? {
        let wrong = InputError::Setting { place };
        match name.as_str() {
            "awarded" => absent.awarded = optional(value, wrong, Date::from_iso)?,
            "source" => absent.source = optional(value, wrong, PlrSource::from_code)?,
            "isHigherEducation" => absent.is_higher_education = flag(&value, wrong)?,
            _ => return Err(InputError::UnknownName { place }),
        }
    }
    Ok(absent)
}

fn flag(value: &Nested, wrong: InputError) -> Result<bool, InputError> {
    match value {
        Nested::Plain(Given::Blank) => Ok(false),
        Nested::Plain(Given::Flag(flag)) => Ok(*flag),
        _ => Err(wrong),
    }
}

/// `{roles, hasSearched, hasSeenPrivacyNotice, abilityToShare, isLearner}`
pub(super) fn request(given: Nested) -> Result<PlrRequest, Error> {
    let mut request = PlrRequest::default();
    for (place, name, value) in named(given)? {
        let wrong = InputError::Setting { place };
        match name.as_str() {
            "roles" => {
                let roles = list(value, wrong, text)?;
                let read = |role: &String| UserRole::parse(role).map_err(|error| Error::from(&error));
                request.roles = roles.iter().map(read).collect::<Result<_, _>>()?;
            }
            "hasSearched" => request.has_searched = flag(&value, wrong)?,
            "hasSeenPrivacyNotice" => request.has_seen_privacy_notice = flag(&value, wrong)?,
            "abilityToShare" => {
                let state = value_text(value)?;
                let read = || AbilityToShare::parse(&state).map_err(|error| Error::from(&error));
                request.ability_to_share = (!state.is_empty()).then(read).transpose()?;
            }
            "isLearner" => request.is_learner = flag(&value, wrong)?,
            _ => return Err(InputError::UnknownName { place }.into()),
        }
    }
    Ok(request)
}

/// `{ticked, givenName, familyName, uln, provider, today}`; the answer is the head, and the places that are ticked.
pub(super) fn options(given: Nested) -> Result<(ReportHead, Option<Vec<usize>>), Error> {
    let given: Vec<_> = named(given)?.collect();
    let today = given.iter().find(|(_, name, _)| name == "today").map(|(_, _, value)| value.clone());
    let mut head = ReportHead::new(self::today(today.unwrap_or(Nested::Plain(Given::Blank)))?);
    let mut ticked = None;
    for (place, name, value) in given {
        let wrong = InputError::Setting { place };
        match name.as_str() {
            "today" => {}
            "ticked" if value == Nested::Plain(Given::Blank) => {}
            "ticked" => ticked = Some(list(value, wrong, |value| whole(&value).ok_or(wrong))?),
            "givenName" => head.given_name = text(value)?,
            "familyName" => head.family_name = text(value)?,
            "provider" => head.provider = text(value)?,
            "uln" => {
                let Ok(uln) = text(value) else { return Err(InputError::UlnNumber.into()) };
                let read = || Uln::parse(&uln).map_err(|error| Error::from(&error));
                head.uln = (!uln.is_empty()).then(read).transpose()?;
            }
            _ => return Err(InputError::UnknownName { place }.into()),
        }
    }
    Ok((head, ticked))
}

pub(in super::super) fn whole(value: &Nested) -> Option<usize> {
    match value {
        &Nested::Plain(Given::Whole(number)) => usize::try_from(number).ok(),
        _ => None,
    }
}

/// `{maxBytes, maxEvents, maxValueBytes}`
pub(super) fn limits(given: Nested) -> Result<PlrLimits, InputError> {
    let mut limits = PlrLimits::DEFAULT;
    for (place, name, value) in named(given)? {
        let slot = match name.as_str() {
            "maxBytes" => &mut limits.max_bytes,
            "maxEvents" => &mut limits.max_events,
            "maxValueBytes" => &mut limits.max_value_bytes,
            _ => return Err(InputError::UnknownName { place }),
        };
        match value {
            Nested::Plain(Given::Blank) => {}
            value => *slot = whole(&value).filter(|most| *most > 0).ok_or(InputError::Setting { place })?,
        }
    }
    Ok(limits)
}

pub(super) fn column(code: &str) -> Result<PlrColumn, InputError> {
    PlrColumn::from_code(code).ok_or(InputError::Setting { place: 2 })
}

pub(super) fn order(code: &str) -> Result<SortOrder, InputError> {
    SortOrder::from_code(code).ok_or(InputError::Setting { place: 3 })
}

pub(super) fn problem(code: &str) -> Result<PlrProblem, InputError> {
    PlrProblem::from_code(code).ok_or(InputError::Setting { place: 1 })
}
