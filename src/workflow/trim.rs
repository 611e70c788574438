//! A draft that fits its page.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::page::PageRenderer;
use crate::edit::{Edit, ItemEdit, apply};
use crate::model::{Briefing, EventItem, FindingId, Origins};

/// Takes events out of a drafted briefing while its page cannot hold everything.
///
/// A timeline is of use with fewer stops, while a point, a quote or a difference that does not fit is lost.
/// The event that fewest articles tell of goes first, of those the one told in most words.
/// What does not fit without any event is left for the page to name.
pub(super) fn trim_events(briefing: &mut Briefing, origins: &Origins, renderer: &mut PageRenderer) {
    while let Some(id) = least_event(briefing) {
        let fits = renderer.lay_out(briefing, origins).is_none_or(|layout| layout.overflow.is_empty());
        if fits || apply(briefing, Edit::Item(id, ItemEdit::Remove)).is_err() {
            return;
        }
    }
}

/// The event that is missed least.
fn least_event(briefing: &Briefing) -> Option<FindingId> {
    let loss = |item: &&EventItem| {
        let articles: BTreeSet<_> = item.evidence.iter().map(|place| &place.article).collect();
        (articles.len(), Reverse(item.label.len()))
    };
    briefing.events.iter().min_by_key(loss).map(|item| item.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, When};

    fn event(number: i16, words: usize) -> EventItem {
        EventItem {
            id: FindingId::from_text(&number.to_string()),
            date: Date::year_only(2000 + number).map(When::On),
            label: "word ".repeat(words).trim().to_owned(),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn a_draft_that_fits_keeps_its_events_and_one_that_does_not_loses_the_longest() {
        let short: Vec<EventItem> = (0..4).map(|number| event(number, 3)).collect();
        let mut briefing = Briefing { events: short.clone(), ..Briefing::default() };
        trim_events(&mut briefing, &Origins::default(), &mut PageRenderer::default());
        assert_eq!(briefing.events, short);
        briefing.events.insert(2, event(9, 4_000));
        trim_events(&mut briefing, &Origins::default(), &mut PageRenderer::default());
        assert_eq!(briefing.events, short);
    }
}
