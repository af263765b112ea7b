//! Words of a header that are written in another charset (RFC 2047).

use super::{charset, transfer};

/// Words of one charset that stand side by side: a letter may be cut between them.
struct Run<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
}

/// The text of a header: encoded words as letters, all else as it stands.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut run: Option<Run<'_>> = None;
    let mut rest = text;
    while let Some((before, from)) = rest.find("=?").and_then(|at| rest.split_at_checked(at)) {
        let Some((charset, bytes, after)) = word(from) else {
            end(&mut run, &mut decoded);
            let (mark, after) = from.split_at_checked(2).unwrap_or((from, ""));
            decoded.extend([before, mark]);
            rest = after;
            continue;
        };
        // The space between two words is no part of the text.
        if run.is_none() || !before.trim().is_empty() {
            end(&mut run, &mut decoded);
            decoded.push_str(before);
        }
        match &mut run {
            Some(run) if run.charset.eq_ignore_ascii_case(charset) => run.bytes.extend(bytes),
            _ => {
                end(&mut run, &mut decoded);
                run = Some(Run { charset, bytes });
            }
        }
        rest = after;
    }
    end(&mut run, &mut decoded);
    decoded.push_str(rest);
    decoded
}

/// The text of a header on one line, without space around it.
pub(super) fn line(text: &str) -> String {
    decode(text).replace(|letter: char| letter.is_control(), " ").trim().to_owned()
}

fn end(run: &mut Option<Run<'_>>, decoded: &mut String) {
    if let Some(run) = run.take() {
        decoded.push_str(&charset::decode(run.charset, &run.bytes).0);
    }
}

/// The charset and bytes of `=?charset?B?…?=` at the start, and what comes after it.
fn word(text: &str) -> Option<(&str, Vec<u8>, &str)> {
    let (charset, rest) = text.get(2..)?.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (payload, rest) = rest.split_once('?')?;
    let after = rest.strip_prefix('=')?;
    // SOURCE: RFC 2231, 5: the language after a star.
    let charset = charset.split('*').next().unwrap_or_default();
    let bytes = match encoding {
        "B" | "b" => transfer::base64(payload.as_bytes()).data.into_owned(),
        "Q" | "q" => transfer::quoted(payload.replace('_', " ").as_bytes(), true),
        _ => return None,
    };
    (!charset.is_empty() && !charset.contains(char::is_whitespace)).then_some((charset, bytes, after))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn words_are_letters() {
        assert_eq!(decode("=?utf-8?Q?Si=C3=A2n_O=E2=80=99Neill?= here"), "Siân O’Neill here");
        assert_eq!(decode("a =?ISO-8859-1?q?Zo=EB?= =?utf-8?B?w6s=?= z"), "a Zoëë z");
        assert_eq!(decode("=?utf-8*en?B?U2nDog?=n"), "Siân");
        assert_eq!(decode("=?windows-1250?Q?=A3ukasz?="), "Łukasz");
    }

    #[test]
    fn a_letter_cut_between_words_is_whole() {
        assert_eq!(decode("=?utf-8?Q?Si=C3?=\t =?UTF-8?Q?=A2n?="), "Siân");
        assert_eq!(decode("=?utf-8?B?U2nD?= =?utf-8?B?om4=?="), "Siân");
    }

    #[test]
    fn what_is_no_word_stays() {
        for text in ["=?", "a =?utf-8?Q?x", "=?utf-8?X?x?=", "=??Q?x?=", "=?utf-8?Q?a?b?=", "1 =? 2 =?= 3"] {
            assert_eq!(decode(text), text);
        }
        assert_eq!(decode("=?utf-8?Q?a?= =?"), "a =?");
        assert_eq!(decode("=?nonsense?Q?Zo=EB?="), "Zoë");
    }
}
