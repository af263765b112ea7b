//! Files that are encrypted as a whole: OpenPGP, S/MIME, age, OpenSSL, AxCrypt.

use super::bytes::find;
use crate::breach::message::{Encryption, UnreadReason};
use crate::breach::reading::{Opened, Reading};

/// How far into a text the start of an armoured message is looked for.
// CHOICE: a line or two may stand before it.
const ARMOUR_START: usize = 16 * 1_024;

/// Files that begin so are encrypted.
// SOURCE: age-encryption.org/v1; openssl enc(1), "Salted__", also in base64; AxCrypt's GUID at the start.
const STARTS: &[&[u8]] = &[
    b"age-encryption.org/",
    b"-----BEGIN AGE ENCRYPTED FILE-----",
    b"Salted__",
    b"U2FsdGVkX1",
    b"\xC0\xB9\x07\x2E\x4F\x93\xF1\x46\xA0\x15\x79\x2C\xA1\xD9\xE8\x21",
];

/// The object identifiers of what S/MIME encrypts, as DER writes them.
// SOURCE: RFC 5652, 6.1 (id-envelopedData), 8 (id-encryptedData); RFC 5083, 2.1 (id-ct-authEnvelopedData).
const ENVELOPED: &[&[u8]] = &[
    b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x03",
    b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x06",
    b"\x06\x0B\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x17",
];

/// What S/MIME signs; a reader needs no key for it.
// SOURCE: RFC 5652, 5.1 (id-signedData).
const SIGNED: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";

/// Reads a file that may be encrypted as a whole; none where it is not. What was only signed is put into the reading.
pub(super) fn open(reading: &mut Reading, name: &str, data: &[u8], depth: usize) -> Option<Opened> {
    let sealed = |encryption| Some(Opened::Sealed(encryption, String::new()));
    if STARTS.iter().any(|start| data.starts_with(start)) {
        return sealed(Encryption::Other);
    }
    if let Some(armoured) = armoured(data) {
        return Some(armoured);
    }
    if matches!(packet(data), Some(Packet::Closed)) {
        return sealed(Encryption::Pgp);
    }
    let opened = cryptographic_message(data)?;
    let Some(content) = signed_content(data).filter(|_| matches!(opened, Opened::Unread(_))) else {
        return Some(opened);
    };
    if depth >= reading.bounds.depth {
        return Some(Opened::Unread(UnreadReason::TooDeep));
    }
    if let Err(reason) = reading.budget.take(content.len()) {
        return Some(Opened::Unread(reason));
    }
    reading.put(name.to_owned(), Opened::Text(String::new()));
    reading.open(format!("{name}/message.eml"), "message/rfc822", &content, depth + 1);
    Some(Opened::Put)
}

/// An armoured OpenPGP or PKCS #7 message in a text; what stands before it can be read.
fn armoured(data: &[u8]) -> Option<Opened> {
    let start = data.get(..data.len().min(ARMOUR_START)).unwrap_or_default();
    let at = find(start, b"-----BEGIN ").filter(|&at| at == 0 || data.get(at - 1) == Some(&b'\n'))?;
    let block = data.get(at..)?;
    let before = String::from_utf8_lossy(data.get(..at).unwrap_or_default()).into_owned();
    if block.starts_with(b"-----BEGIN PGP MESSAGE") {
        // A message may be signed or packed alone; where its start says nothing it counts as closed.
        return Some(match armoured_start(block).as_deref().and_then(packet) {
            Some(Packet::Open) => Opened::Unread(UnreadReason::UnsupportedKind),
            _ => Opened::Sealed(Encryption::Pgp, before),
        });
    }
    let is_message =
        [&b"-----BEGIN PKCS7"[..], b"-----BEGIN CMS"].iter().any(|label| block.starts_with(label));
    cryptographic_message(&armoured_start(block).filter(|_| is_message)?)
}

/// The first bytes under armour.
fn armoured_start(block: &[u8]) -> Option<Vec<u8>> {
    let mut lines = block.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).skip(1).peekable();
    // Headers such as `Version: GnuPG v2`, then an empty line.
    while lines.peek().is_some_and(|line| line.is_empty() || line.contains(&b':')) {
        lines.next();
    }
    base64(lines.next()?)
}

/// The bytes of a line of base64, as far as whole groups go.
fn base64(line: &[u8]) -> Option<Vec<u8>> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut data = Vec::new();
    for group in line.get(..line.len().min(128))?.chunks_exact(4) {
        let mut bits = 0_u32;
        for &letter in group {
            let Some(value) = value(letter) else { return Some(data) };
            bits = bits << 6 | u32::from(value);
        }
        data.extend_from_slice(bits.to_be_bytes().get(1..)?);
    }
    Some(data)
}

