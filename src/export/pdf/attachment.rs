//! A file that travels inside a PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8), written and read back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use thiserror::Error;

use super::objects::{self, Date, dictionary};

/// A file to put into a PDF.
#[derive(Clone, Copy, Debug)]
pub struct Attachment<'a> {
    /// Its name, without a folder.
    pub name: &'a str,
    /// Its media type, such as `text/plain`.
    pub media_type: &'a str,
    /// What it is, in words.
    pub description: &'a str,
    /// Its bytes.
    pub data: &'a [u8],
}

/// Why no file was taken out of a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AttachedError {
    /// The bytes are no PDF that can be read.
    #[error("it is damaged, or no PDF that can be read")]
    Unreadable,
    /// No file of that type is in it.
    #[error("it is a page, and no briefing travels in it")]
    Nothing,
    /// The file in it is larger than is taken out.
    #[error("what it holds is too large")]
    TooLarge,
}

/// The most streams of a PDF that is read; a page has a few dozen.
const MOST_STREAMS: usize = 500;
/// The most bytes that a stream may unpack to while a PDF is opened; those of a page do not unpack at all.
const MOST_UNPACKED: usize = 512 * 1024;

/// Puts the file into `document` as the source of its page, and names it in the catalogue.
pub(super) fn attach(attachment: &Attachment<'_>, date: Option<&Date>, document: &mut Document) {
    let mut parameters = dictionary([("Size", objects::count(attachment.data.len()).into())]);
    if let Some(date) = date {
        parameters.set("ModDate", Object::string_literal(date.info.as_str()));
    }
    let entries = dictionary([
        ("Type", "EmbeddedFile".into()),
        ("Subtype", attachment.media_type.into()),
        ("Params", parameters.into()),
    ]);
    // What is attached is packed already.
    let stream = Stream::new(entries, attachment.data.to_vec()).with_compression(false);
    let stream = document.add_object(stream);
    let plain: String = attachment.name.chars().map(|c| if c.is_ascii_graphic() { c } else { '_' }).collect();
    let file = document.add_object(dictionary([
        ("Type", "Filespec".into()),
        ("F", objects::ascii(&plain)),
        ("UF", objects::text(attachment.name)),
        ("Desc", objects::text(attachment.description)),
        ("AFRelationship", "Source".into()),
        ("EF", dictionary([("F", stream.into()), ("UF", stream.into())]).into()),
    ]));
    let names = Object::Array(vec![objects::text(attachment.name), file.into()]);
    let tree = dictionary([("EmbeddedFiles", dictionary([("Names", names)]).into())]);
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("AF", vec![Object::Reference(file)]);
        catalog.set("Names", tree);
    }
}

/// Takes the file of a media type out of a PDF; of several the first. `most_bytes` is the most that it may have.
///
/// # Errors
///
/// [`AttachedError`] says why there is none. A PDF that unpacks to very much, or that the reader stumbles over, is
/// taken as one that cannot be read.
pub fn attached(pdf: &[u8], media_type: &str, most_bytes: usize) -> Result<Vec<u8>, AttachedError> {
    // The reader is not ours, and what it reads may be made to break it. Nothing outside the closure is changed by it,
    // hence the assertion holds.
    let result = catch_unwind(AssertUnwindSafe(|| take(pdf, media_type, most_bytes)));
    result.unwrap_or(Err(AttachedError::Unreadable))
}

fn take(pdf: &[u8], media_type: &str, most_bytes: usize) -> Result<Vec<u8>, AttachedError> {
    // Each stream unpacks to so much at most, and there must not be too many of them either. The word begins one and
    // ends one.
    let words = pdf.windows(6).filter(|window| window == b"stream").count();
    if words > 2 * MOST_STREAMS {
        return Err(AttachedError::Unreadable);
    }
    let options = LoadOptions::with_max_decompressed_size(MOST_UNPACKED);
    let document = Document::load_mem_with_options(pdf, options).map_err(|_| AttachedError::Unreadable)?;
    let files = document.objects.values().filter_map(|object| object.as_dict().ok());
    let data = files
        .filter_map(embedded)
        .filter_map(|id| document.get_object(id).and_then(Object::as_stream).ok())
        .find(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(media_type.as_bytes())
        })
        .ok_or(AttachedError::Nothing)?;
    if data.content.len() > most_bytes {
        return Err(AttachedError::TooLarge);
    }
    if !data.dict.has(b"Filter") {
        return Ok(data.content.clone());
    }
    data.decompressed_content_with_limit(most_bytes).map_err(|_| AttachedError::TooLarge)
}

/// The bytes that a file specification names, if the dictionary is one.
fn embedded(entries: &Dictionary) -> Option<ObjectId> {
    let files = entries.get(b"EF").and_then(Object::as_dict).ok()?;
    files.get(b"UF").or_else(|_| files.get(b"F")).and_then(Object::as_reference).ok()
}
