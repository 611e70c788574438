//! The real window, on a screen of its own, used with mouse and keyboard.
//!
//! Needs `Xvfb`, `openbox` and `xdotool`, which `tests/run` installs.

#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// A process that ends with the test.
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        // It may have ended by itself, which is fine.
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
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x960x24", "-nolisten", "tcp"])
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
    let file = folder.path().join("sample.precis");
    let page = folder.path().join("page.pdf");
    let name = file.to_string_lossy().into_owned();
    precis(&["build", "--title", "A title", "-o", &page.to_string_lossy(), "--save", &name]);
    let before = std::fs::read(&file).expect("the briefing");

    let screen = Screen::start();
    let mut program = screen.open(&file, folder.path());
    let window = screen.wait_for_title("A title — saved — Précis");
    screen.act(&["windowactivate", "--sync", &window]);
    screen.act(&["windowsize", "--sync", &window, "1440", "900"]);

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
