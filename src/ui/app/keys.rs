//! Which commands the keys give.

use egui::Event;

use crate::ui::UiCommand;

/// Takes the keys that give commands out of `events`, and gives the commands in the order of the keys.
pub(super) fn take_commands(events: &mut Vec<Event>, typing: bool) -> Vec<UiCommand> {
    let mut commands = Vec::new();
    events.retain(|event| {
        let command = UiCommand::ALL.into_iter().find(|command| {
            // In a text field plain keys are letters, and undoing is the field's own.
            let yields =
                typing && (command.is_plain() || matches!(command, UiCommand::Undo | UiCommand::Redo));
            !yields && is_given(*command, event)
        });
        commands.extend(command);
        command.is_none()
    });
    commands
}

/// Whether `event` is a press of the keys of `command`.
fn is_given(command: UiCommand, event: &Event) -> bool {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
    command.shortcuts().iter().any(|shortcut| {
        let wanted = shortcut.modifiers;
        // Which keys make a question mark is the keyboard's business.
        let same_shift = wanted.shift == modifiers.shift || shortcut.logical_key == egui::Key::Questionmark;
        *key == shortcut.logical_key
            && wanted.command == modifiers.command
            && wanted.alt == modifiers.alt
            && same_shift
    })
}
