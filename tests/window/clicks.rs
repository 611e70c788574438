//! The second of two clicks: it never meets what came under the pointer by the first.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable as _;
use precis::model::SectionKind;
use precis::session::{Command, ItemCommand, WithheldCommand};
use precis::ui::UiCommand;
use precis::workflow::Decision;

use crate::app::{Window, session};
use crate::hand::{
    briefing, chosen, click_at, double_click_at, give, key_event, pause, press, settle, type_keys, window,
};

/// The middle of the first control with that name that can be seen.
fn place_of(window: &Window, label: &str) -> Pos2 {
    let all = window.get_all_by(|node| node.label().is_some_and(|own| own == label));
    let seen = all.map(|node| node.rect().center()).find(|place| (60.0..860.0).contains(&place.y));
    seen.expect("a control of that name in view")
}

/// How many points are proposed.
fn proposed(window: &Window) -> usize {
    session(window).points().iter().filter(|point| point.decision == Decision::Proposed).count()
}

/// Brings the first control with that name into view and gives its middle.
fn bring(window: &mut Window, label: &str) -> Pos2 {
    bring_nth(window, label, 0)
}

/// Brings a control with that name into view and gives its middle.
fn bring_nth(window: &mut Window, label: &str, nth: usize) -> Pos2 {
    window.get_all_by_label(label).nth(nth).expect("a control of that name").scroll_to_me();
    settle(window);
    window.get_all_by_label(label).nth(nth).expect("a control of that name").rect().center()
}

#[test]
fn a_second_click_within_400_ms_adds_nothing() {
    // Which card comes under the pointer depends on the heights of those above it.
    for nth in 0..5 {
        let mut window = window();
        let place = bring_nth(&mut window, "Add", nth);
        let (before, points) = (proposed(&window), briefing(&window).points.len());
        double_click_at(&mut window, place);
        assert_eq!((proposed(&window), briefing(&window).points.len()), (before - 1, points + 1), "{nth}");
        assert!(window.query_by_label("Words on the page").is_none(), "nor does it edit a card ({nth})");
    }
}

#[test]
fn a_click_after_400_ms_adds_the_next_one() {
    let mut window = window();
    let place = bring(&mut window, "Add");
    let before = proposed(&window);
    click_at(&mut window, place);
    pause(&mut window, 0.4);
    let place = bring(&mut window, "Add");
    click_at(&mut window, place);
    settle(&mut window);
    assert_eq!(proposed(&window), before - 2);
}

#[test]
fn a_second_click_does_not_take_the_first_one_back_or_go_on_to_another_card() {
    for (tab, label) in [
        (UiCommand::ShowPoints, "Reject"),
        (UiCommand::ShowPoints, "Take off the page"),
        (UiCommand::ShowQuotes, "Add"),
        (UiCommand::ShowQuotes, "Reject"),
        (UiCommand::ShowQuotes, "Take off the page"),
        (UiCommand::ShowTimeline, "Add"),
        (UiCommand::ShowTimeline, "Reject"),
        (UiCommand::ShowTimeline, "Take off the page"),
        (UiCommand::ShowDifferences, "Reject"),
        (UiCommand::ShowDifferences, "Take off the page"),
    ] {
        let mut once = window();
        give(&mut once, tab);
        // The first stays where it is, the others change places.
        let nth = usize::from(once.query_all_by_label(label).count() > 1);
        let place = bring_nth(&mut once, label, nth);
        click_at(&mut once, place);
        settle(&mut once);
        let mut twice = window();
        give(&mut twice, tab);
        let place = bring_nth(&mut twice, label, nth);
        double_click_at(&mut twice, place);
        assert_eq!(briefing(&once), briefing(&twice), "{tab:?}, {label}");
        for words in ["Words on the page", "What it is about"] {
            assert!(twice.query_by_label(words).is_none(), "{tab:?}, {label}: a card is edited");
        }
    }
}

