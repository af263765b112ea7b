//! Numbers in binary headers; none beyond the end.

/// The little-endian number of two bytes at a place.
pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

/// The little-endian number of four bytes at a place.
pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

/// The little-endian number of eight bytes at a place.
pub(super) fn u64_at(data: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

/// The four bytes at a place as a place or length.
pub(super) fn size_at(data: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(data, at)?).ok()
}

/// The eight bytes at a place as a place or length.
pub(super) fn long_size_at(data: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u64_at(data, at)?).ok()
}

/// So many bytes at a place.
pub(super) fn slice(data: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    data.get(at..at.checked_add(length)?)
}

/// Where a run of bytes stands first.
pub(super) fn find(data: &[u8], sought: &[u8]) -> Option<usize> {
    data.windows(sought.len().max(1)).position(|window| window == sought)
}
