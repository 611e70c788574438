//! Nothing leaves the program while the name of a withheld speaker stands in it undecided.
//!
//! Two checks, so that neither has to be without a gap: the texts of the briefing, each of which can be settled where it
//! stands, and what was really made of them, whatever put a word there.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use super::occurrences::standing;
use crate::export::Flow;
use crate::i18n::page::place as words;
use crate::model::{Briefing, Confidence, Findings, Likelihood, NameFinder, folded_name};
use crate::page::{Page, Shape, Tag};

/// Where names of withheld speakers stand that nothing was decided about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The places in words, in the order of the page; never empty. A place with two names is there twice.
    pub places: Vec<String>,
}

impl fmt::Display for Standing {
    /// A clause that says in how many places and in which: “the names of withheld speakers still stand in 2 places (key
    /// point 1, the title)”. It says no name.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 5;
        let count = self.places.len();
        let mut distinct: Vec<&str> = Vec::new();
        for place in self.places.iter().map(String::as_str) {
            if !distinct.contains(&place) {
                distinct.push(place);
            }
        }
        let named = distinct.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
        let more = distinct.len().saturating_sub(MOST);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let places = if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
        write!(formatter, "the name of a withheld speaker still stands in {places} ({named}{more})")
    }
}

/// Refuses to let a briefing out to a file while a withheld name stands undecided on its page, in what goes with it, or
/// in the name of the file.
///
/// # Errors
///
/// The places.
pub fn hold_back(briefing: &Briefing, findings: &Findings, file: &Path) -> Result<(), Standing> {
    if !briefing.withholds() {
        return Ok(());
    }
    let names = briefing.withheld_names(&super::further_names(briefing, findings));
    let mut places = places(briefing, &names);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    places.extend(names.find_in_address(&name).iter().map(|_| words::FILE_NAME.to_owned()));
    refuse(places)
}

/// A name for a file, without its ending, that says nothing of withheld speakers.
pub(in crate::session) fn file_name(briefing: &Briefing, findings: &Findings, name: &str) -> String {
    let names = briefing.withheld_names(&super::further_names(briefing, findings));
    if names.find_in_address(name).is_empty() {
        return name.to_owned();
    }
    let clear = briefing.names_left_out(&names, name).text.replace(['[', ']', '…'], "");
    let is_clear = names.find_in_address(&clear).is_empty() && clear.contains(char::is_alphanumeric);
    if is_clear { clear } else { words::PLAIN_FILE_NAME.to_owned() }
}

/// The places of the briefing where a name stands, in words without any.
fn places(briefing: &Briefing, names: &NameFinder) -> Vec<String> {
    let places = standing(briefing, names).into_iter().map(|found| found.place);
    // The heading of a section is part of what a place is called.
    places.map(|place| briefing.names_left_out(names, &place).text).collect()
}

fn refuse(places: Vec<String>) -> Result<(), Standing> {
    if places.is_empty() { Ok(()) } else { Err(Standing { places }) }
}

/// Refuses to let a page out in which a withheld name stands undecided, whatever put it there.
///
/// # Errors
///
/// The places.
pub(in crate::session) fn page_holds(briefing: &Briefing, page: &Page) -> Result<(), Standing> {
    if !briefing.withholds() {
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
    result_holds(briefing, &texts, addresses.into_iter())
}

/// Refuses to let a text out in which a withheld name stands undecided, whatever put it there.
///
/// # Errors
///
/// The places.
pub(in crate::session) fn flow_holds(
    briefing: &Briefing,
    names: &NameFinder,
    flow: &Flow,
) -> Result<(), Standing> {
    if !briefing.withholds() {
        return Ok(());
    }
    refuse(places(briefing, names))?;
    result_holds(briefing, &flow.texts(), flow.addresses())
}

/// Looks through what was made for words that were not let stand anywhere in the briefing.
fn result_holds<'a>(
    briefing: &Briefing,
    texts: &[String],
    addresses: impl Iterator<Item = &'a str>,
) -> Result<(), Standing> {
    let names = briefing.withheld_names(&std::collections::BTreeMap::new());
    refuse(places(briefing, &names))?;
    // A name may be a word of the program's own, such as that of a month.
    let own = crate::i18n::page::OWN_WORDS.iter().flat_map(|words| words_of(words));
    let terms =
        Likelihood::ALL.map(Likelihood::term).into_iter().chain(Confidence::ALL.map(Confidence::term));
    let accepted = briefing.withheld.accepted.iter().flat_map(|let_stand| words_of(&let_stand.text));
    let accepted: BTreeSet<String> = accepted.chain(own).chain(terms.flat_map(words_of)).collect();
    let is_new = |text: &str| words_of(text).iter().any(|word| !accepted.contains(word));
    let mut places = Vec::new();
    for text in texts {
        let hits = names.find(text);
        let new = hits.iter().filter(|hit| hit.is_certain && hit.span.of(text).is_some_and(is_new));
        places.extend(new.map(|_| words::MADE.to_owned()));
    }
    let addresses = addresses.filter(|address| !names.find_in_address(address).is_empty());
    places.extend(addresses.filter(|address| is_new(address)).map(|_| words::MADE.to_owned()));
    refuse(places)
}

/// The words of a text, folded.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric()).map(folded_name);
    words.filter(|word| !word.is_empty()).collect()
}
