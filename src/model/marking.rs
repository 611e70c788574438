//! The handling marking of a briefing.

use strum::{IntoStaticStr, VariantArray};

use crate::text::one_paragraph;

/// How a briefing may be shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Marking {
    /// No marking.
    #[default]
    None,
    /// The Traffic Light Protocol, version 2.0 (FIRST, 2022).
    Tlp(Tlp),
    /// The organisation's own marking, printed as it is.
    Custom(String),
}

/// The labels of the Traffic Light Protocol 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
pub enum Tlp {
    /// May be shared freely.
    #[strum(serialize = "TLP:CLEAR")]
    Clear,
    /// May be shared within the community.
    #[strum(serialize = "TLP:GREEN")]
    Green,
    /// May be shared within the organisation and with its clients, as far as they need to know.
    #[strum(serialize = "TLP:AMBER")]
    Amber,
    /// May be shared within the organisation only.
    #[strum(serialize = "TLP:AMBER+STRICT")]
    AmberStrict,
    /// For the named recipients only.
    #[strum(serialize = "TLP:RED")]
    Red,
}

impl Tlp {
    /// Every label, from the freest to the strictest.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The label as the standard writes it.
    pub fn label(self) -> &'static str {
        self.into()
    }
}

impl Marking {
    /// Reads a marking as a person writes it: `none` or nothing, a TLP label with or without `TLP:`, in any case,
    /// or else the organisation's own text.
    pub fn parse(text: &str) -> Self {
        let text = one_paragraph(text);
        if text.is_empty() || text.eq_ignore_ascii_case("none") {
            return Self::None;
        }
        let upper = text.to_uppercase().replace(' ', "");
        Tlp::ALL
            .iter()
            .copied()
            .find(|tlp| upper == tlp.label() || Some(upper.as_str()) == tlp.label().strip_prefix("TLP:"))
            .map_or_else(|| Self::Custom(text), Self::Tlp)
    }

    /// Whether it is no TLP label, but a reader would take it for one: “TLP:PURPLE”, “tlp amber-strict”.
    pub fn is_false_tlp(&self) -> bool {
        let Self::Custom(text) = self else { return false };
        let after =
            text.get(..3).filter(|start| start.eq_ignore_ascii_case("TLP")).and_then(|_| text.get(3..));
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    }

    /// The words that are printed; `None` when there is no marking.
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Tlp(tlp) => Some(tlp.label()),
            Self::Custom(text) => Some(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marking_reads_as_people_write_it() {
        assert_eq!(Marking::parse(" none "), Marking::None);
        assert_eq!(Marking::parse("tlp:amber+strict"), Marking::Tlp(Tlp::AmberStrict));
        assert_eq!(Marking::parse("Green"), Marking::Tlp(Tlp::Green));
        assert_eq!(Marking::parse("OFFICIAL"), Marking::Custom("OFFICIAL".into()));
    }

    #[test]
    fn a_marking_is_one_line() {
        assert_eq!(Marking::parse("FOR OFFICIAL\r\n USE"), Marking::Custom("FOR OFFICIAL USE".into()));
        assert_eq!(Marking::parse(" \n\u{feff}"), Marking::None);
        assert_eq!(Marking::parse("tlp:\nred"), Marking::Tlp(Tlp::Red));
    }

    #[test]
    fn what_only_looks_like_a_tlp_label_is_told_from_labels_and_other_words() {
        for text in ["tlp:purple", "TLP", "TLP: amber-strict", "Tlp–red"] {
            assert!(Marking::parse(text).is_false_tlp(), "{text}");
        }
        for text in ["tlp:red", "TLPX", "not TLP", "", "é"] {
            assert!(!Marking::parse(text).is_false_tlp(), "{text}");
        }
    }

    #[test]
    fn every_label_reads_back() {
        for &tlp in Tlp::ALL {
            assert_eq!(Marking::parse(tlp.label()), Marking::Tlp(tlp));
        }
    }
}
