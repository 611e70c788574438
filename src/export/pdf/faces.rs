//! The faces that a page uses, reduced to the glyphs it uses.
//!
//! printpdf can subset only together with its own layout engine, so `subsetter` does it here and printpdf is given
//! the finished subset.
//! What text a glyph stands for is decided here too, since a PDF can say it only once for each glyph and font.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use super::clusters::{self, Certainty, NOTDEF};
use crate::export::ExportError;
use crate::page::{GlyphRun, Page, Shape};

/// The PDF's units of a glyph: 1000 to the em, whatever the font file counts in.
pub(super) const UNITS_PER_EM: f32 = 1000.0;

/// A face reduced to the glyphs of a page.
pub(super) struct Subset {
    /// The name of the font among the page's resources.
    pub(super) id: FontId,
    /// What is given to printpdf.
    pub(super) font: PdfFont,
    /// What printpdf cannot be told.
    pub(super) descriptor: Descriptor,
    /// The glyphs by their numbers in the whole face.
    glyphs: BTreeMap<u16, SubsetGlyph>,
    /// The number of the blank that carries text without ink, in the whole face.
    carrier: Option<u16>,
}

/// Facts of a face that printpdf guesses or leaves out.
pub(super) struct Descriptor {
    /// `ABCDEF+PostScriptName`.
    pub(super) name: String,
    /// The height of capitals in thousandths of an em.
    pub(super) cap_height: i64,
    /// The slant in degrees, negative to the right.
    pub(super) italic_angle: i64,
}

/// A glyph of a subset.
#[derive(Clone, Debug)]
pub(super) struct SubsetGlyph {
    /// Its number in the subset.
    pub(super) id: u16,
    /// How far it moves the pen, in thousandths of an em.
    pub(super) width: u16,
    /// The text that it stands for wherever no `ActualText` says otherwise.
    pub(super) text: String,
}

impl Subset {
    /// The glyph with this number in the whole face.
    pub(super) fn glyph(&self, id: u16) -> Option<&SubsetGlyph> {
        self.glyphs.get(&id)
    }

    /// A glyph without ink, which is there if a run may need it to carry text that has no glyph of its own.
    pub(super) fn carrier(&self) -> Option<&SubsetGlyph> {
        self.carrier.and_then(|id| self.glyph(id))
    }
}

/// The subsets of all faces of `page`, by PostScript name. `data` gives a face's bytes by that name.
pub(super) fn subset<'a>(
    page: &Page,
    data: impl Fn(&str) -> Option<&'a [u8]>,
) -> Result<BTreeMap<String, Subset>, ExportError> {
    let mut runs: BTreeMap<&str, Vec<&GlyphRun>> = BTreeMap::new();
    for element in &page.elements {
        if let Shape::Text(run) = &element.shape {
            runs.entry(&run.face.0).or_default().push(run);
        }
    }
    runs.into_iter()
        .enumerate()
        .map(|(number, (name, runs))| {
            let data = data(name).ok_or_else(|| ExportError::MissingFace(name.to_owned()))?;
            let subset = subset_face(number, name, data, &runs)
                .map_err(|reason| ExportError::BrokenFace { face: name.to_owned(), reason })?;
            Ok((name.to_owned(), subset))
        })
        .collect()
}

