//! Workbooks of Excel (XLSX, XLSM): every sheet, hidden ones too, comments, and what pivot tables remember.
//!
//! Read here rather than by a crate: those hold a sheet as one dense range, believe its dimension, or bring all
//! encodings of the world into a browser.

use std::collections::BTreeMap;

use super::lines::Lines;
use super::office::Parts;
use super::serial::{Shown, written};
use super::table::Table;
use super::xml::{Node, Tag, walk};
use crate::breach::message::UnreadReason;

/// The most sheets of a workbook.
// CHOICE: Excel has no bound but memory; a person has some dozens.
const MOST_SHEETS: usize = 4_096;

/// A sheet of a workbook.
struct Sheet {
    name: String,
    path: String,
}

/// What all sheets share.
#[derive(Default)]
struct Shared {
    strings: Strings,
    /// What the formats of cells show, in the order of their numbers.
    shown: Vec<Shown>,
    is_1904: bool,
}

/// Many strings in one.
#[derive(Default)]
struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    fn get(&self, at: usize) -> Option<&str> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(at)?)
    }
}

/// The text of a workbook.
pub(super) fn text(parts: &mut Parts<'_, '_>, most: usize) -> Result<String, UnreadReason> {
    let mut shared = Shared::default();
    let sheets = sheets(parts, &mut shared)?;
    if let Some(xml) = parts.get("xl/sharedStrings.xml")? {
        shared.strings = strings(&xml)?;
    }
    if let Some(xml) = parts.get("xl/styles.xml")? {
        shared.shown = formats(&xml)?;
    }
    let mut lines = Lines::new(most);
    for sheet in sheets {
        let Some(xml) = parts.get(&sheet.path)? else { continue };
        lines.push(&sheet.name)?;
        lines.end_line()?;
        let mut table = Table::new(most);
        cells(&xml, &shared, &mut table)?;
        table.write(&mut lines)?;
    }
    for path in parts.below(&["xl/comments", "xl/threadedComments/", "xl/drawings/drawing"]) {
        parts.flow(&path, &mut lines)?;
    }
    for path in parts.below(&["xl/pivotCache/pivotCache"]) {
        if let Some(xml) = parts.get(&path)? {
            remembered(&xml, &mut lines)?;
        }
    }
    Ok(lines.finish())
}

