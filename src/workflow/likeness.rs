//! Whether two quotes are so alike that one of them is enough on a page.
//!
//! This decides nothing but what a draft proposes. Whether quotes render one statement is for analysis to say; where
//! it is silent, shared words are a hint.

use crate::model::QuoteItem;

/// Whether two quotes say the same, as far as their words show: all the words of one stand side by side in the other,
/// or they share many long words. From one speaker fewer are enough.
pub(super) fn say_the_same(one: &QuoteItem, other: &QuoteItem) -> bool {
    /// The share of the long words of the shorter quote that makes two quotes of different speakers alike.
    const DIFFERENT: f32 = 0.6;
    /// The same for two quotes of one speaker.
    const SAME: f32 = 0.4;
    let (one_words, other_words) = (words(&one.text), words(&other.text));
    let (long, short) =
        if one_words.len() < other_words.len() { (other_words, one_words) } else { (one_words, other_words) };
    if short.is_empty() || long.windows(short.len()).any(|window| window == short) {
        return true;
    }
    let heavy: Vec<&String> = short.iter().filter(|word| is_long(word)).collect();
    let shared = heavy.iter().filter(|word| long.iter().any(|other| alike(word, other))).count();
    let limit = if is_same_speaker(one, other) { SAME } else { DIFFERENT };
    heavy.len() > 2 && shared as f32 >= limit * heavy.len() as f32
}

/// Whether two quotes have one speaker, as far as the names show: every word of the shorter name has one like it in
/// the longer ("Russia’s foreign ministry", "Russian Foreign Ministry"). Nobody is the same as nobody.
pub(super) fn is_same_speaker(one: &QuoteItem, other: &QuoteItem) -> bool {
    let (Some(one), Some(other)) = (speaker(one), speaker(other)) else { return false };
    is_same_name(one, other)
}

/// Whether two names are as alike as that.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let (long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    !short.is_empty() && short.iter().all(|word| long.iter().any(|other| alike(word, other)))
}

/// The name of a quote's speaker, or else the role.
pub(super) fn speaker(item: &QuoteItem) -> Option<&str> {
    item.speaker.name.as_deref().or(item.speaker.role.as_deref())
}

/// The words of a text in lower case, without punctuation and possessive endings; hyphenated words are one.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| {
            let word = word.to_lowercase().replace('’', "'");
            let word = word.trim_end_matches(|character: char| !character.is_alphanumeric());
            let word = word.strip_suffix("'s").unwrap_or(word);
            word.chars().filter(|character| character.is_alphanumeric()).collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_long(word: &str) -> bool {
    word.chars().count() > 3
}

/// Whether two words are the same or begin with the same five letters.
fn alike(one: &str, other: &str) -> bool {
    const STEM: usize = 5;
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    one == other || (one.chars().count() >= STEM && stem(one) == stem(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Attribution, FindingId, QuoteKind};

    fn quote(name: Option<&str>, text: &str) -> QuoteItem {
        QuoteItem {
            id: FindingId::from_text(text),
            text: text.into(),
            kind: QuoteKind::Direct,
            evidence: Vec::new(),
            speaker: Attribution { name: name.map(str::to_owned), role: None },
        }
    }

    #[test]
    fn translations_of_one_statement_are_alike_and_other_statements_are_not() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(
                say_the_same(&quote(Some("A"), one), &quote(Some("B"), other)),
                expected,
                "{one} / {other}"
            );
        };
        check(
            "a chapter of good ties, equal footing and trade",
            "chapter of good ties, equal footing, open trade",
            true,
        );
        check("it must end", "We say: it must end, today.", true);
        check("co-operation must grow", "Cooperation must grow", true);
        check("it must end", "it must not end", false);
        check("The harvest was poor this year", "The talks went on all night", false);
    }

    #[test]
    fn less_is_enough_from_one_speaker() {
        let one = "The agreement opens roads, markets and schools to everybody";
        let other =
            "With this agreement we open our markets and hospitals to all who come in peace, everybody";
        assert!(say_the_same(&quote(Some("The ministry"), one), &quote(Some("Ministry"), other)));
        assert!(!say_the_same(&quote(Some("The ministry"), one), &quote(Some("The union"), other)));
    }

    #[test]
    fn a_speaker_is_known_by_a_part_of_the_name_and_across_possessives() {
        let check = |one: Option<&str>, other: Option<&str>, expected: bool| {
            assert_eq!(is_same_speaker(&quote(one, "a"), &quote(other, "b")), expected, "{one:?} {other:?}");
        };
        check(Some("Ana Maria Example"), Some("Example"), true);
        check(Some("Mexico’s trade ministry"), Some("Mexican Trade Ministry"), true);
        check(Some("Ana Example"), Some("Bo Example"), false);
        check(None, None, false);
    }
}
