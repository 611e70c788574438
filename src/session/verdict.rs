//! What the analyst decides about a finding, as an edit.

use super::decide::Change;
use super::review::{
    cluster_of, difference_item, event_item, event_offer, one_line, point_item, point_offer, quote_item,
};
use super::speakers::{correct_elsewhere, keep_withheld};
use super::stationery::Stationery;
use super::withheld::change_of_withheld;
use super::{Command, CutTarget};
use crate::edit::Edit;
use crate::model::{
    Attribution, Briefing, DifferenceItem, EventItem, FindingId, Findings, PointItem, QuoteItem,
};

/// The change that a command about a finding or a withheld speaker makes; `None` if it makes none.
pub(super) fn change_of_items(
    briefing: &Briefing,
    findings: &Findings,
    stationery: &Stationery,
    command: Command,
) -> Option<Change> {
    match command {
        Command::Accept(id) => accept(briefing, findings, &id),
        Command::Reject(id) => reject(briefing, findings, id),
        Command::Reconsider(id) => reconsider(briefing, findings, id),
        Command::Cut(targets) => cut(briefing, targets),
        Command::TakeUp(id) => take_up(briefing, findings, &id),
        Command::EditPoint(id, text) => edit_point(briefing, findings, id, one_line(&text)),
        Command::EditQuote(id, text) => edit_quote(briefing, findings, id, one_line(&text)),
        Command::EditEvent(id, text) => edit_event(briefing, findings, id, one_line(&text)),
        Command::EditDifference(id, text) => edit_difference(briefing, findings, id, one_line(&text)),
        Command::SetSpeaker(id, speaker) => set_speaker(briefing, findings, id, one_line_speaker(&speaker)),
        Command::MovePoint(id, to) => {
            let to = to.min(briefing.points.len().saturating_sub(1));
            is_on_page(briefing, &id, Kind::Point)
                .then(|| Change::step(Edit::MovePoint { id, to }, "move key point"))
        }
        Command::MoveQuote(id, to) => {
            let to = to.min(briefing.quotes.len().saturating_sub(1));
            is_on_page(briefing, &id, Kind::Quote)
                .then(|| Change::step(Edit::MoveQuote { id, to }, "move quote"))
        }
        Command::MoveEvent(id, to) => {
            let to = to.min(briefing.events.len().saturating_sub(1));
            is_on_page(briefing, &id, Kind::Event)
                .then(|| Change::step(Edit::MoveEvent { id, to }, "move event"))
        }
        Command::MoveDifference(id, to) => {
            let to = to.min(briefing.differences.len().saturating_sub(1));
            is_on_page(briefing, &id, Kind::Difference)
                .then(|| Change::step(Edit::MoveDifference { id, to }, "move difference"))
        }
        command => change_of_withheld(briefing, findings, stationery, command),
    }
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Point,
    Quote,
    Event,
    Difference,
}

impl Kind {
    /// The names of the steps that accept, reject and take off something of the kind.
    const fn labels(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Point => ("accept key point", "reject key point", "take key point off the page"),
            Self::Quote => ("accept quote", "reject quote", "take quote off the page"),
            Self::Event => ("accept event", "reject event", "take event off the page"),
            Self::Difference => ("accept difference", "reject difference", "take difference off the page"),
        }
    }

    /// The edit that takes something of the kind off the page.
    const fn remove(self, id: FindingId) -> Edit {
        match self {
            Self::Point => Edit::RemovePoint(id),
            Self::Quote => Edit::RemoveQuote(id),
            Self::Event => Edit::RemoveEvent(id),
            Self::Difference => Edit::RemoveDifference(id),
        }
    }
}

/// What kind of item that identity has on the page.
fn on_page(briefing: &Briefing, id: &FindingId) -> Option<Kind> {
    let kinds = [Kind::Point, Kind::Quote, Kind::Event, Kind::Difference];
    kinds.into_iter().find(|kind| is_on_page(briefing, id, *kind))
}

fn is_on_page(briefing: &Briefing, id: &FindingId, kind: Kind) -> bool {
    match kind {
        Kind::Point => briefing.points.iter().any(|item| &item.id == id),
        Kind::Quote => briefing.quotes.iter().any(|item| &item.id == id),
        Kind::Event => briefing.events.iter().any(|item| &item.id == id),
        Kind::Difference => briefing.differences.iter().any(|item| &item.id == id),
    }
}

/// What kind of finding that identity has.
fn proposed(findings: &Findings, id: &FindingId) -> Option<Kind> {
    if findings.key_points.iter().any(|point| &point.id == id) {
        Some(Kind::Point)
    } else if findings.quotes.iter().any(|quote| &quote.id == id) {
        Some(Kind::Quote)
    } else if findings.events.iter().any(|event| &event.id == id) {
        Some(Kind::Event)
    } else if findings.differences.iter().any(|difference| &difference.id == id) {
        Some(Kind::Difference)
    } else {
        None
    }
}

