//! The window, used by its accessible names: with the mouse, with the keyboard, without a screen.

#![expect(clippy::expect_used, reason = "a test stops where it fails")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Toggled;
use egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use precis::model::{
    Column, Confidence, Fidelity, Judgement, Likelihood, Marking, QuoteKind, SectionKind, Tlp,
};
use precis::session::{Command, Decision, Environment, Export, ItemCommand, Session, WithheldCommand};
use precis::ui::{App, UiCommand};

type Window = Harness<'static, App>;

/// A window of 1440 × 900 points on the sample pack, everything settled.
fn window() -> Window {
    window_of([1440.0, 900.0], |session| {
        session.run(Command::OpenSample);
    })
}

fn window_of(size: [f32; 2], prepare: impl FnOnce(&mut Session) + 'static) -> Window {
    let mut window = Harness::builder().with_size(size).with_max_steps(60).build_eframe(move |creation| {
        let mut session =
            Session::new(Environment { wake: Arc::new(|| {}), local_time: || "09:41".to_owned() });
        prepare(&mut session);
        session.wait();
        App::new(&creation.egui_ctx, session).without_file_dialogs()
    });
    settle(&mut window);
    window
}

/// Lets the window do what it was told and take in what its jobs made of it.
fn settle(window: &mut Window) {
    for _ in 0..3 {
        // While a job runs the window keeps turning; the job is waited for below.
        let _ = window.run_ok();
        window.state_mut().session_mut().wait();
    }
    window.run();
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

fn give(window: &mut Window, command: UiCommand) {
    window.state_mut().command(command);
    settle(window);
}

fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    settle(window);
}

fn session(window: &Window) -> &Session {
    window.state().session()
}

fn sections(window: &Window) -> Vec<SectionKind> {
    session(window).briefing().sections.iter().map(|section| section.kind).collect()
}

/// Clicks the first card of the review whose decision is `state`, and gives its words.
fn choose_point(window: &mut Window, decision: Decision, state: &str) -> String {
    let points = session(window).points();
    let point =
        points.into_iter().find(|point| point.decision == decision).expect("a point of that decision");
    let ending = format!(", {state}: {}", point.text);
    let card = window.get_by(|node| node.label().is_some_and(|label| label.ends_with(&ending)));
    card.scroll_to_me();
    settle(window);
    let card = window.get_by(|node| node.label().is_some_and(|label| label.ends_with(&ending)));
    card.focus();
    settle(window);
    point.text
}

#[test]
fn a_point_is_accepted_and_rejected_and_reconsidered_with_single_keys() {
    let mut window = window();
    let before = session(&window).briefing().points.len();
    let words = choose_point(&mut window, Decision::Proposed, "proposed");
    press(&mut window, Modifiers::NONE, Key::A);
    let points = &session(&window).briefing().points;
    assert_eq!(points.len(), before + 1);
    assert!(points.iter().any(|point| point.text == words));
    choose_point(&mut window, Decision::Accepted, "on page");
    press(&mut window, Modifiers::NONE, Key::X);
    assert_eq!(session(&window).briefing().points.len(), before);
    assert_eq!(session(&window).briefing().rejected.len(), 1);
    let rejected = choose_point(&mut window, Decision::Rejected, "rejected");
    press(&mut window, Modifiers::NONE, Key::U);
    assert!(session(&window).briefing().rejected.is_empty(), "{rejected}");
}

#[test]
fn deciding_about_a_card_goes_on_to_the_next_one() {
    let mut window = window();
    choose_point(&mut window, Decision::Proposed, "proposed");
    let proposed = |window: &Window| {
        session(window).points().iter().filter(|p| p.decision == Decision::Proposed).count()
    };
    let before = proposed(&window);
    press(&mut window, Modifiers::NONE, Key::X);
    press(&mut window, Modifiers::NONE, Key::X);
    assert_eq!(proposed(&window), before - 2);
}

#[test]
fn the_buttons_of_a_card_do_what_its_keys_do() {
    let mut window = window();
    let before = session(&window).briefing().points.len();
    window.get_all_by_label("Take off the page").next().expect("a card on the page").click();
    settle(&mut window);
    assert_eq!(session(&window).briefing().points.len(), before - 1);
    window.get_by_label("Undo rejection").click_accesskit();
    settle(&mut window);
    assert!(session(&window).briefing().rejected.is_empty());
}

