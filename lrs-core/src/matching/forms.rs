//! Other forms of a name: short forms, spellings, prefixes, suffixes. Data, and how to find one's own in it.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::name_key;

/// Names that are one name: the legal one first, then the forms that people use of it, as comparison keys.
// CHOICE: British usage; no official list. A form may stand in several rows.
static GIVEN_FORMS: &[&[&str]] = &[
    &["abigail", "abby", "abi", "gail"],
    &["alexander", "alex", "alec", "sandy", "xander", "sasha"],
    &["alexandra", "alex", "sandra", "lexi", "sasha"],
    &["alfred", "alf", "alfie", "fred"],
    &["alison", "ali", "allie"],
    &["amanda", "mandy"],
    &["andrew", "andy", "drew"],
    &["angela", "angie"],
    &["anthony", "tony", "ant"],
    &["barbara", "babs", "barb"],
    &["benjamin", "ben", "benny", "benji"],
    &["bernard", "bernie"],
    &["bradley", "brad"],
    &["cameron", "cam"],
    &["caroline", "carol", "carrie"],
    &["catherine", "cath", "cathy", "kate", "katie", "kitty"],
    &["charles", "charlie", "chas", "chuck"],
    &["charlotte", "charlie", "lottie"],
    &["christine", "chris", "chrissie", "tina"],
    &["christopher", "chris", "kit"],
    &["daniel", "dan", "danny"],
    &["david", "dave", "davey", "dai"],
    &["deborah", "deb", "debbie", "debs"],
    &["dominic", "dom"],
    &["donald", "don", "donnie"],
    &["dorothy", "dot", "dotty", "dolly"],
    &["edward", "ed", "eddie", "ned", "ted", "teddy"],
    &["eleanor", "ellie", "nell", "nora"],
    &["elizabeth", "beth", "betty", "eliza", "libby", "lisa", "liz", "lizzie"],
    &["emily", "em", "emmie", "milly"],
    &["emma", "em"],
    &["evelyn", "eve", "evie"],
    &["frances", "fran", "frankie"],
    &["francis", "frank", "frankie"],
    &["frederick", "fred", "freddie"],
    &["gabriel", "gabe"],
    &["gabrielle", "gabby"],
    &["geoffrey", "geoff"],
    &["georgina", "georgia", "georgie", "gina"],
    &["gerald", "gerry", "jerry"],
    &["gillian", "gill", "gilly", "jill"],
    &["gregory", "greg"],
    &["hannah", "han"],
    &["harold", "harry"],
    &["harriet", "hattie"],
    &["helen", "nell"],
    &["henry", "harry", "hal", "hank"],
    &["isabella", "bella", "izzy"],
    &["isabel", "bella", "izzy"],
    &["jacob", "jake"],
    &["jacqueline", "jackie", "jacqui"],
    &["james", "jim", "jimmy", "jamie"],
    &["janet", "jan"],
    &["jasmine", "jas", "jazz"],
    &["jennifer", "jen", "jenny"],
    &["jeremy", "jez", "jerry"],
    &["jessica", "jess", "jessie"],
    &["joanna", "jo"],
    &["joanne", "jo"],
    &["john", "jack", "johnny"],
    &["jonathan", "jon", "jonny"],
    &["joseph", "joe", "joey"],
    &["josephine", "jo", "josie"],
    &["joshua", "josh"],
    &["judith", "judy"],
    &["julia", "jules", "julie"],
    &["katherine", "kate", "kath", "kathy", "katie", "kitty"],
    &["kenneth", "ken", "kenny"],
    &["kimberley", "kim"],
    &["laurence", "larry", "laurie", "loz"],
    &["lawrence", "larry", "laurie"],
    &["leonard", "len", "leo"],
    &["lewis", "lew"],
    &["louise", "lou"],
    &["lucille", "lucy"],
    &["madeleine", "maddie"],
    &["margaret", "maggie", "madge", "meg", "peggy", "daisy"],
    &["martin", "marty"],
    &["mary", "molly", "polly"],
    &["matilda", "tilly"],
    &["matthew", "matt", "matty"],
    &["maxwell", "max"],
    &["maximilian", "max"],
    &["megan", "meg"],
    &["melanie", "mel"],
    &["melissa", "mel", "lissa"],
    &["michael", "mick", "mickey", "mike", "mikey"],
    &["michelle", "shell"],
    &["mohammed", "mo"],
    &["nathan", "nate"],
    &["nathaniel", "nat", "nate"],
    &["natalie", "nat"],
    &["natasha", "tasha"],
    &["nicholas", "nick", "nicky", "nico"],
    &["nicola", "nicky", "nikki"],
    &["nigel", "nige"],
    &["oliver", "ollie"],
    &["olivia", "liv", "livvy"],
    &["pamela", "pam"],
    &["patricia", "pat", "patsy", "tricia", "trish"],
    &["patrick", "paddy", "pat"],
    &["penelope", "penny"],
    &["peter", "pete"],
    &["philip", "phil", "pip"],
    &["philippa", "pip", "pippa"],
    &["rachel", "rach"],
    &["raymond", "ray"],
    &["rebecca", "becca", "beccy", "becky"],
    &["reginald", "reg", "reggie"],
    &["richard", "dick", "rich", "rick", "ricky"],
    &["robert", "bert", "bob", "bobby", "rob", "robbie", "robin"],
    &["ronald", "ron", "ronnie"],
    &["samantha", "sam", "sammy"],
    &["samuel", "sam", "sammy"],
    &["sarah", "sally"],
    &["sebastian", "seb"],
    &["sophia", "sophie"],
    &["stephanie", "steph", "stevie"],
    &["stephen", "steve", "stevie"],
    &["stuart", "stu"],
    &["susan", "sue", "susie"],
    &["terence", "tel", "terry"],
    &["theodore", "ted", "teddy", "theo"],
    &["theresa", "terri", "tess"],
    &["thomas", "tom", "tommy"],
    &["timothy", "tim"],
    &["tobias", "toby"],
    &["victoria", "tori", "vicky"],
    &["vincent", "vince", "vinny"],
    &["william", "bill", "billy", "liam", "will", "willie", "wills"],
    &["zachary", "zac", "zack"],
];

