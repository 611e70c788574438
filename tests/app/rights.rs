//! Who may do what with a file stays as it was when the program replaces it, or the file does.
//!
//! What several users do to one file needs an administrator to play them: as anybody else those tests say so and hold
//! only what one user can see. Access lists need the commands `setfacl` and `getfacl`; a test that misses them fails.

#![cfg(target_os = "linux")]
#![expect(clippy::print_stderr, reason = "says what is left out")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use precis::model::Briefing;
use precis::storage::{Document, Right, StorageError, write, write_atomically};
use tempfile::TempDir;

use crate::support::files::{folder, names_in};
use crate::support::programs::tool;

/// Two users of one team, and the number of the team's group.
const ANNA: u32 = 5001;
const BELA: u32 = 5002;
const TEAM: u32 = 5005;

fn run(command: &str, arguments: &[&str], at: &Path) -> String {
    let output = Command::new(command).args(arguments).arg(at).output();
    let output = output.unwrap_or_else(|err| panic!("{command} (Debian package acl): {err}"));
    assert!(output.status.success(), "{command} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The access list of a file, with its owner and group, in numbers.
fn list(path: &Path) -> String {
    run("getfacl", &["--absolute-names", "--numeric"], path)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// Whether the test may play several users; says what is left out if not.
fn plays_users(what: &str) -> bool {
    let is_root = fs::metadata("/proc/self").unwrap().uid() == 0;
    if !is_root {
        eprintln!("not as root, so not held: {what}");
    }
    is_root
}

/// A copy of the program that every user can run.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = PROGRAM.get_or_init(|| {
        let folder = folder();
        set_mode(folder.path(), 0o755);
        let path = folder.path().join("precis");
        // Copied by another program: a file that this one had open for writing could not be run while a child that some
        // other test has just started still held it too.
        tool("cp", &[env!("CARGO_BIN_EXE_precis"), "precis"], folder.path());
        set_mode(&path, 0o755);
        (folder, path)
    });
    path
}

/// A folder of Anna's that her team may write to, with a briefing to export and a page to export it over.
struct Shared {
    folder: TempDir,
}

impl Shared {
    fn new(owner: u32, group: u32, mode: u32) -> Self {
        let folder = folder();
        chown(folder.path(), Some(ANNA), Some(TEAM)).unwrap();
        set_mode(folder.path(), 0o770);
        let shared = Self { folder };
        let briefing = shared.folder.path().join("b.precis");
        write(&briefing, &Document { briefing: Briefing { title: "Harbour".into(), ..Briefing::default() } })
            .unwrap();
        set_mode(&briefing, 0o644);
        fs::write(shared.page(), "as it was").unwrap();
        chown(shared.page(), Some(owner), Some(group)).unwrap();
        set_mode(&shared.page(), mode);
        shared
    }

    fn page(&self) -> PathBuf {
        self.folder.path().join("o.pdf")
    }

    /// Exports over the page as a user with one group of its own, in the team too or not.
    fn export_as(&self, user: u32, is_in_team: bool) -> Output {
        let groups = if is_in_team { format!("--groups={TEAM}") } else { "--clear-groups".to_owned() };
        let ids = [format!("--reuid={user}"), format!("--regid={user}"), groups];
        Command::new("setpriv")
            .args(ids)
            .arg(program())
            .args(["export", "b.precis", "-o", "o.pdf"])
            .current_dir(self.folder.path())
            .env("HOME", "/nonexistent")
            .output()
            .unwrap()
    }

    fn is_as_it_was(&self) -> bool {
        fs::read(self.page()).unwrap() == b"as it was"
            && names_in(self.folder.path()) == ["b.precis", "o.pdf"]
    }
}

/// What was said, in one line.
fn complaint(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    said
}

#[test]
fn a_file_that_somebody_of_the_group_replaces_stays_the_groups() {
    if !plays_users("a colleague's file keeps its group and is open to it") {
        return;
    }
    for mode_before in [0o660, 0o664, 0o666, 0o770] {
        let shared = Shared::new(ANNA, TEAM, mode_before);
        let output = shared.export_as(BELA, true);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(fs::read(shared.page()).unwrap().starts_with(b"%PDF"));
        let now = fs::metadata(shared.page()).unwrap();
        assert_eq!((now.gid(), mode(&shared.page())), (TEAM, mode_before));
        // And back.
        assert!(shared.export_as(ANNA, true).status.success());
        let now = fs::metadata(shared.page()).unwrap();
        assert_eq!((now.uid(), now.gid(), mode(&shared.page())), (ANNA, TEAM, mode_before));
    }
}

