//! The report as a tagged PDF.

mod font;
mod layout;
mod tags;

use std::io::{self, Write};

use pdf_writer::types::StructRole;
use pdf_writer::{Finish as _, Name, Pdf, Rect, Ref, TextStr};

use super::PlrReport;
use super::notes::{BLANK, COVERAGE, LETTERS, REASONS, TITLE, lines, reasons_for_blanks};
use crate::plr::column::PlrColumn;
use layout::{Cell, Face, Laid, Layout, PAGE};

/// The references of what there is one of.
const CATALOGUE: i32 = 1;
const PAGES: i32 = 2;
const PLAIN: i32 = 3;
const BOLD: i32 = 4;
const INFO: i32 = 5;
const ROOT: i32 = 6;
/// The first reference that is free.
const FREE: i32 = 7;

/// The columns on paper: which, and how wide in points; together the width of a page between its margins.
const WIDTHS: [f32; 10] = [176.0, 50.0, 62.0, 38.0, 42.0, 60.0, 60.0, 60.0, 110.0, 112.0];
/// Their headings, cut into lines where they would be too wide.
const HEADINGS: [&str; 2] = ["Provider", "Awarding org."];

/// Writes a report as a PDF: A4 across, tagged for screen readers, with provider, date and page number on each page.
///
/// The font is Helvetica, which every reader of PDFs has and which is not embedded. It has the letters of windows-1252;
/// every other letter is written as its number, `[U+0142]`, and stands behind the text as itself for copying and for screen
/// readers. [`report`](super::report()) says by `plr.report.letters_lacking` that there are any: the HTML shows them.
/// The same report gives the same bytes.
///
/// # Privacy
///
/// It shows the learner's name, ULN and events. The file's own title and author name nobody.
///
/// # Errors
///
/// Those of the writer.
///
/// # Examples
///
/// ```
/// use lrs_core::plr::{self, PlrRequest, ReportHead};
/// use lrs_core::value::Date;
///
/// let own = PlrRequest { is_learner: true, ..PlrRequest::default() };
/// let head = ReportHead::new(Date::from_ymd(2026, 9, 1).expect("a real date"));
/// let mut file = Vec::new();
/// plr::write_pdf(&mut file, &plr::report(&[], &own, None, head)?)?;
/// assert!(file.starts_with(b"%PDF-"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_pdf<W: Write>(writer: &mut W, report: &PlrReport) -> io::Result<()> {
    writer.write_all(&file(&laid_out(report), report))
}

fn laid_out(report: &PlrReport) -> Laid {
    let mut layout = Layout::new();
    layout.flow(StructRole::H1, TITLE, Face::Title);
    for [label, text] in lines(report) {
        layout.flow(StructRole::P, &format!("{label}: {text}"), Face::Plain);
    }
    layout.space();
    let headings = PlrColumn::ALL.iter().map(|column| column.label()).chain(HEADINGS);
    layout.begin_table(&headings.zip(WIDTHS).collect::<Vec<_>>());
    for entry in &report.entries {
        let columns = PlrColumn::ALL.map(|column| entry.text(column).unwrap_or_default());
        let texts = columns.into_iter().chain(entry.organisations().map(str::to_owned));
        let filled = texts.map(|text| if text.is_empty() { BLANK.to_owned() } else { text });
        let cells = filled.enumerate().map(|(place, text)| Cell { text, is_heading: place == 0 });
        layout.row(&cells.collect::<Vec<_>>());
    }
    layout.end_table();
    let reasons = reasons_for_blanks(report);
    if !reasons.is_empty() {
        layout.flow(StructRole::H2, REASONS, Face::Heading);
        for (what, why) in reasons {
            layout.flow(StructRole::P, &format!("{what}: {}.", why.join("; ")), Face::Plain);
        }
        layout.space();
    }
    layout.flow(StructRole::P, COVERAGE, Face::Plain);
    if report.letters_lacking() > 0 {
        layout.flow(StructRole::P, LETTERS, Face::Plain);
    }
    layout.finish(&report.head.provider, &report.head.today.to_string())
}

