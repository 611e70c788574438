//! Faces from files that somebody else made.

use std::sync::Arc;

use skrifa::attribute::Style;
use skrifa::raw::{FileRef, TableProvider};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider, Tag};

use super::Face;
use super::face::{Bytes, Identity};

/// Why a font file cannot be used; the message is a clause about the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The bytes are no font.
    #[error("it is not a TrueType or OpenType font")]
    NotAFont,
    /// The file holds several faces.
    #[error("it is a collection of fonts, and only files of one face can be used")]
    Collection,
    /// The file holds a range of faces.
    #[error("it is a variable font, and only static faces can be used")]
    Variable,
    /// The font has bitmaps or outlines of a kind that a PDF cannot hold.
    #[error("it has no outlines that a PDF can hold")]
    NoOutlines,
    /// The font's maker forbids embedding it in documents.
    #[error("its licence forbids embedding it in documents (the field fsType of its table OS/2)")]
    Restricted,
    /// The font's maker forbids embedding a part of it.
    #[error(
        "its licence forbids embedding only the letters that are used (the field fsType of its table OS/2)"
    )]
    NoSubsets,
    /// The font has no PostScript name, or one that a PDF cannot hold.
    #[error("it has no PostScript name that a PDF can hold")]
    NoName,
    /// The font's measures are beyond reason.
    #[error("its measures (ascent, descent, units in an em) are beyond reason")]
    Measures,
    /// Another face has the same PostScript name.
    #[error("another face is called “{0}” already")]
    NameTaken(String),
}

/// Embedding rights in the field `fsType` (OpenType, OS/2).
const RESTRICTED: u16 = 0x0002;
const USAGE: u16 = 0x000F;
const NO_SUBSETS: u16 = 0x0100;
const BITMAPS_ONLY: u16 = 0x0200;

impl Face {
    /// Reads a face from the bytes of a font file, names and look included.
    ///
    /// # Errors
    ///
    /// [`FontError`] if the bytes are no static TrueType or OpenType face, or one that may not be embedded.
    pub fn from_file(bytes: Vec<u8>) -> Result<Self, FontError> {
        if matches!(FileRef::new(&bytes), Ok(FileRef::Collection(_))) {
            return Err(FontError::Collection);
        }
        let bytes = Arc::new(bytes);
        let font = FontRef::new(&bytes).map_err(|_| FontError::NotAFont)?;
        let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
        if has(b"fvar") {
            return Err(FontError::Variable);
        }
        let units_per_em = font.head().map_err(|_| FontError::NotAFont)?.units_per_em();
        if font.maxp().is_err() || font.hhea().is_err() || font.hmtx().is_err() || font.cmap().is_err() {
            return Err(FontError::NotAFont);
        }
        if !(has(b"glyf") && has(b"loca") || has(b"CFF ")) {
            return Err(FontError::NoOutlines);
        }
        rights(&font)?;
        let text = |id: StringId| font.localized_strings(id).english_or_first().map(|name| name.to_string());
        let name = text(StringId::POSTSCRIPT_NAME).filter(|name| is_postscript_name(name));
        let name = name.ok_or(FontError::NoName)?;
        let family = text(StringId::TYPOGRAPHIC_FAMILY_NAME).or_else(|| text(StringId::FAMILY_NAME));
        let family = family.map(|family| family.trim().to_owned()).filter(|family| !family.is_empty());
        let family = family.unwrap_or_else(|| name.clone());
        let attributes = font.attributes();
        let weight = attributes.weight.value().clamp(1.0, 1000.0) as u16;
        let italic = attributes.style != Style::Normal;
        let identity = Identity { name: &name, family: &family, weight, italic };
        let face = Self::read(&identity, Arc::clone(&bytes) as Bytes).ok_or(FontError::NotAFont)?;
        let metrics = face.metrics;
        let is_sound = (16..=16_384).contains(&units_per_em)
            && (0.2..=3.0).contains(&metrics.ascent)
            && (-2.0..=0.0).contains(&metrics.descent)
            && (0.1..=2.0).contains(&metrics.cap_height)
            && (0.1..=2.0).contains(&metrics.x_height);
        if is_sound { Ok(face) } else { Err(FontError::Measures) }
    }
}

