//! Lines of text: how they end, how many there are, and what stands between the values of the first.

/// How the lines of a file end.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum LineEnd {
    /// Carriage return and line feed: Windows, and what the batch layout wants.
    CrLf,
    /// Line feed: Linux and macOS.
    Lf,
    /// Carriage return: the oldest Macintosh.
    Cr,
    /// More than one of them.
    Mixed,
}

impl LineEnd {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::CrLf, Self::Lf, Self::Cr, Self::Mixed];

    /// The stable name: `crlf`, `lf`, `cr` or `mixed`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CrLf => "crlf",
            Self::Lf => "lf",
            Self::Cr => "cr",
            Self::Mixed => "mixed",
        }
    }

    /// Finds a line end by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|end| end.code() == code)
    }
}

/// How many line breaks there are: CRLF, LF or CR. `after_return` says what came before.
pub(super) fn breaks(bytes: &[u8], after_return: bool) -> u64 {
    // Short pieces of one line are asked about most.
    if bytes.len() < 64 && !bytes.iter().any(|byte| matches!(byte, b'\r' | b'\n')) {
        return 0;
    }
    let returns = count(bytes, b'\r');
    let feeds = count(bytes, b'\n');
    if feeds == 0 {
        return returns as u64;
    }
    let pairs = bytes.iter().zip(bytes.iter().skip(1)).filter(|pair| matches!(pair, (b'\r', b'\n'))).count();
    let first = usize::from(after_return && bytes.first() == Some(&b'\n'));
    (returns + feeds - pairs - first) as u64
}

/// How many bytes are the wanted one.
pub(super) fn count(bytes: &[u8], wanted: u8) -> usize {
    // Counted in bytes, a block at a time, so that the compiler uses wide registers.
    bytes
        .chunks(255)
        .map(|chunk| usize::from(chunk.iter().map(|byte| u8::from(*byte == wanted)).sum::<u8>()))
        .sum()
}

/// What stands between two values: whichever of comma, semicolon, tab and bar is most in the first line.
pub(super) fn delimiter(start: &[u8]) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut is_quoted = false;
    let text = start.iter().skip_while(|byte| matches!(byte, b'\r' | b'\n'));
    for &byte in text {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\r' | b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == byte) {
                    *count += 1;
                }
            }
        }
    }
    let mut best = (b',', 0);
    for (byte, count) in counts {
        if count > best.1 {
            best = (byte, count);
        }
    }
    best.0
}