fn file(layout: &Laid, report: &PlrReport) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let [catalogue, pages, plain, bold, info, root] =
        [CATALOGUE, PAGES, PLAIN, BOLD, INFO, ROOT].map(Ref::new);
    let mut next = Ref::new(FREE);
    let page_refs: Vec<(Ref, Ref)> = layout.pages.iter().map(|_| (next.bump(), next.bump())).collect();
    let element_refs: Vec<Ref> = layout.tags.elements.iter().map(|_| next.bump()).collect();

    let mut writer = pdf.catalog(catalogue);
    writer.pages(pages).lang(TextStr("en-GB"));
    writer.mark_info().marked(true);
    writer.viewer_preferences().display_doc_title(true);
    writer.pair(Name(b"StructTreeRoot"), root);
    writer.finish();

    let count = i32::try_from(page_refs.len()).unwrap_or(i32::MAX);
    pdf.pages(pages).kids(page_refs.iter().map(|(page, _)| *page)).count(count);
    for (number, ((page, content), laid)) in (0_i32..).zip(page_refs.iter().zip(&layout.pages)) {
        let mut writer = pdf.page(*page);
        writer.parent(pages).media_box(Rect::new(0.0, 0.0, PAGE[0], PAGE[1])).contents(*content);
        writer.struct_parents(number).tab_order(pdf_writer::types::TabOrder::StructureOrder);
        writer.resources().fonts().pair(Name(font::PLAIN), plain).pair(Name(font::BOLD), bold);
        writer.finish();
        pdf.stream(*content, laid);
    }
    for (reference, name) in [(plain, "Helvetica"), (bold, "Helvetica-Bold")] {
        let mut font = pdf.type1_font(reference);
        font.base_font(Name(name.as_bytes())).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    let day = report.head.today;
    let year = u16::try_from(day.year()).unwrap_or_default();
    let date = pdf_writer::Date::new(year).month(day.month()).day(day.day());
    pdf.document_info(info).title(TextStr(TITLE)).creator(TextStr("lrs")).creation_date(date);
    let page_refs: Vec<Ref> = page_refs.into_iter().map(|(page, _)| page).collect();
    layout.tags.write(&mut pdf, root, &element_refs, &page_refs, &mut next);
    pdf.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plr::{LearningEvent, PlrRequest, ReportHead, report};
    use crate::value::Date;

    fn of(count: usize) -> PlrReport {
        let events: Vec<_> = (0..count)
            .map(|place| LearningEvent {
                subject: format!(
                    "Subject {place} with a long title that takes several lines of its narrow column"
                ),
                source: "ILR".to_owned(),
                ..LearningEvent::default()
            })
            .collect();
        let own = PlrRequest { is_learner: true, ..PlrRequest::default() };
        let head = ReportHead {
            provider: "Ashdale College".to_owned(),
            ..ReportHead::new(Date::from_ymd(2026, 9, 1).unwrap())
        };
        report(&events, &own, None, head).unwrap()
    }

    fn written(report: &PlrReport) -> Vec<u8> {
        let mut file = Vec::new();
        write_pdf(&mut file, report).unwrap();
        file
    }

    #[test]
    fn the_columns_fill_the_width_of_a_page() {
        let width: f32 = WIDTHS.iter().sum();
        assert!((width - layout::WIDTH).abs() < 0.01, "{width}");
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        assert_eq!(written(&of(40)), written(&of(40)));
    }

    #[test]
    fn a_long_record_has_several_pages_each_with_its_number() {
        let laid = laid_out(&of(120));
        assert!(laid.pages.len() > 5, "{}", laid.pages.len());
        for (page, number) in laid.pages.iter().zip(1..) {
            let foot = format!("Page {number} of {}", laid.pages.len());
            assert!(page.windows(foot.len()).any(|part| part == foot.as_bytes()), "{foot}");
        }
    }

    #[test]
    fn a_value_longer_than_a_page_goes_on_overleaf() {
        let mut report = of(1);
        report.entries[0].learning_event.subject = "word ".repeat(3_000) + "end-of-it";
        let laid = laid_out(&report);
        assert!(laid.pages.len() > 3);
        assert!(laid.pages.iter().any(|page| page.windows(9).any(|part| part == b"end-of-it")));
        report.entries[0].learning_event.subject = "w".repeat(20_000);
        assert!(laid_out(&report).pages.len() > 3);
    }
}
