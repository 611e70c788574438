//! What can be done about a place where a withheld name stands.

use std::collections::BTreeMap;

use super::occurrences::{ReviewOccurrence, occurrences};
use super::texts::item_of;
use crate::edit::{Edit, apply};
use crate::model::{
    Attribution, Briefing, Findings, Marking, Metadata, Occurrence, Place, SectionId, bracketed, folded_name,
};

/// A way to settle a place where a withheld name stands; each is one step of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Puts the descriptor in square brackets in the name's place.
    Replace,
    /// Withholds a speaker of that name as the same person.
    SamePerson,
    /// Takes the item, or the section, off the page.
    TakeOff,
    /// Takes away what is known of an article: its address, outlet or title.
    Hide,
    /// Lets it stand.
    Accept,
}

impl Way {
    /// Whether everything at once may be settled so: nothing is taken off the page or let stand unless the analyst asks
    /// for just that.
    pub const fn settles_all(self) -> bool {
        matches!(self, Self::Replace | Self::SamePerson | Self::Hide)
    }
}

/// The ways to settle an occurrence, the best first.
pub(super) fn ways(briefing: &Briefing, occurrence: &Occurrence) -> Vec<Way> {
    let mut ways = ways_of_place(briefing, occurrence);
    let withholding = briefing.withheld.speakers.get(&occurrence.name);
    let names = briefing.withheld_names(&BTreeMap::new());
    if withholding.is_none_or(|withholding| !names.find(&withholding.descriptor).is_empty()) {
        // Putting a name in a name's place would never end.
        ways.retain(|way| *way != Way::Replace);
    }
    ways
}

fn ways_of_place(briefing: &Briefing, occurrence: &Occurrence) -> Vec<Way> {
    match &occurrence.place {
        Place::Address(_) => vec![Way::Hide, Way::Accept],
        Place::ArticleTitle(id) => {
            let has_title = briefing.entry(id).is_some_and(|entry| entry.metadata.title.is_some());
            if has_title {
                vec![Way::Replace, Way::Hide, Way::Accept]
            } else {
                vec![Way::Replace, Way::Accept]
            }
        }
        Place::Outlet(_) => vec![Way::Replace, Way::Hide, Way::Accept],
        Place::SpeakerName(_) if is_all(occurrence) => vec![Way::SamePerson, Way::TakeOff, Way::Accept],
        Place::SpeakerName(_) => vec![Way::Replace, Way::SamePerson, Way::TakeOff, Way::Accept],
        // Only other words can do: the descriptor cannot stand in itself.
        Place::Descriptor(_) => vec![Way::Accept],
        Place::SectionText(_) | Place::Heading(_) | Place::Alternative(_) => {
            vec![Way::Replace, Way::TakeOff, Way::Accept]
        }
        place if item_of(place).is_some() => vec![Way::Replace, Way::TakeOff, Way::Accept],
        _ => vec![Way::Replace, Way::Accept],
    }
}

/// Whether the name is all that stands there.
fn is_all(occurrence: &Occurrence) -> bool {
    let found = occurrence.span.of(&occurrence.text).unwrap_or_default();
    folded_name(found) == folded_name(&occurrence.text)
}

/// The edit that settles an occurrence; `None` if it does not stand there any more, or not in that way.
pub(super) fn resolution(briefing: &Briefing, occurrence: &Occurrence, way: Way) -> Option<Edit> {
    let withholding = briefing.withheld.speakers.get(&occurrence.name)?;
    if !ways(briefing, occurrence).contains(&way) {
        return None;
    }
    match way {
        Way::Accept => Some(Edit::AcceptOccurrence(Box::new(occurrence.clone()))),
        Way::SamePerson => {
            let mut withholding = withholding.clone();
            withholding.other_names.insert(occurrence.text.clone());
            Some(Edit::SetWithholding { name: occurrence.name.clone(), withholding: Some(withholding) })
        }
        Way::Replace => {
            let text = replaced(occurrence, &withholding.descriptor)?;
            with_text(briefing, &occurrence.place, text)
        }
        Way::TakeOff => take_off(briefing, &occurrence.place),
        Way::Hide => hide(briefing, &occurrence.place),
    }
}

/// The edit that settles everything that can be settled by replacing or hiding, and how the briefing is then; `None`
/// if nothing can.
pub(super) fn resolve_all(briefing: &Briefing, findings: &Findings) -> Option<(Edit, Briefing)> {
    /// More than any page holds; whatever is left then is still listed.
    const MOST: usize = 2_000;
    let mut settled = briefing.clone();
    let mut edits = Vec::new();
    while edits.len() < MOST {
        let next = occurrences(&settled, findings).into_iter().find_map(|found| {
            let ReviewOccurrence { occurrence, ways, .. } = found;
            let way = *ways.first().filter(|way| way.settles_all())?;
            resolution(&settled, &occurrence, way)
        });
        let Some(edit) = next else { break };
        if apply(&mut settled, edit.clone()).is_err() {
            break;
        }
        edits.push(edit);
    }
    (!edits.is_empty()).then_some((Edit::Batch(edits), settled))
}

