//! The reader: the article's text around the evidence of the chosen card.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Frame, Layout, Margin, Role, ScrollArea, Ui, WidgetInfo};

use super::command::UiCommand;
use super::theme::{color, sans, serif, size};
use super::view::Stage;
use super::widgets::{Button, Text, line, place};
use crate::i18n::interface as words;
use crate::model::{Article, Evidence, ItemKind, Span};
use crate::never::OrNever;
use crate::session::ReviewItem;

pub(super) fn show(ui: &mut Ui, stage: &mut Stage<'_>) {
    let evidence = chosen_evidence(stage);
    let shown = stage.view.evidence.checked_rem(evidence.len()).unwrap_or(0);
    stage.view.evidence = shown;
    let place = evidence.get(shown);
    let entry = place.and_then(|place| stage.session.briefing().entry(&place.article));
    let (Some(place), Some(entry)) = (place, entry) else {
        Frame::new().inner_margin(Margin::same(size::GUTTER)).show(ui, |ui| {
            Text::new(words::NOTHING_SELECTED, sans(size::BODY), color::MUTED).say(ui);
        });
        return;
    };
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 6, bottom: 0 }).show(ui, |ui| {
        ui.horizontal(|ui| head(ui, stage, &entry.article, place, shown, evidence.len()));
    });
    let reveal = std::mem::take(&mut stage.view.reveal_evidence);
    let article = &entry.article;
    let here: Vec<&Evidence> = evidence.iter().filter(|other| other.article == place.article).collect();
    ScrollArea::vertical()
        .id_salt(("reader", &article.id))
        .auto_shrink(false)
        .content_margin(Margin { left: 12, right: 14, top: 2, bottom: 14 })
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 9.0;
            for span in paragraphs(&article.text) {
                paragraph(ui, article, span, place.span, &here, reveal);
            }
        });
}

/// The evidence of the chosen card.
fn chosen_evidence(stage: &Stage<'_>) -> Vec<Evidence> {
    let Some(id) = stage.view.selected() else { return Vec::new() };
    stage.review.lists.item(id).map(ReviewItem::evidence).map(<[Evidence]>::to_vec).unwrap_or_default()
}

fn head(ui: &mut Ui, stage: &mut Stage<'_>, article: &Article, place: &Evidence, shown: usize, of: usize) {
    let briefing = stage.session.briefing();
    let number =
        briefing.articles.iter().position(|entry| entry.article.id == article.id).map_or(0, |n| n + 1);
    let before = article.text.get(..place.span.start).or_never("evidence inside its article");
    let paragraph = before.matches('\n').count() + 1;
    let what = match stage.view.tab {
        ItemKind::Point => words::EVIDENCE_POINT,
        ItemKind::Quote => words::EVIDENCE_QUOTE,
        ItemKind::Event => words::EVIDENCE_EVENT,
        ItemKind::Difference => words::EVIDENCE_DIFFERENCE,
    };
    let text = format!("{} · {what}", words::place(number, paragraph));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if of > 1 {
            let label = words::evidence_of(shown + 1, of);
            let next = UiCommand::NextEvidence;
            let button = Button::new(&label).quiet().small().tooltip("Show the next place (N)");
            if ui.add(button).clicked() {
                stage.ask(next);
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            line(ui, &text, sans(size::SMALL), color::MUTED);
        });
    });
}

/// The places of the paragraphs of a text.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split('\n')
        .map(|paragraph| {
            let span = Span::new(start, start + paragraph.len());
            start = span.end + 1;
            span
        })
        .filter(|span| !span.is_empty())
        .collect()
}

fn paragraph(ui: &mut Ui, article: &Article, span: Span, shown: Span, evidence: &[&Evidence], reveal: bool) {
    let Some(text) = span.of(&article.text) else { return };
    let mut cuts = vec![span.start, span.end];
    for place in evidence {
        cuts.extend(
            [place.span.start, place.span.end].into_iter().filter(|cut| (span.start..span.end).contains(cut)),
        );
    }
    cuts.sort_unstable();
    cuts.dedup();
    let near = shown.overlaps(span);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for pair in cuts.windows(2) {
        let [start, end] = *pair else { continue };
        let piece = Span::new(start, end);
        let Some(words) = piece.of(&article.text) else { continue };
        let background = if shown.overlaps(piece) {
            color::HIGHLIGHT
        } else if evidence.iter().any(|place| place.span.overlaps(piece)) {
            color::HIGHLIGHT_FAINT
        } else {
            egui::Color32::TRANSPARENT
        };
        let format = TextFormat {
            font_id: serif(size::READER),
            color: if near { color::INK } else { color::MUTED },
            background,
            expand_bg: 1.5,
            line_height: Some((size::READER * 1.5).round()),
            ..TextFormat::default()
        };
        job.append(words, 0.0, format);
    }
    let (rect, response) = place(ui, job);
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, text));
    if reveal && near {
        ui.scroll_to_rect(rect.expand(6.0), Some(Align::Center));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_cover_the_text_and_leave_empty_ones_out() {
        let text = "Один\n\nTwo\nThree";
        let shown: Vec<&str> = paragraphs(text).into_iter().filter_map(|span| span.of(text)).collect();
        assert_eq!(shown, ["Один", "Two", "Three"]);
    }
}
