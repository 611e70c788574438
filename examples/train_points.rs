//! Learns the weights in `assets/model/points.txt` from sets of articles that were read and labelled by hand.
//!
//! ```sh
//! cargo run --example train_points --features training -- SETS assets/model/points.txt [--decay D] [--folds DIR]
//! ```
//!
//! `SETS` has `NAME.json` (`documents`, and `sentences`: for each its start and end in characters) and
//! `NAME.gold.json` (`facts` with weights; `sentences` by "article.sentence" with `full`, `junk` and `alone`; `lead`).
//! `--folds DIR` also writes, for each set, the points that weights learned from the other sets give.
//! The same data give the same bytes.

#![expect(clippy::print_stderr, reason = "a program of the command line says what it does")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use precis::analysis::training::{
    PointLabel, PointRow, point_rows, point_weights_file, points_by, train_points,
};
use precis::import::{Hint, import};
use precis::model::Article;
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn Error>>;

struct Set {
    name: String,
    articles: Vec<Arc<Article>>,
    /// The place of each article in the set: one without a sentence is left out.
    numbers: Vec<usize>,
    rows: Vec<(PointRow, PointLabel)>,
}

fn main() -> Outcome<()> {
    let mut paths = Vec::new();
    let (mut decay, mut folds) = (0.002, None);
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or("a value is missing");
        match argument.as_str() {
            "--decay" => decay = value()?.parse()?,
            "--folds" => folds = Some(PathBuf::from(value()?)),
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    let [data, target] = paths.as_slice() else {
        return Err("usage: train_points SETS WEIGHTS.txt [--decay D] [--folds DIR]".into());
    };
    let sets = read_sets(data)?;
    let examples = |without: Option<&str>| -> Vec<Vec<(PointRow, PointLabel)>> {
        sets.iter().filter(|set| Some(set.name.as_str()) != without).map(|set| set.rows.clone()).collect()
    };
    if let Some(folder) = folds {
        std::fs::create_dir_all(&folder)?;
        for set in &sets {
            let weights = train_points(&examples(Some(&set.name)), decay);
            let points = points_by(&set.articles, &weights);
            let articles: Vec<Value> = set
                .articles
                .iter()
                .zip(&set.numbers)
                .map(|(article, number)| json!({"id": article.id.as_str(), "file": format!("{}.txt", number + 1), "text": article.text}))
                .collect();
            let place = |text: &str, at: usize| text.get(..at).map_or(0, |head| head.chars().count());
            let points: Vec<Value> = points
                .iter()
                .map(|point| {
                    let evidence: Vec<Value> = point
                        .evidence
                        .iter()
                        .filter_map(|place_of| {
                            let article =
                                set.articles.iter().find(|article| article.id == place_of.article)?;
                            let (start, end) = (place_of.span.start, place_of.span.end);
                            Some(json!({"article": place_of.article.as_str(), "start": place(&article.text, start),
                                "end": place(&article.text, end)}))
                        })
                        .collect();
                    json!({"text": point.text, "evidence": evidence})
                })
                .collect();
            let answer = json!({"articles": articles, "key_points": points, "quotes": [], "events": [], "differences": []});
            std::fs::write(folder.join(format!("{}.json", set.name)), answer.to_string())?;
        }
    }
    std::fs::write(target, point_weights_file(&train_points(&examples(None), decay)))?;
    eprintln!("{}: from {} sets", target.display(), sets.len());
    Ok(())
}

fn read_sets(folder: &Path) -> Outcome<Vec<Set>> {
    let mut names: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".gold.json").map(str::to_owned))
        .collect();
    names.sort();
    names.into_iter().map(|name| read_set(folder, name)).collect()
}

fn read_set(folder: &Path, name: String) -> Outcome<Set> {
    let set: Value = serde_json::from_str(&std::fs::read_to_string(folder.join(format!("{name}.json")))?)?;
    let gold: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join(format!("{name}.gold.json")))?)?;
    let documents = set["documents"].as_array().ok_or("there are no documents")?;
    let mut articles = Vec::new();
    let mut numbers = Vec::new();
    for (number, text) in documents.iter().filter_map(Value::as_str).enumerate() {
        if let Ok(article) = import(text.as_bytes(), &Hint::default()) {
            articles.push(Arc::new(article));
            numbers.push(number);
        }
    }
    let weights: BTreeMap<&str, u64> = gold["facts"]
        .as_array()
        .ok_or("there are no facts")?
        .iter()
        .filter_map(|fact| Some((fact["id"].as_str()?, fact["weight"].as_u64()?)))
        .collect();
    let mut sentences: Vec<Vec<(String, PointLabel)>> = Vec::new();
    for (number, text) in documents.iter().filter_map(Value::as_str).enumerate() {
        let characters: Vec<char> = text.chars().collect();
        let spans = set["sentences"][number].as_array().ok_or("there are no sentences")?;
        let labelled = spans.iter().enumerate().filter_map(|(sentence, span)| {
            let (start, end) = (span[0].as_u64()? as usize, span[1].as_u64()? as usize);
            let words: String = characters.get(start..end)?.iter().collect();
            Some((plain(&words), label(&gold, &weights, &format!("{}.{}", number + 1, sentence + 1))))
        });
        sentences.push(labelled.collect());
    }
    let rows = point_rows(&articles).into_iter().map(|row| {
        let label = articles
            .get(row.article)
            .zip(numbers.get(row.article).and_then(|number| sentences.get(*number)))
            .map(|(article, sentences)| {
                let text = plain(row.span.of(&article.text).unwrap_or_default());
                labelled(&row, &text, sentences)
            });
        (row, label.unwrap_or_default())
    });
    let rows = rows.collect();
    Ok(Set { name, articles, numbers, rows })
}

/// Letters and digits alone, in lower case.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What the sentences of the gold that a row is made of say of it.
fn labelled(row: &PointRow, text: &str, sentences: &[(String, PointLabel)]) -> PointLabel {
    let mut found = PointLabel::default();
    for (sentence, label) in sentences {
        if sentence.len() > 12 && (text.contains(sentence.as_str()) || sentence.contains(text)) {
            found.is_lead |= label.is_lead;
            let worth = match (label.worth < 0.0, row.completed) {
                (true, false) => -label.worth * LEANS_ON_OTHERS,
                (true, true) | (false, _) => label.worth.abs(),
            };
            found.worth = found.worth.max(worth);
        }
    }
    found
}

/// What is left of a sentence's worth if it cannot be understood alone and was not completed.
const LEANS_ON_OTHERS: f64 = 0.3;

/// What the gold says of a sentence; the worth is negative if it cannot stand alone.
fn label(gold: &Value, weights: &BTreeMap<&str, u64>, key: &str) -> PointLabel {
    let entry = &gold["sentences"][key];
    let facts = entry["full"].as_array().map(Vec::as_slice).unwrap_or_default();
    let weight = facts.iter().filter_map(|fact| weights.get(fact.as_str()?)).max().copied().unwrap_or(0);
    let several =
        facts.iter().filter(|fact| fact.as_str().is_some_and(|id| weights.get(id) == Some(&3))).count();
    let worth = match (weight, several) {
        (3, 2..) => 1.0,
        (3, _) => 0.9,
        (2, _) => 0.75,
        _ => 0.0,
    };
    let worth = if entry["junk"].is_string() { 0.0 } else { worth };
    let alone = entry["alone"].as_bool().unwrap_or(true);
    let is_lead = gold["lead"].as_array().is_some_and(|lead| lead.iter().any(|other| other == key));
    PointLabel { is_lead, worth: if alone { worth } else { -worth } }
}
