//! The application without a screen: commands in, state out.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is missing")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::{Duration, Instant};

use precis::import::samples;
use precis::model::{
    ArticleId, Attribution, Fidelity, Marking, Metadata, QuoteKind, SectionId, SectionKind, Tlp,
};
use precis::session::{
    ArticleCommand, Command, Decision, Environment, Export, HeadEdit, ItemCommand, PageFormat,
    SectionCommand, Session, Severity, produce,
};
use precis::storage;
use precis::template;
use tempfile::TempDir;

fn session() -> Session {
    Session::new(Environment { wake: Arc::new(|| ()), local_time: || "09:41".to_owned() })
}

fn run(session: &mut Session, command: Command) {
    session.run(command);
    session.wait();
}

/// The sample pack as files in a folder of their own.
fn sample_files() -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let write = |(name, bytes): (&str, &[u8])| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let paths = samples().into_iter().map(write).collect();
    (folder, paths)
}

/// A session with the sample pack imported, and the folder of its files.
fn with_samples() -> (TempDir, Session) {
    let (folder, paths) = sample_files();
    let mut session = session();
    run(&mut session, Command::ImportFiles(paths));
    assert_eq!(session.briefing().articles.len(), 5);
    (folder, session)
}

/// The one notice that stands.
#[track_caller]
fn only_notice(session: &Session) -> (Severity, String) {
    match session.notices() {
        [notice] => (notice.severity, notice.text.clone()),
        others => panic!("{others:?}"),
    }
}

#[track_caller]
fn check_error(session: &Session, words: &[&str]) {
    let (severity, text) = only_notice(session);
    assert_eq!(severity, Severity::Error, "{text}");
    for part in words {
        assert!(text.contains(part), "“{part}” is not in: {text}");
    }
}

/// One command of every kind that edits, as far as the briefing has something for it.
fn everything_an_analyst_does(session: &mut Session) {
    let first = session.briefing().articles[0].article.id.clone();
    let last = session.briefing().articles[4].article.id.clone();
    let mut commands = vec![
        Command::Head(HeadEdit::SetTitle("A title".into())),
        Command::Head(HeadEdit::SetTopic("A topic".into())),
        Command::Head(HeadEdit::SetPreparedFor("A meeting".into())),
        Command::Head(HeadEdit::SetAsOf("2025-07-04T09:00Z".into())),
        Command::Head(HeadEdit::SetMarking(Marking::Tlp(Tlp::Green))),
        Command::Article(last.clone(), ArticleCommand::Move(0)),
        Command::Article(first.clone(), ArticleCommand::SetIncluded(false)),
        Command::Article(
            last,
            ArticleCommand::SetMetadata(Box::new(Metadata {
                outlet: Some("An outlet".into()),
                ..Metadata::default()
            })),
        ),
        Command::Section(SectionId(0), SectionCommand::Move(3)),
        Command::Section(SectionId(2), SectionCommand::SetHidden(true)),
        Command::Section(SectionId(1), SectionCommand::Rename(Some("Own heading".into()))),
        Command::Section(SectionId(0), SectionCommand::SetText("Own words\r\nin lines".into())),
        Command::AddSection(SectionKind::FreeText),
        Command::Section(SectionId(5), SectionCommand::Remove),
    ];
    let points: Vec<_> = session.points().into_iter().map(|point| point.id).collect();
    let quotes: Vec<_> = session.quotes().into_iter().map(|quote| quote.id).collect();
    for (index, id) in points.iter().take(6).cloned().enumerate() {
        commands.push(match index % 3 {
            0 => Command::Item(id, ItemCommand::Accept),
            1 => Command::Item(id, ItemCommand::Reject),
            _ => Command::Item(id, ItemCommand::SetText("In other words".into())),
        });
    }
    let events: Vec<_> = session.events().into_iter().map(|event| event.id).collect();
    let differences: Vec<_> = session.differences().into_iter().map(|difference| difference.id).collect();
    for (index, id) in events.iter().take(6).cloned().enumerate() {
        commands.push(match index % 3 {
            0 => Command::Item(id, ItemCommand::Accept),
            1 => Command::Item(id, ItemCommand::SetText("What happened".into())),
            _ => Command::Item(id, ItemCommand::Reject),
        });
    }
    commands.extend(differences.first().cloned().map(|id| Command::Item(id, ItemCommand::Accept)));
    commands.extend(
        differences.first().cloned().map(|id| Command::Item(id, ItemCommand::SetText("Own topic".into()))),
    );
    commands.extend(events.first().cloned().map(|id| Command::Item(id, ItemCommand::Move(9))));
    commands.extend(differences.first().cloned().map(|id| Command::Item(id, ItemCommand::Move(9))));
    for (index, id) in quotes.iter().take(6).cloned().enumerate() {
        commands.push(match index % 3 {
            0 => Command::Item(id, ItemCommand::Accept),
            1 => Command::Item(
                id,
                ItemCommand::SetSpeaker(Attribution { name: Some("Somebody".into()), role: None }),
            ),
            _ => Command::Item(id, ItemCommand::Reject),
        });
    }
    commands.extend(points.first().cloned().map(|id| Command::Item(id, ItemCommand::Move(9))));
    commands.extend(quotes.first().cloned().map(|id| Command::Item(id, ItemCommand::Move(9))));
    commands.extend(points.get(1).cloned().map(|id| Command::Item(id, ItemCommand::Reconsider)));
    commands.push(Command::Article(first, ArticleCommand::Remove));
    for command in commands {
        session.run(command);
    }
    session.wait();
    assert_eq!(session.notices(), []);
}

