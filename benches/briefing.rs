//! How long the analyst waits: from an edit to the page's bytes, from an edit to the page's pixels, and for analysis.
//!
//! Run with `cargo bench --bench briefing`.
//! Compare figures of one run with each other; those of two runs or two machines only with care.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run has nothing to measure")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use precis::analysis::{Analyst, Source, analyse};
use precis::edit::{Edit, HeadEdit, History};
use precis::fonts::Library;
use precis::import::{Hint, import, samples};
use precis::layout::Engine;
use precis::model::{
    Article, ArticleId, Briefing, Findings, Metadata, Section, SectionId, SectionKind, SourceFormat,
    Withholding,
};
use precis::preview::rasterise;
use precis::template;
use precis::workflow::{DraftOptions, PageFormat, PageRenderer, StyleSet, draft, occurrences, without_names};
use rayon::prelude::*;

/// The sample pack, imported.
fn sample_articles() -> Vec<Arc<Article>> {
    samples()
        .into_iter()
        .map(|(name, bytes)| {
            let hint = Hint { file: Some(name.to_owned()), ..Hint::default() };
            Arc::new(import(bytes, &hint).expect("the samples are articles"))
        })
        .collect()
}

/// So many articles of about 5 KB: sentences of the samples dealt anew, with other numbers and names in them.
fn many_sources(count: usize) -> Vec<Source> {
    const NAMES: [&str; 8] =
        ["Anders", "Brandt", "Castillo", "Dufour", "Eriksen", "Farouk", "Gruber", "Holm"];
    let articles = sample_articles();
    let sentences: Vec<&str> =
        articles.iter().flat_map(|article| article.text.split_inclusive(". ")).collect();
    (0..count)
        .map(|number| {
            let mut text = String::new();
            let mut next = number;
            while text.len() < 5_000 {
                next = (next * 31 + 17) % (sentences.len() * 64);
                let name = NAMES.get((number + next) % NAMES.len()).copied().unwrap_or_default();
                let sentence = sentences.get(next % sentences.len()).copied().unwrap_or_default();
                text.push_str(
                    &sentence.replace("Muttaqi", name).replace("2021", &(1_990 + next % 30).to_string()),
                );
                if next % 5 == 0 {
                    text.push('\n');
                }
            }
            let article = Article {
                id: ArticleId::of_bytes(text.as_bytes()),
                file: None,
                stated: Metadata::default(),
                source: text.as_bytes().into(),
                text,
                removed: Vec::new(),
                format: SourceFormat::Text,
            };
            Source::stated(&Arc::new(article))
        })
        .collect()
}

fn sample_briefing() -> (Briefing, Findings) {
    let articles = sample_articles();
    let findings = analyse(&articles);
    (draft(articles, &findings, &DraftOptions::default()), findings)
}

/// Types one more letter of the title, as an edit of the history.
fn type_a_letter(history: &mut History, briefing: &mut Briefing, count: &mut usize) {
    *count += 1;
    let title = format!("Russia recognises the Taliban government {}", *count % 10);
    let edit = Edit::Head(HeadEdit::SetTitle(title));
    history.apply(briefing, edit, "change title", None).expect("a title is always allowed");
}

fn edit_to_page(criterion: &mut Criterion) {
    let (mut briefing, findings) = sample_briefing();
    let (mut history, mut count) = (History::opened(), 0);
    let mut renderer = PageRenderer::default();

    criterion.bench_function("edit to PDF bytes, sample page", |bencher| {
        bencher.iter(|| {
            type_a_letter(&mut history, &mut briefing, &mut count);
            black_box(renderer.render(&briefing, &findings).expect("the sample has a page"))
        });
    });

    criterion.bench_function("edit to pixels at 150 dpi, sample page", |bencher| {
        bencher.iter(|| {
            type_a_letter(&mut history, &mut briefing, &mut count);
            let page = renderer.render(&briefing, &findings).expect("the sample has a page");
            let pdf = PageFormat::Pdf.encode(&page).expect("nothing holds the page back");
            black_box(rasterise(&pdf, 150.0 / 72.0).expect("the page can be drawn"))
        });
    });
}

/// One layout at the size that fits, and the search for that size among all of the template's.
fn size_search(criterion: &mut Criterion) {
    let (briefing, findings) = sample_briefing();
    let template = template::by_id(&briefing.template).expect("the template is built in");
    let mut engine = Engine::new(Library::bundled());
    let size = engine.lay_out(&briefing, &findings.origins, template).body_size_pt;
    let mut known = template.clone();
    (known.fit.floor_pt, known.fit.ceiling_pt) = (size, size);
    // No space to find a stretch for either: a single layout.
    known.spacing.stretch = 1.0;
    // The most there is to search: only the last size fits, after all others were tried.
    let mut longest = template.clone();
    (longest.fit.floor_pt, longest.fit.ceiling_pt) = (size, size + 2.5);
    for (name, template) in [
        ("layout of the sample page at its known size", &known),
        ("layout of the sample page with the search for its size", template),
        ("layout of the sample page at the last of 26 sizes", &longest),
    ] {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| black_box(engine.lay_out(black_box(&briefing), &findings.origins, template)));
        });
    }
}

/// What the window does after each change while a speaker is withheld, and “Replace all” at its worst.
fn withheld_names(criterion: &mut Criterion) {
    let styles = StyleSet::default();
    let (mut briefing, findings) = sample_briefing();
    let withholding = || Withholding { descriptor: "an official".to_owned(), ..Withholding::default() };
    briefing.withheld.speakers.insert("Amir Khan Muttaqi".to_owned(), withholding());
    criterion.bench_function("names of a withheld speaker, sample page", |bencher| {
        bencher.iter(|| black_box(occurrences(&briefing, &findings, &styles)));
    });

    // 300 names in 10,000 words, in one text and in many.
    let words = "Muttaqi said that the border would be opened again before the winter came, and nobody whom we \
                 asked in the town believed that it would. The mayor was silent, and so were we.";
    let text = |count: usize| vec![words; count].join(" ");
    let section =
        |number: u32, text| Section { text, ..Section::new(SectionId(number), SectionKind::FreeText) };
    briefing.sections.push(section(1_000, text(150)));
    briefing.sections.extend((1_001..1_151).map(|number| section(number, text(1))));
    criterion.bench_function("replacing 300 names in 10,000 words", |bencher| {
        bencher.iter(|| black_box(without_names(briefing.clone(), &findings, &styles)));
    });
}

fn analysis(criterion: &mut Criterion) {
    let articles = sample_articles();
    criterion.bench_function("analysis of the five samples", |bencher| {
        bencher.iter(|| black_box(analyse(black_box(&articles))));
    });
    let many = many_sources(1_000);
    let (Some(few), Some(one_more)) = (many.get(..200), many.get(..201)) else { return };
    criterion.bench_function("1,000 articles of 5 KB, each by itself", |bencher| {
        bencher.iter(|| {
            many.par_iter().for_each(|source| {
                black_box(Analyst::default().analyse(std::slice::from_ref(source)));
            });
        });
    });
    criterion.bench_function("one more article beside 200, all of the same sentences", |bencher| {
        let mut analyst = Analyst::default();
        bencher.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                analyst.analyse(few);
                let start = Instant::now();
                black_box(analyst.analyse(one_more));
                spent += start.elapsed();
            }
            spent
        });
    });
    criterion.bench_function("import of the five samples", |bencher| {
        bencher.iter(|| black_box(sample_articles()));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = edit_to_page, size_search, withheld_names, analysis
}
criterion_main!(benches);
