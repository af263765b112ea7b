//! `AbilityToShare`.

use lrs_core::{AbilityToShare, Field, wire};
use wasm_bindgen::prelude::*;

use crate::input::number;
use crate::output::{Answer, parsed};

/// `AbilityToShare.parse`
#[wasm_bindgen(js_name = abilityToShareParse)]
pub fn parse(value: &JsValue) -> Answer {
    parsed(Field::AbilityToShare, AbilityToShare::parse(&number(value)?))
}

/// `AbilityToShare.changeTo`
#[wasm_bindgen(js_name = abilityToShareChangeTo)]
pub fn change_to(from: &JsValue, next: &JsValue) -> Answer {
    let (from, next) = (number(from)?, number(next)?);
    parsed(
        Field::AbilityToShare,
        AbilityToShare::parse(&from).and_then(|from| from.change_to(AbilityToShare::parse(&next)?)),
    )
}

/// `AbilityToShare.visibility`
#[wasm_bindgen(js_name = abilityToShareVisibility)]
pub fn visibility(state: &JsValue) -> Answer {
    parsed(
        Field::AbilityToShare,
        AbilityToShare::parse(&number(state)?).map(|state| wire::Visibility::from(state.visibility())),
    )
}
