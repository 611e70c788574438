//! What stands above the sections.

use super::dates::date_in_words;
use super::run::{Line, Run};
use super::{Head, Outliner};
use crate::i18n::page::{self as words, place};
use crate::model::{Marking, Moment, Place};
use crate::text::one_paragraph;

impl Outliner<'_, '_> {
    pub(super) fn head(self) -> Head {
        let briefing = self.briefing;
        let topic = Run::of(Place::Topic, place::TOPIC, &briefing.topic);
        let kicker = if topic.is_empty() {
            Run::own(words::KICKER).into()
        } else {
            Line::around(words::kicker, topic)
        };
        let marking = match &briefing.marking {
            Marking::Custom(text) => Run::of(Place::Marking, place::MARKING, text),
            other @ (Marking::None | Marking::Tlp(_)) => {
                Run::own(other.label().map(one_paragraph).unwrap_or_default())
            }
        };
        let (as_of, exact) = self.as_of();
        let whom = Run::of(Place::PreparedFor, place::PREPARED_FOR, &briefing.prepared_for);
        let whom = (!whom.is_empty()).then(|| Line::around(words::prepared_for, whom));
        let time = (!as_of.is_empty()).then(|| Line::around(words::as_of, as_of));
        let sources = briefing.included().count();
        let sources = (sources > 0).then(|| Run::own(words::sources(sources, self.all_origins)).into());
        Head {
            kicker,
            marking,
            title: Run::of(Place::Title, place::TITLE, &briefing.title),
            meta: [whom, time, sources].into_iter().flatten().collect(),
            as_of: exact,
        }
    }

    /// The time that the briefing speaks of, and the same as ISO 8601. A date or a date-time is put in words; anything
    /// else is the analyst's own words and stays as it is.
    fn as_of(self) -> (Run, Option<String>) {
        let text = one_paragraph(&self.briefing.as_of);
        let Some(moment) = Moment::read(&text) else {
            return (Run::of(Place::AsOf, place::AS_OF, &self.briefing.as_of), None);
        };
        let day = date_in_words(moment.date);
        (Run::own(words::moment(&day, moment.clock, moment.offset_minutes)), moment.exact())
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Briefing, Origins};
    use crate::outline::Outline;

    #[test]
    fn iso_times_are_put_in_words_and_other_words_stay() {
        let check = |text: &str, words: &str, exact: Option<&str>| {
            let briefing = Briefing { as_of: text.to_owned(), ..Briefing::default() };
            let origins = Origins::default();
            let head = Outline::new(&briefing, &origins, &|_| "").head;
            let [line] = head.meta.as_slice() else { panic!("{text}") };
            assert_eq!((line.text(), head.as_of.as_deref()), (format!("As of {words}"), exact), "{text}");
        };
        check("2025-07-04", "4 July 2025", None);
        check("2025-07", "July 2025", None);
        check("2025-07-04T09:00Z", "4 July 2025, 09:00 UTC", Some("2025-07-04T09:00:00Z"));
        check("2025-07-04 09:00 UTC", "4 July 2025, 09:00 UTC", Some("2025-07-04T09:00:00Z"));
        check("2025-07-04T09:00:30+04:30", "4 July 2025, 09:00 UTC+4:30", Some("2025-07-04T09:00:00+04:30"));
        check("2025-07-04T09:00", "4 July 2025, 09:00", None);
        check("Tuesday, noon", "Tuesday, noon", None);
        check("2025-07-04T", "2025-07-04T", None);
        check("2025-07-04T9é:00", "2025-07-04T9é:00", None);
    }
}
