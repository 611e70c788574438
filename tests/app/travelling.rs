//! Pictures on their way into a briefing, and briefings on their way in a page.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use precis::model::{
    Article, ArticleEntry, ArticleId, Briefing, Findings, Metadata, PictureEncoding, SectionId, SectionKind,
};
use precis::session::{Command, HeadEdit, SectionCommand, Session, Severity};
use precis::storage;
use precis::workflow::{Export, read_briefing, render_page};
use tempfile::TempDir;

use crate::support::articles;
use crate::support::files::{folder, picture_file};
use crate::support::programs::{precis, stderr, stdout};
use crate::support::sessions::{check_told, run, session};

/// A session on the sample with an empty section for a picture.
fn with_section() -> (Session, SectionId) {
    let mut session = session();
    run(&mut session, Command::OpenSample);
    run(&mut session, Command::AddSection(SectionKind::Picture));
    let id = session.briefing().sections.last().unwrap().id;
    (session, id)
}

fn alternative(session: &Session, id: SectionId) -> Option<&str> {
    Some(session.briefing().section(id)?.figure.as_ref()?.alternative.as_str())
}

#[test]
fn a_picture_is_chosen_described_replaced_and_taken_away_each_as_one_step() {
    let folder = folder();
    let (mut session, id) = with_section();
    run(&mut session, Command::ReadPicture(id, picture_file(folder.path(), "a.png", 1)));
    assert_eq!(alternative(&session, id), Some(""));
    assert_eq!(session.undo_label(), Some("choose picture"));
    assert_eq!(
        session.page().unwrap().left_blank().last().unwrap(),
        "1 picture without a description for readers who cannot see it"
    );
    for text in ["A", "A bri", "A bridge\nat dawn"] {
        run(&mut session, Command::Section(id, SectionCommand::DescribePicture(text.to_owned())));
    }
    assert_eq!(alternative(&session, id), Some("A bridge at dawn"));
    run(&mut session, Command::Undo);
    assert_eq!(alternative(&session, id), Some(""), "typing is one step");
    run(&mut session, Command::Redo);
    // The same picture once more keeps what was said of it, another does not.
    run(&mut session, Command::ReadPicture(id, picture_file(folder.path(), "b.png", 1)));
    assert_eq!(alternative(&session, id), Some("A bridge at dawn"));
    run(&mut session, Command::ReadPicture(id, picture_file(folder.path(), "c.png", 2)));
    assert_eq!(alternative(&session, id), Some(""));
    run(&mut session, Command::Section(id, SectionCommand::RemovePicture));
    assert_eq!(alternative(&session, id), None);
    run(&mut session, Command::Undo);
    assert_eq!(alternative(&session, id), Some(""));
    assert_eq!(session.notices(), []);
    let figure = session.briefing().section(id).unwrap().figure.clone().unwrap();
    assert_eq!((figure.picture.encoding, figure.picture.width_px), (PictureEncoding::Png, 60));
}

#[test]
fn a_file_that_is_no_picture_is_named_and_changes_nothing() {
    let folder = folder();
    let (mut session, id) = with_section();
    let before = session.briefing().clone();
    let broken = folder.path().join("broken.jpg");
    fs::write(&broken, b"\xFF\xD8\xFF\xE0 no picture").unwrap();
    let text = folder.path().join("text.png");
    fs::write(&text, "words").unwrap();
    for (path, words) in [
        (broken, ["“broken.jpg” is not in the briefing: it is damaged or not whole.", "Choose another"]),
        (
            text,
            ["“text.png” is not in the briefing: it is no PNG, JPEG or WebP picture.", "Choose another PNG"],
        ),
        (folder.path().join("none.png"), ["it does not exist", "The briefing is as it was."]),
    ] {
        run(&mut session, Command::ReadPicture(id, path));
        check_told(&session, Severity::Error, &words);
        let notice = session.notices()[0].id;
        run(&mut session, Command::DismissNotice(notice));
    }
    // Of a section that is none for pictures, or is gone.
    for id in [session.briefing().sections[0].id, SectionId(99)] {
        run(&mut session, Command::ReadPicture(id, picture_file(folder.path(), "a.png", 1)));
        run(&mut session, Command::Section(id, SectionCommand::DescribePicture("words".to_owned())));
        run(&mut session, Command::Section(id, SectionCommand::RemovePicture));
    }
    assert_eq!(session.notices(), []);
    assert_eq!(*session.briefing(), before);
}

