//! The elements of a page as drawing operators, each inside the mark that says what it means.

use printpdf::{
    Color as PdfColor, DictItem, LinePoint, Op, PaintMode, Point as PdfPoint, Polygon, PolygonRing, Pt,
    Rect as PdfRect, Rgb, WindingOrder, XObjectId, XObjectTransform,
};

use super::faces::Faces;
use super::images::Images;
use super::structure::role_name;
use super::{objects, text};
use crate::export::ExportError;
use crate::page::{Artifact, Color, Element, Node, NodeId, Page, Point, Rect, Shape, Tag};

pub(super) use crate::page::round;

/// How far a control point stands from its end, in radii, for four curves to make a circle.
const CIRCLE: f32 = 0.552_285;

/// A page as operators, and what the structure tree needs to know about them.
#[derive(Default)]
pub(super) struct Content {
    pub(super) ops: Vec<Op>,
    /// The marks in painting order; a mark's place is its number (MCID).
    pub(super) marks: Vec<Mark>,
    /// The links, in painting order.
    pub(super) links: Vec<Link>,
    /// The right-to-left runs.
    pub(super) reversed: Vec<Reversed>,
    /// The pictures that the operators paint.
    pub(super) images: Images,
}

/// A run that is written from left to right and read from right to left.
pub(super) struct Reversed {
    /// What it says, in reading order.
    pub(super) text: String,
    /// Its language, where it is not the page's.
    pub(super) language: Option<String>,
}

/// A stretch of operators that belongs to a node.
pub(super) struct Mark {
    pub(super) node: NodeId,
    /// Where in painting order.
    pub(super) place: usize,
    /// What it covers, as far as that is known: text has no outline here.
    pub(super) bounds: Option<Rect>,
    /// The place of the right-to-left run that it is part of, among those of the page.
    pub(super) reversed: Option<usize>,
}

/// An area that opens an address.
pub(super) struct Link {
    /// The node that it belongs to, if any.
    pub(super) node: Option<NodeId>,
    /// Where in painting order.
    pub(super) place: usize,
    pub(super) rect: Rect,
    /// The address as it stands in the display list.
    pub(super) address: String,
    /// What a reader hears.
    pub(super) contents: String,
}

/// Turns the elements of `page` into operators.
pub(super) fn content(page: &Page, faces: &Faces) -> Result<Content, ExportError> {
    let mut writer =
        Writer { nodes: &page.structure, height_pt: page.height_pt, open: None, content: Content::default() };
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
    open: Option<Open>,
    content: Content,
}

/// The mark that is open.
struct Open {
    tag: Tag,
    language: Option<String>,
    /// How many marks are open inside each other.
    depth: usize,
    /// Whether what follows may share the mark.
    shared: bool,
}

