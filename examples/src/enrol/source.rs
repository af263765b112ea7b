//! What is checked: a file that is read piece by piece, or a sheet of a workbook.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lrs_core::batch::{self, WorkbookPolicy};

use super::Failure;

/// How much is read between two steps of the progress bar.
const READ_AT_ONCE: usize = 256 * 1024;

/// A file that can be read as often as it takes.
pub(super) enum Source {
    /// A batch file or an export, as text.
    File(PathBuf),
    /// A sheet of a workbook, as the text of a CSV file.
    Sheet(Vec<u8>),
}

/// How archives begin, and the compound documents of older programs: what is no workbook among them is told.
const WORKBOOKS: [&[u8]; 2] = [b"PK", &[0xD0, 0xCF, 0x11, 0xE0]];

impl Source {
    /// Finds out what the file at a path is.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        if fs::metadata(path).map_err(unread)?.is_dir() {
            return Err(Failure::NotFile);
        }
        File::open(path).map_err(unread)?;
        Ok(Self::File(path.to_owned()))
    }

    /// The same, where it may be a workbook too.
    pub(super) fn open_any(path: &Path, sheet: Option<String>) -> Result<Self, Failure> {
        let source = Self::open(path)?;
        let mut start = Vec::new();
        source.read().and_then(|file| file.take(4).read_to_end(&mut start)).map_err(unread)?;
        if !WORKBOOKS.iter().any(|workbook| start.starts_with(workbook)) {
            return Ok(source);
        }
        let file = source.read().map_err(unread)?;
        let sheet = batch::read_workbook(file, &WorkbookPolicy { sheet, ..WorkbookPolicy::default() })?;
        Ok(Self::Sheet(sheet.csv))
    }

    /// Begins to read it from its start.
    pub(super) fn read(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::File(path) => Box::new(BufReader::with_capacity(READ_AT_ONCE, File::open(path)?)),
            Self::Sheet(csv) => Box::new(csv.as_slice()),
        })
    }

    /// The same, with a bar that shows how far it has come.
    pub(super) fn read_with(&self, passes: &Passes) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(passes.bar.wrap_read(self.read()?)))
    }

    /// How many bytes are read.
    fn len(&self) -> u64 {
        match self {
            Self::File(path) => fs::metadata(path).map_or(0, |about| about.len()),
            Self::Sheet(csv) => csv.len() as u64,
        }
    }
}

/// The trouble of a file that is there and cannot be read.
pub(super) fn unread(error: io::Error) -> Failure {
    Failure::System("cannot read the file".to_owned(), error)
}

/// A bar for large files, which are read several times.
pub(super) struct Passes {
    bar: ProgressBar,
    size: u64,
    begun: u64,
}

impl Passes {
    /// So many passes through a source.
    pub(super) fn new(source: &Source, count: u64, shows_progress: bool) -> Self {
        const LARGE: u64 = 4 * 1024 * 1024;
        let size = source.len();
        let bar = if shows_progress && size >= LARGE { visible(count * size) } else { ProgressBar::hidden() };
        Self { bar, size, begun: 0 }
    }

    /// Begins the next pass.
    pub(super) fn begin(&mut self, what: &'static str) {
        self.bar.set_message(what);
        self.bar.set_position(self.begun * self.size);
        self.begun += 1;
    }

    pub(super) fn end(self) {
        self.bar.finish_and_clear();
    }
}

fn visible(length: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{msg:10} {bar:40} {percent}%, {eta} to go");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