fn undo_all(session: &mut Session) {
    while session.can_undo() {
        session.run(Command::Undo);
    }
    session.wait();
}

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
fn a_briefing_that_was_saved_and_opened_exports_the_same_bytes() {
    let (folder, mut session) = with_samples();
    everything_an_analyst_does(&mut session);
    let at = |name: &str| folder.path().join(name);
    assert!(!session.is_saved() && session.has_unsaved_work());
    run(&mut session, Command::SaveAs(at("a.precis")));
    assert!(session.is_saved() && !session.has_unsaved_work());
    assert_eq!((session.file(), session.saved_at()), (Some(at("a.precis").as_path()), Some("09:41")));
    run(&mut session, Command::Export(Export::page(at("a.pdf"))));
    let (severity, text) =
        session.notices().last().map(|notice| (notice.severity, notice.text.clone())).unwrap();
    assert_ne!(severity, Severity::Error, "{text}");
    assert!(text.starts_with(&format!("The page was exported to “{}”.", at("a.pdf").display())), "{text}");
    assert_eq!(fs::read(at("a.pdf")).unwrap(), session.page_pdf().unwrap(), "the preview is the file");

    let mut reopened = self::session();
    // Export right behind opening: nothing has been analysed or laid out yet.
    reopened.run(Command::Open(at("a.precis")));
    run(&mut reopened, Command::Export(Export::page(at("too early.pdf"))));
    run(&mut reopened, Command::Export(Export::page(at("b.pdf"))));
    assert_eq!(reopened.briefing(), session.briefing());
    assert!(reopened.is_saved() && !reopened.can_undo());
    assert_eq!(fs::read(at("b.pdf")).unwrap(), fs::read(at("a.pdf")).unwrap());
    run(&mut reopened, Command::SaveAs(at("b.precis")));
    assert_eq!(fs::read(at("b.precis")).unwrap(), fs::read(at("a.precis")).unwrap());
    let headless = produce(reopened.briefing(), reopened.findings()).unwrap();
    assert_eq!(PageFormat::Pdf.encode(&headless).unwrap(), fs::read(at("a.pdf")).unwrap());
}

#[test]
fn export_writes_the_newest_briefing_even_if_its_page_is_not_there_yet() {
    let (folder, mut session) = with_samples();
    let path = folder.path().join("a.pdf");
    session.run(Command::Head(HeadEdit::SetTitle("The newest title".into())));
    session.run(Command::Export(Export::page(path.clone())));
    session.wait();
    assert_eq!(fs::read(&path).unwrap(), session.page_pdf().unwrap());
    run(&mut session, Command::Export(Export::page(folder.path().join("a.PNG"))));
    let png = fs::read(folder.path().join("a.PNG")).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
}

