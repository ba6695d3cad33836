//! A campaign's parts and their rules.
use crate::base::failure::{Failure, Kind};
use crate::db;

const LONGEST_NAME: usize = 120;
const LONGEST_DESCRIPTION: usize = 2_000;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no such campaign")]
    NotFound,
    #[error("name: {0}")]
    Name(&'static str),
    #[error("description: it has {0} characters; at most {LONGEST_DESCRIPTION} are kept, shorten it")]
    DescriptionTooLong(usize),
    #[error("a campaign could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Database(#[from] db::Error),
}

impl Failure for Error {
    fn kind(&self) -> Kind {
        match self {
            Error::NotFound => Kind::NotFound,
            Error::Name(_) | Error::DescriptionTooLong(_) => Kind::Invalid,
            Error::Json(_) => Kind::Internal,
            Error::Database(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Error::NotFound => "campaign_not_found",
            Error::Name(_) => "campaign_name_invalid",
            Error::DescriptionTooLong(_) => "campaign_description_too_long",
            Error::Json(_) => "internal",
            Error::Database(error) => error.code(),
        }
    }
}

/// How a campaign looks for creators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchType {
    Keyword,
    Similar,
}

impl SearchType {
    pub const ALL: [SearchType; 2] = [SearchType::Keyword, SearchType::Similar];

    pub const fn as_str(self) -> &'static str {
        match self {
            SearchType::Keyword => "keyword",
            SearchType::Similar => "similar",
        }
    }
}

/// Where a campaign stands; the database's CHECK lists the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CampaignStatus {
    Draft,
    Active,
    Completed,
    Archived,
}

impl CampaignStatus {
    pub const ALL: [CampaignStatus; 4] = [
        CampaignStatus::Draft,
        CampaignStatus::Active,
        CampaignStatus::Completed,
        CampaignStatus::Archived,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            CampaignStatus::Draft => "draft",
            CampaignStatus::Active => "active",
            CampaignStatus::Completed => "completed",
            CampaignStatus::Archived => "archived",
        }
    }
}

/// A campaign that may be written: its texts are checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCampaign {
    name: String,
    description: Option<String>,
    search_type: SearchType,
}

impl NewCampaign {
    /// Trims the texts; an empty description is none.
    pub fn try_new(name: &str, description: &str, search_type: SearchType) -> Result<NewCampaign, Error> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::Name("it is empty; give the campaign a name"));
        }
        if name.chars().count() > LONGEST_NAME {
            return Err(Error::Name("it is longer than 120 characters; shorten it"));
        }
        if name.chars().any(char::is_control) {
            return Err(Error::Name(
                "it has a control character (a tab or line break); remove it",
            ));
        }
        let description = description.trim();
        let length = description.chars().count();
        if length > LONGEST_DESCRIPTION {
            return Err(Error::DescriptionTooLong(length));
        }
        let description = (!description.is_empty()).then(|| description.replace('\0', ""));
        Ok(NewCampaign {
            name: name.to_owned(),
            description,
            search_type,
        })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    pub fn search_type(&self) -> SearchType {
        self.search_type
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_has_a_name() {
        let refused = |name: &str| {
            NewCampaign::try_new(name, "", SearchType::Keyword)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(refused("  "), "name: it is empty; give the campaign a name");
        assert!(refused("a\nb").contains("control character"));
        assert!(refused(&"x".repeat(121)).contains("120"));
        let good = NewCampaign::try_new(" Spring ", " ", SearchType::Similar).unwrap();
        assert_eq!((good.name(), good.description()), ("Spring", None));
    }
}
