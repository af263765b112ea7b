//! Accounts of nobody: names and addresses that say a guest, an office or a role, and no person.
//!
//! Many such words are names as well: there are people called Guest, Head, Dean and Service. A true user must not be
//! refused for a name, so a name speaks for a generic account only where every word of it does and one of them is never a
//! name; and the account is refused only where the e-mail address speaks for it too.

use super::draft::{AccountDraft, AccountField};
use crate::guide::Section;
use crate::text::name_key;

/// A word that stands in the names of generic accounts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GenericWord {
    /// The word as a comparison key.
    pub word: &'static str,
    /// Whether people are called so too.
    pub is_also_name: bool,
    /// Where it comes from.
    pub section: Section,
}

const PROHIBITED: Section = Section::Guide { number: "3.4.1", heading: "Things to consider" };
const MAILBOXES: Section =
    Section::Source { title: "RFC 2142, Mailbox Names for Common Services, Roles and Functions" };
const ROLES: Section =
    Section::OurChoice { reason: "offices and roles of colleges, and stand-ins for a person" };
const WELSH: Section = Section::OurChoice { reason: "the same in Welsh" };

macro_rules! words {
    ($($section:ident { $($word:literal)* } names { $($name:literal)* })*) => {
        /// The words of generic accounts: those that the guide names, mailboxes that are nobody's, and our own.
        ///
        /// # Examples
        ///
        /// ```
        /// use lrs_core::access::GENERIC_WORDS;
        ///
        /// let guest = GENERIC_WORDS.iter().find(|generic| generic.word == "guest").expect("the guide's own example");
        /// assert!(guest.is_also_name);
        /// ```
        pub static GENERIC_WORDS: &[GenericWord] = &[$(
            $(GenericWord { word: $word, is_also_name: false, section: $section },)*
            $(GenericWord { word: $name, is_also_name: true, section: $section },)*
        )*];
    };
}

words! {
    PROHIBITED { "generic" } names { "guest" }
    MAILBOXES { "hostmaster" "info" "marketing" "postmaster" "security" "support" "webmaster" } names { "sales" }
    ROLES {
        "account" "accounts" "admin" "administration" "administrator" "admissions" "agency" "anonymous"
        "assessment" "assistant" "centre" "contact" "default" "department" "dept" "desk" "dummy" "enquiries"
        "enquiry" "enrolment" "enrolments" "exam" "examination" "examinations" "exams" "finance" "help"
        "helpdesk" "hr" "ict" "it" "learners" "library" "login" "logon" "lrb" "lrs" "mailbox" "manager"
        "noreply" "office" "operator" "payroll" "plr" "reception" "receptionist" "registrar" "registry"
        "secretary" "services" "shared" "students" "system" "team" "temp" "temporary" "testing" "trainee"
        "training" "uln" "unknown" "user" "users"
    } names {
        "batch" "clerk" "college" "cover" "data" "dean" "demo" "head" "learner" "main" "member" "mis" "new"
        "officer" "online" "person" "portal" "principal" "school" "service" "sims" "staff" "student" "super"
        "supply" "teacher" "test" "tester" "trainer" "tutor"
    }
    WELSH {
        "arholiadau" "coleg" "cofrestrfa" "defnyddiwr" "derbynfa" "dysgwyr" "gweinyddwr" "gwestai" "swyddfa" "ysgol"
    } names { }
}

/// Who an account seems to be of, by its names and by its e-mail address.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Generic {
    pub(super) name: bool,
    pub(super) email: bool,
}

impl Generic {
    pub(super) fn of(draft: &AccountDraft<'_>) -> Self {
        let names = names(draft);
        let name = is_generic_name(&names);
        Self { name, email: is_generic_address(draft.text(AccountField::EmailAddress), &names, name) }
    }
}

/// The words of a person's names; those of the user name, which the portal makes of them, where there are none.
fn names(draft: &AccountDraft<'_>) -> Vec<String> {
    let given = name_key(draft.text(AccountField::GivenName));
    let family = name_key(draft.text(AccountField::FamilyName));
    let user_name =
        if given.is_empty() && family.is_empty() { draft.text(AccountField::UserName) } else { "" };
    let words = given.split(' ').chain(family.split(' ')).map(str::to_owned);
    words.filter(|word| !word.is_empty()).chain(cut(user_name)).collect()
}

/// Letters and digits of a technical name, cut at everything else and where digits begin.
fn cut(text: &str) -> impl Iterator<Item = String> {
    let lower = text.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphabetic());
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

fn is_generic_name(words: &[String]) -> bool {
    let mut firm = false;
    for word in words {
        match read(word) {
            // An initial is a person's: "D Sales".
            Word::Personal | Word::Letter => return false,
            Word::Generic { is_also_name } => firm |= !is_also_name,
            Word::Neutral => {}
        }
    }
    firm || is_stand_in(words)
}

/// Whether the whole name is one word that stands for anybody, alone, twice or with a number.
fn is_stand_in(words: &[String]) -> bool {
    let mut said = words.iter().filter(|word| read(word) != Word::Neutral);
    let first = said.next().filter(|word| STAND_INS.contains(&word.as_str()));
    first.is_some_and(|first| said.all(|word| word == first))
}

/// Words that nobody is called alone.
const STAND_INS: &[&str] = &["guest", "test"];

