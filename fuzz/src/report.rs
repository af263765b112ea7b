//! Saved reports: any text is read or refused, what was read is saved as it was, and nothing in it gets out of a page.

use lrs_core::BatchPolicy;
use lrs_core::batch::{self, BatchLimits, BatchReport, ReportStyle, ShowValues};
use lrs_core::value::Date;
use lrs_core::wire::{self, SavedReport};

/// Takes the bytes for a saved report, and for a batch file whose report is saved.
pub fn report(data: &[u8]) {
    if let Ok(saved) =
        core::str::from_utf8(data).map_err(drop).and_then(|json| wire::read_saved(json).map_err(drop))
    {
        let json = json(&saved);
        let again = wire::read_saved(&json).expect("what was read is saved and read again");
        assert_eq!(self::json(&again), json, "and is the same");
        is_harmless(&saved, &ReportStyle { plain: true, ..ReportStyle::default() });
    }
    let limits =
        BatchLimits { max_value_bytes: 4_096, max_row_bytes: 8_192, max_columns: 64, max_records: 200 };
    let day = Date::from_ymd(2026, 9, 1).expect("a day");
    let policy = BatchPolicy { limits, max_findings_per_code: 5, ..BatchPolicy::new(day) };
    let Ok(report) = batch::check(data, &policy) else { return };
    let json = self::json(&SavedReport::Batch(Box::new(report.clone())));
    let again = wire::read_report(&json).expect("our own report");
    assert_eq!(self::json(&SavedReport::Batch(Box::new(again))), json);
    let values = batch::finding_values(data, &report, &policy, ShowValues::Clear).ok();
    assert!(values.is_some() || !report.complete, "a whole file is read twice");
    let file_name = Some(String::from_utf8_lossy(data).chars().take(300).collect());
    let style = ReportStyle { values, file_name, plain: true, ..ReportStyle::default() };
    is_harmless(&SavedReport::Batch(Box::new(report.clone())), &style);
    nothing_changed(&report);
}

fn json(saved: &SavedReport) -> String {
    match saved {
        SavedReport::Batch(report) => serde_json::to_string(&wire::BatchReport::from(&**report)),
        SavedReport::Inside(report) => serde_json::to_string(&wire::InsideReport::from(report)),
        SavedReport::Outcome(report) => serde_json::to_string(&wire::OutcomeReport::from(&**report)),
        SavedReport::Comparison(report) => serde_json::to_string(&wire::ReportComparison::from(report)),
    }
    .expect("JSON")
}

/// Every `<` of a page is one of ours, and nothing in plain text moves a cursor.
fn is_harmless(saved: &SavedReport, style: &ReportStyle) {
    let page = saved.html(style);
    let ours = [
        "!DOCTYPE html>",
        "html lang=",
        "head>",
        "meta ",
        "title",
        "style>",
        "body>",
        "a ",
        "a>",
        "header>",
        "h1>",
        "h2 ",
        "h2>",
        "nav ",
        "nav>",
        "ul>",
        "li>",
        "main ",
        "main>",
        "p>",
        "p class=",
        "dl>",
        "div>",
        "div class=\"scroll\"",
        "dt>",
        "dd>",
        "bdi>",
        "section",
        "table",
        "caption>",
        "thead>",
        "tr",
        "th",
        "td",
        "tbody>",
        "code>",
        "small>",
        "svg",
        "desc",
        "text",
        "rect class=",
        "html>",
    ];
    for tag in page.split('<').skip(1) {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        assert!(
            ours.iter().any(|name| tag.starts_with(name)),
            "a tag that is not ours: {}",
            tag.escape_debug()
        );
    }
    let text = saved.text(style);
    let is_plain = |letter: char| letter == '\n' || (' '..='~').contains(&letter);
    assert!(text.chars().all(is_plain), "plain text is plain");
}

fn nothing_changed(report: &BatchReport) {
    let comparison = batch::compare_reports(report, report);
    assert_eq!(comparison.changes.len(), report.totals.len());
    assert!(comparison.changes.iter().all(|total| total.change() == batch::Change::Same));
}
