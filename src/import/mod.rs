//! Bytes in, an [`Article`](crate::model::Article) out.
//!
//! Decoding, cleaning and reading off what an article states about itself.
//! This room never asks where bytes came from: files, drops, pastes and pages all come in by the same door, so a
//! test can too.

mod error;

pub use error::ImportError;

use crate::model::Article;

/// What is known about bytes before they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// The name of the file they came from, without its folder; its extension tells the format.
    pub file: Option<String>,
    /// Whether to clean the text.
    pub cleaning: Cleaning,
}

/// What to do with the text after decoding it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cleaning {
    /// Take mastheads, repeated headlines and the like out of it.
    #[default]
    Clean,
    /// Leave it exactly as the file has it.
    Verbatim,
}

/// Reads an article from `bytes`.
///
/// # Errors
///
/// [`ImportError`] says why there is no article: the bytes are empty, are no text, or hold no sentence.
pub fn import(bytes: &[u8], hint: &Hint) -> Result<Article, ImportError> {
    let _ = (bytes, hint);
    Err(ImportError::Empty)
}
