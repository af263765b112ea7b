//! A log played from its beginning: every entry that cannot be, and what holds after the others.

use core::fmt;

use super::{Moment, SharingChange, SharingLog, SharingLogError};
use crate::finding::{Finding, Rule, RuleError as _};
use crate::guide::{Edition, Section, section};
use crate::value::AbilityToShare;

/// How a log is played.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SharingPolicy {
    /// The edition of the rules; in that of 2019, 2 is no longer sent.
    pub edition: Edition,
    /// The present, after which nothing can have been recorded; not looked at where none.
    pub now: Option<Moment>,
    /// The moment whose state is asked for: later entries are judged and do not count. The end where none.
    pub at: Option<Moment>,
}

/// What a log says.
///
/// # Privacy
///
/// `Debug` does not show the version of the notice, which is a text from outside.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub struct SharingReplay {
    /// Whether every entry is legal.
    pub is_legal: bool,
    /// How many entries are legal.
    pub accepted: usize,
    /// The ability to share; none where nothing is known.
    pub state: Option<AbilityToShare>,
    /// Since when; none where it was so before the first entry.
    pub since: Option<Moment>,
    /// The version of the Privacy Notice that the learner saw last; none where none was seen.
    pub notice_version: Option<String>,
    /// Every entry that cannot be, and what else is to be said; [`Finding::record`] is the entry, from 1.
    pub findings: Vec<Finding>,
}

impl fmt::Debug for SharingReplay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharingReplay")
            .field("accepted", &self.accepted)
            .field("state", &self.state)
            .field("since", &self.since)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

impl SharingLog {
    /// Plays a log from its beginning: verifies every entry, and says what holds after those that are legal.
    ///
    /// An entry that cannot be does not count, and those after it are judged as if it were not there. All is said at once,
    /// with the entry's number.
    ///
    /// # Source
    ///
    /// Guide, Appendix F (Ability to Share): 0 cannot be set again, 1 and 2 change at any time. Release 19.02.01 for 2.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::AbilityToShare;
    /// use lrs_core::enrolment::{Moment, SharingChange, SharingLog, SharingPolicy};
    ///
    /// let at = Moment::parse("2026-09-01T08:30:00Z").expect("a moment");
    /// let seen = SharingChange { at, by: "r.maddock".into(), to: AbilityToShare::AbleToShare, notice_version: "2025-08".into() };
    /// let unseen = SharingChange { to: AbilityToShare::NotSeen, notice_version: String::new(), ..seen.clone() };
    /// let played = SharingLog::replay(None, &[seen, unseen], &SharingPolicy::default());
    /// assert!(!played.is_legal);
    /// assert_eq!((played.findings[0].code, played.findings[0].record), ("sharing_log.cannot_unsee", Some(2)));
    /// assert_eq!(played.state, Some(AbilityToShare::AbleToShare));
    /// ```
    pub fn replay(
        held: Option<AbilityToShare>,
        changes: &[SharingChange],
        policy: &SharingPolicy,
    ) -> SharingReplay {
        let mut standing = Standing { state: held, last: None };
        let mut played = SharingReplay {
            is_legal: true,
            accepted: 0,
            state: held,
            since: None,
            notice_version: None,
            findings: Vec::new(),
        };
        // What stands before it, whether or not the entry is within what is asked for.
        let mut notice = "";
        for (change, entry) in changes.iter().zip(1..) {
            let faults = standing.faults(change, entry).map(|fault| of_entry(fault.rule(), entry));
            let late = policy.now.is_some_and(|now| change.at > now).then(|| of_entry(&IN_FUTURE, entry));
            let before = played.findings.len();
            played.findings.extend(faults.chain(late));
            if played.findings.len() > before {
                played.is_legal = false;
                continue;
            }
            played.accepted += 1;
            let is_unchanged =
                standing.state == Some(change.to) && notice == change.notice_version && played.accepted > 1;
            played.findings.extend(is_unchanged.then(|| of_entry(&UNCHANGED, entry)));
            let withdrawn = change.to.edition_rule(policy.edition);
            played.findings.extend(withdrawn.map(|rule| of_entry(rule, entry)));
            if policy.at.is_none_or(|at| change.at <= at) {
                played.count(change);
            }
            standing = Standing { state: Some(change.to), last: Some(change.at) };
            notice = &change.notice_version;
        }
        let owed = played.state.and_then(AbilityToShare::advice);
        played.findings.extend(owed.map(|rule| Finding::new(rule, None)));
        played
    }
}

impl SharingReplay {
    /// What holds after one entry more.
    fn count(&mut self, change: &SharingChange) {
        if self.state != Some(change.to) {
            self.since = Some(change.at);
        }
        self.state = Some(change.to);
        if !change.notice_version.is_empty() {
            self.notice_version = Some(change.notice_version.clone());
        }
    }
}

fn of_entry(rule: &'static Rule, entry: usize) -> Finding {
    let entry = entry as u64;
    Finding::new(rule, None).with_numbers([entry, 0]).at(Some(entry), None, None)
}

/// What stands before an entry.
pub(super) struct Standing {
    pub(super) state: Option<AbilityToShare>,
    pub(super) last: Option<Moment>,
}

impl Standing {
    /// Why an entry cannot follow, each reason once.
    pub(super) fn faults(
        &self,
        change: &SharingChange,
        entry: usize,
    ) -> impl Iterator<Item = SharingLogError> {
        let is_seen = change.to != AbilityToShare::NotSeen;
        let has_notice = !change.notice_version.trim().is_empty();
        let cannot_unsee = self.state.is_some_and(|state| state.change_to(change.to).is_err());
        let faults = [
            (change.by.trim().is_empty(), SharingLogError::NobodyNamed { entry }),
            (cannot_unsee, SharingLogError::CannotUnsee { entry }),
            (is_seen && !has_notice, SharingLogError::NoNotice { entry }),
            (!is_seen && has_notice, SharingLogError::NoticeUnseen { entry }),
            (self.last.is_some_and(|last| change.at < last), SharingLogError::OutOfOrder { entry }),
        ];
        faults.into_iter().filter(|(holds, _)| *holds).map(|(_, fault)| fault)
    }
}

static IN_FUTURE: Rule = Rule::error(
    "sharing_log.in_future",
    Section::OurChoice { reason: "nothing can have been recorded that has not happened" },
    "entry {0} is later than the present",
    "Look at the clock of the system that wrote it.",
);
static UNCHANGED: Rule = Rule::advice(
    "sharing_log.unchanged",
    section::PRIVACY_NOTICE,
    "entry {0} changes neither the ability to share nor the version of the notice",
    "Nothing is wrong with it where the notice was shown again; else leave it out of the next log.",
);

/// The rules of this part of the room.
pub(in crate::enrolment) static RULES: &[&Rule] = &[&IN_FUTURE, &UNCHANGED];
