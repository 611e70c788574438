//! Learning the shipped parameters from articles whose attributions were marked by hand.

mod crf;
mod forward_backward;
mod links;
mod weights;

pub use crf::Settings;

use crf::{Example, Stage, learn};
use weights::{TrainedModel, Weights};

use super::attribute::{FoundAttribution, Pieces, pieces, read};
use super::model::Model;
use super::tagger::{Label, LabelScores, Lattice};
use crate::analysis::segment::tokens;
use crate::analysis::units::{Unit, UnitKind, quotations, units};
use crate::model::Span;

/// An article with the attributions that people found in it.
#[derive(Clone, Debug)]
pub struct LabelledArticle {
    /// Its text.
    pub text: String,
    /// What they found.
    pub attributions: Vec<LabelledAttribution>,
}

/// An attribution as a person marked it; places in bytes.
#[derive(Clone, Copy, Debug)]
pub struct LabelledAttribution {
    /// What is attributed.
    pub content: Span,
    /// Who it is attributed to.
    pub source: Option<Span>,
    /// The words that attribute.
    pub cue: Option<Span>,
}

/// Finds the attributions of `text`, in order.
pub fn attributions(text: &str, model: &Model) -> Vec<FoundAttribution> {
    read(text, model).quotes
}

/// Learns a model from `articles` and returns the bytes of its file; `progress` hears what goes on.
///
/// One thread, a fixed order, no randomness: the same articles and settings give the same bytes.
pub fn train(articles: &[LabelledArticle], settings: Settings, progress: &mut dyn FnMut(&str)) -> Vec<u8> {
    let examples: Vec<Example> = articles.iter().map(example).collect();
    let count: usize = examples.iter().map(|example| example.units.len()).sum();
    progress(&format!("{} articles, {count} units", examples.len()));
    let all: Vec<&Example> = examples.iter().collect();
    // The first may be bold, for the second sees what it made of it; the two shares were tried on held-out articles.
    let bolder = Settings { boldness: settings.boldness + 0.2, ..settings };
    let mut first = learn(&all, &Stage::First, bolder, &mut |epoch, likelihood| {
        progress(&format!("first tagger, epoch {epoch}: mean log-likelihood {likelihood:.5}"));
    });
    let (given, others) = out_of_fold(&examples, settings, progress);
    first.average_with(&others);
    let second = learn(
        &all,
        &Stage::Second(&given),
        Settings { epochs: settings.epochs.div_ceil(2), ..settings },
        &mut |epoch, likelihood| {
            progress(&format!("second tagger, epoch {epoch}: mean log-likelihood {likelihood:.5}"));
        },
    );
    let linked: Vec<_> =
        articles.iter().zip(&examples).map(|(article, example)| linked(article, example)).collect();
    let links = links::learn(
        examples
            .iter()
            .zip(&linked)
            .map(|(example, (pieces, links))| (example.units.as_slice(), pieces, links.as_slice())),
    );
    TrainedModel { first, second, links }.to_bytes()
}

/// The scores and the labels that a first tagger gives an example.
type FirstTaggerOutput = (Vec<LabelScores>, Vec<Label>);

/// What a first tagger says of each example when it has not learned from it: a tagger is too sure of what it knows.
/// And those taggers.
fn out_of_fold(
    examples: &[Example],
    settings: Settings,
    progress: &mut dyn FnMut(&str),
) -> (Vec<FirstTaggerOutput>, Vec<Weights>) {
    const FOLDS: usize = 4;
    let mut given = vec![(Vec::new(), Vec::new()); examples.len()];
    let mut taggers = Vec::new();
    for fold in 0..FOLDS {
        progress(&format!("fold {fold}"));
        let others: Vec<&Example> = examples
            .iter()
            .enumerate()
            .filter(|(at, _)| at % FOLDS != fold)
            .map(|(_, example)| example)
            .collect();
        let weights = learn(&others, &Stage::First, settings, &mut |_, _| {});
        let table = weights.quantised();
        taggers.push(weights);
        for (example, slot) in examples.iter().zip(&mut given).skip(fold).step_by(FOLDS) {
            let lattice = Lattice::new(&example.units, &table);
            let labels = lattice.best(&table);
            *slot = (lattice.rows, labels);
        }
    }
    (given, taggers)
}

