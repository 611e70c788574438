//! Making a change.

use std::mem;
use std::sync::Arc;

use super::items::{apply_to_item, evidence_mut};
use super::lists::{insert, move_within};
use super::valid::{holds_figure, holds_judgement, holds_text, section_fits, withholding_fits};
use super::{ArticleEdit, Edit, EditError, HeadEdit, SectionEdit, WithheldEdit};
use crate::model::{
    ArticleEntry, ArticleId, Attribution, Briefing, FindingId, Section, SectionId, Span, Withheld,
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
        Edit::Head(edit) => Ok(Edit::Head(apply_to_head(briefing, edit))),
        Edit::Article(id, edit) => {
            let inverse = apply_to_article(briefing, &id, edit)?;
            Ok(Edit::Article(id, inverse))
        }
        Edit::Section(id, edit) => Ok(Edit::Section(id, apply_to_section(&mut briefing.sections, id, edit)?)),
        Edit::Item(id, edit) => {
            let inverse = apply_to_item(briefing, &id, edit)?;
            Ok(Edit::Item(id, inverse))
        }
        Edit::CorrectSpeaker { from, to } => Ok(correct_speaker(briefing, from, to)),
        Edit::Withheld(edit) => apply_to_withheld(briefing, edit),
        Edit::Reject(id) => reject(briefing, id),
        Edit::Unreject(id) => {
            Ok(if briefing.rejected.remove(&id) { Edit::Reject(id) } else { Edit::NOTHING })
        }
        Edit::Batch(edits) => apply_all(briefing, edits),
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
                    if apply(briefing, inverse).is_err() {
                        never!("the inverse of an edit that was just made was refused");
                    }
                }
                return Err(err);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Batch(inverses))
}

fn apply_to_head(briefing: &mut Briefing, edit: HeadEdit) -> HeadEdit {
    match edit {
        HeadEdit::SetTitle(text) => HeadEdit::SetTitle(mem::replace(&mut briefing.title, text)),
        HeadEdit::SetTopic(text) => HeadEdit::SetTopic(mem::replace(&mut briefing.topic, text)),
        HeadEdit::SetPreparedFor(text) => {
            HeadEdit::SetPreparedFor(mem::replace(&mut briefing.prepared_for, text))
        }
        HeadEdit::SetAsOf(text) => HeadEdit::SetAsOf(mem::replace(&mut briefing.as_of, text)),
        HeadEdit::SetMarking(marking) => HeadEdit::SetMarking(mem::replace(&mut briefing.marking, marking)),
        HeadEdit::SetTemplate(id) => HeadEdit::SetTemplate(mem::replace(&mut briefing.template, id)),
        HeadEdit::SetPaper(paper) => HeadEdit::SetPaper(mem::replace(&mut briefing.paper, paper)),
    }
}

fn apply_to_article(
    briefing: &mut Briefing,
    id: &ArticleId,
    edit: ArticleEdit,
) -> Result<ArticleEdit, EditError> {
    match edit {
        ArticleEdit::Insert { index, entry } => {
            if &entry.article.id != id {
                return Err(EditError::another(id, &entry.article.id));
            }
            if briefing.entry(id).is_some() {
                return Err(EditError::ArticleTwice(id.clone()));
            }
            insert(&mut briefing.articles, index, *entry)?;
            Ok(ArticleEdit::Remove)
        }
        ArticleEdit::Remove => {
            let index = article_index(&briefing.articles, id)?;
            if briefing.evidence().any(|place| &place.article == id) {
                return Err(EditError::ArticleInUse(id.clone()));
            }
            Ok(ArticleEdit::Insert { index, entry: Box::new(briefing.articles.remove(index)) })
        }
        ArticleEdit::Move { to } => {
            let from = article_index(&briefing.articles, id)?;
            move_within(&mut briefing.articles, from, to)?;
            Ok(ArticleEdit::Move { to: from })
        }
        ArticleEdit::SetIncluded(included) => {
            let entry = article(&mut briefing.articles, id)?;
            Ok(ArticleEdit::SetIncluded(mem::replace(&mut entry.included, included)))
        }
        ArticleEdit::SetMetadata(mut metadata) => {
            mem::swap(&mut article(&mut briefing.articles, id)?.metadata, &mut metadata);
            Ok(ArticleEdit::SetMetadata(metadata))
        }
        ArticleEdit::SetRestored { removal, restored } => {
            let was = set_restored(briefing, id, removal, restored)?;
            Ok(ArticleEdit::SetRestored { removal, restored: was })
        }
    }
}

