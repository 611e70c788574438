//! Making a change of what stands on the page: points, quotes, events and differences.

use std::mem;

use super::apply::{insert, move_within};
use super::valid::{evidence_fits, has_evidence, values_fit};
use super::{Edit, EditError};
use crate::model::{Briefing, DifferenceItem, EventItem, FindingId, PointItem, QuoteItem};

/// Something that was copied from a finding.
trait Item {
    /// The finding.
    fn id(&self) -> &FindingId;
}

impl Item for PointItem {
    fn id(&self) -> &FindingId {
        &self.id
    }
}

impl Item for QuoteItem {
    fn id(&self) -> &FindingId {
        &self.id
    }
}

impl Item for EventItem {
    fn id(&self) -> &FindingId {
        &self.id
    }
}

impl Item for DifferenceItem {
    fn id(&self) -> &FindingId {
        &self.id
    }
}

fn index_of(items: &[impl Item], id: &FindingId) -> Result<usize, EditError> {
    items.iter().position(|item| item.id() == id).ok_or_else(|| EditError::NoItem(id.clone()))
}

fn item_of<'a, T: Item>(items: &'a mut [T], id: &FindingId) -> Result<&'a mut T, EditError> {
    items.iter_mut().find(|item| item.id() == id).ok_or_else(|| EditError::NoItem(id.clone()))
}

pub(super) fn apply_to_points(briefing: &mut Briefing, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::InsertPoint { index, item } => {
            may_enter(briefing, &item.id)?;
            evidence_fits(briefing, &item.id, &item.evidence)?;
            let id = item.id.clone();
            insert(&mut briefing.points, index, *item)?;
            Ok(Edit::RemovePoint(id))
        }
        Edit::RemovePoint(id) => {
            let index = index_of(&briefing.points, &id)?;
            let item = Box::new(briefing.points.remove(index));
            Ok(Edit::InsertPoint { index, item })
        }
        Edit::MovePoint { id, to } => {
            let from = index_of(&briefing.points, &id)?;
            move_within(&mut briefing.points, from, to)?;
            Ok(Edit::MovePoint { id, to: from })
        }
        Edit::SetPointText { id, text } => {
            let text = mem::replace(&mut item_of(&mut briefing.points, &id)?.text, text);
            Ok(Edit::SetPointText { id, text })
        }
        Edit::SetPointEvidence { id, evidence } => {
            evidence_fits(briefing, &id, &evidence)?;
            let evidence = mem::replace(&mut item_of(&mut briefing.points, &id)?.evidence, evidence);
            Ok(Edit::SetPointEvidence { id, evidence })
        }
        _ => Ok(Edit::NOTHING),
    }
}

pub(super) fn apply_to_quotes(briefing: &mut Briefing, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::InsertQuote { index, item } => {
            may_enter(briefing, &item.id)?;
            has_evidence(&item.id, &item.evidence)?;
            evidence_fits(briefing, &item.id, &item.evidence)?;
            let id = item.id.clone();
            insert(&mut briefing.quotes, index, *item)?;
            Ok(Edit::RemoveQuote(id))
        }
        Edit::RemoveQuote(id) => {
            let index = index_of(&briefing.quotes, &id)?;
            let item = Box::new(briefing.quotes.remove(index));
            Ok(Edit::InsertQuote { index, item })
        }
        Edit::MoveQuote { id, to } => {
            let from = index_of(&briefing.quotes, &id)?;
            move_within(&mut briefing.quotes, from, to)?;
            Ok(Edit::MoveQuote { id, to: from })
        }
        Edit::SetQuoteText { id, text } => {
            let text = mem::replace(&mut item_of(&mut briefing.quotes, &id)?.text, text);
            Ok(Edit::SetQuoteText { id, text })
        }
        Edit::SetQuoteEvidence { id, evidence } => {
            has_evidence(&id, &evidence)?;
            evidence_fits(briefing, &id, &evidence)?;
            let evidence = mem::replace(&mut item_of(&mut briefing.quotes, &id)?.evidence, evidence);
            Ok(Edit::SetQuoteEvidence { id, evidence })
        }
        Edit::SetQuoteSpeaker { id, speaker } => {
            let speaker = mem::replace(&mut item_of(&mut briefing.quotes, &id)?.speaker, speaker);
            Ok(Edit::SetQuoteSpeaker { id, speaker })
        }
        _ => Ok(Edit::NOTHING),
    }
}

