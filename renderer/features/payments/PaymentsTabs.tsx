import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../components/table/List.module.css';

type Tab = 'payments' | 'returns' | 'future' | 'day';

const ADDRESSES = {
  payments: { to: '/payments', search: { kind: undefined } },
  returns: { to: '/payments', search: { kind: 'returns' } },
  future: { to: '/payments/future', search: {} },
  day: { to: '/payments/day', search: {} },
} as const;

/** What came, what went back, what will come, and the day's close: each has its address. */
export const PaymentsTabs = ({ now, children }: { now: Tab; children?: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <nav className={styles.tabs} aria-label={t('payments.tabs')}>
      {(Object.keys(ADDRESSES) as Tab[]).map((tab) => (
        <Link
          key={tab}
          {...ADDRESSES[tab]}
          className={styles.tab}
          activeOptions={{ exact: true }}
          aria-current={tab === now ? 'page' : undefined}
        >
          {t(`payments.tab_${tab}`)}
        </Link>
      ))}
      {children === undefined ? null : <span className={styles.tabsAside}>{children}</span>}
    </nav>
  );
};
