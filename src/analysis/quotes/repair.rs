//! Small corrections of the tagger's pieces that grammar decides better than statistics.

use super::attribute::{Piece, Pieces};
use super::frames::bind_frames;
use crate::analysis::units::{Classes, Shape, Unit, UnitKind, hash};
use crate::never::OrNever;

/// Corrects pieces in place. Every rule is one of English grammar or of news style.
pub(crate) fn repair(units: &[Unit], pieces: &mut Pieces) {
    split_sources(units, pieces);
    cut_adverbs(units, pieces);
    split_contents(units, pieces);
    cut_afterthoughts(units, pieces);
    cut_lead_ins(units, pieces);
    add_participles(units, pieces);
    bind_quoted(units, pieces);
    bind_frames(units, pieces);
    drop_denied(units, pieces);
}

/// The unit before a content, its colon, comma or "that" aside.
fn verb_before(units: &[Unit], content: usize) -> Option<usize> {
    let mut at = content.checked_sub(1)?;
    for _ in 0..2 {
        let unit = units.get(at)?;
        let small = unit.kind == UnitKind::Mark && (is_comma(unit) || unit.word == hash(*b":"));
        if !small && !unit.classes.any(Classes::THAT) {
            break;
        }
        at = at.checked_sub(1)?;
    }
    Some(at)
}

/// "Weiss quoted Brandt as saying": the words are Brandt's and not those of who passes them on.
fn bind_quoted(units: &[Unit], pieces: &mut Pieces) {
    let is = |at: usize, words: &[&[u8]]| {
        units.get(at).is_some_and(|unit| words.iter().any(|word| unit.word == hash(word.iter().copied())))
    };
    let mut found = Vec::new();
    for content in &pieces.contents {
        let start = content.units.start;
        let Some(saying) = verb_before(units, start).filter(|&at| is(at, &[b"saying"])) else { continue };
        let Some(end) = saying
            .checked_sub(1)
            .filter(|&at| units.get(at).is_some_and(|unit| unit.classes.any(Classes::AS)))
        else {
            continue;
        };
        let quoting: &[&[u8]] = &[b"quoted", b"quotes", b"quoting", b"cited", b"cites", b"citing"];
        let Some(verb) = (end.saturating_sub(12)..end).rev().find(|&at| is(at, quoting)) else { continue };
        // "was quoted as saying", "was quoted by the paper as saying": the subject speaks, as ever.
        if verb + 1 < end && !units.get(verb + 1).is_some_and(|unit| unit.classes.any(Classes::PREP)) {
            found.push((start, verb + 1..end));
        }
    }
    for (content, source) in found {
        pieces.fixed_links.retain(|&(start, _)| start != content);
        pieces.fixed_links.push((content, source.start));
        // The tagger takes the whole of it for the words that attribute.
        pieces.sources.retain(|piece| piece.units.end <= source.start || piece.units.start >= source.end);
        merge(&mut pieces.sources, vec![source]);
    }
    pieces.fixed_links.sort_unstable();
}

/// "The mayor never said “…”": words that somebody is said not to have said are nobody's.
fn drop_denied(units: &[Unit], pieces: &mut Pieces) {
    let denied = |piece: &Piece| {
        let start = piece.units.start;
        if !units.get(start).is_some_and(Unit::is_quoted) {
            return false;
        }
        let Some(verb) = verb_before(units, start) else { return false };
        let says = |unit: &Unit| unit.classes.any(Classes::SAY) || unit.classes.any(Classes::WRITE);
        let lead = units.get(verb.saturating_sub(3)..verb).or_never("the units before a verb among them");
        // What stands before a mark or a sentence's beginning is another clause.
        let clause = lead.iter().rev().take_while(|unit| unit.kind == UnitKind::Word && !unit.is_quoted());
        let mut denies = false;
        for unit in clause {
            denies |= unit.classes.any(Classes::NOT) || is_negated(unit) || is_denial(unit);
            // "not only said": he did say it.
            if unit.word == hash(*b"only") || unit.word == hash(*b"just") {
                return false;
            }
            if unit.begins_sentence {
                break;
            }
        }
        denies && units.get(verb).is_some_and(says)
    };
    pieces.contents.retain(|piece| !denied(piece));
}

/// "didn't", "wouldn’t".
fn is_negated(unit: &Unit) -> bool {
    let auxiliary = [Classes::DO, Classes::HAVE, Classes::MODAL].iter().any(|&class| unit.classes.any(class));
    // Endings are of bytes, last first; the curly apostrophe ends with 0x99.
    auxiliary && (unit.endings[0] == hash(*b"t'") || unit.endings[0] == hash([b't', 0x99]))
}

