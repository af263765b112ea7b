//! Learning events as JSON: a list of them, or an object around the list.

use core::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{About, PlrLimits, Raw};
use crate::plr::error::PlrError;
use crate::plr::event::EventField;

pub(super) fn read(text: &str, limits: &PlrLimits) -> Result<Raw, PlrError> {
    let mut gathering = Gathering { raw: Raw::default(), limits, stop: None };
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Place { gathering: &mut gathering, is_around: true }
        .deserialize(&mut reader)
        .and_then(|()| reader.end());
    match (gathering.stop, read) {
        (Some(stop), _) => Err(stop),
        (None, Err(error)) => Err(PlrError::Json { line: error.line() }),
        (None, Ok(())) => Ok(gathering.raw),
    }
}

struct Gathering<'a> {
    raw: Raw,
    limits: &'a PlrLimits,
    /// Why reading stops, where it is not for the JSON's sake; serde's errors have no room for it.
    stop: Option<PlrError>,
}

impl Gathering<'_> {
    fn stopped<E: serde::de::Error>(&mut self, error: PlrError) -> E {
        self.stop = Some(error);
        E::custom("")
    }

    /// The text of a value within its bound.
    fn text<E: serde::de::Error>(&mut self, value: Plain, event: usize) -> Result<String, E> {
        let limit = self.limits.max_value_bytes;
        match value {
            Plain::Text(text) if text.len() > limit => {
                Err(self.stopped(PlrError::ValueTooLong { event, limit }))
            }
            Plain::Text(text) => Ok(text),
            Plain::Other => Err(self.stopped(PlrError::NotAValue { event })),
        }
    }
}

/// The object around the events with its list, or the list.
struct Place<'g, 'a> {
    gathering: &'g mut Gathering<'a>,
    /// Whether the object is the one around the list, and not a list that the web service wraps in one more.
    is_around: bool,
}

impl<'de> DeserializeSeed<'de> for Place<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("events")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.gathering.raw.is_answer = true;
        while items.next_element_seed(OneEvent(self.gathering))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self { gathering, is_around } = self;
        while let Some(name) = entries.next_key::<String>()? {
            if let Some(about) = About::of(&name).filter(|_| is_around) {
                let text = gathering.text(entries.next_value()?, 0)?;
                gathering.raw.is_answer = true;
                gathering.raw.put(about, &text);
            } else if is_list(&name) {
                gathering.raw.is_answer = true;
                entries.next_value_seed(Place { gathering: &mut *gathering, is_around: false })?;
            } else {
                entries.next_value::<IgnoredAny>()?;
                // What this library says of an answer is no part of one.
                gathering.raw.extra += u64::from(!OWN.contains(&name.as_str()));
            }
        }
        Ok(())
    }
}

/// What is written beside the events when a record is written as JSON.
const OWN: [&str; 3] = ["format", "findings", "meaning"];

/// What the list of events is called: ours, the schema's, and its type's.
fn is_list(name: &str) -> bool {
    ["events", "learnerRecord", "learner_record", "learningEvent", "learning_event"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

struct OneEvent<'g, 'a>(&'g mut Gathering<'a>);

impl<'de> DeserializeSeed<'de> for OneEvent<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl OneEvent<'_, '_> {
    fn refused<E: serde::de::Error>(self) -> Result<(), E> {
        let event = self.0.raw.record.events.len() + 1;
        Err(self.0.stopped(PlrError::NotAValue { event }))
    }
}

impl<'de> Visitor<'de> for OneEvent<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self(gathering) = self;
        gathering.raw.begin(gathering.limits).map_err(|error| gathering.stopped(error))?;
        let event = gathering.raw.record.events.len();
        while let Some(name) = entries.next_key::<String>()? {
            let Some(field) = EventField::from_name(&name) else {
                entries.next_value::<IgnoredAny>()?;
                gathering.raw.extra += 1;
                continue;
            };
            let text = gathering.text(entries.next_value()?, event)?;
            gathering.raw.set(field, text);
        }
        Ok(())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.refused()
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        self.refused()
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        self.refused()
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
        self.refused()
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        self.refused()
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
        self.refused()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.refused()
    }
}

/// The text of a value; numbers and flags as they are written, nothing for `null`.
enum Plain {
    Text(String),
    /// A list or an object.
    Other,
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainReader)
    }
}

struct PlainReader;

impl<'de> Visitor<'de> for PlainReader {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain::Text(String::new()))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Plain, E> {
        Ok(Plain::Text(flag.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Plain, E> {
        Ok(Plain::Text(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Plain, E> {
        Ok(Plain::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Plain, E> {
        Ok(Plain::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Plain, E> {
        Ok(Plain::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Plain, E> {
        Ok(Plain::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Plain, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Plain::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Plain, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Plain::Other)
    }
}
