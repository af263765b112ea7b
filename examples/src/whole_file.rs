//! Files that are there as a whole or not at all, whatever ends the program.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

/// A file that has no name yet, for its owner alone: it may hold learners' details.
///
/// Where the system has files without a name (Linux), not even a kill leaves anything behind. Elsewhere the file is a hidden
/// one, which goes away with this value.
///
/// # Examples
///
/// ```
/// use std::io::Write;
/// use lrs_examples::whole_file::WholeFile;
///
/// let home = tempfile::tempdir()?;
/// let path = home.path().join("findings.csv");
/// let mut file = WholeFile::in_folder(home.path())?;
/// file.write(|writer| writer.write_all(b"Record"))?;
/// assert!(!path.exists());
/// file.keep(&path)?;
/// assert_eq!(std::fs::read(&path)?, b"Record");
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct WholeFile {
    file: File,
    hidden: Option<TempPath>,
}

impl WholeFile {
    /// A new file in a folder that is there.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        if let Some(file) = unnamed::open(folder) {
            return Ok(Self { file, hidden: None });
        }
        let (file, hidden) = hidden(folder)?.into_parts();
        Ok(Self { file, hidden: Some(hidden) })
    }

    /// Writes all of it and waits until it is safe on the disk.
    ///
    /// # Errors
    ///
    /// Those of `write`, and when the system refuses.
    pub fn write<T>(&mut self, write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<T>) -> io::Result<T> {
        let mut writer = BufWriter::new(&self.file);
        let written = write(&mut writer)?;
        writer.flush()?;
        drop(writer);
        self.file.sync_all()?;
        Ok(written)
    }

    /// Begins to read what was written.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn read(&mut self) -> io::Result<BufReader<&File>> {
        let mut file = &self.file;
        file.rewind()?;
        Ok(BufReader::new(file))
    }

    /// Gives it its name in the same file system, where nothing has that name.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::AlreadyExists`], and when the system refuses.
    pub fn keep(self, path: &Path) -> io::Result<()> {
        match self.hidden {
            None => unnamed::link(&self.file, path)?,
            Some(hidden) => hidden.persist_noclobber(path).map_err(|refused| refused.error)?,
        }
        sync_folder(path);
        Ok(())
    }

    /// Gives it its name in the same file system, in place of whatever file has that name.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn replace(self, path: &Path) -> io::Result<()> {
        let hidden = if let Some(hidden) = self.hidden {
            hidden
        } else {
            // A file without a name can take no other's place: for a moment it is a hidden one.
            let free = hidden(&folder_of(path))?.into_temp_path();
            fs::remove_file(&free)?;
            unnamed::link(&self.file, &free)?;
            free
        };
        hidden.persist(path).map_err(|refused| refused.error)?;
        sync_folder(path);
        Ok(())
    }

    /// Whether another file holds the same bytes.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn is_same_as(&self, path: &Path) -> io::Result<bool> {
        let (mine, other) = (self.file.metadata()?, fs::metadata(path)?);
        if !other.is_file() || mine.len() != other.len() {
            return Ok(false);
        }
        let mut mine = &self.file;
        mine.rewind()?;
        let other = BufReader::new(File::open(path)?).bytes();
        for (one, other) in BufReader::new(mine).bytes().zip(other) {
            if one? != other? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Writes a new file: all of it, or none where `write` fails or something has that name.
///
/// # Errors
///
/// Those of `write`; [`io::ErrorKind::AlreadyExists`], and when the system refuses.
pub fn create(path: &Path, write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>) -> io::Result<()> {
    // Said before the work is done, and again when the name is given.
    if path.try_exists()? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut file = WholeFile::in_folder(&folder_of(path))?;
    file.write(write)?;
    file.keep(path)
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

fn hidden(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(".lrs-").suffix(".part").tempfile_in(folder)
}

/// Makes the name outlast a power cut, where the system can.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        // Not every system can, and the file itself is safe by now.
        let _synced = folder.sync_all();
    }
}

#[cfg(target_os = "linux")]
mod unnamed {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open as open_at};

    /// Not every file system has such files, and without `/proc` none could be named.
    pub(super) fn open(folder: &Path) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        let can_be_named = Path::new("/proc/self/fd").is_dir();
        can_be_named.then(|| open_at(folder, flags, Mode::RUSR | Mode::WUSR).ok()).flatten().map(File::from)
    }

    pub(super) fn link(file: &File, path: &Path) -> io::Result<()> {
        let opened = format!("/proc/self/fd/{}", file.as_raw_fd());
        Ok(linkat(CWD, opened, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
    }
}

#[cfg(not(target_os = "linux"))]
mod unnamed {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(super) fn open(_: &Path) -> Option<File> {
        None
    }

    pub(super) fn link(_: &File, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Linux does, and as systems without nameless files do.
    fn both(folder: &Path) -> [WholeFile; 2] {
        let (file, hidden) = hidden(folder).unwrap().into_parts();
        [WholeFile::in_folder(folder).unwrap(), WholeFile { file, hidden: Some(hidden) }]
    }

    fn named(folder: &Path) -> Vec<String> {
        let names =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !name.starts_with(".lrs-")).collect()
    }

    #[test]
    fn a_file_has_its_name_when_it_is_whole_and_is_for_its_owner() {
        let home = tempfile::tempdir().unwrap();
        for (place, mut file) in both(home.path()).into_iter().enumerate() {
            let path = home.path().join(format!("{place}.csv"));
            file.write(|writer| writer.write_all(b"whole")).unwrap();
            assert!(!path.exists());
            file.keep(&path).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"whole");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            }
        }
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_is_there_is_kept_or_replaced_whole() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("learners.csv");
        fs::write(&path, b"old").unwrap();
        for mut file in both(home.path()) {
            file.write(|writer| writer.write_all(b"new")).unwrap();
            assert!(!file.is_same_as(&path).unwrap());
            assert_eq!(file.keep(&path).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read(&path).unwrap(), b"old");
        }
        for (mut file, text) in both(home.path()).into_iter().zip(["one", "two"]) {
            file.write(|writer| writer.write_all(text.as_bytes())).unwrap();
            file.replace(&path).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failure_half_way_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        for mut file in both(home.path()) {
            let failed: io::Result<()> = file.write(|writer| {
                writer.write_all(&vec![b'x'; 100_000])?;
                Err(io::Error::other("no more"))
            });
            assert!(failed.is_err());
            assert!(named(home.path()).is_empty());
        }
        let path = home.path().join("learners.csv");
        let failed = create(&path, |writer| {
            writer.write_all(&vec![b'x'; 100_000])?;
            Err(io::Error::other("no more"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }
}
