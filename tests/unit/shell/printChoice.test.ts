import { describe, expect, it } from 'vitest';
import { chosenIn, printFault } from '../../../main/shell/printChoice.ts';

describe('the printer that a computer has chosen', () => {
  it.each([
    ['{"name":"hp"}', 'hp'],
    ['{"name":null}', null],
    ['{"name":""}', null],
    ['{"name":5}', null],
    ['null', null],
    ['{', null],
    ['', null],
  ])('%s', (text, name) => {
    expect(chosenIn(text)).toBe(name);
  });
});

describe('what is told where nothing came out', () => {
  it.each([
    ['Print job canceled', 'cancelled'],
    ['cancelled', 'cancelled'],
    ['Invalid deviceName provided', 'Принтер не найден'],
    ['Invalid printer settings', 'Принтер не найден'],
    ['Print job failed', 'Напечатать не получилось'],
    ['', 'Напечатать не получилось'],
  ])('%s', (reason, told) => {
    const fault = printFault(reason);
    expect(fault.state === 'failed' ? fault.sentence : fault.state).toContain(told);
  });
});
