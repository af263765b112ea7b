//! How near two short texts are to one another: slips of the keyboard, and likeness as a whole.
//!
//! Whole numbers all the way, so that every machine gives the same answer.

use core::cmp::Ordering;

/// The longest text that is compared letter by letter; what is behind it is left out of account.
// CHOICE: no name of the LRS is longer than 35 characters, and the letters used are kept in one machine word.
const LONGEST: usize = 64;

/// The fewest slips that make one text of the other, if no more than two: a letter wrong, missing or too many, or
/// two neighbours swapped (optimal string alignment).
pub(crate) fn slips(one: &str, other: &str) -> Option<u8> {
    with_letters(one, other, slips_of, slips_of)
}

/// The likeness after Jaro and Winkler in 1/1,024: 1,024 for the same text, 0 where nothing agrees.
///
/// # Source
///
/// W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record
/// Linkage", 1990; a beginning of up to four letters counts for a tenth of what is missing each.
pub(crate) fn likeness(one: &str, other: &str) -> u32 {
    with_letters(one, other, likeness_of, likeness_of)
}

/// Hands the letters of two texts on: as bytes where they can be.
fn with_letters<T>(
    one: &str,
    other: &str,
    as_bytes: impl FnOnce(&[u8], &[u8]) -> T,
    as_letters: impl FnOnce(&[char], &[char]) -> T,
) -> T {
    if one.is_ascii() && other.is_ascii() {
        return as_bytes(head(one.as_bytes()), head(other.as_bytes()));
    }
    let (mut left, mut right) = (['\0'; LONGEST], ['\0'; LONGEST]);
    as_letters(fill(one, &mut left), fill(other, &mut right))
}

fn head<T>(letters: &[T]) -> &[T] {
    letters.get(..LONGEST).unwrap_or(letters)
}

fn fill<'a>(text: &str, room: &'a mut [char; LONGEST]) -> &'a [char] {
    let filled = room.iter_mut().zip(text.chars()).map(|(place, letter)| *place = letter).count();
    room.get(..filled).unwrap_or_default()
}

/// One more than the slips that are counted: so many, or more.
const MANY: u8 = 3;

fn slips_of<T: Copy + PartialEq>(one: &[T], other: &[T]) -> Option<u8> {
    let (one, other) = without_common_ends(one, other);
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() >= usize::from(MANY) {
        return None;
    }
    if short.is_empty() {
        return u8::try_from(long.len()).ok();
    }
    // Rows of the table of distances, two of them back: `rows[i][j]` for the first j letters of the longer text.
    let mut before_last = [MANY; LONGEST + 1];
    let mut last = [MANY; LONGEST + 1];
    for (place, cell) in (0..MANY).zip(last.iter_mut()) {
        *cell = place;
    }
    for (row, &letter) in short.iter().enumerate() {
        let mut this = [MANY; LONGEST + 1];
        let first = row.saturating_sub(usize::from(MANY));
        let end = (row + 1 + usize::from(MANY)).min(long.len());
        if let Some(cell) = this.first_mut() {
            *cell = u8::try_from(row + 1).unwrap_or(MANY).min(MANY);
        }
        let mut fewest = MANY;
        for column in first..end {
            let cell = cell(short, long, row, column, letter, [&before_last, &last, &this]);
            fewest = fewest.min(cell);
            if let Some(place) = this.get_mut(column + 1) {
                *place = cell;
            }
        }
        if fewest >= MANY {
            return None;
        }
        before_last = last;
        last = this;
    }
    last.get(long.len()).copied().filter(|slips| *slips < MANY)
}

/// One cell of the table: the least of a change, a letter more, a letter less and a swap.
#[expect(clippy::indexing_slicing, reason = "rows have a cell more than the longest text has letters")]
fn cell<T: Copy + PartialEq>(
    short: &[T],
    long: &[T],
    row: usize,
    column: usize,
    letter: T,
    [before_last, last, this]: [&[u8; LONGEST + 1]; 3],
) -> u8 {
    let change = last[column] + u8::from(letter != long[column]);
    let more = last[column + 1].min(this[column]) + 1;
    let is_swap = row > 0 && column > 0 && short[row - 1] == long[column] && letter == long[column - 1];
    let swap = if is_swap { before_last[column - 1] + 1 } else { MANY };
    change.min(more).min(swap).min(MANY)
}

