//! What a sentence says on the points on which two sentences can part.

use std::collections::BTreeSet;

use super::clock::times_of_day;
use super::directions::directions;
use super::negation::denied;
use super::opposites::SIDES;
use super::quantity::{Quantity, quantities};
use crate::analysis::claims::{Term, TermKind};
use crate::model::Span;
use crate::never::OrNever;

/// What a sentence says on the points on which two sentences can part.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stance {
    /// The line of the opposites and the side, of its words that are not denied.
    sides: BTreeSet<(u16, u16)>,
    /// The words of meaning that are said and not denied, ascending.
    affirmed: Vec<u64>,
    /// Those that are denied, ascending.
    denied: Vec<u64>,
    /// The directions it names: the letters of the compass that make one up.
    directions: BTreeSet<u8>,
    /// The times of day it tells, in minutes; both that "4:20" may be.
    clock: BTreeSet<u16>,
    quantities: Vec<Quantity>,
}

impl Stance {
    /// Reads a sentence, which has these terms and dates in these places.
    pub(crate) fn of(text: &str, terms: &[Term], times: &[Span]) -> Self {
        let words: Vec<String> = terms
            .iter()
            .map(|term| text.get(term.start..term.end).or_never("a term of this text").to_lowercase())
            .collect();
        let denied = denied(text, terms, &words);
        let mut stance = Self {
            directions: directions(text, terms, &words),
            clock: times_of_day(text),
            quantities: quantities(text, terms, times),
            ..Self::default()
        };
        for (term, is_denied) in terms.iter().zip(&denied) {
            if term.kind != TermKind::Function {
                if *is_denied { &mut stance.denied } else { &mut stance.affirmed }.push(term.key);
            }
            if !is_denied {
                stance.sides.extend(SIDES.get(&term.key).into_iter().flatten());
            }
        }
        for list in [&mut stance.affirmed, &mut stance.denied] {
            list.sort_unstable();
            list.dedup();
        }
        stance
    }

    /// Whether `other` is no evidence for this, because not both can be said of one thing: a word of one excludes a word of
    /// the other, one denies what the other says, they tell other directions or other times of day, or `other` has only
    /// other numbers of what is counted here.
    pub(crate) fn is_contradicted_by(&self, other: &Self) -> bool {
        self.takes_another_side(other)
            || self.denies(other)
            || other.denies(self)
            || are_apart(&self.directions, &other.directions)
            || are_apart(&self.clock, &other.clock)
            || self.counts_otherwise(other)
    }

    /// Whether every number that stands here stands in `other` too, as itself, rounded or hedged.
    pub(crate) fn numbers_are_in(&self, other: &Self) -> bool {
        self.quantities.iter().all(|ours| other.quantities.iter().any(|theirs| ours.may_be(theirs)))
    }

    /// What it counts, in order.
    pub(crate) fn quantities(&self) -> &[Quantity] {
        &self.quantities
    }

    /// Whether it has a number of things of which `other` has only other numbers.
    fn counts_otherwise(&self, other: &Self) -> bool {
        self.quantities.iter().any(|ours| {
            let mut of_the_same =
                other.quantities.iter().filter(|theirs| ours.counts_like(theirs)).peekable();
            of_the_same.peek().is_some() && !of_the_same.any(|theirs| ours.agrees_with(theirs))
        })
    }

    /// Whether the two stand on different sides of a line, neither of them on a side of the other's too.
    fn takes_another_side(&self, other: &Self) -> bool {
        self.sides.iter().any(|(line, _)| are_apart(&self.sides_of(*line), &other.sides_of(*line)))
    }

    fn sides_of(&self, line: u16) -> BTreeSet<u16> {
        self.sides.range((line, 0)..=(line, u16::MAX)).map(|(_, side)| *side).collect()
    }

    /// Whether it denies, and nowhere says, a word that `other` says and nowhere denies.
    fn denies(&self, other: &Self) -> bool {
        let has = |list: &[u64], word: &u64| list.binary_search(word).is_ok();
        self.denied
            .iter()
            .any(|word| !has(&self.affirmed, word) && has(&other.affirmed, word) && !has(&other.denied, word))
    }
}

