//! What the analyst judges, chosen from fixed lists: how likely an assessment is and how well founded, how good a
//! source.

use egui::{Ui, Vec2};

use super::theme::size;
use super::view::Stage;
use super::widgets::{Button, Icon, menu};
use crate::i18n::interface as words;
use crate::model::{ArticleEntry, Confidence, Grade, Judgement, Likelihood, Metadata, Section};
use crate::session::{Command, SectionCommand};

/// Shows how sure the analyst is of an assessment.
pub(super) fn of_assessment(ui: &mut Ui, stage: &mut Stage<'_>, section: &Section) {
    let judgement = section.judgement;
    let mut asked: Option<Judgement> = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        let rows = Likelihood::ALL
            .iter()
            .map(|term| (Some(*term), words::likelihood(term.term(), term.percent())))
            .collect::<Vec<_>>();
        let likelihood = choose(ui, words::LIKELIHOOD, judgement.likelihood, &with_none(&rows));
        asked = likelihood.map(|likelihood| Judgement { likelihood, ..judgement });
        let rows =
            Confidence::ALL.iter().map(|term| (Some(*term), term.term().to_owned())).collect::<Vec<_>>();
        let confidence = choose(ui, words::CONFIDENCE, judgement.confidence, &with_none(&rows));
        asked = asked.or_else(|| confidence.map(|confidence| Judgement { confidence, ..judgement }));
    });
    if let Some(judgement) = asked {
        stage.run(Command::Section(section.id, SectionCommand::SetJudgement(judgement)));
    }
}

/// Shows the Admiralty grade of a source; gives what is known of the article afterwards when another was chosen.
pub(super) fn of_source(ui: &mut Ui, entry: &ArticleEntry) -> Option<Metadata> {
    let grade = entry.metadata.grade;
    let mut asked: Option<Metadata> = None;
    let graded = |grade| Some(Metadata { grade, ..entry.metadata.clone() });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        let rows = ('A'..='F').map(|letter| (Some(letter), words::reliability(letter))).collect::<Vec<_>>();
        let chosen = grade.map(|grade| grade.reliability);
        if let Some(letter) = choose(ui, words::RELIABILITY, chosen, &with_none(&rows)) {
            // A grade has both parts; what was not judged yet cannot be.
            let credibility = grade.map_or(CREDIBILITY_UNKNOWN, |grade| grade.credibility);
            asked = graded(letter.and_then(|letter| Grade::new(letter, credibility)));
        }
        let rows = (1..=6).map(|digit| (Some(digit), words::credibility(digit))).collect::<Vec<_>>();
        let chosen = grade.map(|grade| grade.credibility);
        if let Some(digit) = choose(ui, words::CREDIBILITY, chosen, &with_none(&rows)) {
            let reliability = grade.map_or(RELIABILITY_UNKNOWN, |grade| grade.reliability);
            asked = graded(digit.and_then(|digit| Grade::new(reliability, digit)));
        }
    });
    asked
}

/// The reliability of a source that cannot be judged.
const RELIABILITY_UNKNOWN: char = 'F';

/// The credibility of information that cannot be judged.
const CREDIBILITY_UNKNOWN: u8 = 6;

/// The rows of a list, after one that chooses nothing.
fn with_none<T: Copy>(rows: &[(Option<T>, String)]) -> Vec<(Option<T>, String)> {
    std::iter::once((None, words::NOT_JUDGED.to_owned())).chain(rows.iter().cloned()).collect()
}

/// A button that opens a list of terms; gives the one that was chosen anew.
fn choose<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: T, rows: &[(T, String)]) -> Option<T> {
    let row = rows.iter().find(|(value, _)| *value == chosen);
    let label = row.map_or(words::NOT_JUDGED, |(_, text)| text.as_str());
    let label = format!("{name}: {label}");
    let asked = menu(ui, Button::new(&label).small().after(Icon::Caret), |ui| {
        let row = |ui: &mut Ui, (value, text): &(T, String)| {
            let button = egui::Button::selectable(*value == chosen, text);
            ui.add(button.min_size(Vec2::new(190.0, size::CONTROL))).clicked().then_some(*value)
        };
        rows.iter().fold(None, |asked, entry| row(ui, entry).or(asked))
    });
    asked.flatten()
}
