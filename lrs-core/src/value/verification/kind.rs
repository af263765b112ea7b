//! The nine types of verification, with the numbers of the LRS and the labels of the guide.

use core::fmt;
use core::str::FromStr;

use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::Section;
use crate::text::{name_key, without_zero_fraction};

/// How a learner's identity was verified.
///
/// # Source
///
/// Guide, Appendix D (Verification Type), whose order gives the numbers; LRS schema, `MIAPVerificationType`.
///
/// # Examples
///
/// ```
/// use lrs_core::VerificationType;
///
/// assert_eq!(VerificationType::parse("passport")?, VerificationType::Passport);
/// assert_eq!(VerificationType::Other.lrs_code(), 999);
/// # Ok::<(), lrs_core::value::VerificationTypeError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum VerificationType {
    /// 0: nothing was shown; verify later.
    NoneProvided,
    /// 1: the school knows the learner and the parents; for pre-16 schools.
    RelationshipWithSchool,
    /// 2: passport.
    Passport,
    /// 3: driving licence.
    DrivingLicence,
    /// 4: ID card or other form of national identification.
    IdCard,
    /// 5: National Insurance card.
    NationalInsuranceCard,
    /// 6: Certificate of Entitlement to Funding.
    CertificateOfEntitlement,
    /// 7: bank, credit or debit card.
    BankCard,
    /// 999: another document of a trusted third party; needs a description.
    Other,
}

impl VerificationType {
    /// Every type, in the order of the LRS's codes.
    pub const ALL: [Self; 9] = [
        Self::NoneProvided,
        Self::RelationshipWithSchool,
        Self::Passport,
        Self::DrivingLicence,
        Self::IdCard,
        Self::NationalInsuranceCard,
        Self::CertificateOfEntitlement,
        Self::BankCard,
        Self::Other,
    ];

    /// The LRS's number: 0 to 7, or 999.
    pub const fn lrs_code(self) -> u16 {
        match self {
            Self::Other => 999,
            kind => kind as u16,
        }
    }

    /// The stable name, for example `driving_licence`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoneProvided => "none_provided",
            Self::RelationshipWithSchool => "relationship_with_school",
            Self::Passport => "passport",
            Self::DrivingLicence => "driving_licence",
            Self::IdCard => "id_card",
            Self::NationalInsuranceCard => "national_insurance_card",
            Self::CertificateOfEntitlement => "certificate_of_entitlement",
            Self::BankCard => "bank_card",
            Self::Other => "other",
        }
    }

    /// The guide's label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NoneProvided => "None Provided",
            Self::RelationshipWithSchool => "Relationship with School",
            Self::Passport => "Passport",
            Self::DrivingLicence => "Driving Licence",
            Self::IdCard => "ID Card or Other Form of National Identification",
            Self::NationalInsuranceCard => "National Insurance Card",
            Self::CertificateOfEntitlement => "Certificate of Entitlement to Funding",
            Self::BankCard => "Bank/Credit/Debit Card",
            Self::Other => "Other",
        }
    }

    /// Finds a type by the LRS's number.
    pub fn from_lrs_code(code: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.lrs_code() == code)
    }

    /// Finds a type by its [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Parses the LRS's number, our code, or a label of the guide, whatever its case and spacing.
    ///
    /// A spreadsheet's `2.0` is a number too, and `2 - Passport` a number with its own label.
    ///
    /// # Source
    ///
    /// Guide, Appendix D (Verification Type); LRS schema, `MIAPVerificationType`.
    ///
    /// # Errors
    ///
    /// - [`VerificationTypeError::Empty`]
    /// - [`VerificationTypeError::Eight`]: 8, which some systems send for "other"
    /// - [`VerificationTypeError::Unknown`]
    pub fn parse(text: &str) -> Result<Self, VerificationTypeError> {
        let by_number = |text| number(text).and_then(Self::from_lrs_code);
        if let Some(kind) = by_number(text) {
            return Ok(kind);
        }
        let trimmed = text.trim();
        let plain = without_zero_fraction(trimmed).unwrap_or(trimmed);
        if let Some(kind) = by_number(plain) {
            return Ok(kind);
        }
        match plain {
            "" => return Err(VerificationTypeError::Empty),
            "8" => return Err(VerificationTypeError::Eight),
            _ => {}
        }
        let key = name_key(trimmed);
        let by_label = |key| LABELS.iter().find(|(label, _)| *label == key).map(|&(_, kind)| kind);
        let numbered = || {
            let (code, label) = key.split_once(' ')?;
            by_label(label).filter(|&kind| by_number(code) == Some(kind))
        };
        by_label(&key).or_else(numbered).ok_or(VerificationTypeError::Unknown)
    }
}

/// A number as the LRS writes it: digits, and no zero in front of another.
fn number(text: &str) -> Option<u16> {
    if let [digit @ b'0'..=b'9'] = text.as_bytes() {
        return Some(u16::from(digit - b'0'));
    }
    let is_plain = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = text.len() > 1 && text.starts_with('0');
    if is_plain && !is_padded { text.parse().ok() } else { None }
}

