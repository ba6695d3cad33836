//! The words of the command line, as the manual prints them.
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::discovery::filter::{Filter, FilterError, Typed};

const AFTER: &str = "\
FIRST STEPS
  limelight up                                     start everything, with a sample catalogue to try
  limelight import creators.csv                    add creators of your own
  limelight search \"vegan AND (recipes OR cooking)\" --target 200 --out creators.csv
  limelight search --similar some.handle --platform tiktok
  limelight lookup handles.csv --platform instagram --out found.csv

EXIT STATUS
  0  done
  1  failed; the message says what to do
  2  wrong usage
  3  nothing found
  4  done in part

SETTINGS
  Environment variables such as DATABASE_URL, LIMELIGHT_DATA_DIR and BIND; .env.example lists all of them.";

/// Find creators on TikTok, Instagram and YouTube, on your own machine.
#[derive(Debug, Parser)]
#[command(name = "limelight", version, about, after_help = AFTER, max_term_width = 110)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start everything: database, web server, worker and schedules, in one process
    Up(UpArgs),
    /// Start the web server only (needs DATABASE_URL or a running `limelight up`)
    Serve,
    /// Start a worker and the schedules only
    Work,
    /// Search creators by keywords or by likeness
    Search(SearchArgs),
    /// List campaigns with their newest run, or the runs of one
    Runs(RunsArgs),
    /// Say what changed between two runs of a campaign: creators that are new, gone, grown
    Compare(CompareArgs),
    /// Look up a list of handles or profile links, each with its creator or the reason why there is none
    Lookup(LookupArgs),
    /// Add creators from CSV, JSON or JSON-lines files to the catalogue
    Import(ImportArgs),
    /// Try how text is understood
    Parse(ParseArgs),
    /// Write a search's creators as CSV
    Export(ExportArgs),
    /// Look after the database
    Db(DbArgs),
    /// Show and change what may be changed while the program runs
    Settings(SettingsArgs),
    /// Look at what is recorded, and check it
    Events(EventsArgs),
    /// Answer like the data providers, with invented creators, for trying things without a key
    Simulate(SimulateArgs),
}

#[derive(Debug, clap::Args)]
pub struct UpArgs {
    /// Start with an empty catalogue, without the sample creators
    #[arg(long)]
    pub no_sample: bool,
}

#[derive(Debug, clap::Args)]
pub struct SearchArgs {
    /// What to look for: words, "quoted phrases", AND, OR, NOT and brackets
    #[arg(required_unless_present_any = ["similar", "watch", "again"], conflicts_with_all = ["similar", "watch"])]
    pub query: Option<String>,
    /// Look for creators like this handle (a name, @name or profile link), or like several, separated by commas
    #[arg(long, value_name = "HANDLE", conflicts_with = "watch")]
    pub similar: Option<String>,
    /// Do not search; print the hashtags that creators who match use more than others
    #[arg(long, requires = "query", conflicts_with_all = ["out", "name"])]
    pub suggest: bool,
    /// tiktok, instagram or youtube
    #[arg(long, default_value = "tiktok")]
    pub platform: String,
    /// How many creators to find, 1 to 10000
    #[arg(long, default_value = "1000", allow_hyphen_values = true)]
    pub target: String,
    /// Where to look: best (a provider with a key, else the catalogue), catalogue, youtube, scrapecreators, apify or influencers_club
    #[arg(long, default_value = "best", conflicts_with = "watch")]
    pub provider: String,
    /// Paid provider calls at most; without it, as many as the quote allows
    #[arg(long, value_name = "N", conflicts_with = "watch", allow_hyphen_values = true)]
    pub max_calls: Option<String>,
    /// Ask the provider for the profile of each creator whose bio or followers the search does not tell; costs further calls
    #[arg(long, conflicts_with = "watch")]
    pub profiles: bool,
    /// Try the search with a handful of paid calls (the setting api_limits.max_api_calls_for_testing)
    #[arg(long, conflicts_with_all = ["watch", "max_calls"])]
    pub trial: bool,
    /// Do not search; print what the search would take, in calls, credits and time
    #[arg(long, conflicts_with_all = ["watch", "suggest", "out"])]
    pub quote: bool,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Search once more what this search, or the newest of this campaign, asked for; says what changed since
    #[arg(long, value_name = "ID", conflicts_with_all = ["query", "similar", "watch", "suggest", "provider", "max_calls", "profiles", "trial", "name", "target", "platform"])]
    pub again: Option<String>,
    /// Write the creators to this CSV file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Name of the campaign; the query itself when left out
    #[arg(long)]
    pub name: Option<String>,
    /// Print the search and its creators as JSON
    #[arg(long)]
    pub json: bool,
    /// Follow a search that is running already
    #[arg(long, value_name = "ID")]
    pub watch: Option<String>,
}

