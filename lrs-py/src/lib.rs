//! The Python face of `lrs-core`: one file for each folder of the core, and no rule of its own.
//!
//! What people import stands in `python/lrs`; this module is its engine room, `lrs._lrs`.
#![expect(clippy::needless_pass_by_value, reason = "PyO3 hands arguments over by value")]

mod access;
mod batch;
mod breach;
mod challenge;
mod enrolment;
mod error;
mod finding;
mod guide;
mod learner;
mod matching;
mod plr;
mod text;
mod value;

/// The engine of the package `lrs`: import from `lrs` instead.
#[pyo3::pymodule]
mod _lrs {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::access::{
        access_audit, access_audit_of, access_check_account, access_check_change, access_decide,
        access_escalate, access_ladder, access_password_age, access_password_attempts, access_password_check,
        access_permissions, access_recover, access_secret_check_verification, access_secret_matches,
        user_role_parse, user_roles,
    };
    #[pymodule_export]
    use crate::batch::correction::{
        batch_correct, batch_rehearse, batch_write_changes, batch_write_questions,
    };
    #[pymodule_export]
    use crate::batch::heading_map::{HeadingMap, batch_guess_headings};
    #[pymodule_export]
    use crate::batch::inside::{
        Inside, InsidePolicy, InsideReport, batch_check_inside, batch_check_inside_of,
    };
    #[pymodule_export]
    use crate::batch::outcome::{
        batch_compare_held, batch_ilr_advice, batch_outcome, batch_return_code, batch_service_code,
        batch_write_calendar, batch_write_ulns,
    };
    #[pymodule_export]
    use crate::batch::output::{OutputReader, batch_read_output};
    #[pymodule_export]
    use crate::batch::plan::{
        PlanFile, PlanPolicy, UpdatePlan, batch_plan_refresh, batch_plan_restore, batch_plan_search,
        batch_plan_update, batch_way,
    };
    #[pymodule_export]
    use crate::batch::policy::BatchPolicy;
    #[pymodule_export]
    use crate::batch::reader::{BatchReader, batch_read};
    #[pymodule_export]
    use crate::batch::report::BatchReport;
    #[pymodule_export]
    use crate::batch::shown::{
        FindingValues, ReportComparison, ReportStyle, batch_compare_reports, batch_finding_values,
        batch_read_report, batch_report_html, batch_report_text, batch_write_findings_csv,
        batch_write_totals_csv,
    };
    #[pymodule_export]
    use crate::batch::workbook::batch_read_workbook;
    #[pymodule_export]
    use crate::batch::{
        batch_check, batch_check_file_name, batch_check_learners, batch_file_name, batch_headings,
        batch_split, batch_write, batch_write_xml,
    };
    #[pymodule_export]
    use crate::breach::message::{Attachment, EmailMessage, MessagePart, Unread};
    #[pymodule_export]
    use crate::breach::policy::{BreachPolicy, ReadBounds, Roster};
    #[pymodule_export]
    use crate::breach::report::{Breach, BreachAdvice, BreachReport, Evidence, Redaction};
    #[pymodule_export]
    use crate::breach::{Thread, assess, breach_codes, entity_label, redact};
    #[pymodule_export]
    use crate::challenge::{
        challenge_advance, challenge_check, challenge_compose, challenge_from_conflict, challenge_kinds,
        challenge_route, challenge_status,
    };
    #[pymodule_export]
    use crate::enrolment::{
        enrolment_advance, enrolment_diagram, enrolment_next_step, enrolment_sign_up, enrolment_transitions,
        sharing_log_append, sharing_log_continues, sharing_log_read, sharing_log_replay, sharing_log_to_json,
    };
    #[pymodule_export]
    use crate::finding::{Finding, Repair, fields};
    #[pymodule_export]
    use crate::guide::{edition, editions, rules, service_desk};
    #[pymodule_export]
    use crate::learner::check::{LearnerCheck, check};
    #[pymodule_export]
    use crate::learner::draft::LearnerDraft;
    #[pymodule_export]
    use crate::learner::policy::CheckPolicy;
    #[pymodule_export]
    use crate::learner::prohibited::ProhibitedText;
    #[pymodule_export]
    use crate::learner::record::LearnerRecord;
    #[pymodule_export]
    use crate::matching::model::MatchModel;
    #[pymodule_export]
    use crate::matching::policy::MatchPolicy;
    #[pymodule_export]
    use crate::matching::register::{Candidate, FindOutcome, Register};
    #[pymodule_export]
    use crate::matching::report::{FieldEvidence, MatchPair, MatchQuestion, MatchReport, UlnConflict};
    #[pymodule_export]
    use crate::matching::variants::{SearchChange, SearchHints, SearchVariant, search_variants};
    #[pymodule_export]
    use crate::matching::{cluster, compare, conflicts, dedupe, link};
    #[pymodule_export]
    use crate::plr::{
        plr_check, plr_mend, plr_read, plr_report, plr_sort, plr_view, plr_why_absent, plr_why_blank,
        plr_write_html, plr_write_pdf,
    };
    #[pymodule_export]
    use crate::text::{name_key, nfc};
    #[pymodule_export]
    use crate::value::code::{
        abilities_to_share, ability_to_share_change_to, ability_to_share_from_privacy_notice_seen,
        ability_to_share_parse, ability_to_share_visibility, gender_parse, genders, verification_type_parse,
        verification_types,
    };
    #[pymodule_export]
    use crate::value::date::{date_of_birth_from_parts, date_of_birth_from_ymd, date_of_birth_parse};
    #[pymodule_export]
    use crate::value::reading::{
        DateReading, GenderReading, PostcodeReading, date_of_birth_read, date_read, gender_read,
        postcode_read,
    };
    #[pymodule_export]
    use crate::value::text::{
        EmailAddressRepair, PostcodeRepair, email_address_parse, email_address_repairs, family_name_parse,
        given_name_parse, postcode_parse, postcode_parts, postcode_repairs, scottish_candidate_number_parse,
        uci_parse, ukprn_is_usual, ukprn_parse, upn_is_temporary, upn_parse,
    };
    #[pymodule_export]
    use crate::value::uln::{
        UlnRepair, uln_are_valid, uln_check_digit, uln_digits_lost, uln_from_stem, uln_is_valid, uln_parse,
        uln_repairs,
    };
    #[pymodule_export]
    use crate::value::verification::{Verification, verification_judge};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
