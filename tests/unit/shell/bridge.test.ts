import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const source = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** A preload that lost a method, or all of them, compiles: only this and the desktop window's own tests would notice. */
test('every channel is invoked by the preload and answered by the shell', () => {
  const channels = [
    ...(/interface Channels \{([^}]*)\}/.exec(source('preload/channels.ts'))?.[1] ?? '').matchAll(
      /^ {2}'?([\w-]+)'?:/gm,
    ),
  ].map((match) => match[1]);
  expect(channels.length).toBeGreaterThan(5);
  for (const channel of channels) {
    expect(source('preload/index.ts')).toContain(`invoke('${channel}'`);
    expect(source('main/shell/channels.ts')).toContain(`answerChannel('${channel}'`);
  }
  expect(source('preload/index.ts')).toContain("exposeInMainWorld('mesto', bridge)");
});
