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
            // What was typed and taken back again key by key is no step.
            let back = apply(briefing, last.edit.clone())?;
            if back == last.edit {
                self.steps.pop();
                self.at -= 1;
                self.open = false;
                return Ok(true);
            }
            apply(briefing, back)?;
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

    /// Whether the briefing is as it was opened, and never was in a file: nobody misses it.
    pub fn is_untouched(&self) -> bool {
        self.saved.is_none() && self.revision() == self.opened
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::samples::{any_edit, briefing};
    use crate::edit::{HeadEdit, ItemEdit, validate};

    fn title(text: &str) -> Edit {
        Edit::Head(HeadEdit::SetTitle(text.into()))
    }

    /// Applies an edit that must change something.
    fn step(history: &mut History, briefing: &mut Briefing, edit: Edit, group: Option<&str>) {
        let changed = history.apply(briefing, edit, "step", group.map(Group::new));
        assert_eq!(changed, Ok(true));
    }

    #[test]
    fn what_is_typed_and_taken_back_again_is_no_step() {
        let mut briefing = briefing();
        let mut history = History::opened();
        let before = briefing.clone();
        for text in ["a", "ab", "a"] {
            step(&mut history, &mut briefing, title(text), Some("title"));
        }
        assert!(!history.is_saved());
        step(&mut history, &mut briefing, title(&before.title), Some("title"));
        assert!(history.is_saved());
        assert_eq!((history.undo_label(), &briefing), (None, &before));
    }

    #[test]
    fn typing_in_one_field_is_one_step_and_ends_where_something_else_happens() {
        let mut briefing = briefing();
        let mut history = History::opened();
        for text in ["R", "Ru", "Rus"] {
            step(&mut history, &mut briefing, title(text), Some("title"));
        }
        step(&mut history, &mut briefing, Edit::Head(HeadEdit::SetTopic("T".into())), Some("topic"));
        step(&mut history, &mut briefing, title("Russ"), Some("title"));
        history.close_group();
        step(&mut history, &mut briefing, title("Russia"), Some("title"));
        let mut titles = Vec::new();
        while history.undo(&mut briefing) == Ok(true) {
            titles.push((briefing.title.clone(), briefing.topic.clone()));
        }
        let expected = [("Russ", "T"), ("Rus", "T"), ("Rus", ""), ("", "")];
        assert_eq!(titles, expected.map(|(title, topic)| (title.to_owned(), topic.to_owned())));
    }

    #[test]
    fn a_long_run_of_typing_stays_one_small_edit() {
        let mut briefing = briefing();
        let mut history = History::opened();
        let id = briefing.points[0].id.clone();
        let first = Edit::Batch(vec![Edit::Item(id.clone(), ItemEdit::Remove), Edit::Reject(id)]);
        step(&mut history, &mut briefing, first, Some("typing"));
        for number in 0..1_000 {
            step(&mut history, &mut briefing, title(&number.to_string()), Some("typing"));
        }
        assert_eq!(history.steps.len(), 1);
        assert!(matches!(&history.steps[0].edit, Edit::Batch(edits) if edits.len() == 3));
    }

    #[test]
    fn undoing_back_to_what_was_saved_is_clean_again() {
        let mut briefing = briefing();
        let mut history = History::opened();
        assert!(history.is_saved());
        step(&mut history, &mut briefing, title("a"), None);
        assert!(!history.is_saved());
        history.mark_saved(history.revision());
        step(&mut history, &mut briefing, title("b"), None);
        assert!(!history.is_saved());
        history.undo(&mut briefing).unwrap();
        assert!(history.is_saved());
        history.undo(&mut briefing).unwrap();
        assert!(!history.is_saved());
        history.redo(&mut briefing).unwrap();
        assert!(history.is_saved());
    }

    #[test]
    fn a_saved_state_that_was_cut_off_is_never_reached_by_accident() {
        let mut briefing = briefing();
        let mut history = History::opened();
        step(&mut history, &mut briefing, title("saved"), None);
        history.mark_saved(history.revision());
        history.undo(&mut briefing).unwrap();
        step(&mut history, &mut briefing, title("other"), None);
        assert!(!history.is_saved());
        history.undo(&mut briefing).unwrap();
        assert!(!history.is_saved());
    }

    #[test]
    fn what_is_typed_while_a_save_runs_stays_unsaved() {
        let mut briefing = briefing();
        let mut history = History::opened();
        step(&mut history, &mut briefing, title("a"), Some("title"));
        let snapshot = history.revision();
        step(&mut history, &mut briefing, title("ab"), Some("title"));
        history.mark_saved(snapshot);
        assert!(!history.is_saved());
        history.undo(&mut briefing).unwrap();
        assert!(!history.is_saved(), "the state that was saved was within the run of typing");
    }

    #[test]
    fn typing_after_a_save_undoes_to_what_was_saved() {
        let mut briefing = briefing();
        let mut history = History::opened();
        step(&mut history, &mut briefing, title("a"), Some("title"));
        history.mark_saved(history.revision());
        step(&mut history, &mut briefing, title("ab"), Some("title"));
        history.undo(&mut briefing).unwrap();
        assert_eq!(briefing.title, "a");
        assert!(history.is_saved());
    }

    #[test]
    fn a_new_briefing_is_missed_only_once_something_was_done_to_it() {
        let mut briefing = briefing();
        let mut history = History::unsaved();
        assert!(history.is_untouched() && !history.is_saved());
        step(&mut history, &mut briefing, title("a"), None);
        assert!(!history.is_untouched());
        history.mark_saved(history.revision());
        history.undo(&mut briefing).unwrap();
        assert!(!history.is_untouched() && !history.is_saved(), "the file has another state");
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step_and_keeps_what_can_be_redone() {
        let mut briefing = briefing();
        let mut history = History::opened();
        step(&mut history, &mut briefing, title("a"), None);
        history.undo(&mut briefing).unwrap();
        for edit in [title(""), Edit::NOTHING, Edit::Batch(vec![title("")])] {
            assert_eq!(history.apply(&mut briefing, edit, "nothing", None), Ok(false));
        }
        assert_eq!(history.redo_label(), Some("step"));
        assert!(history.is_saved());
    }

    proptest! {
        #[test]
        fn an_edit_and_its_inverse_restore_the_briefing(edits in prop::collection::vec(any_edit(), 1..20)) {
            let mut briefing = briefing();
            for edit in edits {
                let before = briefing.clone();
                let Ok(inverse) = apply(&mut briefing, edit) else {
                    prop_assert_eq!(&briefing, &before);
                    continue;
                };
                let after = briefing.clone();
                prop_assert_eq!(validate(&after), Ok(()));
                let again = apply(&mut briefing, inverse).unwrap();
                prop_assert_eq!(&briefing, &before);
                apply(&mut briefing, again).unwrap();
                prop_assert_eq!(&briefing, &after);
            }
        }

        #[test]
        fn everything_undone_and_made_again_is_the_same_briefing(
            edits in prop::collection::vec((any_edit(), prop::option::of(0_u8..2)), 1..30),
        ) {
            let opened = briefing();
            let mut briefing = opened.clone();
            let mut history = History::opened();
            for (edit, group) in edits {
                let group = group.map(|number| Group::new(number.to_string()));
                let _ = history.apply(&mut briefing, edit, "step", group);
            }
            let (made, revision) = (briefing.clone(), history.revision());
            while history.undo(&mut briefing).unwrap() {}
            prop_assert_eq!(&briefing, &opened);
            prop_assert!(history.is_saved());
            while history.redo(&mut briefing).unwrap() {}
            prop_assert_eq!(&briefing, &made);
            prop_assert_eq!(history.revision(), revision);
        }
    }
}