/// The sheets in their order, then those that the workbook no longer names.
fn sheets(parts: &mut Parts<'_, '_>, shared: &mut Shared) -> Result<Vec<Sheet>, UnreadReason> {
    let mut targets = BTreeMap::new();
    if let Some(xml) = parts.get("xl/_rels/workbook.xml.rels")? {
        walk(&xml, &mut |node| {
            if let Node::Start(tag) = node
                && let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target"))
            {
                let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                targets.insert(id, target);
            }
            Ok(())
        })?;
    }
    let mut sheets = Vec::new();
    let xml = parts.get("xl/workbook.xml")?.ok_or(UnreadReason::Damaged)?;
    walk(&xml, &mut |node| {
        if let Node::Start(tag) = node {
            match tag.name() {
                "workbookPr" => shared.is_1904 = tag.attribute("date1904").is_some_and(|flag| is_true(&flag)),
                "sheet" => {
                    let id = tag.attribute("id").unwrap_or_default();
                    let path = targets.get(&id).cloned().unwrap_or_default();
                    if sheets.len() >= MOST_SHEETS {
                        return Err(UnreadReason::TooMany);
                    }
                    sheets.push(Sheet { name: tag.attribute("name").unwrap_or_default(), path });
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    for path in parts.below(&["xl/worksheets/", "xl/dialogsheets/", "xl/macrosheets/"]) {
        if !sheets.iter().any(|sheet| sheet.path.eq_ignore_ascii_case(&path)) {
            sheets.push(Sheet { name: String::new(), path });
        }
    }
    Ok(sheets)
}

fn is_true(flag: &str) -> bool {
    matches!(flag, "1" | "true" | "on")
}

fn strings(xml: &str) -> Result<Strings, UnreadReason> {
    let mut strings = Strings::default();
    let (mut is_text, mut is_sound) = (false, false);
    walk(xml, &mut |node| {
        match node {
            Node::Start(tag) => match tag.name() {
                "t" => is_text = true,
                // How a Japanese name is read aloud.
                "rPh" => is_sound = true,
                _ => {}
            },
            Node::End("t") => is_text = false,
            Node::End("rPh") => is_sound = false,
            Node::End("si") => strings.ends.push(strings.text.len()),
            Node::Text(text) if is_text && !is_sound => strings.text.push_str(&text),
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

/// What each format of cells shows.
fn formats(xml: &str) -> Result<Vec<Shown>, UnreadReason> {
    let mut codes = BTreeMap::new();
    let mut shown = Vec::new();
    let mut is_cell = false;
    walk(xml, &mut |node| {
        match node {
            Node::Start(tag) => match tag.name() {
                "numFmt" => {
                    let code = tag.attribute("formatCode").unwrap_or_default();
                    codes.insert(number(&tag, "numFmtId").unwrap_or(0), Shown::of_code(&code));
                }
                "cellXfs" => is_cell = true,
                "xf" if is_cell => {
                    let format = number(&tag, "numFmtId").unwrap_or(0);
                    shown.push(codes.get(&format).copied().unwrap_or_else(|| Shown::of_number(format)));
                }
                _ => {}
            },
            Node::End("cellXfs") => is_cell = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(shown)
}

fn number<N: core::str::FromStr>(tag: &Tag<'_>, name: &str) -> Option<N> {
    tag.attribute(name)?.parse().ok()
}

/// The cells of one sheet.
fn cells(xml: &str, shared: &Shared, table: &mut Table) -> Result<(), UnreadReason> {
    let (mut row, mut column) = (0_u32, 0_u32);
    let (mut kind, mut shown) = (String::new(), Shown::Number);
    let (mut value, mut is_value) = (String::new(), false);
    walk(xml, &mut |node| {
        match node {
            Node::Start(tag) => match tag.name() {
                "row" => {
                    row = number(&tag, "r").unwrap_or(row.saturating_add(1));
                    column = 0;
                }
                "c" => {
                    let place = tag.attribute("r").and_then(|place| column_of(&place));
                    column = place.unwrap_or(column.saturating_add(1));
                    kind = tag.attribute("t").unwrap_or_default();
                    let format = number(&tag, "s").unwrap_or(0);
                    shown = shared.shown.get::<usize>(format).copied().unwrap_or_default();
                    value.clear();
                }
                "v" | "t" => is_value = true,
                _ => {}
            },
            Node::Text(text) if is_value => value.push_str(&text),
            Node::End("v" | "t") => is_value = false,
            Node::End("c") => {
                let shared_string = || shared.strings.get(value.trim().parse().ok()?);
                match kind.as_str() {
                    "s" => table.push(row, column, shared_string().unwrap_or_default())?,
                    "b" => table.push(row, column, if value.trim() == "1" { "TRUE" } else { "FALSE" })?,
                    "str" | "inlineStr" | "e" => table.push(row, column, &value)?,
                    "d" => table.push(row, column, value.strip_suffix("T00:00:00").unwrap_or(&value))?,
                    _ => table.push(row, column, &written(&value, shown, shared.is_1904))?,
                }
            }
            _ => {}
        }
        Ok(())
    })
}

/// The column of a place such as `AB12`, counted from 1.
fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = letters.map(|letter| u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    column.try_fold(0_u32, |sum, letter| sum.checked_mul(26)?.checked_add(letter)).filter(|&sum| sum > 0)
}

/// The values that a pivot table remembers, though the sheet that they came from may be gone.
///
/// Those of one column stand together in the definition; records hold what is written only once.
fn remembered(xml: &str, lines: &mut Lines) -> Result<(), UnreadReason> {
    walk(xml, &mut |node| {
        match node {
            Node::Start(tag) => match tag.name() {
                "cacheField" => {
                    lines.push(&tag.attribute("name").unwrap_or_default())?;
                    lines.push("\t")?;
                }
                "s" | "n" | "d" => {
                    let value = tag.attribute("v").unwrap_or_default();
                    let value = value.strip_suffix("T00:00:00").unwrap_or(&value);
                    lines.begin_cell();
                    lines.push(&written(value, Shown::Number, false))?;
                    lines.end_cell()?;
                }
                _ => {}
            },
            Node::End("cacheField" | "r") => lines.end_row()?,
            _ => {}
        }
        Ok(())
    })
}
