//! What other programs make of the PDFs that this one writes.
mod attached;
mod copying;
mod hyphens;
mod images;
mod opentype;
mod pages;
mod renderers;
mod sample;
mod tools;
mod validity;

use pages::{BODY, Builder, Style, full_page};
use precis::export::pdf;
use precis::fonts::Library;
use precis::page::{Element, FaceName, NodeId, Page, Role, Shape};
use precis::preview::{self, Raster};
use tools::File;

fn write(page: &Page) -> Vec<u8> {
    pdf::write(page, Library::bundled()).unwrap()
}

fn page_of(lines: &[(Style, &str)]) -> Page {
    let mut builder = Builder::new("A page");
    for (style, text) in lines {
        builder.line(Role::Paragraph, *style, text);
    }
    builder.page
}

#[test]
fn qpdf_finds_no_fault() {
    let said = File::new(&write(&full_page())).ask("qpdf", &["--check", "{}"]);
    assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
}

#[test]
fn a_page_is_one_page_of_its_size_and_says_what_it_is() {
    let said = File::new(&write(&full_page())).ask("pdfinfo", &["{}"]);
    let value = |key: &str| said.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    assert_eq!(value("Pages:"), Some("1"), "{said}");
    assert_eq!(value("Page size:"), Some("595.28 x 841.89 pts (A4)"), "{said}");
    assert_eq!(value("Title:"), Some("Ministers meet in “Kazan” – a page"), "{said}");
    assert_eq!(value("Author:"), Some("Desk Four"), "{said}");
    assert_eq!(value("Tagged:"), Some("yes"), "{said}");
    assert_eq!(value("PDF version:"), Some("1.7"), "{said}");
    assert!(value("CreationDate:").is_some_and(|date| date.contains("2025")), "{said}");
}

#[test]
fn a_title_and_an_address_of_any_length_are_read_without_complaint() {
    let ascii =
        [10, 127, 128, 129, 300].map(|length| "a plain (title) ".chars().cycle().take(length).collect());
    let titles: Vec<String> =
        ascii.into_iter().chain(["é", &"заголовок ".repeat(30)].map(str::to_owned)).collect();
    for title in titles {
        let mut page = full_page();
        page.info.title.clone_from(&title);
        for element in &mut page.elements {
            if let Shape::Link { address, .. } = &mut element.shape {
                *address = format!("https://example.org/{}", "long-".repeat(title.len() / 5));
            }
        }
        let said = File::new(&write(&page)).ask("pdfinfo", &["{}"]);
        assert!(said.contains(title.trim()), "{said}");
    }
}

#[test]
fn without_an_author_and_a_time_none_is_named() {
    let mut page = full_page();
    page.info.author = String::new();
    page.info.as_of = None;
    let said = File::new(&write(&page)).ask("pdfinfo", &["{}"]);
    assert!(!said.contains("Author") && !said.contains("Date"), "{said}");
}

#[test]
fn every_font_is_embedded_in_part_under_its_own_name() {
    let mut page = full_page();
    let arabic = page_of(&[(BODY, "سلام")]);
    let tag = page.elements[0].tag;
    page.elements.extend(arabic.elements.into_iter().map(|element| Element { tag, ..element }));
    let said = File::new(&write(&page)).ask("pdffonts", &["{}"]);
    let mut names: Vec<&str> = Vec::new();
    for line in said.lines().skip(2) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let (tag, name) = columns[0].split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()), "{line}");
        assert!(line.contains("CID TrueType      Identity-H       yes yes yes"), "{line}");
        names.push(name);
    }
    names.sort_unstable();
    let expected = [
        "IBMPlexSans-SmBld",
        "IBMPlexSansArabic",
        "IBMPlexSerif-Italic",
        "IBMPlexSerif-Regular",
        "IBMPlexSerif-SemiBold",
    ];
    assert_eq!(names, expected, "{said}");
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let first = write(&full_page());
    assert!(first == write(&full_page()));
    let mut other = full_page();
    other.info.title.push('!');
    assert!(first != write(&other));
}

#[test]
fn a_page_is_read_in_the_order_of_its_structure() {
    let tree = File::new(&write(&full_page())).ask("pdfinfo", &["-struct-text", "{}"]);
    insta::assert_snapshot!(tree);
}

#[test]
fn the_structure_decides_the_order_not_the_painting() {
    let mut builder = Builder::new("A page");
    let first = builder.node(Role::Paragraph, Some(0));
    let second = builder.node(Role::Paragraph, Some(0));
    builder.more(second, 60.0, BODY, "second");
    builder.more(first, 200.0, BODY, "first");
    let tree = File::new(&write(&builder.page)).ask("pdfinfo", &["-struct-text", "{}"]);
    assert!(tree.find("first").unwrap() < tree.find("second").unwrap(), "{tree}");
}

#[test]
fn links_open_their_address_unless_it_could_run_something() {
    let file = File::new(&write(&full_page()));
    let said = file.ask("qpdf", &["--json=latest", "{}"]);
    assert!(said.contains("https://example.org/one%20two"), "{said}");
    assert!(said.contains("Opens The Daily Example"), "{said}");
    assert!(!said.contains("javascript"), "{said}");
}

