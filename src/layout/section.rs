//! Sections in their places.

use crate::never::OrNever;
use crate::page::{Artifact, NodeId, Rect, Role};
use crate::template::Look;

use super::arrange::{Band, Heights, Placement, stacked};
use super::canvas::Canvas;
use super::compose::{Composer, ParagraphFormat, Slot, baseline_in_line};
use super::content::{Body, ItemContent, SectionContent};
use super::divide::{Piece, divide};
use super::flow::{Flow, Part};
use super::timeline::Grid;

/// What is painted between head and foot.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageBody<'a> {
    pub sections: &'a [SectionContent],
    pub bands: &'a [Band],
    pub heights: &'a [Heights],
    pub kept: &'a [Vec<bool>],
}

/// An item with the place it stands in and its height.
type Placed<'a> = (&'a ItemContent, Slot);

impl Composer<'_> {
    /// Paints all bands from `top` downwards; within a band the sections in the order of the briefing, which is the
    /// order of reading.
    pub(super) fn bands(&mut self, page_body: PageBody<'_>, top: f32) {
        let section_gap = self.metrics.section_gap();
        let mut top = top;
        for band in page_body.bands {
            let height = band.height(page_body.heights, page_body.kept, section_gap);
            if height <= 0.0 {
                continue;
            }
            match band {
                Band::Columns(columns) => {
                    let mut placements: Vec<(&Placement, f32, f32)> = columns
                        .iter()
                        .flat_map(|placements| {
                            stacked(placements, page_body.heights, page_body.kept, section_gap)
                        })
                        .collect();
                    placements.sort_by_key(|(placement, _, _)| placement.section);
                    for (placement, below, height) in placements {
                        self.section(page_body, placement, (top + below, height));
                    }
                }
                Band::Flow(flow) => self.flowing(page_body, flow, top),
            }
            top += height + section_gap;
        }
    }

    /// Paints a section that stands in one column, from `y` downwards and so high.
    fn section(&mut self, page_body: PageBody<'_>, placement: &Placement, (y, height): (f32, f32)) {
        let measures = page_body.heights.get(placement.section).zip(page_body.kept.get(placement.section));
        let Some((section, (heights, kept))) = page_body.sections.get(placement.section).zip(measures) else {
            return;
        };
        let items: Vec<(&ItemContent, f32)> = section
            .items
            .iter()
            .zip(&heights.items)
            .zip(kept)
            .filter_map(|((item, height), is_kept)| is_kept.then_some((item, *height)))
            .collect();
        let node = self.node(Role::Section, Canvas::ROOT);
        let top = y + heights.heading;
        if heights.heading > 0.0 {
            self.heading(section, Slot { x: placement.x, width: placement.width, y }, node);
        }
        if section.look.look == Look::Judgement {
            let rect =
                Rect { x_pt: placement.x, y_pt: top, width_pt: placement.width, height_pt: y + height - top };
            self.framed(rect);
        } else if section.look.look == Look::Box {
            let is_right_to_left = items.iter().any(|(item, _)| match &item.body {
                Body::Text(texts) => texts.first().is_some_and(|text| text.right_to_left),
                _ => false,
            });
            self.boxed(
                Rect { x_pt: placement.x, y_pt: y, width_pt: placement.width, height_pt: height },
                is_right_to_left,
            );
        }
        if let Some(grid) = heights.grid {
            self.events(section, placement, (grid, heights.gap), &items, top, node);
            return;
        }
        let (count, width) = self.item_slots(placement);
        let pieces: Vec<f32> = items.iter().map(|(_, height)| *height).collect();
        let gap = self.metrics.template.columns.gap_pt;
        let mut placed = Vec::new();
        for (column, range) in divide(&Piece::all(&pieces, heights.gap), count).into_iter().enumerate() {
            let mut slot = Slot { x: placement.x + column as f32 * (width + gap), width, y: top };
            for (item, height) in items.get(range).or_never("a range of the section's items") {
                placed.push((*item, slot));
                slot.y += height + heights.gap;
            }
        }
        self.items(section, placement, &placed, node);
    }

    /// Paints sections that flow through the columns of a band.
    fn flowing(&mut self, page_body: PageBody<'_>, flow: &Flow, top: f32) {
        let placed = flow.placed(page_body.heights, page_body.kept, self.metrics.section_gap(), top);
        for parts in placed.chunk_by(|(a, _), (b, _)| a.placement == b.placement) {
            let Some((first, slot)) = parts.first() else { continue };
            let Some(placement) = flow.placements.get(first.placement) else { continue };
            let measures =
                page_body.heights.get(placement.section).zip(page_body.kept.get(placement.section));
            let Some((section, (heights, kept))) = page_body.sections.get(placement.section).zip(measures)
            else {
                continue;
            };
            if first.item.is_none() {
                let height = heights.of(kept, placement.columns);
                self.section(
                    page_body,
                    &Placement { x: slot.x, reach: placement.width, ..*placement },
                    (slot.y, height),
                );
                continue;
            }
            let node = self.node(Role::Section, Canvas::ROOT);
            if heights.heading > 0.0 {
                self.heading(section, *slot, node);
            }
            let item = |(part, slot): &(Part, Slot)| {
                let heading = if part.is_first { heights.heading } else { 0.0 };
                Some((section.items.get(part.item?)?, Slot { y: slot.y + heading, ..*slot }))
            };
            let items: Vec<Placed<'_>> = parts.iter().filter_map(item).collect();
            self.items(section, placement, &items, node);
        }
    }

    /// Paints items in their places.
    fn items(&mut self, section: &SectionContent, placement: &Placement, items: &[Placed<'_>], node: NodeId) {
        let list = self.list(section, node);
        let insets = self.insets(section, placement);
        for (item, slot) in items {
            let inside = self.inside(section, *slot);
            self.item(section, item, insets, inside, list);
        }
    }

    /// The node that the items of a section are parts of.
    fn list(&mut self, section: &SectionContent, node: NodeId) -> NodeId {
        match section.look.look {
            Look::Points | Look::List | Look::Timeline => self.node(Role::List, node),
            Look::Table => self.node(Role::Table, node),
            Look::Box | Look::Quotes | Look::Text | Look::Judgement | Look::Picture => node,
        }
    }

    /// Paints the events of a timeline, row below row.
    fn events(
        &mut self,
        section: &SectionContent,
        placement: &Placement,
        (grid, row_gap): (Grid, f32),
        items: &[(&ItemContent, f32)],
        top: f32,
        node: NodeId,
    ) {
        let list = self.list(section, node);
        let insets = self.insets(section, placement);
        let rows: Vec<_> = items.chunks(grid.per_row.max(1)).collect();
        let mut y = top;
        for (number, row) in rows.iter().enumerate() {
            self.stops(grid, placement, y, row.len(), number + 1 == rows.len());
            for (index, (item, _)) in row.iter().enumerate() {
                let x = placement.x + index as f32 * (grid.width + grid.gap);
                self.item(section, item, insets, Slot { x, width: grid.width, y }, list);
            }
            y += row.iter().map(|(_, height)| *height).fold(0.0, f32::max) + row_gap;
        }
    }

    fn heading(&mut self, section: &SectionContent, slot: Slot, node: NodeId) {
        let head = self.node(Role::Heading2, node);
        let tags = self.tags(&section.heading, head);
        let height = self.paragraph(&section.heading, slot, ParagraphFormat::START, &tags);
        let line = self.line_height(&section.heading);
        let spacing = &self.metrics.template.spacing;
        let last_baseline =
            slot.y + height - line + baseline_in_line(&self.metrics, self.typesetter, &section.heading);
        let rule = Rect {
            x_pt: slot.x,
            y_pt: last_baseline + spacing.heading_rule_pt,
            width_pt: slot.width,
            height_pt: spacing.rule_pt,
        };
        let color = self.metrics.template.colors.rule;
        self.fill(Artifact::Layout, rule, color);
        if let Some(canvas) = &mut self.canvas {
            let rect = Rect { x_pt: slot.x, y_pt: slot.y, width_pt: slot.width, height_pt: height };
            canvas.area(rect, None, section.id);
        }
    }

    /// Paints the background of a box and the bar on the side where reading begins.
    fn boxed(&mut self, rect: Rect, is_right_to_left: bool) {
        let colors = &self.metrics.template.colors;
        let (tint, accent) = (colors.tint, colors.accent);
        let bar = self.metrics.template.spacing.bar_pt;
        self.fill(Artifact::Background, rect, tint);
        let x_pt = if is_right_to_left { rect.right_pt() - bar } else { rect.x_pt };
        self.fill(Artifact::Layout, Rect { x_pt, width_pt: bar, ..rect }, accent);
    }

    /// Paints a frame of thin lines.
    fn framed(&mut self, rect: Rect) {
        let template = self.metrics.template;
        let (color, thickness) = (template.colors.accent, template.spacing.rule_pt);
        let (right, bottom) = (rect.right_pt() - thickness, rect.bottom_pt() - thickness);
        let lines = [
            Rect { height_pt: thickness, ..rect },
            Rect { y_pt: bottom, height_pt: thickness, ..rect },
            Rect { width_pt: thickness, ..rect },
            Rect { x_pt: right, width_pt: thickness, ..rect },
        ];
        for line in lines {
            self.fill(Artifact::Layout, line, color);
        }
    }
}
