//! Settling the places where withheld names stand.

use std::cmp::Reverse;

use super::occurrences::{ReviewOccurrence, occurrences};
use super::resolution::Resolution;
use crate::edit::{ArticleEdit, Edit, HeadEdit, ItemEdit, SectionEdit, WithheldEdit, apply};
use crate::model::{Attribution, Briefing, Findings, Marking, Metadata, Place, bracketed};
use crate::workflow::styles::StyleSet;

/// The edit that settles an occurrence; `None` if it cannot be settled in that way.
pub(crate) fn resolution(briefing: &Briefing, found: &ReviewOccurrence, way: Resolution) -> Option<Edit> {
    let ReviewOccurrence { occurrence, resolutions, .. } = found;
    if !resolutions.contains(&way) {
        return None;
    }
    match way {
        Resolution::Accept => Some(Edit::Withheld(WithheldEdit::Accept(Box::new(occurrence.clone())))),
        Resolution::SamePerson => {
            let mut withholding = briefing.withheld.speakers.get(&occurrence.name)?.clone();
            withholding.other_names.insert(occurrence.text.clone());
            let (name, withholding) = (occurrence.name.clone(), Some(withholding));
            Some(Edit::Withheld(WithheldEdit::SetWithholding { name, withholding }))
        }
        Resolution::Replace => with_text(briefing, &occurrence.place, replaced(&[found])?),
        Resolution::TakeOff => take_off(briefing, &occurrence.place),
        Resolution::Hide => hide(briefing, &occurrence.place),
    }
}

/// The edit that settles everything that can be settled by replacing or hiding, and how the briefing is then; `None`
/// if nothing can.
pub(crate) fn resolve_all(
    briefing: &Briefing,
    findings: &Findings,
    styles: &StyleSet,
) -> Option<(Edit, Briefing)> {
    /// A second pass finds what the first brought about, such as a name that is known only since; whatever is left after
    /// the last is still listed.
    const MAX_PASSES: usize = 8;
    let mut settled = briefing.clone();
    let mut edits = Vec::new();
    for _ in 0..MAX_PASSES {
        let found = occurrences(&settled, findings, styles);
        let before = edits.len();
        // The occurrences in one text stand next to each other.
        for of_text in found.chunk_by(is_same_text) {
            let Some(edit) = settling(&settled, of_text) else { continue };
            if apply(&mut settled, edit.clone()).is_ok() {
                edits.push(edit);
            }
        }
        if edits.len() == before {
            break;
        }
    }
    (!edits.is_empty()).then_some((Edit::Batch(edits), settled))
}

/// The briefing with everything settled by replacing or hiding, as far as that can be.
pub fn without_names(briefing: Briefing, findings: &Findings, styles: &StyleSet) -> Briefing {
    resolve_all(&briefing, findings, styles).map_or(briefing, |(_, settled)| settled)
}

fn is_same_text(one: &ReviewOccurrence, other: &ReviewOccurrence) -> bool {
    let (one, other) = (&one.occurrence, &other.occurrence);
    one.place == other.place && one.text == other.text
}

/// The edit that settles what stands in one text: all names that are replaced at once, or else the first that is settled
/// in another way.
fn settling(briefing: &Briefing, of_text: &[ReviewOccurrence]) -> Option<Edit> {
    let first_way =
        |found: &ReviewOccurrence| found.resolutions.first().copied().filter(|way| way.is_for_all());
    let other = of_text.iter().find_map(|found| {
        let way = first_way(found).filter(|way| *way != Resolution::Replace)?;
        resolution(briefing, found, way)
    });
    other.or_else(|| {
        let replaced_ones: Vec<_> =
            of_text.iter().filter(|found| first_way(found) == Some(Resolution::Replace)).collect();
        with_text(briefing, &replaced_ones.first()?.occurrence.place, replaced(&replaced_ones)?)
    })
}

/// The one text in which all of these stand, with the descriptors in the names' places; of names that overlap the longest
/// is replaced.
fn replaced(found: &[&ReviewOccurrence]) -> Option<String> {
    let text = &found.first()?.occurrence.text;
    let mut found = found.to_vec();
    found.sort_by_key(|found| (found.occurrence.span.start, Reverse(found.occurrence.span.end)));
    let (mut replaced, mut end) = (String::new(), 0);
    for ReviewOccurrence { occurrence, descriptor, .. } in found {
        let span = occurrence.span;
        if span.start < end {
            continue;
        }
        replaced.push_str(text.get(end..span.start)?);
        replaced.push_str(&bracketed(text, span.start, descriptor));
        end = span.end;
    }
    replaced.push_str(text.get(end..)?);
    Some(replaced)
}

/// The edit that sets the text of a place.
fn with_text(briefing: &Briefing, place: &Place, text: String) -> Option<Edit> {
    let speaker =
        |id: &_| briefing.quotes.iter().find(|quote| &quote.id == id).map(|quote| quote.speaker.clone());
    Some(match place.clone() {
        Place::Title => Edit::Head(HeadEdit::SetTitle(text)),
        Place::Topic => Edit::Head(HeadEdit::SetTopic(text)),
        Place::PreparedFor => Edit::Head(HeadEdit::SetPreparedFor(text)),
        Place::AsOf => Edit::Head(HeadEdit::SetAsOf(text)),
        Place::Marking => Edit::Head(HeadEdit::SetMarking(Marking::Custom(text))),
        Place::Heading(id) => Edit::Section(id, SectionEdit::Rename(Some(text))),
        Place::SectionText(id) => Edit::Section(id, SectionEdit::SetText(text)),
        Place::Alternative(id) => {
            let mut figure = briefing.section(id)?.figure.clone()?;
            figure.alternative = text;
            Edit::Section(id, SectionEdit::SetFigure(Some(figure)))
        }
        Place::Point(id) | Place::Quote(id) | Place::Event(id) | Place::DifferenceTopic(id) => {
            Edit::Item(id, ItemEdit::SetText(text))
        }
        Place::SpeakerName(id) => {
            let speaker = Attribution { name: Some(text), ..speaker(&id)? };
            Edit::Item(id, ItemEdit::SetSpeaker(speaker))
        }
        Place::SpeakerRole(id) => {
            let speaker = Attribution { role: Some(text), ..speaker(&id)? };
            Edit::Item(id, ItemEdit::SetSpeaker(speaker))
        }
        Place::DifferenceValue(id, index) => {
            let mut values = briefing.differences.iter().find(|item| item.id == id)?.values.clone();
            values.get_mut(index)?.text = text;
            Edit::Item(id, ItemEdit::SetValues(values))
        }
        Place::ArticleTitle(_) => with_metadata(briefing, place, |metadata| metadata.title = Some(text))?,
        Place::Outlet(_) => with_metadata(briefing, place, |metadata| metadata.outlet = Some(text))?,
        Place::Address(_) | Place::Descriptor(_) => return None,
    })
}

/// The edit that takes off the page what a place is part of.
fn take_off(briefing: &Briefing, place: &Place) -> Option<Edit> {
    if let Place::Heading(id) | Place::SectionText(id) | Place::Alternative(id) = place {
        briefing.section(*id)?;
        return Some(Edit::Section(*id, SectionEdit::SetHidden(true)));
    }
    let id = place.item()?;
    Some(Edit::Batch(vec![Edit::Item(id.clone(), ItemEdit::Remove), Edit::Reject(id.clone())]))
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
    Some(Edit::Article(id.clone(), ArticleEdit::SetMetadata(metadata)))
}
