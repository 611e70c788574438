//! A text field that edits a value of the briefing while it is typed.

use egui::text_edit::TextEditState;
use egui::{
    Context, Event, FontSelection, Frame, Id, Key, Margin, Response, Stroke, StrokeKind, TextEdit, Ui, Vec2,
};

use crate::ui::theme::{color, sans, size};

/// What happened in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct FieldEvent {
    /// The new text, when it was typed in this frame.
    pub(in crate::ui) changed: Option<String>,
    /// The keyboard left the field with this text.
    pub(in crate::ui) left: Option<String>,
    pub(in crate::ui) entered: bool,
    /// Esc was pressed.
    pub(in crate::ui) given_up: bool,
}

/// What is typed in the field that has the keyboard, and what stood there when it got it.
#[derive(Clone, Debug, Default)]
struct Draft {
    text: String,
    before: String,
}

/// What was typed last where a value has a form of its own, such as a date.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Typed(pub(in crate::ui) String);

/// Whether the field that has the keyboard holds something typed since it got it, which it takes back itself.
pub(in crate::ui) fn focused_field_can_undo(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    let draft: Option<Draft> = focused.and_then(|id| ctx.data(|data| data.get_temp(id.with("draft"))));
    draft.is_some_and(|draft| draft.text != draft.before)
}

/// Lets every field show its value again instead of what was typed.
pub(in crate::ui) fn discard_drafts(ctx: &Context) {
    ctx.data_mut(|data| {
        data.remove_by_type::<Draft>();
        data.remove_by_type::<Typed>();
    });
}

pub(in crate::ui) struct Field<'a> {
    name: &'a str,
    value: &'a str,
    hint: &'a str,
    rows: usize,
    font: FontSelection,
    take_focus: bool,
    focus_now: bool,
    flawed: bool,
}

impl<'a> Field<'a> {
    /// A field of one row called `name`, showing `value` unless it is being edited.
    pub(in crate::ui) fn new(name: &'a str, value: &'a str) -> Self {
        let font = FontSelection::FontId(sans(size::BODY));
        Self { name, value, hint: "", rows: 1, font, take_focus: false, focus_now: false, flawed: false }
    }

    /// What an empty field shows.
    pub(in crate::ui) fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// At least so many rows; the text wraps.
    pub(in crate::ui) fn rows(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    pub(in crate::ui) fn font(self, font: egui::FontId) -> Self {
        Self { font: FontSelection::FontId(font), ..self }
    }

    /// Takes the keyboard in the first frame it is shown.
    pub(in crate::ui) fn take_focus(self) -> Self {
        Self { take_focus: true, ..self }
    }

    /// Takes the keyboard if `now`, wherever it is.
    pub(in crate::ui) fn focus(self, now: bool) -> Self {
        Self { focus_now: now, ..self }
    }

    /// What stands in it cannot be used.
    pub(in crate::ui) fn flawed(self, flawed: bool) -> Self {
        Self { flawed, ..self }
    }

    /// Shows the field over the whole width. `id` tells it from every other field.
    pub(in crate::ui) fn show(self, ui: &mut Ui, id: Id) -> FieldEvent {
        // The briefing lags one frame behind the keyboard, so what is being typed is kept until the field is left.
        let draft_id = id.with("draft");
        if self.focus_now {
            // What is typed in this very frame is meant for it already.
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let focused = ui.memory(|memory| memory.has_focus(id));
        let draft: Option<Draft> = ui.data(|data| data.get_temp(draft_id)).filter(|_| focused);
        if draft.is_none()
            && let Some(mut state) = TextEditState::load(ui.ctx(), id)
        {
            // What was typed before is the history's to take back.
            state.clear_undoer();
            state.store(ui.ctx(), id);
        }
        let value = || self.value.to_owned();
        let Draft { mut text, before } = draft.unwrap_or_else(|| Draft { text: value(), before: value() });
        let outline = match (focused, self.flawed) {
            (_, true) => Stroke::new(1.0, color::WARNING),
            (true, false) => Stroke::new(1.0, color::ACCENT),
            (false, false) => Stroke::new(1.0, color::OUTLINE),
        };
        let frame = Frame::new()
            .fill(color::SURFACE)
            .stroke(outline)
            .corner_radius(f32::from(size::RADIUS) - 1.0)
            .inner_margin(Margin::symmetric(7, 4));
        let edit =
            if self.rows > 1 { TextEdit::multiline(&mut text) } else { TextEdit::singleline(&mut text) };
        let mut edit = edit
            .id(id)
            .font(self.font)
            .hint_text(egui::RichText::new(self.hint).color(color::FAINT))
            .desired_rows(self.rows)
            .desired_width(f32::INFINITY)
            .frame(frame)
            .min_size(Vec2::new(0.0, 20.0));
        if self.rows > 1 {
            // Enter keeps; a passage on the page is one paragraph.
            edit = edit.return_key(None);
        }
        let response = ui.add(edit).accessible_name(self.name);
        let shown_before = ui.data(|data| data.get_temp::<u64>(id.with("seen")));
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(id.with("seen"), pass));
        // While something that floated closes, what lies behind it loses the keyboard when it is shown.
        if self.focus_now || (self.take_focus && shown_before.is_none_or(|seen| seen + 2 < pass)) {
            response.request_focus();
        }
        let event = outcome(ui, &response, &text, self.value);
        if event.entered {
            response.surrender_focus();
        }
        if focused {
            let radius = f32::from(size::RADIUS) - 1.0;
            ui.painter().rect_stroke(response.rect, radius, outline, StrokeKind::Outside);
        }
        let stays = response.has_focus();
        ui.data_mut(|data| {
            if stays {
                data.insert_temp(draft_id, Draft { text, before });
            } else {
                data.remove_temp::<Draft>(draft_id);
            }
        });
        event
    }
}

fn outcome(ui: &Ui, response: &Response, text: &str, value: &str) -> FieldEvent {
    let composing = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Ime(_))));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let here = response.has_focus() || response.lost_focus();
    let given_up = response.lost_focus() && pressed(Key::Escape);
    let entered = here && !composing && !given_up && pressed(Key::Enter);
    let left = (response.lost_focus() || entered) && !given_up;
    FieldEvent {
        changed: (response.changed() && text != value).then(|| text.to_owned()),
        left: left.then(|| text.to_owned()),
        entered,
        given_up,
    }
}
