//! The program itself, run as a person or another program runs it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop with the reason"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use precis::model::Fidelity;
use serde_json::Value;
use tempfile::TempDir;

/// Runs the program in `folder`.
fn precis(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_precis"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env_remove("XDG_CONFIG_HOME")
        // Whoever runs the tests may keep templates; the tests have only those that they write.
        .env("HOME", folder)
        .output()
        .unwrap()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The sample pack's files.
fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| file.to_str().unwrap().to_owned()).collect()
}

/// What `analyze --format json` says about files.
fn analysis(folder: &Path, arguments: &[&str]) -> Value {
    let output = precis(folder, &[&["analyze", "--format", "json"], arguments].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn sample_analysis(options: &[&str]) -> Value {
    let files = samples();
    let arguments: Vec<&str> = files.iter().map(String::as_str).chain(options.iter().copied()).collect();
    analysis(folder().path(), &arguments)
}

/// Runs a tool that looks at PDFs; `tests/run` installs them.
fn tool(name: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(name).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|err| panic!("{name} is needed ({err}); tests/run installs it"));
    assert!(output.status.success(), "{name} {arguments:?}: {}", stderr(&output));
    stdout(&output)
}

/// Fails unless the run ended with `code` and its one complaint holds all of `words`.
fn check_refusal(output: &Output, code: i32, words: &[&str]) {
    let complaint = stderr(output);
    assert_eq!(output.status.code(), Some(code), "{complaint}");
    assert_eq!(complaint.trim_end().lines().count(), 1, "{complaint}");
    assert!(complaint.trim_end().ends_with('.'), "{complaint}");
    for word in words {
        assert!(complaint.contains(word), "“{word}” is not in: {complaint}");
    }
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Fails unless every object of a list has exactly these keys.
fn check_keys(list: &Value, expected: &str) {
    let expected: BTreeSet<&str> = expected.split(' ').collect();
    for value in list.as_array().unwrap() {
        assert_eq!(keys(value), expected);
    }
}

/// The characters of a text, white space aside: a page breaks its lines anew, also after a hyphen.
fn characters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_key_of_the_contract_is_always_there() {
    for options in [[].as_slice(), &["--verbatim-text"]] {
        let analysis = sample_analysis(options);
        let top: BTreeSet<&str> =
            ["schema", "articles", "quotes", "stretches", "key_points", "events", "differences"].into();
        assert_eq!(keys(&analysis), top);
        assert_eq!(analysis["schema"], 1);
        let articles = "id file title outlet author published address language text removed";
        check_keys(&analysis["articles"], articles);
        for article in analysis["articles"].as_array().unwrap() {
            check_keys(&article["removed"], "text reason");
        }
        check_keys(&analysis["quotes"], "id article start end text kind speaker cue cluster");
        let quotes = analysis["quotes"].as_array().unwrap();
        for quote in quotes {
            assert!(["direct", "mixed", "indirect"].contains(&quote["kind"].as_str().unwrap()));
            if !quote["speaker"].is_null() {
                check_keys(&Value::Array(vec![quote["speaker"].clone()]), "text start end name role");
            }
            if !quote["cue"].is_null() {
                check_keys(&Value::Array(vec![quote["cue"].clone()]), "text start end");
            }
        }
        check_keys(&analysis["stretches"], "article start end text role quote");
        check_keys(&analysis["key_points"], "id text score evidence articles origins");
        check_keys(&analysis["events"], "id date text evidence");
        check_keys(&analysis["differences"], "id kind topic values");
        for point in analysis["key_points"].as_array().unwrap() {
            check_keys(&point["evidence"], "article start end");
            let articles = point["articles"].as_array().unwrap().len() as u64;
            assert!((1..=articles).contains(&point["origins"].as_u64().unwrap()));
        }
        assert!(!analysis["key_points"].as_array().unwrap().is_empty());
        assert!(!quotes.is_empty());
    }
}

/// Fails unless every span of the analysis holds the text it claims to, counted in characters.
fn check_spans(analysis: &Value) {
    let articles: Vec<(&str, Vec<char>)> = analysis["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| (article["id"].as_str().unwrap(), article["text"].as_str().unwrap().chars().collect()))
        .collect();
    let within = |article: &Value, place: &Value| -> String {
        let (_, text) = articles.iter().find(|(id, _)| article == id).unwrap();
        let [start, end] = ["start", "end"].map(|key| usize::try_from(place[key].as_u64().unwrap()).unwrap());
        text.get(start..end).unwrap().iter().collect()
    };
    for quote in analysis["quotes"].as_array().unwrap() {
        assert_eq!(quote["text"], within(&quote["article"], quote));
        for part in ["speaker", "cue"] {
            if !quote[part].is_null() {
                assert_eq!(quote[part]["text"], within(&quote["article"], &quote[part]));
            }
        }
    }
    for stretch in analysis["stretches"].as_array().unwrap() {
        assert_eq!(stretch["text"], within(&stretch["article"], stretch));
    }
    for list in ["key_points", "events"] {
        for finding in analysis[list].as_array().unwrap() {
            for place in finding["evidence"].as_array().unwrap() {
                assert!(!within(&place["article"], place).trim().is_empty());
            }
        }
    }
}

#[test]
fn spans_count_characters_of_the_text_and_hold_the_words() {
    check_spans(&sample_analysis(&[]));
    check_spans(&sample_analysis(&["--verbatim-text"]));
}

#[test]
fn the_stretches_of_the_samples_are_all_found_and_no_other() {
    let analysis = sample_analysis(&[]);
    let stretches = analysis["stretches"].as_array().unwrap();
    let articles = analysis["articles"].as_array().unwrap().iter();
    let count = |id: &Value| stretches.iter().filter(|stretch| &stretch["article"] == id).count();
    assert_eq!(articles.map(|article| count(&article["id"])).collect::<Vec<_>>(), [4, 12, 2, 1, 5]);
}

#[test]
fn no_removed_line_is_in_any_finding() {
    let analysis = sample_analysis(&[]);
    let findings =
        ["quotes", "stretches", "key_points", "events", "differences"].map(|key| analysis[key].to_string());
    for article in analysis["articles"].as_array().unwrap() {
        let removed = article["removed"].as_array().unwrap().iter();
        for removal in removed
            .filter(|removal| removal["reason"] != "repeated paragraph" && removal["reason"] != "markup")
        {
            let text = removal["text"].as_str().unwrap();
            assert!(findings.iter().all(|found| !found.contains(text)), "{text}");
        }
    }
    for text in ["Also Read", "WhatsApp", "themedialine", "**"] {
        assert!(findings.iter().all(|found| !found.contains(text)), "{text}");
    }
}

#[test]
fn verbatim_text_is_the_files_own() {
    let analysis = sample_analysis(&["--verbatim-text"]);
    for (article, file) in analysis["articles"].as_array().unwrap().iter().zip(samples()) {
        assert_eq!(article["text"], fs::read_to_string(file).unwrap());
        assert_eq!(article["removed"], Value::Array(Vec::new()));
        assert!(article["title"].is_null());
    }
}

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
    // What was escaped is of no interest here: `tests/formats.rs` reads it back.
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
    assert!(text.trim_end().ends_with("verbatim."), "{text}");
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
fn templates_are_listed_and_checked_to_the_line() {
    let folder = folder();
    let path = folder.path();
    assert!(stdout(&precis(path, &["templates"])).contains("one-pager"));
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/one-pager.toml");
    let toml = fs::read_to_string(built_in).unwrap();
    fs::write(path.join("copy.toml"), &toml).unwrap();
    let line = toml.lines().position(|line| line.starts_with("id")).unwrap() + 1;
    let output = precis(path, &["templates", "--check", "copy.toml"]);
    check_refusal(&output, 1, &["copy.toml", &format!("line {line}"), "“one-pager” is that of a built-in"]);
    let toml = toml.replacen("\nid = \"one-pager\"", "\nid = \"mine\"", 1);
    fs::write(path.join("good.toml"), &toml).unwrap();
    let output = precis(path, &["templates", "--check", "good.toml"]);
    assert!(output.status.success() && stdout(&output).contains("template “mine”"), "{}", stderr(&output));
    let line = toml.lines().position(|line| line.starts_with("name")).unwrap() + 1;
    fs::write(path.join("bad.toml"), toml.replacen("\nname", "\nnaem", 1)).unwrap();
    let output = precis(path, &["templates", "--check", "bad.toml"]);
    check_refusal(&output, 1, &["bad.toml", &format!("line {line}"), "naem"]);
    fs::write(path.join("latin.toml"), b"name = \"Pr\xe9cis\"").unwrap();
    check_refusal(&precis(path, &["templates", "--check", "latin.toml"]), 1, &["latin.toml", "UTF-8"]);
    check_refusal(&precis(path, &["templates", "--check", "none.toml"]), 1, &["none.toml", "does not exist"]);
}

/// A template that says only what differs from the one-pager.
fn template(id: &str, rest: &str) -> String {
    format!("id = \"{id}\"\nname = \"The {id}\"\nbased_on = \"one-pager\"\n{rest}")
}

/// Writes files below the configuration folder that the program is given in `folder`.
#[cfg(target_os = "linux")]
fn configure(folder: &Path, files: &[(&str, &str)]) -> PathBuf {
    let configuration = folder.join(".config/precis");
    fs::create_dir_all(configuration.join("templates")).unwrap();
    for (name, text) in files {
        fs::write(configuration.join(name), text).unwrap();
    }
    configuration
}

#[test]
#[cfg(target_os = "linux")]
fn the_users_templates_are_listed_and_used_and_a_bad_one_stops_nothing() {
    let folder = folder();
    let path = folder.path();
    configure(
        path,
        &[
            ("templates/letter.toml", &template("letter", "[paper]\nwidth_mm = 215.9\nheight_mm = 279.4\n")),
            ("templates/slip.toml", &template("slip", "\n[fit]\nflor_pt = 9.0\n")),
            ("templates/twin.toml", &template("letter", "")),
            ("templates/notes.txt", "not a template"),
            ("templates/usurper.toml", &template("one-pager", "")),
        ],
    );
    let output = precis(path, &["templates"]);
    assert_eq!(output.status.code(), Some(0));
    let rows: Vec<String> = stdout(&output).lines().map(str::to_owned).collect();
    let of = |id: &str| rows.iter().filter(|row| row.starts_with(&format!("{id} "))).count();
    assert_eq!((of("one-pager"), of("letter"), of("slip")), (1, 1, 0), "{rows:?}");
    assert!(rows.iter().any(|row| row.contains("The letter") && row.contains("letter.toml”")), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("one-pager") && row.ends_with("built in")), "{rows:?}");
    let complaints = stderr(&output);
    let complaint = |name: &str| complaints.lines().find(|line| line.contains(name)).unwrap().to_owned();
    assert_eq!(complaints.lines().count(), 3, "{complaints}");
    assert!(
        complaint("slip.toml").contains("slip.toml”, line 6: “flor_pt” is not known here; “floor_pt” is;")
    );
    assert!(complaint("twin.toml").contains("line 1: the id “letter” is that of “"));
    assert!(complaint("usurper.toml").contains("line 1: the id “one-pager” is that of a built-in template;"));

    let built =
        precis(path, &["build", "--template", "letter", "-o", "letter.pdf", "--save", "letter.precis"]);
    assert!(built.status.success(), "{}", stderr(&built));
    assert!(tool("pdfinfo", &["letter.pdf"], path).contains("612 x 792 pts (letter)"));
    let exported = precis(path, &["export", "letter.precis", "-o", "again.pdf"]);
    assert!(exported.status.success(), "{}", stderr(&exported));
    assert!(fs::read(path.join("letter.pdf")).unwrap() == fs::read(path.join("again.pdf")).unwrap());
}

#[test]
fn a_template_is_taken_by_its_path_and_where_it_is_gone_the_standard_one_sets_the_page() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("mine.toml"), template("mine", "[paper]\nwidth_mm = 150.0\n")).unwrap();
    let built = precis(path, &["build", "--template", "mine.toml", "-o", "a.pdf", "--save", "a.precis"]);
    assert!(built.status.success(), "{}", stderr(&built));
    assert!(tool("pdfinfo", &["a.pdf"], path).contains("425.2 x 841.89 pts"));
    let exported = precis(path, &["export", "a.precis", "-o", "b.pdf"]);
    assert!(exported.status.success());
    assert_eq!(
        stderr(&exported).trim_end(),
        "There is no template “mine”, so the page is set in “One-pager”; the briefing keeps its choice."
    );
    assert!(tool("pdfinfo", &["b.pdf"], path).contains("595.28 x 841.89 pts (A4)"));

    fs::write(path.join("bad.toml"), template("bad", "[fit]\nfloor_pt = 1.0\n")).unwrap();
    let refused = precis(path, &["build", "--template", "bad.toml", "-o", "c.pdf"]);
    check_refusal(&refused, 1, &["bad.toml", "line 5", "nothing was written"]);
    check_refusal(
        &precis(path, &["build", "--template", "none.toml", "-o", "c.pdf"]),
        1,
        &["none.toml", "exist"],
    );
    check_refusal(
        &precis(path, &["build", "--template", "none", "-o", "c.pdf"]),
        2,
        &["“none”", "one-pager"],
    );
    assert!(!path.join("c.pdf").exists());
}