/// Whether both have something and nothing in common.
fn are_apart<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::claims::terms;

    fn stance(text: &str) -> Stance {
        Stance::of(text, &terms(text), &[])
    }

    fn contradicted(one: &str, by: &str) -> bool {
        stance(one).is_contradicted_by(&stance(by))
    }

    #[test]
    fn statements_that_part_on_one_word_exclude_each_other() {
        for (one, other) in [
            ("The council approved the plan.", "The plan was rejected by the council."),
            ("Norrland opened its border.", "Norrland has closed its border."),
            ("Prices rose in May.", "Prices fell in May."),
            ("The court upheld the ban.", "The court overturned the ban."),
            ("The port will open on Monday.", "The port will not open on Monday."),
            ("The port opened.", "The port didn’t open."),
            ("No oil is leaking from the ship.", "Oil is leaking from the ship."),
            ("No immediate reports of damage came in.", "Reports of damage came in."),
            ("Nobody was hurt.", "Three people were hurt."),
            ("There is no evidence that oil is leaking.", "Oil is leaking."),
            ("None of the passengers was injured.", "Passengers were injured."),
            ("The pilot landed without injuries.", "Injuries were reported."),
            ("The bank failed to open.", "The bank opened."),
            ("The minister refused to resign.", "The minister will resign."),
            ("A man was arrested.", "A woman was arrested."),
            ("The fire spread to the north-east.", "The fire spread to the northwest."),
            ("14 kilometres north of the town", "14 kilometres south of the town"),
            ("It struck at 4:20 p.m.", "It struck at 4:30 p.m."),
            ("It struck at 4:20 a.m.", "It struck at 4:20 p.m."),
            ("It struck at 4:20 a.m.", "It struck at 16:20."),
            ("They agreed on a ceasefire.", "They disagreed on a ceasefire."),
            ("Officials denied that Veldria paid a ransom.", "Veldria paid a ransom."),
            ("She rejected claims that she had met the envoy.", "She had met the envoy."),
            ("They have yet to find the black box.", "They found the black box."),
            ("Turnout was up in May.", "Turnout was down in May."),
        ] {
            assert!(contradicted(one, other) && contradicted(other, one), "{one} / {other}");
        }
    }

    #[test]
    fn another_number_of_the_same_things_excludes_whatever_adjective_stands_before_them() {
        for (one, other) in [
            ("Four sailors were injured.", "Two sailors were injured."),
            ("Four injured sailors were flown out.", "Two young sailors were flown out."),
            ("The blast killed 247 people.", "The blast killed 250 people."),
            ("They sold 12 of the ships.", "They sold 14 ships."),
            ("The rate is 4.5 percent.", "The rate is 5.5%."),
            ("It costs $3 million.", "It costs $5 million."),
            ("One person died.", "Two people died."),
            ("At least 38 people died.", "About 250 people died."),
            ("Two sailors died and four sailors were injured.", "Four sailors were injured."),
        ] {
            assert!(contradicted(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("Four sailors were injured.", "Two ships sank."),
            ("Four sailors were injured.", "Two sailors died and four sailors were injured."),
            ("The fleet has 1,204 ships.", "The fleet has 1,200 ships."),
            ("About 250 people died.", "The blast killed 247 people."),
            ("It costs $3.2m.", "It costs $3.2 million."),
            ("She is one of them.", "Two of them left."),
        ] {
            assert!(!contradicted(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn statements_that_can_both_be_true_do_not_exclude_each_other() {
        for (one, other) in [
            ("The council approved the plan.", "The plan won the approval of the council."),
            ("The council approved the plan after rejecting another.", "The council approved the plan."),
            ("Not only the port opened.", "The port opened."),
            ("The port will not close.", "The port will stay open."),
            ("The driver was not arrested, and the car was taken away.", "The car was taken away."),
            ("Nobody was hurt.", "There were no reports that anybody was hurt."),
            ("The north-eastern coast", "the coast in the northeast"),
            ("People in South Africa", "north of the town"),
            ("It struck at 16:20.", "It struck at 4:20 p.m."),
            ("It struck at 16:20.", "It struck at 4:20."),
            ("It struck at 12:20.", "It struck at 12:20 a.m."),
            ("No one has claimed it.", "Nobody has claimed it."),
            ("The result was 4:20.", "The result was known."),
        ] {
            assert!(!contradicted(one, other), "{one} / {other}");
        }
    }
}
