//! Hashes that are the same on every machine: names, dates and keys are told apart by them.

/// FNV-1a: the same on every machine, and short for short texts.
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// Half as long, where few values are told apart.
#[expect(clippy::cast_possible_truncation, reason = "both halves are in it")]
pub(super) fn short_hash(bytes: impl Iterator<Item = u8>) -> u32 {
    let hash = hash(bytes);
    (hash ^ (hash >> 32)) as u32
}

pub(super) fn in_order(one: u64, other: u64) -> u64 {
    mixed(one.rotate_left(23) ^ other)
}

/// The same for both orders, for names that change places.
pub(super) fn either_way(one: u64, other: u64) -> u64 {
    in_order(one.min(other), one.max(other))
}

/// Spreads a hash over all bits.
pub(super) const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
