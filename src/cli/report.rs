//! What is said about a page that was made: how it came out, and what is not on it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::listing::one_line;
use crate::layout::{Layout, MissingFont, Uncovered};
use crate::model::Briefing;
use crate::outline::MissingField;
use crate::workflow::unsourced;

/// The lines about a page: its figures, then item by item what does not fit, what is unset, what has no glyph.
pub(super) fn report(briefing: &Briefing, layout: &Layout) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = writeln!(
        out,
        "{}, {}, {}; body type {:.1} pt; the page is {:.0} % full.",
        share(layout.counts.sources, briefing.included().count(), "article"),
        share(layout.counts.points, briefing.points.len(), "point"),
        share(layout.counts.quotes, briefing.quotes.len(), "quote"),
        layout.body_size_pt,
        layout.fullness * 100.0,
    );
    list(
        &mut out,
        "Does not fit, and is not on the page:",
        layout.overflow.iter().map(|item| one_line(&item.label)),
    );
    list(
        &mut out,
        "With these taken off, what is missed least first, the rest would fit:",
        layout.cuts.iter().map(|cut| one_line(&cut.label)),
    );
    let unsourced = unsourced(briefing).into_iter().map(|item| one_line(&item.name));
    list(&mut out, "Without a source, as no article that has it is ticked:", unsourced);
    list(&mut out, "Not set, and not printed:", missing(&layout.missing).into_iter());
    list(&mut out, "Not there, and stood in for:", layout.missing_fonts.iter().map(missing_font));
    list(
        &mut out,
        "No font has these characters, so a box stands in the place of each:",
        layout.uncovered.iter().map(uncovered),
    );
    out
}

/// What a briefing is made of.
pub(super) fn contents(briefing: &Briefing) -> String {
    let articles = counted(briefing.included().count(), "article");
    let points = counted(briefing.points.len(), "point");
    format!("{articles}, {points}, {}", counted(briefing.quotes.len(), "quote"))
}

fn list(out: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        let _ = writeln!(out, "{heading}");
    }
    for item in items {
        let _ = writeln!(out, "  - {item}");
    }
}

/// The unset fields in words, those of several articles or quotes together.
fn missing(fields: &[MissingField]) -> Vec<String> {
    let mut counts: BTreeMap<(usize, &str, &str, &str), usize> = BTreeMap::new();
    for field in fields {
        // The first number keeps the order of the page; how many there are stands between the other words.
        let key = match field {
            MissingField::Title => (0, "the title", "", ""),
            MissingField::PreparedFor => (1, "for whom it is", "", ""),
            MissingField::AsOf => (2, "the as-of time", "", ""),
            MissingField::ArticleTitle(_) => (3, "the title of ", "article", ""),
            MissingField::Outlet(_) => (4, "the outlet of ", "article", ""),
            MissingField::Published(_) => (5, "the date of ", "article", ""),
            MissingField::Speaker(_) => (6, "the speaker of ", "quote", ""),
            MissingField::Assessment(_) => (7, "the words of ", "judged assessment", ""),
            MissingField::Picture(_) => (8, "the picture of ", "caption", ""),
            MissingField::Alternative(_) => {
                (9, "", "picture", " without a description for readers who cannot see it")
            }
        };
        *counts.entry(key).or_default() += 1;
    }
    let in_words = |((_, what, of, why), count): ((usize, &str, &str, &str), usize)| {
        if of.is_empty() { what.to_owned() } else { format!("{what}{}{why}", counted(count, of)) }
    };
    counts.into_iter().map(in_words).collect()
}

fn missing_font(font: &MissingFont) -> String {
    format!("the font “{}” by “{}”", one_line(&font.face), font.stand_in)
}

fn uncovered(found: &Uncovered) -> String {
    let character = found.character;
    let shown = if character.is_control() { '\u{fffd}' } else { character };
    format!("“{shown}” (U+{:04X}) in {}", u32::from(character), one_line(&found.place))
}

/// How many are on the page, and of how many where that is not all.
fn share(shown: usize, all: usize, noun: &str) -> String {
    if shown == all { counted(all, noun) } else { format!("{shown} of {}", counted(all, noun)) }
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleId;

    #[test]
    fn unset_fields_are_counted_by_kind_in_the_order_of_the_page() {
        let article = |bytes: &[u8]| ArticleId::of_bytes(bytes);
        let fields = [
            MissingField::Outlet(article(b"a")),
            MissingField::AsOf,
            MissingField::Outlet(article(b"b")),
            MissingField::Published(article(b"a")),
        ];
        assert_eq!(missing(&fields), ["the as-of time", "the outlet of 2 articles", "the date of 1 article"]);
    }
}
