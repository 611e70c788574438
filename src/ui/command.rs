//! Everything the window can be told to do, once: menus, palette and keys are all fed from here.

use egui::{Key, KeyboardShortcut, Modifiers};
use strum::{EnumIter, IntoEnumIterator, VariantArray};

/// A command of the window, in the order of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum UiCommand {
    /// Starts an empty briefing.
    New,
    /// Opens a briefing.
    Open,
    /// Saves the briefing.
    Save,
    /// Saves the briefing under another name.
    SaveAs,
    /// Exports the page.
    Export,
    /// Exports the page with the briefing inside.
    ExportWithBriefing,
    /// Exports the evidence annex.
    ExportAnnex,
    /// Imports articles.
    Import,
    /// Imports a pasted text.
    Paste,
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
    /// Puts the chosen card on the page.
    Accept,
    /// Rejects the chosen card.
    Reject,
    /// Edits the chosen card's words.
    Edit,
    /// Makes the chosen card a proposal again.
    Reconsider,
    /// Copies the chosen card's words.
    Copy,
    /// Asks what stands for the name of the chosen quote's speaker.
    Withhold,
    /// Shows where the names of withheld speakers still stand.
    ShowWithheld,
    /// Chooses the next card.
    Next,
    /// Chooses the card before.
    Previous,
    /// Shows the next evidence of the chosen card.
    NextEvidence,
    /// Moves the chosen card or section up.
    MoveUp,
    /// Moves the chosen card or section down.
    MoveDown,
    /// Shows the key points.
    ShowPoints,
    /// Shows the quotes.
    ShowQuotes,
    /// Show the events.
    ShowTimeline,
    /// Show the differences.
    ShowDifferences,
    /// Chooses a picture for the chosen section.
    Picture,
    /// Shows title, topic, reader and date of the briefing.
    Details,
    /// Shows the page in the place of the review, or the review again.
    SwapPage,
    /// Fits the page into its column.
    Fit,
    /// Shows the page as wide as its column.
    FitWidth,
    /// Shows the page larger.
    ZoomIn,
    /// Shows the page smaller.
    ZoomOut,
    /// Asks for a path by typing, in the place of the system's dialog.
    TypePath(TypedPath),
    /// Opens the sample pack.
    OpenSample,
    /// Shows every command.
    Palette,
    /// Shows the keys.
    Keys,
    /// Closes the window.
    Close,
}

/// What a path can be typed for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, VariantArray)]
pub enum TypedPath {
    /// Opening a briefing.
    #[default]
    Open,
    /// Saving the briefing.
    Save,
    /// Exporting the page.
    Export,
    /// Exporting the page with the briefing inside.
    ExportWithBriefing,
    /// Exporting the evidence annex.
    ExportAnnex,
    /// Importing an article.
    Import,
    /// Choosing a picture for the chosen section.
    Picture,
}

impl TypedPath {
    /// The words in menus and on buttons, and what it does in a sentence.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("Open by path…", "Open a briefing by typing its path."),
            Self::Save => ("Save by path…", "Save this briefing by typing a path."),
            Self::Export => ("Export by path…", "Export the page by typing a path."),
            Self::ExportWithBriefing => (
                "Export with the briefing by path…",
                "Export the page with the briefing inside by typing a path.",
            ),
            Self::ExportAnnex => ("Export annex by path…", "Export the evidence annex by typing a path."),
            Self::Import => ("Import by path…", "Import an article by typing its path."),
            Self::Picture => {
                ("Choose picture by path…", "Choose the picture of the chosen section by typing its path.")
            }
        }
    }
}

