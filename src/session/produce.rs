//! From a briefing to the bytes of its page.

use std::path::Path;
use std::sync::Arc;

use super::outgoing::WithoutSource;
use super::stationery::{MissingTemplate, Stationery};
use super::texts::TextFormat;
use super::withheld::{Standing, names_of_withheld, page_holds};
use crate::export::ExportError;
use crate::export::pdf::{self, Attachment};
use crate::fonts::Library;
use crate::i18n::page as words;
use crate::layout::{Engine, Layout, Unmarked};
use crate::model::{Briefing, Findings, Origins};
use crate::names::NameFinder;
use crate::preview::{PreviewError, rasterise};
use crate::storage::format::MIME_TYPE;
use crate::storage::{self, Document, MAX_BYTES, StorageError};

/// The page of a briefing.
#[derive(Clone, Debug)]
pub struct Produced {
    /// How it is laid out, and what is not on it.
    pub layout: Layout,
    /// Its PDF, which may hold what may not leave the program.
    pub(super) pdf: Vec<u8>,
    /// The names of withheld speakers that stand on it undecided, if any do.
    pub standing: Option<Standing>,
    /// The template that the briefing names, if it is not there.
    pub missing_template: Option<MissingTemplate>,
    /// The faces that it is set in.
    fonts: Library,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum ProduceError {
    /// There is no template at all.
    #[error("there is no template")]
    NoTemplate,
    /// The page would go out without its marking.
    #[error("{}", without_marking(*.0))]
    Unmarked(Unmarked),
    /// The name of a withheld speaker would go out.
    #[error("{0}")]
    Withheld(Standing),
    /// Something would stand in it without a source.
    #[error("{0}")]
    Unsourced(WithoutSource),
    /// The page cannot be written as a PDF.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The briefing cannot be put into the PDF.
    #[error("the briefing cannot go into it because {0}")]
    Briefing(#[from] StorageError),
    /// The briefing that should go into the PDF holds the names of withheld speakers.
    #[error("the briefing that would go into it holds the names of the withheld speakers")]
    NamesInside,
    /// The PDF with the briefing inside would be larger than the program reads.
    #[error("with the briefing inside it would be larger than {} MB and could not be opened again", MAX_BYTES / 1_000_000)]
    TooLarge,
    /// The PDF cannot be turned into a picture.
    #[error(transparent)]
    Preview(#[from] PreviewError),
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
    stationery: Arc<Stationery>,
}

impl Default for Press {
    fn default() -> Self {
        Self::new(Arc::default())
    }
}

impl Press {
    /// A press that prints on this stationery.
    pub fn new(stationery: Arc<Stationery>) -> Self {
        Self { engine: Engine::new(stationery.fonts()), stationery }
    }

    /// What it prints on.
    pub fn stationery(&self) -> &Arc<Stationery> {
        &self.stationery
    }

    /// Makes the page of a briefing. The same briefing gives the same bytes, whatever was made before.
    ///
    /// # Errors
    ///
    /// [`ProduceError`] if the page cannot be written.
    pub fn produce(&mut self, briefing: &Briefing, findings: &Findings) -> Result<Produced, ProduceError> {
        self.print(briefing, &findings.origins, &names_of_withheld(briefing, findings))
    }

    /// The same, where the names of the withheld speakers are looked for already.
    pub(super) fn print(
        &mut self,
        briefing: &Briefing,
        origins: &Origins,
        names: &NameFinder,
    ) -> Result<Produced, ProduceError> {
        let id = &briefing.template;
        let template = self.stationery.template_or_standard(id).ok_or(ProduceError::NoTemplate)?;
        let layout = self.engine.lay_out(briefing, origins, template);
        let pdf = pdf::write(&layout.page, self.stationery.fonts())?;
        let standing =
            page_holds(briefing, &self.stationery.outline(briefing, origins), names, &layout).err();
        let missing_template = self.stationery.missing_template(id);
        let fonts = self.stationery.fonts().clone();
        Ok(Produced { layout, pdf, standing, missing_template, fonts })
    }
}

/// Makes the page of a briefing on what travels inside the program: the very bytes that the window previews and that
/// export writes where the user keeps no templates and no house style.
///
/// # Errors
///
/// [`ProduceError`] if the page cannot be written.
pub fn produce(briefing: &Briefing, findings: &Findings) -> Result<Produced, ProduceError> {
    Press::default().produce(briefing, findings)
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

impl Produced {
    /// The PDF with the briefing that it is the page of inside, as the file that it is saved to; `name` is the PDF's.
    ///
    /// # Errors
    ///
    /// [`ProduceError`] if the page must not be handed on, if the briefing holds the names of withheld speakers, or if one
    /// of the two files cannot be made.
    pub fn pdf_with(&self, briefing: &Briefing, name: &str) -> Result<Vec<u8>, ProduceError> {
        self.may_leave()?;
        if briefing.withholds() {
            return Err(ProduceError::NamesInside);
        }
        let data = storage::to_bytes(&Document { briefing: briefing.clone() })?;
        let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let attachment = Attachment {
            name: &format!("{}.precis", stem.unwrap_or_default()),
            media_type: MIME_TYPE,
            description: words::ATTACHED_BRIEFING,
            data: &data,
        };
        let pdf = pdf::write_with(&self.layout.page, &self.fonts, &attachment)?;
        if pdf.len() as u64 > MAX_BYTES { Err(ProduceError::TooLarge) } else { Ok(pdf) }
    }

    /// Whether the page carries its marking and no name that is withheld: else it may be looked at, but not handed on.
    pub(super) fn may_leave(&self) -> Result<(), ProduceError> {
        if let Some(reason) = self.layout.unmarked {
            return Err(ProduceError::Unmarked(reason));
        }
        self.standing.clone().map_or(Ok(()), |standing| Err(ProduceError::Withheld(standing)))
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
        page.may_leave()?;
        match self {
            Self::Pdf => Ok(page.pdf.clone()),
            Self::Png => Ok(rasterise(&page.pdf, PICTURE_PIXELS_PER_PT)?.to_png()?),
        }
    }
}
