//! `precis analyze --jsonl` and `--pairs`: many sets of articles, each analysed on its own, or many pairs of sentences,
//! each compared.
//!
//! Lines are read in batches of bounded size, analysed on all cores and written in their order, so memory does not
//! grow with the number of lines.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::failure::named;
use super::output::print_error;
use super::{Failure, contract};
use crate::analysis::{analyse, same_claim, summary};
use crate::model::{Article, ArticleId, Metadata, SourceFormat};

/// A batch ends with the line that fills one of these.
const BATCH_LINES: usize = 256;
const BATCH_BYTES: usize = 8_000_000;
/// How many lines pass between two reports of progress.
const REPORT_LINES: usize = 1_000;

/// One line of the input.
#[derive(Deserialize)]
struct Line {
    id: Value,
    text: Option<String>,
    documents: Option<Vec<String>>,
}

/// One line of a file of pairs.
#[derive(Deserialize)]
struct Pair {
    id: Value,
    a: String,
    b: String,
}

/// What is done with each line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Analyse its articles; with a number of words, add a summary so long.
    Analyse {
        /// How long.
        words: Option<usize>,
    },
    /// Compare its two sentences.
    Compare,
}

/// One line of the output.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Analysis {
        id: Value,
        #[serde(flatten)]
        analysis: contract::Analysis,
        #[serde(skip_serializing_if = "Option::is_none")]
        summary: Option<String>,
    },
    Likeness {
        id: Value,
        score: f64,
        same: bool,
    },
    Error {
        id: Value,
        error: String,
    },
}

/// Does `work` for every line of `input` and writes one line each to `output`.
pub(super) fn bulk(input: &Path, output: &Path, work: Work) -> Result<(), Failure> {
    // Opening the output empties it, so it must not be the input.
    if let (Ok(from), Ok(to)) = (fs::canonicalize(input), fs::canonicalize(output))
        && from == to
    {
        return Err(Failure::usage(format!(
            "{} is both the input and the output; nothing was changed; give the output another name.",
            named(input)
        )));
    }
    let reading = |err: std::io::Error| {
        Failure::new(format!(
            "{} could not be read, the system says: {err}; it is unchanged; give a file of one JSON object a line.",
            named(input)
        ))
    };
    let writing = |err: std::io::Error| {
        Failure::new(format!(
            "{} could not be written, the system says: {err}; the input is unchanged; give another place.",
            named(output)
        ))
    };
    let mut lines = BufReader::new(File::open(input).map_err(reading)?);
    let mut out = BufWriter::new(File::create(output).map_err(writing)?);
    let (mut done, mut failed, mut reported) = (0, 0, 0);
    loop {
        let batch = read_batch(&mut lines).map_err(reading)?;
        if batch.is_empty() {
            break;
        }
        let answers: Vec<(bool, Vec<u8>)> = batch.par_iter().map(|line| answer(line, work)).collect();
        for (ok, bytes) in answers {
            done += 1;
            failed += usize::from(!ok);
            out.write_all(&bytes).map_err(writing)?;
        }
        if done - reported >= REPORT_LINES {
            reported = done;
            print_error(&format!("{done} lines analysed"));
        }
    }
    out.flush().map_err(writing)?;
    print_error(&format!("{done} lines analysed, {failed} of them with an error"));
    Ok(())
}

/// The next lines, without their ends; empty at the end of the input.
fn read_batch(lines: &mut impl BufRead) -> std::io::Result<Vec<Vec<u8>>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        bytes += line.len();
        if line.ends_with(b"\n") {
            line.pop();
        }
        batch.push(line);
    }
    Ok(batch)
}

/// The answer to one line, with its line end, and whether the line was good.
fn answer(line: &[u8], work: Work) -> (bool, Vec<u8>) {
    let answer = match work {
        Work::Analyse { words } => match serde_json::from_slice::<Line>(line) {
            Ok(Line { id, text: Some(text), documents: None }) => analysed(id, vec![text], words),
            Ok(Line { id, text: None, documents: Some(documents) }) => analysed(id, documents, words),
            Ok(Line { id, .. }) => {
                Answer::Error { id, error: "the line needs either “text” or “documents”".to_owned() }
            }
            Err(err) => Answer::Error { id: id_of(line), error: err.to_string() },
        },
        Work::Compare => match serde_json::from_slice::<Pair>(line) {
            Ok(Pair { id, a, b }) => {
                let likeness = same_claim(&a, &b);
                Answer::Likeness { id, score: likeness.score, same: likeness.same }
            }
            Err(err) => Answer::Error { id: id_of(line), error: err.to_string() },
        },
    };
    let ok = !matches!(answer, Answer::Error { .. });
    let mut bytes =
        serde_json::to_vec(&answer).unwrap_or_else(|_| b"{\"id\":null,\"error\":\"no answer\"}".to_vec());
    bytes.push(b'\n');
    (ok, bytes)
}

/// The identity of a line that is JSON but not what it should be.
fn id_of(line: &[u8]) -> Value {
    serde_json::from_slice::<Value>(line)
        .ok()
        .and_then(|mut line| line.get_mut("id").map(Value::take))
        .unwrap_or_default()
}

fn analysed(id: Value, texts: Vec<String>, words: Option<usize>) -> Answer {
    // The same text twice is one article, as it is everywhere.
    let mut known = BTreeSet::new();
    let articles = texts.into_iter().map(article).filter(|article| known.insert(article.id.clone()));
    let articles: Vec<Arc<Article>> = articles.map(Arc::new).collect();
    let findings = analyse(&articles);
    let summary = words.map(|words| summary(&articles, words));
    Answer::Analysis { id, analysis: contract::Analysis::new(&articles, &findings), summary }
}

/// The text as an article, exactly as it is, so that offsets count in the line's own text.
fn article(text: String) -> Article {
    Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated: Metadata::default(),
        source: text.as_bytes().into(),
        text,
        removed: Vec::new(),
        format: SourceFormat::Text,
    }
}
