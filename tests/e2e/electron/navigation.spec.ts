import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { type Desk, openDesk, temporaryFolder } from '../support/desk.ts';

// An app of its own: Playwright takes a refused navigation for one that is still going on, so nothing else follows here.
const folder = temporaryFolder();
let desk: Desk;
let home: string;

test.beforeAll(async () => {
  desk = await openDesk(folder.path);
  // The router has its own first step; what follows must not be taken for it.
  await desk.page.getByRole('textbox').first().waitFor();
  home = desk.page.url();
  await desk.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = async (url) => {
      opened.push(url);
    };
  });
  await desk.page.evaluate(() => Object.assign(window, { stillHere: true }));
});

test.afterAll(async () => {
  await desk.app.close();
  folder.remove();
});

/** Where the page is and what the system's browser was asked to open since the last look. */
const look = async () => {
  // A navigation is refused in the main process, a moment after the page asked for it.
  await new Promise((later) => setTimeout(later, 300));
  const here = await desk.page.evaluate(() => ({ url: location.href, stillHere: 'stillHere' in window }));
  const opened = await desk.app.evaluate(() => {
    const { openedOutside } = globalThis as unknown as { openedOutside: string[] };
    return openedOutside.splice(0);
  });
  return { ...here, opened };
};
const stayed = (opened: string[] = []) => ({ url: home, stillHere: true, opened });

test('a script cannot lead the page away; a public address opens outside', async () => {
  await desk.page.evaluate(() => {
    location.href = 'https://evil.example/?next=http://127.0.0.1/';
  });
  expect(await look()).toEqual(stayed(['https://evil.example/?next=http://127.0.0.1/']));
});

test('addresses that mislead open nowhere', async () => {
  const { host } = new URL(home);
  for (const url of [
    `http://${host}@evil.example/`,
    'http://localhost:1/',
    'file:///etc/passwd',
    'data:text/html,x',
  ]) {
    await desk.page.evaluate((address) => {
      location.href = address;
    }, url);
    expect(await look(), url).toEqual(stayed());
  }
});

test('a link, with and without a new window, opens outside', async () => {
  for (const target of ['_self', '_blank']) {
    await desk.page.evaluate((where) => {
      const link = document.createElement('a');
      link.href = 'https://example.org/x';
      link.target = where;
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    expect(await look(), target).toEqual(stayed(['https://example.org/x']));
  }
});

test('a form cannot post the page away', async () => {
  await desk.page.evaluate(() => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = 'http://192.168.0.1/take';
    document.body.append(form);
    form.submit();
    form.remove();
  });
  expect(await look()).toEqual(stayed());
});

test('the page cannot even go elsewhere on its own origin', async () => {
  await desk.page.evaluate(() => location.assign('/openapi.json'));
  expect(await look()).toEqual(stayed());
});

test('no second window, of whatever content', async () => {
  const answers = await desk.page.evaluate(() =>
    ['about:blank', '/', 'javascript:1', 'https://example.org/y'].map((url) => window.open(url) === null),
  );
  expect(answers).toEqual([true, true, true, true]);
  expect(await look()).toEqual(stayed(['https://example.org/y']));
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a frame loads nothing, foreign or our own', async () => {
  let visits = 0;
  const foreign = createServer((_request, answer) => {
    visits += 1;
    answer.end('foreign');
  });
  await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening));
  const { port } = foreign.address() as AddressInfo;
  for (const src of [`http://127.0.0.1:${port}/`, '/openapi.json']) {
    await desk.page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    }, src);
    expect(await look(), src).toEqual(stayed());
  }
  foreign.close();
  expect(visits).toBe(0);
  const own = await desk.page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[src="/openapi.json"]');
    return frame?.contentDocument?.body.innerText;
  });
  expect(own).toBe('');
});
