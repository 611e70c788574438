//! A briefing made by taking the best findings as they are.

use std::sync::Arc;

use super::review;
use crate::model::{Article, ArticleEntry, Briefing, Findings, Marking};

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

/// Composes a briefing out of `articles` by accepting the best of their `findings` as they are.
pub fn draft(articles: Vec<Arc<Article>>, findings: &Findings, options: &DraftOptions) -> Briefing {
    let mut briefing = Briefing::default();
    for article in articles {
        let metadata = article.stated.clone();
        briefing.articles.push(ArticleEntry { article, metadata, included: true });
    }
    briefing.title = options.title.clone().unwrap_or_else(|| "Untitled briefing".to_owned());
    briefing.topic.clone_from(&options.topic);
    briefing.prepared_for.clone_from(&options.prepared_for);
    briefing.as_of.clone_from(&options.as_of);
    briefing.marking = options.marking.clone();
    if let Some(template) = &options.template {
        briefing.template.clone_from(template);
    }
    briefing.points = findings.key_points.iter().take(options.points).map(review::point_item).collect();
    let quotes = findings.quotes.iter().filter(|quote| review::is_marked(quote)).take(options.quotes);
    briefing.quotes = quotes.filter_map(|quote| review::quote_item(&briefing, findings, quote)).collect();
    briefing
}
