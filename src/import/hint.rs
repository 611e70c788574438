/// What is known about bytes before they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// The name of the file they came from, without its folder; its extension tells the format.
    pub file: Option<String>,
    /// Whether to clean the text.
    pub cleaning: Cleaning,
}

/// What to do with the text after decoding it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cleaning {
    /// Take mastheads, repeated headlines and the like out of it.
    #[default]
    Clean,
    /// Leave it exactly as the file has it.
    Verbatim,
}
