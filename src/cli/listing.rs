//! The findings as a listing for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::never::OrNever;
use crate::text;

use super::contract::{Analysis, Article, Place, Quote};

/// Writes everything found, with the numbers of the articles as sources.
pub(super) fn listing(analysis: &Analysis) -> String {
    let numbers: BTreeMap<&str, usize> =
        (1..).zip(&analysis.articles).map(|(n, a)| (a.id.as_str(), n)).collect();
    let listing = Listing { numbers, out: String::new() };
    listing.write(analysis)
}

struct Listing<'a> {
    numbers: BTreeMap<&'a str, usize>,
    out: String,
}

impl<'a> Listing<'a> {
    fn write(mut self, analysis: &'a Analysis) -> String {
        self.section("Articles", analysis.articles.len());
        for (number, article) in (1..).zip(&analysis.articles) {
            self.article(number, article);
        }
        self.section("Key points", analysis.key_points.len());
        for point in &analysis.key_points {
            let sources = self.sources(&point.evidence);
            let origins =
                if point.origins == 1 { "1 origin".to_owned() } else { format!("{} origins", point.origins) };
            self.line(&format!("- {} [{sources}; {origins}]", one_line(&point.text)));
        }
        self.section("Quotes", analysis.quotes.len());
        for quote in &analysis.quotes {
            self.quote(quote);
        }
        let loose: Vec<_> = analysis.stretches.iter().filter(|stretch| stretch.quote.is_none()).collect();
        self.section("In quotation marks without a speaker", loose.len());
        for stretch in loose {
            let source = self.number(&stretch.article);
            self.line(&format!("- “{}” ({}) [{source}]", one_line(&stretch.text), stretch.role));
        }
        self.section("Events", analysis.events.len());
        for event in &analysis.events {
            let date = event.date.as_deref().unwrap_or("undated");
            let sources = self.sources(&event.evidence);
            self.line(&format!("- {date}: {} [{sources}]", one_line(&event.text)));
        }
        self.section("Where the articles differ", analysis.differences.len());
        for difference in &analysis.differences {
            let values: Vec<String> = difference
                .values
                .iter()
                .map(|value| format!("{} [{}]", one_line(&value.text), self.sources(&value.evidence)))
                .collect();
            self.line(&format!(
                "- {} ({}): {}",
                one_line(&difference.topic),
                difference.kind,
                values.join(" / ")
            ));
        }
        self.out
    }

    /// A heading with the number of entries; nothing is said about what there is none of.
    fn section(&mut self, name: &str, count: usize) {
        if count > 0 {
            let gap = if self.out.is_empty() { "" } else { "\n" };
            self.line(&format!("{gap}{name} ({count})"));
        }
    }

    fn article(&mut self, number: usize, article: &Article) {
        let file = article.file.as_deref().unwrap_or("pasted text");
        let title = article.title.as_deref().unwrap_or("[untitled]");
        self.line(&format!("{number}. {} – {}", one_line(title), one_line(file)));
        let known = |name: &str, value: &Option<String>| match value {
            Some(value) => one_line(value),
            None => format!("{name} unknown"),
        };
        let mut facts = vec![
            known("outlet", &article.outlet),
            known("author", &article.author),
            known("date", &article.published),
            known("language", &article.language),
        ];
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for removed in &article.removed {
            *reasons.entry(removed.reason).or_default() += 1;
        }
        let reasons: Vec<String> =
            reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        if !reasons.is_empty() {
            facts.push(format!("removed: {}", reasons.join(", ")));
        }
        self.line(&format!("   {}", facts.join(" · ")));
    }

    fn quote(&mut self, quote: &Quote) {
        let source = self.number(&quote.article);
        let text = one_line(&quote.text);
        let words = if quote.kind == "direct" { format!("“{text}”") } else { text };
        let speaker = quote.speaker.as_ref().map(|speaker| {
            let name = speaker.name.as_deref().unwrap_or(&speaker.text);
            let role = speaker.role.as_deref().map(|role| format!(", {role}")).unwrap_or_default();
            one_line(&format!("{name}{role}"))
        });
        let speaker = speaker.as_deref().unwrap_or("unattributed");
        self.line(&format!("- {words} – {speaker} ({}) [{source}]", quote.kind));
    }

    fn number(&self, article: &str) -> String {
        self.numbers.get(article).map(ToString::to_string).or_never("an article of the report")
    }

    fn sources(&self, places: &[Place]) -> String {
        let mut numbers: Vec<usize> =
            places.iter().filter_map(|place| self.numbers.get(place.article.as_str()).copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    fn line(&mut self, line: &str) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(self.out, "{line}");
    }
}

/// The words on one line, without characters that a terminal would obey.
pub(super) fn one_line(text: &str) -> String {
    text::single_spaced(&text::one_line(text))
}
