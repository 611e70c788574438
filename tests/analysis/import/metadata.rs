//! What an article states about itself, in the forms that publishers, databases and clippers write.

use precis::model::Article;

use super::{read, read_markdown};

const HEADLINE: &str = "Bridge closed to lorries for three years";
const PROSE: &str = "The council met on Monday and decided that the old bridge will be closed to heavy lorries.\n\n\
                     “No other way was left,” said Ann Bell, its chairman, who has run the council since 2019.\n\n\
                     Traders in the town fear for their custom, because the next bridge is forty miles away.";

/// The article with these lines between its headline and its prose.
fn with_lines(lines: &str) -> Article {
    read(&format!("{HEADLINE}\n\n{lines}\n\n{PROSE}\n"))
}

fn published(article: &Article) -> String {
    article.stated.published.map_or_else(|| "unknown".to_owned(), |date| date.to_string())
}

#[test]
fn the_day_of_publication_is_not_the_hour_and_not_the_update() {
    for lines in [
        "Published: 11:05, 3 July 2025",
        "Published 11.05am, 3 July 2025",
        "11:05 GMT, Thursday 3 July 2025",
        "1105 GMT July 3, 2025",
        "Posted at 11:05 a.m. ET on July 3, 2025",
        "Last updated 11:05 AM EDT, Thu July 3, 2025",
        "Publié à 11 h 05 le 3 juillet 2025",
        "Veröffentlicht um 11.05 Uhr am 3. Juli 2025",
        "a las 11:05 h, 3 de julio de 2025",
        "Опубликовано: 11:05 МСК, 3 июля 2025 года",
        "2025-07-03T11:05:00+02:00",
        "11:05 | 3 July 2025",
        "First published: 7.05pm on Thursday 3 July 2025",
        "3 July 2025 11:05 - 4 min read",
        "Published 3 July 2025, updated 5 July 2025",
        "Updated 5 July 2025\nPublished 3 July 2025",
        "publié le 3 juillet 2025 à 20h18\n(mis à jour le 5 juillet 2025 à 12h40)",
        "Publié le 03/07/2025",
        "Jul 3, 2025, 11:05am EDT | Updated Jul 5, 2025, 9:00am EDT",
    ] {
        let article = with_lines(lines);
        assert_eq!(published(&article), "2025-07-03", "{lines}");
        assert_eq!(article.stated.title.as_deref(), Some(HEADLINE), "{lines}");
        assert_eq!(article.text, PROSE.replace("\n\n", "\n"), "{lines}");
    }
}

#[test]
fn a_day_that_could_be_another_is_unknown_and_its_line_goes() {
    for lines in [
        "Posted 11/8/2020",
        "3/7/25",
        "July 3",
        "Published 2 hours ago",
        "Posted 03/07/2025, updated 5 July 2025",
    ] {
        let article = with_lines(lines);
        assert_eq!(published(&article), "unknown", "{lines}");
        assert_eq!(article.text, PROSE.replace("\n\n", "\n"), "{lines}");
    }
    for (line, day) in
        [("7/23/2025", "2025-07-23"), ("23/07/2025", "2025-07-23"), ("Sept. 3, 2025", "2025-09-03")]
    {
        assert_eq!(published(&with_lines(line)), day, "{line}");
    }
}

#[test]
fn a_dateline_tells_the_day_only_with_its_year() {
    let dated = |dateline: &str| published(&read(&format!("{HEADLINE}\n\n{dateline}{PROSE}")));
    assert_eq!(dated("ELSTREE, Mo., July 3, 2025 /Wire/ -- "), "2025-07-03");
    assert_eq!(dated("ELSTREE, July 3 (Agency) — "), "unknown");
    assert_eq!(
        published(&read(&format!(
            "{HEADLINE}\n\n1 May 2019 – The bridge shakes.\n\n3 June 2020 – It shakes again.\n\n{PROSE}"
        ))),
        "unknown"
    );
}

#[test]
fn authors_are_people_without_their_papers_places_and_posts() {
    for (line, author) in [
        ("By JANE DOE and JOHN ROE", "Jane Doe and John Roe"),
        ("By Jane Doe, John Roe and Ada Poe", "Jane Doe, John Roe and Ada Poe"),
        ("By Jane Doe For Daily Bridge Norrland", "Jane Doe"),
        ("By Jane Doe in Oslo", "Jane Doe"),
        ("Jane Doe, Staff Reporter", "Jane Doe"),
        ("By Jane Doe, July 3, 2025", "Jane Doe"),
        ("Posted 11/8/2020 by Jane Doe (@janedoe)", "Jane Doe"),
        ("Words by Jane Doe", "Jane Doe"),
        ("par Jane Doe avec AFP", "Jane Doe"),
        ("Von Jane Doe", "Jane Doe"),
        ("Por Jane Doe", "Jane Doe"),
        ("Автор: Анна Петрова", "Анна Петрова"),
        ("By Jane Doe jane@bridge.example", "Jane Doe"),
        ("By Jane Doe · 5 min read", "Jane Doe"),
        ("By Jane Doe, Political Editor, in Elstree", "Jane Doe"),
        ("By Jane Doe Special to The Courier", "Jane Doe"),
        ("By Jane Doe and John Roe, The Associated Press", "Jane Doe and John Roe"),
        ("Text: Jane Doe", "Jane Doe"),
        ("By Jane Doe Published 3 July 2025", "Jane Doe"),
        ("By Jane Doe and agencies", "Jane Doe"),
        ("By Reuters", ""),
        ("By Staff and agencies", ""),
        ("Afp, London", ""),
    ] {
        let article = with_lines(line);
        assert_eq!(article.stated.author.as_deref().unwrap_or_default(), author, "{line}");
        assert_eq!(article.text, PROSE.replace("\n\n", "\n"), "{line}");
    }
}