#[test]
fn a_page_that_cannot_carry_its_marking_is_not_exported() {
    let (folder, mut session) = with_samples();
    let path = folder.path().join("a.pdf");
    session.run(Command::Head(HeadEdit::SetMarking(Marking::Custom("SECRET ".repeat(80)))));
    // Before its page is there, and after.
    for _ in 0..2 {
        run(&mut session, Command::Export(Export::page(path.clone())));
        let notice = session.notices().last().unwrap();
        assert_eq!(notice.severity, Severity::Error, "{}", notice.text);
        assert!(notice.text.contains("its marking has 559 characters"), "{}", notice.text);
        assert!(!path.exists());
    }
}

#[test]
fn what_is_edited_during_a_save_stays_unsaved() {
    let (folder, mut session) = with_samples();
    let path = folder.path().join("a.precis");
    session.run(Command::Head(HeadEdit::SetTitle("Before".into())));
    session.run(Command::SaveAs(path.clone()));
    session.run(Command::Head(HeadEdit::SetTitle("After".into())));
    session.wait();
    assert!(!session.is_saved());
    assert_eq!(storage::read(&path).unwrap().briefing.title, "Before");
    run(&mut session, Command::Save);
    assert!(session.is_saved());
    session.run(Command::Head(HeadEdit::SetTopic("More".into())));
    assert!(!session.is_saved());
    session.run(Command::Undo);
    assert!(session.is_saved());
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
fn one_bad_file_does_not_keep_four_good_ones_out() {
    let (folder, mut paths) = sample_files();
    fs::write(&paths[2], "").unwrap();
    paths.push(folder.path().join("missing.txt"));
    let mut session = session();
    run(&mut session, Command::ImportFiles(paths));
    assert_eq!(session.briefing().articles.len(), 4);
    let (severity, text) = only_notice(&session);
    assert_eq!(severity, Severity::Warning);
    for part in
        ["“002_6bfe3bcdf48a6ad7.txt” (it is empty)", "“missing.txt” (it does not exist)", "The 4 other"]
    {
        assert!(text.contains(part), "{text}");
    }
    session.run(Command::Undo);
    assert!(session.briefing().articles.is_empty() && !session.can_undo(), "one gesture is one step");
}

#[test]
fn every_bad_article_gets_one_sentence_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let cases: [(&str, Option<&[u8]>, &str); 6] = [
        ("none.txt", None, "it does not exist"),
        ("empty.txt", Some(b""), "it is empty"),
        ("blank.txt", Some(b" \n\n \t"), "it is empty"),
        (
            "binary.txt",
            Some(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0\x80"),
            "it is not text",
        ),
        ("list.txt", Some(b"- one\n- two\n"), "it has no sentences"),
        ("old.precis", Some(b"PK"), "it is a briefing, not an article"),
    ];
    for (name, bytes, reason) in cases {
        let path = folder.path().join(name);
        if let Some(bytes) = bytes {
            fs::write(&path, bytes).unwrap();
        }
        let mut session = session();
        run(&mut session, Command::ImportFiles(vec![path]));
        check_error(
            &session,
            &[&format!("“{name}” was not imported: {reason}"), "The briefing is as it was."],
        );
        assert!(session.briefing().articles.is_empty() && !session.can_undo());
    }
    let mut session = session();
    run(&mut session, Command::ImportFiles(vec![folder.path().to_owned()]));
    check_error(&session, &["it is a folder, not a file"]);
    let mut session = self::session();
    run(&mut session, Command::ImportText(" ".into()));
    check_error(&session, &["The pasted text was not imported: it is empty."]);
}

#[test]
fn the_same_bytes_come_in_once() {
    let (folder, paths) = sample_files();
    let again = folder.path().join("again.txt");
    fs::copy(&paths[1], &again).unwrap();
    let mut session = session();
    run(&mut session, Command::ImportFiles(paths[..2].to_vec()));
    let step = session.briefing().clone();
    run(&mut session, Command::ImportFiles(vec![again.clone()]));
    let (severity, text) = only_notice(&session);
    assert_eq!(severity, Severity::Info);
    assert_eq!(text, "“again.txt” is in the briefing already. The briefing is as it was.");
    assert_eq!(session.briefing(), &step);
    session.run(Command::Undo);
    assert!(!session.can_undo());
    run(&mut session, Command::ImportFiles(vec![paths[1].clone(), again]));
    assert_eq!(session.briefing().articles.len(), 1);
}

#[test]
fn a_pasted_text_is_an_article() {
    let mut session = session();
    let text = "The minister said on Monday that the talks had ended. No date was set for the next round.";
    run(&mut session, Command::ImportText(text.into()));
    assert_eq!(session.notices(), []);
    assert_eq!(session.briefing().articles[0].article.file, None);
    assert_eq!(session.undo_label(), Some("import article"));
}

#[test]
fn every_bad_briefing_gets_one_sentence_and_the_open_one_goes_on() {
    let (folder, mut session) = with_samples();
    let at = |name: &str| folder.path().join(name);
    run(&mut session, Command::SaveAs(at("good.precis")));
    session.run(Command::Head(HeadEdit::SetTitle("Unsaved".into())));
    let good = fs::read(at("good.precis")).unwrap();
    let cases: [(&str, Option<&[u8]>, &str); 4] = [
        ("none.precis", None, "it does not exist"),
        ("cut.precis", Some(&good[..good.len() / 2]), "it is incomplete or damaged"),
        ("text.precis", Some(b"Dear reader"), "it is not a ZIP archive"),
        ("empty.precis", Some(b""), "it is not a ZIP archive"),
    ];
    for (name, bytes, reason) in cases {
        if let Some(bytes) = bytes {
            fs::write(at(name), bytes).unwrap();
        }
        run(&mut session, Command::Open(at(name)));
        check_error(&session, &[name, "was not opened", reason, "the open briefing is as it was"]);
        assert_eq!((session.briefing().title.as_str(), session.is_saved()), ("Unsaved", false));
        assert_eq!(session.file(), Some(at("good.precis").as_path()));
        let id = session.notices()[0].id;
        session.run(Command::DismissNotice(id));
        assert_eq!(session.notices(), []);
    }
}

#[test]
fn a_missing_or_read_only_target_gets_one_sentence_and_nothing_is_lost() {
    let (folder, mut session) = with_samples();
    let nowhere = folder.path().join("nowhere");
    let locked = folder.path().join("locked.precis");
    fs::write(&locked, "old").unwrap();
    let mut permissions = fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).unwrap();
    let cases = [
        (
            Command::SaveAs(nowhere.join("a.precis")),
            "The briefing was not saved",
            "its folder does not exist",
        ),
        (
            Command::Export(Export::page(nowhere.join("a.pdf"))),
            "The page was not exported",
            "its folder does not exist",
        ),
        (
            Command::Export(Export::page(nowhere.join("a.png"))),
            "The page was not exported",
            "its folder does not exist",
        ),
        (Command::SaveAs(locked.clone()), "The briefing was not saved", "it is read-only"),
        (
            Command::Export(Export::page(folder.path().join("a.odt"))),
            "The page was not exported",
            "none of .pdf, .png, .md and .docx",
        ),
        (
            Command::Export(Export::annex(folder.path().join("a.pdf"))),
            "The evidence annex was not exported",
            "neither of .md and .docx",
        ),
    ];
    for (command, what, reason) in cases {
        let (Command::SaveAs(path) | Command::Export(Export { path, .. })) = command.clone() else {
            continue;
        };
        run(&mut session, command);
        check_error(&session, &[what, &path.display().to_string(), reason]);
        let id = session.notices()[0].id;
        session.run(Command::DismissNotice(id));
        assert!(!session.is_saved() && session.file().is_none() && session.saved_at().is_none());
    }
    assert!(!nowhere.exists());
    assert_eq!(fs::read_to_string(&locked).unwrap(), "old");
}

