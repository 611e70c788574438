//! What supports an item.

use super::{ArticleId, Span};

/// A place in an article that supports a finding or an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The article that the passage stands in.
    pub article: ArticleId,
    /// Where in its cleaned text.
    pub span: Span,
}
