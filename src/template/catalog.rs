//! The templates that travel inside the program.

use std::sync::LazyLock;

use super::{Template, parse};
use crate::never::OrNever;

/// The files: name, which is the id and `.toml`, and text.
const FILES: [(&str, &str); 4] = [
    ("one-pager.toml", include_str!("../../templates/one-pager.toml")),
    ("bluf-note.toml", include_str!("../../templates/bluf-note.toml")),
    ("press-digest.toml", include_str!("../../templates/press-digest.toml")),
    ("quote-sheet.toml", include_str!("../../templates/quote-sheet.toml")),
];

static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
    let read =
        |(origin, toml): &(&str, &str)| parse(toml, origin).ok().some_or_never("a built-in template parses");
    FILES.iter().filter_map(read).collect()
});

/// The built-in templates; never empty (a test reads every file).
pub fn built_in() -> &'static [Template] {
    &TEMPLATES
}

/// The file of the built-in template of that id: its name and its text.
pub(super) fn built_in_source(id: &str) -> Option<(&'static str, &'static str)> {
    FILES.into_iter().find(|(origin, _)| origin.strip_suffix(".toml") == Some(id))
}

/// The template of a new briefing, which also sets a page whose own template is not there.
pub fn standard() -> Option<&'static Template> {
    built_in().first()
}

/// The built-in template of that id.
pub fn by_id(id: &str) -> Option<&'static Template> {
    built_in().iter().find(|template| template.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_template_reads_and_is_found_by_its_id() {
        for (origin, toml) in FILES {
            let template = parse(toml, origin).unwrap();
            assert_eq!(by_id(&template.id), Some(&template));
            assert_eq!(built_in_source(&template.id), Some((origin, toml)));
        }
        assert_eq!(built_in().len(), FILES.len());
        assert_eq!(by_id("no such template"), None);
    }
}
