//! What is no article is refused in one sentence; what only looks like it is read.

use precis::import::{Hint, ImportError, import};

use super::read;

/// The refusal of a text, which must say that it is `what` and what to do about it.
fn check_refused(text: &str, what: &str) {
    let refusal = import(text.as_bytes(), &Hint::default());
    assert!(matches!(refusal, Err(ImportError::NoArticle(_))), "{text}\n{refusal:?}");
    let words = refusal.unwrap_err().to_string();
    assert!(words.contains(what) && words.contains("; ") && words.contains("paste"), "{text}\n{words}");
    assert!(
        words.starts_with("it is a") || words.starts_with("it is JSON") || words.starts_with("it is the"),
        "{words}"
    );
    assert!(!words.contains(". ") && !words.ends_with('.'), "one sentence: {words}");
}

const STORY: &str = "The council of Elstree closed the old bridge on Monday after a lorry broke its rail.\n\n\
                     Its chairman, Ann Bell, said repairs would take three years.\n";

#[test]
fn the_source_of_a_document_is_refused() {
    let forms = [
        (
            "{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Times;}}\n\\f0 The council closed the old bridge.\\par\n}"
                .to_owned(),
            "RTF",
        ),
        (format!("<!DOCTYPE html>\n<html><body><p>{STORY}</p></body></html>"), "web page (HTML)"),
        (format!("<!-- saved -->\n<html lang=\"en\"><body><p>{STORY}</p></body></html>"), "web page (HTML)"),
        (
            format!("<article class=\"story\">\n<h1>Bridge closed</h1>\n<p>{STORY}</p>\n</article>"),
            "piece of HTML",
        ),
        (
            format!(
                "Bridge closed\n<div class=\"a\"><p>{STORY}</p></div>\n<ul><li>One</li><li>Two</li></ul>"
            ),
            "piece of HTML",
        ),
        (
            format!(
                "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><item><description>{STORY}</description></item></channel></rss>"
            ),
            "news feed",
        ),
        (
            format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><summary>{STORY}</summary></entry></feed>"
            ),
            "news feed",
        ),
        (format!("<?xml version=\"1.0\"?>\n<newsItem><body>{STORY}</body></newsItem>"), "XML"),
        (format!("{{\"headline\": \"Bridge closed\", \"body\": {STORY:?}}}"), "JSON"),
        (format!("[\n  {{\"body\": {STORY:?}}},\n  {{\"body\": {STORY:?}}}\n]"), "JSON"),
        (format!("{{\"id\": 1, \"text\": {STORY:?}}}\n{{\"id\": 2, \"text\": {STORY:?}}}\n"), "JSON"),
        (format!("{{\n  \"data\": {{\"body\": {STORY:?},\n"), "JSON"),
        (
            "BEGIN:VCALENDAR\nVERSION:2.0\nSUMMARY:The council meets again on Monday.\nEND:VCALENDAR"
                .to_owned(),
            "calendar",
        ),
    ];
    for (text, what) in forms {
        check_refused(&text, what);
    }
}

#[test]
fn files_of_mails_and_saved_pages_are_refused() {
    let mail = format!(
        "Return-Path: <desk@courier.example>\nReceived: from a.example\n\tby b.example; Tue, 14 Mar 2023\nFrom: Desk <desk@courier.example>\n\
         Subject: Bridge\nMIME-Version: 1.0\nContent-Type: multipart/alternative;\n boundary=\"x\"\n\n--x\nContent-Type: text/plain\n\n{STORY}"
    );
    let outbox = format!(
        "Message-ID: <1@a.example>\nDate: Tue, 14 Mar 2023\nFrom: a@a.example\nTo: b@b.example\n\n{STORY}"
    );
    let mailbox = format!("From desk@a.example Tue Mar 14 09:12:44 2023\n{outbox}");
    for text in [mail, outbox, mailbox] {
        check_refused(&text, "e-mail file");
    }
    let saved = format!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/1\nSubject: Bridge\nMIME-Version: 1.0\n\
         Content-Type: multipart/related;\n\ttype=\"text/html\"\n\n------\n{STORY}"
    );
    check_refused(&saved, "MHTML");
}

