/// Why bytes did not become an article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There are no bytes, or only white space.
    #[error("it is empty")]
    Empty,
    /// The bytes are no text that can be read.
    #[error("it is not text ({0})")]
    NotText(String),
    /// There is text that is no article: what it is, and how to come by the article.
    #[error("it is {0}")]
    NoArticle(&'static str),
    /// There is text, but no sentence in it.
    #[error("it has no sentences")]
    NoSentences,
}
