//! Pages to write: text shaped as layout shapes it, without a layout.

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use precis::fonts::Library;
use precis::page::{
    Artifact, Color, Element, FaceName, Glyph, GlyphRun, Info, Node, NodeId, Page, Point, Rect, Role, Shape,
    Tag,
};

pub(crate) const INK: Color = Color { red: 26, green: 31, blue: 46 };
pub(crate) const RED: Color = Color { red: 138, green: 21, blue: 38 };

/// How a line is set.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) face: &'static str,
    pub(crate) size_pt: f32,
    pub(crate) tracking_pt: f32,
}

pub(crate) const BODY: Style = Style { face: "IBMPlexSerif-Regular", size_pt: 10.5, tracking_pt: 0.0 };
pub(crate) const ITALIC: Style = Style { face: "IBMPlexSerif-Italic", ..BODY };
pub(crate) const HEADING: Style = Style { face: "IBMPlexSans-SmBld", size_pt: 9.0, tracking_pt: 0.9 };
pub(crate) const TITLE: Style = Style { face: "IBMPlexSerif-SemiBold", size_pt: 24.0, ..BODY };
/// The face of what is read from right to left, whatever the style.
const ARABIC: &str = "IBMPlexSansArabic";

/// Shapes text and builds a page of it.
pub(crate) struct Builder {
    pub(crate) page: Page,
    y_pt: f32,
}

impl Builder {
    pub(crate) fn new(title: &str) -> Self {
        let info = Info {
            title: title.to_owned(),
            author: "Desk Four".to_owned(),
            language: "en-GB".to_owned(),
            as_of: Some("2025-07-04T09:00Z".to_owned()),
        };
        let page =
            Page { width_pt: 595.28, height_pt: 841.89, info, structure: Vec::new(), elements: Vec::new() };
        let mut builder = Self { page, y_pt: 60.0 };
        builder.node(Role::Document, None);
        builder
    }

    pub(crate) fn node(&mut self, role: Role, parent: Option<usize>) -> usize {
        self.page.structure.push(Node {
            role,
            parent: parent.map(NodeId),
            alternative: None,
            actual_text: None,
            language: None,
        });
        self.page.structure.len() - 1
    }

    pub(crate) fn element(&mut self, tag: Tag, shape: Shape) {
        self.page.elements.push(Element { tag, shape });
    }

    /// Sets a line of text below the last one, as content of a node of its own.
    pub(crate) fn line(&mut self, role: Role, style: Style, text: &str) -> usize {
        let node = self.node(role, Some(0));
        self.more(node, 60.0, style, text);
        self.y_pt += style.size_pt * 1.6;
        node
    }

    /// Sets text on the current line, as content of `node`. Returns where it ends.
    pub(crate) fn more(&mut self, node: usize, x_pt: f32, style: Style, text: &str) -> f32 {
        let at = Point { x_pt, y_pt: self.y_pt };
        let mut end = x_pt;
        for run in shape(style, text, at) {
            end = end.max(run.origin.x_pt + run.glyphs.iter().map(|glyph| glyph.advance_pt).sum::<f32>());
            self.element(Tag::Content(NodeId(node)), Shape::Text(run));
        }
        end
    }

    pub(crate) fn furniture(&mut self, artifact: Artifact, y_pt: f32, text: &str) {
        for run in shape(HEADING, text, Point { x_pt: 60.0, y_pt }) {
            self.element(Tag::Artifact(artifact), Shape::Text(run));
        }
    }
}

/// The runs of one line, from left to right.
pub(crate) fn shape(style: Style, text: &str, at: Point) -> Vec<GlyphRun> {
    let is_arabic = |c: char| matches!(c, '\u{600}'..='\u{6FF}' | '\u{200C}');
    let mut stretches: Vec<(bool, String)> = Vec::new();
    for character in text.chars() {
        let inside = stretches.last().is_some_and(|(right_to_left, _)| *right_to_left);
        let right_to_left = is_arabic(character) || inside && character == ' ';
        match stretches.last_mut() {
            Some((same, stretch)) if *same == right_to_left => stretch.push(character),
            _ => stretches.push((right_to_left, character.to_string())),
        }
    }
    // The space after the last Arabic word is the line's, not the word's.
    let mut index = 0;
    while index + 1 < stretches.len() {
        while stretches[index].0 && stretches[index].1.ends_with(' ') {
            stretches[index].1.pop();
            stretches[index + 1].1.insert(0, ' ');
        }
        index += 1;
    }
    let mut pen = 0.0;
    stretches
        .into_iter()
        .map(|(right_to_left, text)| {
            let origin = Point { x_pt: at.x_pt + pen, y_pt: at.y_pt };
            let run = shape_run(style, text, origin, right_to_left);
            pen += run.glyphs.iter().map(|glyph| glyph.advance_pt).sum::<f32>();
            run
        })
        .collect()
}

