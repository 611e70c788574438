//! The panels of the window and how they share its room.

use egui::{Panel, Ui};

use super::App;
use crate::ui::page_view::PageTexture;
use crate::ui::view::{Desk, Stage};
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
            .size_range(least..=most)
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
        let (first, least, most) = theme::size::DESK;
        let room = ui.available_width();
        // The page keeps its share of the room when the window changes its size: a panel of egui's keeps its width,
        // so for another room it is another panel.
        let share = stage.view.desk.map_or(first / theme::size::DESK_ROOM, |desk| desk.share);
        let desk = Panel::right(("page", room.round() as i32))
            .resizable(true)
            .default_size(room * share)
            .size_range(least..=most.min(room - theme::size::REVIEW).max(least + 1.0))
            .frame(frame(theme::color::DESK, 0, 0))
            .show(ui, |ui| {
                // Without this a panel shrinks to what it shows first.
                ui.set_min_size(ui.available_size());
                page_view::show(ui, &mut stage, page);
            });
        let width = desk.response.rect.width();
        let differs = |one: f32, other: f32| (one - other).abs() > 0.5;
        let dragged =
            stage.view.desk.is_some_and(|desk| !differs(desk.room, room) && differs(desk.width, width));
        let share = if dragged { width / room } else { share };
        stage.view.desk = Some(Desk { room, width, share });
        egui::CentralPanel::default().frame(frame(theme::color::PAPER, 0, 0)).show(ui, |ui| {
            let height = ui.available_height();
            stage.view.review = Some(ui.max_rect().x_range());
            Panel::bottom("reader")
                .resizable(true)
                .default_size(theme::size::READER_HEIGHT)
                .size_range(90.0..=(height - 150.0).max(91.0))
                .frame(frame(theme::color::PAPER, 0, 0))
                .show(ui, |ui| {
                    ui.set_min_size(ui.available_size());
                    reader::show(ui, &mut stage);
                });
            egui::CentralPanel::default()
                .frame(frame(theme::color::PAPER, 0, 0))
                .show(ui, |ui| review::show(ui, &mut stage));
        });
        overlay::show(ui.ctx(), &mut stage);
        if !ui.input(|input| input.raw.hovered_files.is_empty()) {
            overlay::drop_target(ui.ctx());
        }
    }
}
