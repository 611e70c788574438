//! The panels of the window and how they share its room.

use egui::{CursorIcon, Panel, Rangef, Rect, Sense, Ui};

use super::App;
use crate::i18n::interface as words;
use crate::ui::UiCommand;
use crate::ui::page_view::PageTexture;
use crate::ui::view::Stage;
use crate::ui::{articles, overlay, page_view, reader, review, sections, status_bar, theme, top_bar};

impl App {
    fn stage(&mut self) -> (Stage<'_>, &mut PageTexture) {
        let stage = Stage {
            session: &self.session,
            review: &self.review,
            view: &mut self.view,
            requests: &mut self.requests,
        };
        (stage, &mut self.page)
    }

    /// Shows every panel.
    pub(super) fn show(&mut self, ui: &mut Ui) {
        let (mut stage, page) = self.stage();
        let frame =
            |fill, x: i8, y: i8| egui::Frame::new().fill(fill).inner_margin(egui::Margin::symmetric(x, y));
        Panel::top("top bar")
            .exact_size(theme::size::TOP_BAR)
            .frame(frame(theme::color::BAR, theme::size::GUTTER, 0))
            .show(ui, |ui| top_bar::show(ui, &mut stage));
        Panel::bottom("status bar")
            .exact_size(theme::size::STATUS_BAR)
            .frame(frame(theme::color::BAR, theme::size::GUTTER, 0))
            .show(ui, |ui| status_bar::show(ui, &mut stage));
        let (first, least, most) = theme::size::ASIDE;
        Panel::left("articles and sections")
            .resizable(true)
            .default_size(first)
            .size_range(least..=most.min(ui.available_width() - theme::size::REVIEW).max(least))
            .frame(frame(theme::color::ASIDE, 0, 0))
            .show(ui, |ui| {
                egui::ScrollArea::vertical()
                    .auto_shrink(false)
                    .content_margin(egui::Margin::same(theme::size::GUTTER))
                    .show(ui, |ui| {
                        articles::show(ui, &mut stage);
                        ui.add_space(14.0);
                        sections::show(ui, &mut stage);
                    });
            });
        let room = ui.available_rect_before_wrap();
        let share = stage.view.page_share.unwrap_or(theme::size::DESK.0);
        let beside = page_width(room.width(), share);
        if let Some(width) = beside {
            Panel::right("page")
                .exact_size(width)
                .resizable(false)
                .frame(frame(theme::color::DESK, 0, 0))
                .show(ui, |ui| page_view::show(ui, &mut stage, page));
        }
        egui::CentralPanel::default().frame(frame(theme::color::PAPER, 0, 0)).show(ui, |ui| {
            if beside.is_none() {
                in_front(ui, &mut stage);
            }
            status_bar::notices(ui, &mut stage);
            if beside.is_none() && stage.view.page_in_front {
                let room = ui.available_rect_before_wrap();
                ui.painter().rect_filled(room, 0.0, theme::color::DESK);
                page_view::show(ui, &mut stage, page);
            } else {
                review_and_reader(ui, &mut stage);
            }
        });
        if let Some(width) = beside {
            let edge = room.right() - width;
            if let Some(to) = splitter(ui, edge, room.y_range()) {
                let width = (room.right() - to).min(room.width());
                let share = page_width(room.width(), width / room.width()).map(|width| width / room.width());
                stage.view.page_share = share;
            }
        }
        overlay::show(ui.ctx(), &mut stage);
        if !ui.input(|input| input.raw.hovered_files.is_empty()) {
            overlay::drop_target(ui.ctx());
        }
    }
}

/// How wide the page is beside the review, of a room for both and the page's share of it; `None` if the room is too
/// small for both.
///
/// The share is what the analyst gave the page, the width what the room allows: a window that grows again gives the
/// page its share again.
fn page_width(room: f32, share: f32) -> Option<f32> {
    let most = room - theme::size::REVIEW;
    let (_, least) = theme::size::DESK;
    (most >= least).then(|| (room * share).clamp(least, most).round())
}

/// The edge between page and review; gives where it is dragged to.
fn splitter(ui: &Ui, edge: f32, height: Rangef) -> Option<f32> {
    let grip = Rect::from_x_y_ranges(edge - 4.0..=edge + 4.0, height);
    let response = ui.interact(grip, ui.scope_id().with("edge of the page"), Sense::drag());
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        ui.painter().vline(edge, height, (2.0, theme::color::OUTLINE));
    }
    response.dragged().then(|| response.interact_pointer_pos()).flatten().map(|pointer| pointer.x)
}

/// Where there is no room for both: what is shown, review or page.
fn in_front(ui: &mut Ui, stage: &mut Stage<'_>) {
    let bar = egui::Frame::new().fill(theme::color::BAR).inner_margin(egui::Margin::symmetric(12, 4));
    bar.show(ui, |ui| {
        ui.horizontal(|ui| {
            for (text, page) in [(words::SHOW_REVIEW, false), (words::SHOW_PAGE, true)] {
                let chosen = stage.view.page_in_front == page;
                let button = egui::Button::selectable(chosen, text);
                if ui.add(button.min_size(egui::vec2(0.0, theme::size::CONTROL))).clicked() && !chosen {
                    stage.ask(UiCommand::SwapPage);
                }
            }
        });
    });
}

/// The cards, and below them the article around the evidence of the chosen one.
fn review_and_reader(ui: &mut Ui, stage: &mut Stage<'_>) {
    let room = ui.available_size();
    if (stage.view.review_room - room).length() > 0.5 {
        stage.view.review_room = room;
        stage.view.reveal();
    }
    let frame = egui::Frame::new().fill(theme::color::PAPER);
    Panel::bottom("reader")
        .resizable(true)
        .default_size(theme::size::READER_HEIGHT)
        .size_range(90.0..=(room.y - 150.0).max(91.0))
        .frame(frame)
        .show(ui, |ui| {
            // Without this a panel shrinks to what it shows first.
            ui.set_min_size(ui.available_size());
            reader::show(ui, stage);
        });
    egui::CentralPanel::default().frame(frame).show(ui, |ui| review::show(ui, stage));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_its_share_as_far_as_the_review_keeps_its_room() {
        assert_eq!(page_width(1000.0, 0.5), Some(500.0));
        assert_eq!(page_width(1000.0, 0.9), Some(620.0));
        assert_eq!(page_width(1000.0, 0.1), Some(300.0));
        assert_eq!(page_width(600.0, 0.5), None);
    }
}
