//! The paper a page is made for.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray, EnumString)]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum PaperSize {
    /// ISO 216: 210 × 297 mm.
    A4,
    /// ANSI Y14.1: 8.5 × 11 inches.
    Letter,
}

impl PaperSize {
    /// Every size.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The size's name in files and on the command line.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The size as people write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }

    /// Width and height in mm.
    pub const fn size_mm(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::Letter => (215.9, 279.4),
        }
    }

    /// The size of that name, in any case.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}
