//! Reading a template.

use super::catalog::built_in_source;
use super::document::Document;
use super::{Style, StyleName, Template};
use crate::model::{PaperSize, SectionKind};

/// A template or a house style cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{origin}, line {line}: {message}")]
pub struct TemplateError {
    /// Where it came from, such as the name of its file.
    pub origin: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, as a clause.
    pub message: String,
}

/// Reads a template from TOML; `origin` names it in errors.
///
/// With a key `based_on`, the id of a built-in template, it needs to say only what differs from that one.
///
/// # Errors
///
/// The first thing that is wrong: broken TOML, a misspelt or missing key, a value out of bounds, text too faint to be
/// read.
pub fn parse(toml: &str, origin: &str) -> Result<Template, TemplateError> {
    let document = Document::read(toml, origin, built_in_source)?;
    let template: Template = document.parse()?;
    if let Some((key, message)) = check(&template) {
        return Err(document.fault(&[&key], &message));
    }
    match template.colors.too_faint() {
        Some((keys, message)) => Err(document.fault(&keys, &message)),
        None => Ok(template),
    }
}

/// The error about a key of a file that can be read as a template, for a reason that only others know.
pub fn fault_in(toml: &str, origin: &str, key: &str, message: &str) -> TemplateError {
    match Document::read(toml, origin, built_in_source) {
        Ok(document) => document.fault(&[key], message),
        Err(err) => err,
    }
}

/// The message of the TOML reader, with the misspelt key first and the right one if it is clear which was meant.
pub(super) fn in_plain_words(message: &str) -> String {
    let Some((key, expected)) = message
        .strip_prefix("unknown field `")
        .or_else(|| message.strip_prefix("unknown variant `"))
        .and_then(|rest| rest.split_once('`'))
    else {
        return message.replace("missing field", "missing key").lines().collect::<Vec<_>>().join("; ");
    };
    let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    unknown(key, &known)
}

/// Says that a key is not known, and which one is clearly meant or which there are.
pub(super) fn unknown(key: &str, known: &[&str]) -> String {
    let nearest = known.iter().map(|name| (strsim::levenshtein(key, name), *name)).min();
    match nearest {
        Some((distance, name)) if distance <= 2 => format!("“{key}” is not known here; “{name}” is"),
        _ => format!("“{key}” is not known here; known are {}", known.join(", ")),
    }
}

