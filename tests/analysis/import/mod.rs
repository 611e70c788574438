//! Bytes in, articles out, through the room's own door.

mod broken_lines;
mod metadata;
mod random;
mod refused;

use precis::import::{Cleaning, Hint, ImportError, import, samples};
use precis::model::{Article, Metadata, RemovalReason, SourceFormat};

/// What an article states, what was removed and what is left, as one text.
fn described(article: &Article) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let stated = &article.stated;
    let fields = [
        ("title", stated.title.clone()),
        ("outlet", stated.outlet.clone()),
        ("author", stated.author.clone()),
        ("published", stated.published.map(|date| date.to_string())),
        ("address", stated.address.clone()),
        ("language", stated.language.clone()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    for removal in &article.removed {
        let text: String = removal.text.chars().take(60).collect();
        let more = if removal.text.chars().count() > 60 { "…" } else { "" };
        writeln!(out, "- {}: {text}{more}", removal.reason.as_str()).unwrap();
    }
    writeln!(out, "{}", article.text).unwrap();
    out
}

#[test]
fn the_samples_come_out_clean() {
    for (name, bytes) in samples() {
        let hint = Hint { file: Some(name.into()), ..Hint::default() };
        let article = import(bytes, &hint).unwrap();
        insta::assert_snapshot!(format!("sample {}", name.get(..3).unwrap()), described(&article));
    }
}

/// The article read from a text without a name.
fn read(text: &str) -> Article {
    import(text.as_bytes(), &Hint::default()).unwrap()
}

/// The article read from a Markdown file.
fn read_markdown(text: &str) -> Article {
    import(text.as_bytes(), &Hint { file: Some("article.md".into()), ..Hint::default() }).unwrap()
}

/// What was removed and why, without what was removed as markup.
fn removals(article: &Article) -> Vec<(RemovalReason, &str)> {
    let removed = article.removed.iter().filter(|removal| removal.reason != RemovalReason::Markup);
    removed.map(|removal| (removal.reason, removal.text.as_str())).collect()
}

/// A text that must pass unchanged: nothing removed, nothing stated.
fn check_untouched(text: &str) {
    let article = read(text);
    assert_eq!(article.removed, []);
    assert_eq!(article.text, text.trim_end());
    assert_eq!(Metadata { language: None, ..article.stated }, Metadata::default(), "{text}");
}

const PROSE: &str = "The council met on Monday and decided that the old bridge will be closed to heavy lorries.\n\
                     Its chairman, Ann Bell, said that “no other way was left”, and that repairs take three years.\n\
                     Traders in the town fear for their custom, because the next bridge is forty miles away.";

#[test]
fn cleaning_leaves_every_quoted_stretch_of_the_samples_and_no_other() {
    let counts = samples().map(|(_, bytes)| {
        let text = import(bytes, &Hint::default()).unwrap().text;
        text.lines().map(|line| line.matches(['“', '”', '"']).count() / 2).sum::<usize>()
    });
    assert_eq!(counts, [4, 12, 2, 1, 5]);
}

#[test]
fn no_removed_line_is_left_in_the_text_of_a_sample() {
    for (name, bytes) in samples() {
        let article = import(bytes, &Hint::default()).unwrap();
        for (reason, text) in removals(&article) {
            let is_repetition = reason == RemovalReason::RepeatedParagraph;
            assert_eq!(article.text.matches(text).count(), usize::from(is_repetition), "{name}: {text}");
        }
        for words in ["Also Read", "WhatsApp", "themedialine", "**"] {
            assert!(!article.text.contains(words), "{name}: {words}");
        }
    }
}

#[test]
fn a_text_reads_the_same_in_every_encoding_and_as_markdown() {
    for (name, bytes) in samples() {
        let text = std::str::from_utf8(bytes).unwrap();
        let expected = import(bytes, &Hint::default()).unwrap();
        let little: Vec<u8> =
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> =
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let marked = [b"\xef\xbb\xbf", bytes].concat();
        let windows = text.replace('\n', "\r\n").into_bytes();
        for other in [little, big, marked, windows] {
            let article = import(&other, &Hint::default()).unwrap();
            assert_eq!((&article.text, &article.stated), (&expected.text, &expected.stated), "{name}");
            assert_eq!(article.source.as_ref(), other);
        }
        let markdown = read_markdown(text);
        assert_eq!((&markdown.text, &markdown.stated), (&expected.text, &expected.stated), "{name}");
        assert_eq!(removals(&markdown), removals(&expected), "{name}");
        assert_eq!(markdown.format, SourceFormat::Markdown);
    }
}

#[test]
fn verbatim_text_is_the_files_own_character_for_character() {
    let verbatim = Hint { cleaning: Cleaning::Verbatim, ..Hint::default() };
    for text in ["Title\r\n\r\n**Also read:** x\t\u{7}\r\n", "two words", "— Outlet —\n\n\n", "# Head"] {
        let article = import(text.as_bytes(), &verbatim).unwrap();
        assert_eq!(article.text, text);
        assert_eq!(article.removed, []);
        assert_eq!(Metadata { language: None, ..article.stated }, Metadata::default());
        let marked = import(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), &verbatim).unwrap();
        assert_eq!(marked.text, text);
    }
}

