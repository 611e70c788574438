//! One correction of a speaker holds for all the quotes of that speaker.
//!
//! A correction is kept by the name that analysis gives, or by the role of a speaker without a name, so that it holds
//! for quotes that are still proposals, and for those that come in with another article.

use super::likeness::is_same_name;
use crate::edit::{Edit, ItemEdit, WithheldEdit};
use crate::model::{Attribution, Briefing, FindingId, Findings, is_name};

/// The speaker that is meant where analysis gives `found`.
///
/// A corrected name keeps the role that the quote's own article gives, unless the role was corrected too.
pub(crate) fn corrected(briefing: &Briefing, found: &Attribution) -> Attribution {
    match briefing.speakers.get(&key(found)) {
        Some(meant) => with_correction(found, meant),
        None => found.clone(),
    }
}

/// The edits that correct the speaker of the quote `id`, which analysis took for `found`, everywhere but in the quote
/// itself: in the other quotes on the page that had the same speaker, and in those that are still to come.
///
/// None if the correction speaks of this quote alone: nobody was found, the speaker is taken away, or somebody else
/// whom the articles quote is named, so that the words were given to the wrong one of two.
pub(crate) fn correct_elsewhere(
    briefing: &Briefing,
    findings: &Findings,
    id: &FindingId,
    speaker: &Attribution,
) -> Vec<Edit> {
    let found_in = |id: &FindingId| {
        let quote = findings.quotes.iter().find(|quote| &quote.id == id)?;
        quote.speaker.as_ref().map(|speaker| &speaker.attribution)
    };
    let Some(found) = found_in(id) else { return Vec::new() };
    if key(found) == Attribution::default() || speaker.name.is_none() || is_another(findings, found, speaker)
    {
        return Vec::new();
    }
    let role = speaker.role.clone().filter(|role| found.role.as_ref() != Some(role));
    let meant = Attribution { name: speaker.name.clone(), role };
    let mut edits = Vec::new();
    for item in briefing.quotes.iter().filter(|item| &item.id != id) {
        if let Some(other) = found_in(&item.id).filter(|other| key(other) == key(found)) {
            let speaker = with_correction(other, &meant);
            edits.push(Edit::Item(item.id.clone(), ItemEdit::SetSpeaker(speaker)));
        }
    }
    let changes_nothing = meant.name == found.name && meant.role.is_none();
    let to = (!changes_nothing).then_some(meant);
    edits.push(Edit::CorrectSpeaker { from: key(found), to });
    edits
}

/// The edit that keeps a withheld speaker withheld when the name on the page becomes another, as the names before and
/// after the change of one quote show; `None` if nobody is withheld or somebody else is meant.
pub(crate) fn keep_withheld(
    briefing: &Briefing,
    findings: &Findings,
    before: &Attribution,
    after: &Attribution,
) -> Option<Edit> {
    let (name, withholding) = briefing.withholding(before.name.as_deref()?)?;
    let new = after.name.as_deref().filter(|new| is_name(new))?;
    if briefing.withholding(new).is_some() || is_another(findings, before, after) {
        return None;
    }
    let mut withholding = withholding.clone();
    withholding.other_names.insert(new.to_owned());
    let (name, withholding) = (name.to_owned(), Some(withholding));
    Some(Edit::Withheld(WithheldEdit::SetWithholding { name, withholding }))
}

/// What a correction is kept by.
fn key(found: &Attribution) -> Attribution {
    let role = if found.name.is_none() { found.role.clone() } else { None };
    Attribution { name: found.name.clone(), role }
}

fn with_correction(found: &Attribution, meant: &Attribution) -> Attribution {
    // A role that stood for the name is not said twice.
    let own = if found.name.is_some() { found.role.clone() } else { None };
    Attribution { name: meant.name.clone(), role: meant.role.clone().or(own) }
}

/// Whether `speaker` is another speaker whom the articles quote, and not `found` by a fuller name.
fn is_another(findings: &Findings, found: &Attribution, speaker: &Attribution) -> bool {
    let Some(name) = speaker.name.as_deref() else { return false };
    if found.name.as_deref().is_some_and(|found| is_same_name(found, name)) {
        return false;
    }
    let speakers = findings.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
    speakers.filter_map(|speaker| speaker.attribution.name.as_deref()).any(|other| other == name)
}