/// The key and the reason of the first value that would not make a page.
fn check(template: &Template) -> Option<(String, String)> {
    let fault = |key: &str, message: &str| Some((key.to_owned(), message.to_owned()));
    let paper = &template.paper;
    let within = |value: f32, least: f32, most: f32| value.is_finite() && value >= least && value <= most;
    let lengths = [
        ("paper.width_mm", paper.width_mm, 70.0, 2000.0),
        ("paper.height_mm", paper.height_mm, 100.0, 2000.0),
        ("paper.top_mm", paper.top_mm, 0.0, 100.0),
        ("paper.right_mm", paper.right_mm, 0.0, paper.width_mm / 3.0),
        ("paper.bottom_mm", paper.bottom_mm, 0.0, 100.0),
        ("paper.left_mm", paper.left_mm, 0.0, paper.width_mm / 3.0),
        ("fit.smallest_pt", template.fit.smallest_pt, 7.5, 20.0),
        ("fit.floor_pt", template.fit.floor_pt, template.fit.smallest_pt, 72.0),
        ("fit.ceiling_pt", template.fit.ceiling_pt, template.fit.floor_pt, 72.0),
        ("fit.step_pt", template.fit.step_pt, 0.05, 10.0),
        ("fit.line", template.fit.line, 0.8, 4.0),
        ("fit.hyphenate_below", template.fit.hyphenate_below.unwrap_or_default(), 0.0, 100.0),
        ("columns.side_share", template.columns.side_share, 0.15, 0.85),
        ("columns.gap_pt", template.columns.gap_pt, 0.0, 72.0),
        ("header.title_min_pt", template.header.title_min_pt, 8.0, 100.0),
        ("header.title_wrap_pt", template.header.title_wrap_pt, template.header.title_min_pt, 100.0),
        ("header.title_max_pt", template.header.title_max_pt, template.header.title_wrap_pt, 100.0),
        ("header.kicker_gap_pt", template.header.kicker_gap_pt, 0.0, 100.0),
        ("header.title_gap_pt", template.header.title_gap_pt, 0.0, 100.0),
        ("header.foot_gap_pt", template.header.foot_gap_pt, 0.0, 100.0),
        ("header.after_lines", template.header.after_lines, 0.0, 10.0),
        ("spacing.section_lines", template.spacing.section_lines, 0.0, 10.0),
        ("spacing.heading_lines", template.spacing.heading_lines, 0.0, 10.0),
        ("spacing.item_lines", template.spacing.item_lines, 0.0, 10.0),
        ("spacing.tight_lines", template.spacing.tight_lines, 0.0, 10.0),
        ("spacing.stretch", template.spacing.stretch, 1.0, 4.0),
        ("spacing.rule_pt", template.spacing.rule_pt, 0.0, 10.0),
        ("spacing.heading_rule_pt", template.spacing.heading_rule_pt, 0.0, 30.0),
        ("spacing.bar_pt", template.spacing.bar_pt, 0.0, 30.0),
        ("spacing.box_padding_lines", template.spacing.box_padding_lines, 0.0, 10.0),
        ("spacing.box_indent_pt", template.spacing.box_indent_pt, 0.0, 50.0),
        ("marks.radius", template.marks.radius, 0.05, 1.0),
        ("marks.pitch", template.marks.pitch, 2.0 * template.marks.radius, 4.0),
        ("marks.stroke_pt", template.marks.stroke_pt, 0.1, 4.0),
        ("marks.gap", template.marks.gap, 0.0, 4.0),
        ("marks.least_column", template.marks.least_column, 0.0, 100.0),
        ("table.topic_share", template.table.topic_share, 0.1, 0.7),
        ("table.gap_pt", template.table.gap_pt, 0.0, 72.0),
        ("table.least_column", template.table.least_column, 0.0, 100.0),
        ("timeline.least", template.timeline.least, 2.0, 60.0),
        ("timeline.gap_pt", template.timeline.gap_pt, 0.0, 72.0),
        ("timeline.radius", template.timeline.radius, 0.05, 1.0),
        ("timeline.stroke_pt", template.timeline.stroke_pt, 0.1, 4.0),
        ("timeline.drop_lines", template.timeline.drop_lines, 0.0, 4.0),
        ("picture.most_lines", template.picture.most_lines, 1.0, 200.0),
        ("picture.least_dpi", template.picture.least_dpi, 36.0, 1200.0),
        ("picture.gap_lines", template.picture.gap_lines, 0.0, 4.0),
    ];
    for (key, value, least, most) in lengths {
        if !within(value, least, most) {
            return Some((key.to_owned(), format!("{value} is not between {least} and {most}")));
        }
    }
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if template.id.is_empty() || !template.id.chars().all(is_plain) {
        return fault(
            "id",
            "an id is made of the letters A to Z and a to z, digits, hyphens and underscores",
        );
    }
    if template.name.trim().is_empty() {
        return fault("name", "a template needs a name");
    }
    if !(2..=4).contains(&template.columns.count) {
        return fault("columns.count", "sections flow through 2, 3 or 4 columns");
    }
    if let Some(fault) = check_room(template) {
        return Some(fault);
    }
    let steps = (template.fit.ceiling_pt - template.fit.floor_pt) / template.fit.step_pt;
    if steps > MAX_STEPS {
        return fault("fit.step_pt", "between floor and ceiling there are at most 200 steps");
    }
    if template.marks.most > 20 {
        return fault("marks.most", "more than 20 marks would not fit beside a text");
    }
    if !(1..=12).contains(&template.timeline.most) {
        return fault("timeline.most", "between 1 and 12 events stand beside each other");
    }
    StyleName::ALL.iter().find_map(|name| {
        let (key, message) = check_style(template.styles.get(*name), *name == StyleName::Marking)?;
        Some((format!("styles.{}.{key}", name.key()), message))
    })
}

