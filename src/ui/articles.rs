//! The articles of the briefing.

use std::collections::BTreeMap;

use egui::{Align, Frame, Id, Layout, Ui};

use super::command::UiCommand;
use super::details::{self, caption, form};
use super::judgement;
use super::theme::{bold, color, sans, serif, size};
use super::view::Stage;
use super::widgets::{Button, Card, Field, Icon, Text, Typed, heading, tick};
use crate::i18n::interface as words;
use crate::model::{ArticleEntry, ArticleId, Date, Metadata, Removal, RemovalReason};
use crate::session::{ArticleCommand, Command, Session};

/// Shows the briefing's details and its articles.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    ui.spacing_mut().item_spacing.y = 5.0;
    let session = stage.session;
    let articles = &session.briefing().articles;
    details::show(ui, stage);
    ui.add_space(6.0);
    let used = session.briefing().included().count();
    heading(ui, &words::articles_used(used, articles.len()), None);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for command in [UiCommand::Import, UiCommand::Paste] {
            if ui.add(Button::new(command.text()).tooltip(&command.tooltip())).clicked() {
                stage.ask(command);
            }
        }
        let path = Button::new(words::PATH).tooltip(words::PATH_IMPORT);
        if ui.add(path).clicked() {
            let open = stage.view.import_path.is_some();
            stage.view.import_path = (!open).then(String::new);
        }
    });
    import_path(ui, stage);
    if articles.is_empty() {
        ui.add_space(4.0);
        Text::new(words::NO_ARTICLES, sans(size::SMALL), color::MUTED).say(ui);
    }
    ui.add_space(2.0);
    let quotes = quotes_by_article(session);
    stage.view.focused_article = None;
    for (index, entry) in articles.iter().enumerate() {
        article(ui, stage, index, entry, quotes.get(&entry.article.id).copied().unwrap_or(0));
        ui.add_space(size::CARD_GAP - 5.0);
    }
}

/// How many quotes analysis found in each article.
fn quotes_by_article(session: &Session) -> BTreeMap<&ArticleId, usize> {
    let mut counts = BTreeMap::new();
    for quote in session.findings().quotes.iter().filter(|quote| !quote.marked.is_empty()) {
        *counts.entry(&quote.content.article).or_insert(0) += 1;
    }
    counts
}

/// The way round the file dialog: a path to type.
fn import_path(ui: &mut Ui, stage: &mut Stage<'_>) {
    let Some(path) = stage.view.import_path.clone() else { return };
    let mut typed = path;
    let mut go = false;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            go = ui.add(Button::new(words::ADD).named(words::ADD_PATH)).clicked();
            let event = Field::new(words::PATH_IMPORT, &typed)
                .hint(words::PATH_EXAMPLE)
                .take_focus()
                .show(ui, ui.make_persistent_id("import path"));
            go |= event.entered;
            typed = event.changed.unwrap_or_else(|| typed.clone());
        });
    });
    if go && !typed.trim().is_empty() {
        stage.run(Command::ImportFiles(vec![typed.trim().into()]));
        stage.view.import_path = None;
    } else {
        stage.view.import_path = Some(typed);
    }
}

fn article(ui: &mut Ui, stage: &mut Stage<'_>, index: usize, entry: &ArticleEntry, quotes: usize) {
    let id = &entry.article.id;
    let title = entry.metadata.title_or_opening(&entry.article.text);
    let outlet = entry.metadata.outlet.as_deref().unwrap_or(words::OUTLET_UNKNOWN);
    let open = stage.view.article.as_ref() == Some(id);
    let number = stage.session.briefing().source_number(id);
    let number_text = number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let name = format!("{}. {title}", index + 1);
    let fill = if entry.included { color::SURFACE } else { color::ASIDE };
    let card = Card { id: Id::unique(("article", id)), name: &name, selected: open, state: None, fill };
    let (response, ()) = card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            if tick(ui, entry.included, &format!("Use article {}: {title}", index + 1)).clicked() {
                stage.run(Command::Article(id.clone(), ArticleCommand::SetIncluded(!entry.included)));
            }
            let ink = if entry.included { color::INK } else { color::FAINT };
            Text::new(&title, bold(size::BODY), ink).rows(2).paint(ui);
        });
        let quotes = if quotes == 0 && stage.session.is_reading() {
            words::READING.to_owned()
        } else {
            words::quotes(quotes)
        };
        let facts = format!("{number_text} · {outlet} · {quotes}");
        Text::new(&facts, sans(size::SMALL), color::MUTED).rows(2).paint(ui);
        if let Some(group) = shared_origin(stage.session, id) {
            warning(ui, &group);
        }
        if stage.session.findings().speakers_not_detected.contains(id) {
            warning(ui, words::SPEAKERS_NOT_DETECTED);
        }
        removed(ui, stage, entry);
        if open {
            metadata(ui, stage, entry);
        }
    });
    if response.has_focus() {
        stage.view.focused_article = Some(id.clone());
    }
    if response.clicked() {
        stage.view.article = (!open).then(|| id.clone());
    }
}

