//! On which side of the article's day the words around an expression of time put it, and whether it only dates that
//! somebody said something.
//!
//! Only what is plain counts: a clause with a verb in the past or in the future near the expression. Whatever else the
//! words are, the side stays unsaid, and with it the date.

use super::tense_words::{
    AFTER_TO, ARRANGED, COMING, LOOKING_AHEAD, MISHAPS, OCCASIONS, OPENERS, PAST, PRESENT, SAYING,
};
use super::words::Words;

/// The side of the article's day that a date lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// On the day or before it: "was closed on Monday".
    Before,
    /// After it: "will close on Monday".
    Ahead,
    Unsaid,
}

/// So many words away a clause may reach.
const FAR: usize = 40;

/// Words between an auxiliary and its verb.
const BETWEEN: &[&str] =
    &["not", "be", "been", "being", "also", "now", "both", "all", "then", "still", "never"];

const WILL: &[&str] = &["will", "shall", "won't", "won’t"];
const ARTICLES: &[&str] = &["the", "a", "an", "his", "her", "its", "their", "this"];
const DAYS_PARTS: &[&str] = &["on", "late", "early", "earlier", "last", "this", "later", "in", "at"];

impl Words<'_> {
    /// On which side of the article's day the words around the expression from word `first` up to word `after` put it.
    pub(super) fn side(&self, first: usize, after: usize) -> Side {
        let before = self.before(first);
        if self.is_before(first, &["since"]) {
            return Side::Before;
        }
        if first >= 2 && before.eq_ignore_ascii_case("of") && self.is(first - 2, &["ahead"]) {
            return Side::Ahead;
        }
        if matches!(before, "before" | "every" | "each" | "a" | "following" | "after" | "than") {
            return Side::Unsaid;
        }
        let said = self.said_around(first, after);
        // "The attack on Monday", "Monday's attack": when it was does not tell when what is said of it is.
        let of_a_thing = after.checked_sub(1).is_some_and(|last| {
            self.word(last).ends_with(['s']) && {
                let word = self.word(last);
                word.ends_with("'s") || word.ends_with("’s")
            }
        });
        let noun = self.noun_before(first);
        let mishap = (1..=6).filter_map(|back| first.checked_sub(back)).any(|at| self.is(at, &MISHAPS));
        let over = mishap || of_a_thing;
        let open_ended = matches!(before, "until" | "till" | "by" | "for" | "from" | "to" | "over");
        let talked_of = noun.is_some_and(|noun| {
            let back = |most| (1..=most).filter_map(move |back| noun.checked_sub(back));
            let for_it = back(4).any(|at| self.is(at, &["for", "about"]) && self.is(at + 1, ARTICLES));
            (for_it && !self.is(noun, &["time"]))
                || self.is(noun, &OCCASIONS)
                    && (1..=3)
                        .filter_map(|back| noun.checked_sub(back))
                        .any(|at| self.is(at, &["for", "about", "to", "towards", "of", "over"]))
        });
        match said {
            Side::Ahead if over => Side::Unsaid,
            // "Monday's attack killed four."
            Side::Before if of_a_thing && self.is(after, &MISHAPS) => Side::Before,
            Side::Before if open_ended || talked_of => Side::Unsaid,
            Side::Before if of_a_thing && !self.is_before(first, &["in", "at", "during", "on"]) => {
                Side::Unsaid
            }
            said => said,
        }
    }

    /// Whether the expression only dates that somebody said something: "said on Tuesday", "told reporters on Monday",
    /// "On Tuesday, officials said", "officials on Tuesday said".
    pub(super) fn dates_saying(&self, first: usize, after: usize) -> bool {
        if self.said_just_before(first)
            || (self.is_plain_gap(after.saturating_sub(1)) && self.is(after, &SAYING))
        {
            return true;
        }
        let lead = first == 0 || (first == 1 && self.is(0, &["on", "in", "late", "early"]));
        if !lead || after >= self.len() {
            return false;
        }
        // The first verb behind a date that stands first.
        let near = after..(after + 9).min(self.len());
        let verb = near.clone().find(|at| self.is(*at, &SAYING) || self.cue(*at).is_some());
        verb.is_some_and(|verb| {
            self.is(verb, &SAYING) && (after..verb).all(|at| self.is_plain_gap(at) && !self.is(at, &OPENERS))
        })
    }

    /// Whether a verb of saying stands before word `first` with nothing but its hearers and its place between.
    fn said_just_before(&self, first: usize) -> bool {
        let mut at = first;
        for steps in 0..8 {
            let Some(back) = at.checked_sub(1) else { return false };
            if !self.is_plain_gap(back) {
                return false;
            }
            at = back;
            if self.is(at, &SAYING) {
                return self.only_places(at, first, steps);
            }
            if self.is(at, &OPENERS) || self.cue(at).is_some() {
                return false;
            }
        }
        false
    }

    /// Whether between the verb of saying at `verb` and the expression at `first` nothing is said: "said in a statement
    /// on", "told reporters in Kabul on".
    fn only_places(&self, verb: usize, first: usize, between: usize) -> bool {
        let next = self.word(verb + 1);
        let place = ["in", "at", "on", "during", "to", "via", "from", "late", "early", "earlier", "later"];
        let told = self.is(verb, &["told", "tells"]);
        let last = first.saturating_sub(1);
        let on = usize::from(between > 0 && self.is(last, DAYS_PARTS));
        between <= on
            || place.contains(&next)
            || (told && (between - on <= 3 || self.is(verb + 3, &["in", "at"])))
    }

    /// The noun that the expression may belong to: the word before "on Monday".
    fn noun_before(&self, first: usize) -> Option<usize> {
        let before = first.checked_sub(1)?;
        if self.is(before, &["on", "this", "late", "early"]) { before.checked_sub(1) } else { Some(before) }
    }

    /// The side that the nearest plain word gives: in the clause of the expression before it, then behind it, then in
    /// the clauses beside.
    fn said_around(&self, first: usize, after: usize) -> Side {
        if self.said_just_before(first) {
            return Side::Before;
        }
        if self.looks_ahead_on(first) || self.leads_what_was_done(first, after) {
            return Side::Before;
        }
        let nearest = first.saturating_sub(FAR);
        let start = (nearest..first).rev().find(|at| self.opens_clause(*at, first)).unwrap_or(nearest);
        let farthest = self.len().min(after + FAR);
        let end = (after..farthest)
            .find(|at| *at > 0 && (!self.is_plain_gap(at - 1) || self.is(*at, &OPENERS)))
            .unwrap_or(farthest);
        let before = (start..first).rev().find_map(|at| self.cue(at));
        let behind = (after..end).find_map(|at| self.cue_ahead(at));
        match (before, behind) {
            // "Talks due to begin on Monday collapsed."
            (Some(Side::Ahead), Some(Side::Before)) => return Side::Unsaid,
            // "The visit on Monday will": the visit may be over.
            (None, Some(Side::Ahead)) if first > start + 1 => return Side::Unsaid,
            (Some(side), _) | (None, Some(side)) => return side,
            (None, None) => {}
        }
        let beside = (end..self.len()).take(14).find_map(|at| self.cue_ahead(at));
        let earlier = (start.saturating_sub(14)..start).rev().find_map(|at| self.cue(at));
        match (earlier, beside) {
            (Some(one), Some(other)) if one == other => one,
            (Some(side), None) | (None, Some(side)) => side,
            _ => Side::Unsaid,
        }
    }

    /// Whether the expression opens a sentence whose first verb looks ahead and is in the past: "On Tuesday, Norway asked
    /// for talks" dates the asking.
    fn leads_what_was_done(&self, first: usize, after: usize) -> bool {
        if first > 2 || !(0..first).all(|at| self.is(at, DAYS_PARTS)) {
            return false;
        }
        let is_verb = |at: &usize| {
            self.cue(*at).is_some() || (self.is(*at, &LOOKING_AHEAD) && !self.is_before(*at, ARTICLES))
        };
        let near = after..(after + 12).min(self.len());
        near.into_iter().find(is_verb).is_some_and(|verb| {
            self.is(verb, &LOOKING_AHEAD)
                && !self.is_before(verb, ARTICLES)
                && self.auxiliary(verb).is_none()
                && (after..verb).all(|at| self.is_plain_gap(at) && !self.is(at, &OPENERS))
        })
    }

    /// Whether a verb that looks ahead stands right before the expression: "announced on Tuesday" dates the announcing,
    /// "announced a strike on Tuesday" may date the strike.
    fn looks_ahead_on(&self, first: usize) -> bool {
        self.noun_before(first).is_some_and(|verb| {
            let helper = self.auxiliary(verb).map_or("", |helper| self.word(helper));
            self.is(verb, &LOOKING_AHEAD)
                && !self.is_before(verb, ARTICLES)
                && (verb + 1..first).chain([verb]).all(|at| self.is_plain_gap(at))
                && matches!(helper, "" | "was" | "were" | "had" | "has" | "have")
        })
    }

    /// Whether a clause begins with word `at`, before the expression that begins with word `first`.
    fn opens_clause(&self, at: usize, first: usize) -> bool {
        at > 0 && (!self.is_plain_gap(at - 1) || (at + 1 < first && self.is(at, &OPENERS)))
    }

    /// Whether nothing but a space stands behind word `at`.
    fn is_plain_gap(&self, at: usize) -> bool {
        matches!(self.gap(at), " " | "\u{a0}" | "-")
    }

    /// Whether word `at` is a verb whose form tells the time, or one of saying.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.is(at, &SAYING) || self.cue(at).is_some()
    }

    /// What a word behind the expression tells of the time; a verb of saying has its subject there.
    fn cue_ahead(&self, at: usize) -> Option<Side> {
        if self.is(at, &SAYING) { Some(Side::Before) } else { self.cue(at) }
    }

    /// What word `at` tells of the time: nothing, or which side, or that it cannot be told.
    fn cue(&self, at: usize) -> Option<Side> {
        let word = self.word(at);
        if !word.starts_with(|c: char| c.is_lowercase()) {
            return None;
        }
        if WILL.contains(&word) {
            return Some(Side::Ahead);
        }
        if word == "ahead" && self.is(at + 1, &["of"]) {
            return Some(Side::Ahead);
        }
        let lead = self.auxiliary(at);
        let helper = lead.map_or("", |lead| self.word(lead));
        if word == "to" {
            return self.infinitive(at);
        }
        if matches!(word, "was" | "were" | "had" | "is" | "are" | "wasn't" | "weren't") {
            let next = (at + 1..self.len()).take(5).find(|next| !self.is(*next, BETWEEN))?;
            let arranged = self.is(next, &ARRANGED) || (self.is(next, &["to"]) && self.is_infinitive(next));
            let now = matches!(word, "is" | "are");
            return Some(match (now, arranged) {
                (true, true) => Side::Ahead,
                (false, false) => Side::Before,
                _ => Side::Unsaid,
            });
        }
        if ARRANGED.contains(&word) {
            let to = self.is(at + 1, &["to", "for", "on", "in", "at", "next", "this"]);
            return match helper {
                "is" | "are" => Some(Side::Ahead),
                "" if to && !matches!(word, "going" | "set" | "due") => Some(Side::Ahead),
                "" if matches!(word, "due" | "set")
                    && self.is(at + 1, &["to"])
                    && self.is_infinitive(at + 1) =>
                {
                    Some(Side::Ahead)
                }
                _ => Some(Side::Unsaid),
            };
        }
        if COMING.contains(&word) {
            // "The plan" may be an old one; "plans to" is about what is to come.
            let adjective = matches!(word, "upcoming" | "forthcoming");
            return (adjective || (self.is(at + 1, &["to"]) && self.is_infinitive(at + 1)))
                .then_some(Side::Ahead);
        }
        if SAYING.contains(&word) {
            // What is said has a time of its own.
            return Some(Side::Unsaid);
        }
        let past = PAST.contains(&word)
            || (word.ends_with("ed") && word.len() > 4 && !word.ends_with("eed") && word != "hundred");
        if !past && !PRESENT.contains(&word) && !LOOKING_AHEAD.contains(&word) {
            return None;
        }
        // "The most advanced", "unexpected": no verbs.
        let is_adjective = (word.starts_with("un") && word.ends_with("ed") && !word.starts_with("under"))
            || self.is_before(at, &["most", "more", "very", "so", "too"]);
        if is_adjective {
            return None;
        }
        // "The failed state", "a visit".
        if self.is_before(at, ARTICLES) && self.is_plain_gap(at - 1) {
            return None;
        }
        Some(match helper {
            _ if WILL.contains(&helper) => Side::Ahead,
            "to" => return lead.and_then(|lead| self.infinitive(lead)),
            "was" | "were" | "had" | "has" | "have" | "" if past && !LOOKING_AHEAD.contains(&word) => {
                Side::Before
            }
            _ => Side::Unsaid,
        })
    }

    /// The auxiliary of the verb at word `at`.
    fn auxiliary(&self, at: usize) -> Option<usize> {
        let mut before = at.checked_sub(1)?;
        let farthest = at.saturating_sub(5);
        while before > farthest
            && self.is_plain_gap(before)
            && (self.is(before, BETWEEN) || self.word(before).ends_with("ly"))
        {
            before = before.checked_sub(1)?;
        }
        let helper = [
            "will", "shall", "won't", "won’t", "to", "is", "are", "was", "were", "had", "has", "have",
            "would", "could", "should", "may", "might", "must", "can", "cannot",
        ];
        (self.is_plain_gap(before) && self.is(before, &helper)).then(|| {
            // "May have been killed" is as open as "may".
            let modal = before.checked_sub(1).filter(|modal| {
                self.is(before, &["have"])
                    && self.is(*modal, &["will", "to", "would", "could", "should", "may", "might", "must"])
            });
            modal.unwrap_or(before)
        })
    }

    fn is_infinitive(&self, to: usize) -> bool {
        let next = self.word(to + 1);
        let plural = next.ends_with('s') && !next.ends_with("ss") && !next.ends_with("us");
        next.starts_with(|c: char| c.is_lowercase())
            && !plural
            && !next.ends_with("ing")
            && !AFTER_TO.contains(&next)
    }

    /// What "to elect" tells: only what it depends on can.
    fn infinitive(&self, to: usize) -> Option<Side> {
        if !self.is_infinitive(to) {
            return None;
        }
        let before = to.checked_sub(1)?;
        match self.word(before) {
            "is" | "are" => Some(Side::Ahead),
            word if ARRANGED.contains(&word) || COMING.contains(&word) => self.cue(before),
            _ => Some(Side::Unsaid),
        }
    }
}
