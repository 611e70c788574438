//! What the tagger sees of each unit, as hashed features.
//!
//! A feature is a template's number and the value it takes, mixed into 32 bits; no text is copied.

use crate::analysis::units::{Classes, Shape, Unit, UnitKind};

/// What is known about a unit's surroundings beyond its neighbours.
#[derive(Clone, Copy, Debug, Default)]
struct WideContext {
    /// The nearest verb of reporting to the left and to the right in the sentence.
    cues: [Option<usize>; 2],
    /// The nearest quotation to the left and to the right in the paragraph.
    quotes: [Option<usize>; 2],
    /// The first and the last unit of the sentence.
    sentence: [usize; 2],
    /// Marks (commas, dashes) since the verb to the left.
    marks: usize,
    /// Whether the paragraph before holds a quotation.
    quoted_before: bool,
}

/// The features of a run of units, ready to be read one unit at a time.
pub(crate) struct Features<'a> {
    units: &'a [Unit],
    context: Vec<WideContext>,
}

/// Where a feature goes; ids are already mixed.
pub(crate) struct Sink<'a, F: FnMut(u32)> {
    pub(crate) put: &'a mut F,
    pub(crate) template: u32,
}

impl<F: FnMut(u32)> Sink<'_, F> {
    /// Adds the next template's feature.
    pub(crate) fn add(&mut self, values: &[u32]) {
        self.template += 1;
        let mut hash = self.template.wrapping_mul(0x9e37_79b1);
        for value in values {
            hash = (hash ^ value).wrapping_mul(0x85eb_ca6b);
            hash ^= hash >> 13;
        }
        hash = hash.wrapping_mul(0xc2b2_ae35);
        (self.put)(hash ^ (hash >> 16));
    }

    /// Adds the next template's feature, or skips the template.
    fn add_if(&mut self, given: bool, values: &[u32]) {
        if given {
            self.add(values);
        } else {
            self.template += 1;
        }
    }
}

impl<'a> Features<'a> {
    /// Looks at all units once.
    pub(crate) fn new(units: &'a [Unit]) -> Self {
        let mut context = vec![WideContext::default(); units.len()];
        let (mut cue, mut quote, mut first, mut marks) = (None, None, 0, 0);
        let (mut quoted, mut quoted_before) = (false, false);
        for (at, (unit, context)) in units.iter().zip(&mut context).enumerate() {
            if unit.begins_paragraph {
                quoted_before = quoted;
                quoted = false;
                quote = None;
            }
            if unit.begins_sentence {
                (cue, first, marks) = (None, at, 0);
            }
            *context = WideContext {
                cues: [cue, None],
                quotes: [quote, None],
                sentence: [first, at],
                marks,
                quoted_before,
            };
            if is_cue(unit) {
                (cue, marks) = (Some(at), 0);
            }
            if unit.is_quoted() {
                quote = Some(at);
                quoted = true;
            }
            marks += usize::from(unit.kind == UnitKind::Mark);
        }
        let (mut cue, mut quote, mut last) = (None, None, units.len().saturating_sub(1));
        for (at, (unit, context)) in units.iter().zip(&mut context).enumerate().rev() {
            context.cues[1] = cue;
            context.quotes[1] = quote;
            context.sentence[1] = last;
            if is_cue(unit) {
                cue = Some(at);
            }
            if unit.is_quoted() {
                quote = Some(at);
            }
            if unit.begins_sentence {
                (cue, last) = (None, at.saturating_sub(1));
            }
            if unit.begins_paragraph {
                quote = None;
            }
        }
        Self { units, context }
    }

    /// Calls `put` with every feature of the unit at `at`.
    pub(crate) fn of(&self, at: usize, mut put: impl FnMut(u32)) {
        let Some((unit, context)) = self.units.get(at).zip(self.context.get(at)) else { return };
        let mut sink = Sink { put: &mut put, template: 0 };
        sink.add(&[]);
        self.words(at, &mut sink);
        self.kinds(at, &mut sink);
        self.places(at, unit, context, &mut sink);
        self.quotations(at, unit, context, &mut sink);
        self.clusters(at, context, &mut sink);
    }

    fn at(&self, at: usize, offset: isize) -> Option<&Unit> {
        at.checked_add_signed(offset).and_then(|at| self.units.get(at))
    }

    /// The word at an offset; a quotation is no word but its size and ending.
    fn word(&self, at: usize, offset: isize) -> u32 {
        match self.at(at, offset) {
            Some(unit) if unit.is_quoted() => unit.endings[1] ^ 0x5151,
            Some(unit) if self.breaks(at, offset) => unit.word ^ 0x0b0b_0b0b,
            Some(unit) => unit.word,
            None => 1,
        }
    }

