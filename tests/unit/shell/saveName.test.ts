import { describe, expect, it } from 'vitest';
import { kindFault, saveFault, saveName } from '../../../main/shell/saveName.ts';

describe('names under which the window saves', () => {
  it.each([
    ['Реестр договоров 2026-11-23 все склады.xlsx', 'Реестр договоров 2026-11-23 все склады.xlsx'],
    ['../../etc/Договор №29.docx', '_.._etc_Договор №29.docx'],
    ['C:\\Windows\\акт.pdf', 'C__Windows_акт.pdf'],
    ['План этажа 1.svg', 'План этажа 1.svg'],
    ['План этажа 1.dxf', 'План этажа 1.dxf'],
    ['mesto-desk-0.1.0.log', 'mesto-desk-0.1.0.log'],
    ['IMG_2041.JPG', 'IMG_2041.JPG'],
  ])('%s', (name, offered) => {
    expect(saveName(name)?.fileName).toBe(offered);
  });

  it.each(['setup.exe', 'реестр.xlsx.lnk', 'реестр', '', null, 7, `отчёт${'\u202e'}xslx.exe`])(
    'refuses what a system would run: %s',
    (name) => {
      expect(saveName(name)).toBeNull();
    },
  );

  it('says why a file could not be written, and what to do', () => {
    const fault = (code: string) => saveFault(Object.assign(new Error('x'), { code }), 'а.xlsx');
    expect(fault('EBUSY')).toBe(
      'Файл «а.xlsx» открыт в другой программе. Закройте его или сохраните под другим именем.',
    );
    expect(kindFault('setup.exe')).toContain('«.exe» программа не сохраняет');
    expect(kindFault('реестр')).toContain('без расширения');
    expect(fault('ENOENT')).toContain('Выберите другую');
    expect(fault('ENOSPC')).toContain('нет места');
    expect(fault('EACCES')).toContain('нельзя записать');
    expect(saveFault('?', 'а.xlsx')).toContain('не записался');
  });
});
