//! Words that are supplied in square brackets: the first names of people whom a sentence calls by their last name
//! alone, and whose board "The board" is.
//!
//! They are supplied only where the article leaves no choice: one person of that last name, one possessor.

use std::ops::Range;

use crate::analysis::segment::{TokenKind, tokens};
use crate::analysis::units::{Classes, classes};
use crate::model::Attribution;
use crate::never::OrNever;

/// Where in `within` of `sentence` first names are missing, and what to put there ("[Ada] "), in order.
pub(super) fn first_names(
    people: &[Attribution],
    sentence: &str,
    within: Range<usize>,
    is_quoted_at: impl Fn(usize) -> bool,
) -> Vec<(usize, String)> {
    if people.is_empty() {
        return Vec::new();
    }
    let words: Vec<_> = tokens(sentence).into_iter().filter(|token| token.kind == TokenKind::Word).collect();
    let word_at = |at: usize| words.get(at).and_then(|token| token.span.of(sentence)).unwrap_or_default();
    let mut found = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (at, token) in words.iter().enumerate() {
        let word = word_at(at);
        let last = without_possessive(word);
        if !word.starts_with(char::is_uppercase) || seen.contains(&last) {
            continue;
        }
        let Some(first) = only_first_names(people, last) else { continue };
        seen.push(last);
        let gap = |from: usize, to: usize| sentence.get(from..to).or_never("a gap between words");
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let joined_before = before.is_some_and(|before| {
            matches!(gap(before.span.end, token.span.start), " " | ". " | "-")
                && is_part_of_name(word_at(at - 1))
                && !(at == 1 && is_title(word_at(0)))
        });
        let joined_after = word == last
            && words.get(at + 1).is_some_and(|after| {
                matches!(gap(token.span.end, after.span.start), " " | "-")
                    && word_at(at + 1).starts_with(char::is_uppercase)
            });
        // Inside somebody's words nothing is supplied.
        let apart = !joined_before && !joined_after && !is_quoted_at(token.span.start);
        if apart && within.contains(&token.span.start) {
            found.push((token.span.start, format!("[{first}] ")));
        }
    }
    found
}

/// Whether a word before a last name belongs to the name: "Ada", "St", but no title and no word in lower case.
fn is_part_of_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !is_title(word) || classes(word).any(Classes::PARTICLE)
}

fn is_title(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    classes(&lower).any(Classes::TITLE) || classes(&lower).any(Classes::PERSON)
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// The first names of the only person in an article who has that last name.
fn only_first_names<'a>(people: &'a [Attribution], last: &str) -> Option<&'a str> {
    let mut found: Option<&str> = None;
    for name in people.iter().filter_map(|person| person.name.as_deref()) {
        let Some((first, its_last)) = name.rsplit_once(' ') else { continue };
        if its_last == last {
            if found.is_some_and(|other| other != first) {
                return None;
            }
            found = Some(first);
        } else if name.split(' ').any(|part| part == last) {
            // It is somebody's first name too.
            return None;
        }
    }
    found.filter(|first| first.split(' ').all(|part| part.starts_with(char::is_uppercase)))
}

/// How many bytes of an article are looked through for a possessor.
const REACH: usize = 6_000;

/// For a sentence that begins with "The board": the length of these words and "Brevik's board", if `earlier`, the
/// article before it, speaks of one possessor's board only.
pub(super) fn possessor(sentence: &str, earlier: &str) -> Option<(usize, String)> {
    let noun = sentence.strip_prefix("The ")?.split(' ').next()?;
    let known = classes(noun).any(Classes::GROUP) || classes(noun).any(Classes::PERSON);
    if !known || !noun.chars().all(char::is_lowercase) {
        return None;
    }
    let mut from = earlier.len().saturating_sub(REACH);
    while !earlier.is_char_boundary(from) {
        from += 1;
    }
    let earlier = earlier.get(from..)?;
    let mut found: Option<&str> = None;
    for (at, _) in earlier.match_indices(noun) {
        let after = earlier.get(at + noun.len()..)?;
        let whole = !after.starts_with(char::is_alphanumeric);
        let before = earlier.get(..at)?;
        if !whole || !before.ends_with(' ') {
            continue;
        }
        let owner = before.trim_end().rsplit([' ', '\n']).next()?;
        let bare = without_possessive(owner);
        let name = bare != owner && bare.starts_with(char::is_uppercase) && bare.len() > 2;
        let modified = owner.starts_with(char::is_uppercase) || matches!(owner, "a" | "an" | "another");
        match (name, found) {
            (true, None) => found = Some(owner),
            (true, Some(other)) if other == owner => {}
            (true, Some(_)) => return None,
            // "The school board", "a board": another one.
            (false, _) if modified && owner != "The" => return None,
            (false, _) => {}
        }
    }
    // A possessor of several words would lose its first ones.
    let owner = found?;
    let several = earlier.match_indices(owner).any(|(at, _)| {
        let before = earlier.get(..at).unwrap_or_default().trim_end_matches(' ');
        let word = before.rsplit([' ', '\n', '“', '"']).next().unwrap_or_default();
        word.starts_with(char::is_uppercase) && !word.ends_with(['.', ',', '!', '?', '—', ':'])
    });
    (!several).then(|| ("The ".len() + noun.len(), format!("{owner} {noun}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Attribution {
        Attribution { name: Some(name.to_owned()), role: None }
    }

    #[test]
    fn a_last_name_alone_gets_its_first_names_where_there_is_one_bearer() {
        let people = [named("Ada Holm"), named("Jon Rue"), named("Per Lund"), named("Eva Lund")];
        let check = |sentence: &str, expected: &[(usize, &str)]| {
            let found = first_names(&people, sentence, 0..sentence.len(), |_| false);
            let found: Vec<(usize, &str)> = found.iter().map(|(at, name)| (*at, name.as_str())).collect();
            assert_eq!(found, expected, "{sentence}");
        };
        check("Holm said that Rue’s plan failed.", &[(0, "[Ada] "), (15, "[Jon] ")]);
        check("Mr. Rue met Ada Holm, and Holm agreed.", &[(4, "[Jon] ")]);
        check("Lund left the meeting.", &[]);
        check("The Holm Bridge was closed.", &[]);
    }

    #[test]
    fn the_board_is_the_board_of_the_only_one_that_has_one() {
        let check = |earlier: &str, expected: Option<&str>| {
            let found = possessor("The board met twice last week.", earlier).map(|(_, whose)| whose);
            assert_eq!(found.as_deref(), expected, "{earlier}");
        };
        check("A member of Brevik's board resigned.", Some("Brevik's board"));
        check("Brevik's board met Alta's board in May.", None);
        check("A member of Brevik's board joined the school board, a board of nine.", None);
        check("A member of North Brevik's board resigned.", None);
    }
}