fn without_common_ends<'a, T: PartialEq>(one: &'a [T], other: &'a [T]) -> (&'a [T], &'a [T]) {
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let cut = |letters: &'a [T]| letters.get(..letters.len() - end).unwrap_or_default();
    (cut(one), cut(other))
}

/// What a whole likeness is.
pub(crate) const ALIKE: u32 = 1024;

fn likeness_of<T: Copy + PartialOrd>(one: &[T], other: &[T]) -> u32 {
    if one.is_empty() || other.is_empty() {
        return if one.len() == other.len() { ALIKE } else { 0 };
    }
    // The letters are paired greedily from the left: an order of the two makes the answer the same either way.
    let order = one.len().cmp(&other.len()).then(one.partial_cmp(other).unwrap_or(Ordering::Equal));
    let (short, long) = if order.is_le() { (one, other) } else { (other, one) };
    let window = (long.len() / 2).saturating_sub(1);
    let (mut paired_short, mut paired_long) = (0_u64, 0_u64);
    for (place, letter) in short.iter().enumerate() {
        let first = place.saturating_sub(window);
        let reach = long.iter().enumerate().take(place + window + 1).skip(first);
        let free = reach.into_iter().find(|(at, other)| *other == letter && paired_long >> at & 1 == 0);
        if let Some((at, _)) = free {
            paired_short |= 1 << place;
            paired_long |= 1 << at;
        }
    }
    let pairs = u64::from(paired_short.count_ones());
    if pairs == 0 {
        return 0;
    }
    let apart = out_of_order(short, paired_short, long, paired_long) / 2;
    let third = |part: u64, whole: usize| part * SCALE / (3 * whole as u64);
    let jaro = third(pairs, short.len()) + third(pairs, long.len()) + (pairs - apart) * SCALE / (3 * pairs);
    let start = short.iter().zip(long).take(4).take_while(|(one, other)| one == other).count() as u64;
    let likeness = jaro + start * SCALE.saturating_sub(jaro) / 10;
    if short == long {
        return ALIKE;
    }
    u32::try_from(likeness * u64::from(ALIKE) / SCALE).map_or(ALIKE, |likeness| likeness.min(ALIKE))
}

/// Parts of one while the likeness is worked out.
const SCALE: u64 = 1 << 20;

/// How many of the paired letters stand in another order.
fn out_of_order<T: Copy + PartialEq>(short: &[T], in_short: u64, long: &[T], in_long: u64) -> u64 {
    let paired = |letters: &'_ [T], which: u64, from: usize| {
        (from..letters.len()).find(|place| which >> place & 1 == 1)
    };
    let (mut left, mut right, mut count) = (0, 0, 0);
    while let (Some(one), Some(other)) = (paired(short, in_short, left), paired(long, in_long, right)) {
        count += u64::from(short.get(one) != long.get(other));
        (left, right) = (one + 1, other + 1);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_up_to_two() {
        assert_eq!(slips("smith", "smith"), Some(0));
        assert_eq!(slips("smith", "smiht"), Some(1));
        assert_eq!(slips("smith", "smth"), Some(1));
        assert_eq!(slips("smith", "smyth"), Some(1));
        assert_eq!(slips("smith", "smythe"), Some(2));
        assert_eq!(slips("smith", "jones"), None);
        assert_eq!(slips("", "ab"), Some(2));
        assert_eq!(slips("", "abc"), None);
        assert_eq!(slips("łukasz", "łukaś"), Some(2));
        assert_eq!(slips("abcdef", "bacdfe"), Some(2));
    }

    #[test]
    fn likeness_is_that_of_the_paper() {
        // Winkler's examples: MARTHA and MARHTA 0.961, DWAYNE and DUANE 0.840, DIXON and DICKSONX 0.813.
        let near = |one, other, thousandths: u32| {
            let found = likeness(one, other) * 1000 / ALIKE;
            assert!(found.abs_diff(thousandths) <= 1, "{one} {other} {found}");
            assert_eq!(likeness(one, other), likeness(other, one));
        };
        near("martha", "marhta", 961);
        near("dwayne", "duane", 840);
        near("dixon", "dicksonx", 813);
        assert_eq!(likeness("zoë", "zoë"), ALIKE);
        assert_eq!(likeness("", ""), ALIKE);
        assert_eq!(likeness("abc", "xyz"), 0);
    }
}
