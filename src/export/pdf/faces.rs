//! The faces that a page uses, reduced to the glyphs it uses.
//!
//! printpdf can subset only together with its own layout engine, so `subsetter` does it here and printpdf is given
//! the finished subset.
//!
//! A PDF says once for each character code of a font what it stands for.
//! A glyph may say different things in different places (an f may end with a soft hyphen, a blank may carry anything),
//! so a code is made for each glyph *and text*, and a table leads the codes to the glyphs.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use subsetter::GlyphRemapper;

use super::clusters::NOTDEF;
use super::spelling::{self, Piece};
use crate::export::ExportError;
use crate::fonts;
use crate::page::{GlyphRun, Page, Shape};

/// The PDF's units of a glyph: 1000 to the em, whatever the font file counts in.
pub(super) const UNITS_PER_EM: f32 = 1000.0;

/// How a font file with CFF outlines begins.
const CFF_MARK: &[u8] = b"OTTO";

/// All text of a page, and the fonts to write it with.
pub(super) struct Faces {
    /// The subsets by PostScript name.
    pub(super) subsets: BTreeMap<String, Subset>,
    /// The pieces of each text element, by its place among the elements.
    pub(super) pieces: BTreeMap<usize, Vec<Piece>>,
}

pub(super) struct Face<'a> {
    font: FontRef<'a>,
    data: &'a [u8],
    advances: GlyphMetrics<'a>,
    units_per_em: u16,
    /// A glyph without ink that no run uses, where a run may need one to carry text.
    pub(super) carrier: Option<u16>,
}

/// A face reduced to the glyphs of a page.
pub(super) struct Subset {
    /// The name of the font among the page's resources.
    pub(super) id: FontId,
    /// What is given to printpdf.
    pub(super) font: PdfFont,
    /// What printpdf cannot be told.
    pub(super) descriptor: Descriptor,
    /// The number of the blank that carries text without ink.
    pub(super) carrier: Option<u16>,
    /// By glyph and text.
    codes: BTreeMap<u16, BTreeMap<String, Code>>,
}

/// Facts of a face that printpdf guesses or leaves out.
pub(super) struct Descriptor {
    /// `ABCDEF+PostScriptName`.
    pub(super) name: String,
    /// The height of capitals in thousandths of an em.
    pub(super) cap_height: i64,
    /// The slant in degrees, negative to the right.
    pub(super) italic_angle: i64,
    /// The glyph of each code, if it is not the code itself.
    pub(super) glyphs: Option<Vec<u16>>,
    /// The outlines, where they are CFF: printpdf numbers the characters of such outlines by itself and knows no code
    /// but those, so it is told their kind only.
    pub(super) cff: Option<Vec<u8>>,
}

/// How a glyph is written that says a certain text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Code {
    pub(super) code: u16,
    /// How far it moves the pen, in thousandths of an em.
    pub(super) width: u16,
}

impl Subset {
    /// How the glyph with this number in the whole face is written where it says `text`; `None` for a missing glyph.
    pub(super) fn code(&self, glyph: u16, text: &str) -> Option<Code> {
        self.codes.get(&glyph)?.get(text).copied()
    }
}

