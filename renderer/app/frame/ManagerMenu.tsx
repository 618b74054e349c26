import { Menu } from '@mantine/core';
import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useExchangeStatus } from '../../api/exchange.ts';
import { endSession, useSession } from '../../api/session.ts';
import { LANGUAGES, THEMES, useAppearance } from '../../components/appearance.ts';
import { initials } from '../../components/face.ts';
import { number } from '../../i18n/format.ts';
import styles from './Frame.module.css';

/** Who is signed in, how the program looks and speaks here, and the way out. */
export const ManagerMenu = () => {
  const { t } = useTranslation();
  const { theme, language, setTheme, setLanguage } = useAppearance();
  const manager = useSession()?.manager;
  const pending = useExchangeStatus().data?.pending ?? 0;
  if (manager === undefined) return null;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button
          type="button"
          className={styles.manager}
          aria-label={`${t('frame.manager')}: ${manager.manager_fullname}`}
        >
          <span className={styles.face} aria-hidden>
            {initials(manager.manager_fullname)}
          </span>
          <span>
            <span className={`${styles.managerName} cut`} title={manager.manager_fullname}>
              {manager.manager_fullname}
            </span>
            <span className={styles.managerRole}>{manager.role}</span>
          </span>
          <IconChevronDown size={15} stroke={1.7} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('frame.theme')}</Menu.Label>
        <Menu.RadioGroup value={theme} onChange={setTheme}>
          {THEMES.map(([value, name]) => (
            <Menu.RadioItem key={value} value={value}>
              {t(name)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('frame.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={setLanguage}>
          {LANGUAGES.map(([value, name]) => (
            <Menu.RadioItem key={value} value={value}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={() => endSession('left')}>
          {t('frame.signOut')}
          {pending > 0 ? (
            <span className={styles.optionNote}>{t('exchange.signOutQueue', { n: number(pending) })}</span>
          ) : null}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
