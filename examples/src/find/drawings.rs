//! The folder of drawings: a new one, so that no file is ever overwritten.

use std::fs::{DirBuilder, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::Result;

/// Where each explanation is drawn.
pub(super) struct Drawings {
    folder: PathBuf,
    count: usize,
}

impl Drawings {
    /// Makes the folder, which must be new. It may come to hold learners' details: on Unix its owner alone can look in.
    pub(super) fn new(folder: &Path) -> Result<Self> {
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(folder)
            .map_err(|error| format!("{}: {error}; --out wants a new folder", folder.display()))?;
        Ok(Self { folder: folder.to_owned(), count: 0 })
    }

    /// Writes the drawing of one look-up.
    pub(super) fn add(&mut self, number: usize, svg: &str) -> Result {
        let path = self.folder.join(format!("asked-{number}.svg"));
        let written = File::create_new(&path).and_then(|mut file| file.write_all(svg.as_bytes()));
        written.map_err(|error| format!("{}: {error}", path.display()))?;
        self.count += 1;
        Ok(())
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }
}
