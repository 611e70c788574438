//! Pictures in a Word document (ECMA-376 part 1, 20).

use std::sync::Arc;

use super::xml::Xml;
use crate::model::Picture;

/// The drawing units to the point.
const UNITS_PER_PT: f32 = 12_700.0;
/// The width of the text.
const MAX_WIDTH_PT: f32 = 470.0;
/// Half of the page.
const MAX_HEIGHT_PT: f32 = 340.0;
/// A picture is not enlarged beyond so many pixels to the inch.
const MIN_DPI: f32 = 150.0;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PLACEMENT: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The pictures of a part, each held once.
#[derive(Default)]
pub(super) struct Pictures {
    held: Vec<Arc<Picture>>,
    /// How many times pictures are shown.
    shown: usize,
}

impl Pictures {
    /// Shows a picture; gives the name of the relationship to it, and which drawing it is.
    pub(super) fn show(&mut self, picture: &Arc<Picture>) -> (String, usize) {
        self.shown += 1;
        let known = self.held.iter().position(|held| held.id == picture.id);
        let index = known.unwrap_or_else(|| {
            self.held.push(Arc::clone(picture));
            self.held.len() - 1
        });
        (relation(index + 1), self.shown)
    }

    /// The paths of the pictures beside the document, and the pictures.
    pub(super) fn parts(&self) -> impl Iterator<Item = (String, &Picture)> {
        (1..).zip(&self.held).map(|(number, picture)| {
            (format!("media/picture{number}.{}", picture.encoding.extension()), &**picture)
        })
    }
}

/// The name of the relationship to the picture of that number, from 1.
pub(super) fn relation(number: usize) -> String {
    format!("picture{number}")
}

/// Writes a picture as a drawing in the line: as wide as the text, unless it has too few pixels or would be too high.
pub(super) fn drawing(xml: &mut Xml, picture: &Picture, relation: &str, number: usize, alternative: &str) {
    let (across, down) = (picture.width_px.max(1) as f32, picture.height_px.max(1) as f32);
    let scale = (72.0 / MIN_DPI).min(MAX_WIDTH_PT / across).min(MAX_HEIGHT_PT / down);
    let [width, height] =
        [across, down].map(|side| ((side * scale * UNITS_PER_PT).round().max(1.0) as u64).to_string());
    let extent = [("cx", width.as_str()), ("cy", &height)];
    let number = number.to_string();
    let name = format!("Picture {number}");
    let named = [("id", number.as_str()), ("name", &name), ("descr", alternative)];
    let placed = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"), ("xmlns:wp", PLACEMENT)];
    within(xml, "w:drawing", &[], |xml| {
        within(xml, "wp:inline", &placed, |xml| {
            xml.empty("wp:extent", &extent);
            xml.empty("wp:docPr", &named);
            within(xml, "a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                within(xml, "a:graphicData", &[("uri", PICTURE)], |xml| {
                    within(xml, "pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
                        within(xml, "pic:nvPicPr", &[], |xml| {
                            xml.empty("pic:cNvPr", &named);
                            xml.empty("pic:cNvPicPr", &[]);
                        });
                        within(xml, "pic:blipFill", &[], |xml| {
                            xml.empty("a:blip", &[("r:embed", relation)]);
                            within(xml, "a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                        });
                        within(xml, "pic:spPr", &[], |xml| frame(xml, &extent));
                    });
                });
            });
        });
    });
}

/// Where a picture stands in its drawing: all over it.
fn frame(xml: &mut Xml, extent: &[(&str, &str)]) {
    within(xml, "a:xfrm", &[], |xml| {
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", extent);
    });
    within(xml, "a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
}

fn within(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Xml)) {
    xml.start_element(name, attributes);
    inside(xml);
    xml.end_element(name);
}
