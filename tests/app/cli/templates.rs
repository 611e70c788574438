//! Templates and house styles on the command line.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files::folder;
use crate::support::programs::{precis, stderr, stdout, tool};

use super::{check_refusal, template};

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

    fs::write(path.join("crest.png"), include_bytes!("../../../docs/page.png")).unwrap();
    fs::write(path.join("torn.png"), &include_bytes!("../../../docs/page.png")[..2_000]).unwrap();
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
