//! What a creator is, whatever network or source it comes from; and how text about creators is read. No database, no HTTP.
pub mod codes;
pub mod count;
pub mod email;
pub mod filter;
pub mod funnel;
pub mod handle;
pub mod hashtag;
pub mod keywords;
pub mod likeness;
pub mod link;
pub mod link_page;
pub mod model;
pub mod page;
pub mod platform;
pub mod providers;
