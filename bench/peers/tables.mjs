// The tables of the specification that the peers touch, in Drizzle's words, and one client as the specification sets it up.
import postgres from 'postgres';
import { drizzle } from 'drizzle-orm/postgres-js';
import { relations } from 'drizzle-orm';
import {
  bigint, boolean, date, integer, jsonb, numeric, pgTable, primaryKey, real, text, timestamp, unique, uuid, varchar,
} from 'drizzle-orm/pg-core';

const at = (name) => timestamp(name, { withTimezone: true });

export const campaigns = pgTable('campaigns', {
  id: uuid('id').primaryKey(),
  userId: text('user_id').notNull(),
  name: text('name').notNull(),
  description: text('description'),
  searchType: varchar('search_type', { length: 20 }).notNull(),
  status: varchar('status', { length: 20 }).notNull(),
  createdAt: at('created_at').notNull(),
  updatedAt: at('updated_at').notNull(),
});

export const scrapingJobs = pgTable('scraping_jobs', {
  id: uuid('id').primaryKey(),
  userId: text('user_id').notNull(),
  campaignId: uuid('campaign_id'),
  status: varchar('status', { length: 20 }).notNull(),
  keywords: jsonb('keywords'),
  targetUsername: text('target_username'),
  platform: varchar('platform', { length: 50 }).notNull(),
  processedRuns: integer('processed_runs').notNull(),
  processedResults: integer('processed_results').notNull(),
  targetResults: integer('target_results').notNull(),
  progress: numeric('progress'),
  createdAt: at('created_at').notNull(),
  startedAt: at('started_at'),
  completedAt: at('completed_at'),
  error: text('error'),
});

export const scrapingResults = pgTable('scraping_results', {
  id: uuid('id').primaryKey().defaultRandom(),
  userId: text('user_id'),
  jobId: uuid('job_id'),
  taskId: uuid('task_id'),
  page: integer('page'),
  creators: jsonb('creators').notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
});

export const userProfiles = pgTable('user_profiles', {
  id: uuid('id').primaryKey(),
  userId: text('user_id').notNull(),
  fullName: text('full_name'),
  email: text('email'),
  createdAt: at('created_at').notNull(),
});

export const creators = pgTable('creators', {
  id: uuid('id').primaryKey().defaultRandom(),
  platform: varchar('platform', { length: 20 }).notNull(),
  externalId: text('external_id').notNull(),
  handle: text('handle'),
  name: text('name'),
  followers: bigint('followers', { mode: 'number' }),
  bio: text('bio'),
  emails: text('emails').array().notNull(),
  hashtags: text('hashtags').array().notNull(),
  avatarUrl: text('avatar_url'),
  verified: boolean('verified'),
  country: varchar('country', { length: 2 }),
  language: varchar('language', { length: 3 }),
  engagementRate: real('engagement_rate'),
  postText: text('post_text'),
  source: text('source').notNull(),
  fetchedAt: at('fetched_at').notNull(),
}, (table) => [unique().on(table.platform, table.externalId)]);

export const creatorPosts = pgTable('creator_posts', {
  creatorId: uuid('creator_id').notNull(),
  externalId: text('external_id').notNull(),
  body: text('body'),
  url: text('url'),
  views: bigint('views', { mode: 'number' }),
  likes: bigint('likes', { mode: 'number' }),
  comments: bigint('comments', { mode: 'number' }),
  shares: bigint('shares', { mode: 'number' }),
  hashtags: text('hashtags').array().notNull(),
  fetchedAt: at('fetched_at').notNull(),
}, (table) => [primaryKey({ columns: [table.creatorId, table.externalId] })]);

export const jobCreators = pgTable('job_creators', {
  userId: text('user_id').notNull(),
  jobId: uuid('job_id').notNull(),
  creatorId: uuid('creator_id').notNull(),
  ordinal: integer('ordinal').notNull(),
  taskId: uuid('task_id').notNull(),
  page: integer('page').notNull(),
  score: bigint('score', { mode: 'number' }).notNull(),
  reason: jsonb('reason').notNull(),
  followers: bigint('followers', { mode: 'number' }),
  engagementRate: real('engagement_rate'),
  hasEmail: boolean('has_email').notNull(),
  verified: boolean('verified'),
  country: varchar('country', { length: 2 }),
  language: varchar('language', { length: 3 }),
}, (table) => [primaryKey({ columns: [table.userId, table.jobId, table.creatorId] })]);

export const usageLedger = pgTable('usage_ledger', {
  userId: text('user_id').notNull(),
  metric: varchar('metric', { length: 20 }).notNull(),
  period: date('period').notNull(),
  subject: text('subject').notNull(),
}, (table) => [primaryKey({ columns: [table.userId, table.metric, table.period, table.subject] })]);

const campaignRelations = relations(campaigns, ({ many }) => ({ scrapingJobs: many(scrapingJobs) }));
const scrapingJobRelations = relations(scrapingJobs, ({ one, many }) => ({
  campaign: one(campaigns, { fields: [scrapingJobs.campaignId], references: [campaigns.id] }),
  results: many(scrapingResults),
}));
const scrapingResultRelations = relations(scrapingResults, ({ one }) => ({
  job: one(scrapingJobs, { fields: [scrapingResults.jobId], references: [scrapingJobs.id] }),
}));

const schema = { campaigns, scrapingJobs, scrapingResults, campaignRelations, scrapingJobRelations, scrapingResultRelations };
// As in the specification: at most ten connections on one's own machine, named prepared statements as the driver does by itself.
// All contenders reach the server through its socket.
const socket = process.env.DATABASE_SOCKET ? { host: process.env.DATABASE_SOCKET } : {};
export const client = postgres(process.env.DATABASE_URL, { max: 10, onnotice: () => {}, ...socket });
export const db = drizzle(client, { schema });
