//! `precis templates`, and the templates and house style that other commands print on.

use std::fmt::Write as _;
use std::path::Path;

use super::Failure;
use super::arguments::Templates;
use super::failure::named;
use super::listing::one_line;
use super::output::{print, print_error};
use crate::never::OrNever;
use crate::storage::{configuration_folder, read_bytes};
use crate::template;
use crate::workflow::{StyleFault, StyleSet};

/// Lists the templates, or checks a file.
pub(super) fn templates(options: &Templates) -> Vec<Failure> {
    match &options.check {
        Some(file) => check(file),
        None => list().err().into_iter().collect(),
    }
}

fn list() -> Result<(), Failure> {
    let styles = StyleSet::read(configuration_folder().as_deref());
    say(&styles);
    let rows: Vec<[String; 3]> = styles
        .templates()
        .iter()
        .map(|template| {
            let origin = template.file.as_deref().map_or_else(|| "built in".to_owned(), named);
            [one_line(&template.id), one_line(&template.name), origin]
        })
        .collect();
    let width = |column: usize| {
        let lengths = rows.iter().filter_map(|row| row.get(column)).map(|text| text.chars().count());
        lengths.max().unwrap_or(0)
    };
    let (ids, names) = (width(0), width(1));
    let mut out = String::new();
    for [id, name, origin] in &rows {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{id:ids$}  {name:names$}  {origin}");
    }
    if let Some(house) = styles.house() {
        let _ = writeln!(out, "House style: {}", one_line(house));
    }
    print(&out)
}

/// Says of a template or a house style whether it can be used, and if not, on which line the first fault is.
fn check(file: &Path) -> Vec<Failure> {
    let bytes = match read_bytes(file) {
        Ok(bytes) => bytes,
        Err(err) => {
            let name = named(file);
            return vec![Failure::new(format!("{name} cannot be checked because {err}; it is untouched."))];
        }
    };
    let failure = |fault: &StyleFault| Failure::new(format!("{}; the file is untouched.", fault.cause()));
    let mut styles = StyleSet::default();
    let used = if std::str::from_utf8(&bytes).is_ok_and(template::is_house) {
        styles.set_house_style(file).map(|()| {
            let name = styles.house().or_never("the house style that was just taken");
            format!("house style “{}”", one_line(name))
        })
    } else {
        styles.add_template(file).map(|id| {
            let name = styles.template(&id).map(|template| one_line(&template.name));
            format!("template “{}”, {}", one_line(&id), name.or_never("the template that was just added"))
        })
    };
    match used {
        Err(fault) => vec![failure(&fault)],
        Ok(_) if !styles.faults().is_empty() => styles.faults().iter().map(failure).collect(),
        Ok(what) => print(&format!("{} can be used: {what}.\n", named(file))).err().into_iter().collect(),
    }
}

/// What pages are printed on: the user's templates and house style, or the ones that are asked for. Gives the id of
/// the template that is asked for, by its id or the path of its file, too.
///
/// What of the user's files cannot be used is said and stops nothing; what is asked for must be there.
pub(super) fn styles(
    template: Option<&str>,
    house: Option<&Path>,
) -> Result<(StyleSet, Option<String>), Failure> {
    let refused = |fault: &StyleFault| Failure::new(format!("{}; nothing was written.", fault.cause()));
    let folder = configuration_folder();
    let mut styles = match house {
        None => StyleSet::read(folder.as_deref()),
        Some(_) => StyleSet::read_templates(folder.as_deref()),
    };
    if let Some(house) = house {
        styles.set_house_style(house).map_err(|fault| refused(&fault))?;
    }
    let id = match template {
        None => None,
        Some(id) if styles.template(id).is_some() => Some(id.to_owned()),
        Some(path) if is_path(path) => {
            Some(styles.add_template(Path::new(path)).map_err(|fault| refused(&fault))?)
        }
        Some(id) => {
            let templates = styles.templates();
            let known: Vec<String> = templates.iter().map(|template| one_line(&template.id)).collect();
            return Err(Failure::usage(format!(
                "There is no template “{}”; nothing was written; the templates are: {}.",
                one_line(id),
                known.join(", ")
            )));
        }
    };
    say(&styles);
    Ok((styles, id))
}

/// Whether what is asked for is meant as a path, not as an id.
fn is_path(template: &str) -> bool {
    template.to_ascii_lowercase().ends_with(".toml") || template.contains(std::path::is_separator)
}

/// Says what of the user's files cannot be used.
fn say(styles: &StyleSet) {
    for fault in styles.faults() {
        print_error(&format!("{fault}."));
    }
}