#[test]
fn saving_without_a_file_asks_for_one() {
    let mut session = session();
    session.run(Command::Save);
    let (severity, text) = only_notice(&session);
    assert_eq!(severity, Severity::Warning);
    assert!(text.contains("Choose Save as"), "{text}");
}

#[test]
fn the_sample_opens_as_a_briefing_that_nobody_has_to_save() {
    let mut session = session();
    run(&mut session, Command::OpenSample);
    assert_eq!(session.notices(), []);
    assert_eq!(session.briefing().articles.len(), 5);
    let briefing = session.briefing();
    assert!(
        (1..=6).contains(&briefing.events.len()) && briefing.events.iter().all(|event| event.date.is_some())
    );
    assert!((1..=4).contains(&briefing.differences.len()));
    assert!(!session.is_saved() && !session.has_unsaved_work() && !session.can_undo());
    assert!(session.is_page_current() && session.sample_was_shown());
    let titles: Vec<_> =
        session.briefing().articles.iter().filter_map(|entry| entry.metadata.title.as_deref()).collect();
    assert!(
        titles.contains(&session.briefing().title.as_str()),
        "the headline is one that an article states"
    );
    for quote in &session.briefing().quotes {
        assert_eq!(
            session.briefing().fidelity(&quote.text, &quote.evidence),
            Fidelity::Verbatim,
            "{quote:?}"
        );
        assert_ne!(quote.kind, QuoteKind::Indirect);
    }
    for point in &session.briefing().points {
        assert_eq!(
            session.briefing().fidelity(&point.text, &point.evidence),
            Fidelity::Verbatim,
            "{point:?}"
        );
    }
}

