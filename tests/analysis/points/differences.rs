//! What sources differ on, and what is no difference.

use precis::analysis::analyse;
use precis::model::DifferenceKind;

use crate::support::articles::sample_articles;

use super::{article, dated};

#[test]
fn the_differences_of_the_sample_are_those_an_analyst_would_want_and_no_others() {
    let articles = sample_articles();
    let findings = analyse(&articles);
    let kinds: Vec<DifferenceKind> = findings.differences.iter().map(|difference| difference.kind).collect();
    assert_eq!(
        kinds,
        [DifferenceKind::Date, DifferenceKind::Speaker, DifferenceKind::Wording, DifferenceKind::Wording]
    );
    let values = |at: usize| -> Vec<(&str, bool)> {
        let values = findings.differences[at].values.iter();
        values.map(|value| (value.text.as_str(), value.compatible)).collect()
    };
    // When the Taliban left the list: "this year" contradicts neither.
    assert_eq!(values(0), [("This month", false), ("April", false), ("This year", true)]);
    assert_eq!(findings.differences[1].topic, "courageous");
    assert_eq!(values(1), [("Dmitry Zhirnov", false), ("Amir Khan Muttaqi", false)]);
    for difference in &findings.differences[2..] {
        let renderings: Vec<&str> = difference.values.iter().map(|value| value.text.as_str()).collect();
        let muttaqi = renderings.iter().all(|text| text.contains("positive relations"));
        let ministry = renderings.iter().all(|text| text.contains("official recognition"));
        assert!(muttaqi || ministry, "{renderings:?}");
    }
}

#[test]
fn silence_rounding_and_coarser_dates_are_no_differences() {
    let one = "Four people died when the ferry sank near Bergen in April 2024. The ferry carried nearly 300 passengers.";
    let two = "The ferry sank near Bergen in 2024 and four people died. The ferry carried 296 passengers.";
    assert!(analyse(&[article(one), article(two)]).differences.is_empty());
}

#[test]
fn two_numbers_for_one_count_and_two_dates_for_one_event_are_differences() {
    let one = "Four people died when the ferry Ulvik sank near Bergen. The ferry Ulvik was built at Gdansk in 1991.";
    let two = "Seven people died when the ferry Ulvik sank near Bergen. The ferry Ulvik was built at Gdansk in 1994.";
    let findings = analyse(&[article(one), article(two)]);
    let found: Vec<(DifferenceKind, Vec<&str>)> = findings
        .differences
        .iter()
        .map(|difference| {
            (difference.kind, difference.values.iter().map(|value| value.text.as_str()).collect())
        })
        .collect();
    assert_eq!(
        found,
        [(DifferenceKind::Date, vec!["1991", "1994"]), (DifferenceKind::Number, vec!["Four", "Seven"])]
    );
}

#[test]
fn two_names_in_one_statement_are_a_difference_unless_an_article_knows_both() {
    let one = "Deputy Foreign Minister Andrei Rudenko received the credentials of the new ambassador, Gul Hassan, in Moscow.";
    let two = "The credentials of the new ambassador, Ahmad Qaderi, were received in Moscow by Deputy Foreign Minister Andrei Rudenko.";
    let found = |one: &str, two: &str| -> Vec<(DifferenceKind, Vec<String>)> {
        let findings = analyse(&[article(one), article(two)]);
        let values = |values: &[precis::model::DifferenceValue]| {
            values.iter().map(|value| value.text.clone()).collect()
        };
        findings.differences.iter().map(|difference| (difference.kind, values(&difference.values))).collect()
    };
    assert_eq!(
        found(one, two),
        [(DifferenceKind::Name, vec!["Gul Hassan".to_owned(), "Ahmad Qaderi".to_owned()])]
    );
    // Another spelling, a fuller name, and a name that the other article has too are no differences.
    assert_eq!(found(one, &two.replace("Ahmad Qaderi", "Ghul Hassan")), []);
    assert_eq!(found(one, &two.replace("Ahmad Qaderi", "Mullah Gul Hassan Hassan")), []);
    assert_eq!(found(one, &format!("{two} He follows Gul Hassan.")), []);
    assert_eq!(
        found(one, &two.replace("Qaderi, were", "Qaderi, will not be").replace("in Moscow by", "by")),
        []
    );
}

