import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exposure, readSettings, SETTINGS_FILE } from '../../../central/notices/settings.ts';
import { tempDir } from '../../support/testDesk.ts';

const SMTP = { host: 'smtp.example.ru', user: 'office', password: 'пароль', from: 'office@example.ru' };
const SMS = { url: 'https://sms.example.ru/{phone}', json: { text: '{text}' } };

const dirWith = (content: unknown, mode = 0o600): string => {
  const dir = tempDir();
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(join(dir, SETTINGS_FILE), text, { mode });
  return dir;
};
const read = (content: unknown, env = {}) => readSettings(dirWith(content), env);

describe('central.json', () => {
  test('none is no fault: nothing is set', () => {
    expect(readSettings(tempDir(), {})).toEqual({ settings: {}, fault: null });
  });

  test('what is left out has the usual value', () => {
    const { settings } = read({ smtp: SMTP, sms: SMS });
    expect(settings?.smtp).toMatchObject({ port: 465, security: 'tls' });
    expect(settings?.sms).toMatchObject({ method: 'POST', headers: {}, timeoutSeconds: 15 });
    expect(read({ smtp: { ...SMTP, port: 587 } }).settings?.smtp?.security).toBe('starttls');
  });

  test('secrets come from the environment where they are given there', () => {
    const env = { MESTO_SMTP_PASSWORD: 'из среды', MESTO_SMS_SECRET: 'key-2' };
    const { settings } = read({ smtp: SMTP, sms: SMS }, env);
    expect(settings?.smtp?.password).toBe('из среды');
    expect(settings?.sms?.secret).toBe('key-2');
    expect(read({}, env).settings).toEqual({});
  });

  test.each<[unknown, string]>([
    ['{"smtp": {"password": "тайна"', 'Файл central.json — не JSON: проверьте кавычки и запятые.'],
    ['[1]', 'central.json: значение не годится.'],
    [{ smtp: { ...SMTP, port: 0 } }, 'central.json, поле «smtp.port»'],
    [
      { smtp: { ...SMTP, prot: 1 } },
      'central.json: поле «smtp.prot» незнакомо. Проверьте его имя по central/README.',
    ],
    [{ smtp: { ...SMTP, host: undefined } }, 'поле «smtp.host»: нужно имя почтового сервера'],
    [{ smtp: { ...SMTP, from: 'Место' } }, 'поле «smtp.from»: нужен адрес вида office@example.ru'],
    [{ smtp: { ...SMTP, security: 'none' } }, 'поле «smtp.security»: с паролем нужно шифрование'],
    [{ sms: { ...SMS, url: 'http://sms.example.ru/{phone}' } }, 'поле «sms.url»: нужен адрес вида https://'],
    [
      { sms: { ...SMS, json: { text: 'x' } } },
      'поле «sms.url»: в адресе или теле запроса должны стоять {phone} и {text}',
    ],
    [{ sms: { ...SMS, form: {} } }, 'поле «sms.form»: нужно одно из двух: json или form'],
    [{ sms: { ...SMS, method: 'GET' } }, 'поле «sms.method»: у GET нет тела'],
    [{ sms: { ...SMS, headers: { 'X-Key': 'ключ' } } }, 'в заголовке могут стоять только латинские знаки'],
    [{ sms: { ...SMS, success: { field: 'a' } } }, 'поле «sms.success»: нужно {"field"'],
    [{ site: 'https://site.example/' }, 'поле «site»: в адресе должно стоять {token}'],
    [{ site: 'javascript:{token}' }, 'поле «site»: нужен адрес вида https://сайт/путь/{token}'],
    [{ quietHours: { from: '24:00', to: '8:00' } }, 'поле «quietHours.from»: нужно время вида 22:00'],
  ])('%j is told by its field', (content, sentence) => {
    const { settings, fault } = read(content);
    expect(settings).toBeNull();
    expect(fault).toContain(sentence);
  });

  test('no sentence repeats a secret', () => {
    const SECRET = 'Sup3rTayna';
    const dir = tempDir();
    const broken = fc.record({
      smtp: fc.constantFrom(SECRET, { ...SMTP, password: SECRET, port: SECRET }, [SECRET]),
      sms: fc.constantFrom(undefined, { ...SMS, secret: SECRET, method: SECRET }, SECRET),
      site: fc.constantFrom(undefined, SECRET, `https://x/${SECRET}`),
    });
    fc.assert(
      fc.property(broken, fc.boolean(), (content, cut) => {
        const text = JSON.stringify(content);
        writeFileSync(join(dir, SETTINGS_FILE), cut ? text.slice(0, -1) : text);
        const { fault } = readSettings(dir, {});
        expect(fault).toMatch(/^(Файл )?central\.json/);
        expect(fault).not.toContain(SECRET);
      }),
      { seed: 20261125 },
    );
  });

  test.skipIf(process.platform === 'win32')('a file with a password that others can read is told', () => {
    expect(exposure(dirWith({ smtp: SMTP }, 0o644))).toContain('chmod 600');
    expect(exposure(dirWith({ smtp: SMTP }))).toBeNull();
    expect(exposure(dirWith({ quietHours: { from: '22:00', to: '08:00' } }, 0o644))).toBeNull();
    expect(exposure(tempDir())).toBeNull();
  });
});
