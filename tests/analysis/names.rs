//! Names of withheld speakers in texts, with what other languages join to them.

use precis::names::NameFinder;

fn finder(name: &str) -> NameFinder {
    let mut finder = NameFinder::new();
    finder.add(name, [name]);
    finder
}

/// Each word of the texts must hold the name, or none of them.
#[track_caller]
fn check(name: &str, texts: &[&str], is_found: bool) {
    let finder = finder(name);
    for text in texts {
        let hits: Vec<&str> = finder.find(text).iter().filter_map(|hit| hit.span.of(text)).collect();
        assert_eq!(!hits.is_empty(), is_found, "{name} in “{text}”: {hits:?}");
    }
}

#[track_caller]
fn found(name: &str, texts: &[&str]) {
    check(name, texts, true);
}

#[track_caller]
fn not_found(name: &str, texts: &[&str]) {
    check(name, texts, false);
}

#[test]
fn an_arabic_name_is_found_behind_whatever_is_joined_to_its_article() {
    found(
        "محمد القاضي",
        &[
            "وقال مكتب للقاضي إن الحافلات لن تكفي.",
            "القاضي",
            "والقاضي",
            "فالقاضي",
            "بالقاضي",
            "كالقاضي",
            "أالقاضي",
            "وبالقاضي",
            "فبالقاضي",
            "وكالقاضي",
            "وللقاضي",
            "فللقاضي",
            "أللقاضي",
            "أوللقاضي",
            "أفللقاضي",
            "لِلقاضي",
            "للقاضِيَ",
            "للـقـاضي",
            "لـلقاضي",
            "للّقاضي",
            "للقاضى",
            "للقاضی",
            "للقاضے",
            "\u{200f}«للقاضي»",
            "لل‌قاضی",
            "ﻟﻠﻘﺎﺿﻲ",
            "للقاضيين",
            "محمد قاضی گفت",
        ],
    );
    // With and without the article, with a lam of its own, in two words, in other letters.
    found("سامي اللطيف", &["للطيف", "وللطيف", "فللطيف", "للّطيف", "لللطيف", "اللطيف"]);
    found("نادر لطيف", &["للطيف", "ولطيف", "اللطيف", "وللطيف"]);
    found("عبد اللطيف ناصر", &["لعبد اللطيف", "ولعبداللطيف", "للطيف"]);
    found("هدى الأمين", &["للأمين", "للامین", "وللأمين", "الامين"]);
    found("هدى الآغا", &["للآغا", "للاغا"]);
    found("منى الحمزة", &["للحمزة", "للحمزه", "وللحمزۃ", "للحمزة‎"]);
    found("كريم الكيلاني", &["للکیلانی", "وللڪيلاني"]);
}

#[test]
fn a_short_arabic_or_hebrew_name_is_found_behind_whatever_is_joined_to_it() {
    found("منى علي", &["لعلي", "ولعلي", "وبعلي", "فلعلي", "وكعلي", "فبعلي", "كعلي", "بعلي"]);
    found("דוד לוי", &["לוי", "ולוי", "ללוי", "כלוי", "הלוי", "וללוי", "ובלוי", "מלוי", "שלוי", "ומלוי"]);
    // “Above”, “the highest”, “education”, “he walks”.
    not_found("منى علي", &["أعلى", "تعليم", "يعلو"]);
}

#[test]
fn other_words_of_the_root_of_a_withheld_name_are_not_asked_about() {
    let prose = "وصلت القضية إلى القضاء في أوستربي، وأصدرت القضاة قرارها للقضاء على الخلاف. \
        تم تحليل الخلل بتسلسل واضح، وتضاءلت الآمال لليوم الثاني. قضى المجلس ساعات في النقاش، \
        وقال قاض سابق إن التقاضي طويل وإن للمدينة حقا في العبارات. \
        شهر قضاوت درباره پرونده را به دادگاه سپرد و تقاضای تازه‌ای نپذیرفت؛ قضات گفتند اقتضای کار همین است.";
    not_found("محمد القاضي", &[prose]);
    not_found("هدى الأمين", &["تأمين الميناء وأمان المدينة", "لليمين وللمين", "بيمه و تأمین"]);
    not_found("منى الحق", &["للحقوق", "لحقت", "ملحق"]);
}

