//! How sure the analyst is: the fixed terms for likelihood and confidence.
//!
//! The terms and their shares are those of Intelligence Community Directive 203 (“Analytic Standards”, 2015), which
//! most services and many ministries use; a page that means “likely” by its own lights misleads its readers.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// The analyst's judgement about an assessment, in terms that every reader knows; what is not set is not stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// How likely it is.
    pub likelihood: Option<Likelihood>,
    /// How well founded the assessment is.
    pub confidence: Option<Confidence>,
}

/// How likely something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray, EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum Likelihood {
    /// 1 to 5 per cent.
    #[strum(serialize = "almost no chance")]
    AlmostNoChance,
    /// 5 to 20 per cent.
    #[strum(serialize = "very unlikely")]
    VeryUnlikely,
    /// 20 to 45 per cent.
    Unlikely,
    /// 45 to 55 per cent.
    #[strum(serialize = "roughly even chance")]
    RoughlyEvenChance,
    /// 55 to 80 per cent.
    Likely,
    /// 80 to 95 per cent.
    #[strum(serialize = "very likely")]
    VeryLikely,
    /// 95 to 99 per cent.
    #[strum(serialize = "almost certain")]
    AlmostCertain,
}

impl Likelihood {
    /// Every term, from the least likely.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The term as the standard writes it; it is also its name in files.
    pub fn term(self) -> &'static str {
        self.into()
    }

    /// The lowest and the highest probability that the term stands for, in per cent.
    pub const fn percent(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance => (1, 5),
            Self::VeryUnlikely => (5, 20),
            Self::Unlikely => (20, 45),
            Self::RoughlyEvenChance => (45, 55),
            Self::Likely => (55, 80),
            Self::VeryLikely => (80, 95),
            Self::AlmostCertain => (95, 99),
        }
    }

    /// The likelihood of that term.
    pub fn parse(term: &str) -> Option<Self> {
        term.parse().ok()
    }
}

/// How well founded an assessment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray, EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum Confidence {
    /// Scant, questionable or contradictory reporting.
    Low,
    /// Credible and plausible reporting that is not corroborated enough.
    Moderate,
    /// Reporting of high quality from several independent sources.
    High,
}

impl Confidence {
    /// Every term, from the lowest.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The term as the standard writes it; it is also its name in files.
    pub fn term(self) -> &'static str {
        self.into()
    }

    /// The confidence of that term.
    pub fn parse(term: &str) -> Option<Self> {
        term.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_cover_all_probabilities_without_a_gap_and_read_back() {
        for pair in Likelihood::ALL.windows(2) {
            assert_eq!(pair[0].percent().1, pair[1].percent().0);
        }
        for &likelihood in Likelihood::ALL {
            assert_eq!(Likelihood::parse(likelihood.term()), Some(likelihood));
        }
        for &confidence in Confidence::ALL {
            assert_eq!(Confidence::parse(confidence.term()), Some(confidence));
        }
        assert_eq!(Likelihood::parse("probable"), None);
    }
}
