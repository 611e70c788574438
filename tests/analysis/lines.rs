//! Lines that stand around an article are told from its prose, and datelines from their sentence.

use precis::analysis::analyse;
use precis::model::{Article, RemovalReason};

use crate::support::articles::imported;

const FIRST: &str =
    "The harbour wall of Port Elstree broke in two places on Tuesday, flooding 300 houses, the council said.";
const SECOND: &str = "Eleven people were taken to hospital, and four of them have serious injuries.";
const LAST: &str = "The council had promised in May to repair the wall before the autumn storms.";

fn with(line: &str) -> std::sync::Arc<Article> {
    imported(&format!("Harbour wall breaks in storm\n\n{FIRST}\n\n{SECOND}\n\n{line}\n\n{LAST}"))
}

fn below(line: &str) -> std::sync::Arc<Article> {
    imported(&format!("Harbour wall breaks in storm\n\n{FIRST}\n\n{SECOND}\n\n{LAST}\n\n{line}"))
}

fn wrong<'a>(lines: &[&'a str], is_right: impl Fn(&str) -> bool) -> Vec<&'a str> {
    lines.iter().copied().filter(|line| !is_right(line)).collect()
}

#[test]
fn notices_are_taken_out_and_kept_with_their_reason() {
    let lines = [
        "We use cookies to give you the best experience on our website.",
        "By clicking \"Accept all\", you agree to the storing of cookies on your device.",
        "By continuing to browse this site you agree to our use of cookies.",
        "Sign up for our free morning newsletter.",
        "Subscribe to our newsletter and get the top stories in your inbox.",
        "Enter your email address to get our weekly digest.",
        "Already a subscriber? Sign in here.",
        "Create a free account to continue reading.",
        "Story continues below advertisement",
        "Advertisement",
        "Read More",
        "Additional reporting by Jon Rusk in Tarnby.",
        "With files from The Northern Press.",
        "With reporting by Ann Bow and Lee Ash",
        "Contributing: Ann Bow, The Northern Press",
        "(Reporting by Ann Bow; Editing by Lee Ash)",
        "Our Standards: The Northern Wire Principles.",
        "Copyright 2022 Northern Press. All rights reserved.",
        "© 2022 Island Post. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Follow us on Twitter @islandpost.",
        "Download our app for the latest news.",
        "Share this article",
        "Read or Share this story: https://post.example/2Io4wXm",
        "Support our journalism: become a member today.",
        "Do you have a story for us? Email our newsdesk at news@post.example.",
        "Media playback is unsupported on your device",
        "Please enable JavaScript to view the comments.",
        "The Island Post is not responsible for the content of external sites.",
        "Wir verwenden Cookies, um unsere Website zu verbessern.",
    ];
    let missed = wrong(&lines, |line| {
        let article = below(line);
        !article.text.contains(line) && article.removed.iter().any(|removal| removal.text.contains(line))
    });
    assert!(missed.len() <= 1, "{missed:?}");
}

#[test]
fn captions_and_credits_are_never_key_points() {
    let lines = [
        "FILE - In this Jan. 9, 2019, file photo, the tanker Ellsay Star leaves the port of Elstree. (AP Photo/Mara Rue, File)",
        "FILE - In this May 6, 2020 file photo, Mayor Hanna Brevik speaks at the town hall of Port Elstree.",
        "A woman carries a child through the flooded market square in Port Elstree, April 12, 2016. REUTERS/Jonas Kettle",
        "CLOSE The mayor of Port Elstree says that 300 houses are under water. USA TODAY",
        "Image copyright Getty Images Image caption The harbour wall of Port Elstree broke in two places",
        "Media caption Mayor Hanna Brevik tells how the harbour wall of Port Elstree broke",
        "Mayor Hanna Brevik walks along the harbour wall of Port Elstree on Tuesday. (Photo: Karen Oster, USA TODAY)",
        "Residents of Port Elstree leave their houses on Tuesday. (Lee Ash/Northern Press)",
        "Residents of Port Elstree leave their flooded houses on Tuesday. Photograph: Lee Ash/EPA",
        "JUST WATCHED Harbour wall of Port Elstree breaks Replay More Videos ...",
        "MUST WATCH Harbour wall of Port Elstree breaks in storm 01:12",
        "Photos: Storm in Port Elstree Residents leave their houses on Tuesday, June 3. Hide Caption 1 of 9",
        "REUTERS/Jonas Kettle",
        "Getty Images",
        "(Photo: Lee Ash, Northern Press)",
        "dpa/Rahmat Gill",
        "(c) REUTERS (JON KETTLE)",
        "Foto: Imago / Peter Stark",
        "Photograph: Jonas Kettle/EPA",
        "Lee Ash/AFP/Getty Images",
    ];
    let shown = wrong(&lines, |line| {
        let article = with(line);
        let findings = analyse(&[article]);
        findings.key_points.iter().all(|point| !line.contains(&point.text))
    });
    assert!(shown.is_empty(), "{shown:?}");
}

