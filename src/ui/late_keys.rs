//! Keys that come in one frame with a click or a Tab before them.
//!
//! What a click does to the keyboard is done when everything is drawn, and the keys of a frame are obeyed before that:
//! they would still go to whatever had the keyboard, which on a slow screen is something else than what was clicked.
//! So they wait for the next frame.

use egui::{Context, Event, Key, Plugin, RawInput};

/// Lets keys wait until what came before them has moved the keyboard.
#[derive(Debug, Default)]
pub(super) struct LateKeys {
    waiting: Vec<Event>,
}

impl Plugin for LateKeys {
    fn debug_name(&self) -> &'static str {
        "late keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.waiting);
        events.append(&mut input.events);
        let mover = events.iter().position(moves_keyboard).unwrap_or(events.len());
        let late = events.iter().skip(mover + 1).position(is_typed);
        if let Some(late) = late {
            self.waiting = events.split_off(mover + 1 + late);
            ctx.request_repaint();
        }
        input.events = events;
    }
}

/// Whether the keyboard may be elsewhere after `event`.
const fn moves_keyboard(event: &Event) -> bool {
    matches!(event, Event::PointerButton { .. } | Event::Key { key: Key::Tab, pressed: true, .. })
}

/// Whether `event` is for whatever has the keyboard.
const fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::Ime(_)
    )
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, Pos2};

    use super::*;

    #[test]
    fn what_is_typed_after_a_click_or_tab_waits_and_keeps_its_order() {
        let text = |letter: &str| Event::Text(letter.to_owned());
        let key = |key| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let button = |pressed| Event::PointerButton {
            pos: Pos2::ZERO,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let all = [
            text("a"),
            button(true),
            button(false),
            text("b"),
            button(true),
            key(Key::Tab),
            text("c"),
            Event::Paste("d".to_owned()),
        ];
        let mut keys = LateKeys::default();
        let mut frames = Vec::new();
        for events in [all.to_vec(), Vec::new(), Vec::new(), Vec::new(), Vec::new()] {
            let mut input = RawInput { events, ..RawInput::default() };
            keys.input_hook(&Context::default(), &mut input);
            frames.push(input.events);
        }
        let expected = [&all[..3], &all[3..5], &all[5..6], &all[6..], &[]];
        assert_eq!(frames, expected.map(<[Event]>::to_vec));
    }
}
