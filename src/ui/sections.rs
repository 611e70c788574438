//! The sections of the page, in the analyst's order.

use egui::{
    Align, Color32, EventFilter, Frame, Id, Layout, Margin, Role, Sense, Stroke, Ui, UiBuilder, Vec2,
    WidgetInfo,
};
use egui_dnd::dnd;

use super::judgement;
use super::picture;
use super::theme::{color, sans, size};
use super::view::Stage;
use super::widgets::{Button, Field, Icon, Text, Tone, chip, heading, menu};
use crate::i18n::interface as words;
use crate::model::{Briefing, Column, Section, SectionId, SectionKind};
use crate::session::{Command, SectionCommand};

pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    heading(ui, words::SECTIONS, Some(words::SECTIONS_HINT));
    let sections = &stage.session.briefing().sections;
    ui.spacing_mut().item_spacing.y = 1.0;
    let id = ui.make_persistent_id("sections");
    let response = dnd(ui, id).with_animation_time(0.08).show(
        sections.iter().map(|section| section.id),
        |ui, id, handle, state| {
            if let Some(section) = stage.session.briefing().section(id) {
                row(ui, stage, section, handle, state.dragged);
            }
        },
    );
    if let Some(update) = response.final_update()
        && let Some(section) = sections.get(update.from)
    {
        // The place is told as if the dragged section still stood where it was.
        let to = if update.to > update.from { update.to - 1 } else { update.to };
        stage.run(Command::Section(section.id, SectionCommand::Move(to)));
    }
    ui.add_space(2.0);
    add(ui, stage);
}

fn row(ui: &mut Ui, stage: &mut Stage<'_>, section: &Section, handle: egui_dnd::Handle<'_>, dragged: bool) {
    let chosen = stage.view.section == Some(section.id);
    let title = title(section);
    let name = if section.hidden { format!("{title}, {}", words::HIDDEN) } else { title.to_owned() };
    let builder = UiBuilder::new().scope_id(Id::unique(("section", section.id.0))).sense(Sense::click());
    let inner = ui.scope_builder(builder, |ui| {
        let response = ui.response();
        let fill = match (chosen || dragged, response.contains_pointer()) {
            (true, _) => color::SURFACE,
            (false, true) => color::SURFACE_HOVERED,
            (false, false) => Color32::TRANSPARENT,
        };
        let outline = if response.has_focus() || chosen { color::ACCENT } else { Color32::TRANSPARENT };
        Frame::new()
            .fill(fill)
            .stroke(Stroke::new(1.0, outline))
            .corner_radius(f32::from(size::RADIUS) - 1.0)
            .inner_margin(Margin::symmetric(3, 0))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().interact_size.y = 22.0;
                    ui.set_min_height(24.0);
                    ui.spacing_mut().item_spacing.x = 6.0;
                    handle.ui(ui, |ui| {
                        let (rect, _) = ui.allocate_exact_size(Vec2::new(12.0, 20.0), Sense::hover());
                        Icon::Handle.paint(ui.painter(), rect.shrink2(Vec2::new(0.0, 3.0)), color::MUTED);
                    });
                    if stage.view.renaming == Some(section.id) {
                        rename(ui, stage, section);
                    } else {
                        contents(
                            ui,
                            stage,
                            section,
                            title,
                            response.contains_pointer() || chosen || response.has_focus(),
                        );
                    }
                });
                if chosen {
                    if section.kind == SectionKind::Picture {
                        picture::show(ui, stage, section);
                    }
                    text(ui, stage, section);
                    if section.kind == SectionKind::Assessment {
                        judgement::of_assessment(ui, stage, section);
                        ui.add_space(3.0);
                    }
                }
            });
    });
    let response = inner.response;
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &name));
    ui.memory_mut(|memory| {
        let filter = EventFilter { vertical_arrows: false, ..EventFilter::default() };
        memory.set_focus_lock_filter(response.id, filter);
    });
    if chosen && std::mem::take(&mut stage.view.reveal_section) {
        ui.scroll_to_rect(response.rect, None);
    }
    if response.double_clicked() {
        stage.view.renaming = Some(section.id);
    } else if response.clicked() {
        response.request_focus();
        stage.view.open_section(section);
    } else if response.gained_focus() {
        stage.view.section = Some(section.id);
    }
}

/// The title of a section as the page has it.
pub(super) fn title(section: &Section) -> &str {
    section.title.as_deref().unwrap_or(kind_name(section.kind))
}

/// What a kind of section is called.
pub(super) const fn kind_name(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::BottomLine => words::BOTTOM_LINE,
        SectionKind::KeyPoints => words::KEY_POINTS,
        SectionKind::Quotes => words::QUOTES_SECTION,
        SectionKind::Differences => words::DIFFERENCES,
        SectionKind::Timeline => words::TIMELINE,
        SectionKind::Sources => words::SOURCES,
        SectionKind::Assessment => words::ASSESSMENT,
        SectionKind::FreeText => words::FREE_TEXT,
        SectionKind::Picture => words::PICTURE,
    }
}

