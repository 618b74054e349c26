import { Tooltip } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBolt,
  IconCash,
  IconChartBar,
  IconDoorExit,
  IconFileText,
  IconKey,
  IconLayoutGrid,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconLock,
  IconMessage,
  IconSettings,
  IconSitemap,
  IconSun,
  IconTrendingUp,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useUnread } from '../../api/chat.ts';
import type { ru } from '../../i18n/ru.ts';
import icon from '../icon.svg';
import styles from './Frame.module.css';

interface Props {
  readonly collapsed: boolean;
  readonly onCollapse: (collapsed: boolean) => void;
}

interface Section {
  readonly name: `screens.${Exclude<keyof typeof ru.screens, 'signIn' | 'notFound'>}`;
  readonly Icon: typeof IconUsers;
  /** Its address; a section whose screen isn't there yet has none, and isn't shown. */
  readonly to?: NonNullable<LinkProps['to']>;
}

/** All sections in their order; each bears its screen's name, collapsed too. */
export const SECTIONS: readonly Section[] = [
  { name: 'screens.today', Icon: IconSun, to: '/today' },
  { name: 'screens.clients', Icon: IconUsers, to: '/clients' },
  { name: 'screens.agreements', Icon: IconFileText, to: '/agreements' },
  { name: 'screens.rooms', Icon: IconLayoutGrid, to: '/rooms' },
  { name: 'screens.letting', Icon: IconKey, to: '/letting' },
  { name: 'screens.payments', Icon: IconCash, to: '/payments' },
  { name: 'screens.moveOut', Icon: IconDoorExit, to: '/move-out' },
  { name: 'screens.approval', Icon: IconUserCheck, to: '/approval' },
  { name: 'screens.indexation', Icon: IconTrendingUp, to: '/indexation' },
  { name: 'screens.dashboards', Icon: IconChartBar, to: '/dashboards' },
  { name: 'screens.locks', Icon: IconLock, to: '/locks' },
  { name: 'screens.actions', Icon: IconBolt, to: '/actions' },
  { name: 'screens.staff', Icon: IconSitemap, to: '/staff' },
  { name: 'screens.messages', Icon: IconMessage, to: '/messages' },
  { name: 'screens.exchange', Icon: IconArrowsExchange, to: '/exchange' },
  { name: 'screens.settings', Icon: IconSettings, to: '/settings' },
];

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
        {SECTIONS.map(({ to, name, Icon }) =>
          to === undefined ? null : (
            <li key={name}>
              <Tooltip label={t(name)} position="right" disabled={!collapsed}>
                <Link
                  to={to}
                  activeOptions={{ includeSearch: false }}
                  className={styles.link}
                  aria-label={t(name)}
                >
                  <Icon size={19} stroke={1.7} aria-hidden />
                  <span className={styles.label}>{t(name)}</span>
                  {to === '/messages' ? <UnreadBadge /> : null}
                </Link>
              </Tooltip>
            </li>
          ),
        )}
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

/** How many messages are unread, beside their section. */
const UnreadBadge = () => {
  const { t } = useTranslation();
  const unread = useUnread();
  if (unread === 0) return null;
  return (
    <span className={styles.unread} title={t('chat.unreadTotal', { count: unread })}>
      {unread > 99 ? '99+' : unread}
    </span>
  );
};
