//! Why a file is not read or written.

use std::fmt;
use std::io;

use crate::edit::EditError;

/// Why a file is not read or written.
///
/// The message is a clause about the file ("it does not exist"), to follow a phrase that names it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// There is no such file.
    #[error("it does not exist")]
    NotFound,
    /// The folder to write into is not there.
    #[error("its folder does not exist")]
    NoFolder,
    /// The path names a folder.
    #[error("it is a folder, not a file")]
    IsFolder,
    /// The path names a device or a socket.
    #[error("it is a device, not a file")]
    IsDevice,
    /// The system does not allow it.
    #[error("the system does not permit it")]
    NotPermitted,
    /// The file or the disk is read-only.
    #[error("it is read-only")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The file that would take its place cannot have the same rights.
    #[error("{0} cannot be given to the file that would take its place")]
    RightsNotKept(Right),
    /// Any other failure of the disk, in the system's words.
    #[error("the system says: {0}")]
    Disk(String),
    /// The file is larger than the program reads.
    #[error("it is larger than {} MB", .limit / 1_000_000)]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },

    /// The bytes are no ZIP archive.
    #[error("it is not a .precis file: it is not a ZIP archive")]
    NotAnArchive,
    /// The archive's directory, which stands at its end, is missing or damaged.
    #[error("it is incomplete or damaged: the archive has no readable directory at its end")]
    Truncated,
    /// It is an archive, but not of a briefing.
    #[error("it is a ZIP archive, but not a .precis file")]
    NotABriefing,
    /// A newer program wrote it.
    #[error("it was written by a newer Précis (format {found}; this one reads up to {known})")]
    NewerVersion {
        /// The version of the file.
        found: u64,
        /// The newest version that is known.
        known: u64,
    },
    /// An entry's path is not a plain path inside the archive.
    #[error("its entry “{0}” has a path that leads out of the archive")]
    UnsafePath(String),
    /// Two entries have one path.
    #[error("it has two entries of the same name")]
    DuplicateEntry,
    /// An entry is not one of the format's.
    #[error("its entry “{0}” is unknown to this version of the format")]
    UnknownEntry(String),
    /// An entry is missing.
    #[error("its entry “{0}” is missing")]
    MissingEntry(String),
    /// An entry cannot be read.
    #[error("its entry “{entry}” is damaged ({detail})")]
    Damaged {
        /// The path of the entry.
        entry: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The entries unpack to more than the program reads.
    #[error("it unpacks to more than {} MB", .limit / 1_000_000)]
    UnpacksTooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// An entry's data are not as the format has them.
    #[error("its entry “{entry}” is not as the format has it: {detail}")]
    Malformed {
        /// The path of the entry.
        entry: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The bytes of an article are not those that its identity names.
    #[error("the bytes of article {0} are not the ones that were imported")]
    ForeignBytes(String),
    /// A span lies outside its article.
    #[error("the evidence of {item} lies outside the text of article {article}")]
    SpanOutside {
        /// The item.
        item: String,
        /// The article.
        article: String,
    },
    /// The briefing contradicts itself.
    #[error("its briefing is not valid: {0}")]
    Invalid(#[from] EditError),
}

/// What a file says about who may do what with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// What it lets its owner do, who is not the one who writes it.
    Owner,
    /// Its group, by the system's number.
    Group(u32),
    /// Its access list.
    AccessList,
    /// Its mode.
    Mode,
}

impl fmt::Display for Right {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Owner => formatter.write_str("what its owner, another user, may do with it"),
            Self::Group(number) => write!(formatter, "its group (number {number})"),
            Self::AccessList => formatter.write_str("its access list"),
            Self::Mode => formatter.write_str("its permissions"),
        }
    }
}

impl StorageError {
    /// What the system says about reading a file.
    pub(super) fn reading(err: &io::Error) -> Self {
        match err.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound,
            _ => Self::either(err),
        }
    }

    /// What the system says about writing a file: what is not found then is its folder.
    pub(super) fn writing(err: &io::Error) -> Self {
        match err.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            _ => Self::either(err),
        }
    }

    fn either(err: &io::Error) -> Self {
        match err.kind() {
            io::ErrorKind::PermissionDenied => Self::NotPermitted,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Disk(err.to_string()),
        }
    }
}
