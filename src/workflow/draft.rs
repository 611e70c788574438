//! A briefing made by taking the best findings as they are.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::likeness::{is_same_speaker, say_the_same, speaker, words};
use super::page::PageRenderer;
use super::review;
use super::trim::trim_events;
use crate::edit::{Edit, apply};
use crate::model::{
    Article, ArticleEntry, ArticleId, Briefing, Difference, DifferenceKind, DifferenceValue, EventItem,
    Evidence, FindingId, Findings, Marking, PaperSize, Quote, QuoteItem, When,
};

/// What a drafted briefing is to be like. What is left out is left unset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftOptions {
    /// The headline; `None` takes the title of an article.
    pub title: Option<String>,
    /// The small line above the headline.
    pub topic: String,
    /// For whom it is.
    pub prepared_for: String,
    /// The time it speaks of.
    pub as_of: String,
    /// How it may be shared.
    pub marking: Marking,
    /// The id of the template; `None` for the one of a new briefing.
    pub template: Option<String>,
    /// The paper; `None` for the template's.
    pub paper: Option<PaperSize>,
    /// How many key points at most.
    pub points: usize,
    /// How many quotes at most.
    pub quotes: usize,
    /// How many events at most.
    pub events: usize,
    /// How many differences at most.
    pub differences: usize,
}

impl Default for DraftOptions {
    fn default() -> Self {
        Self {
            title: None,
            topic: String::new(),
            prepared_for: String::new(),
            as_of: String::new(),
            marking: Marking::None,
            template: None,
            paper: None,
            points: 8,
            quotes: 5,
            events: 6,
            differences: 4,
        }
    }
}

/// The headline where no article states a title.
const UNTITLED: &str = "Untitled briefing";

/// Composes a briefing out of `articles` by accepting the best of their `findings` as they are.
///
/// The points are the best ones.
/// The quotes have words inside quotation marks; those with a speaker come before those without, several words
/// before one, each speaker's best before anybody's second best, and no two render the same statement.
/// The differences are the first of each kind in turn, those in facts before those in wording.
/// The events have a date, no two in common; those that most articles tell of are taken, spread over time, as far as
/// the page has room.
/// The headline, where none is given, is the title that the article of the best point states, or else the first that
/// is stated: it is never made up.
/// An article that is given twice counts once. A finding about another article is passed over.
pub fn draft(articles: Vec<Arc<Article>>, findings: &Findings, options: &DraftOptions) -> Briefing {
    draft_with(&mut PageRenderer::default(), articles, findings, options)
}

/// Composes a briefing as [`draft`] does, for a page that this renderer sets.
pub fn draft_with(
    renderer: &mut PageRenderer,
    articles: Vec<Arc<Article>>,
    findings: &Findings,
    options: &DraftOptions,
) -> Briefing {
    let mut briefing = Briefing {
        topic: options.topic.clone(),
        prepared_for: options.prepared_for.clone(),
        as_of: options.as_of.clone(),
        marking: options.marking.clone(),
        paper: options.paper,
        ..Briefing::default()
    };
    if let Some(template) = &options.template {
        briefing.template.clone_from(template);
    }
    for article in articles {
        let index = briefing.articles.len();
        accept(&mut briefing, Edit::insert_article(index, new_entry(article)));
    }
    for point in &findings.key_points {
        let index = briefing.points.len();
        if index == options.points {
            break;
        }
        if let Some(item) = review::point_item(&briefing, point) {
            accept(&mut briefing, Edit::insert_item(index, item));
        }
    }
    for item in best_quotes(&briefing, findings) {
        let index = briefing.quotes.len();
        if index == options.quotes {
            break;
        }
        if !briefing.quotes.iter().any(|chosen| say_the_same(chosen, &item)) {
            accept(&mut briefing, Edit::insert_item(index, item));
        }
    }
    for difference in best_differences(&briefing, findings) {
        let index = briefing.differences.len();
        if index == options.differences {
            break;
        }
        if let Some(item) = review::difference_item(&briefing, difference) {
            accept(&mut briefing, Edit::insert_item(index, item));
        }
    }
    for item in best_events(&briefing, findings, options.events) {
        let index = briefing.events.len();
        accept(&mut briefing, Edit::insert_item(index, item));
    }
    briefing.title =
        options.title.clone().or_else(|| stated_title(&briefing)).unwrap_or_else(|| UNTITLED.to_owned());
    trim_events(&mut briefing, &findings.origins, renderer);
    briefing
}

