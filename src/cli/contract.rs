//! The JSON that `precis analyze --format json` prints: the contract with other programs.
//!
//! Every key is always there; what is unknown is null. Offsets count characters (Unicode scalar values) of the `text`
//! of the article, the end not included. Lists are in the order of the findings, which is the same on every run.
//! These types stand apart from the model, so that the model can change and the contract does not.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::model::{self, ArticleId, Evidence, FindingId, Findings, Mention, Offsets, Origins, Span};

/// The version of the contract.
const SCHEMA: u32 = 1;

/// Everything found in a set of articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Analysis {
    /// The version of this contract.
    pub schema: u32,
    /// The articles, in the order they were given.
    pub articles: Vec<Article>,
    /// The attributions.
    pub quotes: Vec<Quote>,
    /// The runs of text inside quotation marks.
    pub stretches: Vec<Stretch>,
    /// The proposed key points, best first.
    pub key_points: Vec<KeyPoint>,
    /// The dated events.
    pub events: Vec<Event>,
    /// Where the articles disagree.
    pub differences: Vec<Difference>,
}

/// An article, and what it states about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Article {
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub id: String,
    /// The name of its file, without the folder.
    pub file: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published (ISO 8601).
    pub published: Option<String>,
    /// When it appeared, where it does not state that and it can be inferred.
    pub inferred: Option<InferredDay>,
    /// Its address.
    pub address: Option<String>,
    /// Its language (ISO 639-1).
    pub language: Option<String>,
    /// The text that all offsets count in.
    pub text: String,
    /// What cleaning took out of it, in reading order.
    pub removed: Vec<Removed>,
}

/// The day of an article as the analysis infers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InferredDay {
    /// A day (ISO 8601), or the first and the last on which it may have appeared, with a slash between.
    pub date: String,
    /// What it is inferred from.
    pub reason: String,
}

/// A passage that cleaning took out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// The passage as it stood.
    pub text: String,
    /// Why it went.
    pub reason: &'static str,
}

/// One attribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Its identity.
    pub id: String,
    /// The article.
    pub article: String,
    /// Where the content starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The content, without outer quotation marks.
    pub text: String,
    /// `direct`, `mixed` or `indirect`.
    pub kind: &'static str,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// The words that attribute it.
    pub cue: Option<Cue>,
    /// The group of quotes that render the same statement.
    pub cluster: Option<String>,
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The words that stand for the speaker.
    pub text: String,
    /// Where they start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The speaker's name.
    pub name: Option<String>,
    /// The speaker's role.
    pub role: Option<String>,
}

/// The words that attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// The words.
    pub text: String,
    /// Where they start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// A run of text inside quotation marks, without the marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The article.
    pub article: String,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The text.
    pub text: String,
    /// `speech`, `scare`, `title` or `unknown`.
    pub role: &'static str,
    /// The attribution that covers it.
    pub quote: Option<String>,
}

/// A place in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The article.
    pub article: String,
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A proposed key point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeyPoint {
    /// Its identity.
    pub id: String,
    /// The words.
    pub text: String,
    /// How good it is; higher is better.
    pub score: f64,
    /// Where it stands.
    pub evidence: Vec<Place>,
    /// The articles that have it, each once, in the order given.
    pub articles: Vec<String>,
    /// How many independent origins those articles are.
    pub origins: usize,
}

/// Something that happened at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Its identity.
    pub id: String,
    /// When (ISO 8601; a range as `start/end`).
    pub date: Option<String>,
    /// What, verbatim.
    pub text: String,
    /// Where it stands.
    pub evidence: Vec<Place>,
}

/// A claim that the articles render differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Its identity.
    pub id: String,
    /// `date`, `number`, `name`, `speaker` or `wording`.
    pub kind: &'static str,
    /// What the claim is about, verbatim.
    pub topic: String,
    /// The values.
    pub values: Vec<Value>,
}

/// One value of a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Value {
    /// The value, verbatim.
    pub text: String,
    /// Where it stands.
    pub evidence: Vec<Place>,
    /// Whether it contradicts none of the others.
    pub compatible: bool,
}

impl Analysis {
    /// What `findings` say about `articles`. A finding about another article, or outside its text, is left out.
    pub fn new(articles: &[Arc<model::Article>], findings: &Findings) -> Self {
        let places = Places::new(articles);
        Self {
            schema: SCHEMA,
            articles: articles.iter().map(|article| describe(article, &findings.days)).collect(),
            quotes: findings.quotes.iter().filter_map(|quote| places.quote(quote)).collect(),
            stretches: findings.stretches.iter().filter_map(|stretch| places.stretch(stretch)).collect(),
            key_points: findings
                .key_points
                .iter()
                .map(|point| places.key_point(point, &findings.origins))
                .collect(),
            events: findings.events.iter().map(|event| places.event(event)).collect(),
            differences: findings
                .differences
                .iter()
                .map(|difference| places.difference(difference))
                .collect(),
        }
    }
}

