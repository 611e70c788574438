//! The keyboard in a list whose rows go once they are dealt with.

use egui::{Id, Response, Ui};

/// Follows the keyboard through the rows of a list: when the row that has it goes, the row in its place gets it, so that
/// a list can be gone through with one key.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct RowFocus {
    list: Id,
    /// The row and the column that the keyboard was lost from.
    lost: Option<(usize, usize)>,
}

/// Where the keyboard was.
#[derive(Clone, Copy, Debug)]
struct Held {
    widget: Id,
    row: usize,
    column: usize,
    /// In which pass of the window.
    pass: u64,
}

impl RowFocus {
    /// The keyboard in the list called `name` as it is shown now, with so many rows.
    pub(in crate::ui) fn of(ui: &Ui, name: &'static str, rows: usize) -> Self {
        let list = Id::unique(("rows", name));
        let held: Option<Held> = ui.data(|data| data.get_temp(list));
        let gone = held.filter(|held| {
            let ctx = ui.ctx();
            let just_now = held.pass + 2 >= ctx.cumulative_pass_nr();
            let is_shown = ctx.viewport(|viewport| viewport.prev_pass.widgets.contains(held.widget));
            just_now && !is_shown && ctx.memory(|memory| memory.focused().is_none())
        });
        let lost_place = gone.zip(rows.checked_sub(1)).map(|(held, last)| (held.row.min(last), held.column));
        Self { list, lost: lost_place }
    }

    /// Whether a row takes the keyboard that another one lost.
    pub(in crate::ui) const fn goes_on(self) -> bool {
        self.lost.is_some()
    }

    /// Takes note of a widget in a row, the `column`th of `columns` that can have the keyboard.
    pub(in crate::ui) fn follow(self, response: &Response, row: usize, column: usize, columns: usize) {
        if self.lost.is_some_and(|(lost, at)| lost == row && at.min(columns.saturating_sub(1)) == column) {
            response.request_focus();
        }
        if response.has_focus() {
            let pass = response.ctx.cumulative_pass_nr();
            let held = Held { widget: response.id, row, column, pass };
            response.ctx.data_mut(|data| data.insert_temp(self.list, held));
        }
    }
}
