//! Reading values with serde, without a word of what was read.
//!
//! Where a value is of another kind than wanted, serde's own error quotes it: a ULN handed over as a number
//! would stand in a log. So what serde says is replaced by words of ours.

use core::fmt::{self, Display};

use serde::de::{Deserializer, Error, Visitor};

/// Reads a value that is written as text.
pub(crate) fn text<'de, D, T, E>(deserializer: D, parse: fn(&str) -> Result<T, E>) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    E: Display,
{
    // Some formats refuse another kind before they ask the visitor, hence the error is replaced here.
    match deserializer.deserialize_str(Text(parse)) {
        Ok(parsed) => parsed.map_err(D::Error::custom),
        Err(_) => Err(D::Error::custom(WANTED_TEXT)),
    }
}

/// Reads a value that is written as one of the LRS's codes, or as a text where `parse` takes one.
pub(crate) fn code<'de, D, T, E>(
    deserializer: D,
    parse: fn(&str) -> Result<T, E>,
    from_code: fn(u16) -> Option<T>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    E: Display,
{
    let reader = Code { parse, from_code };
    // A compact format does not say what it holds, and holds the code.
    let read = if deserializer.is_human_readable() {
        deserializer.deserialize_any(reader)
    } else {
        deserializer.deserialize_u16(reader)
    };
    match read {
        Ok(parsed) => parsed.map_err(D::Error::custom),
        Err(_) => Err(D::Error::custom(WANTED_CODE)),
    }
}

const WANTED_TEXT: &str = "a text was wanted";
const WANTED_CODE: &str = "one of the LRS's codes was wanted";

struct Text<T, E>(fn(&str) -> Result<T, E>);

impl<T, E> Visitor<'_> for Text<T, E> {
    type Value = Result<T, E>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WANTED_TEXT)
    }

    fn visit_str<X>(self, text: &str) -> Result<Self::Value, X> {
        Ok((self.0)(text))
    }
}

struct Code<T, E> {
    parse: fn(&str) -> Result<T, E>,
    from_code: fn(u16) -> Option<T>,
}

impl<T, E: Display> Visitor<'_> for Code<T, E> {
    type Value = Result<T, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(WANTED_CODE)
    }

    fn visit_str<X>(self, text: &str) -> Result<Self::Value, X> {
        Ok((self.parse)(text).map_err(|error| error.to_string()))
    }

    fn visit_u64<X>(self, number: u64) -> Result<Self::Value, X> {
        let code = u16::try_from(number).ok();
        Ok(code.and_then(self.from_code).ok_or_else(|| WANTED_CODE.to_owned()))
    }

    fn visit_i64<X: Error>(self, number: i64) -> Result<Self::Value, X> {
        self.visit_u64(u64::try_from(number).unwrap_or(u64::MAX))
    }
}
