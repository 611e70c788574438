//! The attributions of one text: contents, sources and cues found by the tagger, then linked.

use std::collections::BTreeMap;
use std::ops::Range;

use super::link::{cues, link};
use super::model::Model;
use super::repair::{merge, repair};
use super::tagger::{Label, Lattice};
use crate::analysis::entities::{Entities, bare_document, documents_beside, head, named};
use crate::analysis::segment::tokens;
use crate::analysis::units::{Classes, Quotation, Unit, UnitKind, quotations, units};
use crate::model::{Attribution, QuoteKind, Span};
use crate::never::OrNever;

/// One attribution in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundAttribution {
    /// What is attributed, without outer quotation marks.
    pub content: Span,
    /// How much of it stands inside quotation marks.
    pub kind: QuoteKind,
    /// The parts inside quotation marks, without the marks.
    pub marked: Vec<Span>,
    /// Who it is attributed to, in the text's words.
    pub source: Option<Span>,
    /// The words that attribute.
    pub cue: Option<Span>,
    /// Who that is, as far as this text says.
    pub who: Attribution,
}

/// A run of units with one label.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) units: Range<usize>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Pieces {
    pub(crate) contents: Vec<Piece>,
    pub(crate) sources: Vec<Piece>,
    pub(crate) cues: Vec<Piece>,
    /// Contents whose source grammar decides, by the units they begin with.
    pub(crate) fixed_links: Vec<(usize, usize)>,
}

/// What a text says, who says it, and who is named in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextReading {
    pub(crate) quotes: Vec<FoundAttribution>,
    pub(crate) quotations: Vec<Quotation>,
    /// Everybody who is named in full.
    pub(crate) people: Vec<Attribution>,
}

/// Finds the attributions, the quotations and the people of `text`.
pub(crate) fn read(text: &str, model: &Model) -> TextReading {
    let quotations = quotations(text);
    let units = units(text, &tokens(text), &quotations);
    let mut pieces = tagged(&units, model);
    repair(&units, &mut pieces);
    let links = link(&units, &pieces, |feature| model.link(feature));
    let cues = cues(&units, &pieces, &links);
    let mut sources: Vec<Range<usize>> = links
        .iter()
        .flatten()
        .filter_map(|&at| pieces.sources.get(at))
        .map(|piece| piece.units.clone())
        .collect();
    sources.sort_unstable_by_key(|range| range.start);
    let entities = Entities::find(&units, &sources);
    let people = entities.people(text, &units);
    let place = |list: &[Piece], at: Option<usize>| {
        at.and_then(|at| list.get(at)).and_then(|piece| span(&units, &piece.units))
    };
    let mut owners = DocumentOwners::default();
    let quotes = pieces
        .contents
        .iter()
        .zip(links.iter().zip(&cues))
        .map(|(piece, (&source, &cue))| {
            let (content, kind, marked) = content(text, &units, &quotations, &piece.units);
            let who = source.and_then(|source| pieces.sources.get(source));
            let who = who
                .map(|source| {
                    let who = entities.attribution(text, &units, &source.units);
                    owners.speaker(&units, &source.units, who)
                })
                .unwrap_or_default();
            let source = source.and_then(|source| pieces.sources.get(source));
            let source = source.and_then(|source| span(&units, &mention(&units, &source.units)));
            FoundAttribution { content, kind, marked, source, cue: place(&pieces.cues, cue), who }
        })
        // What nobody says in any words is no attribution, unless it stands in quotation marks.
        .filter(|found| found.kind != QuoteKind::Indirect || found.source.is_some() || found.cue.is_some())
        .filter(|found| !says_nothing(text, found))
        .map(|found| labelled(text, found, &people))
        .collect();
    TextReading { quotes, quotations, people }
}

/// Whose the documents are that speak: after "…, the council said in a statement", "the statement" is the council.
#[derive(Default)]
struct DocumentOwners {
    /// By document, who last spoke in one.
    owners: BTreeMap<u32, Attribution>,
}

impl DocumentOwners {
    /// Who speaks where `source` is `who`, in the order of the text.
    fn speaker(&mut self, units: &[Unit], source: &Range<usize>, who: Attribution) -> Attribution {
        if let Some(document) = bare_document(units, source) {
            return self.owners.get(&document).cloned().unwrap_or(who);
        }
        if who.name.is_some() {
            for document in documents_beside(units, source) {
                self.owners.insert(document, who.clone());
            }
        }
        who
    }
}

