//! Which of two columns a section goes to.
//!
//! A template says where each kind of section belongs; some may go to the other column when that makes the page lower
//! by a worthwhile amount: [`WORTH_LINES`] body lines for each section that is moved. A smaller gain is not worth that
//! a reader finds a section elsewhere than the last time, nor that it jumps while the analyst types.

use crate::template::Place;

use super::arrange::{Heights, Placement};
use super::compose::Composer;
use super::content::SectionContent;

/// How many body lines lower the band must become for each section that is moved.
const WORTH_LINES: f32 = 2.0;

/// So many sections are tried in both columns; more of them on one page stay where the template has them.
const MAX_MOVED: usize = 8;

/// The sections of a band in their order, and how high each is in either column.
#[derive(Debug)]
pub(super) struct Choice {
    sections: Vec<Candidate>,
    section_gap: f32,
    /// What a move must gain, in pt.
    worth: f32,
}

#[derive(Clone, Copy, Debug)]
struct Candidate {
    home: Place,
    at_home: f32,
    /// Its height in the other column, if it may go there.
    away: Option<f32>,
}

impl Choice {
    /// No sections yet; `section_gap` stands between two in a column.
    pub(super) fn new(section_gap: f32, line_pt: f32) -> Self {
        Self { sections: Vec::new(), section_gap, worth: WORTH_LINES * line_pt }
    }

    /// Adds a section in its own column.
    pub(super) fn add(&mut self, home: Place, height: f32) {
        self.sections.push(Candidate { home, at_home: height, away: None });
    }

    /// Lets a section go to the other column, where it is so high.
    pub(super) fn allow(&mut self, number: usize, height: f32) {
        let moved = self.sections.iter().filter(|section| section.away.is_some()).count();
        if let Some(section) = self.sections.get_mut(number).filter(|_| moved < MAX_MOVED) {
            section.away = Some(height);
        }
    }

    /// Whether the columns differ by what a move must gain; columns that are even as they stand are left alone.
    pub(super) fn is_uneven(&self) -> bool {
        let (main, side) = self.columns(0);
        (main - side).abs() >= self.worth
    }

    /// The column of each section: of all ways the lowest band, a move counted as what it must gain; of ways that
    /// are as good, the one that moves earlier sections less.
    pub(super) fn best(&self) -> Vec<Place> {
        let movable = self.sections.iter().filter(|section| section.away.is_some()).count();
        let mut best = (0, self.cost(0));
        for moves in 1..1_u32 << movable.min(MAX_MOVED) {
            let (main, side) = self.columns(moves);
            // A column that is left empty would leave half of the page empty.
            if main > 0.0 && side > 0.0 && self.cost(moves) < best.1 {
                best = (moves, self.cost(moves));
            }
        }
        self.placed(best.0).map(|(place, _)| place).collect()
    }

    fn cost(&self, moves: u32) -> f32 {
        let (main, side) = self.columns(moves);
        main.max(side) + moves.count_ones() as f32 * self.worth
    }

    /// The heights of main and side column with those sections moved whose bits are set.
    fn columns(&self, moves: u32) -> (f32, f32) {
        let (mut main, mut side) = (0.0, 0.0);
        for (place, height) in self.placed(moves) {
            let column = if place == Place::Side { &mut side } else { &mut main };
            *column += height + if *column > 0.0 { self.section_gap } else { 0.0 };
        }
        (main, side)
    }

    /// The column and the height of each section with those moved whose bits are set; bits count movable sections.
    fn placed(&self, moves: u32) -> impl Iterator<Item = (Place, f32)> {
        let mut bit = 0;
        self.sections.iter().map(move |section| {
            let Some(away) = section.away else { return (section.home, section.at_home) };
            let is_moved = moves & (1 << bit) != 0;
            bit += 1;
            match (is_moved, section.home) {
                (false, home) => (home, section.at_home),
                (true, Place::Side) => (Place::Main, away),
                (true, _) => (Place::Side, away),
            }
        })
    }
}

