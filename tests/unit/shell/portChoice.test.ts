import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptPort, portIn } from '../../../main/shell/portChoice.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mesto-port-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const held = (port: number) =>
  new Promise<Server>((done) => {
    const server = createServer().listen({ host: '127.0.0.1', port }, () => done(server));
  });

describe('the port of the window', () => {
  it('is the same at every start', async () => {
    const first = await keptPort(home);
    expect(first).toBeGreaterThanOrEqual(20_000);
    expect(await keptPort(home)).toBe(first);
  });

  it('is any while another program holds it, and itself again after', async () => {
    const own = await keptPort(home);
    const other = await held(own);
    expect(await keptPort(home)).toBe(0);
    await new Promise((done) => other.close(done));
    expect(await keptPort(home)).toBe(own);
  });

  it('is chosen anew when its file is spoiled', async () => {
    writeFileSync(join(home, 'port.json'), '{"port":');
    const port = await keptPort(home);
    expect(portIn(readFileSync(join(home, 'port.json'), 'utf8'))).toBe(port);
  });

  it.each(['', 'null', '7', '{"port":"20001"}', '{"port":80}', '{"port":20000.5}'])('is not %s', (text) => {
    expect(portIn(text)).toBeNull();
  });
});
