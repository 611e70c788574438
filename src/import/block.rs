//! Blocks: the pieces that cleaning keeps or takes out as a whole.

use super::hyphens::Words;

/// A line or a paragraph of the source, read but not yet judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words: white space folded to single spaces, marks of the file format and control characters gone.
    pub(super) text: String,
    /// How it stood in the source, without white space at its ends.
    pub(super) source: String,
    /// The marks of the file format that were taken out of it, in order.
    pub(super) marks: Vec<String>,
    /// The marks make it a heading of this level, 1 to 6.
    pub(super) heading: Option<u8>,
    /// The marks emphasise all of it.
    pub(super) emphasised: bool,
    /// A blank line stands before it.
    pub(super) after_blank: bool,
}

impl Block {
    /// The marks that were taken out, with an ellipsis where words stand between them; `None` if there were none.
    pub(super) fn marks_removed(&self) -> Option<String> {
        (!self.marks.is_empty()).then(|| self.marks.join("…"))
    }

    /// The block as a line of the page, which has no words of the article.
    pub(super) fn furniture(self) -> Self {
        Self { text: String::new(), marks: vec![self.source.clone()], source: self.source, ..Self::default() }
    }

    /// Takes in the block that goes on where this one ends.
    pub(super) fn append(&mut self, next: Self, words: &Words) {
        words.join(&mut self.text, &next.text);
        self.source.push('\n');
        self.source.push_str(&next.source);
        self.marks.extend(next.marks);
    }
}
