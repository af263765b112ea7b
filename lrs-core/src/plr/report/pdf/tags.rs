//! What the parts of a PDF are, for screen readers: headings, paragraphs, a table with its headings.

use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::{Finish as _, Name, Pdf, Ref, TextStr};

/// A part of the document.
pub(super) struct Element {
    role: StructRole,
    /// The element that it is in; none for the document itself.
    parent: Option<usize>,
    kids: Vec<Kid>,
    /// What its letters stand for, where the font lacks some of them.
    actual: Option<String>,
    /// What it is the heading of, in a table.
    scope: Option<TableHeaderScope>,
}

enum Kid {
    Element(usize),
    /// The page, from 0, and the number of the content on it.
    Content(usize, i32),
}

/// The parts of a document, each after the one that it is in.
pub(super) struct Tags {
    pub(super) elements: Vec<Element>,
    /// Of each page, the element that each of its contents belongs to.
    owners: Vec<Vec<usize>>,
}

impl Tags {
    /// The document.
    pub(super) const DOCUMENT: usize = 0;

    pub(super) fn new() -> Self {
        let document =
            Element { role: StructRole::Document, parent: None, kids: Vec::new(), actual: None, scope: None };
        Self { elements: vec![document], owners: Vec::new() }
    }

    /// Adds an element to another; the answer is its place.
    pub(super) fn add(&mut self, role: StructRole, parent: usize) -> usize {
        let place = self.elements.len();
        self.elements.push(Element {
            role,
            parent: Some(parent),
            kids: Vec::new(),
            actual: None,
            scope: None,
        });
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.kids.push(Kid::Element(place));
        }
        place
    }

    /// Says what an element is the heading of.
    pub(super) fn set_scope(&mut self, element: usize, scope: TableHeaderScope) {
        if let Some(element) = self.elements.get_mut(element) {
            element.scope = Some(scope);
        }
    }

    /// Says what an element's letters stand for.
    pub(super) fn set_actual(&mut self, element: usize, actual: Option<String>) {
        if let Some(element) = self.elements.get_mut(element) {
            element.actual = actual;
        }
    }

    /// Begins a page.
    pub(super) fn page(&mut self) {
        self.owners.push(Vec::new());
    }

    /// Gives an element content on the last page; the answer is the number of the content.
    pub(super) fn content(&mut self, element: usize) -> i32 {
        let page = self.owners.len().saturating_sub(1);
        let Some(owners) = self.owners.last_mut() else { return 0 };
        let number = i32::try_from(owners.len()).unwrap_or(i32::MAX);
        owners.push(element);
        if let Some(element) = self.elements.get_mut(element) {
            element.kids.push(Kid::Content(page, number));
        }
        number
    }

    /// Writes the elements, whose references are given, and which element each content belongs to.
    pub(super) fn write(&self, pdf: &mut Pdf, root: Ref, references: &[Ref], pages: &[Ref], next: &mut Ref) {
        let of = |place: &usize| references.get(*place).copied().unwrap_or(root);
        for (element, reference) in self.elements.iter().zip(references) {
            let mut writer = pdf.struct_element(*reference);
            writer.kind(element.role).parent(element.parent.map_or(root, |parent| of(&parent)));
            if let Some(actual) = &element.actual {
                writer.actual_text(TextStr(actual));
            }
            if let Some(scope) = element.scope {
                writer.attributes().push().table().scope(scope);
            }
            let mut kids = writer.children();
            for kid in &element.kids {
                match kid {
                    Kid::Element(place) => {
                        kids.struct_element(of(place));
                    }
                    Kid::Content(page, number) => {
                        let page = pages.get(*page).copied().unwrap_or(root);
                        kids.marked_content_ref().page(page).marked_content_id(*number);
                    }
                }
            }
            kids.finish();
        }
        let lists: Vec<Ref> = self.owners.iter().map(|_| next.bump()).collect();
        for (owners, list) in self.owners.iter().zip(&lists) {
            pdf.indirect(*list).array().items(owners.iter().map(of));
        }
        let mut writer = pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot<'_>>();
        writer.child(of(&Self::DOCUMENT));
        let mut tree = writer.parent_tree();
        let mut numbers = tree.nums();
        for (number, list) in (0..).zip(&lists) {
            numbers.insert(number, *list);
        }
        numbers.finish();
        tree.finish();
        writer.pair(Name(b"ParentTreeNextKey"), i32::try_from(lists.len()).unwrap_or(i32::MAX));
    }
}
