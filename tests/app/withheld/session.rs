//! Withholding in a session: steps, places that are decided about, and exports that wait.

use precis::model::{Attribution, Findings};
use precis::session::{Command, ItemCommand, Severity, WithheldCommand};
use precis::storage::{self, Document};
use precis::workflow::{Export, Resolution};

use crate::support::sessions::run;

use super::{briefing, occurrences, opened, withholding};

#[test]
fn many_names_in_one_text_are_replaced_by_one_edit_and_overlapping_ones_by_the_longest() {
    let mut many = briefing();
    many.points[1].text = "Koofi and Karimi met Ms Koofi. ".repeat(100).trim_end().to_owned();
    many.withheld.speakers.insert("Ahmad Karimi".into(), withholding("a rival"));
    many.withheld.speakers.insert("Koofi Koofi".into(), withholding("a namesake"));
    let (_folder, mut session) = opened(&many);
    let started = session.occurrences().len();
    assert!(started >= 300, "{started}");
    run(&mut session, Command::Withheld(WithheldCommand::ResolveAll));
    assert!(session.occurrences().is_empty());
    let text = &session.briefing().points[1].text;
    assert_eq!(text.matches("and [a rival] met [").count(), 100, "{text}");
    assert!(!text.contains("Koofi") && !text.contains("[["), "{text}");
}

#[test]
fn a_file_keeps_who_is_withheld_and_what_may_stand() {
    let mut briefing = briefing();
    briefing.withheld.speakers.get_mut("Fawzia Koofi").unwrap().other_names.insert("فوزیه کوفی".into());
    let all = occurrences(&briefing, &Findings::default());
    briefing.withheld.accepted.extend(all.into_iter().map(|found| found.occurrence));
    let bytes = storage::to_bytes(&Document { briefing: briefing.clone() }).unwrap();
    assert_eq!(storage::from_bytes(&bytes).unwrap().briefing, briefing);
}

#[test]
fn the_session_exports_nothing_until_every_place_is_settled_and_saves_all_the_same() {
    let (folder, mut session) = opened(&briefing());
    let path = |name: &str| folder.path().join(name);
    for name in ["a.pdf", "a.png", "a.md", "a.docx"] {
        run(&mut session, Command::Export(Export::page(path(name))));
        assert!(!path(name).exists(), "{name}");
    }
    for name in ["x.md", "x.docx"] {
        run(&mut session, Command::Export(Export::annex(path(name))));
        assert!(!path(name).exists(), "{name}");
    }
    let notice = &session.notices()[0];
    assert_eq!(notice.severity, Severity::Error);
    for words in ["stands in 5 places", "key point 1", "Withheld names"] {
        assert!(notice.text.contains(words), "{}", notice.text);
    }
    assert!(!notice.text.contains("Koofi"), "{}", notice.text);
    run(&mut session, Command::SaveAs(path("saved.precis")));
    assert!(path("saved.precis").exists());
    run(&mut session, Command::Withheld(WithheldCommand::ResolveAll));
    assert!(session.occurrences().is_empty());
    run(&mut session, Command::Export(Export::page(path("a.pdf"))));
    assert!(path("a.pdf").exists(), "{:?}", session.notices());
}

#[test]
fn each_place_is_settled_by_one_command_and_one_undo() {
    let (_folder, mut session) = opened(&briefing());
    let before = session.briefing().clone();
    for found in session.occurrences() {
        for way in &found.resolutions {
            run(
                &mut session,
                Command::Withheld(WithheldCommand::Resolve(Box::new(found.occurrence.clone()), *way)),
            );
            let left = session.occurrences();
            assert!(left.iter().all(|other| other.occurrence != found.occurrence), "{way:?} {found:?}");
            run(&mut session, Command::Undo);
            assert_eq!(session.briefing(), &before, "{way:?} {found:?}");
        }
    }
    run(&mut session, Command::Withheld(WithheldCommand::ResolveAll));
    assert!(session.occurrences().is_empty());
    run(&mut session, Command::Undo);
    assert_eq!(session.briefing(), &before);
}

