//! `learner`, `ProhibitedText`.

use lrs_core::learner::{self, CheckPolicy};
use lrs_core::wire::{self, Offsets};
use wasm_bindgen::prelude::*;

use crate::input::{draft, policy, text, texts};
use crate::output::{Answer, answer, answers, thrown};

/// `learner.check`
#[wasm_bindgen(js_name = learnerCheck)]
pub fn check(typed: &JsValue, settings: &JsValue, prohibited: &ProhibitedText) -> Answer {
    let draft = draft(typed)?;
    let policy = CheckPolicy { prohibited: prohibited.0.clone(), ..policy(settings)? };
    answer(&wire::LearnerCheck::of(learner::check(&draft, &policy), &draft, Offsets::Utf16))
}

/// `ProhibitedText`
#[wasm_bindgen]
pub struct ProhibitedText(pub(crate) learner::ProhibitedText);

#[wasm_bindgen]
impl ProhibitedText {
    /// `ProhibitedText.guide`
    pub fn guide() -> Self {
        Self(learner::ProhibitedText::guide())
    }

    /// `ProhibitedText.fromEntries`
    #[wasm_bindgen(js_name = fromEntries)]
    pub fn from_entries(entries: &JsValue) -> Result<Self, JsValue> {
        Ok(Self(learner::ProhibitedText::from_entries(texts(entries)?)))
    }

    /// `ProhibitedText.fromText`
    #[wasm_bindgen(js_name = fromText)]
    pub fn from_text(list: &JsValue) -> Result<Self, JsValue> {
        made(learner::ProhibitedText::from_text(&text(list)?))
    }

    /// `ProhibitedText.fromCsv`
    #[wasm_bindgen(js_name = fromCsv)]
    pub fn from_csv(list: &JsValue) -> Result<Self, JsValue> {
        made(learner::ProhibitedText::from_csv(&text(list)?))
    }

    /// `ProhibitedText.withGuide`
    #[must_use]
    #[wasm_bindgen(js_name = withGuide)]
    pub fn with_guide(&self) -> Self {
        Self(self.0.with_guide())
    }

    /// `ProhibitedText.phrases`, `.postcodes` and `.unusable`
    pub fn size(&self) -> Answer {
        answer(&wire::ProhibitedTextSize::from(&self.0))
    }

    /// `ProhibitedText.scan`
    pub fn scan(&self, typed: &JsValue) -> Answer {
        let draft = draft(typed)?;
        let findings = self.0.scan(&draft);
        answers(findings.iter().map(|finding| wire::Finding::in_draft(finding, &draft, Offsets::Utf16)))
    }
}

fn made(
    list: Result<learner::ProhibitedText, learner::ProhibitedTextError>,
) -> Result<ProhibitedText, JsValue> {
    list.map(ProhibitedText).map_err(|error| thrown(&wire::Error::from(&error)))
}
