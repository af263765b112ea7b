//! That an account is lent, shared or common: said as something that is done, not as something forbidden.

mod weighed;

use crate::breach::lexicon::Sorts;
use crate::breach::phrase::{Cue, Hit};
use crate::breach::scan::Scan;
use crate::breach::token::{Case, Kind};

pub(in super::super) use weighed::Told;

/// A sentence that tells of a shared account.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct SharingFound {
    pub(in super::super) first: usize,
    pub(in super::super) last: usize,
    pub(in super::super) confidence: u8,
}

mod sure {
    // CHOICE: by judgement.
    pub(super) const SAID: u8 = 80;
    pub(super) const GENERIC: u8 = 60;
}

/// What is found counts where the message speaks of the LRS: other systems have rules of their own.
pub(in super::super) fn find(scan: &Scan<'_>) -> Vec<SharingFound> {
    let direct = scan.found(Cue::Sharing).map(|hit| (hit, sure::SAID));
    let whose =
        scan.found(Cue::UsesAccount).filter(|hit| is_somebody_elses(scan, *hit)).map(|hit| (hit, sure::SAID));
    let as_whom =
        scan.found(Cue::LogsInAs).filter(|hit| is_person(scan, hit.last + 1)).map(|hit| (hit, sure::SAID));
    let generic =
        scan.found(Cue::GenericAccount).filter(|hit| goes_on(scan, *hit)).map(|hit| (hit, sure::GENERIC));
    direct
        .chain(whose)
        .chain(as_whom)
        .chain(generic)
        .filter(|(hit, _)| !is_forbidden(scan, *hit) && !is_own_use(scan, *hit) && !is_a_thing(scan, *hit))
        .map(|(hit, confidence)| SharingFound { first: hit.first, last: hit.last, confidence })
        .collect()
}

/// `I use my login`: one's own.
fn is_own_use(scan: &Scan<'_>, hit: Hit) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| scan.token(at)).and_then(|token| scan.text.get(token.span())).unwrap_or_default()
    };
    let says_mine = (hit.first..=hit.last).any(|at| word(Some(at)).eq_ignore_ascii_case("my"));
    let before = word(hit.first.checked_sub(1));
    let verb = word(Some(hit.first));
    let is_use = ["use", "using", "used", "log", "logging", "logged", "sign", "signed"]
        .iter()
        .any(|use_| verb.eq_ignore_ascii_case(use_));
    says_mine
        && is_use
        && ["i", "i'm", "i've", "i'll", "i’m", "i’ve", "i’ll", "i'd"]
            .iter()
            .any(|own| before.eq_ignore_ascii_case(own))
}

/// `use his fists`: what is his is named behind, and is no account.
fn is_a_thing(scan: &Scan<'_>, hit: Hit) -> bool {
    let last = scan.token(hit.last).and_then(|token| scan.text.get(token.span())).unwrap_or_default();
    let is_open = ["his", "that", "this", "those", "one"].iter().any(|open| last.eq_ignore_ascii_case(open));
    let next = scan.token(hit.last + 1);
    let is_noun = next.is_some_and(|token| {
        token.is_word()
            && !scan.means(
                token,
                &[
                    "to", "for", "until", "till", "if", "while", "when", "so", "and", "today", "tomorrow",
                    "instead", "as", "on", "in", "from", "at", "then", "they", "it", "i", "or", "but", "now",
                    "please",
                ],
            )
    });
    is_open && is_noun
}

/// `use Brenda's login`: the possessive inside.
fn is_somebody_elses(scan: &Scan<'_>, hit: Hit) -> bool {
    (hit.first + 1..=hit.last).any(|at| {
        scan.token(at).is_some_and(|token| {
            token.is_possessive && token.case != Case::Small && !token.sorts.any(Sorts::ORG)
        })
    })
}

/// `log in as Brenda`.
fn is_person(scan: &Scan<'_>, at: usize) -> bool {
    scan.token(at).is_some_and(|token| {
        token.is_word()
            && token.case == Case::Capital
            && !token.sorts.any(Sorts::NEVER.or(Sorts::ORG).or(Sorts::STAFF))
    })
}

