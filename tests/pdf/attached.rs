//! A file that travels inside the page.

use std::fs;

use precis::export::pdf::{self, AttachedError, Attachment, attached};
use precis::fonts::Library;
use proptest::prelude::*;

use crate::pages::full_page;
use crate::tools::File;
use crate::write;

const TYPE: &str = "application/vnd.precis+zip";
const DATA: &[u8] = b"PK\x03\x04 no real briefing, but stream and endstream and endobj are in it \r\n%%EOF\n";
const MOST: usize = 1000;

/// The full page with a file in it.
pub(crate) fn page_with_a_file() -> Vec<u8> {
    with_a_file("Kazan – заметка.precis")
}

fn with_a_file(name: &str) -> Vec<u8> {
    let description = "The briefing – all of it";
    let attachment = Attachment { name, media_type: TYPE, description, data: DATA };
    pdf::write_with(&full_page(), Library::bundled(), &attachment).unwrap()
}

#[test]
fn other_programs_find_the_file_under_its_name() {
    let file = File::new(&page_with_a_file());
    assert!(file.ask("qpdf", &["--check", "{}"]).contains("No syntax or stream encoding errors"));
    let said = file.ask("pdfdetach", &["-list", "{}"]);
    assert!(said.contains("1 embedded files") && said.contains("Kazan – заметка.precis"), "{said}");
    file.ask("pdfdetach", &["-save", "1", "-o", "out", "{}"]);
    assert!(fs::read(file.path("out")).unwrap() == DATA);
    let json = file.ask("qpdf", &["--json=latest", "{}"]);
    for part in [
        "\"/AFRelationship\": \"/Source\"",
        "\"/Subtype\": \"/application/vnd.precis+zip\"",
        "\"/F\": \"u:Kazan",
        "\"/Desc\": \"u:The briefing – all of it\"",
        "\"/ModDate\": \"u:D:20250704090000Z\"",
    ] {
        assert!(json.contains(part), "{part}: {json}");
    }
    let listed = json.split("\"/AF\"").count() - 1;
    assert_eq!(listed, 1);
}

#[test]
fn what_was_put_in_comes_out_even_after_another_program_wrote_the_file_anew() {
    let pdf = page_with_a_file();
    assert_eq!(attached(&pdf, TYPE, MOST), Ok(DATA.to_vec()));
    let file = File::new(&pdf);
    file.ask(
        "qpdf",
        &["--object-streams=generate", "--recompress-flate", "--compress-streams=y", "{}", "anew.pdf"],
    );
    let anew = fs::read(file.path("anew.pdf")).unwrap();
    assert!(!anew.windows(DATA.len()).any(|window| window == DATA));
    assert_eq!(attached(&anew, TYPE, MOST), Ok(DATA.to_vec()));
    assert_eq!(attached(&anew, TYPE, 10), Err(AttachedError::TooLarge));
    assert_eq!(attached(&pdf, TYPE, 10), Err(AttachedError::TooLarge));
    assert!(pdf == page_with_a_file(), "the same bytes each time");
    assert!(!pdf.windows(14).any(|window| window == b"<pdfaid:part>2"));
}

#[test]
fn a_page_without_the_file_and_bytes_that_are_no_page_give_a_reason() {
    assert_eq!(attached(&write(&full_page()), TYPE, MOST), Err(AttachedError::Nothing));
    assert_eq!(attached(&page_with_a_file(), "text/plain", MOST), Err(AttachedError::Nothing));
    for bytes in [&b""[..], b"%PDF-1.7", b"%PDF-1.7\ntrailer<</Root 1 0 R>>", b"hello"] {
        assert_eq!(attached(bytes, TYPE, MOST), Err(AttachedError::Unreadable), "{bytes:?}");
    }
    let pdf = page_with_a_file();
    assert!(attached(&pdf[..pdf.len() / 2], TYPE, MOST).is_err());
    // Deeper than any reader follows, and more streams than a page has.
    let deep = [b"%PDF-1.7\n1 0 obj\n", b"[".repeat(100_000).as_slice(), b"\nendobj\n"].concat();
    assert!(attached(&deep, TYPE, MOST).is_err());
    let many = [pdf.as_slice(), b"stream endstream ".repeat(600).as_slice()].concat();
    assert_eq!(attached(&many, TYPE, MOST), Err(AttachedError::Unreadable));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_page_gives_bytes_or_a_reason(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut pdf = with_a_file("a.precis");
        for (place, byte) in changes {
            let at = place.index(pdf.len());
            pdf[at] = byte;
        }
        let _ = attached(&pdf, TYPE, MOST);
        pdf.truncate(cut.index(pdf.len()));
        let _ = attached(&pdf, TYPE, MOST);
    }
}
