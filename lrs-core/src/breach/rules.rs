//! The rules: which kinds of evidence make which breach.

use super::entity::{Entity, EntityKind};
use super::kind::BreachKind;
use super::message::{EmailMessage, Part, UnreadReason};
use super::phrase::Cue;
use super::scan::Scan;

/// How many pieces of evidence are compared with one another: where roster or message tell a thousand apart, more do not
/// meet.
const MOST_COMPARED: usize = 1_000;

/// What a breach of a kind rests on; nothing where there is none.
pub(super) fn evidence<'e>(kind: BreachKind, found: &[&'e Entity]) -> Vec<&'e Entity> {
    let of = |wanted: &dyn Fn(EntityKind) -> bool| -> Vec<&'e Entity> {
        found.iter().copied().filter(|entity| wanted(entity.kind)).collect()
    };
    let both = |one: &dyn Fn(EntityKind) -> bool, other: &dyn Fn(EntityKind) -> bool| -> Vec<&'e Entity> {
        let (ones, others) = (of(one), of(other));
        let meets = |one: &Entity| {
            let mut others = others.iter().take(MOST_COMPARED);
            others.any(|other| one.may_be_of(other) && !is_same_place(one, other))
        };
        if ones.iter().take(MOST_COMPARED).any(|one| meets(one)) {
            of(&|kind| one(kind) || other(kind))
        } else {
            Vec::new()
        }
    };
    match kind {
        BreachKind::UlnWithDemographic => both(
            &|kind| matches!(kind, EntityKind::Uln | EntityKind::ChallengeReference),
            &EntityKind::is_demographic,
        ),
        BreachKind::SeveralDemographics => several(found),
        BreachKind::PasswordWithEncryptedFile => {
            both(&|kind| kind == EntityKind::EncryptedFile, &|kind| kind == EntityKind::Password)
        }
        BreachKind::Credentials => {
            both(&|kind| kind == EntityKind::Username, &|kind| kind == EntityKind::Password)
        }
        BreachKind::AccountSharing => of(&|kind| kind == EntityKind::SharedAccount),
        BreachKind::ChallengeReferenceWithDetails => {
            both(&|kind| kind == EntityKind::ChallengeReference, &|kind| {
                kind.is_demographic() || kind == EntityKind::LearnerDetail
            })
        }
    }
}

/// One word cannot be both a user name and its password.
fn is_same_place(one: &Entity, other: &Entity) -> bool {
    one.part == other.part && one.span == other.span
}

/// Two kinds of demographics that may be one learner's.
fn several<'e>(found: &[&'e Entity]) -> Vec<&'e Entity> {
    let demographics: Vec<&Entity> =
        found.iter().copied().filter(|entity| entity.kind.is_demographic()).collect();
    let meets = demographics.iter().any(|one| {
        demographics.iter().take(MOST_COMPARED).any(|other| one.kind != other.kind && one.may_be_of(other))
    });
    if meets { demographics } else { Vec::new() }
}

/// How sure it is that a file is closed of which the text says so, in percent.
// CHOICE: by judgement; what was seen closed is surer.
const TOLD: u8 = 70;

/// A file that the text says is encrypted and attached, where no attachment was seen closed.
pub(super) fn told_files(message: &EmailMessage, scans: &[Scan<'_>]) -> Vec<Entity> {
    let is_seen = message.attachments.iter().any(|attachment| attachment.encryption.is_some());
    let is_open = !message.attachments.is_empty()
        && !message.unread.iter().any(|unread| unread.reason == UnreadReason::UnsupportedKind);
    if is_seen || is_open {
        return Vec::new();
    }
    scans
        .iter()
        .filter(|scan| matches!(scan.part, Part::Body | Part::Html | Part::Subject))
        .flat_map(|scan| {
            scan.found(Cue::EncryptedFile)
                .filter(|hit| scan.says_attached(hit.first))
                .map(|hit| Entity::at(scan, EntityKind::EncryptedFile, hit.first, hit.last, TOLD))
                .collect::<Vec<_>>()
        })
        .collect()
}
