//! The parts of the document, packed.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::ExportError;
use super::super::flow::{Address, Flow};
use super::body::Part;
use super::notes::paragraphs;
use super::picture::{Pictures, relation};
use super::xml::{NAMESPACES, Xml};
use crate::i18n::page::LANGUAGE;

/// The kinds of relationship between parts all begin so.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What every document names beside its links: id, kind and part.
const PARTS: &[(&str, &str, &str)] = &[
    ("rId1", "styles", "styles.xml"),
    ("rId2", "numbering", "numbering.xml"),
    ("rId3", "settings", "settings.xml"),
    ("rId4", "footnotes", "footnotes.xml"),
    ("rId5", "header", "header1.xml"),
    ("rId6", "footer", "footer1.xml"),
];

/// Writes a text. The same text gives the same bytes.
///
/// # Errors
///
/// [`ExportError::Packing`] if the parts cannot be packed.
pub fn write(flow: &Flow) -> Result<Vec<u8>, ExportError> {
    let mut body = Part::new(flow.sources.len());
    body.open("w:document", NAMESPACES, |part| {
        part.open("w:body", &[], |part| {
            for block in paragraphs(flow) {
                part.block(&block);
            }
            page(part);
        });
    });
    let mut notes = Part::new(0);
    notes.open("w:footnotes", NAMESPACES, |part| {
        separator(part, "separator", "-1");
        separator(part, "continuationSeparator", "0");
        for (number, line) in (1..=body.notes).zip(&flow.sources) {
            part.note(number, line);
        }
    });
    let furniture = |name: &str, style: &str| {
        let mut part = Part::new(0);
        part.open(name, NAMESPACES, |part| part.line(style, &flow.marking));
        part.xml.finish()
    };
    let rels = relationships(PARTS, &body.links, &body.pictures);
    let parts: [(&str, Vec<u8>); 13] = [
        ("[Content_Types].xml", include_bytes!("../../../assets/docx/content_types.xml").to_vec()),
        ("_rels/.rels", include_bytes!("../../../assets/docx/package_rels.xml").to_vec()),
        ("docProps/app.xml", include_bytes!("../../../assets/docx/app.xml").to_vec()),
        ("docProps/core.xml", properties(&flow.title)),
        ("word/_rels/document.xml.rels", rels),
        ("word/_rels/footnotes.xml.rels", relationships(&[], &notes.links, &notes.pictures)),
        ("word/document.xml", body.xml.finish()),
        ("word/footnotes.xml", notes.xml.finish()),
        ("word/header1.xml", furniture("w:hdr", "Header")),
        ("word/footer1.xml", furniture("w:ftr", "Footer")),
        ("word/numbering.xml", include_bytes!("../../../assets/docx/numbering.xml").to_vec()),
        ("word/settings.xml", include_bytes!("../../../assets/docx/settings.xml").to_vec()),
        ("word/styles.xml", include_bytes!("../../../assets/docx/styles.xml").to_vec()),
    ];
    let fixed = parts.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.as_slice()));
    let media = body.pictures.parts().map(|(target, picture)| (format!("word/{target}"), &*picture.data));
    pack(fixed.chain(media)).map_err(|err| ExportError::Packing(err.to_string()))
}

fn pack<'a>(parts: impl Iterator<Item = (String, &'a [u8])>) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // A fixed time, so that the same text gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    for (name, bytes) in parts {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The page (A4), with its header and footer.
fn page(part: &mut Part) {
    part.open("w:sectPr", &[], |part| {
        part.xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId5")]);
        part.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId6")]);
        part.xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", "1134"),
            ("w:right", "1247"),
            ("w:bottom", "1134"),
            ("w:left", "1247"),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ];
        part.xml.empty("w:pgMar", &margins);
    });
}

/// The line between the text and its notes, which counts as a note.
fn separator(part: &mut Part, kind: &str, id: &str) {
    part.open("w:footnote", &[("w:type", kind), ("w:id", id)], |part| {
        part.open("w:p", &[], |part| {
            part.open("w:r", &[], |part| part.xml.empty(&format!("w:{kind}"), &[]));
        });
    });
}

fn relationships(parts: &[(&str, &str, &str)], links: &[Address], pictures: &Pictures) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")];
    xml.start_element("Relationships", &namespace);
    for (id, kind, target) in parts {
        let kind = format!("{RELATION}/{kind}");
        xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
    }
    let kind = format!("{RELATION}/image");
    for (number, (target, _)) in (1..).zip(pictures.parts()) {
        let id = relation(number);
        let attributes = [("Id", id.as_str()), ("Type", &kind), ("Target", &target)];
        xml.empty("Relationship", &attributes);
    }
    let kind = format!("{RELATION}/hyperlink");
    for (number, address) in (1..).zip(links) {
        let id = format!("link{number}");
        let target = address.as_str();
        let attributes =
            [("Id", id.as_str()), ("Type", &kind), ("Target", target), ("TargetMode", "External")];
        xml.empty("Relationship", &attributes);
    }
    xml.end_element("Relationships");
    xml.finish()
}

/// Title, maker and language; no time, because the text knows none.
fn properties(title: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.start_element("cp:coreProperties", &namespaces);
    for (name, text) in [("dc:title", title), ("dc:creator", "Précis"), ("dc:language", LANGUAGE)] {
        xml.start_element(name, &[]);
        xml.text(text);
        xml.end_element(name);
    }
    xml.end_element("cp:coreProperties");
    xml.finish()
}
