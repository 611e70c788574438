//! The real window, on a screen of its own, used with mouse and keyboard.
//!
//! Needs `Xvfb`, `openbox`, `xdotool` and `xclip`, which `tests/run` installs. A program of its own: beside other tests it
//! would share the processor with them, and what a hand does has its pace.

#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use precis::model::{Briefing, SectionKind};
use precis::storage;

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// A process that ends with the test.
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        // Asked to end, a server takes the lock of its display away. It may have ended by itself, which is fine.
        let _ = Command::new("kill").arg(self.0.id().to_string()).stderr(Stdio::null()).status();
        let start = Instant::now();
        while matches!(self.0.try_wait(), Ok(None)) && start.elapsed() < Duration::from_secs(5) {
            sleep(Duration::from_millis(50));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen without a screen, with a window manager, which gives windows the keyboard.
struct Screen {
    display: String,
    _manager: Guard,
    _server: Guard,
}

impl Screen {
    fn start() -> Self {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        // Servers that look for a free display at the same time can find the same one.
        let number = 1000 + (std::process::id() % 10_000) * 4 + STARTED.fetch_add(1, Ordering::Relaxed);
        // Without the last argument a server starts anew when its last client goes, and turns others away meanwhile.
        let mut server = Command::new("Xvfb")
            .arg(format!(":{number}"))
            .args(["-displayfd", "1", "-screen", "0", "1440x960x24", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed (tests/run does it)");
        let mut number = String::new();
        let output = server.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut number).expect("the number of the display");
        let display = format!(":{}", number.trim());
        let server = Guard(server);
        let manager = Command::new("openbox")
            .env("DISPLAY", &display)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openbox is installed (tests/run does it)");
        Self { display, _manager: Guard(manager), _server: server }
    }

    /// Runs xdotool and gives what it prints.
    fn act(&self, arguments: &[&str]) -> String {
        let output = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(arguments)
            .output()
            .expect("xdotool is installed (tests/run does it)");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn open(&self, file: &Path, home: &Path) -> Guard {
        let child = Command::new(env!("CARGO_BIN_EXE_precis"))
            .arg(file)
            .env("DISPLAY", &self.display)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("XDG_CONFIG_HOME", home)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .spawn()
            .expect("the program starts");
        Guard(child)
    }

    /// Waits until the window's title holds `words`, and gives the window.
    fn wait_for_title(&self, words: &str) -> String {
        let start = Instant::now();
        let mut titles = String::new();
        while start.elapsed() < PATIENCE {
            let windows = self.act(&["search", "--onlyvisible", "--class", "precis"]);
            for window in windows.lines() {
                let title = self.act(&["getwindowname", window]);
                if title.contains(words) {
                    return window.to_owned();
                }
                titles = title;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("no window with “{words}” in its title; the last title was “{titles}”");
    }

    /// Opens the window on a briefing, in the size that the places in these tests hold for.
    fn show(&self, file: &Path) -> (Guard, String) {
        let program = self.open(file, file.parent().expect("its folder"));
        let window = self.wait_for_title("A title — saved — Précis");
        self.act(&["windowactivate", "--sync", &window]);
        self.act(&["windowsize", "--sync", &window, "1440", "900"]);
        // The lists stand where they stay once everything is read.
        sleep(Duration::from_secs(1));
        (program, window)
    }

    /// Clicks at a place in the window.
    fn click(&self, window: &str, place: [&str; 2]) {
        let [x, y] = place;
        self.act(&["mousemove", "--window", window, x, y, "sleep", "0.3", "click", "1", "sleep", "0.5"]);
    }

    /// Types letters as a hand does.
    fn type_text(&self, text: &str) {
        self.act(&["type", "--delay", "40", text]);
    }

    /// Saves the briefing, which has unsaved changes.
    fn save(&self) {
        self.wait_for_title("unsaved changes");
        self.act(&["key", "ctrl+s"]);
        self.wait_for_title("A title — saved");
    }

    /// Puts a text into the clipboard, as another program would.
    fn copy(&self, text: &str) {
        let mut program = self.clipboard("-in").stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
        let program = program.as_mut().expect("xclip is installed (tests/run does it)");
        let mut input = program.stdin.take().expect("its input");
        input.write_all(text.as_bytes()).expect("it takes the text");
        drop(input);
        assert!(program.wait().expect("its end").success());
    }

    /// Waits until another program finds that text in the clipboard.
    fn wait_for_clipboard(&self, text: &str) {
        let start = Instant::now();
        let mut found = String::new();
        while start.elapsed() < PATIENCE {
            let output = self.clipboard("-out").output().expect("xclip is installed (tests/run does it)");
            found = String::from_utf8_lossy(&output.stdout).into_owned();
            if found == text {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("“{text}” is not in the clipboard but “{found}”");
    }

    fn clipboard(&self, direction: &str) -> Command {
        let mut command = Command::new("xclip");
        command.env("DISPLAY", &self.display).args(["-selection", "clipboard", direction]);
        command
    }
}

/// Where the row of the bottom line stands in the window, with the sample pack open.
const BOTTOM_LINE: [&str; 2] = ["70", "650"];

/// Makes a briefing of the sample pack.
fn sample(folder: &Path) -> PathBuf {
    let file = folder.join("sample.precis");
    let page = folder.join("page.pdf");
    let [page, name] = [&page, &file].map(|path| path.to_string_lossy().into_owned());
    precis(&["build", "--title", "A title", "-o", &page, "--save", &name]);
    file
}

/// The briefing in a file.
fn read(file: &Path) -> Briefing {
    storage::read(file).expect("a briefing").briefing
}

fn bottom_line(briefing: &Briefing) -> &str {
    let section = briefing.sections.iter().find(|section| section.kind == SectionKind::BottomLine);
    &section.expect("a bottom line").text
}

fn precis(arguments: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_precis"))
        .args(arguments)
        .stdout(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(status.success(), "precis {arguments:?}");
}

#[test]
fn the_window_is_used_with_mouse_and_keyboard_and_the_file_keeps_what_was_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = sample(folder.path());
    let name = file.to_string_lossy().into_owned();
    let before = std::fs::read(&file).expect("the briefing");

    let screen = Screen::start();
    let (mut program, window) = screen.show(&file);

    // The keyboard: rejecting the chosen point is unsaved work.
    screen.act(&["key", "x"]);
    screen.wait_for_title("unsaved changes");

    // The mouse: Undo takes it back, and nothing is unsaved any more.
    screen.act(&["mousemove", "--window", &window, "285", "22", "click", "1"]);
    screen.wait_for_title("A title — saved");

    // Redo and save.
    screen.act(&["key", "ctrl+y"]);
    screen.wait_for_title("unsaved changes");
    screen.act(&["key", "ctrl+s"]);
    screen.wait_for_title("A title — saved");
    assert_ne!(std::fs::read(&file).expect("the briefing"), before);

    // With unsaved work closing asks; without, it closes.
    screen.act(&["key", "x"]);
    screen.wait_for_title("unsaved changes");
    screen.act(&["key", "ctrl+q"]);
    sleep(Duration::from_secs(1));
    assert!(program.0.try_wait().expect("its state").is_none(), "the window asks before it closes");
    screen.act(&["key", "Escape"]);
    sleep(Duration::from_millis(500));
    screen.act(&["key", "ctrl+z"]);
    screen.wait_for_title("A title — saved");
    screen.act(&["key", "ctrl+q"]);
    let start = Instant::now();
    let status = loop {
        if let Some(status) = program.0.try_wait().expect("its state") {
            break status;
        }
        assert!(start.elapsed() < PATIENCE, "the window does not close");
        sleep(Duration::from_millis(100));
    };
    assert!(status.success());

    // What was done in the window is what the command line finds in the file.
    precis(&["export", &name, "-o", &folder.path().join("again.pdf").to_string_lossy()]);
}

#[test]
fn what_is_typed_after_clicking_the_bottom_line_stands_in_its_box() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = sample(folder.path());
    let before = read(&file);
    let screen = Screen::start();
    let (_program, window) = screen.show(&file);
    screen.click(&window, BOTTOM_LINE);
    screen.type_text("wexa");
    screen.save();
    let now = read(&file);
    assert_eq!(bottom_line(&now), "wexa");
    assert_eq!((now.points, now.rejected, now.withheld), (before.points, before.rejected, before.withheld));
}

#[test]
fn text_goes_to_other_programs_and_comes_from_them_by_the_clipboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = sample(folder.path());
    let screen = Screen::start();
    let (_program, window) = screen.show(&file);

    // Into a field and out of it, in any script.
    let text = "Naïve “quoted” — Мост, 橋, الجسر";
    screen.click(&window, BOTTOM_LINE);
    screen.copy(text);
    screen.act(&["key", "ctrl+v"]);
    screen.save();
    assert_eq!(bottom_line(&read(&file)), text);
    screen.type_text("x");
    screen.act(&["key", "ctrl+a", "ctrl+c"]);
    screen.wait_for_clipboard(&format!("{text}x"));
    screen.copy("something else");
    screen.act(&["key", "ctrl+a", "ctrl+x"]);
    screen.wait_for_clipboard(&format!("{text}x"));
    screen.save();
    assert_eq!(bottom_line(&read(&file)), "");

    // Into the fields of questions. Nothing tells from outside when a question is open: what came too early is done again.
    let other = folder.path().join("other.precis");
    let start = Instant::now();
    while !other.exists() {
        assert!(start.elapsed() < PATIENCE, "the briefing is not saved where the pasted path says");
        let pause = || sleep(Duration::from_millis(400));
        screen.act(&["key", "Escape"]);
        pause();
        screen.act(&["key", "ctrl+k"]);
        for text in ["save by path", &other.to_string_lossy()] {
            pause();
            screen.copy(text);
            screen.act(&["key", "ctrl+a", "ctrl+v"]);
            pause();
            screen.act(&["key", "Return"]);
        }
        sleep(Duration::from_secs(1));
    }

    // Outside of every field a text becomes an article, and the words of the chosen card are copied.
    sleep(Duration::from_secs(1));
    screen.act(&["key", "Escape"]);
    sleep(Duration::from_secs(1));
    let articles = read(&other).articles.len();
    screen.copy("A bridge in the north\n\nThe council said on Monday that the bridge would open in May.\n");
    screen.act(&["key", "ctrl+v"]);
    screen.save();
    let briefing = read(&other);
    assert_eq!(briefing.articles.len(), articles + 1);
    assert!(briefing.articles[articles].article.text.contains("the bridge would open in May"));
    screen.act(&["key", "Down", "ctrl+c"]);
    screen.wait_for_clipboard(&briefing.points[0].text);
}
