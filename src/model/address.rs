//! Addresses of articles, as they are printed and opened.

/// An address as it is printed: without what every address begins with.
pub fn shown_address(address: &str) -> String {
    let bare = ["https://", "http://", "mailto:"].iter().find_map(|scheme| address.strip_prefix(scheme));
    let bare = bare.unwrap_or(address);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').to_owned()
}

/// The address to open, if it is of a kind that may be opened from a document.
pub fn openable(address: &str) -> Option<String> {
    let lower = address.to_lowercase();
    let is_safe = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    is_safe.then(|| address.replace(' ', "%20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_known_kinds_open() {
        assert_eq!(openable("https://example.org/a b").as_deref(), Some("https://example.org/a%20b"));
        assert_eq!(openable("javascript:alert(1)"), None);
        assert_eq!(shown_address("https://www.example.org/"), "example.org");
    }
}
