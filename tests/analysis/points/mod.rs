//! Key points, events, origins and differences through the public door.

mod days;
mod differences;
mod events;
mod evidence;
mod origins;
mod ranking;
mod steadiness;

use std::collections::BTreeSet;
use std::sync::Arc;

use precis::model::{Article, Evidence, KeyPoint, Metadata};

use crate::support::articles;

fn article(text: &str) -> Arc<Article> {
    dated(text, None)
}

fn dated(text: &str, published: Option<&str>) -> Arc<Article> {
    let published = published.map(|date| date.parse().unwrap());
    Arc::new(articles::article(text, Metadata { published, ..Metadata::default() }))
}

fn words<'a>(articles: &'a [Arc<Article>], evidence: &Evidence) -> &'a str {
    let source = articles.iter().find(|article| article.id == evidence.article).unwrap();
    evidence.span.of(&source.text).unwrap()
}

/// The numbers of the articles behind a point.
fn sources(articles: &[Arc<Article>], point: &KeyPoint) -> BTreeSet<usize> {
    let number = |id| articles.iter().position(|article| &article.id == id).unwrap();
    point.evidence.iter().map(|evidence| number(&evidence.article)).collect()
}