/// The narrowest that a column may be: a long word or an address needs that much.
const NARROWEST_PT: f32 = 60.0;

/// The lowest that the part of the page inside the margins may be.
const LOWEST_PT: f32 = 150.0;

/// More sizes to try would only make the search slow.
const MAX_STEPS: f32 = 200.0;

/// The key and the reason where the margins and columns leave too little room, on the template's own paper or on one
/// that the analyst may choose instead.
fn check_room(template: &Template) -> Option<(String, String)> {
    const PT_PER_MM: f32 = 72.0 / 25.4;
    let (paper, columns) = (&template.paper, &template.columns);
    let own = ("its own paper", (paper.width_mm, paper.height_mm));
    let papers = std::iter::once(own).chain(PaperSize::ALL.iter().map(|size| (size.name(), size.size_mm())));
    for (name, (width_mm, height_mm)) in papers {
        let width = (width_mm - paper.left_mm - paper.right_mm) * PT_PER_MM;
        let height = (height_mm - paper.top_mm - paper.bottom_mm) * PT_PER_MM;
        if height < LOWEST_PT {
            let message = format!("on {name} the margins leave less than {LOWEST_PT} pt of height");
            return Some(("paper.top_mm".to_owned(), message));
        }
        let column = |count: usize| (width - columns.gap_pt * count.saturating_sub(1) as f32) / count as f32;
        let side = (width - columns.gap_pt) * columns.side_share.min(1.0 - columns.side_share);
        if column(columns.count).min(side) < NARROWEST_PT {
            let message = format!("on {name} a column would be narrower than {NARROWEST_PT} pt");
            return Some(("columns.gap_pt".to_owned(), message));
        }
        for &kind in SectionKind::ALL {
            let count = template.sections.get(kind).columns;
            if !(1..=4).contains(&count) || column(count) < NARROWEST_PT {
                let message = format!("on {name} there is no room for {count} columns");
                return Some((format!("sections.{}.columns", kind.as_str()), message));
            }
        }
    }
    None
}