fn shape_run(style: Style, text: String, origin: Point, right_to_left: bool) -> GlyphRun {
    let name = if right_to_left { ARABIC } else { style.face };
    let font = FontRef::new(Library::bundled().face(name).unwrap().data()).unwrap();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.set_direction(if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    let data = ShaperData::new(&font);
    let shaper = data.shaper(&font).build();
    let em = shaper.units_per_em() as f32;
    let result = shaper.shape(buffer, ShapeOptions::new());

    let mut starts: Vec<usize> = result.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.push(text.len());
    starts.sort_unstable();
    let mut pen = 0.0;
    let glyphs = result
        .glyph_infos()
        .iter()
        .zip(result.glyph_positions())
        .map(|(info, position)| {
            let start = info.cluster as usize;
            let end = *starts.iter().find(|&&next| next > start).unwrap();
            let scale = style.size_pt / em;
            let glyph = Glyph {
                id: u16::try_from(info.glyph_id).unwrap(),
                x_pt: pen + position.x_offset as f32 * scale,
                y_pt: -position.y_offset as f32 * scale,
                advance_pt: position.x_advance as f32 * scale + style.tracking_pt,
                text: start..end,
            };
            pen += glyph.advance_pt;
            glyph
        })
        .collect();
    GlyphRun {
        face: FaceName(name.into()),
        size_pt: style.size_pt,
        color: INK,
        origin,
        text,
        glyphs,
        right_to_left,
        language: right_to_left.then(|| "fa".to_owned()),
    }
}

/// A page with one of everything: furniture, headings, lists, quotes, a table, a figure, notes and links.
pub(crate) fn full_page() -> Page {
    let mut builder = Builder::new("Ministers meet in “Kazan” – a page");
    builder.furniture(Artifact::Header, 36.0, "BRIEFING");
    let background = Rect { x_pt: 56.0, y_pt: 40.0, width_pt: 480.0, height_pt: 50.0 };
    let paper = Color { red: 244, green: 241, blue: 234 };
    builder.element(Tag::Artifact(Artifact::Background), Shape::Fill { rect: background, color: paper });
    builder.line(Role::Heading1, TITLE, "Ministers meet in Kazan");
    builder.line(Role::Heading2, HEADING, "KEY POINTS");
    let line = Rect { x_pt: 60.0, y_pt: 110.0, width_pt: 300.0, height_pt: 0.5 };
    builder.element(Tag::Artifact(Artifact::Layout), Shape::Fill { rect: line, color: RED });

    let list = builder.node(Role::List, Some(0));
    for (number, text) in ["The offices were officially filled.", "A second fine point."].iter().enumerate() {
        let item = builder.node(Role::ListItem, Some(list));
        let label = builder.node(Role::Label, Some(item));
        let end = builder.more(label, 60.0, BODY, &format!("{} ", number + 1));
        let body = builder.node(Role::ListBody, Some(item));
        let end = builder.more(body, end, BODY, text);
        let figure = builder.node(Role::Figure, Some(body));
        builder.page.structure[figure].alternative = Some("2 of 3 independent origins".to_owned());
        let y_pt = builder.y_pt - 3.0;
        for (place, fill) in [Some(RED), Some(RED), None].into_iter().enumerate() {
            let center = Point { x_pt: end + 12.0 + place as f32 * 8.0, y_pt };
            let stroke = Some((0.8, RED));
            builder
                .element(Tag::Content(NodeId(figure)), Shape::Disc { center, radius_pt: 3.0, fill, stroke });
        }
        builder.y_pt += 18.0;
    }

    builder.line(Role::Heading2, HEADING, "IN THEIR WORDS");
    let quote = builder.node(Role::BlockQuote, Some(0));
    let words = builder.node(Role::Paragraph, Some(quote));
    let end = builder.more(words, 60.0, ITALIC, "“We shall not be the last,” ");
    let source = builder.node(Role::Reference, Some(words));
    builder.more(source, end, BODY, "2");
    builder.y_pt += 20.0;

    builder.line(Role::Heading2, HEADING, "WHERE THE SOURCES DIFFER");
    let table = builder.node(Role::Table, Some(0));
    for (row_number, cells) in [["Topic", "Values"], ["Date", "3 July / 4 July"]].iter().enumerate() {
        let row = builder.node(Role::TableRow, Some(table));
        for (column, text) in cells.iter().enumerate() {
            let role = if row_number == 0 { Role::TableHeader } else { Role::TableCell };
            let cell = builder.node(role, Some(row));
            builder.more(cell, 60.0 + 120.0 * column as f32, BODY, text);
        }
        builder.y_pt += 18.0;
    }

    builder.line(Role::Heading2, HEADING, "SOURCES");
    for (number, address) in ["https://example.org/one two", "javascript:alert(1)"].iter().enumerate() {
        let note = builder.node(Role::Note, Some(0));
        let end = builder.more(note, 60.0, BODY, &format!("{} ", number + 1));
        let outlet = builder.node(Role::Link, Some(note));
        let y_pt = builder.y_pt - 10.0;
        let end = builder.more(outlet, end, BODY, "The Daily Example");
        let rect = Rect { x_pt: 60.0, y_pt, width_pt: end - 60.0, height_pt: 13.0 };
        let contents = "Opens The Daily Example".to_owned();
        builder.element(
            Tag::Content(NodeId(outlet)),
            Shape::Link { rect, address: (*address).to_owned(), contents },
        );
        builder.y_pt += 18.0;
    }
    builder.furniture(Artifact::Footer, 820.0, "PAGE 1 OF 1");
    builder.page
}
