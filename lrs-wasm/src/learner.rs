//! `learner`, `ProhibitedText`.

use js_sys::Array;
use lrs_core::learner::{self, CheckPolicy, LearnerDraft};
use lrs_core::wire::{self, Offsets};
use wasm_bindgen::prelude::*;

use crate::input::{draft, policy, text};
use crate::output::{Answer, answer, answers};

/// `learner.check`
#[wasm_bindgen(js_name = learnerCheck)]
pub fn check(typed: &JsValue, settings: &JsValue) -> Answer {
    checked(&draft(typed)?, &policy(settings)?)
}

/// `ProhibitedText`
#[wasm_bindgen]
pub struct ProhibitedText(learner::ProhibitedText);

#[wasm_bindgen]
impl ProhibitedText {
    /// `ProhibitedText.guide`
    pub fn guide() -> Self {
        Self(learner::ProhibitedText::guide())
    }

    /// `ProhibitedText.fromEntries`
    #[wasm_bindgen(js_name = fromEntries)]
    pub fn from_entries(entries: &Array) -> Result<Self, JsValue> {
        let entries: Result<Vec<String>, JsValue> = entries.to_vec().iter().map(text).collect();
        Ok(Self(learner::ProhibitedText::from_entries(entries?)))
    }

    /// `ProhibitedText.withGuide`
    #[must_use]
    #[wasm_bindgen(js_name = withGuide)]
    pub fn with_guide(&self) -> Self {
        Self(self.0.with_guide())
    }

    /// `ProhibitedText.phrases`
    pub fn phrases(&self) -> usize {
        self.0.phrases()
    }

    /// `ProhibitedText.postcodes`
    pub fn postcodes(&self) -> usize {
        self.0.postcodes()
    }

    /// `ProhibitedText.unusable`
    pub fn unusable(&self) -> usize {
        self.0.unusable()
    }

    /// `ProhibitedText.scan`
    pub fn scan(&self, typed: &JsValue) -> Answer {
        let draft = draft(typed)?;
        let findings = self.0.scan(&draft);
        answers(findings.iter().map(|finding| wire::Finding::in_draft(finding, &draft, Offsets::Utf16)))
    }

    /// `learner.check` with this list in the policy.
    pub fn check(&self, typed: &JsValue, settings: &JsValue) -> Answer {
        let draft = draft(typed)?;
        checked(&draft, &CheckPolicy { prohibited: self.0.clone(), ..policy(settings)? })
    }
}

fn checked(draft: &LearnerDraft<'_>, policy: &CheckPolicy) -> Answer {
    answer(&wire::LearnerCheck::of(learner::check(draft, policy), draft, Offsets::Utf16))
}
