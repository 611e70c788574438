//! One count, two numbers.

use std::ops::Deref;

use super::{are_about_one_thing, identities};
use crate::analysis::claims::{Claim, Corpus, Index, Sentence, TermKind, likeness};
use crate::analysis::reading::{ArticleReading, SentenceReading};
use crate::model::{Difference, DifferenceKind, DifferenceValue, Span};

/// Two statements are about one count when their sentences are so alike.
const ALIKE: f64 = 0.6;

/// Words before a number that make it no exact one, or one of several.
const ABOUT: &[&str] = &[
    "about",
    "additional",
    "almost",
    "another",
    "approximately",
    "around",
    "as",
    "between",
    "estimated",
    "extra",
    "further",
    "least",
    "more",
    "most",
    "nearly",
    "of",
    "on",
    "other",
    "over",
    "roughly",
    "some",
    "than",
    "under",
    "up",
];

/// Words after what is counted that say how often: a yearly sum is not the sum.
const PER: &[&str] =
    &["annually", "daily", "day", "hour", "month", "monthly", "per", "week", "weekly", "year", "yearly"];

/// What is measured on more than one scale, told by the clock, or counts years of age.
const NOT_COUNTED: &[&str] = &["am", "degree", "degrees", "old", "p", "pm", "year", "years"];

/// Words that make the number before them larger.
const SCALES: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("m", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
    ("b", 1e9),
    ("trillion", 1e12),
];

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

/// Whether two sentences count the same thing and come to different numbers: then one is no evidence for the other.
pub(crate) fn contradict(corpus: &Corpus<'_>, one: Sentence<'_>, other: Sentence<'_>) -> bool {
    let counts = |sentence: Sentence<'_>| {
        let counts = corpus.reading(sentence.article).map(|reading| reading.counts.as_slice());
        counts
            .unwrap_or_default()
            .iter()
            .filter(move |count| count.sentence == sentence.number && count.exact)
    };
    counts(one)
        .any(|ours| counts(other).any(|theirs| ours.unit == theirs.unit && !same(ours.value, theirs.value)))
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
        match values.iter_mut().find(|value| value.iter().any(|other| same(other.value, member.value))) {
            Some(value) => value.push(member),
            None => values.push(vec![member]),
        }
    }
    if values.len() < 2 {
        return None;
    }
    let (id, aliases) = identities(
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

/// Two numbers that differ by a greater share are not one number rounded.
const ROUNDING: f64 = 0.025;

/// Whether two numbers are the same, or one is the other rounded: 1,204 and 1,200, 3.21 and 3.2, 42.3 and 42.
fn same(a: f64, b: f64) -> bool {
    let near = |a: f64, b: f64, share: f64| (a - b).abs() <= share * a.abs().max(b.abs());
    let rounds_to = |exact: f64, round: f64| {
        let mut units = (-2..=12).rev().map(|digits| 10_f64.powi(digits));
        // The greatest unit that the round number is made of.
        let unit = units.find(|unit| near((round / unit).round() * unit, round, 1e-9));
        unit.is_some_and(|unit| near((exact / unit).round() * unit, round, 1e-9))
    };
    near(a, b, 1e-9) || near(a, b, ROUNDING) && (rounds_to(a, b) || rounds_to(b, a))
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The counts of a sentence: none if two of them count the same thing, for then neither can be matched.
fn counts(article: &str, number_in_article: usize, sentence: &SentenceReading) -> Vec<CountReading> {
    let text = sentence.span.of(article).unwrap_or_default();
    let mut found: Vec<CountReading> = Vec::new();
    for (at, term) in sentence.terms.iter().enumerate().filter(|(_, term)| term.kind == TermKind::Number) {
        let place = Span::new(term.start, term.end);
        if sentence.times.iter().any(|time| time.span.overlaps(place)) {
            continue;
        }
        let word = |at: usize| {
            sentence.terms.get(at).and_then(|term| text.get(term.start..term.end)).unwrap_or_default()
        };
        let Some(mut value) = number(word(at)) else { continue };
        if !value.is_finite() {
            continue;
        }
        let mut end = at + 1;
        if let Some((_, scale)) = SCALES.iter().find(|(name, _)| word(end).eq_ignore_ascii_case(name)) {
            value *= scale;
            end += 1;
        }
        let head = text.get(..term.start).unwrap_or_default();
        let currency = head.chars().next_back().filter(|c| matches!(c, '$' | '£' | '€' | '¥' | '₹'));
        let unit = match currency {
            Some(currency) => u64::from(u32::from(currency)),
            None => match sentence.terms.get(end) {
                Some(next) if next.kind == TermKind::Content && !is_one_of(word(end), NOT_COUNTED) => {
                    next.key
                }
                _ => continue,
            },
        };
        let key = |at: Option<usize>| at.and_then(|at| sentence.terms.get(at)).map_or(0, |term| term.key);
        let beside = currency.map(|_| [key(at.checked_sub(1)), key(Some(end))]);
        let each = (end..end + 3).any(|at| is_one_of(word(at), PER));
        // "20 to 25", "20 or 25", "20-25": a range.
        let is_number = |at: Option<usize>| {
            at.is_some_and(|at| sentence.terms.get(at).is_some_and(|term| term.kind == TermKind::Number))
        };
        let joins = |at: usize| is_one_of(word(at), &["and", "or", "to"]);
        let ranges = is_number(at.checked_sub(1))
            || is_number(Some(at + 1))
            || at.checked_sub(1).is_some_and(joins) && is_number(at.checked_sub(2))
            || joins(at + 1) && is_number(Some(at + 2));
        let exact = !ranges && !at.checked_sub(1).is_some_and(|before| is_one_of(word(before), ABOUT));
        let last = sentence.terms.get(end - 1).map_or(term.end, |term| term.end);
        let start = currency.map_or(term.start, |currency| term.start - currency.len_utf8());
        let rest: Vec<_> = sentence
            .terms
            .iter()
            .enumerate()
            .filter(|(index, _)| !(at..end).contains(index))
            .map(|(_, term)| *term)
            .collect();
        found.push(CountReading {
            sentence: number_in_article,
            span: Span::new(start, last),
            value,
            exact,
            unit,
            each,
            beside,
            rest: Claim::of(&rest),
        });
    }
    let repeated = |unit: u64| found.iter().filter(|count| count.unit == unit).count() > 1;
    let repeated: Vec<u64> = found.iter().map(|count| count.unit).filter(|unit| repeated(*unit)).collect();
    found.retain(|count| !repeated.contains(&count.unit));
    found
}

fn number(word: &str) -> Option<f64> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let written = WORDS.iter().position(|name| word.eq_ignore_ascii_case(name)).map(|value| value as f64);
    written.or_else(|| word.replace(',', "").parse().ok())
}
