//! Between the withheld speakers of a briefing and the data of a file.

use std::collections::BTreeMap;

use super::StorageError;
use super::entry::{article_id, malformed};
use super::format::{OccurrenceData, WithholdingData};
use crate::model::{FindingId, Occurrence, Offsets, Place, SectionId, Span, Withheld, Withholding};

pub(super) fn speakers_data(withheld: &Withheld) -> Vec<WithholdingData> {
    let speakers = withheld.speakers.iter().map(|(name, withholding)| WithholdingData {
        name: name.clone(),
        descriptor: withholding.descriptor.clone(),
        other_names: withholding.other_names.iter().cloned().collect(),
    });
    speakers.collect()
}

/// The data of the places that may stand.
pub(super) fn accepted_data(withheld: &Withheld) -> Vec<OccurrenceData> {
    // What lies outside its text says nothing of it and stands for no acceptance.
    withheld.accepted.iter().filter_map(occurrence_data).collect()
}

fn occurrence_data(occurrence: &Occurrence) -> Option<OccurrenceData> {
    let offsets = Offsets::new(&occurrence.text);
    let (start, end) = (offsets.char_of(occurrence.span.start)?, offsets.char_of(occurrence.span.end)?);
    let (place, of, value) = place_data(&occurrence.place);
    let (name, text) = (occurrence.name.clone(), occurrence.text.clone());
    Some(OccurrenceData { name, place: place.to_owned(), of, value, text, start, end })
}

/// The withheld speakers of some data.
pub(super) fn withheld(
    speakers: Vec<WithholdingData>,
    accepted: Vec<OccurrenceData>,
) -> Result<Withheld, StorageError> {
    let mut known = BTreeMap::new();
    for WithholdingData { name, descriptor, other_names } in speakers {
        let withholding = Withholding { descriptor, other_names: other_names.into_iter().collect() };
        if known.insert(name, withholding).is_some() {
            return Err(malformed("a speaker is withheld twice".to_owned()));
        }
    }
    let accepted = accepted.into_iter().map(occurrence).collect::<Result<_, _>>()?;
    Ok(Withheld { speakers: known, accepted })
}

fn occurrence(data: OccurrenceData) -> Result<Occurrence, StorageError> {
    let offsets = Offsets::new(&data.text);
    let span = match (offsets.byte_of(data.start), offsets.byte_of(data.end)) {
        (Some(start), Some(end)) if start < end => Span::new(start, end),
        _ => return Err(malformed("a withheld name stands outside the text of its place".to_owned())),
    };
    let place = place(&data)?;
    Ok(Occurrence { name: data.name, place, text: data.text, span })
}

/// The kind of a place, of what it is a place, and which value of it.
fn place_data(place: &Place) -> (&'static str, Option<String>, Option<usize>) {
    match place {
        Place::Title => ("title", None, None),
        Place::Topic => ("topic", None, None),
        Place::PreparedFor => ("prepared-for", None, None),
        Place::AsOf => ("as-of", None, None),
        Place::Marking => ("marking", None, None),
        Place::Heading(id) => ("heading", Some(id.0.to_string()), None),
        Place::SectionText(id) => ("section", Some(id.0.to_string()), None),
        Place::Alternative(id) => ("alternative", Some(id.0.to_string()), None),
        Place::Point(id) => ("point", Some(id.to_string()), None),
        Place::Quote(id) => ("quote", Some(id.to_string()), None),
        Place::SpeakerName(id) => ("speaker", Some(id.to_string()), None),
        Place::SpeakerRole(id) => ("role", Some(id.to_string()), None),
        Place::Event(id) => ("event", Some(id.to_string()), None),
        Place::DifferenceTopic(id) => ("difference", Some(id.to_string()), None),
        Place::DifferenceValue(id, value) => ("value", Some(id.to_string()), Some(*value)),
        Place::ArticleTitle(id) => ("article-title", Some(id.to_string()), None),
        Place::Outlet(id) => ("outlet", Some(id.to_string()), None),
        Place::Address(id) => ("address", Some(id.to_string()), None),
        Place::Descriptor(name) => ("descriptor", Some(name.clone()), None),
    }
}

fn place(data: &OccurrenceData) -> Result<Place, StorageError> {
    let wrong = || malformed(format!("“{}” is no place for a withheld name", data.place));
    let of = || data.of.as_deref().ok_or_else(wrong);
    let section = || of()?.parse().map(SectionId).map_err(|_| wrong());
    let item = || of().map(FindingId::from_text);
    let article = || article_id(of()?);
    Ok(match data.place.as_str() {
        "title" => Place::Title,
        "topic" => Place::Topic,
        "prepared-for" => Place::PreparedFor,
        "as-of" => Place::AsOf,
        "marking" => Place::Marking,
        "heading" => Place::Heading(section()?),
        "section" => Place::SectionText(section()?),
        "alternative" => Place::Alternative(section()?),
        "point" => Place::Point(item()?),
        "quote" => Place::Quote(item()?),
        "speaker" => Place::SpeakerName(item()?),
        "role" => Place::SpeakerRole(item()?),
        "event" => Place::Event(item()?),
        "difference" => Place::DifferenceTopic(item()?),
        "value" => Place::DifferenceValue(item()?, data.value.ok_or_else(wrong)?),
        "article-title" => Place::ArticleTitle(article()?),
        "outlet" => Place::Outlet(article()?),
        "address" => Place::Address(article()?),
        "descriptor" => Place::Descriptor(of()?.to_owned()),
        _ => return Err(wrong()),
    })
}
