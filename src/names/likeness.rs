//! Whether letters in a text are a form of a name.
//!
//! What endings a script's languages give to names is what this knows of grammar: the possessive and plural of English,
//! the cases of Russian and its neighbours, the letters that Arabic and Persian join to a word.
//! Beyond that a word of five letters and more counts as a name where it holds the name whole, or differs from it in
//! one letter and is written with a capital, because transliterations do; or where its consonants are the same in the
//! other of the Latin and Cyrillic scripts.

use super::fold::Token;
use super::sound::sounds_alike;
use super::words::{is_institution, is_ordinary, is_particle, is_title};
use crate::never::OrNever;

/// How letters stand to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// One letter differs, or the script: perhaps another spelling, perhaps another name.
    Near,
    Form,
}

/// The scripts that write names in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    /// Arabic and Hebrew: no capitals, and what other languages write as words is joined to a word.
    Joining,
    /// Chinese, Japanese, Korean, Thai and others that do not part words.
    Unparted,
    /// Greek, Armenian, Georgian and all others.
    Other,
}

/// The endings of Russian names, folded; “й” is “и”.
const CYRILLIC_ENDINGS: &[&str] = &[
    "", "а", "ам", "ами", "ах", "ая", "е", "ев", "его", "еи", "ем", "ему", "ею", "и", "ие", "им", "ими",
    "их", "иям", "о", "ов", "ово", "ого", "ое", "ои", "ом", "ому", "ою", "у", "ую", "ы", "ые", "ым", "ыми",
    "ых", "ь", "ью", "ьи", "ьям", "ю", "юю", "я", "ям", "ями", "ях", "яя",
];

/// What Arabic, Persian and Hebrew join to the front of a word: “and”, “the”, “for”, “with”.
const JOINED_BEFORE: &[&str] =
    &["", "ال", "ب", "ف", "ل", "لل", "و", "وال", "ک", "بال", "فال", "ול", "ה", "ו", "ב", "ל", "מ", "ש"];

/// What more of it stands together before a name of three letters; a longer one is found among any others.
///
/// The question and the sign of the future are left out: they would make other words (“أعلى”) of short names.
const JOINED_TOGETHER: &[&str] = &[
    "وب", "ول", "وک", "فب", "فل", "فک", "ولل", "فلل", "کال", "وبال", "وکال", "فبال", "فکال", "כ", "וה", "וב",
    "וכ", "ומ", "וש", "שה", "כש",
];

/// What they join to its end.
pub(super) const JOINED_AFTER: &[&str] =
    &["", "ا", "ات", "ام", "ان", "ای", "اش", "ش", "م", "ه", "ها", "های", "و", "ی", "یان", "یها"];

/// How the letters `found` stand to the name `name`; `None` if they are no form of it.
///
/// `is_capital` tells whether they begin with a capital letter, `is_whole` whether `name` is a person's whole name and
/// not a part of it.
pub(super) fn likeness(name: &[char], found: &[char], is_capital: bool, is_whole: bool) -> Option<Likeness> {
    let length = name.len();
    if length == 0 || found.is_empty() {
        return None;
    }
    let text: String = name.iter().collect();
    let is_shared = is_title(&text) || is_particle(&text) || is_institution(&text);
    // A word of two letters is too often something else.
    let must_be_capital = !is_whole && (length <= 2 || is_shared || is_ordinary(&text));
    if must_be_capital && !is_capital {
        return None;
    }
    if found == name {
        return Some(Likeness::Form);
    }
    let is_distinct = length >= 5 && !is_shared && !is_ordinary(&text);
    let is_form = match script(name) {
        // “Kings” may be the family; “Kingdom” and “Sultanate” are other words.
        Script::Latin if is_shared => is_latin_plural(name, found),
        Script::Latin => is_latin_form(name, found, is_capital) || (is_distinct && holds(found, name)),
        Script::Cyrillic => is_cyrillic_form(name, found) || (is_distinct && holds(found, name)),
        Script::Joining => is_joined(name, found) || (length >= 4 && holds(found, name)),
        Script::Unparted => holds(found, name),
        Script::Other => {
            let stem = name.get(..length.saturating_sub(2).max(4).min(length)).unwrap_or(name);
            found.starts_with(stem) && found.len() <= length + 3
        }
    };
    if is_form {
        return Some(Likeness::Form);
    }
    if is_distinct && is_capital && sounds_alike(name, found) {
        return Some(Likeness::Near);
    }
    let may_be_misspelt =
        matches!(script(name), Script::Latin | Script::Cyrillic) && is_distinct && is_capital;
    (may_be_misspelt && name.first() == found.first() && differ_in_one(name, found)).then_some(Likeness::Near)
}

