//! Who has the keyboard in the window: what is typed goes to a field or to a card, and never where nobody looks.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use precis::model::SectionKind;
use precis::session::{Command, HeadEdit, SectionCommand};
use precis::ui::UiCommand;

use crate::app::{Window, session};
use crate::hand::{
    briefing, button_event, chosen, click_at, double_click_at, give, key_event, press, settle, type_keys,
    window, window_of,
};

/// The row of a section in the list of sections.
fn row(window: &Window, title: &str) -> Pos2 {
    let is_row = |role| role == Role::ListItem;
    let node = window.get_by(|node| is_row(node.role()) && node.label().is_some_and(|own| own == title));
    node.rect().center_top() + egui::vec2(0.0, 12.0)
}

/// The name of what has the keyboard.
fn holder(window: &Window) -> Option<String> {
    let all = window.query_all_by(|node| node.is_focused() && node.label().is_some());
    all.last().and_then(|node| node.accesskit_node().label())
}

/// Whether a card has the keyboard.
fn card_has_keyboard(window: &Window) -> bool {
    holder(window).is_some() && holder(window) == chosen(window)
}

fn text_of(window: &Window, kind: SectionKind) -> String {
    let section = session(window).briefing().sections.iter().rfind(|section| section.kind == kind);
    section.expect("such a section").text.clone()
}

/// Every key that decides about a card or goes to another one.
const CARD_KEYS: [Key; 8] = [Key::A, Key::X, Key::E, Key::U, Key::W, Key::N, Key::ArrowDown, Key::ArrowUp];

/// Presses every key of a card and holds the window to having done nothing.
fn assert_keys_do_nothing(window: &mut Window, when: &str) {
    let before = (briefing(window), chosen(window), holder(window));
    for key in [Key::A, Key::X, Key::E, Key::U, Key::W, Key::N] {
        press(window, Modifiers::NONE, key);
        assert!(window.query_by_label("Words on the page").is_none(), "{when}: {key:?} edits a card");
        assert!(window.query_by_label("Cancel").is_none(), "{when}: {key:?} opens a question");
    }
    assert_eq!((briefing(window), chosen(window), holder(window)), before, "{when}");
    for key in [Key::Delete, Key::Backspace, Key::ArrowDown, Key::ArrowUp] {
        press(window, Modifiers::NONE, key);
        assert_eq!((&briefing(window), &chosen(window)), (&before.0, &before.1), "{when}: {key:?}");
    }
}

#[test]
fn what_is_typed_after_clicking_the_bottom_line_stands_in_its_box() {
    let mut window = window();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let before = briefing(&window);
    let place = row(&window, "Bottom line");
    click_at(&mut window, place);
    type_keys(&mut window, "wexa");
    assert_eq!(text_of(&window, SectionKind::BottomLine), format!("{}wexa", before.sections[0].text));
    let now = briefing(&window);
    assert_eq!(
        (&now.points, &now.rejected, &now.withheld),
        (&before.points, &before.rejected, &before.withheld)
    );
    assert!(window.query_by_label("Words on the page").is_none());
}

#[test]
fn clicking_any_section_with_a_box_puts_the_caret_into_it_again_and_again() {
    for (kind, title) in [
        (SectionKind::BottomLine, "Bottom line"),
        (SectionKind::Assessment, "Assessment"),
        (SectionKind::FreeText, "Text of your own"),
        (SectionKind::Picture, "Picture"),
    ] {
        let mut window = window();
        if !session(&window).briefing().sections.iter().any(|section| section.kind == kind) {
            window.state_mut().session_mut().run(Command::AddSection(kind));
            settle(&mut window);
        }
        for part in ["we", "xa"] {
            let scroll =
                window.get_by(|node| node.role() == Role::ListItem && node.label().as_deref() == Some(title));
            scroll.scroll_to_me();
            settle(&mut window);
            let place = row(&window, title);
            click_at(&mut window, place);
            type_keys(&mut window, part);
            press(&mut window, Modifiers::NONE, Key::Enter);
        }
        assert_eq!(text_of(&window, kind), "wexa", "{title}");
        assert!(session(&window).briefing().rejected.is_empty(), "{title}");
    }
}