/// The order of articles that come in together: by the names of their files; those without one last, as they came.
///
/// The same files then make the same page, in whatever order they were chosen.
pub fn in_order(one: &Article, other: &Article) -> Ordering {
    match (&one.file, &other.file) {
        (Some(name), Some(other_name)) => name.cmp(other_name).then_with(|| one.id.cmp(&other.id)),
        (name, other_name) => name.is_none().cmp(&other_name.is_none()),
    }
}

/// The entry of an article that comes into a briefing: ticked, with what it states about itself.
pub fn new_entry(article: Arc<Article>) -> ArticleEntry {
    let metadata = article.stated.clone();
    ArticleEntry { article, metadata, included: true }
}

/// Makes an edit if the briefing can take it. Findings are proposals: one that does not fit is passed over.
fn accept(briefing: &mut Briefing, edit: Edit) {
    let _ = apply(briefing, edit);
}

/// The quotes that may go on the page, best first; of a cluster only the best rendering.
///
/// Of two equally good ones the one that no point on the page has already comes first. A single word between
/// quotation marks says little by itself, so those stand behind.
fn best_quotes(briefing: &Briefing, findings: &Findings) -> Vec<QuoteItem> {
    let mut quotes: Vec<(&Quote, QuoteItem)> = findings
        .quotes
        .iter()
        .filter(|quote| review::is_marked(quote))
        .filter_map(|quote| Some((quote, review::quote_item(briefing, findings, quote)?)))
        .collect();
    let is_repeated = |item: &QuoteItem| briefing.points.iter().any(|point| point.text.contains(&item.text));
    quotes.sort_by(|(a, a_item), (b, b_item)| {
        b.score.total_cmp(&a.score).then_with(|| is_repeated(a_item).cmp(&is_repeated(b_item)))
    });
    let mut clusters: Vec<&FindingId> = Vec::new();
    let mut heard: Vec<(QuoteItem, usize)> = Vec::new();
    let mut ranked = Vec::new();
    for (quote, item) in quotes {
        if let Some(cluster) = &quote.cluster {
            if clusters.contains(&cluster) {
                continue;
            }
            clusters.push(cluster);
        }
        let turn = heard.iter_mut().find(|(other, _)| is_same_speaker(other, &item));
        let turn = if let Some((_, turns)) = turn {
            *turns += 1;
            *turns
        } else {
            heard.push((item.clone(), 0));
            0
        };
        let rank = (speaker(&item).is_none(), words(&item.text).len() < 2, turn);
        ranked.push((rank, item));
    }
    // The sort is stable: within a rank the best score stays first.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, item)| item).collect()
}

/// The differences, those in facts before those in wording.
///
/// That a quote on the page has other renderings is said there already, and long wordings are for the analyst to weigh:
/// beside each other they take the room of a column.
fn best_differences<'a>(briefing: &Briefing, findings: &'a Findings) -> Vec<&'a Difference> {
    let is_said = |difference: &Difference| {
        let meets =
            |one: &Evidence, other: &Evidence| one.article == other.article && one.span.overlaps(other.span);
        difference.kind == DifferenceKind::Wording
            && briefing.quotes.iter().any(|quote| {
                let has = |value: &DifferenceValue| {
                    value.evidence.iter().any(|place| quote.evidence.iter().any(|other| meets(place, other)))
                };
                difference.values.iter().all(has)
            })
    };
    let is_long = |difference: &Difference| {
        let letters: usize = difference.values.iter().map(|value| value.text.chars().count()).sum();
        difference.kind == DifferenceKind::Wording && letters > LONGEST_ROW
    };
    let mut differences: Vec<&Difference> = findings
        .differences
        .iter()
        .filter(|difference| !is_said(difference) && !is_long(difference))
        .collect();
    // The sort is stable: within a kind the order of the findings stays.
    differences.sort_by_key(|difference| difference.kind);
    differences
}

/// Wordings of more letters together are not drafted.
const LONGEST_ROW: usize = 120;

/// An event of more words than this stands in a sentence about much else.
const LONGEST: usize = 28;

/// An event of so many words is told shortly.
const SHORT: usize = 20;

fn length(item: &EventItem) -> usize {
    item.label.split_whitespace().count()
}