fn example(article: &LabelledArticle) -> Example {
    let quotations = quotations(&article.text);
    let units = units(&article.text, &tokens(&article.text), &quotations);
    let labels = labels(article, &units);
    Example { units, labels }
}

/// The pieces of an article as labelled, and the source of each content.
fn linked(article: &LabelledArticle, example: &Example) -> (Pieces, Vec<Option<usize>>) {
    let units = &example.units;
    let pieces = pieces(units, &example.labels);
    let links = pieces
        .contents
        .iter()
        .map(|content| {
            let holds = |attribution: &&LabelledAttribution| {
                covered_units(units, attribution.content, true)
                    .is_some_and(|range| range.start < content.units.end && content.units.start < range.end)
            };
            let source = article.attributions.iter().find(holds)?.source?;
            let source = covered_units(units, source, true)?;
            pieces
                .sources
                .iter()
                .position(|piece| piece.units.start < source.end && source.start < piece.units.end)
        })
        .collect();
    (pieces, links)
}

/// The labels of an article's units. Where marked spans overlap, contents go before sources, sources before cues.
pub(crate) fn labels(article: &LabelledArticle, units: &[Unit]) -> Vec<Label> {
    let mut labels = vec![Label::Outside; units.len()];
    let pieces = |of: fn(&LabelledAttribution) -> Option<Span>| {
        let mut spans: Vec<Span> = article.attributions.iter().filter_map(of).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    };
    let mut mark = |spans: Vec<Span>, begin: Label, inside: Label, trim: bool| {
        for span in spans {
            let Some(range) = covered_units(units, span, trim) else { continue };
            let mut label = begin;
            for slot in labels.get_mut(range).into_iter().flatten() {
                if *slot == Label::Outside {
                    *slot = label;
                    label = inside;
                }
            }
        }
    };
    mark(pieces(|attribution| Some(attribution.content)), Label::BeginContent, Label::InContent, true);
    mark(pieces(|attribution| attribution.source), Label::BeginSource, Label::InSource, true);
    mark(pieces(|attribution| attribution.cue), Label::BeginCue, Label::InCue, false);
    repair_labels(&mut labels);
    labels
}

/// The units that `span` covers, without marks at the ends if `trim`.
pub(crate) fn covered_units(units: &[Unit], span: Span, trim: bool) -> Option<std::ops::Range<usize>> {
    let inside = |unit: &Unit| match unit.kind {
        UnitKind::Quoted(_) => {
            let shared = unit.span.end.min(span.end).saturating_sub(unit.span.start.max(span.start));
            shared * 2 >= unit.span.len().min(span.len() + 4)
        }
        UnitKind::Word | UnitKind::Mark => unit.span.start >= span.start && unit.span.start < span.end,
    };
    let from = units.partition_point(|unit| unit.span.end <= span.start);
    let to = from + units.get(from..)?.partition_point(|unit| unit.span.start < span.end);
    let keep = |at: &usize| {
        units.get(*at).is_some_and(|unit| inside(unit) && !(trim && unit.kind == UnitKind::Mark))
    };
    let first = (from..to).find(keep)?;
    let last = (first..to).rev().find(keep)?;
    Some(first..last + 1)
}

/// Makes the labels such as can follow each other: a run that lost its first unit to another begins anew.
fn repair_labels(labels: &mut [Label]) {
    let mut previous = Label::Outside;
    for label in labels {
        *label = match (*label, previous) {
            (Label::InContent, Label::BeginContent | Label::InContent) => Label::InContent,
            (Label::InContent, _) => Label::BeginContent,
            (Label::InSource, Label::BeginSource | Label::InSource) => Label::InSource,
            (Label::InSource, _) => Label::BeginSource,
            (Label::InCue, Label::BeginCue | Label::InCue) => Label::InCue,
            (Label::InCue, _) => Label::BeginCue,
            (label, _) => label,
        };
        previous = *label;
    }
}
