//! Commands from wherever they are given: undo, the palette, files, questions and notices.

use std::path::Path;

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use precis::model::{Marking, SectionKind, Tlp};
use precis::session::Command;
use precis::ui::{TypedPath, UiCommand};
use precis::workflow::{Decision, Export};

use crate::app::{
    Window, by_palette, choose_point, click, close, commands, direct_quotes, give, press, saying, sections,
    session, settle, type_text, window,
};
use crate::support::files::folder;

#[test]
fn letters_typed_into_a_field_are_no_commands() {
    let mut window = window();
    let before = session(&window).briefing().clone();
    click(&mut window, "Briefing");
    window.get_by_label("Topic").focus();
    settle(&mut window);
    window.key_press(Key::A);
    window.key_press(Key::X);
    type_text(&mut window, "ax");
    let briefing = session(&window).briefing();
    assert_eq!(briefing.topic, format!("{}ax", before.topic));
    assert_eq!((&briefing.points, &briefing.rejected), (&before.points, &before.rejected));
}

#[test]
fn typing_in_a_field_is_one_step_until_it_is_left() {
    let mut window = window();
    click(&mut window, "Briefing");
    window.get_by_label("Prepared for").focus();
    settle(&mut window);
    for letter in ["T", "h", "e"] {
        type_text(&mut window, letter);
    }
    assert_eq!(session(&window).briefing().prepared_for, "The");
    press(&mut window, Modifiers::NONE, Key::Enter);
    give(&mut window, UiCommand::Undo);
    assert_eq!(session(&window).briefing().prepared_for, "");
    give(&mut window, UiCommand::Redo);
    assert_eq!(session(&window).briefing().prepared_for, "The");
}

#[test]
fn undo_and_redo_reach_from_the_keys_and_the_bar() {
    let mut window = window();
    let opened = session(&window).briefing().clone();
    window.get_all_by_label("Take off the page").next().expect("a card on the page").click();
    settle(&mut window);
    let changed = session(&window).briefing().clone();
    assert_ne!(changed, opened);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(*session(&window).briefing(), opened);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(*session(&window).briefing(), changed);
    click(&mut window, "Undo");
    assert_eq!(*session(&window).briefing(), opened);
}

#[test]
fn a_bad_path_gives_a_notice_that_names_it_and_can_be_dismissed() {
    let mut window = window();
    let before = session(&window).briefing().clone();
    click(&mut window, "Path");
    type_text(&mut window, "/nowhere/lost.txt");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let notice = session(&window).notices().first().expect("a notice").text.clone();
    assert!(notice.contains("lost.txt"), "{notice}");
    assert!(window.query_by_label(&notice).is_some());
    assert_eq!(*session(&window).briefing(), before);
    click(&mut window, "Dismiss");
    assert!(session(&window).notices().is_empty());
}

#[test]
fn closing_with_unsaved_work_asks_and_cancelling_stays() {
    let mut window = window();
    give(&mut window, UiCommand::ShowPoints);
    window.get_all_by_label("Take off the page").next().expect("a card on the page").click();
    settle(&mut window);
    close(&mut window);
    assert!(window.query_by_label("Save the changes to this briefing?").is_some());
    click(&mut window, "Cancel");
    assert!(window.query_by_label("Save the changes to this briefing?").is_none());
    close(&mut window);
    window.get_by_label("Don’t save").click();
    let mut sent = false;
    for _ in 0..4 {
        window.step();
        sent |= commands(&window).contains(&ViewportCommand::Close);
    }
    assert!(sent);
}

#[test]
fn closing_without_unsaved_work_does_not_ask() {
    let mut window = window();
    close(&mut window);
    assert!(window.query_by_label("Save the changes to this briefing?").is_none());
}

#[test]
fn saving_first_goes_on_to_what_was_asked() {
    let folder = folder();
    let file = folder.path().join("kept.precis");
    let mut window = window();
    window.get_all_by_label("Take off the page").next().expect("a card on the page").click();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_label("Save the changes to this briefing?");
    // The first of the two is the bar's.
    window.get_all_by_label("Save").last().expect("the question’s button").click();
    settle(&mut window);
    let field = window.get_by(|node| {
        node.label().is_some_and(|label| label == "Path to save the briefing to") && node.value().is_some()
    });
    field.focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, &file.to_string_lossy());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(file.exists());
    assert!(session(&window).briefing().articles.is_empty(), "a new briefing is open");
}

