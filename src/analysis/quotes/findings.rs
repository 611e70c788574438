//! The attributions of a set of articles as findings.

use super::attribute::{FoundAttribution, TextReading, read};
use super::model::Model;
use super::people::People;
use super::roles::{is_announced_work, is_title, unattributed};
use crate::analysis::claims::{Claim, Corpus, Stance, terms};
use crate::analysis::entities::says_more;
use crate::analysis::units::{Quotation, quotations};
use crate::model::{
    Article, ArticleId, Attribution, Evidence, FindingId, Mention, Quote, QuoteKind, Span, Speaker, Stretch,
    StretchRole,
};
use crate::never::OrNever;

/// What is said in one article.
pub(crate) struct SaidReading {
    quotes: Vec<QuoteReading>,
    stretches: Vec<StretchReading>,
    /// Everybody who is named in full.
    people: Vec<Attribution>,
    /// Whether the speaker detection covers the article's language.
    covered: bool,
}

struct QuoteReading {
    found: FoundAttribution,
    words: QuoteWords,
}

/// A quote's words, made ready for comparing.
pub(crate) struct QuoteWords {
    /// All of the content.
    pub(crate) content: Claim,
    /// What it says on the points on which two quotes can part.
    pub(crate) stance: Stance,
    /// Each part inside quotation marks.
    pub(crate) marked: Vec<Claim>,
}

struct StretchReading {
    span: Span,
    role: StretchRole,
    /// The quote that covers it, by its number in the article.
    quote: Option<usize>,
}

/// Everything that is said in a set of articles.
#[derive(Default)]
pub(crate) struct Said<'a> {
    pub(crate) quotes: Vec<Quote>,
    pub(crate) words: Vec<&'a QuoteWords>,
    pub(crate) stretches: Vec<Stretch>,
    pub(crate) speakers_not_detected: Vec<ArticleId>,
}

impl SaidReading {
    /// Reads an article that has `text` and whose language is `language` (ISO 639-1), as far as that is known.
    pub(crate) fn of(text: &str, language: Option<&str>) -> Self {
        if is_english(text, language) {
            Self::covered(text, read(text, Model::shipped()))
        } else {
            Self::foreign(text)
        }
    }

    /// Everybody who is named in full.
    pub(crate) fn people(&self) -> &[Attribution] {
        &self.people
    }

    fn covered(text: &str, reading: TextReading) -> Self {
        let TextReading { quotes, quotations, people } = reading;
        let quotes: Vec<QuoteReading> = quotes
            .into_iter()
            .filter(|found| !is_work(text, found))
            .map(|found| QuoteReading::of(text, found))
            .collect();
        let stretch = |quotation: &Quotation| {
            let at = quotes.partition_point(|quote| quote.found.content.end <= quotation.inner.start);
            let quote =
                quotes.get(at).filter(|quote| quote.found.content.overlaps(quotation.inner)).map(|_| at);
            let role = if quote.is_some() { StretchRole::Speech } else { unattributed(text, quotation) };
            StretchReading { span: quotation.inner, role, quote }
        };
        let stretches = quotations.iter().map(stretch).collect();
        Self { quotes, stretches, people, covered: true }
    }

    /// What a text in another language holds in quotation marks, attributed to nobody.
    fn foreign(text: &str) -> Self {
        let mut quotes = Vec::new();
        let mut stretches = Vec::new();
        for quotation in quotations(text) {
            let long = quotation.inner.of(text).or_never("a span of this text").chars().nth(15).is_some();
            let quote = long.then_some(quotes.len());
            stretches.push(StretchReading { span: quotation.inner, role: StretchRole::Unknown, quote });
            if long {
                let found = FoundAttribution {
                    content: quotation.inner,
                    kind: QuoteKind::Direct,
                    marked: vec![quotation.inner],
                    source: None,
                    cue: None,
                    who: Attribution::default(),
                };
                quotes.push(QuoteReading::of(text, found));
            }
        }
        Self { quotes, stretches, people: Vec::new(), covered: false }
    }
}

