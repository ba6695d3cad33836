//! Providers that the simulator plays, on a port of their own.
use limelight::simulate::{Script, Simulator};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// A simulator that serves until the test ends.
pub struct Simulated {
    pub simulator: Simulator,
    /// Keys and addresses of all providers.
    pub settings: Vec<(&'static str, String)>,
}

impl Simulated {
    pub async fn start(script: Script) -> Simulated {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let simulator = Simulator::new(script);
        let served = simulator.clone();
        tokio::spawn(async move { served.serve(listener, CancellationToken::new()).await });
        Simulated {
            simulator,
            settings: settings(&address),
        }
    }

    /// The keys of these variables only.
    pub fn only(&self, keys: &[&str]) -> Vec<(&'static str, String)> {
        let settings = self.settings.iter();
        let kept = settings.filter(|(name, _)| name.ends_with("_URL") || keys.contains(name));
        kept.cloned().collect()
    }
}

fn settings(address: &str) -> Vec<(&'static str, String)> {
    vec![
        ("SCRAPECREATORS_BASE_URL", address.to_owned()),
        ("SCRAPECREATORS_API_KEY", "simulated".to_owned()),
        ("YOUTUBE_BASE_URL", format!("{address}/youtube/v3")),
        ("YOUTUBE_API_KEY", "simulated".to_owned()),
        ("APIFY_BASE_URL", format!("{address}/v2")),
        ("APIFY_TOKEN", "simulated".to_owned()),
        ("INFLUENCERS_CLUB_BASE_URL", address.to_owned()),
        ("INFLUENCERS_CLUB_API_KEY", "simulated".to_owned()),
    ]
}
