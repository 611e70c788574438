//! The page and its settings: sections, marking, template, paper, and what does not fit.

use egui::accesskit::Toggled;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use precis::model::{Column, Confidence, Judgement, Likelihood, Marking, SectionKind, Tlp};
use precis::session::{Command, ItemCommand};
use precis::ui::UiCommand;
use precis::workflow::Decision;

use crate::app::{
    Window, by_palette, choose_point, click, give, paper, press, sections, session, settle, type_text,
    window, window_of,
};
use crate::support::files::folder;

#[test]
fn sections_move_with_alt_and_the_arrows_and_can_be_left_off_the_page() {
    let mut window = window();
    let before = sections(&window);
    click(&mut window, "Timeline");
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    let mut expected = before.clone();
    let place = expected.iter().position(|kind| *kind == SectionKind::Timeline).expect("a timeline");
    expected.swap(place, place - 1);
    assert_eq!(sections(&window), expected);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(sections(&window), before);
    click(&mut window, "Leave off the page: Timeline");
    assert!(session(&window).briefing().sections[place].hidden);
    assert!(window.query_by_label("Timeline, hidden").is_some());
}

#[test]
fn the_marking_is_chosen_from_a_menu_or_typed() {
    let mut window = window();
    click(&mut window, "Marking: No marking");
    click(&mut window, "TLP:AMBER+STRICT");
    assert_eq!(session(&window).briefing().marking, Marking::Tlp(Tlp::AmberStrict));
    click(&mut window, "Marking: TLP:AMBER+STRICT");
    window.get_by_label("Your own marking").focus();
    settle(&mut window);
    type_text(&mut window, "OFFICIAL");
    assert_eq!(session(&window).briefing().marking, Marking::Custom("OFFICIAL".to_owned()));
}

#[test]
fn clicking_an_item_on_the_page_chooses_its_card() {
    let mut window = window();
    let page = session(&window).page().expect("a page");
    let area = page.areas.iter().rfind(|area| area.item.is_some()).expect("an item on the page").clone();
    let (width_pt, id) = (page.width_pt, area.item.clone().expect("an item"));
    let paper = window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Page, "))).rect();
    let scale = paper.width() / width_pt;
    let middle =
        egui::vec2(area.rect.x_pt + area.rect.width_pt / 2.0, area.rect.y_pt + area.rect.height_pt / 2.0);
    window.drag_at(paper.min + middle * scale);
    window.drop_at(paper.min + middle * scale);
    settle(&mut window);
    let quote = session(&window).quotes().into_iter().find(|quote| quote.id == id).map(|quote| quote.text);
    let point = session(&window).points().into_iter().find(|point| point.id == id).map(|point| point.text);
    let event = session(&window).events().into_iter().find(|event| event.id == id).map(|event| event.text);
    let words = quote.or(point).or(event).expect("the item is under review");
    let chosen = window.query_all_by(|node| {
        node.toggled() == Some(Toggled::True) && node.label().is_some_and(|label| label.contains(&words))
    });
    assert_eq!(chosen.count(), 1);
}

#[test]
fn a_clicked_section_moves_with_alt_and_the_arrows_wherever_the_keyboard_was() {
    let mut window = window();
    choose_point(&mut window, Decision::Accepted, "on page");
    let before = sections(&window);
    click(&mut window, "Key points");
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    let place = |kinds: &[SectionKind]| kinds.iter().position(|kind| *kind == SectionKind::KeyPoints);
    assert_eq!(place(&sections(&window)), place(&before).map(|place| place + 2));
}

#[test]
fn what_is_left_blank_is_said_before_exporting() {
    let window = window();
    let missing = session(&window).page().expect("a page").left_blank();
    assert!(!missing.is_empty());
    assert!(window.query_by_label(&format!("Left blank: {}", missing.join(", "))).is_some());
}

#[test]
fn a_marking_that_looks_like_a_label_of_the_protocol_and_is_none_warns() {
    let mut window = window();
    click(&mut window, "Marking: No marking");
    window.get_by_label("Your own marking").focus();
    settle(&mut window);
    type_text(&mut window, "TLP:PINK");
    assert!(window.query_by_label("Not a label of TLP 2.0").is_some());
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "tlp:red");
    assert_eq!(session(&window).briefing().marking, Marking::Tlp(Tlp::Red));
    assert!(window.query_by_label("Not a label of TLP 2.0").is_none());
}

#[test]
fn an_assessment_is_added_written_and_judged_from_fixed_lists() {
    let mut window = window();
    by_palette(&mut window, "add section assessment");
    let section = session(&window).briefing().sections.last().expect("the new section").clone();
    assert_eq!(section.kind, SectionKind::Assessment);
    // What is typed next goes into the new section and gives no commands.
    type_text(&mut window, "It will last.");
    click(&mut window, "Likelihood: not judged");
    click(&mut window, "very likely (80–95 %)");
    window.get_by_label("Confidence: not judged").focus();
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("moderate").focus();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label("high").is_none(), "a choice by key closes the menu");
    let written = |window: &Window| {
        let section = session(window).briefing().section(section.id).expect("the section").clone();
        (section.text, section.judgement)
    };
    let judgement =
        Judgement { likelihood: Some(Likelihood::VeryLikely), confidence: Some(Confidence::Moderate) };
    assert_eq!(written(&window), ("It will last.".to_owned(), judgement));
    give(&mut window, UiCommand::Undo);
    assert_eq!(written(&window).1.confidence, None);
}

