//! Making a change of what stands on the page: points, quotes, events and differences.

use std::mem;

use super::lists::{insert, move_within};
use super::valid::{item_fits, places_fit, values_fit};
use super::{EditError, ItemEdit};
use crate::model::{
    Attribution, Briefing, DifferenceItem, DifferenceValue, EventItem, Evidence, FindingId, Item, ItemKind,
    ItemRef, PointItem, QuoteItem,
};

/// Makes a change of the item of that identity and gives back its inverse.
pub(super) fn apply_to_item(
    briefing: &mut Briefing,
    id: &FindingId,
    edit: ItemEdit,
) -> Result<ItemEdit, EditError> {
    match edit {
        ItemEdit::Insert { index, item } => insert_item(briefing, id, index, *item),
        ItemEdit::Remove => {
            let (kind, index) = place_of(briefing, id)?;
            let item = match kind {
                ItemKind::Point => Item::Point(briefing.points.remove(index)),
                ItemKind::Quote => Item::Quote(briefing.quotes.remove(index)),
                ItemKind::Event => Item::Event(briefing.events.remove(index)),
                ItemKind::Difference => Item::Difference(briefing.differences.remove(index)),
            };
            Ok(ItemEdit::Insert { index, item: Box::new(item) })
        }
        ItemEdit::Move { to } => {
            let (kind, from) = place_of(briefing, id)?;
            match kind {
                ItemKind::Point => move_within(&mut briefing.points, from, to)?,
                ItemKind::Quote => move_within(&mut briefing.quotes, from, to)?,
                ItemKind::Event => move_within(&mut briefing.events, from, to)?,
                ItemKind::Difference => move_within(&mut briefing.differences, from, to)?,
            }
            Ok(ItemEdit::Move { to: from })
        }
        ItemEdit::SetText(text) => {
            let held = item_mut(briefing, id)?.text();
            Ok(ItemEdit::SetText(mem::replace(held, text)))
        }
        ItemEdit::SetEvidence(evidence) => {
            // That the item has no such field is said before what is wrong with the value.
            item_mut(briefing, id)?.evidence()?;
            let (kind, _) = place_of(briefing, id)?;
            places_fit(briefing, id, kind, &evidence)?;
            let held = item_mut(briefing, id)?.evidence()?;
            Ok(ItemEdit::SetEvidence(mem::replace(held, evidence)))
        }
        ItemEdit::SetSpeaker(speaker) => {
            let held = item_mut(briefing, id)?.speaker()?;
            Ok(ItemEdit::SetSpeaker(mem::replace(held, speaker)))
        }
        ItemEdit::SetValues(values) => {
            item_mut(briefing, id)?.values()?;
            values_fit(briefing, id, &values)?;
            let held = item_mut(briefing, id)?.values()?;
            Ok(ItemEdit::SetValues(mem::replace(held, values)))
        }
    }
}

/// Puts an item on the page that is neither there nor rejected.
fn insert_item(
    briefing: &mut Briefing,
    id: &FindingId,
    index: usize,
    item: Item,
) -> Result<ItemEdit, EditError> {
    if item.id() != id {
        return Err(EditError::another(id, item.id()));
    }
    if briefing.item(id).is_some() {
        return Err(EditError::ItemTwice(id.clone()));
    }
    if briefing.rejected.contains(id) {
        return Err(EditError::AcceptedAndRejected(id.clone()));
    }
    item_fits(briefing, item.as_item_ref())?;
    match item {
        Item::Point(item) => insert(&mut briefing.points, index, item)?,
        Item::Quote(item) => insert(&mut briefing.quotes, index, item)?,
        Item::Event(item) => insert(&mut briefing.events, index, item)?,
        Item::Difference(item) => insert(&mut briefing.differences, index, item)?,
    }
    Ok(ItemEdit::Remove)
}

fn place_of(briefing: &Briefing, id: &FindingId) -> Result<(ItemKind, usize), EditError> {
    briefing.place_of(id).ok_or_else(|| EditError::NoItem(id.clone()))
}

fn item_mut<'a>(briefing: &'a mut Briefing, id: &FindingId) -> Result<ItemMut<'a>, EditError> {
    let points = briefing.points.iter_mut().map(ItemMut::Point);
    let quotes = briefing.quotes.iter_mut().map(ItemMut::Quote);
    let events = briefing.events.iter_mut().map(ItemMut::Event);
    let differences = briefing.differences.iter_mut().map(ItemMut::Difference);
    let mut items = points.chain(quotes).chain(events).chain(differences);
    items.find(|item| item.as_item_ref().id() == id).ok_or_else(|| EditError::NoItem(id.clone()))
}

/// Everything that items stand on, in the order of [`Briefing::evidence`].
pub(super) fn evidence_mut(briefing: &mut Briefing) -> impl Iterator<Item = &mut Evidence> {
    let points = briefing.points.iter_mut().flat_map(|item| &mut item.evidence);
    let quotes = briefing.quotes.iter_mut().flat_map(|item| &mut item.evidence);
    let events = briefing.events.iter_mut().flat_map(|item| &mut item.evidence);
    let values = briefing.differences.iter_mut().flat_map(|item| &mut item.values);
    points.chain(quotes).chain(events).chain(values.flat_map(|value| &mut value.evidence))
}