#[test]
fn opening_takes_nothing_away_that_was_done_meanwhile() {
    let (folder, mut session) = with_samples();
    let path = folder.path().join("a.precis");
    run(&mut session, Command::SaveAs(path.clone()));
    session.run(Command::Open(path.clone()));
    session.run(Command::Head(HeadEdit::SetTitle("Typed while the file was read".into())));
    session.wait();
    assert_eq!(session.briefing().title, "Typed while the file was read");
    let (severity, text) = only_notice(&session);
    assert_eq!(severity, Severity::Warning);
    assert!(text.contains("was not opened, because the open briefing was changed meanwhile"), "{text}");
    // What the analyst agreed to lose before is no reason to stay.
    run(&mut session, Command::Open(path));
    assert_eq!(session.briefing().title, "");
}

#[test]
fn what_comes_too_late_for_another_briefing_is_dropped() {
    let (_folder, paths) = sample_files();
    let mut session = session();
    session.run(Command::ImportFiles(paths));
    assert_eq!(session.jobs().len(), 1);
    session.run(Command::New);
    session.wait();
    assert!(session.briefing().articles.is_empty());
    assert!(only_notice(&session).1.starts_with("Nothing was imported, because another briefing was opened"));
}

#[test]
fn findings_of_articles_that_are_gone_are_dropped() {
    let (_folder, mut session) = with_samples();
    let all = session.findings().clone();
    // Analysis is asked about fewer and fewer articles, and about all of them again, faster than it answers.
    for _ in 0..5 {
        session.run(Command::Article(
            session.briefing().articles[0].article.id.clone(),
            ArticleCommand::SetIncluded(false),
        ));
        session.run(Command::Article(
            session.briefing().articles[3].article.id.clone(),
            ArticleCommand::SetIncluded(false),
        ));
        session.run(Command::Undo);
        session.run(Command::Undo);
    }
    session.wait();
    assert_eq!(session.findings(), &all);
    let first = session.briefing().articles[0].article.id.clone();
    run(&mut session, Command::Article(first.clone(), ArticleCommand::SetIncluded(false)));
    let stale = |id: &ArticleId| id == &first;
    let points = &session.findings().key_points;
    assert!(points.iter().flat_map(|point| &point.evidence).all(|place| !stale(&place.article)));
    assert!(session.findings().quotes.iter().all(|quote| !stale(&quote.content.article)));
}

