//! The units that attributions and names of people are made of: words, marks, and whole quotations.
//!
//! A quotation counts as one unit, whatever its length, so that the words around it ("…," he said. "…") are neighbours
//! and what is quoted can neither be cut in two nor be mistaken for the narrator's words.

mod lexicon;
mod marks;
mod titles;
mod word_clusters;

pub(crate) use lexicon::{Classes, classes};
pub(crate) use marks::{Quotation, quotations};
#[cfg(any(test, feature = "training"))]
pub use word_clusters::word_cluster_file;

use word_clusters::{WordClusters, word_clusters};

use crate::analysis::segment::{Token, TokenKind, sentences};
use crate::model::Span;
use crate::never::OrNever;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Where it stands; for a quotation with its marks.
    pub(crate) span: Span,
    pub(crate) kind: UnitKind,
    pub(crate) shape: Shape,
    /// A hash of the word in lower case; for a quotation of its first word.
    pub(crate) word: u32,
    /// A hash of its first four letters.
    pub(crate) beginning: u32,
    /// Hashes of its last two and three letters.
    pub(crate) endings: [u32; 2],
    pub(crate) classes: Classes,
    pub(crate) clusters: WordClusters,
    /// Whether it ends in the sign of a possessor; the shape tells it of words with a capital only.
    pub(crate) is_possessive: bool,
    /// Whether a sentence (not counting those inside quotations) begins with it.
    pub(crate) begins_sentence: bool,
    /// Whether a paragraph begins with it.
    pub(crate) begins_paragraph: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Word,
    Mark,
    /// The quotation of that index.
    Quoted(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// "word"
    Lower,
    /// "Word"
    Capital,
    /// "WORD"
    Upper,
    /// Capitals after the first letter ("iPhone")
    Mixed,
    /// "Trump's"
    Possessive,
    /// "W", "U.S."
    Initial,
    /// "1990"
    Number,
    /// "-"
    Mark,
    /// A short quotation that ends like a phrase.
    Phrase,
    /// A quotation that ends with a comma.
    Comma,
    /// A quotation that ends like a sentence.
    Sentence,
    /// A quotation that its paragraph leaves open.
    Open,
}

impl Unit {
    /// Whether it begins with a capital letter.
    pub(crate) const fn is_capitalised(&self) -> bool {
        matches!(
            self.shape,
            Shape::Capital | Shape::Upper | Shape::Mixed | Shape::Possessive | Shape::Initial
        )
    }

    /// Whether it is a quotation.
    pub(crate) const fn is_quoted(&self) -> bool {
        matches!(self.kind, UnitKind::Quoted(_))
    }
}

