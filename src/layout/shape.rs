//! From styled text to glyphs in em units.
//!
//! A paragraph is shaped once. Its measures are shares of each style's size, so that trying another body size only
//! means breaking its lines again.

use std::ops::Range;
use std::sync::Arc;

use linebender_resource_handle::{Blob, FontData};
use parley_engine::itemize::{Item, Segment};
use parley_engine::shape::CharCluster;
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, Atom as ShapedAtom, BaseDirection, FontInstance, FontInstanceRef,
    FontSelector, ShapeOptions, ShapedText, Shaper,
};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use crate::fonts::{Face, Library};
use crate::never::OrNever;
use crate::template::{StyleName, Template};
use crate::text::is_ignorable;

use super::chunks::Chunks;
use super::hyphens::{self, Word};
use super::no_break::no_break_places;
use super::placeholders::with_placeholders;
use super::text::{Meaning, RichText, TextSpan, is_isolate};

/// The size at which text is shaped; with it all measures of a face come out in whole font units.
const SHAPING_SIZE: f32 = 1000.0;
/// The advance of the box that stands for a character no face covers, in em.
const BOX_ADVANCE: f32 = 0.62;

#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// Its characters, in reading order.
    pub text: String,
    /// Its stretches; an atom lies wholly in one.
    pub spans: Vec<TextSpan>,
    /// The smallest pieces it can be broken into, in reading order.
    pub atoms: Vec<Atom>,
    /// The glyphs of the atoms, from left to right within each.
    pub glyphs: Vec<EmGlyph>,
    /// Whether it is read from right to left.
    pub right_to_left: bool,
    /// The bytes of the words that may be hyphenated.
    pub words: Vec<Range<usize>>,
    /// The atoms between places where lines may begin.
    pub chunks: Chunks,
    /// The hyphens of the faces that such words are set in, by the face's number.
    pub hyphens: Vec<(usize, EmGlyph)>,
}

impl Paragraph {
    /// The hyphen that is set if a line ends before the atom of that number; `None` if none is.
    pub(super) fn hyphen_before(&self, atom: usize) -> Option<(EmGlyph, StyleName)> {
        if self.atoms.get(atom)?.before != Opportunity::Hyphen {
            return None;
        }
        let last = self.atoms.get(atom.checked_sub(1)?)?;
        let (_, glyph) = self.hyphens.iter().find(|(face, _)| *face == last.face)?;
        Some((*glyph, self.spans.get(last.span)?.style))
    }

    /// The word that is hyphenated if a line ends before the atom of that number.
    pub(super) fn word_at(&self, atom: usize) -> Option<Range<usize>> {
        let place = self.atoms.get(atom)?.text.start;
        self.words.iter().find(|word| word.start < place && place < word.end).cloned()
    }
}

/// A piece of text that no line break can split.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// The bytes of the paragraph's text.
    pub text: Range<usize>,
    /// The stretch it belongs to.
    pub span: usize,
    /// The number of its face in the library.
    pub face: usize,
    pub glyphs: Range<usize>,
    /// How far the pen moves, in em of its style.
    pub advance: f32,
    /// The level of embedding (Unicode Standard Annex 9); odd is right to left.
    pub level: u8,
    /// Whether a line may begin with it.
    pub before: Opportunity,
    pub kind: AtomKind,
}

impl Atom {
    /// How far it moves the pen in a style, in em, the space after its letters included.
    pub(super) fn advance_em(&self, style: StyleName, template: &Template) -> f32 {
        // Letters that join must not be pulled apart.
        let is_tracked = self.level.is_multiple_of(2);
        self.advance + if is_tracked { template.styles.get(style).tracking } else { 0.0 }
    }
}

/// Whether a line may begin at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Opportunity {
    /// Only if nothing else helps.
    Never,
    /// With a hyphen, where the column is narrow or the word is too long for it.
    Hyphen,
    /// Only where a line would otherwise be too long.
    Reluctant,
    Free,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AtomKind {
    Ink,
    Space,
    /// Nothing: it only steers the direction.
    Control,
    /// A box in place of a character that no face covers.
    Box,
}