/// Spellings of one name, as comparison keys, the commonest first.
// CHOICE: British usage, and names that another script is written with in several ways; no official list.
static SPELLINGS: &[&[&str]] = &[
    &["aaron", "aron"],
    &["abdul", "abdel"],
    &["abdullah", "abdulla", "abdallah"],
    &["ahmed", "ahmad"],
    &["aisha", "ayesha", "aysha", "aishah"],
    &["akhtar", "akhter"],
    &["alan", "allan", "allen"],
    &["ann", "anne"],
    &["bailey", "bayley", "baillie"],
    &["brown", "browne"],
    &["bryan", "brian"],
    &["carl", "karl"],
    &["catherine", "katherine", "kathryn", "katharine", "cathryn"],
    &["chowdhury", "choudhury", "chaudhry", "choudhry", "chaudhary"],
    &["claire", "clare", "clair"],
    &["clark", "clarke"],
    &["davies", "davis"],
    &["elizabeth", "elisabeth"],
    &["eric", "erik"],
    &["fatima", "fatimah", "fathima"],
    &["geoffrey", "jeffrey"],
    &["graham", "graeme"],
    &["gray", "grey"],
    &["green", "greene"],
    &["hassan", "hasan"],
    &["hussain", "hussein", "husain", "hossain"],
    &["isabel", "isobel", "isabelle"],
    &["isabella", "izabela"],
    &["johnston", "johnson", "johnstone"],
    &["khadija", "khadijah"],
    &["lee", "leigh"],
    &["lesley", "leslie"],
    &["lewis", "louis"],
    &["lindsay", "lindsey"],
    &["mark", "marc"],
    &["maryam", "mariam", "miriam"],
    &["matthews", "mathews"],
    &["mohammed", "muhammad", "mohamed", "mohammad", "muhammed", "mohamad"],
    &["moore", "more"],
    &["neil", "neal", "niall"],
    &["nicholson", "nicolson"],
    &["nicola", "nichola"],
    &["omar", "umar"],
    &["pearce", "pierce"],
    &["philip", "phillip"],
    &["phillips", "philips"],
    &["qureshi", "kureshi", "quraishi"],
    &["rachel", "rachael"],
    &["rahman", "rehman"],
    &["rebecca", "rebekah"],
    &["reid", "read", "reed"],
    &["rogers", "rodgers"],
    &["sarah", "sara"],
    &["sean", "shaun", "shawn"],
    &["sheikh", "shaikh", "sheik"],
    &["shepherd", "sheppard"],
    &["siddiqui", "siddique"],
    &["smith", "smyth", "smythe"],
    &["sofia", "sophia", "zofia"],
    &["stephen", "steven"],
    &["stewart", "stuart"],
    &["teresa", "theresa"],
    &["thomson", "thompson"],
    &["tracy", "tracey"],
    &["usman", "osman", "othman"],
    &["white", "whyte"],
    &["yusuf", "yousef", "youssef", "yousuf"],
    &["zainab", "zaynab"],
    &["zoe", "zoey"],
];

/// The other forms of a given name: first the legal names of a short form, then the short forms of a legal one.
pub(super) fn forms_of(given: &str) -> Vec<&'static str> {
    let key = name_key(given);
    let is_short = |row: &&&[&str]| row.iter().skip(1).any(|form| *form == key);
    let legal = GIVEN_FORMS.iter().filter(is_short).filter_map(|row| row.first());
    let short = GIVEN_FORMS
        .iter()
        .filter(|row| row.first() == Some(&key.as_str()))
        .flat_map(|row| row.iter().skip(1));
    legal.chain(short).copied().collect()
}

