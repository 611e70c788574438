//! What kind of line each line of an article is: its prose, or what stands around it.
//!
//! [`tell`] is one learned classifier for every source of text: a multinomial logistic regression over what can be
//! seen of a line ([`features`]), its neighbours and its place, with the parameters in `assets/lines` ([`model`]).
//! It is told nothing but the lines, so that whoever reads the text of an article sees what cleaning saw.

mod features;
#[cfg_attr(
    not(any(test, feature = "training")),
    expect(unreachable_pub, reason = "only training shows what is learned to others")
)]
mod kind;
mod model;
#[cfg(any(test, feature = "training"))]
pub mod training;

pub(crate) use kind::{LineKind, Told};

/// What kind each of these lines is, which follow each other in a text.
pub(crate) fn tell(lines: &[&str]) -> Vec<Told> {
    features::of_lines(lines).iter().map(|features| model::shipped().tell(features)).collect()
}
