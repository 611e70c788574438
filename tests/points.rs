//! Key points through the public door.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing")]

use std::sync::Arc;

use precis::analysis::analyse;
use precis::model::{Article, ArticleId, Fidelity, Metadata, SourceFormat, fidelity};

fn article(text: &str) -> Arc<Article> {
    Arc::new(Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated: Metadata::default(),
        text: text.to_owned(),
        removed: Vec::new(),
        source: text.as_bytes().into(),
        format: SourceFormat::Text,
    })
}

fn sample() -> Vec<Arc<Article>> {
    let mut files: Vec<_> =
        std::fs::read_dir("assets/sample").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|path| article(&std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_point_is_verbatim_in_the_place_it_names_first() {
    let articles = sample();
    let findings = analyse(&articles);
    assert!(findings.key_points.len() >= 10);
    for point in &findings.key_points {
        let first = &point.evidence[0];
        let source = articles.iter().find(|article| article.id == first.article).unwrap();
        let words = first.span.of(&source.text).unwrap();
        assert_eq!(fidelity(&point.text, [words]), Fidelity::Verbatim, "{}", point.text);
        for evidence in &point.evidence {
            let source = articles.iter().find(|article| article.id == evidence.article).unwrap();
            assert!(evidence.span.of(&source.text).is_some_and(|words| !words.is_empty()));
        }
    }
}

#[test]
fn a_claim_of_two_articles_is_one_point_with_both_as_evidence() {
    let one = article(
        "Norway has signed the fisheries treaty with Iceland. Cod stocks are at a record low this decade.",
    );
    let two = article(
        "The fisheries treaty between Norway and Iceland was signed on Monday by Norway. Prices of wheat fell again.",
    );
    let findings = analyse(&[one.clone(), two.clone()]);
    let treaty = &findings.key_points[0];
    assert!(treaty.text.contains("treaty"));
    assert_eq!(treaty.evidence.len(), 2);
    assert_eq!(findings.key_points.iter().filter(|point| point.text.contains("treaty")).count(), 1);
}

#[test]
fn nothing_in_gives_nothing_out() {
    assert!(analyse(&[]).key_points.is_empty());
    assert!(analyse(&[article("Heading only")]).key_points.is_empty());
    assert!(analyse(&[article("\u{1f600}\u{1f600} “ ” \" «")]).key_points.is_empty());
}
