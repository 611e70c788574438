//! The first page of a PDF as pixels.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::{InterpreterSettings, TransformExt as _};
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{PixmapMut, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use super::PreviewError;

/// The most pixels that a picture may have on one side; the renderer counts in sixteen bits.
const MAX_PIXELS_PER_SIDE: f32 = 32_000.0;
/// The most pixels that a picture may have in all: A4 at 900 dpi, some 340 MB of memory.
const MAX_PIXELS: f32 = 85_000_000.0;

/// A picture of a page: rows from the top, four bytes a pixel (red, green, blue, 255).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Pixels in a row.
    pub width: usize,
    /// Rows of pixels.
    pub height: usize,
    /// `width × height × 4` bytes; every pixel is opaque.
    pub rgba: Vec<u8>,
}

/// Draws the first page of `pdf` on white, with so many pixels to the point (150 dpi are 150/72).
///
/// # Errors
///
/// [`PreviewError::Unreadable`] and [`PreviewError::NoPage`] for bytes that are no PDF with a page,
/// [`PreviewError::Scale`] for a resolution that gives no pixel or more than fit in memory.
pub fn rasterise(pdf: &[u8], pixels_per_pt: f32) -> Result<Raster, PreviewError> {
    // Reading somebody else's damaged PDF must not take the window with it, so a panic of the reader ends here.
    // Nothing outside the closure is changed by it, hence the assertion holds.
    catch_unwind(AssertUnwindSafe(|| draw(pdf, pixels_per_pt))).unwrap_or(Err(PreviewError::Unreadable))
}

fn draw(pdf: &[u8], pixels_per_pt: f32) -> Result<Raster, PreviewError> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| PreviewError::Unreadable)?;
    let page = pdf.pages().first().ok_or(PreviewError::NoPage)?;
    let (width_pt, height_pt) = page.render_dimensions();
    let (width, height) = (width_pt * pixels_per_pt, height_pt * pixels_per_pt);
    let fits = |side: f32| (1.0..=MAX_PIXELS_PER_SIDE).contains(&side);
    if !fits(width) || !fits(height) || width * height > MAX_PIXELS {
        return Err(PreviewError::Scale { pixels_per_pt });
    }

    // Checked above: both are at least one pixel and fit in sixteen bits; parts of a pixel fall away.
    let (width, height) = (width as u16, height as u16);
    let cache = RenderCache::new();
    // Hinting moves stems to whole pixels, and with them the spacing that layout chose.
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let scale = Affine::scale(f64::from(pixels_per_pt)) * page.initial_transform(true).to_kurbo();
    let mut scene = RenderContext::new(width, height);
    render_into(page, &cache, &InterpreterSettings::default(), &settings, &mut scene, scale);
    scene.flush();
    // Drawn where it stays: copying a picture of the page takes as long as a good part of drawing it.
    let mut rgba = vec![0; usize::from(width) * usize::from(height) * 4];
    let target = PixmapMut::new(width, height, &mut rgba).ok_or(PreviewError::Scale { pixels_per_pt })?;
    let on_white =
        RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    scene.render_with(target, &mut Resources::default(), on_white);
    Ok(Raster { width: usize::from(width), height: usize::from(height), rgba })
}

impl Raster {
    /// The picture as a PNG file.
    ///
    /// # Errors
    ///
    /// [`PreviewError::Size`] if there are more or fewer bytes than the width and the height ask for.
    pub fn to_png(&self) -> Result<Vec<u8>, PreviewError> {
        let wrong = PreviewError::Size { width: self.width, height: self.height, bytes: self.rgba.len() };
        let sides = u32::try_from(self.width).ok().zip(u32::try_from(self.height).ok());
        let expected = self.width.checked_mul(self.height).and_then(|pixels| pixels.checked_mul(4));
        let Some((width, height)) = sides.filter(|_| expected == Some(self.rgba.len())) else {
            return Err(wrong);
        };
        // Every pixel is opaque, so the fourth byte would only make the file larger.
        let rgb: Vec<u8> = self.rgba.as_chunks::<4>().0.iter().flat_map(|&[r, g, b, _]| [r, g, b]).collect();
        let mut png = Vec::new();
        PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::NoFilter).write_image(
            &rgb,
            width,
            height,
            ExtendedColorType::Rgb8,
        )?;
        Ok(png)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_is_refused() {
        for bytes in [&b""[..], b"hello", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\ntrailer<</Root 1 0 R>>"] {
            assert!(rasterise(bytes, 1.0).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn a_picture_whose_bytes_do_not_fit_its_size_is_an_error() {
        assert!(Raster { width: 2, height: 2, rgba: vec![255; 16] }.to_png().is_ok());
        assert!(Raster { width: 2, height: 2, rgba: vec![255; 15] }.to_png().is_err());
        assert!(Raster { width: 0, height: 0, rgba: vec![] }.to_png().is_err());
    }
}
