//! Names of papers, ships and works in quotation marks, which nobody said.

use crate::model::Span;

/// Nouns that tell that the name in marks beside them is a paper's, a ship's or a work's.
const TITLED: &[&str] = &[
    "newspaper",
    "magazine",
    "daily",
    "weekly",
    "tabloid",
    "broadsheet",
    "ship",
    "vessel",
    "trawler",
    "ferry",
    "tanker",
    "yacht",
    "film",
    "novel",
];

/// Verbs that make a name in marks before them their subject.
const TELLS: &[&str] =
    &["said", "says", "reported", "reports", "wrote", "writes", "quoted", "quotes", "cited", "cites"];

/// Whether the marks hold the name of a paper, a ship or a work ("The Northern Post" reported) and not speech: words
/// with capitals and no mark at their end, beside a noun for such a thing or right before a verb of telling.
pub(super) fn is_title(text: &str, start: usize, inner: Span, end: usize) -> bool {
    let Some(words) = inner.of(text) else { return false };
    let capital =
        |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "de");
    if words.len() > 40 || !words.ends_with(char::is_alphanumeric) || !words.split_whitespace().all(capital) {
        return false;
    }
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let previous = before.strip_suffix(' ').unwrap_or(before);
    let previous = previous.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let next = after.strip_prefix(' ').unwrap_or_default();
    let next = next.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let subject = words.split_whitespace().nth(1).is_some() && TELLS.contains(&next);
    TITLED.contains(&previous) || TITLED.contains(&next) || subject
}

#[cfg(test)]
mod tests {
    use crate::analysis::units::marks::quotations;

    fn inner(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|quotation| quotation.inner.of(text).unwrap()).collect()
    }

    #[test]
    fn the_name_of_a_paper_or_a_ship_in_marks_is_no_speech() {
        for (text, expected) in [
            ("\"The Sunday Post\" said the talks failed.", vec![]),
            ("Britain's “The Watcher” newspaper reported “odd talks”.", vec!["odd talks"]),
            ("\"They change,\" \"The Watcher\" quoted one man as saying.", vec!["They change,"]),
            ("The ferry “Northern Star” sank.", vec![]),
            ("The 'Nord' tanker sank, he said.", vec![]),
            ("“Yes” said Ada Holm. “No,” she said.", vec!["Yes", "No,"]),
            ("The crowd called “Norrland First” aloud.", vec!["Norrland First"]),
            ("“We Shall Rise,” said Holm.", vec!["We Shall Rise,"]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }
}