/// The place of an unparted name inside a token, from the first letter up to the one after the last.
pub(super) fn place_inside(name: &[char], token: &Token) -> Option<(usize, usize)> {
    if script(name) != Script::Unparted {
        return None;
    }
    let start = token.letters.windows(name.len()).position(|window| window == name)?;
    Some((start, start + name.len()))
}

/// Whether a part of a name in this script may be written in several words (“عبد الله”).
pub(super) fn is_joining(name: &[char]) -> bool {
    script(name) == Script::Joining
}

/// Whether the letter is a Chinese character, which Japanese writes names in too.
pub(super) const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3005}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3fffd}')
}

fn script(name: &[char]) -> Script {
    let first = name.first().map_or(0, |letter| u32::from(*letter));
    match first {
        0..=0x24f | 0x1e00..=0x1eff => Script::Latin,
        0x400..=0x52f => Script::Cyrillic,
        0x590..=0x8ff => Script::Joining,
        0xe00..=0xeff
        | 0x1000..=0x109f
        | 0x1100..=0x11ff
        | 0x1780..=0x17ff
        | 0x2e80..=0x9fff
        | 0xac00..=0xd7ff
        | 0x20000.. => Script::Unparted,
        _ => Script::Other,
    }
}

fn holds(found: &[char], name: &[char]) -> bool {
    found.windows(name.len()).any(|window| window == name)
}

/// “Koofis”, and with a capital “Lavrovian”, “Tuska”.
fn is_latin_form(name: &[char], found: &[char], is_capital: bool) -> bool {
    const LONGEST_ENDING: usize = 4;
    let ending = found.strip_prefix(name);
    let has_ending = ending.is_some_and(|ending| ending.len() <= LONGEST_ENDING);
    is_latin_plural(name, found) || (is_capital && name.len() >= 4 && has_ending)
}

fn is_latin_plural(name: &[char], found: &[char]) -> bool {
    name.len() >= 3 && matches!(found.strip_prefix(name), Some(['s'] | ['e', 's']))
}

fn is_cyrillic_form(name: &[char], found: &[char]) -> bool {
    let stems = cyrillic_stems(name);
    stems.iter().any(|stem| {
        let ending: Option<String> =
            found.strip_prefix(stem.as_slice()).map(|ending| ending.iter().collect());
        ending.is_some_and(|ending| CYRILLIC_ENDINGS.contains(&ending.as_str()))
    })
}

/// What stays of a name when its ending changes: without its last vowels, and where a vowel flees (“Павел”, “Лев”)
/// without that.
fn cyrillic_stems(name: &[char]) -> Vec<Vec<char>> {
    const MIN_LETTERS: usize = 3;
    let is_ending = |letter: &char| "аеёиоуыэюяь".contains(*letter);
    let mut stem = name.to_vec();
    let mut stems = vec![stem.clone()];
    while stem.len() > MIN_LETTERS && stems.len() < 3 && stem.last().is_some_and(is_ending) {
        stem.pop();
        stems.push(stem.clone());
    }
    if let [before @ .., 'е' | 'о', last] = name
        && !is_ending(last)
    {
        stems.push([before, &[*last]].concat());
        stems.push([before, &['ь', *last]].concat());
    }
    stems
}

fn is_joined(name: &[char], found: &[char]) -> bool {
    let together = if name.len() > 2 { JOINED_TOGETHER } else { &[] };
    JOINED_BEFORE.iter().chain(together).any(|before| {
        let before: Vec<char> = before.chars().collect();
        let rest = found.strip_prefix(before.as_slice()).and_then(|rest| rest.strip_prefix(name));
        let rest: Option<String> = rest.map(|rest| rest.iter().collect());
        rest.is_some_and(|rest| JOINED_AFTER.contains(&rest.as_str()))
    })
}

