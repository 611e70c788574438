//! Makes a sentence stand on its own: the antecedent of its first pronoun and the dates of its relative expressions
//! of time in square brackets, a long sentence cut at a clause boundary (“decontextualisation”).

use super::self_contained::is_anaphoric;
use super::subject::{agrees, is_unambiguous, subject};
use super::supplied::{first_names, possessor};
use crate::analysis::claims::{Corpus, Sentence, TermKind};
use crate::analysis::dates::{DateReading, Time, in_words, resolve};
use crate::analysis::units::{Classes, classes};
use crate::model::Span;
use crate::text::number_named;

/// A sentence as it is proposed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standalone {
    /// Its words, with what was inserted.
    pub(crate) text: String,
    /// The part of the article that the words come from.
    pub(crate) span: Span,
    /// Whether a relative expression of time is left open.
    pub(crate) undated: bool,
    /// Whether something was inserted or cut at its beginning.
    pub(crate) rewritten: bool,
    /// Whether words were supplied that say who or what is meant.
    pub(crate) completed: bool,
}

/// Sentences of more words than this are cut, if they have a clause that can go.
const LONG: usize = 36;

/// At least so many words must remain.
const SHORT: usize = 10;

/// So many sentences back an antecedent is looked for.
const REACH: usize = 3;

/// Openings that only connect: without them the sentence says the same.
const CONNECTIVES: &[&str] = &[
    "However, ",
    "Still, ",
    "Meanwhile, ",
    "Further, ",
    "Furthermore, ",
    "Moreover, ",
    "Additionally, ",
    "In addition, ",
    "Nevertheless, ",
    "Nonetheless, ",
    "But ",
    "And ",
    "Yet ",
    "Besides, ",
    "Therefore, ",
    "Thus, ",
    "Consequently, ",
    "Also, ",
    "Similarly, ",
    "Likewise, ",
    "Instead, ",
];

/// Sentence number `at` of `corpus` so that it stands alone, or `None` if it cannot.
pub(crate) fn standalone(corpus: &Corpus<'_>, at: usize) -> Option<Standalone> {
    make_standalone(corpus, at, false)
}

/// Sentence number `at` of `corpus` although its first words may point back.
pub(crate) fn with_anaphoric_opening(corpus: &Corpus<'_>, at: usize) -> Option<Standalone> {
    make_standalone(corpus, at, true)
}

fn make_standalone(corpus: &Corpus<'_>, at: usize, may_point_back: bool) -> Option<Standalone> {
    let sentence = *corpus.sentences().get(at).filter(|sentence| sentence.is_statement)?;
    let text = corpus.text(sentence);
    let opening =
        CONNECTIVES.iter().find(|opening| text.starts_with(**opening)).map_or(0, |opening| opening.len());
    let rest = text.get(opening..)?;
    let (start, mut out) = if is_anaphoric(rest) && !may_point_back {
        let (anaphor, antecedent) = antecedent(corpus, at, rest)?;
        (opening + anaphor, format!("[{antecedent}]"))
    } else {
        // A connective that is left out is marked, as in any quotation.
        (opening, if opening > 0 { "… ".to_owned() } else { String::new() })
    };
    let end = cut(text, sentence).unwrap_or(text.len());
    // A day that is only inferred is not written into a sentence, where nothing would tell that it is.
    let mut undated = false;
    let mut from = start;
    let mut supplied =
        first_names(corpus.people(sentence.article), text, start..end, |at| sentence.is_quoted_at(at));
    supplied.reverse();
    let completed = start > opening || !supplied.is_empty();
    for found in sentence.times.iter().filter(|found| found.span.start >= start && found.span.end <= end) {
        match resolve(found, corpus.stated_day(sentence.article)) {
            // What somebody said counts from the day on which it was said, which the article need not tell.
            _ if sentence.is_quoted_at(found.span.start) => {}
            DateReading::Resolved(when) => {
                while let Some((at, name)) = supplied.pop_if(|(at, _)| *at < found.span.end) {
                    out.push_str(text.get(from..at)?);
                    out.push_str(&name);
                    from = at;
                }
                out.push_str(text.get(from..found.span.end)?);
                out.push_str(" [");
                out.push_str(&in_words(when));
                out.push(']');
                from = found.span.end;
            }
            DateReading::Coarse(_) | DateReading::Open => undated |= is_relative(found.time),
            DateReading::Stated(_) => {}
        }
    }
    while let Some((at, name)) = supplied.pop() {
        out.push_str(text.get(from..at)?);
        out.push_str(&name);
        from = at;
    }
    out.push_str(text.get(from..end)?);
    if end < text.len() {
        out.push('…');
    }
    let span = Span::new(sentence.span.start, sentence.span.start + end);
    Some(Standalone { text: out, span, undated, rewritten: start > 0, completed })
}

