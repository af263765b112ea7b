//! What an S/MIME part is: encrypted, signed with the mail inside, or something else.
//!
//! Only as much of ASN.1 is read as leads to the signed mail; no signature is checked.

/// What a CMS message holds.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Content {
    /// Nobody reads it without the key.
    Sealed,
    /// The signed mail, as far as it is there.
    Signed(Vec<u8>),
    /// Certificates or a signature of something else.
    Empty,
    /// Another kind, such as compressed.
    Other,
    /// It is no CMS message.
    Damaged,
}

const SEQUENCE: u8 = 0x30;
const OBJECT: u8 = 0x06;
const OCTETS: u8 = 0x04;
const OCTETS_IN_PARTS: u8 = 0x24;
const EXPLICIT: u8 = 0xA0;

// SOURCE: RFC 5652, 4 to 8; RFC 5083, 2.1: the arcs below PKCS 7 (1.2.840.113549.1.7) and S/MIME (…1.9.16.1).
const PKCS_7: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];
const SMIME: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01];

/// What a part of type `application/pkcs7-mime` holds.
pub(super) fn content(data: &[u8]) -> Content {
    let Some((kind, inner)) = kind_and_inner(data) else { return Content::Damaged };
    match (kind.strip_prefix(PKCS_7), kind.strip_prefix(SMIME)) {
        (Some([2]), _) => signed(inner).unwrap_or(Content::Damaged),
        (Some([3 | 4 | 6]), _) | (_, Some([23])) => Content::Sealed,
        _ => Content::Other,
    }
}

fn kind_and_inner(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let outer = Element::of(data)?.when(SEQUENCE)?;
    let kind = Element::of(outer.content)?.when(OBJECT)?;
    let inner = Element::of(kind.rest?)?.when(EXPLICIT)?;
    Some((kind.content, inner.content))
}

fn signed(data: &[u8]) -> Option<Content> {
    let signed = Element::of(data)?.when(SEQUENCE)?;
    let version = Element::of(signed.content)?;
    let digests = version.rest?;
    let encapsulated = Element::of(skip(digests)?)?.when(SEQUENCE)?;
    let kind = Element::of(encapsulated.content)?.when(OBJECT)?;
    let Some(explicit) = Element::of(kind.rest?).and_then(|element| element.when(EXPLICIT)) else {
        return Some(Content::Empty);
    };
    let mut octets = Vec::new();
    let mut rest = explicit.content;
    // Octets in parts, in parts: the parts follow one another, so how they are nested does not matter.
    while let Some(element) = Element::of(rest) {
        rest = match element.tag {
            OCTETS => {
                octets.extend_from_slice(element.content);
                element.rest.unwrap_or_default()
            }
            OCTETS_IN_PARTS => element.content,
            _ => break,
        };
        // The ends of parts without a length.
        while let [0, 0, after @ ..] = rest {
            rest = after;
        }
    }
    Some(Content::Signed(octets))
}

/// An element of BER.
struct Element<'a> {
    tag: u8,
    /// What it holds; where it has no length, all that follows.
    content: &'a [u8],
    /// What follows it; none where it has no length.
    rest: Option<&'a [u8]>,
}

impl<'a> Element<'a> {
    fn of(data: &'a [u8]) -> Option<Self> {
        let (&tag, rest) = data.split_first()?;
        let (&first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0x80 => return Some(Self { tag, content: rest, rest: None }),
            0..0x80 => (usize::from(first), rest),
            _ => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7F))?;
                let length = digits.iter().try_fold(0_usize, |length, &digit| {
                    length.checked_mul(256)?.checked_add(usize::from(digit))
                })?;
                (length, rest)
            }
        };
        // A message that ends too early gives what is there.
        let (content, rest) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        Some(Self { tag, content, rest: Some(rest) })
    }

    fn when(self, tag: u8) -> Option<Self> {
        (self.tag == tag).then_some(self)
    }
}

/// What follows an element, with or without a length.
fn skip(data: &[u8]) -> Option<&[u8]> {
    let mut rest = data;
    let mut open = 0_usize;
    loop {
        if let ([0, 0, after @ ..], true) = (rest, open > 0) {
            rest = after;
            open -= 1;
        } else {
            let element = Element::of(rest)?;
            rest = element.rest.unwrap_or(element.content);
            open += usize::from(element.rest.is_none());
        }
        if open == 0 {
            return Some(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap().to_be_bytes();
        [&[tag, 0x82], &length[..], content].concat()
    }

    fn open(tag: u8, content: &[u8]) -> Vec<u8> {
        [&[tag, 0x80], content, &[0, 0]].concat()
    }

    fn message(kind: &[u8], inner: &[u8]) -> Vec<u8> {
        element(SEQUENCE, &[element(OBJECT, kind), element(EXPLICIT, inner)].concat())
    }

    #[test]
    fn the_signed_mail_is_found() {
        let kind = element(OBJECT, &[PKCS_7, &[1]].concat());
        let encapsulated =
            element(SEQUENCE, &[kind.clone(), element(EXPLICIT, &element(OCTETS, b"mail"))].concat());
        let start = [vec![2, 1, 1], element(0x31, b"")].concat();
        let signed = element(SEQUENCE, &[start.clone(), encapsulated, element(EXPLICIT, b"x")].concat());
        let whole = message(&[PKCS_7, &[2]].concat(), &signed);
        assert_eq!(content(&whole), Content::Signed(b"mail".to_vec()));

        let octets = [element(OCTETS, b"ma"), open(OCTETS_IN_PARTS, &element(OCTETS, b"il"))].concat();
        let parts = open(SEQUENCE, &[kind.clone(), open(EXPLICIT, &open(OCTETS_IN_PARTS, &octets))].concat());
        let start = [vec![2, 1, 1], open(0x31, &open(SEQUENCE, b""))].concat();
        let signed = open(SEQUENCE, &[start.clone(), parts, element(EXPLICIT, b"x")].concat());
        let kind_of = element(OBJECT, &[PKCS_7, &[2]].concat());
        let streamed = open(SEQUENCE, &[kind_of, open(EXPLICIT, &signed)].concat());
        assert_eq!(content(&streamed), Content::Signed(b"mail".to_vec()));

        let detached = element(SEQUENCE, &[start, element(SEQUENCE, &kind)].concat());
        assert_eq!(content(&message(&[PKCS_7, &[2]].concat(), &detached)), Content::Empty);
    }

    #[test]
    fn other_kinds_are_told() {
        assert_eq!(content(&message(&[PKCS_7, &[3]].concat(), b"x")), Content::Sealed);
        assert_eq!(content(&message(&[SMIME, &[23]].concat(), b"x")), Content::Sealed);
        assert_eq!(content(&message(&[SMIME, &[9]].concat(), b"x")), Content::Other);
        assert_eq!(content(b"plain text"), Content::Damaged);
        assert_eq!(content(&[SEQUENCE, 0x80].repeat(50_000)), Content::Damaged);
        assert_eq!(skip(&[SEQUENCE, 0x80].repeat(50_000)), None);
    }
}
