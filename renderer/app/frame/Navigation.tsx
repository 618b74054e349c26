import { Tooltip } from '@mantine/core';
import {
  IconLayoutGrid,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import icon from '../icon.svg';
import styles from './Frame.module.css';

interface Props {
  readonly collapsed: boolean;
  readonly onCollapse: (collapsed: boolean) => void;
}

/** Only sections that exist; each bears its screen's name, collapsed too. */
const SECTIONS = [
  { to: '/clients', name: 'screens.clients', Icon: IconUsers },
  { to: '/rooms', name: 'screens.rooms', Icon: IconLayoutGrid },
] as const;

export const Navigation = ({ collapsed, onCollapse }: Props) => {
  const { t } = useTranslation();
  const toggle = t(collapsed ? 'frame.expand' : 'frame.collapse');
  const ToggleIcon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.navigation} aria-label={t('frame.navigation')}>
      <div className={styles.brand}>
        <img src={icon} alt="" />
        <span className={styles.label}>{t('common.product')}</span>
      </div>
      <ul className={styles.links}>
        {SECTIONS.map(({ to, name, Icon }) => (
          <li key={to}>
            <Tooltip label={t(name)} position="right" disabled={!collapsed}>
              <Link
                to={to}
                activeOptions={{ includeSearch: false }}
                className={styles.link}
                aria-label={t(name)}
              >
                <Icon size={19} stroke={1.7} aria-hidden />
                <span className={styles.label}>{t(name)}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      <div className={styles.bottom}>
        <Tooltip label={toggle} position="right" disabled={!collapsed}>
          <button
            type="button"
            className={styles.link}
            aria-label={toggle}
            onClick={() => onCollapse(!collapsed)}
          >
            <ToggleIcon size={19} stroke={1.7} aria-hidden />
            <span className={styles.label}>{toggle}</span>
          </button>
        </Tooltip>
      </div>
    </nav>
  );
};
