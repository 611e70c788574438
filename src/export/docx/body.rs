//! Paragraphs and runs.

use std::cmp::Ordering;

use super::super::flow::{Address, Block, Kind, List, Piece};
use super::direction::{is_right_to_left, stretches};
use super::picture::{Pictures, drawing};
use super::xml::Xml;

/// What one part says so far: its paragraphs, and what other parts must hold for it.
pub(super) struct Part {
    pub(super) xml: Xml,
    /// The addresses that it links to; the first is `link1`.
    pub(super) links: Vec<Address>,
    /// The pictures that it shows.
    pub(super) pictures: Pictures,
    /// How many sources have a note so far: the first so many.
    pub(super) notes: usize,
    /// How many sources can have a note.
    sources: usize,
}

#[derive(Clone, Copy)]
struct Look<'a> {
    /// The style of its characters.
    style: Option<&'a str>,
    /// The language of its words, where it is not the document's.
    language: Option<&'a str>,
    /// The direction of the paragraph; `true` is from right to left.
    base: bool,
}

/// The style of a paragraph, and the list that numbers it.
fn style(kind: Kind) -> (&'static str, Option<&'static str>) {
    match kind {
        Kind::Marking => ("Header", None),
        Kind::Kicker => ("Kicker", None),
        Kind::Title => ("Title", None),
        Kind::Meta => ("Subtitle", None),
        Kind::Heading => ("Heading1", None),
        Kind::Subheading => ("Heading2", None),
        Kind::Lead => ("BottomLine", None),
        Kind::Paragraph => ("Normal", None),
        Kind::Numbered(List::Points, _) => ("ListNumber", Some("1")),
        Kind::Numbered(List::Sources, _) => ("ListNumber", Some("2")),
        Kind::Bullet => ("ListBullet", Some("3")),
        Kind::Quote => ("Quote", None),
        Kind::Attribution => ("Attribution", None),
        Kind::Passage => ("Passage", None),
        Kind::Place => ("Place", None),
        Kind::Remark => ("Remark", None),
        Kind::Picture => ("Picture", None),
        Kind::Caption => ("Caption", None),
        Kind::Foot => ("Statement", None),
    }
}

impl Part {
    /// A part of a document with that many sources.
    pub(super) fn new(sources: usize) -> Self {
        Self { xml: Xml::new(), links: Vec::new(), pictures: Pictures::default(), notes: 0, sources }
    }

    pub(super) fn block(&mut self, block: &Block) {
        let (style, list) = style(block.kind);
        self.paragraph(style, list, &block.pieces, block.language.as_deref(), |_| {});
    }

    /// A note: its number, which is counted and so stands nowhere, then the line about its source.
    pub(super) fn note(&mut self, number: usize, line: &[Piece]) {
        self.open("w:footnote", &[("w:id", &number.to_string())], |part| {
            part.paragraph("FootnoteText", None, line, None, |part| {
                part.counted("w:footnoteRef", &[]);
                part.run(None, " ");
            });
        });
    }

    /// A paragraph of one text in the document's language.
    pub(super) fn line(&mut self, style: &str, text: &str) {
        self.paragraph(style, None, &[Piece::Text(text.to_owned())], None, |_| {});
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.xml.start_element(name, attributes);
        inside(self);
        self.xml.end_element(name);
    }