/// Whether `time` means nothing to a reader who does not know when the article appeared.
const fn is_relative(time: Time) -> bool {
    matches!(
        time,
        Time::MonthOf { .. }
            | Time::NamedMonth { .. }
            | Time::Weekday { .. }
            | Time::WeekdayOf { .. }
            | Time::Offset { about: false, .. }
    )
}

/// The length of the words at the start of `text` that point back, and what they point to.
fn antecedent(corpus: &Corpus<'_>, at: usize, text: &str) -> Option<(usize, String)> {
    let article = corpus.sentences().get(at)?.article;
    let first = corpus.of_article(article).start;
    let before = corpus.sentences().get(at)?.span.start;
    let earlier = corpus.article_text(article).get(..before)?;
    if let Some((length, whose)) = possessor(text, earlier) {
        return Some((length, whose));
    }
    let anaphor = anaphor(text)?;
    let back = (first..at).rev().take(REACH);
    for before in back {
        let sentence = *corpus.sentences().get(before)?;
        let words = corpus.text(sentence);
        if let Some(subject) = subject(words) {
            let text = corpus.article_text(article);
            if agrees(anaphor, subject) && is_unambiguous(anaphor, subject, words, text) {
                return Some((anaphor.len(), subject.to_owned()));
            }
            // "It … It …": the subject stands further back. Another subject: the pointer may mean either.
            if !subject.eq_ignore_ascii_case(anaphor) {
                return None;
            }
        } else {
            return None;
        }
    }
    None
}

/// The words at the start of `text` that an antecedent can replace: "It", "He", "She", "They", "The ministry".
fn anaphor(text: &str) -> Option<&str> {
    let first = text.split(' ').next()?;
    match first {
        "It" | "He" | "She" | "They" => Some(first),
        "The" => {
            let noun = text.split(' ').nth(1)?;
            let end = first.len() + 1 + noun.len();
            // Only nouns that a name can end with ("Foreign Ministry", "Supreme Court").
            matches!(
                noun,
                "ministry"
                    | "court"
                    | "council"
                    | "commission"
                    | "agency"
                    | "company"
                    | "bank"
                    | "party"
                    | "union"
            )
            .then(|| text.get(..end))
            .flatten()
        }
        _ => None,
    }
}

/// Where to cut a sentence that is too long: before the last clause that leaves enough.
fn cut(text: &str, sentence: Sentence<'_>) -> Option<usize> {
    if sentence.terms.len() <= LONG {
        return None;
    }
    sentence
        .terms
        .windows(2)
        .enumerate()
        .filter(|(index, _)| (SHORT..LONG).contains(&(index + 1)))
        .filter_map(|(_, pair)| {
            let [before, after] = pair else { return None };
            let gap = text.get(before.end..after.start)?;
            let word = text.get(after.start..after.end)?;
            let opens = after.kind == TermKind::Function
                && matches!(
                    word,
                    "which"
                        | "who"
                        | "while"
                        | "although"
                        | "though"
                        | "but"
                        | "after"
                        | "before"
                        | "when"
                        | "as"
                        | "with"
                        | "including"
                        | "where"
                        | "because"
                        | "since"
                        | "amid"
                        | "despite"
                )
                || word.ends_with("ing") && word.starts_with(char::is_lowercase);
            let head = text.get(..before.end)?;
            let tail = text.get(before.end..)?;
            (gap == ", "
                && opens
                && is_outside_marks(head)
                && !sentence.is_quoted_at(before.end)
                && can_go(tail))
            .then_some(before.end)
        })
        .next_back()
}

/// Whether a sentence without `tail` still says the same of what counts: no number, no death, no negation and nobody who
/// says so goes with it.
fn can_go(tail: &str) -> bool {
    !tail.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).any(|word| {
        let lower = word.to_lowercase();
        word.contains(|c: char| c.is_numeric())
            || number_named(&lower).is_some()
            || lower.ends_with("n't")
            || lower.ends_with("n’t")
            || classes(&lower).any(Classes::NOT)
            || classes(&lower).any(Classes::SAY)
            || DEATHS.iter().any(|stem| lower.starts_with(stem))
            || matches!(lower.as_str(), "without" | "according" | "die" | "died" | "dies" | "dying")
    })
}

/// How words for a death or a wound begin.
const DEATHS: &[&str] =
    &["dead", "death", "kill", "murder", "fatal", "injur", "wound", "casualt", "victim", "surviv"];

/// Whether no quotation mark or bracket is open at the end of `head`.
fn is_outside_marks(head: &str) -> bool {
    let count = |wanted: &[char]| head.matches(wanted).count();
    count(&['“', '«', '„']) <= count(&['”', '»'])
        && count(&['"']).is_multiple_of(2)
        && count(&['(']) == count(&[')'])
}
