//! Two statements that are one but for a word in the same place.
//!
//! "The council of Elstree approved the plan" and "… shelved the plan": where all the rest is the same, what stands in the
//! one place where they differ is what the two statements part on, whether or not the words are known as opposites.
//! A retelling changes more than one place.

use crate::analysis::claims::{Claim, Term, TermKind, key, stem};
use crate::never::OrNever;

/// The words in the same place are at most so many.
const MAX_REPLACED: usize = 3;

/// So many words of meaning are the same at the least.
const MIN_SAME: usize = 3;

/// A statement: its terms in order, and the claim made of them.
type Statement<'a> = (&'a [Term], &'a Claim);

/// Whether two statements part on what stands in the same place of both: the one place where they differ, or a name.
pub(super) fn part_in_one_place(one: Statement<'_>, other: Statement<'_>) -> bool {
    let same = aligned(one.0, other.0);
    are_one_but_for_a_word(one, other, &same) || name_another(one, other, &same)
}

/// Whether two statements have the same words of meaning but in one place, and something else there.
fn are_one_but_for_a_word(one: Statement<'_>, other: Statement<'_>, same: &[(usize, usize)]) -> bool {
    let ((ours, our_claim), (theirs, their_claim)) = (one, other);
    let means = |term: &Term| term.kind != TermKind::Function;
    let gaps = gaps(ours, theirs, same);
    let mut gaps = gaps.filter(|(a, b)| a.iter().chain(*b).any(means));
    let (Some((ours_there, theirs_there)), None) = (gaps.next(), gaps.next()) else { return false };
    let rivals = |there: &[Term], claim: &Claim, other: &Claim| {
        there.len() <= MAX_REPLACED && there.iter().any(|term| claim.is_unmatched_in(term.key, other))
    };
    let common = same.iter().filter(|(a, _)| ours.get(*a).is_some_and(means)).count();
    common >= MIN_SAME
        && rivals(ours_there, our_claim, their_claim)
        && rivals(theirs_there, their_claim, our_claim)
}

/// What stands between the words that both have, on both sides; either may be empty.
fn gaps<'a>(
    ours: &'a [Term],
    theirs: &'a [Term],
    same: &'a [(usize, usize)],
) -> impl Iterator<Item = (&'a [Term], &'a [Term])> {
    let starts = std::iter::once((0, 0)).chain(same.iter().map(|(a, b)| (a + 1, b + 1)));
    let ends = same.iter().copied().chain([(ours.len(), theirs.len())]);
    starts.zip(ends).map(|(start, end)| {
        (
            ours.get(start.0..end.0).or_never("common words in order on both sides"),
            theirs.get(start.1..end.1).or_never("common words in order on both sides"),
        )
    })
}

/// Whether two statements name somebody or something else in the same place, between words that both have: "a crash near
/// Elstree killed twelve", "a crash near Brunhaven killed twelve".
fn name_another(one: Statement<'_>, other: Statement<'_>, same: &[(usize, usize)]) -> bool {
    let ((ours, our_claim), (theirs, their_claim)) = (one, other);
    gaps(ours, theirs, same).any(|(ours_there, theirs_there)| {
        let is_of_names = |there: &[Term], claim: &Claim, other: &Claim| {
            (1..=MAX_REPLACED).contains(&there.len())
                && there.iter().all(|term| {
                    term.kind == TermKind::Function
                        || term.kind == TermKind::Name && claim.is_unmatched_in(term.key, other)
                })
                && there.iter().any(|term| term.kind == TermKind::Name)
        };
        is_of_names(ours_there, our_claim, their_claim) && is_of_names(theirs_there, their_claim, our_claim)
    })
}

/// Whether two statements have the same words of meaning and tell of another who does it to whom: two words have changed
/// places ("Norrland attacked Ellsay", "Ellsay attacked Norrland"), or none has and only one is in the passive ("Norrland
/// was attacked by Ellsay").
pub(super) fn change_places(ours: &[Term], theirs: &[Term]) -> bool {
    let of_meaning = |terms: &[Term]| -> Vec<u64> {
        terms.iter().filter(|term| term.kind != TermKind::Function).map(|term| term.key).collect()
    };
    let sorted = |mut keys: Vec<u64>| {
        keys.sort_unstable();
        keys
    };
    let (our_keys, their_keys) = (of_meaning(ours), of_meaning(theirs));
    if our_keys.len() < MIN_SAME || sorted(our_keys.clone()) != sorted(their_keys.clone()) {
        return false;
    }
    let by = key(&stem("by"));
    // "By 12 percent", "by Monday" make no passive.
    let is_passive = |terms: &[Term]| {
        let behind_by = terms.windows(2).filter(|pair| matches!(pair, [first, _] if first.key == by));
        behind_by.filter_map(<[Term]>::last).any(|doer| doer.kind != TermKind::Number)
    };
    let moved: Vec<usize> =
        (0..our_keys.len()).filter(|at| our_keys.get(*at) != their_keys.get(*at)).collect();
    let is_in_passive = is_passive(ours) != is_passive(theirs);
    match moved.as_slice() {
        [] => is_in_passive,
        // With a word between the two: what stands side by side may only be told the other way round.
        [one, other] => other - one > 1 && !is_in_passive,
        _ => false,
    }
}

/// The longest sequence of words that both have in the same order, by their places (the longest common subsequence).
///
/// Takes the product of the two lengths; a point has no more than some fifty words.
fn aligned(ours: &[Term], theirs: &[Term]) -> Vec<(usize, usize)> {
    let width = theirs.len() + 1;
    let mut lengths = vec![0_u16; (ours.len() + 1) * width];
    for (a, our) in ours.iter().enumerate().rev() {
        for (b, their) in theirs.iter().enumerate().rev() {
            lengths[a * width + b] = if our.key == their.key {
                lengths[(a + 1) * width + b + 1] + 1
            } else {
                lengths[(a + 1) * width + b].max(lengths[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(our), Some(their)) = (ours.get(a), theirs.get(b)) {
        if our.key == their.key {
            pairs.push((a, b));
            a += 1;
            b += 1;
        } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}
