//! The office of a person: the phrase around a name that says what the person is (“Afghanistan’s Foreign Minister”
//! before it, “, a former MP in Kabul,” behind it), and where the office stands without the name.

use super::fold::{Gap, Token};
use super::words::{is_article, is_institution, is_office, is_opening, is_particle, is_qualifier, is_role};
use crate::never::OrNever;
use crate::text::Span;

/// A phrase is no longer than this, in tokens.
const LONGEST: usize = 14;

/// An office in words, as it was said of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office(Vec<Vec<char>>);

impl Office {
    /// The office that `role` says, and the same without the country or body before or behind it (“Afghanistan’s foreign
    /// minister”, “foreign minister of Afghanistan”: “foreign minister”); none that is within `known`, which may be
    /// printed.
    pub(super) fn of(role: &[Token], known: &[Token]) -> Vec<Self> {
        let words: Vec<&Token> = role.iter().skip_while(|token| is_article(&text(token))).collect();
        let owner = words.iter().rposition(|token| is_possessive(token)).map_or(0, |at| at + 1);
        let core = words.get(owner..).or_never("a place among the words");
        let end =
            core.iter().position(|token| matches!(text(token).as_str(), "of" | "for" | "in" | "at" | "to"));
        let core = core.get(..end.unwrap_or(core.len())).or_never("a place among the words");
        // “Minister of Defence” is more than “minister”.
        let core = if core.len() > 1 { core } else { words.as_slice() };
        let mut offices = Vec::new();
        for words in [words.as_slice(), core] {
            let office = Self(words.iter().map(|token| token.letters.clone()).collect());
            let is_known = known.windows(words.len().max(1)).any(|row| office.is(row));
            if !office.0.is_empty() && !is_known && !offices.contains(&office) {
                offices.push(office);
            }
        }
        offices
    }

    /// How many tokens from `at` on are the office; `None` if none are. One word alone is one office among many, unless it
    /// is “the” one.
    pub(super) fn at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let row = tokens.get(at..at + self.0.len()).filter(|row| self.is(row))?;
        let is_whole = row.iter().skip(1).all(|token| token.gap != Gap::Break);
        let is_the = || {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let next = tokens.get(at + 1).filter(|next| next.gap != Gap::Break);
            before.is_some_and(|before| text(before) == "the") && next.is_none_or(|next| !next.is_capital)
        };
        (is_whole && (row.len() > 1 || is_the())).then_some(row.len())
    }

    fn is(&self, row: &[Token]) -> bool {
        let count = row.len();
        let is_same = |(index, (word, token)): (usize, (&Vec<char>, &Token))| {
            *word == token.letters
                || (index + 1 == count && token.letters.strip_suffix(&['s']) == Some(word.as_slice()))
        };
        count == self.0.len() && self.0.iter().zip(row).enumerate().all(is_same)
    }
}

/// The first token of the phrase that names an office and leads up to the tokens from `first` to `last`, a name with its
/// titles or the end of the office; it begins not before `earliest`. `first` if there is none.
pub(super) fn phrase_before(tokens: &[Token], first: usize, last: usize, earliest: usize) -> usize {
    let mut start = first;
    let titles = tokens.get(first..last).or_never("tokens in order");
    let mut has_role = titles.first().is_some_and(|token| is_role(&text(token)));
    for at in (earliest.max(first.saturating_sub(LONGEST))..first).rev() {
        let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { break };
        let word = text(token);
        let is_of = matches!(word.as_str(), "of" | "for");
        let is_and = word == "and" && !has_role;
        let is_link = is_of || is_and || is_possessive(token);
        let is_word = is_role(&word) || is_office(&word) || is_institution(&word) || is_qualifier(&word);
        let is_name = token.is_capital && !is_opening(&word) && !is_article(&word);
        if next.gap == Gap::Break || !(is_link || is_word || is_name) {
            break;
        }
        has_role |= is_role(&word);
        if !is_link {
            start = at;
        }
    }
    if !has_role {
        return first;
    }
    // The descriptor has an article of its own.
    let article =
        start.checked_sub(1).filter(|at| *at >= earliest).and_then(|at| Some((at, tokens.get(at)?)));
    let is_joined = tokens.get(start).is_some_and(|token| token.gap == Gap::Space);
    article.filter(|(_, token)| is_joined && is_article(&text(token))).map_or(start, |(at, _)| at)
}

