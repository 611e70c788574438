//! What of a name tells who it is.
//!
//! Of a person: the whole name in any arrangement, and each word of it by itself but for particles (“al-”, “bin”,
//! “of”), titles (“Dr”) before it, single letters, and words written small where the last word has a capital.
//! The last word is a surname even if it is a title or particle elsewhere (“King”, “Ng”).
//! Of a word with a hyphen or an apostrophe also what it joins (“al-Sadr”: “Sadr”), and of a name in Chinese characters
//! what may be its surname.
//! Of a body (“United Nations”, “Foreign Ministry”) only the whole name, and who it is called after: its other words are
//! everybody's.

use unicode_normalization::UnicodeNormalization as _;

use super::article::{behind_article, is_article};
use super::fold::{Gap, Token, tokens};
use super::likeness::is_han;
use super::words::{
    is_institution, is_office, is_particle, is_particle_and_name, is_title, is_title_and_name,
};
use crate::never::OrNever;

/// Letters to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The letters, folded, with nothing between them.
    pub(super) letters: Vec<char>,
    /// Whether they are the whole name.
    pub(super) is_whole: bool,
    /// What of them stands behind the Arabic article, where they have it.
    pub(super) behind_article: Option<Vec<char>>,
}

/// What to look for to find one person, who may have several names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The letters to look for, longest first.
    pub(super) wanted: Vec<Part>,
    /// The first letters of the words of the names, which stand for them (“F. Koofi”).
    pub(super) initials: Vec<char>,
    /// The particles of the names.
    pub(super) particles: Vec<Vec<char>>,
}

