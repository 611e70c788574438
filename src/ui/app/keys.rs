//! Which commands the keys give.

use egui::{Event, Key};

use crate::ui::UiCommand;

/// Takes the keys that give commands out of `events`, and gives the commands in the order of the keys.
pub(super) fn take_commands(events: &mut Vec<Event>, typing: bool, undoes_itself: bool) -> Vec<UiCommand> {
    let mut commands = Vec::new();
    events.retain(|event| {
        let command = UiCommand::ALL.into_iter().find(|command| {
            // In a text field plain keys are letters, and what was just typed there it takes back itself.
            let yields = match command {
                UiCommand::Undo | UiCommand::Redo => undoes_itself,
                command => typing && (command.is_plain() || *command == UiCommand::Copy),
            };
            !yields && is_given(*command, event)
        });
        commands.extend(command);
        command.is_none()
    });
    commands
}

/// Whether `event` is a press of the keys of `command`.
fn is_given(command: UiCommand, event: &Event) -> bool {
    if *event == Event::Copy {
        return command == UiCommand::Copy;
    }
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    command.shortcuts().iter().any(|shortcut| {
        let wanted = shortcut.modifiers;
        // Which keys make a question mark is the keyboard's business.
        let same_shift = wanted.shift == modifiers.shift || shortcut.logical_key == Key::Questionmark;
        *key == shortcut.logical_key
            && wanted.command == modifiers.command
            && wanted.alt == modifiers.alt
            && same_shift
    })
}

/// Watches the keys for pasting.
///
/// The window system gives a pasted text in place of the press of its key, and nothing at all where the clipboard has
/// no text; only that the key is let go of is told always.
#[derive(Debug, Default)]
pub(super) struct PasteKeys {
    /// The key went down as a letter, or brought a text.
    accounted: bool,
}

impl PasteKeys {
    /// Whether `events` hold the end of a paste that brought no text.
    pub(super) fn found_nothing(&mut self, events: &[Event]) -> bool {
        let mut nothing = false;
        for event in events {
            match event {
                Event::Paste(_) | Event::Key { key: Key::V, pressed: true, .. } => self.accounted = true,
                // Which of the two keys is let go of first is the hand's business.
                Event::Key { key: Key::V, pressed: false, .. } => {
                    nothing |= !std::mem::take(&mut self.accounted);
                }
                _ => {}
            }
        }
        nothing
    }
}