/// The last token of an apposition behind the token `last` of a name that says an office, and where the sign that closes
/// it ends; `before` is the first token that may not be part of it.
pub(super) fn apposition(
    text_of: &str,
    tokens: &[Token],
    last: usize,
    before: usize,
) -> Option<(usize, usize)> {
    let between = |at: usize| {
        let start = tokens.get(at)?.span().end;
        let end = tokens.get(at + 1).map_or(text_of.len(), |next| next.span().start);
        Some(text_of.get(start..end)?.trim_start_matches(unicode_normalization::char::is_combining_mark))
    };
    let opening = between(last)?;
    let (open, rest) =
        opening.trim_start().split_at_checked(opening.trim_start().chars().next()?.len_utf8())?;
    let closing = match open {
        "," | "،" => [",", "،"],
        "(" => [")", ")"],
        "–" | "—" => ["–", "—"],
        _ => return None,
    };
    if !rest.trim().is_empty() {
        return None;
    }
    let start = last + 1;
    let end = (start..tokens.len().min(before).min(start + LONGEST))
        .find(|at| tokens.get(at + 1).is_none_or(|next| next.gap == Gap::Break))?;
    let row = tokens.get(start..=end)?;
    let role = row.iter().position(|token| is_role(&text(token)))?;
    let first = row.first()?;
    let word = text(first);
    let is_telling =
        is_article(&word) || is_qualifier(&word) || is_office(&word) || is_role(&word) || first.is_capital;
    // “Koofi, President Biden and others” is a list.
    let next = row.get(role + 1);
    let is_somebody_else = row.get(role).is_some_and(|token| token.is_capital)
        && next.is_some_and(|next| next.is_capital && next.gap == Gap::Space && !is_particle(&text(next)));
    if !is_telling || is_somebody_else {
        return None;
    }
    let after = between(end)?;
    let closed = closing.iter().find(|sign| after.starts_with(**sign)).map_or(0, |sign| sign.len());
    // A list or a clause goes on; at the end of the sentence, or of the text, the apposition does not.
    let stops = after.trim_start().is_empty() || after.starts_with(['.', ';', '?', '!', ':', '”', '"', '»']);
    let close = tokens.get(end)?.span().end + closed;
    (closed > 0 || stops).then_some((end, close))
}

/// Where an office begins that the name from `first` to `last` stands behind as an apposition (“A former MP in Kabul,
/// Fawzia Koofi, said”), and where the comma that closes it ends.
pub(super) fn office_before_comma(
    text_of: &str,
    tokens: &[Token],
    (first, last): (usize, usize),
    earliest: usize,
) -> Option<(usize, usize)> {
    let role = (earliest.max(first.saturating_sub(LONGEST))..first)
        .rev()
        .find(|at| tokens.get(*at).is_some_and(|token| is_role(&text(token))))?;
    let place = tokens.get(role + 1..first)?;
    let is_of_place =
        |token: &Token| token.gap != Gap::Break && (token.is_capital || is_particle(&text(token)));
    let end = tokens.get(last)?.span().end;
    let gap = Span::new(tokens.get(first.checked_sub(1)?)?.span().end, tokens.get(first)?.span().start);
    let is_parted = gap.of(text_of)?.trim() == "," && text_of.get(end..)?.starts_with(',');
    // “The president, Koofi, and others” are several.
    let goes_on = tokens.get(last + 1).is_some_and(|next| matches!(text(next).as_str(), "and" | "or"));
    if !is_parted || goes_on || !place.iter().all(is_of_place) {
        return None;
    }
    Some((phrase_before(tokens, role, role + 1, earliest), end + 1))
}

/// The “s” of “Afghanistan’s”.
fn is_possessive(token: &Token) -> bool {
    token.gap == Gap::Joint && token.letters == ['s']
}

fn text(token: &Token) -> String {
    token.letters.iter().collect()
}
