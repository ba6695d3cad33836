//! The vocabulary of failure, free of HTTP and of the terminal: what kind it is decides what is told to whom.

/// What sort of failure it is; the faces map it to a status code or an exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// There is no such thing, or it is not the caller's.
    NotFound,
    /// The caller may not do this.
    Forbidden,
    /// The input is wrong; the message names the field, the fault and the fix.
    Invalid,
    /// The thing's state does not allow it any more.
    Conflict,
    /// Try again: somebody else was faster.
    Busy,
    /// The database or another service does not answer.
    Unavailable,
    /// Our fault; the text is for the log only.
    Internal,
}

/// An error that says which kind it is and carries a stable code for programs.
pub trait Failure: std::error::Error {
    fn kind(&self) -> Kind;
    /// Stable, lower case, with underscores: `query_unbalanced_quote`.
    fn code(&self) -> &'static str;
}
