//! The Arabic article before a name, and what is joined to its front.
//!
//! In Arabic letters all is one word with the name, and “for the” is written without the alif of the article:
//! “القاضي” becomes “للقاضي”, and “اللطيف” becomes “للطيف”.
//! In Latin letters the article is written in many ways (“al-Qadi”, “el-Kadi”, “ul-Qadi”), takes the sound of certain
//! letters behind it (“as-Sadr”, “ash-Sharif”), and loses its vowel behind another word (“bil-Qadi”, “wal-Qadi”).

use super::fold::Token;
use super::likeness::{JOINED_AFTER, Likeness};
use super::words::{is_ordinary, is_title};

/// The Arabic article in its own letters.
const ARTICLE: [char; 2] = ['ا', 'ل'];

/// What stands before “for the” in one word with it: “and”, “so”, and the question.
const BEFORE_FOR_THE: &[&str] = &["", "و", "ف", "ا", "او", "اف"];

/// “And”, “so”, in Latin letters.
const AND: &[&str] = &["wa", "fa", "w", "f", ""];

/// “With”, “for”, “as”.
const WITH: &[&str] = &["bi", "li", "ka", "b", "l", "k", ""];

/// The sounds that the article takes on; the longest first.
const SUN_SOUNDS: &[&str] = &["sh", "th", "dh", "t", "d", "r", "z", "s", "n", "l"];

/// Whether a word is the Arabic article in Latin letters before a word that begins so.
pub(super) fn is_article(word: &[char], stem: &[char]) -> bool {
    matches!(word, ['a' | 'e' | 'i' | 'u', rest @ ..] if is_consonant_of_article(rest, stem))
}

/// Whether a word is the article and nothing that English has as a word.
pub(super) fn is_plain_article(word: &[char]) -> bool {
    matches!(word, ['a' | 'e' | 'u', 'l'])
}

/// Whether a word is the article in Latin letters, or ends in it (“lil”), before a word that begins so.
pub(super) fn ends_in_article(word: &[char], stem: &[char]) -> bool {
    let strip = |word: &[char], begin: &str| {
        let begin: Vec<char> = begin.chars().collect();
        word.strip_prefix(begin.as_slice()).map(<[char]>::to_vec)
    };
    AND.iter().filter_map(|and| strip(word, and)).any(|rest| {
        WITH.iter().filter_map(|with| strip(&rest, with)).any(|article| {
            // “Bil” has lost the vowel of the article, “l” alone is none.
            let is_short = article.len() < word.len() && is_consonant_of_article(&article, stem);
            is_short || is_article(&article, stem)
        })
    })
}

fn is_consonant_of_article(consonant: &[char], stem: &[char]) -> bool {
    let sound = SUN_SOUNDS.iter().find(|sound| stem.starts_with(&sound.chars().collect::<Vec<char>>()));
    consonant == ['l'] || sound.is_some_and(|sound| sound.chars().eq(consonant.iter().copied()))
}

/// What of a word of a name stands behind the article.
pub(super) fn behind_article(word: &[Token]) -> Option<Vec<char>> {
    /// Fewer letters are too common to tell a name.
    const MIN_LETTERS: usize = 3;
    if let [token] = word {
        // A name such as “الهام” has no article; that cannot be told from its letters.
        return token
            .letters
            .strip_prefix(ARTICLE.as_slice())
            .filter(|stem| stem.len() > 1)
            .map(<[char]>::to_vec);
    }
    let [article, rest @ ..] = word else { return None };
    let stem: Vec<char> = rest.iter().flat_map(|token| token.letters.iter().copied()).collect();
    (stem.len() >= MIN_LETTERS && is_article(&article.letters, &stem)).then_some(stem)
}

/// How a word stands to a name that has the article before `stem`, by what is joined to the front of the two.
pub(super) fn likeness_with_article(stem: &[char], found: &[char], is_capital: bool) -> Option<Likeness> {
    if stem.first().is_some_and(char::is_ascii) {
        in_latin(stem, found, is_capital)
    } else {
        is_for_the(stem, found).then_some(Likeness::Form)
    }
}

/// “للقاضي” for “القاضي”.
fn is_for_the(stem: &[char], found: &[char]) -> bool {
    /// What may stand behind longer names is not asked.
    const LONG: usize = 4;
    // Of three lams in a row two are written.
    let bare = stem.strip_prefix(&['ل']).filter(|bare| bare.len() > 1);
    let is_stem = |rest: &[char]| {
        let after = rest.strip_prefix(stem).or_else(|| rest.strip_prefix(bare?));
        after.is_some_and(|after| {
            stem.len() >= LONG || JOINED_AFTER.contains(&after.iter().collect::<String>().as_str())
        })
    };
    BEFORE_FOR_THE.iter().any(|before| {
        let before: Vec<char> = before.chars().collect();
        found
            .strip_prefix(before.as_slice())
            .and_then(|rest| rest.strip_prefix(&['ل', 'ل']))
            .is_some_and(is_stem)
    })
}

/// “elqadi”, “lilqadi”, “assadr”; “elkadi” perhaps, because “q” is written as “k” too.
fn in_latin(stem: &[char], found: &[char], is_capital: bool) -> Option<Likeness> {
    /// Names of fewer letters are words in too many places.
    const LONG: usize = 4;
    let text: String = stem.iter().collect();
    let must_be_capital = stem.len() < LONG || is_title(&text) || is_ordinary(&text);
    if must_be_capital && !is_capital {
        return None;
    }
    let (before, name) = found.split_at_checked(found.len().checked_sub(stem.len())?)?;
    if !(ends_in_article(before, name) && (stem.len() >= LONG || is_article(before, name))) {
        return None;
    }
    let as_k =
        |letters: &[char]| letters.iter().map(|c| if *c == 'q' { 'k' } else { *c }).collect::<Vec<_>>();
    if name == stem { Some(Likeness::Form) } else { (as_k(name) == as_k(stem)).then_some(Likeness::Near) }
}
