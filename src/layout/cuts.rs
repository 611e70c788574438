//! What to take off a page that does not hold everything, what is missed least first.

use crate::model::SectionKind;

use super::content::{ItemContent, SectionContent};
use super::fit::{Pile, is_list};
use super::outcome::{Cut, CutTarget};

/// No more cuts are offered than this; where more are needed, something else is wrong with the briefing.
const MOST: usize = 40;

/// Something that can be taken off: its section, its place there, and how much it is missed.
struct Candidate {
    section: usize,
    item: usize,
    loss: f32,
}

/// The cuts that together make the rest of a pile fit, least loss first; none if everything fits.
///
/// How much an item is missed is the weight of its section in the template (the higher its `cut`, the less), times the
/// mean of two shares: of the sources how many it cites, and how far up it stands in the analyst's own order. The least
/// missed goes first, of those that make the page lower; what was taken in vain comes back, what is missed most first.
/// An item that no page could hold goes before all others. The bottom line is never offered, and sources go with what
/// cites them.
pub(super) fn cuts(pile: &Pile<'_>) -> Vec<Cut> {
    let mut kept = pile.everything();
    let (mut taken, mut candidates): (Vec<_>, Vec<_>) =
        candidates(pile.sections).into_iter().partition(|candidate| {
            let heights = pile.heights.get(candidate.section);
            let height = heights.and_then(|heights| heights.items.get(candidate.item));
            height.is_some_and(|height| *height > pile.room)
        });
    for candidate in &taken {
        set(&mut kept, candidate, false);
    }
    while !pile.fits(&kept) && taken.len() < MOST {
        let height = pile.height(&kept);
        let helps = candidates.iter().position(|candidate| {
            let mut trial = kept.clone();
            set(&mut trial, candidate, false);
            pile.height(&trial) < height - f32::EPSILON
        });
        let Some(index) = helps.or_else(|| (!candidates.is_empty()).then_some(0)) else { break };
        let candidate = candidates.remove(index);
        set(&mut kept, &candidate, false);
        taken.push(candidate);
    }
    if pile.fits(&kept) {
        taken.sort_by(|one, other| other.loss.total_cmp(&one.loss));
        taken.retain(|candidate| {
            set(&mut kept, candidate, true);
            let is_needed = !pile.fits(&kept);
            if is_needed {
                set(&mut kept, candidate, false);
            }
            is_needed
        });
    }
    taken.sort_by(|one, other| one.loss.total_cmp(&other.loss));
    taken.truncate(MOST);
    taken.iter().filter_map(|candidate| cut(pile, candidate)).collect()
}

/// Everything that can be taken off, least loss first.
fn candidates(sections: &[SectionContent]) -> Vec<Candidate> {
    let sources = sections.iter().find(|section| is_list(section)).map_or(1, |list| list.items.len().max(1));
    let mut candidates = Vec::new();
    for (number, section) in sections.iter().enumerate() {
        if is_list(section) || section.kind == SectionKind::BottomLine {
            continue;
        }
        let weight = 1.0 / f32::from(section.look.cut.max(1));
        let count = section.items.len() as f32;
        for (index, item) in section.items.iter().enumerate() {
            let standing = 1.0 - index as f32 / count;
            let loss = weight * (support(item, sources) + standing) / 2.0;
            candidates.push(Candidate { section: number, item: index, loss });
        }
    }
    // Of equals the last on the page goes first.
    candidates.sort_by(|one, other| {
        let place = |candidate: &Candidate| (candidate.section, candidate.item);
        one.loss.total_cmp(&other.loss).then_with(|| place(other).cmp(&place(one)))
    });
    candidates
}

/// The share of the sources that an item cites; the analyst's own words count as if all did.
fn support(item: &ItemContent, sources: usize) -> f32 {
    let cited: usize = item.cites().map(|(first, last)| last + 1 - first).sum();
    if cited == 0 { 1.0 } else { (cited as f32 / sources as f32).min(1.0) }
}

fn set(kept: &mut [Vec<bool>], candidate: &Candidate, is_kept: bool) {
    if let Some(cell) = kept.get_mut(candidate.section).and_then(|items| items.get_mut(candidate.item)) {
        *cell = is_kept;
    }
}

fn cut(pile: &Pile<'_>, candidate: &Candidate) -> Option<Cut> {
    let section = pile.sections.get(candidate.section)?;
    let item = section.items.get(candidate.item)?;
    let target = item.id.clone().map_or(CutTarget::Section(section.id), CutTarget::Item);
    Some(Cut { target, section: section.kind, label: item.label.clone() })
}