#[test]
fn a_rejection_is_undone_by_one_of_two_clicks() {
    let mut window = window();
    press(&mut window, Modifiers::NONE, Key::X);
    let rejected = briefing(&window).rejected.len();
    assert_eq!(rejected, 1);
    let place = bring(&mut window, "Undo rejection");
    double_click_at(&mut window, place);
    assert!(briefing(&window).rejected.is_empty());
}

#[test]
fn a_second_click_settles_only_one_withheld_name() {
    let mut window = window();
    withhold(&mut window);
    let before = session(&window).occurrences();
    let label = format!("Accept (1): {}", before[0].place);
    let place = place_of(&window, &label);
    double_click_at(&mut window, place);
    assert_eq!(session(&window).occurrences().len(), before.len() - 1);
    // The number is that of another place by now, which is another button.
    let label = format!("Accept (1): {}", session(&window).occurrences()[0].place);
    let place = place_of(&window, &label);
    click_at(&mut window, place);
    settle(&mut window);
    assert_eq!(session(&window).occurrences().len(), before.len() - 2);
}

#[test]
fn names_are_settled_one_after_another_with_the_same_key() {
    let mut window = window();
    withhold(&mut window);
    let before = session(&window).occurrences();
    window.get_by_label(&format!("Accept (1): {}", before[0].place)).focus();
    for _ in 0..3 {
        window.key_press(Key::Enter);
        for _ in 0..4 {
            window.step();
        }
    }
    settle(&mut window);
    let accepted = &session(&window).briefing().withheld.accepted;
    assert_eq!(accepted.len(), 3);
    assert_eq!(session(&window).occurrences().len(), before.len() - 3);
}

/// Withholds a name that stands in many points, and leaves the list of where it still stands open.
fn withhold(window: &mut Window) {
    for point in briefing(window).points.iter().take(5) {
        let words = format!("Orla Brandt came. {}", point.text);
        window.state_mut().session_mut().run(Command::Item(point.id.clone(), ItemCommand::SetText(words)));
    }
    let name = "Orla Brandt".to_owned();
    let command = Command::Withheld(WithheldCommand::Withhold {
        name,
        descriptor: "an official".to_owned(),
        other_names: Vec::new(),
    });
    window.state_mut().session_mut().run(command);
    give(window, UiCommand::ShowWithheld);
    assert_eq!(session(window).occurrences().len(), 5);
}

#[test]
fn a_second_click_takes_only_one_thing_off_the_page_that_does_not_fit() {
    let mut window = window();
    let words = "A sentence that was made far too long for any page. ".repeat(12);
    let ids: Vec<_> = briefing(&window).points.iter().map(|point| point.id.clone()).collect();
    for id in ids {
        window.state_mut().session_mut().run(Command::Item(id, ItemCommand::SetText(words.clone())));
    }
    settle(&mut window);
    let cuts = session(&window).page().expect("a page").cuts.clone();
    assert!(cuts.len() > 2, "{cuts:?}");
    let before = shown(&window);
    let place = bring(&mut window, &format!("Take off the page: {}", cuts[0].label));
    click_at(&mut window, place);
    // The page is laid out anew before the second click.
    window.step();
    window.state_mut().session_mut().wait();
    for _ in 0..3 {
        window.step();
    }
    click_at(&mut window, place);
    settle(&mut window);
    assert_eq!(shown(&window), before - 1);
}

/// How many items and sections the page shows: what a cut takes off.
fn shown(window: &Window) -> usize {
    let briefing = briefing(window);
    briefing.items().count() + briefing.sections.iter().filter(|section| !section.hidden).count()
}

#[test]
fn a_second_click_meets_nothing_behind_a_question_that_closed() {
    let mut window = window();
    give(&mut window, UiCommand::Keys);
    let place = place_of(&window, "Close");
    let before = (briefing(&window), chosen(&window));
    double_click_at(&mut window, place);
    assert!(window.query_by_label("Close").is_none());
    assert_eq!((briefing(&window), chosen(&window)), before);
    assert!(window.query_by_label("Words on the page").is_none());
}

