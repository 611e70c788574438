//! The table of who may know whom, held against every file of `src`.
//!
//! Each file is parsed; every path in it, in a `use`, a type, an expression, a pattern, a visibility or the tokens
//! of a macro, is resolved to the room, the outside crate or the `std` module that it names.
//! `ARCHITECTURE.md` gives the reasons for the table; this file is the table.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop with the reason"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A room, and the rooms before it that it may use. Rooms may always use themselves.
const ROOMS: &[(&str, &[&str])] = &[
    (EVERYWHERE, &[]),
    ("text", &[]),
    ("names", &["text"]),
    ("lines", &["text"]),
    ("model", &["text", "names"]),
    ("edit", &["model"]),
    ("i18n", &["text"]),
    ("fonts", &[]),
    ("import", &["text", "lines", "model"]),
    ("picture", &["model"]),
    ("analysis", &["text", "lines", "model"]),
    ("outline", &["text", "model", "i18n"]),
    ("page", &[]),
    ("template", &["model", "page"]),
    ("layout", &["text", "model", "outline", "template", "page", "fonts", "i18n"]),
    ("export", &["text", "names", "model", "picture", "outline", "page", "fonts", "i18n"]),
    ("preview", &[]),
    ("storage", &["model", "picture", "edit"]),
    (
        "workflow",
        &[
            "text", "names", "model", "edit", "i18n", "fonts", "picture", "analysis", "outline", "page",
            "template", "layout", "export", "preview", "storage",
        ],
    ),
    (
        "session",
        &[
            "text", "names", "model", "edit", "i18n", "import", "picture", "analysis", "outline", "layout",
            "export", "preview", "storage", "workflow",
        ],
    ),
    ("ui", &["text", "model", "i18n", "page", "session"]),
    (
        "cli",
        &[
            "text", "model", "i18n", "import", "analysis", "outline", "layout", "template", "storage",
            "workflow",
        ],
    ),
    (PROGRAM, &["cli", "ui"]),
];

/// The room below all others, which each may use and none has to list.
const EVERYWHERE: &str = "never";

/// The name this table gives to `src/main.rs`, which sees the library from outside.
const PROGRAM: &str = "main";

/// Every outside crate, and the rooms that may use it.
const CRATES: &[(&str, &[&str])] = &[
    ("anyhow", &["cli", PROGRAM]),
    ("clap", &["cli"]),
    ("directories", &["storage"]),
    ("eframe", &["ui", PROGRAM]),
    ("egui", &["ui"]),
    ("egui_dnd", &["ui"]),
    ("encoding_rs", &["import"]),
    ("flate2", &["picture", "export"]),
    ("hayro", &["preview"]),
    ("hypher", &["layout"]),
    ("icu_properties", &["text"]),
    ("image", &["picture", "preview", "ui"]),
    ("jiff", &["layout", "analysis", "cli", "session"]),
    ("linebender_resource_handle", &["layout"]),
    ("lopdf", &["export"]),
    ("moxcms", &["picture"]),
    ("parley_engine", &["layout"]),
    ("printpdf", &["export"]),
    ("pulldown_cmark", &["import"]),
    ("quick_xml", &["export"]),
    ("rayon", &["analysis", "cli"]),
    ("regex", &["import", "analysis"]),
    ("rfd", &["ui"]),
    ("rustix", &["storage"]),
    ("serde", &["storage", "template", "cli"]),
    ("serde_json", &["import", "storage", "cli"]),
    ("sha2", &["model", "export"]),
    ("skrifa", &["fonts", "layout", "export"]),
    ("strsim", &["analysis", "template"]),
    ("strum", &["lines", "model", "analysis", "ui"]),
    ("subsetter", &["export"]),
    ("tempfile", &["storage"]),
    (
        "thiserror",
        &[
            "model", "edit", "fonts", "import", "picture", "template", "export", "preview", "storage",
            "workflow", "ui",
        ],
    ),
    ("toml", &["import", "template"]),
    ("unicode_bidi", &["text"]),
    ("unicode_normalization", &["text", "import", "analysis", "layout", "names"]),
    ("unicode_segmentation", &["import", "analysis", "layout", "ui"]),
    ("whatlang", &["import", "analysis"]),
    ("zip", &["storage", "export"]),
];