#[test]
fn the_paper_is_chosen_beside_the_template() {
    let mut window = window();
    let width = |window: &Window| session(window).page().map(|page| page.width_pt.round());
    assert_eq!(width(&window), Some(595.0));
    click(&mut window, "Template: One-pager");
    click(&mut window, "Letter");
    assert_eq!(width(&window), Some(612.0));
    by_palette(&mut window, "paper as the template");
    assert_eq!(width(&window), Some(595.0));
}

#[test]
fn what_does_not_fit_is_cut_with_one_click_and_comes_back_with_one_undo() {
    let mut window = window();
    let point = session(&window).briefing().points[1].id.clone();
    let long = "A sentence that was made far too long for any page. ".repeat(60);
    window.state_mut().session_mut().run(Command::Item(point, ItemCommand::SetText(long)));
    settle(&mut window);
    let page = session(&window).page().expect("a page").clone();
    assert!(!page.overflow.is_empty() && !page.cuts.is_empty(), "{:?}", page.overflow);
    let before = session(&window).briefing().clone();
    if page.cuts.len() > 1 {
        click(&mut window, &format!("Take all {} off", page.cuts.len()));
    } else {
        click(&mut window, &format!("Take off the page: {}", page.cuts[0].label));
    }
    assert_eq!(session(&window).page().map(|page| page.overflow.len()), Some(0));
    give(&mut window, UiCommand::Undo);
    assert_eq!(session(&window).briefing(), &before);
}

/// The middle of a section's heading on the page.
fn heading_on_page(window: &Window, kind: SectionKind) -> egui::Pos2 {
    let session = session(window);
    let section = session.briefing().sections.iter().find(|section| section.kind == kind);
    let id = section.expect("such a section").id;
    let page = session.page().expect("a page");
    let area = page.areas.iter().find(|area| area.section == id && area.item.is_none());
    let rect = area.expect("a heading").rect;
    let paper = paper(window);
    let scale = paper.width() / page.width_pt;
    paper.min + egui::vec2(rect.x_pt + rect.width_pt / 2.0, rect.y_pt + rect.height_pt / 2.0) * scale
}

/// Presses at a place, moves to another and lets go there.
fn drag(window: &mut Window, from: egui::Pos2, to: egui::Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(Event::PointerMoved(from));
    window.step();
    window.event(button(from, true));
    window.step();
    for part in 1_u8..=8 {
        window.event(Event::PointerMoved(from.lerp(to, f32::from(part) / 8.0)));
        window.step();
    }
    window.event(button(to, false));
    settle(window);
}

#[test]
fn a_section_is_dragged_on_the_page_to_another_place() {
    let mut window = window();
    let before = session(&window).briefing().clone();
    let from = heading_on_page(&window, SectionKind::Sources);
    // Above the middle of the timeline.
    let to = heading_on_page(&window, SectionKind::Timeline);
    drag(&mut window, from, to);
    let kinds = sections(&window);
    let place = |kind| kinds.iter().position(|other| *other == kind);
    assert_eq!(place(SectionKind::Sources).map(|at| at + 1), place(SectionKind::Timeline), "{kinds:?}");
    give(&mut window, UiCommand::Undo);
    assert_eq!(session(&window).briefing(), &before);
}

#[test]
fn a_section_that_is_dragged_into_the_other_column_stays_there() {
    let mut window = window();
    let before = session(&window).briefing().clone();
    let from = heading_on_page(&window, SectionKind::Differences);
    let to = heading_on_page(&window, SectionKind::KeyPoints);
    drag(&mut window, from, to);
    let kinds = sections(&window);
    let place = |kind| kinds.iter().position(|other| *other == kind);
    assert_eq!(place(SectionKind::Differences).map(|at| at + 1), place(SectionKind::KeyPoints), "{kinds:?}");
    let section = session(&window).briefing().sections.iter().find(|it| it.kind == SectionKind::Differences);
    let id = section.expect("the section").id;
    let part = session(&window).page().expect("a page").parts.iter().find(|(section, _)| *section == id);
    assert_eq!(part.map(|(_, part)| *part), Some(Column::Main));
    give(&mut window, UiCommand::Undo);
    assert_eq!(session(&window).briefing(), &before);
}

#[test]
fn the_template_menu_has_the_users_templates_and_names_the_house_style() {
    let folder = folder();
    let templates = folder.path().join("templates");
    std::fs::create_dir(&templates).expect("a folder");
    let slip = "id = \"slip\"\nname = \"Slip\"\nbased_on = \"one-pager\"\n";
    std::fs::write(templates.join("slip.toml"), slip).expect("a file");
    std::fs::write(folder.path().join("house.toml"), "name = \"Acme\"\n").expect("a file");
    let path = folder.path().to_owned();
    let mut window = window_of([1440.0, 900.0], |session| session.load_templates_from(Some(path)));
    click(&mut window, "Template: One-pager");
    assert!(window.query_by_label("House style: Acme").is_some());
    click(&mut window, "Slip");
    assert_eq!(session(&window).briefing().template, "slip");
    std::fs::remove_dir_all(&templates).expect("a folder");
    click(&mut window, "Template: Slip");
    click(&mut window, "Read templates again");
    // The briefing keeps its choice; the menu names it by the id that it has.
    assert!(window.query_by_label("Template: slip").is_some());
}
