//! The judge: everything found in all parts of a message, brought together.

use core::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::advice;
use super::entity::name::{self, Mention, People};
use super::entity::{Entity, EntityKind, account, birth, detail, gender, number, postcode, secret};
use super::kind::BreachKind;
use super::learners;
use super::message::{Attachment, Channel, EmailMessage, Encryption, MessagePart, Part};
use super::near;
use super::phrase::Cue;
use super::policy::BreachPolicy;
use super::report::{Breach, BreachReport, Evidence, MOST_EVIDENCE, Verdict, preview};
use super::rules;
use super::scan::Scan;
use super::talk::Talk;
use super::weighed::{self, Holds, Lines, Target, Weigher};

/// Judges a message.
///
/// # Source
///
/// Guide, 1.4 (Security Requirements), 6.2 and 6.3. What counts as a learner's value where no label says so is our choice.
///
/// # Examples
///
/// ```
/// use lrs_core::breach::{BreachKind, BreachPolicy, EmailMessage, Verdict, assess};
///
/// let message = EmailMessage {
///     subject: "ULN query".into(),
///     body: "Hi Jo,\nAmina Khan has the ULN 9276308686, can you check?\nThanks, Sam".into(),
///     ..EmailMessage::default()
/// };
/// let report = assess(&message, &BreachPolicy::default());
/// assert_eq!(report.verdict, Verdict::Hold);
/// assert_eq!(report.breaches[0].kind, BreachKind::UlnWithDemographic);
/// ```
pub fn assess(message: &EmailMessage, policy: &BreachPolicy) -> BreachReport {
    let parts = message.parts();
    let mut report = BreachReport { unread: message.unread.clone(), ..BreachReport::default() };
    report.advice = advice::of(message);
    if message.channel != Channel::PortalDataChallenge {
        let found = entities(message, &parts, policy, false);
        report.breaches = breaches(&found, &parts, policy);
    }
    let is_held = report.breaches.iter().any(|breach| policy.hold.contains(&breach.kind));
    let is_unread = message.unread.iter().any(|unread| {
        unread.reason.holds()
            || (policy.hold_unread && unread.reason == super::message::UnreadReason::UnsupportedKind)
    });
    report.verdict = if is_held || is_unread { Verdict::Hold } else { Verdict::Send };
    report
}

fn breaches(found: &[Entity], parts: &[MessagePart<'_>], policy: &BreachPolicy) -> Vec<Breach> {
    let sure: Vec<&Entity> = found.iter().filter(|entity| entity.confidence >= policy.floor).collect();
    BreachKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let evidence = rules::evidence(kind, &sure);
            (!evidence.is_empty()).then(|| Breach {
                kind,
                evidence_count: evidence.len(),
                evidence: evidence
                    .into_iter()
                    .take(MOST_EVIDENCE)
                    .map(|entity| shown(entity, parts))
                    .collect(),
            })
        })
        .collect()
}

fn shown(entity: &Entity, parts: &[MessagePart<'_>]) -> Evidence {
    let text = parts.iter().find(|part| part.part == entity.part).map_or("", |part| part.text.as_ref());
    Evidence {
        kind: entity.kind,
        part: entity.part,
        span: entity.span.clone(),
        confidence: entity.confidence,
        learner: entity.learner,
        preview: preview(text.get(entity.span.clone()).unwrap_or_default()),
    }
}

/// Marks what stands in an item of a message that says it is about somebody else.
fn tell_apart(scan: &Scan<'_>, found: &mut [Entity]) {
    if !scan.says(Cue::ToldApart) {
        return;
    }
    let items = scan.items();
    let apart: HashSet<u32> =
        scan.found(Cue::ToldApart).filter_map(|hit| items.get(hit.first).copied()).collect();
    for entity in found {
        entity.item = items.get(entity.first).map(|item| (*item, apart.contains(item)));
    }
}

/// What two finders found of one kind in one place counts once, as sure as the surer of them.
fn once_each(mut found: Vec<Entity>) -> Vec<Entity> {
    found.sort_by_key(|entity| {
        (entity.part, entity.kind, entity.span.start, core::cmp::Reverse(entity.span.end))
    });
    let mut kept: Vec<Entity> = Vec::with_capacity(found.len());
    for entity in found {
        match kept.last_mut() {
            Some(last)
                if last.part == entity.part
                    && last.kind == entity.kind
                    && entity.span.start < last.span.end =>
            {
                last.span.end = last.span.end.max(entity.span.end);
                last.confidence = last.confidence.max(entity.confidence);
            }
            _ => kept.push(entity),
        }
    }
    kept
}

/// Whether a mention shares pieces with one of some ranges, which ascend.
fn is_taken(mention: &Mention, ranges: &[(usize, usize)]) -> bool {
    ranges
        .get(ranges.partition_point(|&(_, last)| last < mention.first))
        .is_some_and(|&(first, _)| first <= mention.last)
}

/// A message looked over by the rules.
pub(super) struct Looked<'t> {
    pub(super) scans: Vec<Scan<'t>>,
    pub(super) talk: Talk,
    pub(super) people: People,
    pub(super) found: Vec<Entity>,
    /// A file that a password opens hangs on the message.
    pub(super) has_closed_file: bool,
    /// The words of each part, cut where one is weighed.
    lines: Vec<OnceCell<Lines>>,
}

