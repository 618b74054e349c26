import { randomUUID } from 'node:crypto';
import { isEmail } from '../../main/domain/identifiers.ts';
import { normalizePhone } from '../../main/domain/phone.ts';
import { UserFacingError } from '../../main/errors.ts';
import type { Delivery } from './delivery.ts';
import { sendSms } from './gateway.ts';
import { exposure, type NoticeSettings, readSettings, SETTINGS_FILE } from './settings.ts';
import { sendMail } from './smtp.ts';
import type { NoticeTexts } from './texts.ts';

/** The self test of sending: `npm run central -- --check-mail ADDRESS` and `--check-sms PHONE`. */

export interface CheckOptions {
  readonly dataDir: string;
  readonly checkMail?: string | undefined;
  readonly checkSms?: string | undefined;
}

const WORDS = 'Проверка отправки из центра Mesto Desk. Отвечать не нужно.';

/**
 * Sends a test message by the settings as they stand; needs no database, so the centre may go on running.
 * @returns whether all is well; what is not was said
 */
export const checkSending = async (
  { dataDir, checkMail, checkSms }: CheckOptions,
  texts: NoticeTexts,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<boolean> => {
  const { settings, fault } = readSettings(dataDir, env);
  const faults = [fault, exposure(dataDir), ...texts.faults()].filter((line) => line !== null);
  if (settings !== null && settings.site === undefined)
    faults.push(`В ${SETTINGS_FILE} нет site: без страницы сайта ссылки клиентам не уходят.`);
  for (const line of faults) say(line);
  if (settings === null) return false;
  const sent = [
    ...(checkMail === undefined ? [] : [await byMail(settings, checkMail)]),
    ...(checkSms === undefined ? [] : [await bySms(settings, checkSms)]),
  ];
  for (const delivery of sent)
    say(delivery.kind === 'sent' ? 'Отправлено: проверьте, пришло ли.' : `Не отправлено. ${delivery.reason}`);
  return faults.length === 0 && sent.every(({ kind }) => kind === 'sent');
};

const never = (): AbortSignal => new AbortController().signal;

const byMail = ({ smtp }: NoticeSettings, to: string): Promise<Delivery> => {
  if (smtp === undefined) throw missing('smtp');
  if (!isEmail(to))
    throw new UserFacingError('bad_option', 422, '--check-mail: нужен адрес вида имя@домен.ru.');
  return sendMail(smtp, { to, subject: 'Проверка почты', text: `${WORDS}\n`, id: randomUUID() }, never());
};

const bySms = ({ sms }: NoticeSettings, given: string): Promise<Delivery> => {
  if (sms === undefined) throw missing('sms');
  const phone = normalizePhone(given);
  if (phone === null)
    throw new UserFacingError('bad_option', 422, '--check-sms: нужен телефон вида 79001234567.');
  return sendSms(sms, { phone, text: WORDS, id: randomUUID() }, never());
};

const missing = (section: string) =>
  new UserFacingError('not_configured', 422, `В ${SETTINGS_FILE} нет раздела ${section}: отправлять нечем.`);
