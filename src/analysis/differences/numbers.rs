//! One count, two numbers.

use crate::analysis::claims::{Claim, Corpus, Groups, Index, Sentence, TermKind, likeness};
use crate::model::{Difference, DifferenceKind, DifferenceValue, FindingId, Span};

/// Two statements are about one count when their sentences are so alike.
const ALIKE: f64 = 0.6;

/// Words before a number that make it no exact one.
const ABOUT: &[&str] = &[
    "about",
    "around",
    "almost",
    "nearly",
    "some",
    "over",
    "than",
    "least",
    "most",
    "roughly",
    "approximately",
    "up",
    "under",
    "estimated",
    "to",
    "between",
];

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

/// A number and what it counts.
struct Count<'a> {
    sentence: &'a Sentence,
    /// The words of the number in the sentence.
    span: Span,
    value: f64,
    exact: bool,
    /// The key of what is counted: the word after the number, or the currency before it.
    unit: u64,
    /// The sentence without the number.
    rest: Claim,
}

/// The differences in numbers.
pub(super) fn differences(corpus: &Corpus<'_>) -> Vec<Difference> {
    let counts: Vec<Count<'_>> =
        corpus.sentences().iter().flat_map(|sentence| counts(corpus, sentence)).collect();
    let index = Index::of(counts.iter().map(|count| &count.rest));
    let mut groups = Groups::new(counts.len());
    for (number, one) in counts.iter().enumerate() {
        for other in index.near(&one.rest).into_iter().filter(|other| *other > number) {
            let Some(two) = counts.get(other) else { continue };
            let comparable = one.sentence.article != two.sentence.article && one.unit == two.unit;
            if comparable && likeness(&one.rest, &two.rest).score >= ALIKE {
                groups.join(number, other);
            }
        }
    }
    groups
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
    let first = values.first()?.first()?;
    if values.len() < 2 {
        return None;
    }
    let start = first.sentence.span.start;
    let anchor = Span::new(start + first.span.start, start + first.span.end);
    let article = &corpus.articles().get(first.sentence.article)?.id;
    let topic = members.iter().min_by_key(|count| count.sentence.span.len())?;
    Some(Difference {
        id: FindingId::anchored("difference", article, anchor),
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

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// The counts of a sentence: none if two of them count the same thing, for then neither can be matched.
fn counts<'a>(corpus: &Corpus<'_>, sentence: &'a Sentence) -> Vec<Count<'a>> {
    let text = corpus.text(sentence);
    let mut found: Vec<Count<'a>> = Vec::new();
    for (at, term) in sentence.terms.iter().enumerate().filter(|(_, term)| term.kind == TermKind::Number) {
        let place = Span::new(term.start, term.end);
        if sentence.times.iter().any(|time| time.span.overlaps(place)) {
            continue;
        }
        let word = |at: usize| {
            sentence.terms.get(at).and_then(|term| text.get(term.start..term.end)).unwrap_or_default()
        };
        let Some(mut value) = number(word(at)) else { continue };
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
                Some(next) if next.kind == TermKind::Content => next.key,
                _ => continue,
            },
        };
        let exact = !at.checked_sub(1).is_some_and(|before| {
            let before = word(before);
            ABOUT.iter().any(|about| before.eq_ignore_ascii_case(about))
        });
        let last = sentence.terms.get(end - 1).map_or(term.end, |term| term.end);
        let start = currency.map_or(term.start, |currency| term.start - currency.len_utf8());
        let rest: Vec<_> = sentence
            .terms
            .iter()
            .enumerate()
            .filter(|(index, _)| !(at..end).contains(index))
            .map(|(_, term)| *term)
            .collect();
        found.push(Count {
            sentence,
            span: Span::new(start, last),
            value,
            exact,
            unit,
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
