//! Signs of how something is meant: what each phrase in `lexicon/cues.txt` says.

macro_rules! cues {
    ($($(#[doc = $what:literal])+ $cue:ident $code:literal;)*) => {
        /// What a phrase is a sign of.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(super) enum Cue {
            $($(#[doc = $what])+ $cue,)*
        }

        impl Cue {
            /// The sign by its name in the table of phrases.
            pub(super) fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$cue),)* _ => None }
            }
        }
    };
}

cues! {
    /// The writer ends: what follows is a signature.
    Closing "closing";
    /// The writer begins: who is named here reads the message.
    Greeting "greeting";
    /// A line of a quoted message's head.
    QuotedHead "quoted_head";
    /// The writer is a learner.
    WriterIsLearner "writer_is_learner";
    /// The writer is a parent, or speaks of their own details as somebody else.
    WriterIsOther "writer_is_other";
    /// The reader is a learner.
    ReaderIsLearner "reader_is_learner";
    /// A name that follows is a learner's.
    LearnerBefore "learner_before";
    /// A name that follows may well be a learner's.
    ConcernsBefore "concerns_before";
    /// What stands before is a learner's name.
    LearnerAfter "learner_after";
    /// A name that follows belongs to somebody at work.
    StaffBefore "staff_before";
    /// Who stands before is at work.
    StaffAfter "staff_after";
    /// A name that follows is a place or an organisation.
    PlaceBefore "place_before";
    /// Numbers here are likely about learners.
    LearnerTalk "learner_talk";
    /// A learner lives where follows.
    Lives "lives";
    /// A gender, stated.
    GenderWord "gender_word";
    /// A person was born when follows.
    BornOn "born_on";
    /// A date here is no birthday.
    NotBirth "not_birth";
    /// Somebody is at work where follows.
    WorksAt "works_at";
    /// Two things are said to be about different people.
    ToldApart "told_apart";
    /// A meeting or a door, whose code is no password of an account or file.
    Meeting "meeting";
    /// A password opens something.
    Opens "opens";
    /// A course, grade or school of a learner.
    Detail "detail";
    /// Somebody's account is used by somebody else.
    Sharing "sharing";
    /// An account is used; whose stands inside or behind.
    UsesAccount "uses_account";
    /// Somebody logs in as whoever follows.
    LogsInAs "logs_in_as";
    /// An account that is nobody's own.
    GenericAccount "generic_account";
    /// It is not done, or must not be.
    Forbids "forbids";
    /// The portal, in whose matters an account is the LRS's.
    PortalTalk "portal_talk";
    /// A file here is closed by a password.
    EncryptedFile "encrypted_file";
    /// An account's name and password follow together.
    LoginPair "login_pair";
    /// What follows is a password described in words.
    Described "described";
    /// A password is known already, or goes another way.
    ToldElsewhere "told_elsewhere";
    /// People are spoken of who work, or want to: their details are no learner's.
    StaffTalk "staff_talk";
}

/// The phrases: in brackets the sign, below it one phrase a line.
pub(super) static CUES: &str = include_str!("lexicon/cues.txt");

/// Words that stand for one another in phrases.
pub(super) const CLASSES: &[(&str, &str)] = &[
    ("{login}", "login|logins|logon|logons|account|accounts|credentials|profile|signin|username|userid|user"),
    ("{your}", "your|yr|ur|yours"),
    ("{me}", "me|you|him|her|them"),
    ("{learner}", "learner|student|candidate|pupil|apprentice|trainee|dysgwr|myfyriwr|ymgeisydd"),
    ("{be}", "is|are|was|were|be|being|been|isn't|aren't|wasn't|ydy|yw"),
];