/// Whether one letter was put in, left out or changed, or two neighbours were swapped.
fn differ_in_one(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (
        one.get(same..).or_never("letters that both have"),
        other.get(same..).or_never("letters that both have"),
    );
    let rest = |letters: &[char], from: usize| letters.get(from..).unwrap_or_default().to_vec();
    match (one, other) {
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c => one == other,
        _ if one.len() == other.len() => rest(one, 1) == rest(other, 1),
        _ if one.len() == other.len() + 1 => rest(one, 1) == other,
        _ if one.len() + 1 == other.len() => one == rest(other, 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::folded_name;

    /// The likeness of a part of a name and a word, as it is written.
    fn of_part(name: &str, word: &str) -> Option<Likeness> {
        let letters = |text: &str| folded_name(text).chars().collect::<Vec<char>>();
        let is_capital = word.chars().next().is_some_and(|first| !first.is_lowercase());
        likeness(&letters(name), &letters(word), is_capital, false)
    }

    #[track_caller]
    fn check(name: &str, words: &[&str], expected: Option<Likeness>) {
        for word in words {
            assert_eq!(of_part(name, word), expected, "{name} and {word}");
        }
    }

    #[test]
    fn english_endings_and_words_around_a_name_are_forms_of_it() {
        check("Koofi", &["koofi", "Koofis", "MPKoofi", "koofis"], Some(Likeness::Form));
        check("Khan", &["Khans", "Khanate", "khans"], Some(Likeness::Form));
        check("Khan", &["khanate", "Khandahari", "thankhan"], None);
    }

    #[test]
    fn russian_cases_are_forms_of_a_name() {
        let cases = ["Захаровой", "Захарову", "Захаровою", "захарова", "Захаровы", "Захаровых", "ЗАХАРОВЫМ"];
        check("Захарова", &cases, Some(Likeness::Form));
        check("Лавров", &["Лаврова", "Лаврову", "Лавровым", "Лаврове", "Лавровы"], Some(Likeness::Form));
        check(
            "Достоевский",
            &["Достоевского", "Достоевскому", "Достоевским", "Достоевская"],
            Some(Likeness::Form),
        );
        check("Лев", &["Льва", "Львом"], Some(Likeness::Form));
        check("Павел", &["Павла", "Павлом", "Павле"], Some(Likeness::Form));
        check("Мария", &["Марии", "Марию", "Марией"], Some(Likeness::Form));
        check("Мария", &["Марокко", "марка"], None);
    }

    #[test]
    fn what_persian_and_arabic_join_to_a_name_does_not_hide_it() {
        check("کوفی", &["وكوفي", "کوفی‌ها", "لکوفی", "الكوفي"], Some(Likeness::Form));
        check("علی", &["وعلی", "علی‌ها", "علی"], Some(Likeness::Form));
        check("علی", &["تعلیم", "علیه‌السلام"], None);
    }

    #[test]
    fn one_letter_of_a_long_name_may_differ_where_it_is_written_with_a_capital() {
        check("Muttaqi", &["Mutaqi", "Muttaki", "Mutatqi", "Muttaqqi"], Some(Likeness::Near));
        check("Muttaqi", &["muttaki", "Motaki", "Uttaqi"], None);
        check("Khan", &["Kahn", "Khun"], None);
    }

    #[test]
    fn names_that_are_words_are_names_with_a_capital_only() {
        check("Will", &["will", "wills"], None);
        check("Will", &["Will", "WILL"], Some(Likeness::Form));
        check("Stone", &["milestone", "Milestone", "stone"], None);
        check("Xi", &["xi", "xis"], None);
        check("Xi", &["Xi"], Some(Likeness::Form));
    }

    #[test]
    fn a_name_is_found_where_words_are_not_parted() {
        check("习近平", &["国家主席习近平说"], Some(Likeness::Form));
        check("김정은", &["김정은이"], Some(Likeness::Form));
    }
}
