//! A text as the characters that a reader, or a program that the text is pasted into, may see: what is written as
//! percent-encoded UTF-8 (“%6F”) or as a character reference of HTML (“&#111;”, “&eacute;”) is what it stands for.

use crate::text::Span;

/// The characters with the places where they are written.
pub(super) fn characters(text: &str) -> Vec<(Span, char)> {
    let mut characters = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        let decoded = match first {
            '%' => percent(rest),
            '&' => reference(rest),
            _ => None,
        };
        let (character, length) = decoded.unwrap_or((first, first.len_utf8()));
        characters.push((Span::new(at, at + length), character));
        at += length;
    }
    characters
}

/// The character at the start of `text` that percent-encoding stands for, and its length there in bytes.
fn percent(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 4;
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [b'%', high, low, after @ ..] = rest
        && bytes.len() < LONGEST
    {
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let (Some(high), Some(low)) = (digit(high), digit(low)) else { break };
        bytes.push(high * 16 + low);
        if let Ok(decoded) = std::str::from_utf8(&bytes) {
            return Some((decoded.chars().next()?, bytes.len() * 3));
        }
        rest = after;
    }
    None
}

/// The character at the start of `text` that a character reference stands for, and its length there in bytes.
fn reference(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let body = text.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
        let count = digits.bytes().take(LONGEST).take_while(|byte| char::from(*byte).is_digit(radix)).count();
        let code = u32::from_str_radix(digits.get(..count)?, radix).ok()?;
        let after = digits.get(count..)?;
        let length = text.len() - after.len() + usize::from(after.starts_with(';'));
        return Some((char::from_u32(code)?, length));
    }
    let (name, _) = body.split_once(';').filter(|(name, _)| name.len() <= LONGEST)?;
    Some((named(name)?, name.len() + 2))
}

/// The characters that HTML names and that names of people have: marked letters without their mark, and what joins.
fn named(name: &str) -> Option<char> {
    const MARKS: &[&str] = &[
        "acute", "grave", "circ", "uml", "tilde", "cedil", "caron", "ring", "slash", "breve", "macr", "ogon",
        "dot",
    ];
    Some(match name {
        "shy" => '\u{ad}',
        "zwj" => '\u{200d}',
        "zwnj" => '\u{200c}',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "amp" => '&',
        "apos" | "rsquo" | "lsquo" => '\'',
        "ndash" | "mdash" | "hyphen" => '-',
        "szlig" => 'ß',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        "thorn" => 'þ',
        "THORN" => 'Þ',
        "eth" => 'ð',
        "ETH" => 'Ð',
        "inodot" | "imath" => 'ı',
        _ => {
            let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
            MARKS.contains(&name.get(1..)?).then_some(letter)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_character_is_one_and_everything_else_is_itself() {
        let decoded =
            |text: &str| characters(text).into_iter().map(|(_, character)| character).collect::<String>();
        assert_eq!(decoded("Ko%6Ffi Ko&#111;fi Ko&#x6F;fi Ko&#111fi"), "Koofi Koofi Koofi Koofi");
        assert_eq!(decoded("%D0%BA%D1%83 M&uuml;ller"), "ку Muller");
        for plain in
            ["100%", "%ad", "5 %d", "%D0", "%F", "&", "&;", "&#;", "&#x;", "&#99999999;", "R&D; a", "&é;"]
        {
            assert_eq!(decoded(plain), plain);
        }
        assert_eq!(characters("a%6Fb").get(1), Some(&(Span::new(1, 4), 'o')));
    }
}
