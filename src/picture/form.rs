//! The bytes of a kept picture, held against what [`Picture`] promises of them.
//!
//! A picture comes in through a file that anybody may have made. What is read here is therefore only the form in which
//! pictures are kept, and no other form of the two formats: what is small stays small when it is unpacked, and there is
//! no place for words about who took the picture and where.

use std::io::{self, Read as _};

use flate2::bufread::ZlibDecoder;

use crate::model::{Picture, PictureEncoding};

/// Why bytes are not those of a kept picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureFlaw {
    /// They are cut off, or of another format.
    #[error("it is no whole PNG file")]
    NoPng,
    /// They are cut off, or of another format.
    #[error("it is no whole JPEG file")]
    NoJpeg,
    /// A PNG file with other bits, colours or rows than pictures are kept with.
    #[error("it is no plain PNG file of 8 bits a channel")]
    OtherPng,
    /// A JPEG file of a kind that pictures are not kept as.
    #[error("it is no plain JPEG file of 8 bits a channel, grey or in sRGB")]
    OtherJpeg,
    /// The header states other sides.
    #[error("it is not as large as it says")]
    OtherSize,
    /// More or fewer bytes unpack than the sides ask for.
    #[error("it does not have as many pixels as it says")]
    OtherPixels,
    /// Something stands beside the pixels.
    #[error("it holds more than its pixels, such as notes on who took it and where")]
    Notes,
}

/// Sides in pixels: width, then height.
type Sides = [u32; 2];

/// Holds the encoded picture against what is said of it.
///
/// # Errors
///
/// [`PictureFlaw`] if it is another one, or none, or holds anything but pixels.
pub fn check(picture: &Picture) -> Result<(), PictureFlaw> {
    let sides = [picture.width_px, picture.height_px];
    match picture.encoding {
        PictureEncoding::Jpeg => jpeg_channels(&picture.data, sides).map(|_| ()),
        PictureEncoding::Png => png_rows(&picture.data, sides).map(|_| ()),
    }
}

/// Reads the numbers for each pixel (1 for shades of grey, 3 for colours) and the packed rows of a PNG file (ISO 15948,
/// 5.3 and 11.2) with these sides in pixels, width first.
///
/// The rows are unpacked once, to nowhere, so that they are known to be no more than the sides ask for.
///
/// # Errors
///
/// [`PictureFlaw`] if the file is not what a picture is kept as.
pub fn png_rows(data: &[u8], sides: Sides) -> Result<(u8, Vec<u8>), PictureFlaw> {
    let mut rest = data.strip_prefix(b"\x89PNG\r\n\x1A\n").ok_or(PictureFlaw::NoPng)?;
    let mut channels = None;
    let mut rows = Vec::new();
    loop {
        let (kind, chunk, after) = chunk(rest).ok_or(PictureFlaw::NoPng)?;
        match (kind, channels) {
            (b"IHDR", None) => channels = Some(png_channels(chunk, sides)?),
            (b"IDAT", Some(_)) => rows.extend_from_slice(chunk),
            (b"IEND", Some(channels)) => {
                if !chunk.is_empty() || !after.is_empty() {
                    return Err(PictureFlaw::Notes);
                }
                let [width, height] = sides.map(u64::from);
                // Each row begins with a byte that says how it was predicted.
                let bytes = (1 + width * u64::from(channels)).saturating_mul(height);
                return if unpacks_to(&rows, bytes) {
                    Ok((channels, rows))
                } else {
                    Err(PictureFlaw::OtherPixels)
                };
            }
            (_, None) => return Err(PictureFlaw::NoPng),
            _ => return Err(PictureFlaw::Notes),
        }
        rest = after;
    }
}

/// The kind and the data of the chunk that the bytes begin with, and what stands behind it.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, bytes) = bytes.split_first_chunk::<4>()?;
    let (kind, bytes) = bytes.split_first_chunk::<4>()?;
    let (data, bytes) = bytes.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    // After the chunk stand four bytes that check it.
    Some((kind, data, bytes.get(4..)?))
}

fn png_channels(header: &[u8], sides: Sides) -> Result<u8, PictureFlaw> {
    let (stated, form) = header.split_first_chunk::<8>().ok_or(PictureFlaw::NoPng)?;
    let stated = u64::from_be_bytes(*stated);
    // Bits, kind of colour, compression, filter, interlacing.
    let channels = match form {
        [8, 0, 0, 0, 0] => 1,
        [8, 2, 0, 0, 0] => 3,
        _ => return Err(PictureFlaw::OtherPng),
    };
    let [width, height] = sides.map(u64::from);
    let is_same = stated == width << 32 | height && width > 0 && height > 0;
    if is_same { Ok(channels) } else { Err(PictureFlaw::OtherSize) }
}

