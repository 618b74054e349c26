/**
 * The plan of a floor with 1,500 rooms, some of them L-shaped, in real Chromium without a GPU: how long a frame takes while
 * it is dragged, zoomed and pointed at. The frame rate limit is off, so that the time between two frames is what their
 * drawing took; the floor is the same page with one pixel moving.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { openDatabase } from '../../db/open.ts';
import { startHost } from '../../main/host.ts';
import { SQL_FUNCTIONS } from '../../main/queries/functions.ts';
import { bigFloor } from './support/bigFloor.ts';
import { median, type Row, report } from './support/report.ts';

const root = join(import.meta.dirname, '../..');
if (!existsSync(join(root, 'dist/renderer/index.html')))
  throw new Error('nothing is built: npm run build first');

const ROOMS = 1500;
const FRAMES = 180;
/** A frame in software rendering, ms. */
const TARGET = 16;

const migrationsDir = join(root, 'db/migrations');
const dataDir = mkdtempSync(join(tmpdir(), 'mesto-bench-'));
const options = {
  dataDir,
  host: '127.0.0.1',
  port: 0,
  allowOrigins: [],
  migrationsDir,
  rendererDir: join(root, 'dist/renderer'),
  documentsWorker: join(root, 'main/documents/worker.ts'),
  templatesDir: join(root, 'assets/templates'),
  rebaseWorker: join(root, 'main/sync/rebaseWorker.ts'),
  log: () => {},
};

/** Milliseconds between frames while `step` acts in each; run in the page. */
const frames = (page: Page, what: 'nothing' | 'drag' | 'zoom' | 'point') =>
  page.evaluate(
    async ([kind, count]) => {
      const box = document.querySelector<HTMLElement>('[data-plan-rooms] .konvajs-content');
      if (box === null) throw new Error('no plan');
      const place = box.getBoundingClientRect();
      const send = (type: string, x: number, y: number, more: object = {}) => {
        const at = { clientX: place.left + x, clientY: place.top + y, bubbles: true, cancelable: true };
        const event =
          type === 'wheel'
            ? new WheelEvent(type, { ...at, ...more })
            : new MouseEvent(type, { ...at, ...more });
        box.dispatchEvent(event);
      };
      const [cx, cy] = [place.width / 2, place.height / 2];
      if (kind === 'drag') send('mousedown', cx, cy, { button: 0, buttons: 1 });
      // A single moving pixel: the least that a frame can be about.
      const dot = document.body.appendChild(document.createElement('i'));
      Object.assign(dot.style, {
        position: 'fixed',
        left: '0',
        top: '0',
        width: '1px',
        height: '1px',
        background: 'red',
      });
      const holder = document.querySelector('[data-painted]');
      let painted = 0;
      const watch = new MutationObserver((changes) => {
        painted += changes.length;
      });
      if (holder !== null) watch.observe(holder, { attributeFilter: ['data-painted'] });
      const times: number[] = [];
      let before = await new Promise<number>((next) => requestAnimationFrame(next));
      for (let frame = 0; frame < count; frame += 1) {
        const swing = Math.sin(frame / 12);
        dot.style.transform = `translateX(${frame % 2}px)`;
        if (kind === 'drag')
          send('mousemove', cx + swing * 160, cy + Math.cos(frame / 15) * 90, { buttons: 1 });
        if (kind === 'zoom') send('wheel', cx, cy, { deltaY: Math.floor(frame / 30) % 2 === 0 ? -40 : 40 });
        if (kind === 'point') send('mousemove', cx + swing * 200, cy + Math.cos(frame / 7) * 150);
        const now = await new Promise<number>((next) => requestAnimationFrame(next));
        times.push(now - before);
        before = now;
      }
      if (kind === 'drag') send('mouseup', cx, cy, { button: 0 });
      watch.disconnect();
      dot.remove();
      // Pointing draws the marks alone; whatever else moves must have drawn the floor in nearly every frame.
      if ((kind === 'drag' || kind === 'zoom') && painted < count * 0.9)
        throw new Error(`${kind}: only ${painted} of ${count} frames were drawn`);
      return times;
    },
    [what, FRAMES] as const,
  );

const worst = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

const measure = async (url: string, warehouse: number): Promise<Row[]> => {
  const debian = '/usr/bin/chromium';
  const browser = await chromium.launch({
    ...(existsSync(debian) ? { executablePath: debian } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
      '--no-first-run',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'ru-RU' });
  await page.goto(`${url}/rooms?warehouse=${warehouse}&floor=1`);
  await page.getByLabel('Телефон').fill('79000000001');
  await page.getByLabel('Пароль').fill('demo');
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.locator(`[data-painted="${ROOMS}"]`).waitFor();
  await page.waitForTimeout(1000);
  const rows: Row[] = [];
  await frames(page, 'nothing');
  const floor = median(await frames(page, 'nothing'));
  const take = async (name: string, what: 'drag' | 'zoom' | 'point') => {
    await frames(page, what);
    const times = await frames(page, what);
    rows.push({ name: `${name}, median`, value: median(times), unit: 'ms', floor, target: TARGET });
    rows.push({ name: `${name}, 95 of 100`, value: worst(times), unit: 'ms', floor, target: null });
  };
  await take('all 1,500 in sight, dragged', 'drag');
  await take('all 1,500 in sight, pointed at', 'point');
  await take('zoomed in and out', 'zoom');
  for (let step = 0; step < 5; step += 1) {
    await page.getByRole('button', { name: 'Крупнее' }).click();
    await page.waitForTimeout(200);
  }
  const seen = await page.locator('[data-painted]').getAttribute('data-painted');
  await take(`near, ${seen} in sight, dragged`, 'drag');
  await browser.close();
  return rows;
};

try {
  // The demo first, through the program itself; the floor beside it.
  await (await startHost({ ...options, demo: 'small' })).close();
  const connections = openDatabase({ dataDir, migrationsDir, functions: SQL_FUNCTIONS });
  const warehouse = bigFloor(connections.write, ROOMS);
  connections.close();
  const host = await startHost(options);
  try {
    report('plan', await measure(host.url, warehouse));
  } finally {
    await host.close();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
