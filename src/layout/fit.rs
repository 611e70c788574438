//! Which items go when not everything fits.

use super::arrange::{Band, Heights, total_height};
use super::content::SectionContent;

/// A hair, so that what fits exactly is not refused for rounding.
const HAIR_PT: f32 = 0.005;

/// Everything there is, at one size.
pub(super) struct Pile<'a> {
    pub sections: &'a [SectionContent],
    pub bands: &'a [Band],
    pub heights: &'a [Heights],
    pub section_gap: f32,
    /// The height there is for all of it.
    pub room: f32,
}

impl Pile<'_> {
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

    /// The items that stay when what does not fit is taken off: from the end of the section that matters least.
    ///
    /// An item that would not fit on a page of its own goes first, whatever it is; otherwise it would drive out all
    /// others before it went itself. Taking off stops at the first page that fits; then whatever was taken off in
    /// vain (from a column that was not the highest) comes back, what matters most first.
    pub(super) fn cut(&self) -> Vec<Vec<bool>> {
        let mut kept = self.everything();
        let mut oversize = Vec::new();
        for (section, heights) in self.heights.iter().enumerate() {
            for (item, height) in heights.items.iter().enumerate() {
                if heights.heading + height + 2.0 * heights.padding > self.room + HAIR_PT {
                    set(&mut kept, section, item, false);
                    oversize.push((section, item));
                }
            }
        }
        let mut taken = Vec::new();
        while !self.fits(&kept) {
            let Some((section, item)) = self.next_to_go(&kept) else { break };
            set(&mut kept, section, item, false);
            taken.push((section, item));
        }
        self.put_back(&mut kept, &taken);
        kept
    }

    /// The last item of the section that matters least, of those whose going makes the page lower if there are any.
    fn next_to_go(&self, kept: &[Vec<bool>]) -> Option<(usize, usize)> {
        let mut order: Vec<(usize, usize)> = kept
            .iter()
            .enumerate()
            .filter_map(|(section, items)| Some((section, items.iter().rposition(|is_kept| *is_kept)?)))
            .collect();
        order.sort_by_key(|(section, _)| std::cmp::Reverse((self.cut_of(*section), *section)));
        let height = self.height(kept);
        let mut trial = kept.to_vec();
        let helps = order.iter().copied().find(|(section, item)| {
            set(&mut trial, *section, *item, false);
            let is_lower = self.height(&trial) < height - HAIR_PT;
            set(&mut trial, *section, *item, true);
            is_lower
        });
        helps.or_else(|| order.first().copied())
    }

    fn put_back(&self, kept: &mut [Vec<bool>], taken: &[(usize, usize)]) {
        let mut back: Vec<(usize, usize)> = taken.to_vec();
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
    }

    fn cut_of(&self, section: usize) -> u8 {
        self.sections.get(section).map_or(0, |section| section.look.cut)
    }
}

fn set(kept: &mut [Vec<bool>], section: usize, item: usize, value: bool) {
    if let Some(cell) = kept.get_mut(section).and_then(|items| items.get_mut(item)) {
        *cell = value;
    }
}
