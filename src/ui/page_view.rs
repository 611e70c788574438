//! The live page: the pixels of the PDF that Export would write.

use std::sync::Arc;

use egui::{
    Align, Color32, ColorImage, Context, Frame, Image, Layout, Margin, Rect, Role, ScrollArea, Sense,
    StrokeKind, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo,
};

use super::page_drag::{self, Block};
use super::page_warnings;
use super::theme::{color, page_shadow, sans, size};
use super::view::{Stage, Zoom};
use super::widgets::{Button, Icon, bar, line, menu};
use crate::i18n::interface as words;
use crate::session::{Area, PageView, Raster, ReviewItem};

/// The page as a texture, replaced when a newer page is there.
#[derive(Default)]
pub(super) struct PageTexture {
    texture: Option<(Arc<Raster>, TextureHandle)>,
    /// Points of the screen for a point of the page, as last shown.
    scale: Option<f32>,
}

impl PageTexture {
    /// How large the page was shown last, in points of the screen for a point of the page.
    pub(super) fn shown_scale(&self) -> f32 {
        self.scale.unwrap_or(1.0)
    }

    /// The pixels that the page needs for a point, so that it is neither stretched nor shrunk on the screen.
    pub(super) fn wanted_pixels_per_pt(&self, ctx: &Context) -> f32 {
        (self.shown_scale() * ctx.pixels_per_point()).clamp(0.25, 8.0)
    }

    fn texture(&mut self, ctx: &Context, page: &PageView) -> &TextureHandle {
        let (shown, handle) = self.texture.get_or_insert_with(|| {
            let handle = ctx.load_texture("page", image(&page.raster), TextureOptions::LINEAR);
            (Arc::clone(&page.raster), handle)
        });
        if !Arc::ptr_eq(shown, &page.raster) {
            *shown = Arc::clone(&page.raster);
            handle.set(image(&page.raster), TextureOptions::LINEAR);
        }
        handle
    }
}

fn image(raster: &Raster) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([raster.width, raster.height], &raster.rgba)
}

/// Shows the page with how full it is and what does not fit.
pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>, texture: &mut PageTexture) {
    let Some(page) = stage.session.page() else {
        laying_out(ui);
        return;
    };
    let margin = 16.0;
    let wide = ui.available_width();
    // What is said about the page is as wide as the page, if that is wide enough.
    let widest = (wide - 28.0).max(1.0);
    let shown =
        texture.scale.map_or(wide, |scale| page.width_pt * scale).clamp(460.0_f32.min(widest), widest);
    // The page of a briefing that is still coming is no news.
    if page.areas.is_empty() && (!stage.session.is_page_current() || stage.session.is_reading()) {
        laying_out(ui);
        return;
    }
    let side = ((wide - shown) / 2.0) as i8;
    Frame::new().inner_margin(Margin { left: side, right: side, top: 7, bottom: 0 }).show(ui, |ui| {
        ui.horizontal(|ui| head(ui, stage, page));
        page_warnings::show(ui, stage, page);
        blank_fields(ui, page);
    });
    let room = ui.available_size();
    let fit_width = (room.x - 2.0 * margin) / page.width_pt;
    let fit = fit_width.min((room.y - margin - 8.0) / page.height_pt);
    let scale = match stage.view.zoom {
        Zoom::Fit => fit,
        Zoom::Width => fit_width,
        Zoom::Scale(scale) => scale,
    };
    let scale = scale.max(0.2);
    texture.scale = Some(scale);
    let extent = Vec2::new(page.width_pt, page.height_pt) * scale;
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        let desk = Vec2::new((extent.x + 2.0 * margin).max(room.x), extent.y + margin + 8.0);
        let (all, _) = ui.allocate_exact_size(desk, Sense::hover());
        let corner = egui::pos2(all.center().x - extent.x / 2.0, all.top() + 8.0);
        // On whole pixels the page is as sharp as the PDF.
        let pixels = ui.ctx().pixels_per_point();
        let snap = |value: f32| (value * pixels).round() / pixels;
        let rect = Rect::from_min_size(egui::pos2(snap(corner.x), snap(corner.y)), extent);
        paper(ui, stage, page, texture, rect, scale);
    });
}

/// Says that there is no page to see yet.
fn laying_out(ui: &mut Ui) {
    ui.centered_and_justified(|ui| {
        ui.label(egui::RichText::new(words::LAYING_OUT).font(sans(size::BODY)).color(color::MUTED));
    });
}

/// What the page is silent about because nobody filled it in.
fn blank_fields(ui: &mut Ui, page: &PageView) {
    let blank = page.left_blank();
    if !blank.is_empty() {
        let text = words::left_blank(&blank);
        line(ui, &text, sans(size::SMALL), color::MUTED);
    }
}