/// The pieces that the taggers find.
///
/// The second tagger revises its own labels once more for contents and cues; that makes sources worse, so sources are
/// those of its first reading where they do not run into a content.
fn tagged(units: &[Unit], model: &Model) -> Pieces {
    let mut lattice = Lattice::new(units, &model.first);
    let first = lattice.best(&model.first);
    let scores = lattice.rows.clone();
    lattice.revise(units, &first, &model.second);
    let once = lattice.best(&model.second);
    lattice.rows = scores;
    lattice.revise(units, &once, &model.second);
    let twice = lattice.best(&model.second);
    let mut found = pieces(units, &twice);
    let mut sources = pieces(units, &once).sources;
    sources.retain(|source| {
        let at = found.contents.partition_point(|content| content.units.end <= source.units.start);
        found.contents.get(at).is_none_or(|content| content.units.start >= source.units.end)
    });
    let known = std::mem::replace(&mut found.sources, sources);
    let more = known.into_iter().map(|piece| piece.units).collect();
    merge(&mut found.sources, more);
    found
}

/// Where a run of units stands.
pub(crate) fn span(units: &[Unit], range: &Range<usize>) -> Option<Span> {
    let inside = units.get(range.clone())?;
    Some(Span::new(inside.first()?.span.start, inside.last()?.span.end))
}

/// A source as it is shown: without the clause that describes it, and, if that is still long, its head alone.
fn mention(units: &[Unit], source: &Range<usize>) -> Range<usize> {
    let clause = |at: &usize| {
        *at > source.start
            && units
                .get(*at)
                .is_some_and(|unit| unit.classes.any(Classes::RELATIVE) && !unit.is_capitalised())
    };
    let end = source.clone().find(clause).unwrap_or(source.end);
    let words = |range: &Range<usize>| {
        units
            .get(range.clone())
            .or_never("a range of these units")
            .iter()
            .filter(|unit| unit.kind == UnitKind::Word)
            .count()
    };
    let short = trimmed(units, source.start..end).unwrap_or_else(|| source.clone());
    if words(&short) <= 8 { short } else { head(units, source) }
}

/// Whether what is attributed in other words is none: "declined to comment" tells that nothing was said, and a pronoun
/// that nobody says ("which is expected to …") is cut from its clause.
fn says_nothing(text: &str, found: &FoundAttribution) -> bool {
    if found.kind != QuoteKind::Indirect {
        return false;
    }
    let words = |span: Span| span.of(text).or_never("a span of this text").split_whitespace();
    let size = words(found.content).take(4).count();
    let is = |word: &str, list: &[&str]| list.iter().any(|other| word.eq_ignore_ascii_case(other));
    let pronoun =
        || words(found.content).any(|word| is(word, &["it", "that", "they", "this", "which", "who"]));
    let silent = |cue: Span| {
        let refuses =
            words(cue).any(|word| is(word, &["declined", "declines", "refused", "not", "didn't", "didn’t"]));
        let answer = words(cue).chain(words(found.content)).any(|word| {
            is(
                word,
                &[
                    "call", "calls", "comment", "email", "emails", "message", "messages", "reply", "request",
                    "requests", "respond",
                ],
            )
        });
        refuses && answer
    };
    found.source.is_none() && size == 1 && pronoun() || size <= 3 && found.cue.is_some_and(silent)
}

/// A transcript's label inside the marks (“SMITH: I did.”) names the speaker and is not part of the words.
fn labelled(text: &str, found: FoundAttribution, people: &[Attribution]) -> FoundAttribution {
    if found.kind != QuoteKind::Direct {
        return found;
    }
    let words = found.content.of(text).or_never("a span of this text");
    let label = words.find(':').filter(|&at| (2..=30).contains(&at)).and_then(|at| words.get(..at));
    let is_label =
        |label: &&str| label.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '\'' | '’'));
    let Some(label) = label.filter(is_label) else { return found };
    let source = Span::new(found.content.start, found.content.start + label.len());
    let content = Span::new(source.end + 1, found.content.end).trimmed(text);
    if content.is_empty() {
        return found;
    }
    let who = named(people, label);
    FoundAttribution { content, marked: vec![content], source: Some(source), cue: None, who, ..found }
}

