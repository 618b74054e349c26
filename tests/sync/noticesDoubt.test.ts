import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { noticeLane } from '../../central/notices/lane.ts';
import { readSettings } from '../../central/notices/settings.ts';
import { sendAgain } from '../../main/commands/sendAgain.ts';
import { testRoom } from '../../main/commands/testRoom.ts';
import { headerOf, mailServer } from '../support/mailServer.ts';
import { centreWith, noticeCentre, SITE, smtpTo } from '../support/noticeCentre.ts';
import { NOON } from '../support/testDesk.ts';
import { fixture } from './support/fixture.ts';
import { pictureOf, worldOf } from './support/world.ts';

const MINUTE = 60_000;

describe('a letter of which nobody knows whether it went out', () => {
  /** Accepts everything up to the text, and then hangs up. */
  const hangingUp = async () => {
    let letters = 0;
    const server = createServer((socket) => {
      let inData = false;
      socket.on('error', () => {});
      socket.write('220 here\r\n');
      socket.setEncoding('utf8').on('data', (text: string) => {
        if (inData) {
          letters += 1;
          socket.destroy();
          return;
        }
        for (const line of text.split('\r\n').filter((one) => one !== '')) {
          if (line === 'DATA') inData = true;
          socket.write(line === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return { port, count: () => letters, close: () => server.close() };
  };

  test('is sent once more and no more: whoever asks is told', async () => {
    const server = await hangingUp();
    const { queue, drain, mail, row, clock, links } = await centreWith(server.port);
    const id = queue();
    await drain(mail);
    expect(row(id)).toMatchObject({
      status: 'queued',
      error: 'Связь с почтовым сервером прервалась, когда письмо уже передавалось.',
    });
    for (let i = 0; i < 20; i++) {
      clock.at += 10 * MINUTE;
      await drain(mail);
    }
    expect(server.count()).toBe(2);
    expect(row(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('Неизвестно, получил ли клиент сообщение'),
    });
    // Either link may be in the client's hands.
    expect(links()).toHaveLength(2);
    server.close();
  });

  test('a crash between sending and marking: once more under the same number, then marked', async () => {
    const server = await mailServer();
    const { queue, drain, lane, row, clock, deliver } = await centreWith(server.port);
    const dying = lane('email', {
      deliver: async (...given) => {
        await deliver(...given);
        throw new Error('crash');
      },
    });
    const id = queue();
    await expect(drain(dying)).rejects.toThrow('crash');
    expect(row(id)?.status).toBe('queued');
    const restarted = lane('email');
    await drain(restarted);
    // Not at once: the first may just be arriving.
    expect(server.letters).toHaveLength(1);
    expect(row(id)?.error).toBe('Центр остановился во время отправки.');
    clock.at += MINUTE;
    await drain(restarted);
    expect(server.letters.map((letter) => headerOf(letter, 'Message-ID'))).toEqual(
      Array(2).fill(`<${id}@mesto.example>`),
    );
    expect(row(id)?.status).toBe('sent');
  });

  test('a centre that dies each time doesn’t write to the client for ever', async () => {
    const server = await mailServer();
    const { queue, drain, lane, row, clock, deliver } = await centreWith(server.port);
    const id = queue();
    for (let i = 0; i < 5; i++) {
      const dying = lane('email', {
        deliver: async (...given) => {
          await deliver(...given);
          throw new Error('crash');
        },
      });
      await drain(dying).catch(() => {});
      clock.at += 10 * MINUTE;
      await drain(dying).catch(() => {});
    }
    expect(server.letters).toHaveLength(2);
    expect(row(id)?.status).toBe('failed');
  });

  test('a disk that is full at the mark: written as soon as it isn’t, and not sent again', async () => {
    const server = await mailServer();
    const { queue, drain, lane, row, centre } = await centreWith(server.port);
    let full = true;
    const mail = lane('email', {
      centre: {
        system: (...given) =>
          full ? Promise.reject(new Error('database or disk is full')) : centre.system(...given),
      },
    });
    const id = queue();
    await expect(drain(mail)).rejects.toThrow('full');
    await expect(drain(mail)).rejects.toThrow('full');
    full = false;
    await drain(mail);
    expect(row(id)?.status).toBe('sent');
    expect(server.letters).toHaveLength(1);
  });
});

test('desks see the mark, and send again; every database is the same in the end', async () => {
  const server = await mailServer();
  const { configure, dataDir, texts, deliver, drain } = await noticeCentre();
  configure({ site: SITE, smtp: smtpTo(server.port) });
  const { centre, desks, clock } = await worldOf(fixture(), ['А', 'Б'], NOON);
  const [a, b] = desks;
  if (a === undefined || b === undefined) throw new Error('no desk');
  const visit = {
    roomId: 4,
    phone: '79990000001',
    email: 'a@mail.example',
    channel: 'email',
    fullName: null,
  };
  const { commandId } = await a.write(testRoom, visit);
  await a.round();
  const mail = noticeLane(
    {
      ...centre.running,
      ...{ texts, deliver },
      readSettings: () => readSettings(dataDir, {}),
      now: () => clock.now,
      onHindrance: () => {},
    },
    'email',
  );
  await drain(mail, clock.now);
  for (const desk of desks) await desk.round();
  const at = (desk: typeof a, id: string) =>
    desk.db.prepare('SELECT status, sent_at AS sentAt, repeats FROM notifications WHERE id = ?').get(id);
  expect(at(b, commandId)).toEqual({ status: 'sent', sentAt: NOON, repeats: null });
  clock.now += MINUTE;
  const again = await b.write(sendAgain, { notificationId: commandId, channel: null });
  await b.round();
  await drain(mail, clock.now);
  for (const desk of desks) await desk.round();
  expect(at(a, again.commandId)).toEqual({ status: 'sent', sentAt: clock.now, repeats: commandId });
  expect(server.letters.map((letter) => headerOf(letter, 'Message-ID'))).toEqual(
    [commandId, again.commandId].map((id) => `<${id}@mesto.example>`),
  );
  for (const desk of desks) expect(pictureOf(desk.db)).toEqual(pictureOf(centre.db));
});

describe('a centre without settings', () => {
  test('keeps everything, says why at each notice, and sends as soon as there are some', async () => {
    const server = await mailServer();
    const made = await noticeCentre();
    const { queue, drain, lane, row, configure, clock, centre } = made;
    const mail = lane('email');
    const id = queue();
    await drain(mail);
    const WHY = 'Не отправлено: почта не настроена (раздел smtp в central.json центра).';
    expect(row(id)).toMatchObject({ status: 'queued', error: WHY });
    const { head } = centre.state();
    clock.at += MINUTE;
    await drain(mail);
    // Said once, not each time that it looks.
    expect(centre.state().head).toBe(head);
    configure({ smtp: smtpTo(server.port) });
    await drain(mail);
    expect(row(id)?.error).toContain('не задана страница сайта');
    configure({ smtp: { ...smtpTo(server.port), port: 'x' } });
    await drain(mail);
    expect(row(id)?.error).toBe(
      'Не отправлено: настройки центра с ошибкой. central.json, поле «smtp.port»: нужно целое число от 1 до 65535.',
    );
    configure({ site: SITE, smtp: smtpTo(server.port) });
    await drain(mail);
    expect(row(id)?.status).toBe('sent');
  });
});
