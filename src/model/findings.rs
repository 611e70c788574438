//! What analysis proposes about a set of articles.

use std::collections::BTreeSet;

use strum::{EnumString, IntoStaticStr};

use super::{ArticleId, Evidence, FindingId, Span, When};

/// Everything analysis found in a set of articles: proposals that only the analyst turns into a briefing.
///
/// Findings are a derived cache, outside the briefing and its history: the same articles give the same findings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The days of the articles that do not state theirs, as far as they can be inferred.
    pub days: Vec<InferredDay>,
    /// Proposed key points, best first.
    pub key_points: Vec<KeyPoint>,
    /// Attributions, by article in the order given and then by place.
    pub quotes: Vec<Quote>,
    /// Every run of text inside quotation marks, in the same order.
    pub stretches: Vec<Stretch>,
    /// Dated events, in time order; those without a date last.
    pub events: Vec<Event>,
    /// Where the articles disagree.
    pub differences: Vec<Difference>,
    /// Which articles are independent of each other.
    pub origins: Origins,
    /// The articles whose language the speaker detection does not cover.
    pub speakers_not_detected: Vec<ArticleId>,
}

impl Findings {
    /// Gives each finding the identity under which something was decided about it.
    ///
    /// Among other articles another sentence may stand for the same finding, under an identity of its own; what the
    /// analyst decided about the finding then still holds. An identity that a finding has by itself comes before one
    /// that it might have, and no two findings get the same.
    pub fn under_known_ids(&mut self, known: &BTreeSet<FindingId>) {
        settle(self.key_points.iter_mut().map(|point| (&mut point.id, &point.aliases)), known);
        settle(self.events.iter_mut().map(|event| (&mut event.id, &event.aliases)), known);
        settle(
            self.differences.iter_mut().map(|difference| (&mut difference.id, &difference.aliases)),
            known,
        );
    }
}

fn settle<'a>(
    findings: impl Iterator<Item = (&'a mut FindingId, &'a Vec<FindingId>)>,
    known: &BTreeSet<FindingId>,
) {
    let findings: Vec<_> = findings.collect();
    let mut taken: BTreeSet<FindingId> = findings.iter().map(|(id, _)| (*id).clone()).collect();
    for (id, aliases) in findings {
        if known.contains(id) {
            continue;
        }
        if let Some(alias) = aliases.iter().find(|alias| known.contains(*alias) && !taken.contains(*alias)) {
            id.clone_from(alias);
            taken.insert(alias.clone());
        }
    }
}

/// A sentence (or clauses of one) proposed as a key point.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPoint {
    /// Its identity, made of the first evidence.
    pub id: FindingId,
    /// The identities that it has where another of the sentences that say the same stands for it, as it may among
    /// other articles.
    pub aliases: Vec<FindingId>,
    /// The words, verbatim but for `[…]` and `…`.
    pub text: String,
    /// How good a point it is; higher is better, comparable within one analysis only.
    pub score: f64,
    /// Where it stands: first the place whose words `text` has, then the places that say the same.
    pub evidence: Vec<Evidence>,
    /// Whether the words hold a relative date that could not be resolved, because its article's date is unknown.
    pub undated: bool,
}

/// One attribution: what is attributed, by which words, to whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Its identity, made of the content.
    pub id: FindingId,
    /// What is attributed, without outer quotation marks.
    pub content: Evidence,
    /// Whether all, some or none of the content stands inside quotation marks.
    pub kind: QuoteKind,
    /// The parts of the content inside quotation marks, without the marks, in order.
    pub marked: Vec<Span>,
    /// Who said it; `None` is unattributed, never a guess.
    pub speaker: Option<Speaker>,
    /// The words that attribute ("said", "according to").
    pub cue: Option<Mention>,
    /// The group of quotes that render the same statement, if there is more than this one.
    pub cluster: Option<FindingId>,
    /// How well the quote would serve on the page; higher is better, comparable within one analysis only.
    pub score: f64,
}

/// How much of an attribution's content stands inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum QuoteKind {
    /// All of it stands inside quotation marks.
    Direct,
    /// Some of it stands inside quotation marks.
    Mixed,
    /// None of it stands inside quotation marks: reported speech.
    Indirect,
}

impl QuoteKind {
    /// The kind as a word, for output and files.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The kind of that word.
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// A piece of an article's text that plays a part in an attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words as they stand.
    pub text: String,
    /// Where, in the article of the quote's content.
    pub span: Span,
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words that stand for the speaker at the quote ("He", "the ministry").
    pub mention: Mention,
    /// Who that is.
    pub attribution: Attribution,
}

/// A speaker's name and role as they are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attribution {
    /// The fullest name that the articles give; `None` while it is unknown.
    pub name: Option<String>,
    /// The role, in the articles' words.
    pub role: Option<String>,
}

