//! Numbers and sums of money as English writes them.

/// The numbers that are written as one word, from zero; "thirty" goes on where they end.
const NAMES: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The signs of currencies that stand before a sum.
pub const CURRENCY_SIGNS: [char; 5] = ['$', '£', '€', '¥', '₹'];

/// The number that a word stands for, in any case.
pub fn number_named(word: &str) -> Option<u8> {
    let named = (0..).zip(NAMES).find(|(_, name)| word.eq_ignore_ascii_case(name)).map(|(number, _)| number);
    named.or_else(|| word.eq_ignore_ascii_case("thirty").then_some(30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_numbers_that_they_name() {
        assert_eq!(
            [number_named("zero"), number_named("Twelve"), number_named("twenty")],
            [Some(0), Some(12), Some(20)]
        );
        assert_eq!([number_named("THIRTY"), number_named("forty"), number_named("")], [Some(30), None, None]);
    }
}
