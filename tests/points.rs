//! Key points, events, origins and differences through the public door.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing")]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use precis::analysis::{Analyst, Source, analyse, same_claim, summary};
use precis::import::{Hint, import};
use precis::model::{
    Article, ArticleId, DifferenceKind, Evidence, Fidelity, FindingId, Findings, KeyPoint, Metadata,
    SourceFormat, fidelity,
};
use proptest::prelude::*;

fn article(text: &str) -> Arc<Article> {
    dated(text, None)
}

fn dated(text: &str, published: Option<&str>) -> Arc<Article> {
    let published = published.map(|date| date.parse().unwrap());
    Arc::new(Article {
        id: ArticleId::of_bytes(text.as_bytes()),
        file: None,
        stated: Metadata { published, ..Metadata::default() },
        text: text.to_owned(),
        removed: Vec::new(),
        source: text.as_bytes().into(),
        format: SourceFormat::Text,
    })
}

/// The five sample articles, imported as the program imports them.
fn sample() -> Vec<Arc<Article>> {
    let mut files: Vec<_> =
        std::fs::read_dir("assets/sample").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|path| Arc::new(import(&std::fs::read(path).unwrap(), &Hint::default()).unwrap()))
        .collect()
}

fn words<'a>(articles: &'a [Arc<Article>], evidence: &Evidence) -> &'a str {
    let source = articles.iter().find(|article| article.id == evidence.article).unwrap();
    evidence.span.of(&source.text).unwrap()
}

/// The numbers of the articles behind a point.
fn sources(articles: &[Arc<Article>], point: &KeyPoint) -> BTreeSet<usize> {
    let number = |id| articles.iter().position(|article| &article.id == id).unwrap();
    point.evidence.iter().map(|evidence| number(&evidence.article)).collect()
}

