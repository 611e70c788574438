//! A briefing made by taking the best findings as they are.

use std::sync::Arc;

use super::likeness::{is_same_speaker, say_the_same, speaker, words};
use super::review;
use crate::edit::{Edit, apply};
use crate::model::{Article, ArticleEntry, Briefing, FindingId, Findings, Marking, Quote, QuoteItem};

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
    /// How many key points at most.
    pub points: usize,
    /// How many quotes at most.
    pub quotes: usize,
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
            points: 8,
            quotes: 5,
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
/// The headline, where none is given, is the title that the article of the best point states, or else the first that
/// is stated: it is never made up.
/// An article that is given twice counts once. A finding about another article is passed over.
pub fn draft(articles: Vec<Arc<Article>>, findings: &Findings, options: &DraftOptions) -> Briefing {
    let mut briefing = Briefing {
        topic: options.topic.clone(),
        prepared_for: options.prepared_for.clone(),
        as_of: options.as_of.clone(),
        marking: options.marking.clone(),
        ..Briefing::default()
    };
    if let Some(template) = &options.template {
        briefing.template.clone_from(template);
    }
    for article in articles {
        let index = briefing.articles.len();
        accept(&mut briefing, Edit::InsertArticle { index, entry: Box::new(new_entry(article)) });
    }
    for point in &findings.key_points {
        let index = briefing.points.len();
        if index == options.points {
            break;
        }
        if let Some(item) = review::point_item(&briefing, point) {
            accept(&mut briefing, Edit::InsertPoint { index, item: Box::new(item) });
        }
    }
    for item in best_quotes(&briefing, findings) {
        let index = briefing.quotes.len();
        if index == options.quotes {
            break;
        }
        if !briefing.quotes.iter().any(|chosen| say_the_same(chosen, &item)) {
            accept(&mut briefing, Edit::InsertQuote { index, item: Box::new(item) });
        }
    }
    briefing.title =
        options.title.clone().or_else(|| stated_title(&briefing)).unwrap_or_else(|| UNTITLED.to_owned());
    briefing
}

/// The entry of an article that comes into a briefing: ticked, with what it states about itself.
pub(super) fn new_entry(article: Arc<Article>) -> ArticleEntry {
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
    use crate::session::samples::{article, point, quote};

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
