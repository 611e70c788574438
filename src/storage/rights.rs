//! Who may do what with a file, given to the file that takes its place.
//!
//! A file that takes the name of another is a new one: the system gives it the user who writes it, a group of the
//! system's choice and the rights of any new file in that folder. Whoever saves over a file means its contents, not its
//! owner, group, mode or access list. So the new file, which until then only its writer may open, gets those before it
//! gets the name, in an order in which it is at no moment open to anybody to whom the old one is closed; where it cannot
//! get them the old file stays.
//!
//! Kept on Linux are owner, group, mode, POSIX and `NFSv4` access lists, and where the system allows it the user's own
//! attributes and security labels; on other Unix systems owner, group and mode. The owner is another one if somebody
//! else writes the file and may not give it away: then the group and the list must give the former owner what the
//! ownership gave.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use super::{Right, StorageError};

/// A file with the rights to it.
pub(super) struct Rights {
    /// Open, so that what is said of it is said of one file.
    file: File,
}

impl Rights {
    /// Looks at a file that is to be replaced, as somebody who may write to it: renaming needs no right to the file
    /// itself, but whom the file is closed to must not replace it. Nothing is written.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        Ok(Self { file: OpenOptions::new().write(true).open(path)? })
    }

    /// Gives the rights to a new file that only its writer may open.
    ///
    /// # Errors
    ///
    /// [`StorageError::RightsNotKept`] if it cannot get one of them. It is then open to fewer than the old one, or to as
    /// many.
    #[cfg(unix)]
    pub(super) fn copy_to(&self, new: &File) -> Result<(), StorageError> {
        use std::os::unix::fs::MetadataExt as _;

        let metadata = |file: &File| file.metadata().map_err(|err| StorageError::writing(&err));
        let old = metadata(&self.file)?;
        // Only who may write to a file may give it attributes, so they come before its mode.
        lists::copy_attributes(&self.file, new);
        let has_owner = self.give_owner(&old, &metadata(new)?, new)?;
        // The list comes before the mode: a mode widens the list that the new file may have from its folder.
        lists::copy_list(lists::POSIX, &self.file, new)?;
        // Whoever runs a file may act as its owner only by that owner's will.
        let mode = old.mode() & if has_owner { 0o7777 } else { 0o3777 };
        if metadata(new)?.mode() & 0o7777 != mode {
            set_mode(new, mode).map_err(|_| StorageError::RightsNotKept(Right::Mode))?;
        }
        // This one comes after it: it holds the mode, too, and may be the same already.
        lists::copy_list(lists::NFS, &self.file, new)
    }

    /// Gives it owner and group; tells whether it has the same owner.
    #[cfg(unix)]
    fn give_owner(
        &self,
        old: &std::fs::Metadata,
        now: &std::fs::Metadata,
        new: &File,
    ) -> Result<bool, StorageError> {
        use std::os::unix::fs::{MetadataExt as _, fchown};

        let has_owner = now.uid() == old.uid();
        if !has_owner {
            // Its writer's rights must not become those of an owner who may have fewer. Where the system has no such
            // rights there are none to take.
            let _ = set_mode(new, 0);
            if fchown(new, Some(old.uid()), Some(old.gid())).is_ok() {
                return Ok(true);
            }
            let left = lists::rights_of_member(&self.file, old)?;
            // Reading and writing; a page or a briefing is not run.
            let had = (old.mode() >> 6) & 0o6;
            if had & !left != 0 {
                return Err(StorageError::RightsNotKept(Right::Owner));
            }
        }
        if now.gid() != old.gid() {
            let refused = |_| StorageError::RightsNotKept(Right::Group(old.gid()));
            fchown(new, None, Some(old.gid())).map_err(refused)?;
        }
        Ok(has_owner)
    }

    /// Gives the rights to a new file.
    ///
    /// # Errors
    ///
    /// [`StorageError`] if it cannot get them.
    #[cfg(not(unix))]
    pub(super) fn copy_to(&self, new: &File) -> Result<(), StorageError> {
        let copied = || new.set_permissions(self.file.metadata()?.permissions());
        copied().map_err(|_| StorageError::RightsNotKept(Right::Mode))
    }
}

#[cfg(unix)]
fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

/// Access lists and other attributes that a file has beside its mode.
#[cfg(target_os = "linux")]
mod lists {
    use std::fs::{File, Metadata};
    use std::os::unix::fs::MetadataExt as _;

