//! Putting back what cleaning took out of an article, without losing a place in its text.
//!
//! A passage comes back as a line of its own, where it stood. Every place after it moves, so a place is also known by
//! its *anchor*: where it would stand if nothing was put back. Identities are made of anchors and stay as they are.

use super::{Article, Removal, Span};
use crate::text::single_spaced_words;

impl Removal {
    /// The passage as the line that it becomes when it is put back.
    fn restored_line(&self) -> String {
        single_spaced_words(&self.text)
    }

    /// Whether it can be put back: it stood in a line of its own and holds words.
    pub fn can_be_restored(&self) -> bool {
        self.line.is_some() && !self.text.trim().is_empty()
    }

    /// Whether it stands in the text before the line of that number, where it is put back.
    fn stands_before(&self, line: usize) -> bool {
        self.restored && self.line.is_some_and(|at| at <= line)
    }
}

/// A line of an article's text.
struct Line<'a> {
    /// Its place, without the line feed after it.
    span: Span,
    /// The removal that it was, by its place in the list, if it was put back.
    removal: Option<(usize, &'a Removal)>,
}

impl Article {
    /// The article with the removal of that place in the list put back, or taken out again; `None` if there is no such
    /// removal, or it stood in no line of its own.
    pub fn with_restored(&self, removal: usize, restored: bool) -> Option<Self> {
        self.removed.get(removal).filter(|removal| removal.can_be_restored())?;
        let cleaned = self.lines().filter(|line| line.removal.is_none());
        let cleaned: Vec<&str> = cleaned.filter_map(|line| line.span.of(&self.text)).collect();
        let mut article = self.clone();
        article.removed.get_mut(removal)?.restored = restored;
        article.text = article.text_of(&cleaned);
        Some(article)
    }

    /// Whether every passage that is said to be put back stands where it is said to.
    pub fn holds_what_was_restored(&self) -> bool {
        let restored = self.removed.iter().filter(|removal| removal.restored).count();
        let mut found = 0;
        for line in self.lines() {
            let Some((_, removal)) = line.removal else { continue };
            if line.span.of(&self.text) != Some(removal.restored_line().as_str()) {
                return false;
            }
            found += 1;
        }
        found == restored
    }

    /// The anchor of a place in the text: where it stands in the text without anything put back.
    ///
    /// A place in a passage that was put back has an anchor behind that text, always the same one, whatever else was put
    /// back.
    #[must_use]
    pub fn anchor(&self, span: Span) -> Span {
        if self.removed.iter().all(|removal| !removal.restored) {
            return span;
        }
        Span::new(self.anchor_of(span.start), self.anchor_after(span.end))
    }

    /// Where the words at `span` stand in `other`, which is this article with other passages put back; `None` if they
    /// are not there, or no longer in one piece.
    pub fn place_in(&self, other: &Self, span: Span) -> Option<Span> {
        let anchor = self.anchor(span);
        let mut from = other.lines().map(|line| (other.anchor_of(line.span.start), line.span));
        let (line_anchor, line) = from.find(|(at, line)| (*at..=*at + line.len()).contains(&anchor.start))?;
        let start = line.start + (anchor.start - line_anchor);
        let found = Span::new(start, start + span.len());
        (span.of(&self.text)? == found.of(&other.text)?).then_some(found)
    }

    /// The text of `cleaned` lines with the passages that are put back.
    fn text_of(&self, cleaned: &[&str]) -> String {
        let mut restored = self.removed.iter().filter(|removal| removal.restored).peekable();
        let mut lines: Vec<String> = Vec::with_capacity(cleaned.len());
        for (number, line) in cleaned.iter().enumerate() {
            while let Some(removal) = restored.next_if(|removal| removal.stands_before(number)) {
                lines.push(removal.restored_line());
            }
            lines.push((*line).to_owned());
        }
        lines.extend(restored.map(Removal::restored_line));
        lines.join("\n")
    }