/// A glyph in em of its style.
#[derive(Clone, Copy, Debug)]
pub(super) struct EmGlyph {
    pub id: u16,
    pub x: f32,
    pub y: f32,
    pub advance: f32,
}

/// Shapes paragraphs; keeps the tables of the faces between them.
pub(super) struct Typesetter {
    fonts: Library,
    faces: Vec<(Arc<Face>, FontInstance)>,
    hyphens: Vec<Option<EmGlyph>>,
    analyzer: Analyzer,
    analysis: Analysis,
    shaper: Shaper,
    shaped: ShapedText,
}

impl Typesetter {
    pub(super) fn new(fonts: &Library) -> Self {
        let instance = |face: &Face| FontInstance {
            font: FontData::new(Blob::new(face.bytes()), 0),
            // Every weight and style that is used is a face of its own, so nothing is faked.
            synthesis: <_>::default(),
        };
        Self {
            fonts: fonts.clone(),
            faces: fonts.shared().map(|face| (Arc::clone(face), instance(face))).collect(),
            hyphens: fonts.faces().map(hyphen).collect(),
            analyzer: Analyzer::new(),
            analysis: Analysis::new(),
            shaper: Shaper::default(),
            shaped: ShapedText::new(),
        }
    }

    /// The face of that number.
    pub(super) fn face(&self, index: usize) -> Option<&Face> {
        self.faces.get(index).map(|(face, _)| face.as_ref())
    }

    /// The face of that name, or the one that stands in for it.
    pub(super) fn face_of(&self, name: &str) -> Option<&Face> {
        self.fonts.face_or_stand_in(name)
    }

    /// The face that stands in for one of that name which is not there.
    pub(super) fn stand_in(&self, name: &str) -> Option<&Face> {
        self.face_of(name).filter(|face| *face.name != *name)
    }

    /// Whether any face covers the character.
    pub(super) fn covers(&self, character: char) -> bool {
        self.fonts.covers(character)
    }

    pub(super) fn shape(&mut self, rich: RichText, template: &Template) -> Paragraph {
        if rich.text.is_empty() || self.faces.is_empty() {
            return Paragraph::default();
        }
        let base_direction = self.direction(&rich);
        let options = AnalysisOptions { base_direction, ..AnalysisOptions::default() };
        let analysed = with_placeholders(&rich.text, |letter| self.fonts.covers(letter));
        self.analyzer.analyze(&analysed, &options, &mut self.analysis);
        let mut style_of_char = Vec::with_capacity(rich.text.len());
        let mut items = Vec::with_capacity(rich.spans.len());
        for (index, span) in rich.spans.iter().enumerate() {
            let characters = rich.text.get(span.range.clone()).map_or(0, |text| text.chars().count());
            style_of_char.resize(style_of_char.len() + characters, u16::try_from(index).unwrap_or(u16::MAX));
            let options =
                ShapeOptions { font_size: SHAPING_SIZE, language: None, features: &[], variations: &[] };
            items.push(Item { char_end: style_of_char.len() as u32, options });
        }
        let chains = rich.spans.iter().map(|span| self.chain(span.style, template)).collect();
        let chooser = Chooser { faces: &self.faces, chains };
        // The stand-ins are for the analysis alone: a face may well have them, and would print them as if they had been
        // written. They take as many bytes and characters as what they stand for, so the analysis holds for both texts.
        self.shaper.shape_text(&rich.text, &self.analysis, &style_of_char, items, chooser, &mut self.shaped);
        let words = match template.fit.hyphenate_below {
            Some(_) => hyphens::words(&rich),
            None => Vec::new(),
        };
        let mut paragraph = self.collect(rich);
        if !paragraph.right_to_left {
            self.mark_hyphenation(&mut paragraph, words);
        }
        paragraph.chunks = Chunks::of(&paragraph, template);
        paragraph
    }

    /// The direction of a paragraph, which its own first letter tells and not that of a label before it.
    fn direction(&mut self, rich: &RichText) -> BaseDirection {
        let own = rich.text.get(rich.direction_from..).or_never("a place in this text");
        if rich.direction_from == 0 && !own.contains(is_isolate) {
            return BaseDirection::Auto;
        }
        // By the standard, letters inside an isolate do not count; here they are as much the paragraph's as any.
        let own = own.replace(is_isolate, "");
        let own = with_placeholders(&own, |letter| self.fonts.covers(letter));
        self.analyzer.analyze(&own, &AnalysisOptions::default(), &mut self.analysis);
        if self.analysis.paragraph_level().is_rtl() { BaseDirection::Rtl } else { BaseDirection::Ltr }
    }

