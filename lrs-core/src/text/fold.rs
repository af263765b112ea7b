//! The comparison key of a name: what is left when spelling habits are taken away.
//!
//! Two people typed `O’Neill-Łukasz` and `ONEILL LUKASZ`; both mean one family. The key drops what keyboards,
//! spreadsheets and forms change (case, accents, apostrophes, hyphens, full stops, spacing) and keeps what
//! makes a name another name. It is for comparing only: what is stored or sent is the submission form.

use std::borrow::Cow;

use super::normal;

/// Composes a text: Unicode normalisation form NFC, borrowed where it is composed already.
///
/// # Source
///
/// Unicode Standard Annex 15.
///
/// # Examples
///
/// ```
/// assert_eq!(lrs_core::text::nfc("Zoe\u{308}"), "Zoë");
/// ```
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { normal::composed(text) }
}

/// Whether [`nfc`] would give the text back as it is.
pub(super) fn is_nfc(text: &str) -> bool {
    text.is_ascii() || normal::is_composed(text)
}

/// The comparison key of a name: equal for two spellings of one name.
///
/// - Case, accents, ligatures and widths fold: `ZOË`, `Zoë` and `zoe` are one, `ﬁ` is `fi`.
/// - Letters that no accent makes fold as people type them without the key: ß `ss`, ø `o`, đ and ð `d`,
///   ł `l`, þ `th`, æ `ae`, œ `oe`, ı `i`, and others.
/// - Apostrophes, quotation marks and full stops go; hyphens, dashes and all other ASCII punctuation count
///   as a space; spaces are single.
/// - Whole words of [`SAME_WORDS`] are one word: `St`, `St.` and `Saint`, with a space behind them or not
///   (`St.John`). The beginnings of [`KEPT_APART`], `Mc` and `Mac`, stay two.
/// - Accents are taken off Latin and Greek letters only. In Cyrillic, stress marks go and `ё` is `е`, as
///   Russian writes it; `й`, `ї` and `ў` are letters of their own and stay. Marks of other scripts (Arabic,
///   Hebrew, Indic, Thai) are part of the spelling and stay.
///
/// The key of a key is the key. A text without a letter or digit has an empty key.
///
/// # Source
///
/// **Our choice**: how the LRS normalises names is not published. Accents, ligatures: Unicode Standard
/// Annex 15, form NFKD. Other Latin letters: Unicode CLDR, transform Latin-ASCII. Hyphens and Mc/Mac: guide,
/// Appendix B (Tips for searching).
///
/// # Privacy
///
/// The key identifies a person as the name does.
///
/// # Examples
///
/// ```
/// use lrs_core::text::name_key;
///
/// assert_eq!(name_key("O’Neill-Łukasz"), "oneill lukasz");
/// assert_eq!(name_key("St. John"), name_key("Saint John"));
/// assert_ne!(name_key("McDonald"), name_key("MacDonald"));
/// ```
pub fn name_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    append_key(text, &mut key);
    key
}

/// The same as [`name_key`], into a text that is there already: what it held is replaced.
///
/// # Examples
///
/// ```
/// let mut key = String::new();
/// lrs_core::text::name_key_into("D'Arcy-Smythe", &mut key);
/// assert_eq!(key, "darcy smythe");
/// ```
pub fn name_key_into(text: &str, key: &mut String) {
    key.clear();
    append_key(text, key);
}

/// Words that are one word in a comparison key: the first is folded to the second.
///
/// # Source
///
/// **Our choice**: both spellings of one family, town or school stand in registers side by side.
pub const SAME_WORDS: &[(&str, &str)] = &[("saint", "st"), ("sainte", "ste")];

/// Beginnings of names that look alike and are kept apart in a comparison key.
///
/// A comparison of two learners may weigh them as close; the key says that they differ.
///
/// # Source
///
/// Guide, Appendix B (Tips for searching): `McDonald` and `MacDonald` are searched for one after the other, so
/// the LRS does not hold them equal.
pub const KEPT_APART: &[(&str, &str)] = &[("mc", "mac")];