#[test]
fn editing_words_changes_the_page_at_every_key_and_is_one_step() {
    let mut window = window();
    let words = choose_point(&mut window, Decision::Accepted, "on page");
    press(&mut window, Modifiers::NONE, Key::E);
    press(&mut window, Modifiers::COMMAND, Key::End);
    for letter in [" ", "N", "e", "w"] {
        type_text(&mut window, letter);
    }
    let points = session(&window).points();
    let edited = points.iter().find(|point| point.text == format!("{words} New")).expect("the new words");
    assert_eq!(edited.fidelity, Fidelity::Reworded);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label("reworded").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(session(&window).briefing().points.iter().any(|point| point.text == words));
    assert!(!session(&window).can_undo());
}

#[test]
fn giving_an_edit_up_brings_the_old_words_back() {
    let mut window = window();
    let words = choose_point(&mut window, Decision::Accepted, "on page");
    press(&mut window, Modifiers::NONE, Key::E);
    type_text(&mut window, "x");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(session(&window).briefing().points.iter().any(|point| point.text == words));
    assert!(window.query_by_label("Words on the page").is_none());
}

#[test]
fn keys_that_arrive_together_are_obeyed_in_their_order() {
    let mut window = window();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::E] {
        window.key_press(key);
    }
    settle(&mut window);
    let field = window.get_by_label("Words on the page");
    assert!(field.is_focused());
    assert_eq!(field.value(), session(&window).briefing().points.get(2).map(|point| point.text.clone()));
}

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
fn an_article_is_ticked_off_and_its_outlet_filled_in() {
    let mut window = window();
    let tick = window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Use article 2:")));
    tick.click();
    settle(&mut window);
    assert!(!session(&window).briefing().articles[1].included);
    assert_eq!(session(&window).briefing().included().count(), 4);
    let card = window.get_by(|node| node.label().is_some_and(|label| label.starts_with("1. ")));
    card.click_accesskit();
    settle(&mut window);
    window.get_by_label("Outlet").focus();
    settle(&mut window);
    type_text(&mut window, "A Paper");
    assert_eq!(session(&window).briefing().articles[0].metadata.outlet.as_deref(), Some("A Paper"));
}

