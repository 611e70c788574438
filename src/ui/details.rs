//! The briefing's own fields.

use egui::{Grid, Sense, Ui};

use super::theme::{color, sans, size};
use super::view::Stage;
use super::widgets::{Button, Field, Icon};
use crate::i18n::interface as words;
use crate::model::Moment;
use crate::session::{Command, HeadEdit};

/// A field's name, an example, its value, and what changes it.
type Part<'a> = (&'a str, &'a str, &'a str, fn(String) -> HeadEdit);

/// Shows title, topic, reader and time; folded they are one line.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let open = stage.view.details;
    let icon = if open { Icon::Unfolded } else { Icon::Folded };
    if ui.add(Button::new(words::BRIEFING).quiet().small().before(icon)).clicked() {
        stage.view.details = !open;
    }
    if !stage.view.details {
        return;
    }
    let briefing = stage.session.briefing();
    let fields: [Part<'_>; 4] = [
        (words::TITLE, words::TITLE_EXAMPLE, &briefing.title, HeadEdit::SetTitle),
        (words::TOPIC, words::TOPIC_EXAMPLE, &briefing.topic, HeadEdit::SetTopic),
        (words::PREPARED_FOR, words::PREPARED_FOR_EXAMPLE, &briefing.prepared_for, HeadEdit::SetPreparedFor),
        (words::AS_OF, words::AS_OF_EXAMPLE, &briefing.as_of, HeadEdit::SetAsOf),
    ];
    let mut commands = Vec::new();
    form(ui, "briefing details", |ui| {
        for (name, example, value, edit) in fields {
            caption(ui, name);
            let event = Field::new(name, value).hint(example).show(ui, ui.make_persistent_id(name));
            commands.extend(event.changed.map(|text| Command::Head(edit(text))));
            commands.extend(event.left.map(|_| Command::FinishTyping));
            ui.end_row();
        }
    });
    if Moment::is_mistyped(&briefing.as_of) {
        caption(ui, words::AS_OF_WRONG);
    }
    for command in commands {
        stage.run(command);
    }
}

/// A form: captions on the left, fields on the right.
pub(super) fn form(ui: &mut Ui, name: &str, rows: impl FnOnce(&mut Ui)) {
    Grid::new(name).num_columns(2).spacing([8.0, 5.0]).show(ui, rows);
}

/// The caption of a field in a form; for a screen reader the field itself has the name.
pub(super) fn caption(ui: &mut Ui, words: &str) {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), sans(size::SMALL), color::MUTED);
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color::MUTED);
}