#[test]
fn clicking_the_bottom_line_on_the_page_puts_the_caret_into_its_box() {
    let mut window = window();
    let section = briefing(&window).sections[0].clone();
    assert_eq!(section.kind, SectionKind::BottomLine);
    let words = "The bridge opens in May.".to_owned();
    window
        .state_mut()
        .session_mut()
        .run(Command::Section(section.id, SectionCommand::SetText(words.clone())));
    settle(&mut window);
    let page = session(&window).page().expect("a page");
    let area = page.areas.iter().find(|area| area.section == section.id).expect("its place").rect;
    let paper = window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Page, "))).rect();
    let scale = paper.width() / page.width_pt;
    let middle = egui::vec2(area.x_pt + area.width_pt / 2.0, area.y_pt + area.height_pt / 2.0);
    click_at(&mut window, paper.min + middle * scale);
    type_keys(&mut window, "wexa");
    assert_eq!(text_of(&window, SectionKind::BottomLine), format!("{words}wexa"));
}

#[test]
fn a_double_click_on_a_section_renames_it_and_the_caret_stays_there() {
    let mut window = window();
    let place = row(&window, "Bottom line");
    double_click_at(&mut window, place);
    type_keys(&mut window, "wexa");
    assert_eq!(briefing(&window).sections[0].title.as_deref(), Some("wexa"));
    assert_eq!(briefing(&window).sections[0].text, "");
}

#[test]
fn a_section_whose_box_has_the_caret_still_moves_with_alt_and_the_arrows() {
    let mut window = window();
    let place = row(&window, "Bottom line");
    click_at(&mut window, place);
    type_keys(&mut window, "we");
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(briefing(&window).sections[1].kind, SectionKind::BottomLine);
    type_keys(&mut window, "xa");
    assert_eq!(text_of(&window, SectionKind::BottomLine), "wexa");
}

#[test]
fn the_keys_of_a_card_do_nothing_while_nothing_has_the_keyboard() {
    let mut window = window();
    window.event(Event::PointerMoved(Pos2::new(700.0, 886.0)));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(holder(&window), None);
    let before = (briefing(&window), chosen(&window));
    for key in [Key::A, Key::X, Key::E, Key::U, Key::W, Key::N, Key::Delete] {
        press(&mut window, Modifiers::NONE, key);
    }
    assert_eq!((briefing(&window), chosen(&window)), before);
    assert!(window.query_by_label("Words on the page").is_none());
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(briefing(&window), before.0);
    // An arrow leads into the list, to the card that is chosen, and the next one from there.
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(chosen(&window), before.1);
    assert!(card_has_keyboard(&window));
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(chosen(&window), before.1);
}

#[test]
fn the_keys_of_a_card_do_nothing_while_something_else_has_the_keyboard() {
    let mut window = window();
    let tab = format!("Key points {}", session(&window).points().len());
    let article = window.get_by(|node| {
        node.role() == Role::ListItem && node.label().is_some_and(|own| own.starts_with("1. "))
    });
    let article = article.accesskit_node().label().expect("its name");
    let tick = window.get_by(|node| node.label().is_some_and(|own| own.starts_with("Use article 2:")));
    let tick = tick.accesskit_node().label().expect("its name");
    let things =
        ["Undo", "Export PDF…", "Template: One-pager", "Marking: No marking", "Add section", "Key points"];
    for thing in things.into_iter().chain([tab.as_str(), &article, &tick]) {
        if thing == "Undo" {
            // It can be used only when there is something to take back.
            window.state_mut().session_mut().run(Command::Head(HeadEdit::SetTopic("A topic".to_owned())));
            settle(&mut window);
        }
        let node =
            window.get_by(|node| node.label().is_some_and(|own| own == thing) && node.role() != Role::Label);
        node.focus();
        settle(&mut window);
        assert_eq!(holder(&window).as_deref(), Some(thing));
        assert_keys_do_nothing(&mut window, thing);
    }
    for button in ["Add", "Edit", "Reject"] {
        window.get_all_by_label(button).next().expect("a button of a card").focus();
        settle(&mut window);
        assert_keys_do_nothing(&mut window, button);
    }
}