impl Composer<'_> {
    /// The columns of sections that stand beside each other; notes how high each section is in its own.
    pub(super) fn balance(
        &mut self,
        members: &[(usize, &SectionContent)],
        heights: &mut [Heights],
    ) -> Vec<Vec<Placement>> {
        let mut choice = Choice::new(self.metrics.section_gap(), self.metrics.lines(1.0));
        let mut tried = Vec::new();
        for (index, section) in members {
            let place = section.look.place;
            let (placement, measures) = self.in_column(*index, section, place);
            choice.add(place, measures.whole(placement.columns));
            tried.push(vec![(place, placement, measures)]);
        }
        if choice.is_uneven() {
            for (number, (index, section)) in members.iter().enumerate() {
                if section.look.movable {
                    let other = if section.look.place == Place::Side { Place::Main } else { Place::Side };
                    let (placement, measures) = self.in_column(*index, section, other);
                    choice.allow(number, measures.whole(placement.columns));
                    if let Some(options) = tried.get_mut(number) {
                        options.push((other, placement, measures));
                    }
                }
            }
        }
        let mut columns = vec![Vec::new(), Vec::new()];
        for (options, place) in tried.into_iter().zip(choice.best()) {
            let Some((_, placement, measures)) = options.into_iter().find(|(part, ..)| *part == place) else {
                continue;
            };
            if let Some(column) = columns.get_mut(usize::from(place == Place::Side)) {
                column.push(placement);
            }
            if let Some(cell) = heights.get_mut(placement.section) {
                *cell = measures;
            }
        }
        columns
    }

    /// A section in the main or the side column.
    fn in_column(&mut self, index: usize, section: &SectionContent, place: Place) -> (Placement, Heights) {
        let placement = Placement::new(index, section, self.column(place), 1);
        let heights = self.heights(section, &placement);
        (placement, heights)
    }

    /// Where the main or the side column begins and how wide it is.
    fn column(&self, place: Place) -> (f32, f32) {
        let columns = &self.metrics.template.columns;
        let side = (self.frame.width() - columns.gap_pt) * columns.side_share;
        let main = self.frame.width() - columns.gap_pt - side;
        match place {
            Place::Side => (self.frame.left + main + columns.gap_pt, side),
            Place::Main | Place::Full | Place::Flow => (self.frame.left, main),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Place::{Main, Side};

    /// The columns of sections (home, height there, height in the other column), 10 pt to a line.
    fn best(sections: &[(Place, f32, Option<f32>)]) -> Vec<Place> {
        let mut choice = Choice::new(10.0, 10.0);
        for (home, height, _) in sections {
            choice.add(*home, *height);
        }
        if choice.is_uneven() {
            for (number, (_, _, away)) in sections.iter().enumerate() {
                if let Some(height) = away {
                    choice.allow(number, *height);
                }
            }
        }
        choice.best()
    }

    #[test]
    fn a_section_moves_only_where_that_makes_the_band_lower_by_two_lines() {
        let tall = |side: f32| [(Main, 100.0, None), (Side, 80.0, None), (Side, side, Some(30.0))];
        assert_eq!(best(&tall(60.0)), [Main, Side, Side], "150 pt against 140 pt is not worth it");
        assert_eq!(best(&tall(71.0)), [Main, Side, Main], "161 pt against 140 pt is");
    }

    #[test]
    fn a_section_that_may_not_move_stays_and_no_column_is_emptied() {
        assert_eq!(best(&[(Main, 10.0, None), (Side, 500.0, None)]), [Main, Side]);
        assert_eq!(best(&[(Main, 10.0, None), (Side, 500.0, Some(20.0))]), [Main, Side]);
        assert_eq!(best(&[(Main, 10.0, Some(10.0)), (Side, 500.0, Some(100.0))]), [Side, Main]);
    }

    #[test]
    fn of_many_ways_the_lowest_is_found() {
        let parts = [90.0, 40.0, 70.0, 60.0, 50.0].map(|height| (Side, height, Some(height)));
        let mut sections = vec![(Main, 30.0, None)];
        sections.extend(parts);
        let places = best(&sections);
        let side: f32 =
            places.iter().zip(&sections).filter(|(place, _)| **place == Side).map(|(_, s)| s.1 + 10.0).sum();
        let main: f32 =
            places.iter().zip(&sections).filter(|(place, _)| **place == Main).map(|(_, s)| s.1 + 10.0).sum();
        assert!(side.max(main) <= 210.0, "{places:?}: {main} and {side}");
    }
}
