//! Which section stands where, and how high it all is.

use crate::page::{Artifact, NodeId, Rect, Role};
use crate::template::{Look, Place as Part, Template};

use super::compose::{Composer, Frame, Set, Slot, baseline_in_line, columns, is_blank};
use super::content::{Body, ItemContent, SectionContent};
use super::timeline::Grid;

/// A stretch of the page from margin to margin: sections across the whole width, or side by side in columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    /// Sections of the main column, or of the whole width.
    pub main: Vec<Stand>,
    /// Sections of the side column.
    pub side: Vec<Stand>,
}

/// Where a section stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    /// The number of the section.
    pub section: usize,
    pub x: f32,
    pub width: f32,
    /// The columns of its items.
    pub columns: usize,
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
}

/// The sections of a page in bands: those of the whole width end the columns above them.
pub(super) fn arrange(sections: &[SectionContent], template: &Template, frame: Frame) -> Vec<Band> {
    let gap = template.columns.gap_pt;
    let side_width = (frame.width() - gap) * template.columns.side_share;
    let main_width = frame.width() - gap - side_width;
    let mut bands: Vec<Band> = Vec::new();
    let mut is_open = false;
    for (section, content) in sections.iter().enumerate() {
        let stand = |x: f32, width: f32| Stand { section, x, width, columns: content.look.columns };
        if content.look.place == Part::Full {
            bands.push(Band { main: vec![stand(frame.left, frame.width())], side: Vec::new() });
            is_open = false;
            continue;
        }
        if !is_open {
            bands.push(Band::default());
            is_open = true;
        }
        let Some(band) = bands.last_mut() else { continue };
        match content.look.place {
            Part::Side => band.side.push(stand(frame.left + main_width + gap, side_width)),
            Part::Main | Part::Full => band.main.push(stand(frame.left, main_width)),
        }
    }
    for band in &mut bands {
        widen(band, sections, frame);
        for stand in band.main.iter_mut().chain(&mut band.side) {
            // One item in a column of its own would leave the other column empty.
            let items = sections.get(stand.section).map_or(0, |section| section.items.len());
            stand.columns = stand.columns.min(items).max(1);
        }
    }
    bands
}

/// Gives the whole width to a column that has nothing beside it, its items in two columns where that is easier read.
fn widen(band: &mut Band, sections: &[SectionContent], frame: Frame) {
    if !band.main.is_empty() && !band.side.is_empty() {
        return;
    }
    let mut alone = std::mem::take(&mut band.side);
    alone.append(&mut band.main);
    for stand in &mut alone {
        stand.x = frame.left;
        stand.width = frame.width();
        let has_short_items = sections
            .get(stand.section)
            .is_some_and(|section| matches!(section.look.look, Look::Points | Look::Quotes));
        if has_short_items {
            stand.columns = stand.columns.max(2);
        }
    }
    band.main = alone;
}

