//! The window that is tested, without a screen: what is on it, and what is done to it.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, HarnessBuilder};
use precis::model::{QuoteKind, SectionKind};
use precis::session::{Command, Session};
use precis::ui::{App, UiCommand};
use precis::workflow::Decision;

use crate::support::sessions;

pub(crate) type Window = Harness<'static, App>;

/// A window of 1440 × 900 points on the sample pack, everything settled.
pub(crate) fn window() -> Window {
    window_of([1440.0, 900.0], |session| {
        session.run(Command::OpenSample);
    })
}

/// A window of that size on a session that was prepared, everything settled.
pub(crate) fn window_of(size: [f32; 2], prepare: impl FnOnce(&mut Session) + 'static) -> Window {
    let mut window = build(Harness::builder().with_size(size).with_max_steps(60), prepare);
    settle(&mut window);
    window
}

/// A window as the builder says, on a session that was prepared and has done what it was told.
pub(crate) fn build(builder: HarnessBuilder<App>, prepare: impl FnOnce(&mut Session) + 'static) -> Window {
    builder.build_eframe(move |creation| {
        let mut session = sessions::session();
        prepare(&mut session);
        session.wait();
        App::new(&creation.egui_ctx, session).without_file_dialogs()
    })
}

/// Lets the window do what it was told and take in what its jobs made of it.
pub(crate) fn settle(window: &mut Window) {
    for _ in 0..3 {
        // While a job runs the window keeps turning; the job is waited for below.
        let _ = window.run_ok();
        window.state_mut().session_mut().wait();
    }
    window.run();
}

pub(crate) fn session(window: &Window) -> &Session {
    window.state().session()
}

pub(crate) fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

pub(crate) fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

pub(crate) fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    settle(window);
}

pub(crate) fn give(window: &mut Window, command: UiCommand) {
    window.state_mut().command(command);
    settle(window);
}

pub(crate) fn sections(window: &Window) -> Vec<SectionKind> {
    session(window).briefing().sections.iter().map(|section| section.kind).collect()
}

/// Clicks the first card of the review whose decision is `state`, and gives its words.
pub(crate) fn choose_point(window: &mut Window, decision: Decision, state: &str) -> String {
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

/// How many quotes have somebody's own words in them.
pub(crate) fn direct_quotes(window: &Window) -> usize {
    session(window).quotes().iter().filter(|quote| quote.kind != QuoteKind::Indirect).count()
}

pub(crate) fn close(window: &mut Window) {
    let viewport = window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    window.step();
    settle(window);
}

pub(crate) fn commands(window: &Window) -> Vec<ViewportCommand> {
    window.output().viewport_output.values().flat_map(|viewport| viewport.commands.clone()).collect()
}

/// The one piece of text or control with those words in it.
pub(crate) fn saying<'a>(window: &'a Window, words: &'a str) -> Option<egui::Rect> {
    let mut all = window.query_all_by(move |node| says(node, words));
    all.next().map(|node| node.rect())
}

/// Whether a node is called something with `words` in it; what a text says is its value.
pub(crate) fn says(node: &egui_kittest::kittest::AccessKitNode<'_>, words: &str) -> bool {
    let text = if node.role() == egui::accesskit::Role::Label { node.value() } else { node.label() };
    text.is_some_and(|text| text.contains(words))
}

pub(crate) fn paper(window: &Window) -> egui::Rect {
    window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Page, "))).rect()
}

/// Finds a command by words of it and gives it.
pub(crate) fn by_palette(window: &mut Window, words: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    type_text(window, words);
    press(window, Modifiers::NONE, Key::Enter);
}

/// A file that is dropped on the window.
#[derive(Debug)]
pub(crate) struct Dropped(pub(crate) PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|err| err.to_string())
    }
}
