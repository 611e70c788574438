//! Making a change.

use std::mem;

use super::items::{apply_to_differences, apply_to_events, apply_to_points, apply_to_quotes, has_item};
use super::valid::{holds_figure, holds_judgement, holds_text, section_fits, withholding_fits};
use super::{Edit, EditError};
use crate::model::{
    ArticleEntry, ArticleId, Attribution, Briefing, FindingId, Occurrence, Section, SectionId, Withholding,
};

/// Makes `edit` and gives back its inverse: applying that restores the briefing exactly.
///
/// The inverse of an edit that changes nothing is the edit itself or [`Edit::NOTHING`].
///
/// # Errors
///
/// [`EditError`] if the edit names something that is not there or would leave the briefing invalid; the briefing is
/// then as it was, whatever part of a batch was fine.
pub fn apply(briefing: &mut Briefing, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::SetTitle(text) => Ok(Edit::SetTitle(mem::replace(&mut briefing.title, text))),
        Edit::SetTopic(text) => Ok(Edit::SetTopic(mem::replace(&mut briefing.topic, text))),
        Edit::SetPreparedFor(text) => {
            Ok(Edit::SetPreparedFor(mem::replace(&mut briefing.prepared_for, text)))
        }
        Edit::SetAsOf(text) => Ok(Edit::SetAsOf(mem::replace(&mut briefing.as_of, text))),
        Edit::SetMarking(marking) => Ok(Edit::SetMarking(mem::replace(&mut briefing.marking, marking))),
        Edit::SetTemplate(id) => Ok(Edit::SetTemplate(mem::replace(&mut briefing.template, id))),
        Edit::SetPaper(paper) => Ok(Edit::SetPaper(mem::replace(&mut briefing.paper, paper))),
        Edit::Batch(edits) => apply_all(briefing, edits),
        Edit::Reject(id) => reject(briefing, id),
        Edit::Unreject(id) => {
            Ok(if briefing.rejected.remove(&id) { Edit::Reject(id) } else { Edit::NOTHING })
        }
        edit @ (Edit::InsertArticle { .. }
        | Edit::RemoveArticle(_)
        | Edit::MoveArticle { .. }
        | Edit::SetArticleIncluded { .. }
        | Edit::SetArticleMetadata { .. }) => apply_to_articles(briefing, edit),
        edit @ (Edit::InsertSection { .. }
        | Edit::RemoveSection(_)
        | Edit::MoveSection { .. }
        | Edit::RenameSection { .. }
        | Edit::SetSectionHidden { .. }
        | Edit::SetSectionText { .. }
        | Edit::SetSectionColumn { .. }
        | Edit::SetSectionJudgement { .. }
        | Edit::SetSectionFigure { .. }) => apply_to_sections(&mut briefing.sections, edit),
        edit @ (Edit::InsertPoint { .. }
        | Edit::RemovePoint(_)
        | Edit::MovePoint { .. }
        | Edit::SetPointText { .. }
        | Edit::SetPointEvidence { .. }) => apply_to_points(briefing, edit),
        edit @ (Edit::InsertQuote { .. }
        | Edit::RemoveQuote(_)
        | Edit::MoveQuote { .. }
        | Edit::SetQuoteText { .. }
        | Edit::SetQuoteEvidence { .. }
        | Edit::SetQuoteSpeaker { .. }) => apply_to_quotes(briefing, edit),
        Edit::SetSpeakerCorrection { from, to } => Ok(correct_speaker(briefing, from, to)),
        Edit::SetWithholding { name, withholding } => withhold(briefing, name, withholding),
        Edit::AcceptOccurrence(occurrence) => Ok(accept_occurrence(briefing, occurrence)),
        Edit::UnacceptOccurrence(occurrence) => {
            let was_accepted = briefing.withheld.accepted.remove(&*occurrence);
            Ok(if was_accepted { Edit::AcceptOccurrence(occurrence) } else { Edit::NOTHING })
        }
        edit @ (Edit::InsertEvent { .. }
        | Edit::RemoveEvent(_)
        | Edit::MoveEvent { .. }
        | Edit::SetEventLabel { .. }
        | Edit::SetEventEvidence { .. }) => apply_to_events(briefing, edit),
        edit => apply_to_differences(briefing, edit),
    }
}

