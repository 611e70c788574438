//! How many of what: the numbers of a sentence and the things that they count.

use crate::analysis::claims::{Term, TermKind, key, stem};
use crate::model::Span;
use crate::never::OrNever;
use crate::text::{CURRENCY_SIGNS, is_one_of, number_named};

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

/// So many words behind a number can name what it counts: "four injured young sailors".
const MAX_THINGS: usize = 3;

/// Two numbers of which one is no exact one are two when they differ by more than this share.
const HEDGED: f64 = 0.25;

/// Two numbers that differ by a greater share are not one number rounded.
const ROUNDING: f64 = 0.025;

/// Nobody rounds a whole number below this: 250 is not 247.
const ROUNDED_FROM: f64 = 1_000.0;

/// A number in a sentence and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// The number of its first word in the sentence.
    pub(crate) first: usize,
    /// The number of the word behind it.
    pub(crate) after: usize,
    /// Where it stands in the sentence, its currency included.
    pub(crate) span: Span,
    /// What it comes to.
    pub(crate) value: f64,
    /// Whether it is neither hedged nor one end of a range.
    pub(crate) exact: bool,
    /// The sign before it.
    pub(crate) currency: Option<char>,
    /// The keys of the words that name what is counted, adjectives too.
    things: Vec<u64>,
}

impl Quantity {
    /// Whether both count the same things, as far as the words tell.
    pub(crate) fn counts_like(&self, other: &Self) -> bool {
        self.currency == other.currency && self.things.iter().any(|thing| other.things.contains(thing))
    }

    /// Whether both may be one number: they may come to the same, and are not of two currencies.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        let other_money = self.currency.zip(other.currency).is_some_and(|(ours, theirs)| ours != theirs);
        !other_money && self.agrees_with(other)
    }

    /// Whether both may come to the same number.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        let hedged = || {
            let greater = self.value.abs().max(other.value.abs());
            !(self.exact && other.exact) && (self.value - other.value).abs() <= HEDGED * greater
        };
        same_number(self.value, other.value) || hedged()
    }
}

/// The quantities of a sentence, which has these terms; none of `times`, where dates stand.
pub(crate) fn quantities(text: &str, terms: &[Term], times: &[Span]) -> Vec<Quantity> {
    let word_of = |term: &Term| text.get(term.start..term.end).or_never("a term of this text");
    let word = |at: usize| terms.get(at).map_or("", word_of);
    let is_number = |at: usize| terms.get(at).is_some_and(|term| term.kind == TermKind::Number);
    let read = |(first, term): (usize, &Term)| {
        let place = Span::new(term.start, term.end);
        // "No one" and "one another" count nobody.
        let is_one = word(first).eq_ignore_ascii_case("one")
            && !word(first + 1).eq_ignore_ascii_case("another")
            && !first.checked_sub(1).is_some_and(|before| word(before).eq_ignore_ascii_case("no"));
        if !(is_number(first) || is_one) || times.iter().any(|time| time.overlaps(place)) {
            return None;
        }
        let mut value = number(word(first)).filter(|value| value.is_finite())?;
        let mut after = first + 1;
        if let Some((_, scale)) = SCALES.iter().find(|(name, _)| word(after).eq_ignore_ascii_case(name)) {
            value *= scale;
            after += 1;
        }
        let before = first.checked_sub(1);
        // "20 to 25", "20 or 25", "20-25": a range.
        let joins = |at: usize| is_one_of(word(at), &["and", "or", "to"]);
        let is_range = before.is_some_and(is_number)
            || is_number(first + 1)
            || before.is_some_and(joins) && first.checked_sub(2).is_some_and(is_number)
            || joins(first + 1) && is_number(first + 2);
        let exact = !is_range && !before.is_some_and(|before| is_one_of(word(before), ABOUT));
        let head = text.get(..term.start).or_never("a term of this text");
        let currency = head.chars().next_back().filter(|sign| CURRENCY_SIGNS.contains(sign));
        let start = currency.map_or(term.start, |currency| term.start - currency.len_utf8());
        let end = terms.get(after - 1).map_or(term.end, |term| term.end);
        let things = match currency {
            Some(currency) => vec![currency_key(currency)],
            None => things(text, terms, after),
        };
        // "One" is a number only before what it counts.
        (!is_one || is_number(first) || !things.is_empty()).then(|| Quantity {
            first,
            after,
            span: Span::new(start, end),
            value,
            exact,
            currency,
            things,
        })
    };
    terms.iter().enumerate().filter_map(read).collect()
}

/// The key of a currency, as of a thing that is counted.
pub(crate) fn currency_key(sign: char) -> u64 {
    u64::from(u32::from(sign))
}

/// The keys of the words that name what the number before the word at `after` counts.
fn things(text: &str, terms: &[Term], after: usize) -> Vec<u64> {
    let mut things = Vec::new();
    let mut end = after.checked_sub(1).and_then(|last| terms.get(last)).map_or(0, |term| term.end);
    for (at, term) in terms.iter().enumerate().skip(after) {
        let between = text.get(end..term.start).or_never("terms in order and apart");
        let word = text.get(term.start..term.end).or_never("a term of this text");
        end = term.end;
        if between.starts_with('%') || is_percent(word) {
            return vec![key(&stem("percent"))];
        }
        // "Four of the sailors".
        if things.is_empty()
            && at < after + 3
            && is_one_of(word, &["of", "the", "its", "their", "his", "her", "per"])
        {
            continue;
        }
        let is_thing = matches!(term.kind, TermKind::Content | TermKind::Name);
        if !is_thing || !matches!(between.trim(), "" | "-" | "‑") || things.len() == MAX_THINGS {
            break;
        }
        things.push(term.key);
    }
    let is_percent_sign = things.is_empty() && text.get(end..).is_some_and(|rest| rest.starts_with('%'));
    if is_percent_sign { vec![key(&stem("percent"))] } else { things }
}

fn is_percent(word: &str) -> bool {
    is_one_of(word, &["percent", "pct", "percentage", "cent"])
}

/// Whether two numbers are the same, or one is the other rounded: 1,204 and 1,200, 3.21 and 3.2, 42.3 and 42; not 247 and
/// 250.
pub(crate) fn same_number(a: f64, b: f64) -> bool {
    let near = |a: f64, b: f64, share: f64| (a - b).abs() <= share * a.abs().max(b.abs());
    let rounds_to = |exact: f64, round: f64| {
        let mut units = (-2..=12).rev().map(|digits| 10_f64.powi(digits));
        // The greatest unit that the round number is made of.
        let unit = units.find(|unit| near((round / unit).round() * unit, round, 1e-9));
        unit.is_some_and(|unit| near((exact / unit).round() * unit, round, 1e-9))
    };
    let counted = a.fract() == 0.0 && b.fract() == 0.0 && a.abs().max(b.abs()) < ROUNDED_FROM;
    near(a, b, 1e-9) || !counted && near(a, b, ROUNDING) && (rounds_to(a, b) || rounds_to(b, a))
}

fn number(word: &str) -> Option<f64> {
    number_named(word).map(f64::from).or_else(|| word.replace(',', "").parse().ok())
}