#[test]
fn the_arabic_article_is_read_in_every_latin_spelling() {
    found(
        "Muhammad al-Qadi",
        &[
            "al-Qadi",
            "Al Qadi",
            "alQadi",
            "AlQadi",
            "Alqadi",
            "alqadi",
            "el-Qadi",
            "El Qadi",
            "Elqadi",
            "ul-Qadi",
            "lil-Qadi",
            "lilqadi",
            "Lil-Qadi",
            "bil-Qadi",
            "bilqadi",
            "wal-Qadi",
            "walqadi",
            "fal-Qadi",
            "kalqadi",
            "wa-l-Qadi",
            "walilqadi",
            "wabilqadi",
            "el-Kadi",
            "El Kadi",
            "al-Kadi",
            "Elkadi",
            "ul-Kadi",
            "lil-Kadi",
            "al‑Qāḍī",
            "AL-QADI",
            "al-Qadi’s",
            "@elqadi",
        ],
    );
    for name in ["Muqtada al-Sadr", "Muqtada as-Sadr", "Muqtada Al Sadr", "Muqtada es-Sadr"] {
        found(
            name,
            &[
                "al-Sadr", "as-Sadr", "As-Sadr", "es-Sadr", "us-Sadr", "Assadr", "alsadr", "lis-Sadr",
                "lissadr", "el-Sadr",
            ],
        );
    }
    for name in ["Nadia al-Sharif", "Nadia ash-Sharif", "Nadia el-Sharif"] {
        found(
            name,
            &[
                "ash-Sharif",
                "al-Sharif",
                "esh-Sharif",
                "Ashsharif",
                "El-Sharif",
                "lish-Sharif",
                "wash-Sharif",
            ],
        );
    }
    found("Zia ul-Haq", &["al-Haq", "el-Haq", "Ulhaq", "Alhaq", "ul-Haq"]);
    found("Omar ad-Din", &["al-Din", "ed-Din", "Eddin", "ud-Din", "Aldin"]);
    for (name, text) in [
        ("Amal an-Nuri", "al-Nuri"),
        ("Amal at-Tawil", "altawil"),
        ("Amal az-Zaki", "El-Zaki"),
        ("Amal ar-Rawi", "elrawi"),
    ] {
        found(name, &[text]);
    }
}

#[test]
fn english_words_are_no_arabic_articles() {
    not_found("Nadia ash-Sharif", &["Ash fell on the town; ash, ashes", "a sheriff"]);
    not_found(
        "Muhammad al-Qadi",
        &[
            "A cadi is a judge; the academy, Alka, Wali and Bill, as if all of Kadian elk; the decadi, walk a dike",
        ],
    );
    not_found("Yusuf al-Imam", &["an imam, the imams of el-Arish"]);
    let finder = finder("Muqtada al-Sadr");
    let text = "He was known as Sadr by all.";
    let hits: Vec<_> = finder.find(text).iter().filter_map(|hit| hit.span.of(text)).collect();
    assert_eq!(hits, ["Sadr"]);
}

#[test]
fn a_name_with_another_article_is_one_name() {
    let finder = finder("Muhammad al-Qadi");
    for text in ["Muhammad el-Qadi", "Muhammad El Kadi", "Muhammad ul-Qadi", "Muhammad al-Qadi"] {
        let hits: Vec<_> = finder.find(text).iter().filter_map(|hit| hit.span.of(text)).collect();
        assert_eq!(hits, [text]);
    }
    let text = "رسالة للقاضي محمد";
    let finder = self::finder("محمد القاضي");
    let hits: Vec<_> = finder.find(text).iter().filter_map(|hit| hit.span.of(text)).collect();
    assert_eq!(hits, ["للقاضي محمد"]);
}

#[test]
fn a_surname_in_chinese_characters_is_found_without_the_given_name() {
    found("田中角栄", &["田中首相は述べた。", "元首相の田中氏", "角栄氏", "田中角栄"]);
    found("佐々木健", &["佐々木氏は", "佐々さん"]);
    found("田中まり", &["田中氏", "田中まり"]);
    found("欧阳建国", &["欧阳先生说"]);
    not_found("田中角栄", &["田んぼの中", "中角", "首相は述べた。"]);
    not_found("김정은", &["정부의 결정은 옳다"]);
}
