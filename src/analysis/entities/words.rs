//! Words that only the names need. The tagger learned with the classes of `words.txt`; a word added there would change
//! what it sees, so these lists stand apart.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::analysis::units::{Classes, Shape, Unit, hash};

/// Titles of courtesy and rank, which say nothing of what somebody does.
const COURTESY: &str = "mr mrs ms miss mx dr sir dame lord lady hon rev";

/// Abbreviations that are written with a full stop before a name.
const ABBREVIATIONS: &str = "mr mrs ms mx dr prof sen rep gov gen col lt sgt capt cpl cmdr comdr maj adm pvt det insp supt \
                             hon rev msgr amb atty pres sec st ft mt";

/// Offices that stand before a name, beside the titles and the nouns for people of the lexicon.
const OFFICES: &str = "commissioner commissioners det detective det.-sgt inspector inspector-general insp superintendent \
                       supt constable corporal cpl lieutenant major maj admiral adm brigadier cmdr premier \
                       treasurer ombudsman archbishop cardinal councillor councilman councilwoman alderman baroness \
                       countess duchess attorney-general secretary-general director-general governor-general \
                       speaker comptroller undersecretary taoiseach amb atty pres msgr prof sen rep gov lt sgt capt sheriff \
                       trooper firefighter paramedic spokesperson chairperson";

/// Those over whom somebody presides: "Chair of judges Simon Ade".
const FIELDS: &str = "judges directors governors trustees elders staff operations police";

/// Adjectives that follow the noun they describe: "a source close to the minister".
const AFTER_NOUN: &str = "close familiar loyal opposed sympathetic allied responsible privy";

/// Last words of names that no person has.
const THINGS: &str = "island islands river images valley beach park bay airport street road avenue boulevard bridge games \
                      cup league act bill air airlines airways sea ocean mountain mountains canyon springs county city town \
                      village province hospital museum stadium arena hotel festival award awards day inc corp ltd co llc \
                      plc holdings media radio records studios pictures entertainment cathedral palace tower plaza square \
                      prize lottery e-mail email post times tribune herald house hall states nations republic kingdom \
                      peninsula coast gulf forest desert lake creek harbour harbor accord agreement treaty constitution \
                      olympics championship championships war army express magazine university college energy motors foods \
                      systems technologies technology software pharmaceuticals industries international english spanish \
                      french german russian chinese american british \
                      saudi ethiopian thousands hundreds alabama alaska arizona arkansas california colorado connecticut \
                      delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland \
                      massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon \
                      pennsylvania tennessee texas utah vermont wisconsin wyoming afghanistan australia austria belgium brazil \
                      britain bulgaria canada chile china colombia cuba denmark egypt england ethiopia europe finland france \
                      germany greece hungary india indonesia iran iraq ireland israel italy japan kenya lebanon libya mexico \
                      netherlands nigeria norway pakistan palestine philippines poland portugal romania russia scotland serbia \
                      spain sudan sweden switzerland syria taiwan thailand turkey ukraine venezuela vietnam wales yemen \
                      beijing berlin boston brussels chicago dallas delhi detroit houston kabul kiev kyiv london miami moscow \
                      paris philadelphia rome seattle tehran tokyo toronto vancouver washington";

fn set(words: &str) -> HashSet<u32> {
    words.split_whitespace().map(|word| hash(word.bytes())).collect()
}

/// "Mr", "Mrs": a title that says nothing of a role.
pub(super) fn is_courtesy(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(COURTESY));
    WORDS.contains(&unit.word)
}

/// "Sen", "Det": a word that a full stop may follow inside a name.
pub(super) fn is_abbreviation(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(ABBREVIATIONS));
    unit.is_capitalised() && WORDS.contains(&unit.word)
}

/// A noun that can stand before a name as its title ("President", "Commissioner", "spokesman").
pub(super) fn is_office(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(OFFICES));
    unit.classes.any(Classes::TITLE) || unit.classes.any(Classes::PERSON) || WORDS.contains(&unit.word)
}

/// "judges" in "Chair of judges Simon Ade".
pub(super) fn is_field(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(FIELDS));
    WORDS.contains(&unit.word)
}

/// "close" in "a source close to the minister".
pub(super) fn follows_noun(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(AFTER_NOUN));
    unit.shape == Shape::Lower && WORDS.contains(&unit.word)
}

/// Whether a name that ends with this word is none of a person.
pub(super) fn names_thing(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(THINGS));
    WORDS.contains(&unit.word)
}
