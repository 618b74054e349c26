import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliveryOf, gatewayRequest } from '../../../central/notices/gateway.ts';
import type { SmsSettings } from '../../../central/notices/settings.ts';
import { quietUntil, restOfRecipient, retryAfter } from '../../../central/notices/timing.ts';
import { localDateTime } from '../../../main/domain/dates.ts';
import { NOON } from '../../support/testDesk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const GATEWAY: SmsSettings = {
  url: 'https://sms.example/send?to={phone}&text={text}',
  method: 'POST',
  headers: { 'X-Key': '{secret}' },
  secret: 'key-1',
  timeoutSeconds: 5,
};
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('{secret}', '{phone}', '"}', '\\', '&to=1', '$&'),
);

describe('the request to a gateway', () => {
  test('carries any text whole: in the address, in JSON, in a form', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sms = { phone: '79160000001', text, id: 'n1' };
        const { searchParams } = new URL(gatewayRequest(GATEWAY, sms).url);
        expect([searchParams.get('to'), searchParams.get('text')]).toEqual(['79160000001', text]);
        const byJson = gatewayRequest({ ...GATEWAY, json: { m: [{ t: '{text}', n: 1 }] } }, sms);
        expect(JSON.parse(String(byJson.init.body))).toEqual({ m: [{ t: text, n: 1 }] });
        const byForm = gatewayRequest({ ...GATEWAY, form: { t: '{text}' } }, sms);
        expect((byForm.init.body as URLSearchParams).get('t')).toBe(text);
        expect(byForm.init.headers['X-Key']).toBe('key-1');
      }),
      { seed: 20261125 },
    );
  });

  test('whatever a gateway answers has a meaning, and its words aren’t repeated', () => {
    const settings = { success: { field: 'a.0.s', equals: ['ok', 1] }, codeField: 'code' };
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.string(), (status, words) => {
        const answer = JSON.stringify({ a: [{ s: words }], code: `номер 79160000001 ${words}` });
        const delivery = deliveryOf(settings, status, answer, null);
        expect(JSON.stringify(delivery)).not.toContain('79160000001');
        expect(delivery.kind === 'sent').toBe(status < 300 && ['ok', '1'].includes(words));
      }),
      { seed: 20261125 },
    );
    expect(deliveryOf(settings, 200, '{"a":[{"s":1}]}', null)).toEqual({ kind: 'sent' });
    expect(deliveryOf(settings, 200, 'no json', null).kind).toBe('later');
    expect(deliveryOf({ success: { contains: 'OK' } }, 200, 'OK 1', null).kind).toBe('sent');
  });
});

describe('when', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
  const zone = fc.constantFrom('Europe/Moscow', 'Asia/Vladivostok', 'Europe/Kaliningrad');
  const moment = fc.integer({ min: 0, max: 86_399 }).map((second) => NOON + second * 1000);

  test('quiet hours end at their end by the warehouse’s clock, and don’t begin anew there', () => {
    fc.assert(
      fc.property(time, time, zone, moment, (from, to, timeZone, now) => {
        const until = quietUntil({ from, to }, timeZone, now - HOUR, now);
        const clock = localDateTime(now, timeZone).slice(11, 16);
        const within = from <= to ? clock >= from && clock < to : clock >= from || clock < to;
        expect(until !== null).toBe(within);
        if (until === null) return;
        expect(localDateTime(until, timeZone).slice(11)).toBe(`${to}:00`);
        expect(until - now).toBeLessThanOrEqual(24 * HOUR);
        expect(quietUntil({ from, to }, timeZone, now - HOUR, until)).toBeNull();
      }),
      { seed: 20261125 },
    );
  });

  test('what was just asked for goes at once; without quiet hours all do', () => {
    const always = { from: '00:00', to: '23:59' };
    expect(quietUntil(always, 'Europe/Moscow', NOON - 14 * MINUTE, NOON)).toBeNull();
    expect(quietUntil(always, 'Europe/Moscow', NOON - 16 * MINUTE, NOON)).not.toBeNull();
    expect(quietUntil(undefined, 'Europe/Moscow', 0, NOON)).toBeNull();
  });

  test('nobody gets more than three in ten minutes and ten a day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 * MINUTE }), { maxLength: 40 }), (pauses) => {
        let sent: number[] = [];
        let now = NOON;
        for (const pause of pauses) {
          now += pause;
          if (restOfRecipient(sent, now) === null) sent = [now, ...sent];
        }
        for (const [i, at] of sent.entries()) {
          const third = sent[i + 3];
          const tenth = sent[i + 10];
          if (third !== undefined) expect(at - third).toBeGreaterThanOrEqual(10 * MINUTE);
          if (tenth !== undefined) expect(at - tenth).toBeGreaterThanOrEqual(24 * HOUR);
        }
      }),
      { seed: 20261125 },
    );
  });

  test('twelve tries last a night', () => {
    const total = Array.from({ length: 11 }, (_, i) => retryAfter(i + 1)).reduce((sum, one) => sum + one, 0);
    expect(total).toBeGreaterThan(8 * HOUR);
    expect(total).toBeLessThan(12 * HOUR);
  });
});