#[test]
fn what_cleaning_removed_can_be_read_with_its_reason() {
    let mut window = window();
    assert!(window.query_by_label("repeated paragraph").is_none());
    let fold = window
        .get_by(|node| node.label().is_some_and(|label| label.starts_with("repeated paragraphs removed: ")));
    fold.click();
    settle(&mut window);
    assert!(window.query_all_by_label("repeated paragraph").count() > 1);
}

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
fn accepted_cards_move_on_the_page_with_alt_and_the_arrows() {
    let mut window = window();
    let order = |window: &Window| {
        session(window).briefing().points.iter().map(|point| point.id.clone()).collect::<Vec<_>>()
    };
    let before = order(&window);
    choose_point(&mut window, Decision::Accepted, "on page");
    let chosen = session(&window).points().into_iter().find(|p| p.decision == Decision::Accepted);
    let place = before.iter().position(|id| Some(id) == chosen.as_ref().map(|p| &p.id)).expect("its place");
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    let mut expected = before;
    expected.swap(place, place + 1);
    assert_eq!(order(&window), expected);
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

/// How many quotes have somebody's own words in them.
fn direct_quotes(window: &Window) -> usize {
    session(window).quotes().iter().filter(|quote| quote.kind != QuoteKind::Indirect).count()
}

#[test]
fn the_tabs_show_points_or_quotes() {
    let mut window = window();
    let quotes = direct_quotes(&window);
    assert!(
        window.query_by(|node| node.label().is_some_and(|label| label.starts_with("Point 1,"))).is_some()
    );
    click(&mut window, &format!("Quotes {quotes}"));
    assert!(
        window.query_by(|node| node.label().is_some_and(|label| label.starts_with("Point 1,"))).is_none()
    );
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert!(
        window.query_by(|node| node.label().is_some_and(|label| label.starts_with("Point 1,"))).is_some()
    );
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
fn a_pasted_text_becomes_an_article_unless_a_field_has_the_keyboard() {
    let text =
        "A title of three\n\nThe council said on Monday that the bridge would open in May.\n\nIt cost much.";
    let mut window = window_of([1440.0, 900.0], |_| {});
    window.event(Event::Paste(text.to_owned()));
    settle(&mut window);
    assert_eq!(session(&window).briefing().articles.len(), 1);
    click(&mut window, "Briefing");
    window.get_by_label("Title").focus();
    settle(&mut window);
    window.event(Event::Paste("Bridge".to_owned()));
    settle(&mut window);
    assert_eq!(session(&window).briefing().articles.len(), 1);
    assert!(session(&window).briefing().title.contains("Bridge"));
}

#[test]
fn the_paste_button_opens_a_field_for_the_text() {
    let mut window = window_of([1440.0, 900.0], |_| {});
    click(&mut window, "Paste");
    window.get_by_label("Article text").focus();
    settle(&mut window);
    type_text(&mut window, "The council said on Monday that the bridge would open in May.");
    // Two buttons are about importing: the column's and this one.
    click(&mut window, "Import");
    assert_eq!(session(&window).briefing().articles.len(), 1);
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

fn close(window: &mut Window) {
    let viewport = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    window.step();
    settle(window);
}

fn commands(window: &Window) -> Vec<ViewportCommand> {
    window.output().viewport_output.values().flat_map(|viewport| viewport.commands.clone()).collect()
}

#[test]
fn saving_first_goes_on_to_what_was_asked() {
    let folder = tempfile::tempdir().expect("a folder");
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
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, "old").expect("a file");
    let mut window = window();
    let export = |window: &mut Window| {
        give(window, UiCommand::ExportPath);
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
fn the_window_works_when_it_is_small() {
    let mut window = window_of([1024.0, 700.0], |session| {
        session.run(Command::OpenSample);
    });
    for label in ["Export PDF…", "Undo", "Import…"] {
        let place = window.get_by_label(label).rect();
        assert!(place.min.x >= 0.0 && place.max.x <= 1024.0, "{label} lies outside the window: {place}");
    }
    choose_point(&mut window, Decision::Proposed, "proposed");
    press(&mut window, Modifiers::NONE, Key::A);
}

/// The one piece of text or control with those words in it.
fn saying<'a>(window: &'a Window, words: &'a str) -> Option<egui::Rect> {
    let mut all = window.query_all_by(move |node| says(node, words));
    all.next().map(|node| node.rect())
}

/// Whether a node is called something with `words` in it; what a text says is its value.
fn says(node: &egui_kittest::kittest::AccessKitNode<'_>, words: &str) -> bool {
    let text = if node.role() == egui::accesskit::Role::Label { node.value() } else { node.label() };
    text.is_some_and(|text| text.contains(words))
}

/// Makes the window as large as that, and settles it.
fn resize(window: &mut Window, width: f32, height: f32) {
    window.set_size(egui::vec2(width, height));
    settle(window);
}

fn paper(window: &Window) -> egui::Rect {
    window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Page, "))).rect()
}

/// Where the chosen point's card stands.
fn chosen_card(window: &Window) -> egui::Rect {
    window
        .get_by(|node| {
            node.toggled() == Some(Toggled::True)
                && node.label().is_some_and(|label| label.starts_with("Point "))
        })
        .rect()
}

/// Whether the chosen point's card and the words that support it can be seen.
fn assert_chosen_is_in_view(window: &Window, when: &str) {
    let reader = saying(window, "evidence for the selected").expect("the reader");
    let card = chosen_card(window);
    assert!(card.min.y > 60.0 && card.max.y <= reader.min.y, "{when}: the card is at {card}");
    let name = window
        .get_by(|node| {
            node.toggled() == Some(Toggled::True)
                && node.label().is_some_and(|label| label.starts_with("Point "))
        })
        .accesskit_node()
        .label()
        .expect("its name");
    let points = session(window).points();
    let point = points.iter().find(|point| name.ends_with(&point.text)).expect("its point");
    let words = session(window).words(&point.evidence[0]).expect("its words").to_owned();
    let foot = window.ctx.content_rect().max.y;
    let paragraph = window.get_by(|node| {
        node.role() == egui::accesskit::Role::Paragraph
            && node.label().is_some_and(|label| label.contains(&words))
    });
    let seen = paragraph.rect().intersect(egui::Rect::from_x_y_ranges(
        0.0..=window.ctx.content_rect().max.x,
        reader.max.y..=foot - 28.0,
    ));
    assert!(seen.height() > 15.0, "{when}: the evidence is at {}", paragraph.rect());
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
fn the_review_keeps_its_room_and_the_page_yields_to_it() {
    let mut window = window();
    // The smaller ones are what zooming leaves of a window.
    for width in [1440.0, 1024.0, 960.0, 880.0, 720.0, 560.0] {
        resize(&mut window, width, 700.0);
        let card = chosen_card(&window);
        assert!(card.width() >= 320.0, "at {width} the card is {card}");
        for edit in window.get_all_by_label("Edit") {
            let place = edit.rect();
            assert!(card.x_range().contains(place.min.x) && card.x_range().contains(place.max.x), "{place}");
        }
    }
    resize(&mut window, 880.0, 700.0);
    assert!(window.query_by(|node| node.label().is_some_and(|label| label.starts_with("Page, "))).is_none());
    click(&mut window, "Page");
    assert!(paper(&window).width() > 300.0);
    click(&mut window, "Review");
    assert!(chosen_card(&window).width() > 500.0);
}

#[test]
fn a_window_that_was_small_comes_back_to_its_layout() {
    let mut window = window();
    let (card, page) = (chosen_card(&window), paper(&window));
    for width in [1024.0, 800.0, 1300.0, 1440.0] {
        resize(&mut window, width, 900.0);
    }
    assert_eq!((chosen_card(&window).x_range(), paper(&window)), (card.x_range(), page));
}

#[test]
fn the_edge_of_the_page_is_dragged_and_stays_there() {
    let mut window = window();
    let before = paper(&window).width();
    let edge = window.ctx.content_rect().max.x - 610.0;
    window.drag_at(egui::pos2(edge, 400.0));
    settle(&mut window);
    window.hover_at(egui::pos2(edge + 100.0, 400.0));
    settle(&mut window);
    window.drop_at(egui::pos2(edge + 100.0, 400.0));
    settle(&mut window);
    let after = paper(&window).width();
    assert!(after < before - 20.0, "{before} is {after}");
    resize(&mut window, 1100.0, 900.0);
    resize(&mut window, 1440.0, 900.0);
    assert!((paper(&window).width() - after).abs() < 1.0);
}

#[test]
fn a_small_question_is_small_after_a_large_one() {
    let mut window = window();
    window.get_all_by_label("Take off the page").next().expect("a card on the page").click();
    settle(&mut window);
    give(&mut window, UiCommand::Keys);
    press(&mut window, Modifiers::NONE, Key::Escape);
    close(&mut window);
    let top = window.get_by_label("Save the changes to this briefing?").rect().min.y;
    let foot = window.get_by_label("Cancel").rect().max.y;
    assert!(foot - top < 130.0, "{}", foot - top);
}

#[test]
fn the_chosen_card_and_its_evidence_stay_in_view() {
    let mut window = window();
    let last = session(&window).points().len();
    for _ in 0..last {
        window.key_press(Key::ArrowDown);
    }
    settle(&mut window);
    assert_chosen_is_in_view(&window, "chosen by keys");
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    assert_chosen_is_in_view(&window, "after another list");
    resize(&mut window, 1200.0, 640.0);
    assert_chosen_is_in_view(&window, "in a smaller window");
    resize(&mut window, 1440.0, 900.0);
    press(&mut window, Modifiers::NONE, Key::A);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_chosen_is_in_view(&window, "after undoing");
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

/// Finds a command by words of it and gives it.
fn by_palette(window: &mut Window, words: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    type_text(window, words);
    press(window, Modifiers::NONE, Key::Enter);
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
fn the_words_of_the_chosen_card_are_copied() {
    let mut window = window();
    let words = choose_point(&mut window, Decision::Accepted, "on page");
    window.event(Event::Copy);
    let mut copied = Vec::new();
    for _ in 0..2 {
        window.step();
        copied.extend(window.output().platform_output.commands.clone());
    }
    assert!(copied.contains(&egui::OutputCommand::CopyText(words)), "{copied:?}");
}

#[test]
fn copied_words_have_the_descriptor_in_the_place_of_a_withheld_name() {
    let mut window = window();
    choose_point(&mut window, Decision::Accepted, "on page");
    let id = session(&window).briefing().points[0].id.clone();
    let asked = [
        Command::Item(id, ItemCommand::SetText("Ms Koofi was there.".to_owned())),
        Command::Withheld(WithheldCommand::Withhold {
            name: "Fawzia Koofi".to_owned(),
            descriptor: "a witness".to_owned(),
            other_names: Vec::new(),
        }),
    ];
    for command in asked {
        window.state_mut().session_mut().run(command);
    }
    settle(&mut window);
    window.event(Event::Copy);
    let mut copied = Vec::new();
    for _ in 0..2 {
        window.step();
        copied.extend(window.output().platform_output.commands.clone());
    }
    let expected = egui::OutputCommand::CopyText("[a witness] was there.".to_owned());
    assert!(copied.contains(&expected), "{copied:?}");
}

#[test]
fn a_screen_as_small_as_the_window_has_the_window_maximised() {
    for (screen, expected) in [([1440.0, 900.0], true), ([1920.0, 1080.0], false)] {
        let mut window = window_of([1440.0, 900.0], |_| {});
        let viewport = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.monitor_size = Some(screen.into());
        window.step();
        assert_eq!(commands(&window).contains(&ViewportCommand::Maximized(true)), expected, "{screen:?}");
    }
}

#[test]
fn nothing_is_said_about_quotes_and_page_before_they_are_known() {
    let mut window = Harness::builder().with_size([1440.0, 900.0]).build_eframe(|creation| {
        let mut session =
            Session::new(Environment { wake: Arc::new(|| {}), local_time: || "09:41".to_owned() });
        session.run(Command::OpenSample);
        App::new(&creation.egui_ctx, session)
    });
    let mut frames = 0;
    while session(&window).findings().quotes.is_empty() && frames < 500 {
        window.step();
        frames += 1;
        if session(&window).findings().quotes.is_empty() {
            for hasty in ["0 % full", " 0 quotes", "0 quotes verbatim"] {
                assert_eq!(saying(&window, hasty), None, "{hasty}");
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }
    assert!(frames < 500);
}

#[test]
fn a_notice_covers_nothing_and_one_that_only_informs_goes_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
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
fn pasting_without_a_text_says_so() {
    let mut window = window();
    let release =
        |key, modifiers| Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers };
    let said = |window: &Window| saying(window, "There is no text to paste").is_some();
    window.event(Event::Paste("The dam held. Nobody was hurt.".to_owned()));
    window.event(release(Key::V, Modifiers::COMMAND));
    settle(&mut window);
    assert!(!said(&window));
    window.event(release(Key::V, Modifiers::COMMAND));
    settle(&mut window);
    assert!(said(&window));
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
fn an_article_moves_with_alt_and_the_arrows() {
    let mut window = window();
    let order = |window: &Window| {
        let entries = &session(window).briefing().articles;
        entries.iter().map(|entry| entry.article.id.clone()).collect::<Vec<_>>()
    };
    let mut expected = order(&window);
    window.get_by(|node| node.label().is_some_and(|label| label.starts_with("1. "))).focus();
    settle(&mut window);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    expected.swap(0, 1);
    assert_eq!(order(&window), expected);
}

#[test]
fn a_proposed_path_says_in_which_folder_it_lies() {
    let mut window = window();
    give(&mut window, UiCommand::SavePath);
    let field = window.get_by(|node| {
        node.label().is_some_and(|label| label == "Path to save the briefing to") && node.value().is_some()
    });
    assert!(Path::new(&field.value().expect("a path")).is_absolute());
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

/// A file that somebody lets go of over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|err| err.to_string())
    }
}

#[test]
fn files_dropped_on_the_window_are_imported_in_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window_of([1440.0, 900.0], |session| {
        session.run(Command::New);
    });
    for (name, text) in [("a.txt", "The dam held. Nobody was hurt."), ("b.md", "**Rain** fell all night.")] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
    settle(&mut window);
    let articles = &session(&window).briefing().articles;
    assert_eq!(
        articles.iter().map(|entry| entry.article.text.as_str()).collect::<Vec<_>>(),
        ["The dam held. Nobody was hurt.", "Rain fell all night."]
    );
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(session(&window).briefing().articles.is_empty());
}

/// The card whose name begins so, and has these words.
fn card(window: &Window, start: &str, words: &str) -> String {
    let all = window.get_all_by(|node| node.label().is_some_and(|label| label.starts_with(start)));
    let names = all.filter_map(|node| node.accesskit_node().label());
    names.into_iter().find(|name| name.contains(words)).expect("a card of these words")
}

#[test]
fn an_event_is_reviewed_edited_and_put_on_the_timeline() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    let events = session(&window).events();
    assert!(window.query_by_label(&format!("Timeline {}", events.len())).is_some());
    let event = events.into_iter().find(|event| event.decision == Decision::Proposed).expect("a proposal");
    let before = session(&window).briefing().events.len();
    let name = card(&window, "Event ", &event.text);
    assert!(name.contains(", proposed: "), "{name}");
    window.get_by_label(&name).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::E);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "What happened");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let on_page = &session(&window).briefing().events;
    assert_eq!(on_page.len(), before + 1);
    let item = on_page.iter().find(|item| item.id == event.id).expect("the event is on the page");
    assert_eq!((item.label.as_str(), item.date), ("What happened", event.date));
    let name = card(&window, "Event ", "What happened");
    window.get_by_label(&name).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::X);
    assert_eq!(session(&window).briefing().events.len(), before);
}

#[test]
fn a_difference_shows_its_values_with_their_sources_and_highlights_them() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    let differences = session(&window).differences();
    assert!(window.query_by_label(&format!("Differences {}", differences.len())).is_some());
    let difference =
        differences.into_iter().find(|item| item.decision == Decision::Accepted).expect("one on the page");
    let name = card(&window, "Difference ", &difference.topic);
    for value in &difference.values {
        assert!(name.contains(&value.text), "{name}");
    }
    window.get_by_label(&name).focus();
    settle(&mut window);
    // The reader goes from one place to the next.
    let of = difference.evidence.len();
    assert!(window.query_by_label(&format!("evidence 1 of {of}")).is_some());
    press(&mut window, Modifiers::NONE, Key::N);
    assert!(window.query_by_label(&format!("evidence 2 of {of}")).is_some());
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert!(
        window.query_by_label(&format!("evidence 1 of {of}")).is_some(),
        "a list begins at its first evidence"
    );
    press(&mut window, Modifiers::NONE, Key::U);
    assert_eq!(session(&window).briefing().differences.iter().find(|item| item.id == difference.id), None);
}

#[test]
fn a_statement_is_one_card_that_shows_its_renderings() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    let quotes = session(&window).quotes();
    let quote =
        quotes.into_iter().find(|quote| quote.renderings.len() > 1 && quote.decision == Decision::Accepted);
    let quote = quote.expect("a statement with several renderings on the page");
    let name = card(&window, "Quote ", &quote.text);
    window.get_by_label(&name).focus();
    settle(&mut window);
    let other = quote.renderings.iter().position(|other| other.kind != QuoteKind::Indirect);
    let place = other.expect("a rendering inside marks");
    let other = quote.renderings[place].clone();
    // Two articles may have the same words.
    let words = format!("“{}”", other.text);
    assert!(window.query_all_by_label(&words).next().is_some(), "{words}");
    let count = session(&window).briefing().quotes.len();
    window.get_all_by_label("Use these words").nth(place).expect("a rendering to use").click_accesskit();
    settle(&mut window);
    let on_page = &session(&window).briefing().quotes;
    assert_eq!(on_page.len(), count);
    assert!(on_page.iter().any(|item| item.id == other.id) && on_page.iter().all(|item| item.id != quote.id));
}

