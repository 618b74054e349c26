import type { Connections } from '../../db/handles.ts';
import type { Centre } from '../centre.ts';
import type { Delivery } from './delivery.ts';
import { sendSms } from './gateway.ts';
import { type Lane, noticeLane, type Outgoing } from './lane.ts';
import { exposure, type NoticeSettings, readSettings } from './settings.ts';
import { sendMail } from './smtp.ts';
import type { Channel, NoticeTexts } from './texts.ts';

export interface NoticesPorts {
  readonly centre: Pick<Centre, 'system' | 'onChanged'>;
  readonly connections: Pick<Connections, 'read' | 'exclusive'>;
  readonly texts: NoticeTexts;
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  now(): number;
  log(line: string): void;
}

const CHANNELS: readonly Channel[] = ['email', 'sms'];
const TITLES: Readonly<Record<Channel, string>> = { email: 'Письма', sms: 'SMS' };
/** However far the next step: a clock that was set must not put everything off. */
const LONGEST_WAIT_MS = 60_000;
const AFTER_FAULT_MS = 30_000;

/** Sends queued SMS and e-mails until it is closed: at once after a change, and whenever one that waits is due. */
export const startNotices = (ports: NoticesPorts): { close(): Promise<void> } => {
  const { centre, log } = ports;
  const exposed = exposure(ports.dataDir);
  for (const line of [...(exposed === null ? [] : [exposed]), ...ports.texts.faults()]) log(line);
  const stop = new AbortController();
  const wakes = new Set<() => void>();
  const runs = CHANNELS.map((channel) => {
    const lane = noticeLane(
      {
        ...ports,
        readSettings: () => readSettings(ports.dataDir, ports.env),
        deliver: (settings, notice) => deliver(settings, notice, stop.signal),
        onHindrance: (of, reason) =>
          log(reason === null ? `${TITLES[of]} снова уходят.` : `${TITLES[of]}: ${reason}`),
      },
      channel,
    );
    return run(lane, ports, stop.signal, wakes);
  });
  const wake = () => {
    for (const one of wakes) one();
  };
  const unsubscribe = centre.onChanged(wake);
  return {
    close: async () => {
      unsubscribe();
      stop.abort();
      wake();
      await Promise.all(runs);
    },
  };
};

/** Sends by the channel's own way; its settings were seen to be there. */
const deliver = (settings: NoticeSettings, notice: Outgoing, signal: AbortSignal): Promise<Delivery> => {
  const { smtp, sms } = settings;
  const { recipient, text, subject, id } = notice;
  if (notice.channel === 'email' && smtp !== undefined)
    return sendMail(smtp, { to: recipient, subject: subject ?? '', text, id }, signal);
  if (notice.channel === 'sms' && sms !== undefined)
    return sendSms(sms, { phone: recipient, text, id }, signal);
  throw new Error(`no settings for ${notice.channel}`);
};

const run = async (
  lane: Lane,
  { now, log }: NoticesPorts,
  signal: AbortSignal,
  wakes: Set<() => void>,
): Promise<void> => {
  let woken = false;
  let wakeUp = () => {};
  wakes.add(() => {
    woken = true;
    wakeUp();
  });
  while (!signal.aborted) {
    woken = false;
    const next = await lane.step().catch((error: unknown) => {
      log(`Отправка сообщений: ${error instanceof Error ? `${error.name} ${codeOf(error)}` : 'сбой'}`);
      return now() + AFTER_FAULT_MS;
    });
    const wait = Math.min(next === null ? LONGEST_WAIT_MS : Math.max(next - now(), 0), LONGEST_WAIT_MS);
    if (wait === 0 || woken || signal.aborted) continue;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
};

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');