    /// The lines of the text, in order.
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut restored = self.removed.iter().enumerate().filter(|(_, removal)| removal.restored).peekable();
        let (mut start, mut cleaned) = (0, 0);
        self.text.split('\n').map(move |text| {
            let span = Span::new(start, start + text.len());
            start = span.end + 1;
            let removal = restored.next_if(|(_, removal)| removal.stands_before(cleaned));
            cleaned += usize::from(removal.is_none());
            Line { span, removal }
        })
    }

    fn anchor_of(&self, offset: usize) -> usize {
        let mut put_in = 0;
        for line in self.lines() {
            let inside = offset <= line.span.end;
            match line.removal {
                Some((removal, _)) if inside => {
                    return self.anchor_of_removal(removal) + offset.saturating_sub(line.span.start);
                }
                Some(_) => put_in += line.span.len() + 1,
                None if inside => return offset - put_in,
                None => {}
            }
        }
        offset.saturating_sub(put_in)
    }

    /// The anchor of the end of a place: one byte after its last one.
    fn anchor_after(&self, end: usize) -> usize {
        end.checked_sub(1).map_or(0, |last| self.anchor_of(last) + 1)
    }

    /// Where the passage of that place in the list has its anchor: behind the cleaned text, one after the other.
    fn anchor_of_removal(&self, removal: usize) -> usize {
        let cleaned: usize =
            self.lines().filter(|line| line.removal.is_none()).map(|line| line.span.len() + 1).sum();
        let before = self.removed.iter().take(removal).filter(|removal| removal.line.is_some());
        cleaned + before.map(|removal| removal.restored_line().len() + 1).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{ArticleId, Metadata, RemovalReason, SourceFormat};

    /// An article of cleaned lines, with removals before the lines of those numbers.
    fn article(cleaned: &[&str], removed: &[(&str, usize)]) -> Article {
        let removal = |(text, line): &(&str, usize)| {
            Removal::of_line((*text).to_owned(), RemovalReason::Boilerplate, *line)
        };
        Article {
            id: ArticleId::of_bytes(b"article"),
            file: None,
            stated: Metadata::default(),
            text: cleaned.join("\n"),
            removed: removed.iter().map(removal).collect(),
            source: Arc::from(b"article".as_slice()),
            format: SourceFormat::Text,
        }
    }

    #[test]
    fn a_passage_comes_back_where_it_stood_and_goes_again() {
        let before = article(&["One.", "Two."], &[("top", 0), ("a  b", 1), ("end", 2)]);
        let middle = before.with_restored(1, true).unwrap();
        assert_eq!(middle.text, "One.\na b\nTwo.");
        let all = middle.with_restored(2, true).unwrap().with_restored(0, true).unwrap();
        assert_eq!(all.text, "top\nOne.\na b\nTwo.\nend");
        assert!(all.holds_what_was_restored());
        let none = all.with_restored(1, false).unwrap().with_restored(0, false).unwrap();
        assert_eq!(none.with_restored(2, false).unwrap(), before);
    }

    #[test]
    fn marks_inside_a_line_cannot_be_put_back() {
        let mut before = article(&["One."], &[]);
        before.removed.push(Removal::of_marks("**".to_owned()));
        assert_eq!(before.with_restored(0, true), None);
        assert_eq!(before.with_restored(7, true), None);
    }

    #[test]
    fn a_place_across_the_line_that_comes_back_has_no_place_any_more() {
        let before = article(&["“One", "two.”"], &[("an advertisement", 1)]);
        let after = before.with_restored(0, true).unwrap();
        assert_eq!(before.place_in(&after, Span::new(0, 11)), None);
        assert_eq!(before.place_in(&after, Span::new(7, 11)), Some(Span::new(24, 28)));
        let restored = Span::new(7, 23);
        assert_eq!(restored.of(&after.text), Some("an advertisement"));
        assert_eq!(after.place_in(&before, restored), None);
    }

    #[test]
    fn a_text_that_does_not_hold_what_was_put_back_is_found_out() {
        let mut forged = article(&["One."], &[("gone", 0)]).with_restored(0, true).unwrap();
        forged.text = "other\nOne.".to_owned();
        assert!(!forged.holds_what_was_restored());
        forged.text = "One.".to_owned();
        assert!(!forged.holds_what_was_restored());
    }

    proptest! {
        #[test]
        fn anchors_stay_whatever_is_put_back(
            cleaned in proptest::collection::vec("[a-zé ]{0,6}x", 1..6),
            removed in proptest::collection::vec(("[a-zé]{1,6}", 0_usize..7), 0..6),
            steps in proptest::collection::vec((0_usize..6, any::<bool>()), 0..12),
        ) {
            let mut removed = removed;
            removed.sort_by_key(|(_, line)| *line);
            for (_, line) in &mut removed {
                *line = (*line).min(cleaned.len());
            }
            let lines: Vec<&str> = cleaned.iter().map(String::as_str).collect();
            let removals: Vec<(&str, usize)> = removed.iter().map(|(text, line)| (text.as_str(), *line)).collect();
            let before = article(&lines, &removals);
            let mut after = before.clone();
            for (removal, restored) in steps {
                after = after.with_restored(removal, restored).unwrap_or(after);
            }
            prop_assert!(after.holds_what_was_restored());
            for line in before.lines() {
                let place = before.place_in(&after, line.span).unwrap();
                prop_assert_eq!(place.of(&after.text), line.span.of(&before.text));
                prop_assert_eq!(after.anchor(place), line.span);
                prop_assert_eq!(after.place_in(&before, place), Some(line.span));
            }
            let anchors: std::collections::BTreeSet<Span> =
                after.lines().map(|line| after.anchor(line.span)).collect();
            prop_assert_eq!(anchors.len(), after.lines().count());
        }
    }
}
