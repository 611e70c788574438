//! Events along a line.
//!
//! For a reader who does not see the page the timeline is a list, each entry labelled by its date; line and stops are
//! ornament.

use crate::page::{Artifact, NodeId, Point, Rect, Role, Tag};
use crate::template::Look;

use super::arrange::Placement;
use super::canvas::Ink;
use super::compose::{Composer, ParagraphFormat, Slot};
use super::content::{ItemContent, SectionContent};
use super::shape::Paragraph;

/// How the events of a timeline stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grid {
    /// How many in a row.
    pub per_row: usize,
    pub width: f32,
    /// The space between two.
    pub gap: f32,
}

impl Grid {
    /// The height of events of these heights, row below row.
    pub(super) fn height(&self, heights: &[f32], row_gap: f32) -> f32 {
        let rows = heights.chunks(self.per_row.max(1));
        let count = rows.len();
        let highest = rows.map(|row| row.iter().copied().fold(0.0, f32::max));
        highest.sum::<f32>() + row_gap * count.saturating_sub(1) as f32
    }
}

impl Composer<'_> {
    /// How the events of a section stand, if it is a timeline.
    ///
    /// All events count, those too that are left off in the end: what stays keeps its place and its width.
    pub(super) fn grid(&self, section: &SectionContent, placement: &Placement) -> Option<Grid> {
        if section.look.look != Look::Timeline {
            return None;
        }
        let look = &self.metrics.template.timeline;
        let least = look.least * self.metrics.body_pt;
        let gap = look.gap_pt;
        let count = section.items.len().max(1);
        let fits = (1..=look.most).rev().find(|columns| {
            let columns = *columns as f32;
            columns * least + (columns - 1.0) * gap <= placement.width
        });
        // Rows as even as can be: seven events are four and three, not six and one.
        let rows = count.div_ceil(fits.unwrap_or(1));
        let per_row = count.div_ceil(rows);
        let width = (placement.width - gap * (per_row - 1) as f32) / per_row as f32;
        Some(Grid { per_row, width, gap })
    }

    /// Sets an event below its stop and gives its height.
    pub(super) fn event(
        &mut self,
        date: &Paragraph,
        label: &Paragraph,
        slot: Slot,
        item: &ItemContent,
        list: NodeId,
    ) -> f32 {
        let mut height =
            self.metrics.lines(self.metrics.template.timeline.drop_lines).max(2.0 * self.radius());
        let entry = self.node(Role::ListItem, list);
        let node = self.node(Role::Label, entry);
        let tags = self.tags(date, node);
        height += self.paragraph(date, Slot { y: slot.y + height, ..slot }, ParagraphFormat::START, &tags);
        let node = self.node(Role::ListBody, entry);
        self.language(node, item);
        let tags = self.tags(label, node);
        let below = self.beside_left(label, Slot { y: slot.y + height, ..slot });
        height + self.paragraph(label, below, ParagraphFormat::START, &tags)
    }

    fn radius(&self) -> f32 {
        self.metrics.template.timeline.radius * self.metrics.body_pt
    }

    /// Paints a row of so many stops and the line between them; the line ends at the last stop of the timeline.
    pub(super) fn stops(
        &mut self,
        grid: Grid,
        placement: &Placement,
        y: f32,
        count: usize,
        is_last_row: bool,
    ) {
        let radius = self.radius();
        let template = self.metrics.template;
        let (accent, rule) = (template.colors.accent, template.colors.rule);
        let (stroke, thickness) = (template.timeline.stroke_pt, template.spacing.rule_pt);
        for index in 0..count {
            let x = placement.x + index as f32 * (grid.width + grid.gap);
            let is_last = is_last_row && index + 1 == count;
            let end =
                if index + 1 == count { placement.x + placement.width } else { x + grid.width + grid.gap };
            let line = Rect {
                x_pt: x + 2.0 * radius,
                y_pt: y + radius - thickness / 2.0,
                width_pt: end - x - 2.0 * radius,
                height_pt: thickness,
            };
            self.fill(Artifact::Layout, line, rule);
            let center = Point { x_pt: x + radius, y_pt: y + radius };
            let ink = if is_last { Ink::Filled(accent) } else { Ink::Ring(stroke, accent) };
            if let Some(canvas) = &mut self.canvas {
                canvas.disc(Tag::Artifact(Artifact::Layout), center, radius, ink);
            }
        }
    }
}
