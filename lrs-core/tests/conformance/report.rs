//! How the functions about reports are called with a case's input. `report` says of what: a `check` of `data` unless it says
//! `inside`, `outcome` or `comparison` (of `before` and `after`). With `show` the values at the findings stand beside them.

use lrs_core::batch::{FindingValues, ReportError, ReportStyle, ShowValues};
use lrs_core::wire::{self, SavedReport};
use lrs_core::{batch, finding::RuleError};
use serde_json::{Value, json};

use crate::batch::{answer, data, policy, refused};
use crate::{given, outcome};

pub(crate) fn text(input: &Value) -> Result<Value, Value> {
    Ok(json!(any(input)?.text(&style(input)?)))
}

/// How often each text of `count` stands in the page.
pub(crate) fn html(input: &Value) -> Result<Value, Value> {
    let page = any(input)?.html(&style(input)?);
    let texts = input["count"].as_array().expect("a list").iter().map(crate::text);
    Ok(texts.map(|text| (text.to_owned(), json!(page.matches(text).count()))).collect())
}

pub(crate) fn findings_csv(input: &Value) -> Result<Value, Value> {
    answer(wire::findings_csv(&any(input)?.found().0, shown(input)?.as_ref()))
}

pub(crate) fn totals_csv(input: &Value) -> Result<Value, Value> {
    answer(wire::totals_csv(any(input)?.found().1))
}

/// `second` is the file as it is read again, where it is another.
pub(crate) fn values(input: &Value) -> Result<Value, Value> {
    let (policy, report) = (policy(input)?, check(input, input)?);
    let second = if input["second"].is_null() { data(input) } else { data(&input["second"]) };
    answer(wire::finding_values(&second, &report, &policy, show(input).unwrap_or_default()))
}

pub(crate) fn compare(input: &Value) -> Result<Value, Value> {
    let comparison =
        batch::compare_reports(&check(&input["before"], input)?, &check(&input["after"], input)?);
    Ok(json!(wire::ReportComparison::from(&comparison)))
}

pub(crate) fn read(input: &Value) -> Result<Value, Value> {
    let report = wire::read_report(crate::text(&input["json"])).map_err(failed)?;
    Ok(json!(wire::BatchReport::from(&report)))
}

/// The report of a case as it is saved and read again.
fn any(input: &Value) -> Result<SavedReport, Value> {
    let json = match input["report"].as_str() {
        None => json!(wire::BatchReport::from(&check(input, input)?)),
        Some("inside") => {
            answer(wire::check_inside(&data(input)[..], &policy(input)?, &batch::InsidePolicy::default()))?
        }
        Some("outcome") => outcome::outcome(input)?,
        Some(_) => compare(input)?,
    };
    wire::read_saved(&json.to_string()).map_err(failed)
}

fn check(file: &Value, input: &Value) -> Result<batch::BatchReport, Value> {
    batch::check(&data(file)[..], &policy(input)?).map_err(failed)
}

fn style(input: &Value) -> Result<ReportStyle, Value> {
    let style = input.get("style").map_or_else(|| json!({}), Clone::clone);
    let style = given::<wire::ReportStyle>(&style).read().map_err(refused)?;
    Ok(ReportStyle { values: shown(input)?, ..style })
}

fn shown(input: &Value) -> Result<Option<FindingValues>, Value> {
    let Some(show) = show(input) else { return Ok(None) };
    let values = wire::finding_values(&data(input), &check(input, input)?, &policy(input)?, show);
    let json = json!(values.map_err(|error| json!(error))?).to_string();
    wire::read_values(&json).map(Some).map_err(|error: ReportError| failed(error))
}

fn show(input: &Value) -> Option<ShowValues> {
    input["show"].as_str().map(|code| ShowValues::from_code(code).expect("a known code"))
}

#[expect(clippy::needless_pass_by_value, reason = "called as map_err calls")]
fn failed<E: RuleError>(error: E) -> Value {
    json!(wire::Error::from(&error))
}
