//! A picture and its caption.

use std::sync::Arc;

use crate::model::{Picture, PictureEncoding};
use crate::page::{Image, ImageEncoding, NodeId, Rect, Role, Tag};

use super::compose::{Composer, Slot};
use super::content::ItemContent;
use super::divide::on_grid;
use super::shape::Paragraph;

/// A picture with the words under it.
#[derive(Debug)]
pub(super) struct FigureContent {
    pub image: Image,
    /// What it shows, for a reader who does not see it; never empty.
    pub alternative: String,
    /// The words under it; may be none.
    pub caption: Vec<Paragraph>,
}

/// A picture as the page has it.
pub(super) fn image_of(picture: &Picture) -> Image {
    Image {
        encoding: match picture.encoding {
            PictureEncoding::Jpeg => ImageEncoding::Jpeg,
            PictureEncoding::Png => ImageEncoding::Png,
        },
        width_px: picture.width_px,
        height_px: picture.height_px,
        data: Arc::clone(&picture.data),
    }
}

/// The least side of a picture: one that is a thousand times as wide as high is still a picture.
const MIN_PT: f32 = 1.0;

impl Composer<'_> {
    /// Sets a picture with its caption and gives the height, in whole half lines.
    pub(super) fn figure(
        &mut self,
        figure: &FigureContent,
        slot: Slot,
        item: &ItemContent,
        parent: NodeId,
    ) -> f32 {
        let step = self.metrics.step();
        let (width_pt, height_pt) = self.picture_size(&figure.image, slot.width);
        let reads_from_right = figure.caption.first().is_some_and(|text| text.right_to_left);
        let x_pt = if reads_from_right { slot.x + slot.width - width_pt } else { slot.x };
        if let Some(canvas) = &mut self.canvas {
            let node = canvas.described_node(Role::Figure, parent, &figure.alternative);
            let rect = Rect { x_pt, y_pt: slot.y, width_pt, height_pt };
            canvas.image(Tag::Content(node), rect, figure.image.clone());
        }
        if figure.caption.is_empty() {
            return on_grid(height_pt, step);
        }
        let gap = self.metrics.lines(self.metrics.template.picture.gap_lines);
        let top = on_grid(height_pt + gap, step);
        let caption = self.node(Role::Caption, parent);
        let below = Slot { y: slot.y + top, ..slot };
        let height = self.texts(&figure.caption, below, item, caption);
        on_grid(top + height, step)
    }

    /// The size of a picture: as wide as its column, unless it has too few pixels for that or would be too high.
    fn picture_size(&self, image: &Image, width: f32) -> (f32, f32) {
        const PT_PER_INCH: f32 = 72.0;
        let look = &self.metrics.template.picture;
        let [across, down] = [image.width_px, image.height_px].map(|side| side.max(1) as f32);
        let widest = width.min(across / look.least_dpi * PT_PER_INCH);
        let scale = (widest / across).min(self.metrics.lines(look.most_lines) / down);
        ((across * scale).max(MIN_PT), (down * scale).max(MIN_PT))
    }
}
