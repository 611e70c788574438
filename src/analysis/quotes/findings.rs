//! The attributions of a set of articles as findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::attribute::{Found, Reading, read};
use super::marks::{Quotation, quotations};
use super::model::Model;
use super::roles::{is_title, unattributed};
use crate::model::{
    Article, ArticleId, Attribution, Evidence, FindingId, Mention, Quote, QuoteKind, Span, Speaker, Stretch,
    StretchRole,
};

/// Everything that is said in a set of articles.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) quotes: Vec<Quote>,
    pub(crate) stretches: Vec<Stretch>,
    pub(crate) speakers_not_detected: Vec<ArticleId>,
}

/// Finds what is said in `articles`, by whom.
pub(crate) fn said(articles: &[Arc<Article>]) -> Said {
    let readings: Vec<Option<Reading>> = articles
        .par_iter()
        .map(|article| is_english(article).then(|| read(&article.text, Model::shipped())))
        .collect();
    let people = People::new(readings.iter().flatten());
    let mut said = Said::default();
    for (article, reading) in articles.iter().zip(readings) {
        match reading {
            Some(reading) => add(article, reading, &people, &mut said),
            None => add_foreign(article, &mut said),
        }
    }
    said
}

/// Whether the speaker detection covers the article's language. Too little text to tell counts as English.
fn is_english(article: &Article) -> bool {
    if let Some(language) = &article.stated.language {
        return language.starts_with("en");
    }
    // The beginning is enough to tell, and keeps a huge text from being read twice.
    let mut end = article.text.len().min(4_000);
    while !article.text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = article.text.get(..end).unwrap_or_default();
    whatlang::detect(sample).is_none_or(|found| found.lang() == whatlang::Lang::Eng || !found.is_reliable())
}

fn add(article: &Article, reading: Reading, people: &People, said: &mut Said) {
    let first = said.quotes.len();
    for found in reading.quotes.into_iter().filter(|found| !is_work(&article.text, found)) {
        said.quotes.push(quote(article, found, people));
    }
    let quotes = said.quotes.get(first..).unwrap_or_default();
    for quotation in &reading.quotations {
        let at = quotes.partition_point(|quote| quote.content.span.end <= quotation.inner.start);
        let quote = quotes.get(at).filter(|quote| quote.content.span.overlaps(quotation.inner));
        let role = if quote.is_some() { StretchRole::Speech } else { unattributed(&article.text, quotation) };
        said.stretches.push(stretch(article, quotation, role, quote.map(|quote| quote.id.clone())));
    }
}

/// Whether what somebody is said to read, write or sing is the title of a work and not their words: “She reads ‘The
/// Times’”. A sign may read “Keep Out”, so it must be a person who does.
fn is_work(text: &str, found: &Found) -> bool {
    let (Some(source), Some(cue)) = (found.source, found.cue) else { return false };
    let word = |span: Span| span.of(text).unwrap_or_default().to_lowercase();
    let person = matches!(word(source).as_str(), "he" | "she" | "they" | "i" | "we" | "who")
        || found.who.role.is_some();
    let next_to = text.get(cue.end..found.content.start).is_some_and(|gap| {
        gap.chars().all(|c| c.is_whitespace() || crate::analysis::segment::is_quotation_mark(c))
    });
    found.kind == QuoteKind::Direct
        && person
        && next_to
        && MAKING.contains(&word(cue).as_str())
        && is_title(found.content.of(text).unwrap_or_default())
}

/// What people do with works.
const MAKING: &[&str] =
    &["directed", "published", "read", "reads", "sang", "sings", "watched", "watches", "wrote", "writes"];

/// What a text in another language holds in quotation marks, attributed to nobody.
fn add_foreign(article: &Article, said: &mut Said) {
    said.speakers_not_detected.push(article.id.clone());
    for quotation in quotations(&article.text) {
        let long = quotation.inner.of(&article.text).unwrap_or_default().chars().nth(15).is_some();
        let found = Found {
            content: quotation.inner,
            kind: QuoteKind::Direct,
            marked: vec![quotation.inner],
            source: None,
            cue: None,
            who: Attribution::default(),
        };
        let quote = long.then(|| quote(article, found, &People::default()));
        said.stretches.push(stretch(
            article,
            &quotation,
            StretchRole::Unknown,
            quote.as_ref().map(|quote| quote.id.clone()),
        ));
        said.quotes.extend(quote);
    }
}

