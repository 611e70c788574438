//! Where the names of withheld speakers still stand.

use super::names_of_withheld;
use super::resolution::{OccurrenceKind, Resolution, replaceable, resolutions};
use crate::model::{Briefing, Findings, Occurrence, Place, Span};
use crate::names::NameFinder;
use crate::outline::Outline;
use crate::workflow::styles::StyleSet;

/// A place where the name of a withheld speaker, or a telling part of it, still stands and nothing was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewOccurrence {
    /// The place, its text and the span of the name in it.
    pub occurrence: Occurrence,
    /// The place in words (“key point 3”).
    pub place: String,
    /// What stands for the name.
    pub descriptor: String,
    /// Whether the name or a form of it stands there, and how surely.
    pub kind: OccurrenceKind,
    /// What can be done about it, the best first.
    pub resolutions: Vec<Resolution>,
}

/// Where names stand in the texts of a briefing.
#[derive(Debug, Default)]
pub(super) struct FoundOccurrences {
    /// The places about which nothing was decided.
    pub(super) open: Vec<ReviewOccurrence>,
    /// The places that the analyst let stand and that stand there still, in the very words.
    pub(super) accepted: Vec<Occurrence>,
}

/// Every place on the page, and in what goes with it, where the name of a withheld speaker stands and that the analyst
/// did not let stand, in the order of the page.
///
/// `findings` are what analysis has about the ticked articles: it knows other names of the speakers.
/// `styles` has the headings of the template.
pub fn occurrences(briefing: &Briefing, findings: &Findings, styles: &StyleSet) -> Vec<ReviewOccurrence> {
    let names = names_of_withheld(briefing, findings);
    find_occurrences(briefing, &styles.outline(briefing, &findings.origins), &names).open
}

/// Looks once through every text for names that are looked for already.
pub(super) fn find_occurrences(
    briefing: &Briefing,
    outline: &Outline<'_>,
    names: &NameFinder,
) -> FoundOccurrences {
    let mut names_found = FoundOccurrences::default();
    if names.is_empty() {
        return names_found;
    }
    let replaceable = replaceable(briefing, names);
    for field in outline.fields() {
        for (name, span, kind) in hits(names, &field.place, &field.text) {
            let Some(withholding) = briefing.withheld.speakers.get(name) else { continue };
            let (name, place) = (name.to_owned(), field.place.clone());
            let occurrence = Occurrence { name, place, text: field.text.clone(), span };
            if briefing.withheld.accepted.contains(&occurrence) {
                names_found.accepted.push(occurrence);
                continue;
            }
            names_found.open.push(ReviewOccurrence {
                place: field.name.clone(),
                descriptor: withholding.descriptor.clone(),
                kind,
                resolutions: resolutions(briefing, &replaceable, &occurrence, kind),
                occurrence,
            });
        }
    }
    names_found
}

/// The names and offices that stand in a text of that place, in reading order for each person, and where.
fn hits<'a>(names: &'a NameFinder, place: &Place, text: &str) -> Vec<(&'a str, Span, OccurrenceKind)> {
    if matches!(place, Place::Address(_)) {
        let whole = Span::new(0, text.len());
        return names
            .find_in_address(text)
            .into_iter()
            .map(|name| (name, whole, OccurrenceKind::Name))
            .collect();
    }
    let of_name = |is_certain| if is_certain { OccurrenceKind::Name } else { OccurrenceKind::NearName };
    let found = names.find(text).into_iter().map(|hit| (hit.name, hit.span, of_name(hit.is_certain)));
    let offices = names.find_offices(text).into_iter();
    found.chain(offices.map(|hit| (hit.name, hit.span, OccurrenceKind::Office))).collect()
}
