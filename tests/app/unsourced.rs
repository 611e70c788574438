//! What would stand on the page without a source because its articles are not ticked: which items those are, and that
//! none goes out unasked, by whatever door and in whatever form.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use precis::edit::remove_article;
use precis::model::{ArticleId, Briefing, Evidence, FindingId, Section, SectionKind, Span};
use precis::session::{ArticleCommand, Command, Severity};
use precis::workflow::{Export, unsourced};

use crate::support::files::{folder_with, names_in};
use crate::support::programs::precis;
use crate::support::sessions::{run, session};
use crate::support::unsourced::{NAMES, briefing, unticked};

fn names(briefing: &Briefing) -> Vec<String> {
    unsourced(briefing).into_iter().map(|item| item.name).collect()
}

fn section(briefing: &mut Briefing, kind: SectionKind) -> &mut Section {
    briefing.sections.iter_mut().find(|section| section.kind == kind).unwrap()
}

#[test]
fn an_item_is_without_a_source_when_none_of_its_articles_is_ticked() {
    assert!(names(&briefing()).is_empty());
    assert_eq!(names(&unticked()), NAMES);
    let mut none = unticked();
    none.articles[1].included = false;
    assert_eq!(names(&none).len(), 5);
    assert!(names(&none).contains(&"key point 1 “The ferry has stopped.”".to_owned()));
    // The articles' order and whether others are ticked beside them change nothing.
    let mut turned = unticked();
    turned.articles.reverse();
    assert_eq!(names(&turned), NAMES);
}

#[test]
fn a_quote_needs_a_source_that_has_its_words() {
    let mut briefing = briefing();
    // Another article renders the statement in words of its own.
    let (words, other) = ("The harbour has room", &briefing.articles[1].article);
    let start = other.text.find(words).unwrap();
    let place = Evidence { article: other.id.clone(), span: Span::new(start, start + words.len()) };
    briefing.quotes[0].evidence.push(place);
    assert!(names(&briefing).is_empty());
    briefing.articles[0].included = false;
    assert!(names(&briefing).contains(&NAMES[1].to_owned()), "{:?}", names(&briefing));
    // Words that no article has are the analyst's: the page says so at its foot.
    briefing.quotes[0].text = "Nobody told us".into();
    assert!(!names(&briefing).iter().any(|name| name.starts_with("quote")));
}

#[test]
fn of_a_difference_each_value_needs_a_source() {
    let mut other_side = briefing();
    other_side.articles[1].included = false;
    assert_eq!(names(&other_side), ["difference 1 “Last day of the ferry”"]);
    other_side.differences[0].topic.clear();
    assert_eq!(names(&other_side), ["difference 1 “Tuesday”"]);
    // What has no words is not printed.
    other_side.differences[0].values[1].text = " ".into();
    assert!(names(&other_side).is_empty());
}

#[test]
fn what_is_not_on_the_page_needs_no_source_and_what_the_analyst_wrote_has_none() {
    let mut briefing = unticked();
    section(&mut briefing, SectionKind::BottomLine).text = "Our own bottom line.".into();
    assert_eq!(names(&briefing)[0], "key point 1 “Nine boats lie in the harbour.”");
    let lists =
        [SectionKind::KeyPoints, SectionKind::Quotes, SectionKind::Timeline, SectionKind::Differences];
    for kind in lists {
        section(&mut briefing, kind).hidden = true;
    }
    assert!(names(&briefing).is_empty());
    // A point that stands in the bottom line is on the page though the other points are hidden.
    section(&mut briefing, SectionKind::BottomLine).text.clear();
    assert_eq!(names(&briefing), [NAMES[0]]);
    briefing.points[0].text = "\u{1} ".into();
    assert!(names(&briefing).is_empty());
}

#[test]
fn removing_an_article_leaves_what_stands_on_an_unticked_one_to_be_asked_about() {
    let mut briefing = unticked();
    let other = briefing.articles[1].article.id.clone();
    let edit = remove_article(&briefing, &other);
    precis::edit::apply(&mut briefing, edit).unwrap();
    // The difference has one value left and goes; the point on both articles has its other one.
    let expected = [NAMES[0], "key point 1 “The ferry has stopped.”", NAMES[1], NAMES[2]];
    assert_eq!(names(&briefing), expected);
}

#[test]
fn long_words_and_words_without_spaces_are_named_by_their_beginning() {
    let mut briefing = unticked();
    briefing.points[0].text =
        format!("One two\nthree four five six seven eight nine ten {}", "eleven ".repeat(90));
    briefing.events[0].label = "港".repeat(300);
    let names = names(&briefing);
    assert_eq!(names[0], "the bottom line “One two three four five six seven eight nine …”");
    assert_eq!(names[2], format!("event 1 “{} …”", "港".repeat(80)));
}

