//! What is said about a page that was made: how it came out, and what is not on it.

use std::fmt::Write as _;

use super::listing::one_line;
use crate::layout::{Layout, MissingFont, Uncovered};
use crate::model::Briefing;
use crate::outline::missing_in_words;
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
    list(&mut out, "Not set, and not printed:", missing_in_words(&layout.missing).into_iter());
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
