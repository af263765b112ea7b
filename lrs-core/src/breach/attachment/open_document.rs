//! OpenDocument: texts, sheets and presentations of LibreOffice (ODT, ODS, ODP).

use super::lines::Lines;
use super::office::Parts;
use super::serial::{Shown, written};
use super::table::Table;
use super::xml::{Node, Tag, walk};
use crate::breach::message::UnreadReason;

/// The text of an OpenDocument file; `Encrypted` where its manifest says so.
pub(super) fn text(parts: &mut Parts<'_, '_>, most: usize) -> Result<String, UnreadReason> {
    if is_encrypted(parts)? {
        return Err(UnreadReason::Encrypted);
    }
    let mut lines = Lines::new(most);
    // Headers and footers stand among the styles.
    for path in ["content.xml", "styles.xml"] {
        if let Some(xml) = parts.get(path)? {
            let mut flow = Flow { lines, sheet: None, value: None, texts: 0, notes: 0, most };
            walk(&xml, &mut |node| flow.take(node))?;
            lines = flow.lines;
            lines.end_line()?;
        }
    }
    Ok(lines.finish())
}

// SOURCE: OpenDocument 1.2 part 3, 4.8.1 (manifest:encryption-data); 1.4 packs the whole file as `encrypted-package`.
fn is_encrypted(parts: &mut Parts<'_, '_>) -> Result<bool, UnreadReason> {
    let Some(xml) = parts.get("META-INF/manifest.xml")? else { return Ok(false) };
    let mut is_encrypted = parts.has("encrypted-package");
    walk(&xml, &mut |node| {
        if let Node::Start(tag) = node {
            is_encrypted |= tag.name() == "encryption-data";
        }
        Ok(())
    })?;
    Ok(is_encrypted)
}

/// A sheet, and where in it a cell is.
struct Sheet {
    table: Table,
    row: u32,
    column: u32,
    /// How often the present row and cell are repeated.
    rows: u32,
    columns: u32,
    /// The text of the present cell.
    text: String,
}

struct Flow {
    lines: Lines,
    /// The sheet that is being read; tables of a text are lines at once.
    sheet: Option<Sheet>,
    /// What the present cell holds, where that is not its text.
    value: Option<String>,
    /// How many paragraphs, and how many notes on a cell, are open.
    texts: usize,
    notes: usize,
    most: usize,
}

impl Flow {
    fn take(&mut self, node: Node<'_>) -> Result<(), UnreadReason> {
        match node {
            Node::Start(tag) => self.start(&tag),
            Node::End(name) => self.end(name),
            Node::Text(text) if self.texts > 0 => self.push(&text),
            Node::Text(_) => Ok(()),
        }
    }

    fn push(&mut self, text: &str) -> Result<(), UnreadReason> {
        match &mut self.sheet {
            // A value is written once: not as it is and as it is shown.
            Some(_) if self.value.is_some() && self.notes == 0 => Ok(()),
            Some(sheet) if sheet.text.len() + text.len() > self.most => Err(UnreadReason::TooLarge),
            Some(sheet) => {
                sheet.text.push_str(text);
                Ok(())
            }
            None => self.lines.push(text),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), UnreadReason> {
        match tag.name() {
            "spreadsheet" => {
                let table = Table::new(self.most);
                let text = String::new();
                self.sheet = Some(Sheet { table, row: 0, column: 0, rows: 1, columns: 1, text });
            }
            "table" => {
                if let (Some(sheet), Some(name)) = (&mut self.sheet, tag.attribute("name")) {
                    sheet.row = 0;
                    self.lines.push(&name)?;
                    self.lines.end_line()?;
                }
            }
            "table-row" => {
                if let Some(sheet) = &mut self.sheet {
                    (sheet.column, sheet.rows) = (0, repeats(tag, "number-rows-repeated"));
                }
            }
            "table-cell" | "covered-table-cell" => self.start_cell(tag),
            "p" | "h" => self.texts += 1,
            "annotation" => {
                self.notes += 1;
                self.push(" ")?;
            }
            "s" | "tab" | "line-break" if self.texts > 0 => self.push(" ")?,
            _ => {}
        }
        Ok(())
    }

    fn start_cell(&mut self, tag: &Tag<'_>) {
        let Some(sheet) = &mut self.sheet else { return self.lines.begin_cell() };
        sheet.text.clear();
        sheet.columns = repeats(tag, "number-columns-repeated");
        self.value = match tag.attribute("value-type").as_deref() {
            Some("float") => tag.attribute("value").map(|value| written(&value, Shown::Number, false)),
            Some("date") => tag.attribute("date-value"),
            _ => None,
        };
    }

    fn end(&mut self, name: &str) -> Result<(), UnreadReason> {
        match name {
            "p" | "h" => {
                self.texts = self.texts.saturating_sub(1);
                if self.sheet.is_some() { self.push(" ")? } else { self.lines.end_line()? }
            }
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.end_cell()?,
            "table-row" => match &mut self.sheet {
                Some(sheet) => sheet.row = sheet.row.saturating_add(sheet.rows),
                None => self.lines.end_row()?,
            },
            "table" => {
                if let Some(sheet) = &mut self.sheet {
                    let table = core::mem::replace(&mut sheet.table, Table::new(self.most));
                    table.write(&mut self.lines)?;
                }
            }
            "spreadsheet" => self.sheet = None,
            _ => {}
        }
        Ok(())
    }

    /// A cell that is repeated says nothing new the second time.
    fn end_cell(&mut self) -> Result<(), UnreadReason> {
        let Some(sheet) = &mut self.sheet else { return self.lines.end_cell() };
        let value = self.value.take().unwrap_or_default();
        let text = format!("{value}{}{}", if value.is_empty() { "" } else { " " }, sheet.text.trim());
        sheet.table.push(sheet.row, sheet.column, &text)?;
        sheet.column = sheet.column.saturating_add(sheet.columns);
        Ok(())
    }
}

fn repeats(tag: &Tag<'_>, name: &str) -> u32 {
    tag.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1)
}
