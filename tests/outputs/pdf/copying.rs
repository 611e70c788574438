//! What is copied out of a page is what was set, in every script.

use super::pages::{BODY, HEADING, ITALIC, Style};
use super::tools::File;
use super::{page_of, write};

/// Asserts that a line of text copies out as exactly itself.
fn assert_copies(style: Style, text: &str) {
    let file = File::new(&write(&page_of(&[(style, text)])));
    let copied = file.text();
    // Poppler marks a change of direction with characters of its own.
    let copied: String =
        copied.chars().filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{C}' | '\n')).collect();
    assert_eq!(copied, text, "copied {:?}", copied.escape_unicode().to_string());
}

#[test]
fn ligatures_copy_out_as_their_letters() {
    assert_copies(BODY, "The office staff filed a significant, difficult and baffling affidavit.");
    assert_copies(ITALIC, "Officially, the traffic flows; five fjords offend.");
}

#[test]
fn quotation_marks_and_dashes_copy_out() {
    assert_copies(BODY, "“Don’t ‘quote’ me” – $9 billion … [the] 50% — “”.");
}

#[test]
fn cyrillic_copies_out() {
    assert_copies(BODY, "Россия признала правительство «Талибана» в Афганистане — ёлка, щука.");
}

#[test]
fn stress_marks_copy_out() {
    assert_copies(BODY, "за\u{301}мок и замо\u{301}к; cafe\u{301} and naïve");
}

#[test]
fn arabic_copies_out() {
    assert_copies(BODY, "روسیه حکومت طالبان را به رسمیت شناخت");
}

#[test]
fn persian_with_non_joiners_copies_out() {
    assert_copies(BODY, "می\u{200C}خواهم کتاب\u{200C}ها را");
}

#[test]
fn arabic_marks_and_ligatures_copy_out() {
    assert_copies(BODY, "سلام الله لا إله");
    assert_copies(BODY, "مُحَمَّد");
}

#[test]
fn mixed_directions_copy_out() {
    // Poppler moves the space at the edge of a right-to-left word to its other side, so spaces are left out here.
    let text = "The word طالبان means students.";
    let file = File::new(&write(&page_of(&[(BODY, text)])));
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    assert_eq!(letters(&file.text()), letters(text));
}

#[test]
fn a_right_to_left_run_is_said_in_reading_order_to_those_who_follow_the_structure() {
    let said = File::new(&write(&page_of(&[(BODY, "The word طالبان means students.")])));
    let objects = said.ask("qpdf", &["--json=latest", "{}"]);
    assert!(
        objects.contains(r#""/ActualText": "u:طالبان""#) && objects.contains(r#""/Lang": "u:fa""#),
        "{objects}"
    );
}

#[test]
fn an_unseen_soft_hyphen_copies_out() {
    assert_copies(BODY, "inter\u{AD}national");
}

#[test]
fn tracked_capitals_copy_out_as_words() {
    assert_copies(HEADING, "KEY POINTS AND QUOTES");
    assert_copies(Style { tracking_pt: 2.5, size_pt: 7.5, ..HEADING }, "WHERE THE SOURCES DIFFER");
}