#[test]
fn an_import_that_is_cancelled_brings_nothing() {
    let (_folder, paths) = sample_files();
    let mut session = session();
    session.run(Command::ImportFiles(paths));
    let job = session.jobs().remove(0);
    assert_eq!((job.label.as_str(), job.cancellable), ("Importing 5 files", true));
    session.run(Command::CancelJob(job.id));
    assert_eq!(session.jobs(), []);
    // The import thread does one thing after the other: this comes behind what was cancelled.
    run(&mut session, Command::ImportText("The minister said so on Monday. Nobody replied.".into()));
    assert_eq!(session.briefing().articles.len(), 1);
    assert_eq!(session.notices(), []);
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
fn the_folder_of_the_last_file_is_remembered() {
    let (folder, paths) = sample_files();
    let preferences = folder.path().join("config/preferences.json");
    let mut first = session();
    first.remember_in(Some(preferences.clone()));
    assert_eq!(first.last_folder(), None);
    run(&mut first, Command::ImportFiles(paths));
    run(&mut first, Command::OpenSample);
    drop(first);
    let mut second = session();
    second.remember_in(Some(preferences));
    assert_eq!(second.last_folder(), Some(folder.path()));
    assert!(second.sample_was_shown());
    // Preferences that cannot be kept are nobody's trouble.
    second.remember_in(Some(Path::new("/dev/null/preferences.json").to_owned()));
    run(&mut second, Command::OpenSample);
    assert_eq!(second.notices(), []);
}

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

/// A configuration folder with one template for slips of paper, one that cannot be used, and a house style.
fn configured() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let templates = folder.path().join("templates");
    fs::create_dir(&templates).unwrap();
    let slip = "id = \"slip\"\nname = \"Slip\"\nbased_on = \"one-pager\"\n[paper]\nwidth_mm = 150.0\n\
                [styles.title]\nface = \"Garamond-Bold\"\n";
    fs::write(templates.join("slip.toml"), slip).unwrap();
    fs::write(templates.join("bad.toml"), "id = 3\n").unwrap();
    fs::write(folder.path().join("house.toml"), "name = \"Acme\"\nheader.text = \"Acme Watch\"\n").unwrap();
    folder
}

#[test]
fn the_users_templates_and_house_style_are_read_and_what_is_wrong_is_told() {
    let folder = configured();
    let mut session = session();
    session.wait();
    assert_eq!((session.templates().len(), session.house()), (template::built_in().len(), None));
    let plain = session.page_pdf().unwrap().to_vec();
    session.furnish_from(Some(folder.path().to_owned()));
    session.wait();
    let (severity, text) = only_notice(&session);
    assert_eq!(severity, Severity::Warning);
    assert!(text.contains("bad.toml”, line 1: invalid type"), "{text}");
    assert!(
        text.ends_with("the others are there. Correct the files and read the templates again."),
        "{text}"
    );
    let slip = session.templates().last().unwrap();
    assert_eq!((slip.id.as_str(), slip.name.as_str()), ("slip", "Slip"));
    assert_eq!(slip.file.as_deref(), Some(folder.path().join("templates/slip.toml").as_path()));
    assert_eq!(session.house(), Some("Acme"));
    // The house style is on the page at once, and the page is not the briefing's affair.
    assert!(session.is_page_current() && session.page_pdf().unwrap() != plain);
    assert!(!session.has_unsaved_work());

    let shown = session.notices()[0].id;
    session.run(Command::DismissNotice(shown));
    fs::remove_file(folder.path().join("templates/bad.toml")).unwrap();
    fs::remove_file(folder.path().join("house.toml")).unwrap();
    run(&mut session, Command::ReadTemplates);
    assert_eq!((session.notices().len(), session.house()), (0, None));
    assert!(session.page_pdf().unwrap() == plain);
}

#[test]
fn a_page_without_its_template_or_its_fonts_is_set_in_others_and_that_is_told_once() {
    let folder = configured();
    let mut session = session();
    run(&mut session, Command::Head(HeadEdit::SetTemplate("slip".to_owned())));
    let (severity, text) = only_notice(&session);
    assert_eq!(
        (severity, text.as_str()),
        (
            Severity::Warning,
            "There is no template “slip”, so the page is set in “One-pager”; the briefing keeps its choice."
        )
    );
    assert_eq!(session.briefing().template, "slip");
    assert!((session.page().unwrap().width_pt - 595.28).abs() < 0.01);
    let shown = session.notices()[0].id;
    session.run(Command::DismissNotice(shown));
    run(&mut session, Command::Head(HeadEdit::SetTitle("A title".to_owned())));
    assert_eq!(session.notices(), []);

    session.furnish_from(Some(folder.path().to_owned()));
    session.wait();
    assert!((session.page().unwrap().width_pt - 425.2).abs() < 0.01);
    let told = session.notices().last().unwrap();
    assert_eq!(
        told.text,
        "The template names fonts that are not there: “Garamond-Bold” (set in “IBMPlexSerif-SemiBold”)."
    );
}
