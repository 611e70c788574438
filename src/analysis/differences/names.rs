//! One statement, two names.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rayon::prelude::*;

use super::{are_about_one_thing, identities};
use crate::analysis::claims::{
    Claim, Corpus, DisjointSets, KeyMap, Sentence, Term, TermKind, key, likeness, stem,
};
use crate::analysis::reading::{ArticleReading, SentenceReading};
use crate::model::{Difference, DifferenceKind, DifferenceValue, Span};
use crate::never::OrNever;

/// Two statements are one, but for the name, when the rest of them is so alike…
const ALIKE: f64 = 0.7;

/// … and has at least so many meaningful words in common.
const COMMON_WORDS: usize = 4;

/// Names in more sentences than this with the same words around them stand in a phrase of the trade.
const COMMON: usize = 48;

/// A sentence of more names than this is a list.
const MAX_NAMES: usize = 12;

/// The names of one article.
pub(crate) struct NamesReading {
    names: Vec<NameReading>,
    /// The keys of all its words but function words, and of the beginnings of the longer ones, ascending.
    words: Vec<u64>,
}

/// A name of one article, between the words that stand around it.
struct NameReading {
    /// The number of its sentence in the article.
    sentence: usize,
    /// Its words, by their numbers in the sentence.
    first: usize,
    after: usize,
    /// One number for the two words before it, and one for the words before and after it.
    frames: [u64; 2],
}

/// A name of a set of articles.
struct Name<'a> {
    sentence: Sentence<'a>,
    reading: &'a NameReading,
}

impl Name<'_> {
    fn terms(&self) -> &[Term] {
        self.sentence
            .terms
            .get(self.reading.first..self.reading.after)
            .or_never("a range of the sentence's terms")
    }

    /// Where it stands in its article.
    fn span(&self) -> Option<Span> {
        let start = self.sentence.span.start;
        Some(Span::new(start + self.terms().first()?.start, start + self.terms().last()?.end))
    }

    /// The sentence without it.
    fn rest(&self) -> Claim {
        let terms = self.sentence.terms.iter().enumerate();
        let outside = terms.filter(|(at, _)| !(self.reading.first..self.reading.after).contains(at));
        Claim::of(&outside.map(|(_, term)| *term).collect::<Vec<_>>())
    }
}

impl NamesReading {
    /// Reads the names of an article that stand between words by which they can be found in another.
    pub(crate) fn of(sentences: &[SentenceReading]) -> Self {
        let statements = sentences.iter().enumerate().filter(|(_, sentence)| sentence.is_statement);
        let names = statements.flat_map(|(number, sentence)| names(number, sentence)).collect();
        // A name may begin a sentence, where it cannot be told from another word.
        let terms = sentences.iter().flat_map(|sentence| &sentence.terms);
        let meaningful = terms.filter(|term| term.kind != TermKind::Function);
        let mut words: Vec<u64> = meaningful.flat_map(|term| [term.key, term.family]).collect();
        words.sort_unstable();
        words.dedup();
        Self { names, words }
    }

    /// Whether one of these words stands in the article.
    fn knows(&self, terms: &[Term]) -> bool {
        let has = |key: u64| key != 0 && self.words.binary_search(&key).is_ok();
        terms.iter().any(|term| has(term.key) || has(term.family))
    }
}

fn names(number: usize, sentence: &SentenceReading) -> Vec<NameReading> {
    let terms = &sentence.terms;
    let is_name = |at: usize| {
        terms.get(at).is_some_and(|term| {
            let place = Span::new(term.start, term.end);
            term.kind == TermKind::Name && !sentence.times.iter().any(|time| time.span.overlaps(place))
        })
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < terms.len() {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let first = at;
        while is_name(at) {
            at += 1;
        }
        // A single word may be a place, a country or a byname; a speaker's name is for the differences in speakers.
        if at - first < 2 || is_speaker(terms, first, at) {
            continue;
        }
        let key = |at: Option<usize>| at.and_then(|at| terms.get(at)).map_or(0, |term| term.key);
        let (before, further) = (key(first.checked_sub(1)), key(first.checked_sub(2)));
        if before != 0 {
            let frame = |other: u64, salt: u64| before.rotate_left(7) ^ other.wrapping_mul(salt);
            let frames = [frame(further, 0x9e37_79b9_7f4a_7c15), frame(key(Some(at)), 0xc2b2_ae3d_27d4_eb4f)];
            found.push(NameReading { sentence: number, first, after: at, frames });
        }
    }
    if found.len() > MAX_NAMES { Vec::new() } else { found }
}

/// Whether a verb of saying stands beside a name.
fn is_speaker(terms: &[Term], first: usize, after: usize) -> bool {
    let says =
        |at: Option<usize>| at.and_then(|at| terms.get(at)).is_some_and(|term| SAYING.contains(&term.key));
    says(Some(after)) || says(first.checked_sub(1))
}

/// Stems of verbs of saying.
static SAYING: LazyLock<Vec<u64>> = LazyLock::new(|| {
    ["add", "announce", "claim", "report", "say", "tell", "warn", "write"]
        .map(|word| key(&stem(word)))
        .to_vec()
});

/// The differences in names.
///
/// Two names for one thing are a difference only where the rest of the two statements is the same, no word of either
/// name stands in the other article, and one is not the other in another spelling.
pub(super) fn differences<'a>(corpus: &Corpus<'a>) -> Vec<Difference> {
    let of_article = |(article, reading): (usize, &'a ArticleReading)| {
        reading.names.names.iter().filter_map(move |reading| {
            let (_, sentence) = corpus.sentence_of(article, reading.sentence)?;
            Some(Name { sentence, reading })
        })
    };
    let names: Vec<Name<'a>> = corpus.readings().enumerate().flat_map(of_article).collect();
    let mut frames: KeyMap<Vec<usize>> = KeyMap::default();
    for (number, name) in names.iter().enumerate() {
        for frame in name.reading.frames {
            frames.entry(frame).or_default().push(number);
        }
    }
    let articles: Vec<&NamesReading> = corpus.readings().map(|reading| &reading.names).collect();
    let of_one = |(number, one): (usize, &Name<'a>)| -> Vec<(usize, usize)> {
        let holders = one.reading.frames.iter().filter_map(|frame| frames.get(frame));
        let others = holders.filter(|holders| holders.len() <= COMMON).flatten();
        let others: BTreeSet<usize> = others.copied().filter(|other| *other > number).collect();
        let differ = |other: &usize| names.get(*other).is_some_and(|two| differ(corpus, &articles, one, two));
        others.into_iter().filter(differ).map(|other| (number, other)).collect()
    };
    let pairs: Vec<(usize, usize)> = names.par_iter().enumerate().flat_map_iter(of_one).collect();
    let mut groups = DisjointSets::new(names.len());
    for (one, other) in pairs {
        groups.union(one, other);
    }
    groups
        .of_two_or_more()
        .into_iter()
        .filter_map(|group| {
            let members: Vec<&Name<'_>> = group.iter().filter_map(|number| names.get(*number)).collect();
            difference(corpus, &members)
        })
        .collect()
}

