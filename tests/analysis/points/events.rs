//! Events and the days on which they were.

use precis::analysis::{Analyst, Source, analyse};
use precis::model::Metadata;

use crate::support::articles::sample_articles;

use super::{article, dated};

#[test]
fn the_timeline_of_the_sample_is_in_order_and_resolves_nothing_it_cannot() {
    let findings = analyse(&sample_articles());
    let dates: Vec<Option<String>> =
        findings.events.iter().map(|event| event.date.map(|date| date.to_string())).collect();
    for date in ["1996/2001", "2021-08", "2022", "2024-07"] {
        assert_eq!(dates.iter().flatten().filter(|found| *found == date).count(), 1, "{date} in {dates:?}");
    }
    let known = dates.iter().flatten().count();
    assert!(
        dates.get(..known).unwrap().iter().all(Option::is_some),
        "events without a date come last: {dates:?}"
    );
    assert!(dates.get(..known).unwrap().is_sorted(), "{dates:?}");
    let thursday = findings.events.iter().find(|event| event.text.contains("n Thursday")).unwrap();
    let day = thursday.date.map(|date| date.to_string());
    assert_eq!(day.as_deref(), Some("2025-07-03"), "one article says “Thursday”, another “July 3, 2025”");
    assert!(findings.days.iter().all(|day| !day.reason.is_empty()));
    assert_eq!(findings.days.len(), 5, "no article states the date on which it appeared");
}

#[test]
fn a_relative_date_gets_the_date_of_its_article_or_is_flagged() {
    let text = "The government of Norway signed the fisheries treaty with Iceland on Thursday.";
    let known = analyse(&[dated(text, Some("2025-07-04"))]);
    assert_eq!(
        known.key_points[0].text,
        "The government of Norway signed the fisheries treaty with Iceland on Thursday [3 July 2025]."
    );
    assert!(!known.key_points[0].undated);
    assert_eq!(known.events[0].date.map(|date| date.to_string()).as_deref(), Some("2025-07-03"));
    let unknown = analyse(&[article(text)]);
    assert_eq!(unknown.key_points[0].text, text);
    assert!(unknown.key_points[0].undated);
}

/// The dates of the events in one article that appeared on `published`.
fn event_dates(text: &str, published: &str) -> Vec<Option<String>> {
    let findings = analyse(&[dated(text, Some(published))]);
    findings.events.iter().map(|event| event.date.map(|date| date.to_string())).collect()
}

#[test]
fn a_date_within_somebodys_words_is_not_read_from_the_day_of_the_article() {
    let text =
        "“We will march tomorrow through the streets of Bergen,” the councillor Ann Holm said in the town.";
    let findings = analyse(&[dated(text, Some("2025-07-03"))]);
    assert!(findings.key_points.iter().all(|point| point.text == text), "{:?}", findings.key_points);
    assert!(!findings.key_points.is_empty());
    assert_eq!(event_dates(text, "2025-07-03"), []);
    let fixed = "Holm said the town “was flooded on 3 July 2021” by the river.";
    assert_eq!(event_dates(fixed, "2025-07-03"), [Some("2021-07-03".to_owned())]);
}

#[test]
fn the_day_on_which_something_is_said_dates_only_what_nothing_else_does_with_who_said_it() {
    let raid = "At least 19 people were killed in the raid on Saturday, officials said on Sunday.";
    assert_eq!(event_dates(raid, "2025-07-03"), [Some("2025-06-28".to_owned())]);
    for said in [
        "Ten people died when a bus fell into the river, the Ukrainian air force said on Tuesday.",
        "Ten people died in Narvik, the mayor told reporters in Bergen on Monday.",
        "Ten people died in Narvik, he added Tuesday.",
        "On Tuesday, officials in Bergen said ten people died in Narvik.",
        "Officials said in a statement on Tuesday that ten people died.",
    ] {
        let findings = analyse(&[dated(said, Some("2025-07-03"))]);
        let [event] = findings.events.as_slice() else { unreachable!("{said}") };
        assert!(["said", "told", "added"].iter().any(|word| event.text.contains(word)), "{}", event.text);
    }
    for told in [
        "Norway announced on Tuesday that ten people had died in Narvik.",
        "In a statement on July 1, 2025, Norway said ten people had died in Narvik.",
    ] {
        assert_eq!(event_dates(told, "2025-07-03"), [Some("2025-07-01".to_owned())], "{told}");
    }
}

#[test]
fn undated_events_of_different_days_stay_apart() {
    let articles = |one: &str, two: &str| {
        let text =
            |town: &str, day: &str| article(&format!("A bomb went off in {town} on {day}, killing four."));
        analyse(&[text("Kandor", one), text("Jalpur", two)]).events.len()
    };
    assert_eq!(articles("Monday", "Tuesday"), 2);
    assert_eq!(articles("3 April", "4 April"), 2);
    assert_eq!(articles("Thursday", "Thursday"), 1);
    assert_eq!(articles("3 April", "3 April"), 1);
}

#[test]
fn a_clause_with_two_dates_for_one_thing_is_one_event_at_the_finer_one() {
    let text = "The ferry Ulvik sank this month on Monday near Bergen in thick fog.";
    assert_eq!(event_dates(text, "2025-07-10"), [Some("2025-07-07".to_owned())]);
    let two = "The strike at the port of Bergen that began on Monday will end on Friday.";
    assert_eq!(
        event_dates(two, "2025-07-10"),
        ["2025-07-07", "2025-07-11"].map(|date| Some(date.to_owned()))
    );
}

#[test]
fn what_the_analyst_knows_of_an_article_counts_more_than_what_it_states() {
    let known = article("The government of Norway signed the fisheries treaty with Iceland on Thursday.");
    let metadata = Metadata { published: Some("2025-07-04".parse().unwrap()), ..Metadata::default() };
    let mut analyst = Analyst::default();
    assert!(analyst.analyse(&[Source::stated(&known)]).key_points[0].undated);
    let findings = analyst.analyse(&[Source::new(&known, &metadata)]);
    assert!(findings.key_points[0].text.ends_with("on Thursday [3 July 2025]."));
    assert_eq!(analyst.analyse(&[Source::stated(&known)]), analyse(&[known]));
}
