//! Pieces of a column divided into several columns, in order.
//!
//! Columns are as low as whole pieces allow, and among the divisions that are as low, the evenest is taken; of two that
//! are as even, the one whose earlier columns are fuller.

use std::ops::Range;

/// A piece of a column that is never split.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub height: f32,
    /// The space above it, unless it begins a column.
    pub gap: f32,
    /// The grid that the space above it begins on; 0 for none.
    pub step: f32,
}

impl Piece {
    /// Pieces of these heights with the same space between any two.
    pub(super) fn all(heights: &[f32], gap: f32) -> Vec<Self> {
        heights.iter().map(|height| Self { height: *height, gap, step: 0.0 }).collect()
    }

    /// Where a column ends that ended at `bottom` (`None` for an empty one) and goes on with this piece.
    pub(super) fn below(&self, bottom: Option<f32>) -> f32 {
        bottom.map_or(0.0, |bottom| on_grid(bottom, self.step) + self.gap) + self.height
    }
}

/// The next line of a grid, or the height itself if there is no grid.
pub(super) fn on_grid(height: f32, step: f32) -> f32 {
    // A hundredth of a step, so that what falls on a line is not pushed to the next one for rounding.
    if step > 0.0 { (height / step - 0.01).ceil().max(0.0) * step } else { height }
}

/// A hair, so that rounding does not part what fits exactly.
const HAIR_PT: f32 = 0.001;

/// The height of a column of pieces.
pub(super) fn height(pieces: &[Piece]) -> f32 {
    pieces.iter().fold(None, |bottom, piece| Some(piece.below(bottom))).unwrap_or(0.0)
}

/// The least height of `count` columns that take the pieces.
pub(super) fn lowest(pieces: &[Piece], count: usize) -> f32 {
    let whole = height(pieces);
    if count <= 1 || pieces.len() <= 1 {
        return whole;
    }
    let mut low = pieces.iter().map(|piece| piece.height).fold(0.0, f32::max);
    let mut high = whole.max(low);
    // Halving the interval 24 times is finer than 0.01 pt for any page.
    for _ in 0..24 {
        let middle = f32::midpoint(low, high);
        match filled(pieces, middle) {
            // What the columns really take is at most the limit, and the next limit need not be higher.
            (columns, highest) if columns <= count => high = highest,
            _ => low = middle,
        }
        if low >= high {
            break;
        }
    }
    high
}

/// How many columns no higher than `limit` the pieces fill, and how high the highest is.
fn filled(pieces: &[Piece], limit: f32) -> (usize, f32) {
    let (mut columns, mut highest) = (0, 0.0_f32);
    let mut bottom = None;
    for piece in pieces {
        let mut end = piece.below(bottom);
        if bottom.is_none() || end > limit + HAIR_PT {
            columns += 1;
            end = piece.below(None);
        }
        highest = highest.max(end);
        bottom = Some(end);
    }
    (columns, highest)
}

/// The pieces of each column: as low as can be, and then as even as can be.
pub(super) fn divide(pieces: &[Piece], count: usize) -> Vec<Range<usize>> {
    let limit = lowest(pieces, count) + HAIR_PT;
    let last = pieces.len();
    // For so many columns: the best division of the pieces from each on, as its unevenness and the end of its first
    // column.
    let mut best: Vec<Vec<Option<(f32, usize)>>> = vec![vec![None; last + 1]];
    if let Some(end) = best.first_mut().and_then(|row| row.last_mut()) {
        *end = Some((0.0, last));
    }
    for columns in 1..=count.max(1) {
        let Some(fewer) = best.get(columns - 1) else { break };
        let row = (0..=last).map(|start| first_column(pieces, start, fewer, limit)).collect();
        best.push(row);
    }
    let mut ranges = Vec::new();
    let mut start = 0;
    for row in best.iter().skip(1).rev() {
        let Some((_, end)) = row.get(start).copied().flatten() else { break };
        if end > start {
            ranges.push(start..end);
        }
        start = end;
    }
    ranges
}

/// The best end of a column that begins with the piece `start`, where `rest` has the best divisions of what follows.
fn first_column(
    pieces: &[Piece],
    start: usize,
    rest: &[Option<(f32, usize)>],
    limit: f32,
) -> Option<(f32, usize)> {
    // An empty column is as uneven as a column can be, but it may have to be.
    let mut best = rest.get(start).copied().flatten().map(|(cost, _)| (cost, start));
    let mut bottom = None;
    for (end, piece) in pieces.iter().enumerate().skip(start) {
        let height = piece.below(bottom);
        if height > limit {
            break;
        }
        bottom = Some(height);
        if let Some((cost, _)) = rest.get(end + 1).copied().flatten() {
            let cost = cost + height * height;
            if best.is_none_or(|(least, _)| cost <= least + HAIR_PT) {
                best = Some((cost, end + 1));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even(heights: &[f32], gap: f32, count: usize) -> (Vec<Range<usize>>, f32) {
        let pieces = Piece::all(heights, gap);
        (divide(&pieces, count), lowest(&pieces, count))
    }

    #[test]
    fn pieces_are_divided_into_columns_as_evenly_as_whole_pieces_allow() {
        assert_eq!(even(&[10.0; 5], 2.0, 2), (vec![0..3, 3..5], 34.0));
        assert_eq!(even(&[30.0, 10.0, 10.0], 0.0, 2).0, [0..1, 1..3]);
        assert_eq!(even(&[10.0; 4], 0.0, 3).0, [0..2, 2..3, 3..4]);
        assert_eq!(even(&[10.0; 2], 0.0, 4).0, [0..1, 1..2]);
        let (one, height) = even(&[10.0, 10.0], 5.0, 1);
        assert_eq!((one.len(), height), (1, 25.0));
        assert_eq!(even(&[], 5.0, 2), (vec![], 0.0));
    }

    #[test]
    fn space_above_a_piece_begins_on_its_grid_and_falls_away_at_the_head_of_a_column() {
        let piece = |height: f32| Piece { height, gap: 6.0, step: 6.0 };
        let pieces = [piece(7.0), piece(12.0), piece(1.0)];
        assert!((height(&pieces) - 37.0).abs() < 0.001);
        assert_eq!(divide(&pieces, 2), [0..1, 1..3]);
        assert!((lowest(&pieces, 2) - 19.0).abs() < 0.001);
    }

    #[test]
    fn no_division_in_order_is_lower() {
        let heights = [17.0, 3.0, 9.0, 28.0, 6.0, 11.0, 2.0, 21.0, 14.0];
        let pieces = Piece::all(&heights, 4.0);
        for count in 2..=4 {
            let mut least = f32::MAX;
            // Every way to put up to three borders between nine pieces.
            for borders in 0_u32..1 << 8 {
                if borders.count_ones() as usize != count - 1 {
                    continue;
                }
                let mut start = 0;
                let mut highest = 0.0_f32;
                for end in 1..=heights.len() {
                    if end == heights.len() || borders & (1 << (end - 1)) != 0 {
                        highest = highest.max(height(&pieces[start..end]));
                        start = end;
                    }
                }
                least = least.min(highest);
            }
            assert!((lowest(&pieces, count) - least).abs() < 0.01, "{count} columns");
            let taken = divide(&pieces, count).into_iter().map(|range| height(&pieces[range]));
            assert!((taken.fold(0.0, f32::max) - least).abs() < 0.01, "{count} columns");
        }
    }
}