impl Parts {
    /// What to look for to find whoever has these names.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut parts = Self::default();
        for name in names {
            parts.add(name);
            let in_two_letters = in_two_letters(name);
            if in_two_letters != name {
                parts.add(&in_two_letters);
            }
        }
        parts.wanted.sort_by(|one, other| {
            (other.letters.len(), other.is_whole, &other.letters).cmp(&(
                one.letters.len(),
                one.is_whole,
                &one.letters,
            ))
        });
        parts.wanted.dedup_by(|later, earlier| {
            let is_same = later.letters == earlier.letters;
            if is_same && earlier.behind_article.is_none() {
                earlier.behind_article = later.behind_article.take();
            }
            is_same
        });
        parts
    }

    fn add(&mut self, name: &str) {
        let words = words(name);
        let tells = telling(&words);
        let does_tell = |index: usize| tells.get(index).copied().or_never("an answer for each word");
        self.look_for(joined(&words), words.len() > 1);
        // Whatever stands before the first word that tells, a title or an article, may be left out.
        let first = tells.iter().position(|tells| *tells).unwrap_or(0);
        let core = words.get(first..).or_never("a place among the words");
        self.look_for(joined(core), core.len() > 1);
        if let [given @ .., family] = core
            && !given.is_empty()
        {
            // “Moore Ann”, and a handle such as “mooreann”.
            self.look_for([joined(std::slice::from_ref(family)), joined(given)].concat(), true);
        }
        if is_body(core) {
            self.add_namesakes(&words, &tells);
            return;
        }
        if core.len() > 1 {
            // Persian writes the names of Arabs without the article (“محمد قاضی”).
            self.look_for(core.iter().flat_map(|word| without_article(word)).collect(), true);
        }
        for (index, word) in words.iter().enumerate() {
            let letters = joined(std::slice::from_ref(word));
            self.initials.extend(letters.first());
            // “Foreign Ministry Spokeswoman Maria Zakharova” says whom she works for.
            let word_text = text(&letters);
            let is_everybodys = is_institution(&word_text) || is_office(&word_text);
            if !does_tell(index) || (is_everybodys && index + 1 < words.len()) {
                self.particles.push(letters);
                continue;
            }
            // “Abdul Rahman” is one name of two words.
            if let Some(before) = index.checked_sub(1).filter(|before| !does_tell(*before)) {
                let both = words.get(before..=index).or_never("a word and the one before it");
                let tokens: Vec<Token> = both.iter().flatten().cloned().collect();
                self.look_for_with(joined(both), behind_article(&tokens));
            }
            for surname in surnames(&letters) {
                self.look_for(surname.to_vec(), false);
            }
            self.look_for_with(letters, behind_article(word));
            // A letter that leans on the word, as in “Moscow’s”, is neither a part nor an initial.
            let tokens =
                word.iter().enumerate().filter(|(_, token)| word.len() > 1 && token.letters.len() > 1);
            for (index, token) in tokens {
                self.initials.extend(token.letters.first());
                let is_article =
                    word.get(index + 1).is_some_and(|next| is_article(&token.letters, &next.letters));
                let is_telling =
                    token.letters.len() > 2 && !is_article && !is_particle(&text(&token.letters));
                if is_telling {
                    self.look_for(token.letters.clone(), false);
                } else {
                    self.particles.push(token.letters.clone());
                }
            }
        }
    }

    /// Looks for the people that a body is called after (“John Smith Foundation”): words in a row that tell.
    fn add_namesakes(&mut self, words: &[Vec<Token>], tells: &[bool]) {
        let names_somebody = |(word, tells): &(&Vec<Token>, &bool)| {
            let letters = text(&joined(std::slice::from_ref(*word)));
            **tells && !is_institution(&letters) && !is_office(&letters)
        };
        let pairs: Vec<_> = words.iter().zip(tells).collect();
        for row in pairs.split(|pair| !names_somebody(pair)).filter(|row| row.len() > 1) {
            let letters = row.iter().flat_map(|(word, _)| joined(std::slice::from_ref(*word))).collect();
            self.look_for(letters, true);
        }
    }

    /// Looks for a part of a name, with what of it stands behind the article.
    fn look_for_with(&mut self, letters: Vec<char>, behind_article: Option<Vec<char>>) {
        if behind_article.is_some() {
            self.wanted.push(Part { letters: letters.clone(), is_whole: false, behind_article });
        }
        self.look_for(letters, false);
    }

    /// Looks for these letters, and for “ae”, “oe”, “ue” as the one letter that they may stand for.
    fn look_for(&mut self, letters: Vec<char>, is_whole: bool) {
        if letters.is_empty() {
            return;
        }
        let text: String = letters.iter().collect();
        let pairs = [("ae", "a"), ("oe", "o"), ("ue", "u")];
        let short = pairs.iter().fold(text.clone(), |text, (pair, one)| text.replace(pair, one));
        if short != text && short.chars().count() > 2 {
            self.wanted.push(Part { letters: short.chars().collect(), is_whole, behind_article: None });
        }
        self.wanted.push(Part { letters, is_whole, behind_article: None });
    }
}

/// Whether a text reads as the name of a person or a body: every word but particles has a capital, and behind the titles
/// at its beginning it holds no other title and no possessive.
pub fn reads_as_name(text: &str) -> bool {
    let words = words(text);
    let letters = |word: &[Token]| word.iter().flat_map(|token| &token.letters).collect::<String>();
    let is_titled = |word: &Vec<Token>| is_title(&letters(word));
    let start = words.iter().position(|word| !is_titled(word)).unwrap_or(words.len());
    let core = words.get(start..).or_never("a place among the words");
    let is_part = |word: &Vec<Token>| {
        let is_possessive = matches!(word.as_slice(), [.., last] if word.len() > 1 && last.letters == ['s']);
        !is_titled(word) && !is_possessive && (is_capital(word) || is_particle(&letters(word)))
    };
    !core.is_empty() && core.iter().all(is_part) && core.iter().any(|word| is_capital(word))
}

/// The name with two letters for those that German and the Nordic languages write so where there is no other way.
fn in_two_letters(name: &str) -> String {
    let letters = name.nfc().map(|letter| match letter {
        'ä' | 'Ä' => "ae".to_owned(),
        'ö' | 'Ö' | 'ø' | 'Ø' => "oe".to_owned(),
        'ü' | 'Ü' => "ue".to_owned(),
        'å' | 'Å' => "aa".to_owned(),
        other => other.to_string(),
    });
    letters.collect()
}

