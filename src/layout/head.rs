//! The head and the foot of the page.

use crate::i18n::page as words;
use crate::page::{Artifact, Rect, Role, Tag};
use crate::template::{Logo, Template};

use super::breaking::Measure;
use super::canvas::Canvas;
use super::compose::{Composer, Frame, ParagraphFormat, Slot, baseline_in_line, is_blank};
use super::content::Head;
use super::figure::image_of;
use super::line::Align;
use super::metrics::PageMetrics;
use super::outcome::{Overflow, Unmarked};
use super::shape::Paragraph;

/// The share of the width that a marking may take beside the line above the title or at the foot.
const MARKING_SHARE: f32 = 0.45;
/// The space between a marking and what stands beside it, in pt.
const BESIDE_MARKING_PT: f32 = 12.0;
/// More lines than this and a field of the head is not a line any more: it is left off and named.
const MAX_LINES: usize = 4;
/// The steps in which the title is shrunk, in pt.
const TITLE_STEP_PT: f32 = 0.5;

/// Takes off the fields of the head that would fill the page, and names them; a marking that is too long says by how
/// much.
pub(super) fn trim(head: &mut Head, composer: &Composer<'_>) -> (Vec<Overflow>, Option<Unmarked>) {
    let width = composer.frame.width();
    let marking_width = width * MARKING_SHARE;
    let beside = width - marking_width - BESIDE_MARKING_PT;
    let unmarked = too_long(&head.marking, composer, marking_width);
    let fields = [
        (&mut head.marking, marking_width, words::place::MARKING),
        (&mut head.kicker, beside, words::place::TOPIC),
        (&mut head.title, width, words::place::TITLE),
        (&mut head.meta, width, words::place::META),
        (&mut head.house_header, width, words::place::HOUSE_HEADER),
        (&mut head.house_footer, width, words::place::HOUSE_FOOTER),
    ];
    let mut overflow = Vec::new();
    for (field, width, place) in fields {
        if composer.line_count(field, width) > MAX_LINES {
            *field = Paragraph::default();
            overflow.push(Overflow { section: None, item: None, label: place.to_owned() });
        }
    }
    (overflow, unmarked)
}

/// How long a marking is and how much of it there is room for, if it takes more lines than a field of the head may.
fn too_long(marking: &Paragraph, composer: &Composer<'_>, width: f32) -> Option<Unmarked> {
    let lines = super::breaking::break_lines(marking, &composer.metrics, Measure::plain(width));
    let first_left_off = marking.atoms.get(lines.get(MAX_LINES)?.start)?;
    let room = marking.text.get(..first_left_off.text.start)?.trim_end().chars().count();
    Some(Unmarked::TooLong { characters: marking.text.chars().count(), room })
}

/// The size of the title: on one line if it is not too small for that, else on the fewest lines.
pub(super) fn title_size(title: &Paragraph, template: &Template, width: f32) -> f32 {
    let header = &template.header;
    let steps = |from: f32, to: f32| {
        let count = ((from - to) / TITLE_STEP_PT).max(0.0) as u16;
        (0..=count).map(move |step| from - f32::from(step) * TITLE_STEP_PT)
    };
    let fits = |size: f32, lines: usize| {
        let metrics = PageMetrics::new(template, template.fit.ceiling_pt, size);
        let measure = Measure::plain(width);
        super::breaking::count_lines(title, &metrics, measure) <= lines
    };
    steps(header.title_max_pt, header.title_wrap_pt)
        .find(|size| fits(*size, 1))
        .or_else(|| {
            let mut sizes = steps(header.title_wrap_pt, header.title_min_pt);
            sizes.find(|size| fits(*size, header.title_lines.max(1)))
        })
        .unwrap_or(header.title_min_pt)
}

/// Width and height of a logo: as high as its house style says, unless it would be wider than half of the page.
fn logo_size(logo: &Logo, width_pt: f32) -> (f32, f32) {
    const PT_PER_MM: f32 = 72.0 / 25.4;
    let [across, down] = [logo.picture.width_px, logo.picture.height_px].map(|side| side.max(1) as f32);
    let scale = (logo.height_mm * PT_PER_MM / down).min(width_pt / 2.0 / across);
    (across * scale, down * scale)
}

