//! Withheld speakers in the window.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use precis::ui::{TypedPath, UiCommand};
use precis::workflow::Decision;

use crate::app::{Window, click, give, press, session, settle, type_text, window};

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
    for command in [
        UiCommand::TypePath(TypedPath::Export),
        UiCommand::ExportWithBriefing,
        UiCommand::TypePath(TypedPath::ExportAnnex),
    ] {
        give(&mut window, command);
        window.get_by_label_contains("Nothing can be exported yet");
        click(&mut window, "Show them");
        click(&mut window, "Close");
    }
    click(&mut window, "Show them");
    click(&mut window, "Replace all");
    click(&mut window, "Close");
    assert!(window.query_by_label_contains("Nothing can be exported yet").is_none());
    give(&mut window, UiCommand::TypePath(TypedPath::Export));
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
