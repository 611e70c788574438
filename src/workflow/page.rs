//! From a briefing to the bytes of its page.

use std::path::Path;
use std::sync::Arc;

use super::styles::{MissingTemplate, StyleSet};
use super::unsourced::WithoutSource;
use super::withheld::{UnresolvedNames, check_page, names_of_withheld};
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
pub struct RenderedPage {
    /// How it is laid out, and what is not on it.
    pub layout: Layout,
    /// Its PDF, which may hold what may not leave the program.
    pub(crate) pdf: Vec<u8>,
    /// The names of withheld speakers that stand on it undecided, if any do.
    pub unresolved: Option<UnresolvedNames>,
    /// The template that the briefing names, if it is not there.
    pub missing_template: Option<MissingTemplate>,
    /// The faces that it is set in.
    fonts: Library,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// There is no template at all.
    #[error("there is no template")]
    NoTemplate,
    /// The page would go out without its marking.
    #[error("{}", without_marking(*.0))]
    Unmarked(Unmarked),
    /// The name of a withheld speaker would go out.
    #[error("{0}")]
    Withheld(UnresolvedNames),
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

/// Sets pages; keeps between two of them what the second can use again.
pub struct PageRenderer {
    engine: Engine,
    styles: Arc<StyleSet>,
}

impl Default for PageRenderer {
    fn default() -> Self {
        Self::new(Arc::default())
    }
}

impl PageRenderer {
    /// A renderer of pages in these styles.
    pub fn new(styles: Arc<StyleSet>) -> Self {
        Self { engine: Engine::new(styles.fonts()), styles }
    }

    /// The styles it sets pages in.
    pub fn styles(&self) -> &Arc<StyleSet> {
        &self.styles
    }

    /// Makes the page of a briefing. The same briefing gives the same bytes, whatever was made before.
    ///
    /// # Errors
    ///
    /// [`RenderError`] if the page cannot be written.
    pub fn render(&mut self, briefing: &Briefing, findings: &Findings) -> Result<RenderedPage, RenderError> {
        self.render_with(briefing, &findings.origins, &names_of_withheld(briefing, findings))
    }

    /// How the page of a briefing is laid out; `None` if there is no template.
    pub(super) fn lay_out(&mut self, briefing: &Briefing, origins: &Origins) -> Option<Layout> {
        let template = self.styles.template_or_standard(&briefing.template)?;
        Some(self.engine.lay_out(briefing, origins, template))
    }

    /// The same, where the names of the withheld speakers are looked for already.
    pub(crate) fn render_with(
        &mut self,
        briefing: &Briefing,
        origins: &Origins,
        names: &NameFinder,
    ) -> Result<RenderedPage, RenderError> {
        let id = &briefing.template;
        let template = self.styles.template_or_standard(id).ok_or(RenderError::NoTemplate)?;
        let layout = self.engine.lay_out(briefing, origins, template);
        let pdf = pdf::write(&layout.page, self.styles.fonts())?;
        // What a page says is gathered anew only where there is a name to look for.
        let unresolved = if names.is_empty() {
            None
        } else {
            check_page(briefing, &self.styles.outline(briefing, origins), names, &layout).err()
        };
        let missing_template = self.styles.missing_template(id);
        let fonts = self.styles.fonts().clone();
        Ok(RenderedPage { layout, pdf, unresolved, missing_template, fonts })
    }
}

/// Makes the page of a briefing on what travels inside the program: the very bytes that the window previews and that
/// export writes where the user keeps no templates and no house style.
///
/// # Errors
///
/// [`RenderError`] if the page cannot be written.
pub fn render_page(briefing: &Briefing, findings: &Findings) -> Result<RenderedPage, RenderError> {
    PageRenderer::default().render(briefing, findings)
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

impl RenderedPage {
    /// The PDF with the briefing that it is the page of inside, as the file that it is saved to; `path` is the PDF's.
    ///
    /// # Errors
    ///
    /// [`RenderError`] if the page must not be handed on, if the briefing holds the names of withheld speakers, or if one
    /// of the two files cannot be made.
    pub fn pdf_with(&self, briefing: &Briefing, path: &Path) -> Result<Vec<u8>, RenderError> {
        self.check_exportable()?;
        if briefing.withholds() {
            return Err(RenderError::NamesInside);
        }
        let data = storage::to_bytes(&Document { briefing: briefing.clone() })?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let attachment = Attachment {
            name: &format!("{}.precis", stem.unwrap_or_default()),
            media_type: MIME_TYPE,
            description: words::ATTACHED_BRIEFING,
            data: &data,
        };
        let pdf = pdf::write_with(&self.layout.page, &self.fonts, &attachment)?;
        if pdf.len() as u64 > MAX_BYTES { Err(RenderError::TooLarge) } else { Ok(pdf) }
    }

    /// Whether the page carries its marking and no name that is withheld: else it may be looked at, but not handed on.
    pub(crate) fn check_exportable(&self) -> Result<(), RenderError> {
        if let Some(reason) = self.layout.unmarked {
            return Err(RenderError::Unmarked(reason));
        }
        self.unresolved.clone().map_or(Ok(()), |names| Err(RenderError::Withheld(names)))
    }
}

impl PageFormat {
    /// The format that the extension of a path names, in any case.
    pub fn of(path: &Path) -> Option<Self> {
        let is =
            |other: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(other));
        if is("pdf") {
            Some(Self::Pdf)
        } else if is("png") {
            Some(Self::Png)
        } else {
            None
        }
    }

    /// The bytes of a file of this format.
    ///
    /// # Errors
    ///
    /// [`RenderError::Unmarked`] if the page does not carry its marking, [`RenderError::Withheld`] if it carries the name
    /// of a withheld speaker undecided: such a page may be looked at, but not handed on.
    /// [`RenderError::Preview`] if there is no picture of the PDF.
    pub fn encode(self, page: &RenderedPage) -> Result<Vec<u8>, RenderError> {
        page.check_exportable()?;
        match self {
            Self::Pdf => Ok(page.pdf.clone()),
            Self::Png => Ok(rasterise(&page.pdf, PICTURE_PIXELS_PER_PT)?.to_png()?),
        }
    }
}