#[test]
fn clicking_something_else_takes_the_keyboard_from_the_card() {
    let mut window = window();
    assert!(card_has_keyboard(&window));
    // The foot of the window is nothing to click on.
    click_at(&mut window, Pos2::new(700.0, 886.0));
    settle(&mut window);
    assert_keys_do_nothing(&mut window, "after a click beside everything");
}

#[test]
fn what_is_typed_or_pasted_in_one_frame_with_the_click_before_it_stands_in_what_was_clicked() {
    let mut window = window();
    let before = briefing(&window);
    let place = row(&window, "Bottom line");
    let events = [
        Event::PointerMoved(place),
        button_event(place, true),
        button_event(place, false),
        key_event(Key::X, true),
        Event::Text("x".to_owned()),
        Event::Paste("and a text".to_owned()),
        key_event(Key::A, true),
        Event::Text("a".to_owned()),
    ];
    window.input_mut().events.extend(events);
    settle(&mut window);
    assert_eq!(text_of(&window, SectionKind::BottomLine), "xand a texta");
    let now = briefing(&window);
    assert_eq!((now.points, now.rejected, now.articles), (before.points, before.rejected, before.articles));
}

#[test]
fn keys_that_arrive_in_one_frame_with_tab_are_no_commands() {
    let mut window = window();
    let before = briefing(&window);
    window.input_mut().events.extend([Key::Tab, Key::X, Key::A, Key::W].map(|key| key_event(key, true)));
    settle(&mut window);
    assert_eq!(briefing(&window), before);
    assert!(!card_has_keyboard(&window));
}

#[test]
fn keys_that_arrive_with_the_one_that_opens_a_field_or_a_question_are_no_commands() {
    for opening in [Key::E, Key::W, Key::Questionmark] {
        let mut window = window();
        let before = briefing(&window);
        give(&mut window, UiCommand::ShowQuotes);
        assert!(card_has_keyboard(&window));
        window.input_mut().events.extend([opening, Key::X, Key::A].map(|key| key_event(key, true)));
        settle(&mut window);
        assert_eq!(briefing(&window), before, "{opening:?}");
    }
}

#[test]
fn what_is_typed_right_after_the_key_that_edits_stands_in_the_field_without_the_key() {
    let mut window = window();
    let words = session(&window).points()[0].text.clone();
    for letter in ["e", "x", "a"] {
        let key = Key::from_name(&letter.to_uppercase()).expect("a key with that letter");
        window.input_mut().events.extend([key_event(key, true), Event::Text(letter.to_owned())]);
    }
    settle(&mut window);
    assert_eq!(session(&window).points()[0].text, format!("{words}xa"));
}

#[test]
fn a_card_has_the_keyboard_from_the_start_and_in_every_list() {
    let mut window = window();
    assert!(card_has_keyboard(&window));
    for key in [Key::Num2, Key::Num3, Key::Num4, Key::Num1] {
        press(&mut window, Modifiers::COMMAND, key);
        assert!(card_has_keyboard(&window), "{key:?}: {:?}", holder(&window));
    }
    let tab = format!("Timeline {}", session(&window).events().len());
    let place = window.get_by_label(&tab).rect().center();
    click_at(&mut window, place);
    settle(&mut window);
    assert!(card_has_keyboard(&window), "after a click on a tab");
}

