//! A model as a JSON file: written with a hash, and read again to the last bit.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::frequency::NameShares;
use super::super::hash::hash;
use super::super::level::Level;
use super::{LevelShares, MatchModel};
use crate::finding::{Rule, RuleError, rule_error};
use crate::guide::Section;
use crate::text::name_key;

/// Why a text is not read as a model.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ModelError {
    /// `model.format`: not a model at all, or with names that a model has not.
    Format,
    /// `model.version`: written by another version of the library.
    Version,
    /// `model.too_large`: longer than [`MatchModel::MAX_BYTES`].
    TooLarge,
    /// `model.share`: a share that cannot be, or a level that there is not.
    Share,
    /// `model.damaged`: other than it was written.
    Damaged,
}

impl RuleError for ModelError {
    fn rule(&self) -> &'static Rule {
        match self {
            Self::Format => &FORMAT,
            Self::Version => &VERSION,
            Self::TooLarge => &TOO_LARGE,
            Self::Share => &SHARE,
            Self::Damaged => &DAMAGED,
        }
    }
}

rule_error!(ModelError, "model");

const FORMAT_NAME: &str = "lrs-match-model";
const FILE_VERSION: u16 = 1;
const MILLION: u32 = 1_000_000;

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ModelFile {
    format: String,
    version: u16,
    levels: Vec<LevelEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    names: Option<NamesEntry>,
    /// A file written by hand may leave it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
}

/// The shares of a level, in millionths.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LevelEntry {
    level: String,
    same: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    strangers: Option<u32>,
    household: u32,
}

/// How common names are, in 2^-32.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct NamesEntry {
    given: BTreeMap<Box<str>, u32>,
    family: BTreeMap<Box<str>, u32>,
}

impl MatchModel {
    /// The most bytes that are read as a model: room for a hundred thousand names.
    pub const MAX_BYTES: usize = 16 << 20;

    /// The model as JSON: the shares of each level in millionths, and how common names are where it was
    /// [estimated](Self::estimate).
    ///
    /// # Privacy
    ///
    /// It names names that at least [`FEWEST_BEARERS`](Self::FEWEST_BEARERS) learners with different dates of birth have,
    /// and no learner.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::matching::MatchModel;
    ///
    /// let model = MatchModel::new();
    /// assert_eq!(MatchModel::from_json(&model.to_json()), Ok(model));
    /// ```
    pub fn to_json(&self) -> String {
        let file = ModelFile { hash: Some(self.hash()), ..self.to_file() };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Reads a model. A level that it leaves out has the shares of the table.
    ///
    /// # Errors
    ///
    /// [`ModelError`]: what is no model, of another version, too large or other than it was written is refused whole. A
    /// model that you have written by hand leaves `hash` out.
    pub fn from_json(json: &str) -> Result<Self, ModelError> {
        if json.len() > Self::MAX_BYTES {
            return Err(ModelError::TooLarge);
        }
        let file: ModelFile = serde_json::from_str(json).map_err(|_| ModelError::Format)?;
        Self::of_file(file)
    }

    /// What tells this model from another: 16 hexadecimal digits of all its shares.
    ///
    /// # Examples
    ///
    /// ```
    /// use lrs_core::matching::MatchModel;
    ///
    /// assert_eq!(MatchModel::new().hash().len(), 16);
    /// ```
    pub fn hash(&self) -> String {
        let text = serde_json::to_string(&self.to_file()).unwrap_or_default();
        format!("{:016x}", hash(text.bytes()))
    }

    fn to_file(&self) -> ModelFile {
        let level = |(level, shares): (Level, LevelShares)| LevelEntry {
            level: level.code().to_owned(),
            same: shares.same,
            strangers: shares.strangers,
            household: shares.household,
        };
        let names = self.names.as_deref();
        ModelFile {
            format: FORMAT_NAME.to_owned(),
            version: FILE_VERSION,
            levels: Level::ALL.into_iter().zip(self.shares).map(level).collect(),
            names: names.map(|names| NamesEntry { given: names.given.clone(), family: names.family.clone() }),
            hash: None,
        }
    }

    fn of_file(file: ModelFile) -> Result<Self, ModelError> {
        if file.format != FORMAT_NAME {
            return Err(ModelError::Format);
        }
        if file.version != FILE_VERSION {
            return Err(ModelError::Version);
        }
        let is_share = |share: &u32| (1..=MILLION).contains(share);
        let mut shares = Self::new().shares;
        for entry in &file.levels {
            let level = Level::from_code(&entry.level).ok_or(ModelError::Share)?;
            let known = shares.get_mut(level as usize).ok_or(ModelError::Share)?;
            let all = [Some(entry.same), entry.strangers, Some(entry.household)];
            if !all.iter().flatten().all(is_share) || entry.strangers.is_some() != known.strangers.is_some() {
                return Err(ModelError::Share);
            }
            (known.same, known.strangers, known.household) = (entry.same, entry.strangers, entry.household);
        }
        let mut listed = file.names.iter().flat_map(|names| names.given.iter().chain(&names.family));
        if listed.any(|(key, share)| *share == 0 || key.is_empty() || name_key(key) != **key) {
            return Err(ModelError::Share);
        }
        let names = file.names.map(|names| Arc::new(NameShares { given: names.given, family: names.family }));
        let model = Self::of(&shares, names);
        match file.hash {
            Some(hash) if hash != model.hash() => Err(ModelError::Damaged),
            _ => Ok(model),
        }
    }
}

const CHOICE: Section = Section::OurChoice { reason: "the file is this library's own" };

static FORMAT: Rule = Rule::error(
    "model.format",
    CHOICE,
    "the text is not a model of this library",
    "Choose the file that was written as a model.",
);
static VERSION: Rule = Rule::error(
    "model.version",
    CHOICE,
    "the model was written in another version of its format",
    "Estimate the model again, or use the version of the library that wrote it.",
);
static TOO_LARGE: Rule = Rule::error(
    "model.too_large",
    CHOICE,
    "the file is larger than any model",
    "Choose the file that was written as a model.",
);
static SHARE: Rule = Rule::error(
    "model.share",
    CHOICE,
    "the model has a level that there is not, a share that is not from 1 to 1,000,000 millionths, or a name that is no comparison key",
    "Correct the level, the share or the name, or estimate the model again.",
);
static DAMAGED: Rule = Rule::error(
    "model.damaged",
    CHOICE,
    "the model is not as it was written",
    "Take a copy of the file that is whole; leave the hash out if you have changed it on purpose.",
);

/// The rules of reading. `model.too_large` is not among them: no small file breaks it.
pub(crate) static RULES: &[&Rule] = &[&FORMAT, &VERSION, &SHARE, &DAMAGED];
