import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DaySummary } from '../../api/payments.ts';
import { Section } from '../../components/card/Section.tsx';
import { statusOfCode } from '../../components/status/roomStatus.ts';
import { StatusSwatch } from '../../components/status/StatusSwatch.tsx';
import { number } from '../../i18n/format.ts';
import styles from './Today.module.css';

/** Rooms by state; each line opens the plan with those rooms. */
export const Occupancy = ({ day }: { day: DaySummary }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('today.rooms')}>
      <ul className={styles.states}>
        {day.rented_cnt.map((row) => {
          const status = row.rented === -1 ? null : statusOfCode(row.rented);
          if (status === null) return null;
          return (
            <li key={row.rented}>
              <Link
                to="/rooms"
                search={{ warehouse: day.warehouse_id, show: [status] }}
                className={styles.state}
              >
                <StatusSwatch status={status} />
                <span>{t(`status.${status}`)}</span>
                <span className="num">{number(row.cnt)}</span>
                <span className={`num dim ${styles.rate}`}>
                  {t('units.percent', { value: number(row.rate) })}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      <p className={styles.occupied}>
        {t('today.occupied', {
          rooms: number(day.occupancy.rooms_rate),
          area: number(day.occupancy.area_rate),
        })}
      </p>
    </Section>
  );
};