/// Adds the key of `text` to the end of `key`, as if nothing stood before it.
pub(crate) fn append_key(text: &str, key: &mut String) {
    let start = key.len();
    if text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        key.push_str(text);
        if let Some(added) = key.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        fold_word(key, start);
        return;
    }
    let mut folder = Folder { key, start, word: start, gap: false, base: Base::None };
    if text.is_ascii() {
        text.bytes().for_each(|byte| folder.ascii(byte));
        folder.end_word();
        return;
    }
    normal::decomposed(settled(text).chars().map(without_spacing_accent), |letter| folder.letter(letter));
    folder.end_word();
    if let Some(added) = key.get(start..)
        && let Cow::Owned(composed) = nfc(added)
    {
        key.truncate(start);
        key.push_str(&composed);
    }
}

/// What becomes of a character of a name when names are compared.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    /// It is part of the key.
    Kept,
    /// It parts two words.
    Space,
    /// It goes without a trace: apostrophes, quotation marks, full stops, invisible characters.
    Dropped,
}

impl Role {
    pub(crate) fn of(letter: char) -> Self {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => Self::Kept,
            '\'' | '"' | '`' | '.' => Self::Dropped,
            _ if letter.is_whitespace() => Self::Space,
            _ if letter.is_ascii() => if letter.is_ascii_control() { Self::Dropped } else { Self::Space },
            // Apostrophes, primes and quotation marks, and the letters that are used as such.
            '\u{A8}' | '\u{AB}' | '\u{AF}' | '\u{B4}' | '\u{B8}' | '\u{BB}' | '\u{2B9}'..='\u{2BF}'
            | '\u{2C8}' | '\u{2CA}' | '\u{2CB}' | '\u{2D8}'..='\u{2DD}' | '\u{2EE}' | '\u{37A}'
            | '\u{384}' | '\u{385}' | '\u{55A}' | '\u{5F3}' | '\u{5F4}' | '\u{1FBD}'
            | '\u{1FBF}'..='\u{1FC1}' | '\u{1FCD}'..='\u{1FCF}' | '\u{1FDD}'..='\u{1FDF}'
            | '\u{1FED}'..='\u{1FEF}' | '\u{1FFD}' | '\u{1FFE}' | '\u{2018}'..='\u{201F}'
            | '\u{2032}'..='\u{2037}' | '\u{2039}' | '\u{203A}' | '\u{A78B}' | '\u{A78C}'
            // Points inside and after words.
            | '\u{B7}' | '\u{387}' | '\u{2024}' | '\u{2027}' | '\u{3002}' => Self::Dropped,
            _ if is_unseen(letter) => Self::Dropped,
            // Hyphens, dashes and the minus; the middle dot of Japanese.
            '\u{2D7}' | '\u{58A}' | '\u{5BE}' | '\u{1806}' | '\u{2010}'..='\u{2015}' | '\u{2043}'
            | '\u{2044}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{301C}' | '\u{3030}' | '\u{30FB}'
            | '\u{FE31}' | '\u{FE32}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => Self::Space,
            _ => Self::Kept,
        }
    }
}

/// Whether a character leaves no ink: the Arabic stretch, fillers, joiners, marks of direction, controls.
fn is_unseen(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(letter,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// The text composed, without what nobody sees: that would part an accent from its letter, or two accents that
/// have an order.
fn settled(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return nfc(text);
    }
    let seen: String = text.chars().filter(|&letter| !is_unseen(letter)).collect();
    Cow::Owned(nfc(&seen).into_owned())
}

/// An accent typed as a character of its own stands for an apostrophe (`O´Neill`); decomposed, it would
/// become a space and an accent.
fn without_spacing_accent(letter: char) -> char {
    if !letter.is_ascii() && Role::of(letter) == Role::Dropped { '\'' } else { letter }
}

struct Folder<'a> {
    key: &'a mut String,
    /// Where the key starts.
    start: usize,
    /// Where its last word starts.
    word: usize,
    /// Whether a space is due before the next letter.
    gap: bool,
    /// The letter that a mark would stand on.
    base: Base,
}

