import type { TFunction } from 'i18next';
import { type EnrolledStatus, type ExchangeStatus, isEnrolled } from '../../api/exchange.ts';
import { moment } from '../../i18n/format.ts';

/** The exchange's status in words, the same in the corner, on the screen and at the sign-in. */

/** In two or three words: «Без связи с 13:40». */
export const statusTitle = (t: TFunction, status: ExchangeStatus): string => {
  if (status.kind === 'offline') return t('exchange.offline', { time: moment(status.since) });
  if (status.kind === 'filling' && status.total !== null && status.total > 0)
    return t('exchange.fillingPercent', { percent: percentOf(status.done, status.total) });
  return t(`exchange.${status.kind}`);
};

/** What it means for whoever works here, and what to do. */
export const statusText = (t: TFunction, status: ExchangeStatus): string => {
  if (status.kind === 'halted') return t(`exchange.${status.why}`);
  if (status.kind === 'filling' && status.offline) return t('exchange.fillingOffline');
  return t(`exchange.${status.kind}Text`);
};

/** More may come than was announced: what is written meanwhile comes too. */
export const percentOf = (done: number, total: number): number =>
  Math.min(99, Math.floor((100 * done) / total));

/** A clock that is off by less is of no matter to anybody. */
const WARN_MS = 120_000;

/** Null while this PC's clock is right enough. */
export const clockWarning = (t: TFunction, status: ExchangeStatus | undefined): string | null => {
  if (!isEnrolled(status) || Math.abs(status.clock_offset) <= WARN_MS) return null;
  return t('exchange.clock', {
    direction: t(status.clock_offset > 0 ? 'exchange.clockBehind' : 'exchange.clockAhead'),
    minutes: t('exchange.minutes', { count: Math.round(Math.abs(status.clock_offset) / 60_000) }),
  });
};

/** Signing in once more is what ends it: the centre then knows this PC again. */
export const mustSignInAgain = (status: ExchangeStatus): boolean =>
  status.kind === 'halted' && (status.why === 'device-unknown' || status.why === 'device-conflict');

/** As of when the data are, by this PC's own clock, whatever it is set to; null: there are none yet. */
export const asOfHere = ({ as_of, clock_offset }: EnrolledStatus): string | null =>
  as_of === null ? null : moment(as_of - clock_offset);