/// Makes all edits or none.
fn apply_all(briefing: &mut Briefing, edits: Vec<Edit>) -> Result<Edit, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match apply(briefing, edit) {
            Ok(Edit::Batch(inner)) if inner.is_empty() => {}
            Ok(inverse) => inverses.push(inverse),
            Err(err) => {
                for inverse in inverses.into_iter().rev() {
                    // The inverse of an edit just made is always possible.
                    let undone = apply(briefing, inverse);
                    debug_assert!(undone.is_ok(), "an inverse was refused: {undone:?}");
                }
                return Err(err);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Batch(inverses))
}

fn reject(briefing: &mut Briefing, id: FindingId) -> Result<Edit, EditError> {
    if has_item(briefing, &id) {
        return Err(EditError::AcceptedAndRejected(id));
    }
    Ok(if briefing.rejected.insert(id.clone()) { Edit::Unreject(id) } else { Edit::NOTHING })
}

fn correct_speaker(briefing: &mut Briefing, from: Attribution, to: Option<Attribution>) -> Edit {
    let to = match to {
        Some(to) => briefing.speakers.insert(from.clone(), to),
        None => briefing.speakers.remove(&from),
    };
    Edit::SetSpeakerCorrection { from, to }
}

fn withhold(
    briefing: &mut Briefing,
    name: String,
    withholding: Option<Withholding>,
) -> Result<Edit, EditError> {
    let speakers = &mut briefing.withheld.speakers;
    let withholding = match withholding {
        Some(withholding) => {
            withholding_fits(&name, &withholding)?;
            speakers.insert(name.clone(), withholding)
        }
        None => speakers.remove(&name),
    };
    Ok(Edit::SetWithholding { name, withholding })
}

fn accept_occurrence(briefing: &mut Briefing, occurrence: Box<Occurrence>) -> Edit {
    let is_new = briefing.withheld.accepted.insert((*occurrence).clone());
    if is_new { Edit::UnacceptOccurrence(occurrence) } else { Edit::NOTHING }
}

fn apply_to_articles(briefing: &mut Briefing, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::InsertArticle { index, entry } => {
            let id = entry.article.id.clone();
            if briefing.entry(&id).is_some() {
                return Err(EditError::ArticleTwice(id));
            }
            insert(&mut briefing.articles, index, *entry)?;
            Ok(Edit::RemoveArticle(id))
        }
        Edit::RemoveArticle(id) => {
            let index = article_index(&briefing.articles, &id)?;
            if briefing.evidence().any(|place| place.article == id) {
                return Err(EditError::ArticleInUse(id));
            }
            let entry = Box::new(briefing.articles.remove(index));
            Ok(Edit::InsertArticle { index, entry })
        }
        Edit::MoveArticle { id, to } => {
            let from = article_index(&briefing.articles, &id)?;
            move_within(&mut briefing.articles, from, to)?;
            Ok(Edit::MoveArticle { id, to: from })
        }
        Edit::SetArticleIncluded { id, included } => {
            let entry = article(&mut briefing.articles, &id)?;
            let included = mem::replace(&mut entry.included, included);
            Ok(Edit::SetArticleIncluded { id, included })
        }
        Edit::SetArticleMetadata { id, mut metadata } => {
            mem::swap(&mut article(&mut briefing.articles, &id)?.metadata, &mut metadata);
            Ok(Edit::SetArticleMetadata { id, metadata })
        }
        _ => Ok(Edit::NOTHING),
    }
}

