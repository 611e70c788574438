//! From the display list to the bytes of a file.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use printpdf::{
    PdfDocument, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt, Rect as PdfRect, to_lopdf_doc,
};
use sha2::{Digest, Sha256};

use super::attachment::{self, Attachment};
use super::content::{self, Content, round};
use super::faces::{self, Faces, Subset};
use super::objects::{Date, dictionary};
use super::xmp::{self, Metadata, Part};
use super::{cmap, icc, objects, structure};
use crate::export::ExportError;
use crate::fonts::{Face, Library};
use crate::page::Page;

/// The program's name and version, as the file's maker.
const PRODUCER: &str = concat!("Précis ", env!("CARGO_PKG_VERSION"));

/// Writes `page` as a PDF 1.7 of one page: tagged (PDF/UA-1), archival (PDF/A-2a), with subsets of the faces it uses.
///
/// The same page gives the same bytes: no clock, no chance, every measure on a grid of 0.01 pt.
///
/// # Errors
///
/// If a face is missing or broken, a measure is no number, or the structure does not hang together.
pub fn write(page: &Page, fonts: &Library) -> Result<Vec<u8>, ExportError> {
    make(page, fonts, None)
}

/// Writes `page` as [`write()`] does, with a file inside it; for that the page is archival as PDF/A-3a.
///
/// # Errors
///
/// As [`write()`].
pub fn write_with(page: &Page, fonts: &Library, attachment: &Attachment<'_>) -> Result<Vec<u8>, ExportError> {
    make(page, fonts, Some(attachment))
}

fn make(page: &Page, fonts: &Library, attachment: Option<&Attachment<'_>>) -> Result<Vec<u8>, ExportError> {
    let faces = faces::faces(page, |name| fonts.face(name).map(Face::data))?;
    let mut content = content::content(page, &faces)?;
    let mut document = draw(page, &mut content, &faces)?;
    finish(page, &content, &faces, attachment, &mut document)?;
    save(document)
}

/// Lets printpdf write the drawing, and takes the operators out of `content` for it.
fn draw(page: &Page, content: &mut Content, faces: &Faces) -> Result<Document, ExportError> {
    let sides = [page.width_pt, page.height_pt];
    if !sides.iter().all(|side| side.is_finite() && *side >= 3.0) {
        return Err(ExportError::Measure("the size of the page"));
    }
    let media_box = PdfRect::from_wh(Pt(round(page.width_pt)), Pt(round(page.height_pt)));
    let mut pdf = PdfDocument::new(&page.info.title);
    for subset in faces.subsets.values() {
        pdf.resources.fonts.map.insert(subset.id.clone(), subset.font.clone());
    }
    pdf.resources.xobjects.map = std::mem::take(&mut content.images).into_objects();
    pdf.pages = vec![PdfPage {
        media_box: media_box.clone(),
        trim_box: media_box.clone(),
        crop_box: media_box,
        ops: std::mem::take(&mut content.ops),
    }];

    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let document = to_lopdf_doc(&pdf, &options, &mut warnings);
    match warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        Some(warning) => Err(ExportError::Writing(warning.msg)),
        None => Ok(document),
    }
}

/// Adds what printpdf does not write, and corrects what it writes otherwise than these standards ask.
fn finish(
    page: &Page,
    content: &Content,
    faces: &Faces,
    attachment: Option<&Attachment<'_>>,
    document: &mut Document,
) -> Result<(), ExportError> {
    "1.7".clone_into(&mut document.version);
    correct_fonts(faces, document);

    let pages = document.get_pages();
    let pdf_page = *pages.values().next().ok_or_else(|| ExportError::Writing("no page".to_owned()))?;
    let root = structure::write(page, content, pdf_page, document)?;
    let intent = output_intent(document);
    let date = page.info.as_of.as_deref().and_then(objects::date);
    let part = if attachment.is_some() { Part::WithFiles } else { Part::Plain };
    let metadata = describe(page, date.as_ref(), part, document);
    if let Some(attachment) = attachment {
        attachment::attach(attachment, date.as_ref(), document);
    }

    let catalog = document.catalog_mut().map_err(|err| ExportError::Writing(err.to_string()))?;
    catalog.set("Lang", Object::string_literal(page.info.language.as_str()));
    catalog.set("MarkInfo", dictionary([("Marked", true.into())]));
    catalog.set("StructTreeRoot", root);
    catalog.set("ViewerPreferences", dictionary([("DisplayDocTitle", true.into())]));
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    Ok(())
}

