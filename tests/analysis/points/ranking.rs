//! Which points are proposed, in whose words, and in which order.

use precis::analysis::{analyse, summary};
use precis::model::{Fidelity, fidelity};

use crate::support::articles::sample_articles;

use super::{article, sources, words};

#[test]
fn every_point_is_verbatim_in_the_place_it_names_first() {
    let articles = sample_articles();
    let findings = analyse(&articles);
    assert!((10..=20).contains(&findings.key_points.len()));
    for point in &findings.key_points {
        let first = words(&articles, &point.evidence[0]);
        assert_eq!(fidelity(&point.text, [first]), Fidelity::Verbatim, "{}", point.text);
        assert!(point.evidence.iter().all(|evidence| !words(&articles, evidence).is_empty()));
        assert_eq!(
            sources(&articles, point).len(),
            point.evidence.len(),
            "one place of each article: {}",
            point.text
        );
    }
}

#[test]
fn no_point_begins_with_a_word_that_points_back() {
    let findings = analyse(&sample_articles());
    for point in &findings.key_points {
        let first = point.text.trim_start_matches(['…', ' ']).split(' ').next().unwrap();
        assert!(
            !["It", "He", "She", "They", "This", "These", "His", "Its"].contains(&first),
            "{}",
            point.text
        );
        assert!(
            !point.text.starts_with("The move") && !point.text.starts_with("The decision"),
            "{}",
            point.text
        );
    }
}

#[test]
fn the_ten_best_points_of_the_sample_cover_what_the_articles_are_about() {
    let articles = sample_articles();
    let findings = analyse(&articles);
    let best = findings.key_points.get(..10).unwrap();
    // Which articles say it, found by reading them (0 to 4), and how many of them must be found.
    for (subject, needles, say_it, at_least) in [
        ("recognition", &["first country", "recogni"][..], &[0, 1, 2, 3, 4][..], 5),
        ("human rights", &["human rights", "sought"], &[0, 1, 2, 3, 4], 2),
        ("cooperation", &["productive", "co-operation"], &[0, 1, 2, 3, 4], 4),
        ("the terror list", &["list of terrorist"], &[1, 3], 2),
        ("who else recognises", &["China", "stands alone"], &[0, 1, 4], 2),
    ] {
        let point = best.iter().find(|point| needles.iter().all(|needle| point.text.contains(needle)));
        let point = point.unwrap_or_else(|| unreachable!("no point about {subject}"));
        let cited = sources(&articles, point);
        assert!(cited.len() >= at_least, "{subject}: {cited:?}");
        assert!(cited.iter().all(|article| say_it.contains(article)), "{subject}: {cited:?}");
    }
}

#[test]
fn a_pronoun_gives_way_to_its_antecedent_only_where_that_is_clear() {
    let clear = "Norway's Fisheries Ministry added that talks would go on. It highlighted the risk to cod stocks in \
                 the northern waters around Svalbard.";
    let findings = analyse(&[article(clear)]);
    let text = "[Norway's Fisheries Ministry] highlighted the risk to cod stocks in the northern waters around Svalbard.";
    assert!(findings.key_points.iter().any(|point| point.text == text), "{:?}", findings.key_points);

    let unclear = "Norway and Iceland met for talks on cod. It highlighted the risk to cod stocks in the northern \
                   waters around Svalbard.";
    let findings = analyse(&[article(unclear)]);
    assert!(findings.key_points.iter().all(|point| !point.text.contains("highlighted")));
}

#[test]
fn a_claim_of_two_articles_is_one_point_with_both_as_evidence() {
    let one =
        "Norway has signed the fisheries treaty with Iceland. Cod stocks are at a record low this decade.";
    let two =
        "The fisheries treaty between Norway and Iceland was signed by Norway. Prices of wheat fell again.";
    let findings = analyse(&[article(one), article(two)]);
    let treaty = &findings.key_points[0];
    assert!(treaty.text.contains("treaty"));
    assert_eq!(treaty.evidence.len(), 2);
    assert_eq!(findings.key_points.iter().filter(|point| point.text.contains("treaty")).count(), 1);
}

#[test]
fn the_summary_begins_with_the_ranking_that_makes_the_key_points() {
    // Of one article with sentences that all stand alone, the points are the summary's sentences in its order.
    let text = "The harbour of Bergen was closed after a tanker ran aground near the pier. The tanker carried oil from \
                Gdansk to the refinery at Mongstad. Fishermen of the harbour fear for the cod season around Bergen. \
                Ferries to Stavanger leave from the southern pier until the tanker is gone.";
    let articles = [article(text)];
    let best: Vec<String> = analyse(&articles).key_points.into_iter().map(|point| point.text).collect();
    let first = best[0].split_whitespace().count();
    assert_eq!(summary(&articles, first), best[0]);
    let both = first + best[1].split_whitespace().count();
    let two = summary(&articles, both);
    assert!(two.contains(&best[0]) && two.contains(&best[1]), "{two}");
}

#[test]
fn no_point_is_a_part_of_somebodys_quotation() {
    for (open, close) in [("‘", "’"), ("“", "”"), ("\"", "\""), ("«", "»"), ("'", "'")] {
        let text = format!(
            "Councillors of Thornby have voted to build a bypass around the town despite protests.\nThe leader Bob Hill \
             said: {open}We can’t keep waiting for London. The A66 road is choking the people’s town of Thornby. \
             Children breathe the fumes of Thornby every day.{close}\n{open}The bypass of Thornby should have been \
             built in the last century.{close}\nWork on the bypass of Thornby is due to start in March 2026."
        );
        let articles = [article(&text)];
        let points: Vec<String> = analyse(&articles).key_points.into_iter().map(|point| point.text).collect();
        assert_eq!(points.len(), 2, "{points:?}");
        assert!(points.iter().all(|point| !point.contains(open) && !point.contains("A66")), "{points:?}");
    }
}

#[test]
fn two_plain_sentences_that_lean_on_each_other_are_proposed_all_the_same() {
    let articles = [article("The café said “no”. The minister – a naïve man – said ‘yes’ today.")];
    let points: Vec<String> = analyse(&articles).key_points.into_iter().map(|point| point.text).collect();
    assert_eq!(points, ["The minister – a naïve man – said ‘yes’ today."]);
}