fn warning(ui: &mut Ui, text: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(13.0, 15.0), egui::Sense::hover());
        Icon::Warning.paint(ui.painter(), rect, color::WARNING);
        Text::new(text, sans(size::SMALL), color::WARNING).say(ui);
    });
}

/// The articles that share an origin with this one, in words.
fn shared_origin(session: &Session, id: &ArticleId) -> Option<String> {
    let group = session.findings().origins.groups.iter().find(|group| group.articles.contains(id))?;
    let others = group.articles.iter().filter(|other| *other != id);
    let numbers: Vec<String> =
        others.filter_map(|other| session.briefing().source_number(other)).map(|n| n.to_string()).collect();
    (!numbers.is_empty()).then(|| format!("shares an origin with {}: {}", numbers.join(", "), group.reason))
}

/// What cleaning took out: a line for each reason, and on demand the passages.
fn removed(ui: &mut Ui, stage: &mut Stage<'_>, entry: &ArticleEntry) {
    let removals = &entry.article.removed;
    if removals.is_empty() {
        return;
    }
    let id = &entry.article.id;
    let mut counts: BTreeMap<RemovalReason, usize> = BTreeMap::new();
    for removal in removals.iter().filter(|removal| !removal.restored) {
        *counts.entry(removal.reason).or_insert(0) += 1;
    }
    // What says most about the text comes first; the marks of the format say nothing about it.
    let most = counts
        .iter()
        .filter(|(reason, _)| **reason != RemovalReason::Markup)
        .max_by_key(|(reason, count)| (**reason == RemovalReason::RepeatedParagraph, **count))
        .or_else(|| counts.iter().next());
    let (mut label, count) = match most {
        Some((reason, count)) => (words::removed(reason.as_str(), *count), *count),
        None => (words::restored(removals.len()), removals.len()),
    };
    let others = removals.len() - count;
    if others > 0 {
        label = format!("{label} · +{others}");
    }
    let shown = stage.view.removed_shown.contains(id);
    let icon = if shown { Icon::Unfolded } else { Icon::Folded };
    let row = Button::new(&label).quiet().small().before(icon).flush().tooltip(words::REMOVED_HELP);
    if ui.add(row).clicked() && !stage.view.removed_shown.remove(id) {
        stage.view.removed_shown.insert(id.clone());
    }
    if shown {
        Frame::new().fill(color::ASIDE).corner_radius(4.0).inner_margin(8.0).show(ui, |ui| {
            for (index, removal) in removals.iter().enumerate() {
                removed_passage(ui, stage, id, index, removal);
            }
        });
    }
}

/// A passage that cleaning took out, its reason, and the button that puts it back or takes it out again.
fn removed_passage(ui: &mut Ui, stage: &mut Stage<'_>, id: &ArticleId, index: usize, removal: &Removal) {
    let restored = removal.restored;
    ui.horizontal(|ui| {
        let reason = if restored { words::IS_PUT_BACK } else { removal.reason.as_str() };
        Text::new(reason, bold(size::CAPTION), color::MUTED).say(ui);
        if removal.can_be_restored() {
            let (label, help) = if restored {
                (words::TAKE_OUT, words::TAKE_OUT_HELP)
            } else {
                (words::PUT_BACK, words::PUT_BACK_HELP)
            };
            let name = words::of_passage(label, &removal.text);
            if ui.add(Button::new(label).quiet().small().named(&name).tooltip(help)).clicked() {
                stage.run(Command::Article(id.clone(), ArticleCommand::SetRestored(index, !restored)));
            }
        }
    });
    Text::new(&removal.text, serif(size::SMALL), color::MUTED).rows(6).say(ui);
    ui.add_space(3.0);
}

