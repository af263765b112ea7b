//! What names a learner to a machine: ULN, UCI, UPN and e-mail address.

use lrs_core::Uln;

use super::random::Random;

/// A well-formed ULN; about one nine-digit stem in eleven has no check digit, and its neighbour then has.
pub(super) fn uln(seed: u64, number: u64) -> Option<Uln> {
    // The factor has no common divisor with 10^7, so that numbers do not meet.
    let place = (Random::new(seed, u64::MAX).below(10_000_000) + number * 6_180_339) % 10_000_000;
    Uln::from_stem(&format!("99{place:07}")).or_else(|_| Uln::from_stem(&format!("98{place:07}"))).ok()
}

/// An address at `example.org`, which nobody can have.
pub(super) fn email(given_name: &str, family_name: &str, random: &mut Random) -> String {
    let (given, family) = (latin(given_name), latin(family_name));
    format!("{given}.{family}{}@example.org", random.between(1, 99))
}

/// The plain letters of a name, for an e-mail address.
pub(super) fn latin(name: &str) -> String {
    // A table of this generator's own: were it the library's, a change there would change the sample.
    let mut latin = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' => latin.push(letter),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ặ' =>
            {
                latin.push('a');
            }
            'ç' | 'č' => latin.push('c'),
            'đ' => latin.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ễ' => latin.push('e'),
            'ğ' => latin.push('g'),
            'í' | 'ï' | 'ī' | 'ı' => latin.push('i'),
            'ł' => latin.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => latin.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' | 'ơ' | 'ọ' | 'ỗ' => latin.push('o'),
            'ř' => latin.push('r'),
            'ś' | 'ş' | 'š' | 'ș' => latin.push('s'),
            'ß' => latin.push_str("ss"),
            'ț' => latin.push('t'),
            'ù' | 'ú' | 'ü' | 'ũ' | 'ū' | 'ư' | 'ứ' => latin.push('u'),
            'ý' | 'ŷ' => latin.push('y'),
            'ź' | 'ž' => latin.push('z'),
            _ => {}
        }
    }
    if latin.is_empty() { "learner".to_owned() } else { latin }
}

/// A unique candidate identifier with its check letter.
pub(super) fn uci(random: &mut Random) -> String {
    // SOURCE: WJEC question bank, "UCI": weights 16 down to 5, remainder of 17, these letters.
    const LETTERS: &[u8; 17] = b"ABCDEFGHKLMRTVWXY";
    let digits = format!(
        "{:05}0{:02}{:04}",
        random.between(90_000, 99_999),
        random.between(21, 26),
        random.between(1, 9_999)
    );
    let sum: u32 =
        digits.bytes().zip((5..=16).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let letter = LETTERS.get((sum % 17) as usize).copied().unwrap_or(b'A');
    format!("{digits}{}", char::from(letter))
}

/// A unique pupil number with its check letter.
pub(super) fn upn(random: &mut Random) -> String {
    // SOURCE: Department for Education, "Unique pupil numbers": weights 2 to 13, remainder of 23.
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let digits = format!(
        "{:03}{:04}{:02}{:03}",
        random.between(900, 999),
        random.between(9_000, 9_999),
        random.between(10, 20),
        random.between(1, 999)
    );
    let sum: u32 = digits.bytes().zip(2..=13).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let letter = LETTERS.get((sum % 23) as usize).copied().unwrap_or(b'A');
    format!("{}{digits}", char::from(letter))
}
