//! Rare family names: made of syllables that stand in British place names, so that most people are called otherwise than
//! their neighbours.

use std::sync::LazyLock;

use super::random::Random;

// SOURCE: how rare: the 500 commonest family names of England and Wales are those of some four people in ten (Office for
// National Statistics, the list that the library's own shares follow). The syllables are our choice.
const STARTS: [&str; 48] = [
    "Ald", "Apple", "Ash", "Bar", "Beck", "Bent", "Birch", "Black", "Bram", "Brad", "Brook", "Burn", "Cald",
    "Carl", "Chad", "Clay", "Colm", "Cran", "Dray", "Dun", "Eck", "Elm", "Fair", "Farn", "Gar", "Gol", "Had",
    "Hales", "Hart", "Hather", "Hol", "Ing", "Kel", "Lang", "Led", "Mar", "Mel", "Nor", "Oak", "Penn", "Rad",
    "Red", "Scar", "Stan", "Thorn", "Wad", "Wen", "Win",
];
const MIDDLES: [&str; 10] = ["", "", "", "er", "ing", "en", "s", "ling", "el", "ers"];
const ENDS: [&str; 36] = [
    "beck", "berry", "borough", "bourne", "bridge", "brook", "burn", "bury", "by", "cliffe", "combe", "cote",
    "croft", "dale", "den", "don", "field", "ford", "gate", "ham", "hurst", "land", "leigh", "ley", "low",
    "man", "mead", "more", "side", "stead", "stone", "ton", "well", "wick", "wood", "worth",
];

/// A rare family name.
pub(super) fn family_name(random: &mut Random) -> &'static str {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let made = |start: &str, middle: &str| ENDS.map(|end| format!("{start}{middle}{end}"));
        STARTS.iter().flat_map(|start| MIDDLES.iter().flat_map(move |middle| made(start, middle))).collect()
    });
    random.pick(&NAMES).map_or("Underwood", String::as_str)
}
