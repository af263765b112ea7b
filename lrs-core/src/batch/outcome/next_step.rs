//! What to do about an exception, by its code.

use super::record::OutputCode;
use crate::guide::{Channel, Outcome, ReturnCode, Section, ServiceCode, section, steps};

const RELEASE: Section =
    Section::Source { title: "Learning Records Service release 19.02.01, 12 February 2019" };
const LETTER: Section = Section::Source { title: "LRS letter about RC013, 12 July 2018" };
const MANAGING_EXCEPTIONS: Section =
    Section::Source { title: "LRB Managing Batch File Exceptions Guide V2.0, July 2018" };
const CTF12: Section = Section::Source { title: "CTF12 page of the Department for Education, January 2013" };
const BATCH: Section = section::BATCH;

steps! {
    /// What to do about an exception, for example `complete_data`.
    NextStep;
    CompleteData "complete_data" MANAGING_EXCEPTIONS
        "Complete the mandatory details with the learner, then process the exception in the portal: the optional fields that you sent are filled in.";
    ProcessInPortal "process_in_portal" RELEASE
        "Open the exception in the portal, where the code has its text, and process it: the optional fields that you sent are filled in.";
    SearchAgain "search_again" RELEASE
        "Process the exception in the portal and search again with the optional fields that are shown there.";
    FillMissing "fill_missing" CTF12
        "Ask the learner for the mandatory details that are missing, often the postcode, then process the exception in the portal.";
    CorrectFormat "correct_format" LETTER
        "Check the record with this library to see which value has the wrong format, correct it, and process the exception in the portal.";
    CorrectFormatOrAge "correct_format_or_age" LETTER
        "Check the date of birth first: a web service gives this code for an age outside 13 to 110 too. Then look for a value with the wrong format.";
    CorrectIdentifier "correct_identifier" RELEASE
        "Correct the UCI and the UPN, or leave them out, and process the exception in the portal.";
    CheckDateOfBirth "check_date_of_birth" LETTER
        "Check the date of birth with the learner. If it is wrong, correct it through the exception; if it is right and the learner needs a ULN, ask the service desk.";
    CheckDetails "check_details" BATCH
        "Check the ULN and the details with the learner, correct what is wrong, and send the record again.";
    FollowMeaning "follow_meaning" BATCH
        "Do what the meaning of the code asks for, and send the record again.";
    LookInPortal "look_in_portal" BATCH
        "Look at the job in the portal: the code is none that is published.";
}

impl NextStep {
    /// The step for a code that was read on a channel.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::batch::{Channel, NextStep, OutputCode};
    ///
    /// let step = NextStep::of(&OutputCode::read("RC013"), Channel::Portal);
    /// assert_eq!(step.map(NextStep::code), Some("check_date_of_birth"));
    /// assert_eq!(NextStep::of(&OutputCode::read("RC001"), Channel::Portal), None);
    /// ```
    pub fn of(code: &OutputCode, channel: Channel) -> Option<Self> {
        let code = match code {
            OutputCode::Return(code) => code,
            OutputCode::Service(code) => return Self::of_service(*code),
            other => return (other.outcome() != Outcome::Successful).then_some(Self::LookInPortal),
        };
        Some(match code {
            ReturnCode::Rc006 => Self::CompleteData,
            ReturnCode::Rc007 | ReturnCode::Rc008 => Self::ProcessInPortal,
            ReturnCode::Rc009 => Self::SearchAgain,
            ReturnCode::Rc010 => Self::FillMissing,
            ReturnCode::Rc011 if channel == Channel::WebService => Self::CorrectFormatOrAge,
            ReturnCode::Rc011 => Self::CorrectFormat,
            ReturnCode::Rc012 => Self::CorrectIdentifier,
            ReturnCode::Rc013 => Self::CheckDateOfBirth,
            _ => return None,
        })
    }

    // CHOICE: what the codes mean is published, what to do is not: codes about who the learner is are for the learner to
    // answer, the others say themselves what is wrong.
    fn of_service(code: ServiceCode) -> Option<Self> {
        use ServiceCode::{Wsec0136, Wsec0208, Wsrc0001, Wsrc0002, Wsrc0003};
        let step = match code {
            Wsec0136 | Wsec0208 | Wsrc0001 | Wsrc0002 | Wsrc0003 => Self::CheckDetails,
            _ => Self::FollowMeaning,
        };
        (code.outcome() != Outcome::Successful).then_some(step)
    }
}
