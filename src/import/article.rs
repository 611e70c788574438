//! The way from bytes to an article.

use std::sync::Arc;

use super::clean::clean;
use super::decode::decode;
use super::front_matter::front_matter;
use super::language::language;
use super::mail_text::{mail_text, unquoted};
use super::prose::has_sentence;
use super::refusal::no_article;
use super::{Cleaning, Hint, ImportError, markdown, plain};
use crate::model::{Article, ArticleId, Metadata, Removal, SourceFormat};

/// Reads an article from `bytes`.
///
/// # Errors
///
/// [`ImportError`] says why there is no article: the bytes are empty, are no text, no article, or hold no sentence.
pub fn import(bytes: &[u8], hint: &Hint) -> Result<Article, ImportError> {
    let decoded = decode(bytes)?;
    let format = format_of(hint);
    let (text, removed, mut stated) = match hint.cleaning {
        Cleaning::Verbatim => (decoded, Vec::new(), Metadata::default()),
        Cleaning::Clean => cleaned(&decoded, format)?,
    };
    stated.language = stated.language.or_else(|| language(&text));
    Ok(Article {
        id: ArticleId::of_bytes(bytes),
        file: hint.file.clone(),
        stated,
        text,
        removed,
        source: Arc::from(bytes),
        format,
    })
}

/// The format that the file's name promises; text without a name is plain.
fn format_of(hint: &Hint) -> SourceFormat {
    let extension =
        hint.file.as_deref().and_then(|file| file.rsplit_once('.')).map(|(_, extension)| extension);
    let is_markdown = extension.is_some_and(|extension| {
        ["md", "markdown", "mdown", "mkd"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    });
    if is_markdown { SourceFormat::Markdown } else { SourceFormat::Text }
}

fn cleaned(decoded: &str, format: SourceFormat) -> Result<(String, Vec<Removal>, Metadata), ImportError> {
    let (stated, matter, body) = front_matter(decoded).unwrap_or((Metadata::default(), "", decoded));
    if let Some(what) = no_article(body, format) {
        return Err(ImportError::NoArticle(what));
    }
    let mail = mail_text(body).filter(|_| matter.is_empty());
    let (stated, matter, body, signature) = match mail {
        Some(mail) => (mail.stated, mail.head, mail.body, mail.signature),
        None => (stated, matter, body, ""),
    };
    let blocks = match format {
        SourceFormat::Markdown => markdown::blocks(body),
        SourceFormat::Text => plain::blocks(&unquoted(body)),
    };
    let (text, mut removed, stated) = clean(blocks, stated);
    if !matter.is_empty() {
        removed.insert(0, Removal::of_marks(matter.to_owned()));
    }
    if !signature.is_empty() {
        removed.push(Removal::of_marks(signature.to_owned()));
    }
    if text.lines().any(has_sentence) { Ok((text, removed, stated)) } else { Err(ImportError::NoSentences) }
}
