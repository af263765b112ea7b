//! One part of a message, cut up and looked over once: what every finder of values reads.

mod place;

use core::ops::Range;

use super::field::{self, Field};
use super::lexicon::Sorts;
use super::message::Part;
use super::phrase::{self, Cue, Hit, Meaning};
use super::token::{self, Kind, Token};
use super::zone::{self, Zone};

use place::{Cues, bit, cues_of, hits_before, lines_of};

/// How many pieces of a line are looked at on either side of a piece.
// CHOICE: a row of a batch file has some 200; a line without end must not be read again for each of its pieces.
const LONGEST_LINE: usize = 600;

/// How far a word without a space is looked through, in bytes.
// CHOICE: longer than any address or password.
const LONGEST_WORD: usize = 256;

/// A part with all that was seen in it.
pub(super) struct Scan<'t> {
    pub(super) part: Part,
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    pub(super) hits: Vec<Hit>,
    /// What each piece is part of.
    pub(super) zones: Vec<Zone>,
    /// Under which label each piece stands.
    pub(super) fields: Vec<Option<Field>>,
    /// The line of each piece.
    lines: Vec<u32>,
    /// The first piece of each line.
    line_starts: Vec<u32>,
    cues: Vec<Cues>,
    /// All cues that there are, as bits.
    said: u64,
    /// How many phrases begin before each piece.
    hits_before: Vec<u32>,
    staff_paragraphs: Vec<Range<usize>>,
}

impl<'t> Scan<'t> {
    pub(super) fn of(part: Part, text: &'t str) -> Self {
        let tokens = token::tokens(text);
        let hits = phrase::hits(&tokens);
        let (cues, said) = cues_of(&hits, tokens.len());
        let (lines, line_starts) = lines_of(&tokens);
        let mut scan = Self {
            staff_paragraphs: Vec::new(),
            part,
            text,
            tokens,
            zones: Vec::new(),
            fields: Vec::new(),
            lines,
            line_starts,
            cues,
            said,
            hits_before: hits_before(&hits),
            hits,
        };
        scan.zones = zone::zones(&scan);
        scan.fields = field::fields(&scan);
        scan.staff_paragraphs = scan.about_staff();
        scan
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The next piece of a kind, from a place on.
    pub(super) fn next_where(&self, at: usize, is_wanted: impl Fn(&Token) -> bool) -> Option<usize> {
        self.tokens.get(at..)?.iter().position(is_wanted).map(|steps| at + steps)
    }

    /// Whether a piece is one of some words, in any case.
    pub(super) fn means(&self, token: &Token, words: &[&str]) -> bool {
        self.text
            .get(token.span())
            .is_some_and(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
    }

    /// Whether a word is a place of work.
    pub(super) fn means_place(&self, at: usize) -> bool {
        self.is_one_of(at, &["desk", "office", "team", "inbox", "department", "room"])
    }

    /// Whether one of some words stands at a place.
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.token(at).is_some_and(|token| self.means(token, words))
    }

    /// The word, in the sense of what stands between spaces, that a place is in; a long one is cut.
    pub(super) fn raw_word(&self, at: usize) -> &'t str {
        let start = self.token(at).map_or(0, |token| token.start as usize);
        let from = self.text.floor_char_boundary(start.saturating_sub(LONGEST_WORD));
        let before = self.text.get(from..start).unwrap_or_default();
        let begin = before.rfind(char::is_whitespace).map_or(from, |at| {
            from + at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        self.word_from(begin)
    }

    /// What stands from a place to the next space; a long word is cut.
    pub(super) fn word_from(&self, start: usize) -> &'t str {
        let end = self.text.floor_char_boundary(start + LONGEST_WORD);
        let rest = self.text.get(start..end).unwrap_or_default();
        rest.split(char::is_whitespace).next().unwrap_or_default()
    }

    /// What stands from a piece on, as far as a line or a quotation goes.
    pub(super) fn rest_from(&self, start: usize) -> &'t str {
        let end = self.text.floor_char_boundary(start + LONGEST_WORD);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether a mark stands in the words that begin between two pieces.
    pub(super) fn has_near(&self, first: usize, last: usize, mark: u8) -> bool {
        let span = self.span(first, last);
        let end = (span.end + LONGEST_WORD).min(self.text.len());
        self.text.as_bytes().get(span.start..end).is_some_and(|text| text.contains(&mark))
    }

    /// What stands from the first to the last of some pieces.
    pub(super) fn slice(&self, first: usize, last: usize) -> &'t str {
        let span = self.span(first, last);
        self.text.get(span).unwrap_or_default()
    }