fn export(folder: &Path, options: &[&str]) -> Output {
    precis(folder, &[&["export", "b.precis"], options].concat())
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Every form of file that goes to readers.
const FORMS: [&[&str]; 8] = [
    &[],
    &["-o", "o.pdf"],
    &["-o", "o.png"],
    &["-o", "o.md"],
    &["-o", "o.docx"],
    &["-o", "o.pdf", "--attach"],
    &["--annex", "a.md"],
    &["-o", "o.pdf", "--annex", "a.docx"],
];

#[test]
fn the_command_line_names_what_has_no_source_and_writes_nothing() {
    let folder = folder_with(&unticked());
    for options in FORMS {
        let refused = export(folder.path(), options);
        let complaint = said(&refused.stderr);
        assert_eq!((refused.status.code(), said(&refused.stdout).as_str()), (Some(1), ""), "{options:?}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
        for words in NAMES.iter().chain(&["4 items", "nothing was changed", "tick", "--allow-unsourced"]) {
            assert!(complaint.contains(words), "{words}: {complaint}");
        }
        assert!(!complaint.contains("The ferry has stopped") && !complaint.contains("harbour master"));
        assert_eq!(names_in(folder.path()), ["b.precis"], "{options:?}");
    }
    fs::write(folder.path().join("o.pdf"), "as it was").unwrap();
    assert_eq!(export(folder.path(), &["-o", "o.pdf"]).status.code(), Some(1));
    assert_eq!(fs::read(folder.path().join("o.pdf")).unwrap(), b"as it was");
}

#[test]
fn the_command_line_writes_what_has_no_source_when_it_is_told_to() {
    let folder = folder_with(&unticked());
    for options in FORMS {
        let written = export(folder.path(), &[options, &["--allow-unsourced"]].concat());
        assert!(written.status.success(), "{}", said(&written.stderr));
    }
    assert_eq!(
        names_in(folder.path()),
        ["a.docx", "a.md", "b.pdf", "b.precis", "o.docx", "o.md", "o.pdf", "o.png"]
    );
    let written = said(&export(folder.path(), &["-o", "o.pdf", "--allow-unsourced"]).stdout);
    assert!(NAMES.iter().all(|name| written.contains(&format!("  - {name}\n"))), "{written}");
}

#[test]
fn what_has_a_source_or_is_the_analysts_own_goes_out_unasked() {
    let mut own = unticked();
    own.quotes.clear();
    own.events.clear();
    own.differences.clear();
    own.points.remove(0);
    for briefing in [briefing(), own] {
        let folder = folder_with(&briefing);
        for options in FORMS {
            let written = export(folder.path(), options);
            assert!(written.status.success(), "{}", said(&written.stderr));
            assert!(!said(&written.stdout).contains("Without a source"));
        }
    }
}

#[test]
fn the_session_exports_only_what_it_was_told_may_go_out_without_a_source() {
    let folder = folder_with(&briefing());
    let mut session = session();
    run(&mut session, Command::Open(folder.path().join("b.precis")));
    let first: ArticleId = session.briefing().articles[0].article.id.clone();
    run(&mut session, Command::Article(first.clone(), ArticleCommand::SetIncluded(false)));
    let at = |name: &str| folder.path().join(name);
    let exports = |end: &str| {
        [
            Export::page(at(&format!("{end}.pdf"))),
            Export::page(at(&format!("{end}.png"))),
            Export::page(at(&format!("{end}.md"))),
            Export::page(at(&format!("{end}.docx"))),
            Export::with_briefing(at(&format!("{end}-with.pdf"))),
            Export::annex(at(&format!("{end}-annex.docx"))),
        ]
    };
    let all: BTreeSet<FindingId> = session.unsourced().into_iter().map(|item| item.id).collect();
    let mut but_one = all.clone();
    but_one.pop_last();
    for allowed in [BTreeSet::new(), but_one] {
        for export in exports("no") {
            let notices = session.notices().len();
            run(&mut session, Command::Export(export.allowing(allowed.clone())));
            let told = session.notices()[notices..].last().unwrap();
            assert_eq!(told.severity, Severity::Error);
            for words in ["without a source", "The briefing is as it was.", "Tick the article"] {
                assert!(told.text.contains(words), "{}", told.text);
            }
            let told = told.id;
            run(&mut session, Command::DismissNotice(told));
        }
    }
    assert_eq!(names_in(folder.path()), ["b.precis"]);
    for export in exports("yes") {
        run(&mut session, Command::Export(export.allowing(all.clone())));
    }
    assert_eq!(names_in(folder.path()).len(), 7);
    // Saving is no export.
    run(&mut session, Command::SaveAs(at("copy.precis")));
    assert!(at("copy.precis").exists());
    run(&mut session, Command::Article(first, ArticleCommand::SetIncluded(true)));
    run(&mut session, Command::Export(Export::page(at("again.pdf"))));
    assert!(at("again.pdf").exists());
}
