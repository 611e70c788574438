//! One count, two numbers.

use std::ops::Deref;

use super::{are_about_one_thing, identities};
use crate::analysis::claims::{
    Claim, Corpus, Index, Quantity, Sentence, Term, TermKind, currency_key, likeness, same_number,
};
use crate::analysis::reading::{ArticleReading, SentenceReading};
use crate::model::{Difference, DifferenceKind, DifferenceValue, Span};
use crate::never::OrNever;
use crate::text::is_one_of;

/// Two statements are about one count when their sentences are so alike.
const ALIKE: f64 = 0.6;

/// Words after what is counted that say how often: a yearly sum is not the sum.
const PER: &[&str] =
    &["annually", "daily", "day", "hour", "month", "monthly", "per", "week", "weekly", "year", "yearly"];

/// What is measured on more than one scale, told by the clock, or counts years of age.
const NOT_COUNTED: &[&str] = &["am", "degree", "degrees", "old", "p", "pm", "year", "years"];

/// A number of one article and what it counts.
pub(crate) struct CountReading {
    /// The number of its sentence in the article.
    sentence: usize,
    /// The words of the number in the sentence.
    span: Span,
    value: f64,
    exact: bool,
    /// The key of what is counted: the word after the number, or the currency before it.
    unit: u64,
    /// Whether it is so much each year, day or the like.
    each: bool,
    /// For a sum of money, the keys of the words before and after it: the currency alone does not say what was paid.
    beside: Option<[u64; 2]>,
    /// The sentence without the number.
    rest: Claim,
}

/// A number of a set of articles.
struct Count<'a> {
    sentence: Sentence<'a>,
    reading: &'a CountReading,
}

impl Count<'_> {
    /// Whether two numbers are about the same count.
    fn counts_what(&self, other: &Self) -> bool {
        self.sentence.article != other.sentence.article
            && self.counts_like(other)
            && are_about_one_thing(&self.rest, &other.rest)
            && self.is_of_the_time_of(other)
            && likeness(&self.rest, &other.rest).score >= ALIKE
    }

    /// Whether two sentences can be about one time: a toll of Monday is not the toll of Tuesday.
    fn is_of_the_time_of(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.sentence.times, &other.sentence.times);
        ours.is_empty()
            || theirs.is_empty()
            || ours.iter().any(|time| theirs.iter().any(|their| time.time == their.time))
    }
}

impl CountReading {
    /// Whether two numbers can count the same thing.
    fn counts_like(&self, other: &Self) -> bool {
        let beside = match (self.beside, other.beside) {
            (Some(one), Some(other)) => one.iter().zip(other).any(|(one, other)| *one != 0 && *one == other),
            _ => true,
        };
        self.unit == other.unit && self.each == other.each && beside
    }
}

impl Deref for Count<'_> {
    type Target = CountReading;

    fn deref(&self) -> &CountReading {
        self.reading
    }
}

/// What the sentences of an article count.
pub(crate) fn read_counts(text: &str, sentences: &[SentenceReading]) -> Vec<CountReading> {
    let sentences = sentences.iter().enumerate().filter(|(_, sentence)| sentence.is_sentence());
    sentences.flat_map(|(number, sentence)| counts(text, number, sentence)).collect()
}

/// The differences in numbers.
pub(super) fn differences<'a>(corpus: &Corpus<'a>) -> Vec<Difference> {
    let of_article = |(article, reading): (usize, &'a ArticleReading)| {
        reading.counts.iter().filter_map(move |reading| {
            let (_, sentence) = corpus.sentence_of(article, reading.sentence)?;
            Some(Count { sentence, reading })
        })
    };
    let counts: Vec<Count<'_>> = corpus.readings().enumerate().flat_map(of_article).collect();
    let index = Index::of(counts.iter().map(|count| &count.rest));
    let alike = |one: usize, other: usize| {
        counts.get(one).zip(counts.get(other)).is_some_and(|(one, two)| {
            !corpus.are_far_apart(one.sentence.article, two.sentence.article) && one.counts_what(two)
        })
    };
    index
        .groups(alike)
        .of_two_or_more()
        .into_iter()
        .filter_map(|group| {
            let members: Vec<&Count<'_>> = group.iter().filter_map(|number| counts.get(*number)).collect();
            difference(corpus, &members)
        })
        .collect()
}

