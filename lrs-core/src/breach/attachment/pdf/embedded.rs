//! Files inside a PDF: those that hang on the document, and those that hang on a page.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object, Stream, String as Text};

use super::filter::unpacked;
use super::page::{Seen, notes};
use crate::breach::attachment::budget::Budget;
use crate::breach::message::UnreadReason;
use crate::text::decoded;

/// How deep the tree of names is followed, and how many of its branches.
// CHOICE: names of a thousand files make a tree of two levels.
const DEEPEST: usize = 8;
const MOST_BRANCHES: usize = 4_096;

/// A file inside, or why it was not unpacked.
pub(super) type Embedded = (String, Result<Vec<u8>, UnreadReason>);

/// The files inside, up to so many and one more.
// SOURCE: ISO 32000-1, 7.11.4 (embedded file streams), 7.9.6 (name trees), 12.5.6.15 (file attachment annotations).
pub(super) fn files(pdf: &Pdf, budget: &mut Budget, most: usize) -> Vec<Embedded> {
    let mut files = Vec::new();
    let names =
        pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).and_then(|root| root.get::<Dict<'_>>("Names"));
    let mut branches: Vec<_> = names
        .and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"))
        .map(|tree| (tree, 0))
        .into_iter()
        .collect();
    let mut left = MOST_BRANCHES;
    while let Some((branch, depth)) = branches.pop() {
        if let Some(names) = branch.get::<Array<'_>>("Names") {
            for item in names.iter::<Object<'_>>() {
                if let Object::Dict(file) = item {
                    add(&mut files, &file, budget, most);
                }
            }
        }
        let kids = branch.get::<Array<'_>>("Kids").filter(|_| depth < DEEPEST);
        for kid in kids.iter().flat_map(Array::iter::<Dict<'_>>).take(left) {
            branches.push((kid, depth + 1));
            left -= 1;
        }
    }
    let mut seen = Seen::new();
    for page in pdf.pages().iter() {
        for note in notes(page, &mut seen) {
            if let Some(file) = note.get::<Dict<'_>>("FS") {
                add(&mut files, &file, budget, most);
            }
        }
    }
    files
}

fn add(files: &mut Vec<Embedded>, file: &Dict<'_>, budget: &mut Budget, most: usize) {
    let Some(streams) = file.get::<Dict<'_>>("EF").filter(|_| files.len() <= most) else { return };
    let Some(stream) = streams.get::<Stream<'_>>("F").or_else(|| streams.get::<Stream<'_>>("UF")) else {
        return;
    };
    let name = file.get::<Text<'_>>("UF").or_else(|| file.get::<Text<'_>>("F"));
    let name = name.map(|name| decoded(name.as_bytes())).unwrap_or_default();
    files.push((name, unpacked(&stream, budget)));
}