#[test]
fn a_character_without_a_glyph_is_a_box_that_copies_out() {
    let mut page = page_of(&[(BODY, "before \u{2603} and in\u{2603}side")]);
    page.info.title = "A snowman".to_owned();
    let file = File::new(&write(&page));
    assert_eq!(file.text().trim(), "before \u{2603} and in\u{2603}side");
    let operators = file.ask("qpdf", &["--qdf", "--object-streams=disable", "{}", "-"]);
    assert!(operators.contains(" re\nS\n"), "no box is drawn");
}

#[test]
fn a_page_that_names_no_known_face_is_refused() {
    let mut page = full_page();
    for element in &mut page.elements {
        if let Shape::Text(run) = &mut element.shape {
            run.face = FaceName("Wingdings".into());
        }
    }
    let err = pdf::write(&page, Library::bundled()).unwrap_err();
    assert_eq!(err.to_string(), "the face Wingdings is not there");
}

#[test]
fn a_page_with_a_broken_structure_or_measure_is_refused() {
    let mut page = full_page();
    page.structure[3].parent = Some(NodeId(9));
    assert!(pdf::write(&page, Library::bundled()).is_err());
    let mut page = full_page();
    page.structure.clear();
    assert!(pdf::write(&page, Library::bundled()).is_err());
    let mut page = full_page();
    page.height_pt = f32::NAN;
    assert!(pdf::write(&page, Library::bundled()).is_err());
    let mut page = full_page();
    if let Shape::Text(run) = &mut page.elements[0].shape {
        run.origin.x_pt = f32::INFINITY;
    }
    assert!(pdf::write(&page, Library::bundled()).is_err());
}

/// The share of two pictures of a page, of nearly the same size, in which they differ.
///
/// Renderers smooth the edges of letters each in its own way, and poppler sets them on whole pixels, so squares of 8 by 8 pixels are compared by their mean;
/// a square differs if that is more than 32 of 255 shades apart.
fn difference(ours: &Raster, theirs: &image::RgbImage) -> f64 {
    let squares = squares(ours, theirs, 8);
    squares.iter().filter(|shades| **shades > 32.0).count() as f64 / squares.len() as f64
}

/// How many of 255 shades the means of two pictures differ by, at most in any channel, in each square of that side.
fn squares(ours: &Raster, theirs: &image::RgbImage, side: usize) -> Vec<f64> {
    let (width, height) = (theirs.width() as usize, theirs.height() as usize);
    assert!(ours.width.abs_diff(width) <= 1 && ours.height.abs_diff(height) <= 1);
    let (columns, rows) = (ours.width.min(width) / side, ours.height.min(height) / side);
    let square = |row: usize, column: usize| {
        let mut sums = [0_i64; 3];
        for (y, x) in (0..side).flat_map(|y| (0..side).map(move |x| (row * side + y, column * side + x))) {
            let at = (y * ours.width + x) * 4;
            let theirs = theirs.get_pixel(x as u32, y as u32).0;
            for part in 0..3 {
                sums[part] += i64::from(ours.rgba[at + part]) - i64::from(theirs[part]);
            }
        }
        sums.map(i64::unsigned_abs).into_iter().max().unwrap() as f64 / (side * side) as f64
    };
    (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .map(|(r, c)| square(r, c))
        .collect()
}

#[test]
fn two_renderers_agree_on_the_page() {
    let pdf = write(&full_page());
    let file = File::new(&pdf);
    file.ask("pdftoppm", &["-r", "288", "-png", "-singlefile", "{}", "theirs"]);
    let theirs = image::open(file.path("theirs.png")).unwrap().to_rgb8();
    let ours = preview::rasterise(&pdf, 4.0).unwrap();
    let share = difference(&ours, &theirs);
    assert!(share < 0.0005, "{share}");
    // The measure is worth something: a page without its quote is further away than that.
    let mut page = full_page();
    page.elements.retain(|element| !matches!(&element.shape, Shape::Text(run) if run.text.contains("last")));
    let share = difference(&preview::rasterise(&write(&page), 4.0).unwrap(), &theirs);
    assert!(share > 0.0005, "{share}");
}

#[test]
fn a_preview_becomes_a_picture_file() {
    let raster = preview::rasterise(&write(&full_page()), 1.0).unwrap();
    assert_eq!((raster.width, raster.height), (595, 841));
    assert_eq!(raster.rgba[..4], [255, 255, 255, 255]);
    let png = image::load_from_memory(&raster.to_png().unwrap()).unwrap();
    assert_eq!((png.width(), png.height()), (595, 841));
}

#[test]
fn a_damaged_pdf_is_an_error_or_a_picture_and_never_more() {
    let pdf = write(&full_page());
    for cut in [10, 100, pdf.len() / 2, pdf.len() - 10] {
        let _ = preview::rasterise(&pdf[..cut], 0.5);
    }
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e9] {
        assert!(preview::rasterise(&pdf, scale).is_err(), "{scale}");
    }
}
