//! Office files of today, which are ZIP archives of XML: Word, Excel, PowerPoint, OpenDocument.

use super::budget::Budget;
use super::lines::Lines;
use super::xml::{Node, walk};
use super::zip::{Archive, Entry};
use super::{open_document, workbook};
use crate::breach::message::{Encryption, UnreadReason};
use crate::breach::reading::Opened;
use crate::text::decoded;

/// A kind of office file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Office {
    Document,
    Workbook,
    /// A workbook whose parts are no XML (XLSB).
    BinaryWorkbook,
    Presentation,
    OpenDocument,
}

impl Office {
    /// What kind of office file an archive is; none where it is a plain archive.
    pub(super) fn of(archive: &Archive<'_>) -> Option<Self> {
        let has = |path| archive.find(path).is_some_and(|entry| entry.seal.is_none());
        let has_below = |start: &str| archive.entries.iter().any(|entry| starts_with(&entry.name, start));
        if has("content.xml") && (has("mimetype") || has("META-INF/manifest.xml")) {
            return Some(Self::OpenDocument);
        }
        if has("encrypted-package") && has("META-INF/manifest.xml") {
            return Some(Self::OpenDocument);
        }
        match has("[Content_Types].xml") {
            true if has("xl/workbook.xml") => Some(Self::Workbook),
            true if has("xl/workbook.bin") => Some(Self::BinaryWorkbook),
            true if has("ppt/presentation.xml") => Some(Self::Presentation),
            true if has_below("word/document") => Some(Self::Document),
            _ => None,
        }
    }

    /// The text of the file.
    pub(super) fn open(self, archive: &Archive<'_>, budget: &mut Budget, most: usize) -> Opened {
        let mut parts = Parts { archive, budget };
        let text = match self {
            Self::Document => parts.flows(DOCUMENT, most),
            Self::Presentation => parts.flows(PRESENTATION, most),
            Self::Workbook => workbook::text(&mut parts, most),
            Self::BinaryWorkbook => Err(UnreadReason::UnsupportedKind),
            Self::OpenDocument => open_document::text(&mut parts, most),
        };
        match text {
            Ok(text) => Opened::Text(text),
            Err(UnreadReason::Encrypted) => Opened::Sealed(Encryption::Office, String::new()),
            Err(reason) => Opened::Unread(reason),
        }
    }
}

/// The parts of a Word document that say something, as their paths start, in the order of reading.
const DOCUMENT: &[&str] = &[
    "word/document",
    "word/header",
    "word/footer",
    "word/footnotes",
    "word/endnotes",
    "word/comments",
    "word/glossary/document",
    "word/diagrams/data",
];

/// The parts of a presentation that say something.
const PRESENTATION: &[&str] =
    &["ppt/slides/slide", "ppt/notesSlides/notesSlide", "ppt/comments/", "ppt/diagrams/data"];

/// Whether an entry is a file of its own that was put into a document: the workbook behind a pasted table.
pub(super) fn is_embedded(entry: &Entry) -> bool {
    let name = entry.name.to_ascii_lowercase();
    (name.contains("/embeddings/") || name.starts_with("object "))
        && !ends_with_xml(&name)
        && !entry.is_folder()
}

/// The parts of an office file.
pub(super) struct Parts<'a, 'b> {
    archive: &'b Archive<'a>,
    budget: &'b mut Budget,
}

impl Parts<'_, '_> {
    /// The text of a part; none where there is no such part.
    pub(super) fn get(&mut self, path: &str) -> Result<Option<String>, UnreadReason> {
        let Some(entry) = self.archive.find(path) else { return Ok(None) };
        self.archive.unpack(entry, self.budget).map(|data| Some(decoded(&data)))
    }

    /// Whether there is a part.
    pub(super) fn has(&self, path: &str) -> bool {
        self.archive.find(path).is_some()
    }

    /// The paths of parts that start so, in the order of the starts and then of their numbers.
    pub(super) fn below(&self, starts: &[&str]) -> Vec<String> {
        let mut paths: Vec<(usize, usize, &str)> = Vec::new();
        for entry in &self.archive.entries {
            let rank = starts.iter().position(|start| starts_with(&entry.name, start));
            let is_part = entry.name.len() >= 4 && ends_with_xml(&entry.name);
            paths.extend(rank.filter(|_| is_part).map(|rank| (rank, entry.name.len(), entry.name.as_str())));
        }
        paths.sort_unstable();
        paths.dedup();
        paths.into_iter().map(|(_, _, path)| path.to_owned()).collect()
    }

    fn flows(&mut self, starts: &[&str], most: usize) -> Result<String, UnreadReason> {
        let mut lines = Lines::new(most);
        for path in self.below(starts) {
            self.flow(&path, &mut lines)?;
        }
        Ok(lines.finish())
    }

    /// Adds the text of a part that is made of paragraphs and tables.
    ///
    /// Text that a revision deleted is there too: whoever opens the file can see it.
    pub(super) fn flow(&mut self, path: &str, lines: &mut Lines) -> Result<(), UnreadReason> {
        let Some(xml) = self.get(path)? else { return Ok(()) };
        let (mut texts, mut skipped) = (0_usize, 0_usize);
        walk(&xml, &mut |node| {
            match node {
                Node::Start(tag) => match tag.name() {
                    "t" | "delText" | "text" => texts += 1,
                    // Where tabs stand, and the same once more for old programs.
                    "tabs" | "tabLst" | "Fallback" => skipped += 1,
                    "tab" if skipped == 0 => lines.push("\t")?,
                    "br" | "cr" => lines.end_line()?,
                    "noBreakHyphen" => lines.push("-")?,
                    "tc" => lines.begin_cell(),
                    _ => {}
                },
                Node::End("t" | "delText" | "text") => texts = texts.saturating_sub(1),
                Node::End("tabs" | "tabLst" | "Fallback") => skipped = skipped.saturating_sub(1),
                Node::End("tc") => lines.end_cell()?,
                Node::End("tr") => lines.end_row()?,
                Node::End("p" | "comment" | "threadedComment" | "cm") => lines.end_line()?,
                Node::Text(text) if texts > 0 && skipped == 0 => lines.push(&text)?,
                _ => {}
            }
            Ok(())
        })?;
        lines.end_line()
    }
}

fn starts_with(name: &str, start: &str) -> bool {
    name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

fn ends_with_xml(name: &str) -> bool {
    name.len()
        .checked_sub(4)
        .and_then(|at| name.get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case(".xml"))
}