impl Folder<'_> {
    fn ascii(&mut self, byte: u8) {
        match ASCII.get(usize::from(byte)) {
            None | Some(0) => self.dropped(char::from(byte)),
            Some(b' ') => self.space(),
            Some(&folded) => self.push(char::from(folded)),
        }
    }

    fn letter(&mut self, letter: char) {
        match Role::of(letter) {
            // No accent stands on a sign, and none is left for the letter before it.
            Role::Dropped => {
                self.base = Base::None;
                self.dropped(letter);
            }
            Role::Space => {
                self.space();
                self.base = Base::None;
            }
            Role::Kept if is_accent(letter) => {
                if self.base.keeps(letter) {
                    self.push(letter);
                }
            }
            Role::Kept => {
                normal::lowered(letter, |letter| {
                    if let Some(spelling) = spelling(letter) {
                        spelling.chars().for_each(|letter| self.push(letter));
                        self.base = Base::Plain;
                    } else {
                        self.push(letter);
                        self.base = Base::of(letter);
                    }
                });
            }
        }
    }

    fn push(&mut self, letter: char) {
        if self.gap {
            self.gap = false;
            if self.key.len() > self.start {
                self.key.push(' ');
            }
            self.word = self.key.len();
        }
        self.key.push(letter);
    }

    /// A full stop parts `St.John` as a space would: what stands before it is a word of its own.
    fn dropped(&mut self, letter: char) {
        let is_saint = || SAME_WORDS.iter().any(|&(_, same)| self.key.get(self.word..) == Some(same));
        if letter == '.' && is_saint() {
            self.space();
        }
    }

    fn space(&mut self) {
        self.end_word();
        self.gap = true;
    }

    fn end_word(&mut self) {
        fold_word(self.key, self.word);
    }
}

/// Folds the last word of a key, which starts at `word`, by [`SAME_WORDS`].
fn fold_word(key: &mut String, word: usize) {
    let Some(last) = key.get(word..) else { return };
    if let Some((_, same)) = SAME_WORDS.iter().find(|(from, _)| *from == last) {
        key.truncate(word);
        key.push_str(same);
    }
}

/// What an accent may stand on.
#[derive(Clone, Copy)]
enum Base {
    /// Nothing: the start of a word.
    None,
    /// A Latin or Greek letter, or a digit.
    Plain,
    /// The Cyrillic `е`.
    CyrillicIe,
    /// Another Cyrillic letter.
    Cyrillic,
    /// A letter of another script.
    Other,
}

impl Base {
    fn of(letter: char) -> Self {
        match letter {
            '\u{435}' => Self::CyrillicIe,
            '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{A640}'..='\u{A69F}' => Self::Cyrillic,
            '\0'..='\u{2AF}'
            | '\u{370}'..='\u{3FF}'
            | '\u{1D00}'..='\u{1DBF}'
            | '\u{1E00}'..='\u{1FFF}'
            | '\u{2C60}'..='\u{2C7F}'
            | '\u{A720}'..='\u{A7FF}'
            | '\u{AB30}'..='\u{AB6F}' => Self::Plain,
            _ => Self::Other,
        }
    }

    /// Whether an accent on this letter belongs to the spelling.
    fn keeps(self, accent: char) -> bool {
        match self {
            Self::None | Self::Plain => false,
            Self::CyrillicIe => !matches!(accent, '\u{300}' | '\u{301}' | '\u{308}'),
            Self::Cyrillic => !matches!(accent, '\u{300}' | '\u{301}'),
            Self::Other => true,
        }
    }
}

