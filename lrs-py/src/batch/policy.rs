//! How a batch file is read and checked.

use lrs_core::batch::{self, BatchLimits};
use lrs_core::guide::Edition;
use lrs_core::learner::DateOrder;
use pyo3::prelude::*;

use super::heading_map::HeadingMap;
use crate::learner::given::{day, limit, setting};
use crate::learner::prohibited::ProhibitedText;
use crate::text::Text;
use crate::value::Value as _;

/// How a batch file is read and checked; every argument by its name.
///
/// `today`, `edition`, `date_order`, `apply_repairs`, `apply_uln_format`, `is_pre_16_school` and `prohibited` are
/// as in `CheckPolicy`. `file_name` is the file's name, to be judged by the rule for names, and `ukprn` that of
/// the organisation that uploads it. `heading_map` says how the columns of an export are read: a `HeadingMap`, or a
/// dictionary of headings. The rest are bounds that broken or hostile files meet.
#[pyclass(frozen, module = "lrs.batch")]
pub(crate) struct BatchPolicy(batch::BatchPolicy);

#[pymethods]
impl BatchPolicy {
    #[new]
    #[pyo3(signature = (*, today=None, file_name=None, ukprn=None, edition=lrs_core::guide::EDITION.code(),
        date_order=DateOrder::Unknown.code(), apply_repairs=true, apply_uln_format=false, is_pre_16_school=None,
        prohibited=None, max_findings_per_code=None, max_value_bytes=None, max_row_bytes=None, max_columns=None,
        max_records=None, heading_map=None))]
    #[expect(clippy::too_many_arguments, reason = "a keyword each")]
    fn new(
        py: Python<'_>,
        today: Option<Bound<'_, PyAny>>,
        file_name: Option<Text<'_>>,
        ukprn: Option<Text<'_>>,
        edition: &str,
        date_order: &str,
        apply_repairs: bool,
        apply_uln_format: bool,
        is_pre_16_school: Option<bool>,
        prohibited: Option<Bound<'_, ProhibitedText>>,
        max_findings_per_code: Option<Bound<'_, PyAny>>,
        max_value_bytes: Option<Bound<'_, PyAny>>,
        max_row_bytes: Option<Bound<'_, PyAny>>,
        max_columns: Option<Bound<'_, PyAny>>,
        max_records: Option<Bound<'_, PyAny>>,
        heading_map: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let policy = batch::BatchPolicy::new(day(py, today.as_ref())?);
        let limits = policy.limits;
        Ok(Self(batch::BatchPolicy {
            file_name: file_name.map(|name| name.0.to_owned()),
            ukprn: ukprn.map(|ukprn| ukprn.0.to_owned()),
            edition: setting(4, "edition", Edition::from_code(edition), &Edition::ALL.map(Edition::code))?,
            date_order: setting(
                5,
                "date_order",
                DateOrder::from_code(date_order),
                &DateOrder::ALL.map(DateOrder::code),
            )?,
            apply_repairs,
            apply_uln_format,
            is_pre_16_school,
            prohibited: prohibited.map_or(policy.prohibited, |list| list.get().0.clone()),
            max_findings_per_code: limit(
                10,
                "max_findings_per_code",
                max_findings_per_code,
                policy.max_findings_per_code,
            )?,
            limits: BatchLimits {
                max_value_bytes: limit(11, "max_value_bytes", max_value_bytes, limits.max_value_bytes)?,
                max_row_bytes: limit(12, "max_row_bytes", max_row_bytes, limits.max_row_bytes)?,
                max_columns: limit(13, "max_columns", max_columns, limits.max_columns)?,
                max_records: limit(14, "max_records", max_records, limits.max_records)?,
            },
            heading_map: heading_map.map(|map| HeadingMap::of(&map)).transpose()?.map(|map| map.0),
            ..policy
        }))
    }

    /// The day on which ages and future dates are judged.
    #[getter]
    fn today<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.0.today.to_python(py)
    }

    /// The file's name, to be judged.
    #[getter]
    fn file_name(&self) -> Option<&str> {
        self.0.file_name.as_deref()
    }

    /// The UKPRN of the organisation that uploads the file.
    #[getter]
    fn ukprn(&self) -> Option<&str> {
        self.0.ukprn.as_deref()
    }

    /// The edition of the rules.
    #[getter]
    fn edition(&self) -> &'static str {
        self.0.edition.code()
    }

    /// What is known of the order of day and month before the file is read.
    #[getter]
    fn date_order(&self) -> &'static str {
        self.0.date_order.code()
    }

    /// Whether safe repairs go into a corrected file.
    #[getter]
    fn apply_repairs(&self) -> bool {
        self.0.apply_repairs
    }

    /// Whether a ULN whose ten digits are all there is taken as the ULN it is.
    #[getter]
    fn apply_uln_format(&self) -> bool {
        self.0.apply_uln_format
    }

    /// Whether the organisation is a school of learners under 16; None where that is not known.
    #[getter]
    fn is_pre_16_school(&self) -> Option<bool> {
        self.0.is_pre_16_school
    }

    /// The words and postcodes that must not stand in a record.
    #[getter]
    fn prohibited(&self) -> ProhibitedText {
        ProhibitedText(self.0.prohibited.clone())
    }

    /// How many findings of one code the report keeps; the totals beside them are exact.
    #[getter]
    fn max_findings_per_code(&self) -> usize {
        self.0.max_findings_per_code
    }

    /// The longest value, in bytes of UTF-8.
    #[getter]
    fn max_value_bytes(&self) -> usize {
        self.0.limits.max_value_bytes
    }

    /// The longest row, in bytes of UTF-8 without quotes and commas.
    #[getter]
    fn max_row_bytes(&self) -> usize {
        self.0.limits.max_row_bytes
    }

    /// The most values in a row.
    #[getter]
    fn max_columns(&self) -> usize {
        self.0.limits.max_columns
    }

    /// The most records.
    #[getter]
    fn max_records(&self) -> u64 {
        self.0.limits.max_records
    }

    /// How the columns of an export are read; None for a batch file.
    #[getter]
    fn heading_map(&self) -> Option<HeadingMap> {
        self.0.heading_map.clone().map(HeadingMap)
    }

    fn __repr__(&self) -> String {
        format!("BatchPolicy(today={}, edition='{}')", self.0.today, self.edition())
    }
}

impl BatchPolicy {
    /// The policy, or the guide's rules on the caller's own day where none is given.
    pub(crate) fn or_default(
        py: Python<'_>,
        policy: Option<Bound<'_, Self>>,
    ) -> PyResult<batch::BatchPolicy> {
        match policy {
            Some(policy) => Ok(policy.get().0.clone()),
            None => day(py, None).map(batch::BatchPolicy::new),
        }
    }
}
