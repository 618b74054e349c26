import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { tokenHash } from '../../central/notices/links.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { headerOf, mailServer, smtpRefusal, textOf } from '../support/mailServer.ts';
import { centreWith, noticeCentre, SITE, smtpTo } from '../support/noticeCentre.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

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
