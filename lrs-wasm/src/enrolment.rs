//! `enrolment`: a call is one object as the wire reads it; a log of the ability to share is its JSON.

use lrs_core::{enrolment, wire};
use wasm_bindgen::prelude::*;

use crate::input::{bytes, nested, text};
use crate::output::{Answer, answer, answered};

/// `enrolment.signUp`
#[wasm_bindgen(js_name = enrolmentSignUp)]
pub fn sign_up(given: &JsValue) -> Answer {
    answered(wire::enrolment_sign_up(nested(given)).map(|list| wire::SignUp::from(&list)))
}

/// `enrolment.transitions`
#[wasm_bindgen(js_name = enrolmentTransitions)]
pub fn transitions() -> Answer {
    answer(&wire::enrolment_transitions())
}

/// `enrolment.diagram`
#[wasm_bindgen(js_name = enrolmentDiagram)]
pub fn diagram() -> String {
    enrolment::diagram()
}

/// `enrolment.nextStep`
#[wasm_bindgen(js_name = enrolmentNextStep)]
pub fn next_step(situation: &JsValue) -> Answer {
    answered(wire::enrolment_next_step(nested(situation)).map(|next| wire::EnrolmentNextStep::from(&next)))
}

/// `enrolment.advance`
#[wasm_bindgen(js_name = enrolmentAdvance)]
pub fn advance(situation: &JsValue, event: &JsValue) -> Answer {
    let after = wire::enrolment_advance(nested(situation), &text(event)?);
    answered(after.map(|situation| wire::EnrolmentSituation::from(&situation)))
}

/// `enrolment.SharingLog.append`
#[wasm_bindgen(js_name = sharingLogAppend)]
pub fn append(log: &JsValue, change: &JsValue) -> Answer {
    answered(wire::sharing_append(&text(log)?, &text(change)?))
}

/// `enrolment.SharingLog.replay`
#[wasm_bindgen(js_name = sharingLogReplay)]
pub fn replay(log: &JsValue, policy: &JsValue) -> Answer {
    let played = wire::sharing_replay(&text(log)?, nested(policy));
    answered(played.map(|played| wire::SharingReplay::from(&played)))
}

/// `enrolment.SharingLog.continues`
#[wasm_bindgen(js_name = sharingLogContinues)]
pub fn continues(log: &JsValue, earlier: &JsValue) -> Answer {
    answered(wire::sharing_continues(&text(log)?, &text(earlier)?))
}

/// `enrolment.SharingLog.read`
#[wasm_bindgen(js_name = sharingLogRead)]
pub fn read(json: &JsValue, limits: &JsValue) -> Answer {
    answered(wire::sharing_read(&bytes(json)?, nested(limits)))
}

/// `enrolment.SharingLog.toJson`
#[wasm_bindgen(js_name = sharingLogToJson)]
pub fn to_json(log: &JsValue) -> Answer {
    answered(wire::sharing_to_json(&text(log)?))
}
