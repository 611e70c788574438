//! Withheld speakers: whose name stays off the page, and where it still stands.

use egui::{Frame, Id, Margin, ScrollArea, Ui, UiBuilder};

use super::overlay::{answers, explain, title};
use super::theme::{color, sans, size};
use super::view::{Overlay, Stage, Withholding};
use super::widgets::{Button, Field, RowFocus, Text};
use crate::i18n::interface as words;
use crate::model::is_descriptor;
use crate::never::OrNever;
use crate::session::{Command, OccurrenceKind, Resolution, ReviewOccurrence, WithheldCommand};

/// Asks what stands for a speaker's name; gives what stays open.
pub(super) fn ask(ui: &mut Ui, stage: &mut Stage<'_>, typed: Withholding) -> Option<Overlay> {
    let mut typed = typed;
    title(ui, &words::withhold(&typed.name));
    explain(ui, words::WITHHOLD_HELP);
    let mut entered = false;
    let fields = [
        (words::DESCRIPTOR, words::DESCRIPTOR_EXAMPLE, &mut typed.descriptor),
        (words::OTHER_NAMES, words::OTHER_NAMES_EXAMPLE, &mut typed.other_names),
    ];
    for (index, (name, hint, value)) in fields.into_iter().enumerate() {
        ui.label(egui::RichText::new(name).font(sans(size::SMALL)).color(color::MUTED));
        let field = Field::new(name, value).hint(hint);
        let field = if index == 0 { field.take_focus() } else { field };
        let event = field.show(ui, ui.make_persistent_id(name));
        entered |= event.entered;
        if let Some(text) = event.changed.or(event.left) {
            *value = text;
        }
    }
    explain(ui, words::WITHHOLD_FILE);
    let is_ready = is_descriptor(typed.descriptor.trim());
    let is_withheld = stage.session.briefing().withholding(&typed.name).is_some();
    let answer = answers(ui, |ui| {
        if ui.add(Button::new(words::WITHHOLD).primary().enabled(is_ready)).clicked() || (entered && is_ready)
        {
            return Some(true);
        }
        if is_withheld && ui.add(Button::new(words::STOP_WITHHOLDING)).clicked() {
            stage.run(Command::Withheld(WithheldCommand::StopWithholding(typed.name.clone())));
            return Some(false);
        }
        ui.add(Button::new(words::CANCEL)).clicked().then_some(false)
    });
    match answer {
        None => Some(Overlay::Withhold(typed)),
        Some(false) => None,
        Some(true) => {
            let other_names = typed.other_names.split([',', '،', ';']).map(str::to_owned).collect();
            let Withholding { name, descriptor, .. } = typed;
            stage.run(Command::Withheld(WithheldCommand::Withhold { name, descriptor, other_names }));
            // What is left to decide is shown at once.
            Some(Overlay::Withheld)
        }
    }
}