#[test]
fn a_point_about_which_the_sources_differ_says_so() {
    let window = window();
    let points = session(&window).points();
    let point = points.iter().find(|point| !point.differs.is_empty()).expect("a point with a difference");
    let kinds: Vec<&str> = point.differs.iter().map(|kind| kind.as_str()).collect();
    let chip = format!("sources differ: {}", kinds.join(", "));
    assert!(window.query_all_by_label(&chip).next().is_some(), "{chip}");
}

#[test]
fn articles_that_share_an_origin_are_named_where_origins_are_counted() {
    // Two copies of one report with other first words, and one report of its own.
    let report = "The harbour of Narva was closed on Monday after a storm damaged two of its piers. The harbour \
        master said that ships would be sent to Paldiski until the piers had been mended. Fishermen asked the \
        ministry for help because the season had just begun. The ministry promised an answer within a week. \
        Insurers put the damage at four million euros, and the town asked for a loan.";
    let first = format!("Harbour closed.\n\n{report}");
    let second = format!("Storm closes a harbour in the east.\n\n{report}");
    let window = window_of([1440.0, 900.0], move |session| {
        for text in [first.clone(), second.clone()] {
            session.run(Command::ImportText(text));
            session.wait();
        }
    });
    let reasons = session(&window).origin_reasons();
    assert_eq!(reasons.iter().map(|reason| reason.sources.clone()).collect::<Vec<_>>(), [[1, 2]]);
    let words = format!("Sources 1 and 2 share an origin: {}.", reasons[0].reason);
    assert!(window.query_all_by_label_contains(&words).next().is_some(), "{words}");
}