/// Spells out all text of `page` and makes the subsets for it. `data` gives a face's bytes by PostScript name.
pub(super) fn faces<'a>(page: &Page, data: impl Fn(&str) -> Option<&'a [u8]>) -> Result<Faces, ExportError> {
    let mut runs: BTreeMap<&str, Vec<(usize, &GlyphRun)>> = BTreeMap::new();
    for (place, element) in page.elements.iter().enumerate() {
        if let Shape::Text(run) = &element.shape {
            runs.entry(&run.face.0).or_default().push((place, run));
        }
    }
    let mut faces = Faces { subsets: BTreeMap::new(), pieces: BTreeMap::new() };
    for (number, (name, runs)) in runs.into_iter().enumerate() {
        let data = data(name).ok_or_else(|| ExportError::MissingFace(name.to_owned()))?;
        let broken = |reason| ExportError::BrokenFace { face: name.to_owned(), reason };
        let face = Face::open(data, &runs).map_err(broken)?;
        let mut said: BTreeSet<(u16, &str)> = BTreeSet::new();
        let pieces: Vec<(usize, Vec<Piece>)> =
            runs.iter().map(|(place, run)| (*place, spelling::pieces(run, &face))).collect();
        let letters = pieces.iter().flat_map(|(_, pieces)| pieces).flat_map(|piece| &piece.letters);
        said.extend(letters.map(|letter| (letter.glyph, letter.text.as_str())));
        if let Some(carrier) = face.carrier {
            said.insert((carrier, CARRIED));
        }
        let subset = face.subset(number, name, &said).map_err(broken)?;
        faces.subsets.insert(name.to_owned(), subset);
        faces.pieces.extend(pieces);
    }
    Ok(faces)
}

/// So many glyphs of a face are tried.
const TRIED: u16 = 1_000;

/// Tries whether the glyphs of a face can be embedded, as far as the first thousand tell.
///
/// # Errors
///
/// [`ExportError::BrokenFace`] if they cannot.
pub fn try_face(face: &fonts::Face) -> Result<(), ExportError> {
    let broken = |reason| ExportError::BrokenFace { face: face.name.to_string(), reason };
    let opened = Face::open(face.data(), &[]).map_err(broken)?;
    let count = opened.font.maxp().map_err(|err| broken(err.to_string()))?.num_glyphs();
    let said = (1..count.min(TRIED)).map(|glyph| (glyph, CARRIED)).collect();
    opened.subset(0, &face.name, &said).map_err(broken).map(drop)
}

/// What a glyph without ink says where the piece around it says its text as a whole: nothing that is seen.
pub(super) const CARRIED: &str = "\u{200C}";

impl<'a> Face<'a> {
    /// Reads a face for these runs, each with its place among the elements.
    pub(super) fn open(data: &'a [u8], runs: &[(usize, &GlyphRun)]) -> Result<Self, String> {
        let font = FontRef::new(data).map_err(|err| err.to_string())?;
        let advances = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units_per_em = font.head().map_err(|err| err.to_string())?.units_per_em().max(1);
        let mut face = Self { font, data, advances, units_per_em, carrier: None };
        let may_need_carrier = runs.iter().any(|(_, run)| {
            let has_marks = run.glyphs.array_windows().any(|[left, right]| left.text == right.text);
            run.right_to_left || has_marks || run.glyphs.iter().any(|glyph| glyph.id == NOTDEF)
        });
        if may_need_carrier {
            let used = runs.iter().flat_map(|(_, run)| &run.glyphs).map(|glyph| glyph.id).collect();
            face.carrier = face.find_carrier(&used);
        }
        Ok(face)
    }

    /// A glyph that paints nothing and is none of `used`.
    fn find_carrier(&self, used: &BTreeSet<u16>) -> Option<u16> {
        let charmap = self.font.charmap();
        let by_character =
            |character: char| charmap.map(character).and_then(|id| u16::try_from(id.to_u32()).ok());
        let is_blank = |&id: &u16| {
            let bounds = self.advances.bounds(GlyphId::from(id)).unwrap_or_default();
            bounds.x_min >= bounds.x_max || bounds.y_min >= bounds.y_max
        };
        // Glyph 1 is an empty one by an old custom of TrueType fonts.
        [by_character('\u{200C}'), by_character('\u{200D}'), Some(1), by_character('\u{A0}')]
            .into_iter()
            .flatten()
            .filter(|id| *id != NOTDEF && !used.contains(id) && Some(*id) != by_character(' '))
            .find(is_blank)
    }

    /// A length in font units in thousandths of an em.
    fn thousandths(&self, units: f32) -> f32 {
        (units * UNITS_PER_EM / f32::from(self.units_per_em)).round()
    }

