//! The day on which an article appeared, where it does not state that.

use precis::analysis::analyse;

use super::article;

/// The day that is inferred of the first of these articles.
fn inferred(texts: &[&str]) -> Option<String> {
    let articles: Vec<_> = texts.iter().map(|text| article(text)).collect();
    let findings = analyse(&articles);
    assert!(articles.iter().all(|article| article.stated.published.is_none()), "{texts:?}");
    let day = findings.days.iter().find(|day| day.article == articles[0].id)?;
    assert!(!day.reason.is_empty());
    Some(day.when.to_string())
}

const REST: &str = "\n\nThe council of Tarnby will look for another place, its mayor Ada Holm said.";

#[test]
fn an_article_is_dated_by_what_it_says_of_its_own_day() {
    let shut = "The harbour of Tarnby was shut on Thursday after a storm.";
    for (text, day) in [
        (
            format!("The shut harbour, Thursday, July 3, 2025. (AP Photo/Ann Holm)\n\n{shut}{REST}"),
            "2025-07-03/2025-07-05",
        ),
        (
            format!("{shut}\n\nThe gale is here — Ann Holm (@annholm) July 3, 2025{REST}"),
            "2025-07-03/2025-07-05",
        ),
        (format!("The harbour was shut on Thursday, July 3, 2025. {shut}{REST}"), "2025-07-03/2025-07-05"),
        (format!("{shut}{REST}\n\nThe harbour in March 25, 2025. REUTERS/Ann Holm"), "2025-03-25/2025-12-31"),
    ] {
        assert_eq!(inferred(&[&text]).as_deref(), Some(day), "{text}");
    }
}

#[test]
fn an_article_is_dated_by_another_that_tells_the_same_of_that_weekday() {
    let open =
        format!("The harbour of Tarnby was shut on Thursday after a storm sank the ferry Ulvik.{REST}");
    let dated = "The ferry Ulvik sank in a storm at Tarnby and the harbour was shut on Thursday, July 3, 2025.\n\n\
                 On Thursday the dockers were sent home.";
    assert_eq!(inferred(&[&open, dated]).as_deref(), Some("2025-07-03/2025-07-05"));
    let other = "The finance minister Per Vik resigned on Thursday, July 3, 2025, in Elstree.\n\nHe left on Thursday.";
    assert_eq!(inferred(&[&open, other]), None);
}

#[test]
fn a_day_that_may_be_long_past_tells_nothing() {
    let shut = "The harbour of Tarnby was shut on Thursday after a storm.";
    for text in [
        format!("{shut}{REST}"),
        format!("FILE - In this July 3, 2014, file photo, the harbour is seen.\n\n{shut}{REST}"),
        format!("The harbour in Norrland July 3, 2014. REUTERS/Ann Holm/File Photo\n\n{shut}{REST}"),
        format!("The harbour of Tarnby was opened on July 4, 2014.\n\n{shut}{REST}"),
        format!("The harbour was shut on Monday, December 18.{REST}"),
        format!("The harbour must be mended by Thursday, July 3, 2025, a court said on Monday.{REST}"),
        format!(
            "The harbour was shut in March after the fire of Thursday, March 6, 2014. A court ruled on Friday.{REST}"
        ),
    ] {
        assert_eq!(inferred(&[&text]), None, "{text}");
    }
}

#[test]
fn a_bound_or_a_comparison_is_no_event_at_its_date() {
    for text in [
        "Norrland has not held an election since 2012.",
        "The port handled more grain than in May 2019.",
        "Unlike in 2021, the fair of Tarnby was dry.",
        "The dam must be mended by 2030, the council said.",
        "The mayor had left Tarnby before July 3, 2021.",
        "The dockers had gathered on the eve of July 3, 2021.",
        "As in 2019, the dockers of Tarnby won the prize.",
    ] {
        assert!(analyse(&[article(text)]).events.iter().all(|event| event.date.is_none()), "{text}");
    }
}
