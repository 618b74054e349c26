import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { deskStatus, type ExchangeStatus, exchangeNow, exchangeStatus } from '../../contract/deskExchange.ts';
import { refreshAllowed } from './allowed.ts';
import { call, openEvents } from './client.ts';
import { isEnrolled } from './exchange.ts';
import { getSession, useSession } from './session.ts';
import { refreshAll } from './useCommand.ts';

/** How the screens hear of what changed without asking by the clock: the API's event stream, read in one place. */

const PATH = '/_desk_/events';
/** A pull and a write by this window may tell of the same change several times: what is on screen is asked for once. */
const GATHER_MS = 300;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
/** The API sends something every 20 s: a stream that says nothing for so long is dead (sleep, a hung program). */
const SILENCE_MS = 50_000;

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** Takes a stream of server-sent events apart: given what came, gives back the events that are whole by now. */
export const eventParser = (): ((text: string) => readonly ServerEvent[]) => {
  let rest = '';
  return (text) => {
    const blocks = `${rest}${text}`.split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const lines = block.split('\n');
      const field = (name: string) =>
        lines.flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []));
      const data = field('data');
      return data.length === 0 ? [] : [{ event: field('event')[0] ?? 'message', data: data.join('\n') }];
    });
  };
};

/** Calls back at most once in `GATHER_MS`, and never later than that after being told. */
const gathering = (work: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    tell: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        work();
      }, GATHER_MS);
    },
    end: () => clearTimeout(timer),
  };
};

/** With the line what may be done comes and goes: it is asked anew when the line does. */
const noteStatus = (client: QueryClient, data: string): void => {
  const status = exchangeStatus.safeParse(JSON.parse(data));
  if (!status.success) return;
  const before = client.getQueryData<ExchangeStatus>([deskStatus.path]);
  client.setQueryData([deskStatus.path], status.data);
  if (before !== undefined && before.kind !== status.data.kind) refreshAllowed(client);
};

/** Reads one stream to its end, however it ends. @returns whether anything came */
const listen = async (
  signal: AbortSignal,
  onOpen: () => void,
  onEvent: (event: ServerEvent) => void,
): Promise<boolean> => {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  let heard = false;
  try {
    const body = await openEvents(PATH, AbortSignal.any([signal, silence.signal]));
    onOpen();
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    const parse = eventParser();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return heard;
      heard = true;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      for (const event of parse(value)) onEvent(event);
    }
  } catch {
    // The program may be starting anew, or the computer was asleep: it is asked again.
    return heard;
  } finally {
    clearTimeout(timer);
  }
};

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });

const follow = async (client: QueryClient, token: string, signal: AbortSignal): Promise<void> => {
  const changes = gathering(() => refreshAll(client));
  let wait = FIRST_PAUSE_MS;
  let missed = false;
  // What changed while nobody listened is on no stream: the end of a desk's first fill, for one.
  const opened = () => {
    if (missed) changes.tell();
    missed = false;
  };
  while (!signal.aborted && getSession()?.token === token) {
    const heard = await listen(signal, opened, ({ event, data }) => {
      if (event === 'status') noteStatus(client, data);
      if (event === 'data') changes.tell();
    });
    missed = true;
    wait = heard ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, wait * 2);
    await pause(wait, signal);
  }
  changes.end();
};

/**
 * Asks for an exchange when the network is back or somebody comes to the window: what lies in the queue goes at once, and what he
 * sees is fresh. Nothing is said of it here: the status says how it went.
 */
const exchangeOnReturn = (client: QueryClient, signal: AbortSignal): void => {
  const ask = () => {
    const enrolled = isEnrolled(client.getQueryData<ExchangeStatus>([deskStatus.path]));
    if (enrolled) void call(exchangeNow, {}, signal).catch(() => {});
  };
  for (const event of ['online', 'focus']) window.addEventListener(event, ask, { signal });
};

/**
 * Keeps what is on screen true while somebody is signed in: the exchange's status as it changes, and every shown figure
 * asked for anew when the data under it did. It stands once, in the frame.
 */
export const useDeskEvents = (): void => {
  const client = useQueryClient();
  const token = useSession()?.token;
  useEffect(() => {
    if (token === undefined) return;
    const control = new AbortController();
    void follow(client, token, control.signal);
    exchangeOnReturn(client, control.signal);
    return () => control.abort();
  }, [client, token]);
};
