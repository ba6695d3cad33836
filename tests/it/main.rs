//! The integration tests: one binary, one embedded server, a cloned database for each test.
#![expect(
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests say what they skip, read CI's switches and use real time where it is the subject"
)]

mod bad_input;
mod cli;
mod events;
mod faults;
mod links;
mod migrations;
mod pictures;
mod plans;
mod pooler;
mod providers;
mod rls;
mod runs;
mod search;
mod settings;
mod supabase;
mod support;
mod tidy;
mod tx;
mod web;