fn contents(ui: &mut Ui, stage: &mut Stage<'_>, section: &Section, title: &str, tools: bool) {
    let briefing = stage.session.briefing();
    let count = match section.kind {
        SectionKind::KeyPoints => Some(briefing.points.len()),
        SectionKind::Quotes => Some(briefing.quotes.len()),
        SectionKind::Timeline => Some(briefing.events.len()),
        SectionKind::Differences => Some(briefing.differences.len()),
        SectionKind::Sources => Some(briefing.included().count()),
        SectionKind::BottomLine | SectionKind::Assessment | SectionKind::FreeText | SectionKind::Picture => {
            None
        }
    };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        if tools || section.hidden {
            let (icon, help) = if section.hidden {
                (Icon::EyeClosed, words::SHOW_ON_PAGE)
            } else {
                (Icon::Eye, words::HIDE_FROM_PAGE)
            };
            let name = format!("{help}: {title}");
            if ui.add(Button::icon(icon, &name)).clicked() {
                stage.run(Command::Section(section.id, SectionCommand::SetHidden(!section.hidden)));
            }
        }
        if tools {
            section_menu(ui, stage, section, title);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            let ink = if section.hidden { color::FAINT } else { color::INK };
            let text = Text::new(title, sans(size::BODY), ink).rows(1);
            let text = if section.hidden { text.struck() } else { text };
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width() - if count.is_some() { 32.0 } else { 0.0 });
                text.paint(ui);
            });
            if let Some(count) = count.filter(|count| *count > 0) {
                chip(ui, &count.to_string(), Tone::Faint);
            }
        });
    });
}

fn section_menu(ui: &mut Ui, stage: &mut Stage<'_>, section: &Section, title: &str) {
    let name = format!("{}: {title}", words::DETAILS);
    let sections = &stage.session.briefing().sections;
    let place = sections.iter().position(|other| other.id == section.id).unwrap_or(0);
    menu(ui, Button::icon(Icon::Dots, &name), |ui| {
        let mut row = |text: &str, enabled: bool| {
            ui.add_enabled(
                enabled,
                egui::Button::new(text).min_size(Vec2::new(150.0, size::CONTROL)).frame_when_inactive(false),
            )
            .clicked()
        };
        if row(words::RENAME, true) {
            stage.view.renaming = Some(section.id);
        }
        if row(words::MOVE_UP, place > 0) {
            stage.run(Command::Section(section.id, SectionCommand::Move(place.saturating_sub(1))));
        }
        if row(words::MOVE_DOWN, place + 1 < sections.len()) {
            stage.run(Command::Section(section.id, SectionCommand::Move(place + 1)));
        }
        if row(words::REMOVE, true) {
            stage.run(Command::Section(section.id, SectionCommand::Remove));
        }
        ui.separator();
        for (column, text) in COLUMNS {
            let button = egui::Button::selectable(section.column == column, text);
            if ui.add(button.min_size(Vec2::new(150.0, size::CONTROL))).clicked() {
                stage.run(Command::Section(section.id, SectionCommand::SetColumn(column)));
            }
        }
    });
}

/// Where a section can stand, and what that is called.
pub(super) const COLUMNS: [(Option<Column>, &str); 4] = [
    (None, words::IN_TEMPLATES_COLUMN),
    (Some(Column::Main), words::IN_MAIN_COLUMN),
    (Some(Column::Side), words::IN_SIDE_COLUMN),
    (Some(Column::Full), words::ACROSS_THE_PAGE),
];

fn rename(ui: &mut Ui, stage: &mut Stage<'_>, section: &Section) {
    let value = section.title.clone().unwrap_or_default();
    let event = Field::new(words::RENAME, &value)
        .hint(kind_name(section.kind))
        .take_focus()
        .show(ui, ui.make_persistent_id(("rename", section.id.0)));
    if let Some(text) = event.changed {
        stage.run(Command::Section(
            section.id,
            SectionCommand::Rename((!text.trim().is_empty()).then_some(text)),
        ));
    }
    if event.left.is_some() || event.given_up {
        stage.run(Command::FinishTyping);
        stage.view.renaming = None;
    }
}

/// The box for the analyst's own words in a section.
pub(super) fn text_id(section: SectionId) -> Id {
    Id::unique(("text of a section", section.0))
}

/// The analyst's own words, for the sections that hold them.
fn text(ui: &mut Ui, stage: &mut Stage<'_>, section: &Section) {
    let (name, hint) = match section.kind {
        SectionKind::BottomLine => (words::BOTTOM_LINE, words::BOTTOM_LINE_EXAMPLE),
        SectionKind::Assessment => (words::ASSESSMENT, words::ASSESSMENT_EXAMPLE),
        SectionKind::FreeText => (words::FREE_TEXT, words::FREE_TEXT_EXAMPLE),
        SectionKind::Picture => (words::CAPTION, words::CAPTION_EXAMPLE),
        SectionKind::KeyPoints
        | SectionKind::Quotes
        | SectionKind::Timeline
        | SectionKind::Differences
        | SectionKind::Sources => return,
    };
    let is_next = stage.view.section_to_write.take_if(|asked| *asked == section.id).is_some();
    let field = Field::new(name, &section.text).hint(hint).rows(3).focus(is_next);
    let event = field.show(ui, text_id(section.id));
    if let Some(text) = event.changed {
        stage.run(Command::Section(section.id, SectionCommand::SetText(text)));
    }
    if event.left.is_some() {
        stage.run(Command::FinishTyping);
    }
    ui.add_space(3.0);
}

/// The kinds of section that the briefing can be given.
pub(super) fn addable_kinds(briefing: &Briefing) -> Vec<SectionKind> {
    let has = |kind| briefing.sections.iter().any(|section| section.kind == kind);
    SectionKind::ALL.iter().copied().filter(|kind| kind.is_repeatable() || !has(*kind)).collect()
}

fn add(ui: &mut Ui, stage: &mut Stage<'_>) {
    let missing = addable_kinds(stage.session.briefing());
    let asked = menu(ui, Button::new(words::ADD_SECTION).quiet().before(Icon::Plus), |ui| {
        missing.into_iter().find(|kind| {
            ui.add(
                egui::Button::new(kind_name(*kind))
                    .min_size(Vec2::new(170.0, size::CONTROL))
                    .frame_when_inactive(false),
            )
            .clicked()
        })
    });
    if let Some(kind) = asked.flatten() {
        stage.run(Command::AddSection(kind));
    }
}
