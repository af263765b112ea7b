//! The lines of a page, as its elements come.
//!
//! Whether a cell holds data or lays out the page is known when its row ends. So cells are written as they come, and
//! the signs between them are put right then: a tab, a line break and a space are one byte each, nothing moves.

/// What must stand before the next text.
#[derive(Clone, Copy, Default, Eq, Ord, PartialEq, PartialOrd)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    /// A line whose block is another than the one before.
    Block,
}

/// A cell of the row that is open, by places in the text.
struct Cell {
    /// Where its text begins: after the tab before it, which stands only where text followed.
    start: usize,
    end: usize,
    /// Line breaks, and those of them that stand between blocks.
    lines: usize,
    breaks: usize,
    has_table: bool,
    is_open: bool,
}

impl Cell {
    /// Whether it lays out the page: its lines then stay lines.
    fn lays_out(&self) -> bool {
        // CHOICE: an address has up to four lines; whoever sets more blocks, or two long ones, into a cell sets text.
        self.has_table || self.breaks > 3 || (self.breaks > 0 && self.end.saturating_sub(self.start) > 300)
    }

    fn is_empty(&self) -> bool {
        self.end <= self.start
    }
}

/// A table that is open.
#[derive(Default)]
struct Table {
    /// The cells of the row that is open.
    row: Vec<Cell>,
}

/// Tables in tables; deeper ones are lines of text.
// SOURCE: browsers nest no element deeper than 512.
const DEEPEST: usize = 512;

/// Cells of one row; what follows starts a line.
// SOURCE: HTML Standard, 4.9.11: `colspan` is at most 1,000.
const WIDEST: usize = 1_000;

/// The text so far.
#[derive(Default)]
pub(super) struct Page {
    text: Vec<u8>,
    gap: Gap,
    /// Tabs that are written when more text comes in the row.
    tabs: usize,
    tables: Vec<Table>,
    /// Tables that are open beyond [`DEEPEST`].
    deeper: usize,
}

impl Page {
    /// How long the text is.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text from a place on.
    pub(super) fn since(&self, start: usize) -> &[u8] {
        self.text.get(start..).unwrap_or_default()
    }

    /// Adds text; its white space is one space, or is kept.
    pub(super) fn text(&mut self, text: &[u8], is_kept: bool) {
        let mut rest = text;
        while let Some((&byte, after)) = rest.split_first() {
            // The two bytes of a no-break space in UTF-8.
            let (is_space, after) = match after {
                [0xA0, after @ ..] if byte == 0xC2 => (true, after),
                _ => (byte.is_ascii_whitespace(), after),
            };
            if !is_space {
                let end = rest.iter().position(|&byte| byte == 0xC2 || byte.is_ascii_whitespace());
                // A byte 0xC2 that starts no space is taken with what follows.
                let (word, after) =
                    rest.split_at_checked(end.unwrap_or(rest.len()).max(1)).unwrap_or((rest, &[]));
                self.word(word);
                rest = after;
                continue;
            }
            match byte {
                b'\n' | b'\r' if is_kept => self.line(),
                b'\t' if is_kept => self.word(b"\t"),
                _ => self.part(),
            }
            rest = after;
        }
    }

