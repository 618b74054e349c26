/**
 * `npm run screens -- [name …] [--out DIR] [--png]`: pictures of every screen in both window sizes and both themes, of a demo
 * with long names and sums. WebP keeps the repository small; a demo's day and rows are always the same.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { deskApi } from '../support/deskApi.ts';
import { ROOT, startWeb } from '../support/web.ts';
import { lengthenDemo } from './longDemo.ts';
import { settled, visit } from './look.ts';
import { type Ids, PLACES, SIGN_IN } from './places.ts';

const TODAY = '2026-11-20';
const DEBIAN_CHROMIUM = '/usr/bin/chromium';
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(ROOT, 'docs/screens') },
    png: { type: 'boolean', default: false },
  },
});
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);

const picture = async (page: Page, name: string) => {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send(
    'Page.captureScreenshot',
    values.png ? { format: 'png' } : { format: 'webp', quality: 40 },
  );
  await session.detach();
  writeFileSync(join(values.out, `${name}.${values.png ? 'png' : 'webp'}`), Buffer.from(data, 'base64'));
};

const walk = async (browser: Browser, url: string, ids: Ids, variant: Variant) => {
  const { size, colorScheme } = variant;
  const page = await browser.newPage({
    viewport: size,
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'ru-RU',
    baseURL: url,
    permissions: ['camera'],
  });
  const suffix = `${size.width}-${colorScheme}`;
  await page.goto('/login');
  await settled(page);
  if (wanted(SIGN_IN.name)) await picture(page, `${SIGN_IN.name}-${suffix}`);
  await signIn(page);
  await page.waitForURL(({ pathname }) => pathname !== '/login');
  for (const place of PLACES.filter(({ name }) => wanted(name))) {
    process.stderr.write(`${place.name} ${suffix}\n`);
    await visit(page, url, place, place.address(ids));
    await picture(page, `${place.name}-${suffix}`);
  }
  await page.close();
};

interface Variant {
  readonly size: (typeof SIZES)[number];
  readonly colorScheme: 'light' | 'dark';
}
const VARIANTS: readonly Variant[] = SIZES.flatMap((size) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ size, colorScheme })),
);

// Always the same, for «Настройки» shows it.
const dataDir = join(tmpdir(), 'mesto-desk');
rmSync(dataDir, { recursive: true, force: true });
const server = await startWeb(dataDir, 0, ['--today', TODAY]);
const browser = await chromium.launch({
  ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : {}),
  args: [
    '--disable-gpu',
    '--use-fake-device-for-media-stream',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
try {
  mkdirSync(values.out, { recursive: true });
  const ids = await lengthenDemo(await deskApi(server.url), TODAY);
  for (const variant of VARIANTS) await walk(browser, server.url, ids, variant);
} finally {
  await browser.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
