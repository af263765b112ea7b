//! The policy of a check, and of reading dates.

use serde::de::{Deserialize, Deserializer};

use super::given::{Given, Names, names};
use crate::guide::Edition;
use crate::learner::{self, DateOrder, InputError, Purpose};
use crate::value::{Date, TwoDigitYear};

/// How a learner is checked: `{today, purpose, edition, dateOrder, applyRepairs, isPre16School}`.
///
/// `today` must be there; what is left out or `null` is as in [`learner::CheckPolicy::new`]. The words are
/// those of each setting's `code()`.
///
/// # Examples
///
/// ```
/// use lrs_core::{learner::Purpose, wire};
///
/// let given: wire::CheckPolicy = serde_json::from_str(r#"{"today": "2026-09-01", "purpose": "batch"}"#)?;
/// assert_eq!(given.read()?.purpose, Purpose::Batch);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CheckPolicy(Option<Names>);

impl CheckPolicy {
    /// The policy of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Makes a policy of it.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::Today`], [`InputError::UnknownName`], [`InputError::Setting`]
    pub fn read(self) -> Result<learner::CheckPolicy, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let today = names.iter().find(|(name, _)| name == "today");
        let mut policy = learner::CheckPolicy::new(day(today.map(|(_, value)| value))?);
        for ((name, value), place) in names.iter().zip(1..) {
            set(&mut policy, name, value, place)?;
        }
        Ok(policy)
    }
}

/// What a year of two digits stands for: `{twoDigitYears, today}`; refused where nothing is said.
///
/// # Examples
///
/// ```
/// use lrs_core::wire::{Given, TwoDigitYears};
///
/// let names = vec![("twoDigitYears".to_owned(), Given::Text("of_learner".to_owned()))];
/// assert_eq!(TwoDigitYears::of(names).read().map_err(|error| error.code()), Err("input.today"));
/// ```
pub struct TwoDigitYears(Names);

impl TwoDigitYears {
    /// What the names and values that a wrapper has gathered stand for.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Names(names))
    }

    /// Makes the core's value of it.
    ///
    /// # Errors
    ///
    /// [`InputError::Today`], [`InputError::UnknownName`], [`InputError::Setting`]
    pub fn read(self) -> Result<TwoDigitYear, InputError> {
        let Self(Names(names)) = self;
        let mut found = TwoDigitYear::Refused;
        for ((name, value), place) in names.iter().zip(1..) {
            match (name.as_str(), value) {
                ("today", _) | ("twoDigitYears", Given::Blank) => {}
                ("twoDigitYears", Given::Text(code)) => {
                    let today = names.iter().find(|(name, _)| name == "today").map(|(_, value)| value);
                    let read = TwoDigitYear::from_code(code, day(today)?);
                    found = read.ok_or(InputError::Setting { place })?;
                }
                ("twoDigitYears", _) => return Err(InputError::Setting { place }),
                _ => return Err(InputError::UnknownName { place }),
            }
        }
        Ok(found)
    }
}

/// Reads the day on which a policy judges.
pub(super) fn day(value: Option<&Given>) -> Result<Date, InputError> {
    match value {
        Some(Given::Text(iso)) => Date::from_iso(iso).ok_or(InputError::Today),
        _ => Err(InputError::Today),
    }
}

/// Sets what `name` says; `today` is set already.
pub(super) fn set(
    policy: &mut learner::CheckPolicy,
    name: &str,
    value: &Given,
    place: usize,
) -> Result<(), InputError> {
    let wrong = InputError::Setting { place };
    match (name, value) {
        ("purpose", Given::Text(code)) => policy.purpose = Purpose::from_code(code).ok_or(wrong)?,
        ("edition", Given::Text(code)) => policy.edition = Edition::from_code(code).ok_or(wrong)?,
        ("dateOrder", Given::Text(code)) => policy.date_order = DateOrder::from_code(code).ok_or(wrong)?,
        ("applyRepairs", &Given::Flag(apply)) => policy.apply_repairs = apply,
        ("applyUlnFormat", &Given::Flag(apply)) => policy.apply_uln_format = apply,
        ("isPre16School", &Given::Flag(is)) => policy.is_pre_16_school = Some(is),
        ("today", _) => {}
        (known, Given::Blank) if SETTINGS.contains(&known) => {}
        (known, _) if SETTINGS.contains(&known) => return Err(wrong),
        _ => return Err(InputError::UnknownName { place }),
    }
    Ok(())
}

/// The names of a policy beside `today`; a blank one leaves the default.
const SETTINGS: [&str; 6] =
    ["purpose", "edition", "dateOrder", "applyRepairs", "applyUlnFormat", "isPre16School"];

impl<'de> Deserialize<'de> for CheckPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}
