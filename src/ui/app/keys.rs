//! Which commands the keys give.

use egui::{Event, Key};

use crate::ui::UiCommand;

/// What has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// A text field.
    Field {
        /// It holds something typed since it got the keyboard, which it takes back itself.
        undoes_itself: bool,
        /// It is the box of the chosen section, which Alt and the arrows move.
        moves_section: bool,
    },
    /// A card of the review.
    Card,
    /// Something else, while an article or a section is there for Alt and the arrows to move.
    Movable,
    /// Something else.
    Other,
}

impl Holder {
    /// Whether it leaves the keys of `command` to the window.
    fn passes_on(self, command: UiCommand) -> bool {
        let field = matches!(self, Self::Field { .. });
        match command {
            UiCommand::Undo | UiCommand::Redo => !matches!(self, Self::Field { undoes_itself: true, .. }),
            UiCommand::MoveUp | UiCommand::MoveDown => {
                matches!(self, Self::Card | Self::Movable | Self::Field { moves_section: true, .. })
            }
            UiCommand::Copy => !field,
            command if command.is_for_card() => self == Self::Card,
            // In a text field plain keys are letters.
            command => !(field && command.is_plain()),
        }
    }
}

/// Takes the keys that give commands out of `events`, and gives the commands in the order of the keys.
pub(super) fn drain_commands(events: &mut Vec<Event>, holder: Holder) -> Vec<UiCommand> {
    let mut commands = Vec::new();
    // A command that gives the keyboard away is obeyed only after all events: the keys that follow belong to whatever
    // gets it.
    let mut given_away = false;
    // A key that is a command comes with its letter, which nobody typed.
    let mut letter_follows = false;
    events.retain(|event| {
        let follows = std::mem::take(&mut letter_follows);
        if follows && matches!(event, Event::Text(_)) {
            return false;
        }
        let command = UiCommand::all().find(|command| {
            let waits = given_away && (command.is_plain() || *command == UiCommand::Copy);
            !waits && holder.passes_on(*command) && matches_shortcut(*command, event)
        });
        given_away |= command.is_some_and(UiCommand::hands_keyboard_on);
        letter_follows = command.is_some_and(UiCommand::is_plain);
        commands.extend(command);
        command.is_none()
    });
    commands
}

/// Whether `event` is a press of the keys of `command`.
fn matches_shortcut(command: UiCommand, event: &Event) -> bool {
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
    pub(super) fn pasted_nothing(&mut self, events: &[Event]) -> bool {
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
