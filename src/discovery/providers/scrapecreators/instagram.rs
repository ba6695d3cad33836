//! Instagram through ScrapeCreators.
use crate::discovery::model::{Creator, Post};
use crate::discovery::platform::Platform;
use crate::discovery::providers::body::Node;
use crate::discovery::providers::fault::{Class, Fault};
use crate::discovery::providers::native::{instagram_address, instagram_node, instagram_user};
use crate::discovery::providers::{Answer, misshapen, posts, tags, with_emails};

/// `/v2/instagram/reels/search`: reels. Owners come without bio; pages are numbered, so there is no token.
pub fn reels(body: Node<'_>) -> Result<Answer, Fault> {
    if !body.at("reels").is_list() {
        return Err(misshapen("reels"));
    }
    Ok(Answer::of(body.at("reels").list().map(|reel| {
        let mut creator = instagram_user(reel.at("owner"))?;
        let text = reel.at("caption").text();
        let code = reel.at("shortcode").id();
        let built = instagram_address("reel", code.as_deref());
        creator.posts = posts(Post {
            url: reel.at("url").url().or(built),
            thumbnail_url: reel
                .at("thumbnail_src")
                .url()
                .or_else(|| reel.at("display_url").url()),
            published_at: reel.at("taken_at").instant(),
            views: reel
                .at("video_play_count")
                .count()
                .or_else(|| reel.at("video_view_count").count()),
            likes: reel.at("like_count").count(),
            comments: reel.at("comment_count").count(),
            shares: None,
            hashtags: tags(std::iter::empty(), text.as_deref()),
            external_id: code.or_else(|| reel.at("id").id()).unwrap_or_default(),
            text,
        });
        Some(creator)
    })))
}

/// `/v1/instagram/profile`: the account, then the accounts that Instagram shows as related.
pub fn profile(body: Node<'_>) -> Result<Answer, Fault> {
    let user = body.at("data.user");
    if !user.is_object() {
        return match body.at("data").is_there() {
            true => Err(Fault::new(Class::NotFound, "this account does not exist")),
            false => Err(misshapen("data.user")),
        };
    }
    if !user.at("username").is_there() {
        return Err(misshapen("data.user.username"));
    }
    let bio_links = user
        .at("bio_links")
        .list()
        .filter_map(|link| link.at("url").url());
    let latest = user.at("edge_owner_to_timeline_media.edges").list();
    let account = Creator {
        platform: Platform::Instagram,
        external_id: user.at("id").id(),
        handle: user.at("username").handle(),
        name: user.at("full_name").text(),
        followers: user.at("edge_followed_by.count").count(),
        following: user.at("edge_follow.count").count(),
        post_count: user.at("edge_owner_to_timeline_media.count").count(),
        bio: user.at("biography").text(),
        links: user
            .at("external_url")
            .url()
            .into_iter()
            .chain(bio_links)
            .collect(),
        avatar_url: user
            .at("profile_pic_url_hd")
            .url()
            .or_else(|| user.at("profile_pic_url").url()),
        verified: user.at("is_verified").flag(),
        category: user.at("category_name").text(),
        posts: latest
            .flat_map(|edge| posts(instagram_node(edge.at("node"))))
            .collect(),
        ..Creator::default()
    };
    let account = with_emails(account, user.at("business_email").text());
    let related = user
        .at("edge_related_profiles.edges")
        .list()
        .map(|edge| instagram_user(edge.at("node")));
    Ok(Answer::of(std::iter::once(Some(account)).chain(related)))
}