    /// The faces to try for a style, in order: its own, then what is nearest in look, then whatever there is.
    fn chain(&self, style: StyleName, template: &Template) -> Vec<usize> {
        let wanted = &template.styles.get(style).face;
        let own = self.face_of(wanted);
        let mut chain: Vec<usize> = (0..self.faces.len()).collect();
        let rank = |index: &usize| {
            self.face(*index).zip(own).map(|(face, own)| {
                let shape = (face.weight.abs_diff(own.weight), face.italic != own.italic);
                (face.name != own.name, shape.0, face.family != own.family, shape.1)
            })
        };
        chain.sort_by_key(rank);
        chain
    }

    /// Turns what was shaped into a paragraph of our own.
    fn collect(&self, rich: RichText) -> Paragraph {
        let mut paragraph =
            Paragraph { right_to_left: self.analysis.paragraph_level().is_rtl(), ..Paragraph::default() };
        for (index, run) in self.shaped.runs().iter().enumerate() {
            let instance = self.shaped.fonts().get(run.font_index);
            let face =
                self.faces.iter().position(|(_, face)| Some(face) == instance).or_never("one of the faces");
            let slice = self.shaped.run_slice(index as u32);
            for atom in slice.atoms_start() {
                let Some(first) = atom.characters().first() else { continue };
                let span = usize::from(first.style_index);
                let range = slice.text_byte_range(atom.char_range());
                push_atom(&mut paragraph, &rich.text, &atom, (range, span, face, run.bidi_level.to_u8()));
            }
        }
        let kept = no_break_places(&rich.text);
        keep_together(&mut paragraph, &rich, &kept);
        paragraph.text = rich.text;
        paragraph.spans = rich.spans;
        paragraph
    }

    /// Notes where words may be hyphenated: those that are set in one face with a hyphen, from left to right.
    fn mark_hyphenation(&self, paragraph: &mut Paragraph, words: Vec<Word>) {
        let mut first = 0;
        for word in words {
            let is_before = |atom: &Atom| atom.text.start < word.range.start;
            first += paragraph.atoms.iter().skip(first).take_while(|atom| is_before(atom)).count();
            let length = paragraph.atoms.iter().skip(first);
            let length = length.take_while(|atom| atom.text.start < word.range.end).count();
            let Some(atoms) = paragraph.atoms.get_mut(first..first + length) else { continue };
            let Some(face) = atoms.first().map(|atom| atom.face) else { continue };
            let Some(glyph) = self.hyphens.get(face).copied().flatten() else { continue };
            let is_plain =
                |atom: &Atom| atom.kind == AtomKind::Ink && atom.face == face && atom.level.is_multiple_of(2);
            if !atoms.iter().all(is_plain) {
                continue;
            }
            for atom in atoms.iter_mut().skip(1) {
                if word.places.contains(&atom.text.start) {
                    atom.before = Opportunity::Hyphen;
                }
            }
            paragraph.words.push(word.range);
            if paragraph.hyphens.iter().all(|(other, _)| *other != face) {
                paragraph.hyphens.push((face, glyph));
            }
        }
    }
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Typesetter").field("faces", &self.faces.len()).finish_non_exhaustive()
    }
}

