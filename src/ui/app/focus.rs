//! Who has the keyboard, and who gets it back.

use egui::{Context, FocusDirection, Id, Key};

use super::App;
use super::keys::Holder;
use crate::ui::sections;
use crate::ui::widgets::focused_field_can_undo;

/// What had the keyboard before something floated over the window.
#[derive(Debug, Default)]
pub(super) struct Focus {
    before: Before,
    /// Something floated over the window in the last frame.
    floated: bool,
    /// It gets the keyboard back in this frame.
    is_due: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Before {
    #[default]
    Nothing,
    /// The card that was chosen; it may be another by now.
    Card,
    Widget(Id),
}

impl App {
    /// What has the keyboard.
    pub(super) fn focus_holder(&self, ctx: &Context) -> Holder {
        if ctx.text_edit_focused() {
            let focused = ctx.memory(egui::Memory::focused);
            let moves_section = focused.is_some() && focused == self.view.section.map(sections::text_id);
            return Holder::Field { undoes_itself: focused_field_can_undo(ctx), moves_section };
        }
        if self.view.card_with_keyboard.is_some() {
            Holder::Card
        } else if self.view.focused_article.is_some() || self.view.section.is_some() {
            Holder::Movable
        } else {
            Holder::Other
        }
    }

    /// Takes note when the card that had the keyboard has it no longer.
    pub(super) fn track_card_focus(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        self.view.card_with_keyboard = self.view.card_with_keyboard.filter(|card| focused == Some(*card));
    }

    /// Gives the keyboard to the chosen card when an arrow is pressed and nothing has it; the card stays the same.
    pub(super) fn focus_list(&mut self, ctx: &Context) {
        let pressed = |key| ctx.input(|input| input.key_pressed(key) && input.modifiers.is_none());
        if ctx.memory(|memory| memory.focused().is_none())
            && (pressed(Key::ArrowDown) || pressed(Key::ArrowUp))
        {
            self.view.focus_card = true;
            self.view.reveal_card = true;
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }

    /// Gives the keyboard back to what had it, once nothing floats over the window any more and nothing else took it.
    pub(super) fn restore_focus(&mut self, ctx: &Context) {
        let floats = self.view.overlay.is_some();
        let focused = ctx.memory(egui::Memory::focused);
        if std::mem::take(&mut self.focus.is_due) {
            match self.focus.before {
                Before::Card if !floats => self.view.focus_card = true,
                Before::Widget(id) if !floats && focused.is_none() => {
                    ctx.memory_mut(|memory| memory.request_focus(id));
                }
                _ => {}
            }
        } else if self.focus.floated && !floats {
            // What had it in what floated is no longer there. What lies behind can have it from the next frame on.
            ctx.memory_mut(egui::Memory::stop_text_input);
            self.focus.is_due = true;
            ctx.request_repaint();
        } else if !self.focus.floated {
            self.focus.before = match focused {
                Some(id) if self.view.card_with_keyboard == Some(id) => Before::Card,
                Some(id) => Before::Widget(id),
                None => Before::Nothing,
            };
        }
        self.focus.floated = floats;
    }
}
