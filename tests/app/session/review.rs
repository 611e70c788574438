//! Points, quotes, events and differences under review.

use precis::model::{Attribution, Fidelity, QuoteKind};
use precis::session::{Command, ItemCommand, Session};
use precis::workflow::Decision;

use crate::support::sessions::{run, session, with_samples};

use super::undo_all;

#[test]
fn a_decision_changes_what_is_reviewed_and_undo_takes_it_back() {
    let (_folder, mut session) = with_samples();
    let proposed = session.points();
    let Some(point) = proposed.first().cloned() else { panic!("the samples have key points") };
    assert_eq!((point.decision, point.fidelity), (Decision::Proposed, Fidelity::Verbatim));
    let now = |session: &Session| session.points().into_iter().find(|other| other.id == point.id).unwrap();

    session.run(Command::Item(point.id.clone(), ItemCommand::Accept));
    assert_eq!(session.undo_label(), Some("accept key point"));
    assert_eq!((now(&session).decision, now(&session).text), (Decision::Accepted, point.text.clone()));
    session.run(Command::Item(point.id.clone(), ItemCommand::Reject));
    assert_eq!(now(&session).decision, Decision::Rejected);
    assert!(session.briefing().points.is_empty());
    session.run(Command::Undo);
    assert_eq!(now(&session).decision, Decision::Accepted);
    session.run(Command::Item(point.id.clone(), ItemCommand::Reconsider));
    assert_eq!(now(&session).decision, Decision::Proposed);
    session.run(Command::Item(point.id.clone(), ItemCommand::Reject));
    session.run(Command::Item(point.id.clone(), ItemCommand::SetText("In".into())));
    session.run(Command::Item(point.id.clone(), ItemCommand::SetText("In other\nwords".into())));
    assert_eq!((now(&session).decision, now(&session).text), (Decision::Accepted, "In other words".into()));
    assert_eq!(
        (now(&session).fidelity, now(&session).evidence),
        (Fidelity::Reworded, point.evidence.clone())
    );
    session.run(Command::Undo);
    assert_eq!(now(&session).decision, Decision::Rejected, "accepting with other words is one step");
    assert_eq!(session.points().len(), proposed.len(), "the review keeps its order");
    undo_all(&mut session);
}

#[test]
fn points_stand_on_the_page_in_the_order_of_the_review_until_they_are_moved() {
    let (_folder, mut session) = with_samples();
    let ids: Vec<_> = session.points().into_iter().map(|point| point.id).take(4).collect();
    let on_page = |session: &Session| -> Vec<usize> {
        let place = |id| ids.iter().position(|other| other == id).unwrap();
        session.briefing().points.iter().map(|point| place(&point.id)).collect()
    };
    for index in [2, 0, 3, 1] {
        session.run(Command::Item(ids[index].clone(), ItemCommand::Accept));
    }
    assert_eq!(on_page(&session), [0, 1, 2, 3]);
    session.run(Command::Item(ids[0].clone(), ItemCommand::Move(99)));
    assert_eq!(on_page(&session), [1, 2, 3, 0]);
    session.run(Command::Item(ids[2].clone(), ItemCommand::Reconsider));
    session.run(Command::Item(ids[2].clone(), ItemCommand::Accept));
    assert_eq!(on_page(&session), [1, 2, 3, 0]);
}

#[test]
fn a_quote_is_reviewed_with_its_words_and_its_speaker() {
    let (_folder, mut session) = with_samples();
    let quotes = session.quotes();
    assert!(!quotes.is_empty());
    let kinds: Vec<bool> = quotes.iter().map(|quote| quote.kind == QuoteKind::Indirect).collect();
    assert!(kinds.is_sorted(), "those without quotation marks stand last");
    for quote in &quotes {
        assert_eq!(quote.fidelity, Fidelity::Verbatim, "{quote:?}");
        assert!(!quote.sources.is_empty());
    }
    let id = quotes[0].id.clone();
    let speaker = Attribution { name: Some("Ana Example".into()), role: Some("  ".into()) };
    session.run(Command::Item(id.clone(), ItemCommand::SetSpeaker(speaker)));
    let item = session.briefing().quotes[0].clone();
    assert_eq!(item.speaker, Attribution { name: Some("Ana Example".into()), role: None });
    assert_eq!((&item.id, &item.text, &item.evidence), (&id, &quotes[0].text, &quotes[0].evidence));
    session.run(Command::Item(id, ItemCommand::SetText("Not what was said".into())));
    assert_eq!(session.quotes()[0].fidelity, Fidelity::Reworded);
}

