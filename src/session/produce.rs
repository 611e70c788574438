//! From a briefing to the bytes of its page.

use std::path::Path;

use super::texts::TextFormat;
use super::withheld::{Standing, page_holds};
use crate::export::{ExportError, pdf};
use crate::fonts::Library;
use crate::layout::{Engine, Layout, Unmarked};
use crate::model::{Briefing, Origins};
use crate::preview::{PreviewError, rasterise};
use crate::template;

/// The page of a briefing.
#[derive(Clone, Debug)]
pub struct Produced {
    /// How it is laid out, and what is not on it.
    pub layout: Layout,
    /// Its PDF.
    pub pdf: Vec<u8>,
    /// The names of withheld speakers that stand on it undecided, if any do.
    pub standing: Option<Standing>,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum ProduceError {
    /// The briefing names a template that the program does not have.
    #[error("{}", without_template(.0))]
    NoTemplate(String),
    /// The page would go out without its marking.
    #[error("{}", without_marking(*.0))]
    Unmarked(Unmarked),
    /// The name of a withheld speaker would go out.
    #[error("{0}")]
    Withheld(Standing),
    /// The page cannot be written as a PDF.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The PDF cannot be turned into a picture.
    #[error(transparent)]
    Preview(#[from] PreviewError),
}

fn without_template(id: &str) -> String {
    let known: Vec<&str> = template::built_in().iter().map(|template| template.id.as_str()).collect();
    format!("there is no template “{id}” (the templates are: {})", known.join(", "))
}

fn without_marking(reason: Unmarked) -> String {
    match reason {
        Unmarked::TooLong { characters, room } => {
            format!("its marking has {characters} characters and only the first {room} of them fit")
        }
        Unmarked::Uncovered { character } => {
            format!("no font has the character “{character}” of its marking")
        }
    }
}

/// Makes pages; keeps between two of them what the second can use again.
pub struct Press {
    engine: Engine,
}

impl Default for Press {
    fn default() -> Self {
        Self { engine: Engine::new(Library::bundled()) }
    }
}

impl Press {
    /// Makes the page of a briefing. The same briefing gives the same bytes, whatever was made before.
    ///
    /// # Errors
    ///
    /// [`ProduceError`] if the template is not there or the page cannot be written.
    pub fn produce(&mut self, briefing: &Briefing, origins: &Origins) -> Result<Produced, ProduceError> {
        let template = template::by_id(&briefing.template)
            .ok_or_else(|| ProduceError::NoTemplate(briefing.template.clone()))?;
        let layout = self.engine.lay_out(briefing, origins, template);
        let pdf = pdf::write(&layout.page, Library::bundled())?;
        let standing = page_holds(briefing, &layout.page).err();
        Ok(Produced { layout, pdf, standing })
    }
}

/// Makes the page of a briefing: the very bytes that the window previews and that export writes.
///
/// # Errors
///
/// [`ProduceError`] if the template is not there or the page cannot be written.
pub fn produce(briefing: &Briefing, origins: &Origins) -> Result<Produced, ProduceError> {
    Press::default().produce(briefing, origins)
}

/// The kinds of file that a briefing is exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Its page.
    Page(PageFormat),
    /// Its text.
    Text(TextFormat),
}

/// The kinds of file that a page is exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageFormat {
    /// A PDF.
    Pdf,
    /// A picture of the PDF.
    Png,
}

/// The resolution of an exported picture.
const PICTURE_PIXELS_PER_PT: f32 = 150.0 / 72.0;

impl Format {
    /// The format that the extension of a path names, in any case.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        if extension.eq_ignore_ascii_case("pdf") {
            Some(Self::Page(PageFormat::Pdf))
        } else if extension.eq_ignore_ascii_case("png") {
            Some(Self::Page(PageFormat::Png))
        } else {
            TextFormat::of(path).map(Self::Text)
        }
    }
}

impl PageFormat {
    /// The bytes of a file of this format.
    ///
    /// # Errors
    ///
    /// [`ProduceError::Unmarked`] if the page does not carry its marking, [`ProduceError::Withheld`] if it carries the name
    /// of a withheld speaker undecided: such a page may be looked at, but not handed on.
    /// [`ProduceError::Preview`] if there is no picture of the PDF.
    pub fn encode(self, page: &Produced) -> Result<Vec<u8>, ProduceError> {
        if let Some(reason) = page.layout.unmarked {
            return Err(ProduceError::Unmarked(reason));
        }
        if let Some(standing) = &page.standing {
            return Err(ProduceError::Withheld(standing.clone()));
        }
        match self {
            Self::Pdf => Ok(page.pdf.clone()),
            Self::Png => Ok(rasterise(&page.pdf, PICTURE_PIXELS_PER_PT)?.to_png()?),
        }
    }
}
