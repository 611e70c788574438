//! `precis export`, and writing a briefing for `build` too.

use std::path::Path;

use super::Failure;
use super::arguments::Export;
use super::failure::named;
use super::output::print;
use super::report::{contents, report};
use crate::analysis::{Analyst, Source};
use crate::model::{Briefing, Findings};
use crate::session::{Format, ProduceError, Text, TextFormat, hold_back, produce, write_text};
use crate::storage;

/// Exports a saved briefing, its evidence annex, or both.
pub(super) fn export(options: &Export) -> Result<(), Failure> {
    let file = &options.file;
    let beside = || options.annex.is_none().then(|| file.with_extension("pdf"));
    let output = options.output.clone().or_else(beside);
    // A wrong name is refused before anything is written.
    output.as_deref().map(format_of).transpose()?;
    options.annex.as_deref().map(annex_format_of).transpose()?;
    for path in output.iter().chain(&options.annex) {
        keep_apart(path, file)?;
    }
    if let (Some(output), Some(annex)) = (&output, &options.annex) {
        keep_apart(annex, output)?;
    }
    let document = storage::read(file).map_err(|err| {
        Failure::new(format!(
            "{} could not be opened because {err}; the file is untouched and nothing was exported.",
            named(file)
        ))
    })?;
    let briefing = document.briefing;
    let sources: Vec<Source> =
        briefing.included().map(|entry| Source::new(&entry.article, &entry.metadata)).collect();
    let findings = Analyst::default().analyse(&sources);
    if let Some(output) = &output {
        write_briefing(&briefing, &findings, output)?;
    }
    if let Some(path) = &options.annex {
        write_out(&briefing, &findings, Text::Annex, annex_format_of(path)?, path)?;
    }
    Ok(())
}

/// The format that the ending of a path tells.
pub(super) fn format_of(path: &Path) -> Result<Format, Failure> {
    Format::of(path).ok_or_else(|| no_format(path, "none of .pdf, .png, .md and .docx"))
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

/// Writes the page or the text of a briefing, as the path ends, and says so.
pub(super) fn write_briefing(briefing: &Briefing, findings: &Findings, path: &Path) -> Result<(), Failure> {
    let format = match format_of(path)? {
        Format::Page(format) => format,
        Format::Text(format) => return write_out(briefing, findings, Text::Briefing, format, path),
    };
    hold_back(briefing, findings, path)
        .map_err(|standing| not_made(path, &ProduceError::Withheld(standing)))?;
    let page = produce(briefing, &findings.origins).map_err(|err| not_made(path, &err))?;
    let report = report(briefing, &page.layout);
    let bytes = format.encode(&page).map_err(|err| not_made(path, &err))?;
    storage::write_atomically(path, &bytes).map_err(|err| not_written(path, &err.to_string()))?;
    print(&format!("Wrote {}: {report}", named(path)))
}

/// Writes a text of a briefing and says so.
fn write_out(
    briefing: &Briefing,
    findings: &Findings,
    text: Text,
    format: TextFormat,
    path: &Path,
) -> Result<(), Failure> {
    hold_back(briefing, findings, path)
        .map_err(|standing| not_made(path, &ProduceError::Withheld(standing)))?;
    let bytes = write_text(briefing, findings, text, format).map_err(|err| not_made(path, &err))?;
    storage::write_atomically(path, &bytes).map_err(|err| not_written(path, &err.to_string()))?;
    print(&format!("Wrote {}: {}.\n", named(path), contents(briefing)))
}

fn not_made(path: &Path, err: &ProduceError) -> Failure {
    let remedy = match err {
        ProduceError::Withheld(_) => ", so open the briefing in the window and decide about each place",
        _ => "",
    };
    Failure::new(format!("{} was not written because {err}; nothing was changed{remedy}.", named(path)))
}

/// The sentence for a file that could not be written.
pub(super) fn not_written(path: &Path, reason: &str) -> Failure {
    Failure::new(format!(
        "{} was not written because {reason}; what stood there before is unchanged, so choose a place that can be \
         written.",
        named(path)
    ))
}