/// Whether a character is an accent of the alphabets: a combining mark of no script of its own.
fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Small letters that no accent makes, and how people write them without the key; ascending.
// SOURCE: Unicode CLDR, transform Latin-ASCII; the last letter of Greek words: Unicode case folding.
const SPELLINGS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('ð', "d"),
    ('ø', "o"),
    ('þ', "th"),
    ('đ', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ĸ', "q"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('œ', "oe"),
    ('ŧ', "t"),
    ('ƀ', "b"),
    ('ƃ', "b"),
    ('ƈ', "c"),
    ('ƌ', "d"),
    ('ƒ', "f"),
    ('ƙ', "k"),
    ('ƚ', "l"),
    ('ƞ', "n"),
    ('ƥ', "p"),
    ('ƫ', "t"),
    ('ƭ', "t"),
    ('ƴ', "y"),
    ('ƶ', "z"),
    ('ǥ', "g"),
    ('ȡ', "d"),
    ('ȥ', "z"),
    ('ȴ', "l"),
    ('ȵ', "n"),
    ('ȶ', "t"),
    ('ȷ', "j"),
    ('ȼ', "c"),
    ('ȿ', "s"),
    ('ɀ', "z"),
    ('ɇ', "e"),
    ('ɉ', "j"),
    ('ɍ', "r"),
    ('ɏ', "y"),
    ('ɓ', "b"),
    ('ɔ', "o"),
    ('ɖ', "d"),
    ('ɗ', "d"),
    ('ə', "e"),
    ('ɛ', "e"),
    ('ɠ', "g"),
    ('ɡ', "g"),
    ('ɣ', "g"),
    ('ɦ', "h"),
    ('ɨ', "i"),
    ('ɩ', "i"),
    ('ɫ', "l"),
    ('ɱ', "m"),
    ('ɲ', "n"),
    ('ɵ', "o"),
    ('ʀ', "r"),
    ('ʂ', "s"),
    ('ʈ', "t"),
    ('ʉ', "u"),
    ('ʋ', "v"),
    ('ʐ', "z"),
    ('ς', "σ"),
    ('ⱡ', "l"),
    ('ⱥ', "a"),
    ('ⱦ', "t"),
];

/// What becomes of each ASCII character: 0 where it is dropped.
static ASCII: [u8; 256] = ascii();

#[expect(clippy::indexing_slicing, reason = "byte < 128; const")]
const fn ascii() -> [u8; 256] {
    let mut folded = [0; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        folded[byte as usize] = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => byte.to_ascii_lowercase(),
            b'\'' | b'"' | b'`' | b'.' => 0,
            b'\t'..=b'\r' | b' '..=b'~' => b' ',
            _ => 0,
        };
        byte += 1;
    }
    folded
}

