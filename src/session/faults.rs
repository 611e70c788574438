//! What a job may fail of.

use crate::import::ImportError;
use crate::picture::PictureError;
use crate::preview::PreviewError;
use crate::storage::StorageError;
use crate::workflow::RenderError;

/// Where an article came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Provenance {
    /// The file of that name.
    File(String),
    /// The clipboard.
    Paste,
}

/// Why there is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ImportFault {
    /// The file could not be read.
    Reading(StorageError),
    /// Its bytes are no article.
    Importing(ImportError),
    /// It is a briefing.
    IsBriefing,
    /// Reading it broke the importer.
    Panic,
}

/// Why there is no page or no picture of it.
pub(super) enum PageFault {
    /// There is no page.
    Rendering(RenderError),
    /// There is no picture.
    Picturing(PreviewError),
}

/// Why there is no picture.
#[derive(Debug)]
pub(super) enum PictureFault {
    /// The file could not be read.
    Reading(StorageError),
    /// Its bytes are no picture.
    Importing(PictureError),
    /// Reading it broke the reader.
    Panic,
}
