//! What the analyst decides about withheld speakers, as an edit.

use std::collections::BTreeSet;

use super::Change;
use crate::edit::{Edit, WithheldEdit};
use crate::model::{Briefing, Findings, Withholding};
use crate::session::WithheldCommand;
use crate::text::one_paragraph;
use crate::workflow::withheld::{resolution, resolve_all};
use crate::workflow::{Resolution, StyleSet, occurrences};

/// The change that a command about withheld speakers makes; `None` if it makes none.
pub(in crate::session) fn change_of_withheld(
    briefing: &Briefing,
    findings: &Findings,
    styles: &StyleSet,
    command: WithheldCommand,
) -> Option<Change> {
    match command {
        WithheldCommand::Withhold { name, descriptor, other_names } => {
            let name = one_paragraph(&name);
            // Whoever is withheld under another name stays so under that.
            let name = briefing.withholding(&name).map_or(name.clone(), |(kept, _)| kept.to_owned());
            let other_names =
                other_names.iter().map(|name| one_paragraph(name)).filter(|name| !name.is_empty());
            let other_names: BTreeSet<String> = other_names.filter(|other| *other != name).collect();
            let withholding = Withholding { descriptor: one_paragraph(&descriptor), other_names };
            let is_so = briefing.withheld.speakers.get(&name) == Some(&withholding);
            let edit = WithheldEdit::SetWithholding { name, withholding: Some(withholding) };
            (!is_so).then(|| Change::step(Edit::Withheld(edit), "withhold speaker"))
        }
        WithheldCommand::StopWithholding(name) => {
            let (name, _) = briefing.withholding(&name)?;
            let accepted = briefing.withheld.accepted.iter().filter(|let_stand| let_stand.name == name);
            let forget = accepted.map(|let_stand| WithheldEdit::Unaccept(Box::new(let_stand.clone())));
            let stop = WithheldEdit::SetWithholding { name: name.to_owned(), withholding: None };
            let edits = forget.chain([stop]).map(Edit::Withheld).collect();
            Some(Change::step(Edit::Batch(edits), "print the speaker’s name"))
        }
        WithheldCommand::Resolve(occurrence, way) => {
            let is_there = occurrences(briefing, findings, styles);
            let found = is_there.into_iter().find(|found| found.occurrence == *occurrence)?;
            let label = match way {
                Resolution::Replace => "replace withheld name",
                Resolution::SamePerson => "withhold the same speaker",
                Resolution::TakeOff => "take off the page",
                Resolution::Hide => "change article details",
                Resolution::Accept => "let withheld name stand",
            };
            Some(Change::step(resolution(briefing, &found, way)?, label))
        }
        WithheldCommand::ResolveAll => {
            let (edit, _) = resolve_all(briefing, findings, styles)?;
            Some(Change::step(edit, "replace withheld names"))
        }
    }
}
