//! Why a column is read as a field, and how sure that is.

/// Why a column of an export is read as it is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Evidence {
    /// Its heading is that of layout 2A.
    Exact,
    /// Its heading is a name of layout 3A.
    Layout3A,
    /// Its heading is one of the layouts', with other capitals, spaces or signs.
    Spelling,
    /// Its heading is a word that people and systems use for the field.
    Synonym,
    /// Its heading is spelled almost like one of those.
    Similar,
    /// It is one of the columns about the file, which the policy gives.
    AboutFile,
    /// It is known, and the LRS has no such field.
    NotAsked,
    /// Its heading is not known, or it has none.
    Unknown,
    /// A caller has said so.
    Chosen,
}

impl Evidence {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Exact,
        Self::Layout3A,
        Self::Spelling,
        Self::Synonym,
        Self::Similar,
        Self::AboutFile,
        Self::NotAsked,
        Self::Unknown,
        Self::Chosen,
    ];

    /// The stable name, for example `layout_3a`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Layout3A => "layout_3a",
            Self::Spelling => "spelling",
            Self::Synonym => "synonym",
            Self::Similar => "similar",
            Self::AboutFile => "about_file",
            Self::NotAsked => "not_asked",
            Self::Unknown => "unknown",
            Self::Chosen => "chosen",
        }
    }

    /// Finds a kind by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|evidence| evidence.code() == code)
    }

    /// Why, as a clause.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Exact => "the heading of layout 2A",
            Self::Layout3A => "a heading of layout 3A",
            Self::Spelling => "the heading of the layout in another spelling",
            Self::Synonym => "a word that people and systems use for it",
            Self::Similar => "spelled almost like a word for it",
            Self::AboutFile => "a column about the file, which the policy gives",
            Self::NotAsked => "known, and the LRS has no such field",
            Self::Unknown => "not known",
            Self::Chosen => "chosen by a person",
        }
    }
}

/// How sure it is what a column holds.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Sureness {
    /// It may be something else: ask.
    Unsure,
    /// It hardly ever is something else.
    Likely,
    /// The heading is the layout's own, or a person has said so.
    Certain,
}

impl Sureness {
    /// Every degree.
    pub const ALL: [Self; 3] = [Self::Unsure, Self::Likely, Self::Certain];

    /// The stable name: `unsure`, `likely` or `certain`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }

    /// Finds a degree by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sureness| sureness.code() == code)
    }
}