/// What of the standard library is not for every room, and the rooms it is for.
const STD: &[(&str, &[&str])] = &[
    ("env", &["cli", "ui", PROGRAM]),
    ("fs", &["storage", "cli", "fonts"]),
    ("net", &[]),
    ("os", &["storage"]),
    ("process", &["cli", PROGRAM]),
    ("thread", &["session", "ui", "cli"]),
    ("time::Instant", &["session", "ui", "cli"]),
    ("time::SystemTime", &["session", "cli"]),
];

/// A place in a file that breaks the table.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Breach {
    file: PathBuf,
    line: usize,
    text: String,
    reason: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}\n    {}", self.file.display(), self.line, self.reason, self.text.trim())
    }
}

/// The walk over one file.
struct Inspector<'a> {
    file: &'a Path,
    source: &'a str,
    /// The path of the module that the walk is in, from the root of the crate.
    module: Vec<String>,
    room: String,
    /// Names that a `mod` in this file gives to its own modules, which hide outside crates of the same name.
    own_modules: BTreeSet<String>,
    breaches: Vec<Breach>,
}

impl Inspector<'_> {
    fn breach(&mut self, line: usize, reason: String) {
        let text = self.source.lines().nth(line.saturating_sub(1)).unwrap_or_default().to_owned();
        self.breaches.push(Breach { file: self.file.to_owned(), line, text, reason });
    }

    /// Holds one path against the table. `ends_in_glob` tells that everything below it is named.
    fn path(&mut self, segments: &[String], line: usize, ends_in_glob: bool) {
        let Some(first) = segments.first() else { return };
        match first.as_str() {
            "crate" | "self" | "super" => self.path_inside(segments, line, ends_in_glob),
            "precis" if self.room == PROGRAM => {
                let mut inside = vec!["crate".to_owned()];
                inside.extend_from_slice(&segments[1..]);
                self.path_inside(&inside, line, ends_in_glob);
            }
            "std" | "core" | "alloc" => self.path_into_std(&segments[1..], line, ends_in_glob),
            outside if !self.own_modules.contains(outside) => {
                let Some((name, rooms)) = CRATES.iter().find(|(name, _)| *name == outside) else { return };
                if !rooms.contains(&self.room.as_str()) {
                    let reason = format!("`{}` may not use the crate `{name}` (only {rooms:?})", self.room);
                    self.breach(line, reason);
                }
            }
            _ => {}
        }
    }

    fn path_inside(&mut self, segments: &[String], line: usize, ends_in_glob: bool) {
        let mut at: Vec<String> = self.module.clone();
        for segment in segments {
            match segment.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => {
                    at.pop();
                }
                name => at.push(name.to_owned()),
            }
        }
        let Some(room) = at.first() else {
            if ends_in_glob {
                self.breach(line, "a glob over the root of the crate names every room".to_owned());
            }
            return;
        };
        if *room == self.room || room.as_str() == EVERYWHERE || room.as_str() == "main" {
            return;
        }
        let Some((_, may_use)) = ROOMS.iter().find(|(name, _)| *name == self.room) else {
            let reason = format!("`{}` is not in the table of rooms", self.room);
            return self.breach(line, reason);
        };
        if ROOMS.iter().any(|(name, _)| name == room) && !may_use.contains(&room.as_str()) {
            let reason = format!("`{}` must not know `{room}` (it may use {may_use:?})", self.room);
            self.breach(line, reason);
        }
    }

    fn path_into_std(&mut self, below: &[String], line: usize, ends_in_glob: bool) {
        let named = below.join("::");
        for (restricted, rooms) in STD {
            let inside = named == *restricted || named.starts_with(&format!("{restricted}::"));
            let swept_up = ends_in_glob
                && (named.is_empty()
                    || restricted.starts_with(&format!("{named}::"))
                    || *restricted == named);
            if (inside || swept_up) && !rooms.contains(&self.room.as_str()) {
                let reason = format!("`{}` may not use `std::{restricted}` (only {rooms:?})", self.room);
                self.breach(line, reason);
            }
        }
    }

    fn use_tree(&mut self, before: &mut Vec<String>, tree: &syn::UseTree) {
        let line = tree.span().start().line;
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.use_tree(before, &path.tree);
                before.pop();
            }
            syn::UseTree::Name(name) => {
                before.push(name.ident.to_string());
                self.path(before, line, false);
                before.pop();
            }
            syn::UseTree::Rename(rename) => {
                before.push(rename.ident.to_string());
                self.path(before, line, false);
                self.renamed_root(before, line);
                before.pop();
            }
            syn::UseTree::Glob(_) => self.path(before, line, true),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(before, tree);
                }
            }
        }
    }

    /// A root under another name would hide every path that starts with it.
    fn renamed_root(&mut self, path: &[String], line: usize) {
        let mut at = self.module.clone();
        let all_relative = path.iter().all(|segment| match segment.as_str() {
            "crate" => {
                at.clear();
                true
            }
            "self" => true,
            "super" => {
                at.pop();
                true
            }
            _ => false,
        });
        let root_of_std = path.len() == 1 && matches!(path[0].as_str(), "std" | "core" | "alloc");
        let whole_time = path.len() == 2 && path[0] == "std" && path[1] == "time";
        if (all_relative && at.is_empty()) || root_of_std || whole_time {
            self.breach(line, "a root under another name hides what is used of it".to_owned());
        }
    }

    /// Paths in tokens that are not parsed, such as the arguments of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut index = 0;
        while index < trees.len() {
            match &trees[index] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) => {
                    let line = ident.span().start().line;
                    let mut segments = vec![ident.to_string()];
                    let mut next = index + 1;
                    while let (
                        Some(TokenTree::Punct(a)),
                        Some(TokenTree::Punct(b)),
                        Some(TokenTree::Ident(name)),
                    ) = (trees.get(next), trees.get(next + 1), trees.get(next + 2))
                    {
                        if a.as_char() != ':' || b.as_char() != ':' {
                            break;
                        }
                        segments.push(name.to_string());
                        next += 3;
                    }
                    // One bare word in a macro is a variable more often than a crate.
                    if segments.len() > 1 {
                        self.path(&segments, line, false);
                    }
                    index = next - 1;
                }
                _ => {}
            }
            index += 1;
        }
    }
}

