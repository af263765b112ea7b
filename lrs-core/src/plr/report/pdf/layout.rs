//! Texts and a table put on pages, line by line.

use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::{Content, Name, Str};

use super::font::{self, Encoded, encoded};
use super::tags::Tags;

/// A4 across, in points.
pub(super) const PAGE: [f32; 2] = [842.0, 595.0];
const MARGIN: f32 = 36.0;
/// How wide a line may be.
pub(super) const WIDTH: f32 = PAGE[0] - 2.0 * MARGIN;
const TOP: f32 = PAGE[1] - MARGIN;
/// Lines end above it; below is the foot of the page.
const BOTTOM: f32 = 48.0;
const FOOT: f32 = 28.0;
/// The room between two columns.
const GUTTER: f32 = 6.0;
/// The size of plain text, and from one line to the next.
const SIZE: f32 = 8.5;
const LEADING: f32 = 10.5;

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) enum Face {
    Title,
    Heading,
    Plain,
}

impl Face {
    const fn font(self) -> &'static [u8] {
        match self {
            Self::Title | Self::Heading => font::BOLD,
            Self::Plain => font::PLAIN,
        }
    }

    const fn size(self) -> f32 {
        match self {
            Self::Title => 16.0,
            Self::Heading => 11.0,
            Self::Plain => SIZE,
        }
    }

    const fn leading(self) -> f32 {
        match self {
            Self::Title => 22.0,
            Self::Heading => 15.0,
            Self::Plain => LEADING,
        }
    }
}

/// A cell of the table.
pub(super) struct Cell {
    pub(super) text: String,
    /// Whether it is the heading of its row.
    pub(super) is_heading: bool,
}

/// Pages as they are written.
pub(super) struct Layout {
    pages: Vec<Content>,
    tags: Tags,
    /// Where the next line stands, from the bottom.
    y: f32,
    /// The table that is open: its element, and its columns.
    table: Option<(usize, Vec<Column>)>,
}

struct Column {
    heading: String,
    x: f32,
    width: f32,
}

/// What is on the pages, and what the parts of it are.
pub(super) struct Laid {
    pub(super) pages: Vec<Vec<u8>>,
    pub(super) tags: Tags,
}

impl Layout {
    pub(super) fn new() -> Self {
        let mut layout = Self { pages: Vec::new(), tags: Tags::new(), y: TOP, table: None };
        layout.page();
        layout
    }

    fn page(&mut self) {
        self.pages.push(Content::new());
        self.tags.page();
        self.y = TOP;
    }

    /// A text as lines over the whole width.
    pub(super) fn flow(&mut self, role: StructRole, text: &str, face: Face) {
        let element = self.tags.add(role, Tags::DOCUMENT);
        let Encoded { bytes, actual } = encoded(text);
        self.tags.set_actual(element, actual);
        for line in font::lines(&bytes, face.size(), WIDTH) {
            if self.y - face.leading() < BOTTOM {
                self.page();
            }
            self.y -= face.leading();
            self.show(Some((element, role)), face, [MARGIN, self.y], line);
        }
    }

    /// Room below a part.
    pub(super) fn space(&mut self) {
        self.y -= LEADING;
    }

    /// Begins a table: the headings of its columns, and how wide they are.
    pub(super) fn begin_table(&mut self, columns: &[(&str, f32)]) {
        let table = self.tags.add(StructRole::Table, Tags::DOCUMENT);
        let mut x = MARGIN;
        let mut placed = Vec::new();
        for &(heading, width) in columns {
            placed.push(Column { heading: heading.to_owned(), x, width: width - GUTTER });
            x += width;
        }
        self.table = Some((table, placed));
        if self.y - 3.0 * LEADING < BOTTOM {
            self.page();
        }
        self.headings(true);
    }

    pub(super) fn end_table(&mut self) {
        self.table = None;
        self.space();
    }

    /// The headings of the columns; overleaf they are there for the eye alone.
    fn headings(&mut self, is_first: bool) {
        let Some((table, columns)) = self.table.take() else { return };
        self.y -= LEADING;
        let row = is_first.then(|| self.tags.add(StructRole::TR, table));
        for column in &columns {
            let element = row.map(|row| self.tags.add(StructRole::TH, row));
            if let Some(element) = element {
                self.tags.set_scope(element, TableHeaderScope::Column);
            }
            let owner = element.map(|element| (element, StructRole::TH));
            self.write(owner, font::BOLD, SIZE, [column.x, self.y], encoded(&column.heading).bytes);
        }
        self.rule();
        self.table = Some((table, columns));
    }

