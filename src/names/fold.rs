//! A text as its letters: without case, marks, punctuation and what cannot be seen.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::decode::characters;
use super::homoglyphs::{base_letter, homoglyph_of_latin, latin_homoglyph};
use crate::text::{Span, is_ignorable, is_stray};

/// A word, or a part of one that stands out by itself: letters with nothing visible between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The letters, folded.
    pub(super) letters: Vec<char>,
    /// The letters as Latin ones, where each looks like one and the script is another.
    pub(super) latin: Option<Vec<char>>,
    /// Where the character that each letter comes from stands in the text.
    pub(super) places: Vec<Span>,
    /// Whether it begins with a capital letter, or its script has none.
    pub(super) is_capital: bool,
    /// What stands between it and the token before.
    pub(super) gap: Gap,
    /// Whether that is without white space.
    pub(super) is_tight: bool,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// What joins the parts of one word: nothing, a hyphen, an apostrophe, a stop, an underscore, digits; a hyphen at
    /// the end of a line too.
    Joint,
    /// What parts the words of one name: white space, with stops or hyphens.
    Space,
    Break,
}

impl Token {
    pub(super) fn span(&self) -> Span {
        let start = self.places.first().map_or(0, |place| place.start);
        Span::new(start, self.places.last().map_or(start, |place| place.end))
    }
}

/// The letters of a name with nothing between them: names that differ in case, marks or punctuation only are the same.
pub fn folded_name(name: &str) -> String {
    tokens(name).into_iter().flat_map(|token| token.letters).collect()
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    // What each letter of each token looks like in Latin.
    let mut looks: Vec<Vec<Option<char>>> = Vec::new();
    let mut between = String::new();
    let mut open = false;
    let mut was_lower = false;
    for (place, character) in characters(text) {
        if is_unseen(character) {
            continue;
        }
        let letters = letters(character);
        if letters.is_empty() {
            between.push(character);
            open = false;
            continue;
        }
        let is_upper = character.is_uppercase();
        // “AnnMoore” and “McDonald” are two tokens that nothing parts.
        if !open || (was_lower && is_upper) {
            let gap = if tokens.is_empty() { Gap::Break } else { gap(&between) };
            let is_capital = is_upper || !character.is_lowercase();
            let is_tight = !between.contains(char::is_whitespace);
            let (letters, places) = (Vec::new(), Vec::new());
            tokens.push(Token { letters, latin: None, places, is_capital, gap, is_tight });
            looks.push(Vec::new());
            between.clear();
        }
        if let (Some(token), Some(looks)) = (tokens.last_mut(), looks.last_mut()) {
            let bare = std::iter::once(character).nfkd().next().unwrap_or(character);
            for letter in letters {
                token.letters.push(letter);
                token.places.push(place);
                // “Ν” and “ν” look like different letters.
                looks.push(latin_homoglyph(bare).or_else(|| latin_homoglyph(letter)));
            }
        }
        was_lower = character.is_lowercase();
        open = true;
    }
    for (token, looks) in tokens.iter_mut().zip(&looks) {
        one_script(token, looks);
    }
    tokens
}

/// Whether the character neither is a letter of a name nor parts words: marks, joiners, controls, and the line that
/// only stretches an Arabic word.
fn is_unseen(character: char) -> bool {
    const TATWEEL: char = '\u{640}';
    is_combining_mark(character)
        || (character.is_control() && !character.is_whitespace())
        || is_stray(character)
        || is_ignorable(character)
        || character == TATWEEL
}

/// The letters that a character stands for; none if it is no letter.
fn letters(character: char) -> Vec<char> {
    let bare = std::iter::once(character).nfkd().filter(|part| !is_combining_mark(*part));
    // Upper case first, so that “ß” and “ſ” are what they are in capitals.
    let lower = bare.flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let lower = lower.filter(|part| !is_combining_mark(*part));
    let mut letters = Vec::new();
    let base_letter = std::iter::once(character).nfkd().next().and_then(base_letter);
    if base_letter.is_some() {
        return base_letter.into_iter().collect();
    }
    for letter in lower.filter(|letter| letter.is_alphabetic() && !is_apostrophe(*letter)) {
        match plain(letter) {
            "" => letters.push(letter),
            plain => letters.extend(plain.chars()),
        }
    }
    letters
}

/// Whether the character is an apostrophe, or one of the half rings and turned commas that transliterations write for
/// hamza and ayn.
const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '`' | '´' | '′' | 'ʹ' | 'ʼ' | 'ʻ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ')
}

