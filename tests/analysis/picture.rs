//! Pictures as they come in: what is kept of them, and what becomes of files that are none.
use std::io::{Cursor, Write as _};
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, GrayAlphaImage, ImageBuffer, ImageEncoder as _, ImageFormat};
use image::{Rgb, RgbImage, Rgba, RgbaImage};
use precis::model::{Briefing, Figure, Picture, PictureEncoding, PictureId, Section, SectionKind};
use precis::picture::{PictureError, read as picture};
use precis::storage;
use proptest::prelude::*;

/// A picture whose pixels follow no rule, as those of a photograph.
fn photograph(width: u32, height: u32) -> RgbImage {
    let mut state = 7_u32;
    RgbImage::from_fn(width, height, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (state >> 27) as u8;
        Rgb([(x * 200 / width) as u8 + noise, (y * 200 / height) as u8 + noise, 90 + noise])
    })
}

/// Red, green, blue and white quarters, from the top left to the bottom right.
fn drawing(width: u32, height: u32) -> RgbImage {
    let colors = [[200, 30, 40], [30, 150, 60], [40, 60, 180], [255, 255, 255]];
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(colors[usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2)])
    })
}

fn file(pixels: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn png(pixels: impl Into<DynamicImage>) -> Vec<u8> {
    file(&pixels.into(), ImageFormat::Png)
}

/// What is stored, decoded again.
fn decoded(picture: &Picture) -> RgbImage {
    assert_eq!(picture.id, PictureId::of_data(&picture.data));
    let pixels = image::load_from_memory(&picture.data).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (picture.width_px, picture.height_px));
    assert!(!pixels.has_alpha());
    pixels.to_rgb8()
}

#[track_caller]
fn assert_near(pixels: &RgbImage, (x, y): (u32, u32), color: [u8; 3]) {
    let seen = pixels.get_pixel(x, y).0;
    let near = seen.iter().zip(color).all(|(seen, wanted)| seen.abs_diff(wanted) <= 12);
    assert!(near, "at {x}, {y}: {seen:?} instead of {color:?}");
}

/// A chunk of EXIF that says how the picture is to be turned, and who took it.
fn exif(orientation: u8) -> Vec<u8> {
    let mut chunk = b"MM\0\x2A\0\0\0\x08\0\x02".to_vec();
    chunk.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    chunk.extend([0x01, 0x3B, 0, 2, 0, 0, 0, 11, 0, 0, 0, 38, 0, 0, 0, 0]);
    chunk.extend(b"Jane Hidden\0");
    chunk
}

/// An ICC profile that swaps red and green: the primaries of sRGB in another order.
fn swapped_profile() -> Vec<u8> {
    let mut profile = moxcms::ColorProfile::new_srgb();
    std::mem::swap(&mut profile.red_colorant, &mut profile.green_colorant);
    profile.encode().unwrap()
}

/// A JPEG file with everything that cameras and programs put beside the pixels.
fn told_jpeg(pixels: &RgbImage, orientation: u8, profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 95);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).unwrap();
    }
    encoder.write_image(pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgb8).unwrap();
    let mut segments = Vec::new();
    for (marker, text) in [
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Jane Hidden</x:xmpmeta>".as_slice()),
        (0xFE, b"Jane Hidden took this"),
    ] {
        segments.extend([0xFF, marker, 0, text.len() as u8 + 2]);
        segments.extend(text);
    }
    jpeg.splice(2..2, segments);
    jpeg
}

/// A PNG file with the same.
fn told_png(pixels: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    encoder.set_icc_profile(swapped_profile()).unwrap();
    encoder.write_image(pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgb8).unwrap();
    png
}

