//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turn a handful of news articles into one page for a meeting, every word traceable to its source.
#[derive(Debug, Parser)]
#[command(
    name = "precis",
    version,
    args_conflicts_with_subcommands = true,
    override_usage = "precis [FILE.precis]\n       precis <COMMAND>",
    after_help = "Without a command the window opens, on the sample pack the first time."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// The briefing to open in the window.
    #[arg(value_name = "FILE.precis")]
    pub(super) file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a briefing of the best findings as they are, and export its page
    Build(Build),
    /// Export a saved briefing, or its evidence annex
    Export(Export),
    /// Print what is found in articles: quotes with their speakers, key points, events, differences
    Analyze(Analyze),
    /// List the templates, or check one of your own
    Templates(Templates),
}

#[derive(Debug, Args)]
pub(super) struct Build {
    /// The articles, plain text or Markdown; without any, the sample pack; - is the standard input
    #[arg(value_name = "ARTICLES")]
    pub(super) articles: Vec<PathBuf>,
    /// The headline of the page; without one, the title of the article with the best point
    #[arg(long, value_name = "TITLE", allow_hyphen_values = true)]
    pub(super) title: Option<String>,
    /// What it is about, for the small line above the headline
    #[arg(long, value_name = "TEXT", default_value = "", allow_hyphen_values = true)]
    pub(super) topic: String,
    /// For whom or for which meeting the briefing is
    #[arg(long = "for", value_name = "WHO", default_value = "", allow_hyphen_values = true)]
    pub(super) prepared_for: String,
    /// The time the briefing speaks of, such as 2025-07-04T09:00
    #[arg(long, value_name = "TIME", default_value = "", allow_hyphen_values = true)]
    pub(super) as_of: String,
    /// How it may be shared: none, a TLP label (clear, green, amber, amber+strict, red) or your own text
    #[arg(long, value_name = "MARKING", default_value = "none", allow_hyphen_values = true)]
    pub(super) marking: String,
    /// The id of the template, which `precis templates` lists, or the path of a template file
    #[arg(long, value_name = "ID|FILE")]
    pub(super) template: Option<String>,
    /// The paper; without one, the template's
    #[arg(long, value_enum)]
    pub(super) paper: Option<Paper>,
    /// The file of a house style, in the place of the one in the configuration folder
    #[arg(long, value_name = "FILE")]
    pub(super) house: Option<PathBuf>,
    /// Where to write it; the ending tells the format: .pdf or .png for the page, .md or .docx for its text
    #[arg(short, long, value_name = "FILE", default_value = "briefing.pdf")]
    pub(super) output: PathBuf,
    /// Put the briefing into the PDF, which then opens as one: whoever has it has all articles in full and every name
    #[arg(long)]
    pub(super) attach: bool,
    /// Where to save the briefing too, for the window
    #[arg(long, value_name = "FILE.precis")]
    pub(super) save: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The briefing, or a PDF that one travels in
    #[arg(value_name = "FILE.precis")]
    pub(super) file: PathBuf,
    /// Where to write it; the ending tells the format: .pdf or .png for the page, .md or .docx for its text. Without
    /// this and --annex, a PDF beside the briefing
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The file of a house style, in the place of the one in the configuration folder
    #[arg(long, value_name = "FILE")]
    pub(super) house: Option<PathBuf>,
    /// Put the briefing into the PDF, which then opens as one: whoever has it has all articles in full, and all that was
    /// rejected or left off the page
    #[arg(long)]
    pub(super) attach: bool,
    /// Write it even where items would stand there without a source because the articles that have them are not ticked;
    /// without this such a briefing is refused, and the items are named
    #[arg(long)]
    pub(super) allow_unsourced: bool,
    /// Where to write the evidence annex (.md or .docx): each point and quote beside the sentences it stands on
    #[arg(long, value_name = "FILE")]
    pub(super) annex: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Analyze {
    /// The articles, analysed together; - is the standard input
    #[arg(value_name = "FILES", required_unless_present_any = ["jsonl", "pairs"])]
    pub(super) files: Vec<PathBuf>,
    /// Analyse each line of this file on its own and uncleaned: {"id", "text"} or {"id", "documents": […]}
    #[arg(long, value_name = "IN.jsonl", requires = "out", conflicts_with = "files")]
    pub(super) jsonl: Option<PathBuf>,
    /// With --jsonl, add a "summary" of that many words: the best sentences, cut at the last word; for measuring
    #[arg(long, value_name = "N", requires = "jsonl")]
    pub(super) words: Option<usize>,
    /// Say for each line of this file, {"id", "a", "b"}, how alike the two sentences' claims are
    #[arg(long, value_name = "IN.jsonl", requires = "out", conflicts_with_all = ["files", "jsonl"])]
    pub(super) pairs: Option<PathBuf>,
    /// Where to write one line of JSON for each line
    #[arg(long, value_name = "OUT.jsonl")]
    pub(super) out: Option<PathBuf>,
    /// Take the text exactly as the files have it, without cleaning
    #[arg(long)]
    pub(super) verbatim_text: bool,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs: every key always there, unknown is null, offsets in characters
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Paper {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 inches
    Letter,
}

#[derive(Debug, Args)]
pub(super) struct Templates {
    /// Check a file instead, a template or a house style, and name the first line that is wrong
    #[arg(long, value_name = "FILE")]
    pub(super) check: Option<PathBuf>,
}
