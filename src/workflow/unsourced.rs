//! Items that would stand on a page without a source.

use std::fmt;

use crate::i18n::page::place as words;
use crate::model::{Briefing, FindingId, ItemKind, Origins};
use crate::outline::Outline;
use crate::text::{one_paragraph, opening};

/// An item that would stand on the page without a source, named for the analyst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsourcedItem {
    /// The item.
    pub id: FindingId,
    /// Where it stands, and its first words (“key point 2 “The harbour was …””).
    pub name: String,
}

/// The items of a briefing that would stand on its page without a source, in the order points, quotes, events,
/// differences.
pub fn unsourced(briefing: &Briefing) -> Vec<UnsourcedItem> {
    let origins = Origins::default();
    let outline = Outline::new(briefing, &origins, &|_| "");
    let found = outline.items().filter_map(|shown| {
        let id = shown.id.as_ref()?;
        let item = briefing.item(id)?;
        let text = one_paragraph(briefing.unproven(item)?);
        let name = words::with_words(&shown.place, &opening(&text));
        (!text.is_empty()).then(|| (item.kind(), UnsourcedItem { id: id.clone(), name }))
    });
    let mut found: Vec<(ItemKind, UnsourcedItem)> = found.collect();
    found.sort_by_key(|(kind, _)| *kind);
    found.into_iter().map(|(_, item)| item).collect()
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
