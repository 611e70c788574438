//! The small coin of a PDF: strings, dates and numbers.

use lopdf::{Dictionary, Object, StringFormat};

use crate::text::one_line;

/// A text string (ISO 32000-1, 7.9.2.2) as bytes: UTF-16 with a byte order mark, which every reader understands.
pub(super) fn text_bytes(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// A text string as an object: plain where plain will do.
pub(super) fn text(text: &str) -> Object {
    if text.chars().all(|c| matches!(c, ' '..='~')) {
        ascii(text)
    } else {
        Object::String(text_bytes(text), StringFormat::Hexadecimal)
    }
}

/// A string of ASCII characters as an object.
///
/// Between brackets while it is short; poppler takes a file with a longer one for damaged, and reads the same string in
/// hexadecimal digits without a word.
pub(super) fn ascii(text: &str) -> Object {
    /// As many bytes as poppler holds of one token.
    const SHORT: usize = 127;
    let format = if text.len() > SHORT { StringFormat::Hexadecimal } else { StringFormat::Literal };
    Object::String(text.as_bytes().to_vec(), format)
}

/// A dictionary, its entries in the order given.
pub(super) fn dictionary<const N: usize>(entries: [(&str, Object); N]) -> Dictionary {
    entries.into_iter().collect()
}

/// A count as a number of a PDF.
pub(super) fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// `text` without the characters that neither a line of text nor an XML file may hold.
pub(super) fn printable(text: &str) -> String {
    one_line(text).replace(['\u{FFFE}', '\u{FFFF}', '\u{FEFF}'], "").trim().to_owned()
}

/// A moment as both of a PDF's catalogues write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// `D:20250704090000Z` (ISO 32000-1, 7.9.4).
    pub(super) info: String,
    /// `2025-07-04T09:00:00Z`.
    pub(super) xmp: String,
}

/// Reads an ISO 8601 moment with a zone, such as `2025-07-04T09:00Z` or `2025-07-04T11:00:00+02:00`.
/// `None` if it is anything else: then the file says nothing of time.
pub(super) fn date(iso: &str) -> Option<Date> {
    let (day, rest) = iso.trim().split_once(['T', ' '])?;
    let zone_at = rest.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = rest.split_at_checked(zone_at)?;
    // What some libraries add: the name of the zone.
    let zone = zone.split('[').next()?;

    let [year, month, day] = numbers::<3>(day, '-')?;
    let time = time.split('.').next()?;
    let [hour, minute, second] = numbers::<3>(time, ':')
        .or_else(|| numbers::<2>(time, ':').map(|[hour, minute]| [hour, minute, 0]))?;
    let sound = (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    if !sound {
        return None;
    }

    let (info_zone, xmp_zone) = if zone.eq_ignore_ascii_case("z") {
        ("Z".to_owned(), "Z".to_owned())
    } else {
        let sign = zone.chars().next()?;
        let [hours, minutes] = numbers::<2>(zone.get(1..)?, ':')?;
        if hours > 23 || minutes > 59 {
            return None;
        }
        (format!("{sign}{hours:02}'{minutes:02}'"), format!("{sign}{hours:02}:{minutes:02}"))
    };
    Some(Date {
        info: format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{info_zone}"),
        xmp: format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{xmp_zone}"),
    })
}

fn numbers<const N: usize>(text: &str, separator: char) -> Option<[u16; N]> {
    let numbers: Option<Vec<u16>> = text
        .split(separator)
        .map(|part| part.parse().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit())))
        .collect();
    numbers?.try_into().ok()
}

/// An address as a file may hold it: without white space around, other than ASCII percent-encoded as UTF-8.
/// `None` for anything but `https`, `http` and `mailto`, since a page must not start programs or scripts.
pub(super) fn address(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    let known = ["https", "http", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !known || rest.is_empty() {
        return None;
    }
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' if !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') => {
                encoded.push(char::from(byte));
            }
            _ => {
                let [high, low] = [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16));
                encoded.push('%');
                encoded.extend(high.into_iter().chain(low).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    Some(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_alike_in_both_catalogues() {
        let date_of = |iso| date(iso).map(|date| (date.info, date.xmp));
        let both = |info: &str, xmp: &str| Some((info.to_owned(), xmp.to_owned()));
        assert_eq!(date_of("2025-07-04T09:00Z"), both("D:20250704090000Z", "2025-07-04T09:00:00Z"));
        assert_eq!(
            date_of("2025-07-04T11:00:05.123+02:30[Asia/Kabul]"),
            both("D:20250704110005+02'30'", "2025-07-04T11:00:05+02:30")
        );
    }

    #[test]
    fn what_is_no_moment_gives_no_date() {
        for iso in
            ["", "yesterday", "2025-07-04", "2025-07-04T09:00", "2025-13-04T09:00Z", "2025-07-04T09:00+9"]
        {
            assert_eq!(date(iso), None, "{iso}");
        }
    }

    #[test]
    fn addresses_become_ascii_and_scripts_become_nothing() {
        let written = |text| address(text);
        assert_eq!(written(" https://example.org/a b "), Some("https://example.org/a%20b".to_owned()));
        assert_eq!(written("http://example.org/ü?x=1#y"), Some("http://example.org/%C3%BC?x=1#y".to_owned()));
        assert_eq!(written("javascript:alert(1)"), None);
        assert_eq!(written("file:///etc/passwd"), None);
        assert_eq!(written("no address"), None);
        assert_eq!(written("https:"), None);
    }

    #[test]
    fn control_characters_are_taken_out_of_a_title() {
        assert_eq!(printable("\u{0}A\nB\u{FEFF} "), "A B");
    }
}