fn apply_to_sections(sections: &mut Vec<Section>, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::InsertSection { index, section } => {
            section_fits(sections, &section)?;
            let id = section.id;
            insert(sections, index, section)?;
            Ok(Edit::RemoveSection(id))
        }
        Edit::RemoveSection(id) => {
            let index = section_index(sections, id)?;
            Ok(Edit::InsertSection { index, section: sections.remove(index) })
        }
        Edit::MoveSection { id, to } => {
            let from = section_index(sections, id)?;
            move_within(sections, from, to)?;
            Ok(Edit::MoveSection { id, to: from })
        }
        Edit::RenameSection { id, title } => {
            let title = mem::replace(&mut section(sections, id)?.title, title);
            Ok(Edit::RenameSection { id, title })
        }
        Edit::SetSectionHidden { id, hidden } => {
            let hidden = mem::replace(&mut section(sections, id)?.hidden, hidden);
            Ok(Edit::SetSectionHidden { id, hidden })
        }
        Edit::SetSectionText { id, text } => {
            let section = section(sections, id)?;
            if !text.is_empty() {
                holds_text(section.kind)?;
            }
            let text = mem::replace(&mut section.text, text);
            Ok(Edit::SetSectionText { id, text })
        }
        Edit::SetSectionColumn { id, column } => {
            let column = mem::replace(&mut section(sections, id)?.column, column);
            Ok(Edit::SetSectionColumn { id, column })
        }
        Edit::SetSectionJudgement { id, judgement } => {
            let section = section(sections, id)?;
            holds_judgement(section.kind, judgement)?;
            let judgement = mem::replace(&mut section.judgement, judgement);
            Ok(Edit::SetSectionJudgement { id, judgement })
        }
        Edit::SetSectionFigure { id, figure } => {
            let section = section(sections, id)?;
            holds_figure(section.kind, figure.as_ref())?;
            let figure = mem::replace(&mut section.figure, figure);
            Ok(Edit::SetSectionFigure { id, figure })
        }
        _ => Ok(Edit::NOTHING),
    }
}

pub(super) fn insert<T>(list: &mut Vec<T>, index: usize, entry: T) -> Result<(), EditError> {
    if index > list.len() {
        return Err(EditError::NoPlace { index, len: list.len() });
    }
    list.insert(index, entry);
    Ok(())
}

pub(super) fn move_within<T>(list: &mut [T], from: usize, to: usize) -> Result<(), EditError> {
    let len = list.len();
    let stretch = list.get_mut(from.min(to)..=from.max(to)).ok_or(EditError::NoPlace { index: to, len })?;
    if from < to {
        stretch.rotate_left(1);
    } else {
        stretch.rotate_right(1);
    }
    Ok(())
}

fn article_index(articles: &[ArticleEntry], id: &ArticleId) -> Result<usize, EditError> {
    let found = articles.iter().position(|entry| &entry.article.id == id);
    found.ok_or_else(|| EditError::NoArticle(id.clone()))
}

fn article<'a>(articles: &'a mut [ArticleEntry], id: &ArticleId) -> Result<&'a mut ArticleEntry, EditError> {
    let found = articles.iter_mut().find(|entry| &entry.article.id == id);
    found.ok_or_else(|| EditError::NoArticle(id.clone()))
}

fn section_index(sections: &[Section], id: SectionId) -> Result<usize, EditError> {
    sections.iter().position(|section| section.id == id).ok_or(EditError::NoSection(id))
}

