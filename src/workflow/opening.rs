//! Opening a briefing, from its own file or out of a page that it travels in.

use std::path::Path;

use crate::export::pdf::{AttachedError, attached};
use crate::storage::format::MIME_TYPE;
use crate::storage::{self, Document, MAX_BYTES, StorageError};

/// A briefing that was read.
#[derive(Debug)]
pub struct Opened {
    /// The briefing.
    pub document: Document,
    /// Whether it came out of a page: then the file it came from is not its own, and it is not saved to it.
    pub from_page: bool,
}

/// Why no briefing was read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read, or is no briefing.
    #[error(transparent)]
    File(#[from] StorageError),
    /// The file is a PDF, and no briefing can be taken out of it.
    #[error(transparent)]
    Page(#[from] AttachedError),
}

/// Reads a briefing from a `.precis` file, or from a PDF that one travels in.
///
/// Which of the two it is, its first bytes tell and not its name.
///
/// # Errors
///
/// [`OpenError`] if the file cannot be read or is neither.
pub fn read_briefing(path: &Path) -> Result<Opened, OpenError> {
    let bytes = storage::read_bytes(path)?;
    let from_page = bytes.starts_with(b"%PDF");
    let most = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
    let bytes = if from_page { attached(&bytes, MIME_TYPE, most)? } else { bytes };
    Ok(Opened { document: storage::from_bytes(&bytes)?, from_page })
}
