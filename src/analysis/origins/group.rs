//! Which articles are independent of each other.
//!
//! A claim is worth what its independent origins are worth: ten papers that print one agency's report are one origin.
//! Articles share an origin when their texts are near-duplicates or when they credit the same news agency.
//!
//! Near-duplicates are found by shingles (A. Broder, "On the resemblance and containment of documents", 1997): runs
//! of a few words, hashed; articles are compared only when they share some of their smallest hashes, so the work
//! grows with the number of articles, not with its square.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::claims::{Corpus, Groups, common_of_sorted, key};
use super::segment::{TokenKind, tokens};
use crate::model::{OriginGroup, Origins};

/// How many words a shingle has.
const SHINGLE: usize = 5;

/// So many of an article's smallest shingles stand for it when candidates are looked for.
const SKETCH: usize = 48;

/// Articles with so much of the shorter one's shingles in common are near-duplicates.
const NEAR_DUPLICATE: f64 = 0.4;

/// An article with fewer shingles is too short to tell.
const LEAST: usize = 12;

/// A shingle in more articles than this is a phrase of the trade, no sign of copying.
const COMMON: usize = 64;

/// News agencies whose reports other outlets print, and the name that stands for each.
const AGENCIES: &[(&str, &str)] = &[
    ("Reuters", "Reuters"),
    ("Associated Press", "the Associated Press"),
    ("AP", "the Associated Press"),
    ("AFP", "Agence France-Presse"),
    ("Agence France-Presse", "Agence France-Presse"),
    ("Agence France Presse", "Agence France-Presse"),
    ("TASS", "TASS"),
    ("RIA Novosti", "RIA Novosti"),
    ("Interfax", "Interfax"),
    ("Xinhua", "Xinhua"),
    ("Bloomberg News", "Bloomberg"),
    ("dpa", "dpa"),
    ("DPA", "dpa"),
    ("ANSA", "ANSA"),
    ("EFE", "EFE"),
    ("Kyodo", "Kyodo"),
    ("Yonhap", "Yonhap"),
    ("PTI", "PTI"),
    ("Press Trust of India", "PTI"),
    ("ANI", "ANI"),
    ("UPI", "UPI"),
    ("PA Media", "PA Media"),
    ("Press Association", "PA Media"),
    ("Anadolu", "Anadolu"),
    ("Ukrinform", "Ukrinform"),
];

/// What tells where one article comes from.
pub(crate) struct OriginReading {
    /// Its distinct shingles, ascending.
    shingles: Vec<u64>,
    /// The agencies that its text credits.
    credits: BTreeSet<&'static str>,
}

impl OriginReading {
    /// Reads the text of an article.
    pub(crate) fn of(text: &str) -> Self {
        Self { shingles: shingles(text), credits: credited(text) }
    }
}

/// Groups the articles that share an origin.
pub(super) fn origins(corpus: &Corpus<'_>) -> Origins {
    let shingles: Vec<&[u64]> = corpus.readings().map(|reading| reading.origin.shingles.as_slice()).collect();
    let mut groups = Reasoned::new(shingles.len());
    for (one, other) in near_duplicates(&shingles) {
        groups.join(one, other, "near-duplicate texts".to_owned());
    }
    let mut credits: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, (source, reading)) in corpus.sources().iter().zip(corpus.readings()).enumerate() {
        // What an agency publishes itself has the origin of what others print of it.
        let outlet = source.outlet().and_then(agency_of);
        for agency in reading.origin.credits.iter().copied().chain(outlet) {
            credits.entry(agency).or_default().insert(index);
        }
    }
    for (agency, articles) in credits {
        for (one, other) in articles.iter().zip(articles.iter().skip(1)) {
            groups.join(*one, *other, format!("credit {agency}"));
        }
    }
    let groups = groups.into_groups().into_iter().map(|(members, reasons)| OriginGroup {
        articles: members.into_iter().filter_map(|index| corpus.id(index).cloned()).collect(),
        reason: reasons.into_iter().collect::<Vec<_>>().join("; "),
    });
    Origins { groups: groups.collect() }
}

/// The distinct shingles of a text, in ascending order.
fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<u64> = tokens(text)
        .into_iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .filter_map(|token| token.span.of(text))
        .map(|word| key(&word.to_lowercase()))
        .collect();
    let mut shingles: Vec<u64> = words
        .windows(SHINGLE)
        .map(|run| {
            run.iter()
                .fold(0, |hash: u64, word| (hash.rotate_left(17) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        })
        .collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// The pairs of texts that are near-duplicates, by the shingles of each.
fn near_duplicates(all: &[&[u64]]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, shingles) in all.iter().enumerate().filter(|(_, shingles)| shingles.len() >= LEAST) {
        for shingle in shingles.iter().take(SKETCH) {
            holders.entry(*shingle).or_default().push(index);
        }
    }
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    for articles in holders.values().filter(|articles| articles.len() <= COMMON) {
        for (at, one) in articles.iter().enumerate() {
            candidates.extend(articles.iter().skip(at + 1).map(|other| (*one, *other)));
        }
    }
    // Many copies of one text: a chain of neighbours joins them as well as all their pairs would.
    for articles in holders.values().filter(|articles| articles.len() > COMMON) {
        candidates.extend(articles.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))));
    }
    candidates
        .into_par_iter()
        .filter(|(one, other)| {
            let (Some(a), Some(b)) = (all.get(*one), all.get(*other)) else { return false };
            common_of_sorted(a, b) as f64 >= NEAR_DUPLICATE * a.len().min(b.len()) as f64
        })
        .collect()
}

