import { formatMoment } from '../../main/domain/dates.ts';
import { UserFacingError } from '../../main/errors.ts';
import type { NoticeFacts, NoticeRow } from './facts.ts';
import type { NoticeSettings, ReadSettings } from './settings.ts';
import type { Channel, NoticeText } from './texts.ts';
import { quietUntil, restOfRecipient } from './timing.ts';

/** What stands in the way of a notice before anybody tries to send it, in words. */

export type Ready = NoticeSettings & { readonly site: string };

/** Of every notice of a channel: a sentence, or the settings to send by. */
export const readySettings = ({ settings, fault }: ReadSettings, channel: Channel): Ready | string => {
  if (settings === null) return `Не отправлено: настройки центра с ошибкой. ${fault}`;
  const { site } = settings;
  if (channel === 'email' && settings.smtp === undefined)
    return 'Не отправлено: почта не настроена (раздел smtp в central.json центра).';
  if (channel === 'sms' && settings.sms === undefined)
    return 'Не отправлено: SMS не настроены (раздел sms в central.json центра).';
  if (site === undefined)
    return 'Не отправлено: не задана страница сайта для ссылок (site в central.json центра).';
  return { ...settings, site };
};

/** Of this one now, and until when; `sentAt`: when its recipient was sent anything, the newest first. */
export const waitingFor = (
  notice: Pick<NoticeRow, 'channel' | 'createdAt'>,
  { timeZone }: Pick<NoticeFacts, 'timeZone'>,
  { quietHours }: NoticeSettings,
  sentAt: readonly number[],
  now: number,
): { readonly reason: string; readonly until: number } | null => {
  const rested = restOfRecipient(sentAt, now);
  if (rested !== null) {
    const when = formatMoment(rested, timeZone);
    return { until: rested, reason: `Клиенту только что отправлено несколько сообщений, это уйдёт ${when}.` };
  }
  const until = notice.channel === 'sms' ? quietUntil(quietHours, timeZone, notice.createdAt, now) : null;
  if (until === null) return null;
  return { until, reason: `Тихие часы: SMS уйдёт ${formatMoment(until, timeZone)}.` };
};

/** The text, or what is wrong with its template. */
export const textOrFault = (write: () => NoticeText): NoticeText | { readonly fault: string } => {
  try {
    return write();
  } catch (error) {
    if (error instanceof UserFacingError) return { fault: error.message };
    throw error;
  }
};
