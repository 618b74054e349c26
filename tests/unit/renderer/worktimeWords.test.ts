import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { type ScheduleOut, type SheetRow, setSchedule } from '../../../contract/worktime.ts';
import {
  daysText,
  draftOf,
  scheduleField,
  scheduleInput,
  wholeTime,
} from '../../../renderer/features/staff/time/scheduleDraft.ts';
import {
  dayName,
  hoursText,
  monthLater,
  monthName,
  scheduleWords,
  spanText,
} from '../../../renderer/features/staff/time/words.ts';
import { ru } from '../../../renderer/i18n/ru.ts';

const t = ((key: string, values: Record<string, unknown> = {}) => {
  const text: string = ru.worktime[key.replace('worktime.', '') as keyof typeof ru.worktime];
  return Object.entries(values).reduce<string>(
    (s, [name, value]) => s.replace(`{{${name}}}`, String(value)),
    text,
  );
}) as unknown as TFunction;

const schedule = (days: string): ScheduleOut => ({
  since: '2026-11-01',
  days,
  start_time: '09:00',
  end_time: '18:00',
});

describe('working time in words', () => {
  test.each([
    ['1111100', 'пн–пт 09:00–18:00'],
    ['1111111', 'ежедневно 09:00–18:00'],
    ['1100011', 'пн, вт, сб, вс 09:00–18:00'],
    ['0101010', 'вт, чт, сб 09:00–18:00'],
    ['1100', '2 через 2, 09:00–18:00'],
    ['1000', '1 через 3, 09:00–18:00'],
    ['10110', 'сменный, 09:00–18:00'],
    ['0', 'без графика'],
  ])('%s is «%s»', (days, words) => {
    expect(scheduleWords(t, 'ru', schedule(days))).toBe(words);
  });

  test('spans, months and days', () => {
    expect([spanText(t, 13), spanText(t, 62), hoursText(605)]).toEqual(['13 мин', '1 ч 02 мин', '10:05']);
    expect([monthLater('2026-11', 2), monthLater('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
    expect([monthName('2026-11', 'ru'), dayName('2026-11-23', 'ru')]).toEqual(['Ноябрь 2026', 'пн 23.11']);
  });
});

describe('the form of a schedule', () => {
  const draft = (given: ScheduleOut | null) => draftOf({ schedule: given } as SheetRow, '2026-11-23');

  test.each(['1111100', '0000011', '1100', '1000', '0'])('%s comes out as it went in', (days) => {
    const opened = draft(schedule(days));
    expect(daysText(opened)).toBe(days);
    expect(setSchedule.input.safeParse(scheduleInput(opened, [1])).success).toBe(true);
    expect(opened.since).toBe('23.11.2026');
  });

  test('what is wrong is told at its field, by the API’s own schema', () => {
    const wrong = (bad: ReturnType<typeof draft>) => {
      const { error } = setSchedule.input.safeParse(scheduleInput(bad, [1]));
      return error?.issues.map(({ path }) => scheduleField(bad.kind)(path.join('.')));
    };
    const bad = { ...draft(null), kind: 'week' as const, week: '0000000', from: '9 утра', to: '24:00' };
    expect(wrong(bad)).toEqual(['week', 'from']);
    expect(wrong({ ...bad, kind: 'shifts', on: '', off: '2', from: '9:00' })).toEqual(['on']);
    expect(wrong({ ...bad, kind: 'shifts', on: '20', off: '20', from: '9:00' })).toEqual(['on']);
    expect(wrong({ ...bad, kind: 'none', since: '31.02.2027' })).toEqual(['since']);
  });

  test('a time in any usual spelling', () => {
    expect(['9:00', '0900', '9.30', '24:00', 'утро'].map(wholeTime)).toEqual([
      '09:00',
      '09:00',
      '09:30',
      '24:00',
      'утро',
    ]);
  });
});
