//! ODS: the cells of `content.xml`, read piece by piece. Entities are not expanded.

use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet::{SheetWriter, Written, width_without_headings};
use super::{Sheet, WorkbookError, WorkbookPolicy, cell, package};

/// Reads the sheet that the policy names, or the first that has learners.
pub(super) fn read(data: &[u8], policy: &WorkbookPolicy) -> Result<Sheet, WorkbookError> {
    let sheets = names(data)?;
    let wanted = match &policy.sheet {
        Some(name) => {
            let at = sheets.iter().position(|known| known == name).ok_or(WorkbookError::NoSuchSheet)?;
            vec![at]
        }
        None => (0..sheets.len()).collect(),
    };
    for place in wanted {
        // A sheet that was asked for is taken whatever its first rows are, so its width is looked at first.
        let width = match policy.sheet {
            Some(_) => width_without_headings(&table(data, place, policy, 0, true)?),
            None => 0,
        };
        let (csv, rows, has_headings, _) = table(data, place, policy, width, false)?;
        if has_headings || policy.sheet.is_some() {
            let name = sheets.get(place).cloned().unwrap_or_default();
            return Ok(Sheet { name, sheets, rows, csv });
        }
    }
    Err(WorkbookError::NoLearners)
}

/// The names of the sheets.
fn names(data: &[u8]) -> Result<Vec<String>, WorkbookError> {
    let mut names = Vec::new();
    walk(data, &mut |node| {
        if let Node::Start(tag) = node
            && local(tag.name().0) == "table"
        {
            names.push(attribute(tag, "name").unwrap_or_default());
        }
        Ok(true)
    })?;
    Ok(names)
}

/// Where the walk through a sheet is.
struct Table {
    writer: SheetWriter,
    row: u32,
    rows: u32,
    column: u32,
    columns: u32,
    /// The values of the row, to be written once more for each repetition of it.
    cells: Vec<(u32, String)>,
    /// What the cell says of itself beside its text.
    value: Option<String>,
    text: String,
    /// How deep the walk is in texts, and in notes about a cell.
    texts: usize,
    notes: usize,
}

/// One sheet as text, or its first rows.
fn table(
    data: &[u8],
    wanted: usize,
    policy: &WorkbookPolicy,
    width: usize,
    is_head: bool,
) -> Result<Written, WorkbookError> {
    let mut table = Table {
        writer: SheetWriter::new(policy.limits, width),
        row: 0,
        rows: 1,
        column: 0,
        columns: 1,
        cells: Vec::new(),
        value: None,
        text: String::new(),
        texts: 0,
        notes: 0,
    };
    // How many sheets have begun; those within others, which belong to charts, have no name of their own here.
    let mut begun = 0;
    walk(data, &mut |node| {
        if let Node::Start(tag) = &node
            && local(tag.name().0) == "table"
        {
            begun += 1;
        }
        if begun == wanted + 1 {
            table.take(&node)?;
        }
        Ok(begun <= wanted + 1 && !(is_head && table.writer.has_head()))
    })?;
    Ok(table.writer.finish())
}

impl Table {
    fn take(&mut self, node: &Node<'_>) -> Result<(), WorkbookError> {
        match node {
            Node::Start(tag) => self.start(tag),
            Node::End(name) => return self.end(name),
            Node::Text(text) if self.texts > 0 && self.notes == 0 => self.text.push_str(text),
            Node::Text(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match local(tag.name().0) {
            "table-row" => (self.column, self.rows) = (0, repeats(tag, "number-rows-repeated")),
            "table-cell" | "covered-table-cell" => {
                self.columns = repeats(tag, "number-columns-repeated");
                self.text.clear();
                self.value = own_value(tag);
            }
            "annotation" => self.notes += 1,
            "p" => {
                if self.texts == 0 && self.notes == 0 && !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.texts += 1;
            }
            "s" if self.notes == 0 => {
                let count = repeats(tag, "c").min(MOST_SPACES);
                self.text.extend((0..count).map(|_| ' '));
            }
            "tab" if self.notes == 0 => self.text.push('\t'),
            "line-break" if self.notes == 0 => self.text.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), WorkbookError> {
        match name {
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "p" => self.texts = self.texts.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.end_cell()?,
            "table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), WorkbookError> {
        let text = self.value.take().unwrap_or_else(|| core::mem::take(&mut self.text));
        if !text.is_empty() {
            for column in self.column..self.column.saturating_add(self.columns) {
                self.writer.cell(self.row, column, text.clone())?;
                self.cells.push((column, text.clone()));
            }
        }
        self.column = self.column.saturating_add(self.columns);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), WorkbookError> {
        let cells = core::mem::take(&mut self.cells);
        if !cells.is_empty() {
            for row in self.row.saturating_add(1)..self.row.saturating_add(self.rows) {
                for (column, text) in &cells {
                    self.writer.cell(row, *column, text.clone())?;
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

/// The most spaces that one tag stands for.
const MOST_SPACES: u32 = 1_000;

/// What a cell says of its value; none where its text is the value.
fn own_value(tag: &BytesStart<'_>) -> Option<String> {
    match attribute(tag, "value-type")?.as_str() {
        "float" | "currency" | "percentage" => {
            let value = attribute(tag, "value")?;
            Some(value.parse().map_or(value, cell::number))
        }
        "date" => attribute(tag, "date-value").map(|date| cell::iso(&date).to_owned()),
        "boolean" => attribute(tag, "boolean-value").map(|is| cell::truth(is == "true").to_owned()),
        "string" => attribute(tag, "string-value"),
        _ => None,
    }
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> u32 {
    let count = attribute(tag, name).map(|count| count.parse().unwrap_or(u32::MAX));
    count.unwrap_or(1).max(1)
}

/// Something that stands in a document.
enum Node<'a> {
    Start(&'a BytesStart<'a>),
    /// The end of a tag: its name without prefix.
    End(&'a str),
    Text(&'a str),
}

/// Goes through the document until `each` says that it is enough.
fn walk(
    data: &[u8],
    each: &mut dyn FnMut(Node<'_>) -> Result<bool, WorkbookError>,
) -> Result<(), WorkbookError> {
    let mut archive = package::open(data)?;
    let part = archive.by_name("content.xml").map_err(|error| package::refused(&error))?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let goes_on = match reader.read_event_into(&mut buffer).map_err(|_| WorkbookError::Damaged)? {
            Event::Start(start) => each(Node::Start(&start))?,
            Event::End(end) => each(Node::End(local(end.name().0)))?,
            Event::Text(text) => each(Node::Text(&text.into_inner()))?,
            Event::CData(text) => each(Node::Text(&text.into_inner()))?,
            Event::GeneralRef(reference) => each(Node::Text(&unescaped(&format!("&{};", &*reference))))?,
            Event::DocType(_) => return Err(WorkbookError::Damaged),
            Event::Eof => return Ok(()),
            _ => true,
        };
        if !goes_on {
            return Ok(());
        }
    }
}

/// A name without its prefix. Producers choose prefixes freely; the names that are read here do not collide.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let attribute = attributes.with_checks(false).flatten().find(|found| local(found.key.0) == name)?;
    Some(unescaped(&attribute.value))
}

fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}
