//! Articles, the places in them, and what is taken from there.

use std::sync::Arc;

use precis::import::{Hint, import, samples};
use precis::model::{
    Article, ArticleEntry, ArticleId, Attribution, Evidence, FindingId, Metadata, PointItem, QuoteItem,
    QuoteKind, SourceFormat, Span,
};

/// An article of this text alone, which states that about itself.
pub(crate) fn article(text: &str, stated: Metadata) -> Article {
    Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated,
        text: text.to_owned(),
        removed: Vec::new(),
        source: text.as_bytes().into(),
        format: SourceFormat::Text,
    }
}

/// Such an article in a briefing, ticked.
pub(crate) fn entry(text: &str, stated: Metadata) -> ArticleEntry {
    let article = Arc::new(article(text, stated));
    ArticleEntry { metadata: article.stated.clone(), article, included: true }
}

/// The article that the program reads from a text.
pub(crate) fn imported(text: &str) -> Arc<Article> {
    Arc::new(import(text.as_bytes(), &Hint::default()).unwrap())
}

/// The articles of the sample pack, imported as the program imports them.
pub(crate) fn sample_articles() -> Vec<Arc<Article>> {
    samples().into_iter().map(|(_, bytes)| Arc::new(import(bytes, &Hint::default()).unwrap())).collect()
}

/// Where these words first stand in an article.
pub(crate) fn place_in(article: &Article, words: &str) -> Evidence {
    let start = article.text.find(words).unwrap();
    Evidence { article: article.id.clone(), span: Span::new(start, start + words.len()) }
}

/// Where these words first stand in an [`article`] of that text.
pub(crate) fn place(text: &str, words: &str) -> Evidence {
    place_in(&article(text, Metadata::default()), words)
}

pub(crate) fn speaker(name: Option<&str>, role: Option<&str>) -> Attribution {
    Attribution { name: name.map(str::to_owned), role: role.map(str::to_owned) }
}

/// A point whose words give it its id.
pub(crate) fn point(text: &str, evidence: Vec<Evidence>) -> PointItem {
    PointItem { id: FindingId::from_text(text), text: text.to_owned(), evidence }
}

/// A direct quote whose words give it its id.
pub(crate) fn quote(text: &str, evidence: Vec<Evidence>, speaker: Attribution) -> QuoteItem {
    let id = FindingId::from_text(text);
    QuoteItem { id, text: text.to_owned(), kind: QuoteKind::Direct, evidence, speaker }
}
