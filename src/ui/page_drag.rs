//! Dragging a section on the page itself to another place.

use egui::{Rect, Response, Ui};

use super::theme::color;
use super::view::Stage;
use crate::model::{Column, Section, SectionId};
use crate::session::{Command, SectionCommand};

/// A section as it stands on the page: everything of it, in points of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) section: SectionId,
    pub(super) rect: Rect,
}

/// Where a dragged section would go.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Drop {
    /// The section beside which it goes.
    beside: SectionId,
    /// Whether it goes before that one.
    before: bool,
    /// The line that shows the place.
    line: (egui::Rangef, f32),
}

/// Takes up a section that is pressed and moved, shows where it would go, and moves it when it is let go of.
///
/// Esc lets go of it without moving it. Without a mouse sections are moved in their list.
pub(super) fn drag(
    ui: &Ui,
    stage: &mut Stage<'_>,
    response: &Response,
    blocks: &[Block],
    parts: &[(SectionId, Column)],
) {
    if response.drag_started() {
        let pressed = ui.input(|input| input.pointer.press_origin());
        stage.view.dragged = pressed
            .and_then(|at| blocks.iter().find(|block| block.rect.contains(at)))
            .map(|block| block.section);
    }
    let Some(dragged) = stage.view.dragged else { return };
    if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        stage.view.dragged = None;
        return;
    }
    let target = response.interact_pointer_pos().and_then(|at| target(dragged, blocks, at));
    if response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        if let Some(block) = blocks.iter().find(|block| block.section == dragged) {
            ui.painter().rect_filled(block.rect, 3.0, color::ACCENT.gamma_multiply(0.10));
        }
        if let Some(Drop { line: (x, y), .. }) = target {
            ui.painter().hline(x, y, (2.5, color::ACCENT));
        }
    }
    if response.drag_stopped() {
        stage.view.dragged = None;
        let sections = &stage.session.briefing().sections;
        if let Some(target) = target {
            let to = place(sections, dragged, target);
            let command = match column(parts, dragged, target.beside) {
                Some(column) => {
                    let stands = sections.iter().position(|section| section.id == dragged);
                    to.or(stands).map(|to| Command::Section(dragged, SectionCommand::Place(to, column)))
                }
                None => to.map(|to| Command::Section(dragged, SectionCommand::Move(to))),
            };
            if let Some(command) = command {
                stage.view.choose_section(dragged);
                stage.run(command);
            }
        }
    }
}

/// The place that a pointer points at: before or after the section that is nearest to it.
fn target(dragged: SectionId, blocks: &[Block], at: egui::Pos2) -> Option<Drop> {
    let nearest = blocks
        .iter()
        .min_by(|one, other| one.rect.distance_sq_to_pos(at).total_cmp(&other.rect.distance_sq_to_pos(at)))?;
    if nearest.section == dragged {
        return None;
    }
    let before = at.y < nearest.rect.center().y;
    let y = if before { nearest.rect.top() - 4.0 } else { nearest.rect.bottom() + 4.0 };
    Some(Drop { beside: nearest.section, before, line: (nearest.rect.x_range(), y) })
}

/// The place in the analyst's order after the move; `None` if the section stands there already.
fn place(sections: &[Section], dragged: SectionId, target: Drop) -> Option<usize> {
    let index = |id| sections.iter().position(|section| section.id == id);
    let (from, beside) = (index(dragged)?, index(target.beside)?);
    let gap = if target.before { beside } else { beside + 1 };
    // The place is told as if the dragged section still stood where it was.
    let to = if gap > from { gap - 1 } else { gap };
    (to != from).then_some(to)
}

/// The column that a section goes to when it is let go of beside another: that of the other, if it is another one. Beside
/// a section of the whole width it stays as it is.
fn column(parts: &[(SectionId, Column)], dragged: SectionId, beside: SectionId) -> Option<Column> {
    let part = |id| parts.iter().find(|(section, _)| *section == id).map(|(_, part)| *part);
    let there = part(beside).filter(|part| *part != Column::Full)?;
    (part(dragged) != Some(there)).then_some(there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SectionKind;

    #[test]
    fn a_section_goes_before_or_after_the_one_it_is_let_go_over() {
        let sections: Vec<Section> =
            (0..4).map(|id| Section::new(SectionId(id), SectionKind::FreeText)).collect();
        let goes = |dragged: u32, beside: u32, before: bool| {
            let target = Drop { beside: SectionId(beside), before, line: (egui::Rangef::new(0.0, 1.0), 0.0) };
            place(&sections, SectionId(dragged), target)
        };
        assert_eq!(goes(0, 2, true), Some(1));
        assert_eq!(goes(0, 2, false), Some(2));
        assert_eq!(goes(3, 1, true), Some(1));
        assert_eq!(goes(3, 1, false), Some(2));
        assert_eq!(goes(1, 2, true), None, "it stands there already");
        assert_eq!(goes(1, 0, false), None);
    }

    #[test]
    fn a_section_takes_the_column_of_the_one_it_is_let_go_beside() {
        let parts =
            [(SectionId(0), Column::Main), (SectionId(1), Column::Side), (SectionId(2), Column::Full)];
        let goes = |dragged, beside| column(&parts, SectionId(dragged), SectionId(beside));
        assert_eq!(goes(0, 1), Some(Column::Side));
        assert_eq!(goes(2, 0), Some(Column::Main));
        assert_eq!(goes(0, 0), None);
        assert_eq!(goes(1, 2), None, "no section is stretched by the way");
        assert_eq!(goes(1, 9), None, "nor where sections flow");
    }

    #[test]
    fn the_nearest_section_tells_the_place() {
        let block = |id, top: f32| Block {
            section: SectionId(id),
            rect: Rect::from_min_max(egui::pos2(0.0, top), egui::pos2(100.0, top + 40.0)),
        };
        let blocks = [block(0, 0.0), block(1, 50.0), block(2, 100.0)];
        let at = |y: f32| {
            target(SectionId(0), &blocks, egui::pos2(50.0, y)).map(|drop| (drop.beside.0, drop.before))
        };
        assert_eq!(at(60.0), Some((1, true)));
        assert_eq!(at(85.0), Some((1, false)));
        assert_eq!(at(500.0), Some((2, false)));
        assert_eq!(at(10.0), None, "over itself");
    }
}