    /// Parts what stands here from what follows.
    pub(super) fn part(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// Ends the line.
    pub(super) fn line(&mut self) {
        self.gap = self.gap.max(Gap::Line);
    }

    /// Ends the line and the block.
    pub(super) fn block(&mut self) {
        self.gap = Gap::Block;
    }

    pub(super) fn open_table(&mut self) {
        self.block();
        if self.tables.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        if let Some(cell) = self.cell() {
            cell.has_table = true;
        }
        self.tables.push(Table::default());
    }

    pub(super) fn close_table(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else {
            self.close_row();
            self.tables.pop();
        }
        self.block();
    }

    /// A row begins; one that was left open ends.
    pub(super) fn open_row(&mut self) {
        self.close_row();
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        self.tabs = 0;
        if self.deeper == 0
            && let Some(table) = self.tables.last_mut()
        {
            let row = core::mem::take(&mut table.row);
            set_apart(&mut self.text, &row);
        }
        self.block();
    }

    /// A cell begins; one that was left open ends.
    pub(super) fn open_cell(&mut self) {
        self.close_cell();
        let is_full = self.tables.last().is_none_or(|table| table.row.len() >= WIDEST);
        if self.deeper > 0 || is_full {
            self.close_row();
        }
        if self.deeper > 0 {
            return;
        }
        let is_first = self.tables.last().is_some_and(|table| table.row.is_empty());
        if is_first && self.text.last().is_some_and(|&byte| byte != b'\n') {
            self.text.push(b'\n');
        }
        let start = self.text.len();
        let Some(table) = self.tables.last_mut() else { return };
        self.tabs = if table.row.is_empty() { 0 } else { self.tabs + 1 };
        table.row.push(Cell { start, end: start, lines: 0, breaks: 0, has_table: false, is_open: true });
        self.gap = Gap::None;
    }

    pub(super) fn close_cell(&mut self) {
        let end = self.text.len();
        match self.cell() {
            Some(cell) => {
                cell.end = end;
                cell.is_open = false;
                self.gap = self.gap.max(Gap::Space);
            }
            None => self.part(),
        }
    }

    /// The whole text, without empty lines.
    pub(super) fn into_text(mut self) -> String {
        while !self.tables.is_empty() {
            self.close_table();
        }
        let mut last = b'\n';
        self.text.retain(|&byte| {
            let stays = byte != b'\n' || last != b'\n';
            last = byte;
            stays
        });
        while self.text.last().is_some_and(u8::is_ascii_whitespace) {
            self.text.pop();
        }
        String::from_utf8(self.text)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// The cell that is open.
    fn cell(&mut self) -> Option<&mut Cell> {
        if self.deeper > 0 {
            return None;
        }
        self.tables.last_mut()?.row.last_mut().filter(|cell| cell.is_open)
    }

    /// Adds letters that hold no white space, after what parts them from the text before.
    fn word(&mut self, word: &[u8]) {
        let tabs = core::mem::take(&mut self.tabs);
        let gap = core::mem::take(&mut self.gap);
        if tabs > 0 {
            self.text.extend(core::iter::repeat_n(b'\t', tabs));
            let start = self.text.len();
            if let Some(cell) = self.cell() {
                cell.start = start;
            }
        }
        let at = self.text.len();
        if gap > Gap::None && tabs == 0 && self.text.last().is_some_and(|&byte| byte != b'\n') {
            self.text.push(if gap == Gap::Space { b' ' } else { b'\n' });
        }
        if gap > Gap::Space
            && let Some(cell) = self.cell().filter(|cell| cell.start < at)
        {
            cell.lines += 1;
            cell.breaks += usize::from(gap == Gap::Block);
        }
        self.text.extend_from_slice(word);
    }
}

/// Makes a row one line, but for the cells that lay out the page: they stand on lines of their own.
fn set_apart(text: &mut [u8], row: &[Cell]) {
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    let mut is_first = true;
    for cell in row.iter().filter(|cell| !cell.is_empty()) {
        // What stands alone in its row is no row of data, whatever empty cells keep it in place.
        if cell.lays_out() || filled < 2 {
            if !is_first || cell.lines > 0 || cell.has_table {
                let before = text.get_mut(..cell.start).into_iter().flatten().rev();
                before.take_while(|byte| **byte == b'\t').for_each(|byte| *byte = b'\n');
            }
            if let Some(after) = text.get_mut(cell.end).filter(|byte| **byte == b'\t') {
                *after = b'\n';
            }
        } else {
            let lines = text.get_mut(cell.start..cell.end).into_iter().flatten();
            lines.filter(|byte| **byte == b'\n').for_each(|byte| *byte = b' ');
        }
        is_first = false;
    }
}
