//! The articles that share an origin, and why.

use std::collections::{BTreeMap, BTreeSet};

use super::credits::{agency_named, credited};
use super::shingles::{near_duplicates, shingles};
use crate::analysis::claims::{Corpus, DisjointSets};
use crate::model::{Article, OriginGroup, Origins};
use crate::never::OrNever;

/// What tells where one article comes from.
pub(crate) struct OriginReading {
    /// Its distinct shingles, ascending.
    shingles: Vec<u64>,
    /// The agencies that it credits.
    credits: BTreeSet<&'static str>,
}

impl OriginReading {
    pub(crate) fn of(article: &Article) -> Self {
        Self { shingles: shingles(&article.text), credits: credited(article) }
    }
}

/// Groups the articles that share an origin.
pub(crate) fn origins(corpus: &Corpus<'_>) -> Origins {
    let shingles: Vec<&[u64]> = corpus.readings().map(|reading| reading.origin.shingles.as_slice()).collect();
    let mut groups = GroupsWithReasons::new(shingles.len());
    for (one, other) in near_duplicates(&shingles) {
        groups.union(one, other, "near-duplicate texts".to_owned());
    }
    let mut credits: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, (source, reading)) in corpus.sources().iter().zip(corpus.readings()).enumerate() {
        // What an agency publishes itself has the origin of what others print of it.
        let outlet = source.outlet().and_then(agency_named);
        for agency in reading.origin.credits.iter().copied().chain(outlet) {
            credits.entry(agency).or_default().insert(index);
        }
    }
    for (agency, articles) in credits {
        for (one, other) in articles.iter().zip(articles.iter().skip(1)) {
            groups.union(*one, *other, format!("credit {agency}"));
        }
    }
    let groups = groups.into_groups().into_iter().map(|(members, reasons)| OriginGroup {
        articles: members.into_iter().filter_map(|index| corpus.id(index).cloned()).collect(),
        reason: reasons.into_iter().collect::<Vec<_>>().join("; "),
    });
    Origins { groups: groups.collect() }
}

/// Groups of articles with the reasons for each.
struct GroupsWithReasons {
    groups: DisjointSets,
    reasons: Vec<BTreeSet<String>>,
}

impl GroupsWithReasons {
    fn new(count: usize) -> Self {
        Self { groups: DisjointSets::new(count), reasons: vec![BTreeSet::new(); count] }
    }

    fn union(&mut self, one: usize, other: usize, reason: String) {
        let root = match self.groups.union(one, other) {
            Some((first, second)) => {
                let moved =
                    self.reasons.get_mut(second).map(std::mem::take).or_never("reasons for each article");
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
                let reasons = reasons_of(&list).or_never("reasons for each article");
                (list, reasons)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_merge_and_keep_every_reason() {
        let mut groups = GroupsWithReasons::new(5);
        groups.union(3, 4, "b".into());
        groups.union(0, 1, "a".into());
        groups.union(4, 1, "c".into());
        let found = groups.into_groups();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, [0, 1, 3, 4]);
        assert_eq!(found[0].1.iter().map(String::as_str).collect::<String>(), "abc");
    }
}