    /// Whether a paragraph begins between the unit at `at` and the one at the offset.
    fn breaks(&self, at: usize, offset: isize) -> bool {
        match offset {
            0 => false,
            1.. => self.at(at, offset).is_some_and(|unit| unit.begins_paragraph),
            _ => self.at(at, offset + 1).is_some_and(|unit| unit.begins_paragraph),
        }
    }

    fn class(&self, at: usize, offset: isize) -> u32 {
        let Some(unit) = self.at(at, offset) else { return 1 };
        let classes = unit.classes.0;
        let shape = unit.shape as u32;
        (classes as u32 ^ ((classes >> 32) as u32).wrapping_mul(0x9e37_79b1))
            ^ shape.wrapping_mul(0x0101_0101)
    }

    fn shape(&self, at: usize, offset: isize) -> u32 {
        self.at(at, offset).map_or(99, |unit| unit.shape as u32 * 2 + u32::from(unit.begins_sentence))
    }

    /// The fine and the coarse cluster at an offset; what has none is told apart by its shape.
    fn clusters_at(&self, at: usize, offset: isize) -> [u32; 2] {
        let Some(unit) = self.at(at, offset) else { return [1 << 20; 2] };
        if unit.clusters.fine == 0 {
            let other = 1 << 16 | if unit.shape == Shape::Mark { unit.word } else { unit.shape as u32 };
            return [other; 2];
        }
        [u32::from(unit.clusters.fine), u32::from(unit.clusters.coarse)]
    }

    fn clusters<F: FnMut(u32)>(&self, at: usize, context: &WideContext, sink: &mut Sink<'_, F>) {
        let [before, previous, this, next, after] =
            [-2, -1, 0, 1, 2].map(|offset| self.clusters_at(at, offset));
        let [left, right] = context.cues;
        let left = left.map_or([0; 2], |cue| self.clusters_at(cue, 0));
        let right = right.map_or([0; 2], |cue| self.clusters_at(cue, 0));
        for [fine, coarse] in [before, previous, this, next, after] {
            sink.add(&[fine]);
            sink.add(&[coarse]);
        }
        for [one, other] in [[before, previous], [previous, this], [this, next], [next, after]] {
            sink.add(&[one[1], other[1]]);
        }
        sink.add(&[previous[0], this[0]]);
        sink.add(&[this[0], next[0]]);
        sink.add(&[previous[1], this[1], next[1]]);
        sink.add(&[before[1], previous[1], this[1]]);
        sink.add(&[this[1], next[1], after[1]]);
        sink.add(&[left[0], this[1]]);
        sink.add(&[right[0], this[1]]);
    }

    fn words<F: FnMut(u32)>(&self, at: usize, sink: &mut Sink<'_, F>) {
        for offset in -4..=4 {
            sink.add(&[self.word(at, offset)]);
        }
        for offset in -2..=1 {
            sink.add(&[self.word(at, offset), self.word(at, offset + 1)]);
        }
        sink.add(&[self.word(at, -1), self.word(at, 1)]);
        sink.add(&[self.word(at, -2), self.word(at, -1), self.word(at, 0)]);
        sink.add(&[self.word(at, -1), self.word(at, 0), self.word(at, 1)]);
        sink.add(&[self.word(at, 0), self.word(at, 1), self.word(at, 2)]);
        for offset in -1..=1 {
            if let Some(unit) = self.at(at, offset) {
                sink.add(&[unit.endings[0]]);
                sink.add(&[unit.endings[1]]);
            } else {
                sink.template += 2;
            }
        }
    }

    fn kinds<F: FnMut(u32)>(&self, at: usize, sink: &mut Sink<'_, F>) {
        for offset in -3..=3 {
            sink.add(&[self.class(at, offset)]);
        }
        for offset in -2..=1 {
            sink.add(&[self.class(at, offset), self.class(at, offset + 1)]);
        }
        sink.add(&[self.class(at, -1), self.class(at, 0), self.class(at, 1)]);
        sink.add(&[self.class(at, -2), self.class(at, -1), self.class(at, 0)]);
        sink.add(&[self.class(at, 0), self.class(at, 1), self.class(at, 2)]);
        sink.add(&[self.class(at, -1), self.word(at, 0)]);
        sink.add(&[self.class(at, 1), self.word(at, 0)]);
        sink.add(&[self.word(at, -1), self.class(at, 0)]);
        sink.add(&[self.word(at, 1), self.class(at, 0)]);
        for offset in -2..=2 {
            sink.add(&[self.shape(at, offset)]);
        }
        sink.add(&[self.shape(at, -1), self.shape(at, 0), self.shape(at, 1)]);
        sink.add(&[
            self.shape(at, -2),
            self.shape(at, -1),
            self.shape(at, 0),
            self.shape(at, 1),
            self.shape(at, 2),
        ]);
    }

