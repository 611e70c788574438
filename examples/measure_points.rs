//! Measures the analysis on files of the evaluation sets, or prints what it proposes for articles, for reading by eye.
//!
//! ```text
//! cargo run --example measure_points -- pairs IN.jsonl OUT.jsonl
//! cargo run --example measure_points -- words 100 IN.jsonl OUT.jsonl
//! cargo run --example measure_points -- scale 100 1000 10000
//! cargo run --example measure_points -- add IN.jsonl
//! cargo run --example measure_points -- articles FILE…
//! ```

#![expect(clippy::print_stdout, reason = "an example prints what it measured")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use precis::analysis::{Analyst, Source, analyse, same_claim, summary};
use precis::import::{Hint, import};
use precis::model::{Article, ArticleId, Evidence, Metadata, SourceFormat};
use serde_json::{Value, json};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["pairs", input, output] => pairs(input, output),
        ["words", count, input, output] => summaries(count.parse()?, input, output),
        ["scale", counts @ ..] => scale(counts),
        ["add", input] => add(input),
        ["articles", files @ ..] => articles(files),
        _ => Err("pairs IN OUT, or articles FILE…".into()),
    }
}

fn pairs(input: &str, output: &str) -> Outcome {
    let mut out = String::new();
    for line in std::fs::read_to_string(input)?.lines() {
        let pair: Value = serde_json::from_str(line)?;
        let word = |key: &str| pair.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let likeness = same_claim(&word("a"), &word("b"));
        writeln!(out, "{}", json!({"id": word("id"), "score": likeness.score, "same": likeness.same}))?;
    }
    Ok(std::fs::write(output, out)?)
}

/// How long so many one-line articles take.
fn scale(counts: &[&str]) -> Outcome {
    for count in counts {
        let articles: Vec<Arc<Article>> = (0..count.parse::<usize>()?)
            .map(|number| {
                let town = ["Bergen", "Narvik", "Tromso", "Alta", "Bodo"].get(number % 5).unwrap_or(&"");
                Arc::new(verbatim(&format!(
                    "The council of {town} approved plan {number} for the harbour on Monday, “a new phase”, Ann Holm said."
                )))
            })
            .collect();
        let start = Instant::now();
        let findings = analyse(&articles);
        println!("{count} articles: {:?}, {} points", start.elapsed(), findings.key_points.len());
    }
    Ok(())
}

/// How long the first set of a file takes without its last article, and then with it.
fn add(input: &str) -> Outcome {
    let text = std::fs::read_to_string(input)?;
    let set: Value = serde_json::from_str(text.lines().next().ok_or("the file is empty")?)?;
    let documents = set.get("documents").and_then(Value::as_array).ok_or("there are no documents")?;
    let sources: Vec<Source> = documents
        .iter()
        .filter_map(Value::as_str)
        .map(|text| Source::stated(&Arc::new(verbatim(text))))
        .collect();
    let (_, before) = sources.split_last().ok_or("there are no documents")?;
    let mut analyst = Analyst::default();
    let start = Instant::now();
    analyst.analyse(before);
    println!("{} articles: {:?}", before.len(), start.elapsed());
    for _ in 0..5 {
        analyst.analyse(before);
        let start = Instant::now();
        analyst.analyse(&sources);
        println!("one more: {:?}", start.elapsed());
    }
    Ok(())
}

fn summaries(words: usize, input: &str, output: &str) -> Outcome {
    let mut out = String::new();
    for line in std::fs::read_to_string(input)?.lines() {
        let set: Value = serde_json::from_str(line)?;
        let documents = set.get("documents").and_then(Value::as_array).cloned().unwrap_or_default();
        let articles: Vec<Arc<Article>> =
            documents.iter().filter_map(Value::as_str).map(|text| Arc::new(verbatim(text))).collect();
        writeln!(out, "{}", json!({"id": set.get("id"), "summary": summary(&articles, words)}))?;
    }
    Ok(std::fs::write(output, out)?)
}

fn verbatim(text: &str) -> Article {
    Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated: Metadata::default(),
        text: text.to_owned(),
        removed: Vec::new(),
        source: text.as_bytes().into(),
        format: SourceFormat::Text,
    }
}

fn articles(files: &[&str]) -> Outcome {
    let mut articles: Vec<Arc<Article>> = Vec::new();
    for file in files {
        articles.push(Arc::new(import(&std::fs::read(file)?, &Hint::default())?));
    }
    let first = Instant::now();
    let findings = analyse(&articles);
    let again = Instant::now();
    let same = analyse(&articles) == findings;
    println!("== {:?}, and again {:?}, the same: {same}", again.duration_since(first), again.elapsed());
    let number = |id: &ArticleId| articles.iter().position(|article| &article.id == id).unwrap_or_default();
    let show = |evidence: &Evidence| {
        let at = number(&evidence.article);
        let text = articles.get(at).and_then(|article| evidence.span.of(&article.text)).unwrap_or_default();
        println!("      {at} {text}");
    };
    println!("== points");
    for point in &findings.key_points {
        let from: Vec<usize> = point.evidence.iter().map(|evidence| number(&evidence.article)).collect();
        println!(
            "\n{:.3} {from:?} {}{}",
            point.score,
            point.text,
            if point.undated { " (undated)" } else { "" }
        );
        point.evidence.iter().skip(1).for_each(show);
    }
    println!("\n== quotes");
    for quote in &findings.quotes {
        let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.attribution.name.as_deref());
        println!(
            "{:?} {speaker:?} cluster {:?}",
            quote.kind,
            quote.cluster.as_ref().map(ToString::to_string)
        );
        show(&quote.content);
    }
    println!("\n== events");
    for event in &findings.events {
        println!("{:?} {}", event.date.map(|date| date.to_string()), event.text);
        event.evidence.iter().skip(1).for_each(show);
    }
    println!("\n== differences");
    for difference in &findings.differences {
        println!("{} | {}", difference.kind.as_str(), difference.topic);
        for value in &difference.values {
            println!("   “{}”", value.text);
            value.evidence.iter().for_each(show);
        }
    }
    println!("\n== origins");
    for group in &findings.origins.groups {
        println!("{:?} {}", group.articles.iter().map(number).collect::<Vec<_>>(), group.reason);
    }
    Ok(())
}
