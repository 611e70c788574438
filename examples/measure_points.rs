//! Prints what the analysis proposes for the articles named on the command line, for reading by eye.
//! A measuring tool: its output is for people.
#![expect(clippy::print_stdout, reason = "an example prints what it measured")]

use std::collections::BTreeSet;
use std::sync::Arc;

use precis::model::{Article, ArticleId, Metadata, SourceFormat};

fn main() {
    let articles: Vec<Arc<Article>> = std::env::args()
        .skip(1)
        .filter_map(|path| std::fs::read(path).ok())
        .map(|bytes| {
            let mut seen = BTreeSet::new();
            let text: Vec<String> = String::from_utf8_lossy(&bytes)
                .lines()
                .map(|line| line.replace("**", ""))
                .filter(|line| {
                    line.ends_with(['.', '”', '"'])
                        && seen.insert(line.clone())
                        && !line.starts_with("Follow our")
                })
                .collect();
            Arc::new(Article {
                id: ArticleId::of_bytes(&bytes),
                file: None,
                stated: Metadata::default(),
                text: text.join("\n"),
                removed: Vec::new(),
                source: bytes.into(),
                format: SourceFormat::Text,
            })
        })
        .collect();
    let findings = precis::analysis::analyse(&articles);
    let number = |id: &ArticleId| articles.iter().position(|article| &article.id == id).unwrap_or_default();
    for point in &findings.key_points {
        let from: Vec<usize> = point.evidence.iter().map(|evidence| number(&evidence.article)).collect();
        println!("\n{:.3} {from:?} {}", point.score, point.text);
        for evidence in point.evidence.iter().skip(1) {
            let text =
                articles.get(number(&evidence.article)).and_then(|article| evidence.span.of(&article.text));
            println!("      {} {}", number(&evidence.article), text.unwrap_or_default());
        }
    }
}
