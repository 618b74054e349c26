import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startNotices } from '../../central/notices/sender.ts';
import { ownNotices } from '../../central/notices/texts.ts';
import { mailServer } from '../support/mailServer.ts';
import { noticeCentre, SITE, smtpTo } from '../support/noticeCentre.ts';
import { type Asked, json, smsGateway } from '../support/smsGateway.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const SMS = { channel: 'sms', recipient: '79160000001' } as const;

type Answer = Parameters<typeof smsGateway>[0];

const centreBy = async (answer: Answer, more: object = {}, settings: object = {}) => {
  const gateway = await smsGateway(answer);
  const made = await noticeCentre();
  made.configure({
    site: SITE,
    sms: {
      url: `${gateway.url}/send?to={phone}`,
      headers: { authorization: 'Bearer {secret}' },
      json: { text: '{text}', id: '{id}', tags: ['desk', 1] },
      secret: 'key+0',
      success: { field: 'status', equals: ['ok'] },
      refused: { field: 'status', equals: ['bad-number', 202] },
      codeField: 'status',
      timeoutSeconds: 1,
      ...more,
    },
    ...settings,
  });
  return { ...made, gateway, sms: made.lane('sms') };
};

const ok: Answer = (response) => json(response, 200, { status: 'ok' });

describe('SMS of the centre', () => {
  test('go to the gateway as its template says', async () => {
    const { queue, drain, sms, row, gateway } = await centreBy(ok, { secret: 'key-1' });
    const id = queue(SMS);
    await drain(sms);
    const [asked] = gateway.asked as [Asked];
    expect(asked).toMatchObject({ method: 'POST', url: '/send?to=79160000001' });
    expect(asked.headers).toMatchObject({
      authorization: 'Bearer key-1',
      'content-type': 'application/json',
    });
    expect(JSON.parse(asked.body)).toMatchObject({
      text: expect.stringMatching(
        /^гостевой визит, ячейка 1, .+ Доступ до 24\.11\.2026 12:00: https:\/\/client/i,
      ),
      id,
      tags: ['desk', 1],
    });
    expect(row(id)?.status).toBe('sent');
  });

  test.each([
    [
      200,
      { status: 'bad-number' },
      'failed',
      'Шлюз SMS отказал: на этот номер отправить нельзя (200, bad-number).',
    ],
    [200, { status: 202 }, 'failed', 'Шлюз SMS отказал: на этот номер отправить нельзя (200, 202).'],
    [400, { status: 'no-text' }, 'failed', 'Шлюз SMS не принял сообщение (400, no-text).'],
    [200, { status: 'busy' }, 'queued', 'Шлюз SMS не подтвердил отправку (200, busy).'],
    [200, { status: 'no 79160000001' }, 'queued', 'Шлюз SMS не подтвердил отправку (200).'],
    [401, {}, 'queued', 'Шлюз SMS не принял ключ доступа (401).'],
    [402, {}, 'queued', 'На счёте шлюза SMS нет денег (402).'],
    [404, {}, 'queued', 'Шлюз SMS ответил не так, как ожидалось (404): проверьте его адрес.'],
    [302, {}, 'queued', 'Шлюз SMS ответил не так, как ожидалось (302): проверьте его адрес.'],
    [500, {}, 'queued', 'Шлюз SMS неисправен (500).'],
  ])('an answer %s %j', async (status, body, becomes, reason) => {
    const { queue, drain, sms, row } = await centreBy((response) => json(response, status, body));
    const id = queue(SMS);
    await drain(sms);
    expect(row(id)).toMatchObject({ status: becomes, error: reason });
  });

  test('a phone isn’t carried to wherever an answer points', async () => {
    const elsewhere = await smsGateway(ok);
    const { queue, drain, sms, row } = await centreBy((response) => {
      response.writeHead(307, { location: `${elsewhere.url}/79160000001` }).end();
    });
    const id = queue(SMS);
    await drain(sms);
    expect(elsewhere.asked).toEqual([]);
    expect(row(id)?.status).toBe('queued');
  });

  test('a gateway that asks to wait is waited for', async () => {
    let busy = true;
    const { queue, drain, sms, row, clock, gateway } = await centreBy((response, asked) => {
      if (busy) response.writeHead(429, { 'retry-after': '120' }).end();
      else ok(response, asked);
    });
    const id = queue(SMS);
    expect(await drain(sms)).toBe(clock.at + 120 * SECOND);
    clock.at += 119 * SECOND;
    await drain(sms);
    expect(gateway.asked).toHaveLength(1);
    busy = false;
    clock.at += SECOND;
    await drain(sms);
    expect(row(id)?.status).toBe('sent');
  });

  test('a gateway that takes it and is silent: once more, then the desk is told to ask', async () => {
    const { queue, drain, sms, row, clock, gateway } = await centreBy(() => {});
    const id = queue(SMS);
    await drain(sms);
    expect(row(id)).toMatchObject({ status: 'queued', error: 'Шлюз SMS получил сообщение и не ответил.' });
    for (let i = 0; i < 5; i++) {
      clock.at += 10 * MINUTE;
      await drain(sms);
    }
    expect(gateway.asked).toHaveLength(2);
    expect(gateway.asked.map(({ body }) => JSON.parse(body).id)).toEqual([id, id]);
    expect(row(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('Неизвестно, получил ли клиент сообщение: спросите его.'),
    });
  });

  test('a gateway that isn’t there is no reason to give up soon', async () => {
    const { queue, drain, sms, row, clock, gateway } = await centreBy(ok);
    await gateway.close();
    const id = queue(SMS);
    for (let i = 0; i < 20; i++) {
      await drain(sms);
      clock.at += 5 * MINUTE;
    }
    expect(row(id)).toMatchObject({ status: 'queued', error: 'Нет связи со шлюзом SMS.' });
  });

  test('one client gets three in ten minutes, the rest later; another one isn’t held up', async () => {
    const { queue, drain, sms, row, clock, gateway } = await centreBy(ok);
    const ids = [1, 2, 3, 4, 5].map(() => queue(SMS));
    const other = queue({ ...SMS, recipient: '79160000002' });
    await drain(sms);
    expect(gateway.asked).toHaveLength(4);
    expect(row(other)?.status).toBe('sent');
    expect(row(ids[3] ?? '')).toMatchObject({
      status: 'queued',
      error: 'Клиенту только что отправлено несколько сообщений, это уйдёт 23.11.2026 12:10.',
    });
    clock.at += 10 * MINUTE;
    await drain(sms);
    expect(gateway.asked).toHaveLength(6);
    for (const id of ids) expect(row(id)).toMatchObject({ status: 'sent', error: null });
  });

  test('quiet hours hold back what is late, not what was just asked for at the desk', async () => {
    const { queue, drain, sms, row, clock } = await centreBy(
      ok,
      {},
      { quietHours: { from: '22:00', to: '08:30' } },
    );
    // 23:00 in Moscow.
    clock.at += 11 * HOUR;
    const late = queue({ ...SMS, createdAt: clock.at - HOUR });
    const now = queue({ ...SMS, createdAt: clock.at - MINUTE });
    await drain(sms);
    expect(row(now)?.status).toBe('sent');
    expect(row(late)).toMatchObject({
      status: 'queued',
      error: 'Тихие часы: SMS уйдёт 24.11.2026 08:30.',
    });
    clock.at += 9.5 * HOUR;
    await drain(sms);
    expect(row(late)?.status).toBe('sent');
  });

  test('a bad text of the owner is told by file and line, and goes once it is right', async () => {
    const { queue, drain, sms, row, clock, dataDir, gateway } = await centreBy(ok);
    const folder = ownNotices(dataDir);
    mkdirSync(folder);
    const file = join(folder, 'guest-visit.sms.txt');
    writeFileSync(file, 'Визит\nсюда: {сылка}');
    const id = queue(SMS);
    await drain(sms);
    expect(row(id)).toMatchObject({
      status: 'queued',
      error:
        'Текст «guest-visit.sms.txt» не годится: в строке 2 поля {сылка} нет. Исправьте файл в папке notices или уберите его оттуда.',
    });
    writeFileSync(file, 'Наш визит: {ссылка}');
    clock.at += MINUTE;
    await drain(sms);
    expect(row(id)?.status).toBe('sent');
    expect(JSON.parse(gateway.asked[0]?.body ?? '{}').text).toMatch(/^Наш визит: https/);
    rmSync(file);
  });

  test('a text that only a newer version knows waits for it', async () => {
    const { queue, drain, sms, row } = await centreBy(ok);
    const id = queue({ ...SMS, template: 'birthday', data: '{}' });
    await drain(sms);
    expect(row(id)).toMatchObject({
      status: 'queued',
      error: 'Центр ещё не знает таких сообщений: обновите программу центра.',
    });
  });
});

test('the sender sends what is queued when it starts and what comes later, and logs nobody’s address', async () => {
  const server = await mailServer();
  const gateway = await smsGateway((response) => json(response, 500, {}));
  const { dataDir, connections, centre, texts, queue, row, configure, logged, clock } = await noticeCentre();
  configure({
    site: SITE,
    smtp: smtpTo(server.port),
    sms: { url: `${gateway.url}/{phone}`, form: { text: '{text}' } },
  });
  const first = queue();
  const notices = startNotices({
    ...{ connections, centre, texts, dataDir, env: {} },
    now: clock.now,
    log: (line) => logged.push(line),
  });
  const until = async (done: () => boolean) => {
    for (let i = 0; i < 200 && !done(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done()).toBe(true);
  };
  await until(() => row(first)?.status === 'sent');
  const second = queue({ recipient: 'b@mail.example' });
  const bySms = queue(SMS);
  // As any accepted command does.
  await centre.system('test', () => ({ entity: 'test', entityId: 1, before: null, after: null }));
  await until(() => row(second)?.status === 'sent' && row(bySms)?.error !== null);
  await notices.close();
  expect(logged).toEqual(['SMS: Шлюз SMS неисправен (500).']);
});
