//! Pictures on a page.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage};
use precis::export::pdf;
use precis::fonts::Library;
use precis::layout::Engine;
use precis::model::{Figure, Origins, Section, SectionKind};
use precis::page::{Artifact, Image, ImageEncoding, NodeId, Page, Rect, Role, Shape, Tag};
use precis::preview;
use precis::template;

use super::pages::{BODY, Builder, TITLE};
use super::tools::File;
use super::{difference, write};

/// Red, green, blue and yellow quarters, from the top left to the bottom right.
fn quarters(width: u32, height: u32) -> DynamicImage {
    let colors = [[200, 30, 40], [30, 150, 60], [40, 60, 180], [240, 220, 60]];
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        Rgb(colors[usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2)])
    }))
}

fn image(picture: &DynamicImage, encoding: ImageEncoding) -> Image {
    let mut data = Cursor::new(Vec::new());
    match encoding {
        ImageEncoding::Jpeg => picture.write_with_encoder(JpegEncoder::new_with_quality(&mut data, 90)),
        ImageEncoding::Png => picture.write_to(&mut data, ImageFormat::Png),
    }
    .unwrap();
    let data = Arc::from(data.into_inner());
    Image { encoding, width_px: picture.width(), height_px: picture.height(), data }
}

/// A page with a logo in its header and three figures.
pub(crate) fn page_with_pictures() -> Page {
    let mut builder = Builder::new("Pictures");
    let logo = image(&quarters(40, 20), ImageEncoding::Png);
    let rect = Rect { x_pt: 60.0, y_pt: 20.0, width_pt: 40.0, height_pt: 20.0 };
    builder.element(Tag::Artifact(Artifact::Header), Shape::Image { rect, image: logo.clone() });
    builder.line(Role::Heading1, TITLE, "Three pictures");
    let grey = DynamicImage::ImageLuma8(GrayImage::from_fn(64, 32, |x, _| Luma([x as u8 * 4])));
    let images = [
        image(&quarters(300, 200), ImageEncoding::Jpeg),
        image(&grey, ImageEncoding::Jpeg),
        image(&grey, ImageEncoding::Png),
        logo,
    ];
    for (place, image) in images.into_iter().enumerate() {
        let figure = builder.node(Role::Figure, Some(0));
        builder.page.structure[figure].alternative = Some(format!("Picture {}", place + 1));
        let rect = Rect { x_pt: 60.0, y_pt: 120.0 + 150.0 * place as f32, width_pt: 200.0, height_pt: 130.0 };
        builder.element(Tag::Content(NodeId(figure)), Shape::Image { rect, image });
    }
    builder.line(Role::Paragraph, BODY, "And a line.");
    builder.page
}

#[test]
fn pictures_stand_upright_where_the_page_has_them_in_two_renderers() {
    let pdf = write(&page_with_pictures());
    let file = File::new(&pdf);
    assert!(file.ask("qpdf", &["--check", "{}"]).contains("No syntax or stream encoding errors"));
    file.ask("pdftoppm", &["-r", "144", "-png", "-singlefile", "{}", "theirs"]);
    let theirs = image::open(file.path("theirs.png")).unwrap().to_rgb8();
    let ours = preview::rasterise(&pdf, 2.0).unwrap();
    let share = difference(&ours, &theirs);
    assert!(share < 0.002, "{share}");
    for (x_pt, y_pt, color) in [
        (70, 25, [200, 30, 40]),
        (90, 35, [240, 220, 60]),
        (100, 140, [200, 30, 40]),
        (220, 140, [30, 150, 60]),
        (100, 230, [40, 60, 180]),
        (220, 230, [240, 220, 60]),
        (62, 300, [0, 0, 0]),
        (258, 300, [252, 252, 252]),
        (62, 450, [0, 0, 0]),
    ] {
        let seen = theirs.get_pixel(x_pt * 2, y_pt * 2).0;
        let near = seen.iter().zip(color).all(|(seen, wanted): (&u8, u8)| seen.abs_diff(wanted) < 10);
        assert!(near, "at {x_pt}, {y_pt}: {seen:?} instead of {color:?}");
    }
}

#[test]
fn a_picture_is_a_figure_with_its_alternative_or_furniture() {
    let page = page_with_pictures();
    let said = File::new(&write(&page)).ask("pdfinfo", &["-struct", "{}"]);
    assert_eq!(said.matches("Figure").count(), 4, "{said}");
    let json = File::new(&write(&page)).ask("qpdf", &["--json=latest", "{}"]);
    for place in 1..=4 {
        assert!(json.contains(&format!("\"/Alt\": \"u:Picture {place}\"")), "{json}");
    }
}

