//! The page of the sample pack, from its articles to its file.

use std::sync::Arc;

use precis::analysis::analyse;
use precis::fonts::Library;
use precis::import::{Hint, import, samples};
use precis::layout::Engine;
use precis::model::{Briefing, Marking, Tlp};
use precis::page::{Element, Node, NodeId, Page, Role, Shape, Tag};
use precis::preview;
use precis::template::{self, Template};
use precis::workflow::{DraftOptions, draft};

use super::tools::File;
use super::{difference, write};

pub(crate) fn briefing() -> (Briefing, Page) {
    sample_in(template::by_id(&Briefing::default().template).unwrap())
}

/// The briefing of the sample pack and its page in a template.
pub(crate) fn sample_in(template: &Template) -> (Briefing, Page) {
    let hint = |name: &str| Hint { file: Some(name.to_owned()), ..Hint::default() };
    let articles: Vec<_> =
        samples().iter().map(|(name, bytes)| Arc::new(import(bytes, &hint(name)).unwrap())).collect();
    let findings = analyse(&articles);
    let options = DraftOptions {
        prepared_for: "Tuesday regional meeting".to_owned(),
        as_of: "2025-07-04T09:00Z".to_owned(),
        marking: Marking::Tlp(Tlp::AmberStrict),
        ..DraftOptions::default()
    };
    let briefing = draft(articles, &findings, &options);
    let layout = Engine::new(Library::bundled()).lay_out(&briefing, &findings.origins, template);
    (briefing, layout.page)
}

/// A text without white space: a line may end after a hyphen as well as at a space.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_sample_is_one_sound_page_that_says_every_point_and_quote() {
    let (briefing, page) = briefing();
    let file = File::new(&write(&page));
    assert!(file.ask("qpdf", &["--check", "{}"]).contains("No syntax or stream encoding errors"));
    assert!(
        file.ask("pdfinfo", &["{}"]).lines().any(|line| line.starts_with("Pages:") && line.ends_with(" 1"))
    );
    let text = letters(&file.text());
    assert!(!briefing.points.is_empty());
    for point in &briefing.points {
        assert!(text.contains(&letters(&point.text)), "{}\nis not in\n{text}", point.text);
    }
    for quote in &briefing.quotes {
        assert!(text.contains(&letters(&quote.text)), "{}\nis not in\n{text}", quote.text);
    }
}

/// A Dari article, with marks of quotation, full stops, commas, colons and numbers.
const DARI: &str = "بندر دوباره باز شد

مقام‌های بندر گفتند که «بندر روز سه‌شنبه دوباره باز شد» و کشتی‌ها می‌توانند وارد شوند. حمید کرزی گفت: «ما آماده هستیم \
که کشتی‌ها را بپذیریم.» صادرات برای نه روز متوقف شده بود.

وزیر حمل و نقل، احمد ولی، گفت که ۲۵ کشتی در انتظار هستند. او افزود: «این برای اقتصاد کشور مهم است.»
";

#[test]
fn points_in_dari_copy_out_in_their_order_with_the_numbers_of_their_sources() {
    let article = Arc::new(import(DARI.as_bytes(), &Hint::default()).unwrap());
    let findings = analyse(&[Arc::clone(&article)]);
    let briefing = draft(vec![article], &findings, &DraftOptions::default());
    assert!(briefing.points.len() > 2);
    let template = template::by_id(&briefing.template).unwrap();
    let layout = Engine::new(Library::bundled()).lay_out(&briefing, &findings.origins, template);
    let file = File::new(&write(&layout.page));
    // Poppler marks changes of direction, which are no part of the text.
    let is_mark = |c: &char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}');
    let said: String = letters(&file.text()).chars().filter(|c| !is_mark(c)).collect();
    for point in &briefing.points {
        let with_number = format!("{}1", letters(&point.text));
        assert!(said.contains(&with_number), "{with_number}\nis not in\n{said}");
    }
}

#[test]
fn two_renderers_agree_on_the_sample() {
    let mut page = briefing().1;
    let pdf = write(&page);
    let file = File::new(&pdf);
    file.ask("pdftoppm", &["-r", "288", "-png", "-singlefile", "{}", "theirs"]);
    let theirs = image::open(file.path("theirs.png")).unwrap().to_rgb8();
    let share = difference(&preview::rasterise(&pdf, 4.0).unwrap(), &theirs);
    assert!(share < 0.003, "{share}");
    // Without a single point the page is further away than that.
    let point = page.structure.iter().position(|node| node.role == Role::ListBody).unwrap();
    page.elements.retain(|element| element.tag != Tag::Content(NodeId(point)));
    let share = difference(&preview::rasterise(&write(&page), 4.0).unwrap(), &theirs);
    assert!(share > 0.003, "{share}");
}

#[test]
fn the_sample_gives_the_same_bytes_each_time() {
    assert!(write(&briefing().1) == write(&briefing().1));
}

#[test]
fn the_sample_has_one_title_and_headings_below_it_in_order() {
    let page = briefing().1;
    let headings: Vec<Role> = page
        .structure
        .iter()
        .map(|node| node.role)
        .filter(|role| matches!(role, Role::Heading1 | Role::Heading2))
        .collect();
    assert_eq!(headings.first(), Some(&Role::Heading1));
    assert_eq!(headings.iter().filter(|role| **role == Role::Heading1).count(), 1);
}

#[test]
fn every_figure_of_the_sample_has_an_alternative_and_all_text_is_content_or_furniture() {
    let page = briefing().1;
    let figures = page.structure.iter().filter(|node| node.role == Role::Figure);
    for Node { alternative, .. } in figures {
        assert!(alternative.as_ref().is_some_and(|text| !text.trim().is_empty()));
    }
    let grouping = [Role::Document, Role::Section, Role::List, Role::ListItem, Role::Table, Role::TableRow];
    for Element { tag, shape } in &page.elements {
        if let (Tag::Content(node), Shape::Text(run)) = (tag, shape) {
            let role = page.structure[node.0].role;
            assert!(!grouping.contains(&role), "{:?} stands in a {role:?}", run.text);
        }
    }
}