fn is_generic_address(address: &str, names: &[String], has_generic_name: bool) -> bool {
    let local = address.trim().rsplit_once('@').map_or("", |(local, _)| local);
    let mut is_generic = false;
    for word in cut(local) {
        if !has_generic_name && names.contains(&word) {
            return false;
        }
        match read(&word) {
            Word::Personal => return false,
            Word::Generic { .. } => is_generic = true,
            Word::Letter | Word::Neutral => {}
        }
    }
    is_generic
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Word {
    /// It may be of a person.
    Personal,
    /// It is a word of the list, or several of them in one.
    Generic { is_also_name: bool },
    /// One letter.
    Letter,
    /// It says nothing: a number, what joins words.
    Neutral,
}

/// Numbers of accounts that come in several, and what joins words.
const NEUTRAL: &[&str] = &["and", "for", "of", "one", "the", "three", "two"];
/// The longest word that is looked at as several in one, in bytes.
const LONGEST: usize = 40;

fn read(word: &str) -> Word {
    if NEUTRAL.contains(&word) || word.chars().all(char::is_numeric) {
        return Word::Neutral;
    }
    if word.chars().count() == 1 {
        return Word::Letter;
    }
    if let Some(known) = GENERIC_WORDS.iter().find(|generic| generic.word == word) {
        return Word::Generic { is_also_name: known.is_also_name };
    }
    if word.len() <= LONGEST && is_made_of_words(word) {
        return Word::Generic { is_also_name: false };
    }
    Word::Personal
}

/// Whether a word is two or more words of the list, one of which is never a name: `examsoffice`, `guestuser1`.
fn is_made_of_words(word: &str) -> bool {
    // For each place that words of the list lead to: whether one of them is never a name.
    let mut reached = [None; LONGEST + 1];
    if let Some(start) = reached.first_mut() {
        *start = Some(false);
    }
    for at in 0..word.len() {
        let Some(firm) = reached.get(at).copied().flatten() else { continue };
        let rest = word.get(at..).unwrap_or_default();
        for generic in GENERIC_WORDS.iter().filter(|generic| rest.starts_with(generic.word)) {
            if let Some(place) = reached.get_mut(at + generic.word.len()) {
                *place = Some(place.unwrap_or(false) || firm || !generic.is_also_name);
            }
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if at > 0
            && digits > 0
            && let Some(place) = reached.get_mut(at + digits)
        {
            *place = Some(place.unwrap_or(false) || firm);
        }
    }
    reached.get(word.len()).copied().flatten().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(given: &'static str, family: &'static str, email: &'static str) -> (bool, bool) {
        let draft = AccountDraft::of([
            (AccountField::GivenName, given),
            (AccountField::FamilyName, family),
            (AccountField::EmailAddress, email),
        ]);
        let Generic { name, email } = Generic::of(&draft);
        (name, email)
    }

    #[test]
    fn words_are_keys_and_stand_once() {
        for generic in GENERIC_WORDS {
            assert_eq!(name_key(generic.word), generic.word);
            assert_eq!(
                GENERIC_WORDS.iter().filter(|other| other.word == generic.word).count(),
                1,
                "{}",
                generic.word
            );
        }
    }

    #[test]
    fn people_are_not_refused_for_their_names() {
        for (given, family, email) in [
            ("Emma", "Guest", "emma.guest@example.org"),
            ("Emma", "Guest", "guest@example.org"),
            ("Guest", "Page", "guest.page@example.org"),
            ("Dean", "Head", "dean.head@example.org"),
            ("Dean", "Head", "dhead@example.org"),
            ("Robert", "Service", "service@example.org"),
            ("Anna", "Miś", "anna.mis@example.org"),
            ("Ita", "Staff", "i.staff@example.org"),
            ("Officer", "Teacher", "o.teacher2@example.org"),
            ("Dean", "Sims", "dean.sims@example.org"),
            ("D", "Sales", "d.sales@example.org"),
            ("Dean", "", "dean@example.org"),
            ("A", "Guest", "a.guest@example.org"),
        ] {
            assert_eq!(judged(given, family, email), (false, false), "{given} {family} {email}");
        }
    }

    #[test]
    fn offices_and_guests_are_told_by_name_and_by_address() {
        for (given, family, email) in [
            ("Guest", "User", "guest@example.org"),
            ("Guest", "", "guest1@example.org"),
            ("Test", "Test", "test@example.org"),
            ("Guest", "2", "guest2@example.org"),
            ("Guest", "Guest", "guest.user@example.org"),
            ("Exams", "Office", "examsoffice@example.org"),
            ("Admin", "2", "admin-2@example.org"),
            ("MIS", "Team", "mis.team@example.org"),
            ("Swyddfa", "Arholiadau", "arholiadau@example.org"),
            ("Temp", "Two", "temp_two@example.org"),
            ("Staff", "of the Library", "staff@example.org"),
        ] {
            assert!(judged(given, family, email).1, "{given} {family} {email}");
        }
        assert_eq!(judged("Guest", "User", "rhian.maddock@example.org"), (true, false));
        assert_eq!(judged("Rhian", "Maddock", "examsoffice@example.org"), (false, true));
        assert_eq!(judged("Rhian", "Maddock", ""), (false, false));
        assert_eq!(judged("", "", ""), (false, false));
        assert!(Generic::of(&AccountDraft::of([(AccountField::UserName, "examsoffice01")])).name);
        assert!(!Generic::of(&AccountDraft::of([(AccountField::UserName, "rmaddock")])).name);
    }
}
