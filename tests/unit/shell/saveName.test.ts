import { describe, expect, it } from 'vitest';
import { saveFault, saveName } from '../../../main/shell/saveName.ts';

describe('names under which the window saves', () => {
  it.each([
    ['Реестр договоров 2026-11-23 все склады.xlsx', 'Реестр договоров 2026-11-23 все склады.xlsx'],
    ['../../etc/Договор №29.docx', '_.._etc_Договор №29.docx'],
    ['C:\\Windows\\акт.pdf', 'C__Windows_акт.pdf'],
  ])('%s', (name, offered) => {
    expect(saveName(name)).toBe(offered);
  });

  it.each(['setup.exe', 'реестр.xlsx.lnk', 'реестр', '', null, 7, `отчёт${'\u202e'}xslx.exe`])(
    'refuses what is no document: %s',
    (name) => {
      expect(() => saveName(name)).toThrow('no document');
    },
  );

  it('says why a file could not be written, and what to do', () => {
    const fault = (code: string) => saveFault(Object.assign(new Error('x'), { code }), 'а.xlsx');
    expect(fault('EBUSY')).toBe(
      'Файл «а.xlsx» открыт в другой программе. Закройте его или сохраните под другим именем.',
    );
    expect(fault('ENOSPC')).toContain('нет места');
    expect(fault('EACCES')).toContain('нельзя записать');
    expect(saveFault('?', 'а.xlsx')).toContain('не записался');
  });
});