#[test]
fn near_misses_are_no_differences() {
    let ferry = "when the ferry Ulvik sank near Bergen";
    for (one, two) in [
        // Two deeds, two things, two of a kind.
        (
            "The peace talks in Geneva opened on 3 June 2024.",
            "The peace talks in Geneva closed on 7 June 2024.",
        ),
        ("The company Velm was founded in Bergen in 1987.", "The company Velm was bought in Bergen in 1999."),
        (
            "A ceasefire in Kandor was agreed by the sides in 2015.",
            "Another ceasefire in Kandor was agreed by the sides in 2017.",
        ),
        (
            "Shares of Volvo rose by 4 percent in Stockholm.",
            "Shares of Ericsson rose by 6 percent in Stockholm.",
        ),
        ("Velm cuts 2,300 jobs at its plants in Germany.", "Velm cuts 5,000 jobs at its plants worldwide."),
        // Ranges, hedges, rounding, scales, what is paid each year, ages, the clock.
        (
            "Police arrested between 20 and 25 protesters in Bergen.",
            "Police arrested 23 protesters in Bergen.",
        ),
        ("As many as 25 people died when the ferry Ulvik sank.", "When the ferry Ulvik sank 22 people died."),
        ("Another 12 people died in the flood at Narvik.", "In the flood at Narvik 15 people died."),
        ("The flood at Narvik destroyed 1,204 homes.", "The flood at Narvik destroyed 1,200 homes."),
        ("The bridge at Narvik costs $3.2 billion.", "The bridge at Narvik costs $3.21 billion."),
        ("It was 42 degrees in the shade at Narvik.", "It was 107 degrees in the shade at Narvik."),
        ("The tax costs the town $40 million.", "The tax costs the town $13.3 million a year."),
        ("A 34-year-old was killed at the pier of Narvik.", "A 6-year-old was killed at the pier of Narvik."),
        ("Voting at Narvik ends at 7 p.m.", "Voting at Narvik ends at 10 p.m."),
        // Who says it, and who else is named.
        (
            "Two pilots died, spokesman Paul Brandt said in Narvik.",
            "Two pilots died, minister Eva Lund said in Narvik.",
        ),
        (
            "(Reporting by Ann Holm in Narvik; editing by Paul Brandt.)",
            "(Reporting by Ann Holm in Narvik; editing by Eva Lund.)",
        ),
    ] {
        assert_eq!(analyse(&[article(one), article(two)]).differences, [], "{one} / {two}");
    }
    // A week apart, two articles tell of two occasions.
    let one = dated(&format!("Four people died {ferry} on Tuesday."), Some("2025-07-03"));
    let two = dated(&format!("Seven people died {ferry} on Tuesday."), Some("2025-07-10"));
    assert_eq!(analyse(&[one, two]).differences, []);
}

#[test]
fn a_sum_of_money_is_compared_only_with_one_for_the_same_thing() {
    let one = "The university raised $1.2 million to repay the United Daughters of Bergen for the hall.";
    let two = "The hall of the university was built with a $50,000 gift from the United Daughters of Bergen.";
    assert_eq!(analyse(&[article(one), article(two)]).differences, []);
    let three = "The university raised $1.4 million to repay the United Daughters of Bergen for the hall.";
    assert_eq!(analyse(&[article(one), article(three)]).differences.len(), 1);
}

#[test]
fn a_toll_is_a_difference_where_one_article_is_silent_about_the_day() {
    let one = "Four people died when the ferry Ulvik sank near Bergen on Tuesday.";
    let two = "Seven people died when the ferry Ulvik sank near Bergen.";
    let values = |two: &str| analyse(&[article(one), article(two)]).differences.len();
    assert_eq!(values(two), 1);
    assert_eq!(values(&two.replace("Bergen.", "Bergen on Wednesday.")), 0);
}

#[test]
fn an_article_that_gives_both_dates_disagrees_with_nobody() {
    let text =
        "The ferry Ulvik was built again at the Gdansk yard 10 years ago, 20 years ago and never since then.";
    let findings =
        analyse(&[dated(text, Some("2025-07-04")), dated(&format!("{text} It sank."), Some("2025-07-04"))]);
    assert_eq!(findings.differences, []);
}
