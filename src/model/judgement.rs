//! How sure the analyst is: the fixed terms for likelihood and confidence.
//!
//! The terms and their shares are those of Intelligence Community Directive 203 (“Analytic Standards”, 2015), which
//! most services and many ministries use; a page that means “likely” by its own lights misleads its readers.

/// The analyst's judgement about an assessment, in terms that every reader knows; what is not set is not stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// How likely it is.
    pub likelihood: Option<Likelihood>,
    /// How well founded the assessment is.
    pub confidence: Option<Confidence>,
}

/// How likely something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likelihood {
    /// 1 to 5 per cent.
    AlmostNoChance,
    /// 5 to 20 per cent.
    VeryUnlikely,
    /// 20 to 45 per cent.
    Unlikely,
    /// 45 to 55 per cent.
    RoughlyEvenChance,
    /// 55 to 80 per cent.
    Likely,
    /// 80 to 95 per cent.
    VeryLikely,
    /// 95 to 99 per cent.
    AlmostCertain,
}

impl Likelihood {
    /// Every term, from the least likely.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEvenChance,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// The term as the standard writes it; it is also its name in files.
    pub const fn term(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::RoughlyEvenChance => "roughly even chance",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
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
        Self::ALL.into_iter().find(|likelihood| likelihood.term() == term)
    }
}

/// How well founded an assessment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    pub const ALL: [Self; 3] = [Self::Low, Self::Moderate, Self::High];

    /// The term as the standard writes it; it is also its name in files.
    pub const fn term(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }

    /// The confidence of that term.
    pub fn parse(term: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|confidence| confidence.term() == term)
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
        for likelihood in Likelihood::ALL {
            assert_eq!(Likelihood::parse(likelihood.term()), Some(likelihood));
        }
        for confidence in Confidence::ALL {
            assert_eq!(Confidence::parse(confidence.term()), Some(confidence));
        }
        assert_eq!(Likelihood::parse("probable"), None);
    }
}
