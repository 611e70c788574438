//! Saving, opening and exporting: the newest briefing goes out, and a bad file costs nothing.

use std::fs;
use std::path::Path;

use precis::model::{Fidelity, Marking, QuoteKind};
use precis::session::{Command, HeadEdit, Severity};
use precis::storage;
use precis::workflow::{Export, PageFormat, render_page};

use crate::support::files::sample_files;
use crate::support::sessions::{check_told, only_notice, run, session, with_samples};

use super::everything_an_analyst_does;

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
    let headless = render_page(reopened.briefing(), reopened.findings()).unwrap();
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
        check_told(
            &session,
            Severity::Error,
            &[name, "was not opened", reason, "the open briefing is as it was"],
        );
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
        check_told(&session, Severity::Error, &[what, &path.display().to_string(), reason]);
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
