//! The short words for an event that stands beside its date.

use super::{Time, TimeExpression, time_expressions};
use crate::model::{Span, When};

/// Words that lead an expression of time and say no more than that it is one.
const LEADS: &[&str] = &["in", "on", "at", "during", "early", "late", "mid", "the", "of", "back"];

/// Words that begin a clause about something that was said before it.
const RELATIVES: &[&str] = &[", which ", ", who ", ", whose ", ", where "];

/// What a clause about it is cut from has at least so many words.
const ENOUGH: usize = 8;

/// A label has at least so many words; a shorter one says too little by itself.
const MIN_WORDS: usize = 3;

/// The words of `text`, a dated sentence, that tell the event: without its date where that leads or ends it, without a
/// clause that only adds to what is told, without a full stop. What is left is one piece of `text`.
///
/// A sentence with several expressions of time keeps all of them: which of them is the event's is not told here.
pub fn event_label(text: &str) -> &str {
    let text = text.trim();
    let whole = without_stop(text);
    let Some((date, is_range)) = only_date(text) else { return whole };
    let (before, after) = (text.get(..date.start), text.get(date.end..));
    let (Some(before), Some(after)) = (before, after) else { return whole };
    let is_lead = |words: &str| {
        words
            .split_whitespace()
            .all(|word| LEADS.contains(&word.trim_end_matches('-').to_lowercase().as_str()))
    };
    let told = if let Some(rest) = after.trim_start().strip_prefix(',').filter(|_| is_lead(before)) {
        without_relative(without_stop(rest.trim_start()))
    } else if after.trim_matches(['.', ' ']).is_empty() && !dates_a_part(before) {
        without_lead(before, if is_range { &["from", "between"] } else { &[] }).unwrap_or(whole)
    } else {
        return whole;
    };
    if told.split_whitespace().count() < MIN_WORDS { whole } else { told }
}

/// The place of the only expression of time of `text`, with the date that may be inserted behind it ("Thursday [3 July
/// 2025]"), and whether it is a range.
fn only_date(text: &str) -> Option<(Span, bool)> {
    let dates = time_expressions(text);
    let is_range = |date: &TimeExpression| matches!(date.time, Time::Fixed(When::Between(..)));
    match dates.as_slice() {
        [date] => Some((date.span, is_range(date))),
        [date, inserted] => {
            let between = text.get(date.span.end..inserted.span.start)?;
            let closes = text.get(inserted.span.end..)?.starts_with(']');
            (between == " [" && closes)
                .then(|| (Span::new(date.span.start, inserted.span.end + 1), is_range(date)))
        }
        _ => None,
    }
}

/// Whether a date behind these words may date only a part of what they tell: "It closed after a fire on Monday".
fn dates_a_part(before: &str) -> bool {
    const PARTS: &[&str] = &[
        "after",
        "before",
        "since",
        "until",
        "till",
        "when",
        "while",
        "because",
        "if",
        "unless",
        "than",
        "as",
        "following",
        "unlike",
        "despite",
        "that",
        "which",
        "who",
        "whose",
        "where",
        "until",
    ];
    let mut words = before.split(|c: char| !c.is_alphanumeric());
    words.any(|word| PARTS.contains(&word.to_lowercase().as_str()))
}

/// The text without a full stop at its end, unless the stop is part of an abbreviation or an ellipsis.
fn without_stop(text: &str) -> &str {
    let Some(rest) = text.strip_suffix('.') else { return text };
    let last = rest.split_whitespace().next_back().unwrap_or_default();
    if last.ends_with('.') || last.contains('.') { text } else { rest }
}

