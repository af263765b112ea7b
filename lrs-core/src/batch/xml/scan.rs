//! Where the learners are in a document whose root nobody has published.
//!
//! A learner is an element that the schemas name so, or any element with a learner's fields in it. One that has
//! only such fields as many things have (a title, notes) is not taken for a learner until a name, birth date or
//! ULN stands beside them: it may be the head of the file.

use super::assembly::Assembly;
use super::element::{self, Fit, resolve};
use super::namespace::Namespace;
use super::nodes::Tag;
use super::plain::Plain;
use super::reference;
use super::rule;
use super::write::{XmlFrame, record_of};
use crate::batch::error::BatchError;
use crate::batch::layout::{Column, FILE_HEADINGS, Layout, element_name};
use crate::batch::policy::BatchLimits;
use crate::batch::row;
use crate::finding::{Field, Finding, Rule};

/// What an open element is.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Open {
    /// Outside the learners.
    Outside(Tagged),
    /// One of the columns about the file.
    About(usize),
    /// One of them that stood before.
    AboutAgain,
    Learner,
    Field,
    /// Something else within a learner.
    Within,
    /// Something within a value.
    Nested,
}

/// A name, to know an element again, and its whole tag before the first learner, to write it again.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Tagged {
    name: String,
    tag: String,
}

/// How sure it is that the element at hand is a learner's.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Sureness {
    /// It has a learner's fields, and other things have such fields too.
    Perhaps,
    /// It is called so.
    Named,
    /// It has a name, birth date or ULN.
    Sure,
}

/// What a document said so far.
pub(super) struct Scan {
    /// The open elements with the lines on which they begin.
    stack: Vec<(Open, u64)>,
    /// How sure it is that there is a learner, where one may be open.
    learner: Option<Sureness>,
    pub(super) assembly: Assembly,
    /// The columns about the file, with the lines on which they stand; 0 where they do not.
    pub(super) about: [(String, u64); FILE_HEADINGS.len()],
    /// The findings about the file.
    pub(super) findings: Vec<Finding>,
    /// The name of the learner's element at hand.
    name: String,
    /// What this file calls a learner, where the schemas do not.
    own_name: Option<String>,
    /// The path to the first learner as a report may show it.
    pub(super) path: Option<String>,
    /// The tags around the first learner.
    around: Vec<String>,
    /// The tag of the first learner, as it is written again.
    record: String,
    pub(super) layout: Layout,
    /// Whether ability to share stands under the name that layout 3A has for it.
    pub(super) names_privacy_notice: bool,
    /// Whether anything was met that a batch file has.
    pub(super) is_batch: bool,
    /// How many tags, texts and comments there were since the last learner.
    nodes: usize,
    limits: BatchLimits,
}

/// The most tags, texts and comments of a learner, and between two.
// CHOICE: far above any learner and any head of a file, and an end for a file that has none.
const MAX_NODES: usize = 65_536;
/// The longest name of an element that is kept to know it again, in bytes.
const MAX_NAME: usize = 128;

impl Scan {
    pub(super) fn new(limits: BatchLimits) -> Self {
        Self {
            stack: Vec::new(),
            learner: None,
            assembly: Assembly::new(limits),
            about: Default::default(),
            findings: vec![Finding::new(&rule::ROOT, None).at(None, Some(1), None)],
            name: String::new(),
            own_name: None,
            path: None,
            around: Vec::new(),
            record: String::new(),
            layout: Layout::V2A,
            names_privacy_notice: false,
            is_batch: false,
            nodes: 0,
            limits,
        }
    }

    /// Says once for the file and field that a rule minds something.
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

    /// Counts a node, so that a file without learners has an end.
    pub(super) fn count(&mut self, line: u64) -> Result<(), BatchError> {
        self.nodes += 1;
        if self.nodes > MAX_NODES { Err(BatchError::XmlTooMany { line, limit: MAX_NODES }) } else { Ok(()) }
    }

    pub(super) fn open(&mut self, tag: &Tag<'_>, line: u64) -> Result<(), BatchError> {
        let open = match self.stack.last() {
            Some((Open::Field | Open::Nested | Open::About(_) | Open::AboutAgain, _)) => {
                self.assembly.note_open(&rule::NESTED, line);
                Open::Nested
            }
            _ if self.learner.is_some() => self.opened_within(tag, line)?,
            _ => self.opened_outside(tag, line)?,
        };
        let is_known = !matches!(open, Open::Outside(_) | Open::Within | Open::Nested);
        if is_known && tag.namespace == Namespace::Other {
            self.note(&rule::NAMESPACE, None, line);
        }
        if tag.is_more_than_name() && tag.attributes().next().is_some() {
            self.assembly.note_open(&rule::ATTRIBUTE, line);
        }
        self.stack.push((open, line));
        Ok(())
    }

