//! What can be done about a place where a withheld name stands.

use std::collections::BTreeSet;

use crate::model::{Briefing, Occurrence, Place};
use crate::names::{NameFinder, folded_name};
use crate::never::OrNever;

/// What of a withheld speaker stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OccurrenceKind {
    /// The name, a telling part of it, or a form of either.
    Name,
    /// Words in which a letter differs, or that are written in pieces: perhaps another name.
    NearName,
    /// The office, without the name: perhaps somebody else's.
    Office,
}

/// A way to settle a place where a withheld name stands; each is one step of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
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

impl Resolution {
    /// Whether everything at once may be settled so: nothing is taken off the page or let stand unless the analyst asks
    /// for just that.
    pub const fn is_for_all(self) -> bool {
        matches!(self, Self::Replace | Self::SamePerson | Self::Hide)
    }
}

/// The withheld speakers whose descriptor can be put in the place of their name: one with a name in it cannot, since that
/// would never end.
pub(super) fn replaceable<'a>(briefing: &'a Briefing, names: &NameFinder) -> BTreeSet<&'a str> {
    let speakers = briefing.withheld.speakers.iter();
    let clear = speakers.filter(|(_, withholding)| {
        let found = [names.find(&withholding.descriptor), names.find_offices(&withholding.descriptor)];
        found.iter().all(Vec::is_empty)
    });
    clear.map(|(name, _)| name.as_str()).collect()
}

/// The ways to settle an occurrence, the best first.
pub(super) fn resolutions(
    briefing: &Briefing,
    replaceable: &BTreeSet<&str>,
    occurrence: &Occurrence,
    kind: OccurrenceKind,
) -> Vec<Resolution> {
    let mut resolutions = ways_of_place(briefing, occurrence);
    if !replaceable.contains(occurrence.name.as_str()) {
        resolutions.retain(|way| *way != Resolution::Replace);
    }
    if kind == OccurrenceKind::Office {
        // An office is no name that a person could be withheld under.
        resolutions.retain(|way| *way != Resolution::SamePerson);
    }
    resolutions
}

fn ways_of_place(briefing: &Briefing, occurrence: &Occurrence) -> Vec<Resolution> {
    match &occurrence.place {
        Place::Address(_) => vec![Resolution::Hide, Resolution::Accept],
        Place::ArticleTitle(id) => {
            let has_title = briefing.entry(id).is_some_and(|entry| entry.metadata.title.is_some());
            if has_title {
                vec![Resolution::Replace, Resolution::Hide, Resolution::Accept]
            } else {
                vec![Resolution::Replace, Resolution::Accept]
            }
        }
        Place::Outlet(_) => vec![Resolution::Replace, Resolution::Hide, Resolution::Accept],
        Place::SpeakerName(_) if is_all(occurrence) => {
            vec![Resolution::SamePerson, Resolution::TakeOff, Resolution::Accept]
        }
        Place::SpeakerName(_) => {
            vec![Resolution::Replace, Resolution::SamePerson, Resolution::TakeOff, Resolution::Accept]
        }
        // Only other words can do: the descriptor cannot stand in itself.
        Place::Descriptor(_) => vec![Resolution::Accept],
        Place::SectionText(_)
        | Place::Heading(_)
        | Place::Alternative(_)
        | Place::Point(_)
        | Place::Quote(_)
        | Place::SpeakerRole(_)
        | Place::Event(_)
        | Place::DifferenceTopic(_)
        | Place::DifferenceValue(..) => vec![Resolution::Replace, Resolution::TakeOff, Resolution::Accept],
        Place::Title | Place::Topic | Place::PreparedFor | Place::AsOf | Place::Marking => {
            vec![Resolution::Replace, Resolution::Accept]
        }
    }
}

/// Whether the name is all that stands there.
fn is_all(occurrence: &Occurrence) -> bool {
    let found = occurrence.span.of(&occurrence.text).or_never("an occurrence inside its text");
    folded_name(found) == folded_name(&occurrence.text)
}
