//! What the analyst decides about a finding, as an edit.

use super::Change;
use crate::edit::{Edit, ItemEdit, SectionEdit};
use crate::layout::CutTarget;
use crate::model::{Attribution, Briefing, FindingId, Findings, Item, ItemKind, ItemRef, QuoteItem};
use crate::session::ItemCommand;
use crate::workflow::review::{
    cluster_of, difference_item, event_item, event_update, one_line, point_item, point_update, quote_item,
};
use crate::workflow::speakers::{correct_elsewhere, keep_withheld};

/// The change that a command about a finding makes; `None` if it makes none.
pub(in crate::session) fn change_of_item(
    briefing: &Briefing,
    findings: &Findings,
    id: FindingId,
    command: ItemCommand,
) -> Option<Change> {
    match command {
        ItemCommand::Accept => accept(briefing, findings, &id),
        ItemCommand::Reject => reject(briefing, findings, id),
        ItemCommand::Reconsider => reconsider(briefing, findings, id),
        ItemCommand::Update => update(briefing, findings, &id),
        ItemCommand::SetText(text) => set_text(briefing, findings, id, &text),
        ItemCommand::SetSpeaker(speaker) => set_speaker(briefing, findings, id, one_line_speaker(&speaker)),
        ItemCommand::Move(to) => move_to(briefing, id, to),
    }
}

/// The names of the steps that change something of one kind.
struct Labels {
    accept: &'static str,
    reject: &'static str,
    take_off: &'static str,
    edit: &'static str,
    move_to: &'static str,
}

const fn labels(kind: ItemKind) -> Labels {
    match kind {
        ItemKind::Point => Labels {
            accept: "accept key point",
            reject: "reject key point",
            take_off: "take key point off the page",
            edit: "edit key point",
            move_to: "move key point",
        },
        ItemKind::Quote => Labels {
            accept: "accept quote",
            reject: "reject quote",
            take_off: "take quote off the page",
            edit: "edit quote",
            move_to: "move quote",
        },
        ItemKind::Event => Labels {
            accept: "accept event",
            reject: "reject event",
            take_off: "take event off the page",
            edit: "edit event",
            move_to: "move event",
        },
        ItemKind::Difference => Labels {
            accept: "accept difference",
            reject: "reject difference",
            take_off: "take difference off the page",
            edit: "edit difference",
            move_to: "move difference",
        },
    }
}

/// What kind of item that identity has on the page.
fn on_page(briefing: &Briefing, id: &FindingId) -> Option<ItemKind> {
    briefing.item(id).map(ItemRef::kind)
}

/// The findings of one kind, in the order of the review.
fn found(findings: &Findings, kind: ItemKind) -> Vec<&FindingId> {
    match kind {
        ItemKind::Point => findings.key_points.iter().map(|point| &point.id).collect(),
        ItemKind::Quote => findings.quotes.iter().map(|quote| &quote.id).collect(),
        ItemKind::Event => findings.events.iter().map(|event| &event.id).collect(),
        ItemKind::Difference => findings.differences.iter().map(|difference| &difference.id).collect(),
    }
}

/// The item that accepting a finding of that kind puts on the page; `None` if the briefing does not have its article.
fn proposed(briefing: &Briefing, findings: &Findings, kind: ItemKind, id: &FindingId) -> Option<Item> {
    match kind {
        ItemKind::Point => {
            let point = findings.key_points.iter().find(|point| &point.id == id)?;
            point_item(briefing, point).map(Item::Point)
        }
        ItemKind::Quote => proposed_quote(briefing, findings, id).map(Item::Quote),
        ItemKind::Event => {
            let event = findings.events.iter().find(|event| &event.id == id)?;
            event_item(briefing, event).map(Item::Event)
        }
        ItemKind::Difference => {
            let difference = findings.differences.iter().find(|difference| &difference.id == id)?;
            difference_item(briefing, difference).map(Item::Difference)
        }
    }
}