/// Who is wanted of those that match. The catalogue leaves the others out before it counts; what a provider finds is kept
/// whole, and the table and the file show those who pass.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Only creators with")]
pub struct FilterArgs {
    /// Followers, at least
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub min_followers: Option<String>,
    /// Followers, at most
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub max_followers: Option<String>,
    /// Engagement, at least
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub min_engagement: Option<String>,
    /// A country: DE or Germany
    #[arg(long)]
    pub country: Option<String>,
    /// A language: de or German
    #[arg(long)]
    pub language: Option<String>,
    /// A known e-mail address
    #[arg(long)]
    pub has_email: bool,
    /// The network's mark of verification
    #[arg(long)]
    pub verified: bool,
    /// A post of the last so many days
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub posted_within: Option<String>,
    /// Data that a source told within the last so many days
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub read_within: Option<String>,
    /// A hashtag in their posts
    #[arg(long)]
    pub hashtag: Option<String>,
    /// No find by an earlier search: workspace (any of yours) or campaign (an earlier run of this one)
    #[arg(long, value_name = "SCOPE", num_args = 0..=1, default_missing_value = "workspace")]
    pub unseen: Option<String>,
}

impl FilterArgs {
    /// Each part read and checked.
    pub fn filter(&self) -> Result<Filter, FilterError> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let tick = |value: bool| if value { "true".to_owned() } else { String::new() };
        let typed = Typed {
            q: String::new(),
            min_followers: text(&self.min_followers),
            max_followers: text(&self.max_followers),
            min_engagement: text(&self.min_engagement),
            country: text(&self.country),
            language: text(&self.language),
            has_email: tick(self.has_email),
            verified: tick(self.verified),
            posted_within: text(&self.posted_within),
            read_within: text(&self.read_within),
            hashtag: text(&self.hashtag),
            seen: text(&self.unseen),
        };
        typed.filter()
    }
}

#[derive(Debug, clap::Args)]
pub struct RunsArgs {
    /// A campaign's id; without it the newest runs of all campaigns
    pub campaign: Option<String>,
    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// The later run: a search's id
    pub run: String,
    /// The earlier run of the same campaign; the one before it when left out
    pub earlier: Option<String>,
    /// Print as JSON, with every creator that is new, gone, grown or shrunk
    #[arg(long)]
    pub json: bool,
}

const LOOKUP_STATUS: &str = "\
EXIT STATUS
  0  all found
  1  failed; the message says what to do
  2  wrong usage
  3  nothing found
  4  a part found";

#[derive(Debug, clap::Args)]
#[command(after_help = LOOKUP_STATUS)]
pub struct LookupArgs {
    /// A text with a handle or link a line, or a CSV table; - reads standard input
    pub file: PathBuf,
    /// The network of bare handles: tiktok, instagram or youtube; a link says its own
    #[arg(long)]
    pub platform: String,
    /// The column of a table, by heading or number; the likeliest when left out
    #[arg(long)]
    pub column: Option<String>,
    /// Name of the look-up
    #[arg(long)]
    pub name: Option<String>,
    /// Paid provider calls at most; without it, as many as the quote allows
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub max_calls: Option<String>,
    /// Do not look up; print what it would take, in calls, credits and time
    #[arg(long, conflicts_with = "out")]
    pub quote: bool,
    /// Write all rows to this CSV file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Print the look-up and its rows as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// CSV, JSON or JSON-lines files; what a file is is found from its content
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The network, where the file does not tell
    #[arg(long)]
    pub platform: Option<String>,
    /// Read a field from a column: --map followers=Abos (may be repeated)
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub map: Vec<String>,
    /// Print the summary as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
pub struct ParseArgs {
    #[command(subcommand)]
    pub what: ParseWhat,
}

#[derive(Debug, Subcommand)]
pub enum ParseWhat {
    /// Read lines of text and print the e-mail addresses found in each
    Emails,
    /// Read lines such as "1.2M" and print the number each stands for
    Counts,
    /// Read a provider's answer and print the creators in it, one JSON object a line
    Creators(ParseCreatorsArgs),
}

#[derive(Debug, clap::Args)]
pub struct ParseCreatorsArgs {
    /// Whose answer it is: youtube, scrapecreators, apify or influencers_club
    #[arg(long)]
    pub provider: String,
    /// The path without its version, or the actor's name: search, tiktok/profile, tiktok-scraper, …
    #[arg(long)]
    pub endpoint: String,
    /// The network that was asked about, where the answer does not say it (influencers_club)
    #[arg(long, default_value = "instagram")]
    pub platform: String,
    /// The answer's HTTP status, where it is known
    #[arg(long, value_name = "CODE")]
    pub status: Option<u16>,
    /// The saved answer; standard input without it
    pub file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The search's id, as `limelight search` prints it
    pub id: String,
    /// The file; standard output when left out
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArgs,
}

#[derive(Debug, clap::Args)]
pub struct SimulateArgs {
    /// Address and port on this machine; port 0 takes any that is free
    #[arg(long, default_value = "127.0.0.1:8090", allow_hyphen_values = true)]
    pub bind: String,
    /// Another seed is another world; the same seed is the same world
    #[arg(long, default_value = "1", allow_hyphen_values = true)]
    pub seed: String,
    /// Percent of the calls that meet each kind of fault, 0 to 50
    #[arg(long, value_name = "PERCENT", default_value = "0", allow_hyphen_values = true)]
    pub faults: String,
    /// Only these kinds of fault: rate_limited, upstream, html, empty, truncated, repeated, vanished, out_of_credits
    #[arg(long, value_name = "KIND,…")]
    pub kinds: Option<String>,
    /// How long an answer takes: none, recorded, or milliseconds
    #[arg(
        long,
        value_name = "none|recorded|MS",
        default_value = "none",
        allow_hyphen_values = true
    )]
    pub latency: String,
    /// Creators that one query finds at most, 1 to 1200
    #[arg(long, default_value = "300", allow_hyphen_values = true)]
    pub results: String,
}

