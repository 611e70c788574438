//! Colours as a file's own profile means them, as sRGB.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The picture in sRGB, by the ICC profile of its file.
///
/// A profile that is broken or speaks of other channels changes nothing: without one a picture is taken as sRGB, too.
pub(super) fn to_srgb(pixels: DynamicImage, profile: &[u8]) -> DynamicImage {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return pixels };
    let DynamicImage::ImageRgb8(mut rgb) = pixels else { return pixels };
    if profile.color_space != DataColorSpace::Rgb {
        return rgb.into();
    }
    let transform = profile.create_transform_8bit(
        Layout::Rgb,
        &ColorProfile::new_srgb(),
        Layout::Rgb,
        TransformOptions::default(),
    );
    let mut converted = vec![0; rgb.len()];
    if let Ok(transform) = transform
        && transform.transform(&rgb, &mut converted).is_ok()
    {
        rgb.copy_from_slice(&converted);
    }
    rgb.into()
}
