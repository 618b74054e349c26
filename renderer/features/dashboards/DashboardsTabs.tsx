import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../components/period.ts';
import styles from '../../components/table/List.module.css';
import { TABS, type Tab } from './dashboardsSearch.ts';

interface Props {
  readonly now: Tab | 'roll';
  readonly warehouse: number;
  /** Which days are shown; the rent roll is of today. */
  readonly days?: Partial<Span>;
  readonly children?: ReactNode;
}

/** Each dashboard has its address; the days go along from one to the next. */
export const DashboardsTabs = ({ now, warehouse, days = {}, children }: Props) => {
  const { t } = useTranslation();
  const current = (tab: Props['now']) => (tab === now ? ('page' as const) : undefined);
  return (
    <nav className={styles.tabs} aria-label={t('dashboards.tabs')}>
      {TABS.map((tab) => (
        <Link
          key={tab}
          to="/dashboards"
          search={{ warehouse, ...days, tab: tab === 'warehouse' ? undefined : tab }}
          className={styles.tab}
          aria-current={current(tab)}
        >
          {t(`dashboards.tab_${tab}`)}
        </Link>
      ))}
      <Link
        to="/dashboards/roll"
        search={{ warehouse }}
        className={styles.tab}
        aria-current={current('roll')}
      >
        {t('dashboards.tab_roll')}
      </Link>
      {children === undefined ? null : <span className={styles.tabsAside}>{children}</span>}
    </nav>
  );
};
