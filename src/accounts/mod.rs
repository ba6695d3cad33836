//! Who uses it: profiles keyed by the sign-in provider's user id.
mod names;

use limelight_queries::client::GenericClient;
use limelight_queries::queries::accounts;

pub use names::NamePatterns;

use crate::base::ctx::Ctx;
use crate::base::id::UserId;
use crate::db;
use crate::events::{self, NewEvent};

/// Whoever sits at the machine of an installation without accounts; the command line acts as them.
pub const LOCAL_USER: &str = "local_user";
/// The same person in the administrator's role.
pub const LOCAL_ADMIN: &str = "local_admin";

/// A profile as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub user: UserId,
    pub full_name: Option<String>,
    pub is_admin: bool,
}

/// Makes the profile unless it is there, and records the registration once, however many requests race.
pub async fn ensure<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    full_name: Option<&str>,
) -> Result<(), db::Error> {
    let added = accounts::ensure_profile()
        .bind(client, &user.as_str(), &None::<&str>, &full_name)
        .await?;
    if added == 1 {
        let event = NewEvent {
            aggregate_type: "user",
            aggregate_id: user.as_str().to_owned(),
            event_type: "user_registered",
            user: Some(user),
            data: serde_json::json!({ "userId": user }),
            idempotency_key: format!("user_{user}_registered"),
        };
        events::append(client, ctx, event).await?;
    }
    Ok(())
}

/// Gives or takes the admin role; only the admin role of the database may.
pub async fn set_admin<C: GenericClient>(
    client: &C,
    ctx: &Ctx,
    user: &UserId,
    is_admin: bool,
) -> Result<bool, db::Error> {
    let changed = accounts::set_admin()
        .bind(client, &is_admin, &ctx.now, &user.as_str())
        .await?;
    Ok(changed == 1)
}

/// The profile, if the caller may see it.
pub async fn find<C: GenericClient>(client: &C, user: &UserId) -> Result<Option<Profile>, db::Error> {
    let row = accounts::profile_by_user()
        .bind(client, &user.as_str())
        .opt()
        .await?;
    Ok(row.map(|row| Profile {
        user: user.clone(),
        full_name: row.full_name,
        is_admin: row.is_admin,
    }))
}
