//! Whole files: read with a limit, written so that a failure never costs the old one.

use std::fs::{self, File, Permissions};
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

use super::StorageError;
use super::rights::Rights;

/// The largest file that is read, in bytes. An article or a briefing of that size is a mistake.
pub const MAX_BYTES: u64 = 64_000_000;

/// Reads a file of at most [`MAX_BYTES`].
///
/// # Errors
///
/// [`StorageError`] if the file is not there, is a folder or a device, may not be read or is too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, StorageError> {
    let reading = |err| StorageError::reading(&err);
    let metadata = fs::metadata(path).map_err(reading)?;
    if metadata.is_dir() {
        return Err(StorageError::IsFolder);
    }
    if !metadata.is_file() && !is_pipe(&metadata) {
        // A device may never end.
        return Err(StorageError::IsDevice);
    }
    read_stream(File::open(path).map_err(reading)?)
}

/// Reads a stream, such as the standard input, to its end, of at most [`MAX_BYTES`].
///
/// # Errors
///
/// [`StorageError`] if it cannot be read or is too large.
pub fn read_stream(stream: impl Read) -> Result<Vec<u8>, StorageError> {
    let mut bytes = Vec::new();
    // The size that the system states may be out of date by the time of reading: the limit is on what is read.
    stream.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|err| StorageError::reading(&err))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(StorageError::TooLarge { limit: MAX_BYTES });
    }
    Ok(bytes)
}

#[cfg(unix)]
fn is_pipe(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    metadata.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

/// Writes a file so that it is there whole or not at all, and an old one of that name survives any failure.
///
/// The bytes go to a temporary file in the same folder, are forced to the disk, and then take the name in one step.
/// An existing file gives the new one its rights, as far as `rights` says; until it has them only its writer may open it.
/// A link is followed, so that what it points to is replaced. Another name of the same file, a hard link, keeps the old
/// contents.
///
/// # Errors
///
/// [`StorageError`] if the folder is not there, the target is a folder, a device or read-only, the user may not write to
/// it, its rights cannot be kept, or the disk fails. The old file is then as it was.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
    let writing = |err| StorageError::writing(&err);
    let target = behind_links(path)?;
    let folder = folder_of(&target);
    let existing = match fs::metadata(&target) {
        Ok(metadata) if metadata.is_dir() => return Err(StorageError::IsFolder),
        Ok(metadata) if !metadata.is_file() => return Err(StorageError::IsDevice),
        // Renaming needs no right to the file itself, but who made it read-only did not want it replaced.
        Ok(metadata) if metadata.permissions().readonly() => return Err(StorageError::ReadOnly),
        Ok(_) => Some(Rights::of(&target).map_err(writing)?),
        Err(_) => None,
    };
    let mut file = temporary_file(folder, existing.is_some()).map_err(writing)?;
    remove_abandoned(folder, file.as_file());
    file.write_all(bytes).map_err(writing)?;
    if let Some(rights) = &existing {
        rights.copy_to(file.as_file())?;
    }
    // On some systems no file takes the name of one that is open.
    drop(existing);
    file.as_file().sync_all().map_err(writing)?;
    file.persist(&target).map_err(|err| StorageError::writing(&err.error))?;
    sync_folder(folder);
    Ok(())
}

/// Whether writing to one path would replace what the other names, by whatever names and links the two lead there.
///
/// A file that is not there yet is the same as one that would be made in its place.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let target = behind_links(path).ok()?;
        fs::canonicalize(&target)
            .ok()
            .or_else(|| Some(fs::canonicalize(folder_of(&target)).ok()?.join(target.file_name()?)))
    };
    one == other || place(one).is_some_and(|one| place(other) == Some(one))
}

/// How the names of our temporary files begin and end.
const PREFIX: &str = ".precis-";
const SUFFIX: &str = ".tmp";
/// A temporary file is abandoned when the program was stopped while it wrote it, this long before.
const ABANDONED: Duration = Duration::from_hours(1);

/// Removes the temporary files that a program left which was stopped by force: only such can be that much older than
/// `newest`. What cannot be removed does no harm.
fn remove_abandoned(folder: &Path, newest: &File) {
    let (Ok(now), Ok(entries)) = (newest.metadata().and_then(|file| file.modified()), fs::read_dir(folder))
    else {
        return;
    };
    let is_ours = |name: &str| {
        let random = name.strip_prefix(PREFIX).and_then(|name| name.strip_suffix(SUFFIX));
        random.is_some_and(|random| {
            random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    for entry in entries.flatten() {
        let age = || {
            entry.metadata().and_then(|file| file.modified()).ok().and_then(|at| now.duration_since(at).ok())
        };
        if entry.file_name().to_str().is_some_and(is_ours) && age().is_some_and(|age| age > ABANDONED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A temporary file with the permissions of any new file, or as a secret until it has its rights.
fn temporary_file(folder: &Path, is_secret: bool) -> std::io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    if let Some(permissions) = ordinary_permissions().filter(|_| !is_secret) {
        builder.permissions(permissions);
    }
    builder.tempfile_in(folder)
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such permissions")]
fn ordinary_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    // The system takes the user's mask off.
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn ordinary_permissions() -> Option<Permissions> {
    None
}

/// Where the bytes are to go when `path` is a symbolic link, possibly to a link, possibly to nothing yet.
fn behind_links(path: &Path) -> Result<PathBuf, StorageError> {
    /// As many links as Linux follows.
    const MAX_LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(StorageError::Disk("too many links".to_owned()))
}

/// The folder that a path is in; a bare name is in the current one.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Forces the new name to the disk. The file is whole already, so a system that cannot do this loses nothing.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
