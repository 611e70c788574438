//! What of a sentence is compared: its words, as terms.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::stem;
use crate::never::OrNever;
use crate::text::{CURRENCY_SIGNS, number_named};

/// What kind of word a term came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TermKind {
    /// An article, a preposition, an auxiliary: carries no claim of its own.
    Function,
    Content,
    /// A word with a capital letter that does not begin the sentence.
    Name,
    /// A number, its digits without separators.
    Number,
}

/// A word as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The stem, hashed.
    pub(crate) key: u64,
    /// The first letters of a longer word, hashed: other words of its family and other spellings of a name share
    /// them. 0 for short words and numbers.
    pub(crate) family: u64,
    /// What it came from.
    pub(crate) kind: TermKind,
    /// Where it stands in the text it was read from.
    pub(crate) start: usize,
    /// The byte after it.
    pub(crate) end: usize,
}

/// A text's hash (FNV-1a, 64 bits): the same on every machine and in every run, unlike the standard library's.
pub(crate) fn key(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The terms of `text`, in order.
pub(crate) fn terms(text: &str) -> Vec<Term> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut plain = String::new();
    let mut first = true;
    for (mut start, end) in words(text) {
        let Some(word) = text.get(start..end) else { continue };
        fold(word, &mut plain);
        if plain.is_empty() {
            continue;
        }
        if let Some(number) = common_number(&plain) {
            plain = number.to_string();
        }
        let mut kind = if plain.starts_with(|c: char| c.is_numeric()) {
            TermKind::Number
        } else if is_function_word(&plain) && !is_initials(word) {
            TermKind::Function
        } else if (!first || is_initials(word)) && word.starts_with(char::is_uppercase) {
            TermKind::Name
        } else {
            TermKind::Content
        };
        first = false;
        if kind == TermKind::Number
            && let Some((digits, scale)) = scaled(&plain, text.get(..start).or_never("a word of this text"))
            // A letter of another width ("ｍ") is longer in the text than here.
            && let unit = end - (plain.len() - digits)
            && text.is_char_boundary(unit)
        {
            // "3.2m" says what "3.2 million" says.
            let key = key(plain.get(..digits).or_never("the digits of this number"));
            found.push(Term { key, family: 0, kind, start, end: unit });
            plain.clear();
            plain.push_str(scale);
            (start, kind) = (unit, TermKind::Content);
        }
        let key = if kind == TermKind::Number { key(&plain) } else { key(&stem(&plain)) };
        let family = if kind == TermKind::Number { 0 } else { family(&plain) };
        found.push(Term { key, family, kind, start, end });
    }
    found
}

/// The byte ranges of the words of `text`: runs of letters and digits, with the separators inside a number
/// ("1,520.15"), the apostrophe inside a word and the hyphen after a prefix that never stands alone ("co-operation").
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    let mut characters = text.char_indices().peekable();
    let mut previous = ' ';
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |&(_, next)| next);
        let inside = character.is_alphanumeric()
            || is_combining_mark(character)
            || match character {
                ',' => previous.is_numeric() && next.is_numeric(),
                '.' => {
                    (previous.is_numeric() && next.is_numeric())
                        // "U.S." is one word.
                        || (previous.is_uppercase() && next.is_uppercase() && is_letter_apart(text, at, previous))
                }
                '\'' | '’' => previous.is_alphabetic() && next.is_alphabetic(),
                '-' | '\u{2010}' | '\u{2011}' => {
                    next.is_alphabetic()
                        && start.and_then(|start| text.get(start..at)).is_some_and(|prefix| {
                            ["co", "re", "non", "pre"].iter().any(|known| prefix.eq_ignore_ascii_case(known))
                        })
                }
                _ => false,
            };
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
        previous = character;
    }
    if let Some(from) = start {
        found.push((from, text.len()));
    }
    found
}

