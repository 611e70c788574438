//! The page as it is being painted: elements and the structure tree.

use crate::model::{FindingId, SectionId};
use crate::page::{Color, Element, GlyphRun, Image, Node, NodeId, Point, Rect, Role, Shape, Tag, round};

use super::outcome::Area;

/// What has been painted so far.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    pub structure: Vec<Node>,
    pub elements: Vec<Element>,
    pub areas: Vec<Area>,
}

impl Canvas {
    /// A canvas with an empty document.
    pub(super) fn new() -> Self {
        let mut canvas = Self::default();
        canvas.structure.push(node(Role::Document, None));
        canvas
    }

    pub(super) const ROOT: NodeId = NodeId(0);

    /// Adds a node at the end of another.
    pub(super) fn node(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.structure.push(node(role, Some(parent)));
        NodeId(self.structure.len() - 1)
    }

    /// Adds a node with words for a reader who does not see it.
    pub(super) fn described_node(&mut self, role: Role, parent: NodeId, words: &str) -> NodeId {
        let id = self.node(role, parent);
        if let Some(node) = self.structure.get_mut(id.0) {
            node.alternative = Some(words.to_owned());
        }
        id
    }

    /// Adds a node whose elements stand for a text that they do not show.
    pub(super) fn standing_for(&mut self, text: &str, parent: NodeId) -> NodeId {
        let id = self.node(Role::Span, parent);
        if let Some(node) = self.structure.get_mut(id.0) {
            node.actual_text = Some(text.to_owned());
        }
        id
    }

    /// Says which language a node is in.
    pub(super) fn set_language(&mut self, id: NodeId, language: Option<&str>) {
        if let Some(node) = self.structure.get_mut(id.0) {
            node.language = language.map(str::to_owned);
        }
    }

    pub(super) fn text(&mut self, tag: Tag, run: GlyphRun) {
        self.elements.push(Element { tag, shape: Shape::Text(run) });
    }

    /// Paints a rectangle; one without an area paints nothing.
    pub(super) fn fill(&mut self, tag: Tag, rect: Rect, color: Color) {
        if rect.width_pt > 0.0 && rect.height_pt > 0.0 {
            self.elements.push(Element { tag, shape: Shape::Fill { rect: rounded(rect), color } });
        }
    }

    pub(super) fn disc(&mut self, tag: Tag, center: Point, radius_pt: f32, ink: Ink) {
        let center = Point { x_pt: round(center.x_pt), y_pt: round(center.y_pt) };
        let (fill, stroke) = match ink {
            Ink::Filled(color) => (Some(color), None),
            Ink::Ring(width, color) => (None, Some((round(width), color))),
        };
        self.elements
            .push(Element { tag, shape: Shape::Disc { center, radius_pt: round(radius_pt), fill, stroke } });
    }

    /// Paints a picture into a rectangle.
    pub(super) fn image(&mut self, tag: Tag, rect: Rect, image: Image) {
        self.elements.push(Element { tag, shape: Shape::Image { rect: rounded(rect), image } });
    }

    pub(super) fn link(&mut self, tag: Tag, rect: Rect, address: &str, contents: &str) {
        let shape =
            Shape::Link { rect: rounded(rect), address: address.to_owned(), contents: contents.to_owned() };
        self.elements.push(Element { tag, shape });
    }

    pub(super) fn area(&mut self, rect: Rect, item: Option<FindingId>, section: SectionId) {
        self.areas.push(Area { rect: rounded(rect), item, section });
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Ink {
    Filled(Color),
    Ring(f32, Color),
}

fn node(role: Role, parent: Option<NodeId>) -> Node {
    Node { role, parent, alternative: None, actual_text: None, language: None }
}

fn rounded(rect: Rect) -> Rect {
    Rect {
        x_pt: round(rect.x_pt),
        y_pt: round(rect.y_pt),
        width_pt: round(rect.width_pt),
        height_pt: round(rect.height_pt),
    }
}
