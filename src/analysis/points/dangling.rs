//! What a sentence leaves open that only its article tells: pronouns, "the move", a last name alone, "there".

use super::standalone::Standalone;
use crate::analysis::claims::{Corpus, Sentence};
use crate::analysis::units::{Classes, classes};

/// How often a sentence, as it would be printed, points to something outside it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Dangling {
    /// Pronouns of the third person before anything is named.
    pub(super) pronouns: usize,
    /// "the move": a common noun that is not said which, and stood in the sentences before.
    pub(super) known_definite: usize,
    /// Other common nouns after "the" that nothing in the sentence defines.
    pub(super) definite: usize,
    /// Whether the sentence begins with one of either kind.
    pub(super) opens_definite: bool,
    /// Last names alone.
    pub(super) last_names: usize,
    /// "There", "then", "that day", "this", "such".
    pub(super) pointers: usize,
    /// "We", "you" and "I" outside quotation marks.
    pub(super) first_person: usize,
}

/// So many sentences back a noun is looked for.
const REACH: usize = 8;

/// What `standalone`, made of sentence number `at`, leaves open.
pub(super) fn dangling(
    corpus: &Corpus<'_>,
    at: usize,
    sentence: Sentence<'_>,
    standalone: &Standalone,
) -> Dangling {
    let first = corpus.of_article(sentence.article).start;
    let outside = outside_marks(&standalone.text);
    let words: Vec<&str> = outside
        .split(|c: char| c.is_whitespace() || matches!(c, '—' | '"'))
        .filter(|word| !word.is_empty())
        .collect();
    let people = corpus.people(sentence.article);
    let stood = |noun: &str| {
        let key = crate::analysis::claims::terms(noun).first().map(|term| term.key);
        key.is_some_and(|key| {
            (first..at)
                .rev()
                .take(REACH)
                .filter_map(|before| corpus.sentences().get(before))
                .any(|before| before.claim.has(key))
        })
    };
    let mut found = Dangling::default();
    let mut named = false;
    for (index, raw) in words.iter().enumerate() {
        let word = raw.trim_matches(|c: char| !(c.is_alphanumeric() || c == '['));
        let lower = word.to_lowercase();
        let next = words.get(index + 1).copied().unwrap_or_default();
        match lower.as_str() {
            "he" | "she" | "it" | "they" | "his" | "her" | "its" | "their" | "him" | "them" | "he's"
            | "she's" | "it's" | "they're" | "himself" | "herself" => {
                found.pronouns += usize::from(!named);
            }
            "we" | "our" | "us" | "i" | "my" | "you" | "your" | "we're" | "i'm"
                if lower != "us" || word == "us" =>
            {
                found.first_person += 1;
            }
            "there" if !matches!(next, "is" | "are" | "was" | "were" | "has" | "have" | "will" | "would") => {
                found.pointers += 1;
            }
            "then" | "this" | "these" | "those" | "such" | "here" | "another" | "other" | "others"
            | "also" => {
                found.pointers += 1;
            }
            "that" if DAYS.contains(&next.trim_end_matches([',', '.'])) => found.pointers += 1,
            "the" => {
                let after = words.get(index + 2).copied().unwrap_or_default();
                if is_open(next, after) {
                    let noun = next.trim_matches(|c: char| !c.is_alphanumeric());
                    if stood(noun) {
                        found.known_definite += 1;
                    } else {
                        found.definite += 1;
                    }
                    found.opens_definite |= index == 0;
                }
            }
            _ if index > 0 || people_have(people, word) => {
                let name = word.starts_with(char::is_uppercase) || word.starts_with('[');
                let before = index.checked_sub(1).and_then(|index| words.get(index)).copied().unwrap_or("");
                let apart = !before.starts_with(char::is_uppercase) && !before.ends_with(']')
                    || index == 1 && is_role(before);
                let next_is_name =
                    next.starts_with(char::is_uppercase) && raw.ends_with(char::is_alphanumeric);
                if name && apart && !next_is_name && people_have(people, word) {
                    found.last_names += 1;
                }
                named |= name;
            }
            _ => {}
        }
    }
    found
}

const DAYS: &[&str] = &["day", "time", "night", "year", "month", "week", "morning", "evening", "point"];

fn is_role(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    classes(&lower).any(Classes::TITLE)
}

/// Whether somebody whom the article names in full has that last name.
fn people_have(people: &[crate::model::Attribution], word: &str) -> bool {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    people
        .iter()
        .filter_map(|person| person.name.as_deref())
        .any(|name| name.rsplit_once(' ').is_some_and(|(_, last)| last == word))
}

/// Whether "the" with these words after it leaves open which is meant.
fn is_open(noun: &str, after: &str) -> bool {
    let bare = noun.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = bare.len() < noun.len();
    bare.starts_with(char::is_lowercase)
        && !UNIQUE.contains(&bare)
        && (ends || !matches!(after, "of" | "that" | "who" | "whose" | "to" | "for" | "between" | "against"))
        // An adjective and a noun, or a noun before a name.
        && (ends || after.starts_with(char::is_lowercase))
        && !bare.ends_with("est")
}

/// Nouns of which a reader knows one.
#[rustfmt::skip]
const UNIQUE: &[&str] = &[
    "best", "country's", "day", "economy", "end", "environment", "first", "future", "government", "internet", "last",
    "law", "media", "month", "moon", "most", "nation", "next", "only", "past", "police", "press", "public", "same",
    "sea", "second", "state", "street", "sun", "third", "time", "top", "way", "weather", "week", "weekend", "world",
    "worst", "year",
];

/// A sentence with spaces in place of what it quotes.
fn outside_marks(sentence: &str) -> String {
    let mut open = false;
    sentence
        .chars()
        .map(|character| {
            match character {
                '"' => open = !open,
                '“' | '„' | '«' => open = true,
                '”' | '»' => open = false,
                character if !open => return character,
                _ => {}
            }
            ' '
        })
        .collect()
}