#[test]
fn a_second_click_neither_answers_nor_closes_a_question_that_opened() {
    let mut window = window();
    give(&mut window, UiCommand::ShowQuotes);
    let place = bring(&mut window, "Withhold speaker…");
    double_click_at(&mut window, place);
    window.get_by_label_contains("never the .precis file");
}

#[test]
fn a_second_click_removes_only_one_article() {
    let mut window = window();
    let article = window.get_by(|node| {
        node.role() == Role::ListItem && node.label().is_some_and(|own| own.starts_with("1. "))
    });
    article.click_accesskit();
    settle(&mut window);
    let place = bring(&mut window, "Remove from briefing");
    double_click_at(&mut window, place);
    assert_eq!(briefing(&window).articles.len(), 4);
    assert!(briefing(&window).articles.iter().all(|entry| entry.included));
}

#[test]
fn a_second_click_meets_nothing_behind_a_menu_that_closed() {
    let mut window = window();
    let add = bring(&mut window, "Add section");
    click_at(&mut window, add);
    settle(&mut window);
    let place = window.get_by_label("Text of your own").rect().center();
    double_click_at(&mut window, place);
    let kinds = |window: &Window, kind| {
        briefing(window).sections.iter().filter(|section| section.kind == kind).count()
    };
    assert_eq!(kinds(&window, SectionKind::FreeText), 1);
    assert_eq!(briefing(&window).sections.len(), 7);
    type_keys(&mut window, "we");
    assert_eq!(briefing(&window).sections.last().map(|section| section.text.clone()).as_deref(), Some("we"));
}

#[test]
fn a_second_click_dismisses_only_one_notice() {
    let mut window = window();
    for name in ["one", "two", "three"] {
        window
            .state_mut()
            .session_mut()
            .run(Command::ImportFiles(vec![format!("/nowhere/{name}.txt").into()]));
        settle(&mut window);
    }
    let before = session(&window).notices().len();
    assert!(before > 1);
    let place = bring(&mut window, "Dismiss");
    double_click_at(&mut window, place);
    assert_eq!(session(&window).notices().len(), before - 1);
}

#[test]
fn what_stays_where_it_is_takes_every_click() {
    let mut window = window();
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::X);
    }
    let undo = window.get_by_label("Undo").rect().center();
    for _ in 0..3 {
        click_at(&mut window, undo);
        window.step();
    }
    settle(&mut window);
    assert!(!session(&window).can_undo(), "Undo is clicked as fast as a hand does");
    let tick = window
        .get_by(|node| node.label().is_some_and(|label| label.starts_with("Use article 2:")))
        .rect()
        .center();
    for _ in 0..3 {
        click_at(&mut window, tick);
        window.step();
    }
    settle(&mut window);
    assert!(!briefing(&window).articles[1].included);
}

#[test]
fn a_click_elsewhere_after_400_ms_works() {
    let mut window = window();
    let place = bring(&mut window, "Add");
    let quotes = window.get_by(|node| node.label().is_some_and(|own| own.starts_with("Quotes "))).rect();
    click_at(&mut window, place);
    pause(&mut window, 0.42);
    click_at(&mut window, quotes.center());
    settle(&mut window);
    assert!(chosen(&window).is_some_and(|card| card.starts_with("Quote ")));
}

#[test]
fn two_presses_of_a_key_decide_about_two_cards_however_fast() {
    let mut window = window();
    let first = session(&window).points().iter().position(|point| point.decision == Decision::Proposed);
    for _ in 0..first.expect("a proposal") {
        window.key_press(Key::ArrowDown);
    }
    settle(&mut window);
    let before = proposed(&window);
    window.input_mut().events.extend([key_event(Key::X, true), key_event(Key::X, false)]);
    window.input_mut().events.extend([key_event(Key::X, true), key_event(Key::X, false)]);
    settle(&mut window);
    assert_eq!(proposed(&window), before - 2);
    for _ in 0..2 {
        window.key_press(Key::X);
        window.step();
    }
    settle(&mut window);
    assert_eq!(proposed(&window), before - 4);
}
