import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useDeskEvents } from '../../api/events.ts';
import { DownloadTray } from '../../components/download/DownloadTray.tsx';
import { usePreference } from '../../components/preferences.ts';
import { AsOf, WarehouseNote } from './AsOf.tsx';
import { Content } from './Content.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { Dialogs } from './Dialogs.tsx';
import { ExchangeCorner } from './ExchangeCorner.tsx';
import styles from './Frame.module.css';
import { ManagerMenu } from './ManagerMenu.tsx';
import { Navigation } from './Navigation.tsx';
import { QuickBar } from './QuickBar.tsx';
import { useIncoming } from './useIncoming.ts';
import { WarehouseSwitch } from './WarehouseSwitch.tsx';

const collapsedSchema = z.boolean();

/** What stands around every screen after sign-in: sections on the left, warehouse and manager on top. */
export const Frame = () => {
  const { t } = useTranslation();
  useDeskEvents();
  useIncoming();
  const [collapsed, setCollapsed] = usePreference('navigationCollapsed', collapsedSchema, false);
  return (
    <div className={styles.frame} data-collapsed={collapsed || undefined}>
      <a className={styles.skip} href="#content">
        {t('common.skip')}
      </a>
      <Navigation collapsed={collapsed} onCollapse={setCollapsed} />
      <header className={styles.top}>
        <WarehouseSwitch />
        <QuickBar />
        <ExchangeCorner />
        <ManagerMenu />
      </header>
      <div className={styles.body}>
        <DemoBanner />
        <AsOf />
        <WarehouseNote />
        <main className={styles.main} id="content" tabIndex={-1}>
          <Content />
        </main>
      </div>
      <Dialogs />
      <DownloadTray />
    </div>
  );
};