#[test]
fn an_administrator_leaves_a_file_to_whom_it_belongs() {
    if !plays_users("owner, group and mode stay when root writes") {
        return;
    }
    // Nobody has a right at first that an owner without rights has not.
    for mode_before in [0o600, 0o4750, 0o2770, 0o060] {
        let shared = Shared::new(ANNA, TEAM, mode_before);
        write_atomically(&shared.page(), b"new").unwrap();
        let now = fs::metadata(shared.page()).unwrap();
        assert_eq!((now.uid(), now.gid(), mode(&shared.page())), (ANNA, TEAM, mode_before));
    }
}

#[test]
fn a_file_whose_group_cannot_be_kept_stays_and_that_is_said() {
    if !plays_users("a file of a group that one is not in stays as it was") {
        return;
    }
    for (owner, mode_before) in [(BELA, 0o660), (ANNA, 0o666)] {
        let shared = Shared::new(owner, TEAM, mode_before);
        set_mode(shared.folder.path(), 0o777);
        let said = complaint(&shared.export_as(BELA, false));
        let expected =
            format!("its group (number {TEAM}) cannot be given to the file that would take its place");
        assert!(said.contains("“o.pdf” was not written") && said.contains(&expected), "{said}");
        assert!(said.contains("unchanged, so give it a name that no other file has"), "{said}");
        assert!(shared.is_as_it_was());
        let now = fs::metadata(shared.page()).unwrap();
        assert_eq!((now.uid(), now.gid(), mode(&shared.page())), (owner, TEAM, mode_before));
    }
}

#[test]
fn whom_a_file_is_closed_to_does_not_replace_it() {
    if !plays_users("a file that one may only read, or not even that, stays as it was") {
        return;
    }
    let denied = format!("user:{BELA}:r--");
    for (mode_before, entries) in [(0o640, None), (0o600, None), (0o660, Some(denied.as_str()))] {
        let shared = Shared::new(ANNA, TEAM, mode_before);
        if let Some(entries) = entries {
            run("setfacl", &["--modify", entries], &shared.page());
        }
        let before = list(&shared.page());
        let said = complaint(&shared.export_as(BELA, true));
        assert!(said.contains("the system does not permit it"), "{said}");
        assert!(shared.is_as_it_was());
        assert_eq!(list(&shared.page()), before);
    }
}

#[test]
fn an_owner_who_would_lose_rights_keeps_the_file() {
    if !plays_users("a file whose owner may more than the group stays as it was") {
        return;
    }
    let shared = Shared::new(ANNA, TEAM, 0o640);
    run("setfacl", &["--modify", &format!("user:{BELA}:rw-")], &shared.page());
    let before = list(&shared.page());
    let said = complaint(&shared.export_as(BELA, true));
    assert!(said.contains("what its owner, another user, may do with it cannot be given"), "{said}");
    assert!(shared.is_as_it_was());
    assert_eq!(list(&shared.page()), before);
    // Where the list names the owner nothing is lost.
    run("setfacl", &["--modify", &format!("user:{ANNA}:rw-")], &shared.page());
    let before = list(&shared.page());
    assert!(shared.export_as(BELA, true).status.success());
    assert_eq!(list(&shared.page()), before.replace(&format!("owner: {ANNA}"), &format!("owner: {BELA}")));
}

#[test]
fn a_list_that_closes_a_file_to_one_of_the_group_still_does() {
    if !plays_users("a colleague's access list stays") {
        return;
    }
    let shared = Shared::new(ANNA, TEAM, 0o660);
    run("setfacl", &["--modify", "user:5003:---,group:5006:r--"], &shared.page());
    let before = list(&shared.page());
    assert!(shared.export_as(BELA, true).status.success());
    assert_eq!(list(&shared.page()), before.replace(&format!("owner: {ANNA}"), &format!("owner: {BELA}")));
}

#[test]
fn access_lists_stay_and_a_folders_list_comes_to_new_files_only() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    for name in ["plain", "listed", "masked"] {
        fs::write(at(name), "old").unwrap();
        set_mode(&at(name), 0o660);
    }
    run("setfacl", &["--modify", "user:5003:---,group:5006:r--"], &at("listed"));
    // The mask takes the group's rights; a mode that were set over it would give them back.
    run("setfacl", &["--modify", "user:5003:rw-,mask::r--"], &at("masked"));
    run("setfacl", &["--default", "--modify", "user:5004:rwx,group::rwx"], folder.path());
    set_mode(folder.path(), 0o2770);
    let names = ["plain", "listed", "masked"];
    let before = names.map(|name| list(&at(name)));
    for name in names {
        write_atomically(&at(name), b"new").unwrap();
    }
    assert_eq!(names.map(|name| list(&at(name))), before);
    fs::write(at("made by others"), "").unwrap();
    write_atomically(&at("new"), b"new").unwrap();
    let of_others = list(&at("made by others")).replace("made by others", "new");
    assert!(of_others.contains("user:5004:rwx"), "{of_others}");
    assert_eq!(list(&at("new")), of_others);
}

