//! Changes to seeds, the same ones in every run.

/// A source of numbers that starts from a seed: xorshift, enough to choose with.
#[derive(Clone, Debug)]
pub struct Choices(u64);

impl Choices {
    /// Starts anew; the same seed gives the same numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`, or 0 where the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0).checked_rem(limit).unwrap_or(0)
    }

    fn of<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> Option<&'a T> {
        items.get(self.below(items.len())).copied()
    }
}

/// Longer inputs are cut to this many bytes.
pub const LONGEST: usize = 1 << 16;

/// One input: a seed with one to eight changes, some of them taken from another seed or from `words`.
pub fn mutate(choices: &mut Choices, seeds: &[Vec<u8>], words: &[Vec<u8>]) -> Vec<u8> {
    let mut data = seeds.get(choices.below(seeds.len())).cloned().unwrap_or_default();
    for _ in 0..=choices.below(8) {
        change(choices, &mut data, seeds, words);
    }
    data.truncate(LONGEST);
    data
}

fn change(choices: &mut Choices, data: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[Vec<u8>]) {
    let at = choices.below(data.len() + 1);
    let end = at + choices.below((data.len() - at).min(64) + 1);
    match choices.below(9) {
        0 => replace(data, at..end, &[]),
        1 => {
            let byte = u8::try_from(choices.below(256)).unwrap_or(0);
            replace(data, at..(at + 1).min(data.len()), &[byte]);
        }
        2 => {
            let part = data.get(at..end).unwrap_or_default().to_vec();
            let place = choices.below(data.len() + 1);
            replace(data, place..place, &part);
        }
        3 => {
            if let Some(byte) = data.get_mut(at) {
                *byte ^= 1 << choices.below(8);
            }
        }
        4 if data.len() > 1 => {
            let other = choices.below(data.len() - 1);
            data.swap(other, other + 1);
        }
        5 => {
            let seed = seeds.get(choices.below(seeds.len())).map(Vec::as_slice).unwrap_or_default();
            let from = choices.below(seed.len() + 1);
            let part = seed.get(from..).unwrap_or_default();
            replace(data, at..end, &part[..choices.below(part.len() + 1)]);
        }
        6 => {
            let letter = choices.of(LETTERS).unwrap_or_default();
            replace(data, at..end.min(at + 1), letter.as_bytes());
        }
        _ => {
            let word = words.get(choices.below(words.len())).map(Vec::as_slice).unwrap_or_default();
            replace(data, at..end, word);
        }
    }
}

fn replace(data: &mut Vec<u8>, range: core::ops::Range<usize>, by: &[u8]) {
    data.splice(range, by.iter().copied());
}

/// Letters that text is known to stumble over: of two, three and four bytes, combining, turning, invisible.
const LETTERS: &[&str] = &[
    "é",
    "e\u{301}",
    "ß",
    "ı",
    "İ",
    "ﬁ",
    "Ǆ",
    "’",
    "‐",
    "–",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{200F}",
    "\u{2028}",
    "\u{FEFF}",
    "\u{FFFD}",
    "０",
    "９",
    "٣",
    "ａ",
    "ᾳ",
    "가",
    "각",
    "\u{1160}",
    "𝟗",
    "👩‍🎓",
    "\u{10FFFF}",
    "\0",
];

/// Reads a libFuzzer dictionary: lines of `"text"` or `name="text"`, with `\\`, `\"` and `\xNN`.
pub fn dictionary(text: &str) -> Vec<Vec<u8>> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(word).collect()
}

fn word(line: &str) -> Option<Vec<u8>> {
    let quoted = line.get(line.find('"')? + 1..line.rfind('"')?)?;
    let mut word = Vec::new();
    let mut bytes = quoted.bytes();
    while let Some(byte) = bytes.next() {
        match (byte, byte == b'\\') {
            (_, false) => word.push(byte),
            _ => match bytes.next()? {
                b'x' => {
                    let digits = [bytes.next()?, bytes.next()?];
                    word.push(u8::from_str_radix(core::str::from_utf8(&digits).ok()?, 16).ok()?);
                }
                escaped => word.push(escaped),
            },
        }
    }
    Some(word)
}
