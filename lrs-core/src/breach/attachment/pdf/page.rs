//! The text of pages: what is drawn, filled into forms and written as notes.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjectIdentifier, Stream, String as Text};
use hayro_syntax::page::{Page, Resources};

use super::filter::unpacked;
use super::font::Font;
use super::layout::Layout;
use super::token::{Token, Tokens};
use crate::breach::attachment::budget::Budget;
use crate::breach::attachment::lines::Lines;
use crate::breach::message::UnreadReason;
use crate::text::decoded;

/// How deep drawings may lie inside each other, and states be kept.
// CHOICE: programs use two or three; ISO 32000-1, annex C has 28 for states.
const DEEPEST: usize = 12;
const MOST_STATES: usize = 256;

/// The most operands of an operator.
// CHOICE: a line whose letters are placed one by one has a few hundred.
const MOST_OPERANDS: usize = 16_384;

/// The most notes of a page.
// CHOICE: a form has a few hundred fields.
const MOST_NOTES: usize = 10_000;

/// The most fonts of a document.
// CHOICE: a font that is not shared between pages is read again for each.
const MOST_FONTS: usize = 10_000;

/// The text of all pages.
pub(super) fn text(pdf: &Pdf, budget: &mut Budget, most: usize) -> Result<String, UnreadReason> {
    let mut reader = Reader {
        budget,
        most,
        fonts: HashMap::new(),
        fonts_left: MOST_FONTS,
        layout: Layout::default(),
        lost: 0,
        found: 0,
    };
    let mut lines = Lines::new(most);
    let mut seen = Seen::new();
    for page in pdf.pages().iter() {
        reader.page(page)?;
        core::mem::take(&mut reader.layout).write(&mut lines)?;
        write_notes(page, &mut seen, &mut lines)?;
    }
    // CHOICE: a page of which a quarter cannot be told is not read.
    if reader.lost * 4 > reader.found { Err(UnreadReason::UnsupportedKind) } else { Ok(lines.finish()) }
}

/// What is filled into forms, and what notes say.
fn write_notes(page: &Page<'_>, seen: &mut Seen, lines: &mut Lines) -> Result<(), UnreadReason> {
    for note in notes(page, seen) {
        let parent = note.get::<Dict<'_>>("Parent");
        let filled = note.get::<Text<'_>>("V").or_else(|| parent?.get::<Text<'_>>("V"));
        for text in [filled, note.get::<Text<'_>>("Contents")].into_iter().flatten() {
            lines.push(&decoded(text.as_bytes()))?;
            lines.end_line()?;
        }
    }
    Ok(())
}

/// Notes that were met already.
pub(super) type Seen = HashSet<ObjectIdentifier>;

/// The notes of a page. One that many pages name is read once.
pub(super) fn notes<'a>(page: &Page<'a>, seen: &mut Seen) -> Vec<Dict<'a>> {
    let Some(notes) = page.raw().get::<Array<'a>>("Annots") else { return Vec::new() };
    let found = notes.raw_iter().filter_map(|note| match note {
        MaybeRef::Ref(id) => seen.insert(id.into()).then(|| page.xref().get::<Dict<'a>>(id.into()))?,
        MaybeRef::NotRef(note) => note.into_dict(),
    });
    found.take(MOST_NOTES).collect()
}

/// A change of place, size and direction.
// SOURCE: ISO 32000-1, 8.3.3 (common transformations).
#[derive(Clone, Copy, Debug)]
struct Matrix([f64; 6]);

impl Matrix {
    const NONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This change, then the other.
    fn then(self, other: Self) -> Self {
        let (Self([a, b, c, d, e, f]), Self([p, q, r, s, t, u])) = (self, other);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    fn moved(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }
}

/// What holds for the texts that follow.
// SOURCE: ISO 32000-1, 9.3.1 (text state parameters).
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
}

struct Reader<'b> {
    budget: &'b mut Budget,
    most: usize,
    fonts: HashMap<ObjectIdentifier, Rc<Font>>,
    fonts_left: usize,
    layout: Layout,
    /// How many codes have letters, and how many have none.
    found: usize,
    lost: usize,
}

/// Where the present text and its line stand.
struct Pen {
    text: Matrix,
    line: Matrix,
}

impl Pen {
    const START: Self = Self { text: Matrix::NONE, line: Matrix::NONE };

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = self.line.moved(x, y);
        self.text = self.line;
    }
}