#[test]
fn exports_of_several_articles_are_refused() {
    let nexis = format!(
        "1 of 2 DOCUMENTS\n\nThe Courier\n\nBYLINE: Ann Bell\n\n{STORY}\nLOAD-DATE: May 1, 2020\n\n2 of 2 DOCUMENTS\n\n{STORY}"
    );
    let uni = format!(
        "Bridge closed\nThe Courier\n{STORY}\nLoad-Date: May 1, 2020\nEnd of Document\nMill sold\n{STORY}\nEnd of Document\n"
    );
    let factiva = format!(
        "Bridge closed\n152 words\n3 May 2020\n{STORY}\nDocument HARBCO0020200503ej3e0001x\n\nMill sold\n{STORY}\nDocument HARBCO0020200503ej3e0002y\n"
    );
    let proquest = format!(
        "Document 1 of 12\n\nBridge closed\n{STORY}\nProQuest document ID: 231\n\nDocument 2 of 12\n\nMill sold\n{STORY}\nProQuest document ID: 232\n"
    );
    for text in [nexis, uni, factiva, proquest] {
        check_refused(&text, "press database");
    }
    let one = format!("1 of 12 DOCUMENTS\n\nThe Courier\n\n{STORY}\nLOAD-DATE: May 1, 2020\n");
    assert!(read(&one).text.contains("Ann Bell"));
}

#[test]
fn pages_that_show_no_article_are_refused() {
    for text in [
        "404\nPage not found\nSorry, the page you are looking for does not exist or has moved.\nGo to the homepage.",
        "Access Denied\n\nYou don't have permission to access \"http://www.courier.example/news/1\" on this server.\n\n\
         Reference #18.4f2c.1689",
        "Please enable JavaScript and cookies in your browser to continue.",
        "Just a moment...\n\nChecking your browser before accessing courier.example.\n\nThis process is automatic. Your browser will redirect \
         to your requested content shortly.\n\nRay ID: 7f3a",
        "503 Service Temporarily Unavailable\n\nThe server is busy. Please try again later.\n\nnginx",
        "Oops! Something went wrong.\nWe can't find that page.\nMost read\nCouncil of Elstree closes the old bridge\nMill sold to its workers\n\
         Try searching, or go back to the home page you came from.",
        "Verify you are human by completing the action below.\n\ncourier.example needs to review the security of your connection before proceeding.",
        "Seite nicht gefunden\n\nDie Seite, die Sie suchen, gibt es nicht mehr. Bitte nutzen Sie die Suche.",
    ] {
        check_refused(text, "error page");
    }
    for text in [
        "We value your privacy\n\nWe and our partners store and access information on your device, such as cookies. You can accept all or \
         manage preferences at any time.\n\nAccept all\nReject all\nManage preferences",
        "Sign in\n\nEmail address\nPassword\nForgot your password?\n\nDon't have an account? Create a free account to read on.",
        "Subscribe to continue reading\n\nAlready a subscriber? Log in.\n\nGet unlimited access to our site for 1 pound a week. Cancel at any \
         time.\n\nStart your free trial",
        "This website uses cookies to give you the best experience. By clicking “Accept all” you agree to our cookie policy. You can change \
         your choice at any time.",
    ] {
        check_refused(text, "shows no article");
    }
}

#[test]
fn articles_that_look_like_what_is_refused_are_read() {
    let whole_json = "{\"error\": \"no bridge\"} was all that drivers saw on Monday when the council's map failed in Elstree.";
    for text in [
        "The feed of the Harbour Courier, an RSS document that begins with <rss version=\"2.0\">, broke on Monday in Elstree. Readers of \
         9,000 programs saw nothing for a day.",
        "From: the desk of the mayor\n\nThe mayor of Elstree, Ann Bell, wrote to every household on Monday that the bridge stays closed.",
        "From: Ann Bell\nTo: The people of Elstree\nSubject: The bridge\n\nThe bridge stays closed for three years, because no other way \
         was left to the council of Elstree.",
        whole_json,
        "[Update: the story below was changed on Monday.]\n\nThe council of Elstree closed the old bridge on Monday.",
        "Page not found: how Elstree lost its archive\n\nThe town's archive went offline on Monday, and 40,000 visitors saw the words “page \
         not found”. The council blamed a broken disk. Ann Bell, its chairman, promised copies within a month.",
        "Access denied\n\nReporters were kept out of the harbour of Elstree on Monday. The police gave no reason. The port's owner said it \
         had asked for nothing of the kind.",
        "Sign in, please: the mill's new doors\n\nVisitors to the mill of Elstree have to sign in to a book and accept all its rules. The \
         owner, Nils Berg, spent 4,000 pounds on the doors. “You sign, you enter,” he said.",
        "The element <blink> is back. Engineers in Elstree voted on Monday to bring back <b>, <i> and <blink>, three marks of the early web, \
         after a debate of nine hours that ended with a vote of twelve to two.",
        "2 of 20 documents were lost, the court of Elstree said on Monday. Document 3 of 20 was found in a drawer by a clerk.",
        "Cookies are changing. From Monday every site in Norrland must ask before it stores one. The law passed by nine votes. Publishers \
         expect to lose 4 million pounds a year.",
        "Enable JavaScript, the ministry of Norrland told its clerks on Monday. Its forms had failed for 12 days. The minister, Ada Holm, \
         apologised to 9,000 farmers.",
    ] {
        assert!(read(text).text.lines().any(|line| line.len() > 40), "{text}");
    }
}
