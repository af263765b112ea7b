//! The values of one learner, as they are gathered from its elements.

use super::reference;
use super::rule;
use crate::batch::error::BatchError;
use crate::batch::layout::element_name;
use crate::batch::line::breaks;
use crate::batch::policy::BatchLimits;
use crate::batch::values::{Row, Value};
use crate::finding::{Field, Finding, Rule};

/// The value that is being read.
#[derive(Clone, Copy)]
struct OpenValue {
    field: Field,
    start: usize,
    line: u64,
    /// Whether the field stood in the record before.
    is_repeated: bool,
}

/// One learner's values, each at the place of its field.
pub(super) struct Assembly {
    text: String,
    /// Whether it is of ASCII alone, as far as it was seen, and whether there may be a line break in it.
    is_ascii: bool,
    has_breaks: bool,
    values: Vec<Value>,
    /// Which of them are not empty.
    filled: u64,
    /// The lines on which the values begin; 0 where there is none.
    lines: Vec<u64>,
    pub(super) line: u64,
    pub(super) findings: Vec<Finding>,
    open: Option<OpenValue>,
    /// The field that was opened last, and the furthest in the order of the schema.
    last: Option<Field>,
    furthest: Option<Field>,
    /// How many elements and attributes there are.
    parts: usize,
    limits: BatchLimits,
}

impl Assembly {
    pub(super) fn new(limits: BatchLimits) -> Self {
        Self {
            text: String::new(),
            is_ascii: true,
            has_breaks: false,
            values: vec![Value::EMPTY; Field::COUNT],
            filled: 0,
            lines: vec![0; Field::COUNT],
            line: 1,
            findings: Vec::new(),
            open: None,
            last: None,
            furthest: None,
            parts: 0,
            limits,
        }
    }

    /// Forgets the learner before.
    pub(super) fn begin(&mut self, line: u64) {
        self.text.clear();
        (self.is_ascii, self.has_breaks) = (true, false);
        self.values.fill(Value::EMPTY);
        self.filled = 0;
        self.lines.fill(0);
        self.findings.clear();
        (self.open, self.last, self.furthest) = (None, None, None);
        (self.line, self.parts) = (line, 0);
    }

    /// The learner as a row, each field in its column.
    pub(super) fn row(&self) -> Row<'_> {
        Row {
            text: &self.text,
            values: &self.values,
            filled: self.filled,
            line: self.line,
            has_stray_quote: false,
            has_breaks: self.has_breaks,
            is_ascii: self.is_ascii,
            lines: &self.lines,
        }
    }

    /// The field that was opened last.
    pub(super) const fn last(&self) -> Option<Field> {
        self.last
    }

    /// Whether a value is being read.
    pub(super) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Counts an element or attribute.
    pub(super) fn count(&mut self) -> Result<(), BatchError> {
        self.parts += 1;
        let limit = self.limits.max_columns;
        if self.parts > limit { Err(BatchError::XmlTooMany { line: self.line, limit }) } else { Ok(()) }
    }

    /// Says once for a record and field that a rule minds something.
    pub(super) fn note(&mut self, rule: &'static Rule, field: Option<Field>, line: u64) {
        if self.findings.iter().any(|found| found.code == rule.code && found.field == field) {
            return;
        }
        let finding = Finding::new(rule, field).at(None, Some(line), None);
        self.findings.push(match field {
            Some(field) => finding.in_element(element_name(field)),
            None => finding,
        });
    }

    /// Says that a rule minds something about the value that is being read.
    pub(super) fn note_open(&mut self, rule: &'static Rule, line: u64) {
        if let Some(OpenValue { field, .. }) = self.open {
            self.note(rule, Some(field), line);
        }
    }

    pub(super) fn open(&mut self, field: Field, line: u64) {
        let is_repeated = self.lines.get(field as usize).is_some_and(|line| *line > 0);
        self.open = Some(OpenValue { field, start: self.text.len(), line, is_repeated });
        self.last = Some(field);
        if is_repeated {
            self.note(&rule::DUPLICATED, Some(field), line);
            return;
        }
        // Where layout 3A has its two fields is not published.
        let has_order = !matches!(field, Field::Uci | Field::Upn);
        if has_order && self.furthest.is_some_and(|furthest| field < furthest) {
            // One finding says it all: whatever follows is out of its place too.
            if !self.findings.iter().any(|found| found.code == rule::ORDER.code) {
                self.note(&rule::ORDER, Some(field), line);
            }
        } else if has_order {
            self.furthest = Some(field);
        }
    }

    /// Adds all of the text of the value that is being read, which has no control in it, and ends the value. `is_ascii` where
    /// it is known to be of ASCII: each of its characters is one of XML then.
    pub(super) fn push_plain(&mut self, text: &str, is_ascii: bool) -> Result<(), BatchError> {
        self.text.push_str(text);
        self.is_ascii &= is_ascii;
        self.judge_length()?;
        self.end(is_ascii);
        Ok(())
    }

    /// Adds text to the value that is being read, with the ends of its lines as XML has them.
    pub(super) fn push(&mut self, text: &str) -> Result<(), BatchError> {
        self.is_ascii &= text.is_ascii();
        self.has_breaks |= breaks(text.as_bytes(), false) > 0;
        let mut rest = text;
        while let Some((line, after)) = rest.split_once('\r') {
            self.text.push_str(line);
            self.text.push('\n');
            rest = after.strip_prefix('\n').unwrap_or(after);
        }
        self.text.push_str(rest);
        self.judge_length()
    }

    /// Adds what a reference stands for, or the reference where it stands for nothing.
    pub(super) fn push_reference(&mut self, name: &str, line: u64) -> Result<(), BatchError> {
        if let Some(letter) = reference::letter(name) {
            self.is_ascii &= letter.is_ascii();
            self.has_breaks |= matches!(letter, '\r' | '\n');
            self.text.push(letter);
        } else {
            let is_name = reference::is_name(name);
            self.note_open(if is_name { &rule::ENTITY } else { &rule::AMPERSAND }, line);
            self.text.push('&');
            self.push(name)?;
            self.text.push(';');
        }
        self.judge_length()
    }

    fn judge_length(&self) -> Result<(), BatchError> {
        let BatchLimits { max_value_bytes, max_row_bytes, .. } = self.limits;
        if let Some(open) = self.open.filter(|open| self.text.len() - open.start > max_value_bytes) {
            return Err(BatchError::ValueTooLong { line: open.line, limit: max_value_bytes });
        }
        if self.text.len() > max_row_bytes {
            return Err(BatchError::XmlTooLong { line: self.line, limit: max_row_bytes });
        }
        Ok(())
    }

    /// Ends the value that is being read.
    pub(super) fn close(&mut self) {
        self.end(false);
    }

    /// Ends the value, of which it may be known that it has no character but XML's.
    fn end(&mut self, is_allowed: bool) {
        let Some(OpenValue { field, start, line, is_repeated }) = self.open.take() else { return };
        let text = self.text.get(start..).unwrap_or_default();
        if !is_allowed && !reference::are_allowed(text) {
            self.note(&rule::CHARACTER, Some(field), line);
        }
        if is_repeated {
            self.text.truncate(start);
            return;
        }
        let value = Value { start, end: self.text.len() };
        let place = field as usize;
        if let (Some(slot), Some(at)) = (self.values.get_mut(place), self.lines.get_mut(place)) {
            (*slot, *at) = (value, line);
            self.filled |= u64::from(value.start < value.end) << place;
        }
    }
}
