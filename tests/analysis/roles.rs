//! What the page calls a speaker, by the public door.

use precis::analysis::analyse;

use crate::support::articles::imported;

/// The roles of whoever speaks in `text` under the name.
fn role(text: &str, name: &str) -> Option<String> {
    let findings = analyse(&[imported(text)]);
    let speakers = findings.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    let mut who = speakers.map(|speaker| speaker.attribution.clone());
    who.find(|who| who.name.as_deref() == Some(name)).unwrap_or_else(|| unreachable!("{name} in {text}")).role
}

#[test]
fn a_role_is_the_noun_phrase_that_describes_the_speaker() {
    for (text, wanted) in [
        (
            "Norrland Finance Minister Ada Holm said the “pact is dead as can be”.",
            "Norrland Finance Minister",
        ),
        ("Sen. Ada Holm (D-N.Y.) said the “pact is dead as can be”.", "senator (D-N.Y.)"),
        ("Elstree homicide Det. Ada Holm said the “pact is dead as can be”.", "Elstree homicide detective"),
        ("Rebel leader Capt. Ada Holm said the “pact is dead as can be”.", "Rebel leader"),
        (
            "Ada Holm, 28, a schoolteacher who lives in Elstree, said the “pact is dead as can be”.",
            "schoolteacher",
        ),
        (
            "Ada Holm, a University of Kells professor, said the “pact is dead as can be”.",
            "University of Kells professor",
        ),
        ("“The pact is dead,” said Ada Holm, its housing chief.", "housing chief"),
        (
            "“The pact is dead,” said Ada Holm, partner at the law firm Dix & Ash and former head of the port.",
            "partner at the law firm Dix & Ash",
        ),
        (
            "Ada Holm is the finance minister of Norrland. “The pact is dead,” Ada Holm said.",
            "finance minister of Norrland",
        ),
    ] {
        assert_eq!(role(text, "Ada Holm").as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn another_persons_office_a_plural_and_a_bare_relation_are_no_roles() {
    for text in [
        "Unlike the finance minister, Ada Holm said the “pact is dead as can be”.",
        "In a letter to the president, Ada Holm said the “pact is dead as can be”.",
        "Ada Holm, a friend, said the “pact is dead as can be”.",
        "Ada Holm, his wife, said the “pact is dead as can be”.",
        "Ministers Ada Holm and Marek Wolff met. “The pact is dead,” Ada Holm said.",
    ] {
        assert_eq!(role(text, "Ada Holm"), None, "{text}");
    }
}