impl<'ast> Visit<'ast> for Inspector<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.use_tree(&mut Vec::new(), &item.tree);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        let line = item.span().start().line;
        if item.rename.is_some() {
            self.breach(line, "a crate under another name hides what is used of it".to_owned());
        }
        self.path(&[item.ident.to_string()], line, false);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let line = item.span().start().line;
        if item.attrs.iter().any(|attribute| attribute.path().is_ident("path")) {
            self.breach(line, "a module's file must be where its name says".to_owned());
        }
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let bare = segments.len() == 1 && path.leading_colon.is_none();
        if !bare {
            self.path(&segments, path.span().start().line, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        self.visit_path(&invocation.path);
        self.tokens(invocation.tokens.clone());
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        self.visit_path(&list.path);
        self.tokens(list.tokens.clone());
    }
}

/// The path of the module that `file` (below `src`) holds.
fn module_of(file: &Path) -> Vec<String> {
    let mut module: Vec<String> = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    module
}

fn inspect(file: &Path, source: &str) -> Vec<Breach> {
    let parsed = syn::parse_file(source).unwrap_or_else(|err| panic!("{}: {err}", file.display()));
    let module = module_of(file);
    let Some(room) = module.first().cloned() else { return Vec::new() };
    let own_modules = parsed
        .items
        .iter()
        .filter_map(|item| if let syn::Item::Mod(item) = item { Some(item.ident.to_string()) } else { None })
        .collect();
    let mut inspector = Inspector { file, source, module, room, own_modules, breaches: Vec::new() };
    inspector.visit_file(&parsed);
    inspector.breaches
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|err| panic!("{}: {err}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_room_knows_only_the_rooms_before_it() {
    let mut files = Vec::new();
    rust_files(&source_folder(), &mut files);
    assert!(files.len() > ROOMS.len(), "only {} files were found", files.len());
    let breaches: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let source = fs::read_to_string(path).unwrap_or_else(|err| panic!("{}: {err}", path.display()));
            let file = path.strip_prefix(source_folder()).expect("a file below src");
            inspect(file, &source)
        })
        .map(|breach| breach.to_string())
        .collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn the_table_names_every_room_and_every_crate_and_no_other() {
    let mut rooms: BTreeSet<String> = fs::read_dir(source_folder())
        .expect("src")
        .map(|entry| entry.expect("a readable folder").path().with_extension(""))
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    rooms.remove("lib");
    assert_eq!(rooms, ROOMS.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>());

    // Those of all systems, and those of one.
    let is_of_program = |table: &&str| table.starts_with("dependencies]") || table.starts_with("target.");
    let tables = include_str!("../Cargo.toml").split("\n[").filter(is_of_program);
    let dependencies: BTreeSet<String> = tables
        .flat_map(|table| table.lines().skip(1))
        .filter_map(|line| line.split_once('='))
        .filter(|(name, _)| !name.starts_with('#'))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect();
    assert_eq!(dependencies, CRATES.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>());
}

