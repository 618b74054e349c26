import { describe, expect, it } from 'vitest';
import {
  chosenIn,
  isUsualSheet,
  printerTrouble,
  printFault,
  sheetIn,
  titleOf,
} from '../../../main/shell/printChoice.ts';

describe('the printer that a computer has chosen', () => {
  it.each([
    ['{"name":"hp","title":"HP на стойке"}', { name: 'hp', title: 'HP на стойке' }],
    ['{"name":"hp"}', { name: 'hp', title: 'hp' }],
    ['{"name":null}', null],
    ['{"name":""}', null],
    ['{"name":5}', null],
    ['null', null],
    ['{', null],
    ['', null],
  ])('%s', (text, name) => {
    expect(chosenIn(text)).toEqual(name);
  });
});

describe('how a printer is called', () => {
  it.each([
    ['linux', 'HP_LaserJet', 'HP на стойке', 'HP на стойке'],
    ['linux', 'HP_LaserJet', '', 'HP_LaserJet'],
    ['win32', 'HP_LaserJet', 'куплен в 2019', 'HP_LaserJet'],
  ] as const)('%s: %s, %s', (platform, displayName, description, title) => {
    expect(titleOf({ name: 'HP_LaserJet', displayName, description }, platform)).toBe(title);
  });

  it('by its own title where the system has one', () => {
    const printer = { name: 'hp', displayName: 'HP LaserJet', description: 'у окна' };
    expect(titleOf(printer, 'linux')).toBe('HP LaserJet');
  });
});

describe('what is told where nothing came out', () => {
  it.each([
    ['Print job canceled', null, 'cancelled'],
    ['Print job canceled', 'HP', 'Принтер «HP» прервал печать'],
    ['No printers available on the network', null, 'нет ни одного принтера'],
    ['Invalid deviceName provided', 'HP', 'Принтер «HP» не найден'],
    ['Invalid printer settings', 'HP', 'Принтер «HP» не принял страницу'],
    ['Print job failed', null, 'Напечатать не получилось'],
    ['', null, 'Напечатать не получилось'],
  ])('%s', (reason, title, told) => {
    const fault = printFault(reason, title);
    expect(fault.state === 'failed' ? fault.sentence : fault.state).toContain(told);
  });
});

describe('what a printer says is wrong with it', () => {
  it.each([
    ['media-empty-error,media-needed', 'нет бумаги'],
    ['media-jam', 'застряла бумага'],
    ['door-open-report', null],
    ['cover-open-error', 'открыта крышка'],
    ['marker-supply-empty', 'кончилась краска'],
    ['marker-supply-low-warning', null],
    ['offline-report', 'не отвечает'],
    ['paused', 'приостановлен'],
    ['none', null],
  ])('%s', (reasons, told) => {
    const trouble = printerTrouble('HP', { 'printer-state-reasons': reasons });
    if (told === null) expect(trouble).toBeNull();
    else expect(trouble).toContain(told);
  });

  it('that it takes no jobs', () => {
    expect(printerTrouble('HP', { 'printer-is-accepting-jobs': 'false' })).toContain('не принимает');
    expect(printerTrouble('HP', { 'printer-is-accepting-jobs': 'true' })).toBeNull();
  });

  it('nothing where its system tells nothing', () => {
    expect(printerTrouble('HP', {})).toBeNull();
    expect(printerTrouble('HP', undefined)).toBeNull();
  });
});

describe('paper', () => {
  it('A4 either way lies in every printer; for other paper a person is asked', () => {
    expect(isUsualSheet(sheetIn(null))).toBe(true);
    expect(isUsualSheet(sheetIn({ width: 297, height: 210 }))).toBe(true);
    expect(isUsualSheet(sheetIn({ width: 420, height: 297 }))).toBe(false);
  });

  it.each(['A4', { width: '210', height: 297 }, { width: 0, height: 297 }, { width: 210, height: 1e9 }, {}])(
    'a page can’t order what is none: %j',
    (sheet) => {
      expect(() => sheetIn(sheet)).toThrow('refused');
    },
  );
});
