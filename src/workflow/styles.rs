//! The styles that pages are set in: templates, a house style and its fonts.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::guard::guarded;
use crate::export::pdf;
use crate::fonts::{Face, Library};
use crate::model::{Briefing, Origins, Picture, SectionKind};
use crate::outline::Outline;
use crate::picture;
use crate::storage::{UserFile, house_file, read_bytes, template_files};
use crate::template::{self, HouseStyle, Template, TemplateError, parse_house};

/// Templates, a house style and fonts: all about the look of pages that no briefing holds.
#[derive(Clone, Debug)]
pub struct StyleSet {
    templates: Vec<StyledTemplate>,
    house: Option<LoadedHouseStyle>,
    fonts: Library,
    faults: Vec<StyleFault>,
}

/// A template that is not there; another one sets the page, and the briefing keeps its choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingTemplate {
    /// Its id, by which a briefing names it.
    pub id: String,
    /// The name of the template in its place.
    pub stand_in: String,
}

/// A template to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateSummary {
    /// Its id, by which a briefing names it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The user's file that it comes from; `None` for a built-in one.
    pub file: Option<PathBuf>,
}

/// A template as its file has it, and as the house style makes it.
#[derive(Clone, Debug)]
struct StyledTemplate {
    plain: Template,
    styled: Template,
    /// The user's file; `None` for a built-in one.
    file: Option<PathBuf>,
}

/// A house style and the picture that it brings.
#[derive(Clone, Debug)]
struct LoadedHouseStyle {
    style: HouseStyle,
    logo: Option<Arc<Picture>>,
}

/// Something in the user's files that cannot be used. It prints as one sentence without its full stop: the file, the
/// line, the reason, and what becomes of the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleFault {
    file: PathBuf,
    line: Option<usize>,
    reason: String,
    outcome: &'static str,
}

/// What becomes of the pages.
const TEMPLATE_LEFT_OUT: &str = "this template is left out, and the others are there";
const HOUSE_LEFT_OUT: &str = "the house style is left out, and pages look as their templates have it";
const FONT_LEFT_OUT: &str = "this font is left out, and the fonts of the templates stay in its place";
const LOGO_LEFT_OUT: &str = "the logo is left out";
const FAMILY_MISSING: &str = "the fonts of the templates stay in its place";
const HOUSE_STYLE_LEFT_OFF: &str = "this template looks as its own file has it";

impl Default for StyleSet {
    /// What travels inside the program.
    fn default() -> Self {
        let style = |template: &Template| StyledTemplate::new(template.clone(), None);
        Self {
            templates: template::built_in().iter().map(style).collect(),
            house: None,
            fonts: Library::bundled().clone(),
            faults: Vec::new(),
        }
    }
}

impl StyleSet {
    /// What travels inside the program, and what the user keeps in the configuration folder.
    ///
    /// What cannot be used is left out and named in [`StyleSet::faults`].
    pub fn read(folder: Option<&Path>) -> Self {
        let mut styles = Self::read_templates(folder);
        if let Some(file) = folder.and_then(house_file)
            && let Err(fault) = styles.apply_house_file(&file)
        {
            styles.faults.push(fault);
        }
        styles
    }

    /// The same without the house style of that folder.
    pub fn read_templates(folder: Option<&Path>) -> Self {
        let mut styles = Self::default();
        for file in folder.map(template_files).unwrap_or_default() {
            if let Err(fault) = styles.add(file, Taken::Refused) {
                styles.faults.push(fault);
            }
        }
        styles
    }