/// How a small letter is written without its key; none where it is written as it is.
fn spelling(letter: char) -> Option<&'static str> {
    let at = SPELLINGS.binary_search_by_key(&letter, |&(letter, _)| letter).ok()?;
    SPELLINGS.get(at).map(|&(_, spelling)| spelling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_ascend_so_that_the_search_finds_them() {
        assert!(SPELLINGS.is_sorted_by_key(|&(letter, _)| letter));
        assert!(SPELLINGS.iter().all(|(letter, spelling)| name_key(&letter.to_string()) == *spelling));
    }

    #[test]
    fn ascii_is_folded_as_every_character_is() {
        for byte in 0..128_u8 {
            let role = match ASCII[usize::from(byte)] {
                0 => Role::Dropped,
                b' ' => Role::Space,
                _ => Role::Kept,
            };
            assert_eq!(role, Role::of(char::from(byte)), "{byte}");
        }
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (typed, key) in [
            ("ZOË", "zoe"),
            ("Zoe\u{308}", "zoe"),
            ("O’Neill", "oneill"),
            ("O'NEILL", "oneill"),
            ("O´Neill", "oneill"),
            ("O`Neill", "oneill"),
            ("Oʻahu", "oahu"),
            ("Smith\u{2011}Jones", "smith jones"),
            ("Smith - Jones", "smith jones"),
            ("\u{A0}Smith\t Jones\n", "smith jones"),
            ("Strauß", "strauss"),
            ("STRAUẞ", "strauss"),
            ("Bjørn Đurić", "bjorn duric"),
            ("Þór Æsa Œdipe", "thor aesa oedipe"),
            ("Łucja Ħal Ŋel", "lucja hal nel"),
            ("Yıldız İpek", "yildiz ipek"),
            ("Nguyễn Thị Hương", "nguyen thi huong"),
            ("ﬁona Ｓｍｉｔｈ", "fiona smith"),
            ("St. John", "st john"),
            ("St.John", "st john"),
            ("Ste.-Croix St.Étienne", "ste croix st etienne"),
            ("Best.John", "bestjohn"),
            ("Saint-John", "st john"),
            ("SAINT JOHN", "st john"),
            ("saint", "st"),
            ("Mc Donald", "mc donald"),
            ("Paral·lel", "parallel"),
            ("X Æ A-12", "x ae a 12"),
            ("Núñez (née Ríos)", "nunez nee rios"),
            ("", ""),
            ("-", ""),
            ("'\u{301}", ""),
        ] {
            assert_eq!(name_key(typed), key, "{typed}");
        }
    }

    #[test]
    fn what_makes_another_name_stays() {
        for (mc, mac) in KEPT_APART {
            assert_ne!(name_key(&format!("{mc}donald")), name_key(&format!("{mac}donald")));
        }
        assert_ne!(name_key("Saintsbury"), name_key("Stsbury"));
        assert_ne!(name_key("Андрей"), name_key("Андреи"));
        assert_eq!(name_key("Фёдор"), name_key("ФЕДОР"));
        assert_eq!(name_key("Їжак"), "їжак");
        assert_eq!(name_key("Άννα Παπαδοπούλος"), "αννα παπαδοπουλοσ");
    }

    #[test]
    fn other_scripts_keep_their_letters_and_marks() {
        for name in ["李", "د", "محمّد", "שָׂרָה", "प्रिया", "สมชาย", "がぎぐ", "김민준", "தமிழ்"]
        {
            assert_eq!(name_key(name), nfc(name), "{name}");
        }
        assert_ne!(name_key("か"), name_key("が"));
    }

    #[test]
    fn the_key_of_a_key_is_the_key_for_every_character() {
        let mut key = String::new();
        for letter in crate::text::every_kind_of_letter() {
            for text in [
                letter.to_string(),
                format!("a{letter}\u{301}b"),
                format!("{letter}'\u{3099}\u{308}"),
                format!("е{letter}\u{306}"),
            ] {
                name_key_into(&text, &mut key);
                assert_eq!(name_key(&key), key, "{:x}", u32::from(letter));
            }
        }
    }

    #[test]
    fn tidying_a_name_leaves_its_key_for_every_character() {
        for letter in crate::text::every_kind_of_letter() {
            for text in [letter.to_string(), format!("a{letter}b"), format!("ב{letter}\u{301}")] {
                let tidied = crate::text::submission(&text).text;
                assert_eq!(name_key(&tidied), name_key(&text), "{:x}", u32::from(letter));
            }
        }
    }

    #[test]
    fn what_nobody_sees_parts_no_accents() {
        for (typed, clear) in [
            ("ב\u{301}\u{200B}\u{5B4}", "ב\u{5B4}\u{301}"),
            ("\u{301}\0\u{301}\u{5A3}", "\u{5A3}\u{301}\u{301}"),
            ("ב\u{A8}\u{301}\u{5B4}", "ב\u{5B4}"),
            ("\u{611}\u{301}’\u{323}", "\u{611}\u{301}"),
        ] {
            assert_eq!(name_key(typed), name_key(clear), "{typed:?}");
            assert_eq!(name_key(&nfc(typed)), name_key(typed), "{typed:?}");
            assert_eq!(name_key(&name_key(typed)), name_key(typed), "{typed:?}");
        }
    }

    #[test]
    fn long_and_odd_texts_fold_without_trouble() {
        let text = "É\u{301}".repeat(10_000);
        assert_eq!(name_key(&text).len(), 10_000);
        let mut key = "old".to_owned();
        append_key("Saint Ives", &mut key);
        assert_eq!(key, "oldst ives");
    }
}
