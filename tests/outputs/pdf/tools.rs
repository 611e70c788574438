//! The programs that read a PDF independently of the one that wrote it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::support::files::folder;

/// A PDF in a folder of its own.
pub(crate) struct File {
    folder: TempDir,
}

impl File {
    pub(crate) fn new(pdf: &[u8]) -> Self {
        let folder = folder();
        fs::write(folder.path().join("page.pdf"), pdf).unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a program says about the PDF; `{}` among the arguments stands for its path.
    pub(crate) fn ask(&self, program: &str, arguments: &[&str]) -> String {
        let pdf = self.path("page.pdf");
        let output = Command::new(program)
            .current_dir(self.folder.path())
            .args(arguments.iter().map(|argument| argument.replace("{}", &pdf.to_string_lossy())))
            .output()
            .unwrap_or_else(|err| {
                panic!("this test needs the program {program}, which tests/run installs: {err}")
            });
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let complained = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program}: {said}\n{complained}");
        assert!(complained.is_empty(), "{program}: {complained}");
        said
    }

    /// The words of the PDF in reading order, lines joined as they stand.
    pub(crate) fn text(&self) -> String {
        self.ask("pdftotext", &["{}", "-"])
    }
}