/// A stable hash of some bytes (FNV-1a), short enough to serve as a feature.
pub(crate) fn hash(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Cuts `text` into units.
pub(crate) fn units(text: &str, tokens: &[Token], quotations: &[Quotation]) -> Vec<Unit> {
    let sentences = sentences(text);
    let mut sentences = sentences.iter().peekable();
    let mut quotations = quotations.iter().enumerate().peekable();
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut lower = String::new();
    let mut end = 0;
    for token in tokens {
        if token.span.start < end {
            continue;
        }
        let quotation = quotations.next_if(|(_, quotation)| quotation.outer.start <= token.span.start);
        let mut unit = match quotation {
            Some((index, quotation)) => quoted_unit(text, index, quotation, &mut lower),
            None => plain_unit(text, token, &mut lower),
        };
        // The sentence begins here if one begins between the last unit and this one, or with this one.
        while sentences.next_if(|sentence| sentence.start <= unit.span.start).is_some_and(|sentence| {
            unit.begins_sentence |= sentence.start >= end;
            true
        }) {}
        let gap = text.get(end..unit.span.start).or_never("units in order and apart");
        unit.begins_paragraph = units.is_empty()
            || gap.contains(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}']);
        unit.begins_sentence |= unit.begins_paragraph;
        end = unit.span.end;
        units.push(unit);
    }
    units
}

fn plain_unit(text: &str, token: &Token, lower: &mut String) -> Unit {
    let word = token.span.of(text).or_never("a span of this text");
    lower_into(word, lower);
    let shape = shape(word, token.kind);
    let stem = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(lower);
    let classes = match token.kind {
        TokenKind::Word if shape == Shape::Possessive => {
            let whole = classes(lower);
            if whole == Classes::default() { classes(stem) } else { whole }
        }
        TokenKind::Word => classes(lower),
        TokenKind::Number | TokenKind::Quote | TokenKind::Mark => Classes::default(),
    };
    let bytes = stem.as_bytes();
    let ending = |length: usize| hash(bytes.iter().rev().take(length).copied());
    // Numbers are alike but for their length.
    let word =
        if token.kind == TokenKind::Number { hash([b'0', bytes.len() as u8]) } else { hash(stem.bytes()) };
    Unit {
        span: token.span,
        kind: if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            UnitKind::Word
        } else {
            UnitKind::Mark
        },
        shape,
        word,
        beginning: hash(bytes.iter().take(4).copied()),
        endings: [ending(2), ending(3)],
        classes,
        clusters: word_clusters(word),
        is_possessive: stem.len() < lower.len() || lower.ends_with("s'") || lower.ends_with("s’"),
        begins_sentence: false,
        begins_paragraph: false,
    }
}

fn quoted_unit(text: &str, index: usize, quotation: &Quotation, lower: &mut String) -> Unit {
    let inner = quotation.inner.of(text).or_never("a span of this text");
    let shape = match inner.chars().next_back() {
        _ if !quotation.closed => Shape::Open,
        Some(',') => Shape::Comma,
        Some('.' | '?' | '!' | '…' | '—' | '-' | '–') => Shape::Sentence,
        _ => Shape::Phrase,
    };
    // Bounded, because a quotation may be a whole book.
    let count = inner.split_whitespace().take(64).count();
    let size = match count {
        0..=1 => 1,
        2 => 2,
        3 => 3,
        4..=5 => 4,
        6..=8 => 5,
        9..=14 => 6,
        15..=30 => 7,
        _ => 8_u8,
    };
    lower_into(inner.split_whitespace().next().unwrap_or_default(), lower);
    let capital = u8::from(inner.starts_with(char::is_uppercase));
    Unit {
        span: quotation.outer,
        kind: UnitKind::Quoted(index),
        shape,
        word: hash(lower.bytes()),
        beginning: 0,
        endings: [hash([size, b'q']), hash([size, capital, shape as u8])],
        classes: Classes::default(),
        clusters: WordClusters::default(),
        is_possessive: false,
        begins_sentence: false,
        begins_paragraph: false,
    }
}

fn lower_into(word: &str, lower: &mut String) {
    lower.clear();
    // Nothing longer than this is a word that any list holds.
    lower.extend(word.chars().take(40).flat_map(char::to_lowercase));
}

fn shape(word: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Number => return Shape::Number,
        TokenKind::Quote | TokenKind::Mark => return Shape::Mark,
        TokenKind::Word => {}
    }
    let mut chars = word.chars();
    let first_upper = chars.next().is_some_and(char::is_uppercase);
    let possessive = ["'s", "’s", "s'", "s’"].iter().any(|end| word.ends_with(end));
    if first_upper && possessive {
        return Shape::Possessive;
    }
    if first_upper && (word.len() == 1 || word.contains('.') && word.len() <= 8) {
        return Shape::Initial;
    }
    let uppers = chars.clone().filter(|c| c.is_uppercase()).count();
    let lowers = chars.filter(|c| c.is_lowercase()).count();
    match (first_upper, uppers, lowers) {
        (true, 0, _) => Shape::Capital,
        (true, _, 0) => Shape::Upper,
        (false, 0, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}
