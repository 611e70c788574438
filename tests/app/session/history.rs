//! Steps: everything is undone and made again, one gesture is one step, and what is gone changes nothing.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

use precis::model::{ArticleId, Marking, SectionId, SectionKind, Tlp};
use precis::session::{ArticleCommand, Command, Environment, HeadEdit, ItemCommand, SectionCommand, Session};

use crate::support::sessions::{run, session, with_samples};

use super::{everything_an_analyst_does, undo_all};

fn redo_all(session: &mut Session) {
    while session.can_redo() {
        session.run(Command::Redo);
    }
    session.wait();
}

#[test]
fn undoing_everything_and_making_it_again_gives_the_same_briefing_and_the_same_page() {
    let (_folder, mut session) = with_samples();
    everything_an_analyst_does(&mut session);
    let (briefing, pdf) = (session.briefing().clone(), session.page_pdf().unwrap().to_vec());
    let findings = session.findings().clone();
    undo_all(&mut session);
    assert_eq!(session.briefing(), &precis::model::Briefing::default());
    assert!(session.findings().key_points.is_empty());
    redo_all(&mut session);
    assert_eq!(session.briefing(), &briefing);
    assert_eq!(session.findings(), &findings);
    assert_eq!(session.page_pdf().unwrap(), pdf);
}

#[test]
fn the_window_is_woken_when_a_job_is_done() {
    let (sender, woken) = channel();
    let sender = Mutex::new(sender);
    let wake = Arc::new(move || {
        let _ = sender.lock().unwrap().send(());
    });
    let mut session = Session::new(Environment { wake, local_time: String::new });
    // The first page comes without anybody asking for it.
    woken.recv_timeout(Duration::from_mins(1)).unwrap();
    assert!(session.poll());
    assert!(session.is_page_current() && !session.poll());
    session.run(Command::Head(HeadEdit::SetTitle("x".into())));
    assert!(!session.is_page_current());
    session.wait();
    assert!(session.is_page_current());
}

#[test]
fn an_article_is_never_copied() {
    let (_folder, mut session) = with_samples();
    let article = Arc::clone(&session.briefing().articles[0].article);
    everything_an_analyst_does(&mut session);
    session.run(Command::OpenSample);
    undo_all(&mut session);
    drop(session);
    // The threads are not joined: each lets go of the request that it is at when it comes to its end.
    let deadline = Instant::now() + Duration::from_mins(1);
    while Arc::strong_count(&article) > 1 && Instant::now() < deadline {
        sleep(Duration::from_millis(5));
    }
    assert_eq!(Arc::strong_count(&article), 1, "only this test holds it: nobody keeps it alive");
}

#[test]
fn each_field_and_each_choice_is_a_step_of_its_own() {
    let (_folder, mut session) = with_samples();
    let id = session.briefing().articles[0].article.id.clone();
    let mut metadata = session.briefing().articles[0].metadata.clone();
    let mut steps = 0;
    let mut step = |session: &mut Session, command: Command| {
        session.run(command);
        steps += 1;
    };
    for outlet in ["A", "An"] {
        metadata.outlet = Some(outlet.into());
        session.run(Command::Article(id.clone(), ArticleCommand::SetMetadata(Box::new(metadata.clone()))));
    }
    metadata.outlet = Some("An outlet".into());
    step(&mut session, Command::Article(id.clone(), ArticleCommand::SetMetadata(Box::new(metadata.clone()))));
    metadata.author = Some("An author".into());
    step(&mut session, Command::Article(id, ArticleCommand::SetMetadata(Box::new(metadata))));
    session.run(Command::Head(HeadEdit::SetMarking(Marking::Custom("O".into()))));
    step(&mut session, Command::Head(HeadEdit::SetMarking(Marking::Custom("OUR OWN".into()))));
    step(&mut session, Command::Head(HeadEdit::SetMarking(Marking::Tlp(Tlp::Green))));
    step(&mut session, Command::Head(HeadEdit::SetMarking(Marking::Tlp(Tlp::Red))));
    step(&mut session, Command::Head(HeadEdit::SetTitle("One".into())));
    session.run(Command::FinishTyping);
    step(&mut session, Command::Head(HeadEdit::SetTitle("Two".into())));
    for _ in 0..steps {
        assert_ne!(session.undo_label(), Some("import articles"));
        session.run(Command::Undo);
    }
    assert_eq!(session.undo_label(), Some("import articles"));
}

#[test]
fn commands_about_what_is_gone_do_nothing() {
    let (_folder, mut session) = with_samples();
    let gone = ArticleId::of_bytes(b"gone");
    let nobody = precis::model::FindingId::from_text("point-nobody");
    let before = session.briefing().clone();
    let commands = [
        Command::Article(gone.clone(), ArticleCommand::Remove),
        Command::Article(gone.clone(), ArticleCommand::Move(0)),
        Command::Article(gone, ArticleCommand::SetIncluded(false)),
        Command::Item(nobody.clone(), ItemCommand::Accept),
        Command::Item(nobody.clone(), ItemCommand::Reject),
        Command::Item(nobody.clone(), ItemCommand::Reconsider),
        Command::Item(nobody.clone(), ItemCommand::SetText("x".into())),
        Command::Item(nobody.clone(), ItemCommand::Move(0)),
        Command::Item(nobody, ItemCommand::Move(0)),
        Command::Section(SectionId(99), SectionCommand::Remove),
        Command::Section(SectionId(1), SectionCommand::SetText("a list holds no text".into())),
        Command::AddSection(SectionKind::Quotes),
        Command::ImportFiles(Vec::new()),
    ];
    for command in commands {
        run(&mut session, command);
    }
    assert_eq!(session.briefing(), &before);
    assert_eq!(session.undo_label(), Some("import articles"));
    assert_eq!(session.notices(), []);
}

#[test]
fn a_hidden_section_is_shown_again_by_adding_its_kind() {
    let mut session = session();
    session.run(Command::Section(SectionId(2), SectionCommand::SetHidden(true)));
    session.run(Command::AddSection(SectionKind::Quotes));
    assert_eq!(session.undo_label(), Some("show section"));
    assert!(!session.briefing().section(SectionId(2)).unwrap().hidden);
}
