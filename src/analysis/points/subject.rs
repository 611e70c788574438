//! The subject of a sentence, where it can be told without a grammar.
//!
//! It is only used to put a name in place of a pronoun, so it prefers saying nothing to saying the wrong thing: a
//! subject is a run of words that has a name in it and stands directly before a verb.

use crate::analysis::segment::{TokenKind, tokens};
use crate::analysis::units::{Classes, classes};
use crate::never::OrNever;
use crate::text::is_one_of;

/// Verbs that mostly follow a subject in news, beside those that end in "-ed".
const VERBS: &[&str] = &[
    "is",
    "was",
    "are",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "should",
    "must",
    "said",
    "says",
    "told",
    "became",
    "began",
    "went",
    "came",
    "took",
    "gave",
    "made",
    "met",
    "held",
    "won",
    "lost",
    "left",
    "saw",
    "sought",
    "swept",
    "rose",
    "fell",
    "did",
    "does",
    "also",
    "expects",
    "plans",
    "wants",
    "remains",
    "continues",
    "faces",
    "hopes",
    "calls",
    "warns",
];

/// Words with which a subject cannot go on.
const STOPS: &[&str] =
    &["that", "which", "who", "and", "or", "but", "if", "when", "while", "as", "than", "to"];

/// The subject of `sentence`, or the pronoun that stands for it.
pub(super) fn subject(sentence: &str) -> Option<&str> {
    let start = after_opening_phrase(sentence);
    let rest = sentence.get(start..)?;
    let words: Vec<_> = tokens(rest).into_iter().take(10).collect();
    let mut names = 0;
    for (index, token) in words.iter().enumerate() {
        let word = token.span.of(rest)?;
        if token.kind != TokenKind::Word || STOPS.contains(&word) {
            return None;
        }
        let verb = index > 0 && (VERBS.contains(&word) || (word.ends_with("ed") && word.len() > 4));
        if verb && word.starts_with(char::is_lowercase) {
            let end = words.get(index - 1)?.span.end;
            let found = rest.get(..end)?;
            let pronoun = matches!(found, "It" | "He" | "She" | "They");
            return (names > 0 || pronoun).then_some(found);
        }
        let article = index == 0 && matches!(word, "The" | "A" | "An");
        if word.starts_with(char::is_uppercase) && !article && !matches!(word, "It" | "He" | "She" | "They") {
            names += 1;
        }
    }
    None
}

/// After an opening phrase such as "On Thursday, " or "Historically, ".
fn after_opening_phrase(sentence: &str) -> usize {
    let Some(comma) = sentence.find(", ") else { return 0 };
    let opening = sentence.get(..comma).or_never("a comma of this sentence");
    let words = opening.split(' ').count();
    let leads = opening.split(' ').next().is_some_and(|first| {
        matches!(
            first,
            "On" | "In" | "At" | "After" | "Since" | "By" | "During" | "Earlier" | "Later" | "This" | "Last"
        ) || first.ends_with("ly")
            || matches!(first, "However" | "Further" | "Meanwhile" | "Still")
    });
    if words <= 6 && leads { comma + 2 } else { 0 }
}

/// Words that make a name an institution's rather than a person's.
const INSTITUTIONS: &[&str] = &[
    "ministry",
    "government",
    "company",
    "court",
    "party",
    "agency",
    "council",
    "union",
    "commission",
    "army",
    "bank",
    "group",
    "committee",
    "department",
    "office",
    "police",
    "parliament",
    "senate",
    "congress",
    "university",
    "association",
    "organisation",
    "organization",
    "embassy",
    "corporation",
    "club",
    "team",
    "administration",
    "authority",
    "force",
    "service",
    "house",
    "institute",
    "foundation",
    "bureau",
    "board",
];

/// Titles that come before a person's name.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "president",
    "minister",
    "senator",
    "governor",
    "judge",
    "king",
    "queen",
    "prince",
    "princess",
    "general",
    "colonel",
    "ambassador",
    "secretary",
    "chancellor",
    "mayor",
    "pope",
    "professor",
    "sir",
];

