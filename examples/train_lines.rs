//! Learns the parameters in `assets/lines/lines.bin` from lines whose kinds are known, or measures what would be
//! learned on lines of places that it was not learned from.
//!
//! ```sh
//! cargo run --release --features training --example train_lines -- lines.jsonl examples/support/lines.txt --out assets/lines/lines.bin
//! cargo run --release --features training --example train_lines -- lines.jsonl examples/support/lines.txt --folds 5
//! ```
//!
//! The data is one JSON object an article: `{"group","lines":[[text,kind or null]]}`, or a text with `kind`, a tab and
//! the line, and a blank line between articles. The same data give the same bytes.

#![expect(clippy::print_stdout, reason = "a program of the command line says what it does")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use precis::lines::training::{LabelledLines, LineKind, Settings, told, train};
use serde_json::Value;

#[path = "support/held_out.rs"]
mod held_out;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let (mut out, mut settings, mut show) = (None, Settings::default(), 0.5_f32);
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or("a value is missing");
        match argument.as_str() {
            "--out" => out = Some(PathBuf::from(value()?)),
            "--epochs" => settings.epochs = value()?.parse()?,
            "--rate" => settings.rate = value()?.parse()?,
            "--decay" => settings.decay = value()?.parse()?,
            "--min-groups" => settings.min_groups = value()?.parse()?,
            "--show" => show = value()?.parse()?,
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    let mut articles = Vec::new();
    for path in &paths {
        articles.extend(read(path)?);
    }
    match out {
        Some(out) => {
            let bytes = train(&articles, settings);
            std::fs::write(&out, &bytes)?;
            println!("{}: {} bytes", out.display(), bytes.len());
        }
        None => measure(&articles, settings, show),
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<LabelledLines>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    let kind = |name: &str| name.parse::<LineKind>().map_err(|_| format!("no kind of line: {name}"));
    let mut articles = Vec::new();
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        for line in text.lines() {
            let line: Value = serde_json::from_str(line)?;
            let group = line["group"].as_str().ok_or("an article has no group")?.to_owned();
            let mut lines = Vec::new();
            for pair in line["lines"].as_array().ok_or("an article has no lines")? {
                let words = pair[0].as_str().ok_or("a line has no text")?.to_owned();
                lines.push((words, pair[1].as_str().map(kind).transpose()?));
            }
            let weight = line["weight"].as_f64().unwrap_or(1.0) as f32;
            articles.push(LabelledLines { group, lines, weight });
        }
        return Ok(articles);
    }
    for (number, block) in text.split("\n\n").enumerate() {
        let mut lines = Vec::new();
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let (name, words) = line.split_once('\t').ok_or("a line has no tab")?;
            lines.push((words.to_owned(), Some(kind(name)?)));
        }
        articles.push(LabelledLines { group: format!("own {number}"), lines, weight: 1.0 });
    }
    Ok(articles)
}

/// Learns from four fifths and measures on the other, five times.
fn measure(articles: &[LabelledLines], settings: Settings, show: f32) {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut shares: Vec<(f32, bool, String)> = Vec::new();
    for fifth in 0..5 {
        let is_held_out = |article: &&LabelledLines| held_out::is_held_out(&article.group, fifth);
        let (held_out, learned): (Vec<_>, Vec<_>) = articles.iter().partition(is_held_out);
        let bytes = train(&learned.into_iter().cloned().collect::<Vec<_>>(), settings);
        for article in held_out {
            let lines: Vec<&str> = article.lines.iter().map(|(line, _)| line.as_str()).collect();
            for ((found, share), (line, kind)) in told(&bytes, &lines).into_iter().zip(&article.lines) {
                let Some(kind) = kind else { continue };
                *counts.entry((format!("{kind:?}"), format!("{found:?}"))).or_default() += 1;
                let is_body = *kind == LineKind::Body;
                let text = format!("{:.2} {} {kind:?} as {found:?}: {line}", share, article.group);
                shares.push((share, is_body, text));
            }
        }
    }
    for ((kind, found), count) in &counts {
        println!("{kind:>10} as {found:<10} {count}");
    }
    for limit in [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98] {
        let of = |body: bool| shares.iter().filter(move |(_, is_body, _)| *is_body == body);
        let over = |body: bool| of(body).filter(|(share, ..)| *share >= limit).count();
        println!(
            "no prose with {limit}: {} of {} others, {} of {} lines of prose",
            over(false),
            of(false).count(),
            over(true),
            of(true).count()
        );
    }
    shares
        .iter()
        .filter(|(share, is_body, _)| (*share >= show) == *is_body)
        .for_each(|(.., text)| println!("{text}"));
}
