//! Which of a message's learners each detail is about: those of one row are one's, a number or name seen before is the
//! same one's.

use std::collections::HashMap;

use super::entity::{Entity, EntityKind};
use super::message::MessagePart;
use super::roster::Roster;
use crate::text::name_key;

/// How many lines below a name or number its other details stand at most.
// CHOICE: a form has its fields below one another.
const BLOCK: u32 = 6;

/// Numbers the learners, in the order of the text.
pub(super) fn number(found: &mut [Entity], parts: &[MessagePart<'_>]) {
    found.sort_by_key(|entity| (entity.part, entity.first));
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut last: Option<(super::message::Part, u32, u32)> = None;
    let mut start = 0;
    while let Some(first) = found.get(start) {
        let (part, line) = (first.part, first.line);
        let length = found
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|entity| (entity.part, entity.line) == (part, line))
            .count();
        let Some(row) = found.get_mut(start..start + length) else { break };
        let text = parts.iter().find(|other| other.part == part).map_or("", |part| part.text.as_ref());
        let keys: Vec<(usize, String)> =
            row.iter().enumerate().filter_map(|(at, entity)| Some((at, key_of(entity, text)?))).collect();
        let names = row.iter().filter(|entity| entity.kind == EntityKind::Name).count();
        let is_one = names <= 1;
        let mut current =
            last.filter(|&(of, at, _)| of == part && line - at <= BLOCK).map(|(_, _, learner)| learner);
        if is_one && !keys.is_empty() {
            current = keys.iter().find_map(|(_, key)| known.get(key).copied());
        }
        let mut keys = keys.into_iter().peekable();
        for (at, entity) in row.iter_mut().enumerate() {
            if let Some((_, key)) = keys.next_if(|(of, _)| *of == at) {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                let learner = match (is_one, current) {
                    (true, Some(current)) => current,
                    _ => known.get(&key).copied().unwrap_or(next),
                };
                known.entry(key).or_insert(learner);
                current = Some(learner);
            }
            if entity.kind.is_demographic()
                || matches!(
                    entity.kind,
                    EntityKind::Uln | EntityKind::ChallengeReference | EntityKind::LearnerDetail
                )
            {
                entity.learner = current;
            }
        }
        last = current.map(|learner| (part, line, learner)).or(last);
        start += length;
    }
}

fn key_of(entity: &Entity, text: &str) -> Option<String> {
    match entity.kind {
        EntityKind::Uln | EntityKind::ChallengeReference => entity.uln.map(|uln| uln.to_string()),
        EntityKind::Name => text.get(entity.span.clone()).map(name_key),
        _ => None,
    }
}

/// Says of each detail whose it can be, as far as the caller's learners are known; whom they know counts.
pub(super) fn recognise(found: &mut [Entity], parts: &[MessagePart<'_>], roster: &Roster) {
    for entity in found {
        let text = parts.iter().find(|part| part.part == entity.part).map_or("", |part| part.text.as_ref());
        let value = text.get(entity.span.clone()).unwrap_or_default();
        let owners = match entity.kind {
            EntityKind::Uln | EntityKind::ChallengeReference => {
                entity.uln.map(|uln| roster.of_uln(uln).to_vec())
            }
            EntityKind::Name => Some(roster.of_name(value)),
            EntityKind::DateOfBirth => Some(roster.of_birth(value).to_vec()),
            _ => None,
        };
        let Some(owners) = owners.filter(|owners| !owners.is_empty()) else { continue };
        if entity.kind == EntityKind::Uln || (entity.kind == EntityKind::Name && value.contains([' ', ','])) {
            entity.confidence = entity.confidence.max(KNOWN);
        }
        entity.owners = Some(owners);
    }
}

/// How sure it is that a whole name or number of the caller's own learners is theirs, in percent.
// CHOICE: by judgement.
const KNOWN: u8 = 90;
