//! Lists of words as `assets` holds them.

/// The entries of a list: one a line, without blank lines and the lines that begin with `#` and explain it.
pub(crate) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_explains_a_list_is_no_entry() {
        assert_eq!(
            entries("# Words.\r\none\r\n\n  two three \n#four").collect::<Vec<_>>(),
            ["one", "two three"]
        );
    }
}