fn proposed_quote(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<QuoteItem> {
    quote_item(briefing, findings, findings.quotes.iter().find(|quote| &quote.id == id)?)
}

/// What kind of finding that identity has.
fn kind_found(findings: &Findings, id: &FindingId) -> Option<ItemKind> {
    ItemKind::ALL.iter().copied().find(|kind| found(findings, *kind).contains(&id))
}

fn accept(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<Change> {
    if on_page(briefing, id).is_some() {
        return None;
    }
    let kind = kind_found(findings, id)?;
    let item = proposed(briefing, findings, kind, id)?;
    Some(Change::step(insert(briefing, findings, item), labels(kind).accept))
}

fn reject(briefing: &Briefing, findings: &Findings, id: FindingId) -> Option<Change> {
    if let Some(kind) = on_page(briefing, &id) {
        let edits = vec![remove(id.clone()), Edit::Reject(id)];
        return Some(Change::step(Edit::Batch(edits), labels(kind).reject));
    }
    let kind = kind_found(findings, &id)?;
    Some(Change::step(Edit::Reject(id), labels(kind).reject))
}

/// The edit that takes an item off the page.
const fn remove(id: FindingId) -> Edit {
    Edit::Item(id, ItemEdit::Remove)
}

/// Takes everything off the page that is still there.
pub(in crate::session) fn cut(briefing: &Briefing, targets: Vec<CutTarget>) -> Option<Change> {
    let edit = |target| match target {
        CutTarget::Item(id) => on_page(briefing, &id).map(|_| remove(id)),
        CutTarget::Section(id) => {
            briefing.section(id).filter(|section| !section.hidden)?;
            Some(Edit::Section(id, SectionEdit::SetHidden(true)))
        }
    };
    let edits: Vec<Edit> = targets.into_iter().filter_map(edit).collect();
    let label = if edits.len() == 1 { "take off the page" } else { "take several off the page" };
    (!edits.is_empty()).then(|| Change::step(Edit::Batch(edits), label))
}

fn reconsider(briefing: &Briefing, findings: &Findings, id: FindingId) -> Option<Change> {
    if let Some(kind) = on_page(briefing, &id) {
        return Some(Change::step(remove(id), labels(kind).take_off));
    }
    // Whichever rendering of a statement was rejected: the statement was.
    let rejected = cluster_of(findings, &id).into_iter().filter(|id| briefing.rejected.contains(id));
    let edits: Vec<Edit> = rejected.map(Edit::Unreject).collect();
    (!edits.is_empty()).then(|| Change::step(Edit::Batch(edits), "reconsider"))
}

fn update(briefing: &Briefing, findings: &Findings, id: &FindingId) -> Option<Change> {
    let (_, index) = briefing.place_of(id)?;
    let item: Item = match briefing.item(id)? {
        ItemRef::Point(item) => {
            let finding = findings.key_points.iter().find(|point| &point.id == id)?;
            point_update(briefing, item, finding)?.1.into()
        }
        ItemRef::Event(item) => {
            let finding = findings.events.iter().find(|event| &event.id == id)?;
            event_update(briefing, item, finding)?.1.into()
        }
        ItemRef::Quote(_) | ItemRef::Difference(_) => return None,
    };
    let edits = vec![remove(id.clone()), Edit::insert_item(index, item)];
    Some(Change::step(Edit::Batch(edits), "take up what was found"))
}

/// Sets the words of a finding, which comes onto the page with them if it is not there.
fn set_text(briefing: &Briefing, findings: &Findings, id: FindingId, text: &str) -> Option<Change> {
    let (name, text) = (id.to_string(), one_line(text));
    let (kind, edit) = if let Some(kind) = on_page(briefing, &id) {
        (kind, Edit::Item(id, ItemEdit::SetText(text)))
    } else {
        let kind = kind_found(findings, &id)?;
        let item = proposed(briefing, findings, kind, &id)?.with_text(text);
        (kind, insert(briefing, findings, item))
    };
    Some(Change::typing(edit, labels(kind).edit, &name))
}

fn move_to(briefing: &Briefing, id: FindingId, to: usize) -> Option<Change> {
    let kind = on_page(briefing, &id)?;
    let to = to.min(briefing.items_of(kind).count().saturating_sub(1));
    Some(Change::step(Edit::Item(id, ItemEdit::Move { to }), labels(kind).move_to))
}

/// Sets the speaker of a quote, and of every quote that has the same speaker.
fn set_speaker(
    briefing: &Briefing,
    findings: &Findings,
    id: FindingId,
    speaker: Attribution,
) -> Option<Change> {
    let elsewhere = correct_elsewhere(briefing, findings, &id, &speaker);
    let quote = briefing.quotes.iter().find(|quote| quote.id == id);
    let before = quote.cloned().or_else(|| proposed_quote(briefing, findings, &id))?;
    let withheld = keep_withheld(briefing, findings, &before.speaker, &speaker);
    let here = if quote.is_some() {
        Edit::Item(id, ItemEdit::SetSpeaker(speaker))
    } else {
        let item = proposed_quote(briefing, findings, &id)?;
        insert(briefing, findings, QuoteItem { speaker, ..item }.into())
    };
    let edits = std::iter::once(here).chain(elsewhere).chain(withheld).collect();
    Some(Change::step(Edit::Batch(edits), "change speaker"))
}

/// Puts an item on the page, where it stands in the review, whatever was decided about it.
///
/// Where other renderings of a quote's statement are on the page it takes the place of the first of them.
fn insert(briefing: &Briefing, findings: &Findings, item: Item) -> Edit {
    let renderings = cluster_of(findings, item.id());
    let page: Vec<&FindingId> = briefing.items_of(item.kind()).map(ItemRef::id).collect();
    let others: Vec<&FindingId> = page.iter().copied().filter(|id| renderings.contains(id)).collect();
    let index = if let Some(first) = others.first() {
        page.iter().position(|id| id == first).unwrap_or(page.len())
    } else {
        place_among(&page, &found(findings, item.kind()), item.id())
    };
    let mut edits: Vec<Edit> = others.into_iter().cloned().map(remove).collect();
    edits.extend(renderings.into_iter().map(Edit::Unreject));
    edits.push(Edit::insert_item(index, item));
    Edit::Batch(edits)
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

/// A speaker on one line; a field without words is unknown.
fn one_line_speaker(speaker: &Attribution) -> Attribution {
    let field = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.trim().is_empty());
    Attribution { name: field(&speaker.name), role: field(&speaker.role) }
}