/// The kinds of the segments of a JPEG file before its pixels, or of the chunks of a PNG file.
fn parts(picture: &Picture) -> Vec<String> {
    let (mut at, mut parts) = (2, Vec::new());
    let number = |at: usize, bytes: usize| {
        picture.data[at..at + bytes].iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    match picture.encoding {
        PictureEncoding::Jpeg => {
            while picture.data[at + 1] != 0xDA {
                parts.push(format!("{:02X}", picture.data[at + 1]));
                at += 2 + number(at + 2, 2);
            }
        }
        PictureEncoding::Png => {
            at = 8;
            while at < picture.data.len() {
                parts.push(String::from_utf8_lossy(&picture.data[at + 4..at + 8]).into_owned());
                at += 12 + number(at, 4);
            }
        }
    }
    parts.sort_unstable();
    parts.dedup();
    parts
}

fn says(picture: &Picture, words: &str) -> bool {
    picture.data.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn nothing_that_stood_beside_the_pixels_is_kept() {
    let jpeg = told_jpeg(&photograph(120, 80), 1, Some(swapped_profile()));
    assert!(jpeg.windows(11).filter(|window| *window == b"Jane Hidden").count() == 3);
    let kept = picture(&jpeg).unwrap();
    assert_eq!(kept.encoding, PictureEncoding::Jpeg);
    // The sign of JFIF, tables and the frame: no notes (E1 to EF) and no comment (FE).
    assert_eq!(parts(&kept), ["C0", "C4", "DB", "E0"], "{kept:?}");
    assert!(!says(&kept, "Jane") && !says(&kept, "ICC_PROFILE") && !says(&kept, "Exif"));

    let kept = picture(&told_png(&drawing(120, 80), 1)).unwrap();
    assert_eq!(kept.encoding, PictureEncoding::Png);
    assert_eq!(parts(&kept), ["IDAT", "IEND", "IHDR"]);
}

#[test]
fn a_picture_is_kept_upright() {
    for file in [told_jpeg, |pixels: &RgbImage, orientation, _| told_png(pixels, orientation)] {
        // 6: the camera was held so that the right side of the pixels is the bottom of what is seen.
        let kept = picture(&file(&drawing(120, 80), 6, None)).unwrap();
        assert_eq!((kept.width_px, kept.height_px), (80, 120));
    }
    let seen = decoded(&picture(&told_jpeg(&drawing(120, 80), 6, None)).unwrap());
    assert_near(&seen, (10, 10), [40, 60, 180]);
    assert_near(&seen, (70, 10), [200, 30, 40]);
    assert_near(&seen, (70, 110), [30, 150, 60]);
}

#[test]
fn colours_are_kept_as_the_profile_means_them() {
    let kept = picture(&told_jpeg(&drawing(64, 64), 1, Some(swapped_profile()))).unwrap();
    let seen = decoded(&kept);
    assert_near(&seen, (10, 10), [30, 200, 40]);
    assert_near(&seen, (10, 50), [60, 40, 180]);
    // A profile that is none changes nothing.
    let kept = picture(&told_jpeg(&drawing(64, 64), 1, Some(vec![7; 300]))).unwrap();
    assert_near(&decoded(&kept), (10, 10), [200, 30, 40]);
}

#[test]
fn white_shows_through_what_is_transparent() {
    let clear = RgbaImage::from_fn(40, 20, |x, _| Rgba([200, 0, 0, [0, 128, 255][(x / 14) as usize]]));
    let mut webp = Vec::new();
    WebPEncoder::new_lossless(&mut webp).encode(&clear, 40, 20, ExtendedColorType::Rgba8).unwrap();
    for bytes in [png(clear), webp] {
        let seen = decoded(&picture(&bytes).unwrap());
        assert_near(&seen, (2, 10), [255, 255, 255]);
        assert_near(&seen, (20, 10), [227, 127, 127]);
        assert_near(&seen, (38, 10), [200, 0, 0]);
    }
    let grey = GrayAlphaImage::from_fn(4, 4, |_, _| image::LumaA([0, 0]));
    assert_near(&decoded(&picture(&png(grey)).unwrap()), (2, 2), [255, 255, 255]);
}

#[test]
fn sixteen_bits_and_shades_of_grey_become_eight_bits() {
    let deep: ImageBuffer<Rgb<u16>, Vec<u16>> = ImageBuffer::from_pixel(9, 9, Rgb([65_535, 32_768, 0]));
    assert_near(&decoded(&picture(&png(DynamicImage::ImageRgb16(deep))).unwrap()), (4, 4), [255, 128, 0]);
    let grey: ImageBuffer<image::Luma<u16>, Vec<u16>> = ImageBuffer::from_pixel(9, 9, image::Luma([32_768]));
    let kept = picture(&png(DynamicImage::ImageLuma16(grey))).unwrap();
    assert_near(&decoded(&kept), (4, 4), [128, 128, 128]);
    assert_eq!(kept.data[24..26], [8, 0], "it stays grey");
}

#[test]
fn photographs_become_jpeg_and_drawings_png() {
    let both = |pixels: RgbImage| {
        let pixels = DynamicImage::from(pixels);
        [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP]
            .map(|format| picture(&file(&pixels, format)).unwrap().encoding)
    };
    assert_eq!(both(photograph(200, 150)), [PictureEncoding::Jpeg; 3]);
    assert_eq!(both(drawing(200, 150)), [PictureEncoding::Png; 3]);
}

#[test]
fn no_more_pixels_are_kept_than_print_shows() {
    let most = (Picture::MAX_WIDTH_PX, Picture::MAX_HEIGHT_PX);
    for ((width, height), kept) in [
        ((2100, 50), (2100, 50)),
        ((5000, 2500), (2100, 1050)),
        ((300, 6000), (150, 3000)),
        ((4200, 6000), most),
        ((30_000, 3), (2100, 1)),
        ((1, 9000), (1, 3000)),
    ] {
        let picture = picture(&png(drawing(width, height))).unwrap();
        assert_eq!((picture.width_px, picture.height_px), kept, "{width} × {height}");
    }
    // One that lies on its side may be as high as it will be wide.
    let picture = picture(&told_png(&drawing(3000, 2000), 6)).unwrap();
    assert_eq!((picture.width_px, picture.height_px), (2000, 3000));
    assert_near(&decoded(&picture), (1900, 100), [30, 200, 40]);
}

/// The header of a PNG file of that size and hardly any pixels, as a decompression bomb has it.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(RgbImage::new(1, 1));
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let check = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&check.to_be_bytes());
    bytes
}

