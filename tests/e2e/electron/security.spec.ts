import { request as httpRequest } from 'node:http';
import { expect, test } from '@playwright/test';
import { type Desk, openDesk, temporaryFolder } from '../support/desk.ts';

// One app for the whole file: each test asks it something and leaves it as it was.
const folder = temporaryFolder();
let desk: Desk;

test.beforeAll(async () => {
  desk = await openDesk(folder.path);
});

test.afterAll(async () => {
  await desk.app.close();
  folder.remove();
});

const launchInfo = () => desk.page.evaluate(() => window.mesto?.launchInfo());

test('the window is sandboxed, isolated and without Node', async () => {
  const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's types; it tells what the page really got, defaults included.
    return (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the page sees no Node and a bridge of the known methods only', async () => {
  const seen = await desk.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys(window.mesto ?? {}).sort(),
  }));
  expect(seen).toEqual({
    node: [],
    bridge: [
      'beginSave',
      'chooseBackupFolder',
      'choosePrinter',
      'connectCentre',
      'launchInfo',
      'notify',
      'onNoticeOpened',
      'openSaved',
      'printPage',
      'printers',
      'restart',
      'savePdf',
      'savePiece',
      'setBadge',
      'setCaptureScreenOpen',
    ],
  });
});

test('the bridge cannot be replaced and a frame has none', async () => {
  const found = await desk.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>inside</p>';
    document.body.append(frame);
    await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
    const inFrame = typeof (frame.contentWindow as Window | null)?.mesto;
    frame.remove();
    return { inFrame, frozen: Object.isFrozen(window.mesto) };
  });
  expect(found).toEqual({ inFrame: 'undefined', frozen: true });
});

test('the window is the one that was designed', async () => {
  const window = await desk.app.evaluate(({ BrowserWindow, app }) => {
    const [first, ...others] = BrowserWindow.getAllWindows();
    return {
      others: others.length,
      title: first?.getTitle(),
      visible: first?.isVisible(),
      minimum: first?.getMinimumSize(),
      packaged: app.isPackaged,
    };
  });
  expect(window).toEqual({ others: 0, title: 'Место', visible: true, minimum: [1024, 680], packaged: false });
});

test('the page is answered with a policy that allows no foreign script', async () => {
  const answer = await fetch((await launchInfo())?.apiUrl ?? '');
  expect(answer.status).toBe(200);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test.describe('the local API', () => {
  const path = '/_get_warehouses_info_for_admin_';
  const signIn = JSON.stringify({ username: '79000000001', password: 'demo' });

  /** A raw request, since fetch forbids the Host and Origin headers; gives status and headers. */
  const ask = async (headers: Record<string, string>, to = path, body?: string) => {
    const base = (await launchInfo())?.apiUrl ?? '';
    return new Promise<{ status: number; allowed: string | undefined }>((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST';
      const sent = httpRequest(base + to, { method, headers }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode ?? 0, allowed: answer.headers['access-control-allow-origin'] });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  };
  const token = async () => ({ 'x-launch-token': (await launchInfo())?.launchToken ?? '' });

  test('tells apart a missing, a forged and the true launch token', async () => {
    const missing = await ask({});
    const forged = await ask({ 'x-launch-token': 'f'.repeat(64) });
    const real = await ask(await token());
    expect([401, 403]).toContain(missing.status);
    expect(forged.status).toBe(missing.status);
    // With it the request gets as far as the sign-in, which it lacks.
    expect(real.status).toBe(401);
  });

  test('lets nobody sign in without the launch token', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await ask(json, '/_admin_login_', signIn)).status).not.toBe(200);
    expect((await ask({ ...json, ...(await token()) }, '/_admin_login_', signIn)).status).toBe(200);
  });

  test('refuses another Host, as a rebound name brings it', async () => {
    const answer = await ask({ ...(await token()), host: 'evil.example' });
    expect([400, 403, 421]).toContain(answer.status);
  });

  test('refuses another Origin and grants none', async () => {
    const answer = await ask({ ...(await token()), origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.allowed).toBeUndefined();
  });
});

test.describe('permissions', () => {
  const openDevice = (constraints: MediaStreamConstraints) =>
    desk.page.evaluate(async (wanted) => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(wanted);
        for (const track of stream.getTracks()) track.stop();
        return 'given';
      } catch (error) {
        return error instanceof DOMException ? error.name : String(error);
      }
    }, constraints);
  const captureScreen = (open: boolean) =>
    desk.page.evaluate((state) => window.mesto?.setCaptureScreenOpen(state), open);

  test('the camera is given while the capture screen is open, and only then', async () => {
    expect(await openDevice({ video: true })).toBe('NotAllowedError');
    await captureScreen(true);
    expect(await openDevice({ video: true })).toBe('given');
    await captureScreen(false);
    expect(await openDevice({ video: true })).toBe('NotAllowedError');
  });

  test('the microphone is never given', async () => {
    await captureScreen(true);
    expect(await openDevice({ audio: true })).toBe('NotAllowedError');
    expect(await openDevice({ audio: true, video: true })).toBe('NotAllowedError');
    await captureScreen(false);
  });

  test('a value that is no boolean does not open the camera', async () => {
    await desk.page.evaluate(() => window.mesto?.setCaptureScreenOpen('yes' as unknown as boolean));
    expect(await openDevice({ video: true })).toBe('NotAllowedError');
  });

  test('everything else is refused', async () => {
    const states = await desk.page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
      ];
      const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
      return [
        ...(await Promise.all(asked)).map(({ state }) => state),
        await Notification.requestPermission(),
      ];
    });
    expect(states).toEqual(Array(7).fill('denied'));
  });
});
