//! The same articles give the same findings, and any text gets an answer.

use std::collections::BTreeSet;
use std::sync::Arc;

use precis::analysis::{Analyst, Source, analyse, same_claim};
use precis::model::{Article, ArticleId, FindingId, Findings, KeyPoint};
use proptest::prelude::*;

use crate::support::articles::sample_articles;
use crate::support::watchdog::finishes;

use super::{article, words};

#[test]
fn what_was_read_before_never_shows() {
    let articles = sample_articles();
    let sources: Vec<Source> = articles.iter().map(Source::stated).collect();
    let mut analyst = Analyst::default();
    for count in [2, 5, 1, 4, 5, 0, 3] {
        assert_eq!(analyst.analyse(&sources[..count]), analyse(&articles[..count]), "{count} articles");
    }
}

#[test]
fn a_decision_about_a_finding_survives_whatever_sentence_stands_for_it() {
    let articles = sample_articles();
    let all = analyse(&articles);
    for left_out in 0..articles.len() {
        let some: Vec<_> = articles
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != left_out)
            .map(|(_, article)| Arc::clone(article))
            .collect();
        let few = analyse(&some);
        // Everything decided while an article was missing, seen again with it.
        let points = few.key_points.iter().take(8);
        let decided: BTreeSet<FindingId> = points
            .clone()
            .map(|point| point.id.clone())
            .chain(few.differences.iter().map(|difference| difference.id.clone()))
            .collect();
        let mut again = all.clone();
        again.under_known_ids(&decided);
        let mut ids: BTreeSet<&FindingId> = again.key_points.iter().map(|point| &point.id).collect();
        ids.extend(again.differences.iter().map(|difference| &difference.id));
        assert_eq!(ids.len(), again.key_points.len() + again.differences.len(), "no two have one identity");
        for difference in &few.differences {
            assert!(ids.contains(&difference.id), "without article {left_out}: {}", difference.topic);
        }
        // A point may give way to others among more articles, but it is not proposed anew under another identity.
        let lost: Vec<&KeyPoint> = points.filter(|point| !ids.contains(&point.id)).collect();
        assert!(lost.len() <= 3, "without article {left_out}: {lost:?}");
        for point in lost {
            // What was decided under another identity is not proposed.
            for other in again.key_points.iter().filter(|other| !decided.contains(&other.id)) {
                assert!(same_claim(&point.text, &other.text).score < 0.75, "{} / {}", point.text, other.text);
            }
        }
    }
}

/// The ids of everything found, with what they stand for.
fn ids(findings: &Findings) -> BTreeSet<(String, String)> {
    let points = findings.key_points.iter().map(|point| (point.id.to_string(), point.text.clone()));
    let events = findings.events.iter().map(|event| (event.id.to_string(), event.text.clone()));
    let quotes = findings.quotes.iter().map(|quote| (quote.id.to_string(), format!("{:?}", quote.content)));
    points.chain(events).chain(quotes).collect()
}

#[test]
fn findings_keep_their_ids_when_articles_are_added_removed_and_reordered() {
    let articles = sample_articles();
    let all = ids(&analyse(&articles));
    let reordered: Vec<_> = articles.iter().rev().cloned().collect();
    let again = ids(&analyse(&reordered));
    let of = |set: &BTreeSet<(String, String)>, kind: &str| -> BTreeSet<(String, String)> {
        set.iter().filter(|(id, _)| id.starts_with(kind)).cloned().collect()
    };
    assert_eq!(of(&all, "quote"), of(&again, "quote"));
    assert_eq!(of(&all, "point"), of(&again, "point"));
    // An id stands for the same words in every analysis, whatever the other articles are.
    for set in [again, ids(&analyse(articles.get(1..).unwrap())), ids(&analyse(articles.get(..3).unwrap()))] {
        for (id, text) in &set {
            assert!(all.iter().all(|(other, words)| other != id || words == text), "{id} {text}");
        }
        assert!(of(&set, "point").iter().any(|point| all.contains(point)));
    }
    let clusters = |findings: &Findings| -> BTreeSet<String> {
        findings.quotes.iter().filter_map(|quote| quote.cluster.as_ref().map(ToString::to_string)).collect()
    };
    assert_eq!(clusters(&analyse(&articles)), clusters(&analyse(&reordered)));
}

