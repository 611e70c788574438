//! What stands for the name, and what an acceptance lets through.

use std::path::Path;

use precis::model::{Attribution, Briefing, Fidelity, Findings, Metadata};
use precis::workflow::{
    PageFormat, PageRenderer, RenderError, Resolution, StyleSet, Text, TextFormat, render_page, write_text,
};

use super::{
    briefing, check_names, check_nothing_tells, everything_that_leaves, found, headed, occurrences,
    page_texts, pdf_texts, withholding, without_names,
};

#[test]
fn a_withheld_speaker_is_the_descriptor_alone_wherever_it_says_who_spoke() {
    let briefing = without_names(briefing(), &Findings::default());
    let page = render_page(&briefing, &Findings::default()).unwrap();
    let page = page_texts(&page.layout.page).join("\n");
    assert!(page.contains("an opposition politician") && !page.contains("former MP"), "{page}");
    for text in [Text::Briefing, Text::Annex] {
        let text =
            write_text(&briefing, &Findings::default(), &StyleSet::default(), text, TextFormat::Markdown)
                .unwrap();
        let text = String::from_utf8(text).unwrap();
        assert!(text.contains("**an opposition politician**"), "{text}");
        assert!(!text.contains("politician**, former"), "{text}");
    }
}

#[test]
fn a_replaced_name_leaves_a_quote_and_a_point_verbatim() {
    let briefing = without_names(briefing(), &Findings::default());
    assert_eq!(briefing.points[1].text, "[an opposition politician] spoke in Oslo on 3 July.");
    assert_eq!(briefing.quotes[1].text, "[an opposition politician]’s party is small,");
    assert_eq!(briefing.quotes[1].speaker.role.as_deref(), Some("rival of [an opposition politician]"));
    let point = &briefing.points[1];
    assert_eq!(briefing.fidelity(&point.text, &point.evidence), Fidelity::Verbatim);
    let quote = &briefing.quotes[1];
    assert_eq!(briefing.fidelity(&quote.text, &quote.evidence), Fidelity::Verbatim);
    assert_eq!(briefing.articles[0].metadata.address, None);
    assert_eq!(found(&briefing), []);
}

#[test]
fn the_annex_replaces_the_name_within_the_sentences_of_the_sources() {
    let briefing = without_names(briefing(), &Findings::default());
    let annex =
        write_text(&briefing, &Findings::default(), &StyleSet::default(), Text::Annex, TextFormat::Markdown)
            .unwrap();
    let annex = String::from_utf8(annex).unwrap().replace('\\', "");
    let sentence = "[an opposition politician] said: “We will not be silent.”";
    let annex = annex.replace("<strong>", "").replace("</strong>", "");
    assert!(annex.contains(sentence), "{annex}");
    check_nothing_tells(&briefing, &["koofi", "fawzia"]);
}

#[test]
fn a_name_that_was_corrected_after_it_was_withheld_stays_withheld() {
    let mut briefing = briefing();
    let named = |name: &str| Attribution { name: Some(name.to_owned()), role: None };
    briefing.speakers.insert(named("Fawzia Koofi"), named("Shukria Barakzai"));
    briefing.quotes[0].speaker = named("Shukria Barakzai");
    assert_eq!(briefing.printed_speaker(&briefing.quotes[0].speaker), named("an opposition politician"));
    briefing.points[0].text = "Barakzai and Koofi agree.".into();
    let found = found(&briefing);
    assert!(found.contains(&("the bottom line".into(), "Barakzai".into())), "{found:?}");
    assert!(found.contains(&("the bottom line".into(), "Koofi".into())), "{found:?}");
}

#[test]
fn the_whole_office_goes_with_the_name() {
    let mut briefing = briefing();
    let first = "Kabul’s former MP Fawzia Koofi met them.";
    briefing.points[0].text = first.into();
    briefing.points[1].text = "A letter by Fawzia Koofi, a former MP in Kabul, was read.".into();
    let settled = without_names(briefing, &Findings::default());
    assert_eq!(settled.points[0].text, "[an opposition politician] met them.");
    assert_eq!(settled.points[1].text, "A letter by [an opposition politician] was read.");
}