#[test]
fn the_first_card_that_comes_has_the_keyboard_unless_something_else_has_it() {
    let text = "The council said on Monday that the bridge would open in May. It cost nine million euros.";
    for writes in [false, true] {
        let mut window = window_of(|_| {});
        if writes {
            let place = row(&window, "Bottom line");
            click_at(&mut window, place);
        }
        window.state_mut().session_mut().run(Command::ImportText(text.to_owned()));
        settle(&mut window);
        assert!(!session(&window).points().is_empty());
        assert_eq!(card_has_keyboard(&window), !writes, "{:?}", holder(&window));
        assert_eq!(holder(&window).as_deref() == Some("Bottom line"), writes);
    }
}

#[test]
fn a_card_has_the_keyboard_again_after_what_floated_is_closed() {
    let mut window = window();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let card = chosen(&window);
    for (modifiers, key) in
        [(Modifiers::COMMAND, Key::K), (Modifiers::SHIFT, Key::Questionmark), (Modifiers::COMMAND, Key::O)]
    {
        press(&mut window, modifiers, key);
        assert!(!card_has_keyboard(&window));
        for key in CARD_KEYS {
            press(&mut window, Modifiers::NONE, key);
        }
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(holder(&window), card, "{key:?}");
    }
    let before = session(&window).briefing().rejected.len();
    press(&mut window, Modifiers::NONE, Key::X);
    assert_eq!(session(&window).briefing().rejected.len(), before + 1);
}

#[test]
fn a_field_has_the_keyboard_again_after_what_floated_is_closed() {
    let mut window = window();
    let place = row(&window, "Bottom line");
    click_at(&mut window, place);
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::K);
    press(&mut window, Modifiers::NONE, Key::Escape);
    type_keys(&mut window, "wexa");
    assert_eq!(text_of(&window, SectionKind::BottomLine), "wexa");
}

#[test]
fn a_card_has_the_keyboard_again_after_the_page_was_in_front() {
    let mut window = window();
    window.set_size(egui::vec2(880.0, 700.0));
    settle(&mut window);
    for has_keyboard in [true, false] {
        if !has_keyboard {
            press(&mut window, Modifiers::NONE, Key::Escape);
        }
        press(&mut window, Modifiers::NONE, Key::P);
        assert_eq!(chosen(&window), None, "the page is in front");
        let before = briefing(&window);
        press(&mut window, Modifiers::NONE, Key::X);
        assert_eq!(briefing(&window), before, "what is not shown is not decided about");
        press(&mut window, Modifiers::NONE, Key::P);
        assert_eq!(card_has_keyboard(&window), has_keyboard);
    }
}

#[test]
fn every_field_takes_the_caret_wherever_it_is_clicked() {
    let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let open: [fn(&mut Window); 4] = [
        |window| give(window, UiCommand::Details),
        |window| {
            let is_first = |label: &str| label.starts_with("1. ");
            window.get_by(|node| node.label().is_some_and(|own| is_first(&own))).click_accesskit();
            settle(window);
            let place = row(window, "Bottom line");
            click_at(window, place);
            settle(window);
        },
        |window| {
            give(window, UiCommand::ShowQuotes);
            press(window, Modifiers::NONE, Key::E);
        },
        |window| give(window, UiCommand::Paste),
    ];
    for open in open {
        let mut window = window();
        open(&mut window);
        let fields: Vec<_> =
            window.get_all_by(|node| is_field(node.role())).map(|node| node.rect()).collect();
        for field in fields {
            let inner = field.shrink(2.0);
            for place in [inner.left_top(), inner.right_bottom(), inner.center()] {
                if !window.ctx.content_rect().contains(place) {
                    continue;
                }
                click_at(&mut window, place);
                settle(&mut window);
                let focused = window.get_by(|node| is_field(node.role()) && node.is_focused());
                assert!(focused.rect().contains(place), "{place:?} in {field:?}");
            }
        }
    }
}

