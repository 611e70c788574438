//! Files on a disk: written whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use precis::storage::{MAX_BYTES, write_atomically};
use precis::storage::{Preferences, StorageError, read, read_bytes, write};

use crate::support::files::{folder, names_in};

use super::document;

#[test]
fn a_file_is_written_whole_and_leaves_nothing_else_behind() {
    let folder = folder();
    let path = folder.path().join("a.precis");
    write(&path, &document()).unwrap();
    write(&path, &document()).unwrap();
    assert_eq!(read(&path), Ok(document()));
    assert_eq!(names_in(folder.path()), ["a.precis"]);
}

#[test]
fn a_failed_write_leaves_the_old_file_and_nothing_else() {
    let folder = folder();
    let path = folder.path().join("a.txt");
    fs::write(&path, "old").unwrap();
    assert_eq!(write_atomically(&folder.path().join("none/a.txt"), b"new"), Err(StorageError::NoFolder));
    assert_eq!(write_atomically(&path.join("b.txt"), b"new"), Err(StorageError::NoFolder));
    assert_eq!(write_atomically(folder.path(), b"new"), Err(StorageError::IsFolder));
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_eq!(write_atomically(&path, b"new"), Err(StorageError::ReadOnly));
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names_in(folder.path()), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn permissions_of_an_old_file_stay_and_a_new_one_is_no_secret() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (old, new, plain) =
        (folder.path().join("old"), folder.path().join("new"), folder.path().join("plain"));
    fs::write(&old, "old").unwrap();
    fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
    write_atomically(&old, b"newer").unwrap();
    assert_eq!(mode(&old), 0o640);
    fs::write(&plain, "").unwrap();
    write_atomically(&new, b"").unwrap();
    assert_eq!(mode(&new), mode(&plain));
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_it_points_to_is_replaced() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("deep")).unwrap();
    fs::write(at("deep/target"), "old").unwrap();
    symlink("deep/target", at("one")).unwrap();
    symlink("one", at("two")).unwrap();
    symlink("deep/not-yet", at("dangling")).unwrap();
    symlink("ring", at("ring")).unwrap();
    write_atomically(&at("two"), b"new").unwrap();
    assert_eq!(fs::read_to_string(at("deep/target")).unwrap(), "new");
    assert!(fs::symlink_metadata(at("two")).unwrap().is_symlink());
    write_atomically(&at("dangling"), b"new").unwrap();
    assert_eq!(fs::read_to_string(at("deep/not-yet")).unwrap(), "new");
    assert!(write_atomically(&at("ring"), b"new").is_err());
}

#[test]
fn reading_says_what_is_wrong_with_a_file() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(read_bytes(&at("none")), Err(StorageError::NotFound));
    assert_eq!(read_bytes(folder.path()), Err(StorageError::IsFolder));
    let huge = fs::File::create(at("huge")).unwrap();
    huge.set_len(MAX_BYTES + 1).unwrap();
    assert_eq!(read_bytes(&at("huge")), Err(StorageError::TooLarge { limit: MAX_BYTES }));
    fs::write(at("some"), "bytes").unwrap();
    assert_eq!(read_bytes(&at("some")), Ok(b"bytes".to_vec()));
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_not_read() {
    assert!(matches!(read_bytes(Path::new("/dev/zero")), Err(StorageError::IsDevice)));
}

#[test]
fn preferences_come_back_and_are_never_in_the_way() {
    let folder = folder();
    let file = folder.path().join("not/yet/there/preferences.json");
    assert_eq!(Preferences::load(&file), Preferences::default());
    let preferences = Preferences { last_folder: Some(PathBuf::from("/some/folder")), sample_shown: true };
    preferences.save(&file).unwrap();
    assert_eq!(Preferences::load(&file), preferences);
    fs::write(&file, r#"{"sample_shown": true, "of a newer program": 1}"#).unwrap();
    assert_eq!(Preferences::load(&file), Preferences { last_folder: None, sample_shown: true });
    fs::write(&file, "not JSON").unwrap();
    assert_eq!(Preferences::load(&file), Preferences::default());
}

#[test]
fn what_a_killed_program_left_half_written_goes_at_the_next_write() {
    let folder = folder();
    let names = [".precis-aB3xY9.tmp", ".precis-aB3xY8.tmp", ".precis-notes.tmp", "a.tmp"];
    for name in names {
        fs::write(folder.path().join(name), "half").unwrap();
    }
    let two_hours_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(2);
    for name in [names[0], names[2], names[3]] {
        let file = fs::File::options().write(true).open(folder.path().join(name)).unwrap();
        file.set_modified(two_hours_ago).unwrap();
    }
    write_atomically(&folder.path().join("a.pdf"), b"whole").unwrap();
    let there: Vec<bool> = names.iter().map(|name| folder.path().join(name).exists()).collect();
    assert_eq!(there, [false, true, true, true]);
}
