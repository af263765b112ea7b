//! Totals as faults and as pictures: rule by rule, the first places beside each.

use std::collections::{BTreeMap, BTreeSet};

use super::super::report::{Place, Total};
use super::document::{Bar, Bars, Body, Fault, Part, Spot};
use super::style::ReportStyle;
use super::words::{grouped, label, lower_first};
use crate::finding::{Field, Finding, Severity};

/// A finding that was kept, as a report has it.
pub(crate) struct Found<'f> {
    pub(crate) finding: &'f Finding,
    /// Its path in an XML file.
    pub(crate) path: Option<String>,
    /// The other record that it is about.
    pub(crate) other: Option<Place>,
}

/// What the severities are called in reports.
const GROUPS: [(Severity, &str); 3] = [
    (Severity::Error, "What the LRS will refuse"),
    (Severity::Warning, "What the LRS takes and somebody will mind"),
    (Severity::Advice, "Advice"),
];

/// A part for each severity that there is, rule by rule, with the first places of each.
pub(crate) fn faults<'f>(
    totals: &[Total],
    kept: impl Iterator<Item = Found<'f>>,
    style: &ReportStyle,
) -> Vec<Part> {
    let mut spots: BTreeMap<(&str, Option<Field>), Vec<Spot>> = BTreeMap::new();
    for found in kept {
        let spots = spots.entry((found.finding.code, found.finding.field)).or_default();
        if spots.len() < style.most_of_one_kind && is_placed(found.finding) {
            spots.push(found.spot(style));
        }
    }
    let part = |(severity, title): (Severity, &str)| {
        let totals: Vec<&Total> = totals.iter().filter(|total| total.severity == severity).collect();
        let faults = listed(&totals, &mut spots, style);
        (!faults.is_empty()).then(|| Part {
            heading: title.to_owned(),
            severity: Some(severity),
            body: Body::Faults(faults),
        })
    };
    GROUPS.into_iter().filter_map(part).collect()
}

fn listed(
    totals: &[&Total],
    spots: &mut BTreeMap<(&str, Option<Field>), Vec<Spot>>,
    style: &ReportStyle,
) -> Vec<Fault> {
    let mut headings: BTreeMap<&str, Vec<&Total>> = BTreeMap::new();
    for total in totals.iter().copied().filter(|total| is_heading(total)) {
        headings.entry(total.code()).or_default().push(total);
    }
    headings.retain(|_, alike| alike.len() > FEW_HEADINGS);
    let mut is_told = BTreeSet::new();
    let mut faults = Vec::new();
    for total in totals {
        match headings.get(total.code()).filter(|_| is_heading(total)) {
            None => {
                let kept = spots.remove(&(total.code(), total.field())).unwrap_or_default();
                faults.push(fault(total, kept, style));
            }
            Some(alike) if is_told.insert(total.code()) => faults.push(folded_fault(total, alike)),
            Some(_) => {}
        }
    }
    faults
}

fn fault(total: &Total, mut spots: Vec<Spot>, style: &ReportStyle) -> Fault {
    // A report keeps findings up to a bound of each code, and of each field the first places.
    let has_place = |place: &&Place| place.line.or(place.record).is_some();
    let known = total.places.iter().take(style.most_of_one_kind).filter(has_place);
    let known =
        known.skip(spots.len()).map(|place| Spot { words: place_words(place, &total.first), value: None });
    spots.extend(known);
    let more = if is_placed(&total.first) { total.count.saturating_sub(spots.len() as u64) } else { 0 };
    // A rule whose words hold numbers speaks of the first case only.
    let is_example = total.first.rule().message.contains("{0}") && total.count > 1;
    Fault { spots, more, ..words(total, total.count, is_example) }
}

/// Whether there is a place to show; a learner in memory is a record without a line.
fn is_placed(finding: &Finding) -> bool {
    finding.line.or(finding.record).is_some()
}

fn words(total: &Total, count: u64, is_example: bool) -> Fault {
    let first = &total.first;
    let message = first.message();
    let message = message.trim_end_matches('.');
    let message =
        if is_example { format!("for example, {}", lower_first(message)) } else { message.to_owned() };
    let whole = if first.record.is_some() { "the record" } else { "the file" };
    Fault {
        count,
        field: first.field.map_or(whole, Field::label),
        label: label(first.rule().message, first.field),
        message,
        code: first.code,
        remedy: first.remedy(),
        spots: Vec::new(),
        more: 0,
        section: first.section.to_string(),
    }
}

