//! Bytes to characters: UTF-8, UTF-16 with a byte-order mark, and Windows-1252 for what is neither.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ImportError;
use super::signature::binary_kind;

/// The text that `bytes` hold, without a byte-order mark and otherwise character for character.
///
/// # Errors
///
/// [`ImportError::Empty`] for no bytes or only white space; [`ImportError::NotText`] for anything that reads as no
/// text, with what it looks like.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if let Some(kind) = binary_kind(bytes) {
        return Err(not_text(format!("it looks like {kind}")));
    }
    let text = match marked_encoding(bytes)? {
        Some((encoding, rest)) => {
            let (text, damaged) = encoding.decode_without_bom_handling(rest);
            if damaged && encoding != UTF_8 {
                return Err(not_text("its UTF-16 is damaged"));
            }
            text.into_owned()
        }
        None => unmarked(bytes)?,
    };
    refuse_control_characters(&text)?;
    if text.trim_matches(is_blank).is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(text)
}

fn not_text(detail: impl Into<String>) -> ImportError {
    ImportError::NotText(detail.into())
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || character == '\u{feff}'
}

/// The encoding that a byte-order mark states, and the bytes after it.
fn marked_encoding(bytes: &[u8]) -> Result<Option<(&'static Encoding, &[u8])>, ImportError> {
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(not_text("it looks like UTF-32; save it as UTF-8"));
    }
    let marks: [(&[u8], &'static Encoding); 3] =
        [(b"\xef\xbb\xbf", UTF_8), (b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)];
    Ok(marks.into_iter().find_map(|(mark, encoding)| Some((encoding, bytes.strip_prefix(mark)?))))
}

/// Text without a byte-order mark: UTF-8 if it can be, else Windows-1252.
fn unmarked(bytes: &[u8]) -> Result<String, ImportError> {
    if bytes.contains(&0) {
        return Err(not_text("it holds zero bytes; if it is UTF-16 without its mark, save it as UTF-8"));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        // A byte or two broken in a text of UTF-8 must not turn every curly quote into three wrong letters.
        Err(_) if is_mostly_utf8(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
        Err(_) => windows_1252(bytes),
    }
}

/// Whether `bytes` hold more good UTF-8 sequences beyond ASCII than broken ones.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > 2 * broken
}

/// Decodes the fallback, which fits any bytes, and therefore looks whether the outcome can be meant.
fn windows_1252(bytes: &[u8]) -> Result<String, ImportError> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    // Languages that Windows-1252 was made for write mostly plain letters; Cyrillic, Greek or Arabic of another code
    // page would come out as nothing but accented ones.
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    let accented =
        text.chars().filter(|character| !character.is_ascii() && character.is_alphabetic()).count();
    if accented * 3 > letters {
        return Err(not_text("its encoding is none of UTF-8, UTF-16 and Windows-1252; save it as UTF-8"));
    }
    Ok(text.into_owned())
}

/// Text has line breaks, tabs and the odd stray mark; data has control characters everywhere.
fn refuse_control_characters(text: &str) -> Result<(), ImportError> {
    if text.contains('\0') {
        return Err(not_text("it holds zero characters"));
    }
    let strange = |character: &char| {
        character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
    };
    let count = text.chars().filter(strange).count();
    // One in fifty is more than any text has; a handful is let pass whatever its share.
    if count > 4 && count * 50 > text.chars().count() {
        return Err(not_text("it is full of control characters"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        decode(bytes).unwrap_err().to_string()
    }

    #[test]
    fn every_supported_encoding_reads_the_same() {
        let text = "Café “naïve” – 5 €.";
        let utf16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let cases = [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
            [b"\xff\xfe".as_slice(), &utf16(u16::to_le_bytes)].concat(),
            [b"\xfe\xff".as_slice(), &utf16(u16::to_be_bytes)].concat(),
            b"Caf\xe9 \x93na\xefve\x94 \x96 5 \x80.".to_vec(),
        ];
        for bytes in cases {
            assert_eq!(decode(&bytes).as_deref(), Ok(text), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_not_text_is_named() {
        assert_eq!(refusal(b"%PDF-1.7\n..."), "it is not text (it looks like a PDF)");
        assert!(refusal(b"\x89PNG\r\n\x1a\n\0\0").contains("PNG"));
        assert!(refusal(b"\x7fELF\x02\x01").contains("ELF"));
        assert!(refusal(b"PK\x03\x04\x14\0").contains("ZIP"));
        assert!(refusal(b"Some text.\0More text.").contains("zero bytes"));
        assert!(refusal(b"\xff\xfe\0\0H\0\0\0").contains("UTF-32"));
        assert!(refusal(b"\xff\xfeH\0i").contains("damaged"));
        assert!(refusal(b"\x01\x02\x03\x04\x05\x06 words \x07").contains("control"));
    }

    #[test]
    fn nothing_but_white_space_is_empty_in_every_encoding() {
        for bytes in
            [b"".as_slice(), b" \r\n\t ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\xff\xfe", b"\xff\xfe \0"]
        {
            assert_eq!(decode(bytes), Err(ImportError::Empty), "{bytes:?}");
        }
    }

    #[test]
    fn a_broken_byte_does_not_spoil_the_rest_of_a_text_of_utf_8() {
        let bytes = ["“One” – “two”.".as_bytes(), b"\xff", "Three…".as_bytes()].concat();
        assert_eq!(decode(&bytes).as_deref(), Ok("“One” – “two”.\u{fffd}Three…"));
    }

    #[test]
    fn text_of_another_code_page_is_refused_rather_than_garbled() {
        // "Россия признала" in Windows-1251.
        let bytes = b"\xd0\xee\xf1\xf1\xe8\xff \xef\xf0\xe8\xe7\xed\xe0\xeb\xe0";
        assert!(refusal(bytes).contains("encoding"));
    }
}
