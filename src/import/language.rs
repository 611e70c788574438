//! In which language a text is written.

/// The language of `text` as an ISO 639-1 code, where it can be told reliably.
pub(super) fn language(text: &str) -> Option<String> {
    // The beginning is enough to tell, and keeps the time the same for any length.
    let sample: String = text.chars().take(SAMPLE_LENGTH).collect();
    let info = whatlang::detect(&sample).filter(whatlang::Info::is_reliable);
    match info {
        Some(info) => two_letters(info.lang().code()).map(str::to_owned),
        None => is_plain_english(&sample).then(|| "en".to_owned()),
    }
}

/// Whether a text too short to be told by its letters is English by its small words: at least two that no neighbour
/// has, and one word in seven.
fn is_plain_english(text: &str) -> bool {
    const SMALL: [&str; 16] = [
        "the", "and", "with", "that", "this", "which", "were", "they", "their", "from", "would", "been",
        "have", "has", "said", "says",
    ];
    let (mut words, mut small) = (0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words += 1;
        small += usize::from(SMALL.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    small >= 2 && small * 7 >= words
}

/// The two-letter code for a three-letter one (ISO 639).
pub(super) fn two_letters(code: &str) -> Option<&'static str> {
    const CODES: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    CODES.iter().find(|(three, _)| *three == code).map(|(_, two)| *two)
}

const SAMPLE_LENGTH: usize = 8_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_told_where_it_can_be() {
        let told = |text: &str| language(text);
        assert_eq!(
            told("The council met on Monday and decided that the bridge will be closed to heavy lorries.")
                .as_deref(),
            Some("en")
        );
        assert_eq!(
            told("Россия стала первой страной, которая официально признала новое правительство. Министр иностранных дел назвал это решение смелым и выразил надежду, что другие государства последуют этому примеру.").as_deref(),
            Some("ru")
        );
        assert_eq!(
            told("وزارت خارجه روسیه اعلام کرد که این کشور دولت تازه را به رسمیت شناخته است.").as_deref(),
            Some("fa")
        );
        assert_eq!(told("123"), None);
        assert_eq!(
            told("The café said “no”. The minister – a naïve man – said ‘yes’ today.").as_deref(),
            Some("en")
        );
        assert_eq!(told("De man is dood."), None);
    }
}
