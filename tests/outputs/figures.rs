//! Pictures on the page: where they stand, how large, and what is said of those that are not there.

use std::sync::Arc;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use precis::fonts::Library;
use precis::layout::{Engine, Layout};
use precis::model::{Briefing, Column, Figure, Origins, Picture, Section, SectionId, SectionKind};
use precis::outline::MissingField;
use precis::page::{NodeId, Rect, Role, Shape, Tag};
use precis::picture;
use precis::template;
use proptest::prelude::*;

use super::one_pager;

fn lay_out(briefing: &Briefing) -> Layout {
    Engine::new(Library::bundled()).lay_out(briefing, &Origins::default(), one_pager())
}

fn picture(width: u32, height: u32) -> Arc<Picture> {
    let pixels = RgbImage::from_fn(width, height, |x, _| Rgb([(x % 200) as u8, 60, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(pixels).write_to(&mut bytes, ImageFormat::Png).unwrap();
    Arc::new(picture::read(bytes.get_ref()).unwrap())
}

fn section(id: u32, picture: &Arc<Picture>, alternative: &str, caption: &str) -> Section {
    let figure = Figure { picture: Arc::clone(picture), alternative: alternative.to_owned() };
    let text = caption.to_owned();
    Section { figure: Some(figure), text, ..Section::new(SectionId(id), SectionKind::Picture) }
}

fn briefing(sections: Vec<Section>) -> Briefing {
    Briefing { title: "Bridge over the Narew reopens".to_owned(), sections, ..Briefing::default() }
}

fn images(layout: &Layout) -> Vec<(Rect, &Tag)> {
    let elements = layout.page.elements.iter();
    let image = elements.filter_map(|element| match &element.shape {
        Shape::Image { rect, .. } => Some((*rect, &element.tag)),
        _ => None,
    });
    image.collect()
}

fn only_image(layout: &Layout) -> Rect {
    let images = images(layout);
    assert_eq!(images.len(), 1);
    images[0].0
}

#[test]
fn a_picture_is_a_figure_with_its_description_and_a_caption_after_it() {
    let sections =
        vec![section(1, &picture(900, 600), "The bridge\nat dawn", "The bridge.\n\nPhoto: a reader.")];
    let layout = lay_out(&briefing(sections));
    let (rect, tag) = images(&layout)[0];
    let Tag::Content(node) = *tag else { panic!("{tag:?}") };
    let structure = &layout.page.structure;
    assert_eq!(structure[node.0].role, Role::Figure);
    assert_eq!(structure[node.0].alternative.as_deref(), Some("The bridge at dawn"));
    let after: Vec<Role> = structure[node.0 + 1..].iter().map(|node| node.role).take(3).collect();
    assert_eq!(after, [Role::Caption, Role::Paragraph, Role::Paragraph]);
    let siblings = [node.0, node.0 + 1].map(|index| structure[index].parent);
    assert_eq!(siblings[0], siblings[1]);
    let caption = layout.page.elements.iter().find_map(|element| match &element.shape {
        Shape::Text(run) if element.tag == Tag::Content(NodeId(node.0 + 2)) => Some(run),
        _ => None,
    });
    let caption = caption.unwrap();
    assert_eq!(caption.text, "The bridge.");
    assert!(caption.origin.y_pt > rect.bottom_pt() + 3.0);
    assert_eq!(
        (layout.missing.contains(&MissingField::Alternative(SectionId(1))), layout.overflow.len()),
        (false, 0)
    );
}

#[test]
fn a_picture_is_as_wide_as_its_column_unless_it_is_too_small_or_too_high() {
    let paper = &one_pager().paper;
    let page_width = (paper.width_mm - paper.left_mm - paper.right_mm) * 72.0 / 25.4;
    let of = |width, height, column| {
        let mut section = section(1, &picture(width, height), "A bridge", "");
        section.column = column;
        let mut text = Section::new(SectionId(2), SectionKind::FreeText);
        text.text = "Words in the main column.".to_owned();
        let layout = lay_out(&briefing(vec![text, section]));
        let line = layout.body_size_pt * one_pager().fit.line;
        (only_image(&layout), line)
    };
    let near = |one: f32, other: f32| assert!((one - other).abs() < 0.1, "{one} is not {other}");
    let side = (page_width - one_pager().columns.gap_pt) * one_pager().columns.side_share;
    let (rect, _) = of(900, 600, None);
    near(rect.width_pt, side);
    near(rect.height_pt, side * 2.0 / 3.0);
    // 150 pixels to the inch and no fewer.
    let (rect, _) = of(150, 75, Some(Column::Full));
    near(rect.width_pt, 72.0);
    near(rect.height_pt, 36.0);
    let (rect, line) = of(900, 1800, Some(Column::Full));
    near(rect.height_pt, one_pager().picture.most_lines * line);
    near(rect.width_pt, rect.height_pt / 2.0);
}

#[test]
fn a_picture_that_nobody_described_is_not_on_the_page_and_is_named() {
    let picture = picture(30, 20);
    let mut hidden = section(3, &picture, "", "");
    hidden.hidden = true;
    let mut empty = Section::new(SectionId(4), SectionKind::Picture);
    empty.text = "A caption for a picture to come".to_owned();
    let layout = lay_out(&briefing(vec![
        section(1, &picture, " \u{1}\n", "A caption that must not stand alone"),
        section(2, &picture, "A bridge", ""),
        hidden,
        empty,
        Section::new(SectionId(5), SectionKind::Picture),
    ]));
    assert_eq!(images(&layout).len(), 1);
    let missing: Vec<_> = layout.missing.iter().skip(2).collect();
    assert_eq!(missing, [&MissingField::Alternative(SectionId(1)), &MissingField::Picture(SectionId(4))]);
    let is_caption = |shape: &Shape| matches!(shape, Shape::Text(run) if run.text.contains("caption"));
    assert!(!layout.page.elements.iter().any(|element| is_caption(&element.shape)));
}

#[test]
fn a_caption_that_is_read_from_right_to_left_has_its_picture_at_the_right() {
    let mut section = section(1, &picture(150, 75), "A bridge", "پل دوباره باز شد");
    section.column = Some(Column::Full);
    let rect = only_image(&lay_out(&briefing(vec![section])));
    let paper = &one_pager().paper;
    let right = (paper.width_mm - paper.right_mm) * 72.0 / 25.4;
    assert!((rect.right_pt() - right).abs() < 0.1, "{rect:?}");
}

#[test]
fn pictures_that_do_not_fit_are_named() {
    let picture = picture(900, 900);
    let caption = "words ".repeat(40);
    let sections: Vec<Section> =
        (0..12).map(|number| section(number, &picture, &format!("Picture {number}"), &caption)).collect();
    let mut sections = sections;
    sections[11].text = String::new();
    let layout = lay_out(&briefing(sections));
    let shown = images(&layout).len();
    assert!((2..12).contains(&shown));
    assert_eq!(layout.overflow.len(), 12 - shown);
    assert_eq!(layout.overflow.last().unwrap().label, "Picture 11");
    assert_eq!(layout.overflow.last().unwrap().section, Some(SectionKind::Picture));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Pictures of any shape stand inside the margins, apart from the text and each other, in their own proportions.
    #[test]
    fn pictures_of_any_shape_are_on_the_page_or_named(
        shapes in prop::collection::vec((1_u32..2100, 1_u32..3000, 0_usize..40, 0_usize..4), 1..5),
        template in prop::sample::select(template::built_in()),
    ) {
        let data = picture(1, 1);
        let sections = shapes.iter().zip(0..).map(|((width, height, words, column), id)| {
            // The layout looks at no pixel, so the picture need not have those it claims.
            let picture = Picture { width_px: *width, height_px: *height, ..(*data).clone() };
            let mut section = section(id, &Arc::new(picture), "Shown", &"word ".repeat(*words));
            section.column = Column::ALL.get(*column).copied();
            section
        });
        let briefing = briefing(sections.collect());
        let layout = Engine::new(Library::bundled()).lay_out(&briefing, &Origins::default(), &template);
        let images = images(&layout);
        prop_assert_eq!(images.len() + layout.overflow.len(), shapes.len());
        let mm = 72.0 / 25.4;
        let paper = &template.paper;
        let mut boxes: Vec<Rect> = Vec::new();
        for element in &layout.page.elements {
            match &element.shape {
                Shape::Image { rect, image } => {
                    prop_assert!(rect.x_pt >= paper.left_mm * mm - 0.1);
                    prop_assert!(rect.right_pt() <= layout.page.width_pt - paper.right_mm * mm + 0.1);
                    prop_assert!(rect.bottom_pt() <= layout.page.height_pt - paper.bottom_mm * mm);
                    let wanted = image.width_px as f32 / image.height_px as f32;
                    let is_thin = rect.width_pt <= 1.01 || rect.height_pt <= 1.01;
                    prop_assert!(is_thin || (rect.width_pt / rect.height_pt / wanted - 1.0).abs() < 0.02);
                    boxes.push(*rect);
                }
                Shape::Text(run) => {
                    let end = run.glyphs.last().map_or(0.0, |glyph| glyph.x_pt + glyph.advance_pt);
                    let (x_pt, y_pt) = (run.origin.x_pt, run.origin.y_pt - 0.6 * run.size_pt);
                    boxes.push(Rect { x_pt, y_pt, width_pt: end, height_pt: 0.7 * run.size_pt });
                }
                _ => {}
            }
        }
        for (index, a) in boxes.iter().enumerate() {
            for b in boxes.iter().skip(index + 1) {
                let over = (a.right_pt().min(b.right_pt()) - a.x_pt.max(b.x_pt))
                    .min(a.bottom_pt().min(b.bottom_pt()) - a.y_pt.max(b.y_pt));
                prop_assert!(over < 0.6, "{a:?} and {b:?} overlap by {over}");
            }
        }
    }
}
