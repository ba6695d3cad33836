// This file was generated with `cornucopia`. Do not modify.

pub mod accounts;
pub mod campaigns;
pub mod catalogue;
pub mod events;
pub mod lookups;
pub mod notices;
pub mod pictures;
pub mod queue;
pub mod reports;
pub mod search;
pub mod settings;