/// A common account that is used, not one that is asked about or ended.
fn goes_on(scan: &Scan<'_>, hit: Hit) -> bool {
    let sentence = scan.sentence_around(hit.first);
    scan.tokens.get(sentence).unwrap_or_default().iter().any(|token| {
        scan.means(
            token,
            &[
                "use", "uses", "using", "we", "all", "everyone", "log", "keep", "set", "create", "have",
                "still", "need", "always",
            ],
        )
    })
}

/// How far before a phrase a `not` counts, in words.
// CHOICE: `please do not under any circumstances share` has five between.
const REACH: usize = 10;

/// The sentence says that it must not be done, was stopped, or is reported.
fn is_forbidden(scan: &Scan<'_>, hit: Hit) -> bool {
    let sentence = scan.sentence_around(hit.first);
    let before = clause_start(scan, sentence.start, hit.first)..hit.first;
    let negated = before
        .clone()
        .rev()
        .take(REACH)
        .any(|at| scan.begins(at, &[Cue::Forbids]) || scan.ends(at, &[Cue::Forbids]));
    let within = (hit.first..=hit.last).any(|at| scan.begins(at, &[Cue::Forbids]));
    let judged = (hit.last + 1..sentence.end)
        .any(|at| scan.begins(at, &[Cue::Forbids]) && scan.is_one_of(at, JUDGING));
    let stopped =
        before.clone().any(|at| scan.is_one_of(at, &["stop", "stopped", "avoid", "instead", "never"]));
    let reported = stopped || (sentence.start..hit.first).any(|at| scan.is_one_of(at, REPORTING));
    let next = scan.sentence_around(sentence.end + 1);
    // What stands in another paragraph is another matter.
    let is_near = scan.token(sentence.end).is_some_and(|token| token.kind != Kind::Paragraph);
    let ended = is_near
        && next.start > sentence.start
        && scan.tokens.get(next).unwrap_or_default().iter().any(|token| scan.means(token, ENDED));
    let own = (hit.first..=hit.last + 2).any(|at| scan.is_one_of(at, &["own"]));
    let over = sentence.clone().any(|at| scan.is_one_of(at, ENDED));
    negated || over || within || judged || reported || ended || own
}

/// Where the clause of a piece begins: `I can't get in, so can I use yours` has two.
fn clause_start(scan: &Scan<'_>, from: usize, at: usize) -> usize {
    (from..at)
        .rev()
        .find(|&before| {
            // `never share it, or let anyone use it` is one.
            let goes_on = scan.is_one_of(before + 1, &["or", "nor"]);
            !goes_on
                && scan.token(before).is_some_and(|token| {
                    matches!(token.kind, Kind::Mark(',' | ';' | ':' | '-' | '–' | '—' | '('))
                        || scan.means(token, &["so", "but", "because", "until", "while", "and", "then"])
                })
        })
        .map_or(from, |comma| comma + 1)
}

/// Words behind a phrase that condemn it.
const JUDGING: &[&str] = &[
    "prohibited",
    "forbidden",
    "banned",
    "breach",
    "breaches",
    "against",
    "allowed",
    "permitted",
    "policy",
    "disallowed",
    "unacceptable",
    "suspended",
    "disabled",
    "report",
    "reported",
    "closed",
    "removed",
    "stop",
    "stopped",
];

/// Words in the sentence behind that tell of its end.
const ENDED: &[&str] = &[
    "disabled",
    "closed",
    "removed",
    "suspended",
    "deleted",
    "revoked",
    "deactivated",
    "ended",
    "stopped",
    "reported",
];

/// Words before a phrase that tell of it as an offence.
const REPORTING: &[&str] = &[
    "found",
    "incident",
    "investigated",
    "investigation",
    "report",
    "reported",
    "reporting",
    "breach",
    "policy",
    "prohibited",
    "rule",
    "rules",
    "remind",
    "reminder",
    "reminded",
    "caught",
    "discovered",
    "suspect",
    "suspected",
    "agreement",
    "prohibits",
    "forbids",
    "peidiwch",
];