impl fmt::Display for VerificationType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.lrs_code())
    }
}

impl FromStr for VerificationType {
    type Err = VerificationTypeError;

    fn from_str(text: &str) -> Result<Self, VerificationTypeError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for VerificationType {
    type Error = VerificationTypeError;

    fn try_from(text: &str) -> Result<Self, VerificationTypeError> {
        Self::parse(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for VerificationType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.lrs_code())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for VerificationType {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let no_text = |_: &str| Err(VerificationTypeError::Unknown);
        crate::text::deserialize::code(deserializer, no_text, Self::from_lrs_code)
    }
}

/// Why a text is not a verification type.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum VerificationTypeError {
    /// `verification.empty`: there is no text.
    Empty,
    /// `verification.eight`: 8, which some systems send for "other".
    Eight,
    /// `verification.unknown`: neither a code nor a label.
    Unknown,
}

impl RuleError for VerificationTypeError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Empty => &EMPTY,
            Self::Eight => &EIGHT,
            Self::Unknown => &UNKNOWN,
        }
    }
}

rule_error!(VerificationTypeError, "verification type");

/// Labels, as comparison keys.
// SOURCE: guide, Appendix D. CHOICE: the parts of the guide's long labels, as people shorten them.
static LABELS: &[(&str, VerificationType)] = &[
    ("none provided", VerificationType::NoneProvided),
    ("none", VerificationType::NoneProvided),
    ("not provided", VerificationType::NoneProvided),
    ("relationship with school", VerificationType::RelationshipWithSchool),
    ("passport", VerificationType::Passport),
    ("uk passport", VerificationType::Passport),
    ("driving licence", VerificationType::DrivingLicence),
    ("driving license", VerificationType::DrivingLicence),
    ("drivers licence", VerificationType::DrivingLicence),
    ("full driving licence", VerificationType::DrivingLicence),
    ("provisional driving licence", VerificationType::DrivingLicence),
    ("uk driving licence", VerificationType::DrivingLicence),
    ("id card", VerificationType::IdCard),
    ("national id card", VerificationType::IdCard),
    ("national identity card", VerificationType::IdCard),
    ("identity card", VerificationType::IdCard),
    ("id card or other form of national identification", VerificationType::IdCard),
    ("other form of national identification", VerificationType::IdCard),
    ("national insurance card", VerificationType::NationalInsuranceCard),
    ("ni card", VerificationType::NationalInsuranceCard),
    ("certificate of entitlement to funding", VerificationType::CertificateOfEntitlement),
    ("certificate of entitlement", VerificationType::CertificateOfEntitlement),
    ("bank credit debit card", VerificationType::BankCard),
    ("bank card", VerificationType::BankCard),
    ("credit card", VerificationType::BankCard),
    ("debit card", VerificationType::BankCard),
    ("other", VerificationType::Other),
];

const SCHEMA: Section = Section::Schema { name: "MIAPVerificationType" };

pub(super) static EMPTY: Rule = Rule::error(
    "verification.empty",
    SCHEMA,
    "the verification type is empty",
    "Enter how the learner's identity was verified; 0 (None Provided) if it was not yet.",
)
.form("Select how the learner's identity was verified");
pub(super) static EIGHT: Rule = Rule::error(
    "verification.eight",
    SCHEMA,
    "8 is not a verification type, although some systems send it for 'other'",
    "Send 999 for 'other', with a description; 7 for a bank, credit or debit card.",
)
.form("Select how the learner's identity was verified");
pub(super) static UNKNOWN: Rule = Rule::error(
    "verification.unknown",
    SCHEMA,
    "the verification type is none of 0 to 7 and 999",
    "Enter 0 (None Provided), 1 (Relationship with School), 2 (Passport), 3 (Driving Licence), 4 (ID card), 5 \
     (National Insurance card), 6 (Certificate of Entitlement to Funding), 7 (bank, credit or debit card) or 999 \
     (Other, with a description).",
)
.form("Select how the learner's identity was verified");
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_reads_its_number_and_its_labels() {
        assert!(LABELS.iter().all(|(label, _)| name_key(label) == *label));
        for kind in VerificationType::ALL {
            assert_eq!(VerificationType::parse(&kind.to_string()), Ok(kind));
            assert_eq!(VerificationType::parse(kind.label()), Ok(kind));
            assert_eq!(VerificationType::from_lrs_code(kind.lrs_code()), Some(kind));
        }
        for text in ["08", "00", "9", "99", "1000", "٣", "Pass port", "+1"] {
            assert_eq!(VerificationType::parse(text), Err(VerificationTypeError::Unknown), "{text}");
        }
        assert_eq!(VerificationType::parse(" 8 "), Err(VerificationTypeError::Eight));
    }
}
