//! How a name sounds, roughly: the consonants, the same for Cyrillic and for the many ways to write it in Latin.
//!
//! Addresses of Russian articles spell names in Latin letters, and articles in other languages do so in ways of their own
//! (“Захарова”: “Zakharova”, “Zaharova”, “Zacharowa”). Vowels differ most and are left out.

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
const LEAST: usize = 3;

/// Whether letters of one of the two scripts may be the name in the other.
pub(super) fn sounds_alike(name: &[char], found: &[char]) -> bool {
    if is_cyrillic(name) == is_cyrillic(found) || !is_known(name) || !is_known(found) {
        return false;
    }
    let (name, found) = (sounds(name), sounds(found));
    // “м” and “х” are the endings of Russian cases.
    let is_ending = |rest: &str| matches!(rest, "" | "м" | "х");
    name.chars().count() >= LEAST && found.strip_prefix(name.as_str()).is_some_and(is_ending)
}

fn is_cyrillic(letters: &[char]) -> bool {
    letters.first().is_some_and(|first| ('\u{400}'..='\u{52f}').contains(first))
}

fn is_known(letters: &[char]) -> bool {
    letters.iter().all(|letter| letter.is_ascii_lowercase() || ('а'..='я').contains(letter))
}

/// The sounds of the consonants, a doubled one once; a vowel at the beginning is “а”.
fn sounds(letters: &[char]) -> String {
    let text: String = letters.iter().collect();
    let mut rest = text.as_str();
    let mut sounds = String::new();
    while let Some(first) = rest.chars().next() {
        let latin = LATIN.iter().find_map(|(written, sound)| Some((rest.strip_prefix(written)?, *sound)));
        let (after, sound) = latin.unwrap_or_else(|| {
            let after = rest.get(first.len_utf8()..).unwrap_or_default();
            (
                after,
                if "бвгджзклмнпрстфхцчшщ".contains(first) {
                    rest.get(..first.len_utf8()).unwrap_or_default()
                } else {
                    ""
                },
            )
        });
        let is_vowel = sound.is_empty() && "aeiouyаеиоуыэюя".contains(first);
        if is_vowel && rest.len() == text.len() {
            sounds.push('а');
        }
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
    use crate::model::names::folded_name;

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
    }
}
