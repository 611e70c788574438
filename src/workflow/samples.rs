//! Small articles and findings for the tests of this room.

use std::sync::Arc;

use crate::model::{
    Article, ArticleId, Attribution, Difference, DifferenceKind, DifferenceValue, Event, Evidence, FindingId,
    KeyPoint, Mention, Metadata, Quote, QuoteKind, SourceFormat, Span, Speaker,
};

/// An article whose text is `text`.
pub(crate) fn article(text: &str, title: Option<&str>) -> Arc<Article> {
    Arc::new(Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated: Metadata { title: title.map(str::to_owned), ..Metadata::default() },
        text: text.to_owned(),
        removed: Vec::new(),
        source: text.as_bytes().into(),
        format: SourceFormat::Text,
    })
}

pub(crate) fn place(article: &Article, words: &str) -> Evidence {
    let start = article.text.find(words).unwrap();
    Evidence { article: article.id.clone(), span: Span::new(start, start + words.len()) }
}

pub(crate) fn quote(article: &Article, words: &str, name: Option<&str>, score: f64) -> Quote {
    let content = place(article, words);
    let speaker = name.map(|name| Speaker {
        mention: Mention { text: name.into(), span: Span::default() },
        attribution: Attribution { name: Some(name.into()), role: None },
    });
    Quote {
        id: FindingId::anchored("quote", &content.article, content.span),
        marked: vec![content.span],
        content,
        kind: QuoteKind::Direct,
        speaker,
        cue: None,
        cluster: None,
        score,
    }
}

pub(crate) fn point(article: &Article, words: &str, score: f64) -> KeyPoint {
    let place = place(article, words);
    KeyPoint {
        id: FindingId::anchored("point", &place.article, place.span),
        aliases: Vec::new(),
        text: words.into(),
        score,
        evidence: vec![place],
        undated: false,
    }
}

pub(crate) fn event(article: &Article, words: &str, date: &str) -> Event {
    let place = place(article, words);
    Event {
        id: FindingId::anchored("event", &place.article, place.span),
        aliases: Vec::new(),
        date: date.parse().ok(),
        text: words.into(),
        evidence: vec![place],
    }
}

/// A difference whose values are these words of these articles.
pub(crate) fn difference(kind: DifferenceKind, values: &[(&Article, &str)]) -> Difference {
    let value = |(article, words): &(&Article, &str)| DifferenceValue {
        text: (*words).to_owned(),
        evidence: vec![place(article, words)],
        compatible: false,
    };
    let first = place(values[0].0, values[0].1);
    Difference {
        id: FindingId::anchored(kind.as_str(), &first.article, first.span),
        aliases: Vec::new(),
        kind,
        topic: values[0].1.into(),
        values: values.iter().map(value).collect(),
    }
}
