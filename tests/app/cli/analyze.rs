//! `precis analyze`: its contract, its listing for people, and many at once.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::support::files::folder;
use crate::support::programs::{precis, program, stderr, stdout};

use super::{analysis, check_spans, samples, write_article};

fn sample_analysis(options: &[&str]) -> Value {
    let files = samples();
    let arguments: Vec<&str> = files.iter().map(String::as_str).chain(options.iter().copied()).collect();
    analysis(folder().path(), &arguments)
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Fails unless every object of a list has exactly these keys.
fn check_keys(list: &Value, expected: &str) {
    let expected: BTreeSet<&str> = expected.split(' ').collect();
    for value in list.as_array().unwrap() {
        assert_eq!(keys(value), expected);
    }
}

#[test]
fn every_key_of_the_contract_is_always_there() {
    for options in [[].as_slice(), &["--verbatim-text"]] {
        let analysis = sample_analysis(options);
        let top: BTreeSet<&str> =
            ["schema", "articles", "quotes", "stretches", "key_points", "events", "differences"].into();
        assert_eq!(keys(&analysis), top);
        assert_eq!(analysis["schema"], 1);
        let articles = "id file title outlet author published inferred address language text removed";
        check_keys(&analysis["articles"], articles);
        for article in analysis["articles"].as_array().unwrap() {
            check_keys(&article["removed"], "text reason");
        }
        check_keys(&analysis["quotes"], "id article start end text kind speaker cue cluster");
        let quotes = analysis["quotes"].as_array().unwrap();
        for quote in quotes {
            assert!(["direct", "mixed", "indirect"].contains(&quote["kind"].as_str().unwrap()));
            if !quote["speaker"].is_null() {
                check_keys(&Value::Array(vec![quote["speaker"].clone()]), "text start end name role");
            }
            if !quote["cue"].is_null() {
                check_keys(&Value::Array(vec![quote["cue"].clone()]), "text start end");
            }
        }
        check_keys(&analysis["stretches"], "article start end text role quote");
        check_keys(&analysis["key_points"], "id text score evidence articles origins");
        check_keys(&analysis["events"], "id date text evidence");
        check_keys(&analysis["differences"], "id kind topic values");
        for point in analysis["key_points"].as_array().unwrap() {
            check_keys(&point["evidence"], "article start end");
            let articles = point["articles"].as_array().unwrap().len() as u64;
            assert!((1..=articles).contains(&point["origins"].as_u64().unwrap()));
        }
        assert!(!analysis["key_points"].as_array().unwrap().is_empty());
        assert!(!quotes.is_empty());
    }
}

#[test]
fn spans_count_characters_of_the_text_and_hold_the_words() {
    check_spans(&sample_analysis(&[]));
    check_spans(&sample_analysis(&["--verbatim-text"]));
}

#[test]
fn the_stretches_of_the_samples_are_all_found_and_no_other() {
    let analysis = sample_analysis(&[]);
    let stretches = analysis["stretches"].as_array().unwrap();
    let articles = analysis["articles"].as_array().unwrap().iter();
    let count = |id: &Value| stretches.iter().filter(|stretch| &stretch["article"] == id).count();
    assert_eq!(articles.map(|article| count(&article["id"])).collect::<Vec<_>>(), [4, 12, 2, 1, 5]);
}

#[test]
fn no_removed_line_is_in_any_finding() {
    let analysis = sample_analysis(&[]);
    let findings =
        ["quotes", "stretches", "key_points", "events", "differences"].map(|key| analysis[key].to_string());
    for article in analysis["articles"].as_array().unwrap() {
        let removed = article["removed"].as_array().unwrap().iter();
        for removal in removed
            .filter(|removal| removal["reason"] != "repeated paragraph" && removal["reason"] != "markup")
        {
            let text = removal["text"].as_str().unwrap();
            assert!(findings.iter().all(|found| !found.contains(text)), "{text}");
        }
    }
    for text in ["Also Read", "WhatsApp", "themedialine", "**"] {
        assert!(findings.iter().all(|found| !found.contains(text)), "{text}");
    }
}

#[test]
fn verbatim_text_is_the_files_own() {
    let analysis = sample_analysis(&["--verbatim-text"]);
    for (article, file) in analysis["articles"].as_array().unwrap().iter().zip(samples()) {
        assert_eq!(article["text"], fs::read_to_string(file).unwrap());
        assert_eq!(article["removed"], Value::Array(Vec::new()));
        assert!(article["title"].is_null());
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let files = samples();
    let folder = folder();
    let mut child = program(folder.path())
        .args(["analyze", "--format", "json"])
        .args(&files)
        .args(&files)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
}

#[test]
fn the_listing_for_people_names_articles_points_and_speakers() {
    let files = samples();
    let arguments: Vec<&str> = ["analyze"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let listing = stdout(&precis(folder().path(), &arguments));
    for words in
        ["Articles (5)", "Key points (", "Quotes (", "The Media Line", "removed: 1 headline", "[1 2 3 4 5; "]
    {
        assert!(listing.contains(words), "{words}: {listing}");
    }
}

#[test]
fn in_bulk_every_line_has_one_answer_in_its_order_and_a_bad_one_stops_nothing() {
    let folder = folder();
    let path = folder.path();
    let input =
        b"{\"id\":\"a\",\"text\":\"\\u201cWe won,\\u201d said Ann Holm.\"}\nnonsense\n{\"id\":7}\n\xff\n\
                  {\"id\":\"b\",\"documents\":[\"One.\",\"Two.\"]}";
    fs::write(path.join("in.jsonl"), input).unwrap();
    let output = precis(path, &["analyze", "--jsonl", "in.jsonl", "--out", "out.jsonl"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let answers = fs::read_to_string(path.join("out.jsonl")).unwrap();
    let found: Vec<Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len(), 5);
    assert_eq!(found[0]["id"], "a");
    assert_eq!(found[0]["quotes"][0]["text"], "We won");
    assert_eq!(found[0]["quotes"][0]["start"], 1);
    assert!(found[1]["id"].is_null() && found[1]["error"].is_string());
    assert_eq!(found[2]["id"], 7);
    assert!(found[2]["error"].is_string() && found[3]["error"].is_string());
    assert_eq!(found[4]["articles"].as_array().unwrap().len(), 2);
}

#[test]
fn in_bulk_the_input_is_never_written_over() {
    let folder = folder();
    let path = folder.path().join("in.jsonl");
    fs::write(&path, "{}").unwrap();
    let output = precis(folder.path(), &["analyze", "--jsonl", "in.jsonl", "--out", "in.jsonl"]);
    assert!(!output.status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), "{}");
}

#[test]
fn in_bulk_a_summary_has_the_words_that_were_asked_for_and_pairs_are_compared_line_by_line() {
    let folder = folder();
    let path = folder.path();
    let lines = |name: &str| -> Vec<Value> {
        let answers = fs::read_to_string(path.join(name)).unwrap();
        answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let text =
        "The old bridge of Holm was closed on Monday. It will be rebuilt in two years, the mayor said.";
    fs::write(path.join("in.jsonl"), format!("{{\"id\":1,\"text\":\"{text}\"}}")).unwrap();
    let output = precis(path, &["analyze", "--jsonl", "in.jsonl", "--out", "out.jsonl", "--words", "4"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(lines("out.jsonl")[0]["summary"], "The old bridge of");

    let pairs = "{\"id\":\"x\",\"a\":\"Holm closed its old bridge.\",\"b\":\"The old bridge of Holm is closed.\"}\n\
                 {\"id\":2,\"a\":\"Only one.\"}";
    fs::write(path.join("pairs.jsonl"), pairs).unwrap();
    let output = precis(path, &["analyze", "--pairs", "pairs.jsonl", "--out", "out.jsonl"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let found = lines("out.jsonl");
    assert_eq!(found[0]["id"], "x");
    assert_eq!(found[0]["same"], true);
    assert!(found[0]["score"].as_f64().is_some_and(|score| (0.5..=1.0).contains(&score)));
    assert_eq!(found[1]["id"], 2);
    assert!(found[1]["error"].is_string());
}

#[test]
fn two_files_of_the_same_bytes_are_both_named() {
    let folder = folder();
    fs::create_dir(folder.path().join("copies")).unwrap();
    write_article(folder.path(), "a.txt");
    write_article(folder.path(), "copies/a.txt");
    let output = precis(folder.path(), &["analyze", "a.txt", "copies/a.txt"]);
    assert!(output.status.success());
    let remark = "\u{201c}copies/a.txt\u{201d} has the same bytes as \u{201c}a.txt\u{201d} and counts once.";
    assert_eq!(stderr(&output).trim_end(), remark);
}

#[test]
fn an_article_whose_speakers_are_not_detected_is_named() {
    let folder = folder();
    write_article(folder.path(), "a.txt");
    let text = "Министр иностранных дел заявил: «Мы приветствуем это решение и надеемся на сотрудничество». \
                Переговоры продолжатся на следующей неделе в Москве.";
    fs::write(folder.path().join("b.txt"), text).unwrap();
    let output = precis(folder.path(), &["analyze", "a.txt", "b.txt"]);
    assert!(output.status.success());
    let remark = "\u{201c}b.txt\u{201d} is not in English, so its speakers are not detected.";
    assert_eq!(stderr(&output).trim_end(), remark);
    assert!(stdout(&output).contains("Мы приветствуем это решение"));
}
