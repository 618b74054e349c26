import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventParser } from '../../../renderer/api/events.ts';
import { moment } from '../../../renderer/i18n/format.ts';

const STREAM =
  'event: status\ndata: {"kind":"online"}\n\n:\n\nevent: data\ndata: {}\n\n:\n\nevent: status\ndata: {"kind":"offline"}\n\n';
const EVENTS = [
  { event: 'status', data: '{"kind":"online"}' },
  { event: 'data', data: '{}' },
  { event: 'status', data: '{"kind":"offline"}' },
];

test('events are the same wherever the network cuts the stream', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(STREAM.length), { maxLength: 12 }), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), STREAM.length];
      const parse = eventParser();
      const heard = at.slice(1).flatMap((end, i) => parse(STREAM.slice(at[i], end)));
      expect(heard).toEqual(EVENTS);
    }),
    { seed: 7 },
  );
});

test('half an event says nothing yet', () => {
  const parse = eventParser();
  expect(parse('event: status\ndata: {"kin')).toEqual([]);
  expect(parse('d":1}\n\n')).toEqual([{ event: 'status', data: '{"kind":1}' }]);
});

test('a moment is told as shortly as it can be without doubt', () => {
  const now = new Date(2026, 10, 25, 15, 0).getTime();
  expect(moment(new Date(2026, 10, 25, 9, 5).getTime(), now)).toBe('09:05');
  expect(moment(new Date(2026, 10, 24, 23, 59).getTime(), now)).toBe('24.11\u00a023:59');
  expect(moment(new Date(2025, 10, 25, 9, 5).getTime(), now)).toBe('25.11.2025\u00a009:05');
});
