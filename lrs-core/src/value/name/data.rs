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

/// British short forms whose bearers nearly all have a longer legal name, as comparison keys.
///
/// Short on purpose. Jack, Harry, Charlie, Alfie, Evie, Molly, Josh, Sam, Kate, Beth and many more are ordinary
/// legal names today (Office for National Statistics, baby names in England and Wales), and Andy, Dan, Ken, Rob,
/// Ron, Tim and Vicky are legal names abroad: to ask a Jack whether he is a John would be wrong far more often than
/// right.
// CHOICE: forms of which the answer to that question is nearly always yes. It leads to advice only.
pub(super) static NICKNAMES: &[&str] = &[
    "babs", "baz", "bazza", "becky", "bill", "bob", "cath", "chazza", "chris", "dave", "daz", "dazza",
    "debbie", "gaz", "gazza", "geoff", "jen", "jezza", "jim", "kath", "liz", "loz", "matt", "mike", "nick",
    "nige", "pam", "pete", "phil", "shaz", "shazza", "steph", "steve", "stu", "sue", "tel", "trish",
];