    pub(super) fn span(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.token(first).map_or(0, |token| token.start as usize);
        let end = self.token(last).map_or(start, |token| token.end as usize);
        start..end.max(start)
    }

    pub(super) fn zone(&self, at: usize) -> Zone {
        self.zones.get(at).copied().unwrap_or(Zone::Body)
    }

    pub(super) fn field(&self, at: usize) -> Option<Field> {
        self.fields.get(at).copied().flatten()
    }

    pub(super) fn line(&self, at: usize) -> u32 {
        self.lines.get(at).copied().unwrap_or(u32::MAX)
    }

    /// Whether one of some cues begins here.
    pub(super) fn begins(&self, at: usize, cues: &[Cue]) -> bool {
        self.cues.get(at).is_some_and(|here| cues.iter().any(|&cue| here.first & bit(cue) != 0))
    }

    /// Whether one of some cues ends here.
    pub(super) fn ends(&self, at: usize, cues: &[Cue]) -> bool {
        self.cues.get(at).is_some_and(|here| cues.iter().any(|&cue| here.last & bit(cue) != 0))
    }

    /// The phrases that begin within some pieces.
    pub(super) fn hits_in(&self, range: &Range<usize>) -> &[Hit] {
        let before = |at: usize| self.hits_before.get(at).map_or(self.hits.len(), |&count| count as usize);
        let (start, end) = (before(range.start), before(range.end));
        self.hits.get(start..end.max(start)).unwrap_or_default()
    }