fn describe(article: &model::Article, days: &[model::InferredDay]) -> Article {
    let stated = article.stated.clone();
    let removed = article.removed.iter();
    Article {
        id: article.id.to_string(),
        file: article.file.clone(),
        title: stated.title,
        outlet: stated.outlet,
        author: stated.author,
        published: stated.published.map(|date| date.to_string()),
        inferred: days
            .iter()
            .find(|day| day.article == article.id)
            .map(|day| InferredDay { date: day.when.to_string(), reason: day.reason.clone() }),
        address: stated.address,
        language: stated.language,
        text: article.text.clone(),
        removed: removed
            .map(|removal| Removed { text: removal.text.clone(), reason: removal.reason.as_str() })
            .collect(),
    }
}

/// The articles' texts, each with its index of characters.
struct Places<'a> {
    articles: BTreeMap<&'a ArticleId, (usize, &'a str, Offsets<'a>)>,
}

impl<'a> Places<'a> {
    fn new(articles: &'a [Arc<model::Article>]) -> Self {
        let entry = |(at, article): (usize, &'a Arc<model::Article>)| {
            (&article.id, (at, article.text.as_str(), Offsets::new(&article.text)))
        };
        Self { articles: articles.iter().enumerate().map(entry).collect() }
    }

    /// The start and the end of a span in characters.
    fn range(&self, article: &ArticleId, span: Span) -> Option<(usize, usize)> {
        let (_, _, offsets) = self.articles.get(article)?;
        Some((offsets.char_of(span.start)?, offsets.char_of(span.end)?))
    }

    fn words(&self, evidence: &Evidence) -> Option<String> {
        let (_, text, _) = self.articles.get(&evidence.article)?;
        evidence.span.of(text).map(str::to_owned)
    }

    fn place(&self, evidence: &Evidence) -> Option<Place> {
        let (start, end) = self.range(&evidence.article, evidence.span)?;
        Some(Place { article: evidence.article.to_string(), start, end })
    }

    fn places(&self, evidence: &[Evidence]) -> Vec<Place> {
        evidence.iter().filter_map(|place| self.place(place)).collect()
    }

    fn quote(&self, quote: &model::Quote) -> Option<Quote> {
        let article = &quote.content.article;
        let (start, end) = self.range(article, quote.content.span)?;
        let mention = |mention: &Mention| {
            let (start, end) = self.range(article, mention.span)?;
            Some(Cue { text: mention.text.clone(), start, end })
        };
        let speaker = quote.speaker.as_ref().and_then(|speaker| {
            let Cue { text, start, end } = mention(&speaker.mention)?;
            let model::Attribution { name, role } = speaker.attribution.clone();
            Some(Speaker { text, start, end, name, role })
        });
        Some(Quote {
            id: quote.id.to_string(),
            article: article.to_string(),
            start,
            end,
            text: self.words(&quote.content)?,
            kind: quote.kind.as_str(),
            speaker,
            cue: quote.cue.as_ref().and_then(mention),
            cluster: quote.cluster.as_ref().map(FindingId::to_string),
        })
    }

    fn stretch(&self, stretch: &model::Stretch) -> Option<Stretch> {
        let Place { article, start, end } = self.place(&stretch.place)?;
        Some(Stretch {
            article,
            start,
            end,
            text: self.words(&stretch.place)?,
            role: stretch.role.as_str(),
            quote: stretch.quote.as_ref().map(FindingId::to_string),
        })
    }

    fn key_point(&self, point: &model::KeyPoint, origins: &Origins) -> KeyPoint {
        // Keyed by their place in the call, so that they come out in that order and each once.
        let articles: BTreeMap<usize, &ArticleId> = point
            .evidence
            .iter()
            .filter_map(|place| Some((self.articles.get(&place.article)?.0, &place.article)))
            .collect();
        KeyPoint {
            id: point.id.to_string(),
            text: point.text.clone(),
            score: point.score,
            evidence: self.places(&point.evidence),
            articles: articles.values().map(ToString::to_string).collect(),
            origins: origins.count(articles.values().copied()),
        }
    }

    fn event(&self, event: &model::Event) -> Event {
        Event {
            id: event.id.to_string(),
            date: event.date.map(|date| date.to_string()),
            text: event.text.clone(),
            evidence: self.places(&event.evidence),
        }
    }

    fn difference(&self, difference: &model::Difference) -> Difference {
        let value = |value: &model::DifferenceValue| Value {
            text: value.text.clone(),
            evidence: self.places(&value.evidence),
            compatible: value.compatible,
        };
        Difference {
            id: difference.id.to_string(),
            kind: difference.kind.as_str(),
            topic: difference.topic.clone(),
            values: difference.values.iter().map(value).collect(),
        }
    }
}
