import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './Staff.module.css';

const TABS = [
  { to: '/staff', name: 'staff.tree' },
  { to: '/staff/access', name: 'staff.access' },
  { to: '/staff/time', name: 'staff.time' },
] as const;

/** The screen «Сотрудники»: hierarchy, accesses and working time, each at its own address. */
export const StaffLayout = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <h1>{t('screens.staff')}</h1>
        <nav className={styles.tabs} aria-label={t('staff.tabs')}>
          {TABS.map(({ to, name }) => (
            <Link
              key={to}
              to={to}
              className={styles.tab}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {t(name)}
            </Link>
          ))}
        </nav>
      </div>
      <Outlet />
    </div>
  );
};