#[test]
fn every_point_is_verbatim_in_the_place_it_names_first() {
    let articles = sample();
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
    let findings = analyse(&sample());
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
    let articles = sample();
    let findings = analyse(&articles);
    let best = findings.key_points.get(..10).unwrap();
    // Which articles say it, found by reading them (0 to 4), and how many of them must be found.
    for (subject, needles, say_it, at_least) in [
        ("recognition", &["first country", "recogni"][..], &[0, 1, 2, 3, 4][..], 5),
        ("women's rights", &["women", "education"], &[0, 1, 2, 3, 4], 2),
        ("the fields of cooperation", &["energy", "infrastructure"], &[0, 1, 3, 4], 4),
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
fn a_sentence_is_no_evidence_for_its_contrary() {
    // Each pair differs in one thing; between articles that share all the rest neither is evidence for the other.
    for (one, other) in [
        (
            "The council of Elstree approved the plan for a sea wall.",
            "The council of Elstree rejected the plan for a sea wall.",
        ),
        (
            "The council of Elstree approved the plan for a sea wall.",
            "The council of Elstree shelved the plan for a sea wall.",
        ),
        (
            "Norrland opened its border to the trucks of Elstree.",
            "Norrland closed its border to the trucks of Elstree.",
        ),
        (
            "The port of Elstree will open again on Monday.",
            "The port of Elstree will not open again on Monday.",
        ),
        (
            "The price of wheat in Norrland rose in the spring.",
            "The price of wheat in Norrland fell in the spring.",
        ),
        (
            "The high court of Norrland upheld the ban on sealing.",
            "The high court of Norrland overturned the ban on sealing.",
        ),
        ("Four sailors of the tanker Mira were flown out.", "Two sailors of the tanker Mira were flown out."),
        (
            "Four injured sailors of the tanker Mira were flown out.",
            "Two young sailors of the tanker Mira were flown out.",
        ),
        (
            "The fire in Norrland spread to the north-east of Elstree.",
            "The fire in Norrland spread to the north-west of Elstree.",
        ),
        (
            "The tanker Mira ran aground at 4:20 off Elstree.",
            "The tanker Mira ran aground at 4:30 off Elstree.",
        ),
        (
            "No oil is leaking from the tanker Mira off Elstree.",
            "Oil is leaking from the tanker Mira off Elstree.",
        ),
        (
            "Nobody was hurt in the explosion in the mill of Elstree.",
            "Three people were hurt in the explosion in the mill of Elstree.",
        ),
        (
            "The blast in the mill of Elstree killed 247 people.",
            "The blast in the mill of Elstree killed 250 people.",
        ),
        (
            "The union of Elstree accepted the offer of the port.",
            "The union of Elstree refused the offer of the port.",
        ),
        (
            "Ann Holm won the election of the mayor of Elstree.",
            "Ann Holm lost the election of the mayor of Elstree.",
        ),
        (
            "Ann Holm won the election of the mayor of Elstree.",
            "Jon Rue won the election of the mayor of Elstree.",
        ),
        (
            "Norrland defeated Ellsay in the final of the island cup.",
            "Ellsay defeated Norrland in the final of the island cup.",
        ),
        (
            "The jury of Elstree found the captain of the Mira guilty.",
            "The jury of Elstree acquitted the captain of the Mira.",
        ),
        (
            "A bus crash near Elstree killed 12 people on Friday.",
            "A train crash near Brunhaven killed 12 people on Friday.",
        ),
        ("Norrland attacked Ellsay on Monday morning.", "Norrland was attacked by Ellsay on Monday morning."),
        (
            "The talks of Norrland and Ellsay begin on 3 May 2024.",
            "The talks of Norrland and Ellsay begin on 5 May 2024.",
        ),
        (
            "The ferry to Elstree sank in the morning on Monday.",
            "The ferry to Elstree sank in the morning on Tuesday.",
        ),
        (
            "The minister of Norrland confirmed the report on the mill.",
            "The minister of Norrland denied the report on the mill.",
        ),
    ] {
        let articles = [article(&format!("{one} It was cold.")), article(&format!("{other} It was wet."))];
        let findings = analyse(&articles);
        assert!(!findings.key_points.is_empty(), "{one}");
        for point in &findings.key_points {
            assert_eq!(sources(&articles, point).len(), 1, "{one} / {other}: {}", point.text);
        }
        for event in &findings.events {
            assert_eq!(event.evidence.len(), 1, "{one} / {other}: {}", event.text);
        }
    }
}

#[test]
fn the_differences_of_the_sample_are_those_an_analyst_would_want_and_no_others() {
    let articles = sample();
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
fn the_timeline_of_the_sample_is_in_order_and_resolves_nothing_it_cannot() {
    let findings = analyse(&sample());
    let dates: Vec<Option<String>> =
        findings.events.iter().map(|event| event.date.map(|date| date.to_string())).collect();
    for date in ["1996/2001", "2021-08", "2022", "2024-07", "2025-07-03"] {
        assert_eq!(dates.iter().flatten().filter(|found| *found == date).count(), 1, "{date} in {dates:?}");
    }
    let known = dates.iter().flatten().count();
    assert!(
        dates.get(..known).unwrap().iter().all(Option::is_some),
        "events without a date come last: {dates:?}"
    );
    assert!(dates.get(..known).unwrap().is_sorted(), "{dates:?}");
    let thursday = findings.events.iter().find(|event| event.text.contains("n Thursday")).unwrap();
    assert_eq!(thursday.date, None, "no article states the date on which it appeared");
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
fn the_day_on_which_something_is_said_is_not_the_day_of_the_event() {
    let raid = "At least 19 people were killed in the raid on Saturday, officials said on Sunday.";
    assert_eq!(event_dates(raid, "2025-07-03"), [Some("2025-06-28".to_owned())]);
    for said in [
        "Ten people died when a bus fell into the river, the Ukrainian air force said on Tuesday.",
        "Ten people died in Narvik, the mayor told reporters in Bergen on Monday.",
        "Ten people died in Narvik, he added Tuesday.",
        "On Tuesday, officials in Bergen said ten people died in Narvik.",
        "Officials said in a statement on Tuesday that ten people died.",
    ] {
        assert_eq!(event_dates(said, "2025-07-03"), [], "{said}");
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
fn a_sentence_with_another_number_is_no_evidence() {
    let one = "In all 75 soldiers were killed in the battle of Kandor, the rebels said.";
    let two = "In all 40 soldiers were killed in the battle of Kandor, the ministry said.";
    let findings = analyse(&[article(one), article(two)]);
    assert!(findings.key_points.iter().all(|point| point.evidence.len() == 1), "{:?}", findings.key_points);
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

#[test]
fn an_agencys_own_report_shares_the_origin_of_those_that_credit_it() {
    let own = article("A tanker ran aground at Bergen and the harbour was closed for the day.");
    let other = article("BERGEN (Reuters) - The harbour of Bergen is closed. Tugs are on their way.");
    let metadata = Metadata { outlet: Some("Reuters".into()), ..Metadata::default() };
    let findings = Analyst::default().analyse(&[Source::new(&own, &metadata), Source::stated(&other)]);
    assert_eq!(findings.origins.groups.len(), 1);
    assert_eq!(findings.origins.groups[0].reason, "credit Reuters");
}

#[test]
fn an_agency_that_took_a_picture_or_heard_a_witness_does_not_make_two_newsrooms_one_origin() {
    let read = |text: &str| Arc::new(import(text.as_bytes(), &Hint::default()).unwrap());
    let body =
        "The harbour of Bergen was closed on Monday after a tanker ran aground near the northern pier.";
    for (one, other) in [
        ("(Jane Doe/AP)", "“We heard a bang,” a sailor told AP."),
        (
            "A tanker off Bergen. (AP Photo/Jane Doe)",
            "The mayor told the Associated Press that nobody was hurt.",
        ),
        ("Photo: AP", "AP reported that tugs were on their way to the ship."),
    ] {
        let one =
            read(&format!("Harbour closed\n\n{one}\n\n{body}\n\nTugs are to free the ship at high tide."));
        let other = read(&format!("Tanker aground off Bergen\n\nA tanker hit the ground in fog.\n\n{other}"));
        assert!(analyse(&[one, other]).origins.groups.is_empty());
    }
}

#[test]
fn what_was_read_before_never_shows() {
    let articles = sample();
    let sources: Vec<Source> = articles.iter().map(Source::stated).collect();
    let mut analyst = Analyst::default();
    for count in [2, 5, 1, 4, 5, 0, 3] {
        assert_eq!(analyst.analyse(&sources[..count]), analyse(&articles[..count]), "{count} articles");
    }
}

#[test]
fn a_decision_about_a_finding_survives_whatever_sentence_stands_for_it() {
    let articles = sample();
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

#[test]
fn copies_of_one_report_are_one_origin() {
    let report = "The harbour of Bergen was closed on Monday after a tanker ran aground in thick fog near the northern \
                  pier. Nobody was hurt, the coast guard said, and no oil has leaked so far.";
    let copy = format!("{report} Tugs wait.");
    let articles =
        [article(report), article(&copy), article("Wheat prices fell again in the spring of this year.")];
    let origins = analyse(&articles).origins;
    assert_eq!(origins.groups.len(), 1);
    assert_eq!(origins.groups[0].reason, "near-duplicate texts");
    assert_eq!(origins.count(articles.iter().map(|article| &article.id)), 2);
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
    let articles = sample();
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
    let articles = sample();
    assert_eq!(analyse(&articles), analyse(&articles));
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
    let time = |articles: &[Arc<Article>]| -> Duration {
        let start = Instant::now();
        assert!(!analyse(articles).key_points.is_empty());
        start.elapsed()
    };
    let (few, many) = (time(&lines(150)), time(&lines(1_500)));
    // Ten times as many take about ten times as long; their square would take a hundred times.
    assert!(many < few * 40 + Duration::from_secs(2), "{few:?} {many:?}");
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
        let findings = analyse(&[article(&text), article(piece)]);
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
