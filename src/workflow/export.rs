//! Writing a briefing for others to read, through the one gate that the window and the command line share.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::documents::{Text, TextFormat, write_text};
use super::page::{PageFormat, PageRenderer, RenderError, RenderedPage};
use super::styles::StyleSet;
use super::unsourced::{WithoutSource, unsourced};
use super::withheld::check_names;
use crate::analysis::Source;
use crate::model::{Briefing, FindingId, Findings};
use crate::storage::{self, StorageError};

/// A file to write for others to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Where to; what the name ends in tells the format.
    pub path: PathBuf,
    /// What is written.
    pub content: ExportContent,
    /// The items that may stand in it without a source: the window names them first, and asks. An export with others is
    /// refused and says so.
    pub unsourced: BTreeSet<FindingId>,
}

/// What an export writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportContent {
    /// The page (`.pdf`, or `.png` for a picture) or its text (`.md`, `.docx`).
    Page,
    /// The page as a PDF with the briefing inside, from which it can be opened again. Whoever has that PDF has everything
    /// that is in the briefing: the window says so before it asks for this.
    PageWithBriefing,
    /// The evidence annex (`.md` or `.docx`).
    Annex,
}

impl Export {
    /// The page or its text, with a source for each item.
    pub const fn page(path: PathBuf) -> Self {
        Self::of(ExportContent::Page, path)
    }

    /// The page with the briefing inside.
    pub const fn with_briefing(path: PathBuf) -> Self {
        Self::of(ExportContent::PageWithBriefing, path)
    }

    /// The evidence annex.
    pub const fn annex(path: PathBuf) -> Self {
        Self::of(ExportContent::Annex, path)
    }

    const fn of(content: ExportContent, path: PathBuf) -> Self {
        Self { path, content, unsourced: BTreeSet::new() }
    }

    /// The same export, in which these items may stand without a source.
    #[must_use]
    pub fn allowing(self, unsourced: BTreeSet<FindingId>) -> Self {
        Self { unsourced, ..self }
    }
}

/// The kinds of file that a briefing is exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Its page.
    Page(PageFormat),
    /// Its text.
    Text(TextFormat),
}

impl Format {
    /// The format that the extension of a path names, in any case.
    pub fn of(path: &Path) -> Option<Self> {
        PageFormat::of(path).map(Self::Page).or_else(|| TextFormat::of(path).map(Self::Text))
    }
}

impl ExportContent {
    /// The format that a file of this content has, as the extension of its path says.
    ///
    /// # Errors
    ///
    /// [`ExportFault::NoFormat`] if the content has none of that extension, [`ExportFault::NoRoom`] if the briefing should
    /// go into a file that cannot hold it.
    pub fn format_of(self, path: &Path) -> Result<Format, ExportFault> {
        let format = match self {
            Self::Page | Self::PageWithBriefing => Format::of(path),
            Self::Annex => TextFormat::of(path).map(Format::Text),
        };
        let format = format.ok_or(ExportFault::NoFormat)?;
        if self == Self::PageWithBriefing && format != Format::Page(PageFormat::Pdf) {
            return Err(ExportFault::NoRoom);
        }
        Ok(format)
    }

    /// The extensions of the files that it can be written to, as they follow “its name ends in” where it does not.
    pub const fn endings(self) -> &'static str {
        match self {
            Self::Page | Self::PageWithBriefing => "none of .pdf, .png, .md and .docx",
            Self::Annex => "neither of .md and .docx",
        }
    }
}

/// Why nothing was exported.
#[derive(Debug)]
pub enum ExportFault {
    /// There is no such kind of file.
    NoFormat,
    /// A file of this kind cannot hold the briefing.
    NoRoom,
    /// There is nothing that may be handed on.
    Rendering(RenderError),
    /// The file could not be written.
    Writing(StorageError),
}

/// What was written.
#[derive(Clone, Debug)]
pub enum Exported {
    /// The page.
    Page(Arc<RenderedPage>),
    /// A text.
    Text,
}

/// Writes a briefing for others to read, or refuses: see [`check_exportable`].
///
/// `page` is its page where that is set already; the file then has its very bytes.
///
/// # Errors
///
/// [`ExportFault`]; what stood there before is then unchanged.
pub fn export_to(
    export: &Export,
    briefing: &Briefing,
    findings: &Findings,
    renderer: &mut PageRenderer,
    page: Option<Arc<RenderedPage>>,
) -> Result<Exported, ExportFault> {
    let Export { path, content, unsourced } = export;
    let format = content.format_of(path)?;
    let styles = Arc::clone(renderer.styles());
    check_exportable(briefing, findings, &styles, path, unsourced).map_err(ExportFault::Rendering)?;
    let (bytes, exported) = match format {
        Format::Text(format) => {
            let text = if *content == ExportContent::Annex { Text::Annex } else { Text::Briefing };
            (write_text(briefing, findings, &styles, text, format), Exported::Text)
        }
        Format::Page(format) => {
            let set = || renderer.render(briefing, findings).map(Arc::new);
            let page = page.map_or_else(set, Ok).map_err(ExportFault::Rendering)?;
            let bytes = if *content == ExportContent::PageWithBriefing {
                page.pdf_with(briefing, path)
            } else {
                format.encode(&page)
            };
            (bytes, Exported::Page(page))
        }
    };
    storage::write_atomically(path, &bytes.map_err(ExportFault::Rendering)?).map_err(ExportFault::Writing)?;
    Ok(exported)
}

/// Refuses to let a briefing out to a file while a withheld name stands undecided on its page, in what goes with it or in
/// the name of the file, or while an item on its page has no source, other than those that the analyst was told of and
/// `allowed`.
///
/// # Errors
///
/// [`RenderError::Withheld`] or [`RenderError::Unsourced`]. The second, which has words of the page, comes only where
/// no withheld name stands in them.
pub fn check_exportable(
    briefing: &Briefing,
    findings: &Findings,
    styles: &StyleSet,
    file: &Path,
    allowed: &BTreeSet<FindingId>,
) -> Result<(), RenderError> {
    check_names(briefing, findings, styles, file).map_err(RenderError::Withheld)?;
    let mut items = unsourced(briefing);
    items.retain(|item| !allowed.contains(&item.id));
    if items.is_empty() { Ok(()) } else { Err(RenderError::Unsourced(WithoutSource { items })) }
}

/// What analysis reads: the ticked articles, with what the analyst knows of them.
pub fn ticked(briefing: &Briefing) -> Vec<Source> {
    briefing.included().map(|entry| Source::new(&entry.article, &entry.metadata)).collect()
}
