//! What of a name tells who it is.
//!
//! Of a person: the whole name in any arrangement, and each word of it by itself but for particles (“al-”, “bin”,
//! “of”), titles (“Dr”), single letters, and words written small where the last word has a capital.
//! Of a word with a hyphen or an apostrophe also what it joins (“al-Sadr”: “Sadr”).
//! Of a body (“United Nations”, “Foreign Ministry”) only the whole name: its words are everybody's.

use unicode_normalization::UnicodeNormalization as _;

use super::fold::{Gap, Token, tokens};
use super::words::{is_institution, is_particle, is_title};

/// Letters to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The letters, folded, with nothing between them.
    pub(super) letters: Vec<char>,
    /// Whether they are the whole name.
    pub(super) is_whole: bool,
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
        parts.wanted.dedup_by(|later, earlier| later.letters == earlier.letters);
        parts
    }

    fn add(&mut self, name: &str) {
        let words = words(name);
        let joined = |words: &[Vec<Token>]| -> Vec<char> {
            words.iter().flatten().flat_map(|token| token.letters.iter().copied()).collect()
        };
        let text = |letters: &[char]| letters.iter().collect::<String>();
        // “Rosa dos Santos”; but all of “Rosa santos” tells, however carelessly it was written.
        let ends_capital = words.last().is_some_and(|word| is_capital(word));
        let tells = |word: &Vec<Token>| {
            let letters = text(&joined(std::slice::from_ref(word)));
            let is_small = ends_capital && !is_capital(word);
            !is_small && !is_particle(&letters) && !is_title(&letters) && letters.chars().count() > 1
        };
        self.look_for(joined(&words), words.len() > 1);
        // Whatever stands before the first word that tells, a title or an article, may be left out.
        let first = words.iter().position(tells).unwrap_or(0);
        let core = words.get(first..).unwrap_or_default();
        self.look_for(joined(core), core.len() > 1);
        if let [given @ .., family] = core
            && !given.is_empty()
        {
            // “Koofi Fawzia”, and a handle such as “koofifawzia”.
            self.look_for([joined(std::slice::from_ref(family)), joined(given)].concat(), true);
        }
        let is_body = words.iter().flatten().any(|token| is_institution(&text(&token.letters)));
        if is_body {
            return;
        }
        for (index, word) in words.iter().enumerate() {
            let letters = joined(std::slice::from_ref(word));
            self.initials.extend(letters.first());
            if !tells(word) {
                self.particles.push(letters);
                continue;
            }
            // “Abdul Rahman” is one name of two words.
            if let Some(before) =
                index.checked_sub(1).and_then(|before| words.get(before)).filter(|word| !tells(word))
            {
                self.look_for([joined(std::slice::from_ref(before)), letters.clone()].concat(), false);
            }
            self.look_for(letters, false);
            // A letter that leans on the word, as in “Moscow’s”, is neither a part nor an initial.
            for token in word.iter().filter(|token| word.len() > 1 && token.letters.len() > 1) {
                self.initials.extend(token.letters.first());
                let is_telling = token.letters.len() > 2 && !is_particle(&text(&token.letters));
                if is_telling {
                    self.look_for(token.letters.clone(), false);
                } else {
                    self.particles.push(token.letters.clone());
                }
            }
        }
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
            self.wanted.push(Part { letters: short.chars().collect(), is_whole });
        }
        self.wanted.push(Part { letters, is_whole });
    }
}

/// Whether a text reads as the name of a person or a body: every word but particles has a capital, and behind the titles
/// at its beginning it holds no other title and no possessive.
pub fn reads_as_name(text: &str) -> bool {
    let words = words(text);
    let letters = |word: &[Token]| word.iter().flat_map(|token| &token.letters).collect::<String>();
    let is_titled = |word: &Vec<Token>| is_title(&letters(word));
    let start = words.iter().position(|word| !is_titled(word)).unwrap_or(words.len());
    let core = words.get(start..).unwrap_or_default();
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

/// The tokens of each word of a name.
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
