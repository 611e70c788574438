//! What would go out without a source, in the window: it is named before anything is asked and beside the page.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use precis::model::{FindingId, QuoteItem};
use precis::session::{ArticleCommand, Command};
use precis::ui::{TypedPath, UiCommand};

use crate::app::{Window, click, give, press, session, settle, window_of};
use crate::support::files::{folder_with, names_in};
use crate::support::unsourced::{NAMES, unticked};

/// A window on the briefing in a folder.
fn window(folder: &Path) -> Window {
    let file = folder.join("b.precis");
    window_of([1440.0, 900.0], |session| {
        session.run(Command::Open(file));
    })
}

#[test]
fn the_window_names_what_has_no_source_before_it_asks_for_a_path() {
    let folder = folder_with(&unticked());
    let mut window = window(folder.path());
    let question = "Export without a source?";
    let commands = [
        (UiCommand::Export, "Path to export to (.pdf, .png, .md or .docx)"),
        (UiCommand::TypePath(TypedPath::Export), "Path to export to (.pdf, .png, .md or .docx)"),
        (UiCommand::ExportAnnex, "Path to export the evidence annex to (.docx or .md)"),
        (UiCommand::TypePath(TypedPath::ExportAnnex), "Path to export the evidence annex to (.docx or .md)"),
        (UiCommand::ExportWithBriefing, "Put the briefing into the PDF?"),
        (UiCommand::TypePath(TypedPath::ExportWithBriefing), "Put the briefing into the PDF?"),
    ];
    for (command, next) in commands {
        give(&mut window, command);
        window.get_by_label(question);
        for name in NAMES {
            assert!(window.query_all_by_label(name).count() > 0, "{name}");
        }
        // The answer that has the keyboard is to go back.
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert!(window.query_by_label(question).is_none() && window.query_by_label(next).is_none());
        give(&mut window, command);
        click(&mut window, "Export anyway");
        assert!(window.query_by_label(question).is_none());
        assert!(window.query_all_by_label(next).count() > 0, "{next}");
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    assert_eq!(names_in(folder.path()), ["b.precis"]);
}

#[test]
fn the_window_exports_what_has_no_source_once_it_was_told_to() {
    let folder = folder_with(&unticked());
    let mut window = window(folder.path());
    give(&mut window, UiCommand::Export);
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "OK");
    assert_eq!(names_in(folder.path()), ["b.pdf", "b.precis"]);
    // It asks again the next time.
    give(&mut window, UiCommand::Export);
    window.get_by_label("Export without a source?");
    click(&mut window, "Go back");
    // And no more when the article is ticked again.
    let first = session(&window).briefing().articles[0].article.id.clone();
    window.state_mut().session_mut().run(Command::Article(first, ArticleCommand::SetIncluded(true)));
    settle(&mut window);
    give(&mut window, UiCommand::Export);
    assert!(window.query_by_label("Export without a source?").is_none());
}

#[test]
fn the_page_says_beside_it_what_has_no_source_and_a_click_shows_the_card() {
    let folder = folder_with(&unticked());
    let mut window = window(folder.path());
    window.get_by_label("On the page without a source, as no article that has it is ticked");
    click(&mut window, "quote 1 “We were not told,”");
    assert!(window.query_all_by_label_contains("Karin Holm").count() > 0);
    let first = session(&window).briefing().articles[0].article.id.clone();
    window.state_mut().session_mut().run(Command::Article(first, ArticleCommand::SetIncluded(true)));
    settle(&mut window);
    assert!(window.query_by_label_contains("On the page without a source").is_none());
}

#[test]
fn the_window_says_how_many_more_it_does_not_name() {
    let mut briefing = unticked();
    let quote = briefing.quotes[0].clone();
    briefing.quotes.extend(
        (2..=300)
            .map(|number| QuoteItem { id: FindingId::from_text(&format!("told {number}")), ..quote.clone() }),
    );
    let folder = folder_with(&briefing);
    let mut window = window(folder.path());
    give(&mut window, UiCommand::Export);
    // Beside the page and in the question.
    assert_eq!(window.query_all_by_label("and 103 more").count(), 2);
}
