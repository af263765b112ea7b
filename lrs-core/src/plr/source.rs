//! Where learning events come from.

/// A source of learning events.
///
/// # Source
///
/// Guide 5.2 (Information displayed on the PLR) names three; answers of the web service hold others too, for example
/// `QCFU`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PlrSource {
    /// The National Pupil Database: qualifications of Key Stage 4 and 5.
    Npd,
    /// The Individualised Learner Record: what providers return.
    Ilr,
    /// Awarding organisations themselves.
    Ao,
    /// Another source, of which the guide says nothing; its name stays in the event.
    Other,
}

impl PlrSource {
    /// Every source, in the order of the guide.
    pub const ALL: [Self; 4] = [Self::Npd, Self::Ilr, Self::Ao, Self::Other];

    /// The stable name: `npd`, `ilr`, `ao` or `other`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Npd => "npd",
            Self::Ilr => "ilr",
            Self::Ao => "ao",
            Self::Other => "other",
        }
    }

    /// Finds a source by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    /// The source that a name stands for, whatever the case of its letters.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::plr::PlrSource;
    ///
    /// assert_eq!(PlrSource::of("ILR"), PlrSource::Ilr);
    /// assert_eq!(PlrSource::of("QCFU"), PlrSource::Other);
    /// ```
    pub fn of(name: &str) -> Self {
        let name = name.trim();
        let is = |source: &Self| source.code().eq_ignore_ascii_case(name);
        Self::ALL.into_iter().find(is).unwrap_or(Self::Other)
    }
}