/// The briefing with everything settled by replacing or hiding, as far as that can be.
pub fn without_names(briefing: Briefing, findings: &Findings) -> Briefing {
    resolve_all(&briefing, findings).map_or(briefing, |(_, settled)| settled)
}

/// The text with the descriptor in the name's place.
fn replaced(occurrence: &Occurrence, descriptor: &str) -> Option<String> {
    let Occurrence { text, span, .. } = occurrence;
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    Some(format!("{before}{}{after}", bracketed(text, span.start, descriptor)))
}

/// The edit that sets the text of a place.
fn with_text(briefing: &Briefing, place: &Place, text: String) -> Option<Edit> {
    let speaker =
        |id: &_| briefing.quotes.iter().find(|quote| &quote.id == id).map(|quote| quote.speaker.clone());
    Some(match place.clone() {
        Place::Title => Edit::SetTitle(text),
        Place::Topic => Edit::SetTopic(text),
        Place::PreparedFor => Edit::SetPreparedFor(text),
        Place::AsOf => Edit::SetAsOf(text),
        Place::Marking => Edit::SetMarking(Marking::Custom(text)),
        Place::Heading(id) => Edit::RenameSection { id, title: Some(text) },
        Place::SectionText(id) => Edit::SetSectionText { id, text },
        Place::Alternative(id) => {
            let mut figure = briefing.section(id)?.figure.clone()?;
            figure.alternative = text;
            Edit::SetSectionFigure { id, figure: Some(figure) }
        }
        Place::Point(id) => Edit::SetPointText { id, text },
        Place::Quote(id) => Edit::SetQuoteText { id, text },
        Place::SpeakerName(id) => {
            let speaker = Attribution { name: Some(text), ..speaker(&id)? };
            Edit::SetQuoteSpeaker { id, speaker }
        }
        Place::SpeakerRole(id) => {
            let speaker = Attribution { role: Some(text), ..speaker(&id)? };
            Edit::SetQuoteSpeaker { id, speaker }
        }
        Place::Event(id) => Edit::SetEventLabel { id, label: text },
        Place::DifferenceTopic(id) => Edit::SetDifferenceTopic { id, topic: text },
        Place::DifferenceValue(id, index) => {
            let mut values = briefing.differences.iter().find(|item| item.id == id)?.values.clone();
            values.get_mut(index)?.text = text;
            Edit::SetDifferenceValues { id, values }
        }
        Place::ArticleTitle(_) => with_metadata(briefing, place, |metadata| metadata.title = Some(text))?,
        Place::Outlet(_) => with_metadata(briefing, place, |metadata| metadata.outlet = Some(text))?,
        Place::Address(_) | Place::Descriptor(_) => return None,
    })
}

/// The edit that takes off the page what a place is part of.
fn take_off(briefing: &Briefing, place: &Place) -> Option<Edit> {
    let hidden = |id: SectionId| {
        briefing.section(id)?;
        Some(Edit::SetSectionHidden { id, hidden: true })
    };
    let remove = match place {
        Place::Heading(id) | Place::SectionText(id) | Place::Alternative(id) => return hidden(*id),
        Place::Point(id) => Edit::RemovePoint(id.clone()),
        Place::Quote(id) | Place::SpeakerName(id) | Place::SpeakerRole(id) => Edit::RemoveQuote(id.clone()),
        Place::Event(id) => Edit::RemoveEvent(id.clone()),
        Place::DifferenceTopic(id) | Place::DifferenceValue(id, _) => Edit::RemoveDifference(id.clone()),
        _ => return None,
    };
    Some(Edit::Batch(vec![remove, Edit::Reject(item_of(place)?.clone())]))
}

/// The edit that takes away what is known of an article.
fn hide(briefing: &Briefing, place: &Place) -> Option<Edit> {
    with_metadata(briefing, place, |metadata| match place {
        Place::ArticleTitle(_) => metadata.title = None,
        Place::Outlet(_) => metadata.outlet = None,
        _ => metadata.address = None,
    })
}

fn with_metadata(briefing: &Briefing, place: &Place, change: impl FnOnce(&mut Metadata)) -> Option<Edit> {
    let (Place::ArticleTitle(id) | Place::Outlet(id) | Place::Address(id)) = place else { return None };
    let mut metadata = Box::new(briefing.entry(id)?.metadata.clone());
    change(&mut metadata);
    Some(Edit::SetArticleMetadata { id: id.clone(), metadata })
}