    /// What a briefing says under the headings of its template.
    pub fn outline<'a>(&self, briefing: &'a Briefing, origins: &Origins) -> Outline<'a> {
        let template = self.template_or_standard(&briefing.template);
        let heading =
            |kind: SectionKind| template.map_or("", |template| &template.sections.get(kind).heading);
        Outline::new(briefing, origins, &heading)
    }

    /// Adds the template of a file; gives its id. It takes the place of another file's with that id.
    ///
    /// # Errors
    ///
    /// A [`StyleFault`] if the file cannot be used as a template.
    pub fn add_template(&mut self, file: &Path) -> Result<String, StyleFault> {
        self.add(UserFile::read(file.to_owned()), Taken::Replaced)
    }

    /// Takes the house style of a file in the place of the one that is there.
    ///
    /// # Errors
    ///
    /// A [`StyleFault`] if the file cannot be used as a house style. What of its fonts cannot be used is named in
    /// [`StyleSet::faults`].
    pub fn set_house_style(&mut self, file: &Path) -> Result<(), StyleFault> {
        self.apply_house_file(&UserFile::read(file.to_owned()))
    }

    /// What cannot be used of the user's files.
    pub fn faults(&self) -> &[StyleFault] {
        &self.faults
    }

    /// The name of the house style, if there is one.
    pub fn house(&self) -> Option<&str> {
        self.house.as_ref().map(|house| house.style.name())
    }

    /// The faces that pages are set in.
    pub fn fonts(&self) -> &Library {
        &self.fonts
    }

    /// The template of that id, as the house style makes it.
    pub fn template(&self, id: &str) -> Option<&Template> {
        self.templates.iter().map(|style| &style.styled).find(|template| template.id == id)
    }

    /// The template of that id, or the one of a new briefing where it is not there.
    pub fn template_or_standard(&self, id: &str) -> Option<&Template> {
        self.template(id).or_else(|| self.template(&template::standard()?.id))
    }

    /// What stands in for the template of that id, if it is not there.
    pub fn missing_template(&self, id: &str) -> Option<MissingTemplate> {
        let template = self.template_or_standard(id).filter(|template| template.id != id)?;
        Some(MissingTemplate { id: id.to_owned(), stand_in: template.name.clone() })
    }

    /// The templates to choose from, the built-in ones first.
    pub fn templates(&self) -> Vec<TemplateSummary> {
        let summary = |style: &StyledTemplate| TemplateSummary {
            id: style.plain.id.clone(),
            name: style.plain.name.clone(),
            file: style.file.clone(),
        };
        self.templates.iter().map(summary).collect()
    }

    fn add(&mut self, file: UserFile, taken: Taken) -> Result<String, StyleFault> {
        let path = file.path.clone();
        let fault = |line, reason: String| StyleFault {
            file: path.clone(),
            line,
            reason,
            outcome: TEMPLATE_LEFT_OUT,
        };
        let (toml, origin) = text_of(&file).map_err(|reason| fault(None, reason))?;
        let of_template = |err: TemplateError| fault(Some(err.line), err.message);
        let plain = template::parse(&toml, &origin).map_err(of_template)?;
        let id = plain.id.clone();
        if let Some(other) = self.templates.iter().position(|style| style.plain.id == id) {
            let owner = self.templates.get(other).and_then(|style| style.file.as_deref());
            let message = match (owner, taken) {
                (Some(_), Taken::Replaced) => None,
                (None, _) => Some(format!("the id “{id}” is that of a built-in template")),
                (Some(owner), Taken::Refused) => {
                    Some(format!("the id “{id}” is that of “{}”", owner.display()))
                }
            };
            if let Some(message) = message {
                return Err(of_template(template::fault_in(&toml, &origin, "id", &message)));
            }
            self.templates.remove(other);
        }
        let mut style = StyledTemplate::new(plain, Some(file.path));
        if let Some(house) = &self.house {
            self.faults.extend(style.apply_house(house, &self.fonts));
        }
        self.templates.push(style);
        Ok(id)
    }

    /// Sets pages in another house style.
    fn apply_house_file(&mut self, file: &UserFile) -> Result<(), StyleFault> {
        let path = file.path.clone();
        let fault = |line, reason| StyleFault { file: path.clone(), line, reason, outcome: HOUSE_LEFT_OUT };
        let (toml, origin) = text_of(file).map_err(|reason| fault(None, reason))?;
        let house = parse_house(&toml, &origin).map_err(|err| fault(Some(err.line), err.message))?;
        let within = |key: &str, reason: String, outcome| {
            let TemplateError { line, message, .. } = house.fault(key, reason);
            StyleFault { file: path.clone(), line: Some(line), reason: message, outcome }
        };
        // What was said of the former house style is of no matter any more.
        self.faults.retain(|fault| fault.outcome == TEMPLATE_LEFT_OUT);
        let folder = file.path.parent().unwrap_or(Path::new(""));
        self.fonts = Library::bundled().clone();
        for name in house.font_files() {
            if let Err(reason) = add_font(&mut self.fonts, &folder.join(name)) {
                let reason = format!("the font “{name}” cannot be used: {reason}");
                self.faults.push(within("fonts.files", reason, FONT_LEFT_OUT));
            }
        }
        for (key, family) in house.families() {
            if self.fonts.nearest(family, 400, false).is_none() {
                let reason = format!("there is no font family “{family}”");
                self.faults.push(within(&key, reason, FAMILY_MISSING));
            }
        }
        let mut logo = None;
        if let Some(name) = house.logo_file() {
            match read_logo(&folder.join(name)) {
                Ok(picture) => logo = Some(Arc::new(picture)),
                Err(reason) => {
                    let reason = format!("the logo “{name}” cannot be used: {reason}");
                    self.faults.push(within("logo.file", reason, LOGO_LEFT_OUT));
                }
            }
        }
        let house = LoadedHouseStyle { style: house, logo };
        for style in &mut self.templates {
            self.faults.extend(style.apply_house(&house, &self.fonts));
        }
        self.house = Some(house);
        Ok(())
    }
}