impl Composer<'_> {
    /// The slots of a section's item columns.
    fn item_slots(&self, stand: &Stand) -> (usize, f32) {
        let count = stand.columns.max(1);
        let gap = self.setting.template.columns.gap_pt;
        (count, (stand.width - gap * (count - 1) as f32) / count as f32)
    }

    /// Measures a section.
    pub(super) fn heights(&mut self, section: &SectionContent, stand: &Stand) -> Heights {
        let shared = self.shared(section, stand.x, stand.width);
        let grid = self.grid(section, stand);
        let width = grid.map_or_else(|| self.item_slots(stand).1, |grid| grid.width);
        let padding = self.padding(section);
        let slot = self.inside(section, Slot { x: stand.x, width, y: 0.0 });
        let root = super::canvas::Canvas::ROOT;
        let items = section.items.iter().map(|item| self.item(section, item, shared, slot, root)).collect();
        let heading =
            if is_blank(&section.heading) { 0.0 } else { self.heading_height(section, stand.width) };
        Heights { heading, items, padding, gap: self.item_gap(section), grid }
    }

    fn padding(&self, section: &SectionContent) -> f32 {
        if is_framed(section) {
            self.setting.lines(self.setting.template.spacing.box_padding_lines)
        } else {
            0.0
        }
    }

    /// The part of a slot that text may use.
    fn inside(&self, section: &SectionContent, slot: Slot) -> Slot {
        if !is_framed(section) {
            return slot;
        }
        let spacing = &self.setting.template.spacing;
        let inset = spacing.bar_pt + spacing.box_indent_pt;
        Slot { x: slot.x + inset, width: slot.width - 2.0 * inset, y: slot.y + self.padding(section) }
    }

    fn heading_height(&self, section: &SectionContent, width: f32) -> f32 {
        let lines = self.line_count(&section.heading, width) as f32;
        lines * self.line_height(&section.heading)
            + self.setting.lines(self.setting.template.spacing.heading_lines)
    }

    /// Paints a section with the items that are kept; gives its height.
    pub(super) fn section(
        &mut self,
        section: &SectionContent,
        stand: &Stand,
        heights: &Heights,
        kept: &[bool],
        y: f32,
    ) -> f32 {
        let node = self.node(Role::Section, super::canvas::Canvas::ROOT);
        let mut top = y;
        if heights.heading > 0.0 {
            self.heading(section, stand, y, node);
            top += heights.heading;
        }
        let height = heights.of(kept, self.item_slots(stand).0);
        if section.look.look == Look::Box {
            let is_right_to_left = section.items.iter().any(|item| match &item.body {
                Body::Text(texts) => texts.first().is_some_and(|text| text.right_to_left),
                _ => false,
            });
            self.boxed(stand, y, height, is_right_to_left);
        } else if section.look.look == Look::Judgement {
            self.framed(stand, top, height - heights.heading);
        }
        let items: Vec<(&ItemContent, f32)> = section
            .items
            .iter()
            .zip(&heights.items)
            .zip(kept)
            .filter_map(|((item, height), is_kept)| is_kept.then_some((item, *height)))
            .collect();
        let list = match section.look.look {
            Look::Points | Look::List | Look::Timeline => self.node(Role::List, node),
            Look::Table => self.node(Role::Table, node),
            _ => node,
        };
        let shared = self.shared(section, stand.x, stand.width);
        if let Some(grid) = heights.grid {
            self.events(section, stand, (grid, heights.gap), &items, top, list);
            return height;
        }
        let (count, width) = self.item_slots(stand);
        let item_heights: Vec<f32> = items.iter().map(|(_, height)| *height).collect();
        let (ranges, _) = columns(&item_heights, heights.gap, count);
        let gap = self.setting.template.columns.gap_pt;
        for (column, range) in ranges.into_iter().enumerate() {
            let mut slot = Slot { x: stand.x + column as f32 * (width + gap), width, y: top };
            for (item, height) in items.get(range).unwrap_or_default() {
                let inside = self.inside(section, slot);
                self.item(section, item, shared, inside, list);
                slot.y += height + heights.gap;
            }
        }
        height
    }

    /// Paints the events of a timeline, row below row.
    fn events(
        &mut self,
        section: &SectionContent,
        stand: &Stand,
        (grid, row_gap): (Grid, f32),
        items: &[(&ItemContent, f32)],
        top: f32,
        list: NodeId,
    ) {
        let shared = self.shared(section, stand.x, stand.width);
        let rows: Vec<_> = items.chunks(grid.per_row.max(1)).collect();
        let mut y = top;
        for (number, row) in rows.iter().enumerate() {
            self.stops(grid, stand, y, row.len(), number + 1 == rows.len());
            for (index, (item, _)) in row.iter().enumerate() {
                let x = stand.x + index as f32 * (grid.width + grid.gap);
                self.item(section, item, shared, Slot { x, width: grid.width, y }, list);
            }
            y += row.iter().map(|(_, height)| *height).fold(0.0, f32::max) + row_gap;
        }
    }

    fn heading(&mut self, section: &SectionContent, stand: &Stand, y: f32, node: NodeId) {
        let head = self.node(Role::Heading2, node);
        let tags = self.tags(&section.heading, head);
        let slot = Slot { x: stand.x, width: stand.width, y };
        let height = self.paragraph(&section.heading, slot, Set::START, &tags);
        let line = self.line_height(&section.heading);
        let spacing = &self.setting.template.spacing;
        let last_baseline =
            y + height - line + baseline_in_line(&self.setting, self.typesetter, &section.heading);
        let rule = Rect {
            x_pt: stand.x,
            y_pt: last_baseline + spacing.heading_rule_pt,
            width_pt: stand.width,
            height_pt: spacing.rule_pt,
        };
        let color = self.setting.template.colors.rule;
        self.fill(Artifact::Layout, rule, color);
        if let Some(canvas) = &mut self.canvas {
            let rect = Rect { x_pt: stand.x, y_pt: y, width_pt: stand.width, height_pt: height };
            canvas.area(rect, None, section.id);
        }
    }

    /// Paints the background of a box and the bar on the side where reading begins.
    fn boxed(&mut self, stand: &Stand, y: f32, height: f32, is_right_to_left: bool) {
        let colors = &self.setting.template.colors;
        let (tint, accent) = (colors.tint, colors.accent);
        let bar = self.setting.template.spacing.bar_pt;
        let rect = Rect { x_pt: stand.x, y_pt: y, width_pt: stand.width, height_pt: height };
        self.fill(Artifact::Background, rect, tint);
        let x_pt = if is_right_to_left { rect.right_pt() - bar } else { rect.x_pt };
        self.fill(Artifact::Layout, Rect { x_pt, width_pt: bar, ..rect }, accent);
    }

    /// Paints a frame of thin lines.
    fn framed(&mut self, stand: &Stand, y: f32, height: f32) {
        let template = self.setting.template;
        let (color, thickness) = (template.colors.accent, template.spacing.rule_pt);
        let rect = Rect { x_pt: stand.x, y_pt: y, width_pt: stand.width, height_pt: height };
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

/// Whether the items of a section stand inside a box or a frame.
fn is_framed(section: &SectionContent) -> bool {
    matches!(section.look.look, Look::Box | Look::Judgement)
}

impl Heights {
    /// The height of the section with the items that are kept; 0 without any.
    pub(super) fn of(&self, kept: &[bool], count: usize) -> f32 {
        let kept: Vec<f32> =
            self.items.iter().zip(kept).filter_map(|(height, is_kept)| is_kept.then_some(*height)).collect();
        if kept.is_empty() {
            return 0.0;
        }
        let highest = match self.grid {
            Some(grid) => grid.height(&kept, self.gap),
            None => columns(&kept, self.gap, count).1,
        };
        self.heading + highest + 2.0 * self.padding
    }
}

/// The height of all bands with the items that are kept.
pub(super) fn total_height(bands: &[Band], heights: &[Heights], kept: &[Vec<bool>], section_gap: f32) -> f32 {
    let of_column = |stands: &[Stand]| {
        let mut total = 0.0;
        for stand in stands {
            let height = heights
                .get(stand.section)
                .zip(kept.get(stand.section))
                .map_or(0.0, |(heights, kept)| heights.of(kept, stand.columns));
            if height > 0.0 {
                total += height + if total > 0.0 { section_gap } else { 0.0 };
            }
        }
        total
    };
    let mut total = 0.0;
    for band in bands {
        let height = of_column(&band.main).max(of_column(&band.side));
        if height > 0.0 {
            total += height + if total > 0.0 { section_gap } else { 0.0 };
        }
    }
    total
}
