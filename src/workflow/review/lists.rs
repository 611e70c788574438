//! The lists as an analyst goes through them.

use super::{
    ReviewDifference, ReviewEvent, ReviewItem, ReviewPoint, ReviewQuote, differences, events, points, quotes,
};
use crate::model::{Briefing, FindingId, Findings, ItemKind};

/// What there is to review, a list for each kind.
///
/// What is on the page comes first, in the order of the page, so that moving a card moves it there; the rest follows in
/// the order in which it was proposed.
#[derive(Clone, Debug, Default)]
pub struct ReviewLists {
    /// The key points.
    pub points: Vec<ReviewPoint>,
    /// The quotes, one for all the renderings of a statement.
    pub quotes: Vec<ReviewQuote>,
    /// The events.
    pub events: Vec<ReviewEvent>,
    /// The differences.
    pub differences: Vec<ReviewDifference>,
}

impl ReviewLists {
    /// The lists for a briefing and what was found in its articles.
    pub fn of(briefing: &Briefing, findings: &Findings) -> Self {
        let place = |id: &FindingId| briefing.place_of(id).map_or(usize::MAX, |(_, place)| place);
        let mut lists = Self {
            points: points(briefing, findings),
            quotes: quotes(briefing, findings),
            events: events(briefing, findings),
            differences: differences(briefing, findings),
        };
        // The sorts are stable: what is not on the page stays as it was proposed.
        lists.points.sort_by_key(|item| place(&item.id));
        lists.quotes.sort_by_key(|item| place(&item.id));
        lists.events.sort_by_key(|item| place(&item.id));
        lists.differences.sort_by_key(|item| place(&item.id));
        lists
    }

    /// Every card, list by list.
    pub fn items(&self) -> impl Iterator<Item = ReviewItem<'_>> {
        let points = self.points.iter().map(ReviewItem::Point);
        let quotes = self.quotes.iter().map(ReviewItem::Quote);
        let events = self.events.iter().map(ReviewItem::Event);
        let differences = self.differences.iter().map(ReviewItem::Difference);
        points.chain(quotes).chain(events).chain(differences)
    }

    /// The card about a finding.
    pub fn item(&self, id: &FindingId) -> Option<ReviewItem<'_>> {
        self.items().find(|item| item.id() == id)
    }

    /// The findings of one list, in its order.
    pub fn ids(&self, kind: ItemKind) -> Vec<&FindingId> {
        self.items().filter(|item| item.kind() == kind).map(ReviewItem::id).collect()
    }
}
