//! A file that travels inside the page.

use std::fs;
use std::io::Write as _;

use precis::export::pdf::{self, AttachedError, Attachment, attached};
use precis::fonts::Library;
use proptest::prelude::*;

use super::pages::full_page;
use super::tools::File;
use super::write;
use crate::support::watchdog::finishes;

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
    // Deeper than any reader follows.
    let deep = [b"%PDF-1.7\n1 0 obj\n", b"[".repeat(400_000).as_slice(), b"\nendobj\n"].concat();
    assert_eq!(attached(&deep, TYPE, MOST), Err(AttachedError::Nothing));
}

#[test]
fn what_goes_in_comes_out_of_a_file_spread_out_linearised_or_added_to() {
    let file = File::new(&page_with_a_file());
    for options in [&["--qdf"][..], &["--qdf", "--object-streams=disable"], &["--linearize"]] {
        file.ask("qpdf", &[options, &["{}", "anew.pdf"]].concat());
        let anew = fs::read(file.path("anew.pdf")).unwrap();
        assert_eq!(attached(&anew, TYPE, MOST), Ok(DATA.to_vec()), "{options:?}");
    }
    let mut longer = page_with_a_file();
    longer.extend_from_slice(b"99 0 obj\n<</Type/Sig>>\nendobj\nxref\n99 1\n%%EOF\n");
    assert_eq!(attached(&longer, TYPE, MOST), Ok(DATA.to_vec()));
}

#[test]
fn the_tables_of_a_hostile_pdf_are_not_believed() {
    for columns in [
        "/W [1000000000000 1 1] /Index [0 1]",
        "/W [0 0 0] /Index [0 4294967295]",
        "/W [1 1 1] /Size 4294967295 /Prev 9",
    ] {
        let table = format!(
            "1 0 obj\n<</Type/XRef {columns}/Size 2/Root 1 0 R/Length 3>>stream\nabc\nendstream\nendobj"
        );
        let pdf = format!("%PDF-1.7\n{table}\nstartxref\n9\n%%EOF\n");
        assert_eq!(attached(pdf.as_bytes(), TYPE, MOST), Err(AttachedError::Nothing), "{columns}");
    }
}

/// A PDF with one stream of the type that is looked for.
fn one_stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let start = format!("%PDF-1.7\n1 0 obj\n<</Subtype/{}{entries}>>stream\n", TYPE.replace('/', "#2F"));
    [start.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
}

#[test]
fn a_file_that_unpacks_to_much_or_that_is_packed_strangely_is_refused() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![0; 10_000_000]).unwrap();
    let packed = packed.finish().unwrap();
    let flate = "/Filter/FlateDecode/Length 7 0 R";
    assert_eq!(attached(&one_stream(flate, &packed), TYPE, 10_000_000), Ok(vec![0; 10_000_000]));
    assert_eq!(attached(&one_stream(flate, &packed), TYPE, MOST), Err(AttachedError::TooLarge));
    assert_eq!(attached(&one_stream(flate, b"words"), TYPE, MOST), Err(AttachedError::Unreadable));
    for strange in ["/Filter/LZWDecode", "/Filter[/FlateDecode/FlateDecode]", "/Filter 3 0 R"] {
        assert_eq!(attached(&one_stream(strange, b"words"), TYPE, MOST), Err(AttachedError::Unreadable));
    }
    // A length that is wrong, or that no number holds.
    for length in ["", "/Length 2", "/Length 99999", "/Length -1", "/Length 99999999999999999999999"] {
        assert_eq!(attached(&one_stream(length, b"words"), TYPE, MOST), Ok(b"words".to_vec()), "{length}");
    }
    let endless = one_stream("", b"words");
    assert_eq!(attached(&endless[..endless.len() - 10], TYPE, MOST), Err(AttachedError::Unreadable));
}

#[test]
fn what_only_stands_in_the_data_of_another_stream_is_no_file() {
    let forged = one_stream("/Length 6", b"forged");
    let outer = format!("%PDF-1.7\n1 0 obj\n<</Length {}>>stream\n", forged.len());
    let pdf = [outer.as_bytes(), &forged, b"\nendstream\nendobj\n", &one_stream("", b"words")].concat();
    assert_eq!(attached(&pdf, TYPE, MOST), Ok(b"words".to_vec()));
}

#[test]
fn a_pdf_that_is_made_to_be_read_again_and_again_is_not() {
    let spaces = " ".repeat(1_200_000);
    // So long that reading what follows at each object would outlast the watchdog.
    let cases = [
        " obj<</A(".repeat(400_000),
        " obj<</A<".repeat(400_000),
        " obj<<%".repeat(400_000),
        " obj<</A[".repeat(400_000),
        " obj<</Length 99>>stream\n".repeat(400_000),
        " obj<</Length 800000>>stream\nendstream endobj".repeat(80_000) + &spaces,
    ];
    for case in cases {
        let beginning = case.split_at(12).0.to_owned();
        finishes(&beginning, move || drop(attached(format!("%PDF-1.7\n{case}").as_bytes(), TYPE, MOST)));
    }
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
