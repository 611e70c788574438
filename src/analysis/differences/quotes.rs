//! One statement, two speakers or two wordings.

use std::collections::{BTreeMap, BTreeSet};

use super::identities;
use crate::analysis::claims::{Claim, Corpus, Speakers, are_one_statement, key, likeness, speakers};
use crate::analysis::quotes::QuoteWords;
use crate::model::{
    ArticleId, Attribution, Difference, DifferenceKind, DifferenceValue, Evidence, FindingId, Quote,
    QuoteKind, Span,
};

/// Two wordings are one when so much of the shorter one stands word for word in the longer one.
const ONE_WORDING: f64 = 0.9;

/// … or so many words stand in both in one run.
const UNBROKEN: usize = 15;

/// A wording has at least so many meaningful words: of shorter ones it cannot be told what they leave out.
const MIN_WORDS: usize = 3;

/// The sentences around the same words are so alike when they tell of one occasion.
const SAME_OCCASION: f64 = 0.5;

/// A rendering is at least so much like the longest one of its cluster.
const SAME_STATEMENT: f64 = 0.36;

/// The differences in speakers and in wordings.
pub(super) fn differences(corpus: &Corpus<'_>, quotes: &[Quote], words: &[&QuoteWords]) -> Vec<Difference> {
    let mut same_words: BTreeMap<u64, Vec<Member<'_>>> = BTreeMap::new();
    let mut clusters: BTreeMap<&FindingId, Vec<Member<'_>>> = BTreeMap::new();
    for (quote, words) in quotes.iter().zip(words) {
        for member in read(corpus, quote, words) {
            same_words.entry(member.words()).or_default().push(member);
        }
        if let Some(cluster) = &quote.cluster {
            clusters.entry(cluster).or_default().extend(longest(corpus, quote, words));
        }
    }
    let mut found: Vec<(usize, Difference)> = Vec::new();
    found.extend(same_words.values().filter_map(|members| in_speaker(corpus, members)));
    found.extend(clusters.values().filter_map(|members| in_wording(corpus, members)));
    found.sort_by_key(|(order, difference)| (difference.kind, *order));
    found.into_iter().map(|(_, difference)| difference).collect()
}

/// Some of a quote's own words, those between one pair of marks.
struct Member<'a> {
    quote: &'a Quote,
    text: &'a str,
    span: Span,
    claim: &'a Claim,
    /// The claim of the sentence that holds them.
    context: &'a Claim,
    evidence: Evidence,
    /// The article, by its place in the set.
    article: usize,
    /// The place of that sentence among all.
    order: usize,
}

impl Member<'_> {
    /// One number for the words, whatever their spelling and form.
    fn words(&self) -> u64 {
        self.claim.content().fold(key(""), |hash, word| (hash ^ word).wrapping_mul(0x0100_0000_01b3))
    }

    /// The share of its meaningful words that `other` has too.
    fn stands_in(&self, other: &Self) -> f64 {
        let words = self.claim.content().count().max(1);
        self.claim.content().filter(|word| other.claim.has(*word)).count() as f64 / words as f64
    }
}

fn read<'a>(corpus: &Corpus<'a>, quote: &'a Quote, words: &'a QuoteWords) -> Vec<Member<'a>> {
    let Some(article) = corpus.number(&quote.content.article) else { return Vec::new() };
    let article = corpus.article_text(article);
    quote
        .marked
        .iter()
        .zip(&words.marked)
        .filter_map(|(span, claim)| {
            let place = Evidence { article: quote.content.article.clone(), span: *span };
            let (order, sentence) = corpus.sentence_at(&place)?;
            let text = span.of(article)?;
            claim.content().next()?;
            let evidence = corpus.evidence(sentence, sentence.span)?;
            Some(Member {
                quote,
                text,
                span: *span,
                claim,
                context: sentence.claim(),
                evidence,
                article: sentence.article,
                order,
            })
        })
        .collect()
}

/// The longest of a quote's own words.
fn longest<'a>(corpus: &Corpus<'a>, quote: &'a Quote, words: &'a QuoteWords) -> Option<Member<'a>> {
    if quote.kind == QuoteKind::Indirect {
        return None;
    }
    read(corpus, quote, words)
        .into_iter()
        .max_by_key(|member| (member.text.len(), std::cmp::Reverse(member.span)))
}

