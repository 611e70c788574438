//! Cleaning: rules that each take one kind of thing out of a draft, run until none finds anything more.

use super::block::Block;
use super::draft::Draft;
use super::rules::{
    boilerplate, byline, database, dateline, dateline_date, footnotes, headline, lines, links, lists,
    masthead, navigation, repeats, subheading, wire,
};
use crate::model::{Metadata, Removal};

/// Cleans `blocks`: gives the article's text, what was removed in reading order, and what the text states about the
/// article beyond what was `stated` already.
///
/// A rule looks at what the others left, so that what stands next to a removed line is seen as it will be read.
/// Running the rules to the end makes cleaning settle: cleaning the outcome again finds nothing.
pub(super) fn clean(blocks: Vec<Block>, stated: Metadata) -> (String, Vec<Removal>, Metadata) {
    let mut draft = Draft::new(blocks, stated);
    for _ in 0..MAX_ROUNDS {
        let before = draft.changes();
        for rule in RULES {
            rule(&mut draft);
        }
        if draft.changes() == before {
            break;
        }
    }
    draft.finish()
}

/// The order matters: lines about the outlet go first, because a headline is known by what it stands next to.
const RULES: [fn(&mut Draft); 20] = [
    dateline_date::dates,
    database::database_lines,
    wire::flags,
    masthead::labelled_lines,
    masthead::mastheads,
    lists::bullets,
    footnotes::footnotes,
    boilerplate::boilerplate,
    wire::foot,
    links::related_links,
    links::invitations,
    navigation::navigation,
    lines::notices,
    headline::headline,
    byline::bylines,
    headline::repeated_headlines,
    repeats::repeated_paragraphs,
    dateline::datelines,
    subheading::subheadings,
    lines::surroundings,
];

/// Articles settle in two or three rounds; the limit keeps the time linear for any input.
const MAX_ROUNDS: usize = 8;