#[test]
fn a_file_that_is_there_is_written_over_only_when_asked() {
    let folder = folder();
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, "old").expect("a file");
    let mut window = window();
    let export = |window: &mut Window| {
        give(window, UiCommand::TypePath(TypedPath::Export));
        press(window, Modifiers::COMMAND, Key::A);
        // The extension is appended before it is looked for.
        type_text(window, &folder.path().join("page").to_string_lossy());
        press(window, Modifiers::NONE, Key::Enter);
    };
    export(&mut window);
    click(&mut window, "Cancel");
    assert_eq!(std::fs::read(&file).expect("the file"), b"old");
    export(&mut window);
    click(&mut window, "Replace");
    assert!(std::fs::read(&file).expect("the file").starts_with(b"%PDF"));
}

#[test]
fn every_command_is_found_by_name_in_the_palette() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, "quotes");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let name = format!("Quotes {}", direct_quotes(&window));
    let tab = window.get_by_label(&name);
    assert_eq!(tab.accesskit_node().toggled(), Some(Toggled::True));
    press(&mut window, Modifiers::SHIFT, Key::Questionmark);
    assert!(window.query_by_label("Ctrl+Shift+S").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Ctrl+Shift+S").is_none());
}

#[test]
fn keys_do_nothing_behind_an_open_menu_and_the_arrows_move_in_it() {
    let mut window = window();
    let before = session(&window).briefing().clone();
    choose_point(&mut window, Decision::Accepted, "on page");
    click(&mut window, "Marking: No marking");
    for key in [Key::X, Key::A, Key::E] {
        press(&mut window, Modifiers::NONE, key);
    }
    assert_eq!(*session(&window).briefing(), before);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(window.get_by_label("TLP:CLEAR").is_focused());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(session(&window).briefing().marking, Marking::Tlp(Tlp::Clear));
}

#[test]
fn one_press_of_undo_takes_back_one_step_whoever_has_the_keyboard() {
    let mut window = window();
    click(&mut window, "Briefing");
    window.get_by_label("Topic").focus();
    settle(&mut window);
    let topic = session(&window).briefing().topic.clone();
    type_text(&mut window, "A");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_all_by_label("Take off the page").next().expect("a card on the page").click();
    settle(&mut window);
    let points = session(&window).briefing().points.len();
    window.get_by_label("Topic").focus();
    settle(&mut window);
    type_text(&mut window, "B");
    // First what was typed, then the card, then what was typed before; never two at once.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(session(&window).briefing().topic, format!("{topic}A"));
    assert_eq!(session(&window).briefing().points.len(), points);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(session(&window).briefing().topic, format!("{topic}A"));
    assert_eq!(session(&window).briefing().points.len(), points + 1);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(session(&window).briefing().topic, topic);
    assert_eq!(window.get_by_label("Topic").value().unwrap_or_default(), topic);
    assert!(!session(&window).can_undo());
}

#[test]
fn the_palette_reaches_markings_templates_sections_and_articles() {
    let mut window = window();
    by_palette(&mut window, "tlp:green");
    assert_eq!(session(&window).briefing().marking, Marking::Tlp(Tlp::Green));
    let other = session(&window).templates().last().expect("a template").clone();
    by_palette(&mut window, &format!("template {}", other.name));
    assert_eq!(session(&window).briefing().template, other.id);
    by_palette(&mut window, "leave off timeline");
    let hidden = |window: &Window, kind| {
        session(window).briefing().sections.iter().any(|section| section.kind == kind && section.hidden)
    };
    assert!(hidden(&window, SectionKind::Timeline));
    by_palette(&mut window, "add section own");
    assert_eq!(sections(&window).last(), Some(&SectionKind::FreeText));
    by_palette(&mut window, "leave out article 2");
    assert!(!session(&window).briefing().articles[1].included);
    by_palette(&mut window, "remove article 2");
    assert_eq!(session(&window).briefing().articles.len(), 4);
}

#[test]
fn a_notice_covers_nothing_and_one_that_only_informs_goes_by_itself() {
    let folder = folder();
    let mut window = window();
    window.state_mut().session_mut().run(Command::Export(Export::page(folder.path().join("page.pdf"))));
    settle(&mut window);
    let text = session(&window).notices().first().expect("a notice").text.clone();
    let notice = window.get_by_label(&text).rect();
    let reader = saying(&window, "evidence for the selected").expect("the reader");
    assert!(notice.max.y < reader.min.y);
    let tab = window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Key points ")));
    assert!(notice.max.y <= tab.rect().min.y);
    for _ in 0..80 {
        window.step();
    }
    settle(&mut window);
    assert!(session(&window).notices().is_empty());
}

#[test]
fn a_proposed_path_says_in_which_folder_it_lies() {
    let mut window = window();
    give(&mut window, UiCommand::TypePath(TypedPath::Save));
    let field = window.get_by(|node| {
        node.label().is_some_and(|label| label == "Path to save the briefing to") && node.value().is_some()
    });
    assert!(Path::new(&field.value().expect("a path")).is_absolute());
}
