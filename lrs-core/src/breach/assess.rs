//! The judge: everything found in all parts of a message, brought together.

use std::collections::HashSet;

use super::advice;
use super::entity::name::{self, Mention, People};
use super::entity::{Entity, EntityKind, account, birth, detail, gender, number, postcode, secret};
use super::kind::BreachKind;
use super::learners;
use super::message::{Channel, EmailMessage, Encryption, MessagePart, Part};
use super::near;
use super::phrase::Cue;
use super::policy::BreachPolicy;
use super::report::{Breach, BreachReport, Evidence, MOST_EVIDENCE, Verdict, preview};
use super::rules;
use super::scan::Scan;
use super::talk::Talk;

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

/// Everything found in all parts. Where a closed file is known of, in this message or one before (`expects_key`), its key
/// is looked for in every sentence.
pub(super) fn entities(
    message: &EmailMessage,
    parts: &[MessagePart<'_>],
    policy: &BreachPolicy,
    expects_key: bool,
) -> Vec<Entity> {
    let scans: Vec<Scan<'_>> = parts.iter().map(|part| Scan::of(part.part, &part.text)).collect();
    let people = people(message, &scans, policy);
    let talk = Talk::of(&scans, policy.today.or(message.date));
    let mut found = Vec::new();
    for scan in &scans {
        found.extend(in_part(scan, talk, &people, policy));
    }
    let is_closed = |attachment: &super::message::Attachment| {
        attachment.encryption.is_some_and(Encryption::opens_by_password)
    };
    let has = |kind: EntityKind| {
        found.iter().any(|entity| entity.kind == kind && entity.confidence >= policy.floor)
    };
    if has(EntityKind::Username) && !has(EntityKind::Password) && talk.of_logins {
        for scan in scans.iter().filter(|scan| scan.is_letter()) {
            found.extend(secret::lone_key(scan).map(|secret| Entity::of_secret(scan, secret)));
        }
    }
    if expects_key || message.attachments.iter().any(is_closed) {
        for scan in scans.iter().filter(|scan| !matches!(scan.part, Part::AttachmentName(_))) {
            let keys =
                secret::lone(scan).into_iter().chain(secret::keys(scan)).chain(secret::likely_keys(scan));
            found.extend(keys.map(|secret| Entity::of_secret(scan, secret)));
        }
    }
    if talk.of_lrs
        && let Some((part, shared)) = account::find_weighed(&scans)
        && let Some(scan) = scans.get(part)
    {
        let kind = EntityKind::SharedAccount;
        let is_told = found.iter().any(|entity| entity.kind == kind && entity.confidence >= policy.floor);
        if !is_told {
            found.push(Entity::at(scan, kind, shared.first, shared.last, shared.confidence));
        }
    }
    for (at, attachment) in message.attachments.iter().enumerate() {
        if is_closed(attachment) {
            found.push(Entity::of_file(Part::AttachmentName(at), 0..attachment.name.len()));
        }
    }
    found.extend(rules::told_files(message, &scans));
    let mut found = once_each(found);
    if let Some(roster) = &policy.roster {
        learners::recognise(&mut found, parts, roster);
    }
    learners::number(&mut found, parts);
    found
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
