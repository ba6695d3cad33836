// A newcomer's first minutes in a real browser: sign in, start a search, watch it, filter, export. Leaves screenshots.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const root = new URL('..', import.meta.url).pathname;
const binary = process.env.LIMELIGHT_BINARY ?? join(root, 'target/release/limelight');
const pictures = join(root, 'target/screenshots');
let home, server, browser, address;

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  }).on('error', reject);
});

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'limelight-e2e-'));
  await mkdir(pictures, { recursive: true });
  const bind = `127.0.0.1:${await freePort()}`;
  server = spawn(binary, ['up'], { env: { PATH: process.env.PATH, HOME: home, LIMELIGHT_DATA_DIR: join(home, 'data'), BIND: bind }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      if (said.includes('Limelight is ready')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`limelight up ended with ${code}`)));
  });
  address = `http://${bind}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
});

after(async () => {
  await browser?.close();
  if (server && server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    assert.equal(await ended, 0, 'Ctrl-C stops it cleanly');
  }
  await rm(home, { recursive: true, force: true });
});

// A page that reports everything a browser complains about.
const visit = async (options) => {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints };
};

const signIn = async (page) => {
  await page.goto(address);
  await page.getByRole('button', { name: /demo user/i }).click();
  await page.waitForURL('**/campaigns');
};

const sizes = [[360, 780], [1440, 1000]];
const themes = ['light', 'dark'];

test('the main job: a search from the form to the file', async () => {
  const { context, page, complaints } = await visit({ viewport: { width: 1440, height: 1000 }, acceptDownloads: true });
  await signIn(page);
  await page.getByText('Sample: vegan cooking on TikTok').waitFor();
  await page.getByRole('link', { name: 'New campaign' }).first().click();
  await page.locator('[name=name]').fill('Street food in spring');
  await page.locator('[name=query]').fill('"street food" OR noodles NOT meat');
  await page.locator('[name=target]').fill('120');
  await page.getByRole('button', { name: /start/i }).click();
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}/);
  await page.locator('#results tbody tr').first().waitFor();
  await page.locator('.run:not(.is-running)').waitFor({ timeout: 20_000 });
  const found = Number((await page.locator('.run-facts dd').first().innerText()).replace(/\D.*/s, ''));
  assert.ok(found > 0 && found <= 120, `found ${found}`);

  await page.getByLabel('Has e-mail').check();
  await page.locator('[data-filtered]').waitFor();
  assert.match(page.url(), /has_email=true/);
  for (const row of await page.locator('#results tbody tr').all()) {
    if (await row.getAttribute('id') !== 'more') assert.match(await row.innerText(), /@example\.(com|org|net)/);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export CSV' }).click()]);
  const csv = await readFile(await download.path(), 'utf8');
  assert.match(csv, /^\ufeffPlatform,Handle,Name/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a campaign is narrowed down, searched again and compared', async () => {
  const { context, page, complaints } = await visit({ viewport: { width: 1440, height: 1000 } });
  await signIn(page);
  await page.goto(`${address}/campaigns/new`);
  await page.locator('[name=query]').fill('coffee');
  await page.getByText('Only creators with').click();
  await page.locator('[name=min_followers]').fill('5000');
  await page.locator('#quote b').first().waitFor();
  assert.match(await page.locator('#quote').innerText(), /of \d+ who match are wanted\. Left out by followers: \d/);
  await page.getByRole('button', { name: /start/i }).click();
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}/);
  await page.locator('.run:not(.is-running)').waitFor({ timeout: 20_000 });
  await page.getByText('5000 followers or more').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Search again' }).click();
  await page.locator('.run:not(.is-running)').waitFor({ timeout: 20_000 });
  await page.reload();
  const tabs = page.locator('.tabs a');
  assert.deepEqual((await tabs.allInnerTexts()).map((text) => text.replace(/\s*[\d,]+$/, '')), ['All', 'New', 'Grown', 'Shrunk', 'Not found this time']);
  assert.match(await tabs.nth(1).innerText(), /^New\s*0$/);
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `scrolls sideways at ${width}`);
    await page.screenshot({ path: join(pictures, `campaign-again-${width}-light.png`) });
  }
  await tabs.nth(1).click();
  await page.getByText('Nobody to show here').waitFor();
  assert.match(page.url(), /change=new/);
  // A filter keeps the tab.
  await page.getByLabel('Has e-mail').check();
  await page.waitForURL(/change=new.*has_email=true/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a list of handles is looked up row by row', async () => {
  const { context, page, complaints } = await visit({ viewport: { width: 1440, height: 1000 }, acceptDownloads: true });
  await signIn(page);
  await page.getByText('Sample: vegan cooking on TikTok').click();
  await page.locator('#results tbody tr').first().waitFor();
  const handles = (await page.locator('#results tbody .who .sub').allInnerTexts()).map((text) => text.split(' ')[0]).slice(0, 3);
  await page.getByRole('link', { name: 'Look-ups' }).click();
  await page.getByRole('link', { name: /look-up/i }).last().click();
  await page.waitForURL('**/lookups/new');
  await page.locator('[name=list]').fill([...handles, 'nobody.of.this.name', 'not a handle!'].join('\n'));
  await page.getByRole('button', { name: /check/i }).click();
  await page.getByText('not a handle!').first().waitFor();
  await page.screenshot({ path: join(pictures, 'lookup-checked-1440-light.png') });
  await page.getByRole('button', { name: 'Start the look-up' }).click();
  await page.waitForURL(/lookups\/[0-9a-f-]{36}/);
  await page.locator('.run:not(.is-running)').waitFor({ timeout: 20_000 });
  await page.reload();
  for (const handle of handles) await page.getByText(handle).first().waitFor();
  const shown = page.url();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /csv/i }).click()]);
  // A bio has lines of its own.
  const csv = await readFile(await download.path(), 'utf8');
  assert.deepEqual(csv.match(/^[1-5],/gm), ['1,', '2,', '3,', '4,', '5,'], csv);
  assert.deepEqual(complaints, []);
  await context.close();
  for (const [width, height] of sizes) {
    for (const colorScheme of themes) {
      const { context, page, complaints } = await visit({ viewport: { width, height }, colorScheme });
      await signIn(page);
      for (const [name, path] of [['lookup', new URL(shown).pathname], ['lookups', '/lookups'], ['lookup-new', '/lookups/new']]) {
        await page.goto(address + path);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways at ${width}`);
        await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) });
      }
      assert.deepEqual(complaints, []);
      await context.close();
    }
  }
});

