//! The users’ templates and house style.

use std::fs;

use precis::session::{Command, HeadEdit, Severity};
use precis::template;
use tempfile::TempDir;

use crate::support::files::folder;
use crate::support::sessions::{only_notice, run, session};

/// A configuration folder with one template for slips of paper, one that cannot be used, and a house style.
fn configured() -> TempDir {
    let folder = folder();
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
    session.load_templates_from(Some(folder.path().to_owned()));
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

    session.load_templates_from(Some(folder.path().to_owned()));
    session.wait();
    assert!((session.page().unwrap().width_pt - 425.2).abs() < 0.01);
    let told = session.notices().last().unwrap();
    assert_eq!(
        told.text,
        "The template names fonts that are not there: “Garamond-Bold” (set in “IBMPlexSerif-SemiBold”)."
    );
}
