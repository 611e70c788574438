//! Other names of the withheld speakers that analysis knows from the articles.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Briefing, DifferenceKind, Findings, Quote};
use crate::names::{NameFinder, folded_name, reads_as_name};
use crate::never::OrNever;

/// What finds the withheld speakers under every name and office that the briefing or analysis knows.
pub(crate) fn names_of_withheld(briefing: &Briefing, findings: &Findings) -> NameFinder {
    if !briefing.withholds() {
        return NameFinder::new();
    }
    let mut names = briefing.withheld_names(&further_names(briefing, findings));
    let printed = briefing.quotes.iter().map(|quote| &quote.speaker);
    let found = findings.quotes.iter().filter_map(|quote| Some(&quote.speaker.as_ref()?.attribution));
    let corrected = briefing.speakers.iter().flat_map(|(from, to)| [from, to]);
    for speaker in printed.chain(found).chain(corrected) {
        let (Some(name), Some(role)) = (speaker.name.as_deref(), speaker.role.as_deref()) else { continue };
        if let Some((key, withholding)) = briefing.withholding(name) {
            names.add_offices(key, [role], &withholding.descriptor);
        }
    }
    names
}

/// For each withheld speaker the names beside those that the briefing has: the words that stand for the speaker at a
/// quote where they are a name, and the spellings in which sources differ.
fn further_names(briefing: &Briefing, findings: &Findings) -> BTreeMap<String, BTreeSet<String>> {
    let mut further: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |key: &str, name: &str| {
        further.entry(key.to_owned()).or_default().insert(name.to_owned());
    };
    for (key, name) in findings.quotes.iter().filter_map(|quote| mentioned(briefing, quote)) {
        add(key, name);
    }
    let known = briefing.withheld_names(&BTreeMap::new());
    for difference in findings.differences.iter().filter(|difference| difference.kind == DifferenceKind::Name)
    {
        let values = || difference.values.iter().map(|value| value.text.as_str());
        for key in values().filter_map(|value| whole_name(&known, value)) {
            for value in values() {
                add(key, value);
            }
        }
    }
    further
}

/// Other names of a speaker, withheld or not: those that the briefing has, and those that analysis knows.
pub(crate) fn known_as(briefing: &Briefing, findings: &Findings, name: &str) -> BTreeSet<String> {
    let mut briefing = briefing.clone();
    let key = briefing.withholding(name).map_or(name, |(kept, _)| kept).to_owned();
    let withholding = briefing.withheld.speakers.entry(key.clone()).or_default();
    let mut names = withholding.other_names.clone();
    names.extend(further_names(&briefing, findings).remove(&key).unwrap_or_default());
    names.retain(|other| folded_name(other) != folded_name(&key));
    names
}

/// The withheld speaker of a quote, and the words that name the speaker there.
fn mentioned<'a>(briefing: &'a Briefing, quote: &'a Quote) -> Option<(&'a str, &'a str)> {
    let speaker = quote.speaker.as_ref()?;
    let (key, _) = briefing.withholding(speaker.attribution.name.as_deref()?)?;
    let mention = speaker.mention.text.as_str();
    let is_name = reads_as_name(mention) && !mention.split_whitespace().any(is_pronoun);
    is_name.then_some((key, mention))
}

/// The withheld speaker whose name all of a text is.
fn whole_name<'a>(names: &'a NameFinder, text: &str) -> Option<&'a str> {
    let hits = names.find(text).into_iter();
    let mut whole = hits.filter(|hit| {
        let found = hit.span.of(text).or_never("a span of this text");
        hit.is_certain && folded_name(found) == folded_name(text)
    });
    whole.next().map(|hit| hit.name)
}

/// Whether the word stands for whoever was named before.
fn is_pronoun(word: &str) -> bool {
    const PRONOUNS: [&str; 16] = [
        "he", "she", "they", "it", "we", "i", "you", "who", "his", "her", "their", "its", "this", "that",
        "the", "a",
    ];
    PRONOUNS.contains(&word.to_lowercase().as_str())
}
