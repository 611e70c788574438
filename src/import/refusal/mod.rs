//! Text that is no article: the source of a document, an export of several, a page that has none to show.
//!
//! Each is refused in words that say what it is and how to come by the article. What only looks like it is let pass:
//! a refusal costs the analyst an article, whereas a line too many can be taken out.

mod exports;
mod pages;
mod sources;

use crate::model::SourceFormat;

/// What `text` is and what to do about it; `None` if it may be an article.
pub(super) fn no_article(text: &str, format: SourceFormat) -> Option<&'static str> {
    sources::document_source(text, format)
        .or_else(|| exports::several(text))
        .or_else(|| pages::empty_page(text))
}