#[test]
fn what_stands_above_the_headline_is_not_the_title() {
    for above in [
        "Skip to main content",
        "Accessibility links\n\nBreaking News",
        "OPINION",
        "Home > News > Politics",
        "News | Politics | Sport",
        "3 July 2025",
        "1 of 1 DOCUMENT",
        "Image caption The bridge at Elstree",
        "Photo: Jane Doe / Agency",
        "Ann Bell, 54, of Elstree",
        "By Jane Doe\n3 July 2025",
        "The Elstree Courier",
        "Housing",
        "3 hours ago",
        "Share\nTweet\nEmail",
        "https://bridge.example/1",
    ] {
        let article = read(&format!("{above}\n\n{HEADLINE}\n\n{PROSE}"));
        assert_eq!(article.stated.title.as_deref(), Some(HEADLINE), "{above}");
    }
    for title in [
        "Is the bridge safe?",
        "World leaders meet in Elstree",
        "Opinion: The bridge must open",
        "Death by Drowning",
        "Menu prices rise in Elstree",
        "3 July 2025: a day on the bridge",
        "The Day It Fell – May 3, 1945",
    ] {
        let article = read(&format!("{title}\n\n{PROSE}"));
        assert_eq!(article.stated.title.as_deref(), Some(title), "{title}");
        assert_eq!(published(&article), "unknown", "{title}");
    }
    assert_eq!(read(PROSE).stated.title, None);
}

#[test]
fn a_link_is_neither_the_outlet_nor_where_the_article_stands() {
    for line in [
        "Photo: https://img.example/a.jpg",
        "Logo - https://img.example/logo.png",
        "Links: https://a.example",
        "https://t.co/abc",
        "https://bridge.example/1",
        "Donate: https://league.example/donate",
        "Petition - https://league.example/petition",
        "Read the report: https://league.example/report.pdf",
    ] {
        let stated = read(&format!("{HEADLINE}\n\n{PROSE}\n\n{line}")).stated;
        assert_eq!((stated.outlet, stated.address), (None, None), "{line}");
    }
    let own =
        read(&format!("{HEADLINE}\n\n{PROSE}\n\n- The Daily Bridge - https://dailybridge.example -")).stated;
    assert_eq!(own.outlet.as_deref(), Some("The Daily Bridge"));
    assert_eq!(own.address.as_deref(), Some("https://dailybridge.example"));
}

#[test]
fn the_lines_of_a_press_database_state_what_they_state() {
    let article = read(&format!(
        "3 of 20 DOCUMENTS\n\nTHE ELSTREE COURIER\n\nJuly 3, 2025 Thursday\nFIRST EDITION\n\n{HEADLINE}\n\n\
         BYLINE: By JANE DOE\n\nSECTION: NEWS; Pg. 7A\n\nLENGTH: 152 words\n\nDATELINE: ELSTREE\n\n{PROSE}\n\n\
         LOAD-DATE: July 9, 2025\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: PHOTO: The bridge.\n\nPUBLICATION-TYPE: Newspaper"
    ));
    let stated = &article.stated;
    assert_eq!(stated.title.as_deref(), Some(HEADLINE));
    assert_eq!(stated.outlet.as_deref(), Some("The Elstree Courier"));
    assert_eq!(stated.author.as_deref(), Some("Jane Doe"));
    assert_eq!(published(&article), "2025-07-03");
    assert_eq!(article.text, PROSE.replace("\n\n", "\n"));
}

#[test]
fn a_clipping_gives_its_authors_and_keeps_its_text() {
    let article = read_markdown(&format!(
        "---\ntitle: \"{HEADLINE}\"\nsource: \"https://bridge.example/1\"\nauthor:\n  - \"[[Jane Doe]]\"\n  - \"[[John Roe]]\"\n\
         published: 2025-07-03\ncreated: 2025-07-09\n---\nPosted about 23 hours ago 7 min read\n\n{PROSE}\n"
    ));
    assert_eq!(article.stated.author.as_deref(), Some("Jane Doe, John Roe"));
    assert_eq!(article.stated.address.as_deref(), Some("https://bridge.example/1"));
    assert_eq!(published(&article), "2025-07-03");
    assert_eq!(article.text, PROSE.replace("\n\n", "\n"));
}