fn paper(
    ui: &mut Ui,
    stage: &mut Stage<'_>,
    page: &PageView,
    texture: &mut PageTexture,
    rect: Rect,
    scale: f32,
) {
    ui.painter().add(page_shadow().as_shape(rect, 1.0));
    ui.painter().rect_filled(rect, 0.0, color::SURFACE);
    let pixels = ui.ctx().pixels_per_point();
    let handle = texture.texture(ui.ctx(), page);
    let exact = (page.pixels_per_pt - scale * pixels).abs() < 0.01;
    let shown = if exact { Rect::from_min_size(rect.min, handle.size_vec2() / pixels) } else { rect };
    Image::new((handle.id(), shown.size())).paint_at(ui, shown);
    let response = ui.interact(rect, ui.make_persistent_id("paper"), Sense::click_and_drag());
    let full = words::fullness(page.fullness, page.body_size_pt);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{}, {full}", words::PAGE)));
    let place = |area: &Area| {
        let min = rect.min + Vec2::new(area.rect.x_pt, area.rect.y_pt) * scale;
        Rect::from_min_size(min, Vec2::new(area.rect.width_pt, area.rect.height_pt) * scale).expand(2.0)
    };
    page_drag::drag(ui, stage, &response, &blocks(page, place), &page.parts);
    let items = || page.areas.iter().filter(|area| area.item.is_some());
    let chosen = stage.view.selected().cloned();
    for area in items().filter(|area| area.item == chosen) {
        outline(ui, place(area), color::ACCENT);
    }
    let under = response.hover_pos().and_then(|pointer| items().find(|area| place(area).contains(pointer)));
    if let Some(area) = under {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        if area.item != chosen {
            outline(ui, place(area), color::FAINT);
        }
    }
    if response.clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let item = items().find(|area| place(area).contains(pointer)).and_then(|area| area.item.clone());
        if let Some(id) = item {
            if let Some(tab) = stage.review.lists.item(&id).map(ReviewItem::kind) {
                stage.view.select(tab, id);
            }
            stage.view.reveal_card = true;
            stage.view.section = None;
        } else if let Some(area) = page.areas.iter().find(|area| place(area).contains(pointer))
            && let Some(section) = stage.session.briefing().section(area.section)
        {
            stage.view.open_section(section);
        }
    }
}

/// The sections as they stand on the page, in the order of the page.
fn blocks(page: &PageView, place: impl Fn(&Area) -> Rect) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for area in &page.areas {
        let rect = place(area);
        match blocks.iter_mut().find(|block| block.section == area.section) {
            Some(block) => block.rect = block.rect.union(rect),
            None => blocks.push(Block { section: area.section, rect }),
        }
    }
    blocks
}

fn outline(ui: &Ui, rect: Rect, ink: Color32) {
    ui.painter().rect_stroke(rect, 3.0, (1.5, ink), StrokeKind::Outside);
}

fn head(ui: &mut Ui, stage: &mut Stage<'_>, page: &PageView) {
    ui.spacing_mut().item_spacing.x = 8.0;
    let fits = page.overflow.is_empty();
    let ink = if fits { color::ACCEPTED } else { color::PROPOSED };
    line(ui, words::PAGE, sans(size::SMALL), color::MUTED);
    let room = ui.available_width();
    bar(
        ui,
        (room - 300.0).clamp(40.0, 150.0),
        page.fullness,
        ink,
        &words::fullness(page.fullness, page.body_size_pt),
    );
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        zoom(ui, stage);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let mut text = words::fullness(page.fullness, page.body_size_pt);
            if fits {
                text = format!("{text} · {} ✓", words::ONE_PAGE);
            }
            if !stage.session.is_page_current() {
                text = format!("{text} · {}", words::UPDATING);
            }
            line(ui, &text, sans(size::SMALL), color::MUTED);
        });
    });
}

fn zoom(ui: &mut Ui, stage: &mut Stage<'_>) {
    let label = match stage.view.zoom {
        Zoom::Fit => words::FIT.to_owned(),
        Zoom::Width => words::FIT_WIDTH.to_owned(),
        Zoom::Scale(scale) => format!("{:.0} %", scale * 100.0),
    };
    let name = format!("{}: {label}", words::ZOOM);
    let zooms = [
        (words::FIT.to_owned(), Zoom::Fit),
        (words::FIT_WIDTH.to_owned(), Zoom::Width),
        ("75 %".to_owned(), Zoom::Scale(0.75)),
        ("100 %".to_owned(), Zoom::Scale(1.0)),
        ("150 %".to_owned(), Zoom::Scale(1.5)),
        ("200 %".to_owned(), Zoom::Scale(2.0)),
    ];
    let asked = menu(ui, Button::new(&label).named(&name).quiet().small().after(Icon::Caret), |ui| {
        let mut asked = None;
        for (text, zoom) in zooms {
            let button = egui::Button::selectable(stage.view.zoom == zoom, text);
            if ui.add(button.min_size(Vec2::new(110.0, size::CONTROL))).clicked() {
                asked = Some(zoom);
            }
        }
        asked
    });
    if let Some(zoom) = asked.flatten() {
        stage.view.zoom = zoom;
    }
}
