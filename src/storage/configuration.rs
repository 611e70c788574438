//! What the user keeps in the configuration folder: templates and a house style.

use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::{StorageError, read_bytes};

/// A file that the user keeps for the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFile {
    /// The path of the file.
    pub path: PathBuf,
    /// Its bytes, or why they cannot be read.
    pub bytes: Result<Vec<u8>, StorageError>,
}

impl UserFile {
    /// Reads the file at a path.
    pub fn read(path: PathBuf) -> Self {
        let bytes = read_bytes(&path);
        Self { path, bytes }
    }
}

/// The user's configuration folder; `None` if the system names no such folder.
pub fn configuration_folder() -> Option<PathBuf> {
    ProjectDirs::from("", "", "precis").map(|folders| folders.config_dir().to_owned())
}

/// The files in the folder's subfolder `templates` whose names end in `.toml`, in the order of their names.
///
/// A subfolder that is not there holds none; one that cannot be read is given in their place.
pub fn template_files(folder: &Path) -> Vec<UserFile> {
    let templates = folder.join("templates");
    let entries = match fs::read_dir(&templates).map_err(|err| StorageError::reading(&err)) {
        Ok(entries) => entries,
        Err(StorageError::NotFound) => return Vec::new(),
        Err(err) => return vec![UserFile { path: templates, bytes: Err(err) }],
    };
    let is_template =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_template).collect();
    paths.sort();
    paths.into_iter().map(UserFile::read).collect()
}

/// The folder's file `house.toml`, if there is one.
pub fn house_file(folder: &Path) -> Option<UserFile> {
    let file = UserFile::read(folder.join("house.toml"));
    (file.bytes != Err(StorageError::NotFound)).then_some(file)
}
