//! Words that tell something about a name: titles, nicknames, what people write where they know no name.

/// Titles, as comparison keys, and how the `Title` field writes them.
// SOURCE: none official; LRS field Title is free text. CHOICE: the titles of British forms. `Sir`, `Dame` and
// the like are also names, so this list only ever leads to advice.
pub(super) static TITLES: &[(&str, &str)] = &[
    ("brother", "Brother"),
    ("cllr", "Cllr"),
    ("dame", "Dame"),
    ("doctor", "Doctor"),
    ("dr", "Dr"),
    ("father", "Father"),
    ("lady", "Lady"),
    ("lord", "Lord"),
    ("madam", "Madam"),
    ("master", "Master"),
    ("miss", "Miss"),
    ("mister", "Mister"),
    ("mr", "Mr"),
    ("mrs", "Mrs"),
    ("ms", "Ms"),
    ("mx", "Mx"),
    ("prof", "Prof"),
    ("professor", "Professor"),
    ("rev", "Rev"),
    ("revd", "Revd"),
    ("reverend", "Reverend"),
    ("sir", "Sir"),
    ("sister", "Sister"),
];

/// What people write where they have no name, as comparison keys. `None`, `Null` and `Test` may be names all the
/// same, so this list only ever leads to a warning.
// CHOICE: seen in exports of college systems; no official list.
pub(super) static PLACEHOLDERS: &[&str] = &[
    "a n other",
    "an other",
    "anon",
    "anonymous",
    "asdf",
    "dummy",
    "first name",
    "firstname",
    "forename",
    "given name",
    "n a",
    "na na",
    "name",
    "nil",
    "no name",
    "none",
    "not applicable",
    "not available",
    "not given",
    "not known",
    "not provided",
    "null",
    "qwerty",
    "student",
    "surname",
    "last name",
    "lastname",
    "family name",
    "tba",
    "tbc",
    "tbd",
    "test",
    "test test",
    "testing",
    "to be confirmed",
    "unknown",
    "unnamed",
    "xx",
    "xxx",
    "xxxx",
];

/// British short forms that are hardly ever registered as legal names, as comparison keys.
///
/// Short on purpose. Jack, Harry, Charlie, Alfie, Evie, Molly, Josh, Sam, Kate, Beth and many more are ordinary
/// legal names today (Office for National Statistics, baby names in England and Wales): to ask a Jack
/// whether he is a John would be wrong far more often than right.
// CHOICE: forms that were never among the names given to more than a handful of babies a year.
pub(super) static NICKNAMES: &[(&str, &str)] = &[
    ("bazza", "Barry"),
    ("chazza", "Charles"),
    ("dazza", "Darren"),
    ("gazza", "Gary"),
    ("jezza", "Jeremy"),
    ("shazza", "Sharon"),
    ("baz", "Barry"),
    ("daz", "Darren"),
    ("gaz", "Gary"),
    ("loz", "Laurence or Lauren"),
    ("shaz", "Sharon"),
    ("tel", "Terence"),
];
