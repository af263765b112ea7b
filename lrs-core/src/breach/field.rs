//! Under which label each piece of a text stands: beside it, below it, or in its column.

use core::ops::Range;

use super::label::Labelled;
use super::phrase::{Hit, Meaning};
use super::scan::Scan;
use super::token::Kind;

/// A label over a piece of text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Field {
    pub(super) label: Labelled,
    /// Whether a mark, a cell or a column ties them together; otherwise they only follow one another.
    pub(super) is_firm: bool,
    /// Whether it is a column of a table.
    pub(super) is_column: bool,
}

/// How many pieces a value has that follows its label without a mark.
// CHOICE: `date of birth is the 4th of July 2008` has eight behind the label.
const LOOSE_REACH: usize = 9;
/// How many labels make a line the head of a table.
const LEAST_LABELS: usize = 2;
/// How many columns a table has at most; a batch file has 30.
const MOST_COLUMNS: usize = 200;

pub(super) fn fields(scan: &Scan<'_>) -> Vec<Option<Field>> {
    let mut fields = vec![None; scan.tokens.len()];
    let labels: Vec<(Hit, Labelled)> = scan
        .hits
        .iter()
        .filter_map(|hit| match hit.meaning {
            Meaning::Label(label) => Some((*hit, label)),
            Meaning::Cue(_) => None,
        })
        .collect();
    let mut table_end = 0;
    let mut line = None;
    for (at, &(hit, label)) in labels.iter().enumerate() {
        if hit.first < table_end {
            continue;
        }
        // A line is a head or is none: the first of its labels decides.
        let is_first = line.replace(scan.line(hit.first)) != Some(scan.line(hit.first));
        if is_first && let Some(header) = Header::at(scan, &labels, at) {
            table_end = header.fill(scan, &mut fields);
            continue;
        }
        let next_label = labels.get(at + 1).map_or(usize::MAX, |(next, _)| next.first);
        inline(scan, hit, label, next_label, &mut fields);
    }
    fields
}

/// Marks what stands beside or below a label.
fn inline(scan: &Scan<'_>, hit: Hit, label: Labelled, next_label: usize, fields: &mut [Option<Field>]) {
    let Some(value) = value_of(scan, hit, label, next_label) else { return };
    if is_inside_a_word(scan, hit)
        || (is_short(scan, hit) && !(value.is_firm && scan.line_around(hit.first).start == hit.first))
    {
        return;
    }
    for at in value.range {
        if let Some(field) = fields.get_mut(at) {
            *field = Some(Field { label, is_firm: value.is_firm, is_column: false });
        }
    }
}

/// Joined to more by an underscore, as in a link or a program.
fn is_inside_a_word(scan: &Scan<'_>, hit: Hit) -> bool {
    let joins = |at: Option<usize>| {
        at.and_then(|at| scan.token(at)).is_some_and(|token| token.is_mark('_') && !token.is_apart)
    };
    hit.first == hit.last && (joins(hit.first.checked_sub(1)) || joins(Some(hit.last + 1)))
}

/// `u`, `p`, `id`, `un`: labels before a colon at the start of a line alone.
fn is_short(scan: &Scan<'_>, hit: Hit) -> bool {
    hit.first == hit.last
        && scan.token(hit.first).is_some_and(|token| {
            token.end - token.start <= 2
                && !scan.text.get(token.span()).is_some_and(|word| word.eq_ignore_ascii_case("pw"))
        })
}

struct Value {
    range: Range<usize>,
    is_firm: bool,
}

fn value_of(scan: &Scan<'_>, hit: Hit, label: Labelled, next_label: usize) -> Option<Value> {
    let mut at = hit.last + 1;
    let mut is_firm = false;
    // `Date of birth (DD/MM/YYYY):`
    if scan.token(at)?.is_mark('(') {
        let close = (at..at + 12).find(|&to| scan.token(to).is_some_and(|token| token.is_mark(')')))?;
        if scan
            .token(close + 1)
            .is_some_and(|token| matches!(token.kind, Kind::Mark(':' | '=')) || token.is_end())
        {
            at = close + 1;
        } else {
            at += 1;
        }
    }
    while let Some(token) = scan.token(at)
        && matches!(
            token.kind,
            Kind::Mark(
                ':' | '='
                    | '-'
                    | '–'
                    | '—'
                    | '*'
                    | '_'
                    | '"'
                    | '“'
                    | '>'
                    | '|'
                    | ')'
                    | ']'
                    | '.'
                    | '\''
                    | '#'
                    | '\t'
            )
        )
    {
        is_firm |= matches!(token.kind, Kind::Mark(':' | '=' | '|' | '\t'))
            || (matches!(token.kind, Kind::Mark('-' | '–' | '—')) && token.is_apart);
        at += 1;
    }
    let token = scan.token(at)?;
    is_firm |= token.is_cell;
    // A label alone on its line: the value is below.
    if token.kind == Kind::Line || (token.kind == Kind::Paragraph && is_firm) {
        let line = scan.line_around(hit.first);
        if hit.first != line.start || (!is_firm && hit.last + 1 != line.end) {
            return None;
        }
        at += 1;
        is_firm = true;
        if at >= next_label {
            return None;
        }
    }
    let end = value_end(scan, at, label, is_firm).min(next_label);
    (end > at).then_some(Value { range: at..end, is_firm })
}