fn differ(corpus: &Corpus<'_>, articles: &[&NamesReading], one: &Name<'_>, two: &Name<'_>) -> bool {
    // Most pairs end here.
    if one.sentence.article == two.sentence.article
        || corpus.are_far_apart(one.sentence.article, two.sentence.article)
        || !one.sentence.claim().has_in_common(two.sentence.claim(), COMMON_WORDS)
    {
        return false;
    }
    let known = |name: &Name<'_>, article: usize| {
        articles.get(article).is_some_and(|article| article.knows(name.terms()))
    };
    if known(one, two.sentence.article) || known(two, one.sentence.article) {
        return false;
    }
    if likeness(&Claim::of(one.terms()), &Claim::of(two.terms())).score > 0.0 {
        return false;
    }
    let text = |name: &Name<'_>| {
        name.span()
            .and_then(|span| span.of(corpus.article_text(name.sentence.article)))
            .or_never("a name of this article")
    };
    if is_spelling_of(text(one), text(two)) {
        return false;
    }
    let (rest, other) = (one.rest(), two.rest());
    are_about_one_thing(&rest, &other)
        && rest.content().filter(|word| other.has(*word)).count() >= COMMON_WORDS
        && likeness(&rest, &other).score >= ALIKE
}

/// Whether two names may be one in different spellings or a short form: some word of one is within a third of its
/// letters of a word of the other, or one is made of the other's initials.
fn is_spelling_of(one: &str, other: &str) -> bool {
    let initials =
        |name: &str| -> String { name.split_whitespace().filter_map(|word| word.chars().next()).collect() };
    let bare = |name: &str| -> String { name.chars().filter(|c| c.is_alphanumeric()).collect() };
    if initials(one) == bare(other) || initials(other) == bare(one) {
        return true;
    }
    one.split_whitespace().any(|word| other.split_whitespace().any(|like| near(word, like)))
}

fn near(one: &str, other: &str) -> bool {
    let letters = |word: &str| -> Vec<char> {
        word.chars().filter(|c| c.is_alphanumeric()).take(40).flat_map(char::to_lowercase).collect()
    };
    let (a, b) = (letters(one), letters(other));
    let longest = a.len().max(b.len());
    longest > 0 && strsim::generic_levenshtein(&a, &b) * 3 <= longest + 1
}

fn difference(corpus: &Corpus<'_>, members: &[&Name<'_>]) -> Option<Difference> {
    // Two names of one article are two statements, not one; then nothing can be said.
    let mut articles: Vec<usize> = members.iter().map(|name| name.sentence.article).collect();
    articles.sort_unstable();
    if articles.windows(2).any(|pair| pair.first() == pair.get(1)) {
        return None;
    }
    let words = |name: &Name<'_>| name.span()?.of(corpus.article_text(name.sentence.article));
    let mut values: Vec<Vec<&Name<'_>>> = Vec::new();
    for &member in members {
        let same = |other: &&Name<'_>| {
            words(other).zip(words(member)).is_some_and(|(one, two)| one == two || is_spelling_of(one, two))
        };
        match values.iter_mut().find(|value| value.iter().any(same)) {
            Some(value) => value.push(member),
            None => values.push(vec![member]),
        }
    }
    if values.len() < 2 {
        return None;
    }
    let anchors = members.iter().filter_map(|name| Some((corpus.id(name.sentence.article)?, name.span()?)));
    let topic = members.iter().min_by_key(|name| name.sentence.span.len())?;
    let (id, aliases) = identities(corpus, "name", anchors)?;
    Some(Difference {
        id,
        aliases,
        kind: DifferenceKind::Name,
        topic: corpus.text(topic.sentence).to_owned(),
        values: values
            .iter()
            .filter_map(|value| {
                Some(DifferenceValue {
                    text: words(value.first()?)?.to_owned(),
                    evidence: value
                        .iter()
                        .filter_map(|name| corpus.evidence(name.sentence, name.sentence.span))
                        .collect(),
                    compatible: false,
                })
            })
            .collect(),
    })
}