/// The checksum of PNG chunks (ISO 15948, annex D).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |mut crc, byte| {
        crc ^= u32::from(*byte);
        (0..8).for_each(|_| crc = if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 });
        crc
    })
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_they_are_read() {
    let err = picture(&bomb(20_000, 20_000)).unwrap_err();
    assert_eq!(err, PictureError::TooLarge { width_px: 20_000, height_px: 20_000 });
    assert_eq!(err.to_string(), "it has 20000 × 20000 pixels, and at most 50 million are read");
    assert_eq!(picture(&bomb(7000, 7000)), Err(PictureError::Damaged));
    assert!(picture(&bomb(u32::MAX >> 1, u32::MAX >> 1)).is_err());
}

#[test]
fn a_file_that_is_no_whole_picture_is_refused_in_one_sentence() {
    for bytes in [&b""[..], b"hello", b"GIF89a", b"%PDF-1.7", b"<svg/>"] {
        assert_eq!(picture(bytes), Err(PictureError::UnknownFormat), "{bytes:?}");
    }
    let pixels = DynamicImage::from(photograph(90, 60));
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let whole = file(&pixels, format);
        for length in [20, 60, whole.len() / 2, whole.len() - 20] {
            assert_eq!(picture(&whole[..length]), Err(PictureError::Damaged), "{format:?} to {length}");
        }
    }
    // A preview in the notes of a file that was cut off has an end of its own.
    let mut cut = told_jpeg(&photograph(90, 60), 1, None);
    cut.truncate(cut.len() / 2);
    cut.splice(2..2, [0xFF, 0xE9, 0, 4, 0xFF, 0xD9]);
    assert_eq!(picture(&cut), Err(PictureError::Damaged));
}

#[test]
fn colours_for_printing_ink_are_refused() {
    let mut jpeg = file(&DynamicImage::from(drawing(32, 32)), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    // A fourth channel in the frame.
    jpeg[frame + 3] += 3;
    jpeg[frame + 9] = 4;
    jpeg.splice(frame + 19..frame + 19, [4, 0x11, 0]);
    assert_eq!(picture(&jpeg), Err(PictureError::PrintingInk));
}

/// What is said of a file with this picture when it is opened; nothing if it opens.
fn complaint(encoding: PictureEncoding, (width_px, height_px): (u32, u32), data: Vec<u8>) -> Option<String> {
    let picture = Picture { id: PictureId::of_data(&data), encoding, width_px, height_px, data: data.into() };
    let mut briefing = Briefing::default();
    let figure = Some(Figure { picture: Arc::new(picture), alternative: "A bridge".into() });
    let section = Section::new(briefing.next_section_id(), SectionKind::Picture);
    briefing.sections.push(Section { figure, ..section });
    let file = storage::to_bytes(&storage::Document { briefing }).unwrap();
    storage::from_bytes(&file).err().map(|err| err.to_string())
}

/// A chunk of a PNG file.
fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&kind, data].concat();
    let (length, check) = ((data.len() as u32).to_be_bytes(), crc32(&named).to_be_bytes());
    [&length[..], &named, &check].concat()
}

/// A coloured PNG file of that size whose rows are these bytes, packed.
fn png_of(width: u32, height: u32, rows: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(rows).unwrap();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let parts = [chunk(*b"IHDR", &header), chunk(*b"IDAT", &packed.finish().unwrap()), chunk(*b"IEND", b"")];
    [b"\x89PNG\r\n\x1A\n".as_slice(), &parts.concat()].concat()
}

