//! How large a sample creator is and how people react: followers log-normal in each tier, and a share
//! of reactions that falls as the audience grows.

use super::rng::Rng;
use crate::discovery::platform::Platform;

/// The size of a creator and what follows from it.
#[derive(Debug)]
pub(super) struct Audience {
    followers: i64,
    /// The likes a usual post gets.
    usual_likes: f64,
    pub verified: bool,
}

/// The reactions to one post; `None` where the platform does not publish the number.
#[derive(Debug)]
pub(super) struct Reactions {
    pub views: Option<i64>,
    pub likes: Option<i64>,
    pub comments: Option<i64>,
    pub shares: Option<i64>,
}

struct Tier {
    /// Of 1,000 creators, those in this tier or a smaller one.
    up_to: i64,
    smallest: i64,
    largest: i64,
    verified_per_mille: i64,
}

const fn tier(up_to: i64, smallest: i64, largest: i64, verified_per_mille: i64) -> Tier {
    Tier {
        up_to,
        smallest,
        largest,
        verified_per_mille,
    }
}

/// Nano, micro, mid, macro and mega.
const TIERS: [Tier; 5] = [
    tier(380, 1_000, 9_999, 4),
    tier(750, 10_000, 99_999, 22),
    tier(910, 100_000, 499_999, 100),
    tier(970, 500_000, 999_999, 300),
    tier(1_000, 1_000_000, 8_000_000, 600),
];

impl Audience {
    pub(super) fn draw(rng: &mut Rng, platform: Platform) -> Self {
        let place = rng.between(0, 999);
        let tier = TIERS.iter().find(|tier| place < tier.up_to).unwrap_or(&TIERS[0]);
        let followers = followers_in(rng, tier);
        // The share of followers who like a post of an account with 1,000 of them.
        let share = match platform {
            Platform::TikTok => 0.11,
            Platform::Instagram => 0.065,
            Platform::YouTube => 0.045,
        };
        let share = share * shrinking(followers) * rng.log_normal(0.35);
        Audience {
            followers,
            usual_likes: followers as f64 * share.min(0.4),
            verified: rng.chance(tier.verified_per_mille),
        }
    }

    /// The follower count as the platform shows it: YouTube gives three significant digits.
    pub(super) fn published_followers(&self, platform: Platform) -> i64 {
        let mut unit = 1;
        while platform == Platform::YouTube && self.followers / unit >= 1_000 {
            unit *= 10;
        }
        self.followers / unit * unit
    }

    /// How often, in 1,000, a biography of an account this size names a contact address.
    pub(super) fn contact_per_mille(&self) -> i64 {
        match self.followers {
            ..10_000 => 270,
            10_000..100_000 => 410,
            _ => 480,
        }
    }

    /// All posts of the account, at least the `shown` ones.
    pub(super) fn post_count(&self, rng: &mut Rng, shown: usize) -> i64 {
        let usual = if self.followers < 10_000 { 90.0 } else { 260.0 };
        let shown = i64::try_from(shown).unwrap_or(i64::MAX);
        count(usual * rng.log_normal(0.7)).max(shown)
    }

    /// The likes all `posts` received together, at least those of the posts shown.
    pub(super) fn total_likes(&self, rng: &mut Rng, posts: i64, shown: i64) -> i64 {
        // Older posts met a smaller audience.
        let average = self.usual_likes * rng.real(0.35, 0.95);
        count(average * posts as f64).max(shown)
    }

    pub(super) fn reactions(&self, rng: &mut Rng, platform: Platform) -> Reactions {
        let likes = count(self.usual_likes * rng.log_normal(0.45)).max(1);
        // Always more views than likes, more likes than comments and shares.
        let views = count(likes as f64 / rng.real(0.035, 0.14)).max(likes);
        let comments = count(likes as f64 * rng.real(0.006, 0.05));
        let shares = count(likes as f64 * rng.real(0.008, 0.12));
        let photograph = platform == Platform::Instagram && rng.chance(450);
        Reactions {
            views: (!photograph && !rng.chance(15)).then_some(views),
            likes: (!rng.chance(15)).then_some(likes),
            comments: (!rng.chance(25)).then_some(comments),
            shares: (platform == Platform::TikTok).then_some(shares),
        }
    }
}

fn followers_in(rng: &mut Rng, tier: &Tier) -> i64 {
    let middle = (tier.smallest as f64 * tier.largest as f64).sqrt();
    let sigma = if tier.largest < 8 * tier.smallest {
        0.35
    } else {
        0.6
    };
    for _ in 0..16 {
        let drawn = count(middle * rng.log_normal(sigma));
        if (tier.smallest..=tier.largest).contains(&drawn) {
            return drawn;
        }
    }
    count(middle)
}

/// How much smaller the share of reactions is than with 1,000 followers: a quarter at a million.
fn shrinking(followers: i64) -> f64 {
    // (1000 / followers) to the power 3/16, by square roots, which are exact on every machine.
    let eighth = (1_000.0 / followers.max(1) as f64).sqrt().sqrt().sqrt();
    eighth * eighth.sqrt()
}

/// The nearest whole number; the values here are far below 2^53.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rounded first, and the cast saturates at the ends of the range"
)]
fn count(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn share_of_reactions_shrinks_with_size() {
        assert!((shrinking(1_000) - 1.0).abs() < 1e-12);
        assert!((shrinking(1_000_000) - 0.2738).abs() < 0.001);
    }

    #[test]
    fn youtube_shows_three_significant_digits() {
        let audience = Audience {
            followers: 1_234_567,
            usual_likes: 0.0,
            verified: false,
        };
        assert_eq!(audience.published_followers(Platform::YouTube), 1_230_000);
        assert_eq!(audience.published_followers(Platform::TikTok), 1_234_567);
    }

    #[test]
    fn followers_stay_in_their_tier() {
        let mut rng = Rng::new(3, 1, 4);
        for tier in &TIERS {
            for _ in 0..300 {
                let drawn = followers_in(&mut rng, tier);
                assert!((tier.smallest..=tier.largest).contains(&drawn), "{drawn}");
            }
        }
    }
}
