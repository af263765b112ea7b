//! References of data challenges that hold no ten digits that pass the check: told by what is said before them.

use super::{NumberFound, Reading, says_reference, sure};
use crate::breach::label::Labelled;
use crate::breach::phrase::Meaning;
use crate::breach::scan::Scan;
use crate::breach::token::Kind;

/// References that hold no ten digits that pass: said to be one, with digits enough.
pub(super) fn labelled(scan: &Scan<'_>, known: &[NumberFound]) -> Vec<NumberFound> {
    let mut found = Vec::new();
    let ends: Vec<usize> = known.iter().map(|number| number.last).collect();
    for hit in &scan.hits {
        if hit.meaning != Meaning::Label(Labelled::Reference) {
            continue;
        }
        let value = (hit.last + 1..hit.last + 8)
            .take_while(|&at| scan.token(at).is_some_and(|token| token.kind != Kind::Paragraph))
            .find(|&at| scan.token(at).is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Mixed)));
        let Some(at) = value else { continue };
        let next = known.get(ends.partition_point(|&end| end < at));
        if next.is_some_and(|number| number.first <= at + 3)
            || !says_reference(scan, reference_start(scan, at))
        {
            continue;
        }
        let last = reference_end(scan, at);
        let first = reference_start(scan, at);
        let digits = scan.slice(first, last).chars().filter(char::is_ascii_digit).count();
        if digits >= 6 {
            found.push(NumberFound {
                first,
                last,
                reading: Reading::Reference,
                confidence: sure::TALK,
                uln: None,
            });
        }
    }
    found
}

fn reference_start(scan: &Scan<'_>, at: usize) -> usize {
    let joined = |at: usize| scan.token(at).is_some_and(|token| !token.is_apart && !token.is_cell);
    let mut first = at;
    while first >= 2
        && joined(first)
        && joined(first - 1)
        && scan.token(first - 1).is_some_and(|token| matches!(token.kind, Kind::Mark('-' | '/' | '_')))
        && scan
            .token(first - 2)
            .is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Mixed | Kind::Number))
    {
        first -= 2;
    }
    first
}

fn reference_end(scan: &Scan<'_>, at: usize) -> usize {
    let mut last = at;
    while let (Some(mark), Some(next)) = (scan.token(last + 1), scan.token(last + 2))
        && matches!(mark.kind, Kind::Mark('-' | '/' | '_'))
        && !mark.is_apart
        && !next.is_apart
        && matches!(next.kind, Kind::Number | Kind::Mixed | Kind::Word)
        && last < at + 8
    {
        last += 2;
    }
    last
}
