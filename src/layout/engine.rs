//! The way from a briefing to a page.

use crate::fonts::Library;
use crate::i18n::page as words;
use crate::model::{Briefing, Column, FindingId, ItemKind, Origins, PaperSize, SectionId};
use crate::never::OrNever;
use crate::outline::{self, Outline, fidelity_statement};
use crate::page::{Info, Page};
use crate::template::{StyleName, Template};

use super::arrange::{Band, Heights};
use super::canvas::Canvas;
use super::compose::{Composer, Frame};
use super::content::{Content, SectionContent};
use super::content_builder::build_content;
use super::cuts::{cut, cuts};
use super::fit::{Fitter, cited, is_list};
use super::head::{title_size, trim};
use super::metrics::PageMetrics;
use super::outcome::{Counts, Cut, Layout, MissingFont, Overflow, Unmarked};
use super::section::PageBody;
use super::shape::{Paragraph, Typesetter};
use super::text::RichText;

/// Lays out briefings; keeps what can be used again from one page to the next.
#[derive(Debug)]
pub struct Engine {
    typesetter: Typesetter,
}

impl Engine {
    /// An engine that sets text in these faces.
    pub fn new(fonts: &Library) -> Self {
        Self { typesetter: Typesetter::new(fonts) }
    }

    /// Lays out a briefing as one page.
    ///
    /// The body is set at the largest size on the template's grid at which everything fits; where that is the largest
    /// of all, the space between items and sections grows as far as the page and the template allow. At the smallest
    /// size, what still does not fit is left off and named in [`Layout::overflow`].
    /// `origins` tells which articles are independent of each other.
    pub fn lay_out(&mut self, briefing: &Briefing, origins: &Origins, template: &Template) -> Layout {
        let heading = |kind| template.sections.get(kind).heading.as_str();
        let outline = Outline::new(briefing, origins, &heading);
        let mut content = build_content(&outline, template, &mut self.typesetter);
        let paper = Paper::new(template, outline.paper);
        let title_pt = title_size(&content.head.title, template, paper.frame.width());
        let number = self.footer(words::PAGE_NUMBER, template);
        let everything = fidelity_statement(outline.items().filter_map(|item| item.fidelity));
        let statement = self.footer(&everything, template);
        let floor = template.fit.floor_pt;
        let mut layout_pass =
            LayoutPass { content: &mut content, typesetter: &self.typesetter, template, title_pt, paper };
        let (mut overflow, too_long) = layout_pass.trim(floor);
        let fitting = layout_pass.largest_fitting(&statement, &number);
        let mut attempt = fitting.unwrap_or_else(|| layout_pass.cut(floor, &statement, &number));
        if layout_pass.unlisted_but_cited(&attempt) > 0 {
            // The foot has to say so, which takes its room too.
            let longest = format!("{everything} {}", words::unlisted(layout_pass.sources()));
            let longest = self.footer(&longest, template);
            layout_pass =
                LayoutPass { content: &mut content, typesetter: &self.typesetter, template, title_pt, paper };
            attempt = layout_pass.cut(floor, &longest, &number);
        }
        overflow.extend(layout_pass.overflow(&attempt));
        let counts = layout_pass.counts(&attempt);
        let parts = layout_pass.parts(&attempt);
        // What was left off is not on the page, so the foot does not speak of it.
        let mut kept = fidelity_statement(layout_pass.kept(&attempt).filter_map(|item| item.fidelity));
        // Nor does a number on the page lead nowhere without a word.
        let unlisted = layout_pass.unlisted_but_cited(&attempt);
        if unlisted > 0 {
            let note = words::unlisted(unlisted);
            kept = if kept.is_empty() { note } else { format!("{kept} {note}") };
        }
        let footer = if kept == everything { statement.clone() } else { self.footer(&kept, template) };
        let mut layout_pass =
            LayoutPass { content: &mut content, typesetter: &self.typesetter, template, title_pt, paper };
        let canvas = layout_pass.paint(&attempt, &footer, &number);
        let cuts =
            if overflow.is_empty() { Vec::new() } else { layout_pass.cuts(floor, &statement, &number) };
        Layout {
            page: Page {
                width_pt: paper.width,
                height_pt: paper.height,
                info: info(&outline.head),
                structure: canvas.structure,
                elements: canvas.elements,
            },
            body_size_pt: attempt.size,
            fullness: attempt.fullness,
            overflow,
            cuts,
            counts,
            unmarked: too_long.or(content.marking_gap),
            uncovered: std::mem::take(&mut content.uncovered).into_iter().collect(),
            missing: outline.missing,
            statement: kept,
            missing_fonts: self.missing_fonts(template),
            areas: canvas.areas,
            parts,
        }
    }

