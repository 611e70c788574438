//! What to take off a page that does not hold everything, what is missed least first.

use crate::model::SectionKind;

use super::content::{ItemContent, SectionContent};
use super::fit::{self, Fitter, HAIR_PT, is_list};
use super::outcome::{Cut, CutTarget};

/// No more cuts are offered than this; where more are needed, something else is wrong with the briefing.
const MAX_CUTS: usize = 40;

/// So many pages are tried; a list that needs more is not worth the time it takes while the analyst types.
const MAX_TRIES: usize = 600;

/// Something that can be taken off: its section, its place there, and how much it is missed.
struct Candidate {
    section: usize,
    item: usize,
    loss: f32,
}

/// The items, by section and place, that together make the rest of a page fit when they are cut, least loss first. None if
/// everything fits, and none if so much would have to go that a list is of no use, or if what is too long is the bottom
/// line.
///
/// How much an item is missed is the weight of its section in the template (the higher its `cut`, the less), times the
/// mean of two shares: of the sources how many it cites, and how far up it stands in the analyst's own order. The least
/// missed goes first, of those that make the page lower; what was taken in vain comes back, what is missed most first.
/// An item that no page could hold goes before all others. The bottom line is never offered. Sources go with what cites
/// them: those that nothing cites take no room from the rest.
pub(super) fn cuts(fitter: &Fitter<'_>) -> Vec<(usize, usize)> {
    let mut kept = fitter.everything();
    let (mut taken, mut candidates): (Vec<_>, Vec<_>) = candidates(fitter.sections)
        .into_iter()
        .partition(|candidate| !fitter.fits_alone(candidate.section, candidate.item));
    for candidate in &taken {
        set(&mut kept, candidate, false);
    }
    let height_of = |kept: &[Vec<bool>]| fitter.height(&fitter.without_uncited(kept));
    let mut height = height_of(&kept);
    let mut tries = 0;
    while height > fitter.room + HAIR_PT {
        let mut lower = None;
        for (index, candidate) in candidates.iter().enumerate() {
            set(&mut kept, candidate, false);
            let without = height_of(&kept);
            set(&mut kept, candidate, true);
            tries += 1;
            if without < height - HAIR_PT {
                lower = Some(index);
                break;
            }
        }
        let Some(index) = lower.or_else(|| (!candidates.is_empty()).then_some(0)) else { return Vec::new() };
        let candidate = candidates.remove(index);
        set(&mut kept, &candidate, false);
        taken.push(candidate);
        if taken.len() > MAX_CUTS || tries > MAX_TRIES {
            return Vec::new();
        }
        height = height_of(&kept);
    }
    taken.sort_by(|one, other| other.loss.total_cmp(&one.loss));
    taken.retain(|candidate| {
        set(&mut kept, candidate, true);
        let is_needed = height_of(&kept) > fitter.room + HAIR_PT;
        if is_needed {
            set(&mut kept, candidate, false);
        }
        is_needed
    });
    taken.reverse();
    taken.iter().map(|candidate| (candidate.section, candidate.item)).collect()
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
    let cited = item.citations;
    if cited == 0 { 1.0 } else { (cited as f32 / sources as f32).min(1.0) }
}

fn set(kept: &mut [Vec<bool>], candidate: &Candidate, is_kept: bool) {
    fit::set(kept, candidate.section, candidate.item, is_kept);
}

/// The cut of an item, for the analyst.
pub(super) fn cut(sections: &[SectionContent], (section, item): (usize, usize)) -> Option<Cut> {
    let section = sections.get(section)?;
    let item = section.items.get(item)?;
    let target = item.id.clone().map_or(CutTarget::Section(section.id), CutTarget::Item);
    Some(Cut { target, section: section.kind, label: item.label.clone() })
}
