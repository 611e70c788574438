//! What analysis has by now for something on the page: it is offered, and changes nothing by itself.

use super::accepted::{event_item, point_item};
use super::decision::{one_line, sources};
use crate::model::{Briefing, Event, EventItem, Evidence, KeyPoint, PointItem};

/// What analysis has for something on the page that the page does not have yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// A date for its words: the date of an article became known.
    pub date: bool,
    /// The numbers of further sources that say the same, ascending.
    pub sources: Vec<usize>,
}

/// What a finding has for the point that was copied from it, and the point as it would be.
pub(crate) fn point_update(
    briefing: &Briefing,
    item: &PointItem,
    point: &KeyPoint,
) -> Option<(Update, PointItem)> {
    let newer = point_item(briefing, point)?;
    let text = dated(&item.text, &newer.text);
    let evidence = further(&item.evidence, newer.evidence);
    let update = Update { date: text.is_some(), sources: sources(briefing, &evidence) };
    let item = PointItem {
        id: item.id.clone(),
        text: text.unwrap_or_else(|| item.text.clone()),
        evidence: item.evidence.iter().cloned().chain(evidence).collect(),
    };
    (update != Update::default()).then_some((update, item))
}

/// What a finding has for the event that was copied from it, and the event as it would be.
pub(crate) fn event_update(
    briefing: &Briefing,
    item: &EventItem,
    event: &Event,
) -> Option<(Update, EventItem)> {
    let newer = event_item(briefing, event)?;
    let label = dated(&item.label, &newer.label);
    let evidence = further(&item.evidence, newer.evidence);
    let date = item.date.or(newer.date);
    let update = Update { date: label.is_some() || date != item.date, sources: sources(briefing, &evidence) };
    let item = EventItem {
        id: item.id.clone(),
        date,
        label: label.unwrap_or_else(|| item.label.clone()),
        evidence: item.evidence.iter().cloned().chain(evidence).collect(),
    };
    (update != Update::default()).then_some((update, item))
}

/// The newer words, if they are the old ones with another date in square brackets. Words that the analyst chose stay.
fn dated(old: &str, new: &str) -> Option<String> {
    let same = old != new && without_dates(old) == without_dates(new);
    same.then(|| one_line(new))
}

/// The words without what stands in square brackets behind a word.
fn without_dates(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(" [") {
        let (before, inside) = rest.split_at(open);
        left.push_str(before);
        rest = inside.split_once(']').map_or("", |(_, after)| after);
    }
    left.push_str(rest);
    left
}

/// The places in articles that none of the old ones is in.
fn further(old: &[Evidence], new: Vec<Evidence>) -> Vec<Evidence> {
    new.into_iter().filter(|place| old.iter().all(|other| other.article != place.article)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_date_in_brackets_is_offered_for_words() {
        let with = "They met on Thursday [3 July 2025].";
        assert_eq!(dated("They met on Thursday.", with).as_deref(), Some(with));
        assert_eq!(dated("They met on Thursday [10 July 2025].", with).as_deref(), Some(with));
        assert_eq!(dated(with, "They met on Thursday.").as_deref(), Some("They met on Thursday."));
        assert_eq!(dated("Both met on Thursday.", with), None);
        assert_eq!(dated(with, with), None);
        assert_eq!(without_dates("An open [bracket"), "An open");
    }
}