fn subset_face(number: usize, name: &str, data: &[u8], runs: &[&GlyphRun]) -> Result<Subset, String> {
    let face = FontRef::new(data).map_err(|err| err.to_string())?;
    let mut used: BTreeSet<u16> =
        runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.id).filter(|&id| id != NOTDEF).collect();

    let may_need_carrier =
        |run: &&GlyphRun| run.right_to_left || run.glyphs.iter().any(|glyph| glyph.id == NOTDEF);
    let carrier = if runs.iter().any(may_need_carrier) { carrier(&face, &used) } else { None };
    used.extend(carrier);

    // In ascending order, so that the order of painting does not show in the font.
    let mut remapper = GlyphRemapper::new_from_glyphs_sorted(&used.iter().copied().collect::<Vec<_>>());
    let bytes = subsetter::subset(data, 0, &remapper).map_err(|err| err.to_string())?;

    let metrics = face.metrics(Size::unscaled(), LocationRef::default());
    let to_thousandths = |units: f32| (units * UNITS_PER_EM / f32::from(metrics.units_per_em.max(1))).round();
    let advances = face.glyph_metrics(Size::unscaled(), LocationRef::default());
    let mut texts = texts(&face, runs, &used);
    // Should a reader not know `ActualText`, what it finds instead is at least not seen.
    texts.extend(carrier.map(|id| (id, "\u{200C}".to_owned())));
    let glyphs: BTreeMap<u16, SubsetGlyph> = used
        .iter()
        .map(|&id| {
            let advance = advances.advance_width(GlyphId::from(id)).unwrap_or_default();
            let text = texts.get(&id).cloned().unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string());
            (id, SubsetGlyph { id: remapper.remap(id), width: to_thousandths(advance) as u16, text })
        })
        .collect();

    let full_name = format!("{}+{name}", tag(&bytes));
    let mut font = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(full_name.clone()),
        // Nothing is written by character, only by glyph.
        BTreeMap::new(),
        glyphs.values().map(|glyph| (glyph.id, glyph.width)).collect(),
        UNITS_PER_EM as u16,
        FontMetrics {
            ascent: to_thousandths(metrics.ascent) as i16,
            descent: to_thousandths(metrics.descent) as i16,
        },
    );
    let bounds = metrics.bounds.unwrap_or_default();
    font.pdf_font_metrics = PdfFontMetricsStub {
        x_min: to_thousandths(bounds.x_min) as i16,
        y_min: to_thousandths(bounds.y_min) as i16,
        x_max: to_thousandths(bounds.x_max) as i16,
        y_max: to_thousandths(bounds.y_max) as i16,
        us_weight_class: face.os2().map(|os2| os2.us_weight_class()).unwrap_or_default(),
        ..font.pdf_font_metrics
    };
    Ok(Subset {
        id: FontId(format!("T{number}")),
        font: PdfFont::new(font),
        descriptor: Descriptor {
            name: full_name,
            cap_height: to_thousandths(metrics.cap_height.unwrap_or(metrics.ascent)) as i64,
            italic_angle: metrics.italic_angle.round() as i64,
        },
        glyphs,
        carrier,
    })
}

/// A glyph that paints nothing and is none of `used`.
fn carrier(face: &FontRef<'_>, used: &BTreeSet<u16>) -> Option<u16> {
    let charmap = face.charmap();
    let metrics = face.glyph_metrics(Size::unscaled(), LocationRef::default());
    let is_blank = |&id: &u16| {
        let bounds = metrics.bounds(GlyphId::from(id)).unwrap_or_default();
        bounds.x_min >= bounds.x_max || bounds.y_min >= bounds.y_max
    };
    // Glyph 1 is an empty one by an old custom of TrueType fonts.
    let by_character =
        |character: char| charmap.map(character).and_then(|id| u16::try_from(id.to_u32()).ok());
    [by_character('\u{200C}'), by_character('\u{200D}'), Some(1), by_character('\u{A0}')]
        .into_iter()
        .flatten()
        .filter(|id| *id != NOTDEF && !used.contains(id) && Some(*id) != by_character(' '))
        .find(is_blank)
}

/// What each used glyph stands for: the text that it shows most often on this page, so that the fewest places need
/// an `ActualText`; else the character that the face itself gives it.
fn texts(face: &FontRef<'_>, runs: &[&GlyphRun], used: &BTreeSet<u16>) -> BTreeMap<u16, String> {
    let mut votes: BTreeMap<(u16, String), (Certainty, usize)> = BTreeMap::new();
    for run in runs {
        for (glyph, text, certainty) in clusters::readings(run) {
            let (surest, count) = votes.entry((glyph, text)).or_default();
            *surest = certainty.max(*surest);
            *count += 1;
        }
    }
    let mut winners: BTreeMap<u16, ((Certainty, usize), String)> = BTreeMap::new();
    // Ascending by text; only more votes displace what stands, so the first of equals wins on every run.
    for ((glyph, text), weight) in votes {
        match winners.get(&glyph) {
            Some((most, _)) if *most >= weight => {}
            _ => drop(winners.insert(glyph, (weight, text))),
        }
    }
    let mut texts: BTreeMap<u16, String> =
        winners.into_iter().map(|(glyph, (_, text))| (glyph, text)).collect();
    if used.iter().any(|glyph| !texts.contains_key(glyph)) {
        for (character, glyph) in face.charmap().mappings() {
            let glyph = u16::try_from(glyph.to_u32()).unwrap_or(NOTDEF);
            if let Some(character) = char::from_u32(character).filter(|_| used.contains(&glyph)) {
                texts.entry(glyph).or_insert_with(|| character.to_string());
            }
        }
    }
    texts
}

/// Six capitals that tell two subsets of a face apart (ISO 32000-1, 9.6.4), made of the subset's content so that
/// the same page gives the same bytes.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
