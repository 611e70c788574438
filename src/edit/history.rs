//! Undo and redo.

use super::{Edit, EditError, apply};
use crate::model::Briefing;

/// What a run of small edits has in common, such as typing in one field.
///
/// Edits of one group that follow each other directly are one step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group(String);

impl Group {
    /// The group of that name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }
}

/// The steps that led to a briefing, and those that were undone.
///
/// Every state of the briefing has a revision, a number that is never given twice; undoing comes back to the
/// revision that was. Whether the briefing is saved is a comparison of revisions, so that undoing back to the saved
/// state is clean again, and a saved state that new edits cut off never is by accident.
#[derive(Clone, Debug)]
pub struct History {
    /// The steps; those before `at` are made, the others undone.
    steps: Vec<Step>,
    at: usize,
    /// The revision before the first step.
    opened: u64,
    /// The newest revision given.
    newest: u64,
    saved: Option<u64>,
    /// Whether the next edit may join the last step.
    open: bool,
}

#[derive(Clone, Debug)]
struct Step {
    /// The inverse of a step that is made, the edit of one that is undone.
    edit: Edit,
    label: String,
    group: Option<Group>,
    /// The revision after the step.
    revision: u64,
}

impl History {
    /// The history of a briefing as it was opened from a file: saved, nothing to undo.
    pub const fn opened() -> Self {
        Self { steps: Vec::new(), at: 0, opened: 0, newest: 0, saved: Some(0), open: false }
    }

    /// The history of a briefing that no file holds yet.
    pub const fn unsaved() -> Self {
        Self { steps: Vec::new(), at: 0, opened: 0, newest: 0, saved: None, open: false }
    }

    /// Makes `edit` as a step named `label`, or as part of the last step if both are of the same `group`.
    ///
    /// What was undone is forgotten. An edit that changes nothing is no step and leaves the history as it was.
    /// Gives whether anything changed.
    ///
    /// # Errors
    ///
    /// [`EditError`] as [`apply`] gives it; the history is then as it was.
    pub fn apply(
        &mut self,
        briefing: &mut Briefing,
        edit: Edit,
        label: impl Into<String>,
        group: Option<Group>,
    ) -> Result<bool, EditError> {
        let attempt = edit.clone();
        let inverse = apply(briefing, edit)?;
        if inverse == Edit::NOTHING || inverse == attempt {
            return Ok(false);
        }
        self.steps.truncate(self.at);
        self.newest += 1;
        let joins = self.open && group.is_some();
        if let Some(last) = self.steps.last_mut().filter(|last| joins && last.group == group) {
            last.revision = self.newest;
            join(&mut last.edit, inverse);
        } else {
            self.steps.push(Step { edit: inverse, label: label.into(), group, revision: self.newest });
            self.at += 1;
        }
        self.open = true;
        Ok(true)
    }

    /// Ends the run of edits that make one step: the next edit is a step of its own.
    pub const fn close_group(&mut self) {
        self.open = false;
    }

    /// Undoes the last step. Gives whether there was one.
    ///
    /// # Errors
    ///
    /// [`EditError`] if the briefing was changed past this history; both are then as they were.
    pub fn undo(&mut self, briefing: &mut Briefing) -> Result<bool, EditError> {
        self.open = false;
        let Some(index) = self.at.checked_sub(1) else { return Ok(false) };
        self.turn(briefing, index)?;
        self.at = index;
        Ok(true)
    }

    /// Makes the step that was undone last again. Gives whether there was one.
    ///
    /// # Errors
    ///
    /// [`EditError`] if the briefing was changed past this history; both are then as they were.
    pub fn redo(&mut self, briefing: &mut Briefing) -> Result<bool, EditError> {
        self.open = false;
        if self.at == self.steps.len() {
            return Ok(false);
        }
        self.turn(briefing, self.at)?;
        self.at += 1;
        Ok(true)
    }

    /// Applies the step's edit and keeps its inverse in its place.
    fn turn(&mut self, briefing: &mut Briefing, index: usize) -> Result<(), EditError> {
        if let Some(step) = self.steps.get_mut(index) {
            step.edit = apply(briefing, step.edit.clone())?;
        }
        Ok(())
    }

    /// The revision of the briefing as it is.
    pub fn revision(&self) -> u64 {
        self.at
            .checked_sub(1)
            .and_then(|index| self.steps.get(index))
            .map_or(self.opened, |step| step.revision)
    }

    /// Notes that the state of that revision is in the file.
    ///
    /// The next edit is a step of its own, so that undoing it comes back to what was saved.
    pub fn mark_saved(&mut self, revision: u64) {
        self.saved = Some(revision);
        if revision == self.revision() {
            self.open = false;
        }
    }

    /// Whether the briefing is as the file has it.
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.revision())
    }

    /// What undoing would undo.
    pub fn undo_label(&self) -> Option<&str> {
        self.at.checked_sub(1).and_then(|index| self.steps.get(index)).map(|step| step.label.as_str())
    }

    /// What redoing would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.steps.get(self.at).map(|step| step.label.as_str())
    }
}

/// Makes `inverse`, the inverse of the newer edit, part of `earlier`, the inverse of those before it.
///
/// Where the earlier one sets the same field it restores the older value anyway, and the newer is of no use: a run of
/// typing stays one small edit however long it is.
fn join(earlier: &mut Edit, inverse: Edit) {
    if earlier.sets_the_same_as(&inverse) {
        return;
    }
    match earlier {
        Edit::Batch(edits) => {
            if !edits.first().is_some_and(|first| first.sets_the_same_as(&inverse)) {
                edits.insert(0, inverse);
            }
        }
        other => *other = Edit::Batch(vec![inverse, std::mem::replace(other, Edit::NOTHING)]),
    }
}
