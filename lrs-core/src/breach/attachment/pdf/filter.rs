//! The bytes of a stream, unpacked within bounds.

use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};

use super::token::from_hexadecimal;
use crate::breach::attachment::budget::Budget;
use crate::breach::message::UnreadReason;

/// Up to so many packed bytes the crate's own way of unpacking is taken.
// CHOICE: LZW packs at most some 2,700 to 1, which makes 44 MB.
const SMALL: usize = 16 << 10;

/// What reading a stream counts for at least, since one may be named very often.
// CHOICE: a quarter of a million streams, then, of a file within the usual bounds.
const FLOOR: usize = 1_024;

/// The bytes of a stream.
pub(super) fn unpacked(stream: &Stream<'_>, budget: &mut Budget) -> Result<Vec<u8>, UnreadReason> {
    budget.take(stream.dict().data().len() + FLOOR)?;
    let mut data = stream.raw_data().into_owned();
    budget.take(data.len())?;
    let filters = stream.filters();
    if is_predicted(stream.dict()) {
        return Err(UnreadReason::UnsupportedKind);
    }
    if filters.iter().any(|filter| matches!(filter, Filter::LzwDecode | Filter::RunLengthDecode)) {
        return if data.len() <= SMALL && filters.len() == 1 {
            let data = stream.decoded_data().map_err(|_| UnreadReason::Damaged)?.into_owned();
            budget.take(data.len())?;
            Ok(data)
        } else {
            Err(UnreadReason::UnsupportedKind)
        };
    }
    for filter in &filters {
        data = match filter {
            // Two bytes of header come first.
            Filter::FlateDecode => budget.inflate(data.get(2..).unwrap_or_default())?.data,
            Filter::Ascii85Decode => from_base_85(&data),
            Filter::AsciiHexDecode => {
                from_hexadecimal(data.split(|&byte| byte == b'>').next().unwrap_or_default())
            }
            Filter::Crypt => data,
            _ => return Err(UnreadReason::UnsupportedKind),
        };
    }
    Ok(data)
}

/// Whether what comes out is only the difference to what was before, as in pictures.
fn is_predicted(dictionary: &Dict<'_>) -> bool {
    let parameters = dictionary.get::<Dict<'_>>("DecodeParms").or_else(|| dictionary.get::<Dict<'_>>("DP"));
    parameters.is_some_and(|parameters| parameters.get::<i32>("Predictor").unwrap_or(1) > 1)
}

/// Five letters stand for four bytes.
// SOURCE: ISO 32000-1, 7.4.3 (ASCII85Decode).
fn from_base_85(text: &[u8]) -> Vec<u8> {
    let mut data = Vec::new();
    let (mut sum, mut count) = (0_u64, 0_usize);
    for &letter in text.iter().take_while(|&&letter| letter != b'~') {
        match letter {
            b'z' if count == 0 => data.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                sum = sum * 85 + u64::from(letter - b'!');
                count += 1;
                if count == 5 {
                    data.extend(sum.to_be_bytes().iter().skip(4));
                    (sum, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            sum = sum * 85 + 84;
        }
        data.extend(sum.to_be_bytes().iter().skip(4).take(count - 1));
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_bytes() {
        assert_eq!(from_base_85(b"87cUR\n D]j7BEbo80~>x"), b"Hello world!");
        assert_eq!(from_base_85(b"87cURDZ~>"), b"Hello");
        assert_eq!(from_base_85(b"z!~>"), [0; 4]);
        assert_eq!(from_base_85(b"uuuuuuuuuu").len(), 8);
    }
}
