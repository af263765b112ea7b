//! Where the passes of a check write what they find.

use crate::finding::{Field, Finding, Repair, Rule, RuleError, Severity};
use crate::guide::{ReturnCode, Section};
use crate::learner::{CheckPolicy, Fields};

/// The findings and repairs of one learner so far.
pub(super) struct Report<'p> {
    pub(super) policy: &'p CheckPolicy,
    pub(super) findings: Vec<Finding>,
    pub(super) repairs: Vec<Repair>,
    refused: Fields,
}

impl<'p> Report<'p> {
    pub(super) fn new(policy: &'p CheckPolicy) -> Self {
        Self { policy, findings: Vec::new(), repairs: Vec::new(), refused: Fields::default() }
    }

    /// Writes a finding down; an error refuses its field.
    pub(super) fn add(&mut self, finding: Finding) {
        if let (Severity::Error, Some(field)) = (finding.severity, finding.field) {
            self.refused.insert(field);
        }
        self.findings.push(finding);
    }

    /// Finds that `rule` minds something in `field`.
    pub(super) fn find(&mut self, rule: &'static Rule, field: Field) {
        self.add(Finding::new(rule, Some(field)));
    }

    /// Finds that a field's text is not a value of its kind.
    pub(super) fn refuse(&mut self, error: &impl RuleError, field: Field) {
        self.add(Finding::from_error(error, field));
    }

    /// Writes down a safe repair and says whether it is applied, which the policy decides.
    pub(super) fn repair(&mut self, rule: &'static Rule, field: Field, to: impl Into<String>) -> bool {
        let applied = self.policy.apply_repairs;
        self.repairs.push(Repair::new(rule, field, to, applied));
        applied
    }

    /// Writes down a safe repair of a text that the LRS would refuse as it stands.
    pub(super) fn repair_format(&mut self, rule: &'static Rule, field: Field, to: impl Into<String>) {
        if !self.repair(rule, field, to) {
            self.find(&FORMAT, field);
        }
    }

    /// Writes down a repair that needs somebody's yes.
    pub(super) fn propose(&mut self, rule: &'static Rule, field: Field, to: impl Into<String>) {
        self.repairs.push(Repair::new(rule, field, to, false));
    }

    /// Finds something that a safe repair mends: a warning where the policy applies it, else an error.
    pub(super) fn mend(&mut self, error: &impl RuleError, repair: &'static Rule, field: Field, to: &str) {
        let severity = if self.repair(repair, field, to) { Severity::Warning } else { Severity::Error };
        self.add(Finding::from_error(error, field).with_severity(severity));
    }

    /// Makes a repair a proposal where an error keeps its field out of the record all the same.
    pub(super) fn withdraw_repairs(&mut self) {
        for repair in &mut self.repairs {
            repair.applied &= !self.refused.contains(repair.field);
        }
    }

    /// The fields in which an error stands.
    pub(super) fn refused(&self) -> Fields {
        self.refused
    }
}

pub(super) static FORMAT: Rule = Rule::error(
    "field.format",
    Section::Schema { name: "LearnerToRegister" },
    "the {field} is not written as the LRS wants it",
    "Take the proposed repair, or let repairs be applied.",
)
.returns(ReturnCode::Rc011);

pub(super) static TRIMMED: Rule = Rule::advice(
    "field.repair.trimmed",
    Section::OurChoice { reason: "white space around a value means nothing" },
    "white space around the {field} taken away",
    "Nothing to do.",
);

pub(super) static RULES: &[&Rule] = &[&FORMAT, &TRIMMED];
