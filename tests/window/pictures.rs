//! Pictures and travelling briefings in the window, by accessible names and without a screen.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use image::{Rgb, RgbImage};
use precis::model::{Figure, SectionKind};
use precis::session::{Command, HeadEdit, SectionCommand};
use precis::ui::{TypedPath, UiCommand};
use precis::workflow::read_briefing;
use tempfile::TempDir;

use crate::app::{Dropped, Window, click, give, press, session, settle, type_text, window_of};
use crate::support::files::{folder, picture_file};

const DESCRIBE: &str = "Describe the picture for readers who cannot see it";
const WARNING: &str = "not on the page until it is described";

/// A window on an empty briefing with a section for a picture, which is chosen.
fn window() -> Window {
    let mut window = window_of([1440.0, 900.0], |session| {
        session.run(Command::Head(HeadEdit::SetTitle("A bridge".to_owned())));
        session.run(Command::AddSection(SectionKind::Picture));
    });
    window.get_by(|node| node.label().as_deref() == Some("Picture")).focus();
    settle(&mut window);
    window
}

/// A picture file, and the folder that it is in.
fn picture() -> (TempDir, PathBuf) {
    let folder = folder();
    let path = picture_file(folder.path(), "bridge.png", 10);
    (folder, path)
}

fn figure(window: &Window) -> Option<Figure> {
    let sections = &session(window).briefing().sections;
    let section = sections.iter().find(|section| section.kind == SectionKind::Picture);
    section.expect("the section").figure.clone()
}

/// Chooses the picture of that path with the buttons of the section.
fn choose(window: &mut Window, path: &Path) {
    click(window, "Choose picture…");
    type_text(window, &path.to_string_lossy());
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn a_picture_is_chosen_by_its_path_and_asks_to_be_described() {
    let (_folder, path) = picture();
    let mut window = window();
    assert!(window.query_by_label(DESCRIBE).is_none());
    choose(&mut window, &path);
    assert_eq!(figure(&window).expect("a picture").alternative, "");
    window.get_by_label_contains("60 × 40 pixels");
    window.get_by_label(WARNING);
    assert!(!page_shows_a_picture(&window));

    window.get_by_label(DESCRIBE).focus();
    settle(&mut window);
    type_text(&mut window, "A bridge at dawn");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(figure(&window).expect("a picture").alternative, "A bridge at dawn");
    assert!(window.query_by_label(WARNING).is_none());
    assert!(page_shows_a_picture(&window));

    window.get_by_label("Caption").focus();
    settle(&mut window);
    type_text(&mut window, "The bridge.");
    let sections = &session(&window).briefing().sections;
    assert!(sections.iter().any(|section| section.text == "The bridge."));

    click(&mut window, "Remove picture");
    assert_eq!(figure(&window), None);
    window.get_by_label("Choose picture…");
}

fn page_shows_a_picture(window: &Window) -> bool {
    let pdf = session(window).page_pdf().expect("a page");
    pdf.windows(14).any(|part| part == b"/Subtype/Image" || part == b"/Subtype /Imag")
}

#[test]
fn a_picture_is_chosen_from_the_palette_and_by_dropping_it() {
    let (folder, path) = picture();
    let mut window = window();
    give(&mut window, UiCommand::TypePath(TypedPath::Picture));
    type_text(&mut window, &path.to_string_lossy());
    click(&mut window, "OK");
    assert!(figure(&window).is_some());

    let other = folder.path().join("other.jpg");
    RgbImage::from_pixel(30, 30, Rgb([200, 40, 90])).save(&other).expect("a picture");
    window.input_mut().dropped_files.push(Arc::new(Dropped(other)));
    settle(&mut window);
    assert_eq!(figure(&window).expect("a picture").picture.width_px, 30);
}

#[test]
fn without_a_section_for_it_a_picture_has_no_place() {
    let mut window = window();
    let id = session(&window).briefing().sections.last().expect("a section").id;
    window.state_mut().session_mut().run(Command::Section(id, SectionCommand::Remove));
    settle(&mut window);
    give(&mut window, UiCommand::Picture);
    window.get_by_label("Add a section for a picture first.");
}

#[test]
fn the_briefing_goes_into_the_page_only_after_a_warning() {
    let (folder, _) = picture();
    let page = folder.path().join("page.pdf");
    for (typed, command) in
        [(false, UiCommand::ExportWithBriefing), (true, UiCommand::TypePath(TypedPath::ExportWithBriefing))]
    {
        let mut window = window();
        give(&mut window, command);
        window.get_by_label_contains("every article in full");
        // The answer that discloses nothing is the one that Enter gives.
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert!(window.query_by_label("Put it in…").is_none());
        assert!(window.query_by_label("OK").is_none());

        give(&mut window, command);
        click(&mut window, "Put it in…");
        let field = window.get_by_role_and_label(
            egui::accesskit::Role::TextInput,
            "Path to export the PDF with the briefing inside to",
        );
        assert!(field.value().is_some_and(|path| Path::new(&path).extension() == Some("pdf".as_ref())));
        press(&mut window, Modifiers::COMMAND, Key::A);
        type_text(&mut window, &page.to_string_lossy());
        press(&mut window, Modifiers::NONE, Key::Enter);
        let opened = read_briefing(&page).expect("a briefing inside");
        assert!(opened.from_page, "typed: {typed}");
        assert_eq!(opened.document.briefing.title, "A bridge");
        fs::remove_file(&page).expect("the page");
    }
}
