//! General English word classes: verbs of saying, nouns for people, pronouns and the like.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::never::OrNever;
use crate::text::entries;

/// The lists as they are written down; see the head of the file for its form.
const WORDS: &str = include_str!("../../../assets/model/words.txt");

/// A set of word classes, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(pub(crate) u64);

impl Classes {
    /// Whether the word is in the class of that bit, or in one of several.
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

macro_rules! classes {
    ($($name:ident = $bit:literal $label:literal;)*) => {
        impl Classes {
            $(#[doc = concat!("The class `", $label, "` of the lists.")]
            pub(crate) const $name: Self = Self(1 << $bit);)*
        }
        const LABELS: &[(&str, Classes)] = &[$(($label, Classes::$name)),*];
    };
}

classes! {
    SAY = 0 "say";
    WRITE = 1 "write";
    ASK = 2 "ask";
    THINK = 3 "think";
    WANT = 4 "want";
    SHOW = 5 "show";
    CALL = 6 "call";
    JUDGE = 7 "judge";
    PROMISE = 8 "promise";
    SEEM = 9 "seem";
    DISCUSS = 10 "discuss";
    BE = 11 "be";
    HAVE = 12 "have";
    DO = 13 "do";
    MODAL = 14 "modal";
    NOT = 15 "not";
    DET = 16 "det";
    HE = 17 "he";
    SHE = 18 "she";
    SUBJECT = 19 "subject";
    OBJECT = 20 "object";
    POSSESSIVE = 21 "possessive";
    RELATIVE = 22 "relative";
    PREP = 23 "prep";
    TO = 24 "to";
    THAT = 25 "that";
    IF = 26 "if";
    AS = 27 "as";
    BECAUSE = 28 "because";
    AND = 29 "and";
    ACCORDING = 30 "according";
    BY = 31 "by";
    OF = 32 "of";
    HOW = 33 "how";
    ADVERB = 34 "adverb";
    SAY_NOUN = 35 "say nouns";
    THINK_NOUN = 36 "think nouns";
    PERSON = 37 "person nouns";
    GROUP = 38 "group nouns";
    DOCUMENT = 39 "document nouns";
    TITLE = 40 "title";
    TIME = 41 "time";
    NUMBER = 42 "number";
    PREMODIFIER = 43 "premodifier";
    OFFICE = 44 "office";
    PLACE = 45 "place";
    PARTICLE = 46 "particle";
    HIM = 47 "spokesman";
    HER = 48 "spokeswoman";
    MALE = 49 "male";
    FEMALE = 50 "female";
}

impl Classes {
    /// Every verb that can attribute something to somebody.
    pub(crate) const REPORTING: Self = Self(
        Self::SAY.0
            | Self::WRITE.0
            | Self::ASK.0
            | Self::THINK.0
            | Self::WANT.0
            | Self::SHOW.0
            | Self::CALL.0
            | Self::JUDGE.0
            | Self::PROMISE.0
            | Self::SEEM.0
            | Self::DISCUSS.0,
    );
}

/// The classes of a word in lower case.
pub(crate) fn classes(lower: &str) -> Classes {
    static LISTS: LazyLock<HashMap<String, Classes>> = LazyLock::new(read);
    LISTS.get(lower).copied().unwrap_or_default()
}

fn read() -> HashMap<String, Classes> {
    let mut lists: HashMap<String, Classes> = HashMap::new();
    for line in entries(WORDS) {
        let Some((label, words)) = line.split_once(':') else {
            never!("a line of the word lists that names no class");
            continue;
        };
        let (label, verbs) = label.strip_suffix(" verbs").map_or((label, false), |label| (label, true));
        let Some(&(_, class)) = LABELS.iter().find(|(name, _)| *name == label) else {
            never!("a class that the word lists name and the program does not know");
            continue;
        };
        for word in words.split_whitespace() {
            let mut add = |form: String| lists.entry(form).or_default().0 |= class.0;
            if verbs {
                inflections(word).into_iter().for_each(&mut add);
            } else if label.ends_with("nouns") {
                add(word.to_owned());
                add(plural(word));
            } else {
                add(word.to_owned());
            }
        }
    }
    lists
}

/// The base form and the regular forms of a verb, as written in the list.
fn inflections(entry: &str) -> Vec<String> {
    let base = entry.trim_end_matches('*');
    let last = base.chars().next_back().or_never("a verb in the list");
    let mut stem = base.to_owned();
    if entry.ends_with('*') {
        stem.push(last);
    }
    let consonant_y = base.ends_with('y')
        && !base.chars().rev().nth(1).is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    let silent_e = base.ends_with('e') && !base.ends_with("ee");
    let cut = || base.strip_suffix(last).unwrap_or(base);
    let past = if consonant_y {
        format!("{}ied", cut())
    } else if base.ends_with('e') {
        format!("{base}d")
    } else {
        format!("{stem}ed")
    };
    let ongoing = if silent_e { format!("{}ing", cut()) } else { format!("{stem}ing") };
    vec![base.to_owned(), plural(base), past, ongoing]
}

/// A noun's plural, which is also a verb's third person.
fn plural(word: &str) -> String {
    let vowel_before = word.chars().rev().nth(1).is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    if word.ends_with('y') && !vowel_before {
        return format!("{}ies", word.strip_suffix('y').unwrap_or(word));
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        return format!("{word}es");
    }
    format!("{word}s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_their_inflected_forms() {
        for form in [
            "deny", "denies", "denied", "denying", "admitted", "agree", "agreed", "agreeing", "said",
            "argued",
        ] {
            assert!(classes(form).any(Classes::REPORTING), "{form}");
        }
        assert!(classes("spokeswomen").0 == 0 && classes("ministries").any(Classes::GROUP));
        assert!(!classes("table").any(Classes::REPORTING));
    }

    #[test]
    fn every_line_of_the_lists_names_a_class() {
        for line in entries(WORDS) {
            let (label, words) = line.split_once(':').unwrap();
            assert!(!words.trim().is_empty(), "{label}");
            let label = label.strip_suffix(" verbs").unwrap_or(label);
            assert!(LABELS.iter().any(|(name, _)| *name == label), "{label}");
        }
    }
}