test('a fault in the form is shown where it is', async () => {
  const { context, page } = await visit({ viewport: { width: 360, height: 780 } });
  await signIn(page);
  await page.goto(`${address}/campaigns/new`);
  await page.locator('[name=query]').fill('vegan AND (recipes');
  await page.getByRole('button', { name: /start/i }).click();
  await page.getByText(/unbalanced/).first().waitFor();
  await page.screenshot({ path: join(pictures, 'form-fault-360-light.png'), fullPage: true });
  await context.close();
});

test('every page fits a phone and a desk, by day and by night', async () => {
  for (const [width, height] of sizes) {
    for (const colorScheme of themes) {
      const { context, page, complaints } = await visit({ viewport: { width, height }, colorScheme });
      const shoot = async (name) => {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways at ${width}`);
        await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) });
      };
      await page.goto(address);
      await shoot('sign-in');
      await signIn(page);
      await shoot('campaigns');
      await page.goto(`${address}/campaigns/new`);
      await shoot('new-campaign');
      await page.locator('[name=query]').fill('vegan');
      const suggested = page.locator('#suggestions .chip');
      await suggested.first().waitFor();
      await shoot('new-campaign-suggestions');
      await page.getByText('Only creators with').click();
      await page.locator('#quote p').first().waitFor();
      await page.locator('details.wanted').scrollIntoViewIfNeeded();
      await shoot('new-campaign-narrow');
      const hashtag = await suggested.first().locator('.code').innerText();
      await suggested.first().click();
      assert.equal(await page.locator('[name=query]').inputValue(), `vegan OR ${hashtag}`);
      await page.goto(`${address}/campaigns`);
      await page.getByText('Sample: vegan cooking on TikTok').click();
      await page.locator('#results tbody tr').first().waitFor();
      await shoot('campaign');
      await page.goto(`${page.url()}?has_email=true&min_followers=20000&verified=true`);
      await page.locator('.left-out').waitFor();
      await shoot('campaign-filtered');
      assert.deepEqual(complaints, []);
      await context.close();
    }
  }
});

test('without scripts a search can be started and read', async () => {
  const { context, page } = await visit({ viewport: { width: 1440, height: 1000 }, javaScriptEnabled: false });
  await signIn(page);
  await page.goto(`${address}/campaigns/new`);
  await page.locator('[name=query]').fill('gardening');
  await page.locator('[name=target]').fill('10');
  await page.getByRole('button', { name: /start/i }).click();
  await page.waitForURL(/campaigns\/[0-9a-f-]{36}/);
  const deadline = Date.now() + 15_000;
  while (await page.locator('.run.is-running').count() && Date.now() < deadline) await page.reload();
  assert.ok(await page.locator('#results tbody tr').count() > 0);
  await context.close();
});