#[test]
fn a_picture_for_a_section_that_is_taken_away_meanwhile_is_dropped_with_a_word() {
    let folder = folder();
    let (mut session, id) = with_section();
    session.run(Command::ReadPicture(id, picture_file(folder.path(), "a.png", 1)));
    session.run(Command::Section(id, SectionCommand::Remove));
    session.wait();
    check_told(&session, Severity::Warning, &["“a.png” is not in the briefing", "choose it again"]);
}

#[test]
fn a_cancelled_picture_does_not_come_in() {
    let folder = folder();
    let (mut session, id) = with_section();
    session.run(Command::ReadPicture(id, picture_file(folder.path(), "a.png", 1)));
    let job = session.jobs()[0].clone();
    assert_eq!((job.label.as_str(), job.cancellable), ("Reading a.png", true));
    session.run(Command::CancelJob(job.id));
    session.wait();
    assert_eq!(alternative(&session, id), None);
}

/// The sample with a described picture, saved.
fn illustrated(folder: &TempDir) -> (Session, PathBuf) {
    let (mut session, id) = with_section();
    run(&mut session, Command::ReadPicture(id, picture_file(folder.path(), "a.png", 1)));
    run(&mut session, Command::Section(id, SectionCommand::DescribePicture("A bridge".to_owned())));
    let path = folder.path().join("own.precis");
    run(&mut session, Command::SaveAs(path.clone()));
    assert!(session.is_saved(), "{:?}", session.notices());
    (session, path)
}

#[test]
fn a_page_with_the_briefing_inside_opens_as_that_briefing_and_is_not_written_over() {
    let folder = folder();
    let (mut first, saved) = illustrated(&folder);
    let page = folder.path().join("страница.pdf");
    run(&mut first, Command::Export(Export::with_briefing(page.clone())));
    let bytes = fs::read(&page).unwrap();

    let mut second = session();
    run(&mut second, Command::Open(page.clone()));
    check_told(&second, Severity::Info, &["The briefing was taken out of", "страница.pdf", "Save it"]);
    assert_eq!(second.briefing(), first.briefing());
    assert_eq!(second.file(), None);
    assert!(!second.is_saved() && !second.has_unsaved_work());
    run(&mut second, Command::Head(HeadEdit::SetTitle("Another".into())));
    run(&mut second, Command::Save);
    assert!(second.notices().iter().any(|notice| notice.text.contains("no file yet")));
    assert!(fs::read(&page).unwrap() == bytes, "the page was written over");
    // The briefing inside is the file that saving writes, byte for byte.
    let opened = read_briefing(&page).unwrap();
    assert!(opened.from_page);
    assert!(storage::to_bytes(&opened.document).unwrap() == fs::read(&saved).unwrap());
    assert!(!read_briefing(&saved).unwrap().from_page);
}

#[test]
fn a_page_is_exported_without_the_briefing_unless_it_is_asked_for() {
    let folder = folder();
    let (mut first, _) = illustrated(&folder);
    let page = folder.path().join("page.pdf");
    run(&mut first, Command::Export(Export::page(page.clone())));
    let mut second = session();
    run(&mut second, Command::Open(page));
    check_told(
        &second,
        Severity::Error,
        &["it is a page, and no briefing travels in it", "Open the .precis file"],
    );
    assert_eq!(*second.briefing(), Briefing::default());
}

#[test]
fn only_a_pdf_takes_the_briefing_in() {
    let folder = folder();
    let (mut session, _) = illustrated(&folder);
    for name in ["page.png", "page.md", "page.docx"] {
        let path = folder.path().join(name);
        run(&mut session, Command::Export(Export::with_briefing(path.clone())));
        check_told(&session, Severity::Error, &["only a PDF can hold the briefing"]);
        assert!(!path.exists());
        let notice = session.notices()[0].id;
        run(&mut session, Command::DismissNotice(notice));
    }
}