/// Cuts labels into pieces; marks at the ends of contents and sources are left out.
pub(crate) fn pieces(units: &[Unit], labels: &[Label]) -> Pieces {
    let mut pieces = Pieces::default();
    let mut at = 0;
    while let Some(&label) = labels.get(at) {
        let inside = match label {
            Label::BeginContent => Label::InContent,
            Label::BeginSource => Label::InSource,
            Label::BeginCue => Label::InCue,
            _ => {
                at += 1;
                continue;
            }
        };
        let mut end = at + 1;
        while labels.get(end) == Some(&inside) {
            end += 1;
        }
        let (list, range) = match label {
            Label::BeginContent => (&mut pieces.contents, trimmed(units, at..end)),
            Label::BeginSource => (&mut pieces.sources, trimmed(units, at..end)),
            _ => (&mut pieces.cues, Some(at..end)),
        };
        list.extend(range.map(|units| Piece { units }));
        at = end;
    }
    pieces
}

pub(crate) fn trimmed(units: &[Unit], range: Range<usize>) -> Option<Range<usize>> {
    let keep = |at: &usize| units.get(*at).is_some_and(|unit| unit.kind != UnitKind::Mark);
    let first = range.clone().find(keep)?;
    let last = range.rev().find(keep)?;
    Some(first..last + 1)
}

/// The place of a content, its kind, and its parts inside quotation marks.
fn content(
    text: &str,
    units: &[Unit],
    quotations: &[Quotation],
    range: &Range<usize>,
) -> (Span, QuoteKind, Vec<Span>) {
    let inside = units.get(range.clone()).or_never("a range of these units");
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return (Span::default(), QuoteKind::Indirect, Vec::new());
    };
    let marked: Vec<Span> = inside
        .iter()
        .filter_map(|unit| match unit.kind {
            UnitKind::Quoted(index) => quotations.get(index).map(|quotation| quotation.inner),
            UnitKind::Word | UnitKind::Mark => None,
        })
        .collect();
    match (inside, marked.as_slice()) {
        ([_], &[inner]) => {
            // A comma before the closing mark belongs to the sentence around the quotation.
            let words = inner.of(text).or_never("a span of this text");
            let inner = Span::new(inner.start, inner.start + words.trim_end_matches([',', ' ']).len());
            (inner, QuoteKind::Direct, vec![inner])
        }
        (_, []) => (Span::new(first.span.start, last.span.end), QuoteKind::Indirect, marked),
        _ => (Span::new(first.span.start, last.span.end), QuoteKind::Mixed, marked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_found_in_a_hostile_text_lies_inside_it() {
        let hostile = [
            "\"",
            "“a” said ",
            "‘s ",
            "😀",
            "The ministry said it. ",
            "claims of “x” by the union ",
            ", calling it “x” ",
            "A, ",
            "word ",
            "\u{200b}\u{0}b ",
        ];
        for text in hostile.map(|unit| unit.repeat(40_000 / unit.len())) {
            let found = read(&text, Model::shipped()).quotes;
            assert!(found.iter().all(|quote| quote.content.of(&text).is_some()));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn every_place_lies_inside_the_text_on_character_boundaries(words in proptest::collection::vec(
            prop_oneof![
                Just("said"), Just("“"), Just("”"), Just("\""), Just("’"), Just("He"), Just("Ann Holm"), Just(","), Just("."), Just("\n"),
                Just("the ministry"), Just("calling it"), Just("who"), Just("claims of"), Just("by the union"), Just("été"), Just("according to"),
                Just("NOTE:"), Just("Ж"), Just("…"), Just("日本")
            ], 0..60))
        {
            let text = words.join(" ");
            let mut end = 0;
            for quote in read(&text, Model::shipped()).quotes {
                prop_assert!(quote.content.start >= end && !quote.content.is_empty());
                end = quote.content.end;
                for span in quote.marked.iter().chain(&quote.source).chain(&quote.cue).chain([&quote.content]) {
                    prop_assert!(span.of(&text).is_some());
                }
                for span in &quote.marked {
                    prop_assert!(quote.content.contains(*span));
                }
            }
        }
    }
}