    /// Every place where a cue was found.
    pub(super) fn found(&self, cue: Cue) -> impl Iterator<Item = Hit> + '_ {
        let hits = if self.says(cue) { self.hits.as_slice() } else { &[] };
        hits.iter().copied().filter(move |hit| hit.meaning == Meaning::Cue(cue))
    }

    pub(super) fn says(&self, cue: Cue) -> bool {
        self.said & bit(cue) != 0
    }

    /// The pieces of the line that a piece stands in, its end left out; of a very long line what stands near.
    pub(super) fn line_around(&self, at: usize) -> Range<usize> {
        let line = self.line(at) as usize;
        let start_of = |line: usize| self.line_starts.get(line).map_or(self.tokens.len(), |&at| at as usize);
        let start = start_of(line).max(at.saturating_sub(LONGEST_LINE));
        let end = start_of(line.saturating_add(1)).min(at + LONGEST_LINE).max(start);
        let end = if end > start && self.token(end - 1).is_some_and(Token::is_end) { end - 1 } else { end };
        start..end
    }

    /// The lines one after the other; a very long one in pieces.
    pub(super) fn each_line(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut at = 0;
        core::iter::from_fn(move || {
            (at < self.tokens.len()).then(|| {
                let line = self.line_around(at);
                at = line.end.max(at) + 1;
                line
            })
        })
    }

    /// The pieces of the sentence that a piece stands in.
    pub(super) fn sentence_around(&self, at: usize) -> Range<usize> {
        let ends = |token: &Token| {
            matches!(token.kind, Kind::Paragraph | Kind::Mark('!' | '?' | ';' | '•'))
                || (token.is_mark('.') && !token.is_apart)
        };
        let is_end = |at: usize| {
            self.token(at).is_some_and(&ends)
                && self.token(at + 1).is_none_or(|next| next.is_apart || next.is_end() || next.is_cell)
                || self.token(at).is_some_and(|token| token.kind == Kind::Paragraph)
        };
        let start = (0..at)
            .rev()
            .take(80)
            .find(|&before| is_end(before))
            .map_or_else(|| at.saturating_sub(80), |end| end + 1);
        let end = (at..self.tokens.len())
            .take(80)
            .find(|&after| is_end(after))
            .unwrap_or_else(|| self.tokens.len().min(at + 80));
        start..end
    }

    /// Whether two neighbouring lines are short, as in details written one below the other.
    pub(super) fn is_block(&self, one: usize, other: usize) -> bool {
        const SHORT: usize = 7;
        let is_near = self.line(one).abs_diff(self.line(other)) <= 2;
        let (one, other) = (self.line_around(one).len(), self.line_around(other).len());
        is_near && one.min(other) <= SHORT && one.max(other) <= SHORT * 2
    }

    /// Whether a sentence ends within some pieces.
    pub(super) fn ends_sentence_in(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| {
            self.token(at)
                .is_some_and(|token| matches!(token.kind, Kind::Mark('.' | '!' | '?')) && !token.is_apart)
                && self.token(at + 1).is_some_and(|next| next.is_apart && !next.is_end())
                && self.token(at.wrapping_sub(1)).is_none_or(|before| before.end - before.start > 1)
        })
    }

    /// Whether the paragraph is about staff: it has a job title among its labels, or is introduced as somebody at work.
    pub(super) fn is_about_staff(&self, at: usize) -> bool {
        let after = self.staff_paragraphs.partition_point(|range| range.end <= at);
        self.staff_paragraphs.get(after).is_some_and(|range| range.contains(&at))
    }

    /// The paragraphs that are about staff, in their order.
    fn about_staff(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        let ends = (0..=self.tokens.len())
            .filter(|&at| self.token(at).is_none_or(|token| token.kind == Kind::Paragraph));
        for end in ends {
            if self.names_job(&(start..end)) || self.is_introduced_as_staff(start) {
                found.push(start..end);
            }
            start = end + 1;
        }
        found
    }

    fn names_job(&self, range: &Range<usize>) -> bool {
        self.hits_in(range).iter().any(|hit| {
            hit.meaning == Meaning::Label(super::label::Labelled::JobTitle)
                && self
                    .token(hit.last + 1)
                    .is_some_and(|token| matches!(token.kind, Kind::Mark(':' | '=' | '\t')))
                && !(hit.last + 1..hit.last + 4).any(|at| self.begins(at, &[Cue::LearnerTalk]))
        })
    }

    /// `… our new lecturer:` above it.
    fn is_introduced_as_staff(&self, start: usize) -> bool {
        let Some(above) = start.checked_sub(2) else { return false };
        self.token(above).is_some_and(|token| token.is_mark(':'))
            && self
                .tokens
                .get(self.line_around(above))
                .unwrap_or_default()
                .iter()
                .any(|token| token.sorts.any(Sorts::STAFF))
    }

    /// The number of the paragraph or list item that each piece stands in.
    pub(super) fn items(&self) -> Vec<u32> {
        let mut item = 0;
        (0..self.tokens.len())
            .map(|at| {
                let starts_line = at > 0 && self.token(at - 1).is_some_and(Token::is_end);
                let is_new = starts_line
                    && (self.token(at - 1).is_some_and(|token| token.kind == Kind::Paragraph)
                        || self.is_bullet(at));
                item += u32::from(is_new);
                item
            })
            .collect()
    }

    /// `1.`, `2)`, `-`, `•` at the start of a line.
    fn is_bullet(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| match token.kind {
            Kind::Mark('-' | '*' | '•' | '·' | '–') => true,
            Kind::Number => self.token(at + 1).is_some_and(|next| matches!(next.kind, Kind::Mark('.' | ')'))),
            _ => false,
        })
    }

    /// Whether a greeting stands in one line with the label of a learner's detail: `Hello Tiago, ULN …`.
    pub(super) fn greets_a_learner(&self) -> bool {
        self.hits.iter().any(|hit| {
            let is_detail = matches!(
                hit.meaning,
                Meaning::Label(super::label::Labelled::Uln | super::label::Labelled::DateOfBirth)
            );
            is_detail
                && self.zone(self.line_around(hit.first).start) == Zone::Greeting
                && self.word_before(hit.first).is_some_and(|before| {
                    self.zone(before) == Zone::Greeting || self.is_one_of(before, &["your", "here's", "is"])
                })
                && self
                    .token(hit.last + 1)
                    .is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Mark(':')))
        })
    }

    /// Whether it is what somebody wrote: a body, or an attached message.
    pub(super) fn is_letter(&self) -> bool {
        match self.part {
            Part::Body | Part::Html => true,
            Part::Attachment(_) => {
                ["From: ", "Subject: ", "To: ", "Date: "].iter().any(|head| self.text.starts_with(head))
            }
            Part::Subject | Part::AttachmentName(_) => false,
        }
    }

    /// Whether the writer speaks of a child or of learners before speaking of themselves, or in the same paragraph.
    pub(super) fn writes_for_another(&self) -> bool {
        let own = self.found(Cue::WriterIsLearner).next().map_or(self.tokens.len(), |hit| hit.first);
        let end = (own..self.tokens.len())
            .find(|&at| self.token(at).is_some_and(|token| token.kind == Kind::Paragraph))
            .unwrap_or(self.tokens.len());
        self.found(Cue::WriterIsOther).any(|hit| hit.first < end)
    }

    /// Whether a subject is that of an answer: what it asks was asked before.
    pub(super) fn is_reply(&self) -> bool {
        self.text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"))
    }

    /// Whether a signature names a role at work.
    pub(super) fn signs_as_staff(&self) -> bool {
        self.tokens
            .iter()
            .zip(&self.zones)
            .any(|(token, zone)| *zone == Zone::Signature && token.is_word() && token.sorts.any(Sorts::STAFF))
    }

    /// Whether a value is said to be the writer's own: `my date of birth`, `I live at`.
    pub(super) fn is_writers_own(&self, first: usize) -> bool {
        const LIVES: &[&str] = &["live", "lived", "was", "moved"];
        const OTHERS: &[&str] =
            &["his", "her", "their", "your", "he", "she", "they", "learner", "student", "child", "pupil"];
        let sentence = self.sentence_around(first);
        let start = sentence.start.max(first.saturating_sub(14));
        let own = (start..first).rev().find_map(|at| {
            let is_own =
                (self.is_one_of(at, &["my"]) && self.names_a_value(at + 1) && !self.is_of_kin(at + 1))
                    || self.is_one_of(at, &["fy"])
                    || (self.is_one_of(at, &["i"]) && self.is_one_of(at + 1, LIVES));
            (is_own || self.is_one_of(at, OTHERS)).then_some(is_own)
        });
        own == Some(true)
    }

    /// `my date of birth`, `my new home address`; not `my phone`.
    fn names_a_value(&self, first: usize) -> bool {
        self.hits_in(&(first..first + 4)).iter().any(|hit| match hit.meaning {
            Meaning::Label(label) => matches!(
                label,
                super::label::Labelled::DateOfBirth
                    | super::label::Labelled::Postcode
                    | super::label::Labelled::Gender
                    | super::label::Labelled::Address
                    | super::label::Labelled::Name
            ),
            Meaning::Cue(cue) => matches!(cue, Cue::Lives | Cue::BornOn),
        })
    }

    /// `my lad`, `my eldest son`, `my late sister's boy`: whose details follow is no writer's.
    fn is_of_kin(&self, first: usize) -> bool {
        (first..first + 3)
            .take_while(|&at| self.token(at).is_some_and(Token::is_word))
            .any(|at| self.token(at).is_some_and(|token| token.sorts.any(Sorts::KIN.or(Sorts::CHILD))))
    }

    /// Whether the sentences around speak of something attached.
    pub(super) fn says_attached(&self, at: usize) -> bool {
        const ATTACHED: &[&str] = &[
            "attached",
            "attach",
            "attachment",
            "enclosed",
            "attaching",
            "ynghlwm",
            "atodiad",
            "atodwyd",
            "here",
        ];
        let range = at.saturating_sub(40)..(at + 40).min(self.tokens.len());
        self.tokens.get(range).unwrap_or_default().iter().any(|token| {
            self.text
                .get(token.span())
                .is_some_and(|word| ATTACHED.iter().any(|attached| word.eq_ignore_ascii_case(attached)))
        })
    }

    /// The nearest word or number before a piece, over marks; not over the end of a line.
    pub(super) fn word_before(&self, at: usize) -> Option<usize> {
        (0..at)
            .rev()
            .take(6)
            .take_while(|&before| self.token(before).is_some_and(|token| !token.is_end()))
            .find(|&before| self.token(before).is_some_and(|token| !matches!(token.kind, Kind::Mark(_))))
    }

    /// The nearest word or number behind a piece, over marks; not over the end of a line.
    pub(super) fn word_after(&self, at: usize) -> Option<usize> {
        (at + 1..self.tokens.len())
            .take(6)
            .take_while(|&after| self.token(after).is_some_and(|token| !token.is_end()))
            .find(|&after| self.token(after).is_some_and(|token| !matches!(token.kind, Kind::Mark(_))))
    }
}
