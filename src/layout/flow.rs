//! Sections whose items flow through equal columns.

use super::arrange::{Heights, Placement, is_whole};
use super::compose::{Composer, Slot};
use super::content::SectionContent;
use super::divide::{Piece, divide, lowest, on_grid};

/// A band of equal columns.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// The sections, each as it stands in the first column.
    pub placements: Vec<Placement>,
    pub count: usize,
    /// From the left edge of a column to that of the next.
    pub pitch: f32,
}

/// What a piece of a flowing column is of: an item, the first with the heading above it, or a section that is never
/// parted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    /// The number of the stand in the band.
    pub placement: usize,
    /// The item; `None` for the whole section.
    pub item: Option<usize>,
    /// Whether the heading stands above it.
    pub is_first: bool,
}

impl Composer<'_> {
    /// A band of these sections; with few items it has fewer columns, so that none is empty.
    pub(super) fn flow(&self, members: &[(usize, &SectionContent)]) -> Flow {
        let columns = &self.metrics.template.columns;
        let pieces = |section: &SectionContent| if is_whole(section) { 1 } else { section.items.len() };
        let pieces = members.iter().map(|(_, section)| pieces(section)).sum();
        let count = columns.count.min(pieces).max(1);
        let gap = columns.gap_pt;
        let width = (self.frame.width() - gap * (count - 1) as f32) / count as f32;
        let placement = |(index, section): &(usize, &SectionContent)| Placement {
            columns: 1,
            reach: self.frame.width(),
            ..Placement::new(*index, section, (self.frame.left, width), 1)
        };
        Flow { placements: members.iter().map(placement).collect(), count, pitch: width + gap }
    }
}

impl Flow {
    /// What flows through the columns: a heading stays with the first item of its section.
    fn pieces(&self, heights: &[Heights], kept: &[Vec<bool>], section_gap: f32) -> Vec<(Part, Piece)> {
        let mut pieces = Vec::new();
        for (number, placement) in self.placements.iter().enumerate() {
            let Some((heights, kept)) = heights.get(placement.section).zip(kept.get(placement.section))
            else {
                continue;
            };
            let whole = heights.of(kept, placement.columns);
            if heights.is_whole {
                if whole > 0.0 {
                    let part = Part { placement: number, item: None, is_first: true };
                    pieces.push((part, Piece { height: whole, gap: section_gap, step: heights.step }));
                }
                continue;
            }
            let items = heights.items.iter().zip(kept).enumerate().filter(|(_, (_, is_kept))| **is_kept);
            for (index, (item, (height, _))) in items.enumerate() {
                let part = Part { placement: number, item: Some(item), is_first: index == 0 };
                let piece = if part.is_first {
                    Piece { height: heights.heading + height, gap: section_gap, step: heights.step }
                } else {
                    Piece { height: *height, gap: heights.gap, step: 0.0 }
                };
                pieces.push((part, piece));
            }
        }
        pieces
    }

    /// The height of the band with the items that are kept; 0 without any.
    pub(super) fn height(&self, heights: &[Heights], kept: &[Vec<bool>], section_gap: f32) -> f32 {
        let pieces: Vec<Piece> =
            self.pieces(heights, kept, section_gap).into_iter().map(|(_, piece)| piece).collect();
        let step = heights.iter().map(|heights| heights.step).fold(0.0, f32::max);
        on_grid(lowest(&pieces, self.count), step)
    }

    /// Where each piece begins, in the order of reading, in a band that begins at `top`.
    pub(super) fn placed(
        &self,
        heights: &[Heights],
        kept: &[Vec<bool>],
        section_gap: f32,
        top: f32,
    ) -> Vec<(Part, Slot)> {
        let (parts, pieces): (Vec<Part>, Vec<Piece>) =
            self.pieces(heights, kept, section_gap).into_iter().unzip();
        let mut placed = Vec::new();
        for (column, range) in divide(&pieces, self.count).into_iter().enumerate() {
            let mut bottom = None;
            let members = parts.iter().zip(&pieces).skip(range.start).take(range.len());
            for (part, piece) in members {
                let end = piece.below(bottom);
                let Some(placement) = self.placements.get(part.placement) else { continue };
                let x = placement.x + column as f32 * self.pitch;
                placed.push((*part, Slot { x, width: placement.width, y: top + end - piece.height }));
                bottom = Some(end);
            }
        }
        placed
    }
}