#[test]
fn the_table_has_no_circle() {
    let order: BTreeMap<&str, usize> =
        ROOMS.iter().enumerate().map(|(index, (name, _))| (*name, index)).collect();
    for (room, may_use) in ROOMS {
        for other in *may_use {
            // `ui` and `cli` stand beside each other; every other room stands after all that it uses.
            assert!(order[other] < order[room], "{room} is listed before {other}, which it uses");
        }
    }
}

/// Plants `code` in `file` and gives the number of breaches.
fn plant(file: &str, code: &str) -> usize {
    inspect(Path::new(file), code).len()
}

#[test]
fn a_forbidden_use_is_found_in_every_form() {
    let forms = [
        ("model/article.rs", "use crate::ui::App;"),
        ("model/article.rs", "pub use crate::ui;"),
        ("model/article.rs", "pub(crate) use crate::session::Session as S;"),
        ("model/article.rs", "use crate::{model::Span, edit::Edit};"),
        ("model/article.rs", "use crate::{self, storage};"),
        ("model/article.rs", "use crate::*;"),
        ("model/article.rs", "use crate as house;"),
        ("model/article.rs", "use super::super::edit::Edit;"),
        ("model/article.rs", "use super::super::*;"),
        ("model/article.rs", "use super::super as house;"),
        ("model/article.rs", "use self::super::super::{span, ui};"),
        ("never.rs", "use crate::text::Span;"),
        ("model/mod.rs", "use super::ui;"),
        ("model/mod.rs", "mod inner { use super::super::ui; }"),
        ("model/mod.rs", "mod inner { fn f() { mod deeper { use super::super::super::ui; } } }"),
        ("model/article.rs", "fn f() { use crate::ui; }"),
        ("model/article.rs", "fn f() { crate::ui::run(); }"),
        ("model/article.rs", "fn f(a: crate::ui::App) {}"),
        ("model/article.rs", "fn f() -> Vec<Option<crate::ui::App>> { Vec::new() }"),
        ("model/article.rs", "impl crate::ui::View for X {}"),
        ("model/article.rs", "fn f<T: crate::ui::View>() {}"),
        ("model/article.rs", "fn f(x: X) { match x { crate::ui::Tab::Points => {} _ => {} } }"),
        ("model/article.rs", "fn f() { <crate::ui::App as Default>::default(); }"),
        ("model/article.rs", "fn f() { write!(x, \"{}\", crate::ui::name()); }"),
        ("model/article.rs", "fn f() { crate::ui::shout!(\"a\"); }"),
        ("model/article.rs", "#[derive(crate::ui::Derive)] struct X;"),
        ("model/article.rs", "macro_rules! m { () => { crate::ui::run() } }"),
        ("model/article.rs", "#[path = \"../ui/app.rs\"] mod app;"),
        ("analysis/mod.rs", "use crate::{model, session::{self, Command}};"),
        ("ui/app.rs", "use crate::storage::read;"),
        ("ui/app.rs", "use crate::edit::Edit;"),
        ("cli/mod.rs", "use crate::ui;"),
        ("main.rs", "use precis::storage;"),
        ("main.rs", "fn main() { precis::workflow::draft(); }"),
        // Outside crates.
        ("session/mod.rs", "use egui::Ui;"),
        ("session/mod.rs", "use ::egui::Ui;"),
        ("session/mod.rs", "use {egui as e, std::io};"),
        ("session/mod.rs", "extern crate egui;"),
        ("session/mod.rs", "extern crate egui as e;"),
        ("session/mod.rs", "fn f(ui: &mut egui::Ui) {}"),
        ("session/mod.rs", "fn f() { format!(\"{}\", egui::VERSION); }"),
        ("layout/mod.rs", "use printpdf::Op;"),
        // The standard library.
        ("model/article.rs", "use std::fs;"),
        ("model/article.rs", "use std::{fmt, fs::File};"),
        ("model/article.rs", "use std::fs as disk;"),
        ("model/article.rs", "use std as s;"),
        ("model/article.rs", "use std::*;"),
        ("model/article.rs", "fn f() { std::fs::read(\"x\"); }"),
        ("model/article.rs", "fn f() { ::std::fs::read(\"x\"); }"),
        ("layout/mod.rs", "use std::time::SystemTime;"),
        ("layout/mod.rs", "use std::time::*;"),
        ("layout/mod.rs", "use std::time as t;"),
        ("layout/mod.rs", "use std::time::{Duration, SystemTime};"),
        ("import/mod.rs", "use std::net::TcpStream;"),
        ("analysis/mod.rs", "fn f() { std::thread::spawn(|| {}); }"),
    ];
    for (file, code) in forms {
        assert!(plant(file, code) > 0, "not found in {file}: {code}");
    }
}