/// "denied", in "denied saying".
fn is_denial(unit: &Unit) -> bool {
    [&b"denied"[..], b"denies", b"deny", b"denying"]
        .iter()
        .any(|word| unit.word == hash(word.iter().copied()))
}

/// "Separately, a palace spokesman said": an adverb that begins the sentence is no part of who says it. A name in -ly
/// would have a second comma: "Connolly, a nurse, said".
fn cut_adverbs(units: &[Unit], pieces: &mut Pieces) {
    for source in &mut pieces.sources {
        let [first, second, ..] = units.get(source.units.clone()).or_never("a range of these units") else {
            continue;
        };
        let adverb = first.begins_sentence
            && first.endings[0] == hash(*b"yl")
            && !first.classes.any(Classes::MALE)
            && !first.classes.any(Classes::FEMALE);
        let closed = units.get(source.units.end).is_some_and(is_comma);
        if adverb && is_comma(second) && !closed && source.units.len() > 2 {
            source.units.start += 2;
        }
    }
}

/// "it was “…”, the ministry posted": who passed the words on is not part of them.
fn cut_afterthoughts(units: &[Unit], pieces: &mut Pieces) {
    for content in &mut pieces.contents {
        let Some(last) = content.units.clone().rev().find(|&at| units.get(at).is_some_and(Unit::is_quoted))
        else {
            continue;
        };
        let rest = units.get(last + 1..content.units.end).or_never("a unit inside its piece");
        let verb =
            rest.iter().position(|unit| unit.classes.any(Classes::SAY) || unit.classes.any(Classes::WRITE));
        if rest.first().is_some_and(is_comma) && verb.is_some_and(|verb| (2..=8).contains(&verb)) {
            content.units.end = last + 1;
        }
    }
}

/// "a photo and Clinton said, “…”": a verb of saying with a comma or colon introduces a content of its own. And what
/// follows a quotation that ends with a comma is the narrator's again.
fn cut_lead_ins(units: &[Unit], pieces: &mut Pieces) {
    for content in &mut pieces.contents {
        let Some(quoted) = content.units.clone().find(|&at| units.get(at).is_some_and(Unit::is_quoted))
        else {
            continue;
        };
        let opened = quoted
            .checked_sub(1)
            .and_then(|at| units.get(at))
            .is_some_and(|unit| is_comma(unit) || unit.shape == Shape::Mark && unit.word == hash(*b":"));
        let says = |unit: &Unit| unit.classes.any(Classes::SAY) || unit.classes.any(Classes::WRITE);
        let lead = content.units.start.max(quoted.saturating_sub(6))..quoted;
        if opened && units.get(lead).is_some_and(|lead| lead.iter().any(says)) {
            content.units.start = quoted;
        }
        let comma = units.get(quoted).is_some_and(|unit| unit.shape == Shape::Comma);
        if comma && content.units.start == quoted && content.units.len() > 1 {
            content.units.end = quoted + 1;
        }
    }
}

/// "…, calling it “…”": the participle is the cue, whether the tagger saw it or not.
fn add_participles(units: &[Unit], pieces: &mut Pieces) {
    let cues = pieces.contents.iter().filter_map(|content| {
        content.units.start.checked_sub(1).filter(|&at| is_participle(units, at)).map(|at| at..at + 1)
    });
    let cues = cues.collect();
    merge(&mut pieces.cues, cues);
}

/// Whether the unit at `at` is a verb of reporting in -ing that follows a comma (or "and", or "later").
pub(crate) fn is_participle(units: &[Unit], at: usize) -> bool {
    let reporting = units.get(at).is_some_and(|unit| {
        unit.shape == Shape::Lower && unit.classes.any(Classes::REPORTING) && unit.endings[1] == hash(*b"gni")
    });
    reporting && at.checked_sub(1).and_then(|at| units.get(at)).is_some_and(is_comma)
}

fn is_comma(unit: &Unit) -> bool {
    unit.shape == Shape::Mark && unit.word == hash(*b",")
}

/// "According to the agency, Itar, Smith welcomed …": the name right before the verb is its subject, not part of the
/// agency's.
fn split_sources(units: &[Unit], pieces: &mut Pieces) {
    let mut split = Vec::new();
    for (at, source) in pieces.sources.iter().enumerate() {
        let after_according = source.units.start.checked_sub(1).is_some_and(|before| {
            units.get(before).is_some_and(|unit| unit.classes.any(Classes::TO))
                && before
                    .checked_sub(1)
                    .and_then(|at| units.get(at))
                    .is_some_and(|unit| unit.classes.any(Classes::ACCORDING))
        });
        let verb_follows = pieces.cues.binary_search_by_key(&source.units.end, |cue| cue.units.start).is_ok();
        if !after_according || !verb_follows {
            continue;
        }
        let comma = source.units.clone().rev().find(|&at| units.get(at).is_some_and(is_comma));
        if let Some(comma) = comma.filter(|&comma| comma > source.units.start && comma + 1 < source.units.end)
        {
            split.push((at, comma));
        }
    }
    for (at, comma) in split.into_iter().rev() {
        let Some(source) = pieces.sources.get_mut(at) else { continue };
        let end = source.units.end;
        source.units.end = comma;
        pieces.sources.insert(at + 1, Piece { units: comma + 1..end });
    }
}

