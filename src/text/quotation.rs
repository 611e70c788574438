//! Quotation marks of all house styles.
//!
//! Which mark closes which depends on the house: “…” and „…“, «…» and »…«. What a mark does in a sentence is for those who
//! see what stands around it.

/// Whether the character is a quotation mark, single or double; an apostrophe looks like one.
pub const fn is_quotation_mark(character: char) -> bool {
    may_close_quotation(character)
        || matches!(character, '„' | '‟' | '‚' | '‛' | '«' | '‹' | '「' | '『' | '＂' | '〝' | '〞' | '〟')
}

/// Whether the character is a double quotation mark of a European language, which is no apostrophe.
pub const fn is_double_quotation_mark(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether a quotation that ends a sentence may end in the character.
pub const fn may_close_quotation(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '›' | '」' | '』')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_that_closes_is_a_quotation_mark_and_brackets_are_none() {
        for mark in "\"'“”‘’«»‹›„‚「」『』".chars() {
            assert!(is_quotation_mark(mark), "{mark}");
        }
        for mark in "()[]`´…a ".chars() {
            assert!(!is_quotation_mark(mark) && !is_double_quotation_mark(mark), "{mark}");
        }
        assert!(may_close_quotation('“') && !may_close_quotation('„') && !is_double_quotation_mark('’'));
    }
}
