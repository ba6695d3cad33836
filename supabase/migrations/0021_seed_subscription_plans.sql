-- The three paid plans: prices in cents, the year at twelve times the reduced month, -1 for unlimited.
-- The Stripe price ids belong to an account, so they start empty and are set by the operator.
-- A plan that exists already keeps every value it has.

INSERT INTO subscription_plans (
    plan_key, display_name, description, monthly_price, yearly_price,
    stripe_monthly_price_id, stripe_yearly_price_id, campaigns_limit, creators_limit, features, is_active, sort_order
)
VALUES
    (
        'glow_up', 'Glow Up Plan', 'For the first campaigns: up to 3 campaigns and 1,000 creators a month.',
        9900, 94800, '', NULL, 3, 1000,
        '{"platforms": ["TikTok", "Instagram", "YouTube"], "exportFormats": ["CSV"],
          "emailExtraction": true, "bioExtraction": true, "support": "email"}'::jsonb,
        TRUE, 1
    ),
    (
        'viral_surge', 'Viral Surge Plan', 'For growing brands: up to 10 campaigns and 10,000 creators a month.',
        24900, 238800, '', NULL, 10, 10000,
        '{"platforms": ["TikTok", "Instagram", "YouTube"], "exportFormats": ["CSV", "Excel"],
          "emailExtraction": true, "bioExtraction": true, "advancedFiltering": true,
          "prioritySupport": true, "support": "priority"}'::jsonb,
        TRUE, 2
    ),
    (
        'fame_flex', 'Fame Flex Plan', 'For agencies: unlimited campaigns and creators, with API access.',
        49900, 478800, '', NULL, -1, -1,
        '{"platforms": ["TikTok", "Instagram", "YouTube"], "exportFormats": ["CSV", "Excel", "JSON"],
          "emailExtraction": true, "bioExtraction": true, "advancedFiltering": true, "prioritySupport": true,
          "customIntegrations": true, "dedicatedSupport": true, "apiAccess": true, "support": "dedicated"}'::jsonb,
        TRUE, 3
    )
ON CONFLICT (plan_key) DO NOTHING;