fn difference(corpus: &Corpus<'_>, members: &[&Count<'_>]) -> Option<Difference> {
    // Two numbers of one article are two counts, not one; then nothing can be said.
    let mut articles: Vec<usize> = members.iter().map(|count| count.sentence.article).collect();
    articles.sort_unstable();
    if articles.windows(2).any(|pair| pair.first() == pair.get(1)) {
        return None;
    }
    let mut values: Vec<Vec<&Count<'_>>> = Vec::new();
    for &member in members.iter().filter(|member| member.exact) {
        match values.iter_mut().find(|value| value.iter().any(|other| same_number(other.value, member.value)))
        {
            Some(value) => value.push(member),
            None => values.push(vec![member]),
        }
    }
    if values.len() < 2 {
        return None;
    }
    let (id, aliases) = identities(
        corpus,
        "number",
        values.iter().flatten().filter_map(|count| {
            let start = count.sentence.span.start;
            let place = Span::new(start + count.span.start, start + count.span.end);
            Some((corpus.id(count.sentence.article)?, place))
        }),
    )?;
    let topic = members.iter().min_by_key(|count| count.sentence.span.len())?;
    Some(Difference {
        id,
        aliases,
        kind: DifferenceKind::Number,
        topic: corpus.text(topic.sentence).to_owned(),
        values: values
            .iter()
            .filter_map(|value| {
                let words = value.first()?;
                Some(DifferenceValue {
                    text: words.span.of(corpus.text(words.sentence))?.to_owned(),
                    evidence: value
                        .iter()
                        .filter_map(|count| corpus.evidence(count.sentence, count.sentence.span))
                        .collect(),
                    compatible: false,
                })
            })
            .collect(),
    })
}

/// The counts of a sentence: none if two of them count the same thing, for then neither can be matched.
fn counts(article: &str, number_in_article: usize, sentence: &SentenceReading) -> Vec<CountReading> {
    let text = sentence.span.of(article).or_never("a span of this text");
    let word_of = |term: &Term| text.get(term.start..term.end).or_never("a term of this text");
    let word = |at: usize| sentence.terms.get(at).map_or("", word_of);
    let count = |quantity: &Quantity| {
        let Quantity { first, after, currency, .. } = *quantity;
        let unit = if let Some(currency) = currency {
            currency_key(currency)
        } else {
            let next = sentence.terms.get(after)?;
            let counts = next.kind == TermKind::Content && !is_one_of(word(after), NOT_COUNTED);
            counts.then_some(next.key)?
        };
        let key = |at: Option<usize>| at.and_then(|at| sentence.terms.get(at)).map_or(0, |term| term.key);
        let rest = sentence.terms.iter().enumerate().filter(|(at, _)| !(first..after).contains(at));
        Some(CountReading {
            sentence: number_in_article,
            span: quantity.span,
            value: quantity.value,
            exact: quantity.exact,
            unit,
            each: (after..after + 3).any(|at| is_one_of(word(at), PER)),
            beside: currency.map(|_| [key(first.checked_sub(1)), key(Some(after))]),
            rest: Claim::of(&rest.map(|(_, term)| *term).collect::<Vec<_>>()),
        })
    };
    let mut found: Vec<CountReading> = sentence.stance.quantities().iter().filter_map(count).collect();
    let repeated = |unit: u64| found.iter().filter(|count| count.unit == unit).count() > 1;
    let repeated: Vec<u64> = found.iter().map(|count| count.unit).filter(|unit| repeated(*unit)).collect();
    found.retain(|count| !repeated.contains(&count.unit));
    found
}
