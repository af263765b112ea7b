//! Texts that stand somewhere on a page, as lines: words by their gaps, cells of a table by wider ones.

use crate::breach::attachment::lines::Lines;
use crate::breach::message::UnreadReason;

/// Texts stand on one line where they are not further apart than this part of their height.
// CHOICE: half; lines of a paragraph are a whole height apart or more.
const SAME_LINE: f64 = 0.5;

/// A gap wider than this part of the height parts words, and one wider than that parts cells.
// CHOICE: a space is a quarter to a third of the height, a column's edge more than its whole.
const WORD_GAP: f64 = 0.15;
const CELL_GAP: f64 = 1.2;

/// The most texts of a page.
// CHOICE: a page full of letters that are placed one by one has ten thousand.
const MOST_FRAGMENTS: usize = 1_000_000;

/// A text on a page.
#[derive(Clone, Copy, Debug)]
struct Fragment {
    /// Which way it is written: 0 to the right, 1 upwards, and so on.
    direction: u8,
    /// Where its line stands; lines above have higher numbers.
    line: f64,
    /// Where on the line it starts and ends.
    start: f64,
    end: f64,
    height: f64,
    /// Where its text stands in that of the page.
    from: usize,
    to: usize,
}

/// The texts of a page.
#[derive(Default)]
pub(super) struct Layout {
    text: String,
    fragments: Vec<Fragment>,
}

impl Layout {
    /// Whether no more texts may come.
    pub(super) const fn is_full(&self) -> bool {
        self.fragments.len() >= MOST_FRAGMENTS
    }

    /// How many bytes of text there are.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// Adds a text from one point to another, with the way that its letters stand up.
    pub(super) fn push(&mut self, text: &str, from: (f64, f64), to: (f64, f64), up: (f64, f64)) {
        let ((x, y), (to_x, to_y)) = (from, to);
        let height = up.0.hypot(up.1);
        let is_sound = [x, y, to_x, to_y, height].into_iter().all(f64::is_finite);
        if text.is_empty() || !is_sound {
            return;
        }
        // A text without width goes where its letters do not stand up to.
        let (across, along) = if up.0.abs() > up.1.abs() { (0.0, -up.0) } else { (up.1, 0.0) };
        let (direction, line, start, end) = match (across, along) {
            (0.0, up) if up > 0.0 => (1, -x, y, to_y),
            (0.0, up) if up < 0.0 => (3, x, -y, -to_y),
            (up, _) if up < 0.0 => (2, -y, -x, -to_x),
            _ => (0, y, x, to_x),
        };
        let at = self.text.len();
        self.text.push_str(text);
        let to = self.text.len();
        self.fragments.push(Fragment { direction, line, start, end, height, from: at, to });
    }

    /// Writes the texts as lines.
    pub(super) fn write(mut self, lines: &mut Lines) -> Result<(), UnreadReason> {
        // From the top: texts of one line may still be in any order.
        self.fragments
            .sort_by(|one, other| one.direction.cmp(&other.direction).then(other.line.total_cmp(&one.line)));
        let mut rest = self.fragments.as_mut_slice();
        while let Some(first) = rest.first().copied() {
            let is_same = |other: &Fragment| {
                let height = first.height.max(other.height);
                other.direction == first.direction && (first.line - other.line).abs() <= height * SAME_LINE
            };
            let count = rest.iter().take_while(|other| is_same(other)).count().max(1);
            let (line, others) = rest.split_at_mut_checked(count).unwrap_or_default();
            line.sort_by(|one, other| one.start.total_cmp(&other.start));
            write_line(line, &self.text, lines)?;
            rest = others;
        }
        Ok(())
    }
}

fn write_line(line: &[Fragment], text: &str, lines: &mut Lines) -> Result<(), UnreadReason> {
    let mut before: Option<(Fragment, &str)> = None;
    for fragment in line {
        let own = text.get(fragment.from..fragment.to).unwrap_or_default();
        if let Some((last, last_text)) = before {
            let gap = (fragment.start - last.end) / fragment.height.max(last.height).max(f64::MIN_POSITIVE);
            // Bold letters are sometimes made by writing a text twice.
            if own == last_text
                && gap < 0.0
                && (fragment.start - last.start).abs() < fragment.height * WORD_GAP
            {
                continue;
            }
            let is_parted = own.starts_with(' ') || last_text.ends_with(' ');
            if gap > CELL_GAP {
                lines.push("\t")?;
            } else if !is_parted && !(-SAME_LINE..=WORD_GAP).contains(&gap) {
                lines.push(" ")?;
            }
        }
        lines.push(own)?;
        before = Some((*fragment, own));
    }
    lines.end_line()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(texts: &[(&str, f64, f64, f64)]) -> String {
        let mut layout = Layout::default();
        for &(text, x, y, end) in texts {
            layout.push(text, (x, y), (end, y), (0.0, 10.0));
        }
        let mut lines = Lines::new(1_000);
        layout.write(&mut lines).unwrap();
        lines.finish()
    }

    #[test]
    fn a_table_that_was_drawn_by_columns_has_rows() {
        let texts = [
            ("ULN", 10.0, 100.0, 40.0),
            ("9276308686", 10.0, 80.0, 70.0),
            ("Name", 100.0, 100.0, 130.0),
            ("Ro", 100.0, 80.5, 112.0),
            ("wena", 112.2, 80.0, 130.0),
            ("Hartnell", 133.0, 80.0, 170.0),
        ];
        assert_eq!(written(&texts), "ULN\tName\n9276308686\tRowena Hartnell\n");
    }

    #[test]
    fn a_text_written_twice_is_bold() {
        let texts =
            [("9276308686", 10.0, 80.0, 70.0), ("9276308686", 10.3, 80.0, 70.3), ("x", 20.0, 80.0, 30.0)];
        assert_eq!(written(&texts), "9276308686 x\n");
        assert_eq!(written(&[("x", f64::NAN, 0.0, 1.0)]), "");
    }

    #[test]
    fn a_page_on_its_side_has_lines_too() {
        let mut layout = Layout::default();
        layout.push("below", (60.0, 0.0), (60.0, 30.0), (-10.0, 0.0));
        layout.push("B", (40.0, 80.0), (40.0, 90.0), (-10.0, 0.0));
        layout.push("A", (40.0, 0.0), (40.0, 10.0), (-10.0, 0.0));
        let mut lines = Lines::new(1_000);
        layout.write(&mut lines).unwrap();
        assert_eq!(lines.finish(), "A\tB\nbelow\n");
    }
}