/// The agencies that a text names as where its report comes from.
fn credited(text: &str) -> BTreeSet<&'static str> {
    AGENCIES
        .iter()
        .filter(|(name, _)| text.match_indices(name).any(|(at, _)| is_credit(text, at, name.len())))
        .map(|(_, agency)| *agency)
        .collect()
}

/// The agency that publishes under the name of an outlet.
fn agency_of(outlet: &str) -> Option<&'static str> {
    AGENCIES.iter().find(|(name, _)| name.eq_ignore_ascii_case(outlet.trim())).map(|(_, agency)| *agency)
}

/// Whether the agency's name at `at` stands as a credit: in brackets, alone on its line, after "according to", "told"
/// or "reported by", or before "reported" and the like; not in the middle of a story about the agency.
fn is_credit(text: &str, at: usize, length: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + length..).unwrap_or_default();
    let whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
        && !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let bracketed = before.ends_with(['(', '/', '[', '@']) || after.starts_with([')', '/', ']']);
    let dateline = after.starts_with(" —") || after.starts_with(" -") || after.starts_with(" –");
    let line = (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
    // "The news agency Reuters", "state agency TASS": what stands before the noun decides.
    let mut words_before = before.split([' ', '\n']).rev().filter(|word| {
        !word.is_empty() && !matches!(*word, "the" | "news" | "state" | "state-run" | "agency" | "agencies")
    });
    let (first, second) = (words_before.next().unwrap_or_default(), words_before.next().unwrap_or_default());
    let credits = |word: &str| {
        matches!(
            word.trim_end_matches([',', ':']),
            "carried"
                | "cited"
                | "distributed"
                | "issued"
                | "material"
                | "photo"
                | "published"
                | "quoted"
                | "released"
                | "report"
                | "reported"
                | "reporting"
                | "reports"
                | "seen"
        )
    };
    let lead = match first {
        "told" | "via" | "citing" | "quoting" | "Source:" => true,
        "to" => {
            matches!(second, "according" | "According" | "statement" | "interview" | "spoke" | "speaking")
        }
        "by" | "from" | "with" => credits(second),
        "By" => {
            before.ends_with("By ") && before.trim_end_matches("By ").is_empty() || before.ends_with("\nBy ")
        }
        _ => false,
    };
    let word_after = after.trim_start().split([' ', ',', '.', '\n']).next().unwrap_or_default();
    let follow = matches!(word_after, "reported" | "reports" | "said" | "says" | "news" | "wrote" | "quoted");
    whole && (bracketed || dateline || line || lead || follow)
}

/// Groups of articles with the reasons for each.
struct Reasoned {
    groups: Groups,
    reasons: Vec<BTreeSet<String>>,
}

impl Reasoned {
    fn new(count: usize) -> Self {
        Self { groups: Groups::new(count), reasons: vec![BTreeSet::new(); count] }
    }

    fn join(&mut self, one: usize, other: usize, reason: String) {
        let root = match self.groups.join(one, other) {
            Some((first, second)) => {
                let moved = self.reasons.get_mut(second).map(std::mem::take).unwrap_or_default();
                if let Some(reasons) = self.reasons.get_mut(first) {
                    reasons.extend(moved);
                }
                first
            }
            None => self.groups.root(one),
        };
        if let Some(reasons) = self.reasons.get_mut(root) {
            reasons.insert(reason);
        }
    }

    /// The groups of two or more, each with its articles in order and its reasons.
    fn into_groups(mut self) -> Vec<(Vec<usize>, BTreeSet<String>)> {
        let reasons = self.reasons;
        let reasons_of = |list: &Vec<usize>| list.first().and_then(|root| reasons.get(*root)).cloned();
        self.groups
            .of_two_or_more()
            .into_iter()
            .map(|list| {
                let reasons = reasons_of(&list).unwrap_or_default();
                (list, reasons)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_with_small_changes_are_near_duplicates_and_other_reports_are_not() {
        let report = "The harbour of Bergen was closed on Monday after a tanker ran aground in thick fog near the \
                      northern pier. Nobody was hurt, the coast guard said, and no oil has leaked so far. Tugs are to \
                      pull the ship free at high tide on Tuesday morning.";
        let copy = format!("{} More ships wait outside.", report.replace("thick fog", "dense fog"));
        let other = "A tanker ran aground at Bergen's northern pier in fog, closing the harbour. The coast guard reported \
                     no injuries and no leak; tugs will try to free the vessel on Tuesday when the tide is high enough.";
        let [report, copy, other] = [report, &copy, other].map(shingles);
        assert_eq!(near_duplicates(&[&report, &copy, &other]), [(0, 1)]);
    }

    #[test]
    fn a_credit_is_told_from_a_mention() {
        for text in [
            "BERGEN (Reuters) - A tanker",
            "the mayor told Reuters.",
            "A tanker sank.\nReuters",
            "Reuters reported on",
            "as reported by the news agency Reuters",
            "according to Reuters",
            "By Reuters\n",
        ] {
            assert_eq!(credited(text).into_iter().collect::<Vec<_>>(), ["Reuters"], "{text}");
        }
        for text in [
            "Shares of Reuters rose.",
            "He joined Reuters in 1990.",
            "The APs of the town",
            "a Reuters-like firm",
            "Shares in the agency Reuters rose.",
            "She works for the agency Reuters in Oslo.",
            "He was sent there by Reuters.",
            "credits from Reuters courses",
        ] {
            assert!(credited(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn groups_merge_and_keep_every_reason() {
        let mut groups = Reasoned::new(5);
        groups.join(3, 4, "b".into());
        groups.join(0, 1, "a".into());
        groups.join(4, 1, "c".into());
        let found = groups.into_groups();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, [0, 1, 3, 4]);
        assert_eq!(found[0].1.iter().map(String::as_str).collect::<String>(), "abc");
    }
}
