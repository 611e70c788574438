//! Random bytes, texts and articles: whatever comes in, nothing unsound comes out.

use precis::import::{Cleaning, Hint, import};
use precis::model::{Article, RemovalReason};
use proptest::prelude::*;

use crate::support::watchdog::finishes;

use super::{PROSE, read};

#[test]
fn time_is_linear_in_the_length() {
    let long_line = "He said it. ".repeat(360_000);
    let repeated = format!("{PROSE}\n").repeat(16_000);
    let headings = "A Short Heading\n".repeat(240_000);
    let marks = "**[a](".repeat(600_000);
    let opening = |n: usize| format!("The very same opening of many paragraphs, and then {n}.");
    let openings = (0..48_000).map(opening).collect::<Vec<_>>().join("\n");
    for text in [long_line, repeated, headings, marks, openings] {
        // Millions of bytes: a rule that looks at each pair of lines would outlast the watchdog.
        let beginning: String = text.chars().take(40).collect();
        finishes(&beginning, move || drop(import(text.as_bytes(), &Hint::default())));
    }
}

/// Pieces of articles and of what stands around them.
fn article_like() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "The council met on Monday and decided that the old bridge will be closed to heavy lorries.",
        "Its chairman, Ann Bell, said that “no other way was left”, and that repairs take three years.",
        "Traders fear for their custom.",
        "Nobody knows.",
        "Bridge Closed for Three Years",
        "What It Means",
        "Background",
        "Bridge closed for three years",
        "By Jane Doe",
        "Published 3 July 2025",
        "Also read: Mill Burns Down",
        "Follow us on WhatsApp",
        "- The Daily Bridge - https://bridge.example -",
        "**Bridge Closed for Three Years**",
        "**Traders fear for their custom.**",
        "# Heading",
        "## What *It* Means",
        "- one",
        "- two",
        "* * *",
        "===",
        "",
        "",
        "> Quoted words stand here.",
        "![a](b.png)",
        "[Mill burns down](https://a.example/x_y_z)",
        "© 2025 Bridge",
        "Advertisement",
        "Title: Bridge",
        "Source: The Daily Bridge",
        "---",
        "JANE DOE",
        "“No.”",
        "Was it so?",
        "The council met on Monday and decided that the old bridge will be closed to heavy lorries.Nobody knows.",
        "Its chairman said so in plain words to everybody in the hall.The council met on Monday and decided that the old \
         bridge will be closed to heavy lorries.",
        "**unclosed",
        "closed**",
        "*a* _b_ ~~c~~",
        "Мост закрыт на три года",
        "Совет решил закрыть мост для всех машин города.",
        "پل بسته شد.",
        "这座桥将关闭三年。",
        "\u{200b}",
        "\u{7}bell",
        "a\u{a0}b\tc d.",
    ]);
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

/// The characters of `text` that are neither white space nor control characters.
fn characters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| !character.is_whitespace() && !character.is_control())
}

/// What holds for every text, whatever it is.
fn check_sound(source: &str, article: &Article) -> Result<(), TestCaseError> {
    prop_assert!(!article.text.is_empty());
    for line in article.text.split('\n') {
        prop_assert!(!line.is_empty() && line.trim() == line, "{line:?}");
        prop_assert!(!line.contains("  ") && !line.contains(char::is_control), "{line:?}");
    }
    // The words are the source's own, in its order.
    let mut rest = characters(source);
    prop_assert!(characters(&article.text).all(|kept| rest.any(|own| own == kept)), "{:?}", article.text);
    // Cleaning what is clean changes nothing.
    let again = read(&article.text);
    prop_assert_eq!(&again.text, &article.text);
    let removed: Vec<_> =
        again.removed.iter().filter(|removal| removal.reason != RemovalReason::Markup).collect();
    prop_assert!(removed.is_empty(), "{removed:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_an_article_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..400), markdown: bool) {
        let file = Some(if markdown { "a.md" } else { "a.txt" }.to_owned());
        for cleaning in [Cleaning::Clean, Cleaning::Verbatim] {
            if let Ok(article) = import(&bytes, &Hint { file: file.clone(), cleaning }) {
                prop_assert!(!article.text.is_empty());
            }
        }
    }

    #[test]
    fn any_text_comes_out_sound(text in "\\PC{0,300}") {
        if let Ok(article) = import(text.as_bytes(), &Hint::default()) {
            check_sound(&text, &article)?;
        }
    }

    #[test]
    fn text_full_of_marks_comes_out_sound(text in "[-ab A.*_~#>\\[\\]()!|:/\n]{0,200}") {
        if let Ok(article) = import(text.as_bytes(), &Hint::default()) {
            check_sound(&text, &article)?;
        }
        if let Ok(article) = import(text.as_bytes(), &Hint { file: Some("a.md".into()), ..Hint::default() }) {
            prop_assert!(!article.text.is_empty());
        }
    }

    #[test]
    fn articles_come_out_sound(text in article_like()) {
        if let Ok(article) = import(text.as_bytes(), &Hint::default()) {
            check_sound(&text, &article)?;
        }
    }

    #[test]
    fn prose_is_never_dropped(lines in prop::collection::vec("[A-Z][a-z]{2,9}( [a-z]{2,9}){7,14}\\.", 1..12)) {
        let mut unique = lines.clone();
        unique.sort();
        unique.dedup();
        prop_assume!(unique.len() == lines.len());
        prop_assert_eq!(read(&lines.join("\n")).text, lines.join("\n"));
    }
}
