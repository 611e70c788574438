//! Typed identities.

use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Span;

/// The identity of an article: the SHA-256 of its imported bytes, as 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// The identity of the article that was imported from `bytes`.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(hex(&Sha256::digest(bytes)).into())
    }

    /// Reads an identity back from its 64 hexadecimal digits; `None` if `text` is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let valid = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        valid.then(|| Self(text.into()))
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The identity of a picture: the SHA-256 of its encoded data, as 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureId(Arc<str>);

impl PictureId {
    /// The identity of the picture that `data` encodes.
    pub fn of_data(data: &[u8]) -> Self {
        Self(hex(&Sha256::digest(data)).into())
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PictureId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The identity of a finding, made of its kind, its article and its anchor span.
///
/// The same finding has the same identity after every analysis, whatever other articles are there, so that the
/// analyst's decisions about it survive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(Arc<str>);

impl FindingId {
    /// The identity of the finding of `kind` (a short word such as `point`) that is anchored at `span` of `article`.
    pub fn anchored(kind: &str, article: &ArticleId, span: Span) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(kind.as_bytes());
        hasher.update([0]);
        hasher.update(article.as_str().as_bytes());
        hasher.update(span.start.to_le_bytes());
        hasher.update(span.end.to_le_bytes());
        let digest = hasher.finalize();
        let short = digest.get(..8).unwrap_or(&digest);
        Self(format!("{kind}-{}", hex(short)).into())
    }

    /// Takes an identity as it was written to a file or to the command line's output.
    pub fn from_text(text: &str) -> Self {
        Self(text.into())
    }

    /// The identity as text, for files and output.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The identity of a section within one briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub u32);

fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_id_is_the_sha_256_of_its_bytes_and_reads_back() {
        let id = ArticleId::of_bytes(b"abc");
        assert_eq!(id.as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(ArticleId::parse(id.as_str()), Some(id));
        assert_eq!(ArticleId::parse("ba78"), None);
        assert_eq!(ArticleId::parse(&"Z".repeat(64)), None);
    }

    #[test]
    fn a_finding_id_depends_on_kind_article_and_span_only() {
        let article = ArticleId::of_bytes(b"a");
        let id = FindingId::anchored("quote", &article, Span::new(3, 9));
        assert_eq!(id, FindingId::anchored("quote", &article, Span::new(3, 9)));
        assert_ne!(id, FindingId::anchored("point", &article, Span::new(3, 9)));
        assert_ne!(id, FindingId::anchored("quote", &article, Span::new(3, 8)));
        assert_ne!(id, FindingId::anchored("quote", &ArticleId::of_bytes(b"b"), Span::new(3, 9)));
    }
}
