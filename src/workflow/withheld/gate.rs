//! No page, text or annex leaves the program while the name of a withheld speaker stands in it undecided.
//!
//! Two checks, so that neither has to be without a gap: the texts of the briefing, each of which can be settled where it
//! stands, and what was really made of them, whatever put a word there.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use super::names_of_withheld;
use super::occurrences::{FoundOccurrences, find_occurrences};
use crate::export::Flow;
use crate::i18n::annex;
use crate::i18n::page::{self as words, place};
use crate::layout::Layout;
use crate::model::{Briefing, Findings, Occurrence, Place};
use crate::names::{NameFinder, folded_name};
use crate::outline::Outline;
use crate::page::{Shape, Tag};
use crate::workflow::styles::StyleSet;

/// Where names of withheld speakers stand that nothing was decided about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnresolvedNames {
    /// The places in words, in the order of the page; never empty. A place with two names is there twice.
    pub places: Vec<String>,
}

impl fmt::Display for UnresolvedNames {
    /// A clause that says in how many places and in which: “the names of withheld speakers still stand in 2 places (key
    /// point 1, the title)”. It says no name.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut distinct: Vec<&str> = Vec::new();
        for place in self.places.iter().map(String::as_str) {
            if !distinct.contains(&place) {
                distinct.push(place);
            }
        }
        formatter.write_str(&place::name_stands(self.places.len(), &distinct))
    }
}

/// Refuses to let a briefing out to a file while a withheld name stands undecided on its page, in what goes with it, or
/// in the name of the file.
///
/// # Errors
///
/// The places.
pub fn check_names(
    briefing: &Briefing,
    findings: &Findings,
    styles: &StyleSet,
    file: &Path,
) -> Result<(), UnresolvedNames> {
    let names = names_of_withheld(briefing, findings);
    let outline = styles.outline(briefing, &findings.origins);
    let mut places = places(briefing, &names, &find_occurrences(briefing, &outline, &names));
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    places.extend(names.find_in_address(&name).iter().map(|_| place::FILE_NAME.to_owned()));
    refuse(places)
}

/// A name for a file, without its ending, that says nothing of withheld speakers.
pub(crate) fn file_name(briefing: &Briefing, findings: &Findings, name: &str) -> String {
    let names = names_of_withheld(briefing, findings);
    if names.find_in_address(name).is_empty() {
        return name.to_owned();
    }
    let clear = briefing.names_left_out(&names, name).text.replace(['[', ']', '…'], "");
    let is_clear = names.find_in_address(&clear).is_empty() && clear.contains(char::is_alphanumeric);
    if is_clear { clear } else { place::PLAIN_FILE_NAME.to_owned() }
}

/// The places of the briefing where a name stands undecided, in words without any.
fn places(briefing: &Briefing, names: &NameFinder, names_found: &FoundOccurrences) -> Vec<String> {
    // The heading of a section is part of what a place is called.
    names_found.open.iter().map(|found| briefing.names_left_out(names, &found.place).text).collect()
}

fn refuse(places: Vec<String>) -> Result<(), UnresolvedNames> {
    if places.is_empty() { Ok(()) } else { Err(UnresolvedNames { places }) }
}

/// Refuses to let a page out in which a withheld name stands undecided, whatever put it there.
///
/// # Errors
///
/// The places.
pub(crate) fn check_page(
    briefing: &Briefing,
    outline: &Outline<'_>,
    names: &NameFinder,
    Layout { page, statement, .. }: &Layout,
) -> Result<(), UnresolvedNames> {
    if names.is_empty() {
        return Ok(());
    }
    let mut texts = vec![page.info.title.clone(), page.info.author.clone()];
    let mut addresses = Vec::new();
    // What one node of the structure shows is one text, on however many lines it stands.
    let mut open: Option<(Tag, String)> = None;
    for element in &page.elements {
        match &element.shape {
            Shape::Text(run) => match &mut open {
                Some((tag, text)) if *tag == element.tag => {
                    text.push(' ');
                    text.push_str(&run.text);
                }
                _ => texts.extend(open.replace((element.tag, run.text.clone())).map(|(_, text)| text)),
            },
            Shape::Link { address, contents, .. } => {
                texts.push(contents.clone());
                addresses.push(address.as_str());
            }
            _ => {}
        }
    }
    texts.extend(open.map(|(_, text)| text));
    for node in &page.structure {
        texts.extend(node.alternative.clone());
        texts.extend(node.actual_text.clone());
    }
    let own = [statement.as_str(), words::PAGE_NUMBER];
    check_rendered(briefing, outline, names, &texts, addresses.into_iter(), own.into_iter())
}

/// Refuses to let a text out in which a withheld name stands undecided, whatever put it there.
///
/// # Errors
///
/// The places.
pub(crate) fn check_flow(
    briefing: &Briefing,
    outline: &Outline<'_>,
    names: &NameFinder,
    flow: &Flow,
) -> Result<(), UnresolvedNames> {
    if names.is_empty() {
        return Ok(());
    }
    let own = flow.own_wording().chain([annex::TITLE]);
    check_rendered(briefing, outline, names, &flow.texts(), flow.addresses(), own)
}

/// Looks through the briefing for names that stand undecided, and then through what was made of it for names that were
/// let stand nowhere in it.
fn check_rendered<'a>(
    briefing: &Briefing,
    outline: &'a Outline<'_>,
    names: &NameFinder,
    texts: &[String],
    addresses: impl Iterator<Item = &'a str>,
    own_wording: impl Iterator<Item = &'a str>,
) -> Result<(), UnresolvedNames> {
    let names_found = find_occurrences(briefing, outline, names);
    refuse(places(briefing, names, &names_found))?;
    let own_wording = own_wording.chain(outline.own_wording()).chain([words::UNTITLED]);
    let allowed = allowed(names, &names_found.accepted, own_wording);
    let is_new = |found: &str| {
        // A name that is parted at the end of a line is still one.
        !allowed.contains(&folded_name(found)) && words_of(found).iter().any(|word| !allowed.contains(word))
    };
    let mut places = Vec::new();
    for text in texts {
        let hits = names.find(text);
        let new = hits.iter().filter(|hit| hit.is_certain && hit.span.of(text).is_some_and(is_new));
        places.extend(new.map(|_| place::MADE.to_owned()));
    }
    let is_accepted =
        |address: &str| names_found.accepted.iter().any(|occurrence| occurrence.text == address);
    let addresses =
        addresses.filter(|address| !is_accepted(address) && !names.find_in_address(address).is_empty());
    places.extend(addresses.map(|_| place::MADE.to_owned()));
    refuse(places)
}

/// The words that may be part of a name in what was made, folded: those of the names that were let stand, and those of the
/// program's own wording, such as a month.
fn allowed<'a>(
    names: &NameFinder,
    accepted: &[Occurrence],
    own_wording: impl Iterator<Item = &'a str>,
) -> BTreeSet<String> {
    let mut allowed: BTreeSet<String> = own_wording.flat_map(words_of).collect();
    for occurrence in accepted {
        let Some(found) = occurrence.span.of(&occurrence.text) else { continue };
        let mut words = words_of(found);
        if matches!(occurrence.place, Place::Address(_)) {
            // The occurrence is all of the address; only the name in it was meant.
            words.retain(|word| !names.find_in_address(word).is_empty());
        } else {
            allowed.insert(folded_name(found));
        }
        allowed.extend(words);
    }
    allowed
}

/// The words of a text, folded.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric()).map(folded_name);
    words.filter(|word| !word.is_empty()).collect()
}
