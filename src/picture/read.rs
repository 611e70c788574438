//! The bytes of a picture file in, a [`Picture`] as a page shows it out.
//!
//! What a camera or a program wrote beside the pixels (place, device, author, thumbnail, profile) never comes in: only
//! the pixels are kept, upright, on white, in sRGB, as many as print can show, and they are encoded anew.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops::FilterType as Resampling;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::colors::to_srgb;
use super::form::jpeg_segment;
use crate::model::{Picture, PictureEncoding, PictureId};

/// The most pixels that a picture file may have. Reading one of so many takes up to some 600 MB for a moment.
const MAX_PIXELS: u64 = 50_000_000;

/// The most bytes that a decoder may ask for: so many pixels of four channels with 16 bits.
const MAX_DECODED: u64 = MAX_PIXELS * 8;

/// The quality of photographs, of 100: no artefacts are seen at the resolution of print.
const JPEG_QUALITY: u8 = 88;

/// So many times the bytes of a JPEG a PNG may take and is still preferred, since nothing is lost in it.
///
/// Drawings, maps and screenshots take less as a PNG; photographs take five times as much and more.
const PNG_ADVANTAGE: usize = 2;

/// Why bytes did not become a picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// They are no picture, or one of another format.
    #[error("it is no PNG, JPEG or WebP picture")]
    UnknownFormat,
    /// It has more pixels than are read.
    #[error("it has {width_px} × {height_px} pixels, and at most {} million are read", MAX_PIXELS / 1_000_000)]
    TooLarge {
        /// Its width.
        width_px: u32,
        /// Its height.
        height_px: u32,
    },
    /// Its colours are amounts of printing ink, whose look is another one on each press.
    #[error("its colours are for printing ink (CMYK), and only RGB and grey are read")]
    PrintingInk,
    /// Its bytes are not what they begin as.
    #[error("it is damaged or not whole")]
    Damaged,
}

/// Reads a picture from the bytes of a PNG, JPEG or WebP file; of an animated one the first frame.
///
/// The result has at most [`Picture::MAX_WIDTH_PX`] × [`Picture::MAX_HEIGHT_PX`] pixels.
///
/// # Errors
///
/// [`PictureError`] says why there is no picture.
pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let format = image::guess_format(bytes).map_err(|_| PictureError::UnknownFormat)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP) {
        return Err(PictureError::UnknownFormat);
    }
    if format == ImageFormat::Jpeg {
        check_jpeg(bytes)?;
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureError::Damaged)?;
    let (width_px, height_px) = decoder.dimensions();
    if u64::from(width_px) * u64::from(height_px) > MAX_PIXELS {
        return Err(PictureError::TooLarge { width_px, height_px });
    }
    // A picture whose notes on itself cannot be read is still a picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let pixels = DynamicImage::from_decoder(decoder).map_err(|_| PictureError::Damaged)?;
    let mut pixels = shrunk(on_white(pixels), orientation);
    if let Some(profile) = profile {
        pixels = to_srgb(pixels, &profile);
    }
    pixels.apply_orientation(orientation);
    encoded(&pixels).ok_or(PictureError::Damaged)
}

/// Walks through the segments of a JPEG file (ITU-T T.81, B.1) to what the decoder passes over: how many channels there
/// are, and whether the file was cut off.
fn check_jpeg(bytes: &[u8]) -> Result<(), PictureError> {
    const CHANNELS_OF_INK: u8 = 4;
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let Some((marker, segment, after)) = jpeg_segment(rest) {
        match marker {
            // A frame, whatever its kind.
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF
                if segment.get(5) == Some(&CHANNELS_OF_INK) =>
            {
                return Err(PictureError::PrintingInk);
            }
            // From here on pixels follow, in which the end of the file cannot occur by chance.
            0xDA => {
                let is_whole = after.windows(2).any(|pair| pair == [0xFF, 0xD9]);
                return if is_whole { Ok(()) } else { Err(PictureError::Damaged) };
            }
            _ => {}
        }
        rest = after;
    }
    Err(PictureError::Damaged)
}

/// The picture with 8 bits a channel and without transparency: white shows through.
fn on_white(pixels: DynamicImage) -> DynamicImage {
    if !pixels.has_alpha() {
        let is_grey = !pixels.color().has_color();
        return if is_grey { pixels.into_luma8().into() } else { pixels.into_rgb8().into() };
    }
    let clear = pixels.into_rgba8();
    let (width, height) = clear.dimensions();
    let mut solid = RgbImage::new(width, height);
    for (above, below) in clear.pixels().zip(solid.pixels_mut()) {
        let [red, green, blue, opacity] = above.0.map(u16::from);
        let mixed = |part: u16| ((part * opacity + 255 * (255 - opacity) + 127) / 255) as u8;
        *below = Rgb([red, green, blue].map(mixed));
    }
    solid.into()
}

/// The picture with no more pixels than print can show once it is upright.
fn shrunk(pixels: DynamicImage, orientation: Orientation) -> DynamicImage {
    let lies = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (most_width, most_height) = if lies {
        (Picture::MAX_HEIGHT_PX, Picture::MAX_WIDTH_PX)
    } else {
        (Picture::MAX_WIDTH_PX, Picture::MAX_HEIGHT_PX)
    };
    let (width, height) = (pixels.width(), pixels.height());
    let scale = (f64::from(most_width) / f64::from(width)).min(f64::from(most_height) / f64::from(height));
    if scale >= 1.0 {
        return pixels;
    }
    let side = |length: u32, most: u32| ((f64::from(length) * scale).round() as u32).clamp(1, most);
    let (width, height) = (side(width, most_width), side(height, most_height));
    // Means of whole squares first: the finer method would ask for four times the memory of the file's pixels.
    let coarse = if scale < 0.5 { pixels.thumbnail_exact(2 * width, 2 * height) } else { pixels };
    coarse.resize_exact(width, height, Resampling::CatmullRom)
}

/// Encodes a picture of at most so many pixels as a page can show; `None` if an encoder fails, which none does.
fn encoded(pixels: &DynamicImage) -> Option<Picture> {
    let (width_px, height_px) = (pixels.width(), pixels.height());
    let (data, color) = (pixels.as_bytes(), pixels.color().into());
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
        .write_image(data, width_px, height_px, color)
        .ok()?;
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)
        .write_image(data, width_px, height_px, color)
        .ok()?;
    let is_drawing = png.len() <= PNG_ADVANTAGE * jpeg.len();
    let (encoding, data) =
        if is_drawing { (PictureEncoding::Png, png) } else { (PictureEncoding::Jpeg, jpeg) };
    Some(Picture { id: PictureId::of_data(&data), encoding, width_px, height_px, data: data.into() })
}