/// What an OpenPGP file begins with.
enum Packet {
    /// A key or passphrase is needed.
    Closed,
    /// Signed or packed.
    Open,
}

/// The first OpenPGP packet, where it is one.
// SOURCE: RFC 9580, 4.2 (packet headers), 5.1 (type 1), 5.3 (type 3).
fn packet(data: &[u8]) -> Option<Packet> {
    let &[head, length, ..] = data else { return None };
    let (kind, body) = match head {
        0xC0.. => (
            head & 0x3F,
            match length {
                192..224 => 3,
                255 => 6,
                _ => 2,
            },
        ),
        0x80.. => (
            head >> 2 & 0xF,
            match head & 3 {
                0 => 2,
                1 => 3,
                2 => 5,
                _ => 1,
            },
        ),
        _ => return None,
    };
    let body = data.get(body..)?;
    match (kind, body) {
        // A session key for a public key; version 3 has eight bytes of the key's number, then the algorithm.
        (1, [3, ..]) if matches!(body.get(9)?, 1..=3 | 16 | 18 | 22 | 25..=26 | 105..=106) => {
            Some(Packet::Closed)
        }
        // One for a passphrase: the cipher, then how the passphrase becomes a key.
        (1, [6, ..]) | (3, [4, 1..=13, 0 | 1 | 3 | 4, ..] | [5 | 6, ..]) => Some(Packet::Closed),
        (2 | 4 | 8 | 11, [_, ..]) => Some(Packet::Open),
        _ => None,
    }
}

/// A PKCS #7 message: a sequence that begins with the identifier of its content.
fn cryptographic_message(data: &[u8]) -> Option<Opened> {
    // The header of a sequence has two to ten bytes.
    let start = data.get(..data.len().min(24)).filter(|start| start.first() == Some(&0x30))?;
    let has = |identifier: &[u8]| find(start, identifier).is_some();
    if ENVELOPED.iter().any(|identifier| has(identifier)) {
        return Some(Opened::Sealed(Encryption::Smime, String::new()));
    }
    has(SIGNED).then(|| signed(data))
}

/// What was signed: a signature alone has nothing to read.
fn signed(data: &[u8]) -> Opened {
    // SOURCE: RFC 5652, 5.2: a sequence of `id-data` and the content; of the identifier alone in a signature.
    const ALONE: &[u8] = b"\x30\x0B\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
    let start = data.get(..data.len().min(128)).unwrap_or_default();
    if find(start, ALONE).is_some() {
        Opened::Text(String::new())
    } else {
        Opened::Unread(UnreadReason::UnsupportedKind)
    }
}

/// The message inside a signed one, whose bytes stand in it as they are, in one piece or several.
// SOURCE: RFC 5652, 5.2 (EncapsulatedContentInfo); X.690, 8.1.3 (lengths) and 8.7 (octet strings in parts).
pub(super) fn signed_content(data: &[u8]) -> Option<Vec<u8>> {
    const DATA: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
    let start = data.get(..data.len().min(128))?;
    let mut rest = data.get(find(start, DATA)? + DATA.len()..)?;
    element(&mut rest, 0xA0)?;
    let mut whole = rest;
    if let Some(length) = element(&mut whole, 0x04) {
        return whole.get(..length).map(<[u8]>::to_vec);
    }
    let mut content = Vec::new();
    element(&mut rest, 0x24)?;
    while let Some(length) = element(&mut rest, 0x04) {
        let (piece, behind) = rest.split_at_checked(length)?;
        content.extend_from_slice(piece);
        rest = behind;
    }
    Some(content).filter(|content| !content.is_empty())
}

/// Passes over the tag and length of an element; where only its end says it, the length is the largest there is.
fn element(rest: &mut &[u8], tag: u8) -> Option<usize> {
    let (&[found, first], behind) = rest.split_first_chunk()?;
    if found != tag {
        return None;
    }
    let count = usize::from(first & 0x7F);
    let (digits, behind) = if first < 0x80 { (&[][..], behind) } else { behind.split_at_checked(count)? };
    *rest = behind;
    match first {
        0..0x80 => Some(count),
        0x80 => Some(usize::MAX),
        _ if count <= 4 => Some(digits.iter().fold(0, |length, &digit| length << 8 | usize::from(digit))),
        _ => None,
    }
}
