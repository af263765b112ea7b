//! What a message says as a whole, over all its parts: what it is about decides how its numbers and dates are read.

use super::label::Labelled;
use super::phrase::{Cue, Meaning};
use super::scan::Scan;
use crate::value::Date;

/// What a message says as a whole.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub(super) struct Talk {
    /// It speaks of ULNs.
    pub(super) of_ulns: bool,
    /// It speaks of learners, exams or the LRS.
    pub(super) of_learners: bool,
    /// It speaks of the LRS or its portal.
    pub(super) of_portal: bool,
    /// It names the LRS or what belongs to it alone, not just some portal.
    pub(super) of_lrs: bool,
    /// The day on which ages are judged.
    pub(super) today: Option<Date>,
    /// It speaks of logging in.
    pub(super) of_logins: bool,
    /// It speaks of data challenges or enquiries.
    pub(super) of_challenges: bool,
    /// It speaks of people at work.
    pub(super) of_staff: bool,
    /// A password is said to be known, or to go another way.
    pub(super) of_keys_elsewhere: bool,
}

impl Talk {
    /// What the parts of a message say together.
    pub(super) fn of(scans: &[Scan<'_>], today: Option<Date>) -> Self {
        let of_ulns =
            scans.iter().any(|scan| scan.hits.iter().any(|hit| hit.meaning == Meaning::Label(Labelled::Uln)));
        let of_challenges = scans
            .iter()
            .any(|scan| scan.hits.iter().any(|hit| hit.meaning == Meaning::Label(Labelled::Reference)));
        let of_logins = scans.iter().any(|scan| {
        scan.says(Cue::LoginPair)
            || scan.hits.iter().any(|hit| {
                matches!(hit.meaning, Meaning::Label(Labelled::Username | Labelled::Password) if hit.last > hit.first || scan.token(hit.first).is_some_and(|token| token.end - token.start > 2))
            })
    });
        let of_lrs = scans
            .iter()
            .any(|scan| scan.found(Cue::PortalTalk).any(|hit| !scan.is_one_of(hit.first, &["portal"])));
        let of_portal = scans.iter().any(|scan| scan.says(Cue::PortalTalk));
        let has_details = scans.iter().any(|scan| {
            scan.hits.iter().any(|hit| {
                matches!(
                    hit.meaning,
                    Meaning::Label(Labelled::DateOfBirth | Labelled::Postcode | Labelled::Gender)
                )
            })
        });
        Self {
            of_portal,
            of_lrs,
            today,
            of_challenges,
            of_logins,
            of_ulns,
            of_staff: scans.iter().any(|scan| scan.says(Cue::StaffTalk)),
            of_keys_elsewhere: scans.iter().any(|scan| scan.says(Cue::ToldElsewhere)),
            of_learners: has_details || scans.iter().any(|scan| scan.says(Cue::LearnerTalk)),
        }
    }
}
