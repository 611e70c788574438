//! What jobs do, on the threads where they do it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::faults::{ImportFault, PageFault, PictureFault, Provenance};
use crate::analysis::{Analyst, analyse};
use crate::import::{Hint, import, samples};
use crate::model::{Article, Briefing, Findings, Origins, Picture, SectionId};
use crate::names::NameFinder;
use crate::never::OrNever;
use crate::preview::{Raster, rasterise};
use crate::storage::{self, Document, StorageError};
use crate::workflow::{
    Export, ExportContent, ExportFault, Exported, OpenError, Opened, PageRenderer, RenderedPage, StyleSet,
    export_to, guarded, read_briefing, ticked,
};

/// What a job that was asked for came to.
pub(super) enum Done {
    /// Files or a pasted text were read.
    Imported(Vec<(Provenance, Result<Article, ImportFault>)>),
    /// The sample pack was read and analysed.
    Sample(Vec<Arc<Article>>, Findings),
    /// A file was opened, or not.
    Opened(PathBuf, Result<Box<Opened>, OpenError>),
    /// A file of that name was read as the picture of a section, or not.
    Picture(SectionId, String, Result<Picture, PictureFault>),
    /// The briefing of that revision was saved, or not.
    Saved(PathBuf, u64, Result<(), StorageError>),
    /// A briefing or its annex was exported, or not.
    Exported(PathBuf, ExportContent, Result<Exported, ExportFault>),
    /// The user's templates and house style were read.
    TemplatesLoaded(Arc<StyleSet>),
}

/// Reads files as articles; stops between two files when it is cancelled.
pub(super) fn import_files(paths: Vec<PathBuf>, cancelled: &AtomicBool) -> Done {
    let mut articles = Vec::new();
    for path in paths {
        if cancelled.load(Ordering::Relaxed) {
            break;
        }
        // A file that breaks the importer must not take the other files with it.
        let result = guarded(|| import_file(&path)).unwrap_or(Err(ImportFault::Panic));
        articles.push((Provenance::File(name_of(&path)), result));
    }
    Done::Imported(articles)
}

fn import_file(path: &Path) -> Result<Article, ImportFault> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("precis")) {
        return Err(ImportFault::IsBriefing);
    }
    let bytes = storage::read_bytes(path).map_err(ImportFault::Reading)?;
    let hint = Hint { file: Some(name_of(path)), ..Hint::default() };
    import(&bytes, &hint).map_err(ImportFault::Importing)
}

/// Reads a pasted text as an article.
pub(super) fn import_text(text: &str) -> Done {
    let article = import(text.as_bytes(), &Hint::default()).map_err(ImportFault::Importing);
    Done::Imported(vec![(Provenance::Paste, article)])
}

/// Reads and analyses the sample pack.
pub(super) fn read_sample() -> Done {
    let read = |(name, bytes): (&str, &[u8])| {
        let hint = Hint { file: Some(name.to_owned()), ..Hint::default() };
        import(bytes, &hint).ok().some_or_never("a sample is an article").map(Arc::new)
    };
    let articles: Vec<Arc<Article>> = samples().into_iter().filter_map(read).collect();
    let findings = analyse(&articles);
    Done::Sample(articles, findings)
}

/// Opens a file.
pub(super) fn open(path: PathBuf) -> Done {
    let opened = read_briefing(&path).map(Box::new);
    Done::Opened(path, opened)
}

/// Saves a snapshot of the briefing.
pub(super) fn save(path: PathBuf, revision: u64, briefing: Briefing) -> Done {
    let result = storage::write(&path, &Document { briefing });
    Done::Saved(path, revision, result)
}

/// What an export starts from.
pub(super) struct ExportOrder {
    pub(super) export: Export,
    pub(super) briefing: Briefing,
    /// What analysis has about the ticked articles; `None` if it is not there yet.
    pub(super) findings: Option<Findings>,
    pub(super) styles: Arc<StyleSet>,
    /// The page, if the window shows the briefing as it is.
    pub(super) page: Option<Arc<RenderedPage>>,
}

/// Exports a page, with the bytes that the window shows or the ones that it would show in a moment, or a text.
pub(super) fn export(order: ExportOrder) -> Done {
    let ExportOrder { export, briefing, findings, styles, page } = order;
    // A wrong name is refused at once, whatever there is to analyse.
    if let Err(fault) = export.content.format_of(&export.path) {
        return Done::Exported(export.path, export.content, Err(fault));
    }
    let findings = findings.unwrap_or_else(|| Analyst::default().analyse(&ticked(&briefing)));
    let mut renderer = PageRenderer::new(styles);
    let result = export_to(&export, &briefing, &findings, &mut renderer, page);
    Done::Exported(export.path, export.content, result)
}

/// Reads the user's templates and house style.
pub(super) fn load_templates(folder: Option<&Path>) -> Done {
    Done::TemplatesLoaded(Arc::new(StyleSet::read(folder)))
}

/// Which page is meant: everything that a page depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageKey {
    /// How many briefings were opened before this one.
    pub(super) document: u64,
    /// The revision of the briefing.
    pub(super) revision: u64,
    /// How many times the findings were replaced.
    pub(super) findings: u64,
    /// How many times the styles were replaced.
    pub(super) styles: u64,
    /// The resolution of the picture.
    pub(super) pixels_per_pt: f32,
}

impl PageKey {
    /// Whether the other key means the same page, if perhaps at another resolution.
    pub(super) fn same_page(&self, other: &Self) -> bool {
        Self { pixels_per_pt: other.pixels_per_pt, ..*self } == *other
    }
}

/// What the page thread is asked for.
pub(super) struct PageOrder {
    pub(super) key: PageKey,
    pub(super) briefing: Briefing,
    pub(super) origins: Origins,
    /// What finds the withheld speakers.
    pub(super) names: NameFinder,
    pub(super) styles: Arc<StyleSet>,
}

/// A page and its picture.
pub(super) struct PagePicture {
    pub(super) page: Arc<RenderedPage>,
    pub(super) raster: Raster,
}

/// The page thread's own: the renderer, and the last page it made.
#[derive(Default)]
pub(super) struct PagePainter {
    renderer: PageRenderer,
    last: Option<(PageKey, Arc<RenderedPage>)>,
}

impl PagePainter {
    /// Makes the page and its picture. Another resolution of the same page is only drawn anew.
    pub(super) fn paint(&mut self, order: &PageOrder) -> Result<PagePicture, PageFault> {
        let known = self.last.as_ref().filter(|(key, _)| key.same_page(&order.key));
        let page = if let Some((_, page)) = known {
            Arc::clone(page)
        } else {
            if !Arc::ptr_eq(self.renderer.styles(), &order.styles) {
                self.renderer = PageRenderer::new(Arc::clone(&order.styles));
            }
            let page = self
                .renderer
                .render_with(&order.briefing, &order.origins, &order.names)
                .map_err(PageFault::Rendering)?;
            Arc::new(page)
        };
        self.last = Some((order.key, Arc::clone(&page)));
        let raster = rasterise(&page.pdf, order.key.pixels_per_pt).map_err(PageFault::Picturing)?;
        Ok(PagePicture { page, raster })
    }
}

/// The name of a file without its folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
