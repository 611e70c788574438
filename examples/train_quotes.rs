//! Learns the parameters in `assets/model/quotes.bin` from articles whose attributions were marked by hand.
//!
//! ```sh
//! cargo run --release --features training --example train_quotes -- polnear.dev.jsonl assets/model/quotes.bin
//! ```
//!
//! The data is one JSON object a line: `{"id","text","quotes":[{"start","end","speaker_start","speaker_end",
//! "cue_start","cue_end"}]}`, offsets in characters of `text`.
//! `--hold-out 0` (to 4) leaves out the fifth of the articles that `measure_quotes --hold-out 0` measures on.
//! The same data give the same bytes.

#![expect(clippy::print_stderr, reason = "a program of the command line says what it does")]

use std::error::Error;
use std::path::PathBuf;

use precis::analysis::training::{LabelledArticle, LabelledAttribution, Settings, train};
use precis::model::Span;
use serde_json::Value;

#[path = "support/held_out.rs"]
mod held_out;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = Vec::new();
    let mut hold_out = None;
    let mut settings = Settings::default();
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or("a value is missing");
        match argument.as_str() {
            "--hold-out" => hold_out = Some(value()?.parse()?),
            "--epochs" => settings.epochs = value()?.parse()?,
            "--min-count" => settings.min_count = value()?.parse()?,
            "--rate" => settings.rate = value()?.parse()?,
            "--boldness" => settings.boldness = value()?.parse()?,
            "--dropout" => settings.dropout = value()?.parse()?,
            "--decay" => settings.decay = value()?.parse()?,
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    let [data, target] = paths.as_slice() else {
        return Err("usage: train_quotes DATA.jsonl MODEL.bin [--hold-out FIFTH]".into());
    };
    let mut articles = Vec::new();
    for line in std::fs::read_to_string(data)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        let id = line["id"].as_str().ok_or("an article has no id")?;
        if !hold_out.is_some_and(|fifth| held_out::is_held_out(id, fifth)) {
            articles.push(labelled(&line)?);
        }
    }
    let bytes = train(&articles, settings, &mut |message| eprintln!("{message}"));
    std::fs::write(target, &bytes)?;
    eprintln!("{}: {} bytes", target.display(), bytes.len());
    Ok(())
}

fn labelled(line: &Value) -> Result<LabelledArticle, Box<dyn Error>> {
    let text = line["text"].as_str().ok_or("an article has no text")?.to_owned();
    // Offsets count characters; spans count bytes.
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let span = |quote: &Value, start: &str, end: &str| {
        let place = |name: &str| quote[name].as_u64().and_then(|at| bytes.get(at as usize).copied());
        Some(Span::new(place(start)?, place(end)?))
    };
    let quotes = line["quotes"].as_array().ok_or("an article has no quotes")?;
    let attributions = quotes
        .iter()
        .filter_map(|quote| {
            Some(LabelledAttribution {
                content: span(quote, "start", "end")?,
                source: span(quote, "speaker_start", "speaker_end"),
                cue: span(quote, "cue_start", "cue_end"),
            })
        })
        .collect();
    Ok(LabelledArticle { text, attributions })
}