/// A run of text inside quotation marks, without the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The passage between the marks.
    pub place: Evidence,
    /// What the marks mean here.
    pub role: StretchRole,
    /// The attribution that covers it, if one does.
    pub quote: Option<FindingId>,
}

/// What quotation marks mean around a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum StretchRole {
    /// Somebody's words.
    Speech,
    /// A word held at arm's length (scare quotes).
    Scare,
    /// The title of a work.
    Title,
    /// Cannot be told.
    Unknown,
}

impl StretchRole {
    /// The role as a word, for output.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// When an article appeared that does not state it: inferred, never to be taken for what is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InferredDay {
    /// The article.
    pub article: ArticleId,
    /// The day, or the first and the last day on which it may have appeared.
    pub when: When,
    /// What it is inferred from, for the analyst.
    pub reason: String,
}

/// Something that happened at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its identity, made of the date in the words.
    pub id: FindingId,
    /// The identities that it has where other words stand for it.
    pub aliases: Vec<FindingId>,
    /// When; `None` where a relative date could not be resolved.
    pub date: Option<When>,
    /// What happened, in the words of an article.
    pub text: String,
    /// The passages that say it.
    pub evidence: Vec<Evidence>,
}

/// A claim that the articles render differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its identity, made of one of the places that disagree.
    pub id: FindingId,
    /// The identities that it has where that place is not there.
    pub aliases: Vec<FindingId>,
    /// In what they differ.
    pub kind: DifferenceKind,
    /// What the claim is about, verbatim.
    pub topic: String,
    /// The values, each with the places that have it.
    pub values: Vec<DifferenceValue>,
}

/// In what articles differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum DifferenceKind {
    /// A date.
    Date,
    /// A number.
    Number,
    /// A name.
    Name,
    /// Who said it.
    Speaker,
    /// How a statement is worded.
    Wording,
}

impl DifferenceKind {
    /// The kind as a word, for output.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The kind of that word.
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// One value of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceValue {
    /// The value, verbatim.
    pub text: String,
    /// The passages that say it.
    pub evidence: Vec<Evidence>,
    /// Whether it contradicts none of the others: a coarser date ("this year") beside a finer one ("April").
    pub compatible: bool,
}

/// Which articles are independent of each other.
///
/// Articles in one group (wire copies, near-duplicates) count as one origin; an article in no group is an origin of
/// its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// The groups of two or more articles that share an origin.
    pub groups: Vec<OriginGroup>,
}

/// Articles that share an origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginGroup {
    /// The articles that share the origin, two or more.
    pub articles: Vec<ArticleId>,
    /// Why they count as one, for the analyst ("near-duplicate texts").
    pub reason: String,
}

impl Origins {
    /// The number of independent origins among `articles`; an article named twice counts once.
    pub fn count<'a>(&self, articles: impl IntoIterator<Item = &'a ArticleId>) -> usize {
        let mut origins = BTreeSet::new();
        for article in articles {
            let group = self.groups.iter().position(|group| group.articles.contains(article));
            origins.insert(group.map_or(Origin::Alone(article), Origin::Group));
        }
        origins.len()
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Origin<'a> {
    Group(usize),
    Alone(&'a ArticleId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_one_group_count_as_one_origin() {
        let [a, b, c] = [b"a", b"b", b"c"].map(|bytes| ArticleId::of_bytes(bytes));
        let group =
            OriginGroup { articles: vec![a.clone(), b.clone()], reason: "near-duplicate texts".into() };
        let origins = Origins { groups: vec![group] };
        assert_eq!(origins.count([&a, &b, &c, &c]), 2);
        assert_eq!(Origins::default().count([&a, &b, &c, &c]), 3);
        assert_eq!(origins.count([]), 0);
    }

    #[test]
    fn a_finding_keeps_the_identity_that_something_was_decided_under() {
        let id = |text: &str| FindingId::from_text(text);
        let point = |own: &str, aliases: &[&str]| KeyPoint {
            id: id(own),
            aliases: aliases.iter().map(|alias| id(alias)).collect(),
            text: String::new(),
            score: 0.0,
            evidence: Vec::new(),
            undated: false,
        };
        let check = |known: &[&str], expected: [&str; 3]| {
            let key_points = vec![point("a", &["x", "c"]), point("b", &["x", "y"]), point("c", &[])];
            let mut findings = Findings { key_points, ..Findings::default() };
            findings.under_known_ids(&known.iter().map(|known| id(known)).collect());
            let ids: Vec<&str> = findings.key_points.iter().map(|point| point.id.as_str()).collect();
            assert_eq!(ids, expected, "{known:?}");
        };
        check(&[], ["a", "b", "c"]);
        check(&["x"], ["x", "b", "c"]);
        check(&["x", "y"], ["x", "y", "c"]);
        check(&["a", "x"], ["a", "x", "c"]);
        check(&["c"], ["a", "b", "c"]);
    }
}
