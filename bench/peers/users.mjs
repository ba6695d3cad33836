// The specification's query pattern 3, the admin's search for a part of a name, one question after the other.
// Usage: DATABASE_URL=… node users.mjs PATTERNS.json COUNT   prints the times in microseconds as JSON
import fs from 'node:fs';
import { desc, ilike } from 'drizzle-orm';
import { client, db, userProfiles } from './tables.mjs';

const patterns = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const { userId, fullName, email, createdAt } = userProfiles;
const find = (pattern) =>
  db.select({ userId, fullName, email, createdAt }).from(userProfiles)
    .where(ilike(fullName, `%${pattern}%`)).orderBy(desc(createdAt)).limit(50);

for (const pattern of patterns) await find(pattern);
const times = [];
let rows = 0;
for (let n = 0; n < Number(process.argv[3]); n += 1) {
  const start = process.hrtime.bigint();
  rows += (await find(patterns[n % patterns.length])).length;
  times.push(Number((process.hrtime.bigint() - start) / 1000n));
}
console.log(JSON.stringify({ times, rows }));
await client.end();
