//! Words that are hyphenated at the end of a line: seen in two parts, said as one.

use precis::fonts::Library;
use precis::layout::Engine;
use precis::model::{ArticleEntry, Briefing, EventItem, FindingId, Metadata, Origins};
use precis::page::{GlyphRun, Page, Shape};
use precis::template::{self, Template};

use super::tools::File;
use super::write;
use crate::support::articles::{entry, place};

pub(crate) const ENGLISH: &str = "The representatives of neighbouring governments, unaccustomed to extraordinary \
                       circumstances, acknowledged “uncomfortable” disagreements; nevertheless international \
                       organisations, embassies and humanitarian missions continued their preparations regardless.";
pub(crate) const RUSSIAN: &str = "Представители правительства неоднократно подчёркивали необходимость международного \
                       сотрудничества и последовательного выполнения договорённостей всеми сторонами процесса.";

/// The one-pager with a timeline of narrow cells.
fn narrow() -> Template {
    let mut template = template::by_id("one-pager").unwrap().clone();
    template.timeline.most = 6;
    template.timeline.least = 6.0;
    template.fit.hyphenate_below = Some(20.0);
    template
}

/// A page with these texts as events, each in the language of its article.
pub(crate) fn narrow_page(texts: &[(&str, &str)]) -> Page {
    let mut briefing = Briefing { title: "Narrow cells".to_owned(), ..Briefing::default() };
    for (number, (language, text)) in texts.iter().enumerate() {
        let words = format!("Article {number}");
        let evidence = vec![place(&words, "Article")];
        let metadata = Metadata { language: Some((*language).to_owned()), ..Metadata::default() };
        briefing.articles.push(ArticleEntry { metadata, ..entry(&words, Metadata::default()) });
        let id = FindingId::from_text(&format!("event-{number}"));
        briefing.events.push(EventItem { id, date: None, label: (*text).to_owned(), evidence });
    }
    let layout = Engine::new(Library::bundled()).lay_out(&briefing, &Origins::default(), &narrow());
    assert_eq!(layout.overflow, []);
    layout.page
}

fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.elements.iter().filter_map(|element| match &element.shape {
        Shape::Text(run) => Some(run),
        _ => None,
    })
}

/// How many words are hyphenated: each has a rest that says nothing.
fn hyphenated(page: &Page) -> usize {
    runs(page).filter(|run| run.text.is_empty()).count()
}

/// The words of the texts, without what stands between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_torn_word_comes_whole_out_of_every_reader() {
    let texts = [("en", ENGLISH), ("ru", RUSSIAN), ("en", ENGLISH), ("de", "kurz")];
    let page = narrow_page(&texts);
    assert!(hyphenated(&page) > 5, "{}", hyphenated(&page));
    let file = File::new(&write(&page));
    file.ask("qpdf", &["--check", "{}"]);
    let copied = [
        words(&file.ask("pdftotext", &["{}", "-"])),
        words(&file.ask("pdftotext", &["-raw", "{}", "-"])),
        words(&file.ask("pdfinfo", &["-struct-text", "{}"]).replace(['"', '\n'], " ")),
    ];
    let boxes = file.ask("pdftotext", &["-bbox", "{}", "-"]);
    for word in [ENGLISH, RUSSIAN].iter().flat_map(|text| text.split(' ')) {
        for copied in &copied {
            assert!(copied.split(' ').any(|other| other == word), "{word} is not in {copied}");
        }
        assert!(boxes.contains(&format!(">{word}</word>")), "{word} is not in {boxes}");
    }
    assert!(copied[1].contains(&words(RUSSIAN)), "{}", copied[1]);
}
