//! The report as one page of HTML that needs nothing beside itself.

use core::fmt::Write as _;
use std::io::{self, Write};

use super::PlrReport;
use super::notes::{BLANK, COVERAGE, ORGANISATIONS, REASONS, TITLE, lines, reasons_for_blanks};
use crate::plr::column::PlrColumn;

/// Looks that need no other file; on paper each page has its number, and the headings of the table again.
const STYLE: &str = "\
body{font:1rem/1.4 sans-serif;color:#0b0c0c;background:#fff;margin:2rem}main{overflow-x:auto}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:bold}dd{margin:0}\
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}\
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #b1b4b6}\
td.blank{color:#505a5f}\
@page{size:A4 landscape;margin:15mm;@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages)}}\
@media print{body{margin:0;font-size:9pt}thead{display:table-header-group}tr{break-inside:avoid}}";

/// Writes a report as one page of HTML: accessible, printable, without scripts or other files.
///
/// Each name is marked so that it is written in its own direction. What is blank says so in words.
///
/// # Privacy
///
/// It shows the learner's name, ULN and events.
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
/// let mut page = Vec::new();
/// plr::write_html(&mut page, &plr::report(&[], &own, None, head)?)?;
/// assert!(page.starts_with(b"<!DOCTYPE html>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_html<W: Write>(writer: &mut W, report: &PlrReport) -> io::Result<()> {
    writer.write_all(page(report).as_bytes())
}

fn page(report: &PlrReport) -> String {
    let mut html = String::new();
    // Writing into a text cannot fail.
    let _ = write!(
        html,
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{TITLE}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{TITLE}</h1>\n<dl>\n"
    );
    for [label, text] in lines(report) {
        let _ = writeln!(html, "<dt>{label}</dt><dd dir=\"auto\">{}</dd>", Escaped(&text));
    }
    html.push_str(
        "</dl>\n<table>\n<caption>Qualifications and events in date order</caption>\n<thead>\n<tr>",
    );
    let headings = PlrColumn::ALL.iter().map(|column| column.label()).chain(ORGANISATIONS);
    for heading in headings {
        let _ = write!(html, "<th scope=\"col\">{heading}</th>");
    }
    html.push_str("</tr>\n</thead>\n<tbody>\n");
    for entry in &report.entries {
        html.push_str("<tr>");
        for column in PlrColumn::ALL {
            let tag = if column == PlrColumn::Subject { "th scope=\"row\"" } else { "td" };
            cell(&mut html, tag, entry.text(column).as_deref().unwrap_or_default());
        }
        for organisation in entry.organisations() {
            cell(&mut html, "td", organisation);
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n");
    let reasons = reasons_for_blanks(report);
    if !reasons.is_empty() {
        let _ = write!(html, "<h2>{REASONS}</h2>\n<dl>\n");
        for (what, why) in reasons {
            let _ = writeln!(html, "<dt>{what}</dt><dd>{}.</dd>", Escaped(&why.join("; ")));
        }
        html.push_str("</dl>\n");
    }
    let _ = write!(html, "<p>{COVERAGE}</p>\n</main>\n</body>\n</html>\n");
    html
}

fn cell(html: &mut String, tag: &str, text: &str) {
    let name = tag.split_once(' ').map_or(tag, |(name, _)| name);
    let _ = if text.is_empty() {
        write!(html, "<{tag} class=\"blank\">{BLANK}</{name}>")
    } else {
        write!(html, "<{tag} dir=\"auto\">{}</{name}>", Escaped(text))
    };
}

/// A text in which nothing is markup.
struct Escaped<'a>(&'a str);

impl core::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // HTML has no control characters; what was there is seen to be gone.
                '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => {
                    f.write_char(char::REPLACEMENT_CHARACTER)?;
                }
                _ => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plr::{LearningEvent, PlrRequest, ReportHead, report};
    use crate::value::Date;

    #[test]
    fn no_text_becomes_markup() {
        let hostile = "</th><script>alert('x')</script> & \"\u{1}";
        let event = LearningEvent {
            subject: hostile.to_owned(),
            achievement_provider_name: hostile.to_owned(),
            ..LearningEvent::default()
        };
        let head = ReportHead {
            given_name: hostile.to_owned(),
            provider: hostile.to_owned(),
            ..ReportHead::new(Date::from_ymd(2026, 9, 1).unwrap())
        };
        let own = PlrRequest { is_learner: true, ..PlrRequest::default() };
        let html = page(&report(&[event], &own, None, head).unwrap());
        assert!(!html.contains("<script") && !html.contains('\u{1}'));
        assert_eq!(html.matches("&lt;script&gt;alert(&#39;x&#39;)").count(), 4);
        assert_eq!(html.matches("<td").count(), html.matches("</td>").count());
        assert_eq!(html.matches("<th").count(), html.matches("</th>").count() + 1, "thead is no th");
    }
}
