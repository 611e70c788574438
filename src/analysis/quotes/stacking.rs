//! What a second tagger sees: the first one's labels, near and far.
//!
//! A linear chain cannot know that a content has no cue, or that a name was a source elsewhere; the second tagger
//! starts from the first one's scores and learns such corrections (stacking: Cohen and Carvalho, "Stacked sequential
//! learning", 2005).

use std::collections::HashMap;

use super::features::Sink;
use super::tagger::{LABELS, Label};
use crate::analysis::units::Unit;

/// The features that the labels of a first tagger give.
pub(crate) struct StackedFeatures<'a> {
    units: &'a [Unit],
    labels: &'a [Label],
    around: Vec<LabelContext>,
    /// For each word, how often it was part of a source and how often of a cue.
    parts: HashMap<u32, [u32; 2]>,
}

/// Where the nearest pieces in the sentence are.
#[derive(Clone, Copy, Debug, Default)]
struct LabelContext {
    /// The first units of the cues, sources and contents to the left and to the right.
    left: [Option<usize>; 3],
    right: [Option<usize>; 3],
    /// The first unit of the piece that holds the unit, and the unit after it.
    piece: [usize; 2],
    /// How many contents, sources and cues the sentence has.
    counts: [u32; 3],
}

const fn kind(label: Label) -> Option<usize> {
    match label {
        Label::BeginCue | Label::InCue => Some(0),
        Label::BeginSource | Label::InSource => Some(1),
        Label::BeginContent | Label::InContent => Some(2),
        Label::Outside => None,
    }
}

impl<'a> StackedFeatures<'a> {
    pub(crate) fn new(units: &'a [Unit], labels: &'a [Label]) -> Self {
        let mut around = vec![LabelContext::default(); units.len()];
        let mut parts: HashMap<u32, [u32; 2]> = HashMap::new();
        let mut left = [None; 3];
        let mut piece = 0;
        let mut counts = [0; 3];
        for (at, ((unit, &label), around)) in units.iter().zip(labels).zip(&mut around).enumerate() {
            if unit.begins_sentence {
                (left, counts) = ([None; 3], [0; 3]);
            }
            around.left = left;
            let begins = matches!(label, Label::BeginContent | Label::BeginSource | Label::BeginCue);
            if begins || label == Label::Outside {
                piece = at;
            }
            around.piece = [piece, at + 1];
            if let Some(kind) = kind(label) {
                if begins {
                    left[kind] = Some(at);
                    counts[kind] += 1;
                }
                if kind == 0 {
                    parts.entry(unit.word).or_default()[1] += 1;
                } else if kind == 1 {
                    parts.entry(unit.word).or_default()[0] += 1;
                }
            }
            around.counts = counts;
        }
        let mut right = [None; 3];
        let mut end = units.len();
        for (at, ((unit, &label), around)) in units.iter().zip(labels).zip(&mut around).enumerate().rev() {
            around.right = right;
            let continues = labels
                .get(at + 1)
                .is_some_and(|&next| matches!(next, Label::InContent | Label::InSource | Label::InCue));
            if !continues {
                end = at + 1;
            }
            around.piece[1] = end;
            if let Some(kind) = kind(label)
                && matches!(label, Label::BeginContent | Label::BeginSource | Label::BeginCue)
            {
                right[kind] = Some(at);
            }
            if unit.begins_sentence {
                right = [None; 3];
            }
        }
        // Totals of the sentence stand at its last unit: carry them back.
        let mut total = [0; 3];
        let mut last = true;
        for (unit, around) in units.iter().zip(&mut around).rev() {
            if last {
                total = around.counts;
            }
            around.counts = total;
            last = unit.begins_sentence;
        }
        Self { units, labels, around, parts }
    }

    /// Calls `put` with every feature of the unit at `at`.
    pub(crate) fn of(&self, at: usize, mut put: impl FnMut(u32)) {
        let Some((unit, around)) = self.units.get(at).zip(self.around.get(at)) else { return };
        let mut sink = Sink { put: &mut put, template: 500 };
        let label = |offset: isize| {
            at.checked_add_signed(offset)
                .and_then(|at| self.labels.get(at))
                .map_or(LABELS as u32, |&label| label as u32)
        };
        let class = |at: Option<usize>| {
            at.and_then(|at| self.units.get(at))
                .map_or(0, |unit| (unit.classes.0 ^ (unit.classes.0 >> 29)) as u32 ^ unit.shape as u32)
        };
        let word = |at: Option<usize>| at.and_then(|at| self.units.get(at)).map_or(0, |unit| unit.word);
        let near = |other: Option<usize>| {
            other.map_or(15, |other| match other.abs_diff(at) {
                distance @ 0..=4 => distance as u32,
                5..=7 => 5,
                8..=12 => 6,
                13..=25 => 7,
                _ => 8,
            })
        };
        for offset in -2..=2 {
            sink.add(&[label(offset)]);
        }
        sink.add(&[label(-1), label(0), label(1)]);
        sink.add(&[label(0), unit.word]);
        sink.add(&[label(0), class(Some(at))]);
        sink.add(&[label(-1), label(1), class(Some(at))]);
        let counts = around.counts.map(|count| count.min(2));
        sink.add(&[label(0), counts[0], counts[1], counts[2]]);
        for kind in 0..3 {
            sink.add(&[kind as u32, label(0), near(around.left[kind]), near(around.right[kind])]);
        }
        sink.add(&[label(0), word(around.left[0])]);
        sink.add(&[label(0), word(around.right[0])]);
        sink.add(&[label(0), class(around.left[0]), near(around.left[0])]);
        sink.add(&[label(0), class(around.right[0]), near(around.right[0])]);
        sink.add(&[
            label(0),
            u32::from(around.left[0].is_some()),
            u32::from(around.left[1].is_some()),
            u32::from(around.right[0].is_some()),
            u32::from(around.right[1].is_some()),
        ]);
        let [start, end] = around.piece;
        let length = match end - start.min(end) {
            length @ 0..=3 => length as u32,
            4..=6 => 4,
            7..=12 => 5,
            13..=25 => 6,
            _ => 7,
        };
        let before = start.checked_sub(1);
        sink.add(&[label(0), length]);
        sink.add(&[label(0), word(before), length.min(3)]);
        sink.add(&[
            label(0),
            word(Some(end)),
            u32::from(self.units.get(end).is_none_or(|unit| unit.begins_sentence)),
        ]);
        sink.add(&[label(0), class(before), class(Some(end))]);
        sink.add(&[label(0), class(Some(start)), class(before)]);
        let [sources, cues] =
            self.parts.get(&unit.word).copied().unwrap_or_default().map(|count| count.min(4));
        sink.add(&[label(0), sources, u32::from(unit.is_capitalised())]);
        sink.add(&[label(0), cues]);
    }
}
