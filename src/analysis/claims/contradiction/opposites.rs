//! Words that exclude each other.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::analysis::claims::{key, stem};

/// Words that exclude each other: those on one side of a bar mean about the same, those on two sides cannot both be
/// true of one thing. Any form of a word stands for all its forms.
const RIVALS: &str = "
approve endorse ratify adopt accept | reject refuse veto shelve
allow permit authorise legalise | ban prohibit forbid forbade outlaw
uphold upheld affirm | overturn overthrew overrule quash
rise climb increase grow jump surge soar rally | fall drop decline decrease plunge tumble slump shrink
raise hike | cut lower reduce slash
open reopen | close shut closure
begin start | end finish conclude
resume restart | suspend halt pause
win victory | lose loss
survive survivor alive | die dead kill perish
guilty convict | acquit innocent exonerate
arrest detain jail imprison | release free
agree | disagree
support back endorse favour | oppose
join enter | leave quit exit withdraw
lift ease relax | impose tighten
buy purchase | sell
hire appoint | dismiss sack
confirm admit | deny denial
strengthen | weaken
strong | weak
accelerate | slow
expand widen | shrink narrow
succeed success | fail failure
pass | fail
include | exclude
legal lawful | illegal unlawful
possible | impossible
likely | unlikely
peaceful | violent
safe | unsafe dangerous
man | woman
boy | girl
husband | wife
father | mother
son | daughter
brother | sister
profit | loss
surplus | deficit
ally | enemy foe
majority | minority
improve | worsen deteriorate
deploy | withdraw
deliberate intentional | accidental accident
true | false
permanent | temporary
voluntary | compulsory mandatory
advance | retreat
soldier troop | civilian
up | down
yes | no
";

/// The sides on which each stem stands.
pub(super) static SIDES: LazyLock<HashMap<u64, Vec<(u16, u16)>>> = LazyLock::new(|| {
    let mut sides: HashMap<u64, Vec<(u16, u16)>> = HashMap::new();
    for (line, words) in (0..).zip(RIVALS.lines()) {
        for (side, words) in (0..).zip(words.split('|')) {
            for word in words.split_whitespace() {
                sides.entry(key(&stem(word))).or_default().push((line, side));
            }
        }
    }
    sides
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_on_two_sides_of_one_line() {
        for line in RIVALS.lines() {
            let mut seen: HashMap<String, usize> = HashMap::new();
            for (side, words) in line.split('|').enumerate() {
                for word in words.split_whitespace() {
                    assert_eq!(*seen.entry(stem(word)).or_insert(side), side, "{word} in {line}");
                }
            }
        }
    }
}