/// The key and the reason of the first value of a style that cannot be set.
fn check_style(style: &Style, is_marking: bool) -> Option<(&'static str, String)> {
    if style.size.is_some() == style.size_pt.is_some() {
        return Some(("face", "a style has either “size” or “size_pt”".to_owned()));
    }
    if is_marking && style.size_pt.is_none_or(|size| size < 12.0) {
        return Some(("size_pt", "a marking is at least 12 pt and never scaled".to_owned()));
    }
    let bounds = [
        ("size", style.size, 0.3, 6.0),
        ("size_pt", style.size_pt, 7.5, 100.0),
        ("lines", style.lines, 0.3, 10.0),
        ("line", style.line, 0.5, 10.0),
        ("tracking", Some(style.tracking), -0.1, 1.0),
        ("raise", Some(style.raise), -1.0, 1.0),
    ];
    bounds.into_iter().find_map(|(key, value, least, most)| {
        let value = value?;
        let within = value.is_finite() && value >= least && value <= most;
        (!within).then(|| (key, format!("{value} is not between {least} and {most}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = include_str!("../../templates/one-pager.toml");

    /// The error that replacing `from` by `to` makes.
    fn broken(from: &str, to: &str) -> String {
        assert!(GOOD.contains(from), "{from}");
        parse(&GOOD.replacen(from, to, 1), "mine.toml").unwrap_err().to_string()
    }

    fn line(of: &str) -> usize {
        GOOD.lines().position(|line| line.starts_with(of)).unwrap() + 1
    }

    #[test]
    fn a_misspelt_key_is_named_with_its_line_and_the_right_one() {
        let expected =
            format!("mine.toml, line {}: “florr_pt” is not known here; “floor_pt” is", line("floor_pt"));
        assert_eq!(broken("\nfloor_pt", "\nflorr_pt"), expected);
    }

    #[test]
    fn a_missing_key_a_bad_colour_and_broken_toml_give_their_line() {
        assert!(broken("gap_pt = 24.0\n", "").contains("missing key `gap_pt`"));
        let colour = broken("\"#5d6472\"", "\"grey\"");
        assert!(
            colour.starts_with(&format!("mine.toml, line {}: “grey” is not a colour", line("muted"))),
            "{colour}"
        );
        assert!(broken("[fit]", "[fit").starts_with(&format!("mine.toml, line {}:", line("[fit]"))));
    }

    #[test]
    fn sizes_under_the_limits_are_refused_where_they_stand() {
        let small = broken("smallest_pt = 7.5", "smallest_pt = 6.0");
        assert_eq!(small, format!("mine.toml, line {}: 6 is not between 7.5 and 20", line("smallest_pt")));
        assert!(broken("count = 2 ", "count = 1 ").contains("2, 3 or 4 columns"));
        assert!(broken("size_pt = 12.5", "size_pt = 11.0").contains("a marking is at least 12 pt"));
        assert!(broken("floor_pt = 9.2", "floor_pt = nan").contains("NaN"));
    }

    #[test]
    fn what_comes_first_is_named_by_the_kinds_of_sections() {
        let with_first = |first: &str| broken("\nname =", &format!("\nfirst = {first}\nname ="));
        let error = with_first("[\"sources\", \"source\"]");
        assert!(
            error.starts_with("mine.toml, line 8: “source” is not a kind of section; known are"),
            "{error}"
        );
        let toml = GOOD.replacen("\nname =", "\nfirst = [\"sources\"]\nname =", 1);
        assert_eq!(parse(&toml, "mine.toml").unwrap().first, [SectionKind::Sources]);
    }

    #[test]
    fn columns_and_margins_leave_room_on_every_paper() {
        let columns = broken("columns = 2", "columns = 9");
        assert!(columns.contains("there is no room for 9 columns"), "{columns}");
        let narrow = GOOD.replacen("left_mm = 17.5", "left_mm = 69.0", 1);
        let narrow = narrow.replacen("right_mm = 17.5", "right_mm = 69.0", 1);
        let narrow = narrow.replacen("gap_pt = 24.0", "gap_pt = 70.0", 1);
        let narrow = parse(&narrow, "mine.toml").unwrap_err().to_string();
        assert!(narrow.contains("a column would be narrower than 60 pt"), "{narrow}");
        // Its own paper has room for these margins, A4 has not.
        let wide = GOOD.replacen("width_mm = 210.0", "width_mm = 600.0", 1);
        let wide = wide.replacen("left_mm = 17.5", "left_mm = 180.0", 1);
        let refused = parse(&wide, "mine.toml").unwrap_err().to_string();
        assert!(refused.contains("on A4"), "{refused}");
    }

    #[test]
    fn no_size_is_above_the_ceiling() {
        let uneven = GOOD.replacen("step_pt = 0.1", "step_pt = 0.5", 1);
        let fit = parse(&uneven, "mine.toml").unwrap().fit;
        assert!(fit.sizes().iter().all(|size| *size <= fit.ceiling_pt), "{:?}", fit.sizes());
        assert!(broken("ceiling_pt = 12.0", "ceiling_pt = 60.0").contains("at most 200 steps"));
    }

    #[test]
    fn the_sizes_run_from_the_ceiling_to_the_floor_in_exact_steps() {
        let sizes = parse(GOOD, "one-pager").unwrap().fit.sizes();
        assert_eq!((sizes.first(), sizes.last(), sizes.len()), (Some(&12.0), Some(&9.2), 29));
        assert!(sizes.contains(&10.4));
    }
}