/// Adds an atom; its place is its bytes, stretch, face and level.
fn push_atom(
    paragraph: &mut Paragraph,
    text: &str,
    atom: &ShapedAtom<'_>,
    (range, span, face, level): (Range<usize>, usize, usize, u8),
) {
    let start = paragraph.glyphs.len();
    let mut is_covered = true;
    let mut clusters: Vec<u32> = atom.shaped_clusters_range().collect();
    if level % 2 == 1 {
        clusters.reverse();
    }
    let words = text.get(range.clone()).or_never("an atom of this paragraph");
    let is_space = words.chars().all(|character| character == ' ');
    for cluster in clusters {
        for glyph in atom.slice().shaped_cluster_glyphs(cluster) {
            let id = u16::try_from(glyph.id).ok().or_never("a number of 16 bits for each glyph");
            is_covered &= id != 0;
            // What paints nothing and does not move the pen (joiners, direction marks) is not painted.
            let is_invisible = glyph.advance == 0.0 && words.chars().any(is_ignorable);
            if id != 0 && !is_invisible {
                let em = |length: f32| length / SHAPING_SIZE;
                let glyph = EmGlyph { id, x: em(glyph.x), y: em(glyph.y), advance: em(glyph.advance) };
                paragraph.glyphs.push(glyph);
            }
        }
    }
    let glyphs = start..paragraph.glyphs.len();
    let is_box = !is_covered && !words.chars().all(is_ignorable);
    let advance: f32 = paragraph.glyphs.iter().skip(start).map(|glyph| glyph.advance).sum();
    let kind = match (is_box, is_space) {
        _ if words.chars().all(is_isolate) => AtomKind::Control,
        (true, _) => AtomKind::Box,
        (false, true) => AtomKind::Space,
        (false, false) => AtomKind::Ink,
    };
    paragraph.atoms.push(Atom {
        text: range,
        span,
        face,
        glyphs,
        advance: advance + if is_box { BOX_ADVANCE } else { 0.0 },
        level,
        before: if atom.is_soft_wrap_opportunity_before() { Opportunity::Free } else { Opportunity::Never },
        kind,
    });
}

/// The hyphen of a face, if it has one.
fn hyphen(face: &Face) -> Option<EmGlyph> {
    let font = FontRef::new(face.data()).ok()?;
    let glyph = font.charmap().map('-').filter(|glyph| glyph.to_u32() != 0)?;
    let advance = font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)?;
    Some(EmGlyph { id: u16::try_from(glyph.to_u32()).ok()?, x: 0.0, y: 0.0, advance })
}

/// Takes away the opportunities at `kept` places, before the numbers of sources, and after soft hyphens, which would
/// have to show a hyphen.
fn keep_together(paragraph: &mut Paragraph, rich: &RichText, kept: &[usize]) {
    let mut after_soft_hyphen = false;
    for atom in &mut paragraph.atoms {
        let is_one = |span: &TextSpan| match span.meaning {
            Meaning::Reference(..) => true,
            Meaning::Unbroken => atom.text.start > span.range.start,
            Meaning::Plain | Meaning::Heading | Meaning::Link(_) => false,
        };
        let is_whole = rich.spans.get(atom.span).is_some_and(is_one);
        let is_kept = is_whole || after_soft_hyphen || kept.binary_search(&atom.text.start).is_ok();
        if is_kept && atom.before == Opportunity::Free {
            atom.before = Opportunity::Reluctant;
        }
        after_soft_hyphen = rich.text.get(atom.text.clone()).is_some_and(|text| text.ends_with('\u{ad}'));
    }
}

/// Chooses the face of each cluster of characters.
struct Chooser<'a> {
    faces: &'a [(Arc<Face>, FontInstance)],
    chains: Vec<Vec<usize>>,
}

impl FontSelector for Chooser<'_> {
    fn select_font(
        &mut self,
        _segment: &Segment,
        _options: &ShapeOptions<'_>,
        cluster: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        let chain = self.chains.get(usize::from(cluster.style_index())).or_else(|| self.chains.first())?;
        let wanted: Vec<char> = cluster
            .chars()
            .iter()
            .map(|c| c.ch)
            .filter(|ch| !is_ignorable(*ch) && !ch.is_control())
            .collect();
        let composed: Vec<char> = wanted.iter().copied().nfc().collect();
        let covers = |characters: &[char]| {
            chain.iter().copied().find(|index| {
                let face = self.faces.get(*index);
                face.is_some_and(|(face, _)| characters.iter().all(|character| face.covers(*character)))
            })
        };
        // Where no face has the whole cluster, one that has its base letter still shows the letter.
        let base = wanted.get(..1).unwrap_or_default();
        let index = covers(&wanted).or_else(|| covers(&composed)).or_else(|| covers(base));
        let index = index.or_else(|| chain.first().copied())?;
        self.faces.get(index).map(|(_, instance)| instance.as_ref())
    }
}
