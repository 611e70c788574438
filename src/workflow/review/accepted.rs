//! What accepting a finding puts on the page: a copy of it.

use super::decision::{one_line, places_there};
use crate::analysis::event_label;
use crate::model::{
    Attribution, Briefing, Difference, DifferenceItem, DifferenceValue, Event, EventItem, Evidence, Findings,
    KeyPoint, PointItem, Quote, QuoteItem, QuoteKind, Span,
};
use crate::workflow::speakers::corrected;

/// The point that accepting a finding puts on the page: its words and the places that the briefing has. `None` if it
/// does not have the article of the words; findings may be older than the briefing.
pub(crate) fn point_item(briefing: &Briefing, point: &KeyPoint) -> Option<PointItem> {
    let evidence = places_there(briefing, &point.evidence)?;
    Some(PointItem { id: point.id.clone(), text: one_line(&point.text), evidence })
}

/// The event that accepting a finding puts on the page. `None` if the briefing does not have the article of its words.
pub(crate) fn event_item(briefing: &Briefing, event: &Event) -> Option<EventItem> {
    let evidence = places_there(briefing, &event.evidence)?;
    let text = one_line(&event.text);
    // Beside its date an event needs no date of its own.
    let label = if event.date.is_some() { event_label(&text).to_owned() } else { text };
    Some(EventItem { id: event.id.clone(), date: event.date, label, evidence })
}

/// The difference that accepting a finding puts on the page: the values that the briefing has articles for. `None` if
/// fewer than two are left.
pub(crate) fn difference_item(briefing: &Briefing, difference: &Difference) -> Option<DifferenceItem> {
    let is_there = |place: &&Evidence| briefing.words(place).is_some_and(|words| !words.is_empty());
    let values = difference.values.iter().map(|value| DifferenceValue {
        text: one_line(&value.text),
        evidence: value.evidence.iter().filter(is_there).cloned().collect(),
        compatible: value.compatible,
    });
    let values: Vec<_> = values.filter(|value| !value.evidence.is_empty()).collect();
    let topic = one_line(&difference.topic);
    let item = DifferenceItem { id: difference.id.clone(), kind: difference.kind, topic, values };
    (item.values.len() > 1).then_some(item)
}

/// The quote that accepting a finding puts on the page: its words, its place and those of the quotes that render the
/// same statement, its speaker. `None` if the briefing does not have the article.
pub(crate) fn quote_item(briefing: &Briefing, findings: &Findings, quote: &Quote) -> Option<QuoteItem> {
    let article = &briefing.entry(&quote.content.article)?.article;
    let text = quote_text(quote, &article.text).filter(|text| !text.is_empty())?;
    let mut evidence = vec![quote.content.clone()];
    if let Some(cluster) = &quote.cluster {
        let others = findings.quotes.iter().filter(|other| other.id != quote.id);
        // Without any of the speaker's words a report is no rendering of them.
        let renders = |other: &&Quote| is_marked(other) || !is_marked(quote);
        let same = others.filter(|other| other.cluster.as_ref() == Some(cluster)).filter(renders);
        let places = same.map(|other| other.content.clone());
        evidence.extend(places.filter(|place| briefing.words(place).is_some_and(|words| !words.is_empty())));
    }
    let speaker = speaker(briefing, quote);
    Some(QuoteItem { id: quote.id.clone(), text, kind: quote.kind, evidence, speaker })
}

/// Who said a quote, as corrected.
pub(super) fn speaker(briefing: &Briefing, quote: &Quote) -> Attribution {
    quote.speaker.as_ref().map(|speaker| corrected(briefing, &speaker.attribution)).unwrap_or_default()
}

/// The words of a quote for the page, out of the text of its article.
///
/// A direct quote is its content.
/// Of a mixed one only what stood inside quotation marks is somebody's own words: its marked stretches, joined by
/// ` … `. A leading `… ` says that the speaker's sentence had begun before, where the words begin with a lower-case
/// letter and are more than a phrase of three words.
/// All of this only leaves words out, so the text stays verbatim in the sense of [`crate::model::fidelity`].
/// `None` if a span does not lie inside the text.
pub fn quote_text(quote: &Quote, text: &str) -> Option<String> {
    if quote.kind != QuoteKind::Mixed || quote.marked.is_empty() {
        return quote.content.span.of(text).map(one_line);
    }
    let stretches: Option<Vec<&str>> = quote.marked.iter().map(|span: &Span| span.of(text)).collect();
    let words = one_line(&stretches?.join(" … "));
    let begins_inside = words.chars().next().is_some_and(char::is_lowercase);
    let is_phrase = words.split_whitespace().count() <= 3;
    Some(if begins_inside && !is_phrase { format!("… {words}") } else { words })
}

/// Whether any of a quote's words stood inside quotation marks.
pub(crate) fn is_marked(quote: &Quote) -> bool {
    quote.kind != QuoteKind::Indirect && !quote.marked.is_empty()
}
