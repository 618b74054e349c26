import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { endOf, temporaryFolder } from '../support/desk.ts';
import { isPacked, openPackedDesk, packedBinary, packedFolder } from '../support/packed.ts';

test.skip(!isPacked(), 'nothing is packed: npm run dist -- --dir');

const resources = join(packedFolder, 'resources');

test('the fuses of the packed binary are as designed', async () => {
  const wire = await getCurrentFuseWire(packedBinary);
  const state = (fuse: FuseV1Options) => (wire as Record<number, FuseState>)[fuse];
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ];
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const fuse of on) expect(state(fuse), FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  for (const fuse of off) expect(state(fuse), FuseV1Options[fuse]).toBe(FuseState.DISABLE);
});

test('nothing but the build and two native modules is packed', () => {
  const files = listPackage(join(resources, 'app.asar'), { isPack: false });
  const folders = new Set(files.map((file) => file.split(/[\\/]/)[1]));
  expect([...folders].sort()).toEqual(['assets', 'dist', 'node_modules', 'package.json']);
  expect(files.filter((file) => /\.(map|ts|tsx|db)$/.test(file))).toEqual([]);
  expect(readdirSync(resources).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
});

test('other platforms’ binaries stay out', () => {
  const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' });
  const binaries = unpacked
    .filter((file) => file.endsWith('.node'))
    .map((file) => file.replaceAll('\\', '/'));
  expect(binaries).toHaveLength(2);
  expect(binaries.filter((file) => /darwin|win32|musl|arm|ia32/.test(file))).toEqual([]);
  const listed = listPackage(join(resources, 'app.asar'), { isPack: false }).filter((file) =>
    file.endsWith('.node'),
  );
  expect(listed).toHaveLength(2);
});

test('the packed app starts, has no inspector, and ends cleanly', async () => {
  const folder = temporaryFolder();
  const desk = await openPackedDesk(folder.path);
  const bridge = await desk.page.evaluate(() => typeof window.mesto?.launchInfo);
  expect(bridge).toBe('function');
  expect(desk.stderr()).not.toContain('Debugger listening');
  const ended = endOf(desk.process, 10_000);
  desk.process.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0 });
  folder.remove();
});