impl<'t> Looked<'t> {
    pub(super) fn at(message: &EmailMessage, parts: &'t [MessagePart<'t>], policy: &BreachPolicy) -> Self {
        let scans: Vec<Scan<'_>> = parts.iter().map(|part| Scan::of(part.part, &part.text)).collect();
        let people = people(message, &scans, policy);
        let talk = Talk::of(&scans, policy.today.or(message.date));
        let mut found: Vec<Entity> =
            scans.iter().flat_map(|scan| in_part(scan, talk, &people, policy)).collect();
        number::deny_others(&mut found);
        let has_closed_file = message.attachments.iter().any(is_closed);
        let lines = scans.iter().map(|_| OnceCell::new()).collect();
        Self { scans, talk, people, found, has_closed_file, lines }
    }

    /// What weighs the words of each part, by what was found so far.
    pub(super) fn weighers(&self, holds: Holds) -> impl Iterator<Item = Weigher<'_, 't>> {
        self.scans.iter().zip(&self.lines).map(move |(scan, lines)| {
            Weigher::of(scan, lines.get_or_init(|| Lines::of(scan)), &self.found, holds)
        })
    }

    fn has(&self, kind: EntityKind, policy: &BreachPolicy) -> bool {
        self.found.iter().any(|entity| entity.kind == kind && entity.confidence >= policy.floor)
    }

    /// The one secret of a letter that names an account and no password.
    fn add_lone_key(&mut self, policy: &BreachPolicy) {
        let is_half = self.has(EntityKind::Username, policy) && !self.has(EntityKind::Password, policy);
        if is_half && self.talk.of_logins {
            for scan in self.scans.iter().filter(|scan| scan.is_letter()) {
                self.found.extend(secret::lone_key(scan).map(|secret| Entity::of_secret(scan, secret)));
            }
        }
    }

    /// What may open a closed file.
    fn add_keys(&mut self) {
        for scan in self.scans.iter().filter(|scan| !matches!(scan.part, Part::AttachmentName(_))) {
            let keys =
                secret::lone(scan).into_iter().chain(secret::keys(scan)).chain(secret::likely_keys(scan));
            self.found.extend(keys.map(|secret| Entity::of_secret(scan, secret)));
        }
    }

    /// What the words of the whole message tell of a shared account: they add one, and they deny one.
    fn weigh_shared_account(&mut self, policy: &BreachPolicy) {
        if !self.talk.of_lrs {
            return;
        }
        let kind = EntityKind::SharedAccount;
        let told = account::Told::of(&self.scans);
        if told.denies() {
            self.found.retain(|entity| entity.kind != kind);
        } else if !self.has(kind, policy)
            && let Some((part, shared)) = told.find(&self.scans)
            && let Some(scan) = self.scans.get(part)
        {
            self.found.push(Entity::at(scan, kind, shared.first, shared.last, shared.confidence));
        }
    }

    /// Values of which the rules are not very sure, by all that stands around them.
    fn weigh_values(&mut self, policy: &BreachPolicy) {
        if !self.found.iter().any(weighed::is_open) {
            return;
        }
        let holds = weighed::holds(&self.found, self.talk, &self.people, self.has_closed_file, policy.floor);
        let judged: HashMap<(Part, usize, EntityKind), u8> = self
            .weighers(holds)
            .flat_map(|weigher| {
                let part = weigher.part();
                weigher.values().into_iter().map(move |(start, kind, sure)| ((part, start, kind), sure))
            })
            .collect();
        for entity in self.found.iter_mut().filter(|entity| weighed::is_open(entity)) {
            if let Some(sure) = judged.get(&(entity.part, entity.span.start, entity.kind)) {
                entity.confidence = *sure;
            }
        }
    }

    /// Names of which the rules are not very sure: where all around speaks against a learner, they are somebody else's.
    fn weigh_names(&mut self, policy: &BreachPolicy) {
        let is_open = |entity: &Entity| weighed::is_open_name(entity, policy.floor);
        let open = self.found.iter().filter(|entity| is_open(entity)).count();
        if open == 0 || open > MOST_NAMES || !self.is_about_learner(policy) {
            return;
        }
        let holds = weighed::holds(&self.found, self.talk, &self.people, self.has_closed_file, policy.floor);
        let mut denied: Vec<(Part, usize)> = Vec::new();
        for weigher in self.weighers(holds) {
            let part = weigher.part();
            let own: Vec<&Entity> =
                self.found.iter().filter(|entity| entity.part == part && is_open(entity)).collect();
            if !own.is_empty() {
                denied.extend(weigher.denied(&own).into_iter().map(|start| (part, start)));
            }
        }
        for entity in self.found.iter_mut().filter(|entity| is_open(entity)) {
            if denied.contains(&(entity.part, entity.span.start)) {
                entity.confidence = weighed::UNSURE;
            }
        }
    }

    /// Whether a value of a learner other than a name was found.
    fn is_about_learner(&self, policy: &BreachPolicy) -> bool {
        [
            EntityKind::Uln,
            EntityKind::ChallengeReference,
            EntityKind::DateOfBirth,
            EntityKind::Gender,
            EntityKind::Postcode,
        ]
        .into_iter()
        .any(|kind| self.has(kind, policy))
    }

    /// Words that weigh enough, where one more value would make a breach.
    fn add_weighed(&mut self, policy: &BreachPolicy, expects_key: bool) {
        let targets = self.open_questions(policy);
        if targets.is_empty() {
            return;
        }
        let closed_file = self.has_closed_file || expects_key;
        let holds = weighed::holds(&self.found, self.talk, &self.people, closed_file, policy.floor);
        let weighers: Vec<Weigher<'_, '_>> = self.weighers(holds).collect();
        let mut found: Vec<Entity> = Vec::new();
        for target in targets {
            // A user name alone is no breach: without a password none is looked for.
            let is_idle = target == Target::Username
                && !self.has(EntityKind::Password, policy)
                && !found.iter().any(|entity| entity.kind == EntityKind::Password);
            if !is_idle {
                found.extend(weighers.iter().flat_map(|weigher| weigher.find(target)));
            }
        }
        found.retain(|entity| entity.kind != EntityKind::Name || !self.is_of_staff(entity));
        if !closed_file {
            self.keep_pairs(&mut found, policy);
        }
        self.found.extend(found);
    }

    /// Whether a name is that of somebody whom the caller knows as staff.
    fn is_of_staff(&self, entity: &Entity) -> bool {
        let scan = self.scans.iter().find(|scan| scan.part == entity.part);
        scan.and_then(|scan| scan.text.get(entity.span.clone()))
            .is_some_and(|word| self.people.has_staff(word))
    }

    /// A user name and a password that stand far apart are none of one account.
    fn keep_pairs(&self, found: &mut Vec<Entity>, policy: &BreachPolicy) {
        let sure = self.found.iter().filter(|entity| entity.confidence >= policy.floor);
        let secrets: Vec<Entity> =
            sure.chain(found.iter()).filter(|entity| is_secret(entity)).cloned().collect();
        found.retain(|entity| {
            !is_secret(entity)
                || secrets.iter().any(|other| {
                    other.kind != entity.kind
                        && other.part == entity.part
                        && other.span != entity.span
                        && other.first.abs_diff(entity.first) <= PAIR_REACH
                })
        });
    }

    /// Which values are asked for.
    fn open_questions(&self, policy: &BreachPolicy) -> Vec<Target> {
        let has = |kind| self.has(kind, policy);
        let mut targets = Vec::new();
        if !has(EntityKind::Password) {
            targets.push(Target::Password);
        }
        if !has(EntityKind::Username) {
            targets.push(Target::Username);
        }
        if !has(EntityKind::Name) && self.is_about_learner(policy) {
            targets.push(Target::Name);
        }
        targets
    }
}

