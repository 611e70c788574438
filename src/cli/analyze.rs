//! `precis analyze`.

use super::arguments::{Analyze, Format};
use super::output::{print, print_error};
use super::{Failure, articles, bulk, contract, listing};
use crate::analysis::analyse;
use crate::import::Cleaning;

/// Analyses articles together and prints what was found.
pub(super) fn analyze(options: &Analyze) -> Vec<Failure> {
    if let (Some(input), Some(output)) = (&options.jsonl, &options.out) {
        return bulk::bulk(input, output, bulk::Work::Analyse { words: options.words })
            .err()
            .into_iter()
            .collect();
    }
    if let (Some(input), Some(output)) = (&options.pairs, &options.out) {
        return bulk::bulk(input, output, bulk::Work::Compare).err().into_iter().collect();
    }
    let cleaning = if options.verbatim_text { Cleaning::Verbatim } else { Cleaning::Clean };
    let reading = articles::read(&options.files, cleaning);
    for remark in &reading.remarks {
        print_error(remark);
    }
    let findings = analyse(&reading.articles);
    for remark in reading.without_speakers(&findings) {
        print_error(&remark);
    }
    let analysis = contract::Analysis::new(&reading.articles, &findings);
    let mut failures = reading.failures;
    let printed = match options.format {
        Format::Json => json(&analysis).and_then(|json| print(&json)),
        Format::Text if reading.articles.is_empty() => Ok(()),
        Format::Text => print(&listing::listing(&analysis)),
    };
    failures.extend(printed.err());
    failures
}

fn json(analysis: &contract::Analysis) -> Result<String, Failure> {
    serde_json::to_string_pretty(analysis).map(|json| json + "\n").map_err(|err| {
        Failure::new(format!(
            "The findings could not be written as JSON ({err}); no file was changed; please report it."
        ))
    })
}
