//! A document as text.

use super::document::{Body, Column, Document, Fault, Part, Spot, Table};
use super::foreign::{plain, shown};
use super::style::ReportStyle;
use super::words::grouped;
use crate::finding::Severity;

/// The document as lines that end in a line feed.
pub(super) fn written(document: &Document, style: &ReportStyle) -> String {
    let mut page = Page { out: String::new(), style };
    page.bold(&document.lead);
    if let Some(subject) = &document.subject {
        page.wrapped(&format!("File: {subject}"), 0);
    }
    for (name, fact) in &document.facts {
        page.wrapped(&format!("{name}: {fact}"), 0);
    }
    for note in &document.notes {
        page.wrapped(note, 0);
    }
    for part in &document.parts {
        page.part(part);
    }
    if style.plain { plain(&page.out) } else { page.out }
}

/// The codes that give a terminal its colours.
// SOURCE: ECMA-48, 8.3.117 (SGR).
const BOLD: &str = "\u{1B}[1m";
const RESET: &str = "\u{1B}[0m";

const fn colour_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\u{1B}[31m",
        Severity::Warning => "\u{1B}[33m",
        Severity::Advice => "\u{1B}[36m",
    }
}

/// Where the words beside a count begin: room for seven figures.
const MARGIN: usize = 11;

struct Page<'s> {
    out: String,
    style: &'s ReportStyle,
}

impl Page<'_> {
    fn part(&mut self, part: &Part) {
        // A picture says nothing in text that the faults do not.
        if matches!(part.body, Body::Bars(_)) {
            return;
        }
        self.out.push('\n');
        self.bold(&part.heading);
        match &part.body {
            Body::Bars(_) => {}
            Body::Faults(faults) => {
                let colour = part.severity.map_or("", colour_of);
                for fault in faults {
                    self.fault(fault, colour);
                }
            }
            Body::Table(table) => self.table(table),
        }
    }

    fn fault(&mut self, fault: &Fault, colour: &str) {
        let Fault { count, label, message, code, remedy, .. } = fault;
        let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
        let count = grouped(*count);
        if self.style.plain {
            self.out.push('\n');
            let times = if count == "1" { "once".to_owned() } else { format!("{count} times") };
            self.wrapped(&format!("{label}{message}, {times}. [{code}]"), 0);
        } else {
            self.hanging(&format!("{count:>8} x "), colour, &format!("{label}{message}. [{code}]"));
        }
        let margin = if self.style.plain { 0 } else { MARGIN };
        self.wrapped(remedy, margin);
        self.spots(fault, margin);
    }

    /// The places in one paragraph; where values stand beside them, each on a line of its own.
    fn spots(&mut self, Fault { spots, more, .. }: &Fault, margin: usize) {
        let more = (*more > 0).then(|| format!("and {} more", grouped(*more)));
        if spots.iter().any(|spot| spot.value.is_some()) {
            for Spot { words, value } in spots {
                let value = value.as_deref().map(|value| format!(": {value}")).unwrap_or_default();
                self.wrapped(&format!("At {words}{value}"), margin);
            }
            if let Some(more) = more {
                self.wrapped(&more, margin);
            }
            return;
        }
        let words = spots.iter().map(|spot| spot.words.clone()).chain(more).collect::<Vec<_>>();
        match words.as_slice() {
            [] => {}
            [only] if spots.is_empty() => self.wrapped(only, margin),
            _ => self.wrapped(&format!("At {}", words.join("; ")), margin),
        }
    }

    fn table(&mut self, Table { columns, rows, note, .. }: &Table) {
        let headings: Vec<String> = columns.iter().map(|column| column.heading.to_owned()).collect();
        if self.style.plain {
            for row in rows {
                let named = headings.iter().zip(row).map(|(heading, cell)| format!("{heading}: {cell}"));
                self.wrapped(&named.collect::<Vec<_>>().join(". "), 0);
            }
        } else {
            let all = || core::iter::once(&headings).chain(rows);
            let width =
                |place: usize| all().filter_map(|row| row.get(place)).map(|cell| cell.chars().count()).max();
            let widths: Vec<usize> = (0..columns.len()).map(|place| width(place).unwrap_or(0)).collect();
            all().for_each(|row| self.row(row, columns, &widths));
        }
        if let Some(note) = note {
            self.wrapped(note, 0);
        }
    }

    /// A row in columns; the last takes what room there is.
    fn row(&mut self, row: &[String], columns: &[Column], widths: &[usize]) {
        let Some((last, cells)) = row.split_last() else { return };
        let mut lead = "  ".to_owned();
        for ((cell, column), width) in cells.iter().zip(columns).zip(widths) {
            let blanks = " ".repeat(width.saturating_sub(cell.chars().count()));
            let [before, after] = if column.is_number { [&*blanks, ""] } else { ["", &*blanks] };
            lead = lead + before + &shown(cell) + after + "  ";
        }
        self.hanging(&lead, "", last);
    }

    fn bold(&mut self, text: &str) {
        let before = self.out.len();
        self.wrapped(text, 0);
        if self.style.colour {
            self.out.insert_str(before, BOLD);
            self.out.insert_str(self.out.trim_end().len(), RESET);
        }
    }

    /// Text behind a lead; further lines begin where the first does.
    fn hanging(&mut self, lead: &str, colour: &str, text: &str) {
        let (margin, start) = (lead.chars().count(), self.out.len());
        self.wrapped(text, margin);
        let is_coloured = self.style.colour && !colour.is_empty();
        let [before, after] = if is_coloured { [colour, RESET] } else { ["", ""] };
        let lead = format!("{before}{lead}{after}");
        // Nothing behind it: there is no margin to put the lead into.
        let (end, lead) =
            if text.trim().is_empty() { (start, lead.trim_end()) } else { (start + margin, &*lead) };
        self.out.replace_range(start..end, lead);
    }

    /// Text in lines of at most the style's width, each after a margin.
    fn wrapped(&mut self, text: &str, margin: usize) {
        let width = self.style.width.max(ReportStyle::LEAST_WIDTH);
        let mut used = 0;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if used > margin && used + 1 + length > width {
                self.out.push('\n');
                used = 0;
            }
            if used == 0 {
                self.out.extend(core::iter::repeat_n(' ', margin));
                used = margin;
            } else {
                self.out.push(' ');
                used += 1;
            }
            self.out.push_str(&shown(word));
            used += length;
        }
        self.out.push('\n');
    }
}
