//! The elements of a page as drawing operators, each inside the mark that says what it means.

use std::collections::BTreeMap;

use printpdf::{
    Color as PdfColor, DictItem, LinePoint, Op, PaintMode, Point as PdfPoint, Polygon, PolygonRing, Pt,
    Rect as PdfRect, Rgb, WindingOrder,
};

use super::faces::Subset;
use super::structure::role_name;
use super::text;
use crate::export::ExportError;
use crate::page::{Artifact, Color, Element, Node, NodeId, Page, Point, Rect, Shape, Tag};

pub(super) use crate::page::round;

/// How far a control point stands from its end, in radii, for four curves to make a circle.
const CIRCLE: f32 = 0.552_285;

/// A page as operators, and what the structure tree needs to know about them.
pub(super) struct Content {
    /// The operators.
    pub(super) ops: Vec<Op>,
    /// The marks in painting order; a mark's place is its number (MCID).
    pub(super) marks: Vec<Mark>,
    /// The links, in painting order.
    pub(super) links: Vec<Link>,
}

/// A stretch of operators that belongs to a node.
pub(super) struct Mark {
    /// The node.
    pub(super) node: NodeId,
    /// Where in painting order.
    pub(super) place: usize,
    /// What it covers, as far as that is known: text has no outline here.
    pub(super) bounds: Option<Rect>,
}

/// An area that opens an address.
pub(super) struct Link {
    /// The node that it belongs to, if any.
    pub(super) node: Option<NodeId>,
    /// Where in painting order.
    pub(super) place: usize,
    /// Where on the page.
    pub(super) rect: Rect,
    /// The address as it stands in the display list.
    pub(super) address: String,
    /// What a reader hears.
    pub(super) contents: String,
}

/// Turns the elements of `page` into operators.
pub(super) fn content(page: &Page, faces: &BTreeMap<String, Subset>) -> Result<Content, ExportError> {
    let mut writer = Writer {
        nodes: &page.structure,
        height_pt: page.height_pt,
        open: None,
        content: Content { ops: Vec::new(), marks: Vec::new(), links: Vec::new() },
    };
    for (place, element) in page.elements.iter().enumerate() {
        writer.element(place, element, faces)?;
    }
    writer.close();
    Ok(writer.content)
}

/// A colour of the display list in printpdf's terms, on a grid that prints shortly.
pub(super) fn pdf_color(color: Color) -> PdfColor {
    let part = |part: u8| (f32::from(part) / 255.0 * 10_000.0).round() / 10_000.0;
    PdfColor::Rgb(Rgb { r: part(color.red), g: part(color.green), b: part(color.blue), icc_profile: None })
}

struct Writer<'a> {
    nodes: &'a [Node],
    height_pt: f32,
    open: Option<Tag>,
    content: Content,
}