/// The most headings that are told one by one; more of one kind are told in one line.
// CHOICE: an export of another layout lacks two dozen, and their list says as much as two dozen sentences.
const FEW_HEADINGS: usize = 3;

fn is_heading(total: &Total) -> bool {
    total.first.record.is_none() && total.first.field.is_some()
}

/// One line for many headings of a kind, with the columns by their names.
fn folded_fault(total: &Total, alike: &[&Total]) -> Fault {
    let columns: Vec<&str> = alike.iter().filter_map(|total| total.field()).map(Field::column).collect();
    let words = words(total, columns.len() as u64, true);
    let remedy = format!("{} The columns: {}.", words.remedy, columns.join(", "));
    Fault { field: "the file", label: "", remedy, ..words }
}

impl Found<'_> {
    fn spot(&self, style: &ReportStyle) -> Spot {
        let Finding { record, line, column, field, .. } = *self.finding;
        let place = Place { record, line, column };
        let words = match (&self.path, self.other.and_then(|other| other.record)) {
            (Some(path), _) => format!("{path} ({})", line_words(&place, false)),
            (None, Some(other)) => {
                format!("{} and record {}", place_words(&place, self.finding), grouped(other))
            }
            (None, None) => place_words(&place, self.finding),
        };
        let value = style.values.as_ref().zip(record.zip(field));
        let value = value.and_then(|(values, (record, field))| values.get(record, field));
        Spot { words, value: value.map(str::to_owned) }
    }
}

fn place_words(place: &Place, first: &Finding) -> String {
    match place.record {
        // A learner in memory stands on no line.
        Some(record) if place.line.is_none() => format!("record {}", grouped(record)),
        Some(record) => format!("record {} ({})", grouped(record), line_words(place, true)),
        // A heading that is missing has no column.
        None => line_words(place, first.field.is_none()),
    }
}

fn line_words(place: &Place, with_column: bool) -> String {
    let line = place.line.map(|line| format!("line {}", grouped(line))).unwrap_or_default();
    match place.column.filter(|_| with_column) {
        Some(column) => format!("{line}, column {column}"),
        None => line,
    }
}

/// The most bars of a picture; the rest stands together in one.
// CHOICE: a dozen and one fill half a printed page; the faults themselves are all listed below it.
const MOST_BARS: usize = 12;

/// Faults by rule and by field, each as a picture; none where there is nothing to see.
pub(crate) fn pictures(totals: &[Total]) -> Vec<Part> {
    let by_rule = |total: &Total| (total.code(), rule_words(total));
    let by_field = |total: &Total| {
        let whole = if total.first.record.is_some() { "the whole record" } else { "the whole file" };
        let label = total.field().map_or(whole, Field::label);
        (label, label.to_owned())
    };
    let parts = [
        ("Faults by rule", bars("Rule", totals, by_rule)),
        ("Faults by field", bars("Field", totals, by_field)),
    ];
    let shown = parts.into_iter().filter(|(_, bars)| !bars.bars.is_empty());
    let part = |(heading, bars): (&str, Bars)| Part {
        heading: heading.to_owned(),
        severity: None,
        body: Body::Bars(bars),
    };
    shown.map(part).collect()
}

/// What a rule says of any field and with any numbers.
fn rule_words(total: &Total) -> String {
    total.first.rule().message.replace("{field}", "field").replace("{0}", "…").replace("{1}", "…")
}

fn bars(of: &'static str, totals: &[Total], named: impl Fn(&Total) -> (&'static str, String)) -> Bars {
    let mut by_key: BTreeMap<&str, Bar> = BTreeMap::new();
    for total in totals {
        let (key, label) = named(total);
        let bar = by_key.entry(key).or_insert(Bar { label, count: 0, severity: total.severity });
        bar.count += total.count;
        bar.severity = bar.severity.max(total.severity);
    }
    let mut bars: Vec<Bar> = by_key.into_values().collect();
    bars.sort_by_key(|bar| core::cmp::Reverse((bar.count, bar.severity)));
    if bars.len() > MOST_BARS {
        let rest = bars.split_off(MOST_BARS - 1);
        bars.push(Bar {
            label: format!("{} others", rest.len()),
            count: rest.iter().map(|bar| bar.count).sum(),
            severity: rest.iter().map(|bar| bar.severity).max().unwrap_or(Severity::Advice),
        });
    }
    Bars { of, bars }
}
