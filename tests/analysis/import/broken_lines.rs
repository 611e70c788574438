//! Lines that a sentence runs over are joined; verse, lists, headings, transcripts and paragraphs stay as they are.

use super::{check_untouched, read};

/// The paragraphs that a text must come out with.
fn check_joined(text: &str, expected: &[&str]) {
    let article = read(text);
    let lines: Vec<&str> = article.text.lines().collect();
    for paragraph in expected {
        assert!(lines.contains(paragraph), "{paragraph}\n{lines:#?}");
    }
}

const BRIDGE: &str = "The council of Elstree closed the old bridge on Monday, after a lorry broke its rail and fell into the river below.";
const BELL: &str = "“No other way was left to us, and no other will be found before the winter,” said Ann Bell, the chairman of the council.";

/// The text in lines of at most so many characters; each line may have another limit.
fn broken(text: &str, limits: &[usize]) -> String {
    let (mut lines, mut line, mut limits) = (Vec::new(), String::new(), limits.iter().cycle());
    let mut limit = *limits.next().unwrap();
    for word in text.split(' ') {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > limit {
            lines.push(std::mem::take(&mut line));
            limit = *limits.next().unwrap();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join("\n")
}

#[test]
fn columns_and_ragged_lines_become_paragraphs() {
    for limits in
        [&[30_usize][..], &[36], &[44], &[58], &[72], &[100], &[60, 50, 66, 45], &[40, 58], &[70, 48, 62]]
    {
        let text = format!("{}\n\n{}\n", broken(BRIDGE, limits), broken(BELL, limits));
        check_joined(&text, &[BRIDGE, BELL]);
        // A title and a day above, as they are copied with the text.
        check_joined(&format!("Old bridge closed\n\n9 November 2015\n\n{text}"), &[BRIDGE, BELL]);
    }
}

#[test]
fn sentences_go_on_over_blank_lines_page_numbers_and_running_heads() {
    let first = "The council of Elstree closed the old bridge on Monday, after a lorry broke its rail";
    let rest = "and fell into the river below.";
    for between in [
        "",
        "- 3 -\n\n",
        "Page 3 of 12\n\n",
        "17\n\n",
        "The Elstree Observer 4\n\n",
        "- 3 -\n\nThe Elstree Observer\n\n",
    ] {
        let text = format!(
            "The Elstree Observer\n\n{first}\n\n{between}{rest}\n\n{BELL}\n\nThe Elstree Observer 5\n"
        );
        check_joined(&text, &[BRIDGE, BELL]);
    }
}

#[test]
fn divided_words_are_put_together() {
    let text = "The har-\nbour board of Elstree re-elected its chair-\nman on Wednesday after a de-\nbate of nine hours. The well-\nknown \
                Anglo-\nSaxon hall was full.\n";
    check_joined(
        text,
        &[
            "The harbour board of Elstree re-elected its chairman on Wednesday after a debate of nine hours. The well-known \
           Anglo-Saxon hall was full.",
        ],
    );
}

#[test]
fn marks_of_quoted_mail_and_its_header_go() {
    for mark in ["> ", ">> ", "> > ", "| "] {
        let quoted: String = broken(BRIDGE, &[60])
            .lines()
            .chain([""])
            .chain(broken(BELL, &[60]).lines())
            .flat_map(|line| [mark, line, "\n"])
            .collect();
        check_joined(&quoted, &[BRIDGE, BELL]);
    }
    let text = format!(
        "From: Desk <desk@courier.example>\nTo: all@courier.example\nDate: Tue, 14 Mar 2023 09:12:44 +0000\n\
         Subject: Fwd: Old bridge closed\n\n{}\n\n{BELL}\n\n--\nSent from my phone\n",
        broken(BRIDGE, &[60])
    );
    let article = read(&text);
    assert_eq!(article.text, format!("{BRIDGE}\n{BELL}"));
    assert_eq!(article.stated.title.as_deref(), Some("Old bridge closed"));
    assert_eq!(article.stated.published.map(|day| day.to_string()).as_deref(), Some("2023-03-14"));
}

#[test]
fn lines_that_are_meant_stay() {
    for text in [
        // Verse.
        "The river runs below the hill,\nAnd no one walks there now,\nThe mill is old, the wheel is still,\nThe snow lies on the bough.",
        "so much has gone\ninto the river\nof this town\nand nobody\nsaw it go.",
        "I walked the long road to the harbour in the rain,\nAnd nobody came\nTo ask me where the long road goes, or if I go again.",
        // Lists.
        "Bread from the baker in the square\nApples from the garden of the mill\nA basket of the ripest plums that anyone has seen\nNuts",
        "a new tax on fuel and on tobacco;\nhigher pensions for widows of the war;\nfree buses in all the towns of the north.",
        // Headings above paragraphs, and paragraphs a line each.
        "The council met on Monday and decided that the old bridge will be closed to heavy lorries.\n\
         Its chairman, Ann Bell, said that “no other way was left”, and that repairs take three years.\n\
         Traders in the town fear for their custom, because the next bridge is forty miles away.",
        // A transcript.
        "Ann Bell: We had no other way, and we looked for one\nNils Berg: You looked for nine hours and not for nine weeks\n\
         Ann Bell: We did what the law asks of us.",
        "– Why did you close the old bridge of the town?\n– Because it would have fallen into the river, sir.\n– Who says so?",
    ] {
        let lines = |text: &str| {
            text.lines().map(|line| line.trim_start_matches(['–', ' ']).to_owned()).collect::<Vec<_>>()
        };
        let article = read(text);
        for line in lines(&article.text) {
            assert!(lines(text).contains(&line), "{line}\n{text}");
        }
    }
    check_untouched("iPhone sales fell in Elstree and in all of Norrland on Monday.\niPads sold well.");
}
