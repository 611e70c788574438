//! What tells whether a sentence is the news of a set, and whether it makes a good point: plain numbers between 0 and
//! about 1, each with a name under which `assets/model/points.txt` has its weights.

use super::dangling::dangling;
use super::propose::Candidate;
use super::rank::Ranking;
use crate::analysis::claims::{Claim, Corpus, Sentence, TermKind};
use crate::analysis::units::{Classes, classes};

macro_rules! features {
    ($($name:ident)*) => {
        /// The numbers of one sentence, in the order of [`NAMES`].
        #[derive(Clone, Copy, Debug, Default)]
        struct Named { $($name: f64),* }

        /// The names of the features.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// How many there are.
        pub(super) const COUNT: usize = NAMES.len();

        impl Named {
            const fn numbers(self) -> Features {
                [$(self.$name),*]
            }
        }
    };
}

features! {
    one first_sentence early place depth coverage several_say many_say openings own_opening names numbers
    names_someone long short quoted much_quoted begins_quoted says_who pronoun known_definite
    definite opens_definite last_name pointer first_person completed connective dateline year_past
    future harm decided opinion had_been
}

/// The numbers of one sentence.
pub(super) type Features = [f64; COUNT];

/// What the features of every sentence of a set are taken against.
pub(super) struct Context<'a> {
    best: f64,
    /// The first statements of each article.
    openings: Vec<Vec<&'a Claim>>,
}

/// So many statements open an article.
const OPENING: usize = 3;

impl<'a> Context<'a> {
    pub(super) fn of(corpus: &Corpus<'a>, ranking: &Ranking<'_>) -> Self {
        let best = (0..corpus.sentences().len())
            .filter(|at| ranking.is_eligible(*at))
            .map(|at| ranking.score(at))
            .fold(f64::MIN_POSITIVE, f64::max);
        let openings = (0..corpus.sources().len())
            .map(|article| {
                let sentences = corpus.sentences().get(corpus.of_article(article)).unwrap_or_default();
                let statements = sentences.iter().filter(|sentence| sentence.is_statement);
                statements.take(OPENING).map(|sentence| sentence.claim()).collect()
            })
            .collect();
        Self { best, openings }
    }

    /// How much of a sentence the openings of other articles have, on average, and that of its own.
    fn in_openings(&self, sentence: Sentence<'_>) -> (f64, f64) {
        let mut others = (0.0, 0.0);
        let mut own = 0.0;
        for (article, opening) in self.openings.iter().enumerate().take(MANY) {
            let share = opening
                .iter()
                .filter(|claim| !std::ptr::eq(**claim, sentence.claim()))
                .map(|claim| sentence.claim().found_in(claim))
                .fold(0.0, f64::max);
            if article == sentence.article {
                own = share;
            } else {
                others = (others.0 + share, others.1 + 1.0);
            }
        }
        (if others.1 > 0.0 { others.0 / others.1 } else { 0.0 }, own)
    }
}

/// The openings of so many articles are looked at.
const MANY: usize = 12;

