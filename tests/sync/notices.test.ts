import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { noticeLane } from '../../central/notices/lane.ts';
import { tokenHash } from '../../central/notices/links.ts';
import { readSettings } from '../../central/notices/settings.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { sendAgain } from '../../main/commands/sendAgain.ts';
import { testRoom } from '../../main/commands/testRoom.ts';
import { headerOf, mailServer, smtpRefusal, textOf } from '../support/mailServer.ts';
import { noticeCentre, SITE, smtpTo } from '../support/noticeCentre.ts';
import { NOON } from '../support/testDesk.ts';
import { fixture } from './support/fixture.ts';
import { pictureOf, worldOf } from './support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const centreWith = async (port: number, more: object = {}) => {
  const made = await noticeCentre();
  made.configure({ site: SITE, smtp: smtpTo(port), ...more });
  return { ...made, mail: made.lane('email') };
};

describe('letters of the centre', () => {
  test('are sent in their order, marked, and their link is known by its hash alone', async () => {
    const server = await mailServer();
    const { queue, drain, mail, row, links, attempts, db, centre } = await centreWith(server.port);
    const before = centre.state().head;
    const second = queue({ createdAt: 2, recipient: 'b@mail.example' });
    const first = queue({ createdAt: 1 });
    await drain(mail);
    expect(server.letters.map(({ to }) => to)).toEqual([['anna@mail.example'], ['b@mail.example']]);
    const [letter] = server.letters;
    if (letter === undefined) throw new Error('no letter');
    const text = textOf(letter);
    expect(text).toContain('Здравствуйте, Анна Сергеевна!');
    expect(text).toContain('до 24.11.2026 12:00');
    expect(headerOf(letter, 'Message-ID')).toBe(`<${first}@mesto.example>`);
    const token = /https:\/\/client\.example\/l\/guest-visit\/([\w-]+)/.exec(text)?.[1] ?? '';
    expect(links()[0]).toMatchObject({
      tokenHash: tokenHash(token),
      notificationId: first,
      purpose: 'guest-visit',
      clientId: 1,
      roomIds: '[1]',
    });
    expect(JSON.stringify(links())).not.toContain(token);
    for (const id of [first, second]) {
      expect(row(id)).toMatchObject({ status: 'sent', error: null });
      expect(row(id)?.sentAt).toBeGreaterThan(0);
      // A version of its own: desks take the mark like any change.
      expect(row(id)?.version).toBeGreaterThan(before);
    }
    expect(attempts()).toEqual([]);
    expect(db.select().from(auditEntries).all()[0]).toMatchObject({
      command: 'mark-notification',
      managerId: null,
      entityId: first,
    });
  });

  test('to an address that isn’t there end at once, with the reason and without the address', async () => {
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('nobody') ? smtpRefusal(550, `5.1.1 <${address}> unknown`) : null),
    });
    const { queue, drain, mail, row, links } = await centreWith(server.port);
    const lost = queue({ recipient: 'nobody@mail.example' });
    const fine = queue();
    await drain(mail);
    expect(row(lost)).toMatchObject({
      status: 'failed',
      error: 'Такого почтового адреса нет (550 5.1.1).',
      sentAt: null,
    });
    expect(row(fine)?.status).toBe('sent');
    // A link that reached nobody opens nothing.
    expect(links().map(({ notificationId }) => notificationId)).toEqual([fine]);
  });

  test('that a server wants later are tried again, others go meanwhile', async () => {
    let greylisted = true;
    const server = await mailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(greylisted && address.startsWith('anna') ? smtpRefusal(451, '4.7.1 try later') : null),
    });
    const { queue, drain, mail, row, clock, hindrances } = await centreWith(server.port);
    const grey = queue();
    const fine = queue({ recipient: 'b@mail.example' });
    const next = await drain(mail);
    expect(row(grey)).toMatchObject({
      status: 'queued',
      error: 'Почтовый сервер просит повторить позже (451 4.7.1).',
    });
    expect(row(fine)?.status).toBe('sent');
    expect(next).toBe(clock.at + 30_000);
    greylisted = false;
    clock.at += 30_000;
    await drain(mail);
    expect(row(grey)).toMatchObject({ status: 'sent', error: null });
    expect(hindrances).toEqual([]);
  });

  test('wait while the server is down, each tried in turn, and go when it is up', async () => {
    const server = await mailServer();
    await server.close();
    const { queue, drain, mail, row, clock, hindrances, links } = await centreWith(server.port);
    const ids = [queue(), queue({ recipient: 'b@mail.example' }), queue({ recipient: 'c@mail.example' })];
    for (let minutes = 0; minutes < 10; minutes++) {
      await drain(mail);
      clock.at += MINUTE;
    }
    for (const id of ids)
      expect(row(id)).toMatchObject({ status: 'queued', error: 'Нет связи с почтовым сервером.' });
    expect(hindrances).toEqual(['Нет связи с почтовым сервером.']);
    expect(links()).toEqual([]);
    const again = await mailServer({}, server.port);
    clock.at += 10 * MINUTE;
    await drain(mail);
    expect(again.letters).toHaveLength(3);
    for (const id of ids) expect(row(id)).toMatchObject({ status: 'sent', error: null });
    expect(hindrances.at(-1)).toBeNull();
  });

  test('are given up after twelve tries, with the reason and the number', async () => {
    const server = await mailServer();
    await server.close();
    const { queue, drain, mail, row, clock, attempts } = await centreWith(server.port);
    const id = queue();
    for (let hours = 0; hours < 48 && row(id)?.status === 'queued'; hours++) {
      await drain(mail);
      clock.at += 15 * MINUTE;
    }
    expect(row(id)).toMatchObject({
      status: 'failed',
      error: 'Нет связи с почтовым сервером. Попыток: 12.',
    });
    expect(attempts()).toEqual([]);
  });

  test('that come too late for what they are about aren’t sent', async () => {
    const server = await mailServer();
    const { queue, drain, mail, row, clock } = await centreWith(server.port);
    const id = queue({ createdAt: clock.at - 30 * HOUR, data: '{"roomIds":[1]}' });
    await drain(mail);
    expect(server.letters).toEqual([]);
    expect(row(id)).toMatchObject({
      status: 'failed',
      error: 'Гостевой визит закончился: оформите новый.',
    });
  });

  test('wait when a name or password isn’t taken; the password is said nowhere', async () => {
    const server = await mailServer({
      authMethods: ['PLAIN'],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(smtpRefusal(535, '5.7.8 bad credentials')),
    });
    const made = await noticeCentre();
    made.configure({
      site: SITE,
      smtp: { ...smtpTo(server.port), user: 'office', password: 'тайна-42' },
    });
    const id = made.queue();
    await made.drain(made.lane('email'));
    expect(made.row(id)).toMatchObject({
      status: 'queued',
      error: expect.stringMatching(/^Почтовый сервер не принял имя или пароль \(535/),
    });
    expect(JSON.stringify([made.logged, made.hindrances, made.row(id)])).not.toContain('тайна');
  });
});

