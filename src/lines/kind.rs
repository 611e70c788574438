//! The kinds of lines.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// What a line is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum LineKind {
    /// The article's own prose.
    Body,
    /// A headline, a deck or a heading inside the article.
    Heading,
    /// What tells what a picture or a video shows.
    Caption,
    /// Whose picture it is.
    Credit,
    /// What a publisher says to its readers or of the article: cookies, newsletters, rights, who else reported.
    Notice,
    /// Menus, buttons, and pointers to other articles.
    Navigation,
    /// A date, a time, or the label of an entry.
    Stamp,
    /// Who wrote the article.
    Byline,
}

/// How many kinds there are.
pub(super) const KINDS: usize = LineKind::VARIANTS.len();

/// What the classifier holds of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    /// The likeliest kind.
    pub(crate) kind: LineKind,
    /// How likely each kind is, by its place in [`LineKind`].
    shares: [f32; KINDS],
}

impl Told {
    /// What follows from scores, which are logarithms of odds.
    pub(super) fn of_scores(scores: &[f32; KINDS]) -> Self {
        let highest = scores.iter().copied().fold(f32::MIN, f32::max);
        let powers = scores.map(|score| (score - highest).exp());
        let total: f32 = powers.iter().sum();
        let shares = powers.map(|power| power / total);
        let likeliest = LineKind::VARIANTS.iter().zip(scores).filter(|(_, score)| **score >= highest);
        Self { kind: likeliest.map(|(kind, _)| *kind).next().unwrap_or(LineKind::Body), shares }
    }

    /// How likely it is that the line is of one of these kinds.
    pub(crate) fn share(&self, kinds: &[LineKind]) -> f32 {
        let shares = LineKind::VARIANTS.iter().zip(self.shares);
        shares.filter(|(kind, _)| kinds.contains(kind)).map(|(_, share)| share).sum()
    }
}
