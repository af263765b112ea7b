//! `challenge`: data challenges. A call is one object as the wire reads it.

use lrs_core::wire;
use wasm_bindgen::prelude::*;

use crate::input::{drafts, nested};
use crate::output::{Answer, answer, answered};

/// `challenge.kinds`
#[wasm_bindgen(js_name = challengeKinds)]
pub fn kinds() -> Answer {
    answer(&wire::challenge_kinds())
}

/// `challenge.route`
#[wasm_bindgen(js_name = challengeRoute)]
pub fn route(situation: &JsValue) -> Answer {
    answered(wire::challenge_route(nested(situation)))
}

/// `challenge.check`
#[wasm_bindgen(js_name = challengeCheck)]
pub fn check(draft: &JsValue) -> Answer {
    answered(wire::challenge_check(nested(draft)))
}

/// `challenge.compose`
#[wasm_bindgen(js_name = challengeCompose)]
pub fn compose(draft: &JsValue) -> Answer {
    answered(wire::challenge_compose(nested(draft)))
}

/// `challenge.fromConflict`
#[wasm_bindgen(js_name = challengeFromConflict)]
pub fn from_conflict(conflict: &JsValue, learners: &JsValue) -> Answer {
    answered(wire::challenge_from_conflict(nested(conflict), &drafts(learners)?))
}

/// `challenge.status`
#[wasm_bindgen(js_name = challengeStatus)]
pub fn status(state: &JsValue) -> Answer {
    answered(wire::challenge_status(nested(state)))
}

/// `challenge.advance`
#[wasm_bindgen(js_name = challengeAdvance)]
pub fn advance(step: &JsValue) -> Answer {
    answered(wire::challenge_advance(nested(step)))
}
