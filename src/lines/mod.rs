//! What kind of line each line of an article is: its prose, or what stands around it.
//!
//! [`tell`] is one learned classifier for every source of text: a multinomial logistic regression over what can be
//! seen of a line ([`features`]), its neighbours and its place, with the parameters in `assets/lines` ([`model`]).
//! It is told nothing but the lines, so that whoever reads the text of an article sees what cleaning saw.

mod features;
mod kind;
mod model;
#[cfg(any(test, feature = "training"))]
pub mod training;

pub(crate) use kind::{LineKind, Told};

/// How many bytes at the beginning of a line are a caption that was glued to the paragraph: they end with whose the
/// picture is, as in `The bridge on Monday. (Ann Bell/Agency) The council …`.
pub(crate) fn caption_at_start(line: &str) -> usize {
    let ends = |(open, _): (usize, &str)| {
        let inside = line.get(open + 2..)?;
        let length = inside.find(')')?;
        let credit = inside.get(..length)?;
        let rest = inside.get(length + 1..)?;
        let is_credit = credit.contains('/') && features::is_name_like(credit) && rest.starts_with(' ');
        is_credit.then_some(open + 2 + length + 2)
    };
    line.match_indices(" (").take_while(|(at, _)| *at <= MAX_CAPTION).find_map(ends).unwrap_or(0)
}

/// Longer beginnings, in bytes, are prose.
const MAX_CAPTION: usize = 400;

/// What kind each of these lines is, which follow each other in a text.
pub(crate) fn tell(lines: &[&str]) -> Vec<Told> {
    features::of_lines(lines).iter().map(|features| model::shipped().tell(features)).collect()
}
