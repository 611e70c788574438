//! What an analyst puts on the page: copies of findings.

use std::fmt;

use strum::{IntoStaticStr, VariantArray};

use super::{
    Attribution, DifferenceKind, DifferenceValue, Evidence, FindingId, QuoteKind, SectionKind, When,
};

/// The kinds of items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum ItemKind {
    /// A key point.
    #[default]
    Point,
    /// A quote.
    Quote,
    /// An event of the timeline.
    Event,
    /// A difference between the sources.
    Difference,
}

impl ItemKind {
    /// Every kind, in the order in which a briefing lists its items.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The kind's name.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The section that shows the items of the kind.
    pub const fn section(self) -> SectionKind {
        match self {
            Self::Point => SectionKind::KeyPoints,
            Self::Quote => SectionKind::Quotes,
            Self::Event => SectionKind::Timeline,
            Self::Difference => SectionKind::Differences,
        }
    }
}

impl fmt::Display for ItemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A key point on the page: a copy of a finding, or the analyst's own words about evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointItem {
    /// The finding it was copied from.
    pub id: FindingId,
    /// The words on the page.
    pub text: String,
    /// Where it stands. Never empty for a point copied from a finding.
    pub evidence: Vec<Evidence>,
}

/// A quote on the page: a copy of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteItem {
    /// The finding it was copied from.
    pub id: FindingId,
    /// The words on the page, without outer quotation marks.
    pub text: String,
    /// How much of the content stood inside quotation marks.
    pub kind: QuoteKind,
    /// Where it stands; the first place is the one whose words `text` has, the others render the same statement.
    pub evidence: Vec<Evidence>,
    /// Who said it, as printed.
    pub speaker: Attribution,
}

/// An event of the timeline: a copy of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventItem {
    /// The finding it was copied from.
    pub id: FindingId,
    /// When; `None` where the articles do not tell.
    pub date: Option<When>,
    /// What happened, as printed: the words of an article or the analyst's own.
    pub label: String,
    /// Where it stands; first the place whose words the label has or had. Never empty.
    pub evidence: Vec<Evidence>,
}

/// Where the sources differ: a copy of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceItem {
    /// The finding it was copied from.
    pub id: FindingId,
    /// In what they differ.
    pub kind: DifferenceKind,
    /// What it is about, as printed: the words of an article or the analyst's own.
    pub topic: String,
    /// The values, two or more, each with the places that have it; never without any.
    pub values: Vec<DifferenceValue>,
}

/// An item of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A key point.
    Point(PointItem),
    /// A quote.
    Quote(QuoteItem),
    /// An event of the timeline.
    Event(EventItem),
    /// A difference between the sources.
    Difference(DifferenceItem),
}

impl Item {
    /// The item as a briefing lends it.
    pub const fn as_item_ref(&self) -> ItemRef<'_> {
        match self {
            Self::Point(item) => ItemRef::Point(item),
            Self::Quote(item) => ItemRef::Quote(item),
            Self::Event(item) => ItemRef::Event(item),
            Self::Difference(item) => ItemRef::Difference(item),
        }
    }

    /// What kind of item it is.
    pub const fn kind(&self) -> ItemKind {
        self.as_item_ref().kind()
    }

    /// The finding it was copied from.
    pub const fn id(&self) -> &FindingId {
        self.as_item_ref().id()
    }

    /// Its words, see [`ItemRef::text`].
    pub fn text(&self) -> &str {
        self.as_item_ref().text()
    }

    /// Every place that it stands on, see [`ItemRef::evidence`].
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.as_item_ref().evidence()
    }

    /// The item with other words.
    #[must_use]
    pub fn with_text(self, text: String) -> Self {
        match self {
            Self::Point(item) => Self::Point(PointItem { text, ..item }),
            Self::Quote(item) => Self::Quote(QuoteItem { text, ..item }),
            Self::Event(item) => Self::Event(EventItem { label: text, ..item }),
            Self::Difference(item) => Self::Difference(DifferenceItem { topic: text, ..item }),
        }
    }
}

impl From<PointItem> for Item {
    fn from(item: PointItem) -> Self {
        Self::Point(item)
    }
}

impl From<QuoteItem> for Item {
    fn from(item: QuoteItem) -> Self {
        Self::Quote(item)
    }
}

impl From<EventItem> for Item {
    fn from(item: EventItem) -> Self {
        Self::Event(item)
    }
}

impl From<DifferenceItem> for Item {
    fn from(item: DifferenceItem) -> Self {
        Self::Difference(item)
    }
}