#[test]
fn a_damaged_page_and_one_with_something_else_inside_are_refused() {
    let folder = folder();
    let (mut first, _) = illustrated(&folder);
    let page = folder.path().join("page.pdf");
    run(&mut first, Command::Export(Export::with_briefing(page.clone())));
    let bytes = fs::read(&page).unwrap();
    fs::write(&page, &bytes[..bytes.len() / 2]).unwrap();
    let reason = read_briefing(&page).unwrap_err().to_string();
    assert_eq!(reason, "it is damaged, or no PDF that can be read");
    // The archive inside is damaged.
    let at = bytes.windows(4).position(|window| window == b"PK\x03\x04").unwrap();
    let mut damaged = bytes;
    damaged[at..at + 4].copy_from_slice(b"none");
    fs::write(&page, &damaged).unwrap();
    assert!(read_briefing(&page).is_err());
}

#[test]
fn a_page_that_could_not_be_opened_again_for_its_size_is_not_made() {
    let with_article = |length: usize| {
        let mut state = 7_u64;
        let noise = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        let source: Arc<[u8]> = (0..length).map(noise).collect();
        let id = ArticleId::of_bytes(&source);
        let article = Arc::new(Article { id, source, ..articles::article("Words.", Metadata::default()) });
        let entry = ArticleEntry { article, metadata: Metadata::default(), included: false };
        Briefing { articles: vec![entry], ..Briefing::default() }
    };
    let page = render_page(&Briefing::default(), &Findings::default()).unwrap();
    let attached = |briefing: &Briefing| page.pdf_with(briefing, Path::new("page.pdf")).map(|pdf| pdf.len());
    let alone = |briefing: &Briefing| {
        storage::to_bytes(&storage::Document { briefing: briefing.clone() }).map(|file| file.len())
    };
    // Noise takes a little more when it is packed; in proportion, so that a small file tells how much.
    let [small, large] = [1_000_000, 9_000_000].map(|length| alone(&with_article(length)).unwrap());
    let beside = attached(&with_article(1_000_000)).unwrap() - small;
    let largest = storage::MAX_BYTES as usize;
    let briefing =
        with_article(1_000_000 + (largest - beside / 2 - small) * 8_000 / ((large - small) / 1000));
    assert!((largest - beside..=largest).contains(&alone(&briefing).unwrap()));
    let said = attached(&briefing).unwrap_err().to_string();
    assert_eq!(said, "with the briefing inside it would be larger than 64 MB and could not be opened again");
}

#[test]
fn the_command_line_puts_a_briefing_into_a_page_and_exports_from_one() {
    let folder = folder();
    let at = folder.path();
    let built = precis(at, &["build", "--attach", "-o", "page.pdf", "--save", "own.precis"]);
    assert!(built.status.success());
    let said = stdout(&built);
    assert!(said.contains("The briefing is inside it, with all articles in full."), "{said}");
    assert!(precis(at, &["export", "page.pdf", "-o", "text.md"]).status.success());
    assert!(precis(at, &["export", "own.precis", "-o", "own.md"]).status.success());
    assert!(fs::read(at.join("text.md")).unwrap() == fs::read(at.join("own.md")).unwrap());
    assert!(precis(at, &["export", "own.precis", "--attach", "-o", "again.pdf"]).status.success());
    let inside = |name: &str| read_briefing(&at.join(name)).unwrap().document;
    assert_eq!(inside("again.pdf"), inside("page.pdf"));

    assert!(precis(at, &["export", "own.precis", "-o", "plain.pdf"]).status.success());
    for (arguments, code, words) in [
        (&["export", "plain.pdf", "-o", "x.md"][..], 1, "it is a page, and no briefing travels in it"),
        (&["build", "--attach", "-o", "page.png"], 2, "only a PDF can hold the briefing"),
        (&["export", "own.precis", "--attach", "--annex", "a.md"], 2, "--output"),
        (&["export", "page.pdf"], 2, "it is the same file"),
    ] {
        let refused = precis(at, arguments);
        let complaint = stderr(&refused);
        assert_eq!(refused.status.code(), Some(code), "{complaint}");
        assert!(complaint.contains(words) && complaint.lines().count() == 1, "{complaint}");
    }
}