#[test]
fn a_picture_that_stands_twice_is_in_the_file_once() {
    let json = File::new(&write(&page_with_pictures())).ask("pdfimages", &["-list", "{}"]);
    let objects: std::collections::BTreeSet<&str> =
        json.lines().skip(2).filter_map(|line| line.split_whitespace().nth(10)).collect();
    assert_eq!(objects.len(), 4, "{json}");
    assert_eq!(json.lines().skip(2).count(), 5, "{json}");
}

#[test]
fn the_bytes_of_a_jpeg_are_not_touched() {
    let page = page_with_pictures();
    let pdf = write(&page);
    let jpeg = page.elements.iter().find_map(|element| match &element.shape {
        Shape::Image { image, .. } if image.encoding == ImageEncoding::Jpeg => Some(image.data.clone()),
        _ => None,
    });
    let jpeg = jpeg.unwrap();
    assert!(pdf.windows(jpeg.len()).any(|window| window == &*jpeg));
    assert!(pdf == write(&page));
}

#[test]
fn a_picture_that_is_not_what_it_says_is_refused() {
    let refused = |change: &dyn Fn(&mut Image)| {
        let mut page = page_with_pictures();
        for element in &mut page.elements {
            if let Shape::Image { image, .. } = &mut element.shape {
                change(image);
            }
        }
        pdf::write(&page, Library::bundled()).unwrap_err().to_string()
    };
    assert_eq!(
        refused(&|image| image.width_px += 1),
        "a picture of the page is damaged: it is not as large as it says"
    );
    assert!(refused(&|image| image.data = Arc::from(&image.data[..30])).contains("no whole"));
    assert!(refused(&|image| image.encoding = ImageEncoding::Jpeg).contains("no whole JPEG"));
    assert!(refused(&|image| image.encoding = ImageEncoding::Png).contains("no whole PNG"));
    let clear = image(&quarters(8, 8).to_rgba8().into(), ImageEncoding::Png);
    assert!(refused(&|image| *image = clear.clone()).contains("plain PNG"));
    // The header of a small picture before the rows of a large one.
    let mut bomb = image(&DynamicImage::ImageRgb8(RgbImage::new(3000, 3000)), ImageEncoding::Png);
    let data = bomb.data.to_vec();
    bomb.data = [&data[..16], &[0, 0, 0, 8, 0, 0, 0, 8], &data[24..]].concat().into();
    (bomb.width_px, bomb.height_px) = (8, 8);
    assert!(refused(&|image| *image = bomb.clone()).contains("as many pixels"));
}

/// The page of the sample with a photograph and a drawing, each with a caption.
pub(crate) fn illustrated_page() -> Page {
    let mut state = 7_u32;
    let photograph = DynamicImage::ImageRgb8(RgbImage::from_fn(900, 600, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = state >> 27;
        Rgb([(x / 5 + grain) as u8, (y / 4 + grain) as u8, (90 + grain) as u8])
    }));
    let figures = [
        (photograph, "Dawn at the bridge", "Photo: a reader.\nTaken on 3 July."),
        (quarters(400, 300), "Four", ""),
    ];
    let (mut briefing, _) = super::sample::briefing();
    briefing.points.truncate(4);
    briefing.quotes.truncate(2);
    briefing.differences.clear();
    briefing.events.truncate(3);
    for (place, (pixels, alternative, caption)) in (1..).zip(figures) {
        let mut file = Cursor::new(Vec::new());
        pixels.write_to(&mut file, ImageFormat::Png).unwrap();
        let picture = Arc::new(precis::picture::read(file.get_ref()).unwrap());
        let figure = Figure { picture, alternative: alternative.to_owned() };
        let section = Section::new(briefing.next_section_id(), SectionKind::Picture);
        briefing
            .sections
            .insert(place, Section { figure: Some(figure), text: caption.to_owned(), ..section });
    }
    let template = template::by_id(&briefing.template).unwrap();
    let layout = Engine::new(Library::bundled()).lay_out(&briefing, &Origins::default(), template);
    let encodings: Vec<ImageEncoding> = layout
        .page
        .elements
        .iter()
        .filter_map(|element| match &element.shape {
            Shape::Image { image, .. } => Some(image.encoding),
            _ => None,
        })
        .collect();
    assert_eq!(encodings, [ImageEncoding::Jpeg, ImageEncoding::Png], "{:?}", layout.overflow);
    layout.page
}

#[test]
fn a_caption_is_read_after_its_picture() {
    let tree = File::new(&write(&illustrated_page())).ask("pdfinfo", &["-struct-text", "{}"]);
    let lines: Vec<&str> = tree.lines().map(str::trim).collect();
    let caption = lines.iter().position(|line| *line == "Caption").unwrap();
    assert!(lines[caption - 3].starts_with("Figure"), "{tree}");
    assert_eq!(
        lines[caption..caption + 4],
        ["Caption", "P (block)", "\"Photo: a reader.\"", "P (block)"],
        "{tree}"
    );
}