/// An item of any kind, lent by a briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemRef<'a> {
    /// A key point.
    Point(&'a PointItem),
    /// A quote.
    Quote(&'a QuoteItem),
    /// An event of the timeline.
    Event(&'a EventItem),
    /// A difference between the sources.
    Difference(&'a DifferenceItem),
}

impl<'a> ItemRef<'a> {
    /// What kind of item it is.
    pub const fn kind(self) -> ItemKind {
        match self {
            Self::Point(_) => ItemKind::Point,
            Self::Quote(_) => ItemKind::Quote,
            Self::Event(_) => ItemKind::Event,
            Self::Difference(_) => ItemKind::Difference,
        }
    }

    /// The finding it was copied from.
    pub const fn id(self) -> &'a FindingId {
        match self {
            Self::Point(item) => &item.id,
            Self::Quote(item) => &item.id,
            Self::Event(item) => &item.id,
            Self::Difference(item) => &item.id,
        }
    }

    /// Its words: of an event what happened, of a difference what it is about.
    pub fn text(self) -> &'a str {
        match self {
            Self::Point(item) => &item.text,
            Self::Quote(item) => &item.text,
            Self::Event(item) => &item.label,
            Self::Difference(item) => &item.topic,
        }
    }

    /// Every place that it stands on, of a difference those of its values in order.
    pub fn evidence(self) -> impl Iterator<Item = &'a Evidence> {
        let (own, values): (&'a [Evidence], &'a [DifferenceValue]) = match self {
            Self::Point(item) => (&item.evidence, &[]),
            Self::Quote(item) => (&item.evidence, &[]),
            Self::Event(item) => (&item.evidence, &[]),
            Self::Difference(item) => (&[], &item.values),
        };
        own.iter().chain(values.iter().flat_map(|value| &value.evidence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Briefing, Span};

    fn place(start: usize) -> Evidence {
        Evidence { article: ArticleId::of_bytes(b"article"), span: Span::new(start, start + 1) }
    }

    fn point(name: &str, start: usize) -> PointItem {
        PointItem {
            id: FindingId::from_text(name),
            text: format!("words of {name}"),
            evidence: vec![place(start)],
        }
    }

    fn briefing() -> Briefing {
        let value = |start| DifferenceValue {
            text: "value".into(),
            evidence: vec![place(start), place(start + 1)],
            compatible: false,
        };
        Briefing {
            points: vec![point("point-1", 1), point("point-2", 2)],
            quotes: vec![QuoteItem {
                id: FindingId::from_text("quote"),
                text: "words of quote".into(),
                kind: QuoteKind::Direct,
                evidence: vec![place(3)],
                speaker: Attribution::default(),
            }],
            events: vec![EventItem {
                id: FindingId::from_text("event"),
                date: None,
                label: "words of event".into(),
                evidence: vec![place(4)],
            }],
            differences: vec![DifferenceItem {
                id: FindingId::from_text("difference"),
                kind: DifferenceKind::Date,
                topic: "words of difference".into(),
                values: vec![value(5), value(7)],
            }],
            ..Briefing::default()
        }
    }

    #[test]
    fn a_briefing_lists_its_items_by_kind_with_their_words_and_all_their_places() {
        let briefing = briefing();
        let listed: Vec<(ItemKind, &str, usize)> =
            briefing.items().map(|item| (item.kind(), item.text(), item.evidence().count())).collect();
        let expected = [
            (ItemKind::Point, "words of point-1", 1),
            (ItemKind::Point, "words of point-2", 1),
            (ItemKind::Quote, "words of quote", 1),
            (ItemKind::Event, "words of event", 1),
            (ItemKind::Difference, "words of difference", 4),
        ];
        assert_eq!(listed, expected);
        let starts: Vec<usize> = briefing.evidence().map(|place| place.span.start).collect();
        assert_eq!(starts, [1, 2, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn an_item_is_found_by_its_identity_among_those_of_its_kind() {
        let briefing = briefing();
        let place_of = |name: &str| briefing.place_of(&FindingId::from_text(name));
        assert_eq!(place_of("point-2"), Some((ItemKind::Point, 1)));
        assert_eq!(place_of("quote"), Some((ItemKind::Quote, 0)));
        assert_eq!(place_of("event"), Some((ItemKind::Event, 0)));
        assert_eq!(place_of("difference"), Some((ItemKind::Difference, 0)));
        assert_eq!(place_of("nobody"), None);
        assert_eq!(briefing.item(&FindingId::from_text("nobody")), None);
    }

    #[test]
    fn other_words_leave_the_rest_of_an_item_as_it_was() {
        for &kind in ItemKind::ALL {
            let briefing = briefing();
            let item = match briefing.items_of(kind).next().unwrap() {
                ItemRef::Point(item) => Item::from(item.clone()),
                ItemRef::Quote(item) => item.clone().into(),
                ItemRef::Event(item) => item.clone().into(),
                ItemRef::Difference(item) => item.clone().into(),
            };
            let other = item.clone().with_text("other words".into());
            assert_eq!((other.kind(), other.id(), other.text()), (kind, item.id(), "other words"));
            assert!(other.evidence().eq(item.evidence()));
        }
    }
}
