//! How much of what is shown is not its sources' words.

use crate::i18n::page::{self as words, Faithfulness};
use crate::model::{Fidelity, ItemKind};

/// How the words of an item keep to its sources'.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemFidelity {
    /// What the item is.
    pub kind: ItemKind,
    /// Whether its words are its sources'.
    pub fidelity: Fidelity,
    /// Whether it has words in square brackets that its sources have not.
    pub has_insertion: bool,
}

/// What is to be said of items about how they keep to their sources; empty if there is nothing to say.
pub fn fidelity_statement(items: impl Iterator<Item = ItemFidelity>) -> String {
    let mut counts = Faithfulness::default();
    for ItemFidelity { kind, fidelity, has_insertion } in items {
        counts.has_insertions |= has_insertion;
        let is_changed = usize::from(fidelity == Fidelity::Reworded);
        match kind {
            ItemKind::Quote => {
                counts.quotes += 1;
                counts.altered += is_changed;
            }
            ItemKind::Point => {
                counts.points += 1;
                counts.reworded += is_changed;
            }
            ItemKind::Event => counts.own_labels += is_changed,
            // A difference is not held against its sources.
            ItemKind::Difference => {}
        }
    }
    words::fidelity(counts)
}