impl Writer<'_> {
    fn element(&mut self, place: usize, element: &Element, faces: &Faces) -> Result<(), ExportError> {
        check(element)?;
        match &element.shape {
            Shape::Text(run) => {
                let subset = faces.subsets.get(&*run.face.0);
                let subset = subset.ok_or_else(|| ExportError::MissingFace(run.face.0.to_string()))?;
                if run.right_to_left {
                    // Such a run is a node of its own, so it shares no mark with its neighbours.
                    self.close();
                    let (text, language) = (run.text.clone(), run.language.clone());
                    self.content.reversed.push(Reversed { text, language });
                }
                for piece in faces.pieces.get(&place).into_iter().flatten() {
                    self.mark(place, element, piece.actual_text.as_deref())?;
                    text::show(run, piece, subset, self.height_pt, &mut self.content.ops);
                }
                if run.right_to_left {
                    self.close();
                }
            }
            Shape::Fill { rect, color } => {
                self.mark(place, element, None)?;
                self.fill(*rect, *color);
            }
            Shape::Disc { center, radius_pt, fill, stroke } => {
                self.mark(place, element, None)?;
                self.disc(*center, *radius_pt, *fill, *stroke);
            }
            Shape::Image { rect, image } => {
                let id = self.content.images.id(image)?;
                self.mark(place, element, None)?;
                self.image(*rect, id);
            }
            Shape::Link { rect, address, contents } => {
                let node = match element.tag {
                    Tag::Content(node) => Some(node),
                    Tag::Artifact(_) => None,
                };
                let (address, contents) = (address.clone(), contents.clone());
                self.content.links.push(Link { node, place, rect: *rect, address, contents });
            }
        }
        Ok(())
    }

    /// Opens the mark that belongs around the next operators, unless it is open.
    ///
    /// Marks of content are never put inside each other, though they may: poppler takes the end of the inner one
    /// for the end of both.
    fn mark(
        &mut self,
        place: usize,
        element: &Element,
        actual_text: Option<&str>,
    ) -> Result<(), ExportError> {
        let (language, right_to_left) = match &element.shape {
            Shape::Text(run) => (run.language.as_deref(), run.right_to_left),
            _ => (None, false),
        };
        // Each background says where it is, so no two share a mark.
        let shareable = actual_text.is_none() && element.tag != Tag::Artifact(Artifact::Background);
        let is_open = self.open.as_ref().is_some_and(|open| {
            open.shared && open.tag == element.tag && open.language.as_deref() == language
        });
        if !(shareable && is_open) {
            self.close();
            let mut span: Vec<(&str, DictItem)> = Vec::new();
            span.extend(language.map(|tag| ("Lang", language_tag(tag))));
            span.extend(actual_text.map(|text| {
                ("ActualText", DictItem::String { data: objects::text_bytes(text), literal: false })
            }));
            let mut depth = 1;
            match element.tag {
                Tag::Content(node) => {
                    let role = self.nodes.get(node.0).ok_or(ExportError::Structure(node.0))?.role;
                    let tag = if span.is_empty() { role_name(role) } else { "Span" };
                    span.push(("MCID", DictItem::Int(objects::count(self.content.marks.len()))));
                    let reversed = self.content.reversed.len().checked_sub(1).filter(|_| right_to_left);
                    self.content.marks.push(Mark { node, place, bounds: None, reversed });
                    self.begin(tag, dictionary(span));
                }
                Tag::Artifact(artifact) => {
                    self.begin("Artifact", self.artifact(artifact, element));
                    if !span.is_empty() {
                        self.begin("Span", dictionary(span));
                        depth = 2;
                    }
                }
            }
            let language = language.map(str::to_owned);
            self.open = Some(Open { tag: element.tag, language, depth, shared: shareable });
        }
        if let (Tag::Content(_), Some(rect)) = (element.tag, bounds(element))
            && let Some(mark) = self.content.marks.last_mut()
        {
            mark.bounds = Some(mark.bounds.map_or(rect, |bounds| union(bounds, rect)));
        }
        Ok(())
    }

    fn begin(&mut self, tag: &str, properties: DictItem) {
        self.content.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn close(&mut self) {
        let depth = self.open.take().map_or(0, |open| open.depth);
        self.content.ops.extend(std::iter::repeat_n(Op::EndMarkedContentWithProperties, depth));
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

    fn image(&mut self, rect: Rect, id: XObjectId) {
        let [left, bottom, right, top] = corners(rect, self.height_pt);
        let transform = XObjectTransform {
            translate_x: Some(Pt(left)),
            translate_y: Some(Pt(bottom)),
            scale_x: Some(round(right - left)),
            scale_y: Some(round(top - bottom)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.content.ops.push(Op::UseXobject { id, transform });
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
        Shape::Fill { rect, .. } | Shape::Image { rect, .. } | Shape::Link { rect, .. } => Some(*rect),
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
        Shape::Image { rect: area, .. } => (rect(area), "a picture"),
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

pub(super) fn dictionary<'a>(entries: impl IntoIterator<Item = (&'a str, DictItem)>) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}

pub(super) fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

/// A language tag, which is plain ASCII.
fn language_tag(tag: &str) -> DictItem {
    DictItem::String { data: tag.as_bytes().to_vec(), literal: true }
}
