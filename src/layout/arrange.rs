//! Which section stands where, and how high it all is.

use crate::model::Column;
use crate::template::{Look, Place as Part};

use super::canvas::Canvas;
use super::compose::{Composer, Slot, is_blank};
use super::content::SectionContent;
use super::divide::{Piece, lowest, on_grid};
use super::flow::Flow;
use super::timeline::Grid;

/// A stretch of the page from margin to margin.
#[derive(Clone, Debug)]
pub(super) enum Band {
    /// Columns side by side, each with sections one below the other; a single one has the whole width.
    Columns(Vec<Vec<Placement>>),
    /// Equal columns through which the items of sections flow.
    Flow(Flow),
}

/// Where a section stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placement {
    pub section: usize,
    pub x: f32,
    /// The width of the column it stands in.
    pub width: f32,
    /// The columns of its items within that width.
    pub columns: usize,
    /// The width from its left edge to the right edge of the last column that it may flow into.
    pub reach: f32,
}

impl Placement {
    /// A section that begins at `x` and is `width` wide, its items in at least so many columns.
    pub(super) fn new(index: usize, section: &SectionContent, (x, width): (f32, f32), least: usize) -> Self {
        // One item in a column of its own would leave the other column empty.
        let columns = section.look.columns.max(least).min(section.items.len()).max(1);
        Self { section: index, x, width, columns, reach: width }
    }
}

/// The heights of a section's items, and which of them are on the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    /// Of the heading.
    pub heading: f32,
    /// Of each item.
    pub items: Vec<f32>,
    /// Above and below the items, inside a box.
    pub padding: f32,
    /// Between two items.
    pub gap: f32,
    /// How the items stand beside each other, in a timeline.
    pub grid: Option<Grid>,
    /// The grid on which the section ends, so that what follows falls on it again.
    pub step: f32,
    /// Whether the section stays in one column even where others flow.
    pub is_whole: bool,
}

/// Sections that share a band, before their columns are chosen.
#[derive(Debug)]
struct Group {
    kind: Kind,
    sections: Vec<usize>,
}

/// What sections of a band have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A section of the whole width.
    Alone,
    /// Sections of the main and the side column.
    Beside,
    /// Sections that flow.
    Flowing,
}

impl Kind {
    fn of(place: Part) -> Self {
        match place {
            Part::Full => Self::Alone,
            Part::Main | Part::Side => Self::Beside,
            Part::Flow => Self::Flowing,
        }
    }
}

/// Neighbours that share a band; a section of the whole width ends the columns above it.
fn groups(sections: &[SectionContent]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        let kind = Kind::of(section.look.place);
        match groups.last_mut() {
            Some(group) if group.kind == kind && kind != Kind::Alone => group.sections.push(index),
            _ => groups.push(Group { kind, sections: vec![index] }),
        }
    }
    groups
}

impl Composer<'_> {
    /// The sections of a page in bands, and the heights of each.
    pub(super) fn arrange(&mut self, sections: &[SectionContent]) -> (Vec<Band>, Vec<Heights>) {
        let mut heights = vec![Heights::default(); sections.len()];
        let mut bands = Vec::new();
        for group in groups(sections) {
            let members: Vec<(usize, &SectionContent)> = group
                .sections
                .iter()
                .filter_map(|index| sections.get(*index).map(|section| (*index, section)))
                .collect();
            let band = match group.kind {
                Kind::Alone => Band::Columns(vec![self.alone(&members, false)]),
                Kind::Beside if is_one_sided(&members) => Band::Columns(vec![self.alone(&members, true)]),
                Kind::Beside => {
                    bands.push(Band::Columns(self.balance(&members, &mut heights)));
                    continue;
                }
                Kind::Flowing => Band::Flow(self.flow(&members)),
            };
            for placement in band.placements() {
                if let Some((section, cell)) =
                    sections.get(placement.section).zip(heights.get_mut(placement.section))
                {
                    *cell = self.heights(section, placement);
                }
            }
            bands.push(band);
        }
        (bands, heights)
    }

    /// Sections across the whole width. Where they were meant for a column that has nothing beside it (`is_widened`),
    /// short items stand in two columns, because they are easier to read so.
    fn alone(&self, members: &[(usize, &SectionContent)], is_widened: bool) -> Vec<Placement> {
        let placement = |(index, section): &(usize, &SectionContent)| {
            let least = if is_widened && has_short_items(section) { 2 } else { 1 };
            Placement::new(*index, section, (self.frame.left, self.frame.width()), least)
        };
        members.iter().map(placement).collect()
    }

    /// The number of a section's item columns and the width of each.
    pub(super) fn item_slots(&self, placement: &Placement) -> (usize, f32) {
        let count = placement.columns.max(1);
        let gap = self.metrics.template.columns.gap_pt;
        (count, (placement.width - gap * (count - 1) as f32) / count as f32)
    }

    pub(super) fn heights(&mut self, section: &SectionContent, placement: &Placement) -> Heights {
        let insets = self.insets(section, placement);
        let grid = self.grid(section, placement);
        let width = grid.map_or_else(|| self.item_slots(placement).1, |grid| grid.width);
        let padding = self.padding(section);
        let slot = self.inside(section, Slot { x: placement.x, width, y: 0.0 });
        let step = self.metrics.step();
        // Running text comes back to the grid after each item; small type keeps its own pace down to the end.
        let item_step = if keeps_rhythm(section.look.look) { step } else { 0.0 };
        let mut items = Vec::with_capacity(section.items.len());
        for item in &section.items {
            items.push(on_grid(self.item(section, item, insets, slot, Canvas::ROOT), item_step));
        }
        let heading =
            if is_blank(&section.heading) { 0.0 } else { self.heading_height(section, placement.width) };
        let gap = on_grid(self.item_gap(section), item_step);
        let is_whole = is_whole(section);
        Heights { heading, items, padding, gap, grid, step, is_whole }
    }

    fn padding(&self, section: &SectionContent) -> f32 {
        if is_framed(section) {
            let lines = self.metrics.template.spacing.box_padding_lines;
            on_grid(self.metrics.lines(lines), self.metrics.step())
        } else {
            0.0
        }
    }

    /// The part of a slot that text may use.
    pub(super) fn inside(&self, section: &SectionContent, slot: Slot) -> Slot {
        if !is_framed(section) {
            return slot;
        }
        let spacing = &self.metrics.template.spacing;
        let inset = spacing.bar_pt + spacing.box_indent_pt;
        Slot { x: slot.x + inset, width: slot.width - 2.0 * inset, y: slot.y + self.padding(section) }
    }

    fn heading_height(&self, section: &SectionContent, width: f32) -> f32 {
        let lines = self.line_count(&section.heading, width) as f32;
        let below = self.metrics.lines(self.metrics.template.spacing.heading_lines);
        on_grid(lines * self.line_height(&section.heading) + below, self.metrics.step())
    }
}

