//! The way from bytes to an article.

use std::sync::Arc;

use super::{Cleaning, Hint, ImportError};
use crate::model::{Article, ArticleId, Metadata, SourceFormat};

/// Reads an article from `bytes`.
///
/// # Errors
///
/// [`ImportError`] says why there is no article: the bytes are empty, are no text, or hold no sentence.
pub fn import(bytes: &[u8], hint: &Hint) -> Result<Article, ImportError> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let text = match hint.cleaning {
        Cleaning::Verbatim => text,
        Cleaning::Clean => {
            text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        }
    };
    Ok(Article {
        id: ArticleId::of_bytes(bytes),
        file: hint.file.clone(),
        stated: Metadata::default(),
        text,
        removed: Vec::new(),
        source: Arc::from(bytes),
        format: SourceFormat::Text,
    })
}
