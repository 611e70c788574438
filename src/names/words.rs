//! Words that tell nobody's identity by themselves, and words that an office is told in.
//!
//! The lists are in `assets/names`; each says at its head what its words have in common. All are folded, as
//! [`super::fold`] does it.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::entries;

/// The lists, each from its file at its first use.
macro_rules! lists {
    ($($name:ident = $file:literal;)*) => {
        $(static $name: LazyLock<HashSet<&str>> =
            LazyLock::new(|| entries(include_str!(concat!("../../assets/names/", $file))).collect());)*

        #[cfg(test)]
        const FILES: &[(&str, &str)] = &[$(($file, include_str!(concat!("../../assets/names/", $file)))),*];
    };
}

lists! {
    PARTICLES = "particles.txt";
    TITLES = "titles.txt";
    TITLES_AND_NAMES = "titles_and_surnames.txt";
    PARTICLES_AND_NAMES = "particles_and_names.txt";
    INSTITUTIONS = "institutions.txt";
    ORDINARY = "ordinary.txt";
    OFFICES = "offices.txt";
    ROLES = "roles.txt";
    QUALIFIERS = "qualifiers.txt";
    OPENINGS = "openings.txt";
}

/// Whether the word joins or begins names.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(word)
}

/// Whether the word stands before a name by courtesy or office.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// Whether the title is a surname too (“King”).
pub(super) fn is_title_and_name(word: &str) -> bool {
    TITLES_AND_NAMES.contains(word)
}

/// Whether the particle is a first name too (“Ben”).
pub(super) fn is_particle_and_name(word: &str) -> bool {
    PARTICLES_AND_NAMES.contains(word)
}

/// Whether the word tells that a name is that of a body.
pub(super) fn is_institution(word: &str) -> bool {
    INSTITUTIONS.contains(word)
}

/// Whether the word is an ordinary one when it is written small.
pub(super) fn is_ordinary(word: &str) -> bool {
    ORDINARY.contains(word)
}

/// Whether bodies of state are called so (“Foreign”).
pub(super) fn is_office(word: &str) -> bool {
    OFFICES.contains(word)
}

/// Whether the word says what a person is by office or trade.
pub(super) fn is_role(word: &str) -> bool {
    ROLES.contains(word)
}

/// Whether the word is said of an office before it (“former”).
pub(super) fn is_qualifier(word: &str) -> bool {
    QUALIFIERS.contains(word)
}

/// Whether a sentence may open with the word, so that its capital tells nothing.
pub(super) fn is_opening(word: &str) -> bool {
    OPENINGS.contains(word)
}

/// Whether the word stands before an office as an article.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "his" | "her" | "their" | "its" | "our")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::folded_name;

    #[test]
    fn every_line_of_the_lists_is_one_folded_word_that_no_other_line_has() {
        for (file, list) in FILES {
            let mut seen = HashSet::new();
            for word in entries(list) {
                assert!(seen.insert(word), "{word} stands twice in {file}");
                assert_eq!(folded_name(word), word, "in {file}");
            }
            assert!(!seen.is_empty(), "{file}");
        }
    }
}
