//! Words without inflection, derivation and differences of spelling.
//!
//! A claim survives in another article as "recognised", "recognizes" or "recognition of", so a comparison of claims
//! wants one form for all of them. Endings are stripped longest first and repeatedly, in the manner of Paice's
//! stemmer (C. D. Paice, "Another stemmer", SIGIR Forum 24, 1990), more boldly than Porter's: a wrong meeting of two
//! words in otherwise unlike sentences does little harm, a missed one loses the claim.

/// Irregular forms of common words, sorted by form.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("analyses", "analysis"), ("anti", "anti"), ("are", "be"), ("arose", "arise"), ("ate", "eat"),
    ("became", "become"), ("been", "be"), ("began", "begin"), ("begun", "begin"), ("being", "be"),
    ("belief", "believe"), ("best", "good"), ("better", "good"), ("bore", "bear"), ("born", "bear"),
    ("bought", "buy"), ("bound", "bind"), ("bred", "breed"), ("broke", "break"), ("broken", "break"),
    ("brought", "bring"), ("built", "build"), ("came", "come"), ("caught", "catch"), ("children", "child"),
    ("choice", "choose"), ("chose", "choose"), ("chosen", "choose"), ("crises", "crisis"), ("dead", "die"),
    ("dealt", "deal"), ("death", "die"), ("deaths", "die"), ("did", "do"), ("died", "die"), ("dies", "die"),
    ("does", "do"), ("done", "do"), ("drank", "drink"), ("drawn", "draw"), ("drew", "draw"),
    ("driven", "drive"), ("drove", "drive"), ("drunk", "drink"), ("dug", "dig"), ("dying", "die"),
    ("elected", "elect"), ("election", "elect"), ("elections", "elect"), ("fallen", "fall"),
    ("fed", "feed"), ("fell", "fall"), ("felt", "feel"), ("fled", "flee"), ("flew", "fly"),
    ("flight", "fly"), ("flights", "fly"), ("flown", "fly"), ("flung", "fling"), ("forgave", "forgive"),
    ("forgot", "forget"), ("forgotten", "forget"), ("fought", "fight"), ("found", "find"),
    ("froze", "freeze"), ("frozen", "freeze"), ("gave", "give"), ("gift", "give"), ("given", "give"),
    ("gone", "go"), ("got", "get"), ("grew", "grow"), ("grown", "grow"), ("growth", "grow"),
    ("had", "have"), ("has", "have"), ("heard", "hear"), ("hearing", "hear"), ("held", "hold"),
    ("hid", "hide"), ("hidden", "hide"), ("him", "he"), ("his", "he"), ("hung", "hang"),
    ("injured", "injure"), ("injuries", "injure"), ("injury", "injure"), ("is", "be"), ("its", "it"),
    ("kept", "keep"), ("killer", "kill"), ("knew", "know"), ("knives", "knife"), ("known", "know"),
    ("laid", "lay"), ("leaves", "leave"), ("led", "lead"), ("left", "leave"), ("lent", "lend"),
    ("lies", "lie"), ("lit", "light"), ("lives", "life"), ("loss", "lose"), ("losses", "lose"),
    ("lost", "lose"), ("lying", "lie"), ("made", "make"), ("meant", "mean"), ("meeting", "meet"),
    ("meetings", "meet"), ("men", "man"), ("met", "meet"), ("news", "news"), ("paid", "pay"),
    ("payment", "pay"), ("payments", "pay"), ("people", "person"), ("proof", "prove"), ("ran", "run"),
    ("rang", "ring"), ("ridden", "ride"), ("risen", "rise"), ("rode", "ride"), ("rose", "rise"),
    ("rung", "ring"), ("said", "say"), ("sale", "sell"), ("sales", "sell"), ("sang", "sing"),
    ("sank", "sink"), ("sat", "sit"), ("saw", "see"), ("seen", "see"), ("seizure", "seize"),
    ("sent", "send"), ("shook", "shake"), ("shot", "shoot"), ("shown", "show"), ("slept", "sleep"),
    ("slid", "slide"), ("sold", "sell"), ("sought", "seek"), ("speech", "speak"), ("spent", "spend"),
    ("spoke", "speak"), ("spoken", "speak"), ("sprang", "spring"), ("spun", "spin"), ("stole", "steal"),
    ("stolen", "steal"), ("stood", "stand"), ("struck", "strike"), ("stuck", "stick"), ("stung", "sting"),
    ("sued", "sue"), ("suit", "sue"), ("sunk", "sink"), ("swam", "swim"), ("swept", "sweep"),
    ("swore", "swear"), ("sworn", "swear"), ("swum", "swim"), ("taken", "take"), ("taught", "teach"),
    ("theft", "thief"), ("thieves", "thief"), ("thought", "think"), ("threw", "throw"), ("thrown", "throw"),
    ("told", "tell"), ("took", "take"), ("tore", "tear"), ("torn", "tear"), ("understood", "understand"),
    ("us", "us"), ("was", "be"), ("went", "go"), ("were", "be"), ("winner", "win"), ("winners", "win"),
    ("winning", "win"), ("withdrawn", "withdraw"), ("withdrew", "withdraw"), ("wives", "wife"),
    ("woke", "wake"), ("woken", "wake"), ("women", "woman"), ("won", "win"), ("wore", "wear"),
    ("worse", "bad"), ("worst", "bad"), ("written", "write"), ("wrote", "write"),
];

