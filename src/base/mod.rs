//! Ground floor: no product words, nothing of ours below it.
pub mod clock;
pub mod ctx;
pub mod failure;
pub mod http;
pub mod id;
pub mod lifecycle;
pub mod outbound;
pub mod page;
pub mod rfc3339;
pub mod signature;
pub mod telemetry;
#[cfg(test)]
pub mod testing;
