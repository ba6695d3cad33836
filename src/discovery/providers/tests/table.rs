//! What every recorded answer becomes, in numbers.

/// HTTP status and path of each fixture, and what we make of it.
pub const READ: &str = "\
200 youtube_v3/search_by_keywords_p1.json: 18 creators, 18 ids, 18 names, 25 posts, 25 addresses, 25 dates; ; next; #925bbd9b
200 youtube_v3/search_by_keywords_p2.json: 17 creators, 17 ids, 17 names, 25 posts, 25 addresses, 25 dates, 1 hashtags; ; next; #2f23455f
200 youtube_v3/search_channels.json: 5 creators, 5 ids, 5 names, 5 avatars; ; next; #522c1475
200 youtube_v3/search_videos_by_channel.json: 1 creators, 1 ids, 1 names, 5 posts, 5 addresses, 5 dates; ; next; #fe00e329
200 youtube_v3/channels_list_one.json: 1 creators, 1 ids, 1 handles, 1 names, 1 bios, 1 avatars, 1 countries; ; no more, it says; #99fef940
200 youtube_v3/channels_list_multi.json: 2 creators, 2 ids, 2 handles, 2 names, 2 followers, 2 bios, 2 avatars, 1 countries; followers 12960000; no more, it says; #f2be0233
200 youtube_v3/videos_list_one.json: 1 creators, 1 ids, 1 names, 1 posts, 1 addresses, 1 dates, 19 hashtags; ; no more, it says; #6e64c2c9
200 youtube_v3/videos_list_multi.json: 2 creators, 2 ids, 2 names, 2 posts, 2 addresses, 2 dates, 44 hashtags; ; no more, it says; #b41eeb46
200 youtube_v3/videos_list_chart_p1.json: 5 creators, 5 ids, 5 names, 5 posts, 5 addresses, 5 dates, 71 hashtags; ; next; #96aecb4c
200 youtube_v3/playlist_items_p1.json as search, channels, videos: Shape
200 youtube_v3/playlist_items_p1.json as playlistItems: 1 creators, 1 ids, 1 names, 10 posts, 10 addresses; ; next; #a7ade584
200 youtube_v3/zero_items.json as search, playlistItems: 0 creators; ; no more, it says
200 youtube_v3/zero_items.json as channels, videos: NotFound
200 youtube_v3/item_video_full.json as search, channels, playlistItems: Shape
200 youtube_v3/item_video_full.json as videos: 1 creators, 1 ids, 1 names, 1 posts, 1 addresses, 1 dates, 19 hashtags; views 8087, likes 190, comments 32; no more, it says; #e936d33a
200 youtube_v3/item_video_statistics.json: Shape
200 youtube_v3/item_video_content_details.json: Shape
200 youtube_v3/item_video_topic_details.json: Shape
200 youtube_v3/item_channel_full.json as search, videos, playlistItems: Shape
200 youtube_v3/item_channel_full.json as channels: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 avatars, 1 countries; followers 1927873; no more, it says; #cca83ece
200 youtube_v3/item_channel_statistics.json: Shape
200 youtube_v3/item_channel_topic_details.json: Shape
200 youtube_v3/item_channel_branding.json: Shape
400 youtube_v3/error_400_keyinvalid_legacy.json: Auth
403 youtube_v3/error_403_permission_denied.json: Auth
400 youtube_v3/error_400_api_key_invalid.json: Auth
403 youtube_v3/error_403_quota_exceeded.json: OutOfCredits
403 youtube_v3/error_403_quota_exceeded_plain_outer.json: OutOfCredits
403 youtube_v3/error_403_rate_limit_exceeded.json: RateLimited
404 youtube_v3/error_404_channel_not_found.json: NotFound
400 youtube_v3/error_400_invalid_page_token.json: BadRequest
500 youtube_v3/error_500_backend_error.json: Upstream
200 youtube_v3/channels_list_unknown.json: NotFound
200 youtube_v3/videos_list_unknown.json: NotFound
502 youtube_v3/error_502_html.html: Upstream (without the status NonJson)
400 youtube_v3/error_400_api_key_invalid_google_frontend.json: Auth
200 scrapecreators/tiktok_search_keyword_nike_run1_p1.json: 23 creators, 23 ids, 23 handles, 23 names, 23 followers, 23 avatars, 2 verified, 23 countries, 15 languages, 27 posts, 27 addresses, 27 dates, 113 hashtags; followers 48449974, views 64555090, likes 2513628, comments 25093, shares 176567; next; #d46a9a1c
200 scrapecreators/tiktok_search_keyword_nike_run1_p2.json: 21 creators, 21 ids, 21 handles, 21 names, 21 followers, 21 avatars, 21 countries, 9 languages, 22 posts, 22 addresses, 22 dates, 143 hashtags; followers 1761410, views 88883145, likes 4814649, comments 55193, shares 385945; next; #101dde79
200 scrapecreators/tiktok_search_keyword_nike_run1_p3.json: 16 creators, 16 ids, 16 handles, 16 names, 16 followers, 16 avatars, 1 verified, 16 countries, 9 languages, 16 posts, 16 addresses, 16 dates, 68 hashtags; followers 4807511, views 21832631, likes 488515, comments 7804, shares 19645; next; no more, it says; #8b4784a2
200 scrapecreators/tiktok_search_keyword_empty_list.json: 0 creators; ; next; no more, it says
200 scrapecreators/tiktok_search_keyword_full_item.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 avatars, 1 countries, 1 languages, 1 posts, 1 addresses, 1 dates, 7 hashtags; followers 74268, views 1608210, likes 92890, comments 883, shares 3133; next; no more, it says; #6b3687d8
200 scrapecreators/tiktok_profile_espn_overflow.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 verified, 1 countries, 1 languages; followers 54709529; #21c9cdd2
200 scrapecreators/tiktok_profile_espn_no_region.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 verified, 1 languages; followers 54767561; #4097f2f1
200 scrapecreators/tiktok_profile_rtl_bio.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 verified, 1 countries, 1 languages; followers 9843575; #5d73dc6c
200 scrapecreators/tiktok_profile_empty_bio.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 links, 1 avatars, 1 verified, 1 countries, 1 languages; followers 2444384; #6155b99b
200 scrapecreators/tiktok_profile_bio_email.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 e-mails, 1 avatars, 1 verified, 1 countries, 1 languages; followers 793541; #a101903e
200 scrapecreators/tiktok_profile_glitch_before.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 verified, 1 languages; followers 59866; #c10e3656
200 scrapecreators/tiktok_profile_glitch_zero.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 verified, 1 languages; ; #598be561
200 scrapecreators/tiktok_profile_glitch_after.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 verified, 1 languages; followers 59866; #06451969
200 scrapecreators/tiktok_profile_account_private.json: Private
200 scrapecreators/tiktok_profile_account_deactivated.json: NotFound
200 scrapecreators/tiktok_profile_private_zero.json: Private
200 scrapecreators/tiktok_search_users_sports_a.json: 30 creators, 30 ids, 30 handles, 30 names, 30 followers, 30 avatars, 27 verified; followers 335195869; next; #1a7935b4
200 scrapecreators/instagram_profile_with_related.json: 41 creators, 41 ids, 41 handles, 41 names, 1 followers, 1 bios, 1 links, 41 avatars, 37 verified, 2 posts, 2 addresses, 2 dates; followers 2419714, likes 104127, comments 1564; #e1f26f28
200 scrapecreators/instagram_profile_private_empty.json: 1 creators, 1 ids, 1 handles, 1 followers, 1 avatars; followers 4; #5d89d734
200 scrapecreators/youtube_search.json: 25 creators, 25 ids, 25 handles, 25 names, 1 followers, 1 bios, 25 avatars, 1 verified, 31 posts, 31 addresses, 31 dates, 3 hashtags, 49 skipped; followers 20000000, views 144670713; next; #1f2097a8
200 scrapecreators/youtube_search_airpods_pro_1.json: 34 creators, 34 ids, 34 handles, 34 names, 34 avatars, 40 posts, 40 addresses, 40 dates, 9 hashtags, 50 skipped; views 82914626; next; #d5a9e4d5
200 scrapecreators/youtube_channel_techirl00.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 countries; followers 42500; #74124a5e
200 scrapecreators/youtube_channel_apple.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 countries; followers 20000000; #a8a850e7
400 scrapecreators/error_400_missing_handle.json: BadRequest
404 scrapecreators/error_404_unknown_route.html: BadRequest
200 scrapecreators/doc/tiktok_profile.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 verified, 1 languages; followers 4100000; #298eedcb
200 scrapecreators/doc/tiktok_profile_region.json: Shape
200 scrapecreators/doc/tiktok_user_audience.json: Shape
200 scrapecreators/doc/tiktok_search_users.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 avatars, 1 verified; followers 32691341; next; #2c688f18
200 scrapecreators/doc/tiktok_search_top.json: Shape
200 scrapecreators/doc/tiktok_search_hashtag.json: Shape
200 scrapecreators/doc/tiktok_creators_popular.json: Shape
200 scrapecreators/doc/instagram_profile.json: 2 creators, 2 ids, 2 handles, 2 names, 1 followers, 1 bios, 1 links, 2 avatars, 1 verified, 1 posts, 1 addresses, 1 dates; followers 25116, views 1318, likes 126, comments 12; #2dcb1039
200 scrapecreators/doc/instagram_basic_profile.json: Shape
200 scrapecreators/doc/instagram_user_posts.json: Shape
200 scrapecreators/doc/instagram_user_reels.json: Shape
200 scrapecreators/doc/instagram_search.json: Shape
200 scrapecreators/doc/instagram_search_popular.json: Shape
200 scrapecreators/doc/instagram_search_hashtag.json: Shape
200 scrapecreators/doc/instagram_search_profiles.json: Shape
200 scrapecreators/doc/instagram_reels_search.json: 3 creators, 3 ids, 3 handles, 3 names, 3 followers, 3 avatars, 3 verified, 3 posts, 3 addresses, 3 dates, 7 hashtags; followers 1200556, likes 20742, comments 289; #b036029f
200 scrapecreators/doc/youtube_channel.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 links, 1 avatars, 1 countries; followers 2750000; #bdabe0dd
200 scrapecreators/doc/youtube_channel_videos.json: Shape
200 scrapecreators/doc/youtube_channel_shorts.json: Shape
200 scrapecreators/doc/youtube_video.json: Shape
200 scrapecreators/doc/youtube_search.json: 12 creators, 12 ids, 10 handles, 12 names, 12 avatars, 12 posts, 12 addresses, 12 dates, 5 hashtags, 1 skipped; views 143876939; next; #d9298114
200 scrapecreators/doc/youtube_search_hashtag.json: Shape
200 scrapecreators/doc/linktree.json: Shape
200 scrapecreators/doc/tiktok_search_keyword_trimmed.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 avatars, 1 countries, 1 languages, 1 posts, 1 addresses, 1 dates; followers 147630, views 1282645, likes 481608, comments 187, shares 2721; next; #6fde6586
200 scrapecreators/doc/tiktok_profile_videos_trimmed.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 avatars, 1 countries, 1 languages, 1 posts, 1 addresses, 1 dates; followers 4424699, views 559925, likes 59605, comments 587, shares 3424; next; #4049785d
200 scrapecreators/doc/tiktok_search_users_trimmed.json: 2 creators, 2 ids, 2 handles, 2 names, 2 followers, 2 avatars; followers 259008; next; #f03e388c
200 scrapecreators/doc/instagram_profile_trimmed.json: 2 creators, 2 ids, 2 handles, 2 names, 1 followers, 1 bios, 1 links, 2 avatars, 1 posts, 1 addresses, 1 dates; followers 24555, views 1870, likes 131, comments 14; #6c066016
200 scrapecreators/doc/instagram_user_posts_trimmed.json: Shape
200 scrapecreators/doc/instagram_user_reels_trimmed.json: Shape
200 scrapecreators/doc/tiktok_profile_cached.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 verified, 1 languages; followers 4100000; #298eedcb
200 scrapecreators/doc/instagram_profile_cached.json: 2 creators, 2 ids, 2 handles, 2 names, 1 followers, 1 bios, 1 links, 2 avatars, 1 verified, 1 posts, 1 addresses, 1 dates; followers 25116, views 1318, likes 126, comments 12; #2dcb1039
200 scrapecreators/doc/youtube_channel_cached.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 links, 1 avatars, 1 countries; followers 2750000; #bdabe0dd
402 scrapecreators/error_402_out_of_credits.json: OutOfCredits
404 scrapecreators/error_404_not_found.json: NotFound
403 scrapecreators/error_403_forbidden_doc.json: Restricted
401 scrapecreators/error_401_bad_key.json: Auth
429 scrapecreators/error_429_rate_limited.json: RateLimited
500 scrapecreators/error_500.json: Upstream
200 scrapecreators/doc/credit_balance.json: Shape
201 apify/instagram_profile_scraper_creator.json: 81 creators, 81 ids, 81 handles, 81 names, 1 followers, 1 bios, 1 links, 81 avatars, 71 verified, 3 posts, 3 addresses, 3 dates; followers 2417985, likes 113712, comments 1608; #4edff14f
201 apify/instagram_profile_scraper_cocacola.json: 26 creators, 26 ids, 26 handles, 25 names, 1 followers, 1 bios, 26 avatars, 26 verified, 4 posts, 4 addresses, 4 dates, 1 hashtags; followers 3190174, likes 32160, comments 1029; #8ae81cae
201 apify/instagram_hashtag_scraper.json: 12 creators, 12 ids, 12 handles, 12 names, 15 posts, 15 addresses, 15 dates, 244 hashtags; likes 28, comments 5; #e84f1816
400 apify/error_400_invalid_input.json: BadRequest
404 apify/error_404_page_not_found.json: BadRequest
201 apify/instagram_not_found_row.json: NotFound
201 apify/empty_dataset.json: 0 creators; 
401 apify/error_401_user_or_token_not_found.json: Auth
401 apify/error_401_token_not_provided.json: Auth
402 apify/error_402_not_enough_usage_to_run_paid_actor.json: OutOfCredits
403 apify/error_403_insufficient_permissions.json: Auth
403 apify/error_403_actor_is_not_rented.json: OutOfCredits
404 apify/error_404_record_not_found.json: BadRequest
408 apify/error_408_run_timeout_exceeded.json: Timeout
400 apify/error_400_run_failed.json: Upstream
429 apify/error_429_rate_limit_exceeded.json: RateLimited
500 apify/error_500_internal_server_error.json: Upstream
201 apify/run_ready.json: Shape
200 apify/run_succeeded.json: Shape
200 apify/run_running.json: Shape
200 apify/run_failed.json: Shape
200 apify/run_timed_out.json: Shape
200 apify/run_aborted.json: Shape
201 apify/tiktok_scraper_search.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 avatars, 1 languages, 1 posts, 1 addresses, 1 dates, 5 hashtags; followers 51200, views 145900, likes 23400, comments 46, shares 145; #2253e199
201 apify/tiktok_scraper_profile.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 links, 1 avatars, 1 posts, 1 addresses, 1 dates; followers 2200000, views 348100, likes 3951, comments 111, shares 38; #9c554143
200 apify/tiktok_scraper_flattened_view.json: Shape
201 apify/tiktok_apidojo_keyword.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 avatars, 1 verified, 1 languages, 1 posts, 1 addresses, 1 dates, 5 hashtags; followers 117658, views 2063, likes 222, comments 8; #dcc9e3ff
200 influencers_club/discovery_page.json: 3 creators, 3 ids, 3 handles, 2 names, 3 followers, 3 avatars; followers 2469185; #25dff656
200 influencers_club/discovery_empty.json: 0 creators; 
200 influencers_club/similar_page.json: 2 creators, 2 ids, 2 handles, 2 names, 2 followers, 2 avatars; followers 31253769; #321d2cf9
200 influencers_club/enrich_full.json: 2 creators, 1 ids, 2 handles, 1 names, 2 followers, 1 bios, 2 e-mails, 2 links, 1 avatars, 1 verified, 2 countries, 1 posts, 1 dates, 1 hashtags; followers 9007985, likes 120000, comments 1514; #8156f76d
200 influencers_club/credits.json: Shape
401 influencers_club/error_401_no_key.json: Auth
401 influencers_club/error_401_bad_key.json: Auth
402 influencers_club/error_402_credits.json: OutOfCredits
400 influencers_club/error_400_field_dict.json: BadRequest (without the status Shape)
422 influencers_club/error_422_not_found.json: NotFound
429 influencers_club/error_429.json: RateLimited
200 modash/search_instagram.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 avatars, 1 verified; followers 584692176; #be3681c4
401 modash/error_api_token_invalid.json: Auth
403 modash/error_not_enough_credits.json: OutOfCredits
404 modash/error_handle_not_found.json: NotFound
400 modash/error_invalid_body_params.json: BadRequest
429 modash/error_rate_limit.json: RateLimited
200 modash/error_retry_later.json: RateLimited
200 insightiq/profiles_search.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 avatars, 1 verified, 1 countries, 1 languages; followers 507900000; no more, it says; #70dab71f
401 insightiq/error_401.json: Auth
200 tiktok_research/video_query.json: Shape
200 tiktok_research/user_info.json: 1 creators, 1 names, 1 followers, 1 bios, 1 avatars; followers 232; #2b94afc3
200 tiktok_research/video_comments.json: Shape
200 tiktok_research/video_query_last_page_short.json: 1 creators, 1 handles, 1 countries, 1 posts, 1 addresses, 1 dates; views 12, likes 1; next; no more, it says; #ddb16324
200 tiktok_research/token.json: Shape
401 tiktok_research/token_error.json: Auth
401 tiktok_research/error_401_access_token_invalid.json: Auth
401 tiktok_research/error_401_scope_not_authorized.json: Auth
400 tiktok_research/error_400_invalid_params.json: BadRequest
429 tiktok_research/error_429_rate_limit_exceeded.json: RateLimited
429 tiktok_research/error_429_daily_quota_limit_exceeded.json: OutOfCredits
500 tiktok_research/error_500_internal_error.json: Upstream
200 instagram_graph/business_discovery_user.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 avatars; followers 64976; #ef194c85
200 instagram_graph/business_discovery_media_p1.json: 1 creators, 1 ids, 2 posts, 2 addresses, 2 dates; likes 273, comments 27; next; #25ea2e3e
200 instagram_graph/business_discovery_media_p2.json: 1 creators, 1 ids, 2 posts, 2 addresses, 2 dates; likes 136, comments 8; next; #939daaf5
200 instagram_graph/hashtag_search.json: Shape
200 instagram_graph/recently_searched_hashtags.json: Shape
200 instagram_graph/hashtag_info.json: Shape
200 instagram_graph/hashtag_recent_media_p1.json: 0 creators, 5 skipped; ; next
200 instagram_graph/hashtag_recent_media_p2.json: 0 creators, 5 skipped; ; no more, it says
200 instagram_graph/hashtag_top_media_p1.json: 0 creators, 25 skipped; ; next
400 instagram_graph/error_400_code100_permission.json: BadRequest
400 instagram_graph/error_400_code100_app_secret.json: BadRequest
400 instagram_graph/error_400_user_not_found.json: NotFound
400 instagram_graph/error_400_hashtag_not_found.json: NotFound
400 instagram_graph/error_400_hashtag_limit_30.json: OutOfCredits
400 instagram_graph/error_400_token_expired.json: Auth
403 instagram_graph/error_403_app_rate_limit.json: RateLimited
500 instagram_graph/error_500_transient.json: Upstream
200 rapidapi/instagram_premium_reels_nike.json: 11 creators, 11 ids, 11 handles, 10 names, 11 avatars, 7 verified, 12 posts, 12 addresses, 12 dates, 36 hashtags; views 77646896, likes 3626586, comments 11263, shares 399021; next; #ec86677c
200 rapidapi/instagram_premium_reels_empty.json: 0 creators; ; no more, it says
422 ensembledata/error_422_missing_param.json: BadRequest
200 ensembledata/instagram_hashtag_posts.json: 12 creators, 12 ids, 12 posts, 12 addresses, 12 dates, 134 hashtags; likes 5553, comments 177; next; #2ebcdf4c
200 rapidapi/tiktok_scraper7_feed_search.json: 1 creators, 1 ids, 1 handles, 1 names, 1 avatars, 1 countries, 2 posts, 2 addresses, 2 dates, 1 hashtags; views 145900, likes 14590, comments 24, shares 6; next; #de649847
200 rapidapi/tiktok_scraper7_user_info.json: 1 creators, 1 ids, 1 handles, 1 names, 1 followers, 1 bios, 1 e-mails; followers 51200; #b4c44a49
200 rapidapi/tiktok_scraper7_error_200.json: NotFound
401 rapidapi/error_401_bad_key.json: Auth
403 rapidapi/error_403_not_subscribed.json: Auth
429 rapidapi/error_429_monthly_quota.json: OutOfCredits
429 rapidapi/error_429_per_second.json: RateLimited
429 rapidapi/error_429_short.json: RateLimited
404 rapidapi/error_404_no_endpoint.json: BadRequest
200 serper/search.json: 1 creators, 1 handles, 2 skipped; ; #7f96e24c
403 serper/error_403.json: Auth
400 serper/error_400_credits.json: OutOfCredits
502 generic/cloudflare_502.html: Upstream (without the status NonJson)
504 generic/nginx_504.html: Upstream (without the status NonJson)
200 generic/empty_body_200.txt: NonJson
200 generic/json_null_200.json.txt: Shape
200 generic/text_html_200.html: NonJson
200 synthetic/tiktok_search_edge_cases.json as any of 28 others: Shape
200 synthetic/tiktok_search_edge_cases.json as tiktok/search/keyword: 2 creators, 2 ids, 2 handles, 2 names, 2 followers, 2 avatars, 15 posts, 14 addresses, 15 dates, 2 hashtags, 5 skipped; followers 20, views 1200013, likes 12358; next; #edeff945
";

/// Answers that another endpoint reads as well, with the number of creators it finds.
pub const SHARED_SHAPES: &str = "\
scrapecreators/doc/tiktok_search_hashtag.json as scrapecreators tiktok/profile/videos: 1
scrapecreators/doc/youtube_search_hashtag.json as scrapecreators youtube/search: 1
influencers_club/discovery_page.json as influencers_club similar: 3
influencers_club/similar_page.json as influencers_club discovery: 2
";