fn accept(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<Change> {
    if on_page(briefing, id).is_some() {
        return None;
    }
    let kind = proposed(findings, id)?;
    let edit = match kind {
        Kind::Point => insert_point(briefing, findings, proposed_point(briefing, findings, id)?),
        Kind::Quote => insert_quote(briefing, findings, proposed_quote(briefing, findings, id)?),
        Kind::Event => insert_event(briefing, findings, proposed_event(briefing, findings, id)?),
        Kind::Difference => {
            insert_difference(briefing, findings, proposed_difference(briefing, findings, id)?)
        }
    };
    Some(Change::step(edit, kind.labels().0))
}

fn reject(briefing: &Briefing, findings: &Findings, id: FindingId) -> Option<Change> {
    if let Some(kind) = on_page(briefing, &id) {
        let edits = vec![kind.remove(id.clone()), Edit::Reject(id)];
        return Some(Change::step(Edit::Batch(edits), kind.labels().1));
    }
    let kind = proposed(findings, &id)?;
    Some(Change::step(Edit::Reject(id), kind.labels().1))
}

/// Takes everything off the page that is still there.
fn cut(briefing: &Briefing, targets: Vec<CutTarget>) -> Option<Change> {
    let edit = |target| match target {
        CutTarget::Item(id) => Some(on_page(briefing, &id)?.remove(id)),
        CutTarget::Section(id) => {
            briefing.section(id).filter(|section| !section.hidden)?;
            Some(Edit::SetSectionHidden { id, hidden: true })
        }
    };
    let edits: Vec<Edit> = targets.into_iter().filter_map(edit).collect();
    let label = if edits.len() == 1 { "take off the page" } else { "take several off the page" };
    (!edits.is_empty()).then(|| Change::step(Edit::Batch(edits), label))
}

fn reconsider(briefing: &Briefing, findings: &Findings, id: FindingId) -> Option<Change> {
    if let Some(kind) = on_page(briefing, &id) {
        return Some(Change::step(kind.remove(id), kind.labels().2));
    }
    // Whichever rendering of a statement was rejected: the statement was.
    let rejected = cluster_of(findings, &id).into_iter().filter(|id| briefing.rejected.contains(id));
    let edits: Vec<Edit> = rejected.map(Edit::Unreject).collect();
    (!edits.is_empty()).then(|| Change::step(Edit::Batch(edits), "reconsider"))
}

fn take_up(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<Change> {
    let point = briefing.points.iter().position(|item| &item.id == id);
    let event = briefing.events.iter().position(|item| &item.id == id);
    let edits = if let Some(index) = point {
        let finding = findings.key_points.iter().find(|point| &point.id == id)?;
        let (_, item) = point_offer(briefing, briefing.points.get(index)?, finding)?;
        vec![Edit::RemovePoint(id.clone()), Edit::InsertPoint { index, item: Box::new(item) }]
    } else {
        let index = event?;
        let finding = findings.events.iter().find(|event| &event.id == id)?;
        let (_, item) = event_offer(briefing, briefing.events.get(index)?, finding)?;
        vec![Edit::RemoveEvent(id.clone()), Edit::InsertEvent { index, item: Box::new(item) }]
    };
    Some(Change::step(Edit::Batch(edits), "take up what was found"))
}

fn edit_point(briefing: &Briefing, findings: &Findings, id: FindingId, text: String) -> Option<Change> {
    let name = id.to_string();
    let edit = if is_on_page(briefing, &id, Kind::Point) {
        Edit::SetPointText { id, text }
    } else {
        let item = proposed_point(briefing, findings, &id)?;
        insert_point(briefing, findings, PointItem { text, ..item })
    };
    Some(Change::typing(edit, "edit key point", &name))
}

fn edit_quote(briefing: &Briefing, findings: &Findings, id: FindingId, text: String) -> Option<Change> {
    let name = id.to_string();
    let edit = if is_on_page(briefing, &id, Kind::Quote) {
        Edit::SetQuoteText { id, text }
    } else {
        let item = proposed_quote(briefing, findings, &id)?;
        insert_quote(briefing, findings, QuoteItem { text, ..item })
    };
    Some(Change::typing(edit, "edit quote", &name))
}

fn edit_event(briefing: &Briefing, findings: &Findings, id: FindingId, label: String) -> Option<Change> {
    let name = id.to_string();
    let edit = if is_on_page(briefing, &id, Kind::Event) {
        Edit::SetEventLabel { id, label }
    } else {
        let item = proposed_event(briefing, findings, &id)?;
        insert_event(briefing, findings, EventItem { label, ..item })
    };
    Some(Change::typing(edit, "edit event", &name))
}

fn edit_difference(briefing: &Briefing, findings: &Findings, id: FindingId, topic: String) -> Option<Change> {
    let name = id.to_string();
    let edit = if is_on_page(briefing, &id, Kind::Difference) {
        Edit::SetDifferenceTopic { id, topic }
    } else {
        let item = proposed_difference(briefing, findings, &id)?;
        insert_difference(briefing, findings, DifferenceItem { topic, ..item })
    };
    Some(Change::typing(edit, "edit difference", &name))
}

/// Sets the speaker of a quote, and of every quote that has the same speaker.
fn set_speaker(
    briefing: &Briefing,
    findings: &Findings,
    id: FindingId,
    speaker: Attribution,
) -> Option<Change> {
    let elsewhere = correct_elsewhere(briefing, findings, &id, &speaker);
    let on_page = briefing.quotes.iter().find(|quote| quote.id == id);
    let before = on_page.cloned().or_else(|| proposed_quote(briefing, findings, &id))?;
    let withheld = keep_withheld(briefing, findings, &before.speaker, &speaker);
    let here = if is_on_page(briefing, &id, Kind::Quote) {
        Edit::SetQuoteSpeaker { id, speaker }
    } else {
        let item = proposed_quote(briefing, findings, &id)?;
        insert_quote(briefing, findings, QuoteItem { speaker, ..item })
    };
    let edits = std::iter::once(here).chain(elsewhere).chain(withheld).collect();
    Some(Change::step(Edit::Batch(edits), "change speaker"))
}

/// Puts a point on the page, where it stands in the review, whatever was decided about it.
fn insert_point(briefing: &Briefing, findings: &Findings, item: PointItem) -> Edit {
    let review: Vec<&FindingId> = findings.key_points.iter().map(|point| &point.id).collect();
    let page: Vec<&FindingId> = briefing.points.iter().map(|point| &point.id).collect();
    let index = place_among(&page, &review, &item.id);
    let id = item.id.clone();
    Edit::Batch(vec![Edit::Unreject(id), Edit::InsertPoint { index, item: Box::new(item) }])
}

/// Puts a quote on the page, where it stands in the review, whatever was decided about it.
///
/// Where other renderings of the statement are on the page it takes the place of the first of them.
fn insert_quote(briefing: &Briefing, findings: &Findings, item: QuoteItem) -> Edit {
    let renderings = cluster_of(findings, &item.id);
    let others: Vec<&FindingId> =
        briefing.quotes.iter().map(|quote| &quote.id).filter(|id| renderings.contains(id)).collect();
    let page: Vec<&FindingId> = briefing.quotes.iter().map(|quote| &quote.id).collect();
    let index = if let Some(first) = others.first() {
        page.iter().position(|id| id == first).unwrap_or(page.len())
    } else {
        let review: Vec<&FindingId> = findings.quotes.iter().map(|quote| &quote.id).collect();
        place_among(&page, &review, &item.id)
    };
    let mut edits: Vec<Edit> = others.into_iter().cloned().map(Edit::RemoveQuote).collect();
    edits.extend(renderings.into_iter().map(Edit::Unreject));
    edits.push(Edit::InsertQuote { index, item: Box::new(item) });
    Edit::Batch(edits)
}

/// Puts an event on the page, where it stands in the review, whatever was decided about it.
fn insert_event(briefing: &Briefing, findings: &Findings, item: EventItem) -> Edit {
    let review: Vec<&FindingId> = findings.events.iter().map(|event| &event.id).collect();
    let page: Vec<&FindingId> = briefing.events.iter().map(|event| &event.id).collect();
    let index = place_among(&page, &review, &item.id);
    let id = item.id.clone();
    Edit::Batch(vec![Edit::Unreject(id), Edit::InsertEvent { index, item: Box::new(item) }])
}

/// Puts a difference on the page, where it stands in the review, whatever was decided about it.
fn insert_difference(briefing: &Briefing, findings: &Findings, item: DifferenceItem) -> Edit {
    let review: Vec<&FindingId> = findings.differences.iter().map(|difference| &difference.id).collect();
    let page: Vec<&FindingId> = briefing.differences.iter().map(|difference| &difference.id).collect();
    let index = place_among(&page, &review, &item.id);
    let id = item.id.clone();
    Edit::Batch(vec![Edit::Unreject(id), Edit::InsertDifference { index, item: Box::new(item) }])
}

/// The place for a finding on the page: after the one before it in the review that is there, or else before the next
/// one that is, or at the end. Where the analyst has not moved anything the page keeps the order of the review.
fn place_among(page: &[&FindingId], review: &[&FindingId], id: &FindingId) -> usize {
    let place = |id: &&FindingId| page.iter().position(|other| other == id);
    let at = review.iter().position(|other| *other == id).unwrap_or(review.len());
    let (before, after) = review.split_at(at);
    let behind = before.iter().rev().find_map(place).map(|index| index + 1);
    behind.or_else(|| after.iter().find_map(place)).unwrap_or(page.len())
}

fn proposed_point(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<PointItem> {
    point_item(briefing, findings.key_points.iter().find(|point| &point.id == id)?)
}

fn proposed_quote(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<QuoteItem> {
    quote_item(briefing, findings, findings.quotes.iter().find(|quote| &quote.id == id)?)
}

fn proposed_event(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<EventItem> {
    event_item(briefing, findings.events.iter().find(|event| &event.id == id)?)
}

fn proposed_difference(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<DifferenceItem> {
    difference_item(briefing, findings.differences.iter().find(|difference| &difference.id == id)?)
}

/// A speaker on one line; a field without words is unknown.
fn one_line_speaker(speaker: &Attribution) -> Attribution {
    let field = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.trim().is_empty());
    Attribution { name: field(&speaker.name), role: field(&speaker.role) }
}
