//! Recognising files that are not articles by their first bytes, so that the refusal can say what they are.

/// What `bytes` look like when they begin as a known kind of file that holds no plain text.
pub(super) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip_kind(bytes));
    }
    if bytes.starts_with(b"RIFF") {
        return Some(match bytes.get(8..12) {
            Some(b"WEBP") => "a WebP picture",
            Some(b"WAVE") => "a WAVE sound",
            _ => "a RIFF media file",
        });
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("an MP4 video or a HEIC picture");
    }
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// A ZIP archive is told by the name of its first member, which lies uncompressed behind a header of 30 bytes.
fn zip_kind(bytes: &[u8]) -> &'static str {
    let member = bytes.get(30..bytes.len().min(60)).unwrap_or_default();
    if member.starts_with(b"mimetypeapplication/epub") {
        "an EPUB book"
    } else if member.starts_with(b"mimetypeapplication/vnd.oasis") {
        "an OpenDocument file"
    } else if member.starts_with(b"[Content_Types].xml") {
        "an Office document such as DOCX"
    } else {
        "a ZIP archive or a document packed in one, such as DOCX or a briefing"
    }
}

const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90\0", "a program (Windows)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\xca\xfe\xba\xbe", "a program (Java or Mach-O)"),
    (b"\0asm", "a program (WebAssembly)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document such as DOC"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"ID3", "an MP3 sound"),
    (b"OggS", "an Ogg sound or video"),
    (b"fLaC", "a FLAC sound"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"wOFF", "a font (WOFF)"),
    (b"wOF2", "a font (WOFF2)"),
    (b"OTTO", "a font (OpenType)"),
    (b"\0\x01\0\0", "a font (TrueType)"),
];