#[test]
fn a_relative_date_asks_for_the_date_of_its_article_and_is_resolved_by_it() {
    let text = "The government of Norway signed the fisheries treaty with Iceland on Thursday.";
    let mut window = window_of([1440.0, 900.0], move |session| {
        session.run(Command::ImportText(text.to_owned()));
    });
    click(&mut window, "date of article needed");
    for letter in "2025-07-04".chars() {
        type_text(&mut window, &letter.to_string());
    }
    let words = &session(&window).points()[0].text;
    assert_eq!(words, &text.replace("Thursday.", "Thursday [3 July 2025]."));
    assert!(window.query_by_label("date of article needed").is_none());
    assert_eq!(session(&window).events()[0].date.map(|date| date.to_string()).as_deref(), Some("2025-07-03"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    give(&mut window, UiCommand::Undo);
    assert!(session(&window).points()[0].undated, "one step takes the date back");
}

#[test]
fn a_point_on_the_page_is_offered_the_date_that_became_known() {
    let mut window = window();
    let before = session(&window).points()[1].text.clone();
    assert!(before.starts_with("On Thursday,"), "{before}");
    window.get_all_by_label("date of article needed").next().expect("a point with a relative date").click();
    settle(&mut window);
    for letter in "2025-07-04".chars() {
        type_text(&mut window, &letter.to_string());
    }
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(session(&window).points()[1].text, before, "the page changes only when the analyst says so");
    window.get_all_by_label("add the date").next().expect("an offer").click();
    settle(&mut window);
    let point = &session(&window).points()[1];
    assert_eq!(point.text, before.replace("On Thursday,", "On Thursday [3 July 2025],"));
    assert_eq!((point.fidelity, point.offer.as_ref()), (Fidelity::Verbatim, None));
    give(&mut window, UiCommand::Undo);
    assert_eq!(session(&window).points()[1].text, before);
}

#[test]
fn an_article_that_is_not_in_english_says_that_speakers_are_not_detected() {
    let text = "Министр иностранных дел заявил: «Мы приветствуем это решение и надеемся на сотрудничество». \
                Переговоры продолжатся на следующей неделе в Москве.";
    let window = window_of([1440.0, 900.0], move |session| {
        session.run(Command::ImportText(text.to_owned()));
    });
    window.get_by_label("not in English: speakers are not detected");
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
fn a_source_is_graded_and_a_half_grade_is_completed_as_unknown() {
    let mut window = window();
    let name =
        format!("1. {}", session(&window).briefing().articles[0].metadata.title.clone().expect("a title"));
    click(&mut window, &name);
    let grade = |window: &Window| {
        session(window).briefing().articles[0].metadata.grade.map(|grade| grade.to_string())
    };
    click(&mut window, "Source: not judged");
    click(&mut window, "B usually reliable");
    assert_eq!(grade(&window).as_deref(), Some("B6"));
    click(&mut window, "Information: 6 truth cannot be judged");
    click(&mut window, "2 probably true");
    assert_eq!(grade(&window).as_deref(), Some("B2"));
    click(&mut window, "Source: B usually reliable");
    click(&mut window, "not judged");
    assert_eq!(grade(&window), None);
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
    let folder = tempfile::tempdir().expect("a folder");
    let templates = folder.path().join("templates");
    std::fs::create_dir(&templates).expect("a folder");
    let slip = "id = \"slip\"\nname = \"Slip\"\nbased_on = \"one-pager\"\n";
    std::fs::write(templates.join("slip.toml"), slip).expect("a file");
    std::fs::write(folder.path().join("house.toml"), "name = \"Acme\"\n").expect("a file");
    let path = folder.path().to_owned();
    let mut window = window_of([1440.0, 900.0], |session| session.furnish_from(Some(path)));
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

/// Chooses the card of a quote on the page whose speaker is withheld or to be, and gives its words.
fn choose_quote(window: &mut Window, speaker: &str) -> String {
    give(window, UiCommand::ShowQuotes);
    let quotes = session(window).quotes();
    let quote = quotes
        .into_iter()
        .find(|quote| quote.speaker.name.as_deref() == Some(speaker) && quote.decision == Decision::Accepted);
    let quote = quote.expect("a quote of that speaker on the page");
    let ending = format!("{} ({speaker})", quote.text);
    let card = window.get_by(|node| node.label().is_some_and(|label| label.ends_with(&ending)));
    card.scroll_to_me();
    settle(window);
    window.get_by(|node| node.label().is_some_and(|label| label.ends_with(&ending))).focus();
    settle(window);
    quote.text
}

#[test]
fn a_speaker_is_withheld_with_the_keyboard_and_what_still_stands_is_listed_and_settled() {
    const NAME: &str = "Amir Khan Muttaqi";
    let mut window = window();
    let before = session(&window).briefing().clone();
    choose_quote(&mut window, NAME);
    press(&mut window, Modifiers::NONE, Key::W);
    window.get_by_label(&format!("Withhold {NAME}"));
    // The file keeps the name, which must be said.
    window.get_by_label_contains("never the .precis file");
    type_text(&mut window, "a Taliban official");
    press(&mut window, Modifiers::NONE, Key::Enter);
    let withheld = &session(&window).briefing().withheld.speakers;
    assert_eq!(withheld[NAME].descriptor, "a Taliban official");
    let standing = session(&window).occurrences();
    assert!(!standing.is_empty());
    let chip = format!("{} occurrences of withheld names", standing.len());
    window.get_by_label(&chip);
    for (number, found) in (1..).zip(&standing) {
        window.get_by_label(&format!("Accept ({number}): {}", found.place));
    }
    let first = standing[0].clone();
    // The keyboard goes on where the list begins.
    assert!(window.get_by_label(&format!("Replace (1): {}", first.place)).is_focused());
    let accept = format!("Accept (1): {}", first.place);
    window.get_by_label(&accept).focus();
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(session(&window).briefing().withheld.accepted.contains(&first.occurrence));
    click(&mut window, "Replace all");
    assert!(session(&window).occurrences().is_empty());
    assert!(window.query_by_label("Replace all").is_none());
    click(&mut window, "Close");
    assert!(window.query_all_by_label("withheld: a Taliban official").count() > 0);
    assert!(window.query_by_label(&chip).is_none());
    for _ in 0..3 {
        give(&mut window, UiCommand::Undo);
    }
    assert_eq!(session(&window).briefing(), &before);
}

#[test]
fn a_name_is_printed_again_from_the_list_and_the_chip_leads_there() {
    const NAME: &str = "Amir Khan Muttaqi";
    let mut window = window();
    choose_quote(&mut window, NAME);
    click(&mut window, "Withhold speaker…");
    type_text(&mut window, "an official");
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "Close");
    let chip = format!("{} occurrences of withheld names", session(&window).occurrences().len());
    click(&mut window, &chip);
    click(&mut window, &format!("Print the name: {NAME}"));
    assert!(!session(&window).briefing().withholds());
    window.get_by_label_contains("No speaker is withheld.");
}

#[test]
fn an_export_that_is_held_back_is_said_before_a_path_is_asked_for() {
    let mut window = window();
    choose_quote(&mut window, "Amir Khan Muttaqi");
    press(&mut window, Modifiers::NONE, Key::W);
    type_text(&mut window, "an official");
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "Close");
    for command in [UiCommand::ExportPath, UiCommand::ExportWithBriefing, UiCommand::ExportAnnexPath] {
        give(&mut window, command);
        window.get_by_label_contains("Nothing can be exported yet");
        click(&mut window, "Show them");
        click(&mut window, "Close");
    }
    click(&mut window, "Show them");
    click(&mut window, "Replace all");
    click(&mut window, "Close");
    assert!(window.query_by_label_contains("Nothing can be exported yet").is_none());
    give(&mut window, UiCommand::ExportPath);
    window.get_by_label("Cancel");
}

#[test]
fn words_that_cannot_stand_for_a_name_are_not_taken() {
    let mut window = window();
    choose_quote(&mut window, "Amir Khan Muttaqi");
    press(&mut window, Modifiers::NONE, Key::W);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!session(&window).briefing().withholds());
    window.get_by_label("Withhold Amir Khan Muttaqi");
    click(&mut window, "Cancel");
    assert!(!session(&window).briefing().withholds());
}
