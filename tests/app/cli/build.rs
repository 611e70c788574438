//! `precis build` and `precis export`: the page, the file and the texts.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use precis::model::Fidelity;

use crate::support::files::folder;
use crate::support::programs::{precis, program, stderr, stdout, tool};

use super::{characters, check_refusal, samples, write_article};

#[test]
fn the_same_articles_give_the_same_output() {
    let files = samples();
    let arguments: Vec<&str> =
        ["analyze", "--format", "json"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let folder = folder();
    let runs = [0, 1].map(|_| precis(folder.path(), &arguments).stdout);
    assert_eq!(runs[0], runs[1]);
    assert_eq!(
        precis(folder.path(), &["build", "-o", "one.pdf", "--save", "one.precis"]).status.code(),
        Some(0)
    );
    assert_eq!(
        precis(folder.path(), &["build", "-o", "two.pdf", "--save", "two.precis"]).status.code(),
        Some(0)
    );
    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert!(bytes("one.pdf") == bytes("two.pdf"));
    assert!(bytes("one.precis") == bytes("two.precis"));
}

#[test]
fn a_saved_briefing_exports_to_the_same_bytes() {
    let folder = folder();
    let built = precis(
        folder.path(),
        &["build", "-o", "built.pdf", "--save", "b.precis", "--marking", "green", "--title", "A title"],
    );
    assert!(built.status.success(), "{}", stderr(&built));
    let exported = precis(folder.path(), &["export", "b.precis"]);
    assert!(exported.status.success(), "{}", stderr(&exported));
    assert!(stdout(&exported).contains("b.pdf"));
    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert!(bytes("built.pdf") == bytes("b.pdf"));
    let picture = precis(folder.path(), &["export", "b.precis", "-o", "page.PNG"]);
    assert!(picture.status.success(), "{}", stderr(&picture));
    assert!(bytes("page.PNG").starts_with(b"\x89PNG\r\n\x1a\n"));
}

#[test]
fn a_saved_briefing_exports_to_markdown_and_word_with_its_evidence() {
    let folder = folder();
    let path = folder.path();
    let run = |arguments: &[&str]| {
        let output = precis(path, arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    };
    run(&["build", "-o", "built.md", "--save", "b.precis"]);
    let report = run(&["export", "b.precis", "-o", "b.MD", "--annex", "annex.md"]);
    assert!(report.contains("“b.MD”") && report.contains("“annex.md”"), "{report}");
    assert!(!path.join("b.pdf").exists());
    run(&["export", "b.precis", "--annex", "annex.docx"]);
    run(&["export", "b.precis", "-o", "one.docx"]);
    run(&["export", "b.precis", "-o", "two.docx"]);
    assert!(!path.join("b.pdf").exists(), "the annex alone was asked for");
    let bytes = |name: &str| fs::read(path.join(name)).unwrap();
    assert!(bytes("built.md") == bytes("b.MD"));
    assert!(bytes("one.docx") == bytes("two.docx"));
    assert!(bytes("annex.docx").starts_with(b"PK"));
    // What was escaped is of no interest here: `tests/outputs/formats.rs` reads it back.
    let plain = |name: &str| String::from_utf8(bytes(name)).unwrap().replace('\\', "");
    let (text, annex) = (plain("b.MD"), plain("annex.md"));
    let briefing = precis::storage::read(&path.join("b.precis")).unwrap().briefing;
    for quote in &briefing.quotes {
        assert_eq!(briefing.fidelity(&quote.text, &quote.evidence), Fidelity::Verbatim, "{}", quote.text);
        for text in [&text, &annex] {
            assert!(text.contains(&format!("> “{}”\n", quote.text)), "{}\n{text}", quote.text);
        }
        let words = briefing.words(&quote.evidence[0]).unwrap();
        let marked = words.lines().next().unwrap();
        assert!(annex.contains(marked), "{marked}\n{annex}");
    }
    for point in &briefing.points {
        assert!(
            text.contains(&point.text) && annex.contains(&format!("**{}**", point.text)),
            "{}",
            point.text
        );
    }
    assert!(text.trim_end().ends_with("verbatim. Words in [brackets] are insertions."), "{text}");
    check_refusal(&precis(path, &["export", "b.precis", "--annex", "a.pdf"]), 2, &["a.pdf", ".md", ".docx"]);
}

#[test]
fn build_makes_one_page_whose_points_and_quotes_are_the_sources_own() {
    let folder = folder();
    let path = folder.path();
    let built = precis(
        path,
        &["build", "--for", "the Tuesday meeting", "--as-of", "2025-07-04", "--save", "b.precis"],
    );
    assert!(built.status.success(), "{}", stderr(&built));
    let report = stdout(&built);
    for words in [
        "“briefing.pdf”",
        "“b.precis”",
        "5 articles",
        "8 points",
        "5 quotes",
        " pt; the page is ",
        "% full",
        "the outlet of 4 articles",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
    tool("qpdf", &["--check", "briefing.pdf"], path);
    assert_eq!(tool("qpdf", &["--show-npages", "briefing.pdf"], path).trim(), "1");
    assert!(tool("pdfinfo", &["briefing.pdf"], path).contains("A4"));
    let fonts = tool("pdffonts", &["briefing.pdf"], path);
    let mut lines = fonts.lines().skip(2).peekable();
    assert!(lines.peek().is_some());
    for line in lines {
        let fields: Vec<&str> = line.split_whitespace().rev().collect();
        // From the right: object number and generation, then whether Unicode, subset, embedded.
        assert_eq!(fields.get(2..5).unwrap(), ["yes", "yes", "yes"], "{line}");
    }
    let page = characters(&tool("pdftotext", &["-raw", "briefing.pdf", "-"], path));
    let document = precis::storage::read(&path.join("b.precis")).unwrap();
    let briefing = document.briefing;
    assert_eq!((briefing.points.len(), briefing.quotes.len()), (8, 5));
    for quote in &briefing.quotes {
        assert_eq!(briefing.fidelity(&quote.text, &quote.evidence), Fidelity::Verbatim, "{}", quote.text);
        assert!(page.contains(&characters(&quote.text)), "{}\n{page}", quote.text);
    }
    for point in &briefing.points {
        assert_eq!(briefing.fidelity(&point.text, &point.evidence), Fidelity::Verbatim, "{}", point.text);
        assert!(page.contains(&characters(&point.text)), "{}\n{page}", point.text);
    }
}

#[test]
fn a_page_with_characters_that_no_font_has_is_made_without_other_complaints() {
    let folder = folder();
    let article = "Tokyo report\n\nThe word \u{6771}\u{4eac} stands for Tokyo, the minister Ivan Petrenko said on Tuesday. \
        \u{201c}We write \u{6771}\u{4eac} and \u{e17}\u{e35}\u{e48}\u{e19}\u{e31}\u{e48}\u{e19} every day,\u{201d} he told reporters.\n";
    fs::write(folder.path().join("a.txt"), article).unwrap();
    let output =
        precis(folder.path(), &["build", "a.txt", "--title", "\u{6771}\u{4eac}", "--for", "\u{e17}\u{e35}"]);
    assert_eq!(stderr(&output), "");
    assert!(output.status.success());
    assert!(stdout(&output).contains("(U+6771) in the title"), "{}", stdout(&output));
}

/// Runs the program with that text on its standard input.
fn precis_reading(folder: &Path, text: &str, arguments: &[&str]) -> Output {
    fs::write(folder.join("stdin.txt"), text).unwrap();
    let input = fs::File::open(folder.join("stdin.txt")).unwrap();
    program(folder).args(arguments).stdin(Stdio::from(input)).output().unwrap()
}

#[test]
fn articles_are_read_from_the_standard_input_and_from_pipes_but_not_from_devices() {
    let folder = folder();
    let path = folder.path();
    write_article(path, "a.txt");
    let text = fs::read_to_string(path.join("a.txt")).unwrap();
    for command in [["analyze", "-"], ["build", "-"]] {
        let output = precis_reading(path, &text, &command);
        assert!(output.status.success(), "{}", stderr(&output));
    }
    assert!(path.join("briefing.pdf").exists());
    check_refusal(&precis(path, &["analyze", "."]), 1, &["it is a folder, not a file"]);
    if cfg!(unix) {
        check_refusal(&precis(path, &["analyze", "/dev/zero"]), 1, &["it is a device, not a file"]);
        let made = Command::new("mkfifo").arg(path.join("pipe")).status().unwrap();
        assert!(made.success());
        let pipe = path.join("pipe");
        let writer = std::thread::spawn(move || fs::write(pipe, text).unwrap());
        let output = precis(path, &["analyze", "pipe"]);
        writer.join().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(stdout(&output).contains("Petrenko"), "{}", stdout(&output));
    }
}

#[test]
fn the_order_of_the_files_changes_nothing_on_the_page() {
    let folder = folder();
    let page = |files: &[String], name: &str| {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let output = precis(folder.path(), &[&["build", "-o", name], files.as_slice()].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        fs::read(folder.path().join(name)).unwrap()
    };
    let mut files = samples();
    let page_in_order = page(&files, "in-order.pdf");
    files.reverse();
    files.swap(1, 3);
    assert!(page(&files, "other.pdf") == page_in_order);
}
