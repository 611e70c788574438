//! The entry of the archive that holds the briefing, and what can be wrong in it.

use super::StorageError;
use crate::model::ArticleId;

/// Its path.
pub(super) const BRIEFING: &str = "briefing.json";

/// Something in it is not as the format has it.
pub(super) fn malformed(detail: String) -> StorageError {
    StorageError::Malformed { entry: BRIEFING.to_owned(), detail }
}

/// The identity of an article out of it.
pub(super) fn article_id(text: &str) -> Result<ArticleId, StorageError> {
    ArticleId::parse(text).ok_or_else(|| malformed(format!("“{text}” is no identity of an article")))
}
