//! Limelight, from the ground up. A room uses only rooms above it in this list.
pub mod base;
pub mod db;

pub mod config;
pub mod events;
pub mod queue;
pub mod settings;

pub mod catalogue;
pub mod discovery;

pub mod accounts;
pub mod campaigns;
pub mod export;
pub mod search;

pub mod app;
pub mod jobs;

pub mod cli;
pub mod web;