describe('the line to the mail server', () => {
  const tried = async (port: number, smtp: object) => {
    const made = await noticeCentre();
    made.configure({ site: SITE, smtp: { ...smtpTo(port), ...smtp } });
    const id = made.queue();
    await made.drain(made.lane('email'));
    return made.row(id)?.error;
  };

  test('is encrypted or nothing goes out', async () => {
    const bare = await mailServer();
    expect(await tried(bare.port, { security: 'starttls' })).toBe(
      'С почтовым сервером не удалось установить защищённую связь.',
    );
    expect(await tried(bare.port, { security: 'tls' })).toMatch(/связ/);
    // The certificate is the library's own: nobody vouches for it.
    const strange = await mailServer({ disabledCommands: [] });
    expect(await tried(strange.port, { security: 'starttls' })).toBe(
      'С почтовым сервером не удалось установить защищённую связь.',
    );
    expect([...bare.letters, ...strange.letters]).toEqual([]);
  });

  test('a server that says nothing, or isn’t found by its name', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await tried(port, {})).toBe('Почтовый сервер не отвечает.');
    silent.close();
    expect(await tried(25, { host: 'mail.invalid' })).toBe(
      'Почтовый сервер не найден: проверьте его имя в central.json.',
    );
  });

  test('a sender whom the server doesn’t take, or a server that is closing: the letters wait', async () => {
    const choosy = await mailServer({
      onMailFrom: (_address, _session, done) => done(smtpRefusal(553, '5.7.1 not yours')),
    });
    expect(await tried(choosy.port, {})).toBe('Почтовый сервер не принимает отправителя (553 5.7.1).');
    const closing = await mailServer({
      onRcptTo: (_address, _session, done) => done(smtpRefusal(421, '4.3.2 shutting down')),
    });
    expect(await tried(closing.port, {})).toBe('Почтовый сервер сейчас не принимает писем (421 4.3.2).');
  });
});

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