/// What becomes of a user's template whose id another file's has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    Refused,
    Replaced,
}

impl StyledTemplate {
    fn new(plain: Template, file: Option<PathBuf>) -> Self {
        Self { styled: plain.clone(), plain, file }
    }

    /// Lays a house style over the template; where the two do not go together, it stays as it is.
    fn apply_house(&mut self, house: &LoadedHouseStyle, fonts: &Library) -> Option<StyleFault> {
        let face = |own: &str, family: &str| {
            let own = fonts.face_or_stand_in(own)?;
            let face = fonts.nearest(family, own.weight, own.italic)?;
            Some(face.name.to_string())
        };
        match house.style.apply_to(&self.plain, face, house.logo.as_ref()) {
            Ok(styled) => {
                self.styled = styled;
                None
            }
            Err(TemplateError { origin, line, message }) => {
                self.styled.clone_from(&self.plain);
                let (file, line) = (PathBuf::from(origin), Some(line));
                Some(StyleFault { file, line, reason: message, outcome: HOUSE_STYLE_LEFT_OFF })
            }
        }
    }
}

/// The text of a file and its name in errors.
fn text_of(file: &UserFile) -> Result<(String, String), String> {
    let bytes = file.bytes.clone().map_err(|err| err.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned())?;
    Ok((text, file.path.display().to_string()))
}

fn read_logo(file: &Path) -> Result<Picture, String> {
    let bytes = read_bytes(file).map_err(|err| err.to_string())?;
    or_broken(|| picture::read(&bytes).map_err(|err| err.to_string()))
}

/// What a reader of files from elsewhere gives; a reason also where it breaks over one, since the page can do without.
fn or_broken<T>(read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    guarded(read).unwrap_or_else(|_| Err("the program cannot read it".to_owned()))
}

/// Adds the face of a file that can be both set and embedded.
fn add_font(fonts: &mut Library, file: &Path) -> Result<(), String> {
    let bytes = read_bytes(file).map_err(|err| err.to_string())?;
    let face = or_broken(|| {
        let face = Face::from_file(bytes).map_err(|err| err.to_string())?;
        pdf::try_face(&face).map_err(|err| err.to_string())?;
        Ok(face)
    })?;
    fonts.add(face).map_err(|err| err.to_string())
}

impl StyleFault {
    /// The file, the line and the reason.
    pub fn cause(&self) -> String {
        // A name may hold a line break or an escape sequence.
        let name = self.file.display().to_string().replace(char::is_control, "\u{fffd}");
        let line = self.line.map(|line| format!(", line {line}")).unwrap_or_default();
        format!("“{name}”{line}: {}", self.reason.replace(char::is_control, " "))
    }
}

impl fmt::Display for StyleFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}; {}", self.cause(), self.outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_breaks_its_reader_is_a_fault_and_not_the_end() {
        let broken = or_broken::<()>(|| panic!("out of luck"));
        assert_eq!(broken, Err("the program cannot read it".to_owned()));
        assert_eq!(or_broken(|| Ok(1)), Ok(1));
        assert_eq!(or_broken::<()>(|| Err("why".to_owned())), Err("why".to_owned()));
    }
}