impl Reader<'_> {
    fn page(&mut self, page: &Page<'_>) -> Result<(), UnreadReason> {
        let mut content = Vec::new();
        let one = page.raw().get::<Stream<'_>>("Contents");
        let many = page.raw().get::<Array<'_>>("Contents");
        let many = many.iter().flat_map(Array::iter::<Stream<'_>>);
        for stream in one.into_iter().chain(many) {
            content.extend_from_slice(&unpacked(&stream, self.budget)?);
            content.push(b'\n');
            // The same stream may be named many times.
            if content.len() > self.most {
                return Err(UnreadReason::TooLarge);
            }
        }
        let state = State {
            place: Matrix::NONE,
            font: None,
            size: 1.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
        };
        self.draw(&content, page.resources(), state, 0)
    }

    fn draw(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        mut state: State,
        depth: usize,
    ) -> Result<(), UnreadReason> {
        let mut kept = Vec::new();
        let mut pen = Pen::START;
        let mut operands = Vec::new();
        let mut tokens = Tokens::new(content);
        while let Some(token) = tokens.next() {
            let Token::Word(word) = token else {
                if operands.len() < MOST_OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            match word {
                b"q" if kept.len() < MOST_STATES => kept.push(state.clone()),
                b"Q" => state = kept.pop().unwrap_or(state),
                b"ID" => tokens.skip_picture(),
                b"Tf" => self.set_font(&mut state, &operands, resources)?,
                b"Do" => self.draw_form(&operands, resources, &state, depth)?,
                _ => self.text_operator(word, &operands, &mut state, &mut pen)?,
            }
            operands.clear();
        }
        Ok(())
    }

    fn set_font(
        &mut self,
        state: &mut State,
        operands: &[Token<'_>],
        resources: &Resources<'_>,
    ) -> Result<(), UnreadReason> {
        let [Token::Name(name), Token::Number(size)] = operands else { return Ok(()) };
        state.size = *size;
        state.font = None;
        let name = Name::new_unescaped(name);
        let id = resources.fonts.get_ref(&name).map(ObjectIdentifier::from);
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            state.font = Some(Rc::clone(known));
            return Ok(());
        }
        let Some(font) = resources.get_font(&name) else { return Ok(()) };
        self.fonts_left = self.fonts_left.checked_sub(1).ok_or(UnreadReason::TooMany)?;
        let font = Rc::new(Font::read(&font, self.budget)?);
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        state.font = Some(font);
        Ok(())
    }

    /// Draws a form: a drawing with a name. Pictures have no text.
    fn draw_form(
        &mut self,
        operands: &[Token<'_>],
        resources: &Resources<'_>,
        state: &State,
        depth: usize,
    ) -> Result<(), UnreadReason> {
        let [Token::Name(name)] = operands else { return Ok(()) };
        let Some(form) = resources.get_x_object(&Name::new_unescaped(name)) else { return Ok(()) };
        self.budget.take(form.dict().data().len())?;
        let is_form = form.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Form");
        if !is_form {
            return Ok(());
        }
        if depth >= DEEPEST {
            return Err(UnreadReason::TooDeep);
        }
        let content = unpacked(&form, self.budget)?;
        let mut state = state.clone();
        if let Some(matrix) = form.dict().get::<[f32; 6]>("Matrix") {
            state.place = Matrix(matrix.map(f64::from)).then(state.place);
        }
        match form.dict().get::<Dict<'_>>("Resources") {
            Some(own) => self.draw(&content, &Resources::new(own), state, depth + 1),
            None => self.draw(&content, resources, state, depth + 1),
        }
    }

    // SOURCE: ISO 32000-1, 9.4 (text objects).
    fn text_operator(
        &mut self,
        word: &[u8],
        operands: &[Token<'_>],
        state: &mut State,
        pen: &mut Pen,
    ) -> Result<(), UnreadReason> {
        let number = |at: usize| match operands.get(at) {
            Some(Token::Number(number)) => *number,
            _ => 0.0,
        };
        let matrix = || Matrix([number(0), number(1), number(2), number(3), number(4), number(5)]);
        match word {
            b"cm" => state.place = matrix().then(state.place),
            b"BT" => *pen = Pen::START,
            b"Tc" => state.letter_gap = number(0),
            b"Tw" => state.word_gap = number(0),
            b"Tz" => state.stretch = number(0) / 100.0,
            b"TL" => state.leading = number(0),
            b"Td" => pen.next_line(number(0), number(1)),
            b"TD" => {
                state.leading = -number(1);
                pen.next_line(number(0), number(1));
            }
            b"Tm" => *pen = Pen { text: matrix(), line: matrix() },
            b"T*" => pen.next_line(0.0, -state.leading),
            b"Tj" | b"TJ" => self.show(operands, state, pen)?,
            b"'" => {
                pen.next_line(0.0, -state.leading);
                self.show(operands, state, pen)?;
            }
            b"\"" => {
                (state.word_gap, state.letter_gap) = (number(0), number(1));
                pen.next_line(0.0, -state.leading);
                self.show(operands.get(2..).unwrap_or_default(), state, pen)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Shows texts, and moves by the numbers between them.
    fn show(&mut self, operands: &[Token<'_>], state: &State, pen: &mut Pen) -> Result<(), UnreadReason> {
        let Some(font) = state.font.clone() else { return Ok(()) };
        for operand in operands {
            match operand {
                Token::Number(back) => {
                    pen.text = pen.text.moved(-back / 1_000.0 * state.size * state.stretch, 0.0);
                }
                Token::Text(text) => self.show_text(text, &font, state, pen)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn show_text(
        &mut self,
        text: &[u8],
        font: &Font,
        state: &State,
        pen: &mut Pen,
    ) -> Result<(), UnreadReason> {
        let (mut letters, mut width) = (String::new(), 0.0);
        for glyph in font.glyphs(text) {
            match glyph.letters {
                Some(known) => {
                    letters.push_str(known);
                    self.found += 1;
                }
                None => self.lost += 1,
            }
            let gap = state.letter_gap + if glyph.is_space { state.word_gap } else { 0.0 };
            width += (glyph.width * state.size + gap) * state.stretch;
        }
        if self.layout.is_full() || self.layout.len() + letters.len() > self.most {
            return Err(UnreadReason::TooLarge);
        }
        let start = pen.text.then(state.place);
        pen.text = pen.text.moved(width, 0.0);
        let end = pen.text.then(state.place);
        let up = (start.0[2] * state.size, start.0[3] * state.size);
        self.layout.push(&letters, (start.0[4], start.0[5]), (end.0[4], end.0[5]), up);
        Ok(())
    }
}