/// The other spellings of a name.
pub(super) fn spellings_of(name: &str) -> Vec<&'static str> {
    let key = name_key(name);
    let rows = SPELLINGS.iter().filter(|row| row.contains(&key.as_str()));
    rows.flat_map(|row| row.iter()).copied().filter(|spelling| *spelling != key).collect()
}

/// The most rows of a table in which one name is looked for.
pub(super) const MOST_ROWS: usize = 4;

/// Rows of a table, counted from one; zero for none.
pub(super) type Rows = [u16; MOST_ROWS];

/// The rows of short forms, and those of spellings, in which a comparison key stands. A name stands in the rows of its
/// other spellings too: Kathryn is Kate as Katherine is.
pub(super) fn rows_of(key: &str) -> (Rows, Rows) {
    static INDEX: OnceLock<HashMap<&'static str, (Rows, Rows)>> = OnceLock::new();
    INDEX.get_or_init(index).get(key).copied().unwrap_or_default()
}

fn index() -> HashMap<&'static str, (Rows, Rows)> {
    let mut index: HashMap<&str, (Rows, Rows)> = HashMap::new();
    for (number, row) in (1..).zip(SPELLINGS) {
        row.iter().for_each(|name| put(number, &mut index.entry(name).or_default().1));
    }
    for (number, row) in (1..).zip(GIVEN_FORMS) {
        for name in *row {
            put(number, &mut index.entry(name).or_default().0);
            let legal = row.first() == Some(name);
            let spellings = SPELLINGS.iter().filter(|spellings| legal && spellings.contains(name));
            for spelling in spellings.flat_map(|spellings| spellings.iter()) {
                put(number, &mut index.entry(spelling).or_default().0);
            }
        }
    }
    index
}

fn put(number: u16, rows: &mut Rows) {
    if !rows.contains(&number)
        && let Some(free) = rows.iter_mut().find(|row| **row == 0)
    {
        *free = number;
    }
}

/// Where in a word a sound is spelt so.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Place {
    Start,
    Anywhere,
    End,
}

/// Spellings of a sound, each with how the same is spelt otherwise.
// SOURCE: guide, Appendix B, for the first two (Czaja as Chiah). CHOICE: the others, common in Britain.
pub(super) static SOUNDS: &[(&str, &str, Place)] = &[
    ("cz", "ch", Place::Anywhere),
    ("aja", "iah", Place::End),
    ("sz", "sh", Place::Anywhere),
    ("ph", "f", Place::Anywhere),
    ("ck", "k", Place::Anywhere),
    ("kh", "k", Place::Anywhere),
    ("dh", "d", Place::Anywhere),
    ("kn", "n", Place::Start),
    ("wr", "r", Place::Start),
    ("ey", "y", Place::End),
    ("ie", "y", Place::End),
    ("y", "ie", Place::End),
    ("ah", "a", Place::End),
];

impl Place {
    /// A word with another spelling in this place of it.
    pub(super) fn respell(self, word: &str, one: &str, other: &str) -> String {
        let respelt = match self {
            Self::Start => word.strip_prefix(one).map(|rest| format!("{other}{rest}")),
            Self::Anywhere => Some(word.replace(one, other)),
            Self::End => word.strip_suffix(one).map(|rest| format!("{rest}{other}")),
        };
        respelt.unwrap_or_else(|| word.to_owned())
    }
}

/// Particles in front of a family name, as words of a comparison key.
// SOURCE: guide, Appendix B (Prefix/Suffix); the particles themselves are our choice.
pub(super) static PREFIXES: &[&str] = &[
    "ab", "abu", "al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du",
    "el", "ibn", "la", "le", "o", "san", "st", "ten", "ter", "van", "von", "zu",
];

/// Whether a word is a particle or a suffix, and no name of its own.
pub(super) fn is_particle(word: &str) -> bool {
    is_particle_key(&name_key(word))
}

/// As [`is_particle`], of a comparison key.
pub(super) fn is_particle_key(key: &str) -> bool {
    PREFIXES.contains(&key) || SUFFIXES.contains(&key)
}

/// What stands behind a family name, as words of a comparison key.
// SOURCE: as above.
pub(super) static SUFFIXES: &[&str] = &["ii", "iii", "iv", "jnr", "jr", "junior", "senior", "snr", "sr"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_comparison_keys_in_order() {
        for row in GIVEN_FORMS.iter().chain(SPELLINGS) {
            assert!(row.len() > 1 && row.iter().all(|form| name_key(form) == *form), "{row:?}");
        }
        assert!(PREFIXES.is_sorted() && SUFFIXES.is_sorted());
    }

    #[test]
    fn forms_lead_both_ways() {
        assert_eq!(forms_of("Bob"), ["robert"]);
        assert!(forms_of("ROBERT").contains(&"bob"));
        assert_eq!(forms_of("Chris"), ["christine", "christopher"]);
        assert_eq!(spellings_of("Catherine").first(), Some(&"katherine"));
        assert!(forms_of("Zbigniew").is_empty() && spellings_of("").is_empty());
    }
}
