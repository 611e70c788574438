//! The articles as sources.

use std::collections::BTreeSet;

use super::dates::date_in_words;
use super::run::{Line, Run, RunRole};
use super::{Outliner, Source};
use crate::i18n::page::{self as words, SourceFacts, SourcePart, place};
use crate::model::{ArticleEntry, ArticleId, Evidence, Metadata, Place, openable, shown_address};
use crate::never::OrNever;
use crate::text::one_paragraph;

impl<'a> Outliner<'a, '_> {
    /// The ticked articles, in the order of their numbers.
    pub(super) fn sources(self) -> Vec<Source<'a>> {
        let entries = (1..).zip(self.briefing.included());
        entries.map(|(number, entry)| source(entry, Some(number))).collect()
    }

    /// The articles that evidence stands in and that are not ticked.
    pub(super) fn unticked(self) -> Vec<Source<'a>> {
        let cited: BTreeSet<&ArticleId> = self.briefing.evidence().map(|place| &place.article).collect();
        let is_named = |entry: &&ArticleEntry| !entry.included && cited.contains(&entry.article.id);
        self.briefing.articles.iter().filter(is_named).map(|entry| source(entry, None)).collect()
    }

    /// What stands for each withheld speaker.
    pub(super) fn descriptors(self) -> Vec<Run> {
        let speakers = self.briefing.withheld.speakers.iter();
        let run = |(name, text): (&String, &str)| {
            Run::of(Place::Descriptor(name.clone()), place::descriptor(text), text)
        };
        speakers.map(|(name, withholding)| run((name, &withholding.descriptor))).collect()
    }

    /// The numbers of the sources that evidence stands in.
    pub(super) fn cites(self, evidence: &[Evidence]) -> BTreeSet<usize> {
        evidence.iter().filter_map(|place| self.briefing.source_number(&place.article)).collect()
    }

    /// The language of an item's words, where it is not the page's.
    pub(super) fn language(self, evidence: &[Evidence]) -> Option<String> {
        language(self.briefing.entry(&evidence.first()?.article)?)
    }
}

impl Source<'_> {
    /// The language of its title, where it is not the page's.
    pub fn language(&self) -> Option<String> {
        language(self.entry)
    }

    /// Its title, or what stands for one.
    pub fn title(&self) -> &str {
        self.line.0.iter().find(|run| run.role == RunRole::Title).map_or("", |run| &run.text)
    }
}

fn language(entry: &ArticleEntry) -> Option<String> {
    entry.metadata.language.clone().filter(|language| language != words::LANGUAGE)
}

fn source(entry: &ArticleEntry, number: Option<usize>) -> Source<'_> {
    let metadata = &entry.metadata;
    let id = || entry.article.id.clone();
    let name = number.map_or_else(|| place::UNTICKED.to_owned(), place::source);
    let stated = metadata.title_or_opening(&entry.article.text);
    let is_blank = one_paragraph(&stated).is_empty();
    // A title of nothing but control characters is none.
    let title = if is_blank { Metadata::default().title_or_opening(&entry.article.text) } else { stated };
    let title = Run::of(Place::ArticleTitle(id()), place::title_of(&name), &title);
    let known = |run: Run| (!run.is_empty()).then_some(run);
    let outlet = metadata.outlet.as_deref();
    let outlet = outlet.and_then(|text| known(Run::of(Place::Outlet(id()), place::outlet_of(&name), text)));
    let address = metadata.address.as_deref();
    let address =
        address.and_then(|text| known(Run::of(Place::Address(id()), place::address_of(&name), text)));
    let target = address.as_ref().and_then(|run| openable(&run.text));
    let address = address.map(|run| run.clone().reading(shown_address(&run.text)));
    let date = metadata.published.map(date_in_words);
    let grade = metadata.grade.map(|grade| grade.to_string());
    let parts = words::source_line(SourceFacts {
        title: &title.text,
        outlet: outlet.as_ref().map(|run| run.text.as_str()),
        date: date.as_deref(),
        grade: grade.as_deref(),
        address: address.as_ref().map(|run| run.text.as_str()),
    });
    let (mut title, mut outlet, mut address) = (Some(title), outlet, address);
    let run = |(part, text): (SourcePart, String)| match part {
        SourcePart::Title => title.take().or_never("a part that the line has once").with_role(RunRole::Title),
        SourcePart::Outlet => {
            outlet.take().or_never("a part that the line has once").with_role(RunRole::Outlet)
        }
        SourcePart::Address => {
            address.take().or_never("a part that the line has once").with_role(RunRole::Address)
        }
        SourcePart::Detail => Run::own(text).with_role(RunRole::Detail),
        SourcePart::Stop => Run::own(text),
    };
    let line = Line(parts.into_iter().map(run).collect());
    Source { entry, number, line, target }
}
