//! Learners one after the other: of a table, of a list, or of anything that can be walked over.

use std::collections::VecDeque;
use std::vec;

use lrs_core::LearnerDraft;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use super::{draft, table};
use crate::error::{Trouble, of_learner};

type Draft = LearnerDraft<'static>;

/// Learners as Python hands them over: those of a table are read at once, others as they are asked for.
pub(crate) enum Learners {
    Read(Vec<Draft>),
    Each { learners: Py<PyIterator>, count: Option<usize> },
}

impl<'py> FromPyObject<'_, 'py> for Learners {
    type Error = PyErr;

    fn extract(learners: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Some(columns) = table::of(&learners)? {
            return table::drafts(columns).map(Self::Read);
        }
        // A generator has no length.
        Ok(Self::Each { learners: learners.try_iter()?.unbind(), count: learners.len().ok() })
    }
}

impl Learners {
    /// All of them.
    pub(crate) fn all(self, py: Python<'_>) -> PyResult<Vec<Draft>> {
        match self {
            Self::Read(drafts) => Ok(drafts),
            Self::Each { learners, .. } => {
                learners.bind(py).try_iter()?.zip(1..).map(|(learner, place)| read(learner, place)).collect()
            }
        }
    }

    /// One after the other, and how many there are; they are gathered first where that cannot be told.
    pub(crate) fn counted(self, py: Python<'_>, count: Option<u64>) -> PyResult<(Self, u64)> {
        let known = match &self {
            Self::Read(drafts) => Some(drafts.len()),
            Self::Each { count, .. } => *count,
        };
        if let Some(count) = count.or(known.map(|known| known as u64)) {
            return Ok((self, count));
        }
        let drafts = self.all(py)?;
        let count = drafts.len() as u64;
        Ok((Self::Read(drafts), count))
    }

    /// One after the other, without holding Python up; an exception goes into `trouble` and ends them.
    pub(crate) fn each(self, trouble: &Trouble) -> Each {
        let (read, learners) = match self {
            Self::Read(drafts) => (drafts, None),
            Self::Each { learners, .. } => (Vec::new(), Some(learners)),
        };
        Each { read: read.into_iter(), block: VecDeque::new(), learners, given: 0, trouble: trouble.clone() }
    }
}

/// The drafts of a list or of anything that can be walked over; or of a table, by its columns.
pub(crate) fn drafts(learners: &Bound<'_, PyAny>) -> PyResult<Vec<Draft>> {
    learners.extract::<Learners>()?.all(learners.py())
}

fn read(learner: PyResult<Bound<'_, PyAny>>, place: u64) -> PyResult<Draft> {
    let learner = learner?;
    draft::LearnerDraft::of(&learner).map_err(|error| of_learner(learner.py(), error, place))
}

/// How many learners Python is asked for at once.
const BLOCK: usize = 256;

/// Learners who are asked for as they are needed.
pub(crate) struct Each {
    read: vec::IntoIter<Draft>,
    block: VecDeque<Draft>,
    /// Where more come from; none when that is at its end.
    learners: Option<Py<PyIterator>>,
    given: u64,
    trouble: Trouble,
}

impl Iterator for Each {
    type Item = Draft;

    fn next(&mut self) -> Option<Draft> {
        if let Some(draft) = self.read.next() {
            return Some(draft);
        }
        if self.block.is_empty() {
            let filled = Python::attach(|py| self.fill(py));
            if let Err(error) = filled {
                self.learners = None;
                self.trouble.set(error);
            }
        }
        self.block.pop_front()
    }
}

impl Each {
    fn fill(&mut self, py: Python<'_>) -> PyResult<()> {
        let Some(learners) = &self.learners else { return Ok(()) };
        py.check_signals()?;
        let mut learners = learners.bind(py).try_iter()?;
        while self.block.len() < BLOCK {
            let Some(learner) = learners.next() else {
                self.learners = None;
                break;
            };
            self.given += 1;
            self.block.push_back(read(learner, self.given)?);
        }
        Ok(())
    }
}
