//! A document as one HTML file, well-formed as XML is.

use core::iter::repeat;

use super::document::{Bars, Body, Column, Document, Fault, Part, Spot, Table};
use super::foreign::escape;
use super::picture;
use super::words::{grouped, plural};
use crate::finding::Severity;

/// Everything before the title. The policy forbids the page whatever it does not need: only its own style is let in.
const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"/>\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
    base-uri 'none'; form-action 'none'\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\
    <meta name=\"referrer\" content=\"no-referrer\"/><meta name=\"color-scheme\" content=\"light dark\"/><title>";

const STYLE: &str = include_str!("page.css");

pub(super) fn written(document: &Document) -> String {
    let mut page = Page { html: String::with_capacity(16 * 1024), sections: 0 };
    page.raw(HEAD);
    page.text(document.title);
    if let Some(subject) = &document.subject {
        page.raw(": ");
        page.text(subject);
    }
    page.raw("</title><style>");
    page.raw(STYLE);
    page.raw("</style></head><body><a class=\"skip\" href=\"#report\">Skip to the report</a><header><h1>");
    page.text(document.title);
    page.raw("</h1>");
    page.contents(&document.parts);
    page.raw("</header><main id=\"report\" tabindex=\"-1\">");
    page.summary(document);
    for part in &document.parts {
        page.part(part);
    }
    page.raw("</main></body></html>\n");
    page.html
}

struct Page {
    html: String,
    sections: usize,
}

impl Page {
    /// Appends markup of ours.
    fn raw(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    /// Appends any text.
    fn text(&mut self, text: &str) {
        escape(text, &mut self.html);
    }

    fn element(&mut self, start: &str, text: &str, end: &str) {
        self.raw(start);
        self.text(text);
        self.raw(end);
    }

    fn contents(&mut self, parts: &[Part]) {
        if parts.len() < 2 {
            return;
        }
        self.raw("<nav aria-label=\"Contents\"><ul>");
        for (place, part) in parts.iter().enumerate() {
            self.raw(&format!("<li><a href=\"#s{}\">", place + 1));
            self.element("", &part.heading, "</a></li>");
        }
        self.raw("</ul></nav>");
    }

    fn summary(&mut self, document: &Document) {
        self.element("<p class=\"lead\">", &document.lead, "</p>");
        for note in &document.notes {
            self.element("<p class=\"note\">", note, "</p>");
        }
        self.raw("<dl>");
        if let Some(subject) = &document.subject {
            // Set apart, so that no letter of a name turns the direction of what follows.
            self.element("<div><dt>File</dt><dd><bdi>", subject, "</bdi></dd></div>");
        }
        for (name, fact) in &document.facts {
            self.element("<div><dt>", name, "</dt>");
            self.element("<dd><bdi>", fact, "</bdi></dd></div>");
        }
        self.raw("</dl>");
    }

    fn part(&mut self, part: &Part) {
        self.sections += 1;
        let number = self.sections;
        self.raw(&format!("<section aria-labelledby=\"s{number}\">"));
        self.element(&format!("<h2 id=\"s{number}\">"), &part.heading, "</h2>");
        match &part.body {
            Body::Faults(faults) => self.faults(part, faults),
            Body::Table(table) => {
                let rows = plural(table.rows.len() as u64, "row", "rows");
                self.table(&format!("{}: {rows}", part.heading), table);
            }
            Body::Bars(bars) => self.bars(&part.heading, bars),
        }
        self.raw("</section>");
    }

    /// Opens a table that scrolls by itself where it is wider than the screen.
    fn open<'c>(&mut self, caption: &str, columns: impl IntoIterator<Item = &'c Column>, attribute: &str) {
        self.element(
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"",
            caption,
            "\"><table",
        );
        self.raw(attribute);
        self.raw(">");
        self.element("<caption>", caption, "</caption><thead><tr>");
        for column in columns {
            self.raw(if column.is_number { "<th scope=\"col\" class=\"n\">" } else { "<th scope=\"col\">" });
            self.element("", column.heading, "</th>");
        }
        self.raw("</tr></thead><tbody>");
    }

    fn close(&mut self) {
        self.raw("</tbody></table></div>");
    }

    fn faults(&mut self, part: &Part, faults: &[Fault]) {
        let found: u64 = faults.iter().map(|fault| fault.count).sum();
        let kinds = plural(faults.len() as u64, "kind", "kinds");
        let columns = [
            Column::text("What is wrong"),
            Column::text("Where"),
            Column::number("How often"),
            Column::text("What to do"),
            Column::text("First places"),
        ];
        self.open(
            &format!("{}: {} of {kinds}", part.heading, plural(found, "fault", "faults")),
            &columns,
            " class=\"faults\"",
        );
        let severity = part.severity.unwrap_or(Severity::Advice).code();
        for fault in faults {
            self.element(&format!("<tr class=\"{severity}\"><th scope=\"row\">"), &fault.message, ". <code>");
            self.element("", fault.code, "</code></th>");
            self.element("<td>", fault.field, "</td>");
            self.element("<td class=\"n\">", &grouped(fault.count), "</td><td>");
            self.element("", &fault.remedy, " <small>Source: ");
            self.element("", &fault.section, "</small></td><td>");
            self.spots(fault);
            self.raw("</td></tr>");
        }
        self.close();
    }

    fn spots(&mut self, Fault { spots, more, .. }: &Fault) {
        let more = (*more > 0).then(|| format!("and {} more", grouped(*more)));
        if spots.is_empty() && more.is_none() {
            // A table of empty cells is a riddle to a screen reader.
            return self.raw("no single place");
        }
        self.raw("<ul>");
        for Spot { words, value } in spots {
            self.element("<li>", words, "");
            if let Some(value) = value {
                self.element(": <bdi>", value, "</bdi>");
            }
            self.raw("</li>");
        }
        if let Some(more) = more {
            self.element("<li>", &more, "</li>");
        }
        self.raw("</ul>");
    }

    fn table(&mut self, caption: &str, Table { columns, rows, key, note }: &Table) {
        let order = || core::iter::once(*key).chain((0..columns.len()).filter(|place| place != key));
        let columns: Vec<&Column> = order().filter_map(|place| columns.get(place)).collect();
        self.open(caption, columns.iter().copied(), "");
        for row in rows {
            self.raw("<tr>");
            for ((place, column), is_key) in
                order().zip(&columns).zip([true].into_iter().chain(repeat(false)))
            {
                let [start, end] = match (is_key, column.is_number) {
                    (true, true) => ["<th scope=\"row\" class=\"n\">", "</th>"],
                    (true, false) => ["<th scope=\"row\"><bdi>", "</bdi></th>"],
                    (false, true) => ["<td class=\"n\">", "</td>"],
                    (false, false) => ["<td><bdi>", "</bdi></td>"],
                };
                self.element(start, row.get(place).map_or("", String::as_str), end);
            }
            self.raw("</tr>");
        }
        self.close();
        if let Some(note) = note {
            self.element("<p>", note, "</p>");
        }
    }

    fn bars(&mut self, heading: &str, bars: &Bars) {
        picture::draw(bars, self.sections, &mut self.html);
        let columns = [Column::text(bars.of), Column::text("At worst"), Column::number("Faults")];
        self.open(&format!("{heading}: the same figures as a table"), &columns, "");
        for bar in &bars.bars {
            self.element("<tr><th scope=\"row\">", &bar.label, "</th><td>");
            self.element("", bar.severity.code(), "</td><td class=\"n\">");
            self.element("", &grouped(bar.count), "</td></tr>");
        }
        self.close();
    }
}
