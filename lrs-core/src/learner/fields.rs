//! A set of fields.

use core::num::NonZero;

use crate::finding::Field;

/// A set of fields, a bit for each.
#[derive(Clone, Copy, Default)]
pub(crate) struct Fields(u32);

const _: () = assert!(Field::COUNT <= u32::BITS as usize, "a bit for each field");

impl Fields {
    /// All fields of a list.
    pub(crate) const fn of(list: &[Field]) -> Self {
        let (mut fields, mut rest) = (Self(0), list);
        while let [field, behind @ ..] = rest {
            fields.insert(*field);
            rest = behind;
        }
        fields
    }

    #[cfg(feature = "csv")]
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The fields that are in both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn insert(&mut self, field: Field) {
        self.insert_if(true, field);
    }

    /// Inserts a field where a test says so, without a branch: the test is mostly about what nobody can foresee.
    #[inline]
    pub(crate) const fn insert_if(&mut self, is_in: bool, field: Field) {
        self.0 |= (is_in as u32) << field as u32;
    }

    pub(crate) const fn contains(self, field: Field) -> bool {
        self.0 & (1 << field as u32) != 0
    }

    /// The fields in their order; as many steps as there are fields in the set.
    pub(crate) fn iter(mut self) -> impl Iterator<Item = Field> {
        core::iter::from_fn(move || {
            let left = NonZero::new(self.0)?;
            self.0 &= self.0.wrapping_sub(1);
            Field::ALL.get(left.trailing_zeros() as usize).copied()
        })
    }
}