fn stretch(article: &Article, quotation: &Quotation, role: StretchRole, quote: Option<FindingId>) -> Stretch {
    Stretch { place: Evidence { article: article.id.clone(), span: quotation.inner }, role, quote }
}

fn quote(article: &Article, found: Found, people: &People) -> Quote {
    let mention = |span: Span| Some(Mention { text: span.of(&article.text)?.to_owned(), span });
    let attribution = people.fullest(found.who.clone());
    let score = score(&article.text, &found, &attribution);
    let speaker = found.source.and_then(mention).map(|mention| Speaker { mention, attribution });
    Quote {
        id: FindingId::anchored("quote", &article.id, found.content),
        content: Evidence { article: article.id.clone(), span: found.content },
        kind: found.kind,
        marked: found.marked,
        speaker,
        cue: found.cue.and_then(mention),
        cluster: None,
        score,
    }
}

/// How well a quote would serve on a page: somebody's own words, long enough to stand alone, short enough to be read,
/// by somebody who is named.
fn score(text: &str, found: &Found, who: &Attribution) -> f64 {
    let quoted: usize = found
        .marked
        .iter()
        .filter_map(|span| span.of(text))
        .map(|words| words.split_whitespace().take(80).count())
        .sum();
    let length = match quoted {
        0 => 0.0,
        1..=2 => 0.2,
        3..=5 => 0.5,
        6..=11 => 0.8,
        12..=45 => 1.0,
        _ => 0.6,
    };
    let kind = match found.kind {
        QuoteKind::Direct => 1.0,
        QuoteKind::Mixed => 0.7,
        QuoteKind::Indirect => 0.3,
    };
    let named = f64::from(u8::from(who.name.is_some()));
    let role = f64::from(u8::from(who.role.is_some()));
    kind + length + 0.8 * named + 0.3 * role
}

/// The people of all articles, by their last names.
#[derive(Debug, Default)]
struct People(BTreeMap<String, Vec<Attribution>>);

impl People {
    fn new<'a>(readings: impl Iterator<Item = &'a Reading>) -> Self {
        let mut people: BTreeMap<String, Vec<Attribution>> = BTreeMap::new();
        for person in readings.flat_map(|reading| &reading.people) {
            let Some(last) = person.name.as_deref().and_then(last_word) else { continue };
            let same = people.entry(last).or_default();
            match same.iter_mut().find(|known| known.name == person.name) {
                Some(known) if more_specific(person.role.as_deref(), known.role.as_deref()) => {
                    known.role.clone_from(&person.role);
                }
                Some(_) => {}
                None => same.push(person.clone()),
            }
        }
        Self(people)
    }

    /// The fullest name and the most specific role that any article gives. A last name that several people share stays as it is.
    fn fullest(&self, who: Attribution) -> Attribution {
        let Some(name) = &who.name else { return who };
        let Some(same) = last_word(name).and_then(|last| self.0.get(&last)) else { return who };
        let known = match same.iter().find(|known| known.name.as_ref() == Some(name)) {
            Some(known) => known,
            None => match same.as_slice() {
                [only] if !name.contains(' ') => only,
                _ => return who,
            },
        };
        Attribution { name: known.name.clone(), role: known.role.clone().or(who.role) }
    }
}

/// Whether one role says more than another ("Russian President", "President"); a whole story says too much.
fn more_specific(one: Option<&str>, other: Option<&str>) -> bool {
    let size = |role: Option<&str>| {
        role.map(|role| role.chars().count()).filter(|&length| length <= 80).unwrap_or_default()
    };
    size(one) > size(other)
}

fn last_word(name: &str) -> Option<String> {
    name.split_whitespace().next_back().map(str::to_lowercase)
}