#[test]
fn what_is_no_article_is_refused_with_its_reason() {
    let refusal = |bytes: &[u8]| import(bytes, &Hint::default()).unwrap_err().to_string();
    assert_eq!(refusal(b""), "it is empty");
    assert_eq!(refusal(b" \n\t\r\n"), "it is empty");
    assert_eq!(refusal(b"%PDF-1.7 ..."), "it is not text (it looks like a PDF)");
    assert_eq!(import(b"Hello world", &Hint::default()), Err(ImportError::NoSentences));
    assert_eq!(import(b"1 2 3 4 5 6 7.\n***\n", &Hint::default()), Err(ImportError::NoSentences));
    assert_eq!(import("😀😀😀 😀😀".as_bytes(), &Hint::default()), Err(ImportError::NoSentences));
}

#[test]
fn running_prose_passes_untouched() {
    check_untouched(PROSE);
    // A first line that is a sentence is no title, and short sentences are said twice on purpose.
    check_untouched(
        "They have left the town for good.\nNobody knows why.\nNobody knows why.\nThe mayor has no answer to give either.",
    );
    check_untouched(
        "“No,” she said.\n“No,” he said.\n“No,” she said.\nThat was all they had to say about it that day.",
    );
    // An article in Russian and one in Dari.
    check_untouched(
        "Россия стала первой страной, которая официально признала новое правительство.\n— Мы это сделали, — сказал министр.\n\
         По его словам, переговоры шли больше года и были трудными для обеих сторон.",
    );
    check_untouched(
        "وزارت خارجه اعلام کرد که این کشور حکومت تازه را به رسمیت می\u{200c}شناسد.\n\
         وزیر خارجه گفت: «این تصمیم شجاعانه است» و از دیگر کشورها خواست چنین کنند.",
    );
}

#[test]
fn verse_and_lists_and_interviews_pass_untouched() {
    check_untouched(
        "The river runs below the hill,\nAnd no one walks there now,\nThe mill is old, the wheel is still,\n\
         The snow lies on the bough.\nAnd no one walks there now,",
    );
    check_untouched(
        "The parties agreed on four things that neither of them had been willing to accept before:\nFree Trade\n\
         Open Borders\nJoint Patrols\nA Common Currency\nNone of it will come into force before the parliaments agree.",
    );
    check_untouched(
        "Q: Why did you leave the ministry after so many years?\nA: Because I was tired.\nQ: Will you come back?\n\
         A: No.\nQ: Never?\nA: No.",
    );
    check_untouched(
        "JANE DOE\nI have never seen the river as high as it was on that Sunday in the spring.\nJOHN ROE\n\
         Nor have I, and I have lived here for all of my life, as you know very well.\nJANE DOE\n\
         So we agree for once, which is the strangest thing about that flood of all.",
    );
}

#[test]
fn prose_that_only_resembles_what_is_cleaned_stays() {
    let lines = [
        "Follow our example, the minister told the members of the alliance, and your newsletter will be read.",
        "“Subscribe to no newspaper,” he wrote in his last letter to the channel’s editor.",
        "Read more books, the minister said.",
        "See also the report of the commission, which comes to another outcome.",
        "By Thursday, the road had been cleared.",
        "By 1994, the movement had advanced through the south of the country.",
        "Visit https://council.example for the plans of the bridge.",
        "Share prices fell on Friday.",
        "Copyright law is older than the printing press in some countries.",
        "Photo albums were found in the ruins of the house.",
        "Related parties must be named in the accounts.",
        "Sign language was used throughout the meeting.",
        "He scored 5*3 points, * and more * of f*** them.",
        "The [king] (or so he says) left.",
    ];
    check_untouched(&format!("{PROSE}\n{}\nAnd that is all that is known of it today.", lines.join("\n")));
}