/// Which words of a name tell who it is.
///
/// A title is one only before the first word that tells (“King Charles”), and the last word of a name is always a
/// surname (“John King”, “Andrew Ng”), unless it is an office that is nobody's (“Minister”).
fn telling(words: &[Vec<Token>]) -> Vec<bool> {
    // “Rosa dos Santos”; but all of “Rosa santos” tells, however carelessly it was written.
    let ends_capital = words.last().is_some_and(|word| is_capital(word));
    let mut tells: Vec<bool> = Vec::with_capacity(words.len());
    for (index, word) in words.iter().enumerate() {
        let letters = joined(std::slice::from_ref(word));
        let letters = text(&letters);
        // Behind a comma stand the given names.
        let is_last =
            words.get(index + 1).is_none_or(|next| next.first().is_some_and(|token| token.gap == Gap::Break));
        // Arabic writes “servant of God” in two words.
        let has_capitals = letters.chars().any(|letter| letter.to_uppercase().ne([letter]));
        let may_tell = if is_title(&letters) {
            is_title_and_name(&letters) && (is_last || tells.contains(&true))
        } else if is_particle(&letters) {
            has_capitals && (is_last || (index == 0 && is_particle_and_name(&letters)))
        } else {
            true
        };
        let is_small = ends_capital && !is_capital(word);
        tells.push(may_tell && !is_small && letters.chars().count() > 1);
    }
    tells
}

/// Whether a name, without the titles before it, is that of a body: it begins or ends with a word such as “Ministry”, or
/// has one with “of” or “and” behind it. Within other words it tells only whom a person works for.
fn is_body(core: &[Vec<Token>]) -> bool {
    let is_of_bodies = |word: &[Token]| word.iter().any(|token| is_institution(&text(&token.letters)));
    let ends = [core.first(), core.last()];
    let is_joined_on = |pair: &[Vec<Token>]| matches!(pair, [word, next] if is_of_bodies(word) && is_particle(&text(&joined(std::slice::from_ref(next)))));
    ends.into_iter().flatten().any(|word| is_of_bodies(word)) || core.windows(2).any(is_joined_on)
}

/// The letters of a word of a name, without the article if it is one word with it.
fn without_article(word: &[Token]) -> Vec<char> {
    let letters: Vec<char> = word.iter().flat_map(|token| token.letters.iter().copied()).collect();
    let is_one = word.len() == 1 && !is_particle(&text(&letters));
    behind_article(word).filter(|_| is_one).unwrap_or(letters)
}

/// What a name in Chinese characters, which nothing parts, may have as a surname of two or more (“田中角栄”: “田中”), and
/// what then stands behind it. One character is nobody's name by itself.
fn surnames(letters: &[char]) -> Vec<&[char]> {
    let han = letters.iter().take_while(|letter| is_han(**letter)).count();
    let parts = match (letters.len(), han) {
        (..=2, _) | (_, ..=1) => vec![],
        // The given name is in kana.
        (length, han) if han < length => vec![letters.get(..han)],
        (3, _) => vec![letters.get(..2)],
        (4, _) => vec![letters.get(..2), letters.get(2..)],
        _ => vec![letters.get(..2), letters.get(..3), letters.get(2..), letters.get(3..)],
    };
    parts.into_iter().flatten().collect()
}

/// The letters of words with nothing between them.
fn joined(words: &[Vec<Token>]) -> Vec<char> {
    words.iter().flatten().flat_map(|token| token.letters.iter().copied()).collect()
}

fn text(letters: &[char]) -> String {
    letters.iter().collect()
}

fn words(name: &str) -> Vec<Vec<Token>> {
    let mut words: Vec<Vec<Token>> = Vec::new();
    for token in tokens(name) {
        match words.last_mut() {
            Some(word) if token.gap == Gap::Joint => word.push(token),
            _ => words.push(vec![token]),
        }
    }
    words
}

fn is_capital(word: &[Token]) -> bool {
    word.iter().any(|token| token.is_capital)
}