#[test]
fn a_card_keeps_the_keyboard_while_it_moves_and_while_a_notice_comes_and_goes() {
    let mut window = window();
    let card = briefing(&window).points[0].id.clone();
    for place in [1, 2, 3] {
        press(&mut window, Modifiers::ALT, Key::ArrowDown);
        assert_eq!(briefing(&window).points[place].id, card);
    }
    let card = holder(&window);
    window.state_mut().session_mut().run(Command::Open("/nowhere/lost.precis".into()));
    settle(&mut window);
    assert_eq!(holder(&window), card);
    let notice = session(&window).notices().first().expect("a notice").id;
    window.state_mut().session_mut().run(Command::DismissNotice(notice));
    settle(&mut window);
    assert_eq!(holder(&window), card);
    assert!(card_has_keyboard(&window));
}

#[test]
fn a_card_has_the_keyboard_again_when_its_words_are_kept_or_given_up() {
    for (tab, key) in [
        (UiCommand::ShowPoints, Key::Enter),
        (UiCommand::ShowPoints, Key::Escape),
        (UiCommand::ShowQuotes, Key::Enter),
        (UiCommand::ShowTimeline, Key::Escape),
    ] {
        let mut window = window();
        give(&mut window, tab);
        press(&mut window, Modifiers::NONE, Key::E);
        assert!(!card_has_keyboard(&window));
        press(&mut window, Modifiers::NONE, key);
        assert!(card_has_keyboard(&window), "{tab:?}, {key:?}: {:?}", holder(&window));
    }
}

#[test]
fn clicking_undo_leaves_the_keyboard_to_the_cards() {
    let mut window = window();
    let points = session(&window).briefing().points.len();
    press(&mut window, Modifiers::NONE, Key::X);
    let undo = window.get_by_label("Undo").rect().center();
    click_at(&mut window, undo);
    settle(&mut window);
    assert_eq!(session(&window).briefing().points.len(), points);
    assert!(card_has_keyboard(&window));
}

#[test]
fn clicking_the_source_of_a_card_gives_that_card_the_keyboard() {
    let mut window = window();
    let chip = window.get_all_by_label("Source 2").last().expect("a source of a card");
    chip.scroll_to_me();
    settle(&mut window);
    let place = window.get_all_by_label("Source 2").last().expect("a source of a card").rect().center();
    click_at(&mut window, place);
    settle(&mut window);
    assert!(card_has_keyboard(&window), "{:?}", holder(&window));
}

#[test]
fn clicking_a_card_under_edit_puts_the_caret_into_its_words() {
    let mut window = window();
    let words = session(&window).points()[0].text.clone();
    press(&mut window, Modifiers::NONE, Key::E);
    let field = window.get_by_label("Words on the page").rect();
    let before = briefing(&window);
    click_at(&mut window, Pos2::new(700.0, 886.0));
    settle(&mut window);
    assert_eq!(holder(&window), None);
    // The margin of the card, beside its field.
    click_at(&mut window, field.left_center() - egui::vec2(6.0, 0.0));
    settle(&mut window);
    assert_eq!(holder(&window).as_deref(), Some("Words on the page"));
    type_keys(&mut window, "x");
    assert_eq!(briefing(&window).rejected, before.rejected);
    assert_eq!(session(&window).points()[0].text, format!("{words}x"));
}

#[test]
fn the_field_for_a_pasted_text_has_the_caret_whoever_asked_for_it() {
    for by_palette in [true, false] {
        let mut window = window();
        if by_palette {
            press(&mut window, Modifiers::COMMAND, Key::K);
            window.event(Event::Text("clipboard".to_owned()));
            settle(&mut window);
            press(&mut window, Modifiers::NONE, Key::Enter);
        } else {
            window.get_by_label("Paste").focus();
            settle(&mut window);
            press(&mut window, Modifiers::NONE, Key::Enter);
        }
        assert_eq!(holder(&window).as_deref(), Some("Article text"));
    }
}

#[test]
fn the_arrows_go_from_article_to_article_and_leave_the_cards_alone() {
    let mut window = window();
    let card = chosen(&window);
    let first = window.get_by(|node| {
        node.role() == Role::ListItem && node.label().is_some_and(|own| own.starts_with("1. "))
    });
    first.focus();
    settle(&mut window);
    let before = holder(&window);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(holder(&window), before);
    assert_eq!(chosen(&window), card);
}
