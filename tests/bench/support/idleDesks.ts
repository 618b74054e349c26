import type { Program } from './chainExchange.ts';

const WATCHED_SECONDS = 60;
const EVERY_MS = 30_000;

/**
 * So many desks with nothing to do: each holds the centre's stream open and asks for changes twice a minute.
 * @returns how much of a core the centre spends on them, in %
 */
export const idleDesks = async (centre: Program, count: number): Promise<number> => {
  const ended = new AbortController();
  const desks = await Promise.all(Array.from({ length: count }, (_, n) => enrol(centre, `bench-${n}`)));
  for (const headers of desks) {
    const response = await fetch(`${centre.url}/_sync_/events`, { headers, signal: ended.signal });
    response.body?.pipeTo(new WritableStream()).catch(() => {});
  }
  const first = await Promise.all(desks.map((headers) => pull(centre, headers, null)));
  const cpuBefore = centre.cpuSeconds();
  const startedAt = performance.now();
  const timers = desks.map((headers, n) =>
    setTimeout(
      () => {
        void pull(centre, headers, first[n] ?? null);
        setTimeout(() => void pull(centre, headers, first[n] ?? null), EVERY_MS);
      },
      Math.floor((n / count) * EVERY_MS),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, WATCHED_SECONDS * 1000));
  const seconds = (performance.now() - startedAt) / 1000;
  const spent = centre.cpuSeconds() - cpuBefore;
  for (const timer of timers) clearTimeout(timer);
  ended.abort();
  return (spent / seconds) * 100;
};

const post = async (url: string, body: object, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
};

const enrol = async ({ url }: Program, name: string): Promise<Record<string, string>> => {
  const response = await post(`${url}/_sync_/sign-in`, {
    protocol: 1,
    appVersion: 'bench',
    phone: '79000000001',
    password: 'demo',
    enrol: { name, tokenSecret: Buffer.alloc(32).toString('base64url'), encrypted: false },
  });
  const { device } = (await response.json()) as { device: { id: string; secret: string } };
  return { authorization: `Device ${device.id}.${device.secret}` };
};

interface Seen {
  readonly epoch: string;
  readonly cursor: { readonly version: number; readonly fill: null };
  readonly ranges: readonly unknown[];
}

/** As a desk asks that has everything; the first time it takes the newest version and its ids for known. */
const pull = async ({ url }: Program, headers: Record<string, string>, seen: Seen | null): Promise<Seen> => {
  const ask = async (epoch: string | null, cursor: unknown, ranges: readonly unknown[]) => {
    const body = { protocol: 1, appVersion: 'bench', epoch, cursor, lastSeq: 0, knownSeq: 0, ranges };
    const text = await (await post(`${url}/_sync_/pull`, body, headers)).text();
    return JSON.parse(text.slice(0, text.indexOf('\n'))) as {
      epoch: string;
      next: { version: number };
      leases: readonly unknown[];
    };
  };
  if (seen !== null) {
    await ask(seen.epoch, seen.cursor, seen.ranges);
    return seen;
  }
  const { epoch, next } = await ask(null, null, []);
  const cursor = { version: next.version, fill: null };
  const { leases } = await ask(epoch, cursor, []);
  return { epoch, cursor, ranges: leases };
};
