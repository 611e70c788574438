//! A page in a font of somebody else's whose outlines are CFF (`.otf`): nothing bundled has such.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use precis::export::pdf;
use precis::fonts::{Face, Library};
use precis::layout::Engine;
use precis::model::{Briefing, Origins};
use precis::picture::read as picture;
use precis::preview;
use precis::template;

use super::difference;
use super::tools::File;

/// Words whose glyphs say now one thing, now another: with a soft hyphen behind, with an accent above, in a ligature.
const WORDS: &str =
    "The of\u{AD}fice of Mr A f\u{AD}a for a fee: ffi, flows, café and cafe\u{301}, “quoted” – 5 %.";

fn fonts() -> Library {
    let folder = Path::new("/usr/share/fonts/opentype/urw-base35");
    let mut fonts = Library::bundled().clone();
    for name in ["P052-Roman.otf", "P052-Bold.otf"] {
        let bytes = fs::read(folder.join(name));
        let bytes = bytes.unwrap_or_else(|err| panic!("{name} is needed ({err}); tests/run installs it"));
        let face = Face::from_file(bytes).unwrap();
        pdf::try_face(&face).unwrap();
        fonts.add(face).unwrap();
    }
    fonts
}

/// A page in a house style whose title and smaller lines are set in these fonts, with a logo and both lines.
pub(crate) fn page() -> Vec<u8> {
    let toml = "name = \"H\"\nfonts.styles.title = \"P052\"\nfonts.styles.meta = \"P052\"\nheader.text = \"Acme Watch\"\n\
                footer.text = \"acme.example\"\n[logo]\nfile = \"a.png\"\nalternative = \"The crest\"\nheight_mm = 12.0\n";
    let house = template::parse_house(toml, "house.toml").unwrap();
    let logo = Arc::new(picture(include_bytes!("../../../docs/page.png")).unwrap());
    let face = |own: &str, _: &str| {
        Some(if own.contains("SemiBold") { "P052-Bold" } else { "P052-Roman" }.to_owned())
    };
    let template = house.apply_to(template::by_id("one-pager").unwrap(), face, Some(&logo)).unwrap();
    let title = WORDS.to_owned();
    let briefing = Briefing { title: title.clone(), prepared_for: title, ..Briefing::default() };
    let fonts = fonts();
    let layout = Engine::new(&fonts).lay_out(&briefing, &Origins::default(), &template);
    assert_eq!(layout.missing_fonts, []);
    pdf::write(&layout.page, &fonts).unwrap()
}

#[test]
fn a_font_with_cff_outlines_is_embedded_and_its_words_copy_out() {
    let file = File::new(&page());
    file.ask("qpdf", &["--check", "{}"]);
    let fonts = file.ask("pdffonts", &["{}"]);
    let embedded = |name: &str| {
        let row = fonts.lines().find(|row| row.contains(name)).unwrap();
        assert!(row.contains("CID Type 0C") && row.contains("yes yes yes"), "{row}");
    };
    embedded("+P052-Roman");
    embedded("+P052-Bold");
    let said = file.text().replace('\n', " ");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said.matches(&words(WORDS)).count(), 2, "{said}");
}

#[test]
fn two_renderers_agree_on_a_font_with_cff_outlines() {
    let pdf = page();
    let file = File::new(&pdf);
    file.ask("pdftoppm", &["-r", "288", "-png", "-singlefile", "{}", "theirs"]);
    let theirs = image::open(file.path("theirs.png")).unwrap().to_rgb8();
    let share = difference(&preview::rasterise(&pdf, 4.0).unwrap(), &theirs);
    assert!(share < 0.001, "{share}");
}