#[test]
fn the_same_articles_give_the_same_findings() {
    let articles = sample_articles();
    assert_eq!(analyse(&articles), analyse(&articles));
}

#[test]
fn nothing_in_gives_nothing_out_and_odd_text_gives_an_answer() {
    assert!(analyse(&[]).key_points.is_empty());
    assert!(analyse(&[article("Heading only")]).key_points.is_empty());
    for text in [
        "\u{1f600}\u{1f600} “ ” \" «",
        "\u{200b}\u{200f}\u{7}",
        "المتحدث قال إن الاتفاق مهم. وأضاف أنه جديد.",
        "[ ] … [",
        "0 1 2 3 4 5 6 7 8 9.",
    ] {
        let findings = analyse(&[article(text), article(&text.repeat(3))]);
        assert!(findings.differences.is_empty());
    }
}

#[test]
fn the_time_grows_with_the_number_of_articles_and_not_with_its_square() {
    let lines = |count: usize| -> Vec<Arc<Article>> {
        (0..count)
            .map(|number| {
                let town = ["Bergen", "Narvik", "Tromso", "Alta", "Bodo"][number % 5];
                article(&format!(
                    "The council of {town} approved plan {number} for the harbour on Monday, officials said."
                ))
            })
            .collect()
    };
    // So many that holding each against each would outlast the watchdog.
    let articles = lines(3_000);
    let findings = finishes("3,000 articles", move || analyse(&articles));
    assert!(!findings.key_points.is_empty());
}

#[test]
fn odd_texts_get_an_answer_whatever_their_length() {
    // A tenth of a megabyte each, so that anything that grows with the square shows.
    for piece in [
        "alpha beta gamma the of ",
        "\"",
        "“”‘’«»„",
        "“",
        "'a ",
        "😀👍🏽",
        "قال الوزير إن الاتفاق مهم. ",
        "a\u{200b}\u{200f}\u{7}\0b ",
        "Ann Holm ",
        "12,345.67 ",
        "5 dogs ",
        "on 3 July 2025 ",
        "SMITH: \"no\" ",
        "said ",
        "He said.\n",
        "The council approved plan 7 for the harbour on Monday, Ann Holm said. ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let findings = finishes(piece, move || analyse(&[article(&text), article(piece)]));
        assert!(findings.differences.is_empty(), "{piece}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_place_of_every_finding_lies_in_its_article_on_character_boundaries(texts in proptest::collection::vec(
        proptest::collection::vec(
            prop_oneof![
                Just("The ministry"), Just("said"), Just("that"), Just("“we will go on”"), Just("Ann Holm"), Just("in April 2024"),
                Just("on Thursday"), Just("26 troops"), Just("$3.2m"), Just("died"), Just("."), Just(",\n"), Just("was"), Just("“"),
                Just("été"), Just("Ж"), Just("日本。"), Just("U.S."), Just("\u{200b}"), Just("It"), Just("…"), Just("ambassador"),
            ],
            0..50,
        ),
        1..4,
    )) {
        let articles: Vec<Arc<Article>> = texts.iter().map(|words| article(&words.join(" "))).collect();
        let findings = analyse(&articles);
        let points = findings.key_points.iter().flat_map(|point| &point.evidence);
        let events = findings.events.iter().flat_map(|event| &event.evidence);
        let values = findings.differences.iter().flat_map(|difference| &difference.values);
        for place in points.chain(events).chain(values.flat_map(|value| &value.evidence)) {
            prop_assert!(!words(&articles, place).is_empty());
        }
        let again: Vec<Arc<Article>> = articles.iter().rev().cloned().collect();
        // Two copies of one text are one article in every respect but their order.
        let distinct: BTreeSet<&ArticleId> = articles.iter().map(|article| &article.id).collect();
        if distinct.len() == articles.len() {
            prop_assert_eq!(ids(&findings), ids(&analyse(&again)));
        }
    }
}
