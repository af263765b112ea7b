//! HTML as a body of a message.

use lrs_core::breach::{EmailMessage, Part};

/// Reads a page as text, and the text's words as a page again.
pub fn html(data: &[u8]) {
    let Ok(page) = core::str::from_utf8(data) else { return };
    let text = text(page);
    assert!(text.len() <= 3 * page.len() + 3, "text comes from the page");
    if !page.contains(['<', '&']) {
        assert_eq!(text, page);
        return;
    }
    assert!(!text.contains("\n\n") && !text.starts_with('\n'));
    assert!(!text.ends_with(|letter: char| letter.is_ascii_whitespace()));
    // What stands in a script is not read, wherever the page is in that state.
    let hidden = format!("<script>{page}");
    if !page.contains("</") {
        assert_eq!(self::text(&hidden), "");
    }
    let row = format!("<table><tr><td>{}</td><td>b</td></tr></table>", "a<br>".repeat(page.len() % 7 + 1));
    assert_eq!(self::text(&row).lines().count(), 1);
}

fn text(page: &str) -> String {
    let message = EmailMessage { html: page.to_owned(), ..EmailMessage::default() };
    let parts = message.parts();
    let part = parts.iter().find(|part| part.part == Part::Html);
    part.map(|part| part.text.clone().into_owned()).unwrap_or_default()
}
