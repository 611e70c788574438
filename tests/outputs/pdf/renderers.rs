//! Two independent renderers agree on the sample page in every template.
//!
//! Each smooths the edges of letters in its own way, so squares of 6 by 6 points are compared by their mean: about the
//! place of two letters of running text. The tolerance is [`TOLERANCE`] of 255 shades in any of them.

use precis::page::{GlyphRun, Page, Shape};
use precis::{preview, template};

use super::sample::sample_in;
use super::tools::File;
use super::{squares, write};

/// The side of a square in pixels, at four to the point.
const SIDE: usize = 24;
/// The most shades that a square may differ by: half as many again as the two differ by on any template.
const TOLERANCE: f64 = 20.0;

/// How many shades the two renderers differ by in the square where they differ most.
fn farthest(page: &Page, theirs: &image::RgbImage) -> f64 {
    let ours = preview::rasterise(&write(page), 4.0).unwrap();
    squares(&ours, theirs, SIDE).into_iter().fold(0.0, f64::max)
}

/// Takes the last word, if it is long enough to be one, off a run of small type.
fn without_last_word(run: &mut GlyphRun) -> bool {
    if run.size_pt > 12.0 {
        return false;
    }
    let text = run.text.trim_end();
    let Some(start) = text.rfind(' ').filter(|start| text.len() - start > 6) else { return false };
    run.glyphs.retain(|glyph| glyph.text.start <= start);
    run.text.truncate(start + 1);
    true
}

#[test]
fn two_renderers_agree_on_the_sample_in_every_template_and_a_single_word_tells() {
    for template in template::built_in() {
        let mut page = sample_in(template).1;
        let file = File::new(&write(&page));
        file.ask("pdftoppm", &["-r", "288", "-png", "-singlefile", "{}", "theirs"]);
        let theirs = image::open(file.path("theirs.png")).unwrap().to_rgb8();
        let shades = farthest(&page, &theirs);
        assert!(shades < TOLERANCE, "{}: {shades}", template.id);
        let is_shorter = page.elements.iter_mut().any(|element| match &mut element.shape {
            Shape::Text(run) => !run.right_to_left && without_last_word(run),
            _ => false,
        });
        assert!(is_shorter);
        let shades = farthest(&page, &theirs);
        assert!(shades > TOLERANCE, "{}: {shades}", template.id);
    }
}
