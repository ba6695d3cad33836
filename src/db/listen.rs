//! Waking on NOTIFY. It only wakes: whoever waits also polls, so a lost notification costs a moment and nothing else.
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::stream::poll_fn;
use tokio::sync::broadcast;
use tokio_postgres::AsyncMessage;
use tokio_util::sync::CancellationToken;

use super::{Address, embedded};

/// Channels we listen on; the payload is an id.
const LISTEN: &str = "LISTEN limelight_search; LISTEN limelight_queue; LISTEN limelight_settings";
const RECONNECT: Duration = Duration::from_secs(1);

/// A notification: which channel, and its payload.
#[derive(Debug, Clone)]
pub struct Notice {
    pub channel: String,
    pub payload: String,
}

/// Passes notifications on until `stopping`; reconnects for ever. Through a transaction pooler nothing arrives, and polling serves.
pub async fn forward(address: Address, to: broadcast::Sender<Notice>, stopping: CancellationToken) {
    while !stopping.is_cancelled() {
        tokio::select! {
            () = stopping.cancelled() => return,
            result = session(&address, &to) => {
                if let Err(error) = result {
                    tracing::debug!(%error, "notifications are interrupted");
                }
            }
        }
        tokio::select! {
            () = stopping.cancelled() => return,
            () = tokio::time::sleep(RECONNECT) => {}
        }
    }
}

async fn session(address: &Address, to: &broadcast::Sender<Notice>) -> Result<(), super::Error> {
    let tls = embedded::tls::connector(address.ca_file.as_deref())?;
    let (client, mut connection) = tokio_postgres::connect(&address.url, tls).await?;
    let mut messages = poll_fn(move |cx| connection.poll_message(cx));
    let listen = client.batch_execute(LISTEN);
    tokio::pin!(listen);
    let mut listening = false;
    loop {
        tokio::select! {
            done = &mut listen, if !listening => {
                done?;
                listening = true;
            }
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(note))) => {
                    // Nobody listening is no fault.
                    to.send(Notice { channel: note.channel().to_owned(), payload: note.payload().to_owned() }).ok();
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
                None => return Ok(()),
            },
        }
    }
}
