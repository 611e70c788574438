//! The program itself, run as a person or another program runs it.

mod analyze;
mod build;
mod refusals;
mod templates;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use crate::support::programs::{precis, stderr};

/// The sample pack's files.
fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| file.to_str().unwrap().to_owned()).collect()
}

/// What `analyze --format json` says about files.
fn analysis(folder: &Path, arguments: &[&str]) -> Value {
    let output = precis(folder, &[&["analyze", "--format", "json"], arguments].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Fails unless the run ended with `code` and its one complaint holds all of `words`.
fn check_refusal(output: &Output, code: i32, words: &[&str]) {
    let complaint = stderr(output);
    assert_eq!(output.status.code(), Some(code), "{complaint}");
    assert_eq!(complaint.trim_end().lines().count(), 1, "{complaint}");
    assert!(complaint.trim_end().ends_with('.'), "{complaint}");
    for word in words {
        assert!(complaint.contains(word), "“{word}” is not in: {complaint}");
    }
}

/// The characters of a text, white space aside: a page breaks its lines anew, also after a hyphen.
fn characters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Fails unless every span of the analysis holds the text it claims to, counted in characters.
fn check_spans(analysis: &Value) {
    let articles: Vec<(&str, Vec<char>)> = analysis["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| (article["id"].as_str().unwrap(), article["text"].as_str().unwrap().chars().collect()))
        .collect();
    let within = |article: &Value, place: &Value| -> String {
        let (_, text) = articles.iter().find(|(id, _)| article == id).unwrap();
        let [start, end] = ["start", "end"].map(|key| usize::try_from(place[key].as_u64().unwrap()).unwrap());
        text.get(start..end).unwrap().iter().collect()
    };
    for quote in analysis["quotes"].as_array().unwrap() {
        assert_eq!(quote["text"], within(&quote["article"], quote));
        for part in ["speaker", "cue"] {
            if !quote[part].is_null() {
                assert_eq!(quote[part]["text"], within(&quote["article"], &quote[part]));
            }
        }
    }
    for stretch in analysis["stretches"].as_array().unwrap() {
        assert_eq!(stretch["text"], within(&stretch["article"], stretch));
    }
    for list in ["key_points", "events"] {
        for finding in analysis[list].as_array().unwrap() {
            for place in finding["evidence"].as_array().unwrap() {
                assert!(!within(&place["article"], place).trim().is_empty());
            }
        }
    }
}

/// A template that says only what differs from the one-pager.
fn template(id: &str, rest: &str) -> String {
    format!("id = \"{id}\"\nname = \"The {id}\"\nbased_on = \"one-pager\"\n{rest}")
}

/// A short article, as a file of that name.
fn write_article(folder: &Path, name: &str) {
    let text = "Port reopens\n\nThe port of Odesa reopened on Tuesday, the harbour master Ivan Petrenko said. \
        \u{201c}We are ready to receive ships,\u{201d} he told reporters. Exports had stopped for nine days.\n";
    fs::write(folder.join(name), text).unwrap();
}
