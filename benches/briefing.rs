//! How long the analyst waits: from an edit to the page's bytes, from an edit to the page's pixels, and for analysis.
//!
//! Run with `cargo bench --bench briefing`.
//! Compare figures of one run with each other; those of two runs or two machines only with care.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run has nothing to measure")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use precis::analysis::analyse;
use precis::edit::{Edit, History};
use precis::import::{Hint, import, samples};
use precis::model::{Article, Briefing, Findings};
use precis::preview::rasterise;
use precis::session::{DraftOptions, Press, draft};

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

fn sample_briefing() -> (Briefing, Findings) {
    let articles = sample_articles();
    let findings = analyse(&articles);
    (draft(articles, &findings, &DraftOptions::default()), findings)
}

/// Types one more letter of the title, as an edit of the history.
fn type_a_letter(history: &mut History, briefing: &mut Briefing, count: &mut usize) {
    *count += 1;
    let title = format!("Russia recognises the Taliban government {}", *count % 10);
    history.apply(briefing, Edit::SetTitle(title), "change title", None).expect("a title is always allowed");
}

fn edit_to_page(criterion: &mut Criterion) {
    let (mut briefing, findings) = sample_briefing();
    let (mut history, mut count) = (History::opened(), 0);
    let mut press = Press::default();

    criterion.bench_function("edit to PDF bytes, sample page", |bencher| {
        bencher.iter(|| {
            type_a_letter(&mut history, &mut briefing, &mut count);
            black_box(press.produce(&briefing, &findings.origins).expect("the sample has a page"))
        });
    });

    criterion.bench_function("edit to pixels at 150 dpi, sample page", |bencher| {
        bencher.iter(|| {
            type_a_letter(&mut history, &mut briefing, &mut count);
            let produced = press.produce(&briefing, &findings.origins).expect("the sample has a page");
            black_box(rasterise(&produced.pdf, 150.0 / 72.0).expect("the page can be drawn"))
        });
    });
}

fn analysis(criterion: &mut Criterion) {
    let articles = sample_articles();
    criterion.bench_function("analysis of the five samples", |bencher| {
        bencher.iter(|| black_box(analyse(black_box(&articles))));
    });
    criterion.bench_function("import of the five samples", |bencher| {
        bencher.iter(|| black_box(sample_articles()));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = edit_to_page, analysis
}
criterion_main!(benches);
