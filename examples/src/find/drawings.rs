//! The folder of drawings: a new one, so that no file is ever overwritten.

use std::path::Path;

use super::Result;
use crate::folder::Folder;

/// Where each explanation is drawn.
pub(super) struct Drawings {
    folder: Folder,
    count: usize,
}

impl Drawings {
    /// Makes the folder, which must be new.
    pub(super) fn new(folder: &Path) -> Result<Self> {
        Ok(Self { folder: Folder::new(folder, "--out")?, count: 0 })
    }

    /// Writes the drawing of one look-up.
    pub(super) fn add(&mut self, number: usize, svg: &str) -> Result {
        self.folder.add(&format!("asked-{number}.svg"), svg)?;
        self.count += 1;
        Ok(())
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }
}