/// The features of `candidate`, sentence number `at`.
pub(super) fn features(
    corpus: &Corpus<'_>,
    context: &Context<'_>,
    ranking: &Ranking<'_>,
    at: usize,
    candidate: &Candidate<'_>,
) -> Features {
    let sentence = candidate.sentence;
    let range = corpus.of_article(sentence.article);
    let place = at - range.start;
    let before = corpus.sentences().get(range.start..at).unwrap_or_default();
    let statements_before = before.iter().filter(|sentence| sentence.is_statement).count();
    let articles = corpus.sources().len() as f64;
    let text = candidate.standalone.text.as_str();
    let words = sentence.terms.len() as f64;
    let count = |kind| sentence.terms.iter().filter(|term| term.kind == kind).count() as f64;
    let (openings, own_opening) = context.in_openings(sentence);
    let open = dangling(corpus, at, sentence, &candidate.standalone);
    let quoted = super::propose::quoted(text) as f64 / text.len().max(1) as f64;
    let lower = text.to_lowercase();
    let tokens: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .filter(|word| !word.is_empty())
        .collect();
    let has = |list: &[&str]| flag(tokens.iter().any(|word| list.contains(word)));
    let of = |class| flag(tokens.iter().any(|word| classes(word).any(class)));
    let some = |count: usize| (count.min(3) as f64 / 2.0).min(1.0);
    Named {
        one: 1.0,
        first_sentence: flag(statements_before == 0),
        early: flag(statements_before < 3),
        place: 1.0 / (1.0 + 0.3 * statements_before as f64),
        depth: place as f64 / range.len().max(1) as f64,
        coverage: ranking.score(at) / context.best,
        several_say: flag(!candidate.support.is_empty()),
        many_say: candidate.support.len() as f64 / (articles - 1.0).max(1.0),
        openings,
        own_opening,
        names: count(TermKind::Name).min(8.0) / 8.0,
        numbers: count(TermKind::Number).min(3.0) / 3.0,
        names_someone: flag(sentence.claim.has_name()),
        long: (words - 25.0).max(0.0) / 20.0,
        short: (14.0 - words).max(0.0) / 8.0,
        quoted,
        much_quoted: flag(quoted > 0.5),
        begins_quoted: flag(text.starts_with(['"', '“'])),
        says_who: of(Classes::SAY),
        pronoun: some(open.pronouns),
        known_definite: some(open.known_definite),
        definite: some(open.definite),
        opens_definite: flag(open.opens_definite),
        last_name: some(open.last_names),
        pointer: some(open.pointers),
        first_person: some(open.first_person),
        completed: flag(candidate.standalone.completed),
        connective: flag(candidate.standalone.rewritten && !candidate.standalone.completed),
        dateline: flag(has_dateline(text)),
        year_past: has(&["ago", "previously", "earlier", "since", "once", "history", "years"]),
        future: has(&["will", "would", "plans", "plan", "expected", "could", "may", "next"]),
        harm: has(HARM),
        decided: has(DECIDED),
        opinion: has(OPINION),
        had_been: has(&["had", "been", "were", "was"]),
    }
    .numbers()
}

fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

/// "BERGEN, Norway (AP) — The council …", "(Reuters) - …".
fn has_dateline(text: &str) -> bool {
    let mut words = text.split(' ').take(8);
    let first = words.next().unwrap_or_default();
    let upper =
        |word: &str| word.len() > 3 && word.chars().all(|c| c.is_uppercase() || matches!(c, ',' | '.' | '-'));
    upper(first) && words.clone().any(|word| matches!(word, "—" | "–" | "-" | "--"))
        || std::iter::once(first).chain(words).any(|word| {
            word.len() > 3
                && word.starts_with('(')
                && word.ends_with(')')
                && word.chars().filter(char::is_ascii_uppercase).count() >= 2
        })
}

/// Deaths, wounds and damage.
#[rustfmt::skip]
const HARM: &[&str] = &[
    "attack", "blast", "bomb", "bombing", "collapsed", "crash", "crashed", "damaged", "dead", "death", "deaths", "destroyed",
    "died", "dies", "explosion", "fire", "injured", "injuries", "killed", "killing", "missing", "murder", "shot",
    "wounded",
];

/// What somebody with power did.
#[rustfmt::skip]
const DECIDED: &[&str] = &[
    "agreed", "announced", "approved", "arrested", "banned", "charged", "confirmed", "convicted", "cleared", "elected",
    "filed", "fined", "guilty", "launched", "ordered", "passed", "ruled", "rejected", "released", "resigned", "sentenced",
    "signed", "suspended", "unveiled", "voted", "won",
];

/// Words of judgement rather than fact.
#[rustfmt::skip]
const OPINION: &[&str] = &[
    "amazing", "beautiful", "believe", "disgusting", "feel", "great", "hope", "huge", "incredible", "incredibly", "love",
    "maybe", "must", "need", "perhaps", "proud", "really", "shame", "should", "terrible", "think", "very", "wonderful",
];
