//! What the elements of a page mean.

/// The number of a node in [`super::Page::structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// What an element is for a reader who does not see the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Content, part of a node of the structure tree.
    Content(NodeId),
    /// No content.
    Artifact(Artifact),
}

/// The kinds of page furniture (ISO 32000-1, 14.8.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// A line that repeats at the head of a page.
    Header,
    /// A line that repeats at the foot of a page.
    Footer,
    /// Rules and other marks of layout.
    Layout,
    /// Backgrounds.
    Background,
}

/// A node of the structure tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its standard structure type.
    pub role: Role,
    /// The node it is part of; `None` for the document only.
    pub parent: Option<NodeId>,
    /// What is said in its place to a reader who cannot see it.
    pub alternative: Option<String>,
    /// The text that its elements stand for, where it differs from what they show.
    pub actual_text: Option<String>,
    /// Its language where it is not its parent's, a BCP 47 tag.
    pub language: Option<String>,
}

/// The standard structure types that the pages use (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The whole.
    Document,
    /// A section with its heading.
    Section,
    /// The title of the page.
    Heading1,
    /// The heading of a section.
    Heading2,
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An entry of a list.
    ListItem,
    /// The number or bullet of an entry.
    Label,
    /// What an entry says.
    ListBody,
    /// Somebody's words, set as a block.
    BlockQuote,
    /// A stretch inside a paragraph.
    Span,
    /// A pointer to a source.
    Reference,
    /// Something that opens an address.
    Link,
    /// Something to look at, with an alternative text.
    Figure,
    /// The words that go with a figure.
    Caption,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// A cell that heads a row or a column.
    TableHeader,
    /// A cell.
    TableCell,
    /// A note.
    Note,
}
