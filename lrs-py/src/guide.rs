//! Where the rules come from.

use lrs_core::guide::{self, Edition};
use pyo3::prelude::*;

/// The code of the edition that the rules follow unless a policy says otherwise.
#[pyfunction]
pub(crate) fn edition() -> &'static str {
    guide::EDITION.code()
}

/// The codes of every edition, oldest first.
#[pyfunction]
pub(crate) fn editions() -> Vec<&'static str> {
    Edition::ALL.into_iter().map(Edition::code).collect()
}

/// How to reach the LRS Service Desk: edition, telephone, e-mail address and hours, as the guide prints them.
#[pyfunction]
pub(crate) fn service_desk() -> (&'static str, &'static str, &'static str, &'static str) {
    let desk = guide::SERVICE_DESK;
    (desk.edition.code(), desk.telephone, desk.email, desk.hours)
}

/// Every rule there is: code, severity, section, message and remedy as they stand before a finding fills them.
#[pyfunction]
pub(crate) fn rules() -> Vec<(&'static str, &'static str, String, &'static str, &'static str)> {
    lrs_core::error::rules()
        .map(|rule| (rule.code, rule.severity.code(), rule.section.to_string(), rule.message, rule.remedy))
        .collect()
}