/// Puts a removal back into an article or takes it out again, moves what stands on the article along, and gives back
/// how it was.
fn set_restored(
    briefing: &mut Briefing,
    id: &ArticleId,
    removal: usize,
    restored: bool,
) -> Result<bool, EditError> {
    let before = Arc::clone(&article(&mut briefing.articles, id)?.article);
    let known = before.removed.get(removal).zip(before.with_restored(removal, restored));
    let (was, after) = known.ok_or_else(|| EditError::NoRemoval { article: id.clone(), index: removal })?;
    let moved: Option<Vec<Span>> = briefing
        .evidence()
        .filter(|place| &place.article == id)
        .map(|place| before.place_in(&after, place.span))
        .collect();
    let moved = moved.ok_or_else(|| EditError::ArticleInUse(id.clone()))?;
    let places = evidence_mut(briefing).filter(|place| &place.article == id);
    places.zip(moved).for_each(|(place, span)| place.span = span);
    article(&mut briefing.articles, id)?.article = Arc::new(after);
    Ok(was.restored)
}

fn apply_to_section(
    sections: &mut Vec<Section>,
    id: SectionId,
    edit: SectionEdit,
) -> Result<SectionEdit, EditError> {
    match edit {
        SectionEdit::Insert { index, section } => {
            if section.id != id {
                return Err(EditError::another(
                    &format_args!("section {}", id.0),
                    &format_args!("section {}", section.id.0),
                ));
            }
            section_fits(sections, &section)?;
            insert(sections, index, *section)?;
            Ok(SectionEdit::Remove)
        }
        SectionEdit::Remove => {
            let index = section_index(sections, id)?;
            Ok(SectionEdit::Insert { index, section: Box::new(sections.remove(index)) })
        }
        SectionEdit::Move { to } => {
            let from = section_index(sections, id)?;
            move_within(sections, from, to)?;
            Ok(SectionEdit::Move { to: from })
        }
        SectionEdit::Rename(title) => {
            Ok(SectionEdit::Rename(mem::replace(&mut section(sections, id)?.title, title)))
        }
        SectionEdit::SetHidden(hidden) => {
            Ok(SectionEdit::SetHidden(mem::replace(&mut section(sections, id)?.hidden, hidden)))
        }
        SectionEdit::SetText(text) => {
            let section = section(sections, id)?;
            if !text.is_empty() {
                holds_text(section.kind)?;
            }
            Ok(SectionEdit::SetText(mem::replace(&mut section.text, text)))
        }
        SectionEdit::SetColumn(column) => {
            Ok(SectionEdit::SetColumn(mem::replace(&mut section(sections, id)?.column, column)))
        }
        SectionEdit::SetJudgement(judgement) => {
            let section = section(sections, id)?;
            holds_judgement(section.kind, judgement)?;
            Ok(SectionEdit::SetJudgement(mem::replace(&mut section.judgement, judgement)))
        }
        SectionEdit::SetFigure(figure) => {
            let section = section(sections, id)?;
            holds_figure(section.kind, figure.as_ref())?;
            Ok(SectionEdit::SetFigure(mem::replace(&mut section.figure, figure)))
        }
    }
}

fn correct_speaker(briefing: &mut Briefing, from: Attribution, to: Option<Attribution>) -> Edit {
    let to = match to {
        Some(to) => briefing.speakers.insert(from.clone(), to),
        None => briefing.speakers.remove(&from),
    };
    Edit::CorrectSpeaker { from, to }
}

