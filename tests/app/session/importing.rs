//! Articles on their way in: good ones beside bad ones, once each, and late ones for nobody.

use std::fs;

use precis::model::ArticleId;
use precis::session::{ArticleCommand, Command, Severity};

use crate::support::files::{folder, sample_files};
use crate::support::sessions::{check_told, only_notice, run, session, with_samples};

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
    let folder = folder();
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
        check_told(
            &session,
            Severity::Error,
            &[&format!("“{name}” was not imported: {reason}"), "The briefing is as it was."],
        );
        assert!(session.briefing().articles.is_empty() && !session.can_undo());
    }
    let mut session = session();
    run(&mut session, Command::ImportFiles(vec![folder.path().to_owned()]));
    check_told(&session, Severity::Error, &["it is a folder, not a file"]);
    let mut session = self::session();
    run(&mut session, Command::ImportText(" ".into()));
    check_told(&session, Severity::Error, &["The pasted text was not imported: it is empty."]);
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
