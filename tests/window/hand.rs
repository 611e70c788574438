//! A hand that uses the window without a screen, frame by frame, as fast as hands are.

use egui::accesskit::Toggled;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use precis::model::Briefing;
use precis::session::{Command, Session};
use precis::ui::UiCommand;

use crate::app::{Window, build, session};

/// How long a frame takes, in seconds: short, so that two clicks can come in quick succession.
const FRAME: f32 = 0.05;

/// A window of 1440 × 900 points on the sample pack, everything settled.
pub(crate) fn window() -> Window {
    window_of(|session| {
        session.run(Command::OpenSample);
    })
}

pub(crate) fn window_of(prepare: impl FnOnce(&mut Session) + 'static) -> Window {
    let builder = Harness::builder().with_size([1440.0, 900.0]).with_max_steps(400).with_step_dt(FRAME);
    let mut window = build(builder, prepare);
    settle(&mut window);
    window
}

/// Lets the window do what it was told, and lets so much time pass that the next click stands by itself.
pub(crate) fn settle(window: &mut Window) {
    for _ in 0..3 {
        let _ = window.run_ok();
        window.state_mut().session_mut().wait();
    }
    pause(window, 0.45);
}

pub(crate) fn briefing(window: &Window) -> Briefing {
    session(window).briefing().clone()
}

pub(crate) fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

pub(crate) fn give(window: &mut Window, command: UiCommand) {
    window.state_mut().command(command);
    settle(window);
}

/// Types as a keyboard does: every letter is a key first, then a text.
pub(crate) fn type_keys(window: &mut Window, text: &str) {
    for letter in text.chars() {
        let key = Key::from_name(&letter.to_uppercase().to_string()).expect("a key with that letter");
        window.event(key_event(key, true));
        window.event(Event::Text(letter.to_string()));
        window.event(key_event(key, false));
    }
    settle(window);
}

pub(crate) fn key_event(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
}

pub(crate) fn button_event(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// Clicks at a place, in three frames.
pub(crate) fn click_at(window: &mut Window, place: Pos2) {
    window.event(Event::PointerMoved(place));
    window.event(button_event(place, true));
    window.event(button_event(place, false));
    window.step();
}

/// Clicks twice at the same place, as fast as a hand does.
pub(crate) fn double_click_at(window: &mut Window, place: Pos2) {
    click_at(window, place);
    pause(window, 0.1);
    click_at(window, place);
    settle(window);
}

/// Lets as much time pass as that.
pub(crate) fn pause(window: &mut Window, seconds: f32) {
    for _ in 0..(seconds / FRAME).round() as usize {
        window.step();
    }
}

/// The name of the chosen card.
pub(crate) fn chosen(window: &Window) -> Option<String> {
    let starts = ["Point ", "Quote ", "Event ", "Difference "];
    let is_card = |label: &str| starts.iter().any(|start| label.starts_with(start));
    let node = window
        .query_all_by(|node| {
            node.toggled() == Some(Toggled::True) && node.label().is_some_and(|own| is_card(&own))
        })
        .next();
    node.and_then(|node| node.accesskit_node().label())
}