/// Whether `packed` is a whole stream that unpacks to so many bytes, and nothing behind it.
fn unpacks_to(packed: &[u8], bytes: u64) -> bool {
    let mut decoder = ZlibDecoder::new(packed);
    let unpacked = io::copy(&mut decoder.by_ref().take(bytes.saturating_add(1)), &mut io::sink());
    unpacked.is_ok_and(|unpacked| unpacked == bytes) && decoder.total_in() == packed.len() as u64
}

/// Reads the numbers for each pixel of a JPEG file (ITU-T T.81, B.2) with these sides in pixels, width first: 1 for
/// shades of grey, 3 for colours.
///
/// Only one frame of one scan is a kept picture: each further scan would let a few bytes stand for the work of a whole
/// picture.
///
/// # Errors
///
/// [`PictureFlaw`] if the file is not what a picture is kept as.
pub fn jpeg_channels(data: &[u8], sides: Sides) -> Result<u8, PictureFlaw> {
    let mut rest = data.strip_prefix(&[0xFF, 0xD8]).ok_or(PictureFlaw::NoJpeg)?;
    let mut channels = None;
    loop {
        let (marker, segment, after) = jpeg_segment(rest).ok_or(PictureFlaw::NoJpeg)?;
        match (marker, channels) {
            // The one frame, baseline.
            (0xC0, None) => channels = Some(frame_channels(segment, sides)?),
            // Tables, and how often the decoder may start anew.
            (0xC4 | 0xDB | 0xDD, _) => {}
            // The format's own sign, without a small picture in it.
            (0xE0, _) if segment.starts_with(b"JFIF\0") && segment.len() == 14 => {}
            (0xDA, Some(channels)) => {
                scan_ends_file(after)?;
                return Ok(channels);
            }
            (0xDA, None) => return Err(PictureFlaw::NoJpeg),
            (0xE0..=0xEF | 0xFE, _) => return Err(PictureFlaw::Notes),
            _ => return Err(PictureFlaw::OtherJpeg),
        }
        rest = after;
    }
}

/// Reads the marker and the data of the segment of a JPEG file (ITU-T T.81, B.1.1.4) that the bytes begin with; gives
/// also what stands behind it.
///
/// Before the marker there may be any number of bytes that only fill.
pub(super) fn jpeg_segment(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let fill = bytes.iter().take_while(|byte| **byte == 0xFF).count();
    let (marker, bytes) = bytes.get(fill..)?.split_first().filter(|_| fill > 0)?;
    let length = bytes.first_chunk::<2>()?;
    let (segment, after) = bytes.split_at_checked(u16::from_be_bytes(*length).into())?;
    Some((*marker, segment.get(2..)?, after))
}

fn frame_channels(frame: &[u8], sides: Sides) -> Result<u8, PictureFlaw> {
    let [8, high, low, wide, narrow, channels, ..] = *frame else { return Err(PictureFlaw::OtherJpeg) };
    let stated = [u16::from_be_bytes([wide, narrow]), u16::from_be_bytes([high, low])].map(u32::from);
    match channels {
        _ if stated != sides || sides.contains(&0) => Err(PictureFlaw::OtherSize),
        1 | 3 => Ok(channels),
        _ => Err(PictureFlaw::OtherJpeg),
    }
}

/// Holds that coded pixels go to the mark that ends the file, and that nothing stands behind it.
fn scan_ends_file(mut coded: &[u8]) -> Result<(), PictureFlaw> {
    loop {
        let at = coded.iter().position(|byte| *byte == 0xFF).ok_or(PictureFlaw::NoJpeg)?;
        match coded.get(at + 1..).ok_or(PictureFlaw::NoJpeg)? {
            // An escaped byte, or a place to start anew.
            [0x00 | 0xD0..=0xD7, after @ ..] => coded = after,
            [0xD9] => return Ok(()),
            [0xD9, ..] => return Err(PictureFlaw::Notes),
            [] => return Err(PictureFlaw::NoJpeg),
            _ => return Err(PictureFlaw::OtherJpeg),
        }
    }
}
