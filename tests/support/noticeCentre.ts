import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { startCentre } from '../../central/centre.ts';
import type { Delivery } from '../../central/notices/delivery.ts';
import { sendSms } from '../../central/notices/gateway.ts';
import { type LanePorts, noticeLane } from '../../central/notices/lane.ts';
import { readSettings, SETTINGS_FILE } from '../../central/notices/settings.ts';
import { sendMail } from '../../central/notices/smtp.ts';
import { type Channel, noticeTexts, ownNotices } from '../../central/notices/texts.ts';
import { links, noticeAttempts } from '../../db/schema/centre.ts';
import { notifications } from '../../db/schema/office.ts';
import * as make from './factories.ts';
import { NOON, tempDir, testClock, testDatabase } from './testDesk.ts';

export const NOTICES_DIR = join(import.meta.dirname, '../../assets/notices');
export const SITE = 'https://client.example/l/{purpose}/{token}';
const HOUR = 3_600_000;

export const smtpTo = (port: number) => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  from: 'Место <office@mesto.example>',
});

let count = 0;
type New = Partial<typeof notifications.$inferInsert>;

/** A centre over an empty database with a house, a client, a clock that a test moves, and settings that it writes. */
export const noticeCentre = async () => {
  const dataDir = tempDir();
  const connections = testDatabase(dataDir);
  const { write } = connections;
  make.warehouse(write, { id: 1 });
  for (const id of [1, 2, 3]) make.room(write, { id });
  make.client(write, {
    id: 1,
    lastName: 'Иванова',
    firstName: 'Анна',
    patronymic: 'Сергеевна',
    phone: '79160000001',
    email: 'anna@mail.example',
  });
  const clock = testClock();
  const logged: string[] = [];
  const centre = await startCentre({
    connections,
    files: { has: () => true },
    now: clock.now,
    demo: 'small',
    log: (line) => logged.push(line),
  });
  const texts = noticeTexts(NOTICES_DIR, ownNotices(dataDir));
  const configure = (settings: object) =>
    writeFileSync(join(dataDir, SETTINGS_FILE), JSON.stringify(settings), { mode: 0o600 });
  const queue = (given: New = {}) => {
    count += 1;
    const id = `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    write
      .insert(notifications)
      .values({
        id,
        channel: 'email',
        recipient: 'anna@mail.example',
        template: 'guest-visit',
        data: JSON.stringify({ roomIds: [1], fullName: null, endsAt: NOON + 24 * HOUR }),
        clientId: 1,
        status: 'queued',
        createdAt: clock.at + count,
        ...given,
      })
      .run();
    return id;
  };
  const never = new AbortController().signal;
  const deliver = (
    settings: Parameters<LanePorts['deliver']>[0],
    { channel, recipient, subject, text, id }: Parameters<LanePorts['deliver']>[1],
  ): Promise<Delivery> => {
    if (channel === 'email' && settings.smtp)
      return sendMail(settings.smtp, { to: recipient, subject: subject ?? '', text, id }, never, {
        connect: 2000,
        silence: 500,
      });
    if (channel === 'sms' && settings.sms)
      return sendSms(settings.sms, { phone: recipient, text, id }, never);
    throw new Error('not configured');
  };
  const hindrances: (string | null)[] = [];
  const lane = (channel: Channel, more: Partial<LanePorts> = {}) =>
    noticeLane(
      {
        centre,
        connections,
        texts,
        readSettings: () => readSettings(dataDir, {}),
        deliver,
        now: clock.now,
        onHindrance: (_of, reason) => hindrances.push(reason),
        ...more,
      },
      channel,
    );
  /** Steps until nothing is due at this moment of the clock. */
  const drain = async (of: ReturnType<typeof lane>, at = clock.at) => {
    for (let steps = 0; steps < 1000; steps++) {
      const next = await of.step();
      if (next === null || next > at) return next;
    }
    throw new Error('it never rests');
  };
  const row = (id: string) => write.select().from(notifications).where(eq(notifications.id, id)).get();
  return {
    ...{ dataDir, connections, db: write, clock, centre, texts, configure, queue, lane, drain, row, deliver },
    ...{ logged, hindrances },
    attempts: () => write.select().from(noticeAttempts).all(),
    links: () => write.select().from(links).all(),
  };
};

/** A centre that sends its letters to a mail server on a port of this machine. */
export const centreWith = async (port: number, more: object = {}) => {
  const made = await noticeCentre();
  made.configure({ site: SITE, smtp: smtpTo(port), ...more });
  return { ...made, mail: made.lane('email') };
};