    /// The faces that a template names and nobody has, each with the one that stands in.
    fn missing_fonts(&self, template: &Template) -> Vec<MissingFont> {
        let styles = StyleName::ALL.iter().map(|name| template.styles.get(*name));
        let mut missing: Vec<MissingFont> = styles
            .filter_map(|style| {
                let stand_in = self.typesetter.stand_in(&style.face)?;
                Some(MissingFont { face: style.face.clone(), stand_in: stand_in.name.to_string() })
            })
            .collect();
        missing.sort();
        missing.dedup();
        missing
    }

    fn footer(&mut self, text: &str, template: &Template) -> Paragraph {
        self.typesetter.shape(RichText::plain(text, StyleName::Footer), template)
    }
}

/// The paper and the part of it inside the margins.
#[derive(Clone, Copy, Debug)]
struct Paper {
    width: f32,
    height: f32,
    frame: Frame,
}

impl Paper {
    /// The template's paper, or another with its margins.
    fn new(template: &Template, size: Option<PaperSize>) -> Self {
        const PT_PER_MM: f32 = 72.0 / 25.4;
        let paper = &template.paper;
        let (width_mm, height_mm) = size.map_or((paper.width_mm, paper.height_mm), PaperSize::size_mm);
        let [width, height] = [width_mm, height_mm].map(|mm| crate::page::round(mm * PT_PER_MM));
        let frame = Frame {
            left: paper.left_mm * PT_PER_MM,
            right: width - paper.right_mm * PT_PER_MM,
            top: paper.top_mm * PT_PER_MM,
            bottom: height - paper.bottom_mm * PT_PER_MM,
        };
        Self { width, height, frame }
    }
}

/// One body size tried: the measures at it, and the items kept.
#[derive(Debug)]
struct Attempt {
    size: f32,
    stretch: f32,
    bands: Vec<Band>,
    heights: Vec<Heights>,
    kept: Vec<Vec<bool>>,
    top: f32,
    /// The height there is for the sections.
    room: f32,
    section_gap: f32,
    fullness: f32,
}

/// How many times the room a page may need at the smallest size before a larger one is not tried.
const OVERFULL_RATIO: f32 = 1.3;

/// Up to so many sources are named one by one when nothing on the page cites them.
const FEW_SOURCES: usize = 3;

/// One run of laying out: what the page is made of, tried at one size after the other.
struct LayoutPass<'a> {
    content: &'a mut Content,
    typesetter: &'a Typesetter,
    template: &'a Template,
    title_pt: f32,
    paper: Paper,
}

