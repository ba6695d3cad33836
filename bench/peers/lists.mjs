// The specification's query patterns 1 (jobs with results and campaign) and the campaign list over HTTP.
// Usage: DATABASE_URL=… node lists.mjs PORT [plain|prepared] [processes]
import cluster from 'node:cluster';
import http from 'node:http';
import { desc, eq, sql } from 'drizzle-orm';
import { campaigns, db, scrapingJobs } from './tables.mjs';

const [port, mode = 'plain', processes = '1'] = process.argv.slice(2);

const campaignList = (user) =>
  db.select().from(campaigns).where(eq(campaigns.userId, user)).orderBy(desc(campaigns.createdAt)).limit(20);
// As it stands in the specification, without a user column on the results.
const jobList = (user) =>
  db.query.scrapingJobs.findMany({
    where: eq(scrapingJobs.userId, user),
    with: { results: { columns: { userId: false, taskId: false, page: false } }, campaign: true },
    orderBy: desc(scrapingJobs.createdAt),
  });

let ask = { '/campaigns': campaignList, '/jobs': jobList };
if (mode === 'prepared') {
  // What Drizzle's manual advises for speed: the statement is put together once.
  const named = { '/campaigns': 'bench_campaigns', '/jobs': 'bench_jobs' };
  ask = Object.fromEntries(
    Object.entries(ask).map(([path, query]) => {
      const prepared = query(sql.placeholder('user')).prepare(named[path]);
      return [path, (user) => prepared.execute({ user })];
    }),
  );
}

if (Number(processes) > 1 && cluster.isPrimary) {
  for (let n = 0; n < Number(processes); n += 1) cluster.fork();
} else {
  http
    .createServer(async (request, response) => {
      const url = new URL(request.url, 'http://localhost');
      try {
        const rows = await ask[url.pathname](url.searchParams.get('user'));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(rows));
      } catch (error) {
        response.statusCode = 500;
        response.end(String(error));
      }
    })
    .listen(Number(port), '127.0.0.1');
}
