//! House styles: what an organisation wants of every page, whatever the template.

use std::collections::BTreeMap;
use std::path::{Component, Path};
use std::sync::Arc;

use serde::Deserialize;
use toml::de::DeTable;

use super::document::Document;
use super::parse::unknown;
use super::style::optional_color;
use super::{StyleName, Template, TemplateError};
use crate::model::Picture;
use crate::page::Color;

/// The house style of an organisation. [`HouseStyle::apply_to`] lays it over a template.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseStyle {
    says: HouseFile,
    origin: String,
    lines: BTreeMap<String, usize>,
}

/// What an organisation prints on every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letterhead {
    /// The line at the head of the page, above everything else; empty for none.
    pub header: String,
    /// The line at the foot of the page, below everything else; empty for none.
    pub footer: String,
    /// The logo, before the line at the head.
    pub logo: Option<Logo>,
}

/// The picture that an organisation is known by.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// The picture.
    pub picture: Arc<Picture>,
    /// What is said in its place to a reader who does not see it.
    pub alternative: String,
    /// How high it is printed, from 4 to 40 mm.
    pub height_mm: f32,
}

/// What the file says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseFile {
    name: String,
    #[serde(default)]
    fonts: Fonts,
    #[serde(default)]
    colors: SomeColors,
    logo: Option<LogoFile>,
    header: Option<Line>,
    footer: Option<Line>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fonts {
    serif: Option<String>,
    sans: Option<String>,
    condensed: Option<String>,
    #[serde(default)]
    styles: BTreeMap<String, String>,
    #[serde(default)]
    files: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct SomeColors {
    #[serde(default, deserialize_with = "optional_color")]
    ink: Option<Color>,
    #[serde(default, deserialize_with = "optional_color")]
    muted: Option<Color>,
    #[serde(default, deserialize_with = "optional_color")]
    accent: Option<Color>,
    #[serde(default, deserialize_with = "optional_color")]
    rule: Option<Color>,
    #[serde(default, deserialize_with = "optional_color")]
    tint: Option<Color>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct LogoFile {
    file: String,
    alternative: String,
    height_mm: f32,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    text: String,
}

/// The most characters of a line at the head or the foot; more would be a text.
const MAX_CHARACTERS: usize = 200;
/// The least and the greatest height of a logo.
const LOGO_MM: (f32, f32) = (4.0, 40.0);

/// Reads a house style from TOML; `origin` names it in errors.
///
/// # Errors
///
/// The first thing that is wrong: broken TOML, a misspelt or missing key, a value out of bounds.
pub fn parse_house(toml: &str, origin: &str) -> Result<HouseStyle, TemplateError> {
    let document = Document::read(toml, origin, |_| None)?;
    let says: HouseFile = document.parse()?;
    match check(&says) {
        Some((key, message)) => Err(document.fault(&[&key], &message)),
        None => Ok(HouseStyle { says, origin: origin.to_owned(), lines: document.lines() }),
    }
}

/// Whether a file is meant as a house style, not as a template: it says something that a house style says, and nothing
/// that only a template does.
pub fn is_house(toml: &str) -> bool {
    const OF_TEMPLATES: [&str; 5] = ["id", "based_on", "paper", "styles", "sections"];
    const OF_HOUSES: [&str; 6] = ["name", "fonts", "colors", "logo", "header", "footer"];
    DeTable::parse(toml).is_ok_and(|table| {
        let has = |key: &&str| table.get_ref().contains_key(*key);
        !OF_TEMPLATES.iter().any(has) && OF_HOUSES.iter().any(has)
    })
}

impl HouseStyle {
    /// The name of the organisation or of its style.
    pub fn name(&self) -> &str {
        &self.says.name
    }

    /// The font files that it brings, beside its own file.
    pub fn font_files(&self) -> &[String] {
        &self.says.fonts.files
    }

    /// The file of the logo, beside its own file.
    pub fn logo_file(&self) -> Option<&str> {
        self.says.logo.as_ref().map(|logo| logo.file.as_str())
    }

    /// The families that it names, each with the key that names it.
    pub fn families(&self) -> Vec<(String, &str)> {
        let fonts = &self.says.fonts;
        let roles = [("serif", &fonts.serif), ("sans", &fonts.sans), ("condensed", &fonts.condensed)];
        let roles = roles
            .into_iter()
            .filter_map(|(role, family)| Some((format!("fonts.{role}"), family.as_deref()?)));
        let styles = &fonts.styles;
        roles
            .chain(styles.iter().map(|(key, family)| (format!("fonts.styles.{key}"), family.as_str())))
            .collect()
    }

    /// The error about a key such as `fonts.serif`.
    pub fn fault(&self, key: &str, message: impl Into<String>) -> TemplateError {
        let mut path = key;
        loop {
            if let Some(line) = self.lines.get(path) {
                return TemplateError { origin: self.origin.clone(), line: *line, message: message.into() };
            }
            match path.rsplit_once('.') {
                Some((table, _)) => path = table,
                None => {
                    return TemplateError { origin: self.origin.clone(), line: 1, message: message.into() };
                }
            }
        }
    }

    /// Makes of a template the organisation's own.
    ///
    /// `face` gives the PostScript name of the face of a family (second) that is most like a face of the template
    /// (first), or nothing where the family is not there: then the template's face stays. `logo` is the picture of
    /// [`HouseStyle::logo_file`], if that could be read.
    ///
    /// # Errors
    ///
    /// If text in the colours of the two together could not be read.
    pub fn apply_to(
        &self,
        template: &Template,
        face: impl Fn(&str, &str) -> Option<String>,
        logo: Option<&Arc<Picture>>,
    ) -> Result<Template, TemplateError> {
        let mut styled = template.clone();
        let fonts = &self.says.fonts;
        for name in StyleName::ALL {
            let style = styled.styles.get_mut(*name);
            let own = fonts.styles.get(&name.key());
            if let Some(family) = own.or(fonts.of_role(&style.face))
                && let Some(face) = face(&style.face, family)
            {
                style.face = face;
            }
        }
        let (colors, some) = (&mut styled.colors, &self.says.colors);
        let pairs = [
            (&mut colors.ink, some.ink),
            (&mut colors.muted, some.muted),
            (&mut colors.accent, some.accent),
            (&mut colors.rule, some.rule),
            (&mut colors.tint, some.tint),
        ];
        for (color, own) in pairs {
            *color = own.unwrap_or(*color);
        }
        if let Some((keys, message)) = styled.colors.too_faint() {
            let key = keys.into_iter().find(|key| self.lines.contains_key(*key)).unwrap_or("colors");
            return Err(self.fault(key, format!("in the template “{}”, {message}", template.id)));
        }
        let text = |line: &Option<Line>| line.as_ref().map(|line| line.text.clone()).unwrap_or_default();
        styled.letterhead = Letterhead {
            header: text(&self.says.header),
            footer: text(&self.says.footer),
            logo: self.says.logo.as_ref().zip(logo).map(|(says, picture)| Logo {
                picture: Arc::clone(picture),
                alternative: says.alternative.clone(),
                height_mm: says.height_mm,
            }),
        };
        Ok(styled)
    }
}

impl Fonts {
    /// The family for the role of a template's face, which the face's name tells.
    fn of_role(&self, face: &str) -> Option<&String> {
        let has = |word: &str| face.to_ascii_lowercase().contains(word);
        if has("cond") || has("narrow") {
            self.condensed.as_ref()
        } else if has("serif") && !has("sansserif") {
            self.serif.as_ref()
        } else {
            self.sans.as_ref()
        }
    }
}

/// The key and the reason of the first value that cannot be used.
fn check(says: &HouseFile) -> Option<(String, String)> {
    let fault = |key: &str, message: String| Some((key.to_owned(), message));
    if says.name.trim().is_empty() {
        return fault("name", "a house style needs a name".to_owned());
    }
    let known: Vec<String> = StyleName::ALL.iter().map(|name| name.key()).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    if let Some(style) = says.fonts.styles.keys().find(|style| !known.contains(&style.as_str())) {
        return fault(&format!("fonts.styles.{style}"), unknown(style, &known));
    }
    if let Some(file) = says.fonts.files.iter().find(|file| !is_beside(file)) {
        return fault("fonts.files", format!("“{file}” is not the name of a file beside this one"));
    }
    for (key, line) in [("header.text", &says.header), ("footer.text", &says.footer)] {
        if line.as_ref().is_some_and(|line| line.text.chars().count() > MAX_CHARACTERS) {
            return fault(key, format!("the line has more than {MAX_CHARACTERS} characters"));
        }
    }
    let logo = says.logo.as_ref()?;
    let (least, most) = LOGO_MM;
    if !is_beside(&logo.file) {
        return fault("logo.file", format!("“{}” is not the name of a file beside this one", logo.file));
    }
    if logo.alternative.trim().is_empty() {
        return fault("logo.alternative", "a logo needs words for a reader who does not see it".to_owned());
    }
    if !(least..=most).contains(&logo.height_mm) {
        return fault("logo.height_mm", format!("{} is not between {least} and {most}", logo.height_mm));
    }
    None
}

/// Whether a path leads to a file in the same folder or below it.
fn is_beside(path: &str) -> bool {
    !path.trim().is_empty()
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}