    /// How far a glyph moves the pen, in thousandths of an em.
    pub(super) fn width(&self, glyph: u16) -> u16 {
        self.thousandths(self.advances.advance_width(GlyphId::from(glyph)).unwrap_or_default()) as u16
    }

    /// The part of the face that says all this. `number` tells the subsets of a page apart.
    fn subset(&self, number: usize, name: &str, said: &BTreeSet<(u16, &str)>) -> Result<Subset, String> {
        let used: BTreeSet<u16> = said.iter().map(|(glyph, _)| *glyph).filter(|&id| id != NOTDEF).collect();
        // In ascending order, so that the order of painting does not show in the font.
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&used.iter().copied().collect::<Vec<_>>());
        let bytes = subsetter::subset(self.data, 0, &remapper).map_err(|err| err.to_string())?;

        // The first text of a glyph is said by the code that is the glyph's number; further ones by codes behind all
        // glyphs, among them those that the subset holds as parts of others.
        let subset = FontRef::new(&bytes).map_err(|err| err.to_string())?;
        let count = subset.maxp().map_err(|err| err.to_string())?.num_glyphs();
        let cff = subset.table_data(Tag::new(b"CFF ")).map(|table| table.as_bytes().to_vec());
        let mut glyphs: Vec<u16> = (0..count).collect();
        let mut codes: BTreeMap<u16, BTreeMap<String, Code>> = BTreeMap::new();
        let mut former = NOTDEF;
        for &(glyph, text) in said {
            let Some(new) = remapper.get(glyph).filter(|_| glyph != NOTDEF) else { continue };
            let code = if glyph == former {
                glyphs.push(new);
                u16::try_from(glyphs.len() - 1).map_err(|_| "more texts than codes".to_owned())?
            } else {
                new
            };
            former = glyph;
            let code = Code { code, width: self.width(glyph) };
            codes.entry(glyph).or_default().insert(text.to_owned(), code);
        }

        let full_name = format!("{}+{name}", tag(&bytes));
        let bytes = if cff.is_some() { CFF_MARK.to_vec() } else { bytes };
        let metrics = self.font.metrics(Size::unscaled(), LocationRef::default());
        let bounds = metrics.bounds.unwrap_or_default();
        let mut font = ParsedFont::with_glyph_data(
            bytes,
            0,
            Some(full_name.clone()),
            // Nothing is written by character, only by code.
            BTreeMap::new(),
            codes.values().flat_map(BTreeMap::values).map(|code| (code.code, code.width)).collect(),
            UNITS_PER_EM as u16,
            FontMetrics {
                ascent: self.thousandths(metrics.ascent) as i16,
                descent: self.thousandths(metrics.descent) as i16,
            },
        );
        font.pdf_font_metrics = PdfFontMetricsStub {
            x_min: self.thousandths(bounds.x_min) as i16,
            y_min: self.thousandths(bounds.y_min) as i16,
            x_max: self.thousandths(bounds.x_max) as i16,
            y_max: self.thousandths(bounds.y_max) as i16,
            us_weight_class: self.font.os2().map(|os2| os2.us_weight_class()).unwrap_or_default(),
            ..font.pdf_font_metrics
        };
        Ok(Subset {
            id: FontId(format!("T{number}")),
            font: PdfFont::new(font),
            descriptor: Descriptor {
                name: full_name,
                cap_height: self.thousandths(metrics.cap_height.unwrap_or(metrics.ascent)) as i64,
                italic_angle: metrics.italic_angle.round() as i64,
                glyphs: (glyphs.len() > usize::from(count)).then_some(glyphs),
                cff,
            },
            carrier: self.carrier,
            codes,
        })
    }
}

/// Six capitals that tell two subsets of a face apart (ISO 32000-1, 9.6.4), made of the subset's content so that
/// the same page gives the same bytes.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
