//! What validators say, and what becomes of pages that no layout makes.

use std::path::Path;
use std::process::Command;

use precis::export::pdf;
use precis::fonts::Library;
use precis::layout::Engine;
use precis::model::{Briefing, FindingId, Origins, PaperSize, Section, SectionKind};
use precis::page::{Page, Role, Shape, Tag};
use precis::preview;
use precis::template;
use proptest::prelude::*;

use super::attached::page_with_a_file;
use super::hyphens::{ENGLISH, RUSSIAN, narrow_page};
use super::images::{illustrated_page, page_with_pictures};
use super::opentype;
use super::pages::{BODY, Builder, HEADING, TITLE, full_page};
use super::sample::briefing;
use super::tools::File;
use super::write;

/// Every script, marks over letters, what no face has, and nothing at all.
fn odd_pages() -> Vec<Page> {
    let mut builder = Builder::new("Заголовок \u{1} & <title>");
    builder.line(Role::Heading1, TITLE, "All at once \u{2603}");
    builder.line(Role::Heading2, HEADING, "TRACKED CAPITALS \u{2603}");
    for text in [
        "می\u{200C}خواهم کتاب‌ها را",
        "سلام الله لا إله",
        "مُحَمَّد",
        "The word طالبان means students.",
        "за\u{301}мок in\u{AD}side",
    ] {
        builder.line(Role::Paragraph, BODY, text);
    }
    let mut empty = Builder::new("Empty").page;
    empty.info.author = String::new();
    empty.info.as_of = None;
    vec![builder.page, empty]
}

/// The sample pack with an assessment, and briefings that nobody would hand on.
fn odd_briefings() -> Vec<Briefing> {
    let (sample, _) = briefing();
    let with_text = |kind: SectionKind, text: String| {
        let mut briefing = sample.clone();
        let id = briefing.next_section_id();
        briefing.sections.push(Section { text, ..Section::new(id, kind) });
        briefing
    };
    let mut judged = with_text(SectionKind::Assessment, "It will last. این خواهد ماند.".to_owned());
    judged.paper = Some(PaperSize::Letter);
    let mut titled = sample.clone();
    titled.title = String::from("A\u{0}\u{1b}[31m title\u{7f}\u{202e} of \u{fffe}control");
    for entry in &mut titled.articles {
        entry.metadata.address = Some("javascript:alert(1)".to_owned());
    }
    let mut addressed = sample.clone();
    for entry in &mut addressed.articles {
        entry.metadata.address = Some("https://example.org/a b/ü?c=\"d\"".to_owned());
    }
    let mut many = sample.clone();
    many.points = (0..300)
        .filter_map(|number| {
            let mut point = sample.points.first().cloned()?;
            point.id = FindingId::from_text(&format!("point-{number}"));
            Some(point)
        })
        .collect();
    vec![
        with_text(SectionKind::FreeText, "A word and another. ".repeat(2_500)),
        with_text(SectionKind::FreeText, "m".repeat(500)),
        sample,
        judged,
        titled,
        addressed,
        many,
        Briefing::default(),
    ]
}

/// Each of them in every template.
fn odd_briefings_in_every_template() -> Vec<Page> {
    let mut engine = Engine::new(Library::bundled());
    let briefings = odd_briefings();
    let mut page =
        |briefing: &Briefing, template| engine.lay_out(briefing, &Origins::default(), template).page;
    let templates = template::built_in().iter();
    templates.flat_map(|template| briefings.iter().map(|it| page(it, template)).collect::<Vec<_>>()).collect()
}

/// Runs a program and gives what it prints.
fn run(command: &mut Command) -> (bool, String) {
    let output =
        command.output().unwrap_or_else(|err| panic!("{command:?} is needed ({err}); tests/run installs it"));
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn verapdf_finds_every_page_valid_as_ua_1_and_as_a_2a_or_with_a_file_a_3a() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pom = root.join("tests/verapdf/pom.xml");
    let (fetched, said) =
        run(Command::new("mvn").args(["-q", "-B", "-f"]).arg(pom).arg("dependency:copy-dependencies"));
    assert!(fetched, "{said}");
    let hyphenated = narrow_page(&[("en", ENGLISH), ("ru", RUSSIAN), ("en", ENGLISH)]);
    let mut pages = vec![briefing().1, full_page(), hyphenated, page_with_pictures(), illustrated_page()];
    pages.extend(odd_pages());
    pages.extend(odd_briefings_in_every_template());
    let mut files: Vec<File> = pages.iter().map(|page| File::new(&write(page))).collect();
    files.push(File::new(&opentype::page()));
    let with_a_file = [File::new(&page_with_a_file())];
    for (flavour, files) in [("ua1", &*files), ("2a", &files), ("ua1", &with_a_file), ("3a", &with_a_file)] {
        let (valid, said) = run(Command::new("java")
            .arg("-cp")
            .arg(root.join("target/verapdf/lib/*"))
            .args(["org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v", "-f", flavour])
            .args(files.iter().map(|file| file.path("page.pdf"))));
        assert!(valid, "{flavour}: {said}");
        assert_eq!(said.matches("PASS").count(), files.len(), "{flavour}: {said}");
    }
}

#[test]
fn odd_pages_are_sound_files() {
    for page in odd_pages() {
        File::new(&write(&page)).ask("qpdf", &["--check", "{}"]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever a layout may get wrong, the writer gives a file or an error.
    #[test]
    fn a_page_of_nonsense_is_a_file_or_an_error(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8, any::<u16>(), any::<f32>()), 1..12),
    ) {
        let mut page = full_page();
        for (place, kind, number, length) in changes {
            let nodes = page.structure.len();
            let node = place.index(nodes);
            match kind {
                0 => page.structure[node].role = [Role::Link, Role::Note, Role::Table, Role::Figure][usize::from(number) % 4],
                1 => page.structure[node].parent = Some(precis::page::NodeId(usize::from(number) % nodes)),
                2 => drop(page.elements.remove(place.index(page.elements.len()))),
                _ => {
                    let element = place.get(&page.elements);
                    let mut element = element.clone();
                    if let Shape::Text(run) = &mut element.shape {
                        let at = usize::from(number) % run.glyphs.len();
                        let glyph = &mut run.glyphs[at];
                        match kind {
                            3 => glyph.id = number,
                            4 => glyph.text = usize::from(number % 40)..usize::from(number % 37),
                            5 => glyph.x_pt = length,
                            6 => run.right_to_left = true,
                            _ => run.text = "می\u{200C}".repeat(usize::from(number % 9)),
                        }
                    }
                    if number % 5 == 0 {
                        element.tag = Tag::Content(precis::page::NodeId(usize::from(number) % (nodes + 2)));
                    }
                    page.elements.push(element);
                }
            }
        }
        if let Ok(pdf) = pdf::write(&page, Library::bundled()) {
            prop_assert!(preview::rasterise(&pdf, 0.2).is_ok());
        }
    }
}
