//! Whether one sentence is no evidence for another because the two part on something, however alike they are.
//!
//! "The council approved the plan" and "the council rejected the plan" share all their words but one, so every measure of
//! likeness takes the one for evidence of the other. [`Stance`] holds what a sentence says on the points on which two
//! sentences can part: opposites, negation, numbers, directions, times of day. Where two sentences are the same but in
//! one place, they part on that, whatever it is.

mod clock;
mod contradict;
mod directions;
mod negation;
mod opposites;
mod quantity;
mod stance;
mod substitution;

pub(crate) use contradict::contradict;
pub(crate) use quantity::{Quantity, currency_key, same_number};
pub(crate) use stance::Stance;
