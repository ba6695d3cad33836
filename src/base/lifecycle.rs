//! Starting and stopping: the first signal lets running work finish, the second (or 30 seconds) cuts it off.
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long running work may take after the first signal.
const PATIENCE: Duration = Duration::from_secs(30);

/// Shared by everything that runs: what to watch, and where to enrol.
#[derive(Debug, Clone, Default)]
pub struct Lifecycle {
    /// Take no new work.
    pub stopping: CancellationToken,
    /// Drop what you do.
    pub aborting: CancellationToken,
    pub tasks: TaskTracker,
}

impl Lifecycle {
    /// Enrols a long-running task.
    pub fn spawn<F>(&self, task: F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let aborting = self.aborting.clone();
        self.tasks.spawn(async move {
            tokio::select! {
                () = task => {}
                () = aborting.cancelled() => {}
            }
        });
    }

    /// Waits for Ctrl-C or a terminate signal, then sets `stopping`.
    pub async fn stop_on_signal(&self) -> std::io::Result<()> {
        wait_for_signal().await?;
        self.stopping.cancel();
        Ok(())
    }

    /// Sets `stopping` and waits for every task; a second signal or 30 s sets `aborting`.
    pub async fn drain(&self) {
        self.stopping.cancel();
        self.tasks.close();
        tokio::select! {
            () = self.tasks.wait() => return,
            _ = wait_for_signal() => {}
            () = tokio::time::sleep(PATIENCE) => {}
        }
        self.aborting.cancel();
        self.tasks.wait().await;
    }
}

async fn wait_for_signal() -> std::io::Result<()> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}