fn value_end(scan: &Scan<'_>, start: usize, label: Labelled, is_firm: bool) -> usize {
    let reach = if is_firm { 40 } else { LOOSE_REACH };
    let is_name = matches!(label, Labelled::GivenName | Labelled::FamilyName);
    let list = matches!(
        label,
        Labelled::Name | Labelled::LearnerName | Labelled::Uln | Labelled::Address | Labelled::OtherAddress
    );
    (start..start + reach)
        .find(|&at| {
            let Some(token) = scan.token(at) else { return true };
            match token.kind {
                Kind::Line | Kind::Paragraph | Kind::Mark(';' | '|' | '\t') => true,
                Kind::Mark(',') => !list || is_name,
                Kind::Mark('.' | '!' | '?') => {
                    scan.token(at + 1).is_none_or(|next| next.is_apart || next.is_end())
                        && !matches!(label, Labelled::Password)
                }
                _ => at > start && token.is_cell && is_firm,
            }
        })
        .unwrap_or(start + reach)
        .min(scan.tokens.len())
}

/// What parts the cells of a table.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Divider {
    /// Tabs, or two spaces and more.
    Cell,
    Mark(char),
}

/// The head of a table: a line of labels.
struct Header {
    divider: Divider,
    columns: Vec<Option<Labelled>>,
    line: Range<usize>,
}

impl Header {
    /// The line of a label, where it is a head: two labels in cells of their own, and no values between.
    fn at(scan: &Scan<'_>, labels: &[(Hit, Labelled)], at: usize) -> Option<Self> {
        let (hit, _) = labels.get(at)?;
        let line = scan.line_around(hit.first);
        let tokens = scan.tokens.get(line.clone())?;
        if tokens.iter().any(|token| token.is_mark(':') || token.is_mark('=')) {
            return None;
        }
        let is_there = |divider: &Divider| match *divider {
            Divider::Cell => tokens.iter().any(|token| token.is_cell),
            Divider::Mark(mark) => tokens.iter().any(|token| token.is_mark(mark)),
        };
        [
            Divider::Mark('\t'),
            Divider::Cell,
            Divider::Mark(','),
            Divider::Mark('|'),
            Divider::Mark(';'),
            Divider::Mark('/'),
            Divider::Mark('-'),
            Divider::Mark('–'),
        ]
        .into_iter()
        .filter(is_there)
        .find_map(|divider| Self::with(scan, labels, at, line.clone(), divider))
    }

    fn with(
        scan: &Scan<'_>,
        labels: &[(Hit, Labelled)],
        at: usize,
        line: Range<usize>,
        divider: Divider,
    ) -> Option<Self> {
        let cells = cells(scan, line.clone(), divider);
        if !(LEAST_LABELS..=MOST_COLUMNS).contains(&cells.len()) {
            return None;
        }
        let columns: Vec<Option<Labelled>> = cells.iter().map(|cell| label_of(labels, at, cell)).collect();
        let found = columns.iter().flatten().count();
        let plain =
            cells.iter().zip(&columns).filter(|(cell, column)| column.is_none() && cell.len() > 5).count();
        (found >= LEAST_LABELS && plain == 0 && has_rows(scan, &line, divider, cells.len())).then_some(Self {
            divider,
            columns,
            line,
        })
    }

    /// Marks the cells of the rows; gives where the table ends.
    fn fill(&self, scan: &Scan<'_>, fields: &mut [Option<Field>]) -> usize {
        let mut start = self.line.end + 1;
        let mut end = self.line.end;
        while start < scan.tokens.len() {
            let line = scan.line_around(start);
            let cells = cells(scan, line.clone(), self.divider);
            // One empty line may stand between head and rows, or between rows.
            if cells.len() < 2 && !line.is_empty() {
                break;
            }
            for (cell, column) in cells.into_iter().zip(&self.columns) {
                let label = column.unwrap_or(Labelled::Unnamed);
                for at in cell {
                    if let Some(field) = fields.get_mut(at) {
                        *field = Some(Field { label, is_firm: true, is_column: true });
                    }
                }
            }
            end = line.end;
            start = line.end.max(start) + 1;
        }
        end
    }
}

fn has_rows(scan: &Scan<'_>, head: &Range<usize>, divider: Divider, columns: usize) -> bool {
    let start = head.end + 1;
    if start >= scan.tokens.len() {
        return false;
    }
    let row = scan.line_around(start);
    let count = cells(scan, row, divider).len();
    count >= 2 && count * 2 >= columns
}

/// The cells of a line.
fn cells(scan: &Scan<'_>, line: Range<usize>, divider: Divider) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = line.start;
    for at in line.clone() {
        let Some(token) = scan.token(at) else { break };
        match divider {
            Divider::Cell if token.is_cell && at > line.start => {
                cells.push(start..at);
                start = at;
            }
            Divider::Mark(mark)
                if token.is_mark(mark) && (!matches!(mark, '-' | '–' | '/') || token.is_apart) =>
            {
                if at > line.start || mark != '|' {
                    cells.push(start..at);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < line.end || !cells.is_empty() {
        cells.push(start..line.end);
    }
    cells
}

/// The label that fills a cell.
fn label_of(labels: &[(Hit, Labelled)], from: usize, cell: &Range<usize>) -> Option<Labelled> {
    let from = from.saturating_sub(40);
    labels
        .get(from..)?
        .iter()
        .take_while(|(hit, _)| hit.first < cell.end)
        .find(|(hit, _)| {
            hit.first >= cell.start && hit.last < cell.end && cell.len() <= hit.last - hit.first + 5
        })
        .map(|&(_, label)| label)
}
