//! What is handed over about an output file.

use serde::de::{Deserialize, Deserializer};

use super::super::batch::at_least_one;
use super::super::given::{Given, Names, names};
use super::super::policy::day;
use crate::batch::{self, BatchLimits, CalendarDetail, Stamp};
use crate::finding::Field;
use crate::guide::Channel;
use crate::learner::InputError;
use crate::value::Date;

/// How an output is judged: `{uploaded, today, batch, channel, soonDays, maxFindingsPerCode, maxValueBytes,
/// maxRowBytes, maxColumns, maxRecords}`.
///
/// `uploaded` and `today` must be there; what is left out or `null` is as in [`batch::OutcomePolicy::new`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire;
///
/// let json = r#"{"uploaded": "2026-09-01", "today": "2026-09-20", "channel": "web_service"}"#;
/// let given: wire::OutcomePolicy = serde_json::from_str(json)?;
/// assert_eq!(given.read()?.channel.code(), "web_service");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct OutcomePolicy(Option<Names>);

impl OutcomePolicy {
    /// The policy of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Makes a policy of it.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::Today`]: no day of upload, or no day today
    /// - [`InputError::UnknownName`], [`InputError::Setting`]
    pub fn read(self) -> Result<batch::OutcomePolicy, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let find = |wanted: &str| names.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
        let mut policy = batch::OutcomePolicy::new(day(find("uploaded"))?, day(find("today"))?);
        for ((name, value), place) in names.iter().zip(1..) {
            let wrong = InputError::Setting { place };
            match (name.as_str(), value) {
                ("uploaded" | "today", _) | ("batch" | "channel" | "soonDays", Given::Blank) => {}
                ("batch", Given::Text(text)) => policy.batch.clone_from(text),
                ("channel", Given::Text(code)) => policy.channel = Channel::from_code(code).ok_or(wrong)?,
                ("soonDays", Given::Whole(days)) => {
                    policy.soon_days = u16::try_from(*days).map_err(|_| wrong)?;
                }
                ("batch" | "channel" | "soonDays", _) => return Err(wrong),
                ("maxFindingsPerCode", value) => {
                    if let Some(most) = size(value, place)? {
                        policy.max_findings_per_code = most;
                    }
                }
                (name, value) => set_limit(&mut policy.limits, name, value, place)?,
            }
        }
        Ok(policy)
    }
}

impl<'de> Deserialize<'de> for OutcomePolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}

/// The bounds of a reading: `{maxValueBytes, maxRowBytes, maxColumns, maxRecords}`; nothing need be said.
///
/// # Errors
///
/// [`InputError::UnknownName`], [`InputError::Setting`]
pub fn read_limits(names: &[(String, Given)]) -> Result<BatchLimits, InputError> {
    let mut limits = BatchLimits::DEFAULT;
    for ((name, value), place) in names.iter().zip(1..) {
        set_limit(&mut limits, name, value, place)?;
    }
    Ok(limits)
}

fn set_limit(limits: &mut BatchLimits, name: &str, value: &Given, place: usize) -> Result<(), InputError> {
    let slot = match name {
        "maxValueBytes" => &mut limits.max_value_bytes,
        "maxRowBytes" => &mut limits.max_row_bytes,
        "maxColumns" => &mut limits.max_columns,
        "maxRecords" => {
            limits.max_records = at_least_one(value, place)?.unwrap_or(limits.max_records);
            return Ok(());
        }
        _ => return Err(InputError::UnknownName { place }),
    };
    *slot = size(value, place)?.unwrap_or(*slot);
    Ok(())
}

fn size(value: &Given, place: usize) -> Result<Option<usize>, InputError> {
    let given = at_least_one(value, place)?;
    given.map(|given| usize::try_from(given).map_err(|_| InputError::Setting { place })).transpose()
}

/// How a calendar is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CalendarOptions {
    /// When it is made.
    pub stamp: Stamp,
    /// How much it shows.
    pub detail: CalendarDetail,
}