/// Refuses a font that says it may not be embedded. One that says nothing may be, by the standard.
fn rights(font: &FontRef<'_>) -> Result<(), FontError> {
    let rights = font.os2().map_or(0, |os2| os2.fs_type());
    // Where several rights are given the least restrictive counts.
    if rights & USAGE == RESTRICTED || rights & BITMAPS_ONLY != 0 {
        return Err(FontError::Restricted);
    }
    if rights & NO_SUBSETS != 0 { Err(FontError::NoSubsets) } else { Ok(()) }
}

/// Whether a name may stand for a font in a PDF: at most 63 printable letters without those that mean something else.
fn is_postscript_name(name: &str) -> bool {
    (1..=63).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_graphic() && !b"[](){}<>/%#".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Library;

    fn sans() -> Vec<u8> {
        Library::bundled().face("IBMPlexSans").unwrap().data().to_vec()
    }

    /// The place of a table's bytes in a font file.
    fn table(font: &[u8], tag: &[u8; 4]) -> usize {
        let data = FontRef::new(font).unwrap().table_data(Tag::new(tag)).unwrap();
        data.as_bytes().as_ptr() as usize - font.as_ptr() as usize
    }

    #[test]
    fn a_font_file_tells_its_names_weight_and_slant() {
        for bundled in Library::bundled().faces() {
            let face = Face::from_file(bundled.data().to_vec()).unwrap();
            let facts = (&face.name, &face.family, face.weight, face.italic);
            assert_eq!(facts, (&bundled.name, &bundled.family, bundled.weight, bundled.italic));
            assert_eq!(face.metrics, bundled.metrics);
        }
    }

    #[test]
    fn what_is_no_font_or_not_one_static_face_is_refused() {
        let refusal = |bytes: &[u8]| Face::from_file(bytes.to_vec()).unwrap_err();
        assert_eq!(refusal(b""), FontError::NotAFont);
        assert_eq!(refusal(b"a letter to the editor"), FontError::NotAFont);
        assert_eq!(refusal(b"ttcf\0\x01\0\0\0\0\0\x01\0\0\0\x10\0\0\0\0"), FontError::Collection);
        let font = sans();
        for length in [4, 12, 100, 1_000, font.len() / 2] {
            assert!(Face::from_file(font[..length].to_vec()).is_err(), "{length}");
        }
        let renamed = |from: &[u8; 4], to: &[u8; 4]| {
            let mut font = sans();
            let entry = font.windows(4).position(|window| window == from).unwrap();
            font[entry..entry + 4].copy_from_slice(to);
            refusal(&font)
        };
        assert_eq!(renamed(b"gasp", b"fvar"), FontError::Variable);
        assert_eq!(renamed(b"glyf", b"CBDT"), FontError::NoOutlines);
    }

    #[test]
    fn a_font_whose_licence_forbids_embedding_is_refused() {
        let with_rights = |rights: u16| {
            let mut font = sans();
            let at = table(&font, b"OS/2") + 8;
            font[at..at + 2].copy_from_slice(&rights.to_be_bytes());
            Face::from_file(font).map(|face| face.name.to_string())
        };
        assert_eq!(with_rights(0x0002), Err(FontError::Restricted));
        assert_eq!(with_rights(0x0200), Err(FontError::Restricted));
        assert_eq!(with_rights(0x0104), Err(FontError::NoSubsets));
        // Installable, print and preview, editable, and two rights of which the lesser bars nothing.
        for rights in [0x0000, 0x0004, 0x0008, 0x0006] {
            assert_eq!(with_rights(rights).as_deref(), Ok("IBMPlexSans"), "{rights:#06x}");
        }
    }

    #[test]
    fn names_that_would_break_a_pdf_are_no_names() {
        assert!(is_postscript_name("NimbusSans-Bold"));
        for name in ["", "Nimbus Sans", "Nimbus/Sans", "Nimbus#20", "Ńimbus", "a\nb", &"x".repeat(64)] {
            assert!(!is_postscript_name(name), "{name}");
        }
    }
}
