// Stores pages of creators as Drizzle's manual does it: one transaction a page, batch inserts with on-conflict clauses.
// Usage: DATABASE_URL=… node store.mjs PAGES.json   where the file holds, for each of the parallel runs, its ids and pages
import fs from 'node:fs';
import { sql } from 'drizzle-orm';
import { client, creatorPosts, creators, db, jobCreators, scrapingResults, usageLedger } from './tables.mjs';

const runs = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const excluded = (column) => sql.raw(`excluded."${column.name}"`);
const newer = {
  handle: excluded(creators.handle), name: excluded(creators.name), followers: excluded(creators.followers), bio: excluded(creators.bio),
  emails: excluded(creators.emails), hashtags: excluded(creators.hashtags), avatarUrl: excluded(creators.avatarUrl),
  verified: excluded(creators.verified), country: excluded(creators.country), language: excluded(creators.language),
  engagementRate: excluded(creators.engagementRate), postText: excluded(creators.postText), fetchedAt: excluded(creators.fetchedAt),
};

async function store({ userId, jobId, taskId, period }, page, number, before) {
  const fetchedAt = new Date();
  // A page may name a creator twice, and one statement cannot change a row twice.
  const items = [...new Map(page.map((item) => [item.externalId, item])).values()];
  return db.transaction(async (tx) => {
    const rows = await tx.insert(creators)
      .values(items.map(({ post, ...creator }) => ({ ...creator, source: 'bench', fetchedAt })))
      .onConflictDoUpdate({ target: [creators.platform, creators.externalId], set: newer })
      .returning({ id: creators.id });
    await tx.insert(creatorPosts)
      .values(items.map((item, n) => ({ creatorId: rows[n].id, ...item.post, fetchedAt })))
      .onConflictDoUpdate({
        target: [creatorPosts.creatorId, creatorPosts.externalId],
        set: { views: excluded(creatorPosts.views), likes: excluded(creatorPosts.likes) },
      });
    const added = await tx.insert(jobCreators)
      .values(items.map((item, n) => ({
        userId, jobId, taskId, creatorId: rows[n].id, ordinal: before + n + 1, page: number, score: items.length - n,
        reason: { kind: 'keyword', matched_in: ['bio'], snippet: null }, followers: item.followers, engagementRate: item.engagementRate,
        hasEmail: item.emails.length > 0, verified: item.verified, country: item.country, language: item.language,
      })))
      .onConflictDoNothing()
      .returning({ creatorId: jobCreators.creatorId });
    await tx.insert(scrapingResults).values({
      userId, jobId, taskId, page: number,
      creators: page.map(({ post, ...creator }) => ({ creator, video: post, platform: creator.platform })),
    });
    if (added.length > 0) {
      await tx.insert(usageLedger)
        .values(added.map(({ creatorId }) => ({ userId, metric: 'creators', period, subject: creatorId })))
        .onConflictDoNothing();
    }
    return added.length;
  });
}

const start = process.hrtime.bigint();
const stored = await Promise.all(runs.map(async (run) => {
  let count = 0;
  for (const [n, page] of run.pages.entries()) count += await store(run, page, n + 1, count);
  return count;
}));
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ seconds, stored: stored.reduce((sum, count) => sum + count, 0) }));
await client.end();
