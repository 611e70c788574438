//! Words that only the names need. The tagger learned with the classes of `words.txt`; a word added there would change
//! what it sees, so these lists stand apart.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::role::RELATIONS;
use crate::analysis::units::{Classes, Shape, Unit, hash};
use crate::text::entries;

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

/// Things written that speak for whoever wrote them.
const DOCUMENTS: &str = "statement letter report release tweet post email e-mail memo note filing message communique bulletin notice";

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

/// Ranks and degrees, which say less than the office that stands before them ("Junta head Capt Per Holm").
const RANKS: &str = "capt captain col colonel lt lieutenant sgt sergeant maj major gen general cpl \
                     corporal prof dr det adm admiral cmdr brig insp supt";

/// What people are beside an office: words that say nothing of what somebody does.
const VAGUE: &str =
    "man woman person people boy girl son daughter friend man's member witness victim critic supporter";

/// Nouns for people that name several.
const SEVERAL: &str = "police people men women mps";

/// Verbs in the past that no ending tells, and a few in the present that stand before a title.
const PLAIN_VERBS: &str = "met took saw sent gave made left held beat joined shot killed elected named hit told spoke wrote won \
                           lost led brought began became got ran sang taught thought knew kept found felt fought fed drew chose \
                           caught built bought paid put read sat sold stood struck threw wore meets takes sees sends gives \
                           makes leaves holds beats hits wins joins gets runs then now also once again including whose";

/// Participles that describe somebody who holds an office.
const PARTICIPLES: &str = "leading founding managing acting housing banking advertising engineering marketing mining nursing \
                           visiting sitting outgoing incoming ruling governing retired disgraced renowned celebrated appointed \
                           elected respected convicted exiled jailed ousted deposed detained accused suspended sentencing \
                           broadcasting farming fishing shipping planning training boxing racing cycling skiing swimming \
                           building trading investing consulting publishing manufacturing operating commanding presiding \
                           self-styled self-employed opposing red armed united experienced licensed certified registered \
                           unnamed running two-term";

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

/// A noun for what somebody is: of an office, of a trade or of kinship.
pub(super) fn is_occupation(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| {
        let list = include_str!("../../../assets/lexicon/occupations.txt");
        let mut all: HashSet<u32> = entries(list).flat_map(set).collect();
        all.extend(set(&RELATIONS.join(" ")));
        all
    });
    // A possessive in front of a noun ("the president's aide") is somebody else.
    unit.shape != Shape::Possessive && (is_office(unit) && !is_courtesy(unit) || WORDS.contains(&unit.word))
}

/// "Capt", "Prof": it says less than an office that stands before it.
pub(super) fn is_rank(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(RANKS));
    WORDS.contains(&unit.word)
}

/// "man", "friend": what says nothing of what somebody does, unless it is said whose.
pub(super) fn is_bare_relation(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| {
        let mut all = set(VAGUE);
        all.extend(set(&RELATIONS.join(" ")));
        all
    });
    WORDS.contains(&unit.word)
}

/// A noun for several people ("officials"): no role of one.
pub(super) fn is_several(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(SEVERAL));
    // Every noun of the lists that ends with one "s" is a plural, these aside.
    let plural =
        [*b"sr", *b"st", *b"sl", *b"se", *b"sn", *b"sd", *b"sf", *b"sk", *b"sm", *b"sy", *b"sp", *b"sc"]
            .iter()
            .any(|end| unit.endings[0] == hash(*end));
    plural || WORDS.contains(&unit.word)
}

/// "met": a verb that looks like no verb.
pub(super) fn is_plain_verb(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(PLAIN_VERBS));
    unit.shape == Shape::Lower && WORDS.contains(&unit.word)
}

/// Whether a word ends like a verb or an adverb ("sentenced", "calling", "recently"), those aside that describe people.
pub(super) fn is_participial(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(PARTICIPLES));
    let ending = unit.endings[0] == hash(*b"de")
        || unit.endings[0] == hash(*b"yl")
        || unit.endings[1] == hash(*b"gni");
    ending && !WORDS.contains(&unit.word) && !unit.classes.any(Classes::PREMODIFIER)
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

/// "statement", "letter": what somebody has written, and what speaks for them.
pub(super) fn is_document(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(DOCUMENTS));
    WORDS.contains(&unit.word)
}

/// Whether a name that ends with this word is none of a person.
pub(super) fn names_thing(unit: &Unit) -> bool {
    static WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| set(THINGS));
    WORDS.contains(&unit.word)
}
