//! Faces, sizes and colours.

use serde::{Deserialize, Deserializer, de};

use crate::page::Color;

/// The colours of a template.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colors {
    /// The colour of text.
    #[serde(deserialize_with = "color")]
    pub ink: Color,
    /// Text that stands back.
    #[serde(deserialize_with = "color")]
    pub muted: Color,
    /// Headings, source numbers and marks.
    #[serde(deserialize_with = "color")]
    pub accent: Color,
    /// The colour of rules.
    #[serde(deserialize_with = "color")]
    pub rule: Color,
    /// The background of boxes.
    #[serde(deserialize_with = "color")]
    pub tint: Color,
}

/// The colours by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColorName {
    /// See [`Colors::ink`].
    Ink,
    /// See [`Colors::muted`].
    Muted,
    /// See [`Colors::accent`].
    Accent,
}

impl Colors {
    /// The colour of that name.
    pub fn get(&self, name: ColorName) -> Color {
        match name {
            ColorName::Ink => self.ink,
            ColorName::Muted => self.muted,
            ColorName::Accent => self.accent,
        }
    }
}

/// The least contrast of text with its ground (WCAG 2.2, 1.4.3).
const MIN_CONTRAST: f32 = 4.5;

impl Colors {
    /// The first colour of text that stands out too little from paper or from the background of boxes: the keys that
    /// do not go together, and why.
    pub(super) fn too_faint(&self) -> Option<([&'static str; 2], String)> {
        let texts = [("colors.ink", self.ink), ("colors.muted", self.muted), ("colors.accent", self.accent)];
        let grounds =
            [("colors.paper", Color { red: 255, green: 255, blue: 255 }), ("colors.tint", self.tint)];
        let mut pairs = texts.iter().flat_map(|text| grounds.iter().map(move |ground| (text, ground)));
        pairs.find_map(|((text, color), (ground, behind))| {
            let contrast = color.contrast(*behind);
            let message = format!(
                "text in {color} on {behind} has a contrast of {:.1} to 1, and text needs {MIN_CONTRAST} to 1",
                (contrast * 10.0).floor() / 10.0
            );
            (contrast < MIN_CONTRAST).then_some(([*text, *ground], message))
        })
    }
}

/// Reads `#rrggbb` where there may be nothing.
pub(super) fn optional_color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Color>, D::Error> {
    color(deserializer).map(Some)
}

/// Reads `#rrggbb`.
fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color, D::Error> {
    let text = String::deserialize(deserializer)?;
    let channel = |at: usize| {
        let digits = text.get(at..at + 2)?;
        if digits.starts_with('+') { None } else { u8::from_str_radix(digits, 16).ok() }
    };
    match (text.starts_with('#') && text.len() == 7, channel(1), channel(3), channel(5)) {
        (true, Some(red), Some(green), Some(blue)) => Ok(Color { red, green, blue }),
        _ => Err(de::Error::custom(format!("“{text}” is not a colour such as #8f1d2c"))),
    }
}

/// How a kind of text is set.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// The PostScript name of the face.
    pub face: String,
    /// The size as a share of the body size; exactly one of `size` and `size_pt` is given.
    pub size: Option<f32>,
    /// The size in pt, whatever the body size.
    pub size_pt: Option<f32>,
    /// The height of a line in body lines; 1 if neither this nor `line` is given.
    pub lines: Option<f32>,
    /// The height of a line as a multiple of the style's own size.
    pub line: Option<f32>,
    /// Space added after each letter, in em of the style's own size.
    #[serde(default)]
    pub tracking: f32,
    /// How far the text is raised above the base line, in em of the text it stands beside.
    #[serde(default)]
    pub raise: f32,
    /// Its colour.
    pub color: ColorName,
}

impl Style {
    /// The size in pt at a body size, never under `smallest_pt`.
    pub fn size_pt(&self, body_pt: f32, smallest_pt: f32) -> f32 {
        self.size_pt.unwrap_or_else(|| self.size.unwrap_or(1.0) * body_pt).max(smallest_pt)
    }
}

/// Declares the styles once, as a struct for TOML and as names for the layout.
macro_rules! styles {
    ($($(#[$doc:meta])* $field:ident = $name:ident,)*) => {
        /// The styles of a template.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub struct Styles {
            $($(#[$doc])* pub $field: Style,)*
        }

        /// The styles by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum StyleName {
            $($(#[$doc])* $name,)*
        }

        impl StyleName {
            /// Every name.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in files, such as `event-date`.
            pub fn key(self) -> String {
                match self {
                    $(Self::$name => stringify!($field).replace('_', "-"),)*
                }
            }
        }

        impl Styles {
            /// The style of that name.
            pub fn get(&self, name: StyleName) -> &Style {
                match name {
                    $(StyleName::$name => &self.$field,)*
                }
            }

            /// The style of that name, to change it.
            pub(super) fn get_mut(&mut self, name: StyleName) -> &mut Style {
                match name {
                    $(StyleName::$name => &mut self.$field,)*
                }
            }
        }
    };
}

styles! {
    /// The small line above the title.
    kicker = Kicker,
    /// The handling marking.
    marking = Marking,
    /// The title of the page; its size is the header's affair.
    title = Title,
    /// The line under the title.
    meta = Meta,
    /// The headings of sections.
    heading = Heading,
    /// Running text.
    body = Body,
    /// The bottom line.
    lead = Lead,
    /// The numbers of sources after a text.
    number = Number,
    /// The support of a point as a text.
    support = Support,
    /// What an assessment says about itself: that it is judgement, how likely, how well founded.
    judgement = Judgement,
    /// The words under a picture.
    caption = Caption,
    /// Somebody's words.
    quote = Quote,
    /// Whose words they are.
    speaker = Speaker,
    /// What follows the speaker's name.
    role = Role,
    /// What the sources differ about.
    topic = Topic,
    /// The values in which they differ.
    value = Value,
    /// When an event was.
    event_date = EventDate,
    /// What happened.
    event = Event,
    /// The number before a source.
    source_number = SourceNumber,
    /// The title of a source.
    source = Source,
    /// The outlet of a source.
    outlet = Outlet,
    /// The rest of a source: date, address.
    detail = Detail,
    /// The foot of the page.
    footer = Footer,
}
