//! `precis templates`.

use std::fmt::Write as _;
use std::path::Path;

use super::Failure;
use super::arguments::Templates;
use super::failure::named;
use super::output::print;
use crate::storage::read_bytes;
use crate::template;

/// Lists the templates, or checks one.
pub(super) fn templates(options: &Templates) -> Result<(), Failure> {
    if let Some(file) = &options.check {
        return check(file);
    }
    let mut out = String::new();
    for template in template::built_in() {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{}  {}", template.id, template.name);
    }
    print(&out)
}

fn check(file: &Path) -> Result<(), Failure> {
    let wrong = |reason: &str| {
        Failure::new(format!(
            "{} is no template that can be used: {reason}; the file is untouched.",
            named(file)
        ))
    };
    let bytes = read_bytes(file).map_err(|err| wrong(&err.to_string()))?;
    let toml = String::from_utf8(bytes).map_err(|_| wrong("it is not text in UTF-8"))?;
    let template = template::parse(&toml, &file.display().to_string())
        .map_err(|err| wrong(&format!("line {}: {}", err.line, err.message)))?;
    print(&format!("{} can be used: template “{}”, {}.\n", named(file), template.id, template.name))
}
