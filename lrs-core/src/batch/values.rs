//! One row of a file: its text, and where in it each value stands.

use core::num::NonZero;

use super::line::breaks;

/// Where a value stands in its row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Value {
    pub(super) const EMPTY: Self = Self { start: 0, end: 0 };
}

/// Which of the first 64 values are not empty.
pub(super) fn filled(values: &[Value]) -> u64 {
    let bits = values.iter().take(u64::BITS as usize).enumerate();
    bits.fold(0, |filled, (place, value)| filled | u64::from(value.start < value.end) << place)
}

/// One row: its text, and where in it each value stands.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) text: &'a str,
    pub(super) values: &'a [Value],
    /// Which of the first 64 of them are not empty.
    pub(super) filled: u64,
    /// The physical line on which it begins, from 1.
    pub(super) line: u64,
    /// Whether its quotes do not pair as the layout wants.
    pub(super) has_stray_quote: bool,
    /// Whether a value has a line break in it.
    pub(super) has_breaks: bool,
    /// Whether the text is of ASCII alone; false where that was not seen.
    pub(super) is_ascii: bool,
    /// The lines on which the values begin, where those cannot be told from the text; 0 where there is no value.
    pub(super) lines: &'a [u64],
}

impl<'a> Row<'a> {
    /// How many values there are.
    pub(super) const fn len(&self) -> usize {
        self.values.len()
    }

    /// The values in order.
    #[inline]
    pub(super) fn values(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let text = self.text;
        self.values.iter().map(move |value| text.get(value.start..value.end).unwrap_or_default())
    }

    /// The value of a column, counted from 0; none where the row is too short.
    pub(super) fn value(&self, column: usize) -> Option<&'a str> {
        let value = self.values.get(column)?;
        self.text.get(value.start..value.end)
    }

    /// The physical line on which the value of a column begins, counted from 0.
    pub(super) fn line_of(&self, column: usize) -> u64 {
        if let Some(&line) = self.lines.get(column) {
            return if line == 0 { self.line } else { line };
        }
        if !self.has_breaks {
            return self.line;
        }
        let start = self.values.get(column).map_or(0, |value| value.start);
        self.line + breaks(self.text.as_bytes().get(..start).unwrap_or_default(), false)
    }

    /// Whether no value has anything in it.
    pub(super) fn is_empty(&self) -> bool {
        self.filled_columns().next().is_none()
    }

    /// Whether the value of a column, counted from 0, has anything in it.
    pub(super) fn is_filled(&self, column: usize) -> bool {
        match 1_u64.checked_shl(u32::try_from(column).unwrap_or(u32::MAX)) {
            Some(bit) => self.filled & bit != 0,
            None => self.values.get(column).is_some_and(|value| value.start < value.end),
        }
    }

    /// The columns, counted from 0, whose values have anything in them: as many steps as there are such values, but for those
    /// behind the 64th.
    #[inline]
    pub(super) fn filled_columns(&self) -> impl Iterator<Item = usize> + use<'a> {
        let (row, mut left) = (*self, self.filled);
        let first = core::iter::from_fn(move || {
            let column = NonZero::new(left)?.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            Some(column)
        });
        first.chain((u64::BITS as usize..self.values.len()).filter(move |&column| row.is_filled(column)))
    }

    /// The values in one, with or without what parts them.
    pub(super) const fn text(&self) -> &'a str {
        self.text
    }
}