#[test]
fn what_publishers_put_around_an_article_goes() {
    let text = format!(
        "- The Daily Bridge - https://bridge.example -\n\nBridge Closed for Three Years\n\n\
         By Jane Doe and John van Roe | Published 3 July 2025, 10:15 GMT | 4 min read\n\nPhoto: The bridge / AP\n\n\
         Bridge Closed for Three Years\n\n{PROSE}\n\nAdvertisement\n\nWhat It Means\n\n\
         The repairs will cost the county more than it spends on all of its schools in a year.\n\n\
         Read more: [Mill burns down](https://bridge.example/mill)\n\nSubscribe to our newsletter.\n\n\
         Share on Facebook Twitter WhatsApp\n\n© 2025 The Daily Bridge. All rights reserved."
    );
    insta::assert_snapshot!("what publishers put around", described(&read(&text)));
}

#[test]
fn front_matter_and_labelled_lines_state_what_they_state() {
    let matter =
        format!("---\ntitle: \"Bridge closed\"\nauthor: Jane Doe\ndate: 2025-07-03\n---\n\n{PROSE}\n");
    insta::assert_snapshot!("front matter", described(&read_markdown(&matter)));
    let labelled = format!(
        "Title: Bridge closed\nSource: The Daily Bridge\nURL: https://bridge.example/1\nDate: July 3, 2025\n\n{PROSE}"
    );
    insta::assert_snapshot!("labelled lines", described(&read(&labelled)));
}

#[test]
fn markdown_loses_its_marks_and_keeps_its_words() {
    let text = format!(
        "# Bridge *closed*\n\n*Repairs* take [three years](https://bridge.example), the council says.\n\n\
         ![The bridge](bridge.jpg)\n\n## The plan\n\n- The first part is the eastern pier.\n- The second part is the deck.\n\n\
         > “No other way was left,” said **Ann Bell**.\n\n{PROSE}\n"
    );
    insta::assert_snapshot!("markdown", described(&read_markdown(&text)));
}

#[test]
fn bullets_go_from_lists_and_stay_on_single_lines() {
    let list = "The plan has three parts that follow each other:\n- the pier\n- the deck\nThe rest follows later.\n- So it is.";
    let article = read(list);
    let expected = list.replace("- the", "the");
    assert_eq!(article.text, expected);
    check_untouched("– Вы закрыли мост на три года.\n– Да, другого выхода не было.");
}

#[test]
fn a_paragraph_repeated_at_the_end_of_another_is_taken_off_it() {
    let first = "The council met on Monday and decided that the old bridge will be closed to heavy lorries.";
    let last = "Traders in the town fear for their custom, because the next bridge is forty miles away.";
    let article = read(&format!("{first}\n{last}{first} {last}"));
    assert_eq!(article.text, format!("{first}\n{last}"));
    assert_eq!(
        removals(&article),
        [(RemovalReason::RepeatedParagraph, first), (RemovalReason::RepeatedParagraph, last)]
    );
}

#[test]
fn a_paragraph_that_was_glued_to_itself_again_and_again_stands_once() {
    let paragraph =
        "The council met on Monday and decided that the old bridge will be closed to heavy lorries.";
    for times in [2, 3, 4, 64, 1024] {
        assert_eq!(read(&paragraph.repeat(times)).text, paragraph, "{times} times");
    }
}

#[test]
fn an_article_pasted_twice_counts_once_with_its_short_paragraphs() {
    let article = read(&format!("{PROSE}\nHe left.\n{PROSE}\nHe left."));
    assert_eq!(article.text, format!("{PROSE}\nHe left."));
}

#[test]
fn a_headline_that_stands_once_is_the_title() {
    for (title, text) in [
        ("Bridge closed to lorries for three years", PROSE.to_owned()),
        (
            "Мост закрыт на три года",
            "Совет собрался в понедельник и решил закрыть старый мост для грузовиков.".to_owned(),
        ),
        (
            "پل سه سال بسته می\u{200c}ماند",
            "شورا روز دوشنبه تصمیم گرفت که پل کهنه را به روی بارکش\u{200c}های سنگین ببندد.".to_owned(),
        ),
        ("Will the Bridge Ever Open?", PROSE.to_owned()),
    ] {
        let article = read(&format!("{title}\n\n{text}"));
        assert_eq!(article.stated.title.as_deref(), Some(title));
        assert_eq!(article.text, text);
    }
}

#[test]
fn wire_slugs_and_release_flags_are_never_the_title() {
    for flag in [
        "AB-XY--Bridge-Closure,1st Ld-Writethru",
        "BRIDGE-CLOSURE/COUNCIL (UPDATE 1)",
        "FOR IMMEDIATE RELEASE",
        "Press release",
        "Embargoed until 00:01 on Monday",
    ] {
        let article = read(&format!("{flag}\n\nBridge closed, officials say\nBy JANE DOE\n\n{PROSE}"));
        assert_eq!(article.stated.title.as_deref(), Some("Bridge closed, officials say"), "{flag}");
        assert_eq!(
            removals(&article),
            [
                (RemovalReason::Boilerplate, flag),
                (RemovalReason::Headline, "Bridge closed, officials say"),
                (RemovalReason::Byline, "By JANE DOE")
            ]
        );
        assert_eq!(article.text, PROSE);
    }
    for title in ["Stop-and-search powers are curbed", "Press freedom under threat", "Merry-go-round"] {
        assert_eq!(read(&format!("{title}\n\n{PROSE}")).stated.title.as_deref(), Some(title));
    }
}