#[test]
fn events_and_differences_are_decided_about_like_points() {
    let (_folder, mut session) = with_samples();
    let Some(event) = session.events().into_iter().find(|event| event.date.is_some()) else {
        panic!("the samples have dated events")
    };
    let Some(difference) = session.differences().into_iter().next() else { panic!("the samples differ") };
    assert_eq!((event.decision, event.fidelity), (Decision::Proposed, Fidelity::Verbatim));
    assert!(event.origins > 0 && event.origins <= event.of_origins);
    assert!(difference.values.len() > 1 && difference.values.iter().all(|value| !value.sources.is_empty()));
    let event_now =
        |session: &Session| session.events().into_iter().find(|other| other.id == event.id).unwrap();
    let difference_now = |session: &Session| {
        session.differences().into_iter().find(|other| other.id == difference.id).unwrap()
    };

    session.run(Command::Item(event.id.clone(), ItemCommand::Accept));
    session.run(Command::Item(difference.id.clone(), ItemCommand::Accept));
    assert_eq!(
        (event_now(&session).decision, difference_now(&session).decision),
        (Decision::Accepted, Decision::Accepted)
    );
    assert_eq!(
        (session.briefing().events[0].date, &session.briefing().events[0].evidence),
        (event.date, &event.evidence)
    );
    session.run(Command::Item(event.id.clone(), ItemCommand::SetText("In other\nwords".into())));
    session.run(Command::Item(difference.id.clone(), ItemCommand::SetText("What it is about".into())));
    assert_eq!(
        (event_now(&session).text, event_now(&session).fidelity),
        ("In other words".into(), Fidelity::Reworded)
    );
    assert_eq!(difference_now(&session).topic, "What it is about");
    assert_eq!(session.undo_label(), Some("edit difference"));
    session.run(Command::Item(event.id.clone(), ItemCommand::Reject));
    session.run(Command::Item(difference.id.clone(), ItemCommand::Reject));
    assert_eq!(
        (event_now(&session).decision, difference_now(&session).decision),
        (Decision::Rejected, Decision::Rejected)
    );
    assert!(session.briefing().events.is_empty() && session.briefing().differences.is_empty());
    session.run(Command::Item(event.id.clone(), ItemCommand::Reconsider));
    session.run(Command::Item(difference.id.clone(), ItemCommand::Reconsider));
    assert_eq!(event_now(&session), event);
    assert_eq!(difference_now(&session), difference);
    undo_all(&mut session);
}

#[test]
fn the_renderings_of_a_statement_are_one_card_and_another_one_can_be_shown() {
    let (_folder, mut session) = with_samples();
    let cards = session.quotes();
    let Some(card) = cards.iter().find(|card| card.renderings.len() > 1).cloned() else {
        panic!("the samples render statements in several ways")
    };
    let alone = |id| cards.iter().all(|card| &card.id != id);
    assert!(
        card.renderings.iter().all(|rendering| alone(&rendering.id)),
        "a rendering is no card of its own"
    );
    let now = |session: &Session| {
        let of = |id: &_| card.id == *id || card.renderings.iter().any(|other| other.id == *id);
        let mut found: Vec<_> = session.quotes().into_iter().filter(|quote| of(&quote.id)).collect();
        assert_eq!(found.len(), 1);
        found.remove(0)
    };
    session.run(Command::Item(card.id.clone(), ItemCommand::Accept));
    assert_eq!(session.briefing().quotes[0].evidence.len(), card.renderings.len() + 1);
    let other = card.renderings[0].clone();
    session.run(Command::Item(other.id.clone(), ItemCommand::Accept));
    assert_eq!(session.briefing().quotes.len(), 1, "the statement is on the page once");
    assert_eq!((now(&session).id, now(&session).text), (other.id.clone(), other.text));
    assert!(now(&session).renderings.iter().any(|rendering| rendering.id == card.id));
    session.run(Command::Item(other.id, ItemCommand::Reject));
    assert_eq!((now(&session).decision, now(&session).id), (Decision::Rejected, card.id.clone()));
    session.run(Command::Item(card.id.clone(), ItemCommand::Reconsider));
    assert_eq!(now(&session), card);
    undo_all(&mut session);
}

#[test]
fn one_correction_of_a_speaker_holds_for_all_their_quotes() {
    let (folder, mut session) = with_samples();
    let mut by_name = std::collections::BTreeMap::<String, Vec<_>>::new();
    for quote in session.quotes() {
        if let Some(name) = &quote.speaker.name {
            by_name.entry(name.clone()).or_default().push(quote);
        }
    }
    let Some((_, quotes)) = by_name.into_iter().max_by_key(|(_, quotes)| quotes.len()) else {
        panic!("the samples quote people")
    };
    let [first, second, third, ..] = quotes.as_slice() else { panic!("somebody is quoted three times") };
    let name = |session: &Session, id| {
        session.quotes().into_iter().find(|quote| &quote.id == id).unwrap().speaker.name.unwrap()
    };
    session.run(Command::Item(first.id.clone(), ItemCommand::Accept));
    session.run(Command::Item(second.id.clone(), ItemCommand::Accept));
    let before = session.briefing().clone();
    let meant = Attribution { name: Some("Ana Example".into()), role: first.speaker.role.clone() };
    session.run(Command::Item(first.id.clone(), ItemCommand::SetSpeaker(meant.clone())));
    for quote in [first, second, third] {
        assert_eq!(name(&session, &quote.id), "Ana Example");
    }
    session.run(Command::Item(third.id.clone(), ItemCommand::Accept));
    assert!(session.briefing().quotes.iter().all(|item| item.speaker.name.as_deref() == Some("Ana Example")));
    // It is kept in the file.
    let path = folder.path().join("a.precis");
    run(&mut session, Command::SaveAs(path.clone()));
    let mut reopened = self::session();
    run(&mut reopened, Command::Open(path));
    reopened.run(Command::Item(third.id.clone(), ItemCommand::Reconsider));
    assert_eq!(name(&reopened, &third.id), "Ana Example");
    session.run(Command::Undo);
    session.run(Command::Undo);
    assert_eq!(session.briefing(), &before, "the correction is one step");

    // Somebody else who is quoted: the words were given to the wrong one of two.
    let everybody = session.quotes();
    let other = everybody.iter().find(|quote| {
        quote.speaker.name.as_ref().is_some_and(|name| {
            Some(name) != first.speaker.name.as_ref() && !name.contains(' ') || name.contains("Putin")
        })
    });
    let Some(other) = other else { panic!("two people are quoted") };
    session.run(Command::Item(first.id.clone(), ItemCommand::SetSpeaker(other.speaker.clone())));
    assert_eq!(Some(name(&session, &first.id)), other.speaker.name);
    assert_eq!(Some(name(&session, &second.id)), second.speaker.name);
    assert!(session.briefing().speakers.is_empty());
    undo_all(&mut session);
}
