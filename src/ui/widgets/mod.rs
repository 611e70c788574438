//! The few widgets that the whole window is made of.
//!
//! Each draws itself from the theme, has an accessible name and shows when it has the keyboard.

mod bar;
mod bidi;
mod button;
mod card;
mod chip;
mod field;
mod icon;
mod row_focus;
mod text;
mod tick;

pub(super) use bar::bar;
pub(super) use bidi::visual_line;
pub(super) use button::{Button, menu};
pub(super) use card::Card;
pub(super) use chip::{Tone, action_chip, chip, source_chip};
pub(super) use field::{Field, Typed, discard_drafts, focused_field_can_undo};
pub(super) use icon::Icon;
pub(super) use row_focus::RowFocus;
pub(super) use text::{Text, heading, line, place};
pub(super) use tick::tick;