/// So many of the best events of a briefing, in time order.
///
/// Each time the one that most articles tell of is taken, in few words rather than in many, and of those the one
/// farthest from the ones that are taken.
fn best_events(briefing: &Briefing, findings: &Findings, most: usize) -> Vec<EventItem> {
    let mut left: Vec<(EventItem, When)> = findings
        .events
        .iter()
        .filter_map(|event| Some((review::event_item(briefing, event)?, event.date?)))
        .filter(|(item, _)| length(item) <= LONGEST)
        .collect();
    let articles = |item: &EventItem| {
        item.evidence.iter().map(|place| &place.article).collect::<BTreeSet<&ArticleId>>().len()
    };
    let mut taken: Vec<(EventItem, When)> = Vec::new();
    while taken.len() < most {
        let far = |when: When| {
            taken.iter().map(|(_, other)| day(when).abs_diff(day(*other))).min().unwrap_or(u32::MAX)
        };
        let rank = |(item, when): &(EventItem, When)| (articles(item), length(item) <= SHORT, far(*when));
        // The first of equals is best.
        let best = left.iter().enumerate().rev().max_by_key(|(_, event)| rank(event)).map(|(at, _)| at);
        let Some(best) = best else { break };
        let best = left.remove(best);
        // One sentence may tell of several events, and a year has its month in it: one of them is enough.
        left.retain(|(item, when)| item.label != best.0.label && !meet(*when, best.1));
        taken.push(best);
    }
    taken.sort_by_key(|(_, when)| (day(*when), *when));
    taken.into_iter().map(|(item, _)| item).collect()
}

/// Whether two times have a day in common.
fn meet(one: When, other: When) -> bool {
    let first = day;
    let last = |when: When| {
        let (When::On(date) | When::Between(_, date)) = when;
        i32::from(date.year()) * 372
            + i32::from(date.month().unwrap_or(12)) * 31
            + i32::from(date.day().unwrap_or(31))
    };
    first(one) <= last(other) && first(other) <= last(one)
}

/// The first day of a time, counted roughly: good for order and distance.
fn day(when: When) -> i32 {
    let (When::On(date) | When::Between(date, _)) = when;
    i32::from(date.year()) * 372
        + i32::from(date.month().unwrap_or(1)) * 31
        + i32::from(date.day().unwrap_or(1))
}

