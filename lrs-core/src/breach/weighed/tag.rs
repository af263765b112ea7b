//! The kinds of signs, by the names that the table of weights has for them.

/// What the symbols of a sign are.
#[cfg(feature = "study")]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum About {
    Words,
    WordNumber,
    Numbers,
}

macro_rules! tags {
    ($($(#[doc = $what:literal])* $tag:ident $code:literal $about:ident;)*) => {
        /// What kind of sign it is.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        #[repr(u8)]
        pub(super) enum Tag {
            $($(#[doc = $what])* $tag,)*
        }

        impl Tag {
            /// The kind by its name in the table of weights.
            pub(super) fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$tag),)* _ => None }
            }

            #[cfg(feature = "study")]
            pub(super) const fn code(self) -> &'static str {
                match self { $(Self::$tag => $code,)* }
            }

            #[cfg(feature = "study")]
            pub(super) const fn about(self) -> About {
                match self { $(Self::$tag => About::$about,)* }
            }
        }
    };
}

tags! {
    /// The word itself.
    Own "own" Words;
    /// The word, and the kind of part.
    Part "part" WordNumber;
    /// The first, second and third word before; the same with the word itself.
    Before1 "b1" Words;
    Before2 "b2" Words;
    Before3 "b3" Words;
    OwnBefore1 "ob1" Words;
    OwnBefore2 "ob2" Words;
    OwnBefore3 "ob3" Words;
    /// The first, second and third word behind; the same with the word itself.
    After1 "a1" Words;
    After2 "a2" Words;
    After3 "a3" Words;
    OwnAfter1 "oa1" Words;
    OwnAfter2 "oa2" Words;
    OwnAfter3 "oa3" Words;
    /// Two words before; one on each side; two behind.
    TwoBefore "bb" Words;
    Around "ba" Words;
    TwoAfter "aa" Words;
    /// One of five words before, of five behind, of ten before in the line, of the end of the line before.
    NearBefore "nb" Words;
    NearAfter "na" Words;
    LineBefore "lb" Words;
    LineAbove "la" Words;
    /// Alone on its line; the same with the word, and with what ends the line before.
    Alone "alone" Numbers;
    OwnAlone "oalone" Words;
    AloneBelow "alonebelow" Words;
    /// First or last in its line; below what.
    First "first" Numbers;
    FirstBelow "firstbelow" Words;
    Last "last" Numbers;
    /// The label before it in the line; the same with the word.
    Label "label" Words;
    OwnLabel "olabel" Words;
    /// In quotation marks or brackets.
    Quoted "quoted" Numbers;
    /// How long it is.
    Length "length" Numbers;
    /// A closed file hangs on the message; the same with the word, and with the word before.
    Closed "closed" Words;
    OwnClosed "oclosed" Words;
    ClosedBefore "cb" Words;
    /// How it is written: small, capital, capitals; at the start of a sentence; known as which name.
    Case "case" Numbers;
    CaseName "casename" Numbers;
    /// What sorts of words it belongs to, and how it is written.
    Sort "sort" Numbers;
    /// Known to no list, and how it is written.
    New "new" Numbers;
    /// `'s` follows; a comma follows.
    Possessive "possessive" Numbers;
    Comma "comma" Numbers;
    /// Greeting, signature or head; and the kind of part.
    Zone "zone" Numbers;
    ZonePart "zonepart" Numbers;
    /// In a greeting, signature or short line: how many words it has.
    Words "words" Numbers;
    /// What the message holds; the same with how the word is written, and with what name it is known as.
    Holds "holds" Numbers;
    HoldsCase "holdscase" Numbers;
    HoldsName "holdsname" Numbers;
    /// A number, date or postcode of a learner in this line or the next.
    Near "near" Numbers;
    NearCase "nearcase" Numbers;
    /// How sure the rules are that it is a learner's name, in tens.
    Rule "rule" Numbers;
    RuleZone "rulezone" Numbers;
    /// The label that its field has.
    Field "field" Numbers;
    /// What kind of value the rules take it for; how sure they are, in tens.
    Kind "kind" Numbers;
    KindRule "kindrule" Numbers;
    /// What kind, and what the message holds; what stands before it and behind it; near what.
    KindHolds "kindholds" Numbers;
    KindBefore "kindbefore" WordNumber;
    KindNear "kindnear" Numbers;
    KindZone "kindzone" Numbers;
    /// What kind, and the label before it, tied to it or not.
    KindField "kindfield" Numbers;
}