    /// A whole plain element, where it is a field of a learner that stands at its place: the same as its tags and text one
    /// after the other. False where it is anything else, and nothing was done.
    pub(super) fn plain(
        &mut self,
        element: &Plain<'_>,
        in_none: Namespace,
        line: u64,
    ) -> Result<bool, BatchError> {
        let is_field = matches!(self.stack.last(), Some((Open::Learner, _)));
        let nodes = self.nodes + element.nodes();
        if !is_field || nodes > MAX_NODES {
            return Ok(false);
        }
        let (Column::Learner(field), fit @ (Fit::Exact | Fit::Release2019)) =
            resolve(element.name, self.assembly.last())
        else {
            return Ok(false);
        };
        self.nodes = nodes;
        self.assembly.count()?;
        self.opened_field(field, fit, line)?;
        if in_none == Namespace::Other {
            self.note(&rule::NAMESPACE, None, line);
        }
        self.assembly.push_plain(element.text, element.is_ascii)?;
        Ok(true)
    }

    /// An element outside the learners: a learner, the first field of one whose element is called otherwise, or
    /// neither.
    fn opened_outside(&mut self, tag: &Tag<'_>, line: u64) -> Result<Open, BatchError> {
        let name = tag.name();
        let has_learner = |(name, _): (&str, String)| match resolve(name, None).0 {
            Column::Learner(field) => element::is_telling(field),
            _ => false,
        };
        let is_named = element::is_record(name) || self.own_name.as_deref() == Some(name);
        if is_named || tag.attributes().any(has_learner) {
            self.begin(if is_named { Sureness::Named } else { Sureness::Perhaps }, name, tag.whole(), line);
            return self.learner_of(tag, line);
        }
        if let Some(place) = element::about_file(name) {
            self.is_batch = true;
            return Ok(self.opened_about(place, line));
        }
        if let (Column::Learner(field), fit) = resolve(name, None)
            && self.own_parent()
        {
            return self.opened_field(field, fit, line);
        }
        for (attribute, value) in tag.attributes() {
            if let Some(place) = element::about_file(attribute)
                && self.opened_about(place, line) == Open::About(place)
            {
                self.about_text(place, &reference::resolved(&value))?;
            }
        }
        self.is_batch |= element::is_around(name);
        let tag = if self.path.is_none() { tag.whole().trim_end().to_owned() } else { String::new() };
        Ok(Open::Outside(Tagged { name: kept(name).to_owned(), tag }))
    }

    /// An element within a learner.
    fn opened_within(&mut self, tag: &Tag<'_>, line: u64) -> Result<Open, BatchError> {
        self.assembly.count()?;
        let name = tag.name();
        if self.learner != Some(Sureness::Sure) && element::is_record(name) {
            self.disown();
            self.begin(Sureness::Named, name, tag.whole(), line);
            return self.learner_of(tag, line);
        }
        match resolve(name, self.assembly.last()) {
            (Column::Learner(field), fit) => {
                // Where a telling field stands deeper than what is perhaps a learner, its own parent is one.
                let is_deeper = matches!(self.stack.last(), Some((Open::Within, _)));
                if is_deeper && self.learner == Some(Sureness::Perhaps) && element::is_telling(field) {
                    self.disown();
                    self.own_parent();
                }
                self.opened_field(field, fit, line)
            }
            (Column::File(place), Fit::Exact) => Ok(self.opened_about(place, line)),
            _ => {
                if self.learner != Some(Sureness::Perhaps) {
                    self.note(&rule::UNKNOWN, None, line);
                }
                Ok(Open::Within)
            }
        }
    }

    /// Makes the innermost open element a learner; false where there is none outside the learners.
    fn own_parent(&mut self) -> bool {
        let Some((parent @ Open::Outside(_), line)) = self.stack.last_mut() else { return false };
        let (parent, line) = (core::mem::replace(parent, Open::Learner), *line);
        let Open::Outside(Tagged { name, tag }) = parent else { return false };
        self.begin(Sureness::Perhaps, &name, &tag, line);
        true
    }

    /// What was taken for a learner has one within it, so it is none.
    fn disown(&mut self) {
        self.learner = None;
        for place in 0..self.stack.len() {
            let Some((open, line)) = self.stack.get_mut(place) else { continue };
            if matches!(open, Open::Learner | Open::Within) {
                *open = Open::Outside(Tagged::default());
                let line = *line;
                self.note(&rule::NOT_READ, None, line);
            }
        }
    }

    fn begin(&mut self, sureness: Sureness, name: &str, tag: &str, line: u64) {
        self.learner = Some(sureness);
        kept(name).clone_into(&mut self.name);
        if self.path.is_none() {
            self.record = record_of(tag);
        }
        self.assembly.begin(line);
    }

    /// The learner that a tag opens, with what stands in its attributes.
    fn learner_of(&mut self, tag: &Tag<'_>, line: u64) -> Result<Open, BatchError> {
        for (name, value) in tag.attributes() {
            self.assembly.count()?;
            let (Column::Learner(field), fit) = resolve(name, self.assembly.last()) else {
                self.note(&rule::UNKNOWN, None, line);
                continue;
            };
            self.opened_field(field, fit, line)?;
            self.assembly.note_open(&rule::ATTRIBUTE, line);
            self.assembly.push(&reference::resolved(&value))?;
            self.assembly.close();
        }
        Ok(Open::Learner)
    }

