//! Any bytes as articles: analysis answers, and every place it names lies on character boundaries of its article.
//!
//! ```sh
//! cargo install cargo-fuzz
//! cargo +nightly fuzz run --fuzz-dir tests/fuzz analysis
//! ```
//!
//! The bytes are read as UTF-8 with what is none replaced, and a form feed begins another article.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use precis::analysis::{analyse, same_claim};
use precis::model::{Article, ArticleId, Evidence, Metadata, SourceFormat, Span};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let articles: Vec<Arc<Article>> =
        text.split('\u{c}').take(6).map(|text| Arc::new(article(text))).collect();
    let findings = analyse(&articles);
    let text_of = |place: &Evidence| {
        let found = articles.iter().find(|article| article.id == place.article);
        &found.expect("a place is in one of the articles").text
    };
    let check = |text: &str, span: Span| assert!(span.of(text).is_some(), "{span:?} of {text:?}");
    for quote in &findings.quotes {
        let text = text_of(&quote.content);
        check(text, quote.content.span);
        quote.marked.iter().for_each(|span| check(text, *span));
        let speaker = quote.speaker.iter().map(|speaker| &speaker.mention);
        speaker
            .chain(&quote.cue)
            .for_each(|mention| assert_eq!(mention.span.of(text), Some(mention.text.as_str())));
    }
    findings.stretches.iter().for_each(|stretch| check(text_of(&stretch.place), stretch.place.span));
    let points = findings.key_points.iter().flat_map(|point| &point.evidence);
    let events = findings.events.iter().flat_map(|event| &event.evidence);
    let values = findings.differences.iter().flat_map(|difference| &difference.values);
    let places = points.chain(events).chain(values.flat_map(|value| &value.evidence));
    places.for_each(|place| check(text_of(place), place.span));
    if let [one, other, ..] = articles.as_slice() {
        let score = same_claim(&one.text, &other.text).score;
        assert!((0.0..=1.0).contains(&score), "{score}");
    }
});

fn article(text: &str) -> Article {
    Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated: Metadata::default(),
        source: text.as_bytes().into(),
        text: text.to_owned(),
        removed: Vec::new(),
        format: SourceFormat::Text,
    }
}
