//! What makes a briefing valid.

use std::collections::BTreeSet;

use super::EditError;
use crate::model::{
    Briefing, DifferenceItem, DifferenceValue, EventItem, Evidence, Figure, FindingId, ItemKind, ItemRef,
    Judgement, PointItem, QuoteItem, Section, SectionKind, Withholding, is_name,
};
use crate::never::OrNever;

/// Checks a briefing that did not come about through [`super::apply`], such as one that was read from a file.
///
/// # Errors
///
/// [`EditError`] names the first thing that is not as it must be.
pub fn validate(briefing: &Briefing) -> Result<(), EditError> {
    let mut articles = BTreeSet::new();
    for entry in &briefing.articles {
        if !articles.insert(&entry.article.id) {
            return Err(EditError::ArticleTwice(entry.article.id.clone()));
        }
    }
    for (index, section) in briefing.sections.iter().enumerate() {
        section_fits(briefing.sections.get(..index).or_never("a place among the sections"), section)?;
    }
    let mut items = BTreeSet::new();
    for item in briefing.items() {
        let id = item.id();
        if !items.insert(id) {
            return Err(EditError::ItemTwice(id.clone()));
        }
        if briefing.rejected.contains(id) {
            return Err(EditError::AcceptedAndRejected(id.clone()));
        }
        item_fits(briefing, item)?;
    }
    for (name, withholding) in &briefing.withheld.speakers {
        withholding_fits(name, withholding)?;
    }
    Ok(())
}

/// Checks that a name is one, and that words stand for it.
pub(super) fn withholding_fits(name: &str, withholding: &Withholding) -> Result<(), EditError> {
    if !is_name(name) || !withholding.other_names.iter().all(|name| is_name(name)) {
        return Err(EditError::Nameless);
    }
    if withholding.is_valid() { Ok(()) } else { Err(EditError::NoDescriptor(name.to_owned())) }
}

/// Checks that an item stands where its kind must stand.
pub(super) fn item_fits(briefing: &Briefing, item: ItemRef<'_>) -> Result<(), EditError> {
    match item {
        ItemRef::Point(PointItem { id, evidence, .. })
        | ItemRef::Quote(QuoteItem { id, evidence, .. })
        | ItemRef::Event(EventItem { id, evidence, .. }) => places_fit(briefing, id, item.kind(), evidence),
        ItemRef::Difference(DifferenceItem { id, values, .. }) => values_fit(briefing, id, values),
    }
}

/// Checks where an item of that kind stands: a point may be the analyst's own and stand nowhere.
pub(super) fn places_fit(
    briefing: &Briefing,
    item: &FindingId,
    kind: ItemKind,
    evidence: &[Evidence],
) -> Result<(), EditError> {
    if kind != ItemKind::Point {
        has_evidence(item, evidence)?;
    }
    evidence_fits(briefing, item, evidence)
}

/// Checks that an item that needs a place has one.
fn has_evidence(item: &FindingId, evidence: &[Evidence]) -> Result<(), EditError> {
    if evidence.is_empty() { Err(EditError::NoEvidence(item.clone())) } else { Ok(()) }
}

/// Checks that there are values to differ, and that each of them stands somewhere.
pub(super) fn values_fit(
    briefing: &Briefing,
    item: &FindingId,
    values: &[DifferenceValue],
) -> Result<(), EditError> {
    if values.len() < 2 {
        return Err(EditError::TooFewValues(item.clone()));
    }
    for value in values {
        has_evidence(item, &value.evidence)?;
        evidence_fits(briefing, item, &value.evidence)?;
    }
    Ok(())
}

/// Checks that every place is a piece of text of an article of the briefing.
fn evidence_fits(briefing: &Briefing, item: &FindingId, evidence: &[Evidence]) -> Result<(), EditError> {
    for place in evidence {
        if briefing.entry(&place.article).is_none() {
            return Err(EditError::NoArticle(place.article.clone()));
        }
        if briefing.words(place).is_none_or(str::is_empty) {
            let article = place.article.clone();
            return Err(EditError::EvidenceOutside { item: item.clone(), article });
        }
    }
    Ok(())
}

/// Checks that `section` may stand beside the `others`: of most kinds there is one.
pub(super) fn section_fits(others: &[Section], section: &Section) -> Result<(), EditError> {
    if others.iter().any(|other| other.id == section.id) {
        return Err(EditError::SectionTwice(section.id));
    }
    let is_second = !section.kind.is_repeatable() && others.iter().any(|other| other.kind == section.kind);
    if is_second {
        return Err(EditError::KindTwice(section.kind));
    }
    if !section.text.is_empty() {
        holds_text(section.kind)?;
    }
    holds_judgement(section.kind, section.judgement)?;
    holds_figure(section.kind, section.figure.as_ref())
}

/// Checks that sections of that kind hold a text of the analyst's own.
pub(super) fn holds_text(kind: SectionKind) -> Result<(), EditError> {
    if kind.holds_text() { Ok(()) } else { Err(EditError::NoTextOfItsOwn(kind)) }
}

/// Checks that a section of that kind may have that judgement: only assessments are judged.
pub(super) fn holds_judgement(kind: SectionKind, judgement: Judgement) -> Result<(), EditError> {
    let is_fine = kind == SectionKind::Assessment || judgement == Judgement::default();
    if is_fine { Ok(()) } else { Err(EditError::NoJudgement(kind)) }
}

/// Checks that a section of that kind may have that picture.
pub(super) fn holds_figure(kind: SectionKind, figure: Option<&Figure>) -> Result<(), EditError> {
    let is_fine = kind == SectionKind::Picture || figure.is_none();
    if is_fine { Ok(()) } else { Err(EditError::NoFigure(kind)) }
}
