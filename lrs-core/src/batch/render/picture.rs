//! Bars as SVG within a page: each with its label above it and its figure beside it.

use core::fmt::Write;

use super::document::{Bar, Bars};
use super::foreign::escape;
use super::words::{grouped, plural};

/// How wide the picture is, in units of its own; it grows and shrinks with the page.
const WIDTH: u64 = 640;
/// The longest bar: room for its figure stays.
const LONGEST: u64 = 540;
const ROW: u64 = 42;

/// Appends the picture. `number` tells it from others of the page.
pub(super) fn draw(Bars { of, bars }: &Bars, number: usize, html: &mut String) {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let height = bars.len() as u64 * ROW + 4;
    let of = of.to_ascii_lowercase();
    // Writing into a text cannot fail.
    let _ = write!(
        html,
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"p{number} d{number}\">\
         <title id=\"p{number}\">Faults by {of}</title><desc id=\"d{number}\">{}</desc>",
        description(bars)
    );
    let mut top = 0;
    for Bar { label, count, severity } in bars {
        // A bar of one in a million is seen all the same. Whole units: the text is the same on every machine.
        let length = (count.saturating_mul(LONGEST) / most).max(2);
        let (label_base, bar_top, count_base) = (top + 16, top + 21, top + 34);
        let _ = write!(html, "<text y=\"{label_base}\">");
        escape(&shortened(label), html);
        let _ = write!(
            html,
            "</text><rect class=\"{}\" y=\"{bar_top}\" width=\"{length}\" height=\"16\"/><text x=\"{}\" \
             y=\"{count_base}\">{}</text>",
            severity.code(),
            length + 8,
            grouped(*count)
        );
        top += ROW;
    }
    html.push_str("</svg>");
}

fn description(bars: &[Bar]) -> String {
    let [most, ..] = bars else { return String::new() };
    let mut label = String::new();
    escape(&most.label, &mut label);
    format!(
        "{}, one for each row of the table below; the longest is {} for: {label}",
        plural(bars.len() as u64, "bar", "bars"),
        grouped(most.count)
    )
}

/// The most characters of a label that stand above a bar.
const LABEL: usize = 84;

fn shortened(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    label.chars().take(LABEL - 1).chain(['…']).collect()
}
