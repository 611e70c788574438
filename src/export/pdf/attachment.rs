//! A file that travels inside a PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).

use lopdf::{Document, Object, Stream};

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
    // What is attached is packed already. It is found again by its media type, wherever it stands.
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
