//! Where the names of withheld speakers still stand.

use super::further_names;
use super::resolve::{Way, ways};
use super::texts::texts;
use crate::model::{Briefing, Findings, NameFinder, Occurrence, Place, Span};

/// A place where the name of a withheld speaker, or a telling part of it, still stands and nothing was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewOccurrence {
    /// The place.
    pub occurrence: Occurrence,
    /// The place in words (“key point 3”).
    pub place: String,
    /// What stands for the name.
    pub descriptor: String,
    /// Whether it is the name or a form of it; if not, a letter differs and it may be another name.
    pub is_certain: bool,
    /// What can be done about it, the best first.
    pub ways: Vec<Way>,
}

/// Every place on the page, and in what goes with it, where the name of a withheld speaker stands and that the analyst
/// did not let stand, in the order of the page.
///
/// `findings` are what analysis has about the ticked articles: it knows other names of the speakers.
pub fn occurrences(briefing: &Briefing, findings: &Findings) -> Vec<ReviewOccurrence> {
    if !briefing.withholds() {
        return Vec::new();
    }
    standing(briefing, &briefing.withheld_names(&further_names(briefing, findings)))
}

/// The same, for names that are looked for already.
pub(super) fn standing(briefing: &Briefing, names: &NameFinder) -> Vec<ReviewOccurrence> {
    let mut found = Vec::new();
    for text in texts(briefing) {
        for (name, span, is_certain) in hits(names, &text.place, &text.text) {
            let (name, place) = (name.to_owned(), text.place.clone());
            let occurrence = Occurrence { name, place, text: text.text.clone(), span };
            let withholding = briefing.withheld.speakers.get(&occurrence.name);
            if briefing.withheld.accepted.contains(&occurrence) || withholding.is_none() {
                continue;
            }
            found.push(ReviewOccurrence {
                place: text.in_words.clone(),
                descriptor: withholding.map(|withholding| withholding.descriptor.clone()).unwrap_or_default(),
                is_certain,
                ways: ways(briefing, &occurrence),
                occurrence,
            });
        }
    }
    found
}

/// The names that stand in a text of that place, where, and how surely.
fn hits<'a>(names: &'a NameFinder, place: &Place, text: &str) -> Vec<(&'a str, Span, bool)> {
    if matches!(place, Place::Address(_)) {
        let whole = Span::new(0, text.len());
        return names.find_in_address(text).into_iter().map(|name| (name, whole, true)).collect();
    }
    names.find(text).into_iter().map(|hit| (hit.name, hit.span, hit.is_certain)).collect()
}
