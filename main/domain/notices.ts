import type { Refusal } from './allowed.ts';
import type { Right } from './rights.ts';

/**
 * SMS and e-mails to clients: which there are, how long each makes sense, and when one may be sent again. A command queues
 * one, the centre sends it.
 */

export const NOTICE_TEMPLATES = ['password-link', 'guest-visit', 'agreement-link'] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

/** What the command that queued it said of it. Rows of old hold less. */
export interface NoticeData {
  readonly fullName?: string | null;
  readonly roomIds?: readonly number[];
  /** Of a guest visit. */
  readonly endsAt?: number;
  /** Of a booking. */
  readonly heldUntil?: number;
}

interface NoticeKind {
  readonly title: string;
  /** Who may send it again: who may cause it in the first place. */
  readonly right: Right | null;
  /** What is over when it makes no more sense, and what to do instead. */
  readonly over: string;
  until(data: NoticeData, createdAt: number): number;
}

const DAY_MS = 86_400_000;
/** A password link that was not opened within it needs sending again. */
const PASSWORD_LINK_MS = 7 * DAY_MS;

export const NOTICES: Readonly<Record<NoticeTemplate, NoticeKind>> = {
  'password-link': {
    title: 'Ссылка на пароль',
    right: 'addClientsAgreements',
    over: 'Ссылка на пароль устарела',
    until: (_data, createdAt) => createdAt + PASSWORD_LINK_MS,
  },
  'guest-visit': {
    title: 'Гостевой визит',
    right: null,
    over: 'Гостевой визит закончился: оформите новый',
    until: ({ endsAt }, createdAt) => endsAt ?? createdAt + DAY_MS,
  },
  'agreement-link': {
    title: 'Ссылка на договор',
    right: null,
    over: 'Бронь закончилась: отправьте новую ссылку на договор',
    until: ({ heldUntil }, createdAt) => heldUntil ?? createdAt + 3 * DAY_MS,
  },
};

/** @returns undefined for what a newer version has queued */
export const noticeKind = (template: string): NoticeKind | undefined =>
  NOTICE_TEMPLATES.some((known) => known === template) ? NOTICES[template as NoticeTemplate] : undefined;

/** A notice as a new sending of it is judged. */
export interface NoticeState {
  readonly template: string;
  readonly data: NoticeData;
  readonly status: 'queued' | 'sent' | 'failed';
  readonly createdAt: number;
  /** It was sent again already: only the newest can be. */
  readonly repeated: boolean;
  readonly addresses: Addresses;
}

export type Addresses = Readonly<Record<'sms' | 'email', string | null>>;

/** Where a notice would go now: a client's address may have been corrected since. */
export const noticeAddresses = (
  { channel, recipient }: { readonly channel: 'sms' | 'email'; readonly recipient: string },
  client: { readonly phone: string | null; readonly email: string | null } | null,
): Addresses =>
  client === null
    ? { sms: null, email: null, [channel]: recipient }
    : { sms: client.phone || null, email: client.email || null };

/** Why a notice can't be sent again by that channel, rights apart; null: it can. */
export const sendAgainRefusal = (
  notice: NoticeState,
  channel: 'sms' | 'email',
  now: number,
): Refusal | null => {
  const kind = noticeKind(notice.template);
  if (kind === undefined) return refusal('newer', 'Это сообщение поставила более новая версия программы.');
  if (notice.status === 'queued')
    return refusal('notice_queued', 'Сообщение ещё в очереди: центр отправит его сам.');
  if (notice.repeated)
    return refusal('notice_repeated', 'Сообщение уже отправлено ещё раз: смотрите последнее.');
  // A new link of a password is good for a time of its own; that of a visit or a booking ends with it.
  if (notice.template !== 'password-link' && kind.until(notice.data, notice.createdAt) <= now)
    return refusal('notice_over', `${kind.over}.`);
  if (notice.addresses[channel] !== null) return null;
  return channel === 'email'
    ? refusal('no_email', 'У клиента нет электронной почты: впишите её в карточку или отправьте SMS.')
    : refusal('no_phone', 'У клиента нет телефона: впишите его в карточку или отправьте письмо.');
};

const refusal = (code: string, msg: string): Refusal => ({ code, msg });