#[test]
fn a_house_style_brings_fonts_colours_and_lines_and_what_is_missing_is_named() {
    let folder = folder();
    let path = folder.path();
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    fs::copy(fonts.join("IBMPlexSerif-Regular.ttf"), path.join("twin.ttf")).unwrap();
    fs::write(path.join("letter.ttf"), "a letter, not a font").unwrap();
    let house = "name = \"Acme\"\n[fonts]\nserif = \"IBM Plex Sans\"\nsans = \"Gill Sans\"\n\
                 files = [\"twin.ttf\", \"letter.ttf\", \"gone.ttf\"]\n\
                 [header]\ntext = \"Acme Watch\"\n[footer]\ntext = \"acme.example\"\n";
    fs::write(path.join("acme.toml"), house).unwrap();
    let built = precis(path, &["build", "--house", "acme.toml", "-o", "a.pdf", "--save", "a.precis"]);
    assert!(built.status.success(), "{}", stderr(&built));
    let complaints = stderr(&built);
    for words in [
        "line 5: the font “twin.ttf” cannot be used: another face is called “IBMPlexSerif-Regular” already",
        "line 5: the font “letter.ttf” cannot be used: it is not a TrueType or OpenType font",
        "line 5: the font “gone.ttf” cannot be used: it does not exist",
        "line 4: there is no font family “Gill Sans”",
    ] {
        assert!(complaints.contains(words), "“{words}” is not in: {complaints}");
    }
    let text = tool("pdftotext", &["-layout", "a.pdf", "-"], path);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!((lines.first(), lines.last()), (Some(&"Acme Watch"), Some(&"acme.example")));
    assert!(!tool("pdffonts", &["a.pdf"], path).contains("IBMPlexSerif-Regular"));

    fs::write(path.join("crest.png"), include_bytes!("../docs/page.png")).unwrap();
    fs::write(path.join("torn.png"), &include_bytes!("../docs/page.png")[..2_000]).unwrap();
    let logo = |file: &str| {
        let toml = format!(
            "name = \"Acme\"\n[logo]\nfile = \"{file}\"\nalternative = \"The crest\"\nheight_mm = 9.0\n"
        );
        fs::write(path.join("logo.toml"), toml).unwrap();
        let built = precis(path, &["build", "--house", "logo.toml", "-o", "logo.pdf"]);
        assert!(built.status.success(), "{}", stderr(&built));
        (stderr(&built), tool("pdfimages", &["-list", "logo.pdf"], path).lines().count() - 2)
    };
    assert_eq!(logo("crest.png"), (String::new(), 1));
    for (file, reason) in [
        ("torn.png", "it is damaged"),
        ("letter.ttf", "it is no PNG, JPEG or WebP"),
        ("none.png", "it does not exist"),
    ] {
        let (complaint, pictures) = logo(file);
        assert_eq!(pictures, 0);
        let words = format!("logo.toml”, line 3: the logo “{file}” cannot be used: {reason}");
        assert!(complaint.contains(&words) && complaint.contains("; the logo is left out."), "{complaint}");
    }

    let checked = precis(path, &["templates", "--check", "acme.toml"]);
    assert_eq!(
        (checked.status.code(), stderr(&checked).lines().count()),
        (Some(1), 4),
        "{}",
        stderr(&checked)
    );
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/house.toml");
    let checked = precis(path, &["templates", "--check", good.to_str().unwrap()]);
    assert!(checked.status.success(), "{}", stderr(&checked));
    assert!(stdout(&checked).contains("can be used: house style “Ministry of Examples”"));

    fs::write(path.join("bad.toml"), "name = \"Acme\"\n[logo]\nfile = \"a.png\"\n").unwrap();
    for command in [
        ["build", "--house", "bad.toml", "-o", "b.pdf"],
        ["export", "a.precis", "--house", "bad.toml", "-ob.pdf"],
    ] {
        let refused = precis(path, &command);
        check_refusal(
            &refused,
            1,
            &["bad.toml", "line 2", "missing key `alternative`", "nothing was written"],
        );
    }
    assert!(!path.join("b.pdf").exists());
}