    fn paragraph(
        &mut self,
        style: &str,
        list: Option<&str>,
        pieces: &[Piece],
        language: Option<&str>,
        before: impl FnOnce(&mut Self),
    ) {
        let texts = pieces.iter().filter_map(|piece| match piece {
            Piece::Text(text)
            | Piece::Strong(text)
            | Piece::Note(text)
            | Piece::Aside(text)
            | Piece::Marked(text)
            | Piece::Link(text, _) => Some(text.as_str()),
            Piece::Sources(_) | Piece::Picture(..) => None,
        });
        let base = is_right_to_left(texts);
        // What is no tag of a language would make the file one that Word calls broken.
        let is_tag = |tag: &&str| {
            (2..=11).contains(&tag.len()) && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let language = language.filter(is_tag);
        self.open("w:p", &[], |part| {
            part.open("w:pPr", &[], |part| {
                part.xml.value("w:pStyle", style);
                if let Some(list) = list {
                    part.open("w:numPr", &[], |part| {
                        part.xml.value("w:ilvl", "0");
                        part.xml.value("w:numId", list);
                    });
                }
                if base {
                    part.xml.empty("w:bidi", &[]);
                }
            });
            before(part);
            for piece in pieces {
                part.piece(piece, Look { style: None, language, base });
            }
        });
    }

    fn piece(&mut self, piece: &Piece, look: Look<'_>) {
        let styled = |style| Look { style: Some(style), ..look };
        match piece {
            Piece::Text(text) | Piece::Note(text) => self.runs(text, look),
            Piece::Strong(text) => self.runs(text, styled("Strong")),
            Piece::Aside(text) => self.runs(text, styled("Aside")),
            Piece::Marked(text) => self.runs(text, styled("Marked")),
            Piece::Link(text, address) => {
                self.links.push(address.clone());
                let id = format!("link{}", self.links.len());
                let attributes = [("r:id", id.as_str()), ("w:history", "1")];
                self.open("w:hyperlink", &attributes, |part| part.runs(text, styled("Hyperlink")));
            }
            Piece::Picture(picture, alternative) => {
                let (id, number) = self.pictures.show(picture);
                self.open("w:r", &[], |part| drawing(&mut part.xml, picture, &id, number, alternative));
            }
            Piece::Sources(numbers) => {
                for (index, number) in numbers.iter().enumerate() {
                    if index > 0 {
                        self.run(Some("FootnoteReference"), " ");
                    }
                    self.source(*number);
                }
            }
        }
    }

    /// The number of a source: its note's where its turn is, later a way back there.
    fn source(&mut self, number: usize) {
        let mark = number.to_string();
        let name = format!("source{mark}");
        match number.cmp(&(self.notes + 1)) {
            Ordering::Equal if number <= self.sources => {
                self.notes = number;
                self.xml.empty("w:bookmarkStart", &[("w:id", &mark), ("w:name", &name)]);
                self.counted("w:footnoteReference", &[("w:id", &mark)]);
                self.xml.empty("w:bookmarkEnd", &[("w:id", &mark)]);
            }
            Ordering::Less if number > 0 => {
                let attributes = [("w:anchor", name.as_str()), ("w:history", "1")];
                self.open("w:hyperlink", &attributes, |part| part.run(Some("FootnoteReference"), &mark));
            }
            _ => self.run(Some("FootnoteReference"), &mark),
        }
    }

    /// A number that whoever opens the document counts.
    fn counted(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.open("w:r", &[], |part| {
            part.open("w:rPr", &[], |part| part.xml.value("w:rStyle", "FootnoteReference"));
            part.xml.empty(element, attributes);
        });
    }

    fn run(&mut self, style: Option<&str>, text: &str) {
        self.runs(text, Look { style, language: None, base: false });
    }

    fn runs(&mut self, text: &str, look: Look<'_>) {
        for (right_to_left, stretch) in stretches(text, look.base) {
            self.open("w:r", &[], |part| {
                if look.style.is_some() || look.language.is_some() || right_to_left {
                    part.open("w:rPr", &[], |part| {
                        if let Some(style) = look.style {
                            part.xml.value("w:rStyle", style);
                        }
                        if right_to_left {
                            part.xml.empty("w:rtl", &[]);
                        }
                        if let Some(language) = look.language {
                            let name = if right_to_left { "w:bidi" } else { "w:val" };
                            part.xml.empty("w:lang", &[(name, language)]);
                        }
                    });
                }
                part.open("w:t", &[("xml:space", "preserve")], |part| part.xml.text(&stretch));
            });
        }
    }
}
