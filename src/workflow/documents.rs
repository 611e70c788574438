//! From a briefing to the bytes of its texts: the formats that are not its laid-out page.

use std::path::Path;

use super::page::RenderError;
use super::styles::StyleSet;
use super::withheld::{check_flow, names_of_withheld};
use crate::analysis::sentences_around;
use crate::export::{self, AnnexSource, Flow, docx, markdown};
use crate::model::{Article, Briefing, Findings, Span};

/// The kinds of file that a text is exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFormat {
    /// Markdown.
    Markdown,
    /// A Word document.
    Word,
}

/// The texts that there are of a briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// What its page says.
    Briefing,
    /// The evidence annex: every point and quote beside the sentences that it stands on.
    Annex,
}

impl TextFormat {
    /// The format that the extension of a path names, in any case.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        if extension.eq_ignore_ascii_case("md") {
            Some(Self::Markdown)
        } else if extension.eq_ignore_ascii_case("docx") {
            Some(Self::Word)
        } else {
            None
        }
    }
}

/// Writes a text of a briefing, with the headings of its template. The same briefing gives the same bytes.
///
/// # Errors
///
/// [`RenderError`] if the name of a withheld speaker stands in the text undecided, or if the text cannot be written.
pub fn write_text(
    briefing: &Briefing,
    findings: &Findings,
    styles: &StyleSet,
    text: Text,
    format: TextFormat,
) -> Result<Vec<u8>, RenderError> {
    styles.template_or_standard(&briefing.template).ok_or(RenderError::NoTemplate)?;
    let outline = styles.outline(briefing, &findings.origins);
    let names = names_of_withheld(briefing, findings);
    let flow: Flow = match text {
        Text::Briefing => export::text(&outline),
        Text::Annex => {
            let sentences = |article: &Article, place: Span| sentences_around(&article.text, place);
            export::annex(&AnnexSource { briefing, outline: &outline, sentences: &sentences, names: &names })
        }
    };
    check_flow(briefing, &outline, &names, &flow).map_err(RenderError::Withheld)?;
    match format {
        TextFormat::Markdown => Ok(markdown::write(&flow).into_bytes()),
        TextFormat::Word => Ok(docx::write(&flow)?),
    }
}