/// An item that is changed.
enum ItemMut<'a> {
    Point(&'a mut PointItem),
    Quote(&'a mut QuoteItem),
    Event(&'a mut EventItem),
    Difference(&'a mut DifferenceItem),
}

impl<'a> ItemMut<'a> {
    const fn as_item_ref(&self) -> ItemRef<'_> {
        match self {
            Self::Point(item) => ItemRef::Point(item),
            Self::Quote(item) => ItemRef::Quote(item),
            Self::Event(item) => ItemRef::Event(item),
            Self::Difference(item) => ItemRef::Difference(item),
        }
    }

    fn text(self) -> &'a mut String {
        match self {
            Self::Point(item) => &mut item.text,
            Self::Quote(item) => &mut item.text,
            Self::Event(item) => &mut item.label,
            Self::Difference(item) => &mut item.topic,
        }
    }

    fn evidence(self) -> Result<&'a mut Vec<Evidence>, EditError> {
        match self {
            Self::Point(item) => Ok(&mut item.evidence),
            Self::Quote(item) => Ok(&mut item.evidence),
            Self::Event(item) => Ok(&mut item.evidence),
            Self::Difference(_) => Err(self.lacks("evidence beside that of its values")),
        }
    }

    fn speaker(self) -> Result<&'a mut Attribution, EditError> {
        match self {
            Self::Quote(item) => Ok(&mut item.speaker),
            Self::Point(_) | Self::Event(_) | Self::Difference(_) => Err(self.lacks("speaker")),
        }
    }

    fn values(self) -> Result<&'a mut Vec<DifferenceValue>, EditError> {
        match self {
            Self::Difference(item) => Ok(&mut item.values),
            Self::Point(_) | Self::Quote(_) | Self::Event(_) => Err(self.lacks("values")),
        }
    }

    fn lacks(&self, field: &'static str) -> EditError {
        let item = self.as_item_ref();
        EditError::NotOfKind { item: item.id().clone(), kind: item.kind(), field }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::samples::{briefing, difference, event, evidence, point, quote};
    use crate::edit::{Edit, apply};

    /// An edit that must be refused with `expected`, and leave everything as it was.
    fn check_refused(id: &FindingId, edit: ItemEdit, expected: &EditError) {
        let before = briefing();
        let mut after = before.clone();
        assert_eq!(apply(&mut after, Edit::Item(id.clone(), edit)).as_ref(), Err(expected));
        assert_eq!(after, before);
    }

    fn not_of(kind: ItemKind, item: &FindingId, field: &'static str) -> EditError {
        EditError::NotOfKind { item: item.clone(), kind, field }
    }

    #[test]
    fn only_a_quote_has_a_speaker() {
        let edit = || ItemEdit::SetSpeaker(Attribution { name: Some("Ana".into()), role: None });
        for (kind, id) in [
            (ItemKind::Point, point(0, 0).id),
            (ItemKind::Event, event(1, 1).id),
            (ItemKind::Difference, difference(0, 1).id),
        ] {
            check_refused(&id, edit(), &not_of(kind, &id, "speaker"));
        }
        assert!(apply(&mut briefing(), Edit::Item(quote(0, 2).id, edit())).is_ok());
    }

    #[test]
    fn only_a_difference_has_values_whatever_they_are() {
        let values = difference(0, 1).values;
        for (kind, id) in [
            (ItemKind::Point, point(0, 0).id),
            (ItemKind::Quote, quote(0, 2).id),
            (ItemKind::Event, event(1, 1).id),
        ] {
            for values in [values.clone(), Vec::new()] {
                check_refused(&id, ItemEdit::SetValues(values), &not_of(kind, &id, "values"));
            }
        }
        assert!(apply(&mut briefing(), Edit::Item(difference(0, 1).id, ItemEdit::SetValues(values))).is_ok());
    }

    #[test]
    fn a_difference_stands_nowhere_but_where_its_values_do() {
        let id = difference(0, 1).id;
        let expected = not_of(ItemKind::Difference, &id, "evidence beside that of its values");
        for places in [vec![evidence(0, 0)], vec![evidence(9, 0)], Vec::new()] {
            check_refused(&id, ItemEdit::SetEvidence(places), &expected);
        }
    }

    #[test]
    fn an_item_is_inserted_under_its_own_identity_only() {
        let item = quote(1, 1);
        let (named, inserted) = (FindingId::from_text("quote-other"), item.id.clone());
        let edit = ItemEdit::Insert { index: 0, item: Box::new(item.into()) };
        check_refused(&named, edit, &EditError::another(&named, &inserted));
    }

    #[test]
    fn what_is_asked_of_an_item_that_is_not_there_is_refused_whatever_it_is() {
        let id = FindingId::from_text("nobody");
        for edit in [
            ItemEdit::Remove,
            ItemEdit::Move { to: 0 },
            ItemEdit::SetText("words".into()),
            ItemEdit::SetEvidence(vec![evidence(0, 0)]),
            ItemEdit::SetSpeaker(Attribution::default()),
            ItemEdit::SetValues(difference(0, 1).values),
        ] {
            check_refused(&id, edit, &EditError::NoItem(id.clone()));
        }
    }

    #[test]
    fn an_item_moves_among_those_of_its_kind_alone() {
        let id = event(1, 1).id;
        check_refused(&id, ItemEdit::Move { to: 1 }, &EditError::NoPlace { index: 1, len: 1 });
        let mut briefing = briefing();
        let second = briefing.points[1].id.clone();
        let inverse = apply(&mut briefing, Edit::Item(second.clone(), ItemEdit::Move { to: 0 })).unwrap();
        assert_eq!(briefing.place_of(&second), Some((ItemKind::Point, 0)));
        assert_eq!(inverse, Edit::Item(second, ItemEdit::Move { to: 1 }));
    }
}