#[test]
fn a_file_keeps_its_group_in_a_folder_that_gives_its_own() {
    let folder = folder();
    let own = fs::metadata(folder.path()).unwrap().gid();
    let groups = Command::new("id").arg("-G").output().unwrap();
    let groups = String::from_utf8_lossy(&groups.stdout).into_owned();
    let other = groups.split_whitespace().filter_map(|id| id.parse().ok()).find(|id| *id != own);
    let Some(other) = other.or_else(|| plays_users("a group of one's own stays").then_some(TEAM)) else {
        eprintln!("whoever runs this is in one group only, so there is none to keep");
        return;
    };
    let path = folder.path().join("a");
    fs::write(&path, "old").unwrap();
    chown(&path, None, Some(other)).unwrap();
    set_mode(&path, 0o640);
    set_mode(folder.path(), 0o2770);
    write_atomically(&path, b"new").unwrap();
    let now = fs::metadata(&path).unwrap();
    assert_eq!((now.gid(), mode(&path)), (other, 0o640));
}

#[test]
fn until_it_has_its_rights_only_its_writer_may_open_the_new_file() {
    let folder = folder();
    let path = folder.path().join("a");
    fs::write(&path, "old").unwrap();
    set_mode(&path, 0o600);
    let bytes = vec![7; 48_000_000];
    let is_written = AtomicBool::new(false);
    let seen = std::thread::scope(|scope| {
        let watch = || {
            let mut seen = 0;
            while !is_written.load(Ordering::Relaxed) {
                for entry in fs::read_dir(folder.path()).unwrap().flatten() {
                    // It may have its name by now.
                    if let Ok(file) = entry.metadata() {
                        assert_eq!(file.mode() & 0o077, 0, "{:?}", entry.file_name());
                        seen += usize::from(entry.file_name() != "a");
                    }
                }
            }
            seen
        };
        let watcher = scope.spawn(watch);
        let written = write_atomically(&path, &bytes);
        is_written.store(true, Ordering::Relaxed);
        written.unwrap();
        watcher.join().unwrap()
    });
    assert!(seen > 0, "the new file was never seen before it had its name");
    assert_eq!((fs::metadata(&path).unwrap().len(), mode(&path)), (48_000_000, 0o600));
}

#[test]
fn what_a_user_noted_about_a_file_stays() {
    let folder = folder();
    let path = folder.path().join("a");
    fs::write(&path, "old").unwrap();
    rustix::fs::setxattr(&path, "user.tag", b"for the meeting", rustix::fs::XattrFlags::empty()).unwrap();
    set_mode(&path, 0o600);
    write_atomically(&path, b"new").unwrap();
    let mut value = [0; 64];
    let length = rustix::fs::getxattr(&path, "user.tag", &mut value).unwrap();
    assert_eq!(value.get(..length), Some(&b"for the meeting"[..]));
}

#[test]
fn another_name_of_a_file_keeps_what_was_in_it() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a"), "old").unwrap();
    set_mode(&at("a"), 0o640);
    fs::hard_link(at("a"), at("b")).unwrap();
    write_atomically(&at("a"), b"new").unwrap();
    assert_eq!((fs::read(at("a")).unwrap(), mode(&at("a"))), (b"new".to_vec(), 0o640));
    assert_eq!((fs::read(at("b")).unwrap(), mode(&at("b"))), (b"old".to_vec(), 0o640));
}

#[test]
fn a_pipe_is_not_replaced_by_a_file() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = folder();
    let path = folder.path().join("pipe");
    run("mkfifo", &[], &path);
    assert_eq!(write_atomically(&path, b"new"), Err(StorageError::IsDevice));
    assert!(fs::metadata(&path).unwrap().file_type().is_fifo());
    assert_eq!(names_in(folder.path()), ["pipe"]);
}

#[test]
fn what_cannot_be_kept_is_said_in_words() {
    let said = [Right::Owner, Right::Group(7), Right::AccessList, Right::Mode]
        .map(|right| StorageError::RightsNotKept(right).to_string());
    let rest = " cannot be given to the file that would take its place";
    let what = said.each_ref().map(|said| said.strip_suffix(rest).unwrap());
    assert_eq!(
        what,
        [
            "what its owner, another user, may do with it",
            "its group (number 7)",
            "its access list",
            "its permissions"
        ]
    );
}
