//! Clicks that were meant for something that is no longer there.
//!
//! What a click does may take its row out of a list, or close what it was in; whatever lay below or behind is then under
//! the pointer, and the second click of a double click would be for that.
//! Such a click never reaches the window, whatever it would have met: no button has to look out for itself.
//! What counts is that the widget stands where it was clicked, so rows tell their widgets apart by what they are about,
//! not by their number.

use egui::{Context, Event, Id, Order, Plugin, PointerButton, Pos2, RawInput, Ui, WidgetRect};

/// For how long the next click belongs to the last one, in seconds.
const SECOND_CLICK: f64 = 0.4;

/// The second click of a double click comes so close to the first, in points; what is farther away is meant.
const SAME_PLACE: f32 = 12.0;

/// Keeps clicks away from the window that were meant for something that is no longer there.
#[derive(Debug, Default)]
pub(super) struct StrayClicks {
    last: Option<Click>,
    /// The button that is held down went down in vain.
    strayed: bool,
}

/// A click that met something.
#[derive(Clone, Copy, Debug)]
struct Click {
    widget: Id,
    place: Pos2,
    /// How far beside the widget it was, in points: what is small is met by a click close to it, too.
    beside: f32,
    /// When, in seconds.
    time: f64,
}

impl StrayClicks {
    /// Whether a press at `time` comes so soon after a click, and so close to it, that it was meant for what was clicked,
    /// and that is gone.
    fn is_stale(&self, ctx: &Context, time: f64, place: Pos2) -> bool {
        let is_second =
            |last: &Click| time - last.time < SECOND_CLICK && last.place.distance(place) < SAME_PLACE;
        self.last.filter(is_second).is_some_and(|last| !last.is_still_there(ctx))
    }
}

impl Click {
    /// Whether what was clicked stands where it was clicked, and can be.
    fn is_still_there(self, ctx: &Context) -> bool {
        let Some(widget) = shown(ctx, self.widget) else { return false };
        let is_covered = ctx
            .layer_id_at(self.place)
            .is_some_and(|top| top != widget.layer_id && top.order != Order::Background);
        let can_be_clicked = widget.enabled && widget.sense.senses_click();
        let is_there = widget.interact_rect.distance_to_pos(self.place) <= self.beside;
        can_be_clicked && is_there && !is_covered
    }
}

/// A widget as it was shown last, which is what a click meets.
fn shown(ctx: &Context, widget: Id) -> Option<WidgetRect> {
    ctx.viewport(|viewport| viewport.prev_pass.widgets.get(widget).copied())
}

impl Plugin for StrayClicks {
    fn debug_name(&self) -> &'static str {
        "stray clicks"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let predicted = f64::from(input.predicted_dt);
        let time = input.time.unwrap_or_else(|| ctx.input(|input| input.time) + predicted);
        input.events.retain(|event| {
            let Event::PointerButton { button: PointerButton::Primary, pressed, pos, .. } = event else {
                return true;
            };
            if *pressed {
                self.strayed = self.is_stale(ctx, time, *pos);
                !self.strayed
            } else {
                !std::mem::take(&mut self.strayed)
            }
        });
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let clicked = ui.ctx().interaction_snapshot(|interaction| interaction.clicked);
        let (place, time) = ui.input(|input| (input.pointer.interact_pos(), input.time));
        if let Some((widget, place)) = clicked.zip(place) {
            let rect = shown(ui.ctx(), widget).map(|shown| shown.interact_rect);
            let beside = rect.map_or(0.0, |rect| rect.distance_to_pos(place));
            self.last = Some(Click { widget, place, beside, time });
        }
    }
}