    /// A row of the table; what does not fit on the page goes on overleaf.
    pub(super) fn row(&mut self, cells: &[Cell]) {
        let Some((table, columns)) = self.table.take() else { return };
        let row = self.tags.add(StructRole::TR, table);
        let mut laid = Vec::new();
        for (cell, column) in cells.iter().zip(&columns) {
            let role = if cell.is_heading { StructRole::TH } else { StructRole::TD };
            let element = self.tags.add(role, row);
            if cell.is_heading {
                self.tags.set_scope(element, TableHeaderScope::Row);
            }
            let Encoded { bytes, actual } = encoded(&cell.text);
            self.tags.set_actual(element, actual);
            laid.push(((element, role), column.x, font::lines(&bytes, SIZE, column.width)));
        }
        self.table = Some((table, columns));
        let mut left = laid.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or_default();
        let mut cells: Vec<_> =
            laid.into_iter().map(|(owner, x, lines)| (owner, x, lines.into_iter())).collect();
        // A row stays together where it is short.
        if self.y - count(left.min(4)) * LEADING < BOTTOM {
            self.page();
            self.headings(false);
        }
        while left > 0 {
            if self.y - LEADING < BOTTOM {
                self.page();
                self.headings(false);
            }
            self.y -= LEADING;
            for (owner, x, lines) in &mut cells {
                if let Some(line) = lines.next() {
                    self.show(Some(*owner), Face::Plain, [*x, self.y], line);
                }
            }
            left -= 1;
        }
        self.rule();
    }

    /// A thin line below a row.
    fn rule(&mut self) {
        self.y -= 3.0;
        let y = self.y;
        let Some(page) = self.pages.last_mut() else { return };
        page.begin_marked_content(Name(b"Artifact"));
        page.set_line_width(0.4).set_stroke_gray(0.6);
        page.move_to(MARGIN, y).line_to(PAGE[0] - MARGIN, y).stroke();
        page.end_marked_content();
    }

    fn show(&mut self, owner: Option<(usize, StructRole)>, face: Face, at: [f32; 2], line: Vec<u8>) {
        self.write(owner, face.font(), face.size(), at, line);
    }

    /// A line on the last page; one that belongs to no element is there for the eye alone.
    fn write(
        &mut self,
        owner: Option<(usize, StructRole)>,
        font: &[u8],
        size: f32,
        at: [f32; 2],
        mut line: Vec<u8>,
    ) {
        let number = owner.map(|(element, _)| self.tags.content(element));
        let Some(page) = self.pages.last_mut() else { return };
        match owner.zip(number) {
            Some(((_, role), number)) => {
                page.begin_marked_content_with_properties(role.to_name()).properties().identify(number);
                // A line that goes on ends in a space, so that its last word and the next are two.
                line.push(b' ');
            }
            None => {
                page.begin_marked_content(Name(b"Artifact"));
            }
        }
        text(page, font, size, at, &line);
        page.end_marked_content();
    }

    /// Puts the foot on each page: who made the report, when, and which page it is.
    pub(super) fn finish(self, provider: &str, date: &str) -> Laid {
        let Self { mut pages, tags, .. } = self;
        let total = pages.len();
        let provider = encoded(provider).bytes;
        // One line is what there is room for; the whole name stands on the first page.
        let provider = font::lines(&provider, SIZE, WIDTH - 200.0).into_iter().next().unwrap_or_default();
        for (page, number) in pages.iter_mut().zip(1..) {
            page.begin_marked_content(Name(b"Artifact"));
            text(page, font::PLAIN, SIZE, [MARGIN, FOOT], &provider);
            text(page, font::PLAIN, SIZE, [PAGE[0] - MARGIN - 180.0, FOOT], date.as_bytes());
            let number = format!("Page {number} of {total}");
            text(page, font::PLAIN, SIZE, [PAGE[0] - MARGIN - 70.0, FOOT], number.as_bytes());
            page.end_marked_content();
        }
        Laid { pages: pages.into_iter().map(|page| page.finish().into_vec()).collect(), tags }
    }
}

fn text(page: &mut Content, font: &[u8], size: f32, [x, y]: [f32; 2], line: &[u8]) {
    page.begin_text().set_font(Name(font), size).next_line(x, y).show(Str(line)).end_text();
}

/// How many lines, as a number of points is counted.
fn count(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}
