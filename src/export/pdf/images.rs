//! The pictures of a page, each written once, their pixels as they are stored.
//!
//! A PDF can hold the inner stream of a JPEG file and of a plain PNG file as it is (ISO 32000-1, 7.4.4.4 and 7.4.8),
//! so nothing is decoded or compressed anew while the analyst types, and no pixel changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId};

use super::content::{dictionary, name};
use crate::export::ExportError;
use crate::page::{Image, ImageEncoding};

/// The distinct pictures of a page in the order in which they are painted.
#[derive(Default)]
pub(super) struct Images {
    images: Vec<(Image, XObject)>,
}

/// What a picture's own header says of it.
#[derive(Debug, PartialEq, Eq)]
struct Header {
    width_px: u32,
    height_px: u32,
    /// Numbers for each pixel: 1 for shades of grey, 3 for colours.
    channels: u8,
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

fn object(image: &Image) -> Result<XObject, &'static str> {
    let (header, filter, content) = match image.encoding {
        ImageEncoding::Jpeg => (jpeg_header(&image.data)?, "DCTDecode", image.data.to_vec()),
        ImageEncoding::Png => {
            let (header, content) = png_parts(&image.data)?;
            (header, "FlateDecode", content)
        }
    };
    let size = (header.width_px, header.height_px);
    if size != (image.width_px, image.height_px) || size.0 == 0 || size.1 == 0 {
        return Err("it is not as large as it says");
    }
    let mut entries = vec![
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(header.width_px.into())),
        ("Height", DictItem::Int(header.height_px.into())),
        ("BitsPerComponent", DictItem::Int(8)),
        ("ColorSpace", name(if header.channels == 1 { "DeviceGray" } else { "DeviceRGB" })),
        ("Interpolate", DictItem::Bool(false)),
        ("Filter", name(filter)),
    ];
    if image.encoding == ImageEncoding::Png {
        let parameters = dictionary([
            // 15: each row says how it was predicted, as in a PNG file.
            ("Predictor", DictItem::Int(15)),
            ("Colors", DictItem::Int(header.channels.into())),
            ("BitsPerComponent", DictItem::Int(8)),
            ("Columns", DictItem::Int(header.width_px.into())),
        ]);
        entries.push(("DecodeParms", parameters));
    }
    let dict = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = ExternalStream { dict, content, compress: false };
    Ok(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}

/// A number that the bytes begin with, highest byte first.
fn number<const N: usize>(bytes: &[u8]) -> Option<u32> {
    let bytes = bytes.first_chunk::<N>()?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// Reads the frame header of a JPEG file (ITU-T T.81, B.2.2).
fn jpeg_header(data: &[u8]) -> Result<Header, &'static str> {
    const BROKEN: &str = "it is no whole JPEG file";
    let mut rest = data.strip_prefix(&[0xFF, 0xD8]).ok_or(BROKEN)?;
    loop {
        let [0xFF, marker, ..] = *rest else { return Err(BROKEN) };
        rest = rest.get(2..).ok_or(BROKEN)?;
        let length = number::<2>(rest).ok_or(BROKEN)? as usize;
        let segment = rest.get(2..length).ok_or(BROKEN)?;
        match marker {
            // Frames that readers of PDF decode: baseline, extended and progressive.
            0xC0..=0xC2 => {
                let [8, size @ ..] = segment else { return Err("it is no JPEG file of 8 bits a channel") };
                let height_px = number::<2>(size).ok_or(BROKEN)?;
                let width_px = size.get(2..).and_then(number::<2>).ok_or(BROKEN)?;
                return match size.get(4) {
                    Some(&channels @ (1 | 3)) => Ok(Header { width_px, height_px, channels }),
                    _ => Err("it is neither coloured in sRGB nor grey"),
                };
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCF => {
                return Err("it is a JPEG file of a kind that pages cannot show");
            }
            _ => rest = rest.get(length..).ok_or(BROKEN)?,
        }
    }
}

/// Reads the header of a PNG file and its rows, still compressed (ISO 15948, 5.3 and 11.2).
fn png_parts(data: &[u8]) -> Result<(Header, Vec<u8>), &'static str> {
    const BROKEN: &str = "it is no whole PNG file";
    let mut rest = data.strip_prefix(b"\x89PNG\r\n\x1A\n").ok_or(BROKEN)?;
    let mut header = None;
    let mut rows = Vec::new();
    loop {
        let length = number::<4>(rest).ok_or(BROKEN)? as usize;
        let kind = rest.get(4..8).ok_or(BROKEN)?;
        let chunk = rest.get(8..).and_then(|rest| rest.get(..length)).ok_or(BROKEN)?;
        match kind {
            b"IHDR" => header = Some(png_header(chunk)?),
            b"IDAT" => rows.extend_from_slice(chunk),
            b"IEND" => break,
            _ => {}
        }
        // After the chunk stand four bytes that check it.
        rest = rest.get(8 + length + 4..).ok_or(BROKEN)?;
    }
    match header {
        Some(header) if !rows.is_empty() => Ok((header, rows)),
        _ => Err(BROKEN),
    }
}

fn png_header(chunk: &[u8]) -> Result<Header, &'static str> {
    const OTHER: &str = "it is no plain PNG file of 8 bits a channel";
    let width_px = number::<4>(chunk).ok_or(OTHER)?;
    let height_px = chunk.get(4..).and_then(number::<4>).ok_or(OTHER)?;
    // Bits, kind of colour, compression, filter, interlacing.
    let channels = match chunk.get(8..) {
        Some([8, 0, 0, 0, 0]) => 1,
        Some([8, 2, 0, 0, 0]) => 3,
        _ => return Err(OTHER),
    };
    Ok(Header { width_px, height_px, channels })
}
