//! How bytes of a part travel: base64 and quoted-printable, as far as they are whole.

use std::borrow::Cow;

/// The bytes of a part.
pub(super) struct Decoded<'a> {
    pub(super) data: Cow<'a, [u8]>,
    /// Something was lost on the way.
    pub(super) is_damaged: bool,
    /// It travels in a way that is not read: these are the bytes as they came.
    pub(super) is_foreign: bool,
}

/// The bytes of a part whose header names an encoding.
pub(super) fn decode<'a>(encoding: &str, body: &'a [u8]) -> Decoded<'a> {
    let named = |name: &str| encoding.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    if named("base64") {
        return base64(body);
    }
    if named("quoted-printable") {
        let data = Cow::Owned(quoted(body, false));
        return Decoded { data, is_damaged: false, is_foreign: false };
    }
    let is_foreign = !encoding.is_empty() && !named("7bit") && !named("8bit") && !named("binary");
    Decoded { data: Cow::Borrowed(body), is_damaged: false, is_foreign }
}

/// What base64 holds: bytes that are none of its letters are left out.
pub(super) fn base64(body: &[u8]) -> Decoded<'static> {
    let mut data = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    let (mut is_damaged, mut is_ended) = (false, false);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                is_damaged |= count == 1;
                finish(&mut data, bits, count);
                (bits, count, is_ended) = (0, 0, true);
                continue;
            }
            _ if byte.is_ascii_whitespace() || byte == 0 => continue,
            // What a mailing list writes below the end is no part of the file.
            _ if is_ended => break,
            _ => {
                is_damaged = true;
                continue;
            }
        };
        bits = bits << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            let [_, whole @ ..] = bits.to_be_bytes();
            data.extend_from_slice(&whole);
            (bits, count) = (0, 0);
        }
    }
    is_damaged |= count == 1;
    finish(&mut data, bits, count);
    Decoded { data: Cow::Owned(data), is_damaged, is_foreign: false }
}

/// Writes what two or three letters hold.
fn finish(data: &mut Vec<u8>, bits: u32, count: u32) {
    let [_, first, second, _] = (bits << (6 * (4 - count.min(4)))).to_be_bytes();
    match count {
        2 => data.push(first),
        3 => data.extend_from_slice(&[first, second]),
        _ => {}
    }
}

/// What quoted-printable holds. In a word of a header, lines do not end.
pub(super) fn quoted(body: &[u8], is_word: bool) -> Vec<u8> {
    let mut data = Vec::with_capacity(body.len());
    // Space up to here was written on purpose.
    let mut meant = 0;
    let mut rest = body;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'=' => match after {
                [high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    data.push(nibble(*high) << 4 | nibble(*low));
                    meant = data.len();
                    rest = after;
                }
                _ => match soft_end(after) {
                    Some(after) if !is_word => rest = after,
                    _ => data.push(byte),
                },
            },
            // SOURCE: RFC 2045, 6.7, rule 3: space before the end of a line was added on the way.
            b'\n' if !is_word => {
                let end = data.iter().rposition(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
                let is_wrapped = data.last() == Some(&b'\r');
                data.truncate(end.map_or(0, |last| last + 1).max(meant));
                data.extend_from_slice(if is_wrapped { b"\r\n" } else { b"\n" });
            }
            _ => data.push(byte),
        }
    }
    data
}

/// What comes after the end of a line that goes on; none where the line does not end here.
fn soft_end(after: &[u8]) -> Option<&[u8]> {
    let space = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    match after.get(space..)? {
        [b'\n', rest @ ..] => Some(rest),
        [] => Some(&[]),
        _ => None,
    }
}

fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20).wrapping_sub(b'a').wrapping_add(10) & 0x0F,
    }
}

#[cfg(test)]
mod tests {
    use super::{base64, quoted};

    #[track_caller]
    fn gives(text: &str, bytes: &[u8], is_damaged: bool) {
        let decoded = base64(text.as_bytes());
        assert_eq!((decoded.data.as_ref(), decoded.is_damaged), (bytes, is_damaged));
    }

    #[test]
    fn base64_gives_what_is_there() {
        gives("U2nDom4=\r\n", "Siân".as_bytes(), false);
        gives("U2nD\r\n om4", "Siân".as_bytes(), false);
        gives("QQ==QkM=", b"ABC", false);
    }

    #[test]
    fn base64_says_what_was_lost() {
        gives("QU?JD", b"ABC", true);
        gives("QUJDR", b"ABC", true);
        gives("QUI=\n____\nlist", b"AB", false);
    }

    #[test]
    fn quoted_printable_is_undone() {
        assert_eq!(quoted(b"Si=C3=a2n=\r\n O=20 \r\nx \n=ZZ=4", false), "Siân O \r\nx\n=ZZ=4".as_bytes());
        assert_eq!(quoted(b"a=", false), b"a");
        assert_eq!(quoted(b"a= \n=\n", true), b"a= \n=\n");
    }
}