/// Whether `subject` can be what `anaphor` ("It", "He", "They", "The ministry") stands for.
pub(super) fn agrees(anaphor: &str, subject: &str) -> bool {
    if matches!(subject, "It" | "He" | "She" | "They") {
        return false;
    }
    let words: Vec<String> = subject
        .split([' ', ',', '-'])
        .map(|word| word.trim_end_matches('.').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let last = words.last().map(String::as_str).unwrap_or_default();
    if let Some(noun) = anaphor.strip_prefix("The ") {
        return last == noun && words.len() > 1 && !subject.eq_ignore_ascii_case(anaphor);
    }
    let institution = words.iter().any(|word| INSTITUTIONS.contains(&word.as_str()));
    let titled = words.iter().any(|word| TITLES.contains(&word.as_str()));
    let definite = subject.starts_with("The ");
    let capitals = subject.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let plural = last.ends_with('s') && !last.ends_with("ss");
    match anaphor {
        "He" | "She" => !institution && !definite && (titled || (2..=4).contains(&capitals)) && !plural,
        "It" => institution && !plural || (!titled && !definite && capitals == 1 && words.len() == 1),
        "They" => plural || (definite && capitals > 1 && !institution),
        _ => false,
    }
}

/// Whether nobody and nothing else in `sentence`, whose subject is `subject`, can be what `anaphor` stands for.
///
/// `text` is the whole article: a lone capitalised word must be a name somewhere in it, and no mere first word.
pub(super) fn is_unambiguous(anaphor: &str, subject: &str, sentence: &str, text: &str) -> bool {
    let after = sentence.find(subject).map_or(0, |at| at + subject.len());
    let rest = sentence.get(after..).or_never("a subject of this sentence");
    let words: Vec<&str> =
        rest.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect();
    match anaphor {
        "He" | "She" => {
            let man = anaphor == "He";
            let mut inside = subject.split([' ', '.']);
            let other = if man { Classes::FEMALE } else { Classes::MALE };
            let own = if man { Classes::MALE } else { Classes::FEMALE };
            let is_other = inside.any(|word| {
                let classes = classes(&word.to_lowercase());
                is_one_of(word, if man { FEMALE_TITLES } else { MALE_TITLES })
                    || classes.any(other) && !classes.any(own)
            });
            let named_in_full =
                words.windows(2).any(|pair| pair.iter().all(|word| word.starts_with(char::is_uppercase)));
            let person =
                |word: &&str| is_one_of(word, TITLES) || classes(&word.to_lowercase()).any(Classes::PERSON);
            let named = !subject.starts_with("A ") && !subject.starts_with("An ");
            named && !is_other && !named_in_full && !words.iter().any(person)
        }
        "It" => {
            let institution = |word: &&str| is_one_of(word, INSTITUTIONS);
            let lone = !subject.contains(' ');
            !words.iter().any(institution) && (!lone || is_name_in(text, subject))
        }
        // Almost every sentence has another plural.
        "They" => !words.iter().any(|word| {
            word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && word.starts_with(char::is_lowercase)
        }),
        _ => true,
    }
}

/// Titles that say whether a man or a woman bears them.
const MALE_TITLES: &[&str] = &["mr", "king", "prince", "pope", "sir", "lord"];
const FEMALE_TITLES: &[&str] = &["mrs", "ms", "miss", "queen", "princess", "lady"];

/// Whether a word stands capitalised inside a sentence of `text`.
fn is_name_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let mut before = text.get(..at).or_never("a word of this text").chars().rev();
        before.next() == Some(' ') && before.next().is_some_and(|c| c.is_lowercase() || c == ',')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_is_the_named_run_before_the_verb() {
        for (sentence, expected) in [
            ("Norway's Finance Ministry added that rates would rise.", Some("Norway's Finance Ministry")),
            ("On Thursday, Ana Ruiz said the bridge was safe.", Some("Ana Ruiz")),
            ("It highlighted the risk.", Some("It")),
            ("The bridge was closed.", None),
            ("Ruiz and Meyer said so.", None),
        ] {
            assert_eq!(subject(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn a_subject_is_no_antecedent_beside_another_candidate() {
        let check = |anaphor, subject, sentence, expected| {
            assert_eq!(
                is_unambiguous(anaphor, subject, sentence, sentence),
                expected,
                "{anaphor} / {sentence}"
            );
        };
        check("He", "President Ali Noor", "President Ali Noor opened the bridge on Monday.", true);
        check("She", "President Ali Noor", "President Ali Noor met Governor Lina Moe on Monday.", false);
        check("She", "Mr Wilson", "Mr Wilson was led to safety before they found his wife's body.", false);
        check("She", "Mr Wilson", "Mr Wilson was led to safety.", false);
        check("He", "A judge in Moscow", "A judge in Moscow fined the reporter for the article.", false);
        check("It", "Norway's Finance Ministry", "Norway's Finance Ministry raised the rate in May.", true);
        check(
            "It",
            "Norway's Finance Ministry",
            "Norway's Finance Ministry asked the Commission for time.",
            false,
        );
        check("They", "The United States", "The United States imposed sanctions on the port.", false);
        check("It", "Gone", "Gone are the five lines.", false);
        check("It", "Norway", "On Monday, Norway raised the rate.", true);
    }

    #[test]
    fn a_pronoun_fits_a_subject_of_its_kind_only() {
        assert!(
            agrees("It", "Norway's Finance Ministry") && agrees("It", "Norway") && !agrees("It", "Ana Ruiz")
        );
        assert!(
            agrees("She", "Ana Ruiz")
                && agrees("He", "President Meyer")
                && !agrees("He", "The Finance Ministry")
        );
        assert!(agrees("They", "The Camorra") && !agrees("They", "Ana Ruiz"));
        assert!(
            agrees("The ministry", "Norway's Finance Ministry") && !agrees("The ministry", "The ministry")
        );
    }
}