/// The text without the words at its end that lead an expression of time, such as the usual ones and `more`, and
/// without the comma before those; `None` where they say more than that it is one ("by", "the eve of").
fn without_lead<'a>(text: &'a str, more: &[&str]) -> Option<&'a str> {
    const PREPOSITIONS: &[&str] = &["in", "on", "at", "during", "early", "late", "mid"];
    const SAY_MORE: &[&str] =
        &["by", "from", "to", "of", "for", "over", "the", "a", "every", "each", "about", "eve", "through"];
    let mut rest = text.trim_end();
    let mut leftmost = String::new();
    while let Some((head, word)) = rest.rsplit_once(' ') {
        let word = word.to_lowercase();
        if !LEADS.contains(&word.as_str()) && !more.contains(&word.as_str()) {
            break;
        }
        rest = head.trim_end();
        leftmost = word;
    }
    let last = rest.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let plain = if leftmost.is_empty() {
        !SAY_MORE.contains(&last.as_str())
    } else {
        PREPOSITIONS.contains(&leftmost.as_str()) || leftmost == "back" || more.contains(&leftmost.as_str())
    };
    plain.then(|| rest.trim_end_matches(','))
}

/// The text without a clause at its end that adds to what was said; a clause in the middle stays.
fn without_relative(text: &str) -> &str {
    let at = RELATIVES.iter().filter_map(|relative| text.find(relative)).min();
    let parts = at.and_then(|at| text.get(..at).zip(text.get(at + 1..)));
    // After another comma the sentence may go on, and with it what the head is said to do.
    let head = parts.filter(|(_, clause)| !clause.contains(", ")).map(|(head, _)| head);
    head.filter(|head| head.split_whitespace().count() >= ENOUGH).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::event_label;

    fn check(text: &str, expected: &str) {
        let label = event_label(text);
        assert_eq!(label, expected);
        assert!(text.contains(label), "a label is a piece of its sentence");
    }

    #[test]
    fn a_date_that_leads_or_ends_the_sentence_is_not_repeated() {
        check(
            "In July 2024, the president called them “allies in the fight”.",
            "the president called them “allies in the fight”",
        );
        check("The bank was taken off the list in April 2025.", "The bank was taken off the list");
        check("Early in 2022, the two states signed a treaty.", "the two states signed a treaty");
        check("The bridge was opened, on 3 May 1990.", "The bridge was opened");
        check("They were in power from 1996 to 2001.", "They were in power");
        check("The bridge was opened on Thursday [3 May 1990].", "The bridge was opened");
        check("The bridge was opened late on Thursday.", "The bridge was opened");
    }

    #[test]
    fn a_date_goes_only_with_a_plain_preposition_and_from_the_whole_sentence() {
        for whole in [
            "The bridge has been open from 2001",
            "The bridge has been open ever since 2001",
            "The town had voted the day before 3 May 1990",
            "The two met on the eve of 3 May 1990",
            "The bridge must be mended by May 2030",
            "The bridge was closed after a fire on 3 May 1990",
            "The council said that the bridge fell on 3 May 1990",
            "The bridge was busier than in May 1990",
        ] {
            check(&format!("{whole}."), whole);
        }
    }

    #[test]
    fn a_clause_that_only_adds_goes_too_but_not_from_a_few_words() {
        check(
            "In 2022, they became the first to sign a treaty with the town, which had asked for one twice.",
            "they became the first to sign a treaty with the town",
        );
        check(
            "In 2024, the head of the central bank of the country, who had resigned, returned to office.",
            "the head of the central bank of the country, who had resigned, returned to office",
        );
        check(
            "In 2022, the treaty, which the town had asked for, was signed.",
            "the treaty, which the town had asked for, was signed",
        );
    }

    #[test]
    fn what_would_say_too_little_or_tell_another_date_stays_whole() {
        check("It ended in 1990.", "It ended in 1990");
        check(
            "In 2022, as in 2021, the two signed a treaty.",
            "In 2022, as in 2021, the two signed a treaty",
        );
        check(
            "Only since May 2020 has the bridge been open.",
            "Only since May 2020 has the bridge been open",
        );
        check("Until 2020, the bridge had been closed.", "Until 2020, the bridge had been closed");
        check("It was seen by the U.S.", "It was seen by the U.S.");
        check("", "");
    }
}
