//! Findings up to a bound of each code, with exact totals beside them.

use super::super::report::{Place, Total};
use crate::finding::Finding;

/// Keeps findings up to a bound of each code and counts them all.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) findings: Vec<Finding>,
    pub(super) totals: Vec<Total>,
    most: u64,
}

impl Tally {
    pub(super) fn new(most: usize) -> Self {
        Self { most: most as u64, ..Self::default() }
    }

    pub(super) fn add(&mut self, finding: Finding) {
        let Finding { code, field, severity, record, line, column, .. } = finding;
        let place = Place { record, line, column };
        let known = self.totals.iter_mut().find(|total| total.code() == code && total.field() == field);
        let count = if let Some(total) = known {
            total.count += 1;
            if total.places.len() < Total::PLACES {
                total.places.push(place);
            }
            total.count
        } else {
            self.totals.push(Total { severity, count: 1, places: vec![place], first: finding });
            1
        };
        if count <= self.most {
            self.findings.push(finding);
        }
    }

    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }
}