impl UiCommand {
    /// Every command, in the order of the palette.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter().flat_map(|command| match command {
            Self::TypePath(_) => TypedPath::VARIANTS.iter().copied().map(Self::TypePath).collect(),
            command => vec![command],
        })
    }

    /// Its words in menus and on buttons, and what it does in a sentence.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::New => ("New", "Start an empty briefing."),
            Self::Open => ("Open…", "Open a briefing."),
            Self::Save => ("Save", "Save this briefing."),
            Self::SaveAs => ("Save as…", "Save this briefing under another name."),
            Self::Export => {
                ("Export PDF…", "Write the page to a PDF or a picture, or its text to Markdown or Word.")
            }
            Self::ExportWithBriefing => (
                "Export PDF with the briefing inside…",
                "Write the page to a PDF that opens as a briefing again.",
            ),
            Self::ExportAnnex => (
                "Export evidence annex…",
                "Write each point and quote beside the sentences that it stands on.",
            ),
            Self::OpenSample => ("Open the sample", "Open the sample pack of five articles."),
            Self::TypePath(path) => path.words(),
            Self::Import => ("Import…", "Import text or Markdown files."),
            Self::Picture => ("Choose picture…", "Choose the picture of the chosen section."),
            Self::Paste => ("Paste", "Import a text from the clipboard."),
            Self::Undo => ("Undo", "Take the last change back."),
            Self::Redo => ("Redo", "Make the change again that was taken back."),
            Self::Details => ("Briefing details", "Title, topic, reader and date."),
            Self::Accept => ("Add to the page", "Put the chosen card on the page."),
            Self::Reject => ("Reject", "Reject the chosen card."),
            Self::Reconsider => ("Back to proposals", "Take the decision about the chosen card back."),
            Self::Edit => ("Edit", "Edit the words of the chosen card."),
            Self::Withhold => {
                ("Withhold speaker…", "Keep the name of the chosen quote’s speaker off the page.")
            }
            Self::ShowWithheld => {
                ("Withheld names…", "Show where the names of withheld speakers still stand, and settle each.")
            }
            Self::Next => ("Next card", "Choose the next card."),
            Self::Previous => ("Previous card", "Choose the card before."),
            Self::MoveUp => ("Move up", "Move the chosen card or section up."),
            Self::MoveDown => ("Move down", "Move the chosen card or section down."),
            Self::NextEvidence => ("Next evidence", "Show the next place that supports the chosen card."),
            Self::ShowPoints => ("Key points", "Review the key points."),
            Self::ShowQuotes => ("Quotes", "Review the quotes."),
            Self::ShowTimeline => ("Timeline", "Review the events."),
            Self::ShowDifferences => ("Differences", "Review where the sources differ."),
            Self::Copy => ("Copy", "Copy the words of the chosen point or quote."),
            Self::SwapPage => ("Review or page", "In a narrow window: show the page instead of the review."),
            Self::Fit => ("Fit page", "Show the whole page."),
            Self::FitWidth => ("Fit width", "Show the page as wide as its column."),
            Self::ZoomIn => ("Zoom in", "Show the page larger."),
            Self::ZoomOut => ("Zoom out", "Show the page smaller."),
            Self::Palette => ("Every command…", "Find a command by its name."),
            Self::Keys => ("Keys", "Show the keys."),
            Self::Close => ("Close", "Close the window."),
        }
    }

    /// Its words in menus and on buttons.
    pub const fn text(self) -> &'static str {
        self.words().0
    }

    /// What it does, with its keys.
    pub fn tooltip(self) -> String {
        let does = self.words().1;
        self.keys().map_or_else(|| does.to_owned(), |keys| format!("{does} ({keys})"))
    }

    /// The keys that give it anywhere, `None` if there are none.
    ///
    /// The first is the one that is shown.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let command = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let shifted = |key| KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        let alt = |key| KeyboardShortcut::new(Modifiers::ALT, key);
        match self {
            Self::New => vec![command(Key::N)],
            Self::Open => vec![command(Key::O)],
            Self::Save => vec![command(Key::S)],
            Self::SaveAs => vec![shifted(Key::S)],
            Self::Export => vec![command(Key::E)],
            Self::Import => vec![command(Key::I)],
            Self::Undo => vec![command(Key::Z)],
            Self::Redo => vec![shifted(Key::Z), command(Key::Y)],
            Self::Palette => vec![command(Key::K)],
            Self::Close => vec![command(Key::Q)],
            Self::ShowPoints => vec![command(Key::Num1)],
            Self::ShowQuotes => vec![command(Key::Num2)],
            Self::ShowTimeline => vec![command(Key::Num3)],
            Self::ShowDifferences => vec![command(Key::Num4)],
            Self::SwapPage => vec![plain(Key::P)],
            Self::Accept => vec![plain(Key::A)],
            Self::Reject => vec![plain(Key::X)],
            Self::Edit => vec![plain(Key::E)],
            Self::Reconsider => vec![plain(Key::U)],
            Self::Next => vec![plain(Key::ArrowDown)],
            Self::Previous => vec![plain(Key::ArrowUp)],
            Self::NextEvidence => vec![plain(Key::N)],
            Self::Withhold => vec![plain(Key::W)],
            Self::MoveUp => vec![alt(Key::ArrowUp)],
            Self::MoveDown => vec![alt(Key::ArrowDown)],
            Self::Keys => vec![plain(Key::Questionmark), KeyboardShortcut::new(Modifiers::SHIFT, Key::Slash)],
            _ => Vec::new(),
        }
    }

    /// Whether its keys are plain letters or arrows, which belong to whatever has the keyboard first.
    pub fn is_plain(self) -> bool {
        self.shortcuts().first().is_some_and(|shortcut| !shortcut.modifiers.command)
    }

    /// Whether its keys act on the card that has the keyboard, and on nothing while none has it.
    pub const fn is_for_card(self) -> bool {
        matches!(
            self,
            Self::Accept
                | Self::Reject
                | Self::Edit
                | Self::Reconsider
                | Self::Next
                | Self::Previous
                | Self::NextEvidence
                | Self::Withhold
        )
    }

    /// Whether it gives the keyboard to a field or a question, so that the keys after it are no commands.
    pub const fn hands_keyboard_on(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::Save
                | Self::SaveAs
                | Self::Export
                | Self::Import
                | Self::Close
                | Self::Edit
                | Self::Withhold
                | Self::Palette
                | Self::Keys
        )
    }

    /// Its keys in words, such as “Ctrl+S”.
    pub fn keys(self) -> Option<String> {
        match self {
            // The clipboard's keys arrive as events of their own.
            Self::Paste => return Some("Ctrl+V".to_owned()),
            Self::Copy => return Some("Ctrl+C".to_owned()),
            _ => {}
        }
        let shortcut = self.shortcuts().into_iter().next()?;
        let mut words = String::new();
        for (held, name) in [
            (shortcut.modifiers.command, "Ctrl+"),
            (shortcut.modifiers.shift, "Shift+"),
            (shortcut.modifiers.alt, "Alt+"),
        ] {
            if held {
                words.push_str(name);
            }
        }
        words.push_str(match shortcut.logical_key {
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Questionmark => "?",
            key => key.name(),
        });
        Some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut seen = Vec::new();
        for command in UiCommand::all() {
            for shortcut in command.shortcuts() {
                assert!(!seen.contains(&shortcut), "{command:?} has the keys of another command");
                seen.push(shortcut);
            }
        }
    }

    #[test]
    fn keys_read_as_people_write_them() {
        assert_eq!(UiCommand::SaveAs.keys().as_deref(), Some("Ctrl+Shift+S"));
        assert_eq!(UiCommand::MoveUp.keys().as_deref(), Some("Alt+↑"));
        assert_eq!(UiCommand::Keys.keys().as_deref(), Some("?"));
        assert_eq!(UiCommand::FitWidth.keys(), None);
    }
}