/// A title that an article states: that of the best point's article before the others'.
fn stated_title(briefing: &Briefing) -> Option<String> {
    let best = briefing.points.first().and_then(|point| point.evidence.first());
    let best = best.and_then(|place| briefing.entry(&place.article));
    best.into_iter().chain(&briefing.articles).find_map(|entry| entry.metadata.title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::validate;
    use crate::workflow::samples::{article, difference, event, place, point, quote};

    fn texts(briefing: &Briefing) -> Vec<&str> {
        briefing.quotes.iter().map(|quote| quote.text.as_str()).collect()
    }

    #[test]
    fn every_speaker_is_heard_before_anybody_is_heard_twice_and_the_unknown_last() {
        let article = article("Say one. Say two. Say three. Say four. Say five. Six.", None);
        let quotes = vec![
            quote(&article, "Say one", Some("A"), 0.9),
            quote(&article, "Say two", Some("A"), 0.8),
            quote(&article, "Say three", None, 1.0),
            quote(&article, "Say four", Some("B"), 0.1),
            quote(&article, "Say five", Some("a"), 0.7),
            quote(&article, "Six", Some("C"), 1.0),
        ];
        let findings = Findings { quotes, ..Findings::default() };
        let options = DraftOptions { quotes: 6, ..DraftOptions::default() };
        let briefing = draft(vec![article], &findings, &options);
        assert_eq!(texts(&briefing), ["Say one", "Say four", "Say two", "Say five", "Six", "Say three"]);
        assert_eq!(validate(&briefing), Ok(()));
    }

    #[test]
    fn no_two_quotes_render_the_same_statement() {
        let article =
            article("He spoke of peace for all. She hailed “peace, for all”. A new dawn. The new sun.", None);
        let cluster = Some(FindingId::from_text("quote-cluster"));
        let mut quotes = vec![
            quote(&article, "peace for all", Some("He"), 0.5),
            quote(&article, "peace, for all", Some("She"), 0.9),
            quote(&article, "A new dawn", Some("He"), 0.4),
            quote(&article, "The new sun", Some("She"), 0.3),
        ];
        quotes[2].cluster.clone_from(&cluster);
        quotes[3].cluster = cluster;
        let findings = Findings { quotes, ..Findings::default() };
        let briefing = draft(vec![article], &findings, &DraftOptions::default());
        assert_eq!(texts(&briefing), ["peace, for all", "A new dawn"]);
        assert_eq!(briefing.quotes[1].evidence.len(), 2, "the other rendering is evidence");
    }

    #[test]
    fn of_two_equally_good_quotes_the_one_that_no_point_has_is_taken() {
        let article = article("He said “we will go on”. He said “nobody will stop us”.", None);
        let quotes = vec![
            quote(&article, "we will go on", Some("He"), 1.0),
            quote(&article, "nobody will stop us", Some("He"), 1.0),
        ];
        let key_points = vec![point(&article, "He said “we will go on”.", 1.0)];
        let findings = Findings { key_points, quotes, ..Findings::default() };
        let options = DraftOptions { quotes: 1, ..DraftOptions::default() };
        assert_eq!(texts(&draft(vec![article], &findings, &options)), ["nobody will stop us"]);
    }

    #[test]
    fn the_headline_is_one_that_an_article_states() {
        let first = article("First words.", Some("First title"));
        let second = article("Second words.", Some("Second title"));
        let untitled = article("Third words.", None);
        let check = |best: &Article, articles: &[&Arc<Article>], expected: &str| {
            let points = vec![point(best, best.text.as_str(), 1.0)];
            let findings = Findings { key_points: points, ..Findings::default() };
            let articles = articles.iter().map(|article| Arc::clone(article)).collect();
            assert_eq!(draft(articles, &findings, &DraftOptions::default()).title, expected);
        };
        check(&second, &[&first, &second], "Second title");
        check(&untitled, &[&untitled, &first, &second], "First title");
        check(&untitled, &[&untitled], UNTITLED);
    }

    #[test]
    fn the_timeline_has_the_best_told_events_and_no_date_twice_in_time_order() {
        let text = "Ann. Bob. Cay. Dan. Eve. Fay.";
        let [one, other] = [text, "Cay. Eve. Fay again."].map(|text| article(text, None));
        let mut events = vec![
            event(&one, "Ann.", "1996/2001"),
            event(&one, "Bob.", "2024-07-01"),
            event(&one, "Cay.", "2024-07-03"),
            event(&one, "Dan.", "2024-07-03"),
            event(&one, "Eve.", "2025"),
            event(&one, "Fay.", "no date"),
        ];
        for (index, words) in [(2, "Cay."), (4, "Eve."), (5, "Fay")] {
            events[index].evidence.push(place(&other, words));
        }
        let findings = Findings { events, ..Findings::default() };
        let labels = |most: usize| {
            let options = DraftOptions { events: most, ..DraftOptions::default() };
            let briefing = draft(vec![Arc::clone(&one), Arc::clone(&other)], &findings, &options);
            briefing.events.into_iter().map(|event| event.label).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(labels(2), "Cay Eve");
        assert_eq!(labels(3), "Ann Cay Eve", "the farthest of equals");
        assert_eq!(labels(9), "Ann Bob Cay Eve");
    }

    #[test]
    fn differences_in_facts_come_before_differences_in_wording() {
        let [one, other] =
            ["It was May. He said so.", "It was June. He told so."].map(|text| article(text, None));
        let differences = vec![
            difference(DifferenceKind::Wording, &[(&one, "He said so"), (&other, "He told so")]),
            difference(DifferenceKind::Date, &[(&one, "May"), (&other, "June")]),
        ];
        let findings = Findings { differences, ..Findings::default() };
        let options = DraftOptions { differences: 1, ..DraftOptions::default() };
        let briefing = draft(vec![one, other], &findings, &options);
        assert_eq!(
            briefing.differences.iter().map(|item| item.kind).collect::<Vec<_>>(),
            [DifferenceKind::Date]
        );
    }

    #[test]
    fn findings_about_articles_that_are_not_there_are_passed_over() {
        let (here, gone) = (article("Here.", None), article("Gone.", None));
        let findings = Findings {
            key_points: vec![point(&gone, "Gone.", 1.0), point(&here, "Here.", 0.5)],
            quotes: vec![quote(&gone, "Gone", Some("A"), 1.0)],
            ..Findings::default()
        };
        let briefing = draft(vec![Arc::clone(&here), here], &findings, &DraftOptions::default());
        assert_eq!((briefing.articles.len(), briefing.points.len(), briefing.quotes.len()), (1, 1, 0));
    }
}
