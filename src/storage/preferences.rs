//! What the program remembers between two runs.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{StorageError, configuration_folder, read_bytes, write_atomically};

/// What the program remembers between two runs. It is a convenience: without it everything works.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The folder of the file that was last chosen.
    pub last_folder: Option<PathBuf>,
    /// Whether the sample pack has been shown.
    pub sample_shown: bool,
}

/// The file of the preferences in the user's configuration folder; `None` if the system names no such folder.
pub fn preferences_file() -> Option<PathBuf> {
    configuration_folder().map(|folder| folder.join("preferences.json"))
}

impl Preferences {
    /// Reads preferences; a file that is missing or cannot be read gives those of a first run.
    pub fn load(file: &Path) -> Self {
        read_bytes(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes preferences, with the folder they are in.
    ///
    /// # Errors
    ///
    /// [`StorageError`] if they cannot be written; they are then as they were.
    pub fn save(&self, file: &Path) -> Result<(), StorageError> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|err| StorageError::writing(&err))?;
        }
        let json = serde_json::to_vec_pretty(self).map_err(|err| StorageError::Disk(err.to_string()))?;
        write_atomically(file, &json)
    }
}