#[derive(Debug, clap::Args)]
pub struct DbArgs {
    #[command(subcommand)]
    pub what: DbWhat,
}

impl DbArgs {
    /// Whether the terminal is handed over to psql.
    pub fn is_shell(&self) -> bool {
        matches!(self.what, DbWhat::Shell)
    }
}

#[derive(Debug, Subcommand)]
pub enum DbWhat {
    /// Bring the database to the present schema
    Migrate,
    /// Show which migrations are applied
    Status {
        #[arg(long)]
        json: bool,
    },
    /// Open psql as the admin role
    Shell,
    /// Print the address other programs can use
    Url,
    /// Show how much disk each table takes
    Sizes {
        #[arg(long)]
        json: bool,
    },
    /// Show the statements with the highest mean time
    Slow {
        #[arg(long)]
        json: bool,
    },
    /// Write a backup with pg_dump
    Backup { file: PathBuf },
    /// Replace the database by a backup
    Restore { file: PathBuf },
}

#[derive(Debug, clap::Args)]
pub struct SettingsArgs {
    #[command(subcommand)]
    pub what: SettingsWhat,
}

#[derive(Debug, Subcommand)]
pub enum SettingsWhat {
    /// Show every setting with its value, and what is wrong with a row (status 4)
    List {
        #[arg(long)]
        json: bool,
    },
    /// Print one value
    Get {
        /// category.key, as the list shows it
        name: String,
        #[arg(long)]
        json: bool,
    },
    /// Change a value; running processes take it within a second
    Set {
        /// category.key; feature_flags.FLAG@USER switches a feature for one user
        name: String,
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// From now on, processes take this setting when they restart
        #[arg(long, conflicts_with = "at_once")]
        at_restart: bool,
        /// From now on, processes take this setting at once
        #[arg(long)]
        at_once: bool,
        #[arg(long)]
        json: bool,
    },
    /// Go back to the built-in value
    Unset {
        name: String,
        #[arg(long)]
        json: bool,
    },
    /// Show who changed what, newest first
    History {
        /// One setting; all of them when left out
        name: Option<String>,
        /// Changes at most
        #[arg(long, default_value_t = 50, value_name = "N")]
        limit: u32,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub struct EventsArgs {
    #[command(subcommand)]
    pub what: EventsWhat,
}

#[derive(Debug, Subcommand)]
pub enum EventsWhat {
    /// Check that no event was edited, removed or cut off, and that campaigns and runs are as their events say; exits with 1 if not
    Verify {
        #[arg(long)]
        json: bool,
    },
    /// Show the events of one campaign, search or user, oldest first
    Show {
        /// campaign, search or user
        aggregate_type: String,
        id: String,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Show who reacts to events and how far each has come
    Consumers {
        #[arg(long)]
        json: bool,
    },
    /// Show the events that a consumer has given up
    Dead {
        #[arg(long)]
        json: bool,
    },
    /// Give events that were given up to their consumers again; exits with 4 if some fail again, with 1 if all do
    Replay {
        /// Ids of events, as `limelight events dead` prints them
        #[arg(required_unless_present_any = ["dead", "consumer"], conflicts_with_all = ["dead", "consumer"])]
        events: Vec<String>,
        /// All that were given up
        #[arg(long, conflicts_with = "consumer")]
        dead: bool,
        /// Let this consumer have every event again, from the first; a worker does it
        #[arg(long, value_name = "NAME")]
        consumer: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// Show the newest events, the newest last
    Tail {
        /// How many
        #[arg(short = 'n', long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=10_000))]
        lines: u16,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
}