impl<'a> LayoutPass<'a> {
    fn composer(&self, size: f32, stretch: f32, canvas: Option<Canvas>) -> Composer<'a> {
        let mut metrics = PageMetrics::new(self.template, size, self.title_pt);
        metrics.stretch = stretch;
        Composer { metrics, typesetter: self.typesetter, frame: self.paper.frame, canvas }
    }

    fn trim(&mut self, size: f32) -> (Vec<Overflow>, Option<Unmarked>) {
        let composer = self.composer(size, 1.0, None);
        trim(&mut self.content.head, &composer)
    }

    /// The page at the largest size at which everything fits, and with the most space at the largest of all.
    ///
    /// Each size is tried, because a page is not always higher at a larger one: lines and columns fall differently.
    fn largest_fitting(&self, statement: &Paragraph, number: &Paragraph) -> Option<Attempt> {
        let fit = &self.template.fit;
        if self.is_far_overfull(fit.floor_pt, statement, number) {
            return None;
        }
        let mut fitting = fit.sizes().into_iter().enumerate();
        let (place, attempt) = fitting
            .find_map(|(place, size)| Some((place, self.attempt_at(size, 1.0, statement, number)?)))?;
        if place > 0 {
            return Some(attempt);
        }
        let stretches = self.template.spacing.stretches();
        let mut looser = stretches.take_while(|stretch| *stretch > 1.0);
        let looser = looser.find_map(|stretch| self.attempt_at(attempt.size, stretch, statement, number));
        Some(looser.unwrap_or(attempt))
    }

    /// Measures everything at a size.
    fn measure(&self, size: f32, stretch: f32, statement: &Paragraph, number: &Paragraph) -> Attempt {
        let mut composer = self.composer(size, stretch, None);
        let header = &self.template.header;
        let top = composer.head(&self.content.head) + composer.metrics.lines(header.after_lines);
        let bottom = composer.foot(statement, number, &self.content.head) - header.foot_gap_pt;
        let (bands, heights) = composer.arrange(&self.content.sections);
        let room = (bottom - top).max(0.0);
        let section_gap = composer.metrics.section_gap();
        Attempt { size, stretch, bands, heights, kept: Vec::new(), top, room, section_gap, fullness: 0.0 }
    }

    fn fitter<'b>(&'b self, attempt: &'b Attempt) -> Fitter<'b> {
        Fitter {
            sections: &self.content.sections,
            bands: &attempt.bands,
            heights: &attempt.heights,
            section_gap: attempt.section_gap,
            room: attempt.room,
        }
    }

    /// Whether so much is too much at the smallest size that no larger one needs to be tried.
    ///
    /// A page is not always higher at a larger size, because lines and columns fall differently, but never by as much.
    fn is_far_overfull(&self, floor: f32, statement: &Paragraph, number: &Paragraph) -> bool {
        let attempt = self.measure(floor, 1.0, statement, number);
        let fitter = self.fitter(&attempt);
        fitter.height(&fitter.everything()) > fitter.room * OVERFULL_RATIO
    }

    /// The page at a size, if everything fits.
    fn attempt_at(
        &self,
        size: f32,
        stretch: f32,
        statement: &Paragraph,
        number: &Paragraph,
    ) -> Option<Attempt> {
        let attempt = self.measure(size, stretch, statement, number);
        let fitter = self.fitter(&attempt);
        let kept = fitter.everything();
        let fits = fitter.fits(&kept);
        fits.then(|| self.with(attempt, kept))
    }

    /// The page at a size, without what does not fit.
    fn cut(&self, size: f32, statement: &Paragraph, number: &Paragraph) -> Attempt {
        let attempt = self.measure(size, 1.0, statement, number);
        let kept = self.fitter(&attempt).cut();
        self.with(attempt, kept)
    }

    /// What was tried, with the items that are kept.
    fn with(&self, attempt: Attempt, kept: Vec<Vec<bool>>) -> Attempt {
        let height = self.fitter(&attempt).height(&kept);
        Attempt { fullness: fullness(height, attempt.room), kept, ..attempt }
    }

    /// What to take off at a size so that the rest fits. Takes it out of the content.
    ///
    /// What is left may stand otherwise than before – fewer events in wider columns, no column of marks – so it is
    /// measured again, and again cut, until it is known to fit.
    fn cuts(&mut self, size: f32, statement: &Paragraph, number: &Paragraph) -> Vec<Cut> {
        const MAX_ROUNDS: usize = 4;
        let mut all = Vec::new();
        for _ in 0..MAX_ROUNDS {
            let attempt = self.measure(size, 1.0, statement, number);
            let fitter = self.fitter(&attempt);
            if fitter.fits(&fitter.without_uncited(&fitter.everything())) {
                return all;
            }
            let mut taken = cuts(&fitter);
            if taken.is_empty() {
                break;
            }
            all.extend(taken.iter().filter_map(|place| cut(&self.content.sections, *place)));
            taken.sort_unstable();
            for (section, item) in taken.into_iter().rev() {
                if let Some(section) = self.content.sections.get_mut(section) {
                    section.items.remove(item);
                }
            }
            self.content.sections.retain(|section| !section.items.is_empty());
        }
        Vec::new()
    }

    /// How many sources there are to list.
    fn sources(&self) -> usize {
        self.content.sections.iter().filter(|section| is_list(section)).map(|list| list.items.len()).sum()
    }

    /// How many of the sources that something on the page cites are not in its list.
    fn unlisted_but_cited(&self, attempt: &Attempt) -> usize {
        let cited = cited(&self.content.sections, &attempt.kept);
        let lists = self.content.sections.iter().zip(&attempt.kept).filter(|(section, _)| is_list(section));
        let left_off = lists.flat_map(|(_, kept)| (1..).zip(kept)).filter(|(_, is_kept)| !**is_kept);
        left_off.filter(|(number, _)| cited.contains(number)).count()
    }

    fn parts(&self, attempt: &Attempt) -> Vec<(SectionId, Column)> {
        let id = |index: usize| self.content.sections.get(index).map(|section| section.id);
        let parts = attempt.bands.iter().flat_map(Band::parts);
        parts.filter_map(|(index, part)| Some((id(index)?, part))).collect()
    }

    fn kept<'b>(&'b self, attempt: &'b Attempt) -> impl Iterator<Item = &'b super::content::ItemContent> {
        let sections = self.content.sections.iter().zip(&attempt.kept);
        sections.flat_map(|(section, kept)| {
            section.items.iter().zip(kept).filter_map(|(item, is_kept)| is_kept.then_some(item))
        })
    }

    fn counts(&self, attempt: &Attempt) -> Counts {
        let lists = self.content.sections.iter().zip(&attempt.kept).filter(|(section, _)| is_list(section));
        let sources = lists.flat_map(|(_, kept)| kept).filter(|is_kept| **is_kept).count();
        let of = |kind: ItemKind| {
            self.kept(attempt)
                .filter(|item| item.fidelity.is_some_and(|fidelity| fidelity.kind == kind))
                .count()
        };
        Counts { sources, points: of(ItemKind::Point), quotes: of(ItemKind::Quote) }
    }

    /// Names what is not on the page.
    fn overflow(&self, attempt: &Attempt) -> Vec<Overflow> {
        let mut overflow = Vec::new();
        let cited = cited(&self.content.sections, &attempt.kept);
        let entry = |section: &SectionContent, item: Option<FindingId>, label: String| Overflow {
            section: Some(section.kind),
            item,
            label,
        };
        for (section, kept) in self.content.sections.iter().zip(&attempt.kept) {
            let left_off = || section.items.iter().zip(kept).zip(1..).filter(|((_, is_kept), _)| !**is_kept);
            let is_uncited = |number: usize| is_list(section) && !cited.contains(&number);
            let uncited = left_off().filter(|(_, number)| is_uncited(*number)).count();
            let together = uncited > FEW_SOURCES;
            if together {
                overflow.push(entry(section, None, words::place::uncited_sources(uncited)));
            }
            for ((item, _), _) in left_off().filter(|(_, number)| !(together && is_uncited(*number))) {
                overflow.push(entry(section, item.id.clone(), item.label.clone()));
            }
        }
        overflow
    }

    fn paint(&mut self, attempt: &Attempt, statement: &Paragraph, number: &Paragraph) -> Canvas {
        let mut composer = self.composer(attempt.size, attempt.stretch, Some(Canvas::new()));
        composer.head(&self.content.head);
        let page_body = PageBody {
            sections: &self.content.sections,
            bands: &attempt.bands,
            heights: &attempt.heights,
            kept: &attempt.kept,
        };
        composer.bands(page_body, attempt.top);
        composer.foot(statement, number, &self.content.head);
        composer.canvas.or_never("the canvas that was given")
    }
}

fn fullness(height: f32, room: f32) -> f32 {
    if room > 0.0 { (height / room).clamp(0.0, 1.0) } else { 0.0 }
}

fn info(head: &outline::Head) -> Info {
    let title = if head.title.is_empty() { words::UNTITLED } else { &head.title.text };
    Info {
        title: title.to_owned(),
        author: String::new(),
        language: words::LANGUAGE.to_owned(),
        as_of: head.as_of.clone(),
    }
}