/// Contents that run into another attribution:
/// "the move, calling it “…”" holds two, and so does "that … amid claims of “…” by the union".
fn split_contents(units: &[Unit], pieces: &mut Pieces) {
    let mut contents: Vec<Piece> = Vec::with_capacity(pieces.contents.len());
    let (mut sources, mut cues) = (Vec::new(), Vec::new());
    for content in std::mem::take(&mut pieces.contents) {
        let last_quoted = content.units.clone().rev().find(|&at| units.get(at).is_some_and(Unit::is_quoted));
        let mut start = content.units.start;
        let mut at = start;
        while at < content.units.end {
            let Some(unit) = units.get(at) else { break };
            let named_by = unit.is_quoted().then(|| noun_of_saying(units, at)).flatten();
            if let Some((lead, source)) = named_by {
                push(units, &mut contents, start..lead.max(start));
                contents.push(Piece { units: at..at + 1 });
                pieces.fixed_links.push((at, source.start));
                sources.push(source.clone());
                start = source.end;
                at = start;
                continue;
            } else if opens_attribution(units, at) && last_quoted.is_some_and(|last| last > at) {
                push(units, &mut contents, start..at);
                cues.push(at..at + 1);
                start = at + 1;
                at = start;
            }
            at += 1;
        }
        push(units, &mut contents, start..content.units.end.max(start));
    }
    pieces.contents = contents;
    merge(&mut pieces.sources, sources);
    merge(&mut pieces.cues, cues);
}

/// Adds runs of units to a list in its order, those that overlap one of the list excepted.
pub(crate) fn merge(list: &mut Vec<Piece>, more: Vec<std::ops::Range<usize>>) {
    let overlaps = |units: &std::ops::Range<usize>| {
        let at = list.partition_point(|other| other.units.end <= units.start);
        list.get(at).is_some_and(|other| other.units.start < units.end)
    };
    let more: Vec<Piece> =
        more.into_iter().filter(|units| !overlaps(units)).map(|units| Piece { units }).collect();
    list.extend(more);
    list.sort_by_key(|piece| piece.units.start);
}

/// ", calling it": a comma, then a present participle of calling or saying.
fn opens_attribution(units: &[Unit], at: usize) -> bool {
    let Some(unit) = units.get(at) else { return false };
    let ing = unit.classes.any(Classes::CALL) && unit.endings[1] == hash(*b"gni");
    ing && at.checked_sub(1).and_then(|at| units.get(at)).is_some_and(is_comma)
}

/// For the quotation at `at` in "claims of “…” by the union": where "claims" begins, and "the union".
fn noun_of_saying(units: &[Unit], at: usize) -> Option<(usize, std::ops::Range<usize>)> {
    let noun = at.checked_sub(2)?;
    let of = units.get(at - 1)?.classes.any(Classes::OF);
    let by = units.get(at + 1)?.classes.any(Classes::BY);
    if !of || !by || !units.get(noun)?.classes.any(Classes::SAY_NOUN) {
        return None;
    }
    let first = at + 2;
    let mut last = first;
    while let Some(unit) = units.get(last).filter(|_| last < first + 10) {
        let part = unit.kind == UnitKind::Word
            && !unit.begins_sentence
            && (unit.is_capitalised()
                || last == first && unit.classes.any(Classes::DET)
                || unit.classes.any(Classes::PERSON)
                || unit.classes.any(Classes::GROUP));
        if !part {
            break;
        }
        last += 1;
    }
    // The clause that leads to the noun goes with it.
    let mut lead = noun;
    while lead > 0
        && units.get(lead - 1).is_some_and(|unit| !is_comma(unit) && !unit.begins_sentence)
        && noun - lead < 6
    {
        lead -= 1;
    }
    let named = units.get(first..last)?.iter().any(|unit| !unit.classes.any(Classes::DET));
    named.then_some((lead, first..last))
}

/// Adds a piece without marks at its ends, if anything is left.
fn push(units: &[Unit], contents: &mut Vec<Piece>, range: std::ops::Range<usize>) {
    contents.extend(super::attribute::trimmed(units, range).map(|units| Piece { units }));
}
