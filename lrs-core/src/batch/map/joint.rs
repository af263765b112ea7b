//! Columns that hold several fields at once.

use crate::finding::Field;

/// Several fields in one column.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Joint {
    /// Family name and given name with a comma between them, `Example, Jo`: parted at the comma.
    FamilyCommaGiven,
    /// Given name and family name in any other way. Not read: nobody can say where the one ends.
    WholeName,
    /// A whole address. Not read: its lines can be put down in too many ways.
    WholeAddress,
}

impl Joint {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::FamilyCommaGiven, Self::WholeName, Self::WholeAddress];

    /// The stable name: `family_comma_given`, `whole_name` or `whole_address`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FamilyCommaGiven => "family_comma_given",
            Self::WholeName => "whole_name",
            Self::WholeAddress => "whole_address",
        }
    }

    /// Finds a kind by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|joint| joint.code() == code)
    }

    /// The fields that are read from it.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::FamilyCommaGiven => &[Field::FamilyName, Field::GivenName],
            Self::WholeName | Self::WholeAddress => &[],
        }
    }
}

/// The part of a `family_comma_given` that is a field's.
pub(in crate::batch) fn part(value: &str, field: Field) -> &str {
    let (family, given) = value.split_once(',').unwrap_or((value, ""));
    match field {
        Field::FamilyName => family.trim(),
        Field::GivenName => given.trim(),
        _ => "",
    }
}

/// Whether a value is two names with one comma between them.
pub(in crate::batch) fn is_parted(value: &str) -> bool {
    let mut parts = value.split(',').map(|part| !part.trim().is_empty());
    matches!((parts.next(), parts.next(), parts.next()), (Some(true), Some(true), None))
}