    fn places<F: FnMut(u32)>(&self, at: usize, unit: &Unit, context: &WideContext, sink: &mut Sink<'_, F>) {
        let [first, last] = context.sentence;
        let (from_start, to_end) = (bucket(at - first), bucket(last - at.min(last)));
        sink.add(&[from_start]);
        sink.add(&[to_end]);
        sink.add(&[from_start, unit.shape as u32]);
        let start_class = self.class(first, 0);
        sink.add(&[self.units.get(first).map_or(0, |unit| unit.word)]);
        sink.add(&[start_class, self.class(at, 0)]);
        sink.add(&[u32::from(unit.begins_paragraph), u32::from(context.quoted_before), bucket(last - first)]);
        let [left, right] = context.cues;
        let left_word = left.map_or(0, |cue| self.word(cue, 0));
        let right_word = right.map_or(0, |cue| self.word(cue, 0));
        let left_class = left.map_or(0, |cue| self.class(cue, 0));
        let right_class = right.map_or(0, |cue| self.class(cue, 0));
        let left_distance = left.map_or(20, |cue| bucket(at - cue));
        let right_distance = right.map_or(20, |cue| bucket(cue - at));
        let marks = context.marks.min(3) as u32;
        sink.add(&[left_class, left_distance]);
        sink.add(&[right_class, right_distance]);
        sink.add(&[left_word, marks]);
        sink.add(&[right_word]);
        sink.add(&[left_word, left_distance.min(4)]);
        sink.add(&[right_word, right_distance.min(4)]);
        sink.add(&[left_class, right_class]);
        sink.add(&[left_class, marks, self.class(at, 0)]);
        sink.add(&[right_class, self.class(at, 0)]);
        sink.add(&[left_class, marks, self.word(at, 0)]);
        // What follows the verb on the left says whether it takes a clause ("that", a subject) or an object.
        sink.add_if(
            left.is_some(),
            &[left_class, left.map_or(0, |cue| self.class(cue, 1)), left_distance.min(6)],
        );
        sink.add_if(left.is_some(), &[left_word, left.map_or(0, |cue| self.word(cue, 1))]);
        sink.add_if(left.is_some(), &[left_class, left.map_or(0, |cue| self.class(cue, -1)), marks]);
        sink.add_if(
            right.is_some(),
            &[right_class, right.map_or(0, |cue| self.class(cue, -1)), right_distance.min(6)],
        );
        sink.add_if(right.is_some(), &[right_word, right.map_or(0, |cue| self.word(cue, -1))]);
        sink.add_if(right.is_some(), &[right_class, right.map_or(0, |cue| self.class(cue, 1))]);
    }

    fn quotations<F: FnMut(u32)>(
        &self,
        at: usize,
        unit: &Unit,
        context: &WideContext,
        sink: &mut Sink<'_, F>,
    ) {
        let distance = |quote: Option<usize>| quote.map_or(30, |quote| bucket(quote.abs_diff(at)));
        let ending = |quote: Option<usize>| {
            quote.and_then(|quote| self.units.get(quote)).map_or(0, |unit| unit.endings[1])
        };
        let [left, right] = context.quotes;
        sink.add(&[distance(left), ending(left)]);
        sink.add(&[distance(right), ending(right)]);
        sink.add(&[distance(left).min(9), distance(right).min(9), self.class(at, 0)]);
        let alone = unit.begins_paragraph && self.at(at, 1).is_none_or(|next| next.begins_paragraph);
        let quoted = unit.is_quoted();
        let size = unit.endings[0];
        sink.add_if(quoted, &[size, u32::from(alone), u32::from(context.quoted_before)]);
        sink.add_if(quoted, &[unit.endings[1], u32::from(unit.begins_sentence)]);
        sink.add_if(quoted, &[size, self.word(at, -1)]);
        sink.add_if(quoted, &[size, self.word(at, 1)]);
        sink.add_if(quoted, &[unit.shape as u32, self.class(at, -1), self.class(at, 1)]);
        sink.add_if(quoted, &[size, self.class(at, -1)]);
        sink.add_if(quoted, &[size, self.class(at, 1)]);
        sink.add_if(quoted, &[unit.shape as u32, self.word(at, -1)]);
    }
}

fn is_cue(unit: &Unit) -> bool {
    unit.kind == UnitKind::Word
        && unit.shape != Shape::Possessive
        && (unit.classes.any(Classes::REPORTING) || unit.classes.any(Classes::ACCORDING))
}

/// Distances in steps that grow.
const fn bucket(distance: usize) -> u32 {
    match distance {
        0..=5 => distance as u32,
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=25 => 9,
        26..=40 => 10,
        _ => 11,
    }
}
