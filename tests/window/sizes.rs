//! Windows of every size: what keeps its room, what yields, and what stays in view.

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use precis::session::Command;
use precis::ui::{App, UiCommand};
use precis::workflow::Decision;

use crate::app::{
    Window, choose_point, click, close, commands, give, paper, press, saying, session, settle, window,
    window_of,
};
use crate::support::sessions;

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

/// Makes the window as large as that, and settles it.
fn resize(window: &mut Window, width: f32, height: f32) {
    window.set_size(egui::vec2(width, height));
    settle(window);
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
    // Far more frames than a slow machine needs: only a session that never finds anything runs out of them.
    const MOST: u32 = 15_000;
    let mut window = Harness::builder().with_size([1440.0, 900.0]).build_eframe(|creation| {
        let mut session = sessions::session();
        session.run(Command::OpenSample);
        App::new(&creation.egui_ctx, session)
    });
    let mut frames = 0;
    while session(&window).findings().quotes.is_empty() && frames < MOST {
        window.step();
        frames += 1;
        if session(&window).findings().quotes.is_empty() {
            for hasty in ["0 % full", " 0 quotes", "0 quotes verbatim"] {
                assert_eq!(saying(&window, hasty), None, "{hasty}");
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }
    assert!(frames < MOST);
}