impl Composer<'_> {
    /// Sets the head of the page; gives where it ends.
    pub(super) fn head(&mut self, head: &Head) -> f32 {
        let frame = Frame { top: self.house_header(head), ..self.frame };
        let marking_width = self.metrics.width(&head.marking).min(frame.width() * MARKING_SHARE);
        let beside = if is_blank(&head.marking) { 0.0 } else { marking_width + BESIDE_MARKING_PT };
        // The two stand on one base line, the marking's because it is the larger.
        let drop = |composer: &Self, paragraph: &Paragraph| {
            if is_blank(paragraph) {
                0.0
            } else {
                baseline_in_line(&composer.metrics, composer.typesetter, paragraph)
            }
        };
        let (kicker_drop, marking_drop) = (drop(self, &head.kicker), drop(self, &head.marking));
        let baseline = kicker_drop.max(marking_drop);
        let kicker =
            Slot { x: frame.left, width: frame.width() - beside, y: frame.top + baseline - kicker_drop };
        let marking = Slot {
            x: frame.right - marking_width - 0.01,
            width: marking_width + 0.01,
            y: frame.top + baseline - marking_drop,
        };
        let mut bottom =
            kicker.y + self.content(&head.kicker, kicker, ParagraphFormat::START, Role::Paragraph);
        bottom = bottom
            .max(marking.y + self.content(&head.marking, marking, ParagraphFormat::RIGHT, Role::Paragraph));
        let header = &self.metrics.template.header;
        let (kicker_gap, title_gap) = (header.kicker_gap_pt, header.title_gap_pt);
        if !is_blank(&head.title) {
            bottom += kicker_gap;
            let slot = Slot { x: frame.left, width: self.balanced(&head.title, frame.width()), y: bottom };
            let slot =
                if head.title.right_to_left { Slot { x: frame.right - slot.width, ..slot } } else { slot };
            bottom += self.content(&head.title, slot, ParagraphFormat::START, Role::Heading1);
        }
        if !is_blank(&head.meta) {
            bottom += title_gap;
            let slot = Slot { x: frame.left, width: frame.width(), y: bottom };
            bottom += self.content(&head.meta, slot, ParagraphFormat::START, Role::Paragraph);
        }
        bottom
    }

    /// Sets what an organisation prints above everything else; gives where the head of the briefing begins.
    fn house_header(&mut self, head: &Head) -> f32 {
        let top = self.frame.top;
        let logo = self.metrics.template.letterhead.logo.as_ref();
        let logo = logo.map(|logo| (logo, logo_size(logo, self.frame.width())));
        let text = &head.house_header;
        if logo.is_none() && is_blank(text) {
            return top;
        }
        // The logo stands at the left, since the marking has the right edge; the line stands beside its middle.
        let beside = logo.map_or(0.0, |(_, (width_pt, _))| width_pt + BESIDE_MARKING_PT);
        let width = self.frame.width() - beside;
        let line = self.line_count(text, width) as f32 * self.line_height(text);
        let height = logo.map_or(line, |(_, (_, height_pt))| height_pt.max(line));
        if let (Some(canvas), Some((logo, (width_pt, height_pt)))) = (&mut self.canvas, logo) {
            let node = canvas.described_node(Role::Figure, Canvas::ROOT, &logo.alternative);
            let y_pt = top + (height - height_pt) / 2.0;
            let rect = Rect { x_pt: self.frame.left, y_pt, width_pt, height_pt };
            canvas.image(Tag::Content(node), rect, image_of(&logo.picture));
        }
        let slot = Slot { x: self.frame.left + beside, width, y: top + (height - line) / 2.0 };
        let tags = vec![Tag::Artifact(Artifact::Header); text.spans.len()];
        self.paragraph(text, slot, ParagraphFormat::START, &tags);
        top + height + self.metrics.template.header.kicker_gap_pt
    }

    /// Sets what an organisation prints below everything else; gives where the foot of the briefing ends.
    fn house_footer(&mut self, head: &Head) -> f32 {
        let bottom = self.frame.bottom;
        let paragraph = &head.house_footer;
        if is_blank(paragraph) {
            return bottom;
        }
        let height = self.line_count(paragraph, self.frame.width()) as f32 * self.line_height(paragraph);
        let slot = Slot { x: self.frame.left, width: self.frame.width(), y: bottom - height };
        let tags = vec![Tag::Artifact(Artifact::Footer); paragraph.spans.len()];
        self.paragraph(paragraph, slot, ParagraphFormat::START, &tags);
        slot.y
    }

    /// The narrowest width that takes no more lines: it makes the lines of a title even.
    fn balanced(&self, paragraph: &Paragraph, width: f32) -> f32 {
        const STEPS: u16 = 24;
        let lines = self.line_count(paragraph, width);
        if lines < 2 {
            return width;
        }
        let narrower = (1..=STEPS).map(|step| width * (1.0 - 0.5 * f32::from(step) / f32::from(STEPS)));
        narrower.take_while(|narrow| self.line_count(paragraph, *narrow) == lines).last().unwrap_or(width)
    }

    fn content(&mut self, paragraph: &Paragraph, slot: Slot, format: ParagraphFormat, role: Role) -> f32 {
        if is_blank(paragraph) {
            return 0.0;
        }
        let node = self.node(role, Canvas::ROOT);
        let tags = self.tags(paragraph, node);
        self.paragraph(paragraph, slot, format, &tags)
    }

    /// Sets the foot of the page; gives where it begins.
    pub(super) fn foot(&mut self, statement: &Paragraph, number: &Paragraph, head: &Head) -> f32 {
        let frame = Frame { bottom: self.house_footer(head), ..self.frame };
        let marking = &head.marking;
        let marking_width = self.metrics.width(marking).min(frame.width() * MARKING_SHARE);
        let beside = if is_blank(marking) { 0.0 } else { marking_width + BESIDE_MARKING_PT };
        let number_width = self.metrics.width(number);
        let middle = frame.left + frame.width() / 2.0;
        let left = Slot {
            x: frame.left,
            width: middle - number_width / 2.0 - BESIDE_MARKING_PT - frame.left,
            y: 0.0,
        };
        let right = Slot { x: frame.right - marking_width - 0.01, width: marking_width + 0.01, y: 0.0 };
        // A marking that reaches the middle pushes the number to the left.
        let center = (middle - number_width / 2.0).min(frame.right - beside - number_width);
        let center = Slot { x: center, width: number_width + 0.01, y: 0.0 };
        let parts =
            [(statement, left, Align::Start), (number, center, Align::Start), (marking, right, Align::Right)];
        let mut top = frame.bottom;
        for (paragraph, slot, align) in parts {
            if is_blank(paragraph) {
                continue;
            }
            // The last lines of all three stand on one base line, as low as the highest line allows.
            let height = self.line_count(paragraph, slot.width) as f32 * self.line_height(paragraph);
            let below =
                self.line_height(paragraph) - baseline_in_line(&self.metrics, self.typesetter, paragraph);
            let y = frame.bottom - self.foot_depth(&[statement, number, marking]) - height + below;
            let tags = vec![Tag::Artifact(Artifact::Footer); paragraph.spans.len()];
            self.paragraph(
                paragraph,
                Slot { y, ..slot },
                ParagraphFormat { align, ..ParagraphFormat::START },
                &tags,
            );
            top = top.min(y);
        }
        top
    }

    /// The space below the base line of the foot.
    fn foot_depth(&self, paragraphs: &[&Paragraph]) -> f32 {
        let below = |paragraph: &&Paragraph| {
            let drop = baseline_in_line(&self.metrics, self.typesetter, paragraph);
            if is_blank(paragraph) { 0.0 } else { self.line_height(paragraph) - drop }
        };
        paragraphs.iter().map(below).fold(0.0, f32::max)
    }
}