#[test]
fn what_the_table_allows_is_not_a_breach() {
    let forms = [
        ("model/article.rs", "use super::{Span, Date};"),
        ("model/article.rs", "use super::*; use std::fmt; use std::collections::BTreeMap;"),
        ("model/mod.rs", "mod tests { use super::*; }"),
        ("text/span.rs", "use crate::never::OrNever;"),
        ("edit/mod.rs", "use crate::model::{self, Briefing};"),
        ("session/mod.rs", "use crate::{model, layout, export}; use std::time::SystemTime;"),
        ("ui/app.rs", "use crate::session::{Command, Session}; use egui::Ui;"),
        ("storage/file.rs", "use std::fs::{self, File};"),
        ("layout/mod.rs", "use std::time::Duration;"),
        ("page/mod.rs", "mod image; fn f() { image::size(); }"),
        ("main.rs", "fn main() { precis::cli::run(precis::ui::run); }"),
        ("model/article.rs", "/// See [`crate::ui`].\nstruct X;"),
    ];
    for (file, code) in forms {
        assert_eq!(plant(file, code), 0, "found in {file}: {code}");
    }
}

#[test]
fn a_breach_names_the_file_the_line_and_the_reason() {
    let breaches =
        inspect(Path::new("model/span.rs"), "struct X;\n\nuse crate::{\n    edit,\n    model,\n};\n");
    let [breach] = breaches.as_slice() else { panic!("{breaches:?}") };
    assert_eq!((breach.line, breach.text.trim()), (4, "edit,"));
    assert!(breach.to_string().starts_with("model/span.rs:4: `model` must not know `edit`"), "{breach}");
}
