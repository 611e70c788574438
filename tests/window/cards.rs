//! Cards under review: decided about, edited, moved, copied, in every tab.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use precis::model::{Fidelity, QuoteKind};
use precis::session::{Command, ItemCommand, WithheldCommand};
use precis::ui::UiCommand;
use precis::workflow::Decision;

use crate::app::{
    Window, choose_point, click, direct_quotes, give, press, session, settle, type_text, window, window_of,
};
use crate::hand::chosen;

/// The card whose name begins so, and has these words.
fn card(window: &Window, start: &str, words: &str) -> String {
    let all = window.get_all_by(|node| node.label().is_some_and(|label| label.starts_with(start)));
    let names = all.filter_map(|node| node.accesskit_node().label());
    names.into_iter().find(|name| name.contains(words)).expect("a card of these words")
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
fn a_button_goes_on_to_the_next_card_as_a_key_does() {
    let by = |decide: &dyn Fn(&mut Window)| {
        let mut window = window();
        let before = choose_point(&mut window, Decision::Proposed, "proposed");
        decide(&mut window);
        let after = session(&window).points();
        let place = after.iter().position(|point| point.text == before).expect("the card");
        let next = after.get(place + 1).expect("a card below").text.clone();
        assert_eq!(after[place].decision, Decision::Accepted);
        (next.clone(), chosen(&window).expect("a chosen card").contains(&next))
    };
    let with_key = by(&|window| press(window, Modifiers::NONE, Key::A));
    let with_button = by(&|window| {
        window.get_all_by_label("Add").next().expect("a proposal").click();
        settle(window);
    });
    assert_eq!(with_button, with_key);
    assert!(with_key.1, "{} is chosen", with_key.0);
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
    window.get_all_by_label("add the date").next().expect("an update").click();
    settle(&mut window);
    let point = &session(&window).points()[1];
    assert_eq!(point.text, before.replace("On Thursday,", "On Thursday [3 July 2025],"));
    assert_eq!((point.fidelity, point.update.as_ref()), (Fidelity::Verbatim, None));
    give(&mut window, UiCommand::Undo);
    assert_eq!(session(&window).points()[1].text, before);
}
