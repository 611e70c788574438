//! Articles: how they come in, what is said of them, and what the analyst fills in.

use std::sync::Arc;

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use precis::session::Command;

use crate::app::{Dropped, Window, click, press, saying, session, settle, type_text, window, window_of};
use crate::support::files::folder;

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
fn what_cleaning_removed_is_put_back_with_one_click_and_one_undo() {
    let text = "A title of three\n\nThe council said on Monday that the bridge would open in May.\n\n\
                Read more: The mill that burned\n\nIt cost much, the mayor said.";
    let mut window = window_of([1440.0, 900.0], |_| {});
    window.event(Event::Paste(text.to_owned()));
    settle(&mut window);
    let article = |window: &Window| session(window).briefing().articles[0].article.clone();
    let before = article(&window);
    let fold = window.get_by(|node| node.label().is_some_and(|label| label.contains(" removed: ")));
    fold.click();
    settle(&mut window);
    click(&mut window, "Put back: Read more: The mill that burned");
    assert!(article(&window).text.contains("in May.\nRead more: The mill that burned\nIt cost"));
    assert!(session(&window).findings().key_points.iter().all(|point| {
        let place = &point.evidence[0];
        place.span.of(&article(&window).text).is_some_and(|words| point.text.contains(words))
    }));
    click(&mut window, "Take out: Read more: The mill that burned");
    assert_eq!(article(&window), before);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(article(&window).text.contains("Read more"));
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
fn files_dropped_on_the_window_are_imported_in_one_step() {
    let folder = folder();
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
fn an_article_that_is_not_in_english_says_that_speakers_are_not_detected() {
    let text = "Министр иностранных дел заявил: «Мы приветствуем это решение и надеемся на сотрудничество». \
                Переговоры продолжатся на следующей неделе в Москве.";
    let window = window_of([1440.0, 900.0], move |session| {
        session.run(Command::ImportText(text.to_owned()));
    });
    window.get_by_label("not in English: speakers are not detected");
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
