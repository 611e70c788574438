//! How a name sounds, roughly: the consonants, the same for Cyrillic and for the many ways to write it in Latin.
//!
//! Addresses of Russian articles spell names in Latin letters, and articles in other languages do so in ways of their own
//! (“Захарова”: “Zakharova”, “Zaharova”, “Zacharowa”). Vowels differ most and are left out.

use crate::never::OrNever;

/// Digraphs and letters of Latin, the longest first, and the sound that each stands for.
const LATIN: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("stsch", "щ"),
    ("schtsch", "щ"),
    ("tsch", "ч"),
    ("sch", "ш"),
    ("tch", "ч"),
    ("dzh", "ж"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("cz", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("tz", "ц"),
    ("ph", "ф"),
    ("ck", "к"),
    ("b", "б"),
    ("c", "ц"),
    ("d", "д"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("j", ""),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("v", "в"),
    ("w", "в"),
    ("x", "кс"),
    ("z", "з"),
];

/// Fewer sounds than these are too common to tell a name.
const MIN_SOUNDS: usize = 3;

/// Whether letters of one of the two scripts may be the name in the other.
pub(super) fn sounds_alike(name: &[char], found: &[char]) -> bool {
    if is_cyrillic(name) == is_cyrillic(found) || !is_known(name) || !is_known(found) {
        return false;
    }
    let is_alike = |name: &str, found: &str, endings: &[&str]| {
        found.strip_prefix(name).is_some_and(|rest| endings.contains(&rest))
    };
    let (consonants, found_consonants) = (sounds(name, false), sounds(found, false));
    // “м” and “х” are the endings of Russian cases.
    if consonants.chars().count() >= MIN_SOUNDS {
        return is_alike(&consonants, &found_consonants, &["", "м", "х"]);
    }
    // Of fewer consonants the vowels must be alike too, but for the last, which Russian cases change.
    let (name, found) = (sounds(name, true), sounds(found, true));
    let stem = name.trim_end_matches(is_vowel_sound);
    consonants.chars().count() + 1 >= MIN_SOUNDS
        && (is_alike(&name, &found, &["", "м", "х"])
            || (found_consonants == consonants && name != stem && is_alike(stem, &found, &["а", "и", "у"])))
}

/// Whether the sound is one of the vowels that are told apart.
fn is_vowel_sound(sound: char) -> bool {
    "аиу".contains(sound)
}

/// Which of the vowels that are told apart a letter is: transliterations write “у” as “u”, “oo”, “ou”.
fn vowel_sound(letter: char) -> Option<char> {
    match letter {
        'a' | 'а' | 'я' => Some('а'),
        'e' | 'i' | 'y' | 'е' | 'и' | 'ы' | 'э' => Some('и'),
        'o' | 'u' | 'о' | 'у' | 'ю' => Some('у'),
        _ => None,
    }
}

fn is_cyrillic(letters: &[char]) -> bool {
    letters.first().is_some_and(|first| ('\u{400}'..='\u{52f}').contains(first))
}

fn is_known(letters: &[char]) -> bool {
    letters.iter().all(|letter| letter.is_ascii_lowercase() || ('а'..='я').contains(letter))
}

/// The sounds of the consonants, a doubled one once; a vowel at the beginning is “а”. With vowels, each row of them is
/// the sound of its first.
fn sounds(letters: &[char], with_vowels: bool) -> String {
    let text: String = letters.iter().collect();
    let mut rest = text.as_str();
    let mut sounds = String::new();
    while let Some(first) = rest.chars().next() {
        let latin = LATIN.iter().find_map(|(written, sound)| Some((rest.strip_prefix(written)?, *sound)));
        let (after, sound) = latin.unwrap_or_else(|| {
            let after = rest.get(first.len_utf8()..).or_never("the first letter of the rest");
            (
                after,
                if "бвгджзклмнпрстфхцчшщ".contains(first) {
                    rest.get(..first.len_utf8()).or_never("the first letter of the rest")
                } else {
                    ""
                },
            )
        });
        let is_vowel = sound.is_empty() && "aeiouyаеиоуыэюя".contains(first);
        let is_first = rest.len() == text.len();
        if is_vowel && is_first && !with_vowels {
            sounds.push('а');
        }
        let vowel = vowel_sound(first).filter(|_| with_vowels && !sounds.ends_with(is_vowel_sound));
        sounds.extend(vowel);
        for sound in sound.chars() {
            // Scripts differ in what they write for these.
            let sound = match sound {
                'ц' if first == 'c' => 'к',
                'ч' | 'х' => 'х',
                other => other,
            };
            if !sounds.ends_with(sound) {
                sounds.push(sound);
            }
        }
        rest = after;
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::folded_name;

    #[test]
    fn a_name_sounds_alike_in_both_scripts() {
        let check = |one: &str, other: &str, expected: bool| {
            let letters = |text: &str| folded_name(text).chars().collect::<Vec<char>>();
            assert_eq!(sounds_alike(&letters(one), &letters(other)), expected, "{one} and {other}");
        };
        for latin in ["Zakharova", "zaharova", "Zacharowa", "Sakharova"] {
            check("Захарова", latin, latin != "Sakharova");
            check(latin, "Захаровой", latin != "Sakharova");
        }
        check("Лавров", "Lavrov", true);
        check("Lavrov", "Лавровым", true);
        check("Кулеба", "Kuleba", true);
        check("Чернышенко", "Chernyshenko", true);
        check("Щедрин", "Shchedrin", true);
        check("Лавров", "lavender", false);
        check("Лавров", "Лавров", false);
        check("Ли", "Lee", false);
        check("Koofi", "Коофи", true);
        check("Koofi", "Куфи", true);
        check("Koofi", "Кафе", false);
        check("Maria", "Марию", true);
        check("Maria", "Мороз", false);
    }
}