/// What a letter is written as where its own form is not at hand; empty for most, which have no other.
const fn plain(letter: char) -> &'static str {
    match letter {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ə' => "e",
        // Arabic letters that differ between Arabic, Persian, Pashto, Urdu and Kurdish typing, or by a hamza.
        'ي' | 'ى' | 'ې' | 'ۍ' | 'ئ' | 'ے' | 'ێ' => "ی",
        'ك' | 'ګ' | 'ڪ' => "ک",
        'ة' | 'ۃ' | 'ۀ' | 'ە' | 'ہ' | 'ھ' => "ه",
        'ٱ' => "ا",
        'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' => "و",
        'ں' => "ن",
        _ => "",
    }
}

/// Writes letters that look like those of another script as these, where one token has both: no word does.
///
/// A word that is all of look-alikes may be either, and keeps both.
fn one_script(token: &mut Token, looks: &[Option<char>]) {
    const MIN_LETTERS: usize = 4;
    let is_latin = |letter: &char| letter.is_ascii_lowercase();
    let as_latin = token.letters.iter().zip(looks);
    let as_latin: Vec<char> = as_latin
        .map(|(letter, look)| if is_latin(letter) { *letter } else { look.unwrap_or(*letter) })
        .collect();
    let is_all_latin = as_latin.iter().all(is_latin);
    if !token.letters.iter().any(is_latin) {
        token.latin = (is_all_latin && as_latin.len() >= MIN_LETTERS).then_some(as_latin);
        return;
    }
    // “Зaхарова” with a Latin “a” is a Cyrillic word, since “з” is no Latin letter.
    let is_cyrillic = token.letters.iter().any(|letter| ('\u{400}'..='\u{52f}').contains(letter));
    let other = token.letters.iter().map(|letter| {
        if is_latin(letter) { homoglyph_of_latin(*letter, is_cyrillic) } else { Some(*letter) }
    });
    let other: Option<Vec<char>> = other.collect();
    token.letters = match other {
        Some(other) if !is_all_latin => other,
        _ => as_latin,
    };
}

fn gap(between: &str) -> Gap {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let is_joiner =
        |c: char| is_hyphen(c) || is_apostrophe(c) || c.is_numeric() || matches!(c, '.' | '·' | '_');
    let is_joint = between.chars().all(is_joiner);
    // A word that was broken at the end of a line.
    let is_broken = between.starts_with(is_hyphen) && between.trim_start_matches(is_hyphen).trim().is_empty();
    if is_joint || is_broken {
        Gap::Joint
    } else if between.chars().all(|c| c.is_whitespace() || is_hyphen(c) || c == '.') {
        Gap::Space
    } else {
        Gap::Break
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_whatever_their_case_marks_and_punctuation() {
        let check = |one: &str, other: &str| assert_eq!(folded_name(one), folded_name(other), "{one}");
        check("Anita Moore", "ANITA MOORE");
        check("Anita Moore", "anita-moore");
        check("Anita Moore", "Ani\u{ad}ta  Mo\u{200b}o\u{1}re");
        check("Łukasz Møller-Weiß", "lukasz moller weiss");
        check("İbrahim Kalın", "IBRAHIM KALIN");
        check("Sa‘id al-Ḥakīm", "said al hakim");
        check("Семён Чёрный", "СЕМЕН ЧЕРНЫИ");
        check("فوزیه کوفی", "فوزيه كوفي");
        check("محمد‌علی", "محمدعلي");
        check("Ｋｏｏｆｉ", "koofi");
        // With a Cyrillic “о” and “і”.
        check("Koofi", "Kоofі");
        // With a Greek “Κ” and “ο”, a Greek “Ν”.
        check("Koofi", "Κoοfi");
        check("Nour", "Νour");
        check("Koofi", "ᴋᴏᴏꜰɪ");
        check("Koofi", "🅺🅾🅾🅵🅸");
        check("Koofi", "🄺🄾🄾🄵🄸");
        check("Koofi", "Ⓚⓞⓞⓕⓘ");
        check("Koofi", "𝕂𝕠𝕠𝕗𝕚");
        check("Koofi", "ꓗꓳꓳꓝꓲ");
        check("Koofi", "K〇〇fi");
        // With a Latin “a” and “o”.
        check("Захарова", "Зaхaрoва");
        assert_ne!(folded_name("Koofi"), folded_name("Kofi"));
    }

    #[test]
    fn tokens_know_where_they_stand_and_what_parts_them() {
        let text = "al-Ṣadr’s @FawziaKoofi, no";
        let tokens = tokens(text);
        let seen: Vec<_> = tokens
            .iter()
            .map(|token| (token.span().of(text).unwrap(), token.gap, token.is_capital))
            .collect();
        let expected = [
            ("al", Gap::Break, false),
            ("Ṣadr", Gap::Joint, true),
            ("s", Gap::Joint, false),
            ("Fawzia", Gap::Break, true),
            ("Koofi", Gap::Joint, true),
            ("no", Gap::Break, false),
        ];
        assert_eq!(seen, expected);
    }
}
