//! Limelight, from the ground up. A room uses only rooms above it in this list.
pub mod base;
pub mod db;

pub mod config;
pub mod settings;
pub mod events;
pub mod queue;

pub mod discovery;
pub mod catalogue;

pub mod accounts;
pub mod campaigns;
pub mod search;
pub mod export;

pub mod app;
pub mod jobs;

pub mod web;
pub mod cli;
