//! The application without a screen: commands in, state out.

mod files;
mod history;
mod importing;
mod review;
mod templates;

use precis::model::{Attribution, Marking, Metadata, SectionId, SectionKind, Tlp};
use precis::session::{ArticleCommand, Command, HeadEdit, ItemCommand, SectionCommand, Session};

/// One command of every kind that edits, as far as the briefing has something for it.
fn everything_an_analyst_does(session: &mut Session) {
    let first = session.briefing().articles[0].article.id.clone();
    let last = session.briefing().articles[4].article.id.clone();
    let mut commands = vec![
        Command::Head(HeadEdit::SetTitle("A title".into())),
        Command::Head(HeadEdit::SetTopic("A topic".into())),
        Command::Head(HeadEdit::SetPreparedFor("A meeting".into())),
        Command::Head(HeadEdit::SetAsOf("2025-07-04T09:00Z".into())),
        Command::Head(HeadEdit::SetMarking(Marking::Tlp(Tlp::Green))),
        Command::Article(last.clone(), ArticleCommand::Move(0)),
        Command::Article(first.clone(), ArticleCommand::SetIncluded(false)),
        Command::Article(
            last,
            ArticleCommand::SetMetadata(Box::new(Metadata {
                outlet: Some("An outlet".into()),
                ..Metadata::default()
            })),
        ),
        Command::Section(SectionId(0), SectionCommand::Move(3)),
        Command::Section(SectionId(2), SectionCommand::SetHidden(true)),
        Command::Section(SectionId(1), SectionCommand::Rename(Some("Own heading".into()))),
        Command::Section(SectionId(0), SectionCommand::SetText("Own words\r\nin lines".into())),
        Command::AddSection(SectionKind::FreeText),
        Command::Section(SectionId(5), SectionCommand::Remove),
    ];
    let points: Vec<_> = session.points().into_iter().map(|point| point.id).collect();
    let quotes: Vec<_> = session.quotes().into_iter().map(|quote| quote.id).collect();
    for (index, id) in points.iter().take(6).cloned().enumerate() {
        commands.push(match index % 3 {
            0 => Command::Item(id, ItemCommand::Accept),
            1 => Command::Item(id, ItemCommand::Reject),
            _ => Command::Item(id, ItemCommand::SetText("In other words".into())),
        });
    }
    let events: Vec<_> = session.events().into_iter().map(|event| event.id).collect();
    let differences: Vec<_> = session.differences().into_iter().map(|difference| difference.id).collect();
    for (index, id) in events.iter().take(6).cloned().enumerate() {
        commands.push(match index % 3 {
            0 => Command::Item(id, ItemCommand::Accept),
            1 => Command::Item(id, ItemCommand::SetText("What happened".into())),
            _ => Command::Item(id, ItemCommand::Reject),
        });
    }
    commands.extend(differences.first().cloned().map(|id| Command::Item(id, ItemCommand::Accept)));
    commands.extend(
        differences.first().cloned().map(|id| Command::Item(id, ItemCommand::SetText("Own topic".into()))),
    );
    commands.extend(events.first().cloned().map(|id| Command::Item(id, ItemCommand::Move(9))));
    commands.extend(differences.first().cloned().map(|id| Command::Item(id, ItemCommand::Move(9))));
    for (index, id) in quotes.iter().take(6).cloned().enumerate() {
        commands.push(match index % 3 {
            0 => Command::Item(id, ItemCommand::Accept),
            1 => Command::Item(
                id,
                ItemCommand::SetSpeaker(Attribution { name: Some("Somebody".into()), role: None }),
            ),
            _ => Command::Item(id, ItemCommand::Reject),
        });
    }
    commands.extend(points.first().cloned().map(|id| Command::Item(id, ItemCommand::Move(9))));
    commands.extend(quotes.first().cloned().map(|id| Command::Item(id, ItemCommand::Move(9))));
    commands.extend(points.get(1).cloned().map(|id| Command::Item(id, ItemCommand::Reconsider)));
    commands.push(Command::Article(first, ArticleCommand::Remove));
    for command in commands {
        session.run(command);
    }
    session.wait();
    assert_eq!(session.notices(), []);
}

fn undo_all(session: &mut Session) {
    while session.can_undo() {
        session.run(Command::Undo);
    }
    session.wait();
}
