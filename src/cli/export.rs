//! `precis export`, and writing a briefing for `build` too.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::Failure;
use super::arguments::Export;
use super::failure::named;
use super::listing::one_line;
use super::output::{complain, print};
use super::report::{contents, report};
use super::templates::stationery;
use crate::analysis::{Analyst, Source};
use crate::model::{Briefing, FindingId, Findings};
use crate::session::{
    Format, PageFormat, Press, ProduceError, Stationery, Text, TextFormat, may_go_out, read_briefing,
    write_text,
};
use crate::storage::{self, StorageError};

/// What is written for readers.
pub(super) struct ExportContent<'a> {
    /// The briefing.
    pub(super) briefing: &'a Briefing,
    /// What analysis has about its ticked articles.
    pub(super) findings: &'a Findings,
    /// The items that may go out without a source.
    pub(super) unsourced: BTreeSet<FindingId>,
}

/// Exports a saved briefing, its evidence annex, or both.
pub(super) fn export(options: &Export) -> Result<(), Failure> {
    let file = &options.file;
    let beside = || options.annex.is_none().then(|| file.with_extension("pdf"));
    let output = options.output.clone().or_else(beside);
    // A wrong name is refused before anything is written.
    if let Some(output) = &output {
        can_hold(output, format_of(output)?, options.attach)?;
    }
    if options.attach && output.is_none() {
        return Err(Failure::usage(
            "Nothing was written because --attach puts the briefing into a PDF, and none is asked for; name one with \
             --output."
                .to_owned(),
        ));
    }
    options.annex.as_deref().map(annex_format_of).transpose()?;
    for path in output.iter().chain(&options.annex) {
        keep_apart(path, file)?;
    }
    if let (Some(output), Some(annex)) = (&output, &options.annex) {
        keep_apart(annex, output)?;
    }
    let (stationery, _) = stationery(None, options.house.as_deref())?;
    let mut press = Press::new(Arc::new(stationery));
    let opened = read_briefing(file).map_err(|err| {
        Failure::new(format!(
            "{} could not be opened because {err}; the file is untouched and nothing was exported.",
            named(file)
        ))
    })?;
    let briefing = opened.document.briefing;
    let sources: Vec<Source> =
        briefing.included().map(|entry| Source::new(&entry.article, &entry.metadata)).collect();
    let findings = Analyst::default().analyse(&sources);
    let items = if options.allow_unsourced { briefing.unsourced() } else { Vec::new() };
    let unsourced = items.into_iter().map(|item| item.id).collect();
    let content = ExportContent { briefing: &briefing, findings: &findings, unsourced };
    if let Some(output) = &output {
        write_briefing(&content, &mut press, output, options.attach)?;
    }
    if let Some(path) = &options.annex {
        write_out(&content, press.stationery(), Text::Annex, annex_format_of(path)?, path)?;
    }
    Ok(())
}

/// The format that the ending of a path tells.
pub(super) fn format_of(path: &Path) -> Result<Format, Failure> {
    Format::of(path).ok_or_else(|| no_format(path, "none of .pdf, .png, .md and .docx"))
}

/// Refuses to put the briefing into a file that cannot hold it.
pub(super) fn can_hold(path: &Path, format: Format, attach: bool) -> Result<(), Failure> {
    if attach && format != Format::Page(PageFormat::Pdf) {
        return Err(Failure::usage(format!(
            "{} was not written because only a PDF can hold the briefing; nothing was changed, so name a .pdf file or leave \
             out --attach.",
            named(path)
        )));
    }
    Ok(())
}

/// Refuses to write over a file that is read by the same call.
pub(super) fn keep_apart(output: &Path, input: &Path) -> Result<(), Failure> {
    if storage::is_same_file(output, input) {
        return Err(Failure::usage(format!(
            "{} was not written because it is the same file as {}; nothing was changed, so give it another name.",
            named(output),
            if output == input { "one that is read".to_owned() } else { named(input) }
        )));
    }
    Ok(())
}

fn annex_format_of(path: &Path) -> Result<TextFormat, Failure> {
    TextFormat::of(path).ok_or_else(|| no_format(path, "neither of .md and .docx"))
}

fn no_format(path: &Path, endings: &str) -> Failure {
    Failure::usage(format!(
        "{} was not written because its name ends in {endings}; nothing was changed, so give it one of these endings.",
        named(path)
    ))
}

/// Writes the page or the text of a briefing, as the path ends, and says so; with `attach` the briefing goes into it.
pub(super) fn write_briefing(
    content: &ExportContent<'_>,
    press: &mut Press,
    path: &Path,
    attach: bool,
) -> Result<(), Failure> {
    let ExportContent { briefing, findings, .. } = *content;
    if let Some(missing) = press.stationery().missing_template(&briefing.template) {
        complain(&format!(
            "There is no template “{}”, so the page is set in “{}”; the briefing keeps its choice.",
            one_line(&missing.id),
            one_line(&missing.stand_in)
        ));
    }
    let format = match format_of(path)? {
        Format::Page(format) => format,
        Format::Text(format) => {
            return write_out(content, press.stationery(), Text::Briefing, format, path);
        }
    };
    may_leave(content, press.stationery(), path)?;
    let page = press.produce(briefing, findings).map_err(|err| not_made(path, &err))?;
    let report = report(briefing, &page.layout);
    let bytes = if attach { page.pdf_with(briefing, &path.to_string_lossy()) } else { format.encode(&page) };
    let bytes = bytes.map_err(|err| not_made(path, &err))?;
    storage::write_atomically(path, &bytes).map_err(|err| not_written(path, &err))?;
    let inside = if attach { "The briefing is inside it, with all articles in full.\n" } else { "" };
    print(&format!("Wrote {}: {report}{inside}", named(path)))
}

/// Writes a text of a briefing and says so.
fn write_out(
    content: &ExportContent<'_>,
    stationery: &Stationery,
    text: Text,
    format: TextFormat,
    path: &Path,
) -> Result<(), Failure> {
    may_leave(content, stationery, path)?;
    let ExportContent { briefing, findings, .. } = *content;
    let bytes =
        write_text(briefing, findings, stationery, text, format).map_err(|err| not_made(path, &err))?;
    storage::write_atomically(path, &bytes).map_err(|err| not_written(path, &err))?;
    print(&format!("Wrote {}: {}.\n", named(path), contents(briefing)))
}

/// Refuses to write a briefing in which the name of a withheld speaker stands, or something without a source.
fn may_leave(content: &ExportContent<'_>, stationery: &Stationery, path: &Path) -> Result<(), Failure> {
    may_go_out(content.briefing, content.findings, stationery, path, &content.unsourced)
        .map_err(|err| not_made(path, &err))
}

fn not_made(path: &Path, err: &ProduceError) -> Failure {
    let remedy = match err {
        ProduceError::Withheld(_) => ", so open the briefing in the window and decide about each place",
        ProduceError::Unsourced(_) => {
            ", so open the briefing in the window and tick the article of each again or take it off the page, or pass \
             --allow-unsourced to write it as it is"
        }
        _ => "",
    };
    Failure::new(format!("{} was not written because {err}; nothing was changed{remedy}.", named(path)))
}

/// The sentence for a file that could not be written.
pub(super) fn not_written(path: &Path, err: &StorageError) -> Failure {
    let remedy = match err {
        StorageError::RightsNotKept(_) => "give it a name that no other file has",
        _ => "choose a place that can be written",
    };
    Failure::new(format!(
        "{} was not written because {err}; what stood there before is unchanged, so {remedy}.",
        named(path)
    ))
}