/// A field's name, an example, and the part of the metadata that it edits.
type Part = (&'static str, &'static str, fn(&mut Metadata) -> &mut Option<String>);

/// The form for what is known about an article.
fn metadata(ui: &mut Ui, stage: &mut Stage<'_>, entry: &ArticleEntry) {
    const PARTS: [Part; 4] = [
        (words::TITLE, words::UNKNOWN, |metadata| &mut metadata.title),
        (words::OUTLET, words::UNKNOWN, |metadata| &mut metadata.outlet),
        (words::AUTHOR, words::UNKNOWN, |metadata| &mut metadata.author),
        (words::ADDRESS, words::UNKNOWN, |metadata| &mut metadata.address),
    ];
    let id = &entry.article.id;
    let mut changed: Option<Metadata> = None;
    let mut left = false;
    ui.add_space(4.0);
    form(ui, id.as_str(), |ui| {
        for (name, example, part) in PARTS {
            caption(ui, name);
            let mut metadata = entry.metadata.clone();
            let value = part(&mut metadata).clone().unwrap_or_default();
            let event = Field::new(name, &value).hint(example).show(ui, ui.make_persistent_id((name, id)));
            left |= event.left.is_some();
            if let Some(text) = event.changed {
                *part(&mut metadata) = (!text.trim().is_empty()).then_some(text);
                changed = Some(metadata);
            }
            ui.end_row();
        }
        caption(ui, words::PUBLISHED);
        changed = published(ui, entry, &mut left).or(changed.take());
        if stage.view.date_asked.as_ref() == Some(id) {
            stage.view.date_asked = None;
            ui.scroll_to_cursor(None);
            ui.memory_mut(|memory| memory.request_focus(published_id(ui, entry)));
        }
        ui.end_row();
        caption(ui, words::GRADE);
        changed = judgement::of_source(ui, entry).or(changed.take());
        ui.end_row();
    });
    if ui.add(Button::new(words::REMOVE_ARTICLE).quiet().small().before(Icon::Cross)).clicked() {
        stage.run(Command::Article(id.clone(), ArticleCommand::Remove));
    }
    if let Some(metadata) = changed {
        stage.run(Command::Article(id.clone(), ArticleCommand::SetMetadata(Box::new(metadata))));
    }
    if left {
        stage.run(Command::FinishTyping);
    }
}

/// The field for an article's date.
fn published_id(ui: &Ui, entry: &ArticleEntry) -> Id {
    ui.make_persistent_id((words::PUBLISHED, &entry.article.id))
}

/// The date of publication; a text that is no date is shown as flawed and changes nothing.
fn published(ui: &mut Ui, entry: &ArticleEntry, left: &mut bool) -> Option<Metadata> {
    let id = published_id(ui, entry);
    let value = entry.metadata.published.map(|date| date.to_string()).unwrap_or_default();
    let typed: Option<Typed> = ui.data(|data| data.get_temp(id.with("typed")));
    let typed = typed.map(|Typed(text)| text);
    let flawed =
        typed.as_ref().is_some_and(|typed| !typed.trim().is_empty() && typed.parse::<Date>().is_err());
    let event = Field::new(words::PUBLISHED, typed.as_deref().unwrap_or(&value))
        .hint(words::PUBLISHED_EXAMPLE)
        .flawed(flawed)
        .show(ui, id);
    *left |= event.left.is_some();
    if event.left.is_some() || event.given_up {
        ui.data_mut(|data| data.remove_temp::<Typed>(id.with("typed")));
    }
    let text = event.changed?;
    let date = text.parse::<Date>().ok();
    let usable = date.is_some() || text.trim().is_empty();
    ui.data_mut(|data| data.insert_temp(id.with("typed"), Typed(text)));
    usable.then(|| Metadata { published: date, ..entry.metadata.clone() })
}