impl QuoteReading {
    fn of(text: &str, found: FoundAttribution) -> Self {
        let claim = |span: &Span| Claim::read(span.of(text).or_never("a span of this text"));
        let content = found.content.of(text).or_never("a span of this text");
        let terms = terms(content);
        let words = QuoteWords {
            content: Claim::of(&terms),
            stance: Stance::of(content, &terms, &[]),
            marked: found.marked.iter().map(claim).collect(),
        };
        Self { found, words }
    }
}

/// What is said in the articles of `corpus`, by whom.
pub(crate) fn said<'a>(corpus: &Corpus<'a>) -> Said<'a> {
    let people = People::new(corpus.readings().flat_map(|reading| &reading.said.people));
    let mut all = Said::default();
    for (source, reading) in corpus.sources().iter().zip(corpus.readings()) {
        let (article, said) = (source.article(), &reading.said);
        let first = all.quotes.len();
        all.quotes.extend(
            said.quotes.iter().map(|quote| self::quote(article, &quote.found, &people, &said.people)),
        );
        all.words.extend(said.quotes.iter().map(|quote| &quote.words));
        let id_of = |number: usize| all.quotes.get(first + number).map(|quote| quote.id.clone());
        all.stretches.extend(said.stretches.iter().map(|stretch| Stretch {
            place: Evidence { article: article.id.clone(), span: stretch.span },
            role: stretch.role,
            quote: stretch.quote.and_then(id_of),
        }));
        if !said.covered {
            all.speakers_not_detected.push(article.id.clone());
        }
    }
    all
}

/// Whether the speaker detection covers the article's language. Too little text to tell counts as English.
fn is_english(text: &str, language: Option<&str>) -> bool {
    if let Some(language) = language {
        return language.starts_with("en");
    }
    // The beginning is enough to tell, and keeps a huge text from being read twice.
    let mut end = text.len().min(4_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).or_never("a boundary between characters");
    whatlang::detect(sample).is_none_or(|found| found.lang() == whatlang::Lang::Eng || !found.is_reliable())
}

/// Whether what somebody is said to read, write or sing is the title of a work and not their words: “She reads ‘The
/// Times’”. A sign may read “Keep Out”, so it must be a person who does.
fn is_work(text: &str, found: &FoundAttribution) -> bool {
    // “Her novels ‘Kin’ and …”, “sang on the album ‘Blue.’”: the noun before the marks says what stands in them.
    if found.kind == QuoteKind::Direct && is_announced_work(text, found.content) {
        return true;
    }
    let (Some(source), Some(cue)) = (found.source, found.cue) else { return false };
    let word = |span: Span| span.of(text).or_never("a span of this text").to_lowercase();
    let person = matches!(word(source).as_str(), "he" | "she" | "they" | "i" | "we" | "who")
        || found.who.role.is_some();
    let next_to = text
        .get(cue.end..found.content.start)
        .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || crate::text::is_quotation_mark(c)));
    found.kind == QuoteKind::Direct
        && person
        && next_to
        && MAKING.contains(&word(cue).as_str())
        && is_title(found.content.of(text).or_never("a span of this text"))
}

/// What people do with works.
const MAKING: &[&str] =
    &["directed", "published", "read", "reads", "sang", "sings", "watched", "watches", "wrote", "writes"];

fn quote(article: &Article, found: &FoundAttribution, people: &People, own: &[Attribution]) -> Quote {
    let mention = |span: Span| Some(Mention { text: span.of(&article.text)?.to_owned(), span });
    let attribution = people.fullest(found.who.clone(), own);
    let score = score(&article.text, found, &attribution);
    let speaker = found.source.and_then(mention).map(|mention| Speaker { mention, attribution });
    Quote {
        id: FindingId::anchored("quote", &article.id, article.anchor(found.content)),
        content: Evidence { article: article.id.clone(), span: found.content },
        kind: found.kind,
        marked: found.marked.clone(),
        speaker,
        cue: found.cue.and_then(mention),
        cluster: None,
        score,
    }
}

/// How well a quote would serve on a page: somebody's own words, long enough to stand alone, short enough to be read,
/// by somebody who is named.
fn score(text: &str, found: &FoundAttribution, who: &Attribution) -> f64 {
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

/// Whether one role says more than another.
pub(super) fn more_specific(one: Option<&str>, other: Option<&str>) -> bool {
    one.is_some_and(|one| other.is_none_or(|other| says_more(one, other)))
}