#[test]
fn a_dateline_comes_off_its_sentence() {
    for dateline in [
        "ELSTREE, July 3 (Reuters) —",
        "ELSTREE (AP) -",
        "(Reuters) -",
        "(CNN)",
        "ELSTREE —",
        "ELSTREE, Norrland —",
        "ELSTREE, Norrland (AP) --",
        "WASHINGTON, D.C.:",
        "PORT ELSTREE, July 3. /TASS/.",
        "Elstree [Norrland], July 3 (ANI):",
        "PARIS, 3 juillet (Reuters) -",
        "Paris (AFP) –",
        "Berlin (dpa) -",
        "Madrid, 3 jul (EFE).-",
        "CHICAGO, Nov. 30, 2018 /PRNewswire/ --",
    ] {
        let article =
            imported(&format!("Harbour wall breaks in storm\n\n{dateline} {FIRST}\n\n{SECOND}\n\n{LAST}"));
        assert_eq!(article.text, format!("{FIRST}\n{SECOND}\n{LAST}"), "{dateline}");
        let kept = article.removed.iter().find(|removal| removal.reason == RemovalReason::Dateline);
        assert!(
            kept.is_some_and(|kept| dateline.starts_with(&kept.text)),
            "{dateline} {:?}",
            article.removed
        );
    }
}

#[test]
fn menus_and_other_articles_below_the_last_paragraph_go() {
    let lines = [
        "Latest Stories",
        "7 minutes ago",
        "Trending",
        "Most Read",
        "Top Stories",
        "Related Topics",
        "More on this story",
        "Grab-bag buys rival in Asia",
        "Regulator fines cell networks 2 million",
        "Satellites get a smaller antenna",
        "Home",
        "Add Interest",
        "Tags: storms, harbours",
        "Next article",
        "Opinion: Why the wall had to break",
    ];
    let article = below(&lines.join("\n"));
    assert_eq!(article.text, format!("{FIRST}\n{SECOND}\n{LAST}"));
}

#[test]
fn lines_that_state_something_stay() {
    let lines = [
        "Nobody was hurt.",
        "Yes.",
        "Mayor Hanna Brevik declined to comment.",
        "Photographs of the wall were shown to the court.",
        "Copyright law was at the heart of the case, the judge said.",
        "Subscribers to the newsletter lost their money, the prosecutor said.",
        "The company uses cookies to follow its visitors, the regulator found.",
        "Anyone who saw the wall break is asked to call the police.",
        "Getty Images sued the start-up in March over 12 million pictures.",
        "12 May: the council closes the harbour.",
        "The video was watched four million times in a day.",
        "Read the report before you judge us, she told members of parliament.",
    ];
    let lost = wrong(&lines, |line| with(line).text.contains(line));
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn footnotes_leave_their_sentences_whole() {
    let article = imported(&format!(
        "Elstree dam\n\n{FIRST}[1][2]\n\n{SECOND}[citation needed]\n\n{LAST}[3] [edit]\n\nReferences\n\n\
         1. ^ Alder, R. (1979). Report on the Elstree Dam. Elstree: State Press.\n2. ^ \"Dam bursts\". Harbour Courier. 5 May 1978."
    ));
    assert_eq!(article.text, format!("{FIRST}\n{SECOND}\n{LAST}"));
}
