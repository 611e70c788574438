//! Which claims can be alike at all: those that share a rare word, and another one.

use rayon::prelude::*;

use super::{Claim, KeyMap};

/// A word in more claims than this joins nothing: comparing all of them would take their square.
const COMMON: usize = 96;

/// So many of a claim's rarest words are looked up.
const RAREST: usize = 6;

/// So many claims are compared with those behind them before what was found is put together.
const AT_A_TIME: usize = 256;

/// Claims that are alike have so many words in common, or all of the shorter one's.
///
/// Telling that takes a twentieth of the time of comparing two claims, and most claims that share one word share no
/// other.
const COMMON_WORDS: usize = 2;

/// The claims that hold each word.
pub(crate) struct Index<'a> {
    claims: Vec<&'a Claim>,
    postings: KeyMap<Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Indexes `claims` under their numbers in the list.
    pub(crate) fn of(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let claims: Vec<&'a Claim> = claims.into_iter().collect();
        let mut postings: KeyMap<Vec<usize>> = KeyMap::default();
        for (number, claim) in claims.iter().enumerate() {
            for word in claim.content() {
                postings.entry(word).or_default().push(number);
            }
        }
        Self { claims, postings }
    }

    /// The numbers of the claims that share one of the rarer words of `claim` and some other, ascending; bounded
    /// whatever the size of the set.
    pub(crate) fn near(&self, claim: &Claim) -> Vec<usize> {
        self.near_from(claim, 0)
    }

    /// Groups the claims: those that are near each other and of which `alike` says so too are in one group. Compares
    /// on all cores, and nothing that is in one group already.
    pub(crate) fn groups(&self, alike: impl Fn(usize, usize) -> bool + Sync) -> DisjointSets {
        let mut groups = DisjointSets::new(self.claims.len());
        for first in (0..self.claims.len()).step_by(AT_A_TIME) {
            let some = first..(first + AT_A_TIME).min(self.claims.len());
            let pairs: Vec<(usize, usize)> =
                some.into_par_iter().flat_map_iter(|number| self.alike_to(number, &groups, &alike)).collect();
            for (one, other) in pairs {
                groups.union(one, other);
            }
        }
        groups
    }

    /// Pairs that join the group of a claim with the groups of later ones that are like it.
    fn alike_to(
        &self,
        number: usize,
        groups: &DisjointSets,
        alike: impl Fn(usize, usize) -> bool,
    ) -> Vec<(usize, usize)> {
        let Some(claim) = self.claims.get(number) else { return Vec::new() };
        let mut joined = vec![groups.find(number)];
        let mut pairs = Vec::new();
        for other in self.near_from(claim, number + 1) {
            let root = groups.find(other);
            if !joined.contains(&root) && alike(number, other) {
                joined.push(root);
                pairs.push((number, other));
            }
        }
        pairs
    }

    /// Those from `first` on.
    fn near_from(&self, claim: &Claim, first: usize) -> Vec<usize> {
        let mut lists: Vec<(u64, &[usize])> = claim
            .content()
            .filter_map(|word| Some((word, self.postings.get(&word)?.as_slice())))
            .filter(|(_, list)| list.len() > 1)
            .collect();
        lists.sort_by_key(|(word, list)| (list.len(), *word));
        let mut found: Vec<usize> = lists
            .into_iter()
            .take(RAREST)
            .enumerate()
            // In a small set the rarest words may all be common ones: the first few are looked up all the same.
            .filter(|(rank, (_, list))| *rank < 2 || list.len() <= COMMON)
            .flat_map(|(_, (_, list))| list.iter().copied().take(COMMON).skip_while(|number| *number < first))
            .collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|number| {
            self.claims.get(*number).is_some_and(|other| claim.has_in_common(other, COMMON_WORDS))
        });
        found
    }
}

/// Disjoint groups of numbers (union–find).
pub(crate) struct DisjointSets {
    parent: Vec<usize>,
}

impl DisjointSets {
    /// `count` groups of one.
    pub(crate) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    /// The least number of the group of `number`.
    pub(crate) fn root(&mut self, number: usize) -> usize {
        let mut at = number;
        while let Some(&parent) = self.parent.get(at).filter(|parent| **parent != at) {
            let grand = self.parent.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(at) {
                *slot = grand;
            }
            at = grand;
        }
        at
    }

    /// The same, without shortening the way there for the next time.
    fn find(&self, number: usize) -> usize {
        let mut at = number;
        while let Some(&parent) = self.parent.get(at).filter(|parent| **parent != at) {
            at = parent;
        }
        at
    }

    /// Makes one group of the groups of `one` and `other`; gives the roots they had, the lesser first, if they were
    /// apart.
    pub(crate) fn union(&mut self, one: usize, other: usize) -> Option<(usize, usize)> {
        let (one, other) = (self.root(one), self.root(other));
        let (first, second) = (one.min(other), one.max(other));
        let slot = self.parent.get_mut(second).filter(|_| first != second)?;
        *slot = first;
        Some((first, second))
    }

    /// The groups of two or more, each ascending, in the order of their least numbers.
    pub(crate) fn of_two_or_more(&mut self) -> Vec<Vec<usize>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for number in 0..self.parent.len() {
            let root = self.root(number);
            if let Some(list) = members.get_mut(root) {
                list.push(number);
            }
        }
        members.retain(|list| list.len() > 1);
        members
    }
}
