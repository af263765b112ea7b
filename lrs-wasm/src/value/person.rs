//! `Date`, `DateOfBirth`, `Gender`, `EmailAddress`.

use lrs_core::value::{Date, email_address};
use lrs_core::{DateOfBirth, EmailAddress, Field, Gender, wire};
use wasm_bindgen::prelude::*;

use crate::input::{number, text, two_digit_years};
use crate::output::{Answer, answers, parsed};

/// `DateOfBirth.parse`
#[wasm_bindgen(js_name = dateOfBirthParse)]
pub fn date_of_birth(value: &JsValue) -> Answer {
    parsed(Field::DateOfBirth, DateOfBirth::parse(&text(value)?))
}

/// `DateOfBirth.fromParts`
#[wasm_bindgen(js_name = dateOfBirthFromParts)]
pub fn from_parts(day: &JsValue, month: &JsValue, year: &JsValue) -> Answer {
    parsed(Field::DateOfBirth, DateOfBirth::from_parts(&number(day)?, &number(month)?, &number(year)?))
}

/// `DateOfBirth.read`
#[wasm_bindgen(js_name = dateOfBirthRead)]
pub fn read_date_of_birth(value: &JsValue, settings: &JsValue) -> Answer {
    let read = DateOfBirth::read(&text(value)?, two_digit_years(settings)?);
    parsed(Field::DateOfBirth, read.map(|reading| wire::DateReading::from(&reading)))
}

/// `Date.read`
#[wasm_bindgen(js_name = dateRead)]
pub fn read_date(value: &JsValue, settings: &JsValue) -> Answer {
    let read = Date::read(&text(value)?, two_digit_years(settings)?);
    parsed(None, read.map(|reading| wire::DateReading::from(&reading)))
}

/// `Gender.read`
#[wasm_bindgen(js_name = genderRead)]
pub fn read_gender(value: &JsValue) -> Answer {
    parsed(Field::Gender, Gender::read(&number(value)?).map(|reading| wire::GenderReading::from(&reading)))
}

/// `Gender.parse`
#[wasm_bindgen(js_name = genderParse)]
pub fn gender(value: &JsValue) -> Answer {
    parsed(Field::Gender, Gender::parse(&number(value)?))
}

/// `EmailAddress.parse`
#[wasm_bindgen(js_name = emailAddressParse)]
pub fn email_address(value: &JsValue) -> Answer {
    parsed(Field::EmailAddress, EmailAddress::parse(&text(value)?))
}

/// `EmailAddress.repairs`
#[wasm_bindgen(js_name = emailAddressRepairs)]
pub fn email_address_repairs(value: &JsValue) -> Answer {
    answers(email_address::repairs(&text(value)?).iter().map(wire::EmailAddressRepair::from))
}