/// Whether all sections were meant for the same column.
fn is_one_sided(members: &[(usize, &SectionContent)]) -> bool {
    let is_at = |part: Part| move |(_, section): &(usize, &SectionContent)| section.look.place == part;
    members.iter().all(is_at(Part::Main)) || members.iter().all(is_at(Part::Side))
}

/// Whether a section stays in one column even where others flow.
pub(super) fn is_whole(section: &SectionContent) -> bool {
    is_framed(section) || section.look.look == Look::Timeline
}

/// Whether the items of a section stand inside a box or a frame.
fn is_framed(section: &SectionContent) -> bool {
    matches!(section.look.look, Look::Box | Look::Judgement)
}

fn has_short_items(section: &SectionContent) -> bool {
    matches!(section.look.look, Look::Points | Look::Quotes)
}

/// Whether each item begins on the grid of half body lines.
fn keeps_rhythm(look: Look) -> bool {
    match look {
        Look::Points | Look::Quotes | Look::Table | Look::Text | Look::Judgement | Look::Picture => true,
        Look::Box | Look::List | Look::Timeline => false,
    }
}

impl Heights {
    /// The height of the section with all its items.
    pub(super) fn whole(&self, count: usize) -> f32 {
        self.of(&vec![true; self.items.len()], count)
    }

    /// The height of the section with the items that are kept; 0 without any.
    pub(super) fn of(&self, kept: &[bool], count: usize) -> f32 {
        let kept: Vec<f32> =
            self.items.iter().zip(kept).filter_map(|(height, is_kept)| is_kept.then_some(*height)).collect();
        if kept.is_empty() {
            return 0.0;
        }
        let highest = match self.grid {
            Some(grid) => grid.height(&kept, self.gap),
            None => lowest(&Piece::all(&kept, self.gap), count),
        };
        on_grid(self.heading + highest + 2.0 * self.padding, self.step)
    }
}

impl Band {
    /// The sections of the band.
    pub(super) fn placements(&self) -> impl Iterator<Item = &Placement> {
        let (columns, flow) = match self {
            Self::Columns(columns) => (columns.as_slice(), None),
            Self::Flow(flow) => (Default::default(), Some(flow)),
        };
        columns.iter().flatten().chain(flow.into_iter().flat_map(|flow| &flow.placements))
    }

    /// The part of the page that each of its sections stands in; where they flow, none stands in any.
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, Column)> {
        let columns = if let Self::Columns(columns) = self { columns.as_slice() } else { Default::default() };
        let parts = if columns.len() > 1 { [Column::Main, Column::Side] } else { [Column::Full; 2] };
        columns
            .iter()
            .zip(parts)
            .flat_map(|(placements, part)| placements.iter().map(move |placement| (placement.section, part)))
    }

    /// The height of the band with the items that are kept; 0 without any.
    pub(super) fn height(&self, heights: &[Heights], kept: &[Vec<bool>], section_gap: f32) -> f32 {
        match self {
            Self::Columns(columns) => {
                let of_column = |placements: &Vec<Placement>| {
                    let stacked = stacked(placements, heights, kept, section_gap);
                    stacked.last().map_or(0.0, |(_, top, height)| top + height)
                };
                columns.iter().map(of_column).fold(0.0, f32::max)
            }
            Self::Flow(flow) => flow.height(heights, kept, section_gap),
        }
    }
}

/// The sections of a column that have something to show, with the top of each below the top of the column, and its
/// height.
pub(super) fn stacked<'a>(
    placements: &'a [Placement],
    heights: &[Heights],
    kept: &[Vec<bool>],
    section_gap: f32,
) -> Vec<(&'a Placement, f32, f32)> {
    let mut stacked = Vec::new();
    let mut top = 0.0;
    for placement in placements {
        let measures = heights.get(placement.section).zip(kept.get(placement.section));
        let height = measures.map_or(0.0, |(heights, kept)| heights.of(kept, placement.columns));
        if height > 0.0 {
            stacked.push((placement, top, height));
            top += height + section_gap;
        }
    }
    stacked
}

/// The height of all bands with the items that are kept.
pub(super) fn total_height(bands: &[Band], heights: &[Heights], kept: &[Vec<bool>], section_gap: f32) -> f32 {
    let mut total = 0.0;
    for band in bands {
        let height = band.height(heights, kept, section_gap);
        if height > 0.0 {
            total += height + if total > 0.0 { section_gap } else { 0.0 };
        }
    }
    total
}