#[test]
fn a_time_of_day_before_a_date_is_not_its_day() {
    for line in [
        "Published: 11:05, 7 July 2025",
        "Published: 11:05 GMT, 7 July 2025",
        "Published: 11:05 BST, 7 July 2025 | Updated: 18:20 BST, 8 July 2025",
        "Posted: 11:05 AM EDT Jul 7, 2025",
        "11:05 AM, July 7, 2025",
        "11:05 AM · Jul 7, 2025",
        "Monday 11:05 7 July 2025",
        "Updated: 9:05, 7 July 2025",
        "Last updated at 11.05am on Monday 7 July 2025",
        "By Jane Doe | 11:05 GMT | 7 July 2025",
        "July 7, 2025 / 11:05 AM EDT",
        "11h05, 7 July 2025",
        "11:05 07.07.2025",
        "Published 1430, 7 July 2025",
        "Updated: 09:12 GMT, 9 July 2025\nPublished: 11:05 GMT, 7 July 2025",
        "Published: 11:05 GMT, 7 July 2025\n\nUpdated: 09:12 GMT, 9 July 2025",
    ] {
        let article = read(&format!("Bridge closed, officials say\n\n{line}\n\n{PROSE}"));
        let published = article.stated.published.map(|date| date.to_string());
        assert_eq!(published.as_deref(), Some("2025-07-07"), "{line}");
        assert_eq!(article.text, PROSE, "{line}");
    }
}

#[test]
fn a_name_below_the_author_is_the_outlet() {
    for outlet in ["Associated Press", "The Northern Bridge", "Bridge Wire Service"] {
        let article =
            read(&format!("Bridge closed, officials say\nBy Jane Doe\n{outlet}\n12 March 2024\n\n{PROSE}"));
        assert_eq!(article.stated.outlet.as_deref(), Some(outlet));
        assert!(removals(&article).contains(&(RemovalReason::Byline, outlet)));
        assert_eq!(article.stated.published.map(|date| date.to_string()).as_deref(), Some("2024-03-12"));
    }
    let article = read(&format!("Bridge closed, officials say\n\nBy Jane Doe\n\nWhat We Know\n\n{PROSE}"));
    assert_eq!(article.stated.outlet, None);
}

#[test]
fn what_press_offices_and_wires_put_around_their_text_goes() {
    let lines = [
        "Contact: Sam Hill, press@acme.example, +1 555 0100",
        "Bridge Wire writer Ann Hill in Thornby contributed to this report.",
        "For more information, visit www.acme.example.",
        "Our Standards: The Bridge Wire Trust Principles.",
        "This interview has been edited for length and clarity.",
        "About Acme",
        "Acme Corp. makes things. For more information, visit www.acme.example.",
        "Forward-Looking Statements",
        "This release contains forward-looking statements that involve risks.",
        "SOURCE Acme Corp.",
        "-ends-",
        "###",
    ];
    let article = read(&format!("Bridge closed, officials say\n\n{PROSE}\n\n{}", lines.join("\n\n")));
    assert_eq!(article.text, PROSE);
    assert!(removals(&article).iter().skip(1).all(|(reason, _)| *reason == RemovalReason::Boilerplate));
}

#[test]
fn prose_that_only_resembles_credits_stays() {
    let lines = [
        "The rain of three weeks contributed to this flood, the council said.",
        "“She contributed to this report,” the minister said of her.",
        "Contact was lost with the ship at noon on Friday.",
        "For more information the council turned to the people who had built the bridge.",
        "Sources close to the council deny it.",
        "About half of the money has been spent.",
        "Embargoed goods were found in the hold of the ship.",
    ];
    check_untouched(&format!("{PROSE}\n{}", lines.join("\n")));
}

#[test]
fn lines_filled_to_a_width_become_paragraphs() {
    let text = "The council met on Monday and decided that the old\nbridge will be closed to heavy lorries from the first\n\
                of next month.\n\nIts chairman, Ann Bell, said that “no other way was\nleft”, and that the repairs would take three years.\n";
    let article = read(text);
    assert_eq!(article.text.lines().count(), 2, "{}", article.text);
    assert!(
        article.text.contains("that the old bridge will") && article.text.contains("“no other way was left”")
    );
}