#[test]
#[cfg(target_os = "linux")]
fn the_house_style_in_the_configuration_folder_holds_for_every_page_unless_another_is_asked_for() {
    let folder = folder();
    let path = folder.path();
    configure(path, &[("house.toml", "name = \"Acme\"\nheader.text = \"Acme Watch\"\n")]);
    fs::write(path.join("other.toml"), "name = \"Other\"\nheader.text = \"Other Watch\"\n").unwrap();
    assert!(stdout(&precis(path, &["templates"])).ends_with("House style: Acme\n"));
    let header = |arguments: &[&str]| {
        let built = precis(path, &[&["build", "-o", "a.pdf"], arguments].concat());
        assert!(built.status.success() && stderr(&built).is_empty(), "{}", stderr(&built));
        tool("pdftotext", &["a.pdf", "-"], path).lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(header(&[]), "Acme Watch");
    assert_eq!(header(&["--house", "other.toml"]), "Other Watch");
    configure(path, &[("house.toml", "name = \"Acme\"\n[header]\ntetx = \"\"\n")]);
    let built = precis(path, &["build", "-o", "a.pdf"]);
    assert!(built.status.success());
    let complaint = stderr(&built);
    assert!(complaint.contains("house.toml”, line 3: “tetx” is not known here; “text” is"), "{complaint}");
    assert!(complaint.trim_end().ends_with("pages look as their templates have it."), "{complaint}");
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
fn a_reader_that_stops_reading_is_no_failure() {
    let files = samples();
    let mut child = Command::new(env!("CARGO_BIN_EXE_precis"))
        .args(["analyze", "--format", "json"])
        .args(&files)
        .args(&files)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
}

#[test]
fn the_listing_for_people_names_articles_points_and_speakers() {
    let files = samples();
    let arguments: Vec<&str> = ["analyze"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let listing = stdout(&precis(folder().path(), &arguments));
    for words in
        ["Articles (5)", "Key points (", "Quotes (", "The Media Line", "removed: 1 headline", "[1 2 3 4 5; "]
    {
        assert!(listing.contains(words), "{words}: {listing}");
    }
}

#[test]
fn in_bulk_every_line_has_one_answer_in_its_order_and_a_bad_one_stops_nothing() {
    let folder = folder();
    let path = folder.path();
    let input =
        b"{\"id\":\"a\",\"text\":\"\\u201cWe won,\\u201d said Ann Holm.\"}\nnonsense\n{\"id\":7}\n\xff\n\
                  {\"id\":\"b\",\"documents\":[\"One.\",\"Two.\"]}";
    fs::write(path.join("in.jsonl"), input).unwrap();
    let output = precis(path, &["analyze", "--jsonl", "in.jsonl", "--out", "out.jsonl"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let answers = fs::read_to_string(path.join("out.jsonl")).unwrap();
    let found: Vec<Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len(), 5);
    assert_eq!(found[0]["id"], "a");
    assert_eq!(found[0]["quotes"][0]["text"], "We won");
    assert_eq!(found[0]["quotes"][0]["start"], 1);
    assert!(found[1]["id"].is_null() && found[1]["error"].is_string());
    assert_eq!(found[2]["id"], 7);
    assert!(found[2]["error"].is_string() && found[3]["error"].is_string());
    assert_eq!(found[4]["articles"].as_array().unwrap().len(), 2);
}

#[test]
fn in_bulk_the_input_is_never_written_over() {
    let folder = folder();
    let path = folder.path().join("in.jsonl");
    fs::write(&path, "{}").unwrap();
    let output = precis(folder.path(), &["analyze", "--jsonl", "in.jsonl", "--out", "in.jsonl"]);
    assert!(!output.status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), "{}");
}

#[test]
fn in_bulk_a_summary_has_the_words_that_were_asked_for_and_pairs_are_compared_line_by_line() {
    let folder = folder();
    let path = folder.path();
    let lines = |name: &str| -> Vec<Value> {
        let answers = fs::read_to_string(path.join(name)).unwrap();
        answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let text =
        "The old bridge of Holm was closed on Monday. It will be rebuilt in two years, the mayor said.";
    fs::write(path.join("in.jsonl"), format!("{{\"id\":1,\"text\":\"{text}\"}}")).unwrap();
    let output = precis(path, &["analyze", "--jsonl", "in.jsonl", "--out", "out.jsonl", "--words", "4"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(lines("out.jsonl")[0]["summary"], "The old bridge of");

    let pairs = "{\"id\":\"x\",\"a\":\"Holm closed its old bridge.\",\"b\":\"The old bridge of Holm is closed.\"}\n\
                 {\"id\":2,\"a\":\"Only one.\"}";
    fs::write(path.join("pairs.jsonl"), pairs).unwrap();
    let output = precis(path, &["analyze", "--pairs", "pairs.jsonl", "--out", "out.jsonl"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let found = lines("out.jsonl");
    assert_eq!(found[0]["id"], "x");
    assert_eq!(found[0]["same"], true);
    assert!(found[0]["score"].as_f64().is_some_and(|score| (0.5..=1.0).contains(&score)));
    assert_eq!(found[1]["id"], 2);
    assert!(found[1]["error"].is_string());
}

/// A short article, as a file of that name.
fn write_article(folder: &Path, name: &str) {
    let text = "Port reopens\n\nThe port of Odesa reopened on Tuesday, the harbour master Ivan Petrenko said. \
        \u{201c}We are ready to receive ships,\u{201d} he told reporters. Exports had stopped for nine days.\n";
    fs::write(folder.join(name), text).unwrap();
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

/// Runs the program with that text on its standard input.
fn precis_reading(folder: &Path, text: &str, arguments: &[&str]) -> Output {
    fs::write(folder.join("stdin.txt"), text).unwrap();
    let input = fs::File::open(folder.join("stdin.txt")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_precis"));
    command.args(arguments).current_dir(folder).stdin(Stdio::from(input)).output().unwrap()
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
fn two_files_of_the_same_bytes_are_both_named() {
    let folder = folder();
    fs::create_dir(folder.path().join("copies")).unwrap();
    write_article(folder.path(), "a.txt");
    write_article(folder.path(), "copies/a.txt");
    let output = precis(folder.path(), &["analyze", "a.txt", "copies/a.txt"]);
    assert!(output.status.success());
    let remark = "\u{201c}copies/a.txt\u{201d} has the same bytes as \u{201c}a.txt\u{201d} and counts once.";
    assert_eq!(stderr(&output).trim_end(), remark);
}

#[test]
fn an_article_whose_speakers_are_not_detected_is_named() {
    let folder = folder();
    write_article(folder.path(), "a.txt");
    let text = "Министр иностранных дел заявил: «Мы приветствуем это решение и надеемся на сотрудничество». \
                Переговоры продолжатся на следующей неделе в Москве.";
    fs::write(folder.path().join("b.txt"), text).unwrap();
    let output = precis(folder.path(), &["analyze", "a.txt", "b.txt"]);
    assert!(output.status.success());
    let remark = "\u{201c}b.txt\u{201d} is not in English, so its speakers are not detected.";
    assert_eq!(stderr(&output).trim_end(), remark);
    assert!(stdout(&output).contains("Мы приветствуем это решение"));
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
        precis::session::without_names(document.briefing, &findings, &precis::session::Stationery::default());
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
