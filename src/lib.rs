//! Limelight, from the ground up, in groups: a room uses rooms of the groups above its own. `ARCHITECTURE.md` has the whole order.
pub mod base;
pub mod db;

pub mod config;
pub mod events;
pub mod pictures;
pub mod queue;
pub mod settings;

pub mod catalogue;
pub mod discovery;
pub mod simulate;

pub mod accounts;
pub mod campaigns;
pub mod export;
pub mod lookups;
pub mod notices;
pub mod search;

pub mod app;
pub mod jobs;

pub mod cli;
pub mod web;