/// Whether the letter `last`, before the place `at`, follows no other letter: it is an initial.
fn is_letter_apart(text: &str, at: usize, last: char) -> bool {
    let before = text.get(..at - last.len_utf8()).and_then(|head| head.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

/// Whether `word` consists of initials ("U.S"): then it is a name, whatever its letters spell.
fn is_initials(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.contains('.')
}

/// Splits a number from the letters behind it that stand for its scale: how many bytes the number has, and the word.
/// "150m" without a currency in the text before it may be metres.
fn scaled(plain: &str, before: &str) -> Option<(usize, &'static str)> {
    let (digits, scale) =
        SCALE_LETTERS.iter().find_map(|(letters, scale)| Some((plain.strip_suffix(letters)?, *scale)))?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_clear = plain.ends_with('n') || digits.contains('.') || before.ends_with(CURRENCY_SIGNS);
    (is_number && is_clear).then_some((digits.len(), scale))
}

/// What may stand behind a number in the place of a word.
const SCALE_LETTERS: [(&str, &str); 4] =
    [("bn", "billion"), ("mn", "million"), ("m", "million"), ("b", "billion")];

/// Writes `word` into `plain` in lower case, without diacritics, separators, hyphens and possessive endings.
fn fold(word: &str, plain: &mut String) {
    plain.clear();
    if word.is_ascii() {
        plain.extend(word.chars().filter(|c| !matches!(c, ',' | '-')).map(|c| c.to_ascii_lowercase()));
    } else {
        let letters = word
            .nfkd()
            .filter(|&c| !is_combining_mark(c) && !matches!(c, ',' | '-' | '\u{2010}' | '\u{2011}'));
        for letter in letters {
            plain.extend(if letter == '’' { '\'' } else { letter }.to_lowercase());
        }
    }
    if is_initials(word) {
        plain.retain(|c| c != '.');
    }
    if let Some(at) = plain.find('\'') {
        if plain.ends_with("'s") {
            plain.truncate(plain.len() - 2);
        } else if plain.ends_with("n't") {
            // "isn't" is the negation that "is not" has.
            plain.clear();
            plain.push_str("not");
        } else if at <= 2 || plain.len() - at <= 3 {
            // "we'll", "o'clock", "d'état": what stands before or after the mark is no word of its own.
            plain.retain(|c| c != '\'');
        }
    }
}

/// See [`Term::family`].
fn family(plain: &str) -> u64 {
    let mut starts = plain.char_indices().map(|(at, _)| at);
    starts.nth(4).and_then(|end| plain.get(..end)).map_or(0, key)
}

/// The number that a word names, if it is written as a word as often as in digits.
fn common_number(plain: &str) -> Option<u8> {
    number_named(plain).filter(|number| matches!(number, 2..=12 | 15 | 20 | 30))
}

/// Words that carry no claim of their own, sorted. Negations are not among them: they turn a claim round.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "above", "according", "added", "after", "again", "against", "ago", "all", "also",
    "although", "am", "among", "an", "and", "any", "are", "as", "at", "away", "be", "became", "because",
    "become", "becomes", "been", "before", "being", "below", "between", "both", "but", "by", "can", "could",
    "did", "do", "does", "doing", "down", "dr", "during", "each", "either", "else", "even", "ever", "every",
    "few", "for", "from", "further", "had", "has", "have", "having", "he", "her", "here", "hers", "herself",
    "him", "himself", "his", "how", "however", "i", "i'm", "if", "in", "into", "is", "it", "it's", "its",
    "itself", "just", "last", "least", "less", "let", "like", "ll", "made", "make", "makes", "many", "may",
    "me", "might", "more", "most", "mr", "mrs", "ms", "much", "must", "my", "myself", "near", "nearly",
    "of", "off", "often", "on", "once", "one", "only", "onto", "or", "other", "others", "our", "ours",
    "ourselves", "out", "over", "own", "per", "quite", "rather", "re", "really", "said", "same", "say",
    "saying", "says", "she", "should", "since", "so", "some", "still", "such", "than", "that", "the",
    "their", "theirs", "them", "themselves", "then", "there", "these", "they", "they're", "this", "those",
    "though", "through", "thus", "to", "together", "told", "too", "toward", "towards", "under", "until",
    "up", "upon", "us", "ve", "very", "via", "was", "we", "we're", "well", "were", "what", "when", "where",
    "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "would", "yet",
    "you", "your", "yours", "yourself",
];

fn is_function_word(plain: &str) -> bool {
    plain.len() <= 10 && FUNCTION_WORDS.binary_search(&plain).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, TermKind)]) {
        let found: Vec<_> =
            terms(text).iter().map(|term| (text.get(term.start..term.end).unwrap(), term.kind)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_number_and_its_scale_are_parted_between_characters() {
        check("$3.2m", &[("3.2", TermKind::Number), ("m", TermKind::Content)]);
        check("$3.2ｍ", &[("3.2ｍ", TermKind::Number)]);
    }

    #[test]
    fn words_numbers_and_names_are_told_apart() {
        use TermKind::{Content, Function, Name, Number};
        check(
            "Closing at 1,520.15, the Nasdaq’s co-operation didn't end.",
            &[
                ("Closing", Content),
                ("at", Function),
                ("1,520.15", Number),
                ("the", Function),
                ("Nasdaq’s", Name),
                ("co-operation", Content),
                ("didn't", Content),
                ("end", Content),
            ],
        );
    }

    #[test]
    fn spelling_marks_and_case_make_no_difference() {
        for (one, other) in
            [("Co-operation", "cooperation"), ("the Nasdaq’s", "the Nasdaq"), ("café", "CAFE")]
        {
            let keys = |text: &str| terms(text).iter().map(|term| term.key).collect::<Vec<_>>();
            assert_eq!(keys(one), keys(other));
        }
    }

    #[test]
    fn a_number_with_a_letter_for_its_scale_is_the_number_and_the_word() {
        let keys = |text: &str| terms(text).iter().map(|term| (term.key, term.kind)).collect::<Vec<_>>();
        assert_eq!(keys("£3.2m"), keys("3.2 million"));
        assert_eq!(keys("$1,200bn"), keys("1,200 billion"));
        assert_eq!(keys("the B1m").len(), 2);
        assert_eq!(keys("fell 150m").len(), 2);
    }

    #[test]
    fn initials_are_one_name_and_no_pronoun() {
        use TermKind::{Content, Function, Name};
        check(
            "The U.S. sent us home.",
            &[("The", Function), ("U.S", Name), ("sent", Content), ("us", Function), ("home", Content)],
        );
        check("It ended. Then.", &[("It", Function), ("ended", Content), ("Then", Function)]);
    }

    #[test]
    fn the_function_words_are_sorted_for_the_binary_search() {
        assert!(FUNCTION_WORDS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn every_script_has_terms_and_every_term_is_on_char_boundaries() {
        for text in
            ["«Мы верим», — сказал он.", "المتحدث قال", "日本の首相は", "👍🏽 — …", "a\u{301}b\u{200b}c"]
        {
            for term in terms(text) {
                assert!(text.get(term.start..term.end).is_some());
            }
        }
    }
}
