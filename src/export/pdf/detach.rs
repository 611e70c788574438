//! A file taken out of a PDF, by looking for it and for nothing else.
//!
//! The PDF may come from anybody, and a reader of all of PDF believes what a file says of its own tables: how wide
//! their columns are, how many rows they have, how deep they are nested. A few hundred bytes can so ask for more memory
//! than there is, which ends the program, or for hours of time. What is looked for here needs none of these tables: a
//! stream is never inside another object (ISO 32000-1, 7.3.8 and 7.5.7), so the one that holds the file stands in plain
//! bytes, with a dictionary that names the file's media type. That holds of a page as this program writes it, and also
//! of one that another program has written anew, compressed, linearised or added to. It does not hold of one that is
//! encrypted: its stream is found and its bytes are not those that went in.
//!
//! Every byte is looked at a bounded number of times, and nothing is taken into memory but the file itself.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use thiserror::Error;

use super::tokens::{Dictionary, Token};

/// Why no file was taken out of a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AttachedError {
    /// The bytes are no PDF that can be read.
    #[error("it is damaged, or no PDF that can be read")]
    Unreadable,
    /// No file of that type is in it.
    #[error("it is a page, and no briefing travels in it")]
    Nothing,
    /// The file in it is larger than is taken out.
    #[error("what it holds is too large")]
    TooLarge,
}

/// The most bytes that may be read of dictionaries that turn out to be none, in one file.
const MAX_WASTED_BYTES: usize = 16_000_000;

/// Takes the file of a media type out of a PDF; of several the first. `most_bytes` is the most that it may have.
///
/// # Errors
///
/// [`AttachedError`] says why there is none. It takes time and memory in proportion to the size of the PDF and to
/// `most_bytes`, whatever the PDF says of itself.
pub fn attached(pdf: &[u8], media_type: &str, most_bytes: usize) -> Result<Vec<u8>, AttachedError> {
    if !pdf.starts_with(b"%PDF") {
        return Err(AttachedError::Unreadable);
    }
    let mut rest = pdf;
    let mut has_objects = false;
    let mut in_vain = 0;
    while let Some((_, after)) = split_at(rest, b" obj") {
        has_objects = true;
        rest = after;
        let (dictionary, behind) = match Dictionary::read(after) {
            Ok(found) => found,
            Err(read_bytes) => {
                in_vain += read_bytes;
                if in_vain > MAX_WASTED_BYTES {
                    return Err(AttachedError::Unreadable);
                }
                continue;
            }
        };
        rest = behind;
        let Some(content) = content_after(behind) else { continue };
        let is_wanted =
            matches!(dictionary.get("Subtype"), [Token::Name(name)] if name == media_type.as_bytes());
        let length = match dictionary.get("Length") {
            [Token::Word(length)] => number(length),
            // Looked up once in all: what is wanted is the last that is read.
            [Token::Word(object), Token::Word(generation), Token::Word(_)] if is_wanted => {
                number(object).zip(number(generation)).and_then(|id| number_object(pdf, id))
            }
            _ => None,
        };
        // Passed over as a whole, so that nothing is taken for an object that only stands in the data of one.
        let (data, behind) = data(content, length).ok_or(AttachedError::Unreadable)?;
        if is_wanted {
            return unpacked(&dictionary, data, most_bytes);
        }
        rest = behind;
    }
    Err(if has_objects { AttachedError::Nothing } else { AttachedError::Unreadable })
}

/// What stands before and after the first `word` in `bytes`.
fn split_at<'a>(bytes: &'a [u8], word: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(word.len()).position(|window| window == word)?;
    Some((bytes.get(..at)?, bytes.get(at + word.len()..)?))
}

/// What stands behind the word that begins the data of a stream, if one stands behind its dictionary.
fn content_after(dictionary: &[u8]) -> Option<&[u8]> {
    let content = dictionary.trim_ascii_start().strip_prefix(b"stream")?;
    content.strip_prefix(b"\r\n").or_else(|| content.strip_prefix(b"\n"))
}

/// The number that the bytes begin with.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    str::from_utf8(bytes.get(..digits)?).ok()?.parse().ok()
}

/// The number that an object of a PDF is; the object has a number and a generation.
fn number_object(pdf: &[u8], (object, generation): (usize, usize)) -> Option<usize> {
    let name = format!("{object} {generation} obj");
    let mut rest = pdf;
    loop {
        let (before, after) = split_at(rest, name.as_bytes())?;
        if before.last().is_some_and(u8::is_ascii_whitespace) {
            return number(after.trim_ascii_start());
        }
        rest = after;
    }
}

/// The data of a stream, and what stands behind it; `None` if the stream does not end.
///
/// Where its length is not known, or is wrong, the words that end a stream are looked for.
fn data(content: &[u8], length: Option<usize>) -> Option<(&[u8], &[u8])> {
    if let Some((data, behind)) = length.and_then(|length| content.split_at_checked(length))
        && after_line_end(behind).starts_with(b"endstream")
    {
        return Some((data, behind));
    }
    let mut rest = content;
    loop {
        let (_, behind) = split_at(rest, b"endstream")?;
        if behind.trim_ascii_start().starts_with(b"endobj") {
            let data = content.get(..content.len() - behind.len() - b"endstream".len())?;
            let data = data.strip_suffix(b"\n").unwrap_or(data);
            return Some((data.strip_suffix(b"\r").unwrap_or(data), behind));
        }
        rest = behind;
    }
}

/// The bytes without the end of a line that they may begin with.
fn after_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\r").unwrap_or(bytes);
    bytes.strip_prefix(b"\n").unwrap_or(bytes)
}

/// The bytes that went into a stream.
fn unpacked(dictionary: &Dictionary, data: &[u8], most_bytes: usize) -> Result<Vec<u8>, AttachedError> {
    let is_plain = match dictionary.get("Filter") {
        [] | [Token::Open, Token::Close] => true,
        [Token::Word(word)] if word == b"null" => true,
        [Token::Name(filter)] | [Token::Open, Token::Name(filter), Token::Close]
            if filter == b"FlateDecode" =>
        {
            false
        }
        _ => return Err(AttachedError::Unreadable),
    };
    if is_plain {
        return if data.len() > most_bytes { Err(AttachedError::TooLarge) } else { Ok(data.to_vec()) };
    }
    // What is packed as the rows of a picture are is nothing that a program does to a file.
    let is_predicted = |token: &Token| matches!(token, Token::Name(name) if name == b"Predictor");
    if dictionary.get("DecodeParms").iter().any(is_predicted) {
        return Err(AttachedError::Unreadable);
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(most_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let read = ZlibDecoder::new(data).take(most).read_to_end(&mut bytes);
    if bytes.len() > most_bytes {
        return Err(AttachedError::TooLarge);
    }
    read.map(|_| bytes).map_err(|_| AttachedError::Unreadable)
}