impl Writer<'_> {
    fn element(
        &mut self,
        place: usize,
        element: &Element,
        faces: &BTreeMap<String, Subset>,
    ) -> Result<(), ExportError> {
        check(element)?;
        if let Shape::Link { rect, address, contents } = &element.shape {
            let node = match element.tag {
                Tag::Content(node) => Some(node),
                Tag::Artifact(_) => None,
            };
            let (address, contents) = (address.clone(), contents.clone());
            self.content.links.push(Link { node, place, rect: *rect, address, contents });
            return Ok(());
        }
        self.mark(place, element)?;
        match &element.shape {
            Shape::Text(run) => {
                let subset = faces
                    .get(&*run.face.0)
                    .ok_or_else(|| ExportError::MissingFace(run.face.0.to_string()))?;
                if let Some(tag) = &run.language {
                    let properties = dictionary([("Lang", language(tag))]);
                    let tag = "Span".to_owned();
                    self.content.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
                }
                text::show(run, subset, self.height_pt, &mut self.content.ops);
                if run.language.is_some() {
                    self.content.ops.push(Op::EndMarkedContentWithProperties);
                }
            }
            Shape::Fill { rect, color } => self.fill(*rect, *color),
            Shape::Disc { center, radius_pt, fill, stroke } => self.disc(*center, *radius_pt, *fill, *stroke),
            Shape::Link { .. } => {}
        }
        Ok(())
    }

    /// Opens the mark that the element belongs to, unless it is open.
    fn mark(&mut self, place: usize, element: &Element) -> Result<(), ExportError> {
        // Each background says where it is, so no two share a mark.
        let shared = self.open == Some(element.tag) && element.tag != Tag::Artifact(Artifact::Background);
        if !shared {
            self.close();
            let (tag, properties) = match element.tag {
                Tag::Content(node) => {
                    let role = self.nodes.get(node.0).ok_or(ExportError::Structure(node.0))?.role;
                    let number = self.content.marks.len() as i64;
                    self.content.marks.push(Mark { node, place, bounds: None });
                    (role_name(role), dictionary([("MCID", DictItem::Int(number))]))
                }
                Tag::Artifact(artifact) => ("Artifact", self.artifact(artifact, element)),
            };
            self.content.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
            self.open = Some(element.tag);
        }
        if let (Tag::Content(_), Some(rect)) = (element.tag, bounds(element))
            && let Some(mark) = self.content.marks.last_mut()
        {
            mark.bounds = Some(mark.bounds.map_or(rect, |bounds| union(bounds, rect)));
        }
        Ok(())
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.content.ops.push(Op::EndMarkedContentWithProperties);
        }
    }

    /// The property list of an artifact (ISO 32000-1, table 330).
    fn artifact(&self, artifact: Artifact, element: &Element) -> DictItem {
        let pagination = |subtype: &str, edge: &str| {
            dictionary([
                ("Type", name("Pagination")),
                ("Subtype", name(subtype)),
                ("Attached", DictItem::Array(vec![name(edge)])),
            ])
        };
        match (artifact, bounds(element)) {
            (Artifact::Header, _) => pagination("Header", "Top"),
            (Artifact::Footer, _) => pagination("Footer", "Bottom"),
            (Artifact::Background, Some(rect)) => {
                let corners = corners(rect, self.height_pt).map(DictItem::Real);
                dictionary([("Type", name("Background")), ("BBox", DictItem::Array(corners.to_vec()))])
            }
            (Artifact::Layout | Artifact::Background, _) => dictionary([("Type", name("Layout"))]),
        }
    }

    fn fill(&mut self, rect: Rect, color: Color) {
        let [left, bottom, right, top] = corners(rect, self.height_pt);
        self.content.ops.push(Op::SetFillColor { col: pdf_color(color) });
        self.content.ops.push(Op::DrawRectangle {
            rectangle: PdfRect {
                x: Pt(left),
                y: Pt(bottom),
                width: Pt(round(right - left)),
                height: Pt(round(top - bottom)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
    }

    fn disc(&mut self, center: Point, radius_pt: f32, fill: Option<Color>, stroke: Option<(f32, Color)>) {
        let mode = match (fill, stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, Some(_)) => PaintMode::Stroke,
            (None, None) => return,
        };
        if let Some(color) = fill {
            self.content.ops.push(Op::SetFillColor { col: pdf_color(color) });
        }
        if let Some((width_pt, color)) = stroke {
            self.content.ops.push(Op::SetOutlineColor { col: pdf_color(color) });
            self.content.ops.push(Op::SetOutlineThickness { pt: Pt(round(width_pt)) });
        }
        // A line is drawn half to each side of its path, and must stay inside the disc.
        let radius = (radius_pt - stroke.map_or(0.0, |(width_pt, _)| width_pt / 2.0)).max(0.0);
        let ring = circle(center.x_pt, self.height_pt - center.y_pt, radius);
        self.content.ops.push(Op::DrawPolygon {
            polygon: Polygon { rings: vec![ring], mode, winding_order: WindingOrder::NonZero },
        });
    }
}

/// A circle of four curves.
fn circle(x: f32, y: f32, radius: f32) -> PolygonRing {
    let lever = radius * CIRCLE;
    let corner = |dx: f32, dy: f32, bezier: bool| LinePoint {
        p: PdfPoint { x: Pt(round(x + dx)), y: Pt(round(y + dy)) },
        bezier,
    };
    let points = vec![
        corner(radius, 0.0, false),
        corner(radius, lever, true),
        corner(lever, radius, true),
        corner(0.0, radius, false),
        corner(-lever, radius, true),
        corner(-radius, lever, true),
        corner(-radius, 0.0, false),
        corner(-radius, -lever, true),
        corner(-lever, -radius, true),
        corner(0.0, -radius, false),
        corner(lever, -radius, true),
        corner(radius, -lever, true),
        corner(radius, 0.0, false),
    ];
    PolygonRing { points }
}

/// Left, bottom, right and top in the PDF's coordinates, whose origin is the lower left corner.
pub(super) fn corners(rect: Rect, page_height_pt: f32) -> [f32; 4] {
    [rect.x_pt, page_height_pt - rect.bottom_pt(), rect.right_pt(), page_height_pt - rect.y_pt].map(round)
}

/// What an element covers; of text, the line from its first glyph to its last, an em high.
fn bounds(element: &Element) -> Option<Rect> {
    match &element.shape {
        Shape::Fill { rect, .. } | Shape::Link { rect, .. } => Some(*rect),
        Shape::Disc { center, radius_pt, .. } => Some(Rect {
            x_pt: center.x_pt - radius_pt,
            y_pt: center.y_pt - radius_pt,
            width_pt: 2.0 * radius_pt,
            height_pt: 2.0 * radius_pt,
        }),
        Shape::Text(run) => {
            let last = run.glyphs.last()?;
            Some(Rect {
                x_pt: run.origin.x_pt,
                y_pt: run.origin.y_pt - run.size_pt,
                width_pt: last.x_pt + last.advance_pt,
                height_pt: run.size_pt,
            })
        }
    }
}

/// The smallest rectangle around both.
pub(super) fn union(a: Rect, b: Rect) -> Rect {
    let (x_pt, y_pt) = (a.x_pt.min(b.x_pt), a.y_pt.min(b.y_pt));
    let (right, bottom) = (a.right_pt().max(b.right_pt()), a.bottom_pt().max(b.bottom_pt()));
    Rect { x_pt, y_pt, width_pt: right - x_pt, height_pt: bottom - y_pt }
}

/// Refuses what would become `NaN` in the file, which no reader opens.
fn check(element: &Element) -> Result<(), ExportError> {
    let rect =
        |rect: &Rect| [rect.x_pt, rect.y_pt, rect.width_pt, rect.height_pt].iter().all(|v| v.is_finite());
    let (sound, what) = match &element.shape {
        Shape::Text(run) => (
            run.size_pt.is_finite()
                && run.size_pt > 0.0
                && [run.origin.x_pt, run.origin.y_pt].iter().all(|v| v.is_finite())
                && run.glyphs.iter().all(|glyph| glyph.x_pt.is_finite() && glyph.y_pt.is_finite()),
            "text",
        ),
        Shape::Fill { rect: area, .. } => (rect(area), "a filled rectangle"),
        Shape::Link { rect: area, .. } => (rect(area), "a link"),
        Shape::Disc { center, radius_pt, stroke, .. } => (
            [center.x_pt, center.y_pt, *radius_pt, stroke.map_or(0.0, |(width, _)| width)]
                .iter()
                .all(|v| v.is_finite()),
            "a disc",
        ),
    };
    if sound { Ok(()) } else { Err(ExportError::Measure(what)) }
}

pub(super) fn dictionary<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

/// A language tag, which is plain ASCII.
fn language(tag: &str) -> DictItem {
    DictItem::String { data: tag.as_bytes().to_vec(), literal: true }
}
