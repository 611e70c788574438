//! The palette: everything the window can be told to do, found by name.

use egui::{Key, Modifiers, ScrollArea, Ui, Vec2};

use super::command::UiCommand;
use super::sections;
use super::theme::{color, sans, size};
use super::view::{Overlay, Request, Stage};
use super::widgets::{Field, Text};
use crate::i18n::interface as words;
use crate::model::{Marking, PaperSize, Tlp};
use crate::session::{ArticleCommand, Command, HeadEdit, SectionCommand};

struct Entry {
    text: String,
    /// More words that it is found by.
    help: String,
    keys: Option<String>,
    request: Request,
}

impl Entry {
    fn of(command: UiCommand) -> Self {
        let text = command.text().to_owned();
        Self { text, help: command.tooltip(), keys: command.keys(), request: Request::Do(command) }
    }

    fn new(text: String, request: Request) -> Self {
        Self { text, help: String::new(), keys: None, request }
    }

    fn run(text: String, command: Command) -> Self {
        Self::new(text, Request::Run(command))
    }

    /// Whether every word of `query` is in its words.
    fn matches(&self, query: &str) -> bool {
        let words = format!("{} {}", self.text, self.help).to_lowercase();
        query.to_lowercase().split_whitespace().all(|word| words.contains(word))
    }
}

/// Every row: the commands of the window first, then what can be done with the briefing as it is.
fn entries(stage: &Stage<'_>) -> Vec<Entry> {
    let commands = UiCommand::all().filter(|command| *command != UiCommand::Palette);
    let mut entries: Vec<Entry> = commands.map(Entry::of).collect();
    let briefing = stage.session.briefing();
    for marking in std::iter::once(Marking::None).chain(Tlp::ALL.iter().copied().map(Marking::Tlp)) {
        let text = format!("{}: {}", words::MARKING, marking.label().unwrap_or(words::NO_MARKING));
        entries.push(Entry::run(text, Command::Head(HeadEdit::SetMarking(marking))));
    }
    for template in stage.session.templates() {
        let text = format!("{}: {}", words::TEMPLATE, template.name);
        entries.push(Entry::run(text, Command::Head(HeadEdit::SetTemplate(template.id.clone()))));
    }
    entries.push(Entry::run(words::READ_TEMPLATES.to_owned(), Command::ReadTemplates));
    for paper in std::iter::once(None).chain(PaperSize::ALL.iter().copied().map(Some)) {
        let text = format!("{}: {}", words::PAPER, paper.map_or(words::TEMPLATES_PAPER, PaperSize::name));
        entries.push(Entry::run(text, Command::Head(HeadEdit::SetPaper(paper))));
    }
    for kind in sections::addable_kinds(briefing) {
        let text = format!("{}: {}", words::ADD_SECTION, sections::kind_name(kind));
        entries.push(Entry::run(text, Command::AddSection(kind)));
    }
    for (place, section) in briefing.sections.iter().enumerate() {
        let id = section.id;
        let title = sections::title(section);
        let hide = if section.hidden { words::SHOW_ON_PAGE } else { words::HIDE_FROM_PAGE };
        let hidden = Command::Section(id, SectionCommand::SetHidden(!section.hidden));
        entries.push(Entry::run(words::section_command(hide, title), hidden));
        if place > 0 {
            let text = words::section_command(words::MOVE_UP, title);
            entries.push(Entry::run(text, Command::Section(id, SectionCommand::Move(place - 1))));
        }
        if place + 1 < briefing.sections.len() {
            let text = words::section_command(words::MOVE_DOWN, title);
            entries.push(Entry::run(text, Command::Section(id, SectionCommand::Move(place + 1))));
        }
        for (column, text) in sections::COLUMNS.into_iter().filter(|(column, _)| *column != section.column) {
            let command = Command::Section(id, SectionCommand::SetColumn(column));
            entries.push(Entry::run(words::section_command(text, title), command));
        }
        entries.push(Entry::new(words::section_command(words::RENAME, title), Request::Rename(id)));
        let remove = words::section_command(words::REMOVE, title);
        entries.push(Entry::run(remove, Command::Section(id, SectionCommand::Remove)));
    }
    let last = briefing.articles.len().saturating_sub(1);
    for (place, entry) in briefing.articles.iter().enumerate() {
        let id = || entry.article.id.clone();
        let title = entry.metadata.title_or_opening(&entry.article.text);
        let text = |verb| words::article_command(verb, place + 1, &title);
        let verb = if entry.included { words::LEAVE_OUT } else { words::USE };
        entries.push(Entry::run(
            text(verb),
            Command::Article(id(), ArticleCommand::SetIncluded(!entry.included)),
        ));
        if place > 0 {
            entries.push(Entry::run(
                text(words::MOVE_UP),
                Command::Article(id(), ArticleCommand::Move(place - 1)),
            ));
        }
        if place < last {
            entries.push(Entry::run(
                text(words::MOVE_DOWN),
                Command::Article(id(), ArticleCommand::Move(place + 1)),
            ));
        }
        entries.push(Entry::run(text(words::REMOVE), Command::Article(id(), ArticleCommand::Remove)));
    }
    entries
}

/// Shows the palette; gives what stays open.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, query: String, chosen: usize) -> Option<Overlay> {
    // The arrows choose a row; taken before the field sees them.
    let steps = ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        (down, up)
    });
    let event = Field::new(words::PALETTE_HINT, &query)
        .hint(words::PALETTE_HINT)
        .take_focus()
        .show(ui, ui.make_persistent_id("palette"));
    let changed = event.changed.is_some();
    let query = event.changed.or(event.left).unwrap_or(query);
    let found: Vec<Entry> = entries(stage).into_iter().filter(|entry| entry.matches(&query)).collect();
    let chosen = if changed { 0 } else { chosen };
    let chosen = (chosen + steps.0).saturating_sub(steps.1).min(found.len().saturating_sub(1));
    let mut given = event.entered.then(|| found.get(chosen).map(|entry| entry.request.clone())).flatten();
    if found.is_empty() {
        Text::new(words::NO_COMMAND, sans(size::BODY), color::MUTED).say(ui);
    }
    ScrollArea::vertical().max_height(360.0).min_scrolled_height(360.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, entry) in found.iter().enumerate() {
                let keys = entry.keys.clone().unwrap_or_default();
                let row = egui::Button::selectable(index == chosen, &entry.text)
                    .truncate()
                    .right_text(egui::RichText::new(keys).color(color::MUTED))
                    .min_size(Vec2::new(ui.available_width(), size::CONTROL));
                let response = ui.add(row);
                if index == chosen && steps != (0, 0) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    given = Some(entry.request.clone());
                }
            }
        },
    );
    if let Some(request) = given {
        stage.requests.push(request);
        return None;
    }
    Some(Overlay::Palette(query, chosen))
}
