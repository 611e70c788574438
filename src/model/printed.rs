//! How a briefing shows withheld speakers.

use std::collections::{BTreeMap, BTreeSet};

use super::withheld::Clear;
use super::{Attribution, Briefing, Span, Withholding, bracketed};
use crate::names::{NameFinder, folded_name};
use crate::never::OrNever;

impl Briefing {
    /// Whether anybody is withheld.
    pub fn withholds(&self) -> bool {
        !self.withheld.speakers.is_empty()
    }

    /// How the speaker of that name is withheld, with the name it is kept under; `None` if the name may be printed.
    ///
    /// Names that differ in case, marks or punctuation only are the same. Where the analyst corrected the name of a
    /// withheld speaker, whoever has the corrected name is withheld.
    pub fn withholding(&self, name: &str) -> Option<(&str, &Withholding)> {
        let name = folded_name(name);
        if name.is_empty() {
            return None;
        }
        let found = self.withheld.speakers.iter().find(|(key, withholding)| {
            let names = std::iter::once(*key).chain(&withholding.other_names);
            self.corrected_names(names.map(|known| folded_name(known)).collect()).contains(&name)
        });
        found.map(|(key, withholding)| (key.as_str(), withholding))
    }

    /// A speaker as the page and its texts show it: of a withheld one the descriptor alone.
    pub fn printed_speaker(&self, speaker: &Attribution) -> Attribution {
        let withholding = speaker.name.as_deref().and_then(|name| self.withholding(name));
        withholding.map_or_else(
            || speaker.clone(),
            |(_, withholding)| Attribution { name: Some(withholding.descriptor.clone()), role: None },
        )
    }

    /// What finds the names of the withheld speakers; `further` are names of them beside those that the briefing has.
    pub fn withheld_names(&self, further: &BTreeMap<String, BTreeSet<String>>) -> NameFinder {
        let mut finder = NameFinder::new();
        for (key, withholding) in &self.withheld.speakers {
            let corrections = self.speakers.iter().filter_map(|(from, to)| {
                // Before or after the correction: either may stand in a text.
                let (from, to) = (from.name.as_deref()?, to.name.as_deref()?);
                [(from, to), (to, from)].into_iter().find(|(one, _)| self.is_kept_under(key, one))
            });
            let names = std::iter::once(key).chain(&withholding.other_names);
            let names = names.chain(further.get(key).into_iter().flatten()).map(String::as_str);
            finder.add(key, names.chain(corrections.map(|(_, other)| other)));
        }
        finder
    }

    /// The text with what stands for each withheld name in square brackets in its place.
    ///
    /// Where a letter differs, so that it may be somebody else's name, and in the place of an office without a name `[…]`
    /// stands.
    pub fn names_left_out(&self, names: &NameFinder, text: &str) -> Clear {
        let mut hits = names.find(text);
        hits.extend(names.find_offices(text));
        // Of names that overlap the longest counts.
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
        let mut clear = Clear::default();
        let mut end = 0;
        for hit in hits {
            if hit.span.start < end {
                continue;
            }
            clear.text.push_str(text.get(end..hit.span.start).or_never("a span of this text"));
            let descriptor =
                self.withheld.speakers.get(hit.name).map(|withholding| withholding.descriptor.as_str());
            let start = clear.text.len();
            let stands_for = descriptor.filter(|_| hit.is_certain).unwrap_or("…");
            clear.text.push_str(&bracketed(text, hit.span.start, stands_for));
            clear.replaced.push((hit.span, Span::new(start, clear.text.len())));
            end = hit.span.end;
        }
        clear.text.push_str(text.get(end..).or_never("a span of this text"));
        clear
    }

    /// The folded names, and those that whoever has one of them was corrected to.
    fn corrected_names(&self, mut names: BTreeSet<String>) -> BTreeSet<String> {
        loop {
            let further = self.speakers.iter().filter_map(|(from, to)| {
                let is_one = from.name.as_deref().is_some_and(|from| names.contains(&folded_name(from)));
                is_one.then(|| to.name.as_deref().map(folded_name)).flatten().filter(|to| !names.contains(to))
            });
            let further: Vec<String> = further.collect();
            if further.is_empty() {
                return names;
            }
            names.extend(further);
        }
    }

    fn is_kept_under(&self, key: &str, name: &str) -> bool {
        folded_name(key) == folded_name(name) || self.withholding(name).is_some_and(|(kept, _)| kept == key)
    }
}
