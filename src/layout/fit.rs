//! Which items go when not everything fits.

use std::collections::BTreeSet;

use crate::model::SectionKind;
use crate::never::OrNever;

use super::arrange::{Band, Heights, total_height};
use super::content::SectionContent;

/// A hair, so that what fits exactly is not refused for rounding.
pub(super) const HAIR_PT: f32 = 0.005;

/// The share of the page that a list of sources may take before it costs points and quotes.
const MAX_SOURCES_SHARE: f32 = 0.5;

/// Decides which items fit: everything there is, measured at one size.
pub(super) struct Fitter<'a> {
    pub sections: &'a [SectionContent],
    pub bands: &'a [Band],
    pub heights: &'a [Heights],
    pub section_gap: f32,
    /// The height there is for all of it.
    pub room: f32,
}

impl Fitter<'_> {
    /// All items kept.
    pub(super) fn everything(&self) -> Vec<Vec<bool>> {
        self.heights.iter().map(|heights| vec![true; heights.items.len()]).collect()
    }

    pub(super) fn height(&self, kept: &[Vec<bool>]) -> f32 {
        total_height(self.bands, self.heights, kept, self.section_gap)
    }

    pub(super) fn fits(&self, kept: &[Vec<bool>]) -> bool {
        self.height(kept) <= self.room + HAIR_PT
    }

    /// Whether an item would fit on a page of its own.
    pub(super) fn fits_alone(&self, section: usize, item: usize) -> bool {
        self.heights.get(section).is_none_or(|heights| {
            let height = heights.items.get(item).copied().or_never("an item of this section");
            heights.heading + height + 2.0 * heights.padding <= self.room + HAIR_PT
        })
    }

    /// What is kept but for the sources that nothing kept cites.
    pub(super) fn without_uncited(&self, kept: &[Vec<bool>]) -> Vec<Vec<bool>> {
        let mut without = kept.to_vec();
        for (section, item) in self.uncited(kept) {
            set(&mut without, section, item, false);
        }
        without
    }

    /// The items that stay when what does not fit is taken off: from the end of the section that matters least.
    ///
    /// An item that would not fit on a page of its own goes first, whatever it is; otherwise it would drive out all
    /// others before it went itself. Then go sources that nothing on the page cites, and so many of the others that
    /// their list leaves half of the page to what it is the list for. Taking off stops at the first page that fits;
    /// then whatever was taken off in vain (from a column that was not the highest) comes back, what matters most
    /// first.
    pub(super) fn cut(&self) -> Vec<Vec<bool>> {
        let mut kept = self.everything();
        for (section, heights) in self.heights.iter().enumerate() {
            for item in 0..heights.items.len() {
                if !self.fits_alone(section, item) {
                    set(&mut kept, section, item, false);
                }
            }
        }
        let mut taken = Vec::new();
        let uncited = self.uncited(&kept);
        taken.extend(self.take_off(&mut kept, &uncited, |_| false));
        let listed = self.listed(&kept);
        taken.extend(
            self.take_off(&mut kept, &listed, |kept| self.list_height(kept) <= self.room * MAX_SOURCES_SHARE),
        );
        while !self.fits(&kept) {
            let uncited = self.uncited(&kept);
            let more = self.take_off(&mut kept, &uncited, |_| false);
            if !more.is_empty() {
                taken.extend(more);
                continue;
            }
            let next = self.next_to_go(&kept);
            if next.is_empty() {
                break;
            }
            for (section, item) in &next {
                set(&mut kept, *section, *item, false);
            }
            taken.extend(next);
        }
        self.put_back(&mut kept, &taken);
        kept
    }

    /// Takes off as few of `candidates`, in their order, as make the page fit or are `enough`; gives those.
    fn take_off(
        &self,
        kept: &mut [Vec<bool>],
        candidates: &[(usize, usize)],
        enough: impl Fn(&[Vec<bool>]) -> bool,
    ) -> Vec<(usize, usize)> {
        // Halving rather than one by one: a list of sources can be long, and each try divides it into columns.
        let without = |count: usize| {
            let mut trial = kept.to_vec();
            for (section, item) in candidates.iter().take(count) {
                set(&mut trial, *section, *item, false);
            }
            trial
        };
        let is_enough = |count: usize| {
            let trial = without(count);
            self.fits(&trial) || enough(&trial)
        };
        let (mut low, mut high) = (0, candidates.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_enough(middle) { high = middle } else { low = middle + 1 }
        }
        let result = without(high);
        kept.clone_from_slice(&result);
        candidates.iter().take(high).copied().collect()
    }

    /// The entries in the list of sources that are kept, from the end.
    fn listed(&self, kept: &[Vec<bool>]) -> Vec<(usize, usize)> {
        let lists = self.sections.iter().zip(kept).enumerate().filter(|(_, (section, _))| is_list(section));
        let items = lists.flat_map(|(section, (_, items))| {
            items.iter().enumerate().filter_map(move |(item, is_kept)| is_kept.then_some((section, item)))
        });
        let mut items: Vec<(usize, usize)> = items.collect();
        items.reverse();
        items
    }

    /// Those of them that nothing kept cites.
    fn uncited(&self, kept: &[Vec<bool>]) -> Vec<(usize, usize)> {
        let cited = cited(self.sections, kept);
        self.listed(kept).into_iter().filter(|(_, item)| !cited.contains(&(item + 1))).collect()
    }

    /// The height of the list of sources.
    fn list_height(&self, kept: &[Vec<bool>]) -> f32 {
        let only: Vec<Vec<bool>> = self
            .sections
            .iter()
            .zip(kept)
            .map(|(section, kept)| if is_list(section) { kept.clone() } else { vec![false; kept.len()] })
            .collect();
        self.height(&only)
    }

    /// The last items of the section that matters least, of those whose going makes the page lower if there are any: as
    /// few as do. In columns and in rows that is often more than one.
    fn next_to_go(&self, kept: &[Vec<bool>]) -> Vec<(usize, usize)> {
        let mut order: Vec<Vec<(usize, usize)>> = kept
            .iter()
            .enumerate()
            .map(|(section, items)| {
                let kept = items.iter().enumerate().rev().filter(|(_, is_kept)| **is_kept);
                kept.map(|(item, _)| (section, item)).collect::<Vec<_>>()
            })
            .filter(|items| !items.is_empty())
            .collect();
        let section_of = |items: &[(usize, usize)]| items.first().map_or(0, |(section, _)| *section);
        order.sort_by_key(|items| {
            let section = section_of(items);
            std::cmp::Reverse((self.cut_of(section), section))
        });
        let height = self.height(kept);
        let is_lower = |items: &[(usize, usize)]| {
            let mut trial = kept.to_vec();
            for (section, item) in items {
                set(&mut trial, *section, *item, false);
            }
            self.height(&trial) < height - HAIR_PT
        };
        for items in &order {
            if !is_lower(items) {
                continue;
            }
            // The more go, the lower the page: the fewest are found by halving.
            let (mut low, mut high) = (0, items.len());
            while low + 1 < high {
                let middle = usize::midpoint(low, high);
                let is_enough = items.get(..middle).is_some_and(is_lower);
                (low, high) = if is_enough { (low, middle) } else { (middle, high) };
            }
            return items.iter().copied().take(high).collect();
        }
        order.first().and_then(|items| items.first()).copied().into_iter().collect()
    }

    fn put_back(&self, kept: &mut [Vec<bool>], taken: &[(usize, usize)]) {
        let mut back: Vec<(usize, usize)> =
            taken.iter().copied().filter(|(section, _)| !self.is_list(*section)).collect();
        back.sort_by_key(|(section, item)| (self.cut_of(*section), *section, *item));
        let mut closed = None;
        for (section, item) in back {
            if closed == Some(section) {
                continue;
            }
            set(kept, section, item, true);
            if !self.fits(kept) {
                set(kept, section, item, false);
                // The items of a section go from its end: none comes back past one that cannot.
                closed = Some(section);
            }
        }
        // Sources come back last, since what comes back decides which of them are cited; the cited ones first.
        let cited = cited(self.sections, kept);
        let mut sources: Vec<(usize, usize)> =
            taken.iter().copied().filter(|(section, _)| self.is_list(*section)).collect();
        sources.sort_by_key(|(section, item)| (!cited.contains(&(item + 1)), *section, *item));
        for (section, item) in sources {
            set(kept, section, item, true);
            if !self.fits(kept) {
                set(kept, section, item, false);
                break;
            }
        }
    }

    fn is_list(&self, section: usize) -> bool {
        self.sections.get(section).is_some_and(is_list)
    }

    fn cut_of(&self, section: usize) -> u8 {
        self.sections.get(section).map_or(0, |section| section.look.cut)
    }
}

/// The numbers of the sources that what is kept cites.
pub(super) fn cited(sections: &[SectionContent], kept: &[Vec<bool>]) -> BTreeSet<usize> {
    let items = sections.iter().zip(kept).flat_map(|(section, kept)| section.items.iter().zip(kept));
    items.filter(|(_, is_kept)| **is_kept).flat_map(|(item, _)| item.cites.iter().copied()).collect()
}

/// Whether a section is the list of sources; its entries are numbered as they stand.
pub(super) fn is_list(section: &SectionContent) -> bool {
    section.kind == SectionKind::Sources
}

pub(super) fn set(kept: &mut [Vec<bool>], section: usize, item: usize, value: bool) {
    if let Some(cell) = kept.get_mut(section).and_then(|items| items.get_mut(item)) {
        *cell = value;
    }
}
