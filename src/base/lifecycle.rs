//! Starting and stopping: the first signal lets running work finish, the second (or 30 seconds) cuts it off.
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
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

    /// Sets `stopping` and waits for every task; a second signal or 30 s sets `aborting`.
    pub async fn drain(&self) {
        self.stopping.cancel();
        self.tasks.close();
        let second = async {
            match Interrupted::listen() {
                Ok(mut interrupted) => interrupted.recv().await,
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            () = self.tasks.wait() => return,
            () = second => {}
            () = tokio::time::sleep(PATIENCE) => {}
        }
        self.aborting.cancel();
        self.tasks.wait().await;
    }
}

/// Ctrl-C and the terminate signal, caught from the moment of listening on: one that comes before it is waited for counts.
#[derive(Debug)]
pub struct Interrupted {
    interrupt: Signal,
    terminate: Signal,
}

impl Interrupted {
    pub fn listen() -> std::io::Result<Interrupted> {
        Ok(Interrupted {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Waits for the next one.
    pub async fn recv(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
