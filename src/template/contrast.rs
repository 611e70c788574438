//! Whether text stands out from what it stands on.

use crate::page::Color;

use super::{ColorName, StyleName, Template};

/// The least contrast of text (Web Content Accessibility Guidelines 2.2, success criterion 1.4.3).
const LEAST: f32 = 4.5;

/// What every page is printed on.
const PAPER: Color = Color { red: 255, green: 255, blue: 255 };

/// The styles of text that stands in a tinted box.
const BOXED: [StyleName; 4] = [StyleName::Heading, StyleName::Lead, StyleName::Number, StyleName::Body];

/// The key and the reason of the first colour of text that does not stand out.
pub(super) fn fault(template: &Template) -> Option<(String, String)> {
    let colors = &template.colors;
    let names = [(ColorName::Ink, "ink"), (ColorName::Muted, "muted"), (ColorName::Accent, "accent")];
    names.into_iter().find_map(|(name, key)| {
        let is_boxed = BOXED.iter().any(|style| template.styles.get(*style).color == name);
        let grounds = [Some((PAPER, "white paper")), is_boxed.then_some((colors.tint, "the tint of a box"))];
        let (contrast, ground) = grounds
            .into_iter()
            .flatten()
            .map(|(ground, words)| (ratio(colors.get(name), ground), words))
            .find(|(contrast, _)| *contrast < LEAST)?;
        // Rounded down, so that no reason says that 4.5 is less than 4.5.
        let contrast = (contrast * 100.0).floor() / 100.0;
        let reason = format!(
            "the contrast of this colour with {ground} is {contrast}, and text needs at least {LEAST}"
        );
        Some((format!("colors.{key}"), reason))
    })
}

/// The contrast of two colours, from 1 to 21.
fn ratio(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour, from 0 to 1.
fn luminance(color: Color) -> f32 {
    let linear = |channel: u8| {
        let share = f32::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}