pub(super) fn apply_to_events(briefing: &mut Briefing, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::InsertEvent { index, item } => {
            may_enter(briefing, &item.id)?;
            has_evidence(&item.id, &item.evidence)?;
            evidence_fits(briefing, &item.id, &item.evidence)?;
            let id = item.id.clone();
            insert(&mut briefing.events, index, *item)?;
            Ok(Edit::RemoveEvent(id))
        }
        Edit::RemoveEvent(id) => {
            let index = index_of(&briefing.events, &id)?;
            let item = Box::new(briefing.events.remove(index));
            Ok(Edit::InsertEvent { index, item })
        }
        Edit::MoveEvent { id, to } => {
            let from = index_of(&briefing.events, &id)?;
            move_within(&mut briefing.events, from, to)?;
            Ok(Edit::MoveEvent { id, to: from })
        }
        Edit::SetEventLabel { id, label } => {
            let label = mem::replace(&mut item_of(&mut briefing.events, &id)?.label, label);
            Ok(Edit::SetEventLabel { id, label })
        }
        Edit::SetEventEvidence { id, evidence } => {
            has_evidence(&id, &evidence)?;
            evidence_fits(briefing, &id, &evidence)?;
            let evidence = mem::replace(&mut item_of(&mut briefing.events, &id)?.evidence, evidence);
            Ok(Edit::SetEventEvidence { id, evidence })
        }
        _ => Ok(Edit::NOTHING),
    }
}

pub(super) fn apply_to_differences(briefing: &mut Briefing, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::InsertDifference { index, item } => {
            may_enter(briefing, &item.id)?;
            values_fit(briefing, &item.id, &item.values)?;
            let id = item.id.clone();
            insert(&mut briefing.differences, index, *item)?;
            Ok(Edit::RemoveDifference(id))
        }
        Edit::RemoveDifference(id) => {
            let index = index_of(&briefing.differences, &id)?;
            let item = Box::new(briefing.differences.remove(index));
            Ok(Edit::InsertDifference { index, item })
        }
        Edit::MoveDifference { id, to } => {
            let from = index_of(&briefing.differences, &id)?;
            move_within(&mut briefing.differences, from, to)?;
            Ok(Edit::MoveDifference { id, to: from })
        }
        Edit::SetDifferenceTopic { id, topic } => {
            let topic = mem::replace(&mut item_of(&mut briefing.differences, &id)?.topic, topic);
            Ok(Edit::SetDifferenceTopic { id, topic })
        }
        Edit::SetDifferenceValues { id, values } => {
            values_fit(briefing, &id, &values)?;
            let values = mem::replace(&mut item_of(&mut briefing.differences, &id)?.values, values);
            Ok(Edit::SetDifferenceValues { id, values })
        }
        _ => Ok(Edit::NOTHING),
    }
}

/// Checks that a finding is neither on the page nor rejected.
fn may_enter(briefing: &Briefing, id: &FindingId) -> Result<(), EditError> {
    if has_item(briefing, id) {
        return Err(EditError::ItemTwice(id.clone()));
    }
    if briefing.rejected.contains(id) {
        return Err(EditError::AcceptedAndRejected(id.clone()));
    }
    Ok(())
}

/// Whether a finding is on the page.
pub(super) fn has_item(briefing: &Briefing, id: &FindingId) -> bool {
    index_of(&briefing.points, id).is_ok()
        || index_of(&briefing.quotes, id).is_ok()
        || index_of(&briefing.events, id).is_ok()
        || index_of(&briefing.differences, id).is_ok()
}