    use rustix::buffer::spare_capacity;
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fremovexattr, fsetxattr};
    use rustix::io::{Errno, Result};

    use crate::storage::{Right, StorageError};

    /// The access list of most file systems.
    pub(super) const POSIX: &str = "system.posix_acl_access";
    /// The access list of a file on a server that speaks `NFSv4`.
    pub(super) const NFS: &str = "system.nfs4_acl";
    /// As long as Linux lets an attribute, and a list of their names, be.
    const MAX_BYTES: usize = 65_536;

    /// Gives a file the list of that kind that another has, or none if that has none.
    pub(super) fn copy_list(kind: &str, from: &File, to: &File) -> std::result::Result<(), StorageError> {
        let copied = || {
            let list = attribute(from, kind.as_bytes())?;
            match list {
                list if attribute(to, kind.as_bytes())? == list => Ok(()),
                Some(list) => fsetxattr(to, kind, &list, XattrFlags::empty()),
                None => fremovexattr(to, kind),
            }
        };
        copied().map_err(|_| StorageError::RightsNotKept(Right::AccessList))
    }

    /// Gives a file what another's user has noted about it, and the labels by which the system guards it. A system may
    /// refuse either, and nobody gets a right by a note.
    pub(super) fn copy_attributes(from: &File, to: &File) {
        let mut names = Vec::with_capacity(MAX_BYTES);
        if flistxattr(from, spare_capacity(&mut names)).is_err() {
            return;
        }
        let is_kept = |name: &&[u8]| {
            name.starts_with(b"user.") || [&b"security.selinux"[..], b"security.SMACK64"].contains(name)
        };
        for name in names.split(|byte| *byte == 0).filter(is_kept) {
            if let Ok(Some(value)) = attribute(from, name) {
                let _ = fsetxattr(to, name, &value, XattrFlags::empty());
            }
        }
    }

    /// What a file lets a member of its group do who is not its owner: bits of a mode, 4 for reading and 2 for writing.
    ///
    /// The owner is taken for a member: nobody else but an administrator can give a file of one's own to a group. A list
    /// that names the owner says it outright.
    pub(super) fn rights_of_member(
        file: &File,
        metadata: &Metadata,
    ) -> std::result::Result<u32, StorageError> {
        let list = attribute(file, POSIX.as_bytes());
        let list = list.map_err(|_| StorageError::RightsNotKept(Right::AccessList))?;
        let of_mode = (metadata.mode() >> 3) & 0o7;
        // Where there is a list the mode holds the most that it gives to anybody but owner and others.
        Ok(list.and_then(|list| of_list(&list, metadata.uid())).map_or(of_mode, |given| given & of_mode))
    }

    /// What a list gives to that user if it names one, or else to the file's group (acl(5); the kernel's
    /// `posix_acl_xattr.h`): after four bytes of version, entries of kind, rights and number.
    fn of_list(list: &[u8], user: u32) -> Option<u32> {
        const USER: u16 = 0x02;
        const OWN_GROUP: u16 = 0x04;
        let entries = || {
            list.get(4..).unwrap_or_default().chunks_exact(8).filter_map(|entry| {
                let (kind, rest) = entry.split_first_chunk()?;
                let (rights, rest) = rest.split_first_chunk()?;
                let number = u32::from_le_bytes(*rest.first_chunk()?);
                Some((u16::from_le_bytes(*kind), u16::from_le_bytes(*rights), number))
            })
        };
        let named = entries().find(|(kind, _, number)| *kind == USER && *number == user);
        let given = named.or_else(|| entries().find(|(kind, ..)| *kind == OWN_GROUP));
        given.map(|(_, rights, _)| u32::from(rights))
    }

    /// The value of an attribute; `None` if the file has none of that name, or its file system knows none.
    fn attribute(file: &File, name: &[u8]) -> Result<Option<Vec<u8>>> {
        let mut value = Vec::with_capacity(MAX_BYTES);
        match fgetxattr(file, name, spare_capacity(&mut value)) {
            Ok(_) => Ok(Some(value)),
            Err(Errno::NODATA | Errno::OPNOTSUPP | Errno::NOSYS) => Ok(None),
            Err(err) => Err(err),
        }
    }
}

/// Other systems keep such lists where only their own libraries reach them.
#[cfg(all(unix, not(target_os = "linux")))]
mod lists {
    use std::fs::{File, Metadata};
    use std::os::unix::fs::MetadataExt as _;

    use crate::storage::StorageError;

    pub(super) const POSIX: &str = "";
    pub(super) const NFS: &str = "";

    #[expect(clippy::unnecessary_wraps, reason = "Linux has lists that may be refused")]
    pub(super) fn copy_list(_: &str, _: &File, _: &File) -> Result<(), StorageError> {
        Ok(())
    }

    pub(super) fn copy_attributes(_: &File, _: &File) {}

    #[expect(clippy::unnecessary_wraps, reason = "Linux has lists that may not be readable")]
    pub(super) fn rights_of_member(_: &File, metadata: &Metadata) -> Result<u32, StorageError> {
        Ok((metadata.mode() >> 3) & 0o7)
    }
}