/// Gives the fonts what printpdf cannot know without its own layout engine: measures, and which code is which glyph.
fn correct_fonts(faces: &Faces, document: &mut Document) {
    let mut maps: Vec<(ObjectId, &[u16])> = Vec::new();
    let mut programs: Vec<(ObjectId, &[u8])> = Vec::new();
    for (&id, object) in &mut document.objects {
        let Ok(entries) = object.as_dict_mut() else { continue };
        let name = entries.get(b"FontName").or_else(|_| entries.get(b"BaseFont")).and_then(Object::as_name);
        let Ok(name) = name else { continue };
        let named = |subset: &&Subset| subset.descriptor.name.as_bytes() == name;
        let Some(descriptor) = faces.subsets.values().find(named).map(|subset| &subset.descriptor) else {
            continue;
        };
        if entries.has_type(b"FontDescriptor") {
            // Symbolic: the glyphs are reached by number, not through an alphabet. 64: slanted.
            let flags = if descriptor.italic_angle == 0 { 4 } else { 4 | 64 };
            entries.set("Flags", flags);
            entries.set("CapHeight", descriptor.cap_height);
            entries.set("ItalicAngle", descriptor.italic_angle);
            let file = entries.get(b"FontFile3").and_then(Object::as_reference);
            programs.extend(file.ok().zip(descriptor.cff.as_deref()));
        } else if let Some(glyphs) = &descriptor.glyphs {
            maps.push((id, glyphs));
        }
    }
    for (file, cff) in programs {
        let entries = dictionary([("Subtype", "CIDFontType0C".into())]);
        document.set_object(file, Stream::new(entries, cff.to_vec()));
    }
    for (font, glyphs) in maps {
        // TrueType outlines are reached through a table from characters to glyphs. Those of CFF are numbered by
        // character, so that the table has to stand before, between codes and characters.
        match descendant(document, font).and_then(|font| font.get(b"Subtype").and_then(Object::as_name).ok())
        {
            Some(b"CIDFontType0") => {
                let map = document.add_object(cmap::stream(glyphs));
                if let Ok(font) = document.get_dictionary_mut(font) {
                    font.set("Encoding", map);
                }
            }
            Some(_) => {
                let bytes: Vec<u8> = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
                let map = document.add_object(Stream::new(Dictionary::new(), bytes));
                if let Some(descendant) = descendant(document, font) {
                    descendant.set("CIDToGIDMap", map);
                }
            }
            None => {}
        }
    }
}

/// The font of characters inside a font of codes.
fn descendant(document: &mut Document, font: ObjectId) -> Option<&mut Dictionary> {
    let font = document.get_dictionary_mut(font).ok()?;
    let descendants = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).ok()?;
    descendants.first_mut()?.as_dict_mut().ok()
}

/// Says that the colours of the file are sRGB.
fn output_intent(document: &mut Document) -> ObjectId {
    let profile = document.add_object(Stream::new(dictionary([("N", 3.into())]), icc::srgb()));
    let name = || Object::string_literal("sRGB IEC61966-2.1");
    document.add_object(dictionary([
        ("Type", "OutputIntent".into()),
        ("S", "GTS_PDFA1".into()),
        ("OutputConditionIdentifier", name()),
        ("Info", name()),
        ("RegistryName", Object::string_literal("http://www.color.org")),
        ("DestOutputProfile", profile.into()),
    ]))
}

/// Writes title, author and date, in the two catalogues that a PDF has for them and which must agree.
/// Returns the newer one, the XMP.
fn describe(page: &Page, date: Option<&Date>, part: Part, document: &mut Document) -> ObjectId {
    let title = objects::printable(&page.info.title);
    let author = objects::printable(&page.info.author);

    let mut info = Dictionary::new();
    info.set("Title", objects::text(&title));
    if !author.is_empty() {
        info.set("Author", objects::text(&author));
    }
    info.set("Producer", objects::text(PRODUCER));
    if let Some(date) = date {
        info.set("CreationDate", Object::string_literal(date.info.as_str()));
        info.set("ModDate", Object::string_literal(date.info.as_str()));
    }
    let info = document.add_object(info);
    let former = document.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(former) = former {
        document.objects.remove(&former);
    }
    document.trailer.set("Info", info);

    let packet = xmp::packet(&Metadata {
        title: &title,
        author: &author,
        language: &page.info.language,
        producer: PRODUCER,
        date,
        part,
    });
    let entries = dictionary([("Type", "Metadata".into()), ("Subtype", "XML".into())]);
    // Left as it is, so that a program that cannot read PDF can still find it.
    document.add_object(Stream::new(entries, packet).with_compression(false))
}

/// The bytes of the file, its identifier made of its content.
fn save(mut document: Document) -> Result<Vec<u8>, ExportError> {
    let failed = |err: std::io::Error| ExportError::Writing(err.to_string());
    compress(&mut document).map_err(failed)?;
    document.trailer.remove(b"ID");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(failed)?;

    let digest: Vec<u8> = Sha256::digest(&bytes).into_iter().take(16).collect();
    let id = Object::String(digest, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    bytes.clear();
    document.save_to(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Compresses every stream that may be.
///
/// lopdf's own `compress` always takes the slowest level, which costs the analyst milliseconds at every key and
/// makes the file hardly smaller.
fn compress(document: &mut Document) -> std::io::Result<()> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&stream.content)?;
        let compressed = encoder.finish()?;
        if compressed.len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(compressed);
        }
    }
    Ok(())
}
