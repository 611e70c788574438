//! The proof that words on the page are the source's own.

use crate::text::single_spaced;

/// How faithfully a text renders its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fidelity {
    /// Word for word; `[…]` and `…` are its only edits, if it has any.
    Verbatim,
    /// In other words than the source's.
    Reworded,
}

/// Compares `text` with the `sources` it claims to render.
///
/// A text is verbatim when, without its editorial insertions in square brackets, it is a sequence of passages,
/// separated by ellipses or insertions, that stand in this order in one of the sources.
/// White space counts as one space whatever its kind, because lines are broken anew; nothing else is folded: not
/// case, not the kind of quotation mark, not punctuation.
/// A bracket or an ellipsis that the source has itself is read as the source's.
pub fn fidelity<'a>(text: &str, sources: impl IntoIterator<Item = &'a str>) -> Fidelity {
    let text = single_spaced(text);
    // Text with an insertion that does not end cannot be told from the analyst's own.
    let passages = passages(&text).unwrap_or_default();
    let verbatim = sources.into_iter().any(|source| {
        let source = single_spaced(source);
        (!text.is_empty() && source.contains(&text)) || in_order(&passages, &source)
    });
    if verbatim { Fidelity::Verbatim } else { Fidelity::Reworded }
}

/// Whether `text` has words in square brackets that none of its `sources` has there: insertions, which keep the mark
/// “verbatim” and are still somebody else's words.
pub fn has_insertion<'a>(text: &str, sources: impl IntoIterator<Item = &'a str>) -> bool {
    let inserted: Vec<String> = text
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
        .filter(|(words, _)| words.chars().any(char::is_alphanumeric))
        .map(|(words, _)| single_spaced(&format!("[{words}]")))
        .collect();
    let sources: Vec<String> = sources.into_iter().map(single_spaced).collect();
    inserted.iter().any(|words| !sources.iter().any(|source| source.contains(words)))
}

/// The passages of `text` between insertions in square brackets and ellipses; `None` if an insertion does not end.
fn passages(text: &str) -> Option<Vec<String>> {
    let mut passages = vec![String::new()];
    let mut depth = 0_usize;
    for character in text.replace("...", "…").chars() {
        match character {
            '[' => {
                depth += 1;
                passages.push(String::new());
            }
            ']' if depth > 0 => depth -= 1,
            '…' if depth == 0 => passages.push(String::new()),
            _ if depth > 0 => {}
            other => {
                if let Some(last) = passages.last_mut() {
                    last.push(other);
                }
            }
        }
    }
    (depth == 0).then(|| {
        let trimmed = passages.into_iter().map(|passage| passage.trim().to_owned());
        trimmed.filter(|passage| !passage.is_empty()).collect()
    })
}

/// Whether the passages stand in `source` one after the other, each cut at word boundaries.
fn in_order(passages: &[String], source: &str) -> bool {
    let mut rest = source;
    let mut before: Option<char> = None;
    !passages.is_empty()
        && passages.iter().all(|passage| {
            let Some((found_before, after)) = find_whole(rest, passage, before) else { return false };
            before = found_before;
            rest = after;
            true
        })
}

/// Finds `passage` in `rest` where it does not begin or end inside a word; `before` is the character before `rest`.
///
/// Gives the last character of what was found and what follows it.
fn find_whole<'a>(rest: &'a str, passage: &str, before: Option<char>) -> Option<(Option<char>, &'a str)> {
    let starts_word = passage.starts_with(char::is_alphanumeric);
    let ends_word = passage.ends_with(char::is_alphanumeric);
    rest.match_indices(passage).find_map(|(at, found)| {
        let head = rest.get(..at)?;
        let tail = rest.get(at + found.len()..)?;
        let previous = head.chars().next_back().or(before);
        let cut_before = starts_word && previous.is_some_and(char::is_alphanumeric);
        let cut_after = ends_word && tail.starts_with(char::is_alphanumeric);
        (!cut_before && !cut_after).then(|| (found.chars().next_back(), tail))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "He said it was “a new phase” of relations,\nthe ministry [sic] posted … on X.";

    fn check(text: &str, expected: Fidelity) {
        assert_eq!(fidelity(text, [SOURCE]), expected, "{text}");
    }

    #[test]
    fn words_of_the_source_are_verbatim_across_line_breaks() {
        check("of relations, the ministry", Fidelity::Verbatim);
        check("the ministry [sic] posted … on X.", Fidelity::Verbatim);
    }

    #[test]
    fn insertions_in_brackets_and_ellipses_keep_the_mark() {
        check("[Mr Doe] said it was “a new phase” of relations…", Fidelity::Verbatim);
        check("… a new phase … the ministry", Fidelity::Verbatim);
        check("a new phase ... posted", Fidelity::Verbatim);
    }

    #[test]
    fn any_other_change_is_rewording() {
        check("He said it was \"a new phase\" of relations", Fidelity::Reworded);
        check("he said it was", Fidelity::Reworded);
        check("the ministry … a new phase", Fidelity::Reworded);
        check("He said it is", Fidelity::Reworded);
        check("new phase of relations", Fidelity::Reworded);
    }

    #[test]
    fn a_passage_never_begins_or_ends_inside_a_word() {
        check("… elations, the minis …", Fidelity::Reworded);
    }

    #[test]
    fn an_insertion_that_does_not_end_is_rewording() {
        check("He said it was [a lie that I made up", Fidelity::Reworded);
        check("He said it was [a] lie] that", Fidelity::Reworded);
        assert_eq!(fidelity("posted [sic", ["they posted [sic"]), Fidelity::Verbatim);
    }

    #[test]
    fn an_insertion_is_what_the_source_has_not_in_brackets() {
        assert!(has_insertion("[Mr Doe] said it was", [SOURCE]));
        assert!(has_insertion("it was [not] a new phase", [SOURCE]));
        for text in ["the ministry [sic] posted", "He said […] of relations", "He said it was"] {
            assert!(!has_insertion(text, [SOURCE]), "{text}");
        }
    }

    #[test]
    fn nothing_is_not_verbatim() {
        check("", Fidelity::Reworded);
        check("[…]", Fidelity::Reworded);
        assert_eq!(fidelity("He", []), Fidelity::Reworded);
    }
}
