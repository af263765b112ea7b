//! What another language hands over that holds more than names and values.

use core::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::given::Given;
use crate::learner::InputError;

/// A value with what is in it: messages and maps of headings hold lists of objects.
#[derive(Clone, PartialEq)]
pub enum Nested {
    /// A value that holds no others.
    Plain(Given),
    /// A list.
    List(Vec<Self>),
    /// An object's names and values, in the order in which they were handed over.
    Names(Vec<(String, Self)>),
}

impl Nested {
    /// The value, where it holds no others.
    #[cfg(feature = "csv")]
    pub(super) const fn plain(&self) -> &Given {
        match self {
            Self::Plain(given) => given,
            _ => &Given::Other,
        }
    }

    /// The value for good; a list is not kept.
    pub(super) fn into_plain(self) -> Given {
        match self {
            Self::Plain(given) => given,
            Self::Names(names) => Given::Names(plain_names(names)),
            Self::List(_) => Given::Other,
        }
    }
}

/// The names of an object with their values.
pub(super) fn plain_names(names: Vec<(String, Nested)>) -> Vec<(String, Given)> {
    names.into_iter().map(|(name, value)| (name, value.into_plain())).collect()
}

impl From<serde_json::Value> for Nested {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Plain(Given::Blank),
            Value::Bool(flag) => Self::Plain(Given::Flag(flag)),
            Value::Number(number) => Self::Plain(match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Given::Whole(whole),
                (None, real) => real.map_or(Given::Other, Given::Real),
            }),
            Value::String(text) => Self::Plain(Given::Text(text)),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(names) => {
                Self::Names(names.into_iter().map(|(name, value)| (name, Self::from(value))).collect())
            }
        }
    }
}

impl<'de> Deserialize<'de> for Nested {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Takes whatever there is, so that a wrong value becomes an error of ours with its code.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Nested;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Nested, E> {
        Ok(Nested::Plain(Given::Blank))
    }

    fn visit_none<E>(self) -> Result<Nested, E> {
        Ok(Nested::Plain(Given::Blank))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Nested, E> {
        Ok(Nested::Plain(Given::Flag(flag)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Nested, E> {
        Ok(Nested::Plain(Given::Whole(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Nested, E> {
        Ok(Nested::Plain(i64::try_from(number).map_or(Given::Other, Given::Whole)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Nested, E> {
        Ok(Nested::Plain(Given::Real(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Nested, E> {
        Ok(Nested::Plain(Given::Text(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Nested, E> {
        Ok(Nested::Plain(Given::Text(text)))
    }

    fn visit_bytes<E>(self, _bytes: &[u8]) -> Result<Nested, E> {
        Ok(Nested::Plain(Given::Other))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Nested, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Nested::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Nested, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = entries.next_key::<String>()? {
            names.push((name, entries.next_value()?));
        }
        Ok(Nested::Names(names))
    }
}

/// The names and values of an object, each with its place from 1.
pub(super) fn named(given: Nested) -> Result<impl Iterator<Item = (usize, String, Nested)>, InputError> {
    let Nested::Names(names) = given else { return Err(InputError::Shape) };
    Ok((1..).zip(names).map(|(place, (name, value))| (place, name, value)))
}

/// A text; a blank one where nothing is said.
pub(super) fn text(value: Nested) -> Result<String, InputError> {
    match value {
        Nested::Plain(Given::Blank) => Ok(String::new()),
        Nested::Plain(Given::Text(text)) => Ok(text),
        _ => Err(InputError::NotText { field: None }),
    }
}

/// A list; an empty one where nothing is said.
pub(super) fn list<T>(
    value: Nested,
    wrong: InputError,
    read: impl Fn(Nested) -> Result<T, InputError>,
) -> Result<Vec<T>, InputError> {
    match value {
        Nested::Plain(Given::Blank) => Ok(Vec::new()),
        Nested::List(items) => items.into_iter().map(read).collect(),
        _ => Err(wrong),
    }
}

/// A word that stands for something, or nothing.
pub(super) fn optional<T>(
    value: Nested,
    wrong: InputError,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, InputError> {
    match value {
        Nested::Plain(Given::Blank) => Ok(None),
        Nested::Plain(Given::Text(text)) => read(&text).map(Some).ok_or(wrong),
        _ => Err(wrong),
    }
}