#[test]
fn an_acceptance_holds_for_exactly_these_words_and_this_person() {
    let mut briefing = briefing();
    let before = occurrences(&briefing, &Findings::default());
    briefing.withheld.accepted.extend(before.iter().map(|found| found.occurrence.clone()));
    assert_eq!(found(&briefing), []);
    assert_eq!(check_names(&briefing, &Findings::default(), Path::new("a.pdf")), Ok(()));
    // What was let stand may leave.
    let leaving = everything_that_leaves(&briefing, &Findings::default());
    assert!(leaving.iter().any(|text| text.contains("Koofi")));
    // What a PDF says is read by the tests that look for names.
    let page = render_page(&briefing, &Findings::default()).unwrap();
    let pdf = pdf_texts(&PageFormat::Pdf.encode(&page).unwrap());
    assert!(pdf[0].contains("Koofi"), "{}", pdf[0]);
    assert!(pdf[1..].iter().any(|text| text.contains("fawzia-koofi-speaks")));
    briefing.points[1].text = "Later Koofi spoke in Oslo.".into();
    assert_eq!(found(&briefing), [("key point 1".to_owned(), "Koofi".to_owned())]);
    briefing.withheld.speakers.insert("Zahra Koofi".into(), withholding("a teacher"));
    assert!(found(&briefing).len() > before.len());
}

#[test]
fn a_descriptor_with_the_name_in_it_is_never_put_in_the_names_place() {
    let mut briefing = briefing();
    briefing.withheld.speakers.insert("Fawzia Koofi".into(), withholding("an aide of Koofi"));
    let all = occurrences(&briefing, &Findings::default());
    assert!(all.iter().all(|found| !found.resolutions.contains(&Resolution::Replace)), "{all:?}");
    let settled = without_names(briefing, &Findings::default());
    assert_eq!(settled.points[1].text, "Ms Koofi spoke in Oslo on 3 July.");
    assert_eq!(settled.points.len(), 2);
}

#[test]
fn a_refusal_says_no_name_even_where_a_heading_has_one() {
    let mut briefing = briefing();
    briefing.sections[1].title = Some("Koofi speaks".into());
    let held = check_names(&briefing, &Findings::default(), Path::new("a.pdf")).unwrap_err().to_string();
    assert!(held.contains("the heading “[an opposition politician] speaks”"), "{held}");
    assert!(!held.contains("Koofi"), "{held}");
}

#[test]
fn the_briefing_does_not_go_into_a_pdf_while_it_holds_a_withheld_name() {
    let briefing = without_names(briefing(), &Findings::default());
    let page = render_page(&briefing, &Findings::default()).unwrap();
    assert!(matches!(page.pdf_with(&briefing, Path::new("a.pdf")), Err(RenderError::NamesInside)));
}

#[test]
fn an_acceptance_lets_only_the_words_of_its_name_onto_the_page_and_only_while_it_stands() {
    let mut briefing = briefing();
    briefing.points[1].text = "Ms Koofi threw a stone.".into();
    briefing.withheld.speakers.insert("Tom Stone".into(), withholding("a witness"));
    let all = occurrences(&briefing, &Findings::default());
    briefing.withheld.accepted.extend(all.into_iter().map(|found| found.occurrence));
    let is_held = |briefing: &Briefing, line: &str| {
        let page = PageRenderer::new(headed(line)).render(briefing, &Findings::default()).unwrap();
        PageFormat::Pdf.encode(&page).is_err()
    };
    assert!(!is_held(&briefing, "The Ministry"));
    assert!(is_held(&briefing, "Stone and Sons"));
    assert!(!is_held(&briefing, "With Koofi"));
    // What was let stand is gone.
    briefing.points.remove(1);
    briefing.quotes.remove(1);
    briefing.articles[0].metadata = Metadata { title: Some("Oslo".into()), ..Metadata::default() };
    assert_eq!(found(&briefing), []);
    assert!(is_held(&briefing, "With Koofi"));
}

#[test]
fn an_accepted_address_lets_the_name_stand_and_no_other_of_its_words() {
    let mut briefing = without_names(briefing(), &Findings::default());
    briefing.articles[0].metadata.address = Some("https://example.org/koofi-under-stone".into());
    briefing.withheld.speakers.insert("Tom Stone".into(), withholding("a witness"));
    let all = occurrences(&briefing, &Findings::default());
    assert_eq!(all.len(), 2);
    briefing.withheld.accepted.extend(all.into_iter().map(|found| found.occurrence));
    let text =
        write_text(&briefing, &Findings::default(), &StyleSet::default(), Text::Annex, TextFormat::Markdown);
    assert!(text.is_ok());
    let page = PageRenderer::new(headed("Under Example")).render(&briefing, &Findings::default()).unwrap();
    assert!(PageFormat::Pdf.encode(&page).is_ok());
}