fn section(sections: &mut [Section], id: SectionId) -> Result<&mut Section, EditError> {
    sections.iter_mut().find(|section| section.id == id).ok_or(EditError::NoSection(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::samples::{article, briefing, difference, event, evidence, point, quote};
    use crate::edit::{remove_article, validate};
    use crate::model::{DifferenceValue, PointItem, SectionKind, Span};

    /// An edit that must be refused with `expected`, and leave everything as it was.
    fn check_refused(edit: Edit, expected: &EditError) {
        let before = briefing();
        let mut after = before.clone();
        assert_eq!(apply(&mut after, edit).as_ref(), Err(expected));
        assert_eq!(after, before);
    }

    #[test]
    fn a_failing_batch_leaves_the_briefing_as_it_was() {
        let absent = FindingId::from_text("point-absent");
        let edits = vec![
            Edit::SetTitle("another".into()),
            Edit::RemovePoint(point(0, 0).id),
            Edit::MoveSection { id: SectionId(0), to: 3 },
            Edit::RemovePoint(absent.clone()),
        ];
        check_refused(Edit::Batch(edits), &EditError::NoItem(absent));
    }

    #[test]
    fn an_article_that_supports_an_item_stays() {
        let id = article(0).id.clone();
        check_refused(Edit::RemoveArticle(id.clone()), &EditError::ArticleInUse(id));
    }

    #[test]
    fn removing_an_article_takes_its_items_along_and_one_undo_brings_all_of_it_back() {
        let before = briefing();
        let id = article(0).id.clone();
        let mut after = before.clone();
        let inverse = apply(&mut after, remove_article(&before, &id)).unwrap();
        assert_eq!(validate(&after), Ok(()));
        assert!(after.entry(&id).is_none());
        // The first point and the quote had their words from it; the second point counted it as support only.
        assert_eq!(after.points.iter().map(|item| item.evidence.len()).collect::<Vec<_>>(), [1]);
        assert!(after.quotes.is_empty());
        // The event had its words from the other article; of the two values of the difference one is left.
        assert_eq!(after.events.iter().map(|item| item.evidence.len()).collect::<Vec<_>>(), [1]);
        assert!(after.differences.is_empty());
        apply(&mut after, inverse).unwrap();
        assert_eq!(after, before);
    }

    #[test]
    fn evidence_must_be_words_of_an_article_that_is_there() {
        let id = FindingId::from_text("point-new");
        let insert = |place: crate::model::Evidence| Edit::InsertPoint {
            index: 0,
            item: Box::new(PointItem { id: id.clone(), text: "…".into(), evidence: vec![place] }),
        };
        let outside = EditError::EvidenceOutside { item: id.clone(), article: article(0).id.clone() };
        let mut place = evidence(0, 0);
        place.span = Span::new(0, 1_000);
        check_refused(insert(place.clone()), &outside);
        // The middle of “é”.
        place.span = Span::new(0, 2);
        check_refused(insert(place.clone()), &outside);
        place.span = Span::new(3, 3);
        check_refused(insert(place), &outside);
        let stranger = article(9).id.clone();
        check_refused(insert(evidence(9, 0)), &EditError::NoArticle(stranger));
    }

    #[test]
    fn nothing_is_in_the_briefing_twice() {
        let entry = briefing().articles.remove(0);
        let id = entry.article.id.clone();
        check_refused(Edit::InsertArticle { index: 0, entry: Box::new(entry) }, &EditError::ArticleTwice(id));
        let item = point(0, 0);
        let id = item.id.clone();
        check_refused(Edit::InsertPoint { index: 0, item: Box::new(item) }, &EditError::ItemTwice(id));
        let mut section = briefing().sections.remove(0);
        check_refused(
            Edit::InsertSection { index: 0, section: section.clone() },
            &EditError::SectionTwice(SectionId(0)),
        );
        section.id = SectionId(99);
        check_refused(
            Edit::InsertSection { index: 0, section },
            &EditError::KindTwice(SectionKind::BottomLine),
        );
    }

    #[test]
    fn a_finding_is_not_accepted_and_rejected_at_once() {
        let item = quote(0, 2);
        check_refused(Edit::Reject(item.id.clone()), &EditError::AcceptedAndRejected(item.id));
        let mut briefing = briefing();
        let item = point(1, 1);
        apply(&mut briefing, Edit::Reject(item.id.clone())).unwrap();
        let id = item.id.clone();
        let refused = apply(&mut briefing, Edit::InsertPoint { index: 0, item: Box::new(item) });
        assert_eq!(refused, Err(EditError::AcceptedAndRejected(id)));
    }

    #[test]
    fn only_sections_of_text_hold_text() {
        let edit = |id| Edit::SetSectionText { id: SectionId(id), text: "words".into() };
        check_refused(edit(1), &EditError::NoTextOfItsOwn(SectionKind::KeyPoints));
        assert!(apply(&mut briefing(), edit(0)).is_ok());
    }

    #[test]
    fn a_name_is_withheld_only_behind_words_that_can_stand_for_it() {
        let withhold = |name: &str, descriptor: &str| Edit::SetWithholding {
            name: name.into(),
            withholding: Some(Withholding { descriptor: descriptor.into(), ..Withholding::default() }),
        };
        for descriptor in ["", " ", "…", "[an MP]", "an\nMP", "an  MP"] {
            check_refused(withhold("Ana", descriptor), &EditError::NoDescriptor("Ana".into()));
        }
        check_refused(withhold("“…”", "an MP"), &EditError::Nameless);
        assert!(apply(&mut briefing(), withhold("Ana", "an MP")).is_ok());
    }

    #[test]
    fn a_quote_keeps_the_place_of_its_words() {
        let id = quote(0, 2).id;
        check_refused(
            Edit::SetQuoteEvidence { id: id.clone(), evidence: Vec::new() },
            &EditError::NoEvidence(id),
        );
    }

    #[test]
    fn an_event_keeps_the_place_of_its_words_and_a_difference_two_values() {
        let id = event(1, 1).id;
        check_refused(
            Edit::SetEventEvidence { id: id.clone(), evidence: Vec::new() },
            &EditError::NoEvidence(id),
        );
        let item = difference(0, 1);
        let mut values = item.values.clone();
        values.truncate(1);
        check_refused(
            Edit::SetDifferenceValues { id: item.id.clone(), values: values.clone() },
            &EditError::TooFewValues(item.id.clone()),
        );
        values.push(DifferenceValue { text: "nowhere".into(), evidence: Vec::new(), compatible: false });
        check_refused(
            Edit::SetDifferenceValues { id: item.id.clone(), values },
            &EditError::NoEvidence(item.id),
        );
    }

    #[test]
    fn a_value_goes_with_its_last_article_and_the_difference_stays_while_two_are_left() {
        let mut before = briefing();
        let mut item = difference(0, 1);
        item.values.push(DifferenceValue {
            text: "third".into(),
            evidence: vec![evidence(0, 2), evidence(1, 2)],
            compatible: true,
        });
        before.differences = vec![item];
        let mut after = before.clone();
        apply(&mut after, remove_article(&before, &article(0).id)).unwrap();
        assert_eq!(validate(&after), Ok(()));
        let left: Vec<_> = after.differences[0].values.iter().map(|value| value.evidence.len()).collect();
        assert_eq!(left, [1, 1]);
    }

    #[test]
    fn a_move_names_the_place_afterwards() {
        let mut briefing = briefing();
        apply(&mut briefing, Edit::MoveSection { id: SectionId(0), to: 2 }).unwrap();
        let ids =
            |briefing: &Briefing| briefing.sections.iter().map(|section| section.id.0).collect::<Vec<_>>();
        assert_eq!(ids(&briefing), [1, 2, 0, 3, 4, 5]);
        apply(&mut briefing, Edit::MoveSection { id: SectionId(5), to: 0 }).unwrap();
        assert_eq!(ids(&briefing), [5, 1, 2, 0, 3, 4]);
        let refused = apply(&mut briefing, Edit::MoveSection { id: SectionId(5), to: 6 });
        assert_eq!(refused, Err(EditError::NoPlace { index: 6, len: 6 }));
    }
}