fn apply_to_withheld(briefing: &mut Briefing, edit: WithheldEdit) -> Result<Edit, EditError> {
    let Withheld { speakers, accepted } = &mut briefing.withheld;
    match edit {
        WithheldEdit::SetWithholding { name, withholding } => {
            let withholding = match withholding {
                Some(withholding) => {
                    withholding_fits(&name, &withholding)?;
                    speakers.insert(name.clone(), withholding)
                }
                None => speakers.remove(&name),
            };
            Ok(Edit::Withheld(WithheldEdit::SetWithholding { name, withholding }))
        }
        WithheldEdit::Accept(occurrence) => {
            let is_new = accepted.insert((*occurrence).clone());
            Ok(if is_new { Edit::Withheld(WithheldEdit::Unaccept(occurrence)) } else { Edit::NOTHING })
        }
        WithheldEdit::Unaccept(occurrence) => {
            let was_accepted = accepted.remove(&*occurrence);
            Ok(if was_accepted { Edit::Withheld(WithheldEdit::Accept(occurrence)) } else { Edit::NOTHING })
        }
    }
}

fn reject(briefing: &mut Briefing, id: FindingId) -> Result<Edit, EditError> {
    if briefing.item(&id).is_some() {
        return Err(EditError::AcceptedAndRejected(id));
    }
    Ok(if briefing.rejected.insert(id.clone()) { Edit::Unreject(id) } else { Edit::NOTHING })
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
    use crate::edit::{ItemEdit, remove_article, validate};
    use crate::model::{DifferenceValue, PointItem, SectionKind, Span, Withholding};

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
            Edit::Head(HeadEdit::SetTitle("another".into())),
            Edit::Item(point(0, 0).id, ItemEdit::Remove),
            Edit::Section(SectionId(0), SectionEdit::Move { to: 3 }),
            Edit::Item(absent.clone(), ItemEdit::Remove),
        ];
        check_refused(Edit::Batch(edits), &EditError::NoItem(absent));
    }

    #[test]
    fn an_article_that_supports_an_item_stays() {
        let id = article(0).id.clone();
        check_refused(Edit::Article(id.clone(), ArticleEdit::Remove), &EditError::ArticleInUse(id));
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
    fn what_is_put_back_moves_what_stands_after_it() {
        let mut briefing = briefing();
        let id = article(0).id.clone();
        let words = |briefing: &Briefing| -> Vec<String> {
            let places = briefing.evidence().filter(|place| place.article == id);
            let text = &briefing.entry(&id).unwrap().article.text;
            places.map(|place| place.span.of(text).unwrap().to_owned()).collect()
        };
        let (before, words_before) = (briefing.clone(), words(&briefing));
        let restore =
            |removal, restored| Edit::Article(id.clone(), ArticleEdit::SetRestored { removal, restored });
        let inverse = apply(&mut briefing, restore(0, true)).unwrap();
        assert_eq!(briefing.entry(&id).unwrap().article.text.lines().next(), Some("Avant"));
        assert_eq!(words(&briefing), words_before);
        assert_eq!(validate(&briefing), Ok(()));
        // A point that stands on the line keeps it in the text.
        let place = crate::model::Evidence { article: id.clone(), span: Span::new(0, 5) };
        let item = PointItem { id: FindingId::from_text("own"), text: "…".into(), evidence: vec![place] };
        let remove = apply(&mut briefing, Edit::insert_item(0, item)).unwrap();
        let held = briefing.clone();
        assert_eq!(apply(&mut briefing, restore(0, false)), Err(EditError::ArticleInUse(id.clone())));
        assert_eq!(briefing, held);
        apply(&mut briefing, remove).unwrap();
        apply(&mut briefing, inverse).unwrap();
        assert_eq!(briefing, before);
        check_refused(restore(3, true), &EditError::NoRemoval { article: id.clone(), index: 3 });
    }

    #[test]
    fn evidence_must_be_words_of_an_article_that_is_there() {
        let id = FindingId::from_text("point-new");
        let insert = |place: crate::model::Evidence| {
            Edit::insert_item(0, PointItem { id: id.clone(), text: "…".into(), evidence: vec![place] })
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
        check_refused(Edit::insert_article(0, entry), &EditError::ArticleTwice(id));
        let item = point(0, 0);
        let id = item.id.clone();
        check_refused(Edit::insert_item(0, item), &EditError::ItemTwice(id));
        let mut section = briefing().sections.remove(0);
        check_refused(Edit::insert_section(0, section.clone()), &EditError::SectionTwice(SectionId(0)));
        section.id = SectionId(99);
        check_refused(Edit::insert_section(0, section), &EditError::KindTwice(SectionKind::BottomLine));
    }

    #[test]
    fn a_finding_is_not_accepted_and_rejected_at_once() {
        let item = quote(0, 2);
        check_refused(Edit::Reject(item.id.clone()), &EditError::AcceptedAndRejected(item.id));
        let mut briefing = briefing();
        let item = point(1, 1);
        apply(&mut briefing, Edit::Reject(item.id.clone())).unwrap();
        let id = item.id.clone();
        let refused = apply(&mut briefing, Edit::insert_item(0, item));
        assert_eq!(refused, Err(EditError::AcceptedAndRejected(id)));
    }

    #[test]
    fn only_sections_of_text_hold_text() {
        let edit = |id| Edit::Section(SectionId(id), SectionEdit::SetText("words".into()));
        check_refused(edit(1), &EditError::NoTextOfItsOwn(SectionKind::KeyPoints));
        assert!(apply(&mut briefing(), edit(0)).is_ok());
    }

    #[test]
    fn a_name_is_withheld_only_behind_words_that_can_stand_for_it() {
        let withhold = |name: &str, descriptor: &str| {
            let withholding = Withholding { descriptor: descriptor.into(), ..Withholding::default() };
            let withholding = Some(withholding);
            Edit::Withheld(WithheldEdit::SetWithholding { name: name.into(), withholding })
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
        check_refused(Edit::Item(id.clone(), ItemEdit::SetEvidence(Vec::new())), &EditError::NoEvidence(id));
    }

    #[test]
    fn an_event_keeps_the_place_of_its_words_and_a_difference_two_values() {
        let id = event(1, 1).id;
        check_refused(Edit::Item(id.clone(), ItemEdit::SetEvidence(Vec::new())), &EditError::NoEvidence(id));
        let item = difference(0, 1);
        let mut values = item.values.clone();
        values.truncate(1);
        check_refused(
            Edit::Item(item.id.clone(), ItemEdit::SetValues(values.clone())),
            &EditError::TooFewValues(item.id.clone()),
        );
        values.push(DifferenceValue { text: "nowhere".into(), evidence: Vec::new(), compatible: false });
        check_refused(
            Edit::Item(item.id.clone(), ItemEdit::SetValues(values)),
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
        apply(&mut briefing, Edit::Section(SectionId(0), SectionEdit::Move { to: 2 })).unwrap();
        let ids =
            |briefing: &Briefing| briefing.sections.iter().map(|section| section.id.0).collect::<Vec<_>>();
        assert_eq!(ids(&briefing), [1, 2, 0, 3, 4, 5]);
        apply(&mut briefing, Edit::Section(SectionId(5), SectionEdit::Move { to: 0 })).unwrap();
        assert_eq!(ids(&briefing), [5, 1, 2, 0, 3, 4]);
        let refused = apply(&mut briefing, Edit::Section(SectionId(5), SectionEdit::Move { to: 6 }));
        assert_eq!(refused, Err(EditError::NoPlace { index: 6, len: 6 }));
    }

    #[test]
    fn an_article_and_a_section_are_inserted_under_their_own_identities_only() {
        let mut entry = briefing().articles.remove(0);
        entry.article = article(2);
        let (named, inserted) = (article(3).id.clone(), entry.article.id.clone());
        let edit = ArticleEdit::Insert { index: 0, entry: Box::new(entry) };
        check_refused(Edit::Article(named.clone(), edit), &EditError::another(&named, &inserted));
        let section = Section::new(SectionId(9), SectionKind::FreeText);
        let edit = SectionEdit::Insert { index: 0, section: Box::new(section) };
        check_refused(Edit::Section(SectionId(8), edit), &EditError::another(&"section 8", &"section 9"));
    }
}
