//! What must be settled before a briefing goes out to a file: the one gate of the window and the command line.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use super::produce::ProduceError;
use super::stationery::Stationery;
use super::withheld::hold_back;
use crate::i18n::page::place as words;
use crate::model::{Briefing, FindingId, Findings, SectionKind, Unsourced};
use crate::text::opening;

/// An item that would stand on the page without a source, named for the analyst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsourcedItem {
    /// The item.
    pub id: FindingId,
    /// Where it stands, and its first words (“key point 2 “The harbour was …””).
    pub name: String,
}

impl UnsourcedItem {
    fn new(found: Unsourced) -> Self {
        let Unsourced { id, section, number, text } = found;
        let place = match section {
            SectionKind::BottomLine => words::BOTTOM_LINE.to_owned(),
            SectionKind::Quotes => words::quote(number),
            SectionKind::Timeline => words::event(number),
            SectionKind::Differences => words::difference(number),
            _ => words::point(number),
        };
        Self { id, name: words::with_words(&place, &opening(&text)) }
    }
}

/// The items of a briefing that would stand on its page without a source, named for the analyst.
pub fn unsourced(briefing: &Briefing) -> Vec<UnsourcedItem> {
    briefing.unsourced().into_iter().map(UnsourcedItem::new).collect()
}

/// Items that would stand on the page without a source, and that nobody wanted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithoutSource {
    /// The items; never empty.
    pub items: Vec<UnsourcedItem>,
}

impl fmt::Display for WithoutSource {
    /// A clause that names all of them: “2 items would stand there without a source, as no article that has them is
    /// ticked: key point 2 “…”, event 1 “…””.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.items.iter().map(|item| item.name.as_str()).collect();
        formatter.write_str(&words::without_source(&names))
    }
}

/// Refuses to let a briefing out to a file while a withheld name stands undecided on its page, in what goes with it or in
/// the name of the file, or while an item on its page has no source, other than those that the analyst was told of and
/// `allowed`.
///
/// # Errors
///
/// [`ProduceError::Withheld`] or [`ProduceError::Unsourced`]. The second, which has words of the page, comes only where
/// no withheld name stands in them.
pub fn may_go_out(
    briefing: &Briefing,
    findings: &Findings,
    stationery: &Stationery,
    file: &Path,
    allowed: &BTreeSet<FindingId>,
) -> Result<(), ProduceError> {
    hold_back(briefing, findings, stationery, file).map_err(ProduceError::Withheld)?;
    let mut items = unsourced(briefing);
    items.retain(|item| !allowed.contains(&item.id));
    if items.is_empty() { Ok(()) } else { Err(ProduceError::Unsourced(WithoutSource { items })) }
}
