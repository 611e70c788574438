//! What is refused, with one sentence that says why, and what is never written over.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::support::files::folder;
use crate::support::programs::{precis, stderr, stdout, tool};

use super::{check_refusal, check_spans, write_article};

#[test]
fn an_article_that_cannot_be_read_is_named_and_the_others_go_on() {
    let folder = folder();
    let path = folder.path();
    let write = |name: &str, bytes: &[u8]| fs::write(path.join(name), bytes).unwrap();
    write("good.txt", "The council met on Monday. “It is over,” said Ann Bell, the mayor.".as_bytes());
    write("empty.txt", b"");
    write("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0");
    write("titles.txt", b"Nothing But Titles");
    fs::create_dir(path.join("a folder")).unwrap();
    for (file, reason) in [
        ("missing.txt", "it does not exist"),
        ("empty.txt", "it is empty"),
        ("binary.txt", "it is not text"),
        ("titles.txt", "it has no sentences"),
        ("a folder", "it is a folder"),
    ] {
        let output = precis(path, &["analyze", "--format", "json", file, "good.txt"]);
        check_refusal(&output, 1, &[file, reason, "untouched"]);
        let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(analysis["articles"].as_array().unwrap().len(), 1);
        check_spans(&analysis);
        let output = precis(path, &["build", file, "good.txt", "-o", "page.pdf"]);
        check_refusal(&output, 1, &[file, reason]);
        assert!(stdout(&output).contains("1 article,"), "{}", stdout(&output));
        fs::remove_file(path.join("page.pdf")).unwrap();
    }
    let output = precis(path, &["build", "empty.txt", "-o", "page.pdf"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no article could be read"));
    assert!(stdout(&output).is_empty() && !path.join("page.pdf").exists());
}

#[cfg(unix)]
#[test]
fn an_article_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let file = folder.path().join("secret.txt");
    fs::write(&file, "Nobody may read this. Nobody at all.").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything, so there is nothing to see then.
    if fs::read(&file).is_err() {
        check_refusal(&precis(folder.path(), &["analyze", "secret.txt"]), 1, &["secret.txt", "permit"]);
    }
}

#[test]
fn the_same_bytes_under_two_names_count_once() {
    let folder = folder();
    for name in ["a.txt", "b.txt"] {
        fs::write(folder.path().join(name), "The council met on Monday. It is over.").unwrap();
    }
    let output = precis(folder.path(), &["analyze", "--format", "json", "a.txt", "b.txt"]);
    check_refusal(&output, 0, &["b.txt", "a.txt", "counts once"]);
    let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(analysis["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn a_target_that_cannot_be_written_is_never_said_to_be() {
    let folder = folder();
    let path = folder.path();
    assert!(precis(path, &["build", "--save", "b.precis"]).status.success());
    let refused = |arguments: &[&str], code: i32, words: &[&str]| {
        let output = precis(path, arguments);
        check_refusal(&output, code, words);
        assert!(!stdout(&output).contains("Wrote"), "{}", stdout(&output));
    };
    let missing = ["nowhere", "page.pdf"].iter().collect::<PathBuf>();
    let missing = missing.to_str().unwrap();
    refused(&["build", "-o", missing], 1, &[missing, "its folder does not exist"]);
    refused(&["export", "b.precis", "-o", missing], 1, &[missing, "its folder does not exist"]);
    refused(&["build", "-o", "page.odt"], 2, &["page.odt", ".pdf", ".docx"]);
    refused(&["export", "b.precis", "-o", "page"], 2, &["page", ".pdf", ".png"]);
    refused(&["build", "--save", "briefing.doc"], 2, &["briefing.doc", ".precis"]);
    refused(&["build", "--template", "none such"], 2, &["none such", "one-pager"]);
    fs::create_dir(path.join("folder.pdf")).unwrap();
    refused(&["build", "-o", "folder.pdf"], 1, &["folder.pdf", "it is a folder"]);
    let readonly = path.join("readonly.pdf");
    fs::write(&readonly, "as it was").unwrap();
    let mut permissions = fs::metadata(&readonly).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&readonly, permissions).unwrap();
    refused(&["build", "-o", "readonly.pdf"], 1, &["readonly.pdf", "read-only", "unchanged"]);
    assert_eq!(fs::read_to_string(&readonly).unwrap(), "as it was");
}

#[test]
fn a_briefing_that_cannot_be_read_is_refused_whole() {
    let folder = folder();
    let path = folder.path();
    assert!(precis(path, &["build", "--save", "b.precis"]).status.success());
    let whole = fs::read(path.join("b.precis")).unwrap();
    fs::write(path.join("short.precis"), whole.get(..whole.len() / 2).unwrap()).unwrap();
    fs::write(path.join("text.precis"), "no archive").unwrap();
    fs::write(path.join("empty.precis"), "").unwrap();
    for (file, reason) in [
        ("missing.precis", "it does not exist"),
        ("short.precis", "incomplete or damaged"),
        ("text.precis", "not a ZIP archive"),
        ("empty.precis", ""),
    ] {
        let output = precis(path, &["export", file, "-o", "page.pdf"]);
        check_refusal(&output, 1, &[file, reason, "nothing was exported"]);
        assert!(!path.join("page.pdf").exists());
    }
}

#[test]
fn without_a_display_the_commands_that_work_are_named() {
    let folder = folder();
    check_refusal(&precis(folder.path(), &["no such briefing"]), 1, &["no such briefing", "precis help"]);
    if cfg!(all(unix, not(target_os = "macos"))) {
        let commands = ["display", "precis build", "precis export", "precis analyze"];
        check_refusal(&precis(folder.path(), &[]), 1, &commands);
    }
}

#[test]
fn a_wrong_call_says_how_to_call() {
    let folder = folder();
    for arguments in [
        ["analyze"].as_slice(),
        &["analyze", "--format", "xml", "a.txt"],
        &["build", "--nonsense"],
        &["export"],
    ] {
        let output = precis(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            stderr(&output).contains("Usage") || stderr(&output).contains("--help"),
            "{}",
            stderr(&output)
        );
    }
    for arguments in [["--help"].as_slice(), &["--version"], &["help", "build"]] {
        assert!(precis(folder.path(), arguments).status.success());
    }
}

#[test]
fn nothing_is_written_over_what_the_same_call_reads() {
    let folder = folder();
    let path = folder.path();
    write_article(path, "inp.pdf");
    write_article(path, "inp.precis");
    let before = fs::read(path.join("inp.pdf")).unwrap();
    let linked = if cfg!(unix) { "link.pdf" } else { "inp.pdf" };
    #[cfg(unix)]
    std::os::unix::fs::symlink("inp.pdf", path.join(linked)).unwrap();
    for arguments in [
        ["build", "inp.pdf", "-o", "inp.pdf"].as_slice(),
        &["build", "inp.pdf", "-o", "./inp.pdf"],
        &["build", "inp.pdf", "-o", linked],
        &["build", linked, "-o", "inp.pdf"],
        &["build", "inp.precis", "--save", "inp.precis", "-o", "new.pdf"],
    ] {
        check_refusal(&precis(path, arguments), 2, &["was not written because it is the same file"]);
    }
    assert_eq!(fs::read(path.join("inp.pdf")).unwrap(), before);
    assert_eq!(fs::read(path.join("inp.precis")).unwrap(), before);
    assert!(!path.join("new.pdf").exists());
}

#[test]
#[cfg(unix)]
fn neither_of_two_outputs_replaces_the_other_or_the_briefing() {
    let folder = folder();
    let path = folder.path();
    std::os::unix::fs::symlink("one.precis", path.join("page.pdf")).unwrap();
    let both = precis(path, &["build", "--save", "one.precis", "-o", "page.pdf"]);
    check_refusal(&both, 2, &["is the same file as \u{201c}page.pdf\u{201d}"]);
    fs::write(path.join("one.precis"), "a briefing").unwrap();
    check_refusal(&precis(path, &["export", "one.precis", "-o", "page.pdf"]), 2, &["is the same file"]);
    assert_eq!(fs::read(path.join("one.precis")).unwrap(), b"a briefing");
}

#[test]
fn a_page_that_cannot_carry_its_marking_is_not_written() {
    let folder = folder();
    write_article(folder.path(), "a.txt");
    let long = "SECRET ".repeat(80);
    let output = precis(folder.path(), &["build", "a.txt", "--marking", &long]);
    check_refusal(
        &output,
        1,
        &["was not written because its marking has 559 characters and only the first "],
    );
    let output = precis(folder.path(), &["build", "a.txt", "--marking", "\u{5bc6}"]);
    check_refusal(&output, 1, &["no font has the character \u{201c}\u{5bc6}\u{201d} of its marking"]);
    assert!(!folder.path().join("briefing.pdf").exists());
}

#[test]
fn slips_in_a_marking_or_a_time_are_refused_and_other_words_are_not() {
    let folder = folder();
    write_article(folder.path(), "a.txt");
    let output = precis(folder.path(), &["build", "a.txt", "--marking", "tlp:purple"]);
    check_refusal(&output, 2, &["\u{201c}tlp:purple\u{201d} is no label", "TLP:AMBER+STRICT"]);
    for time in ["2025-02-31", "2025-07-04T25:61"] {
        let output = precis(folder.path(), &["build", "a.txt", "--as-of", time]);
        check_refusal(&output, 2, &[time, "no date or time that exists"]);
    }
    assert!(!folder.path().join("briefing.pdf").exists());
    let words =
        ["--as-of", "tomorrow morning", "--title", "-x", "--topic", "Harbours", "--marking", "FOR\nUSE"];
    let output = precis(folder.path(), &[&["build", "a.txt"], words.as_slice()].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let text = tool("pdftotext", &["briefing.pdf", "-"], folder.path());
    for words in ["tomorrow morning", "-x", "HARBOURS", "FOR USE"] {
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn nothing_is_exported_while_the_name_of_a_withheld_speaker_stands() {
    let folder = folder();
    let path = folder.path();
    let built = precis(path, &["build", "-o", "built.pdf", "--save", "b.precis"]);
    assert!(built.status.success(), "{}", stderr(&built));
    let file = path.join("b.precis");
    let mut document = precis::storage::read(&file).unwrap();
    let name = "Amir Khan Muttaqi".to_owned();
    let withholding = precis::model::Withholding {
        descriptor: "an official".into(),
        ..precis::model::Withholding::default()
    };
    document.briefing.withheld.speakers.insert(name, withholding);
    precis::storage::write(&file, &document).unwrap();
    for arguments in [
        ["export", "b.precis", "-o", "x.pdf"],
        ["export", "b.precis", "-o", "x.png"],
        ["export", "b.precis", "-o", "x.md"],
        ["export", "b.precis", "-o", "x.docx"],
        ["export", "b.precis", "--annex", "x.md"],
        ["export", "b.precis", "--annex", "x.docx"],
    ] {
        let refused = precis(path, &arguments);
        check_refusal(
            &refused,
            1,
            &["withheld speaker still stands in", "key point", "decide about each place"],
        );
        assert!(!stderr(&refused).contains("Muttaqi"), "{}", stderr(&refused));
        assert!(!path.join(arguments[3]).exists(), "{arguments:?}");
    }
    let findings = precis::model::Findings::default();
    document.briefing =
        precis::workflow::without_names(document.briefing, &findings, &precis::workflow::StyleSet::default());
    precis::storage::write(&file, &document).unwrap();
    let exported = precis(path, &["export", "b.precis", "--annex", "annex.md", "-o", "x.md"]);
    assert!(exported.status.success(), "{}", stderr(&exported));
    for file in ["x.md", "annex.md"] {
        let text = fs::read_to_string(path.join(file)).unwrap();
        assert!(text.contains("an official") && !text.to_lowercase().contains("muttaqi"), "{text}");
    }
    let refused = precis(path, &["export", "b.precis", "-o", "muttaqi.pdf"]);
    check_refusal(&refused, 1, &["the name of the file"]);
}