/// The same words on the same occasion, said by different persons.
fn in_speaker(corpus: &Corpus<'_>, members: &[Member<'_>]) -> Option<(usize, Difference)> {
    let named: Vec<(&Member<'_>, &str)> = members
        .iter()
        .filter_map(|member| Some((member, person(&member.quote.speaker.as_ref()?.attribution)?)))
        .collect();
    let (first, _) = *named.first()?;
    let mut values: Vec<Vec<(&Member<'_>, &str)>> = Vec::new();
    for &(member, name) in &named {
        let elsewhere =
            member.order != first.order && likeness(member.context, first.context).score < SAME_OCCASION;
        if elsewhere || corpus.are_far_apart(member.article, first.article) {
            continue;
        }
        let value = values.iter_mut().find(|value| {
            value.first().is_some_and(|(other, known_as)| {
                // Tom Fletcher may be Thomas Fletcher.
                speakers(other.quote, member.quote) == Speakers::Same
                    || last_name(known_as) == last_name(name)
            })
        });
        match value {
            Some(value) => value.push((member, name)),
            None => values.push(vec![(member, name)]),
        }
    }
    // An article that gives the words to both speakers contradicts nobody.
    let articles = |value: &[(&Member<'_>, &str)]| -> Vec<_> {
        value.iter().map(|(member, _)| member.evidence.article.clone()).collect()
    };
    let apart = values.iter().enumerate().all(|(at, value)| {
        let mine = articles(value);
        values.iter().skip(at + 1).all(|other| articles(other).iter().all(|article| !mine.contains(article)))
    });
    if values.len() < 2 || !apart {
        return None;
    }
    let values = values.iter().filter_map(|value| {
        let (_, name) = value.first()?;
        Some(DifferenceValue {
            text: (*name).to_owned(),
            evidence: value.iter().map(|(member, _)| member.evidence.clone()).collect(),
            compatible: false,
        })
    });
    let places = named.iter().map(|(member, _)| *member);
    Some((first.order, difference(corpus, first, DifferenceKind::Speaker, places, values.collect())?))
}

fn last_name(name: &str) -> Option<String> {
    name.split_whitespace().next_back().map(str::to_lowercase)
}

/// The name of a speaker, if it is a person's: an institution speaks through persons, so the two do not disagree.
fn person(attribution: &Attribution) -> Option<&str> {
    const INSTITUTIONS: &[&str] = &[
        "ministry",
        "government",
        "department",
        "agency",
        "court",
        "council",
        "commission",
        "nations",
        "union",
        "party",
        "committee",
        "office",
        "police",
        "house",
        "bank",
        "embassy",
        "group",
        "army",
        "company",
        "administration",
    ];
    let name = attribution.name.as_deref()?;
    let mut words = name.split(' ');
    let capitals = words.all(|word| {
        word.starts_with(char::is_uppercase) || matches!(word, "al" | "bin" | "de" | "van" | "von")
    });
    let institution = name.to_lowercase().split(' ').any(|word| INSTITUTIONS.contains(&word));
    (name.contains(' ') && capitals && !institution).then_some(name)
}

/// One speaker's statement in different words.
fn in_wording(corpus: &Corpus<'_>, members: &[Member<'_>]) -> Option<(usize, Difference)> {
    let mut long: Vec<&Member<'_>> =
        members.iter().filter(|member| member.claim.content().count() >= MIN_WORDS).collect();
    // The longest words show best in what the wordings differ.
    long.sort_by_key(|member| (std::cmp::Reverse(member.claim.content().count()), member.order));
    let mut values: Vec<Vec<&Member<'_>>> = Vec::new();
    let leader = long.first().map(|leader| leader.claim)?;
    for member in long {
        // A cluster may hold what is like one of its members only; such words are another statement.
        let alike = likeness(member.claim, leader).score >= SAME_STATEMENT
            || member.claim.meaning_found_in(leader) >= ONE_WORDING;
        if !alike || !are_one_statement(member.claim, leader) {
            continue;
        }
        let is_one_wording = |other: &Member<'_>| {
            // A longer piece of the same words is no other wording of them.
            member.stands_in(other) >= ONE_WORDING || member.claim.longest_run(other.claim) >= UNBROKEN
        };
        let value = values.iter_mut().find(|value| value.first().is_some_and(|other| is_one_wording(other)));
        match value {
            Some(value) => value.push(member),
            None => values.push(vec![member]),
        }
    }
    // What one article gives beside the longest words is another statement, not another wording; and so may be what
    // was said in another week.
    let first = *values.first()?.first()?;
    let beside: BTreeSet<&ArticleId> =
        values.first()?.iter().map(|member| &member.evidence.article).collect();
    let is_rendering = |member: &Member<'_>| {
        !beside.contains(&member.evidence.article)
            && speakers(member.quote, first.quote) == Speakers::Same
            && !corpus.are_far_apart(member.article, first.article)
    };
    let mut at = 0;
    values.retain(|value| {
        at += 1;
        at == 1 || value.iter().all(|member| is_rendering(member))
    });
    if values.len() < 2 {
        return None;
    }
    values.sort_by_key(|value| value.iter().map(|member| member.order).min());
    let first = *values.first()?.first()?;
    let places: Vec<&Member<'_>> = values.iter().flatten().copied().collect();
    let values = values.iter().filter_map(|value| {
        Some(DifferenceValue {
            text: value.first()?.text.to_owned(),
            evidence: value.iter().map(|member| member.evidence.clone()).collect(),
            compatible: false,
        })
    });
    Some((
        first.order,
        difference(corpus, first, DifferenceKind::Wording, places.into_iter(), values.collect())?,
    ))
}

fn difference<'m, 'a: 'm>(
    corpus: &Corpus<'_>,
    first: &Member<'_>,
    kind: DifferenceKind,
    places: impl Iterator<Item = &'m Member<'a>>,
    values: Vec<DifferenceValue>,
) -> Option<Difference> {
    let places = places.map(|member| (&member.evidence.article, member.span));
    let (id, aliases) = identities(corpus, kind.as_str(), places)?;
    Some(Difference { id, aliases, kind, topic: first.text.to_owned(), values })
}
