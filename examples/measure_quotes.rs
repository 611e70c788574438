//! Writes the attributions of every article of a JSON-lines file, for a scorer to read.
//!
//! ```sh
//! cargo run --release --features training --example measure_quotes -- IN.jsonl OUT.jsonl [--model MODEL.bin] [--hold-out FIFTH]
//! ```
//!
//! With `--hold-out 0` (to 4) only the articles that `train_quotes --hold-out 0` did not learn from are written.

#![expect(clippy::print_stderr, reason = "a program of the command line says what it does")]

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

use precis::analysis::training::{Model, attributions};
use precis::model::Span;
use serde_json::{Value, json};

#[path = "support/held_out.rs"]
mod held_out;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = Vec::new();
    let mut hold_out = None;
    let mut model = None;
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--hold-out" => hold_out = Some(rest.next().ok_or("a value is missing")?.parse()?),
            "--model" => {
                let bytes = std::fs::read(rest.next().ok_or("a value is missing")?)?;
                model = Some(Model::from_bytes(&bytes).ok_or("this is no model")?);
            }
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    let [data, target] = paths.as_slice() else {
        return Err("usage: measure_quotes IN.jsonl OUT.jsonl [--model MODEL.bin] [--hold-out FIFTH]".into());
    };
    let model = model.as_ref().unwrap_or_else(|| Model::shipped());
    let mut out = std::io::BufWriter::new(std::fs::File::create(target)?);
    let mut spent = std::time::Duration::ZERO;
    let mut bytes = 0;
    for line in std::fs::read_to_string(data)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        let id = line["id"].as_str().ok_or("an article has no id")?;
        if hold_out.is_some_and(|fifth| !held_out::is_held_out(id, fifth)) {
            continue;
        }
        let text = line["text"].as_str().ok_or("an article has no text")?;
        let start = std::time::Instant::now();
        let found = attributions(text, model);
        spent += start.elapsed();
        bytes += text.len();
        let places = Places::new(text);
        let quotes: Vec<Value> = found
            .iter()
            .map(|quote| {
                let speaker = quote.source.map(|source| {
                    json!({"text": source.of(text), "start": places.of(source.start), "end": places.of(source.end), "name": quote.who.name})
                });
                let Span { start, end } = quote.content;
                json!({"start": places.of(start), "end": places.of(end), "kind": quote.kind.as_str(), "text": quote.content.of(text),
                    "cue": quote.cue.and_then(|cue| cue.of(text)), "speaker": speaker})
            })
            .collect();
        writeln!(out, "{}", json!({"id": id, "quotes": quotes}))?;
    }
    eprintln!("{bytes} bytes in {spent:?}");
    Ok(())
}

/// Character offsets of byte offsets.
struct Places(Vec<usize>);

impl Places {
    fn new(text: &str) -> Self {
        let mut places = vec![0; text.len() + 1];
        let mut count = 0;
        for (at, c) in text.char_indices() {
            places[at] = count;
            count += 1;
            places[at + c.len_utf8()] = count;
        }
        Self(places)
    }

    fn of(&self, byte: usize) -> usize {
        self.0[byte]
    }
}
