//! How a report is to be shown, as it is handed over.

use serde::de::{Deserialize, Deserializer};

use super::super::batch::at_least_one;
use super::super::given::{Given, Names, names};
use crate::batch::{self, FindingValues, ReportError};
use crate::finding::Field;
use crate::learner::InputError;

/// How a report is shown: `{width, colour, plain, mostOfOneKind, fileName}`.
///
/// What is left out or `null` is as in [`batch::ReportStyle::default`].
///
/// # Examples
///
/// ```
/// use lrs_core::wire;
///
/// let given: wire::ReportStyle = serde_json::from_str(r#"{"width": 72, "plain": true}"#)?;
/// assert_eq!(given.read()?.width, 72);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct ReportStyle(Option<Names>);

impl ReportStyle {
    /// The style of names and values that a wrapper has gathered itself.
    pub fn of(names: Vec<(String, Given)>) -> Self {
        Self(Some(Names(names)))
    }

    /// Makes a style of it.
    ///
    /// # Errors
    ///
    /// - [`InputError::Shape`]: not an object
    /// - [`InputError::UnknownName`], [`InputError::Setting`]
    pub fn read(self) -> Result<batch::ReportStyle, InputError> {
        let Some(Names(names)) = self.0 else { return Err(InputError::Shape) };
        let mut style = batch::ReportStyle::default();
        for ((name, value), place) in names.into_iter().zip(1..) {
            let wrong = InputError::Setting { place };
            match (name.as_str(), value) {
                ("colour", Given::Flag(flag)) => style.colour = flag,
                ("plain", Given::Flag(flag)) => style.plain = flag,
                ("fileName", Given::Text(text)) => style.file_name = Some(text),
                ("colour" | "plain" | "fileName", Given::Blank) => {}
                ("colour" | "plain" | "fileName", _) => return Err(wrong),
                ("width", value) => set(&mut style.width, &value, place)?,
                ("mostOfOneKind", value) => set(&mut style.most_of_one_kind, &value, place)?,
                _ => return Err(InputError::UnknownName { place }),
            }
        }
        Ok(style)
    }
}

fn set(slot: &mut usize, value: &Given, place: usize) -> Result<(), InputError> {
    if let Some(given) = at_least_one(value, place)? {
        *slot = usize::try_from(given).map_err(|_| InputError::Setting { place })?;
    }
    Ok(())
}

impl<'de> Deserialize<'de> for ReportStyle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        names(deserializer).map(Self)
    }
}

#[derive(serde::Deserialize)]
struct ValueEntry {
    record: u64,
    field: String,
    value: String,
}

/// Reads what stands at findings, as [`finding_values`](super::finding_values) gives it, from JSON.
///
/// # Errors
///
/// [`ReportError::TooLarge`], [`ReportError::Json`], [`ReportError::Unknown`]
///
/// # Examples
///
/// ```
/// use lrs_core::{Field, wire};
///
/// let values = wire::read_values(r#"[{"record": 1, "field": "uln", "value": "10 characters: digits"}]"#)?;
/// assert_eq!(values.get(1, Field::Uln), Some("10 characters: digits"));
/// # Ok::<(), lrs_core::batch::ReportError>(())
/// ```
pub fn read_values(json: &str) -> Result<FindingValues, ReportError> {
    let entries: Vec<ValueEntry> = super::saved::parsed(json)?;
    let entry = |(entry, place): (ValueEntry, u64)| {
        let field = Field::from_name(&entry.field).ok_or(ReportError::Unknown { place })?;
        Ok((entry.record, field, entry.value))
    };
    entries.into_iter().zip(1..).map(entry).collect()
}
