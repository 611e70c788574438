//! The pictures of a page, each written once, their pixels as they are stored.
//!
//! A PDF can hold the inner stream of a JPEG file and of a plain PNG file as it is (ISO 32000-1, 7.4.4.4 and 7.4.8),
//! so nothing is compressed anew while the analyst types, and no pixel changes. What it holds is checked before: what
//! shows the PDF would unpack whatever there is.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId};

use super::content::{dictionary, name};
use crate::export::ExportError;
use crate::page::{Image, ImageEncoding};
use crate::picture::{PictureFlaw, jpeg_channels, png_rows};

/// The distinct pictures of a page in the order in which they are painted.
#[derive(Default)]
pub(super) struct Images {
    images: Vec<(Image, XObject)>,
}

impl Images {
    /// The name of `image` among the resources of the page.
    ///
    /// # Errors
    ///
    /// If its bytes are no picture of the kind and size that it says, or of a kind that a page does not take.
    pub(super) fn id(&mut self, image: &Image) -> Result<XObjectId, ExportError> {
        let is_same = |(other, _): &(Image, XObject)| {
            Arc::ptr_eq(&other.data, &image.data) && other.encoding == image.encoding || other == image
        };
        let number = if let Some(number) = self.images.iter().position(is_same) {
            number
        } else {
            self.images.push((image.clone(), object(image).map_err(ExportError::Picture)?));
            self.images.len() - 1
        };
        Ok(resource(number))
    }

    /// The pictures as objects of a PDF, under their names.
    pub(super) fn into_objects(self) -> BTreeMap<XObjectId, XObject> {
        let objects = self.images.into_iter().map(|(_, object)| object).enumerate();
        objects.map(|(number, object)| (resource(number), object)).collect()
    }
}

fn resource(number: usize) -> XObjectId {
    XObjectId(format!("Picture{number}"))
}

fn object(image: &Image) -> Result<XObject, PictureFlaw> {
    let sides = [image.width_px, image.height_px];
    let (channels, filter, content) = match image.encoding {
        ImageEncoding::Jpeg => (jpeg_channels(&image.data, sides)?, "DCTDecode", image.data.to_vec()),
        ImageEncoding::Png => {
            let (channels, rows) = png_rows(&image.data, sides)?;
            (channels, "FlateDecode", rows)
        }
    };
    let mut entries = vec![
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(image.width_px.into())),
        ("Height", DictItem::Int(image.height_px.into())),
        ("BitsPerComponent", DictItem::Int(8)),
        ("ColorSpace", name(if channels == 1 { "DeviceGray" } else { "DeviceRGB" })),
        ("Interpolate", DictItem::Bool(false)),
        ("Filter", name(filter)),
    ];
    if image.encoding == ImageEncoding::Png {
        let parameters = dictionary([
            // 15: each row says how it was predicted, as in a PNG file.
            ("Predictor", DictItem::Int(15)),
            ("Colors", DictItem::Int(channels.into())),
            ("BitsPerComponent", DictItem::Int(8)),
            ("Columns", DictItem::Int(image.width_px.into())),
        ]);
        entries.push(("DecodeParms", parameters));
    }
    let dict = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content, compress: false };
    Ok(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}