/// Lists where withheld names still stand, with what can be done about each; gives what stays open.
pub(super) fn list(ui: &mut Ui, stage: &mut Stage<'_>) -> Option<Overlay> {
    title(ui, words::WITHHELD_NAMES);
    let (session, review) = (stage.session, stage.review);
    let mut next = None;
    for (name, withholding) in &session.briefing().withheld.speakers {
        Text::new(&words::stands_for(&withholding.descriptor, name), sans(size::BODY), color::INK).say(ui);
        ui.push_id(("speaker", name), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let change = words::about(words::CHANGE, name);
                if ui.add(Button::new(words::CHANGE).named(&change).quiet().small()).clicked() {
                    next = Some(Overlay::Withhold(Withholding::of(session, name)));
                }
                let stop = words::about(words::STOP_WITHHOLDING, name);
                if ui.add(Button::new(words::STOP_WITHHOLDING).named(&stop).quiet().small()).clicked() {
                    stage.run(Command::Withheld(WithheldCommand::StopWithholding(name.clone())));
                }
            });
        });
    }
    let occurrences = &review.occurrences;
    let keyboard = RowFocus::of(ui, "withheld names", occurrences.len());
    // Nothing has the keyboard when the list opens, or once the last row is settled.
    let mut wants_focus = !keyboard.goes_on() && ui.memory(|memory| memory.focused().is_none());
    let help = match occurrences.len() {
        _ if !session.briefing().withholds() => words::NOBODY_WITHHELD.to_owned(),
        0 => words::NOTHING_STANDS.to_owned(),
        count => words::still_stand(count),
    };
    explain(ui, &help);
    ScrollArea::vertical().max_height(380.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for (index, occurrence) in occurrences.iter().enumerate() {
            // The place is the row; its number is another one once a row above it is settled.
            let place = UiBuilder::new().scope_id(Id::unique(("withheld name", &occurrence.occurrence)));
            ui.scope_builder(place, |ui| {
                show(ui, stage, index, occurrence, keyboard, std::mem::take(&mut wants_focus));
            });
        }
    });
    let can_settle =
        occurrences.iter().any(|found| found.resolutions.first().is_some_and(|way| way.is_for_all()));
    let closed = answers(ui, |ui| {
        let close = ui.add(Button::new(words::CLOSE));
        if std::mem::take(&mut wants_focus) {
            close.request_focus();
        }
        let closed = close.clicked();
        if can_settle
            && ui.add(Button::new(words::REPLACE_ALL).primary().tooltip(words::REPLACE_ALL_HELP)).clicked()
        {
            stage.run(Command::Withheld(WithheldCommand::ResolveAll));
        }
        closed
    });
    next.or_else(|| (!closed).then_some(Overlay::Withheld))
}

/// A place where a name stands, and what can be done about it; the first of that may take the keyboard.
fn show(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    row: usize,
    found: &ReviewOccurrence,
    keyboard: RowFocus,
    takes_focus: bool,
) {
    let number = row + 1;
    let (before, name, after) = parts(found);
    let frame =
        Frame::new().fill(color::SURFACE).stroke((1.0, color::LINE)).inner_margin(Margin::symmetric(10, 7));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let place = words::stands_in(number, &found.place, name, remark(found.kind));
        Text::new(&place, sans(size::SMALL), color::MUTED).say(ui);
        Text::new(&format!("{before}{name}{after}"), sans(size::BODY), color::INK).say(ui);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (index, way) in found.resolutions.iter().enumerate() {
                let verb = match way {
                    Resolution::Replace => words::REPLACE,
                    Resolution::SamePerson => words::SAME_PERSON,
                    Resolution::TakeOff => words::TAKE_OFF,
                    Resolution::Hide => words::HIDE,
                    Resolution::Accept => words::LET_STAND,
                };
                let name = words::occurrence_command(verb, number, &found.place);
                let button = ui.add(Button::new(verb).named(&name).small());
                if takes_focus && index == 0 {
                    button.request_focus();
                }
                keyboard.follow(&button, row, index, found.resolutions.len());
                if button.clicked() {
                    stage.run(Command::Withheld(WithheldCommand::Resolve(
                        Box::new(found.occurrence.clone()),
                        *way,
                    )));
                }
            }
        });
    });
}

/// What is said of what stands there, if it is not simply the name.
const fn remark(kind: OccurrenceKind) -> &'static str {
    match kind {
        OccurrenceKind::Name => "",
        OccurrenceKind::NearName => words::NEAR_NAME,
        OccurrenceKind::Office => words::OFFICE_OF_WITHHELD,
    }
}

/// What stands around a name, shortened, and the name.
fn parts(found: &ReviewOccurrence) -> (String, &str, String) {
    const LETTERS: usize = 60;
    let occurrence = &found.occurrence;
    let text = occurrence.text.as_str();
    let before = text.get(..occurrence.span.start).or_never("an occurrence inside its text");
    let after = text.get(occurrence.span.end..).or_never("an occurrence inside its text");
    let skipped = before.chars().count().saturating_sub(LETTERS);
    let start: String = before.chars().skip(skipped).collect();
    let end: String = after.chars().take(LETTERS).collect();
    let more = |is_cut: bool| if is_cut { "…" } else { "" };
    let is_long = after.chars().count() > LETTERS;
    let line = |text: String| text.replace('\n', " ");
    (
        line(format!("{}{start}", more(skipped > 0))),
        occurrence.span.of(text).or_never("an occurrence inside its text"),
        line(format!("{end}{}", more(is_long))),
    )
}