/// Endings, how many letters must remain before each, and what takes its place.
/// The first that fits is applied, and then the list is gone through once more, so that "-isations" needs no line.
#[rustfmt::skip]
const ENDINGS: &[(&str, usize, &str)] = &[
    ("ibility", 3, ""), ("ability", 3, ""), ("ically", 3, ""), ("iness", 3, "y"), ("ysis", 4, "ys"),
    ("fully", 3, ""), ("ation", 3, ""), ("ition", 4, ""), ("ition", 3, "it"), ("ement", 4, ""), ("ment", 4, ""),
    ("ance", 3, ""), ("ence", 3, ""), ("ency", 3, ""), ("ancy", 3, ""), ("able", 3, ""), ("ible", 3, ""),
    ("ness", 3, ""), ("less", 4, ""), ("ship", 3, ""), ("izing", 3, ""), ("ising", 4, ""), ("ized", 3, ""), ("ised", 4, ""), ("izes", 3, ""), ("ises", 4, ""), ("izer", 3, ""),
    ("ical", 3, ""), ("ally", 3, "al"), ("ator", 3, ""), ("ative", 3, ""), ("ing", 3, ""), ("ied", 2, "y"), ("ies", 2, "y"),
    ("ize", 3, ""), ("ise", 4, ""), ("ent", 4, ""), ("ant", 4, ""), ("ion", 3, ""), ("ive", 4, ""),
    ("ist", 4, ""), ("ism", 3, ""), ("ity", 3, ""), ("ial", 3, ""), ("ful", 3, ""), ("ous", 3, ""),
    ("ate", 3, ""), ("ure", 4, ""), ("ers", 4, ""), ("ors", 4, ""), ("ed", 3, ""), ("er", 4, ""), ("or", 4, ""),
    ("al", 4, ""), ("ic", 4, ""), ("ly", 3, ""), ("es", 3, ""), ("s", 3, ""), ("e", 3, ""), ("y", 3, "i"),
];

/// The stem of a lower-case word without diacritics. A word of another language may come out odd, but always the
/// same.
pub(crate) fn stem(word: &str) -> String {
    let known = IRREGULAR.binary_search_by(|(form, _)| (*form).cmp(word)).ok();
    let mut stem = known.and_then(|at| IRREGULAR.get(at)).map_or(word, |(_, base)| *base).to_owned();
    if !stem.is_ascii() || stem.len() < 4 {
        return stem;
    }
    respell(&mut stem);
    for _ in 0..3 {
        if !strip(&mut stem) {
            break;
        }
    }
    undouble(&mut stem);
    stem
}

/// Brings British and American spelling together where the endings below do not.
fn respell(word: &mut String) {
    for (british, american, least) in [
        ("isations", "ization", 3),
        ("isation", "ization", 3),
        ("ising", "izing", 4),
        ("ours", "or", 3),
        ("our", "or", 3),
        ("ogue", "og", 3),
        ("tre", "ter", 3),
    ] {
        if let Some(start) = word.strip_suffix(british)
            && start.len() >= least
        {
            let start = start.len();
            word.truncate(start);
            word.push_str(american);
        }
    }
}

/// Takes one ending off; `false` when none fits.
fn strip(word: &mut String) -> bool {
    if word.ends_with("ss") || word.ends_with("us") {
        return false;
    }
    for (ending, least, instead) in ENDINGS {
        if let Some(start) = word.strip_suffix(ending)
            && start.len() >= *least
        {
            let start = start.len();
            word.truncate(start);
            word.push_str(instead);
            return !instead.ends_with('i');
        }
    }
    false
}

/// Makes one of a doubled consonant at the end ("travell" and "travel", "programm" and "program").
fn undouble(word: &mut String) {
    let mut last = word.bytes().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && word.len() > 3
        && !matches!(a, b'a' | b'e' | b'i' | b'o' | b'u')
    {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_irregular_forms_are_sorted_for_the_binary_search() {
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            &["recognise", "recognize", "recognised", "recognizing", "recognition", "recognises"][..],
            &["legitimise", "legitimizing", "legitimate"],
            &["announce", "announced", "announcement", "announcing"],
            &["cooperate", "cooperation", "cooperative"],
            &["restrict", "restriction", "restrictions", "restricted"],
            &["country", "countries"],
            &["travelling", "traveling", "travel", "travels"],
            &["women", "woman"],
            &["said", "say", "says", "saying"],
            &["develop", "development", "developing"],
            &["favour", "favor"],
            &["centre", "center"],
            &["organisations", "organization", "organisation"],
            &["harbours", "harbor"],
            &["official", "officially"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?} {stems:?}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in
            [("nation", "native"), ("minister", "minute"), ("police", "policy"), ("woman", "man")]
        {
            assert_ne!(stem(one), stem(other));
        }
    }
}
