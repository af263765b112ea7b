//! `breach`.

use std::sync::Arc;

use lrs_core::breach::{self, BreachPolicy, EmailMessage, EntityKind, ReadBounds};
use lrs_core::learner::InputError;
use lrs_core::wire::{self, Given, Nested, Offsets, Span};
use wasm_bindgen::prelude::*;

use crate::input::{bytes, drafts, given, nested, refused, text};
use crate::output::{Answer, answer, answers};

/// `breach.EmailMessage.parse`
#[wasm_bindgen(js_name = breachParse)]
pub fn parse(data: &JsValue, bounds: &JsValue) -> Answer {
    let bounds = match nested(bounds) {
        Nested::Plain(Given::Blank) => ReadBounds::default(),
        bounds => wire::read_bounds(bounds).map_err(|error| refused(&error))?,
    };
    answer(&wire::EmailMessage::from(EmailMessage::parse_within(&bytes(data)?, &bounds)))
}

/// `breach.EmailMessage.parts`
#[wasm_bindgen(js_name = breachParts)]
pub fn parts(given: &JsValue) -> Answer {
    answers(message(given)?.parts().into_iter().map(wire::MessagePart::from))
}

/// `breach.assess`
#[wasm_bindgen(js_name = breachAssess)]
pub fn assess(given: &JsValue, settings: &JsValue, roster: &Roster) -> Answer {
    let message = message(given)?;
    answer(&report(&breach::assess(&message, &policy(settings, roster)?), &message))
}

/// `breach.value`: the part and span of a piece of evidence.
#[wasm_bindgen(js_name = breachValue)]
pub fn value(
    part: &JsValue,
    start: &JsValue,
    end: &JsValue,
    given: &JsValue,
) -> Result<Option<String>, JsValue> {
    let message = message(given)?;
    let Some((start, end)) = place(start).zip(place(end)) else { return Ok(None) };
    Ok(wire::evidence_value(&text(part)?, Span { start, end }, &message, Offsets::Utf16))
}

fn place(value: &JsValue) -> Option<usize> {
    match given(value) {
        Given::Whole(place) => usize::try_from(place).ok(),
        _ => None,
    }
}

/// `breach.EntityKind.label`
#[wasm_bindgen(js_name = breachEntityLabel)]
pub fn entity_label(kind: &JsValue) -> Result<String, JsValue> {
    let kind = EntityKind::from_code(&text(kind)?);
    Ok(kind.ok_or_else(|| refused(&InputError::Setting { place: 1 }))?.label().to_owned())
}

/// `breach.redact`
#[wasm_bindgen(js_name = breachRedact)]
pub fn redact(given: &JsValue, settings: &JsValue, roster: &Roster) -> Answer {
    let redaction = breach::redact(&message(given)?, &policy(settings, roster)?);
    answer(&wire::Redaction::of(redaction, Offsets::Utf16))
}

/// `breach.Thread`
#[wasm_bindgen]
#[derive(Default)]
pub struct Thread(breach::Thread);

#[wasm_bindgen]
impl Thread {
    /// `new breach.Thread`
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// `Thread.assess`
    pub fn assess(&mut self, given: &JsValue, settings: &JsValue, roster: &Roster) -> Answer {
        let message = message(given)?;
        let judged = self.0.assess(&message, &policy(settings, roster)?);
        answer(&report(&judged, &message))
    }

    /// `Thread.size`
    pub fn size(&self) -> usize {
        self.0.len()
    }
}

/// `breach.Roster`
#[wasm_bindgen]
pub struct Roster(Arc<breach::Roster>);

#[wasm_bindgen]
impl Roster {
    /// `new breach.Roster`
    #[wasm_bindgen(constructor)]
    pub fn new(learners: &JsValue) -> Result<Self, JsValue> {
        Ok(Self(Arc::new(breach::Roster::new(&drafts(learners)?))))
    }

    /// `Roster.size`
    pub fn size(&self) -> usize {
        self.0.len()
    }
}

fn message(given: &JsValue) -> Result<EmailMessage, JsValue> {
    wire::read_message(nested(given)).map_err(|error| refused(&error))
}

/// The policy of an object; nothing need be said.
fn policy(settings: &JsValue, roster: &Roster) -> Result<BreachPolicy, JsValue> {
    let roster = (!roster.0.is_empty()).then(|| Arc::clone(&roster.0));
    let settings = match nested(settings) {
        Nested::Plain(Given::Blank) => Nested::Names(Vec::new()),
        settings => settings,
    };
    wire::read_breach_policy(settings, roster).map_err(|error| refused(&error))
}

fn report(report: &breach::BreachReport, message: &EmailMessage) -> wire::BreachReport {
    wire::BreachReport::of(report, message, Offsets::Utf16)
}