impl CalendarOptions {
    /// Reads `stamp` as `YYYY-MM-DDThh:mm:ssZ` and the code of a detail; the least where it is not said.
    ///
    /// # Errors
    ///
    /// [`InputError::Setting`]: 1 for the stamp, 2 for the detail.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::wire::CalendarOptions;
    ///
    /// assert!(CalendarOptions::read("2026-09-01T09:30:00Z", None).is_ok());
    /// ```
    pub fn read(stamp: &str, detail: Option<&str>) -> Result<Self, InputError> {
        let stamp = Stamp::from_iso(stamp).ok_or(InputError::Setting { place: 1 })?;
        let detail = detail.map_or(Some(CalendarDetail::Batch), CalendarDetail::from_code);
        Ok(Self { stamp, detail: detail.ok_or(InputError::Setting { place: 2 })? })
    }
}

/// The fields of a comparison, by their names; all where nothing is said.
///
/// # Errors
///
/// [`InputError::UnknownName`]
pub fn read_fields(names: Option<&[String]>) -> Result<Vec<Field>, InputError> {
    let Some(names) = names else { return Ok(Field::ALL.to_vec()) };
    let read =
        |(name, place): (&String, usize)| Field::from_name(name).ok_or(InputError::UnknownName { place });
    names.iter().zip(1..).map(read).collect()
}

/// An aim of the ILR: `{learnRefNumber, uln, start, plannedEnd, actualEnd, fundModel, hasLoan, isHeFunded, isInCustody,
/// hasEmployerContract}`.
///
/// # Examples
///
/// ```
/// use lrs_core::wire;
///
/// let json = r#"{"uln": "9999999999", "start": "2026-09-01", "fundModel": 35}"#;
/// let given: wire::IlrAim = serde_json::from_str(json)?;
/// assert_eq!(given.read()?.fund_model, 35);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct IlrAim(Option<Names>);

impl IlrAim {
    /// The aim of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Makes an aim of it; a start and a funding model must be there.
    ///
    /// # Errors
    ///
    /// [`InputError::Shape`], [`InputError::Today`], [`InputError::UlnNumber`], [`InputError::UnknownName`],
    /// [`InputError::Setting`]
    pub fn read(self) -> Result<batch::IlrAim, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let find = |wanted: &str| names.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
        let fund_model = match find("fundModel") {
            Some(&Given::Whole(model)) => u8::try_from(model).ok(),
            _ => None,
        };
        let mut aim = batch::IlrAim {
            learn_ref_number: String::new(),
            uln: String::new(),
            start: day(find("start"))?,
            planned_end: None,
            actual_end: None,
            fund_model: fund_model.ok_or(InputError::Setting { place: names.len() })?,
            has_loan: false,
            is_he_funded: false,
            is_in_custody: false,
            has_employer_contract: false,
        };
        for ((name, value), place) in names.iter().zip(1..) {
            put(&mut aim, name, value, place)?;
        }
        Ok(aim)
    }
}

fn put(aim: &mut batch::IlrAim, name: &str, value: &Given, place: usize) -> Result<(), InputError> {
    let wrong = InputError::Setting { place };
    let flag = match name {
        "start" | "fundModel" => return Ok(()),
        "uln" => {
            aim.uln = match value {
                Given::Text(text) => text.clone(),
                Given::Blank => String::new(),
                _ => return Err(InputError::UlnNumber),
            };
            return Ok(());
        }
        "learnRefNumber" => {
            aim.learn_ref_number = match value {
                Given::Text(text) => text.clone(),
                Given::Whole(number) => number.to_string(),
                Given::Blank => String::new(),
                _ => return Err(wrong),
            };
            return Ok(());
        }
        "plannedEnd" => return end(&mut aim.planned_end, value, wrong),
        "actualEnd" => return end(&mut aim.actual_end, value, wrong),
        "hasLoan" => &mut aim.has_loan,
        "isHeFunded" => &mut aim.is_he_funded,
        "isInCustody" => &mut aim.is_in_custody,
        "hasEmployerContract" => &mut aim.has_employer_contract,
        _ => return Err(InputError::UnknownName { place }),
    };
    match value {
        Given::Flag(is) => *flag = *is,
        Given::Blank => {}
        _ => return Err(wrong),
    }
    Ok(())
}

fn end(slot: &mut Option<Date>, value: &Given, wrong: InputError) -> Result<(), InputError> {
    *slot = match value {
        Given::Blank => None,
        Given::Text(iso) => Some(Date::from_iso(iso).ok_or(wrong)?),
        _ => return Err(wrong),
    };
    Ok(())
}

impl<'de> Deserialize<'de> for IlrAim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}
