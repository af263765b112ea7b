//! Learners who come, one after the other, and how far each gets at once.

use std::io::Write;
use std::path::Path;

use lrs_core::enrolment::{EnrolmentEvent, EnrolmentStep, Situation, advance, next_step};
use lrs_core::matching::{self, FoundOutcome, Register, SearchHints};
use lrs_core::{
    AbilityToShare, CheckPolicy, Field, LearnerDraft, LearnerRecord, MatchPolicy, VerificationType, batch,
    learner,
};

use super::{Result, heading, learners, say};

/// Takes each learner who comes through enrolment as far as it goes. Gives those who need a ULN.
pub(super) fn enrol(folder: &Path, out: &mut dyn Write) -> Result<Vec<LearnerDraft<'static>>> {
    let today = heading("Learners enrol", "2026-09-03", out)?;
    // The LRS cannot be asked here: a register of what it holds answers in its place.
    let held = Register::new(&learners(folder, "register.csv", today)?, &MatchPolicy::default());
    let (mut to_register, mut to_update) = (Vec::new(), 0);
    for arrival in learners(folder, "arrivals.csv", today)? {
        writeln!(out, "{}", arrival.mis_identifier)?;
        let check = learner::check(&arrival, &CheckPolicy::new(today));
        for finding in &check.findings {
            writeln!(out, "  {}: {}", finding.severity.code(), finding.message())?;
        }
        for repair in check.repairs.iter().filter(|repair| repair.applied) {
            writeln!(out, "  put right: {}", repair.message())?;
        }
        if !check.is_ready() {
            writeln!(out, "  The learner is asked before anything is searched for.")?;
            continue;
        }
        match walk(&check.learner, &held, out)? {
            EnrolmentStep::Register => to_register.push(draft_of(&check.learner)),
            EnrolmentStep::UpdateDetails => to_update += 1,
            _ => {}
        }
    }
    for reason in batch::way(to_update, false).reasons {
        say("to update", &reason, out)?;
    }
    Ok(to_register)
}

/// Does one step after the other until one cannot be done at once. Gives that one.
fn walk(learner: &LearnerRecord, held: &Register, out: &mut dyn Write) -> Result<EnrolmentStep> {
    let mut situation = Situation::default();
    loop {
        let next = next_step(&situation);
        let Some(Done { event, notes }) = do_step(next.step, learner, held) else {
            writeln!(out, "  Next: {}", next.step.sentence())?;
            for reason in &next.reasons {
                writeln!(out, "    {}", reason.message())?;
            }
            return Ok(next.step);
        };
        writeln!(out, "  {} {}", next.step.sentence(), event.sentence())?;
        for note in notes {
            writeln!(out, "    {note}")?;
        }
        situation = advance(&situation, event)?;
    }
}

/// What happened when a step was done.
struct Done {
    event: EnrolmentEvent,
    notes: Vec<String>,
}

impl From<EnrolmentEvent> for Done {
    fn from(event: EnrolmentEvent) -> Self {
        Self { event, notes: Vec::new() }
    }
}

/// Does what comes next; none where it waits.
fn do_step(step: EnrolmentStep, learner: &LearnerRecord, held: &Register) -> Option<Done> {
    let event = match step {
        EnrolmentStep::AskForUln if learner.uln.is_some() => EnrolmentEvent::GivesUln,
        EnrolmentStep::AskForUln => EnrolmentEvent::HasNoUln,
        EnrolmentStep::VerifyIdentity => match learner.verification_type {
            None | Some(VerificationType::NoneProvided) => EnrolmentEvent::IdentityLater,
            Some(_) => EnrolmentEvent::IdentityVerified,
        },
        EnrolmentStep::ShowNotice => match learner.ability_to_share {
            None | Some(AbilityToShare::NotSeen) => EnrolmentEvent::Emergency,
            Some(AbilityToShare::AbleToShare) => EnrolmentEvent::Shares,
            Some(AbilityToShare::UnableToShare) => EnrolmentEvent::OptsOut,
        },
        EnrolmentStep::SearchByUln | EnrolmentStep::SearchByDetails => {
            return Some(search(&draft_of(learner), step.mandatory(), held));
        }
        EnrolmentStep::TryTip => return Some(search_by_tips(&draft_of(learner), step.mandatory(), held)),
        // In the sample each learner says yes, and is told.
        EnrolmentStep::CheckWithLearner => EnrolmentEvent::IsThisLearner,
        EnrolmentStep::TellLearner => EnrolmentEvent::LearnerTold,
        _ => return None,
    };
    Some(event.into())
}

/// Searches by the details that are asked for. The notes say what to ask where it is not certain who was found.
fn search(draft: &LearnerDraft<'_>, asked: &[Field], held: &Register) -> Done {
    let mut by = LearnerDraft::default();
    for field in asked {
        by.set(*field, draft.text(*field));
    }
    let found = held.find(&by);
    let event = match found.outcome {
        FoundOutcome::Exact => EnrolmentEvent::Found,
        FoundOutcome::Possible => EnrolmentEvent::FoundPossible,
        FoundOutcome::TooMany => EnrolmentEvent::FoundTooMany,
        FoundOutcome::None => EnrolmentEvent::FoundNobody,
    };
    let likeliest = found.candidates.first().filter(|_| event == EnrolmentEvent::FoundPossible);
    let questions = likeliest.map(|candidate| candidate.report.questions()).unwrap_or_default();
    Done { event, notes: questions.into_iter().map(|question| question.message.to_owned()).collect() }
}

/// Searches by the guide's tips, in their order, until one finds somebody.
fn search_by_tips(draft: &LearnerDraft<'_>, asked: &[Field], held: &Register) -> Done {
    let variants = matching::search_variants(draft, &SearchHints::default());
    for variant in &variants {
        let Done { event, notes } = search(&variant.draft, asked, held);
        if event != EnrolmentEvent::FoundNobody {
            return Done { event, notes: [vec![variant.message()], notes].concat() };
        }
    }
    let notes = vec![format!("{} other searches were tried.", variants.len())];
    Done { event: EnrolmentEvent::TipsExhausted, notes }
}

/// A learner as checked, to be searched by and sent.
fn draft_of(learner: &LearnerRecord) -> LearnerDraft<'static> {
    let mut draft = LearnerDraft::default();
    for field in Field::ALL {
        if let Some(text) = learner.text(field) {
            draft.set(field, text.into_owned());
        }
    }
    draft
}
