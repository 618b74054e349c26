import { useTranslation } from 'react-i18next';
import type { LettingQuote } from '../../../api/letting.ts';
import { day, moneyShort, shortName } from '../../../i18n/format.ts';
import styles from '../Letting.module.css';

/** Why the price is what it is: each tier's price, the one that the term gives marked, and what a longer term would save. */
export const Tiers = ({ quote }: { readonly quote: LettingQuote }) => {
  const { t } = useTranslation();
  const at = quote.tiers.findIndex(({ tier }) => tier === quote.tier);
  const chosen = quote.tiers[at];
  const longer = quote.tiers.slice(at + 1).find(({ total }) => chosen !== undefined && total < chosen.total);
  const span = ({ from_months, to_months }: LettingQuote['tiers'][number]) =>
    to_months === null
      ? t('letting.tierFrom', { from: from_months })
      : t('letting.tierSpan', { from: from_months, to: to_months });
  return (
    <>
      <table className={styles.tiers}>
        <tbody>
          {quote.tiers.map((tier) => (
            <tr key={tier.tier} data-chosen={tier.tier === quote.tier || undefined}>
              <th scope="row">{span(tier)}</th>
              <td className="num nowrap">{t('letting.aMonth', { sum: moneyShort(tier.total) })}</td>
              <td className="num nowrap dim">{tier.saving > 0 ? `−${moneyShort(tier.saving)}` : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen === undefined || quote.months === null || quote.agrplanenddate === null ? null : (
        <p className={styles.why}>
          {t('letting.why', {
            count: quote.months,
            begin: day(quote.agrbegdate),
            end: day(quote.agrplanenddate),
            span: span(chosen),
            sum: moneyShort(chosen.total),
          })}
        </p>
      )}
      {longer === undefined || chosen === undefined ? null : (
        <p className={styles.why}>
          {t('letting.longer', {
            months: longer.from_months,
            sum: moneyShort(longer.total),
            saving: moneyShort(chosen.total - longer.total),
          })}
        </p>
      )}
      {quote.rooms.length > 1 ? (
        <ul className={styles.perRoom}>
          {quote.rooms.map((room) => (
            <li key={room.room_id}>
              <span>{t('units.room', { name: shortName(room.room_name) })}</span>
              <span className="num nowrap">{moneyShort(room[quote.tier ?? 'price'])}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
};
