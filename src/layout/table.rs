//! Where the sources differ: rows of a topic and its values.

use crate::page::{NodeId, Role};

use super::compose::{Composer, ParagraphFormat, Slot, baseline_in_line};
use super::content::ItemContent;
use super::shape::Paragraph;

impl Composer<'_> {
    /// Sets a row and gives its height; the first lines of both cells stand on one base line.
    pub(super) fn difference(
        &mut self,
        topic: &Paragraph,
        values: &Paragraph,
        slot: Slot,
        item: &ItemContent,
        table: NodeId,
    ) -> f32 {
        let look = &self.metrics.template.table;
        if slot.width < look.least_column * self.metrics.body_pt {
            return self.stacked_difference(topic, values, slot, item, table);
        }
        let gap = look.gap_pt.min(slot.width / 4.0);
        let topic_width = (slot.width - gap) * look.topic_share;
        let values_width = slot.width - gap - topic_width;
        let drop = |paragraph| baseline_in_line(&self.metrics, self.typesetter, paragraph);
        let (topic_drop, values_drop) = (drop(topic), drop(values));
        let baseline = topic_drop.max(values_drop);
        let row = self.node(Role::TableRow, table);
        let node = self.node(Role::TableHeader, row);
        let tags = self.tags(topic, node);
        let left = baseline - topic_drop;
        let head = self.beside_left(topic, Slot { width: topic_width, y: slot.y + left, ..slot });
        let head_height = left + self.paragraph(topic, head, ParagraphFormat::START, &tags);
        let node = self.node(Role::TableCell, row);
        self.language(node, item);
        let tags = self.tags(values, node);
        let down = baseline - values_drop;
        let cell = Slot { x: slot.x + topic_width + gap, width: values_width, y: slot.y + down };
        let cell = self.beside_left(values, cell);
        let cell_height = down + self.paragraph(values, cell, ParagraphFormat::START, &tags);
        head_height.max(cell_height)
    }

    /// Sets a row of a column that is too narrow for two cells beside each other: the values below the topic.
    fn stacked_difference(
        &mut self,
        topic: &Paragraph,
        values: &Paragraph,
        slot: Slot,
        item: &ItemContent,
        table: NodeId,
    ) -> f32 {
        let row = self.node(Role::TableRow, table);
        let node = self.node(Role::TableHeader, row);
        let tags = self.tags(topic, node);
        let height = self.paragraph(topic, self.beside_left(topic, slot), ParagraphFormat::START, &tags);
        let node = self.node(Role::TableCell, row);
        self.language(node, item);
        let tags = self.tags(values, node);
        let below = self.beside_left(values, Slot { y: slot.y + height, ..slot });
        height + self.paragraph(values, below, ParagraphFormat::START, &tags)
    }
}