#[test]
fn a_briefing_with_a_picture_that_unpacks_to_more_than_it_says_is_not_opened() {
    let opened = |rows: usize| complaint(PictureEncoding::Png, (10, 10), png_of(10, 10, &vec![0; rows]));
    assert_eq!(opened(310), None);
    for rows in [0, 309, 311, 20_000_000] {
        let said = opened(rows).unwrap();
        assert!(said.ends_with("it does not have as many pixels as it says"), "{said}");
    }
    // Bytes that stand behind the packed rows, in the same chunk.
    let mut png = png_of(10, 10, &[0; 310]);
    let hidden = b"Jane Hidden";
    let length = u32::from_be_bytes(*png[33..].first_chunk().unwrap()) + hidden.len() as u32;
    png.splice(33..37, length.to_be_bytes());
    let end = png.len() - 16;
    png.splice(end..end, *hidden);
    assert!(complaint(PictureEncoding::Png, (10, 10), png).unwrap().contains("as many pixels"));
    let said = complaint(PictureEncoding::Png, (11, 10), png_of(10, 10, &[0; 310])).unwrap();
    assert!(said.ends_with("it is not as large as it says"), "{said}");
}

#[test]
fn a_briefing_with_a_picture_that_says_who_took_it_is_not_opened() {
    let (pixels, sides) = (photograph(120, 80), (120, 80));
    let notes = "it holds more than its pixels, such as notes on who took it and where";
    let kept = picture(&file(&pixels.clone().into(), ImageFormat::Jpeg)).unwrap();
    assert_eq!(complaint(PictureEncoding::Jpeg, sides, kept.data.to_vec()), None);
    let plain = png(pixels.clone());
    assert_eq!(complaint(PictureEncoding::Png, sides, plain.clone()), None);
    let behind = |data: &[u8]| [data, b"Jane Hidden"].concat();
    for (encoding, data) in [
        (PictureEncoding::Jpeg, told_jpeg(&pixels, 1, None)),
        (PictureEncoding::Jpeg, behind(&kept.data)),
        (PictureEncoding::Png, told_png(&pixels, 1)),
        (PictureEncoding::Png, behind(&plain)),
    ] {
        let said = complaint(encoding, sides, data).unwrap();
        assert!(said.ends_with(notes), "{said}");
    }
}

#[test]
fn a_briefing_with_a_jpeg_that_pictures_are_not_kept_as_is_not_opened() {
    let kept = picture(&file(&photograph(120, 80).into(), ImageFormat::Jpeg)).unwrap();
    let said = |data: Vec<u8>, sides| complaint(PictureEncoding::Jpeg, sides, data).unwrap_or_default();
    let sides = (120, 80);
    let at = |marker: u8| kept.data.windows(2).position(|pair| pair == [0xFF, marker]).unwrap();
    // Progressive, and with a second scan: a few bytes each that ask for work on every pixel.
    let mut progressive = kept.data.to_vec();
    progressive[at(0xC0) + 1] = 0xC2;
    assert!(
        said(progressive, sides).ends_with("it is no plain JPEG file of 8 bits a channel, grey or in sRGB")
    );
    let scan = &kept.data[at(0xDA)..];
    let twice = [&kept.data[..kept.data.len() - 2], scan].concat();
    assert!(said(twice, sides).contains("no plain JPEG"));
    assert!(said(kept.data.to_vec(), (80, 120)).ends_with("it is not as large as it says"));
    for length in [0, 10, kept.data.len() / 2, kept.data.len() - 1] {
        assert!(said(kept.data[..length].to_vec(), sides).ends_with("it is no whole JPEG file"), "{length}");
    }
    // Bytes that only fill are allowed before each segment.
    let mut filled = kept.data.to_vec();
    for marker in [0xDA, 0xC0, 0xE0] {
        filled.splice(at(marker)..at(marker), [0xFF; 3]);
    }
    assert_eq!(said(filled.clone(), sides), "");
    assert_eq!(picture(&filled).map(|picture| picture.width_px), Ok(120));
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let jpeg = told_jpeg(&photograph(300, 200), 8, Some(swapped_profile()));
    assert_eq!(picture(&jpeg).unwrap(), picture(&jpeg).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_bytes_are_they_give_a_picture_or_a_reason(
        kind in 0_usize..4,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        noise in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let pixels = DynamicImage::from(drawing(24, 16));
        let mut bytes = match kind {
            0 => told_jpeg(&pixels.to_rgb8(), 3, Some(swapped_profile())),
            1 => told_png(&pixels.to_rgb8(), 5),
            2 => file(&pixels, ImageFormat::WebP),
            _ => [b"\xFF\xD8\xFF".as_slice(), &noise].concat(),
        };
        for (place, byte) in changes {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(picture) = picture(&bytes) {
            prop_assert!((1..=Picture::MAX_WIDTH_PX).contains(&picture.width_px));
            prop_assert!((1..=Picture::MAX_HEIGHT_PX).contains(&picture.height_px));
        }
    }
}
