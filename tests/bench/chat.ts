import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_LOGINS, DEMO_PASSWORD } from '../../main/demo/staff.ts';
import { startCentre, startDesk } from '../e2e/support/web.ts';
import { median, type Row, report } from './support/report.ts';

/**
 * How long a message takes from one desk to the screen of another through the centre: three real programs on loopback. From
 * the press (the API call) until the other desk, told by its event stream, answers with the message. Needs `npm run build`.
 */

const MESSAGES = 25;

interface Member {
  readonly url: string;
  readonly id: number;
  ask<T>(path: string, body?: object): Promise<T>;
  /** Calls back each time the desk says that its data have changed. */
  follow(onChange: () => void): Promise<void>;
}

const signedIn = async (url: string, phone: string): Promise<Member> => {
  const answer = await fetch(`${url}/_admin_login_`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: phone, password: DEMO_PASSWORD }),
  });
  const { access_token, manager } = (await answer.json()) as {
    access_token: string;
    manager: { manager_id: number };
  };
  const authorization = `Bearer ${access_token}`;
  return {
    url,
    id: manager.manager_id,
    ask: async (path, body) => {
      const given = body && { method: 'POST', body: JSON.stringify(body) };
      const headers = {
        authorization,
        accept: 'application/problem+json',
        'content-type': 'application/json',
      };
      const reply = await fetch(url + path, { ...given, headers });
      if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
      return (await reply.json()) as never;
    },
    follow: async (onChange) => {
      const stream = await fetch(`${url}/_desk_/events`, { headers: { authorization } });
      void (async () => {
        const decoder = new TextDecoder();
        for await (const piece of stream.body ?? [])
          if (decoder.decode(piece, { stream: true }).includes('event: data')) onChange();
      })().catch(() => {});
    },
  };
};

const until = async (what: () => Promise<boolean>, ms: number): Promise<void> => {
  const end = performance.now() + ms;
  while (!(await what().catch(() => false))) {
    if (performance.now() > end) throw new Error('it took too long');
    await new Promise((done) => setTimeout(done, 250));
  }
};

interface Said {
  readonly messages: readonly { readonly message_text: string }[];
}

const measure = async (from: Member, to: Member): Promise<number[]> => {
  let told = () => {};
  await to.follow(() => told());
  const times: number[] = [];
  for (let i = 0; i < MESSAGES; i++) {
    const text = `замер ${i}`;
    const seen = new Promise<void>((done) => {
      told = () =>
        void to.ask<Said>(`/_desk_/messages?second_manager_id=${from.id}&limit=1`).then(({ messages }) => {
          if (messages[0]?.message_text === text) done();
        });
    });
    const start = performance.now();
    await from.ask('/_send_message_', { second_manager_id: to.id, message_text: text });
    await seen;
    times.push(performance.now() - start);
  }
  return times;
};

const main = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mesto-bench-'));
  const centre = await startCentre(join(folder, 'centre'));
  const desks = [
    await startDesk(join(folder, 'a'), centre.url),
    await startDesk(join(folder, 'b'), centre.url),
  ] as const;
  try {
    const ready = async (url: string, phone: string) => {
      let member: Member | undefined;
      await until(async () => {
        member ??= await signedIn(url, phone);
        await member.ask('/_desk_/conversations');
        return true;
      }, 120_000);
      return member as Member;
    };
    const director = await ready(desks[0].url, DEMO_LOGINS.all);
    const desk = await ready(desks[1].url, DEMO_LOGINS.frontDesk);
    const floor = median(
      await Promise.all(
        Array.from({ length: 5 }, async () => {
          const start = performance.now();
          await director.ask('/_desk_/now');
          return performance.now() - start;
        }),
      ),
    );
    const times = (await measure(director, desk)).slice(3);
    const rows: Row[] = [
      { name: 'message, desk to desk, median', value: median(times), unit: 'ms', floor, target: 1000 },
      { name: 'message, desk to desk, slowest', value: Math.max(...times), unit: 'ms', floor, target: null },
    ];
    report('chat', rows);
  } finally {
    for (const one of [...desks, centre]) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

await main();