    /// A value of the learner.
    #[expect(clippy::unnecessary_wraps, reason = "the last word of whoever opens an element")]
    fn opened_field(&mut self, field: Field, fit: Fit, line: u64) -> Result<Open, BatchError> {
        match fit {
            Fit::Exact | Fit::Unknown => {}
            Fit::Release2019 => {
                self.layout = Layout::V3A;
                self.names_privacy_notice |= field == Field::AbilityToShare;
            }
            Fit::Csv => self.note(&rule::OF_CSV, Some(field), line),
            Fit::Other => self.note(&rule::SPELLING, Some(field), line),
        }
        self.assembly.open(field, line);
        if element::is_telling(field) {
            self.learner = Some(Sureness::Sure);
        }
        Ok(Open::Field)
    }

    /// One of the columns about the file, which counts where it stands first.
    fn opened_about(&mut self, place: usize, line: u64) -> Open {
        match self.about.get_mut(place) {
            Some((_, at @ 0)) => {
                *at = line;
                Open::About(place)
            }
            _ => Open::AboutAgain,
        }
    }

    /// An element is closed; whether it was a learner's.
    pub(super) fn close(&mut self) -> bool {
        match self.stack.pop() {
            Some((Open::Field, _)) => self.assembly.close(),
            Some((Open::Learner, line)) => return self.close_learner(line),
            _ => {}
        }
        false
    }

    fn close_learner(&mut self, line: u64) -> bool {
        let sureness = self.learner.take();
        if sureness == Some(Sureness::Perhaps) {
            self.note(&rule::NOT_READ, None, line);
            return false;
        }
        (self.is_batch, self.nodes) = (true, 0);
        if self.own_name.is_none() && !self.name.is_empty() && !element::is_record(&self.name) {
            self.own_name = Some(self.name.clone());
        }
        if self.path.is_none() {
            let around = self.stack.iter().filter_map(|(open, _)| match open {
                Open::Outside(around) => Some(around),
                _ => None,
            });
            let names = around.clone().map(|around| around.name.as_str()).chain([self.name.as_str()]);
            self.path = Some(names.map(element::shown).fold(String::new(), |path, name| path + "/" + name));
            self.around = around.map(|around| around.tag.clone()).collect();
        }
        true
    }

    /// The elements around the first learner, to be written again; the schema's where there is none, or where they
    /// were not known as such.
    pub(super) fn frame(&self) -> XmlFrame {
        let is_known = !self.around.is_empty() && self.around.iter().all(|tag| !tag.is_empty());
        if !is_known || self.record.is_empty() {
            return XmlFrame::default();
        }
        let has_file_name = self.about.iter().take(2).any(|(_, line)| *line > 0);
        XmlFrame { tags: self.around.clone(), record: self.record.clone(), has_file_name }
    }

    pub(super) fn text(&mut self, text: &str, line: u64) -> Result<(), BatchError> {
        if self.assembly.is_open() {
            return self.assembly.push(text);
        }
        match self.stack.last() {
            Some(&(Open::About(place), _)) => self.about_text(place, text),
            _ if text.bytes().all(|byte| byte.is_ascii_whitespace()) => Ok(()),
            Some((Open::Outside(Tagged { name, .. }), _)) => {
                // What the schemas have there needs no word.
                if !element::is_around(name) {
                    self.note(&rule::NOT_READ, None, line);
                }
                Ok(())
            }
            Some((Open::Learner, _)) => {
                self.assembly.note(&rule::STRAY_TEXT, None, line);
                Ok(())
            }
            Some((Open::AboutAgain, _)) if self.learner.is_some() => {
                self.assembly.note(&row::FILE_FIELDS, None, line);
                Ok(())
            }
            Some((Open::AboutAgain | Open::Nested, _)) => {
                self.note(&rule::NOT_READ, None, line);
                Ok(())
            }
            // Told with its element.
            Some((Open::Within | Open::Field, _)) => Ok(()),
            None => Err(BatchError::XmlNotWellFormed { line }),
        }
    }

    pub(super) fn reference(&mut self, name: &str, line: u64) -> Result<(), BatchError> {
        if self.assembly.is_open() {
            return self.assembly.push_reference(name, line);
        }
        match reference::letter(name) {
            Some(letter) => self.text(letter.encode_utf8(&mut [0; 4]), line),
            None => self.text(&format!("&{name};"), line),
        }
    }

    /// Text that begins with a `&` that stands for itself.
    pub(super) fn ampersand(&mut self, text: &str, line: u64) -> Result<(), BatchError> {
        self.assembly.note_open(&rule::AMPERSAND, line);
        self.text(text, line)
    }

    fn about_text(&mut self, place: usize, text: &str) -> Result<(), BatchError> {
        let limit = self.limits.max_value_bytes;
        let Some((kept, line)) = self.about.get_mut(place) else { return Ok(()) };
        kept.push_str(text);
        if kept.len() > limit { Err(BatchError::ValueTooLong { line: *line, limit }) } else { Ok(()) }
    }
}

/// A name as far as it is kept.
fn kept(name: &str) -> &str {
    if name.len() > MAX_NAME { "" } else { name }
}