/// Everything found in all parts. Where a closed file is known of, in this message or one before (`expects_key`), its key
/// is looked for in every sentence.
pub(super) fn entities(
    message: &EmailMessage,
    parts: &[MessagePart<'_>],
    policy: &BreachPolicy,
    expects_key: bool,
) -> Vec<Entity> {
    let mut looked = Looked::at(message, parts, policy);
    looked.add_lone_key(policy);
    if expects_key || looked.has_closed_file {
        looked.add_keys();
    }
    looked.weigh_shared_account(policy);
    looked.weigh_values(policy);
    looked.weigh_names(policy);
    looked.add_weighed(policy, expects_key);
    looked.found.retain(|entity| entity.confidence > 0);
    for (at, attachment) in message.attachments.iter().enumerate() {
        if is_closed(attachment) {
            looked.found.push(Entity::of_file(Part::AttachmentName(at), 0..attachment.name.len()));
        }
    }
    looked.found.extend(rules::told_files(message, &looked.scans));
    let mut found = once_each(looked.found);
    if let Some(roster) = &policy.roster {
        learners::recognise(&mut found, parts, roster);
    }
    learners::number(&mut found, parts);
    found
}

/// How many names of a message are asked about once more.
// CHOICE: a list has more, and its names stand under a head.
const MOST_NAMES: usize = 40;

/// How many pieces apart the user name and the password of one account stand.
// CHOICE: some four lines of a note.
const PAIR_REACH: usize = 40;

const fn is_secret(entity: &Entity) -> bool {
    matches!(entity.kind, EntityKind::Username | EntityKind::Password)
}

fn is_closed(attachment: &Attachment) -> bool {
    attachment.encryption.is_some_and(Encryption::opens_by_password)
}

fn people(message: &EmailMessage, scans: &[Scan<'_>], policy: &BreachPolicy) -> People {
    let writes_for_another = scans.iter().any(|scan| scan.signs_as_staff() || scan.writes_for_another());
    let mut people = People {
        staff: policy.staff_words(),
        writer_is_learner: !writes_for_another && scans.iter().any(|scan| scan.says(Cue::WriterIsLearner)),
        reader_is_learner: scans
            .iter()
            .any(|scan| scan.says(Cue::ReaderIsLearner) || scan.greets_a_learner()),
        ..People::default()
    };
    name::add_address(&mut people.writers, &message.from);
    for address in &message.to {
        name::add_address(&mut people.readers, address);
    }
    for scan in scans {
        name::people_of(scan, &mut people);
        for domain in &policy.organisation_domains {
            name::add_colleagues(&mut people.staff, scan.text, domain);
        }
    }
    people
}

fn in_part(scan: &Scan<'_>, talk: Talk, people: &People, policy: &BreachPolicy) -> Vec<Entity> {
    let numbers = number::find(scan, talk);
    let dates = birth::find(scan, talk.today);
    let genders = gender::find(scan, talk.of_learners);
    let mut postcodes = postcode::find(scan, &policy.organisation_postcodes);
    if people.writer_is_learner {
        postcode::of_writer(scan, &mut postcodes);
    }
    let mut taken: Vec<(usize, usize)> = numbers
        .iter()
        .map(|number| (number.first, number.last))
        .chain(dates.iter().map(|date| (date.first, date.last)))
        .collect();
    taken.sort_unstable();
    let mentions: Vec<Mention> =
        name::find(scan, people).into_iter().filter(|mention| !is_taken(mention, &taken)).collect();
    let mut found =
        near::judged(scan, talk.of_learners, &near::Found { numbers, dates, genders, postcodes, mentions });
    if !people.writer_is_learner {
        found.retain(|entity| {
            !entity.kind.is_demographic()
                || entity.kind == EntityKind::Name
                || !scan.is_writers_own(entity.first)
        });
    }
    found.extend(secret::find(scan).into_iter().map(|secret| Entity::of_secret(scan, secret)));
    if scan.is_letter() && (talk.of_logins || scan.says(Cue::Sharing)) {
        let pairs =
            secret::stacked(scan).into_iter().chain(secret::paired(scan)).chain(secret::lone_pairs(scan));
        found.extend(pairs.map(|secret| Entity::of_secret(scan, secret)));
    }
    let is_old_subject = scan.part == Part::Subject && scan.is_reply();
    let account =
        if talk.of_portal && !is_old_subject { account::find(scan) } else { Vec::new() }.into_iter();
    found.extend(
        account.map(|found| {
            Entity::at(scan, EntityKind::SharedAccount, found.first, found.last, found.confidence)
        }),
    );
    tell_apart(scan, &mut found);
    let details = detail::find(scan).into_iter();
    found.extend(
        details.map(|found| {
            Entity::at(scan, EntityKind::LearnerDetail, found.first, found.last, found.confidence)
        }),
    );
    found
}