#[test]
fn a_place_that_is_gone_or_cannot_be_settled_so_changes_nothing() {
    let (_folder, mut session) = opened(&briefing());
    let before = session.briefing().clone();
    let mut gone = session.occurrences().remove(0).occurrence;
    run(&mut session, Command::Withheld(WithheldCommand::Resolve(Box::new(gone.clone()), Resolution::Hide)));
    gone.text.push('!');
    run(&mut session, Command::Withheld(WithheldCommand::Resolve(Box::new(gone), Resolution::Replace)));
    assert_eq!(session.briefing(), &before);
}

#[test]
fn a_page_with_a_name_is_shown_and_its_bytes_are_not_given() {
    let (_folder, mut session) = opened(&briefing());
    assert!(session.page().is_some() && session.page_pdf().is_none());
    run(&mut session, Command::Withheld(WithheldCommand::ResolveAll));
    assert!(session.page_pdf().is_some());
}

#[test]
fn withholding_is_a_step_and_a_speaker_is_withheld_once_under_all_names() {
    let mut plain = briefing();
    plain.withheld.speakers.clear();
    let (_folder, mut session) = opened(&plain);
    let withhold = |name: &str, descriptor: &str| {
        Command::Withheld(WithheldCommand::Withhold {
            name: name.into(),
            descriptor: descriptor.into(),
            other_names: vec![" F.  Koofi ".into(), String::new()],
        })
    };
    run(&mut session, withhold("Fawzia Koofi", " a former\nMP "));
    run(&mut session, withhold("FAWZIA KOOFI", "a politician"));
    let speakers = &session.briefing().withheld.speakers;
    let names: Vec<&String> = speakers.keys().collect();
    assert_eq!(names, ["Fawzia Koofi"]);
    assert_eq!(speakers["Fawzia Koofi"].descriptor, "a politician");
    assert!(speakers["Fawzia Koofi"].other_names.contains("F. Koofi"));
    let first = session.occurrences().remove(0).occurrence;
    run(&mut session, Command::Withheld(WithheldCommand::Resolve(Box::new(first), Resolution::Accept)));
    run(&mut session, Command::Withheld(WithheldCommand::StopWithholding("Fawzia Koofi".into())));
    assert_eq!(session.briefing(), &plain);
    for _ in 0..4 {
        run(&mut session, Command::Undo);
    }
    assert_eq!(session.briefing(), &plain);
    run(&mut session, withhold("Fawzia Koofi", "[MP]"));
    assert_eq!(session.briefing(), &plain);
    assert!(session.notices()[0].text.contains("square brackets"), "{:?}", session.notices());
}

#[test]
fn a_withheld_speaker_stays_withheld_under_every_name_that_the_analyst_gives() {
    let (_folder, mut session) = opened(&briefing());
    let id = session.briefing().quotes[0].id.clone();
    for name in ["F. Kufi", "Shukria Barakzai", "Somebody"] {
        let speaker = Attribution { name: Some(name.into()), role: Some("MP".into()) };
        run(&mut session, Command::Item(id.clone(), ItemCommand::SetSpeaker(speaker)));
        let quote = &session.briefing().quotes[0];
        assert_eq!(quote.speaker.name.as_deref(), Some(name));
        let printed = session.briefing().printed_speaker(&quote.speaker);
        assert_eq!((printed.name.as_deref(), printed.role), (Some("an opposition politician"), None));
    }
}

#[test]
fn a_proposed_file_name_says_no_withheld_name() {
    let (_folder, session) = opened(&briefing());
    assert_eq!(session.file_name_without_names("fawzia-koofi"), "an opposition politician");
    assert_eq!(session.file_name_without_names("2025 koofi 3"), "2025 an opposition politician 3");
    assert!(!session.file_name_without_names("interviewwithkoofi2").contains("koofi"));
    assert_eq!(session.file_name_without_names("page"), "page");
}
